### Слова програми: зауваження до вмісту, запис сайту, командний рядок.
###
### Зауваження каже, що не так, а порада — що зробити. Малими літерами, без крапки в кінці; те, що написав
### редактор, — у зворотних лапках. Назв не відмінюємо. Апостроф — ʼ (U+02BC).

## Наскільки це важливо

level-error = помилка
level-warning = попередження
level-advice = рекомендація
level-incomplete = неповно

## Що лежить у папці

unreadable-file = цього не вдалося прочитати: { $reason }
    .hint = перевірте, чи файл на місці і чи дозволено його читати
symbolic-link = це посилання на інше місце диска, а не сам файл
    .hint = приберіть посилання і покладіть сюди сам файл чи папку, на які воно вказує
special-file = це не звичайний файл і не папка
    .hint = приберіть це з папки сайту: у ній можуть лежати лише файли й папки
file-too-large = файл завеликий: дозволено до { $limit } МБ
    .hint = скоротіть його або поділіть на кілька
unknown-file = файл `{ $file }` нікуди не потрапить
    .yml = перейменуйте його: закінчення має бути `.yaml`, а не `.yml`
    .markdown = запис має бути текстовим файлом `.md`; документ для завантаження покладіть у `content/files/`
    .folders = організації лежать у `content/organisations/` (`.md`), зустрічі — у `content/meetings/` (`.md`), потреби — у `content/needs/` (`.yaml`), сторінки — у `content/pages/` (`.md`), документи й малюнки — у `content/files/`
bad-file-name = назва `{ $name }` не годиться для файлу чи папки
    .hint = лишіть тільки малі латинські літери, цифри й поодинокі дефіси: `poruch-2.md`
    .better = перейменуйте на `{ $better }` (закінчення, як-от `.md`, не змінюйте): лише малі латинські літери, цифри й поодинокі дефіси
    .reserved = така назва зайнята у Windows; додайте до неї щось, наприклад `{ $name }-1`
    .too-long =
        скоротіть назву: щонайбільше { $longest ->
            [one] { $longest } знак
            [few] { $longest } знаки
            [many] { $longest } знаків
           *[other] { $longest } знака
        }
missing-site-file = немає файлу з налаштуваннями сайту, `content/site.yaml`
    .hint = створіть його і впишіть принаймні два рядки: `title: Назва сайту` і `base_url: https://example.org/`

## Байти й символи

windows-1251 = файл збережено в кодуванні Windows-1251, а потрібне UTF-8
    .hint = у редакторі виберіть «Зберегти як» і кодування UTF-8
utf-16 = файл збережено в кодуванні UTF-16 (у Windows воно зветься «Юнікод»), а потрібне UTF-8
    .hint = у редакторі виберіть «Зберегти як» і кодування UTF-8
invalid-utf8 = тут пошкоджений символ: його немає в кодуванні UTF-8
    .hint = наберіть це місце знову і збережіть файл у кодуванні UTF-8
nul-character = у файлі є порожній символ { $character }, якого в тексті не буває
    .hint = файл, мабуть, пошкоджено або це не текст: візьміть справну копію чи наберіть його знову
control-character = у тексті є невидимий службовий символ { $character }
    .hint = зітріть це місце разом із сусідніми літерами й наберіть знову
bidirectional-control = у тексті є невидимий знак { $character }, який міняє напрямок письма
    .hint = зітріть це місце й наберіть знову: через такий знак видно не те, що написано
byte-order-mark = на початку файлу стоїть невидима позначка (BOM)
    .hint = збережіть файл у кодуванні «UTF-8 без BOM»; на сайт ця позначка не потрапить
line-ends = рядки закінчуються так, як у Windows або на старих Mac
    .hint = у редакторі виберіть кінці рядків LF; на сайт це не впливає

## Поля на початку файлу та їх запис

missing-front-matter = перед полями немає рядка `---`
    .hint = поставте `---` першим рядком файлу, далі поля, як-от `name: …`, а після них — ще один рядок `---`
unclosed-front-matter = після полів немає рядка `---`
    .hint = поставте рядок `---` після останнього поля, перед текстом
front-matter-too-large = поля на початку файлу займають понад { $limit } КБ
    .hint = перенесіть довгі описи в текст, нижче другого рядка `---`
yaml-tab = рядок починається з табуляції
    .hint = замініть її пробілами: по два на кожен рівень
yaml-smart-quotes = тут фігурні лапки („…“ або “…”) замість прямих
    .hint = візьміть значення в прямі лапки: `name: "Поруч"`
yaml-colon = у значенні без лапок є двокрапка
    .hint = візьміть усе значення в лапки: `title: "Зустріч: підсумки"`
yaml-unclosed-quote = лапки відкрито, але не закрито
    .hint = поставте такі самі лапки в кінці значення; якщо лапки є і всередині, пишіть там «…»
yaml-indentation = цей рядок зсунуто не так, як сусідні
    .hint = вирівняйте його: поля одного рівня починаються одне під одним, вкладені — на два пробіли правіше
yaml-alias = знаки `&` і `*` на початку значення тут не діють
    .hint = напишіть значення повністю; якщо знак — частина тексту, візьміть значення в лапки
yaml-tag = знак `!` на початку значення тут не діє
    .hint = приберіть його разом зі словом, перед яким він стоїть, або візьміть усе значення в лапки
yaml-too-deep = тут забагато рівнів вкладення
    .hint = лишіть не більше ніж 32 рівні; перевірте, чи немає зайвих відступів або дужок `[` і `{ "{" }`
yaml-duplicate-key = поле `{ $key }` тут уже є
    .hint = лишіть одне з двох; якщо значень кілька, запишіть їх списком: кожне з нового рядка після `- `
yaml-key = назва поля має бути звичайним словом
    .hint = напишіть так: `name: …`, без дужок у назві поля
yaml-documents = далі, після рядка `---`, починається друга частина файлу, а читається лише перша
    .hint = приберіть цей рядок або перенесіть другу частину в окремий файл
yaml-syntax = це місце не вдалося прочитати
    .hint = поле записують так: `name: значення`; якщо у значенні є `:`, `#`, `[`, `{ "{" }` чи лапки, візьміть його в лапки повністю

## Одне поле

unknown-field = невідоме поле `{ $key }`
    .hint = тут пишуть назви перевірок, які стоять у дужках попереджень і рекомендацій, як-от `incomplete-entry`; помилки вимкнути не можна
    .nearest = може, ви мали на увазі `{ $nearest }`?
    .known = тут можуть бути такі поля: { $known }
field-twice = поле `{ $key }` записано двічі: українською й англійською
    .hint = назви двома мовами означають те саме поле (`{ $same }`); лишіть один запис
missing-field = не заповнено `{ $key }`
    .hint = впишіть значення: `{ $key }: …`
    .cell = заповніть клітинку або дайте одне значення для всіх рядків: у файлі `--mapping` під `defaults`
    .field =
        { $key ->
            [id] впишіть `id: …` — сталу назву малими латинськими літерами
           *[other] впишіть `{ $key }: …` (або українською `{ $ukrainian }: …`)
        }
    .item = у списку є порожній пункт: допишіть його або приберіть рядок із дефісом
    .language = допишіть текст головною мовою сайту: `{ $key }: …`
wrong-shape = тут має бути { $expected }
    .hint = перевірте відступи й дефіси поруч: пункт списку починається з `- `, вкладене поле — з двох пробілів
shape-fields = кілька полів, кожне з нового рядка: `name: …`
shape-list = список, кожен пункт якого починається з нового рядка з `- `
shape-one = одне значення, без пунктів і вкладених полів
not-yes-no = поле `{ $key }` приймає лише `так` або `ні`, а тут `{ $value }`
    .hint = напишіть `так` або `ні`
not-a-number = `{ $value }` — не число
    .hint = лишіть самі цифри, без слів і одиниць: `250`
out-of-range = число `{ $value }` не підходить для поля `{ $key }`
    .hint =
        { $key ->
            [stale_after_days] потрібне ціле число від нуля до мільйона: `90`
            [keep] потрібне ціле число від нуля до мільйона: `5`
           *[other] потрібне число від нуля до трильйона, не відʼємне: `250`
        }
not-a-date = `{ $value }` не читається як дата
    .hint = пишіть рік, місяць і день через дефіс: `2020-03-27`
no-such-date = дати `{ $value }` немає в календарі
    .hint = перевірте місяць і день: спершу йде рік, тоді місяць, тоді день
not-a-time = `{ $value }` не читається як час
    .hint = пишіть години й хвилини двома цифрами, від `00:00` до `23:59`: `09:30`
bad-phone = це не номер телефону: `{ $value }`
    .hint = пишіть номер повністю: `"050 123-45-67"`
    .empty = впишіть номер, наприклад `"050 123-45-67"`, або приберіть поле
    .character = знака `{ $character }` у номері не буває; якщо номерів кілька, кожен пишіть з нового рядка після `- `, а пояснення — в полі `label`
    .too-few =
        тут { $found ->
            [one] { $found } цифра
            [few] { $found } цифри
            [many] { $found } цифр
           *[other] { $found } цифри
        }, а в такому номері їх { $wanted }: звірте, чи не пропущено якоїсь
    .too-many =
        тут { $found ->
            [one] { $found } цифра
            [few] { $found } цифри
            [many] { $found } цифр
           *[other] { $found } цифри
        }, а в такому номері їх { $wanted }: звірте, чи немає зайвої і чи не злилися два номери
    .no-area-code = напишіть номер повністю, з нулем і кодом міста чи оператора: `"06264 5-00-00"`, `"050 123-45-67"`
    .unknown-code = жоден код міста чи оператора в Україні так не починається: перевірте перші цифри
    .unknown-country = такого коду країни немає; український номер починається з `+380`: `"+380 50 123-45-67"`
bad-email = це не адреса електронної пошти: `{ $value }`
    .hint = напишіть одну адресу, без пробілів і зайвих знаків: `info@example.org`
bad-url = це не повна адреса сторінки: `{ $value }`
    .hint = скопіюйте адресу з браузера повністю, разом із `https://` і без пробілів: `https://example.org/`
url-scheme = посилання такого виду на сайт не потрапляють: `{ $url }`
    .hint = початок адреси може бути лише таким: { $allowed }; для звичайної сторінки пишіть `https://…`
bad-hours = не вдалося прочитати години роботи: `{ $value }`
    .hint = пишіть так: `Mo-Fr 09:00-17:00; PH off`
    .syntax = пишіть дні латинкою (Mo Tu We Th Fr Sa Su, від понеділка до неділі), PH — свята, off — зачинено: `Mo-Fr 09:00-17:00; PH off`
    .too-long = скоротіть запис: лишіть дні й години, а пояснення перенесіть у текст
    .range = перевірте числа: години — до `24:00`, хвилини — до `59`; проміжок починається з ранішого: `Mo-Fr 09:00-17:00`
    .unsupported = частини цього запису програма не розуміє; перелічіть дні прямо: `Mo-Fr 09:00-17:00; Apr 20 off`
bad-edrpou = код ЄДРПОУ має складатися з восьми цифр, а тут `{ $value }`
    .hint = впишіть усі вісім цифр, разом із нулями на початку і без пробілів: `"00032106"`
edrpou-checksum = у коді ЄДРПОУ `{ $value }` якась цифра хибна
    .hint = звірте кожну цифру з документами; якщо перші сім правильні, остання має бути { $digit }
bad-id = `{ $value }` не годиться як id
    .hint = лишіть тільки малі латинські літери, цифри й поодинокі дефіси, щонайбільше 120 знаків: `poruch-2`
    .better =
        { $key ->
            [organisation] впишіть id організації, тобто назву її файлу без `.md`; можливо, це `{ $better }`
            [organiser] впишіть id організації, тобто назву її файлу без `.md`; можливо, це `{ $better }`
            [members] впишіть id організації, тобто назву її файлу без `.md`; можливо, це `{ $better }`
            [by] впишіть id організації, тобто назву її файлу без `.md`; можливо, це `{ $better }`
            [who] впишіть id організації, тобто назву її файлу без `.md` (можливо, це `{ $better }`), а для всіх, хто був, — слово `присутні`
           *[other] напишіть `{ $better }`: лише малі латинські літери, цифри й поодинокі дефіси
        }
bad-language = `{ $value }` — не код мови
    .hint = пишіть дві або три малі латинські літери: `uk` — українська, `en` — англійська
unknown-language = мови `{ $language }` немає серед мов сайту
    .hint = мови сайту: { $known }; нову мову додайте до поля `languages` у `content/site.yaml`
unknown-choice = значення `{ $value }` тут не підходить
    .hint = виберіть одне з дозволених: { $known }
    .nearest = може, ви мали на увазі `{ $nearest }`? дозволено: { $known }
bad-location = координати — це два числа: широта й довгота
    .hint = пишіть у квадратних дужках, спершу широту (від -90 до 90), тоді довготу (від -180 до 180), з крапкою в дробах: `[48.7389, 37.5848]`
bad-timezone = часового поясу `{ $value }` немає
    .hint = для України пишіть `Europe/Kyiv`
bad-uuid = `{ $value }` — не номер у вигляді UUID
    .hint = такий номер створює `perelik init`; він має вигляд `4d382980-409d-4538-9952-e6bb0e2b19dd`, і міняти його не треба

## Один запис

missing-consent =
    { $visibility ->
        [desks] контакти цієї людини бачитимуть служби, а її згоди не записано
       *[other] контакти цієї людини бачитимуть усі, а її згоди не записано
    }
    .hint = запишіть у полі `consent`, коли взято згоду (`on: 2020-03-27`) і хто її взяв (`by: …`), або поставте `visibility: private`
nameless-attendee = в учасника немає ні організації, ні назви
    .hint = впишіть `organisation: …` (id організації з переліку) або, якщо її там немає, `name: …`
need-of-nothing = не сказано, чого саме бракує
    .hint = впишіть `resource: …` (зі словника `resources`) або `help: …` (зі словника `help`)
end-before-start = зустріч закінчується раніше, ніж починається
    .hint = перевірте поля `start` і `end`; якщо зустріч тривала за північ, поля `end` не пишіть
meeting-file-date = дата зустрічі — `{ $date }`, а назва файлу — `{ $file }`
    .hint = перейменуйте файл, щоб назва починалася з `{ $date }`, або виправте поле `date`
not-translatable =
    { $key ->
        [id] пункт списку без `id` не можна перекласти в окремому файлі
       *[other] поле `{ $key }` у перекладі зайве
    }
    .hint = воно однакове всіма мовами: приберіть його звідси, а змінюйте в основному файлі
    .original-first = в основному файлі такого поля немає: спершу впишіть його там
    .inline = перекладіть його в основному файлі, на місці: `name: { "{" }uk: …, en: …{ "}" }`
image-elsewhere = малюнок лежить на іншому сайті: `{ $url }`
    .hint = збережіть його в `content/files/` і пишіть `![що на ньому](/files/foto.jpg)`
raw-html = код HTML `<{ $tag }…` буде видно на сторінці як текст
    .hint = приберіть його або скористайтеся розміткою: `**жирний**`, `*курсив*`, `[назва](https://…)`

## Кілька записів

duplicate-id =
    { $kind ->
        [organisation] організація з id `{ $id }` уже є
        [meeting] зустріч з id `{ $id }` уже є
        [need] потреба з id `{ $id }` уже є
        [page] сторінка з id `{ $id }` уже є
        [service] послуга з id `{ $id }` у цієї організації вже є
        [help] вид допомоги з id `{ $id }` уже є
        [audiences] група людей з id `{ $id }` уже є
        [areas] район з id `{ $id }` уже є
        [kinds] вид організацій з id `{ $id }` уже є
        [resources] ресурс з id `{ $id }` уже є
       *[other] id `{ $id }` уже зайнято
    }
    .hint =
        { $kind ->
            [organisation] id — це назва файлу без закінчення, а великі й малі літери в ній не розрізняються: перейменуйте один із двох файлів або обʼєднайте їх
            [meeting] id — це назва файлу без закінчення: додайте до однієї з назв слово, як-от `2020-03-27-shtab.md`
            [need] id — це назва файлу без закінчення, а великі й малі літери в ній не розрізняються: перейменуйте один із двох файлів або обʼєднайте їх
            [page] id — це назва файлу без закінчення, а великі й малі літери в ній не розрізняються: перейменуйте один із двох файлів або обʼєднайте їх
            [service] без поля `id` воно таке саме, як `help`: допишіть одній із послуг свій `id: …` або обʼєднайте їх
           *[other] змініть один із двох id або приберіть зайвий рядок
        }
unknown-organisation = організації `{ $id }` немає в переліку
    .hint = тут пишуть назву файлу організації без `.md`; якщо її ще немає, створіть `content/organisations/{ $id }.md`
    .nearest = найближча назва — `{ $nearest }` ({ $file })
unknown-term = `{ $id }` немає у словнику `{ $vocabulary }`
    .hint = виберіть інше слово або додайте це до `content/vocabulary/{ $vocabulary }.yaml`
    .nearest = може, ви мали на увазі `{ $nearest }`? усі слова — в `content/vocabulary/{ $vocabulary }.yaml`
term-loop = слово `{ $id }` через поле `parent` стає ширшим за саме себе
    .hint = перевірте поле `parent` у нього й у ширших слів: останнє з них не має `parent`
orphan-translation = це переклад, а самого запису `{ $id }` немає
    .hint = переклад зветься так само, як основний файл, лише з кодом мови: `poruch.md` і `poruch.en.md`
unknown-item = в основному файлі немає пункту з id `{ $id }`
    .hint = візьміть `id` такий самий, як в основному файлі, або приберіть цей пункт
broken-link = посилання `{ $target }` нікуди не веде
    .hint = перевірте назву й папку; документи й малюнки мають лежати в `content/files/`
    .nearest = може, ви мали на увазі `{ $nearest }`?
unknown-format = формату `{ $format }` немає
    .hint = виберіть із таких: { $known }; без поля `outputs` створюються всі
    .nearest = може, ви мали на увазі `{ $nearest }`? є такі: { $known }
broken-anchor = немає заголовка, до якого веде `{ $target }`
    .hint = після `#` має стояти заголовок тієї сторінки латинкою: «Умови допомоги» — це `#umovy-dopomohy`
    .nearest = може, ви мали на увазі `{ $nearest }`?
link-to-unpublished = запис `{ $target }` сьогодні не опубліковано, тож посилання на сайті не буде
    .hint = якщо його вже час показати, перевірте в ньому поля `draft`, `publish_on` і `expires_on`
formerly-taken = колишня назва `{ $id }` уже належить іншому запису
    .hint = приберіть її з поля `formerly` там, де вона зайва: стара адреса може вести лише до одного запису
private-elsewhere = той самий контакт в одному місці приховано, а в іншому його видно
    .here-private = тут його приховано; якщо показувати його можна, змініть тут `visibility`, а якщо ні, приберіть контакт там
    .here-shown = тут його видно; приберіть його звідси або поставте `visibility: private`, якщо це поле таке має
route-clash = два файли сайту мали б ту саму адресу: `{ $path }`
    .hint = перейменуйте один із записів, з яких вони виходять
unsafe-file = файли такого виду на сайт не викладаються: `.{ $extension }`
    .hint = збережіть його в іншому вигляді, дозволено: { $allowed }
broken-file = файл пошкоджений або це насправді не .{ $extension }
    .hint = відкрийте його, збережіть заново й замініть
document-author = документ називає автора: `{ $name }`
    .hint = якщо це не для всіх, приберіть автора у властивостях документа і збережіть його знову
hidden-text = у документі є текст, якого читач не бачить, але який можна скопіювати
    .hint = перевірте, чи немає там того, що не для всіх; збережіть документ без прихованого тексту
file-metadata = файл .{ $extension } може розповідати, де і ким його зроблено, і прибрати це звідси не можна
    .hint = збережіть його без метаданих або в іншому форматі: світлину як .jpg, документ як .pdf
unclear-target = ціль `{ $name }` має назвати або папку, або сервер і шлях на ньому
    .hint = залиште одне з двох: `folder: …` або `ssh: …` разом із `path: /…`
bad-route = файл сайту не може мати такої адреси: `{ $path }`
    .hint = дайте файлу коротку назву без знаків `\ : * ? " < > | # %` і без крапки чи пробілу в кінці

## Тема

unknown-theme = теми `{ $theme }` немає
    .hint = тема — це папка `themes/{ $theme }/`; без поля `theme` сайт матиме вбудовану тему
    .nearest = може, ви мали на увазі `{ $nearest }`?
theme-file = у темі немає місця для файлу `{ $file }`
    .hint = шаблони лежать у `templates/` (`.html`), слова — в `i18n/` (`uk.ftl`), стилі й малюнки — у `static/`, налаштування — в `theme.yaml`
template-error = шаблон не працює: { $detail }
    .hint = виправте шаблон або приберіть його з теми: тоді візьметься вбудований
messages-error = слова теми не вдалося прочитати: { $detail }
    .hint = кожен рядок має бути таким: `nav-home = Головна`; продовження — з відступом
theme-settings = налаштування теми не вдалося прочитати: { $detail }
    .hint = перевірте `theme.yaml`: рядки мають бути такими: `name: значення`, а кольори — такими: `"#1a5fb4"`

## Поради

heading-level = заголовок `{ $found }` стоїть на рівень або кілька глибше, ніж мав би
    .hint = поставте `{ $wanted }`: програми, що читають сторінку вголос, переходять від рівня до рівня
homoglyph =
    { $script ->
        [latin] у слові з кирилиці є латинські літери: { $letters }
       *[cyrillic] у слові з латиниці є кириличні літери: { $letters }
    }
    .hint = наберіть слово знову: на вигляд літери однакові, але пошук такого слова не знайде
hours-overwritten = одне з правил не діє: пізніше на ті самі дні його заміняє
    .hint = якщо діють обидва, замість `;` поставте кому: `Mo-Fr 09:00-12:00,14:00-18:00`; якщо лише останнє, перше приберіть
missing-alt = малюнок не має опису
    .hint = опишіть у квадратних дужках, що на ньому видно: `![Вхід із пандусом](/files/vkhid.jpg)`
near-name = назва майже така сама, як тут: `{ $name }`
    .hint = якщо це той самий запис двічі, обʼєднайте файли; якщо це різні організації, впишіть їхні коди `edrpou` або зробіть назви помітно різними
no-public-contact = `{ $name }` — контакти записано, але для всіх не видно жодного
    .hint = дайте хоч один телефон чи пошту для всіх; для контактів людини потрібна її згода
orphan-term =
    { $count ->
        [one] цього слова не вжито в жодному записі: { $terms }
       *[other] цих слів не вжито в жодному записі: { $terms }
    }
    .hint = приберіть зайве з `content/vocabulary/{ $vocabulary }.yaml` або лишіть, якщо невдовзі знадобиться
overdue-task = завдання мали виконати до { $date }
    .hint = якщо його виконано, допишіть `status: done` і `done_on: …`; якщо ні, змініть `due`
placeholder-edrpou = код `{ $value }` схожий на вигаданий
    .hint = впишіть справжній код ЄДРПОУ або приберіть поле
same-edrpou = такий самий код ЄДРПОУ має `{ $name }`
    .hint = якщо це той самий запис двічі, обʼєднайте файли; якщо ні, перевірте обидва коди
same-phone = такий самий телефон має `{ $name }`
    .hint = якщо це той самий запис двічі, обʼєднайте файли; якщо одна організація належить до іншої, впишіть її там у поле `members`
stale-entry =
    { $days ->
        [one] `{ $name }` — запис перевіряли понад { $days } день тому
        [few] `{ $name }` — запис перевіряли понад { $days } дні тому
       *[other] `{ $name }` — запис перевіряли понад { $days } днів тому
    }
    .hint = зателефонуйте, уточніть відомості й змініть дату в полі `verified`; кому телефонувати, покаже `perelik check --due`

## Чужі файли

import-format = такого файлу Perelik не розуміє
    .hint = можна: { $known }
import-unreadable = файл не вдалося прочитати: { $reason }
    .hint = відкрийте його у програмі, де його зроблено, і збережіть ще раз як XLSX, ODS або CSV
import-encoding = файл прочитано як Windows-1251
    .hint = перевірте, чи літери правильні; надалі зберігайте як «CSV UTF-8»
import-sheet = на цьому аркуші немає стовпця з назвою організації, тож його не взято
    .hint = якщо там є перелік, назвіть стовпці або запишіть відповідність у файл: `--write-mapping ФАЙЛ`
import-empty = у файлі немає жодного рядка з відомостями
    .hint = перший заповнений рядок — назви стовпців, далі по рядку на організацію або послугу
import-column = невідомо, що означає стовпець «{ $heading }», тож його не взято
    .nearest = може, це «{ $nearest }»? запишіть відповідність у файл: `--write-mapping ФАЙЛ`, а потім `--mapping ФАЙЛ`
    .hint = запишіть відповідність у файл: `--write-mapping ФАЙЛ`, а потім `--mapping ФАЙЛ`
    .private = якщо це для себе, запишіть у файлі відповідностей `private`: такого ніде не видно; якщо для всіх — поле, якого це стосується
import-hidden = { $what }, тож його не взято
    .hint = якщо це теж для переліку, додайте `--hidden` або зробіть його видимим
import-hidden-sheet = аркуш прихований
import-hidden-row = рядок прихований
import-hidden-column = стовпець прихований
import-stamped = це копія для службового користування, і в ній немає стовпців про те, кому що видно; нічого з неї не взято
    .hint = візьміть файл таким, яким його дала команда `perelik export --for desks`, зі стовпцями «{ csv-phones-visibility }», «{ csv-address-visibility }», «{ csv-people-visibility }»
import-visibility = незрозуміло, кому що видно: значень — { $parts }, слів про них — { $words }
    .hint = впишіть слово для кожного значення через крапку з комою: усім; службам; нікому
import-stray-cell = стовпець цієї клітинки не має назви, тож її не взято: «{ $value }»
    .hint = назвіть стовпець; якщо в рядку більше клітинок, ніж назв, перевірте, чи всі стоять на своїх місцях
import-no-column = немає стовпця, де було б поле `{ $key }`
    .hint = додайте стовпець або впишіть одне значення для всіх рядків: у файлі `--mapping` під `defaults`
import-mapping = файл відповідностей не годиться: { $reason }
    .hint = зразок запише `--write-mapping ФАЙЛ`
import-term = `{ $value }` немає у словнику `{ $vocabulary }`
    .hint = виберіть слово зі словника або додайте це до `content/vocabulary/{ $vocabulary }.yaml`
    .nearest = може, це `{ $nearest }`? усі слова — в `content/vocabulary/{ $vocabulary }.yaml`
import-hours = години роботи зрозуміло не до кінця: `{ $value }`
    .hint = пишіть, наприклад, `пн-пт 9:00-17:00, сб 9:00-13:00` або `Mo-Fr 09:00-17:00`
import-cut-number = таблиця округлила число, і частину цифр втрачено: `{ $value }`
    .hint = зробіть клітинку текстовою і впишіть номер знову
    .phone = впишіть номер знову й повністю: зробіть клітинку текстовою або почніть його з `+`
import-zero = таблиця відкинула перший нуль; прочитано `{ $value }`
    .hint = перевірте номер; щоб нуль не зникав, зробіть клітинку текстовою
import-cell = формула в клітинці дає помилку `{ $value }`
    .hint = виправте формулу або впишіть значення
import-conflict = поле `{ $key }` не таке, як у тієї самої організації в рядку { $row }
    .hint = зробіть їх однаковими або дайте організаціям різні назви
import-consent = телефону й пошти людини ніхто не побачить: немає її згоди
    .hint = якщо згода є, додайте стовпець із датою згоди або параметр `--consent РРРР-ММ-ДД`
import-differs = такий запис уже є, і в ньому інше; його не змінено: `{ $path }`
    .hint = різницю показано нижче; щоб змінити запис, додайте `--update`
import-similar = можливо, `{ $name }` уже є: { $because }; дивіться `{ $path }`
    .hint = якщо це інша організація, додайте `--similar`; якщо та сама — виправте назву або код у таблиці
import-because-edrpou = такий самий код ЄДРПОУ
import-because-phone = такий самий телефон
import-because-name = назва майже така сама
import-broken = файл пошкоджено або він обривається: { $reason }
    .hint = збережіть або вивантажте його ще раз; те, що прочитано до цього місця, показано нижче
import-cut = кінця файлу немає
import-too-large = { $what }
    .hint = поділіть файл на менші або збережіть лише потрібну сторінку
import-over-size = файл завеликий
import-over-depth = сторінка заплутана: забагато вкладених одне в одне частин
import-left = цього не взято: { $what } — { $count }
import-left-comments = коментарі під дописом
import-left-posts = інші дописи тієї самої сторінки
import-left-pages = сторінки
import-left-files = файли, не привʼязані до дописів
import-left-menus = пункти меню
import-left-trash = видалені дописи й незбережені чернетки
import-review = «{ $title }» — чернетка: її не буде на сайті, доки ви її не перевірите
    .hint = перечитайте текст, заповніть присутніх, рішення й доручення, а тоді приберіть `draft` і `private`
import-note-review = Імпортовано з WordPress: перечитайте текст, заповніть присутніх, рішення й доручення, а тоді приберіть draft і ці нотатки.
import-meeting-day = з тексту не видно напевно, якого дня була зустріч; записано день публікації: { $date }
    .hint = виправте `date` і назву файлу, якщо зустріч була іншого дня
import-no-day = немає дня: його не видно ні з тексту, ні з відомостей про публікацію
    .hint = створіть зустріч командою `perelik new meeting --date РРРР-ММ-ДД` і перенесіть текст
import-dropped = прибрано з тексту: { $what } — { $count }
import-dropped-scripts = скрипти й стилі
import-dropped-forms = форми та кнопки
import-dropped-sharing = «поділитися», схожі дописи й навігацію
import-dropped-drawings = намальоване на самій сторінці
import-dropped-invisible = невидимі знаки
import-dropped-links = посилання, що нікуди не ведуть (слова лишилися)
import-linked = замінено посиланням: { $what } — { $count }
    .pictures = файли допису перелічено в `documents`; ті, що потрібні, збережіть у content/files/
import-linked-embeds = відео, карти та інше з чужих сайтів
import-linked-pictures = зображення
import-shortcode = у тексті лишилися вставки WordPress, яких Perelik не розгортає: { $names }
    .hint = замініть їх звичайним текстом або приберіть
import-contacts = у тексті є телефони або пошта: { $contacts }
    .hint = перевірте кожен: особистий номер без згоди показувати не можна. Чернетки ніхто не бачить, опублікований запис побачать усі
import-post-state = у WordPress цей допис не опубліковано: { $state }
import-over-archive = архів завеликий або в ньому забагато файлів
import-no-place = для поля `{ $field }` тут немає місця, тож його не взято; значень: { $count }
import-stray = рядок таблиці `{ $table }` нікому не належить: того, на кого він посилається, у пакеті немає
    .hint = рядок не взято; виправте посилання або впишіть ці відомості до запису самі
import-schedule = цей розклад — не звичайний тиждень, тож годин не взято: `{ $value }`
    .hint = впишіть години до запису самі
import-second-place = в організації кілька адрес, взято лише першу
    .hint = якщо потрібна саме ця, впишіть її до запису самі або зробіть окремий запис
import-place-sheet = аркуш «{ $value }»
import-place-row = рядок { $value }
import-place-column = стовпець { $value }
import-place-field = «{ $value }»

## Чого ще бракує

incomplete-entry = `{ $name }` — бракує: { $lacks }
    .hint = допишіть, коли дізнаєтеся; сайт збереться й без цього
lacks-services = чим допомагає (`services`)
lacks-contact = телефон або пошта для всіх (`phones`, `email`)
lacks-responsible = відповідальна особа (`responsible: так`)
lacks-verified = дата перевірки (`verified`)
lacks-person = людина, до якої звертатися (`people`)

## Відкриті формати: назва кожного рядка таблиці форматів і для кого він

format-for-appeals = Відділ звернень
format-for-headquarters = Штаб
format-for-press = Преса
format-for-phones = Телефони й календарі
format-for-developers = Розробники й портал відкритих даних
format-for-newcomers = Організації, які хочуть долучитися
format-join-xlsx = Анкета таблицею (XLSX)
format-join-md = Анкета текстом (Markdown)
format-list-csv = Перелік таблицею (CSV)
format-list-xlsx = Перелік таблицею (XLSX)
format-coverage-csv = Охоплення допомогою таблицею (CSV)
format-needs-csv = Потреби таблицею (CSV)
format-tasks-csv = Доручення таблицею (CSV)
format-list-json = Перелік для програм (JSON)
format-meetings-atom = Стрічка зустрічей (Atom)
format-changes-atom = Стрічка змін (Atom)
format-list-txt = Перелік текстом
format-share-txt = Повідомлення про перелік для Viber і Telegram
format-organisations-id-share-txt = Повідомлення про організацію для Viber і Telegram
format-organisations-vcf = Телефони всіх організацій для адресної книги (vCard 3.0)
format-organisations-4-vcf = Те саме для новіших програм (vCard 4.0)
format-organisations-id-vcf = Контакти організації для телефону (vCard)
format-calendar-ics = Календар зустрічей (ICS)
format-meetings-id-ics = Зустріч для календаря (ICS)
format-data-organisations-json = Організації (JSON)
format-data-organisations-csv = Організації (CSV)
format-data-organisations-schema-json = Організації: схема (JSON Schema)
format-data-services-json = Послуги (JSON)
format-data-services-csv = Послуги (CSV)
format-data-services-schema-json = Послуги: схема (JSON Schema)
format-data-meetings-json = Зустрічі (JSON)
format-data-meetings-csv = Зустрічі (CSV)
format-data-meetings-schema-json = Зустрічі: схема (JSON Schema)
format-data-needs-json = Потреби (JSON)
format-data-needs-csv = Потреби (CSV)
format-data-needs-schema-json = Потреби: схема (JSON Schema)
format-data-terms-json = Словники (JSON)
format-data-terms-csv = Словники (CSV)
format-data-terms-schema-json = Словники: схема (JSON Schema)
format-data-datapackage-json = Опис таблиць (Frictionless Data Package)
format-data-3w-csv = Хто, що і де робить (HXL)
format-data-835-organizations-csv = Довідник організацій за постановою № 835
format-data-835-organizationunits-csv = Довідник структурних підрозділів за постановою № 835
format-data-hsds-organizations-json = HSDS 3.1: організації (JSON)
format-data-hsds-services-json = HSDS 3.1: послуги (JSON)
format-data-hsds-organizations-id-json = HSDS 3.1: організація з її послугами (JSON)
format-data-hsds-datapackage-json = HSDS 3.1: опис таблиць (Data Package)
format-data-hsds-organizations-csv = HSDS 3.1: організації (CSV)
format-data-hsds-organization-identifiers-csv = HSDS 3.1: коди організацій (CSV)
format-data-hsds-url-csv = HSDS 3.1: посилання (CSV)
format-data-hsds-contacts-csv = HSDS 3.1: люди (CSV)
format-data-hsds-phones-csv = HSDS 3.1: телефони (CSV)
format-data-hsds-languages-csv = HSDS 3.1: мови (CSV)
format-data-hsds-locations-csv = HSDS 3.1: місця (CSV)
format-data-hsds-addresses-csv = HSDS 3.1: адреси (CSV)
format-data-hsds-accessibility-csv = HSDS 3.1: доступність (CSV)
format-data-hsds-services-csv = HSDS 3.1: послуги (CSV)
format-data-hsds-service-at-location-csv = HSDS 3.1: де надають послуги (CSV)
format-data-hsds-schedules-csv = HSDS 3.1: години (CSV)
format-data-hsds-service-areas-csv = HSDS 3.1: райони послуг (CSV)
format-data-hsds-required-documents-csv = HSDS 3.1: потрібні документи (CSV)
format-data-hsds-attributes-csv = HSDS 3.1: ознаки (CSV)
format-data-hsds-taxonomies-csv = HSDS 3.1: класифікатори (CSV)
format-data-hsds-taxonomy-terms-csv = HSDS 3.1: терміни класифікаторів (CSV)

## Анкета

join-edrpou = Код ЄДРПОУ
join-person = Контактна особа
join-role = Посада контактної особи
join-person-phone = Телефон контактної особи
join-person-email = Пошта контактної особи
join-consent = Дата згоди
join-sheet-form = Анкета
join-sheet-lists = Списки
join-mark-about = пояснення
join-mark-example = приклад (не читається)
join-about-kind = Виберіть зі списку.
join-about-hours = Наприклад: пн-пт 9:00-17:00, сб 9:00-13:00.
join-about-people = Імʼя та прізвище того, хто відповідає за звʼязок. Імʼя буде на сайті.
join-about-people-phone = Особистий номер. Без згоди його не публікують і не зберігають.
join-about-people-email = Особиста пошта. Без згоди її не публікують і не зберігають.
join-about-people-consent = День, коли людина письмово погодилася показувати телефон і пошту. Немає згоди — лишіть порожнім.
join-about-services-help = Виберіть зі списку. На кожну послугу — окремий рядок з тією самою назвою організації.
join-about-services-audiences = Кому допомагаєте. Виберіть зі списку або напишіть кілька через кому.
join-about-services-areas = Де допомагаєте. Порожньо означає: усюди.
join-example-name = ГО «Вигаданий приклад»
join-example-phone = 050 000-00-00 (приймальня)
join-example-email = info@example.org
join-example-website = https://example.org/
join-example-address = вул. Вигадана, 1
join-example-hours = пн-пт 9:00-17:00
join-example-person = Приклад Прикладенко
join-example-role = координатор
join-example-details = Привозимо раз на тиждень
join-md-how = Впишіть відповідь після двокрапки в тому самому рядку; чого немає, лишіть порожнім. Рядки, що починаються з «>», — пояснення.
join-md-consent = Назва, допомога, телефони, адреса й години організації будуть на сайті й у файлах для всіх. Телефон і пошту людини публікують лише з її згоди.
join-md-organisation = Організація
join-md-service = Послуга

## Таблиця `list.csv`

csv-organisation = Організація
csv-kind = Вид організації
csv-help = Вид допомоги
csv-service = Послуга
csv-details = Подробиці
csv-audiences = Для кого
csv-areas = Райони
csv-delivery = Як надається
csv-conditions = Умови
csv-cost = Вартість
csv-phones = Телефони
csv-email = Електронна пошта
csv-website = Вебсайт
csv-address = Адреса
csv-hours = Години роботи
csv-people = Люди
csv-responsible = відповідальна особа
csv-status = Стан
csv-page = Сторінка на сайті
csv-service-source = Джерело відомостей про послугу
csv-source = Джерело
csv-sort-name = Стоїть в абетці як
csv-documents = Що взяти з собою
csv-short-name = Коротка назва
csv-summary = Коротко
csv-reported = Чи повідомила, чим допомагає
csv-links = Інші сторінки
csv-area = Район
csv-how-to-get = Як дістатися
csv-accessibility = Доступність приміщення
csv-members = Хто входить до складу
csv-edrpou = Код ЄДРПОУ
csv-verified-on = Коли перевірено
csv-verified-by = Хто перевірив
csv-need = Що потрібно
csv-resource = Ресурс
csv-state = Стан
csv-required = Потрібно
csv-provided = Надано
csv-unit = Одиниця
csv-by = Хто надає
csv-as-of = Станом на
csv-note = Примітка
csv-task = Доручення
csv-who = Хто виконує
csv-due = Строк
csv-done-on = Коли виконано
csv-meeting = Зустріч
csv-meeting-date = Дата зустрічі
csv-value = Значення
csv-services = Послуг
csv-organisations = Організацій
csv-dimension = Розріз
sheet-services = Послуги
sheet-organisations = Організації
sheet-needs = Потреби
sheet-tasks = Доручення
sheet-coverage = Охоплення
coverage-all = Усього
coverage-covered = є допомога
coverage-nobody = ніхто не надає
coverage-nobody-yet = невідомо: повідомили не всі
coverage-not-reported = ще не повідомили
need-critical = критично бракує
need-partial = надано частково
need-met = забезпечено
need-unknown = невідомо
task-everybody = усі учасники зустрічі
task-open = виконується
task-overdue = прострочено
task-done = виконано
list-reported = так
list-cut = {" "}… (далі — на сайті)
meeting-planned = Зустріч заплановано
meeting-held = Зустріч відбулася
meeting-cancelled = Зустріч скасовано
meeting-format-online = онлайн
meeting-format-in-person = наживо
meeting-format-mixed = наживо й онлайн
meeting-organiser = Хто скликає
meeting-agenda = Порядок денний
meeting-present = Присутні
meeting-heard = Слухали
meeting-decided = Вирішили
meeting-tasks = Доручення
meeting-channels = Канали звʼязку
meeting-documents = Документи
meeting-next = Наступна зустріч
meeting-video = Відеозапис
text-as-of = Дані станом на { $date }
text-hotline = Гаряча лінія
text-phone = Телефон
text-cite = Як посилатися
text-licence = Ліцензія
share-helps = Допомагає
share-week = Що змінилося за тиждень:
share-more =
    { $n ->
        [one] … і ще { $n } зміна на сайті
        [few] … і ще { $n } зміни на сайті
        [many] … і ще { $n } змін на сайті
       *[other] … і ще { $n } зміни на сайті
    }
share-totals = У переліку організацій: { $all }; повідомили, чим допомагають: { $reported }
share-meeting = Наступна зустріч
change-added = новий запис
change-changed = оновлено відомості
change-closed = припинила діяльність
change-phones = інші телефони
change-renamed = нова назва або адреса сторінки
change-reopened = знову діє
feed-changes = що змінилося
hxl-edrpou = Код ЄДРПОУ
hxl-cluster = Кластер ООН
hxl-help-code = Код виду допомоги
hxl-katottg = Код КАТОТТГ
hxl-date = Станом на
delivery-at-home = удома
delivery-on-site = на місці
delivery-by-phone = телефоном
delivery-online = онлайн
status-active = діє
status-paused = призупинено
status-relocated = переміщено
status-closed = закрито
list-not-reported = ще не повідомлено
list-not-reported-hotline = ще не повідомлено; гаряча лінія: { $number }
desks-stamp = для службового користування
csv-phones-visibility = Кому видно телефони
csv-address-visibility = Кому видно адресу
csv-people-visibility = Кому видно контакти людей
csv-visibility-name = службам, разом з імʼям
csv-stamp = Гриф

## Запис сайту

write-disk = не вдалося { $doing }: `{ $path }` — { $cause }
write-doing-finding = дізнатися, що тут лежить
write-doing-locking = узяти папку сайту в роботу
write-doing-listing = переглянути папку
write-doing-reading = прочитати файл
write-doing-making-folder = створити папку
write-doing-writing = записати файл
write-doing-copying = скопіювати файл
write-doing-linking = дати файлу другу назву
write-doing-renaming = перемістити
write-doing-marking = змінити час або права
write-doing-removing = вилучити
write-doing-syncing = дочекатися, доки диск збереже все
write-doing-swapping = поставити новий сайт на місце старого
write-cause-full = на диску скінчилося місце
write-cause-quota = вичерпано дозволене вам місце на диску
write-cause-denied = бракує прав
write-cause-read-only = диск доступний лише для читання
write-cause-missing = такого файлу чи папки немає
write-cause-no-folder = частина шляху — не папка
write-cause-exists = там уже щось є
write-cause-broken = диск відповів помилкою; можливо, він несправний
write-cause-name-too-long = назва задовга для цього диска
write-refused-file-system-root = не можна записати сайт у корінь диска: `{ $path }`; назвіть окрему папку
write-refused-home = не можна записати сайт у домашню папку чи поверх неї: `{ $path }`; назвіть окрему папку
write-refused-site = не можна записати готовий сайт поверх його вмісту: `{ $path }`; назвіть окрему папку, наприклад `public`
write-refused-sources = не можна записати готовий сайт туди, де лежить його вміст чи історія: `{ $path }`; назвіть окрему папку, наприклад `public`
write-refused-link = папка сайту — лише посилання на інше місце: `{ $path }`; назвіть саму папку
write-refused-file = на місці папки сайту лежить файл: `{ $path }`; приберіть його або назвіть іншу папку
write-refused-unresolved = шлях веде через `..` у папки, яких немає: `{ $path }`; напишіть його повністю
write-refused-state = назву службової папки вже зайнято чимось іншим: `{ $path }`; приберіть це або назвіть іншу папку для сайту
write-foreign =
    цю папку створила не програма Perelik (або її `manifest.json` пошкоджено), тож її не змінено: `{ $path }`; у ній лежить: { $names }{ $more ->
        [0] { "" }
       *[other] {" "}і ще { $more }
    }; назвіть іншу папку або перенесіть цю в інше місце
write-strangers =
    у папці сайту є чужі файли, тож її не змінено: `{ $path }`; збережіть їх в іншому місці, приберіть звідси й запустіть знову: { $names }{ $more ->
        [0] { "" }
       *[other] {" "}і ще { $more }
    }
write-locked = цей сайт уже збирає інший запуск (процес { $pid }): `{ $path }`; зачекайте, доки він закінчить
write-locked-by-unknown = цей сайт уже збирає інший запуск: `{ $path }`; зачекайте, доки він закінчить
write-changed = файл змінився, доки збирався сайт: `{ $path }`; запустіть ще раз
write-templates =
    сайт не записано; у шаблонах теми { $count ->
        [one] { $count } помилка
        [few] { $count } помилки
        [many] { $count } помилок
       *[other] { $count } помилки
    }
write-method-first-rename = сайт уперше стоїть на своєму місці
write-method-exchange = новий сайт став на місце старого одним кроком
write-method-two-renames = новий сайт став на місце старого двома кроками: на мить сайту могло не бути
write-method-file-by-file = сайт оновлено файл за файлом, не одним кроком: якусь мить читач міг бачити поруч старі й нові сторінки

## Перегляд

serve-errors =
    { $count ->
        [one] { $count } помилка: поки вона є, сайт не збереться
        [few] { $count } помилки: поки вони є, сайт не збереться
        [many] { $count } помилок: поки вони є, сайт не збереться
       *[other] { $count } помилки: поки вони є, сайт не збереться
    }
serve-all = Усі зауваження
serve-hide = Сховати
serve-problems = Зауваження
serve-back = До сайту
serve-kept = Сторінка така, якою була до помилки: зміни зʼявляться, щойно помилку буде виправлено.
serve-draft = Лише в перегляді: { $files } — чернетка або запис, якому не час; на сайті цього не буде.
serve-template-failed = Шаблон не зміг зробити цю сторінку
serve-not-found = Такої сторінки немає
serve-foreign-host = Перегляд відповідає лише на адресу цього компʼютера: `localhost`, `127.0.0.1` або `[::1]` із портом.
serve-foreign-origin = Сторінкам інших сайтів перегляд не відповідає.

## Кого треба перевірити

due-name = Організація
due-id = id
due-checked = Перевірено
due-contacts = Телефон або пошта
due-person = Кого питати
due-hidden = Де записано закритий номер
due-file = Файл
due-never = ще ні
live-current = Сайт { $url } показує дані станом на { $date }
live-record = Сайт { $url } показує дані станом на { $date }; цю дату задано в site.yaml, тож вона й не зміниться
live-old = { $days ->
    [one] даним сайту { $url } уже { $days } день: вони станом на { $date }
    [few] даним сайту { $url } уже { $days } дні: вони станом на { $date }
   *[other] даним сайту { $url } уже { $days } днів: вони станом на { $date }
}
live-old-hint = схоже, щоденне збирання зупинилося: перевірте на сервері таймер або cron і зберіть сайт знову
live-undated = за адресою { $url } є відповідь, але це не сайт, який зібрала ця програма, або його дати не видно

due-none = усі записи перевірено вчасно
due-errors = у вмісті є помилки, тому перелік може бути неповним; покаже їх `perelik check`

## Командний рядок

cli-built =
    сайт зібрано: { $pages ->
        [one] { $pages } сторінка
        [few] { $pages } сторінки
        [many] { $pages } сторінок
       *[other] { $pages } сторінки
    }, усього { $files ->
        [one] { $files } файл
        [few] { $files } файли
        [many] { $files } файлів
       *[other] { $files } файлу
    }
cli-nothing-changed = нічого не змінилося: сайт уже такий, яким має бути
cli-written =
    записано { $written ->
        [one] { $written } файл
        [few] { $written } файли
        [many] { $written } файлів
       *[other] { $written } файлу
    }, вилучено { $removed }, без змін { $kept }
cli-where = подивіться: { $path }
cli-timings-read = джерела прочитано за { $milliseconds } мс
cli-timings-compile = розібрано, перевірено й сплановано за { $milliseconds } мс
cli-timings-write = файли зроблено й записано за { $milliseconds } мс
cli-timings-files = зроблено файлів: { $made }; узято з минулої збірки: { $reused }
cli-timings-formats = файлів у відкритих форматах: { $files }; на них пішло { $milliseconds } мс із { $all } мс роботи процесора
cli-timings-template = шаблон { $template }: { $milliseconds } мс на все, що він зробив ({ $files })
cli-timings-slow = { $path }: { $milliseconds } мс
cli-time = зайняло { $seconds } с
cli-sync-time = і ще { $seconds } с чекали, доки диск усе збереже
cli-not-built = через помилки сайт не зібрано; те, що вже опубліковано, лишилося, як було
cli-check-fine = усе гаразд, зауважень немає
cli-check-summary = помилок: { $errors }, попереджень: { $warnings }, рекомендацій: { $advice }, неповних записів: { $incomplete }
cli-fix-nothing = виправляти немає чого
cli-fix-mark = невидиму позначку на початку (BOM) буде прибрано
cli-fix-line-ends = кінці рядків стануть LF
cli-fix-ask = записати ці зміни? (т — так, інше — ні)
cli-fix-needs-yes = нічого не записано; щоб записати ці зміни, додайте `--yes`
cli-fix-left = нічого не записано
cli-fix-written =
    { $count ->
        [one] виправлено { $count } файл
        [few] виправлено { $count } файли
        [many] виправлено { $count } файлів
       *[other] виправлено { $count } файлу
    }
cli-fix-changed = файл змінився, доки його виправляли, тож його не записано: `{ $path }`; запустіть ще раз
cli-import-summary = прочитано рядків: { $rows }; з помилками: { $faults }; нових файлів: { $new }; зміниться: { $update }; без змін: { $same }
cli-import-column = { $letters } «{ $heading }» → { $field }
cli-import-column-example = { $letters } «{ $heading }» → { $field }; наприклад: { $example }
cli-import-column-left = { $letters } «{ $heading }» → не взято
cli-import-differs =
    { $count ->
        [one] { $count } запис відрізняється, його не змінено (`--update` змінить)
        [few] { $count } записи відрізняються, їх не змінено (`--update` змінить)
       *[other] { $count } записів відрізняються, їх не змінено (`--update` змінить)
    }
cli-import-similar =
    { $count ->
        [one] { $count } запис схожий на той, що вже є, його не додано (`--similar` додасть)
        [few] { $count } записи схожі на ті, що вже є, їх не додано (`--similar` додасть)
       *[other] { $count } записів схожі на ті, що вже є, їх не додано (`--similar` додасть)
    }
cli-import-mapping = записано, що означають стовпці: `{ $path }`; виправте й запустіть з `--mapping { $path }`
cli-import-no-mapping = це не таблиця, тож стовпців у ній немає: `{ $path }`
cli-import-mapping-exists = такий файл уже є, його не змінено: `{ $path }`
cli-import-written =
    { $count ->
        [one] записано { $count } файл
        [few] записано { $count } файли
        [many] записано { $count } файлів
       *[other] записано { $count } файлу
    }
cli-see = див. також
cli-help-label = порада
cli-method-exchange = { write-method-exchange }
cli-method-two-renames = { write-method-two-renames }
cli-method-file-by-file = { write-method-file-by-file }
cli-method-copies =
    цей диск не дозволяє двох назв одного файлу, тож { $copied ->
        [one] { $copied } незмінний файл скопійовано
        [few] { $copied } незмінні файли скопійовано
        [many] { $copied } незмінних файлів скопійовано
       *[other] { $copied } незмінного файлу скопійовано
    }
cli-next-change = навіть без правок сайт зміниться { $date }: тоді зберіть його знову
cli-no-content = тут немає папки `content/`: `{ $path }`; новий сайт створює команда `perelik init`
cli-root-missing = такої папки немає: `{ $path }`
cli-bad-date = `{ $value }` не читається як дата; пишіть рік, місяць і день через дефіс: `2020-03-27`
cli-format-csv = вигляд `csv` має лише перелік `check --due`, а інших виглядів, крім таблиці, він не має
cli-bad-epoch = у змінній `SOURCE_DATE_EPOCH` має бути число секунд, а там `{ $value }`
cli-init-exists = ця папка не порожня: `{ $path }`; назвіть нову
cli-init-done = новий сайт створено: `{ $path }`; далі впишіть назву й адресу в `content/site.yaml`
cli-new-missing = бракує поля `{ $key }`; додайте { $flag } або запустіть команду в терміналі: там вона запитає сама
cli-new-missing-one = потрібне хоча б одне з полів: { $keys }; додайте { $flag }
cli-new-set-form = `{ $value }` не годиться для --set; пишіть поле, знак `=` і значення: `--set resource=masks`
cli-new-unknown = у записі такого типу немає поля `{ $key }`; можна { $known }
cli-new-twice = поле `{ $key }` задано двічі; лишіть одне
cli-new-no-id = з назви `{ $name }` не утворити назви файлу; задайте її самі: `--id poruch`
cli-new-bad-id = `{ $id }` не годиться для назви файлу; лише малі латинські літери, цифри й поодинокі дефіси: `--id poruch`
cli-new-exists = такий запис уже є: `{ $path }`; виправте його або задайте іншу назву файлу: `--id { $id }-2`
cli-new-refused = у такому записі були б помилки, тому файл не створено
cli-new-done = створено: `{ $path }`; відкрийте його й допишіть решту
cli-new-again = це поле потрібне: впишіть значення
cli-new-term = немає такого; можна: { $known }
cli-schema-done =
    записано { $count ->
        [one] { $count } файл
        [few] { $count } файли
        [many] { $count } файлів
       *[other] { $count } файлу
    } у `{ $path }`
cli-schema-vscode = створено налаштування VS Code: `{ $path }`
cli-schema-vscode-kept = налаштування VS Code вже є, їх не змінено: `{ $path }`; потрібні рядки — у файлі `{ $snippet }`
cli-schema-unknown = файлу `{ $name }` немає; можна: { $known }
cli-export-unknown = формату `{ $name }` немає; є такі: { $known }
cli-export-which = `{ $name }` — це окремий файл для кожного запису; назвіть запис, наприклад `{ $known }`
cli-export-no-record = на сайті немає запису, якого стосується `{ $name }`
cli-export-kept = `{ $name }` не для загалу: так указано в `publish` у `content/site.yaml`; примірник для служб дає `--for desks`
cli-export-not-stamped = `{ $name }` не має місця для грифа; для служб є такі формати: { $known }
cli-export-folder = кілька форматів разом записують у папку: `-o ПАПКА`
cli-export-desks-file = примірник для служб записують лише у файл: `-o ФАЙЛ`
cli-export-desks-inside = `{ $path }` лежить там, звідки все потрапляє на сайт; примірник для служб запишіть деінде
cli-export-desks-done = { $path }: для службового користування, не викладайте його на сайт і не пересилайте стороннім
cli-export-each-organisation = , по одному на організацію
cli-export-each-meeting = , по одному на зустріч
cli-schema-folder = папка для схем має лежати всередині сайту: `{ $path }`
cli-disk = не вдалося { $doing }: `{ $path }` — { $cause }
cli-progress = готую сторінки
cli-watching = чекаю на зміни: `{ $path }`; щоб зупинити, натисніть Ctrl+C
cli-serving = перегляд сайту: { $url }; щоб зупинити, натисніть Ctrl+C
cli-serve-current = перегляд оновлено, ревізія { $revision }
cli-serve-broken = є помилки: перегляд показує їх на сторінках і за адресою { $url }_perelik/problems
cli-port-taken = не вдалося відкрити порт { $port }: { $cause }; назвіть інший: `--port 0` візьме вільний
cli-serve-failed = перегляд не почався: { $cause }
cli-signal = роботу зупинено ззовні ({ $name }): сайт цілий, а що не дороблено, доробить наступний запуск
cli-stdout-closed = не вдалося вивести все до кінця: { $cause }

## Довідка командного рядка

cli-about = Збирає з текстових файлів сайт: хто в громаді з чим допоможе
cli-about-build = Зібрати сайт; якщо є помилки, нічого не змінювати
cli-about-check = Перевірити вміст і показати всі зауваження; без --fix нічого не записувати
cli-watch-distant = папка лежить на мережевому диску: про зміни там система не сповіщає, тож вміст переглядається двічі на секунду
cli-about-record = Записати в історію сайту, що змінилося від минулого разу
cli-not-recorded = нічого не записано: спершу виправте помилки
cli-record-nothing = від минулого запису нічого не змінилося
cli-recorded =
    { $count ->
        [0] історію переписано начисто: { $path }
        [one] в історію записано зміни в { $count } записі: { $path }
       *[other] в історію записано зміни в { $count } записах: { $path }
    }
cli-about-forget = Вилучити запис або номер звідусіль, де до них можна дістатися; спершу показати, що зникне
cli-opt-forget-what = id запису (`organisations/ID`, якщо таких id кілька) або номер телефону в будь-якому записі
cli-opt-forget-yes = Вилучити без запитання
cli-forget-marker = (номер вилучено)
cli-forget-nothing = `{ $what }` ніде не трапляється
cli-forget-unknown = `{ $what }` — це не id жодного запису й не номер телефону
cli-forget-ambiguous = id `{ $what }` мають кілька записів; додайте теку, наприклад `organisations/{ $what }`
cli-forget-deletes = файл зникне: { $path }
cli-forgotten =
    { $count ->
        [one] вилучено: змінено або видалено { $count } файл
        [few] вилучено: змінено або видалено { $count } файли
       *[other] вилучено: змінено або видалено { $count } файлів
    }
cli-forget-not-built = на сайті поки що все по-старому: виправте помилки й запустіть цю команду ще раз
cli-forget-left =
    { $count ->
        [one] ще згадується у { $count } файлі — виправте або видаліть його самі й запустіть команду ще раз:
       *[other] ще згадується у { $count } файлах — виправте або видаліть їх самі й запустіть команду ще раз:
    }
cli-forget-left-file = {"  "}{ $path }
cli-forget-unreachable =
    Звідси не дістатися до такого:
      сайт, який бачать читачі: розмістіть його знову (`perelik deploy`), попередні версії на сервері видаліть окремо;
      історія git: її переписують окремо (git filter-repo), а копії є в усіх, хто брав репозиторій;
      резервні копії та документи, у яких текст стиснуто (PDF, DOCX, XLSX);
      контакти, збережені в телефонах, завантажені таблиці, роздруківки, пам’ять пошукових систем.
cli-about-init = Створити новий сайт у порожній папці
cli-about-serve = Показати сайт у браузері й оновлювати його після кожної зміни; нічого не записувати
cli-opt-root = Папка сайту; без цього — поточна
cli-opt-output = Куди записати готовий сайт; без цього — папка public
cli-opt-base-url = Адреса сайту замість тієї, що в site.yaml
cli-opt-date = День, який вважати сьогоднішнім: РРРР-ММ-ДД
cli-opt-lang = Мова повідомлень: uk або en
cli-opt-format = Вигляд зауважень: human, json, github або sarif
cli-opt-strict = Вважати попередження помилками
cli-opt-from-scratch = Зібрати все заново, не використовуючи попереднього
cli-opt-verify = Звірити байти кожного файлу, перш ніж узяти його з минулої збірки, а не покладатися на час змін
cli-opt-fix = Виправити безпечне (відступи, лапки, кінці рядків, апострофи, телефони), спершу показавши зміни
cli-opt-yes = Записати виправлене, не питаючи
cli-opt-due = Показати, кому зателефонувати, щоб перевірити які записи
cli-opt-live = Сказати, чи не застаріли дані сайту, що відповідає за адресою; без адреси — base_url із site.yaml
cli-opt-csv = Подати цей перелік таблицею CSV
cli-opt-timings = Показати, скільки часу зайняв кожен крок
cli-opt-list = Перелічити всі файли сайту
cli-opt-watch = Чекати на зміни й щоразу збирати сайт знову
cli-about-new = Створити новий запис: запитати потрібне або взяти з параметрів
cli-about-completions = Показати файл, з яким оболонка доповнює команди й параметри
cli-opt-shell = Оболонка: bash, zsh, fish, elvish або powershell
cli-about-man = Показати сторінку посібника для man: усієї програми або однієї команди
cli-opt-man-command = Команда; без неї — сторінка всієї програми
cli-man-name = НАЗВА
cli-man-synopsis = ВИКЛИК
cli-man-options = ПАРАМЕТРИ
cli-man-commands = КОМАНДИ
cli-about-schema = Записати схеми JSON Schema, налаштування VS Code і форму для Sveltia чи Decap CMS; показати посібник
cli-about-export = Дати окремі файли переліку: таблицю, текст, календар тощо
cli-opt-export = Формат або шлях файлу на сайті: list.csv, organisations/ID.vcf
cli-opt-export-output = Файл або папка; без цього параметра — на стандартний вивід
cli-opt-export-list = Показати всі формати
cli-opt-export-for = desks: з номерами лише для служб, із грифом, поза сайтом
cli-opt-new-type = Що створити: organisation — організацію, meeting — зустріч, need — потребу, page — сторінку
cli-opt-name = Назва або заголовок; з неї утвориться назва файлу
cli-opt-kind = Вид організації: id зі словника kinds
cli-opt-new-date = День зустрічі або день, станом на який відома потреба: РРРР-ММ-ДД; без цього — сьогодні
cli-opt-id = Назва файлу без закінчення; без цього — назва латинкою
cli-opt-set = Будь-яке інше поле: --set resource=masks; можна кілька разів
cli-opt-dir = Папка для схем, від папки сайту
cli-opt-print = Показати один файл, нічого не записувати: organisation, meeting, need, page, vocabulary, site, private, vscode або config
cli-opt-manual = Показати посібник редактора
cli-about-import = Взяти відомості з чужого файлу; спершу показати зміни, без згоди нічого не записувати
cli-opt-import-file = Таблиця (CSV, XLSX, ODS), заповнена форма join.xlsx або join.md, збережена сторінка чи пакет даних
cli-opt-import-as = Вважати файл таким: hsds, wordpress, html …; без цього формат визначається за вмістом
cli-opt-mapping = Файл, де сказано, що означає кожен стовпець
cli-opt-write-mapping = Записати сюди здогад, що означають стовпці, щоб його виправити; більше нічого не робити
cli-opt-consent = День, коли люди з файлу погодилися показувати свої контакти: РРРР-ММ-ДД
cli-opt-update = Змінити записи, які вже є, але відрізняються
cli-opt-hidden = Взяти й те, що в таблиці приховано: аркуші, рядки, стовпці
cli-opt-similar = Додати й ті записи, схожі на які вже є
cli-opt-import-yes = Записати, не питаючи
cli-opt-import-format = Вигляд звіту: human або json
cli-opt-port = Порт перегляду; 0 — будь-який вільний
cli-commands = Команди
cli-options = Параметри
cli-opt-help = Показати цю довідку
cli-opt-version = Показати версію
cli-opt-folder = Папка нового сайту: порожня або така, якої ще немає

## Розміщення

cli-about-deploy = Розмістити зібраний сайт там, де його бачать читачі; показати, що зміниться
cli-opt-target = Ціль із site.yaml: deploy; якщо вона одна, назва не потрібна
cli-opt-built = Де лежить зібраний сайт; без цього — папка public
cli-opt-dry-run = Лише показати, що зміниться
cli-opt-rollback = Повернути попередню версію
cli-opt-check-live = Порівняти зібраний сайт із тим, що відповідає за адресою; без адреси — base_url із site.yaml
cli-opt-allow-removals = Дозволити, щоб зникла понад десята частина сторінок
cli-opt-ssh-config = Файл налаштувань для ssh
write-not-built = тут немає зібраного сайту: `{ $path }`; спершу запустіть perelik build
write-damaged =
    зібраний сайт пошкоджено, тож нічого не розміщено: `{ $path }`; зберіть його заново командою perelik build --from-scratch. Не ті файли: { $names }{ $more ->
        [0] { "" }
       *[other] {" "}і ще { $more }
    }
write-no-previous = попередньої версії немає: `{ $path }`
deploy-missing = не вдалося запустити { $program }: { $cause }; встановіть цю програму
deploy-server = сервер { $host } або звʼязок із ним відмовив, тож там лишилася попередня версія: { $said }
deploy-damaged = на сервер { $host } дійшли не ті файли, тож там лишилася попередня версія; запустіть ще раз
deploy-busy = на сервер { $host } саме розміщує хтось інший; зачекайте й запустіть ще раз
deploy-foreign = на сервері вже є { $path }, і це не посилання на версію сайту; приберіть його або вкажіть інший шлях
deploy-no-previous = попередньої версії немає: повертатися нема до чого
deploy-bad-target = адресу сервера або шлях записано так, що їх можна хибно зрозуміти: `{ $value }`; вкажіть назву сервера з латинських літер і повний шлях від /
deploy-unanswered = { $url } не відповідає як сайт: { $said }
deploy-no-target = у { $place } не сказано, куди розміщувати; додайте поле deploy з назвою цілі та папкою (folder) або сервером (ssh і path)
deploy-which-target = цілей кілька; назвіть одну з них: { $known }
deploy-unknown-target = цілі `{ $name }` у { $place } немає; є такі: { $known }
deploy-unclear-target = ціль `{ $name }` у { $place } має назвати або папку (folder), або сервер і шлях на ньому (ssh і path)
deploy-old-rsync-here = увага: rsync на цьому компʼютері старіший за 3.5.0, у ньому є відомі вади безпеки; оновіть його
deploy-old-rsync-there = увага: rsync на сервері старіший за 3.5.0, у ньому є відомі вади безпеки; оновіть його
deploy-added =
    { $pages ->
        [one] { $pages } нова сторінка:
        [few] { $pages } нові сторінки:
       *[many] { $pages } нових сторінок:
    }
deploy-changed =
    { $pages ->
        [one] { $pages } сторінка зміниться:
        [few] { $pages } сторінки зміняться:
       *[many] { $pages } сторінок зміниться:
    }
deploy-gone =
    { $pages ->
        [one] { $pages } сторінка зникне:
        [few] { $pages } сторінки зникнуть:
       *[many] { $pages } сторінок зникне:
    }
deploy-others =
    { $files ->
        [one] та ще { $files } файл, що не є сторінкою
        [few] та ще { $files } файли, що не є сторінками
       *[many] та ще { $files } файлів, що не є сторінками
    }
deploy-more =
    { $pages ->
        [one] … і ще { $pages } сторінка
        [few] … і ще { $pages } сторінки
       *[many] … і ще { $pages } сторінок
    }
deploy-drops-much = зникло б { $gone } з { $before } сторінок, це понад десяту частину, тож нічого не розміщено; якщо так і треба, додайте --allow-removals
deploy-dry-run = Нічого не розміщено: це лише перегляд
deploy-same = Там уже саме ця версія, нічого не змінено
deploy-done = Сайт розміщено
deploy-rolled-back = Повернуто попередню версію
deploy-release = Версія на сервері: { $name }
deploy-live-same = За адресою { $url } саме ця версія
deploy-live-differs = За адресою { $url } інша версія, ніж зібрано тут:
deploy-live-foreign = за адресою { $url } є відповідь, але це не сайт, який зібрала ця програма
deploy-live-lacks = { $path } — немає на сайті
deploy-live-other = { $path } — на сайті інакша
deploy-live-more = { $path } — є лише на сайті
cli-about-hosting = Показати налаштування вебсервера для цього сайту: заголовки, стискання, переадресації
cli-opt-server = Який вебсервер: nginx, apache або caddy
cli-opt-server-folder = Де сайт лежить на сервері; без цього — /srv/perelik/current
cli-opt-init-server = Створити не сайт, а сервер: сховище Git, що перевіряє, збирає й розміщує надіслане
cli-opt-pushed = Переглянути файли коміту, нічого не розгортаючи: чи можна надіслати його на сервер
cli-opt-private = Папка з закритими даними замість private/ у папці сайту
cli-private-missing = папки з закритими даними немає: `{ $path }`
cli-git = git не впорався: { $cause }
cli-pushed-link = `{ $path }` — символічне посилання; на сервері воно вело б за межі сайту. Покладіть замість нього сам файл
cli-pushed-submodule = `{ $path }` — підмодуль Git, тобто чуже сховище; покладіть замість нього самі файли
cli-pushed-kind = `{ $path }` — не звичайний файл; вилучіть його з коміту
cli-pushed-private = `{ $path }` — закриті дані не мають потрапляти до сховища: їх отримає кожен, хто його клонує. Вилучіть файл з усіх надісланих комітів, а на сервер покладіть його окремо
cli-pushed-git = `{ $path }` — файл керує самим Git; на сервері такого не приймають. Вилучіть його з коміту
cli-pushed-attributes = `{ $path }` — атрибути filter, ident, working-tree-encoding, export-ignore і export-subst змінюють файли після перевірки; приберіть їх звідси
cli-pushed-name = `{ $path }` — така назва файлу не дозволена: вона веде за межі сайту або має невидимі чи зіпсовані знаки. Перейменуйте файл
cli-pushed-twice = `{ $path }` — у коміті два файли з цією назвою; створіть коміт наново
cli-pushed-more =
    { $count ->
        [one] … і ще { $count } файл
        [few] … і ще { $count } файли
       *[many] … і ще { $count } файлів
    }
cli-opt-ledger = Де історія, якщо не в content/ledger.yaml: посилання Git (refs/…) або файл
cli-record-both = історію ведуть у `{ $place }`; те, що є в `{ $path }`, до неї додано — цей файл можна вилучити
cli-history-moved = історію в `{ $path }` тим часом хтось змінив; запустіть ще раз
cli-history-missing = історії немає: `{ $path }`; її починає perelik record з тим самим --ledger
cli-opt-settings = Налаштування сервера (settings.yaml), цілі яких чинні замість deploy із site.yaml
cli-settings = налаштування сервера не прочитано: `{ $path }`, рядок { $line } — { $reason }
cli-server-branch = `{ $branch }` не може бути назвою гілки; виправте branch у settings.yaml
cli-server-done = сервер створено: `{ $path }`; далі прочитайте README.md у цій папці
cli-server-git = не вдалося створити сховище Git: { $cause }; встановіть git
