//! An organisation and its parts.

use super::parts::{TEXTS, field_row, file_shape, part_shape};
use crate::base::choices::{Chosen, Delivery, PhoneType, Status, Visibility};
use crate::content::fields::Type::{
    Choice as OneOf, Coordinates, Date, Edrpou, Email, Extension, File, Hours, Id, Language, List,
    Organisation, Phone, Prose, Record, Term, Text, Url, YesNo,
};
use crate::content::fields::{Privacy, Shape, Vocabulary};

use crate::content::fields::Type;

/// An organisation.
pub(crate) static ORGANISATION: Shape = file_shape(
    "organisation",
    &[
        field_row("name", "назва", Text)
            .required()
            .translatable()
            .described("Повна назва.", "The full name."),
        field_row("short_name", "скорочена_назва", Text)
            .translatable()
            .described("Як її називають щодня.", "What people call it.")
            .with_example("«Приклад»", "Example"),
        field_row("sort_name", "назва_для_сортування", Text)
            .described("Назва, за якою стоїть в абетці.", "The name it is filed under."),
        field_row("kind", "вид", Term(Vocabulary::Kinds)).required_of_published().described(
            "Вид організації зі словника kinds.",
            "Its kind, from the vocabulary kinds.",
        ),
        field_row("summary", "коротко", Text)
            .translatable()
            .described(
                "Один рядок: хто це і що робить.",
                "One line: who they are and what they do.",
            )
            .with_example("Приклад: вигадана організація", "An example: an invented organisation"),
        field_row("status", "стан", OneOf(Status::CHOICES))
            .described("Чи працює; без цього поля — діє.", "Whether it works; active when absent."),
        field_row("edrpou", "єдрпоу", Edrpou)
            .described("Код ЄДРПОУ, вісім цифр.", "The EDRPOU code, eight digits."),
        field_row("services", "послуги", List(&Record(&SERVICE)))
            .translatable()
            .described("Чим допомагає.", "What it helps with."),
        field_row("phones", "телефони", PHONES)
            .translatable()
            .described("Телефони; перший — головний.", "Phones; the first is the main one."),
        field_row("email", "пошта", Email).described("Електронна пошта.", "E-mail address."),
        field_row("website", "сайт", Url).described("Вебсайт.", "Website."),
        field_row("links", "посилання", LINKS)
            .translatable()
            .described("Соціальні мережі та інші сторінки.", "Social media and other pages."),
        field_row("address", "адреса", Record(&ADDRESS))
            .translatable()
            .described("Де приймають людей.", "Where people are received."),
        field_row("hours", "години", Hours).described(
            "Години роботи, як-от Mo-Fr 09:00-17:00.",
            "Opening hours, like Mo-Fr 09:00-17:00.",
        ),
        field_row("people", "люди", List(&Record(&PERSON))).translatable().described(
            "Хто відповідає; контакти приховано, доки немає згоди.",
            "Who answers; contacts are hidden until there is consent.",
        ),
        field_row("members", "учасники", List(&Organisation))
            .described("Організації, що до неї входять.", "The organisations that belong to it."),
        field_row("verified", "перевірено", Record(&VERIFIED))
            .described("Коли й хто перевірив запис.", "When and by whom the entry was checked."),
        field_row("logo", "логотип", File)
            .described("Файл із content/files/.", "A file of content/files/.")
            .with_example("https://example.org/logo.svg", "https://example.org/logo.svg"),
    ],
);

/// A service of an organisation.
pub(crate) static SERVICE: Shape = part_shape(
    "service",
    Some("help"),
    &[
        field_row("id", "id", Id)
            .described(
                "Стала назва; без неї — та сама, що й допомога.",
                "A stable name; the same as help when absent.",
            )
            .without_example(),
        field_row("help", "допомога", Term(Vocabulary::Help))
            .required_of_published()
            .described("Вид допомоги зі словника help.", "Kind of help, from the vocabulary help."),
        field_row("name", "назва", Text)
            .translatable()
            .described("Своя назва послуги.", "The service's own name.")
            .with_example("Приклад послуги", "An example of a service"),
        field_row("details", "подробиці", Prose)
            .translatable()
            .described("Що саме роблять.", "What exactly is done.")
            .with_example("Що саме роблять і як це замовити", "What is done, and how to ask for it"),
        field_row("audiences", "для_кого", AUDIENCES)
            .described(
                "Для кого, зі словника audiences; без цього поля — не вказано.",
                "For whom, from the vocabulary audiences; not said when absent.",
            ),
        field_row("areas", "райони", AREAS)
            .described("Де; без цього поля — усюди.", "Where; everywhere when absent."),
        field_row("delivery", "як_надається", List(&OneOf(Delivery::CHOICES)))
            .described("Удома, на місці, телефоном, онлайн.", "At home, on site, by phone, online."),
        field_row("conditions", "умови", Prose)
            .translatable()
            .described("За яких умов.", "On what conditions.")
            .with_example("Приклад умови", "An example of a condition"),
        field_row("cost", "вартість", Text)
            .translatable()
            .described("Скільки коштує.", "What it costs.")
            .with_example("Безоплатно", "Free of charge"),
        field_row("documents", "документи", TEXTS)
            .translatable()
            .described("Що взяти з собою.", "What to bring.")
            .with_example("Приклад документа", "An example of a document"),
        field_row("hours", "години", Hours).described(
            "Години, якщо інші, ніж в організації.",
            "Hours, if other than the organisation's.",
        ),
        field_row("phones", "телефони", PHONES)
            .translatable()
            .described("Телефони саме цієї послуги.", "Phones of this very service.")
            .without_example(),
        field_row("status", "стан", OneOf(Status::CHOICES))
            .described("Чи надається зараз.", "Whether it is given now.")
            .without_example(),
        field_row("source", "джерело", Text)
            .translatable()
            .described("Звідки відомо про послугу.", "How the service is known.")
            .without_example(),
        field_row("verified", "перевірено", Record(&VERIFIED))
            .described(
                "Коли й хто перевірив саме цю послугу; без цього поля — як в організації.",
                "When and by whom this very service was checked; as the organisation when absent.",
            )
            .without_example(),
        field_row("draft", "чернетка", YesNo)
            .described(
                "Послуга ще не готова: її ніде не видно, і виду допомоги можна ще не вказувати.",
                "The service is not ready: nobody sees it, and its kind of help may still be missing.",
            )
            .without_example(),
    ],
);

/// A phone.
pub(crate) static PHONE: Shape = part_shape(
    "phone",
    Some("number"),
    &[
        field_row("number", "номер", Phone)
            .required()
            .privacy(Privacy::ByVisibility)
            .described("Номер, як його пишуть люди.", "The number as people write it."),
        field_row("extension", "додатковий", Extension)
            .privacy(Privacy::ByVisibility)
            .described(
                "Додатковий номер: його набирають після зʼєднання.",
                "The extension, dialled after the number.",
            )
            .without_example(),
        field_row("type", "тип", OneOf(PhoneType::CHOICES))
            .privacy(Privacy::ByVisibility)
            .described(
                "Голосовий (без цього поля), мобільний, факс, текстовий, відео.",
                "Voice (when absent), mobile, fax, text or video.",
            ),
        field_row("label", "для_чого", Text)
            .translatable()
            .privacy(Privacy::ByVisibility)
            .described("Для чого цей номер.", "What this number is for.")
            .with_example("прийом заявок", "requests"),
        field_row("hours", "години", Hours)
            .privacy(Privacy::ByVisibility)
            .described("Коли відповідають.", "When it is answered."),
        field_row("languages", "мови", List(&Language))
            .privacy(Privacy::ByVisibility)
            .described("Якими мовами говорять.", "Languages spoken."),
        field_row("visibility", "кому_видно", OneOf(Visibility::CHOICES)).described(
            "public — усім, desks — службам, private — нікому.",
            "public, desks or private; public when absent.",
        ),
    ],
);

/// A person of an organisation.
pub(crate) static PERSON: Shape = Shape {
    name: "person",
    common: &[],
    bare: None,
    any_of: &[],
    default_visibility: Visibility::Private,
    fields: &[
        field_row("name", "імʼя", Text)
            .required()
            .translatable()
            .privacy(Privacy::ByShowName)
            .naming_person()
            .described("Імʼя та прізвище.", "Given name and surname.")
            .with_example("Приклад Прикладенко", "Example Person"),
        field_row("role", "посада", Text)
            .translatable()
            .privacy(Privacy::ByShowName)
            .naming_person()
            .described("Посада.", "Office held.")
            .with_example("координатор", "coordinator"),
        field_row("responsible", "відповідальна_особа", YesNo)
            .privacy(Privacy::ByShowName)
            .described(
                "Чи відповідає за звʼязок із переліком.",
                "Whether they answer for the list.",
            ),
        field_row("phone", "телефон", Phone)
            .privacy(Privacy::ByVisibility)
            .described(
                "Телефон; приховано, доки немає згоди.",
                "Phone; hidden until there is consent.",
            )
            .with_example("0 800 000 001", "0 800 000 001"),
        field_row("email", "пошта", Email)
            .privacy(Privacy::ByVisibility)
            .described(
                "Пошта; приховано, доки немає згоди.",
                "E-mail; hidden until there is consent.",
            )
            .with_example("osoba@example.org", "osoba@example.org"),
        field_row("visibility", "кому_видно", OneOf(Visibility::CHOICES))
            .described("Кому видно телефон і пошту.", "Who sees phone and e-mail."),
        field_row("consent", "згода", Record(&CONSENT)).privacy(Privacy::Private).described(
            "Коли і хто взяв згоду показувати контакти.",
            "When and by whom consent to show contacts was taken.",
        ),
        field_row("show_name", "показувати_імʼя", YesNo)
            .described("no — не показувати й імені.", "no hides the name, too."),
    ],
};

/// A person's consent.
pub(super) static CONSENT: Shape = part_shape(
    "consent",
    Some("on"),
    &[
        field_row("on", "коли", Date)
            .required()
            .privacy(Privacy::Private)
            .described("День згоди.", "The day of consent."),
        field_row("by", "хто", Text)
            .privacy(Privacy::Private)
            .described("Хто взяв згоду.", "Who took it.")
            .with_example("Хто взяв згоду", "Who took it"),
        field_row("withdrawn", "відкликано", Date)
            .privacy(Privacy::Private)
            .described(
                "День, коли людина відкликала згоду: її контактів не показують.",
                "The day on which the person withdrew it: their contacts are not shown.",
            )
            .without_example(),
    ],
);

/// Who checked an entry, and when.
pub(super) static VERIFIED: Shape = part_shape(
    "verified",
    Some("on"),
    &[
        field_row("on", "коли", Date)
            .required()
            .described("День перевірки.", "The day of the check."),
        field_row("by", "хто", Text)
            .described("Хто перевірив.", "Who checked.")
            .with_example("редакція", "the editors"),
    ],
);

/// An address.
pub(crate) static ADDRESS: Shape = part_shape(
    "address",
    Some("street"),
    &[
        field_row("street", "вулиця", Text)
            .translatable()
            .privacy(Privacy::ByVisibility)
            .described("Вулиця й будинок.", "Street and house.")
            .with_example("вул. Прикладна, 1", "1 Example Street"),
        field_row("city", "місто", Text)
            .translatable()
            .privacy(Privacy::ByVisibility)
            .described("Населений пункт.", "Town or village.")
            .with_example("Прикладове", "Exampleville"),
        field_row("postcode", "індекс", Text)
            .privacy(Privacy::ByVisibility)
            .described("Поштовий індекс.", "Postcode.")
            .with_example("00000", "00000"),
        field_row("area", "район", Term(Vocabulary::Areas))
            .privacy(Privacy::ByVisibility)
            .described("Район зі словника areas.", "Area, from the vocabulary areas."),
        field_row("note", "примітка", Text)
            .translatable()
            .privacy(Privacy::ByVisibility)
            .described("Поверх, вхід, орієнтир.", "Floor, entrance, landmark.")
            .with_example("вхід із двору", "entrance from the yard"),
        field_row("how_to_get", "як_дістатися", Text)
            .translatable()
            .privacy(Privacy::ByVisibility)
            .described("Як доїхати.", "How to get there.")
            .with_example("автобус 1, зупинка «Приклад»", "bus 1 to the stop Example"),
        field_row("accessibility", "доступність", TEXTS)
            .translatable()
            .privacy(Privacy::ByVisibility)
            .described("Пандус, ліфт, вбиральня.", "Ramp, lift, toilet.")
            .with_example("пандус", "ramp"),
        field_row("location", "координати", Coordinates)
            .privacy(Privacy::ByVisibility)
            .described("Широта й довгота.", "Latitude and longitude."),
        field_row("visibility", "кому_видно", OneOf(Visibility::CHOICES)).described(
            "Кому видно адресу, район і координати.",
            "Who sees address, area and location.",
        ),
    ],
);

/// A link with its name.
pub(super) static LINK: Shape = part_shape(
    "link",
    Some("url"),
    &[
        field_row("url", "адреса", Url)
            .required()
            .described("Адреса сторінки.", "Address of the page."),
        field_row("name", "назва", Text)
            .translatable()
            .described("Назва посилання.", "Name of the link.")
            .with_example("Сторінка прикладу", "A page of the example"),
    ],
);

pub(super) const PHONES: Type = List(&Record(&PHONE));

pub(super) const AUDIENCES: Type = List(&Term(Vocabulary::Audiences));

pub(super) const AREAS: Type = List(&Term(Vocabulary::Areas));

pub(super) const LINKS: Type = List(&Record(&LINK));
