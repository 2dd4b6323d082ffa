### Слова сторінок. Назви не відмінюємо: вони стоять лише після двокрапки, коми чи тире.
### Апостроф — ʼ (U+02BC). Між числом і словом — нерозривний пробіл.

## На кожній сторінці

skip = Перейти до основного вмісту
record = Це запис станом на { $date }, а не чинна довідка
crumbs = Ви тут
languages = Мова сайту
nav-main = Основна навігація
nav-home = Головна
nav-help = Види допомоги
nav-organisations = Організації
nav-meetings = Зустрічі
nav-needs = Потреби
nav-tasks = Доручення
nav-hotline = Аркуш гарячої лінії
nav-poster = Плакат для дошки оголошень
sheets = Для роботи з переліком
nav-coverage = Охоплення допомогою
nav-changes = Що змінилося
nav-press = Для преси
more-pages = Для служб і преси
feeds = Стежити за змінами
pages = Про сайт
publisher = Розпорядник переліку
data-date = Дані станом на
licence = Ліцензія
downloads = Завантажити
print-address = Адреса сторінки
source = Джерело
pager = Сторінки переліку
page = сторінка
page-of = Сторінка { $n } із { $all }
previous = Назад
next = Далі
draft = Чернетка
not-said = не повідомлено
untranslated-whole = Цю сторінку ще не перекладено: її подано мовою оригіналу.
untranslated-part = Не все на цій сторінці перекладено: решту подано мовою оригіналу.

## Куди звернутися

hotline = Гаряча лінія
hotline-full = або повний номер
ask-hotline = Запитайте на гарячій лінії
ask-body = Звертайтеся
ask-email = Напишіть
no-phone = Телефону не повідомлено

## Пошук

search = Пошук
search-title = Пошук у переліку
search-label = Що або кого шукаєте?
search-button = Шукати
search-keys = Результати з’являються, поки ви пишете. Стрілки вгору й униз ведуть від одного до іншого, Esc повертає до поля.
search-found = Знайдено: { $n }.
search-results = Результати пошуку
search-nothing = Нічого не знайдено. Спробуйте інше або коротше слово.
search-retyped = Показано за запитом «{ $q }».
search-near = Точного збігу немає, тож показано схоже.
search-partial = Усі ці слова разом ніде не трапляються. Показано, де є частина з них.
search-more = Показати ще
search-failed = Пошук не завантажився. Перевірте зв’язок і спробуйте ще раз або скористайтеся списками.
search-no-script = Щоб шукати за словами, потрібен JavaScript. Без нього все можна знайти за цими списками.
search-by-help = За видом допомоги
search-by-area = За районом
search-by-audience = За тим, хто потребує допомоги
search-kind-help = Вид допомоги
search-kind-audience = Для кого
search-kind-area = Район
search-kind-need = Потреба
search-kind-meeting = Зустріч
search-kind-page = Про цей сайт

## Головна

home-question = Що сталося?
home-lead = Оберіть, яка допомога потрібна. Ми покажемо, хто допоможе й за яким телефоном звернутися.
helps = Яка допомога потрібна
helps-note = Число праворуч — скільки організацій допомагають.
audiences = Для кого
areas = У якому районі
count-organisations =
    { $n ->
        [one] { $n } організація
        [few] { $n } організації
        [many] { $n } організацій
       *[other] { $n } організації
    }
nobody-reported = Організації ще не повідомили, чим допомагають.
all-organisations = Усі організації
home-total =
    { $n ->
        [one] У переліку { $n } організація.
        [few] У переліку { $n } організації.
        [many] У переліку { $n } організацій.
       *[other] У переліку { $n } організації.
    }
home-reported =
    { $n ->
        [0] Про свою допомогу ще не повідомила жодна.
        [one] Чим саме допомагають, відомо про { $n }.
        [few] Чим саме допомагають, відомо про { $n }.
        [many] Чим саме допомагають, відомо про { $n }.
       *[other] Чим саме допомагають, відомо про { $n }.
    }
a-to-z = Відкрити перелік від А до Я
coordination = Зустрічі та доручення
next-meeting = Наступна зустріч
last-meeting = Остання зустріч
home-tasks =
    { $n ->
        [one] { $n } невиконане доручення
        [few] { $n } невиконані доручення
        [many] { $n } невиконаних доручень
       *[other] { $n } невиконаного доручення
    }
home-overdue = прострочено: { $n }
desks = Кому передають перелік
desks-lead = Перелік передають сюди, щоб тут могли підказати, до кого звернутися.

## Допомога

help-index = Яка допомога є
help-index-description = Усі види допомоги в переліку: оберіть потрібний і побачите телефони організацій.
help-description = Хто допоможе й за яким телефоном звернутися
found-organisations =
    { $n ->
        [0] Не знайдено жодної організації
        [one] Знайдено { $n } організацію
        [few] Знайдено { $n } організації
        [many] Знайдено { $n } організацій
       *[other] Знайдено { $n } організації
    }
area = Район
audience = Для кого
everywhere = уся громада
at-home = Прийдуть до вас додому
filter-area = Обрати район
filter-help = Обрати вид допомоги
filter-audience = Обрати, для кого допомога
filters-active = Що обрано
filter-remove = Прибрати
nothing = Нічого не знайдено. Що можна зробити:
loosen-filter = Прибрати обмеження
loosen-help = Переглянути всі види допомоги
loosen-all = Переглянути всі організації від А до Я
silent = Ще не повідомили
silent-lead = Ці організації є в переліку, але ще не повідомили, чим допомагають.
silent-count =
    { $n ->
        [one] Ще { $n } організація не повідомила, чим допомагає
        [few] Ще { $n } організації не повідомили, чим допомагають
        [many] Ще { $n } організацій не повідомили, чим допомагають
       *[other] Ще { $n } організації не повідомили, чим допомагають
    }
not-reported = Види допомоги ще не повідомлено

## Організації

organisations-description = Усі організації переліку за абеткою: чим допомагають, де і за яким телефоном звернутися.
organisation-description = Телефони, години роботи та види допомоги
letters = Абетковий покажчик
nobody-listed = У переліку ще немає жодної організації.
contacts = Контакти
contacts-former = Колишні контакти
phones = Телефони
phone-languages = Мови спілкування
hours = Години роботи
bring = Що взяти з собою
cost = Вартість
email = Електронна пошта
website = Вебсайт
address = Адреса
how-to-get = Як дістатися
accessibility = Доступність приміщення
map = Показати на мапі
people = Люди
responsible = Відповідальна особа
edrpou = Код ЄДРПОУ
services = Чим допомагають
help = Вид допомоги
delivery = Як допомагають
delivery-at-home = удома у вас
delivery-on-site = на місці
delivery-by-phone = телефоном
delivery-online = онлайн
conditions = Умови
about = Про організацію
members = Хто входить до складу
member-of = До кого належить
took-part = Участь у зустрічах
organisation-needs = Внесок у спільні потреби
status-paused = Тимчасово не працює
status-paused-text = Коли робота відновиться, ми про це напишемо.
status-relocated = Переїхала до іншої громади
status-relocated-text = Перш ніж їхати, зателефонуйте.
status-closed = Припинила діяльність
status-closed-text = Сюди звертатися вже не потрібно.
checked = Дані перевірено
checked-by = Хто перевірив
not-checked = Ще ні
next-check = Наступна перевірка — до
stale = Дані могли застаріти.
stale-text = Перш ніж їхати, зателефонуйте.
open-now = Зараз відчинено
closed-now = Зараз зачинено
tools = Зберегти й послатися
vcard = Зберегти контакт у телефоні
print = Надрукувати сторінку
cite = Як послатися на цю сторінку
cite-text = { $name }. { $title }. Станом на { $date }.
report-mail = Написати про помилку
report-subject = Помилка в переліку: { $name }
report-body = Організація: { $name }
    Сторінка: { $url }
    Що не так і як правильно:
report = Помітили помилку?
report-error = Повідомте, що змінилося або що тут не так, і ми виправимо.

## Зустрічі та доручення

meetings-description = Зустрічі тих, хто допомагає: порядок денний, учасники, рішення й доручення.
meetings-lead = Порядок денний, учасники, рішення й доручення.
meetings-planned = Заплановано
meetings-held = Відбулися
meetings-none = Зустрічей ще не було.
meeting-description = Підсумки зустрічі
meeting-cancelled = Зустріч скасовано
meeting-planned = Зустріч ще не відбулася.
meeting-date = Дата
meeting-format = Формат
meeting-place = Місце
meeting-organiser = Хто скликає
meeting-series = Цикл зустрічей
format-online = онлайн
format-in-person = наживо
format-mixed = наживо й онлайн
count-participants =
    { $n ->
        [one] { $n } учасник
        [few] { $n } учасники
        [many] { $n } учасників
       *[other] { $n } учасника
    }
agenda = Порядок денний
present = Присутні
heard = Слухали
decided = Вирішили
decision-result = Підсумок
tasks = Доручення
meeting-more = Докладніше
channels = Канали звʼязку
documents = Документи
video = Відеозапис зустрічі
series = Інші зустрічі циклу
calendar = Додати в календар
meeting-before = Попередня зустріч
meeting-after = Наступна зустріч
tasks-lead = Про що домовилися на зустрічах, хто це робить і до якого дня.
tasks-overdue = Прострочено
tasks-open = Виконується
tasks-done = Виконано
tasks-none = Доручень ще немає.
task-who = Хто виконує
task-everybody = усі учасники зустрічі
task-due = Строк
task-state = Стан
task-open = виконується
task-overdue = прострочено
task-done = виконано
task-from = Зустріч

## Потреби

needs-lead = Чого бракує громаді, скільки вже надано і хто допомагає.
needs-lacking = Чого бракує
needs-stuck = Де допомоги не вистачає
needs-none = Про потреби ще не повідомлено.
needs-offer = Можете допомогти?
needs-offer-text = Повідомте, що саме ви можете надати.
need-what = Що потрібно
need-state = Стан
need-required = Потрібно
need-provided = Надано
need-by = Хто надає
need-nobody = поки ніхто
need-critical = критично бракує
need-partial = надано частково
need-met = забезпечено
need-unknown = невідомо
as-of = станом на

## Аркуш гарячої лінії

sheet-description = Усі чинні послуги з телефонами на одній сторінці: для оператора гарячої лінії.
sheet-filter = Що потрібно, де або хто
sheet-total =
    { $n ->
        [one] { $n } послуга
        [few] { $n } послуги
        [many] { $n } послуг
       *[other] { $n } послуги
    }
sheet-found = Знайдено
sheet-nothing = Нічого не знайдено
sheet-loosen = Зітріть частину слів або шукайте за видом допомоги, районом чи назвою організації.
sheet-as-of = Перелік станом на
sheet-offline = Звʼязку немає, це збережений перелік.
sheet-dropped = Збережений перелік застарів
sheet-dropped-text = Він не оновлювався понад 7 днів, тому його вилучено, щоб нікого не спрямувати за хибним номером. Відкрийте сторінку, коли буде звʼязок.
keys = Як працювати з клавіатури
keys-slash = перейти до поля пошуку
keys-arrows = наступний і попередній номер
keys-ends = перший і останній номер
keys-enter = з поля — до першого номера, на номері — зателефонувати
keys-escape = очистити поле й показати все
keys-letters = Букви
keys-letters-do = шукати відразу, хоч де ви є на сторінці

## Плакат

poster-description = Аркуш А4 для дошки оголошень: гаряча лінія, види допомоги, код із посиланням на сайт.
poster-lead = Надрукуйте цю сторінку й повісьте там, де її побачать.
poster-question = Потрібна допомога?
poster-helps = З чим допоможуть
poster-qr = Код для камери телефона
poster-site = Усі телефони — на сайті
## Для штабу, преси та інших сайтів

coverage = Охоплення допомогою
coverage-lead = Хто з чим допомагає, кому й де, а де допомоги ще немає.
coverage-reported =
    { $n ->
        [0] Про свою допомогу не повідомила ще жодна з організацій ({ $all }).
        [one] Про свою допомогу повідомила { $n } з { $all }.
       *[other] Про свою допомогу повідомили { $n } з { $all }.
    }
coverage-silent = Доки ці організації мовчать, порожня клітинка не означає, що допомоги немає.
coverage-by-audiences = Яка допомога кому
coverage-by-areas = Яка допомога де
coverage-cells = У клітинках — скільки послуг надають тепер.
coverage-gaps =
    { $n ->
        [0] Порожніх клітинок немає.
        [one] Порожніх клітинок: { $n }.
       *[other] Порожніх клітинок: { $n }.
    }
coverage-all = Усього
coverage-nobody = ніхто не надає
coverage-nobody-yet = поки ніхто
coverage-not-reported = ще не повідомили
coverage-supply = Потреби й надане
coverage-share = Скільки надано
changes = Що змінилося
changes-lead = Нові записи, оновлені відомості й організації, що припинили діяльність, — тиждень за тижнем.
changes-week = Тиждень
changes-more = Раніші зміни — на сторінках самих записів.
change-added = новий запис
change-changed = оновлено відомості
change-closed = припинила діяльність
press = Для преси
press-lead = Увесь перелік текстом і таблицею: можна скопіювати й вставити. Дата, постійне посилання та зразок посилання — нижче.
press-cite = Як посилатися
press-link = Постійне посилання
press-text = Перелік текстом
press-table = Перелік таблицею
press-organisation = Організація
press-copy-text = Скопіювати текст
press-copy-table = Скопіювати таблицю
press-copy-cite = Скопіювати посилання
press-copied = Скопійовано
press-long = Перелік завеликий для однієї сторінки (рядків: { $n }): завантажте його файлом.
embed-all = Увесь перелік

## Коли сторінки немає

missing = Сторінку не знайдено
missing-text = Можливо, її перемістили або вилучили.
missing-home = Перейти на головну сторінку
moved = Сторінку перенесено
