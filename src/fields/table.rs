//! The rows. Order within a shape is the order in the manual and in what `new` writes.

use super::Type::{
    Choice as OneOf, Coordinates, Count, Date, Edrpou, Email, File, Hours, Id, Language, Levels,
    List, Notes, Number, Organisation, OrganisationOrAttendees, Phone, Prose, Record, Term, Text,
    Time, Timezone, Url, Uuid, YesNo,
};
use super::{Choice, Field, Privacy, Shape, Type, Vocabulary};
use crate::privacy::Visibility;

const fn row(key: &'static str, uk: &'static str, kind: Type) -> Field {
    Field::new(key, uk, kind)
}

const fn choice(id: &'static str, uk: &'static str) -> Choice {
    Choice { id, uk }
}

const fn part(name: &'static str, bare: Option<&'static str>, fields: &'static [Field]) -> Shape {
    Shape { name, fields, common: &[], bare, any_of: &[], default_visibility: Visibility::Public }
}

const fn kind(name: &'static str, fields: &'static [Field]) -> Shape {
    Shape { common: COMMON, ..part(name, None, fields) }
}

/// Whether an organisation or a service works.
pub const STATUS: &[Choice] = &[
    choice("active", "діє"),
    choice("paused", "призупинено"),
    choice("relocated", "переміщено"),
    choice("closed", "закрито"),
];
/// How help reaches a person.
pub const DELIVERY: &[Choice] = &[
    choice("at-home", "удома"),
    choice("on-site", "на місці"),
    choice("by-phone", "телефоном"),
    choice("online", "онлайн"),
];
/// Who may see a part of an entry.
pub const VISIBILITY: &[Choice] =
    &[choice("public", "усім"), choice("desks", "службам"), choice("private", "нікому")];
/// How a meeting is held.
pub const FORMAT: &[Choice] =
    &[choice("online", "онлайн"), choice("in-person", "очно"), choice("mixed", "змішано")];
/// Whether a meeting took place.
pub const MEETING_STATUS: &[Choice] = &[
    choice("planned", "заплановано"),
    choice("held", "відбулася"),
    choice("cancelled", "скасовано"),
];
/// Where a task stands.
pub const TASK_STATUS: &[Choice] = &[choice("open", "виконується"), choice("done", "виконано")];
/// How a need is met.
pub const NEED_STATE: &[Choice] = &[
    choice("critical", "гостра"),
    choice("partial", "частково"),
    choice("met", "закрита"),
    choice("unknown", "невідомо"),
];
/// What parts the columns of `list.csv`.
pub const SEPARATOR: &[Choice] = &[choice(";", ";"), choice(",", ",")];

const TEXTS: Type = List(&Text);
const PHONES: Type = List(&Record(&PHONE));
const AUDIENCES: Type = List(&Term(Vocabulary::Audiences));
const AREAS: Type = List(&Term(Vocabulary::Areas));
const LINKS: Type = List(&Record(&LINK));

/// The rows that every kind of entry has.
pub const COMMON: &[Field] = &[
    row("draft", "чернетка", YesNo)
        .about("Чернетку видно лише в перегляді.", "A draft is seen in the preview only."),
    row("publish_on", "опублікувати_з", Date).about(
        "До цього дня запису немає на сайті.",
        "Before this day the entry is not published.",
    ),
    row("expires_on", "діє_до", Date).about(
        "Після цього дня запису немає на сайті.",
        "After this day the entry is not published.",
    ),
    row("formerly", "раніше", List(&Id)).about(
        "Колишні назви файлу: старі посилання ведуть сюди.",
        "Former ids: old links lead here.",
    ),
    row("private", "приватне", Notes).privacy(Privacy::Private).about(
        "Нотатки для редакторів, ніколи не публікуються.",
        "Editors' notes, never published.",
    ),
    row("source", "джерело", Text)
        .translatable()
        .about("Звідки відомості.", "Where the facts come from."),
];

/// An organisation.
pub static ORGANISATION: Shape = kind(
    "organisation",
    &[
        row("name", "назва", Text)
            .required()
            .translatable()
            .about("Повна назва.", "The full name."),
        row("short_name", "скорочена_назва", Text)
            .translatable()
            .about("Як її називають щодня.", "What people call it."),
        row("sort_name", "назва_для_сортування", Text)
            .about("Назва, за якою стоїть в абетці.", "The name it is filed under."),
        row("kind", "вид", Term(Vocabulary::Kinds))
            .required()
            .about("Вид організації зі словника kinds.", "Its kind, from the vocabulary kinds."),
        row("summary", "коротко", Text)
            .translatable()
            .about("Один рядок: хто це і що робить.", "One line: who they are and what they do."),
        row("status", "стан", OneOf(STATUS))
            .about("Чи працює; без цього поля — діє.", "Whether it works; active when absent."),
        row("edrpou", "єдрпоу", Edrpou)
            .about("Код ЄДРПОУ, вісім цифр.", "The EDRPOU code, eight digits."),
        row("services", "послуги", List(&Record(&SERVICE)))
            .translatable()
            .about("Чим допомагає.", "What it helps with."),
        row("phones", "телефони", PHONES)
            .translatable()
            .about("Телефони; перший — головний.", "Phones; the first is the main one."),
        row("email", "пошта", Email).about("Електронна пошта.", "E-mail address."),
        row("website", "сайт", Url).about("Вебсайт.", "Website."),
        row("links", "посилання", LINKS)
            .translatable()
            .about("Соціальні мережі та інші сторінки.", "Social media and other pages."),
        row("address", "адреса", Record(&ADDRESS))
            .translatable()
            .about("Де приймають людей.", "Where people are received."),
        row("hours", "години", Hours).about(
            "Години роботи, як-от Mo-Fr 09:00-17:00.",
            "Opening hours, like Mo-Fr 09:00-17:00.",
        ),
        row("people", "люди", List(&Record(&PERSON))).translatable().about(
            "Хто відповідає; контакти приховано, доки немає згоди.",
            "Who answers; contacts are hidden until there is consent.",
        ),
        row("members", "учасники", List(&Organisation))
            .about("Хто входить: id організацій.", "Its members: ids of organisations."),
        row("verified", "перевірено", Record(&VERIFIED))
            .about("Коли й хто перевірив запис.", "When and by whom the entry was checked."),
        row("logo", "логотип", File).about("Файл із content/files/.", "A file of content/files/."),
    ],
);

/// A service of an organisation.
pub static SERVICE: Shape = part(
    "service",
    Some("help"),
    &[
        row("id", "id", Id).about(
            "Стала назва; без неї — така сама, як help.",
            "A stable name; the same as help when absent.",
        ),
        row("help", "допомога", Term(Vocabulary::Help))
            .required()
            .about("Вид допомоги зі словника help.", "Kind of help, from the vocabulary help."),
        row("name", "назва", Text)
            .translatable()
            .about("Своя назва послуги.", "The service's own name."),
        row("details", "подробиці", Prose)
            .translatable()
            .about("Що саме роблять.", "What exactly is done."),
        row("audiences", "для_кого", AUDIENCES)
            .about("Для кого, зі словника audiences.", "For whom, from the vocabulary audiences."),
        row("areas", "райони", AREAS)
            .about("Де; без цього поля — усюди.", "Where; everywhere when absent."),
        row("delivery", "як_надається", List(&OneOf(DELIVERY)))
            .about("Удома, на місці, телефоном, онлайн.", "At home, on site, by phone, online."),
        row("conditions", "умови", Prose)
            .translatable()
            .about("За яких умов.", "On what conditions."),
        row("cost", "вартість", Text).translatable().about("Скільки коштує.", "What it costs."),
        row("documents", "документи", TEXTS)
            .translatable()
            .about("Що взяти з собою.", "What to bring."),
        row("hours", "години", Hours).about(
            "Години, якщо інші, ніж в організації.",
            "Hours, if other than the organisation's.",
        ),
        row("phones", "телефони", PHONES)
            .translatable()
            .about("Телефони саме цієї послуги.", "Phones of this very service."),
        row("status", "стан", OneOf(STATUS))
            .about("Чи надається зараз.", "Whether it is given now."),
        row("source", "джерело", Text)
            .translatable()
            .about("Звідки відомо про послугу.", "How the service is known."),
    ],
);

/// A phone.
pub static PHONE: Shape = part(
    "phone",
    Some("number"),
    &[
        row("number", "номер", Phone)
            .required()
            .privacy(Privacy::ByVisibility)
            .about("Номер, як його пишуть люди.", "The number as people write it."),
        row("label", "для_чого", Text)
            .translatable()
            .privacy(Privacy::ByVisibility)
            .about("Для чого цей номер.", "What this number is for."),
        row("hours", "години", Hours)
            .privacy(Privacy::ByVisibility)
            .about("Коли відповідають.", "When it is answered."),
        row("languages", "мови", List(&Language))
            .privacy(Privacy::ByVisibility)
            .about("Якими мовами говорять.", "Languages spoken."),
        row("visibility", "кому_видно", OneOf(VISIBILITY)).about(
            "public — усім, desks — службам, private — нікому.",
            "public, desks or private; public when absent.",
        ),
    ],
);

/// A person of an organisation.
pub static PERSON: Shape = Shape {
    name: "person",
    common: &[],
    bare: None,
    any_of: &[],
    default_visibility: Visibility::Private,
    fields: &[
        row("name", "імʼя", Text)
            .required()
            .translatable()
            .privacy(Privacy::ByShowName)
            .about("Імʼя та прізвище.", "Given name and surname."),
        row("role", "посада", Text)
            .translatable()
            .privacy(Privacy::ByShowName)
            .about("Посада.", "Office held."),
        row("responsible", "відповідальна_особа", YesNo)
            .privacy(Privacy::ByShowName)
            .about("Чи відповідає за звʼязок із переліком.", "Whether they answer for the list."),
        row("phone", "телефон", Phone).privacy(Privacy::ByVisibility).about(
            "Телефон; приховано, доки немає згоди.",
            "Phone; hidden until there is consent.",
        ),
        row("email", "пошта", Email)
            .privacy(Privacy::ByVisibility)
            .about("Пошта; приховано, доки немає згоди.", "E-mail; hidden until there is consent."),
        row("visibility", "кому_видно", OneOf(VISIBILITY))
            .about("Кому видно телефон і пошту.", "Who sees phone and e-mail."),
        row("consent", "згода", Record(&CONSENT)).privacy(Privacy::Private).about(
            "Коли і хто взяв згоду показувати контакти.",
            "When and by whom consent to show contacts was taken.",
        ),
        row("show_name", "показувати_імʼя", YesNo)
            .about("no — не показувати й імені.", "no hides the name, too."),
    ],
};

/// A person's consent.
pub static CONSENT: Shape = part(
    "consent",
    None,
    &[
        row("on", "коли", Date)
            .required()
            .privacy(Privacy::Private)
            .about("День згоди.", "The day of consent."),
        row("by", "хто", Text).privacy(Privacy::Private).about("Хто взяв згоду.", "Who took it."),
    ],
);

/// Who checked an entry, and when.
pub static VERIFIED: Shape = part(
    "verified",
    Some("on"),
    &[
        row("on", "коли", Date).required().about("День перевірки.", "The day of the check."),
        row("by", "хто", Text).about("Хто перевірив.", "Who checked."),
    ],
);

/// An address.
pub static ADDRESS: Shape = part(
    "address",
    Some("street"),
    &[
        row("street", "вулиця", Text)
            .translatable()
            .privacy(Privacy::ByVisibility)
            .about("Вулиця й будинок.", "Street and house."),
        row("city", "місто", Text)
            .translatable()
            .privacy(Privacy::ByVisibility)
            .about("Населений пункт.", "Town or village."),
        row("postcode", "індекс", Text)
            .privacy(Privacy::ByVisibility)
            .about("Поштовий індекс.", "Postcode."),
        row("area", "район", Term(Vocabulary::Areas))
            .privacy(Privacy::ByVisibility)
            .about("Район зі словника areas.", "Area, from the vocabulary areas."),
        row("note", "примітка", Text)
            .translatable()
            .privacy(Privacy::ByVisibility)
            .about("Поверх, вхід, орієнтир.", "Floor, entrance, landmark."),
        row("how_to_get", "як_дістатися", Text)
            .translatable()
            .privacy(Privacy::ByVisibility)
            .about("Як доїхати.", "How to get there."),
        row("accessibility", "доступність", TEXTS)
            .translatable()
            .privacy(Privacy::ByVisibility)
            .about("Пандус, ліфт, вбиральня.", "Ramp, lift, toilet."),
        row("location", "координати", Coordinates)
            .privacy(Privacy::ByVisibility)
            .about("Широта й довгота.", "Latitude and longitude."),
        row("visibility", "кому_видно", OneOf(VISIBILITY)).about(
            "Кому видно адресу, район і координати.",
            "Who sees address, area and location.",
        ),
    ],
);

/// A link with its name.
pub static LINK: Shape = part(
    "link",
    Some("url"),
    &[
        row("url", "адреса", Url).required().about("Адреса сторінки.", "Address of the page."),
        row("name", "назва", Text).translatable().about("Назва посилання.", "Name of the link."),
    ],
);

/// A meeting.
pub static MEETING: Shape = kind(
    "meeting",
    &[
        row("title", "заголовок", Text)
            .required()
            .translatable()
            .about("Назва зустрічі.", "Its title."),
        row("date", "дата", Date).required().about("День.", "The day."),
        row("start", "початок", Time).about("Початок, ГГ:ХХ.", "Start, HH:MM."),
        row("end", "кінець", Time).about("Кінець, ГГ:ХХ.", "End, HH:MM."),
        row("format", "формат", OneOf(FORMAT))
            .about("Онлайн, очно, змішано.", "Online, in person, mixed."),
        row("place", "місце", Text).translatable().about("Де.", "Where."),
        row("organiser", "організатор", Organisation)
            .about("Хто скликає: id.", "Who convenes: an id."),
        row("series", "серія", Text).translatable().about("До якої низки належить.", "Its series."),
        row("status", "стан", OneOf(MEETING_STATUS))
            .about("Заплановано, відбулася, скасовано.", "Planned, held or cancelled."),
        row("attendees", "присутні", List(&Record(&ATTENDEE)))
            .translatable()
            .about("Хто був.", "Who was there."),
        row("agenda", "порядок_денний", TEXTS).translatable().about("Питання.", "Items."),
        row("heard", "слухали", List(&Record(&HEARD)))
            .translatable()
            .about("Що доповіли.", "What was heard."),
        row("decisions", "вирішили", List(&Record(&DECISION)))
            .translatable()
            .about("Рішення.", "Decisions."),
        row("tasks", "доручення", List(&Record(&TASK)))
            .translatable()
            .about("Доручення.", "Tasks."),
        row("channels", "канали", List(&Record(&CHANNEL)))
            .translatable()
            .about("Де учасники листуються далі.", "Where the participants keep in touch."),
        row("next", "наступна", Record(&NEXT))
            .translatable()
            .about("Наступна зустріч.", "The next meeting."),
        row("documents", "документи", List(&Record(&DOCUMENT)))
            .translatable()
            .about("Документи.", "Documents."),
        row("video", "відео", Url).about("Запис.", "Recording."),
    ],
);

/// Somebody who took part in a meeting.
pub static ATTENDEE: Shape = part(
    "attendee",
    Some("organisation"),
    &[
        row("organisation", "організація", Organisation)
            .about("id організації.", "Id of an organisation."),
        row("name", "назва", Text).translatable().about(
            "Назва, якщо організації немає в переліку.",
            "A name, if it is not in the list.",
        ),
        row("person", "особа", Text)
            .translatable()
            .about("Хто представляв.", "Who represented it."),
        row("role", "посада", Text).translatable().about("Посада.", "Office held."),
    ],
)
.any_of(&["organisation", "name"]);

/// Something heard at a meeting.
pub static HEARD: Shape = part(
    "heard",
    Some("text"),
    &[
        row("who", "хто", Text).translatable().about("Хто доповідав.", "Who reported."),
        row("text", "текст", Prose).required().translatable().about("Про що.", "About what."),
    ],
);

/// A decision of a meeting.
pub static DECISION: Shape = part(
    "decision",
    Some("text"),
    &[
        row("text", "текст", Prose)
            .required()
            .translatable()
            .about("Що вирішили.", "What was decided."),
        row("result", "результат", Text)
            .translatable()
            .about("Голосування або підсумок.", "Vote or result."),
    ],
);

/// A task of a meeting.
pub static TASK: Shape = part(
    "task",
    Some("what"),
    &[
        row("what", "що", Prose).required().translatable().about("Що зробити.", "What to do."),
        row("who", "хто", List(&OrganisationOrAttendees))
            .about("Хто: id, або attendees — усі присутні.", "Who: ids, or attendees for all."),
        row("due", "строк", Date).about("До якого дня.", "By when."),
        row("status", "стан", OneOf(TASK_STATUS))
            .about("Виконується чи виконано.", "Open or done."),
        row("done_on", "виконано", Date).about("Коли виконано.", "When it was done."),
    ],
);

/// A channel of communication.
pub static CHANNEL: Shape = part(
    "channel",
    Some("name"),
    &[
        row("name", "назва", Text).required().translatable().about("Назва.", "Its name."),
        row("url", "адреса", Url).about("Публічна адреса.", "A public address."),
    ],
);

/// The meeting after this one.
pub static NEXT: Shape = part(
    "next",
    Some("date"),
    &[
        row("date", "дата", Date).required().about("День.", "The day."),
        row("start", "початок", Time).about("Початок.", "Start."),
        row("place", "місце", Text).translatable().about("Де.", "Where."),
    ],
);

/// A document of a meeting.
pub static DOCUMENT: Shape = part(
    "document",
    Some("file"),
    &[
        row("file", "файл", File).required().about("Файл або адреса.", "A file or an address."),
        row("name", "назва", Text).translatable().about("Назва.", "Its name."),
    ],
);

/// A need.
pub static NEED: Shape = kind(
    "need",
    &[
        row("what", "що", Text).required().translatable().about("Чого бракує.", "What is lacking."),
        row("resource", "ресурс", Term(Vocabulary::Resources))
            .about("Зі словника resources.", "From the vocabulary resources."),
        row("help", "допомога", Term(Vocabulary::Help))
            .about("Зі словника help.", "From the vocabulary help."),
        row("audiences", "для_кого", AUDIENCES).about("Для кого.", "For whom."),
        row("areas", "райони", AREAS).about("Де.", "Where."),
        row("unit", "одиниця", Text)
            .translatable()
            .about("У чому рахують.", "The unit counted in."),
        row("required", "потрібно", Number).about("Скільки потрібно.", "How much is needed."),
        row("provided", "надано", Number).about("Скільки надійшло.", "How much has come."),
        row("by", "від", List(&Organisation)).about("Хто надав: id.", "Who gave it: ids."),
        row("state", "стан", OneOf(NEED_STATE)).about("Як закрита.", "How far it is met."),
        row("as_of", "станом_на", Date).about("На який день.", "As of which day."),
        row("note", "примітка", Prose).translatable().about("Примітка.", "A note."),
    ],
)
.any_of(&["resource", "help"]);

/// A free page.
pub static PAGE: Shape = kind(
    "page",
    &[
        row("title", "заголовок", Text).required().translatable().about("Заголовок.", "Its title."),
        row("summary", "коротко", Text).translatable().about("Один рядок.", "One line."),
    ],
);

/// A term of a vocabulary.
pub static TERM: Shape = part(
    "term",
    None,
    &[
        row("id", "id", Id).required().about("Стала латинська назва.", "A stable Latin name."),
        row("name", "назва", Text)
            .required()
            .translatable()
            .about("Назва на сайті.", "Its name on the site."),
        row("synonyms", "синоніми", TEXTS)
            .about("Слова, якими шукають.", "Words that people search with."),
        row("parent", "ширше", Id)
            .about("Ширше поняття того самого словника.", "A broader term of the same vocabulary."),
        row("icon", "значок", File)
            .about("Малюнок із content/files/.", "A picture of content/files/."),
        row("open_eligibility", "open_eligibility", Text)
            .about("Код Open Eligibility.", "Open Eligibility id."),
        row("cluster", "кластер", Text).about("Кластер ООН.", "UN cluster."),
        row("katottg", "катоттг", Text).about("Код КАТОТТГ.", "КАТОТТГ code."),
    ],
);

/// The settings of a site.
pub static SITE: Shape = part(
    "site",
    None,
    &[
        row("title", "заголовок", Text)
            .required()
            .translatable()
            .about("Назва сайту.", "The site's title."),
        row("description", "опис", Text).translatable().about("Опис.", "Its description."),
        row("base_url", "адреса", Url)
            .required()
            .about("Адреса сайту, з / у кінці.", "The site's address, ending in /."),
        row("languages", "мови", List(&Language))
            .about("Мови; перша — головна.", "Languages; the first is the main one."),
        row("theme", "тема", Id).about("Папка в themes/.", "A folder in themes/."),
        row("timezone", "часовий_пояс", Timezone).about("Часовий пояс.", "Time zone."),
        row("date", "дата", Date).about(
            "Закріплює «сьогодні»: сайт стає записом того дня.",
            "Pins today: the site becomes a record of that day.",
        ),
        row("namespace", "простір_імен", Uuid)
            .about("UUID сайту, створює init.", "The site's UUID, made by init."),
        row("hotline", "гаряча_лінія", Record(&HOTLINE))
            .translatable()
            .about("Гаряча лінія.", "The hotline."),
        row("publisher", "видавець", Record(&PUBLISHER))
            .translatable()
            .about("Хто видає перелік.", "Who publishes the list."),
        row("reports_to", "куди_повідомляти", Text)
            .translatable()
            .about("Куди повідомляти про помилку.", "Where to report an error."),
        row("licence", "ліцензія", Text).about("Ліцензія даних.", "Licence of the data."),
        row("stale_after_days", "застаріває_за_днів", Count).about(
            "Через скільки днів перевірка застаріває.",
            "After how many days a check is stale.",
        ),
        row("outputs", "формати", TEXTS).about(
            "Які формати створювати; без поля — усі.",
            "Which formats to make; all when absent.",
        ),
        row("publish", "публікувати", Record(&PUBLISH))
            .about("Що зі штабного бачать усі.", "What of the headquarters' pages is public."),
        row("csv", "csv", Record(&CSV)).about("Вигляд list.csv.", "The form of list.csv."),
        row("checks", "перевірки", Levels)
            .about("Рівень кожної перевірки.", "The level of each check."),
        row("compress", "стискати", YesNo)
            .about("Чи класти поруч .br і .gz.", "Whether .br and .gz lie beside."),
        row("embed_on", "вбудовувати_на", TEXTS)
            .about("Сайти, що можуть вбудувати перелік.", "Hosts that may embed the list."),
        row("deploy", "розгортання", List(&Record(&DEPLOY)))
            .about("Куди викладати.", "Where to publish to."),
    ],
);

/// The hotline of a site.
pub static HOTLINE: Shape = part(
    "hotline",
    Some("short"),
    &[
        row("short", "короткий", Phone).about("Короткий номер.", "The short number."),
        row("full", "повний", Phone).about("Повний номер.", "The full number."),
        row("hours", "години", Hours).about("Коли відповідають.", "When it is answered."),
        row("label", "назва", Text).translatable().about("Як називається.", "What it is called."),
    ],
);

/// The publisher of a site.
pub static PUBLISHER: Shape = part(
    "publisher",
    Some("name"),
    &[
        row("name", "назва", Text).required().translatable().about("Назва.", "Its name."),
        row("url", "адреса", Url).about("Сайт.", "Website."),
        row("email", "пошта", Email).about("Пошта.", "E-mail address."),
    ],
);

/// What of the headquarters' pages is public.
pub static PUBLISH: Shape = part(
    "publish",
    None,
    &[
        row("coverage", "охоплення", YesNo).about("Сторінка охоплення.", "The coverage page."),
        row("needs", "потреби", YesNo).about("Потреби.", "Needs."),
        row("tasks", "доручення", YesNo).about("Доручення.", "Tasks."),
    ],
);

/// The form of `list.csv`.
pub static CSV: Shape = part(
    "csv",
    None,
    &[
        row("separator", "розділювач", OneOf(SEPARATOR)).about(
            "; або , (табличні програми чекають ;).",
            "; or , (spreadsheets here expect ;).",
        ),
        row("bom", "bom", YesNo).about(
            "Позначка порядку байтів, її чекає Excel.",
            "Byte order mark, which Excel expects.",
        ),
    ],
);

/// A place that a site is published to.
pub static DEPLOY: Shape = part(
    "deploy",
    None,
    &[
        row("name", "назва", Id).required().about("Назва цілі.", "The target's name."),
        row("folder", "папка", Text)
            .about("Папка на цьому ж компʼютері.", "A folder of this machine."),
        row("ssh", "ssh", Text).about("Сервер, як для ssh.", "A host, as for ssh."),
        row("path", "шлях", Text).about("Папка на сервері.", "A folder of the host."),
        row("keep", "зберігати", Count)
            .about("Скільки версій зберігати.", "How many versions to keep."),
    ],
);

/// Private data of an entry that lies outside the public repository, in `private/ID.yaml`.
pub static PRIVATE: Shape = Shape {
    name: "private",
    common: &[],
    bare: None,
    any_of: &[],
    default_visibility: Visibility::Private,
    fields: &[
        row("phones", "телефони", PHONES)
            .privacy(Privacy::Private)
            .about("Непублічні телефони.", "Phones that are not public."),
        row("emails", "пошта", List(&Email))
            .privacy(Privacy::Private)
            .about("Непублічні адреси пошти.", "E-mail addresses that are not public."),
        row("notes", "нотатки", Notes).privacy(Privacy::Private).about("Нотатки.", "Notes."),
    ],
};

/// The shapes that are a file of their own, for the schema and the tests.
pub static FILES: &[&Shape] = &[&ORGANISATION, &MEETING, &NEED, &PAGE, &TERM, &SITE, &PRIVATE];
