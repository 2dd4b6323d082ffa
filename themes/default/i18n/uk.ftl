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

## Куди звернутися

hotline = Гаряча лінія
hotline-full = або повний номер
ask-hotline = Запитайте на гарячій лінії
ask-body = Звертайтеся
ask-email = Напишіть
no-phone = Телефону не повідомлено

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
filter-remove = Прибрати обмеження
nothing = Нічого не знайдено. Що можна зробити:
loosen-filter = Показати без обмежень
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
stale = Дані могли застаріти.
stale-text = Перш ніж їхати, зателефонуйте.
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

## Коли сторінки немає

missing = Сторінку не знайдено
missing-text = Можливо, її перемістили або вилучили.
missing-home = Перейти на головну сторінку
moved = Сторінку перенесено

## The page of open data

nav-data = Відкриті дані
data-lead = Той самий перелік файлами: для таблиць, програм, порталів відкритих даних і тих, хто працює з іншими переліками допомоги.
data-manifest = Розмір і контрольна сума SHA-256 кожного файлу сайту:
data-file = Файл
data-rows = Рядків
data-size = Розмір
data-files = { $n ->
    [one] { $n } файл
    [few] { $n } файли
   *[other] { $n } файлів
  }
unit-kb = КБ
unit-mb = МБ
