//! What a heading means: a field of the one table, by its key, its label, our own headings, or a usual word.

use crate::export::join::{HEADING, HEADINGS};
use crate::fields::{Field, Shape, Type, table};
use crate::import::known::Known;
use crate::import::place::Place;
use crate::locale::compare::fold;
use crate::validate::form::nearest;

use super::Cell;
use super::mapping::Mapping;

/// The field that a column holds: a row of the organisation, or of a part of it.
#[derive(Debug, Clone, Copy)]
pub struct Target {
    /// The organisation's row.
    pub field: &'static Field,
    /// The row of the part, as in `services.help`.
    pub part: Option<&'static Field>,
}

/// What the address of the organisation's page on this site is called: it is no field, but names the entry.
pub const PAGE: &str = "page";
/// What a mapping file says of a column that is not to be taken.
pub const LEFT: &str = "-";

/// A column and what it holds.
#[derive(Debug, Clone)]
pub struct Column {
    /// Its heading.
    pub heading: String,
    /// Where the heading stands.
    pub place: Place,
    /// The field.
    pub target: Option<Holds>,
    /// Whether it is left out on purpose.
    pub is_left: bool,
}

/// What a column holds.
#[derive(Debug, Clone, Copy)]
pub enum Holds {
    /// A field.
    Field(Target),
    /// The address of the page.
    Page,
}

impl Column {
    /// Tells a column for an organisation's own field.
    pub fn is_for(&self, key: &str) -> bool {
        matches!(self.target, Some(Holds::Field(target)) if target.part.is_none() && target.field.key == key)
    }
}

impl Target {
    /// Returns the way to the field: `services.help`.
    pub fn path(&self) -> String {
        match self.part {
            Some(part) => format!("{}.{}", self.field.key, part.key),
            None => self.field.key.to_owned(),
        }
    }

    /// Returns what may stand there.
    pub fn kind(&self) -> Type {
        self.part.unwrap_or(self.field).kind
    }

    /// Reads the way to a field, by keys of either language.
    pub fn parse(path: &str) -> Option<Self> {
        let (own, part) =
            path.split_once('.').map_or((path, None), |(own, part)| (own, Some(part)));
        let field = table::ORGANISATION.row(own)?;
        let part = part.map(|key| shape(field)?.row(key));
        match part {
            Some(None) => None,
            part => Some(Self { field, part: part.flatten() }),
        }
    }
}

fn shape(field: &'static Field) -> Option<&'static Shape> {
    match field.kind {
        Type::Record(shape) | Type::List(&Type::Record(shape)) => Some(shape),
        _ => None,
    }
}

/// Usual words of foreign tables, beside the keys and labels that the table of fields has, and our own headings.
const WORDS: &[(&str, &[&str])] = &[
    (
        "name",
        &[
            "назва організації",
            "організація",
            "найменування",
            "повна назва",
            "назва установи",
            "заклад",
            "organisation",
            "organization",
            "organisation name",
            "organization name",
            "название",
            "название организации",
        ],
    ),
    ("short_name", &["коротка назва", "скорочено", "short name", "abbreviation"]),
    (
        "kind",
        &[
            "вид організації",
            "тип",
            "тип організації",
            "категорія організації",
            "type",
            "organisation type",
            "organization type",
        ],
    ),
    ("summary", &["про організацію", "опис організації", "коротко про організацію", "about"]),
    ("status", &["статус", "діє", "state"]),
    ("edrpou", &["код єдрпоу", "код за єдрпоу", "код", "edrpou code", "едрпоу", "код егрпоу"]),
    (
        "services.help",
        &[
            "вид допомоги",
            "види допомоги",
            "чим допомагає",
            "чим допомагають",
            "напрям",
            "напрям допомоги",
            "питання",
            "kind of help",
            "type of help",
            "вид помощи",
        ],
    ),
    ("services.name", &["послуга", "назва послуги", "service", "service name"]),
    ("services.details", &["опис послуги", "опис", "що саме", "description", "детально"]),
    (
        "services.audiences",
        &[
            "кому",
            "для кого",
            "отримувачі",
            "категорія отримувачів",
            "цільова група",
            "for whom",
            "audience",
        ],
    ),
    (
        "services.areas",
        &["район", "територія", "де надається", "район обслуговування", "area", "areas served"],
    ),
    ("services.delivery", &["спосіб", "спосіб надання", "як надається", "how it is given"]),
    ("services.conditions", &["умова", "умови надання"]),
    ("services.cost", &["ціна", "скільки коштує", "price"]),
    ("services.documents", &["потрібні документи", "що взяти", "що взяти з собою"]),
    (
        "phones",
        &[
            "телефон",
            "тел",
            "номер телефону",
            "контактний телефон",
            "контактні телефони",
            "телефон організації",
            "phone",
            "phone number",
            "telephone",
        ],
    ),
    (
        "email",
        &[
            "e-mail",
            "е-пошта",
            "ел пошта",
            "електронна пошта",
            "електронна адреса",
            "імейл",
            "мейл",
            "e-mail address",
            "mail",
        ],
    ),
    ("website", &["вебсайт", "веб-сайт", "сайт організації", "web", "site", "url"]),
    (
        "links",
        &["соцмережі", "соціальні мережі", "facebook", "фейсбук", "telegram", "social media"],
    ),
    ("address", &["адреса організації", "місце", "фактична адреса", "адреса прийому"]),
    ("address.street", &["вулиця і будинок", "вулиця та будинок"]),
    ("address.city", &["населений пункт", "місто", "city", "town"]),
    ("address.postcode", &["поштовий індекс", "індекс", "zip", "postal code"]),
    (
        "hours",
        &[
            "години роботи",
            "графік",
            "графік роботи",
            "режим роботи",
            "час роботи",
            "розклад",
            "opening hours",
            "working hours",
        ],
    ),
    (
        "people",
        &[
            "контактна особа",
            "відповідальна особа",
            "відповідальний",
            "піб",
            "імʼя контактної особи",
            "contact person",
            "responsible person",
            "contact",
            "contact name",
        ],
    ),
    ("people.role", &["посада контактної особи", "посада відповідальної особи", "посада"]),
    (
        "people.phone",
        &[
            "телефон контактної особи",
            "телефон відповідальної особи",
            "contact phone",
            "phone of the person",
        ],
    ),
    (
        "people.email",
        &[
            "пошта контактної особи",
            "пошта відповідальної особи",
            "contact e-mail",
            "contact email",
        ],
    ),
    (
        "people.consent",
        &["згода", "дата згоди", "згода на оприлюднення", "consent", "day of consent"],
    ),
    ("verified", &["дата перевірки", "перевірено", "verified on"]),
    ("source", &["звідки", "звідки відомості"]),
];

/// The headings of our own tables, by their message.
const OWN: &[(&str, &str)] = &[
    ("csv-organisation", "name"),
    ("csv-kind", "kind"),
    ("csv-help", "services.help"),
    ("csv-service", "services.name"),
    ("csv-details", "services.details"),
    ("csv-audiences", "services.audiences"),
    ("csv-areas", "services.areas"),
    ("csv-delivery", "services.delivery"),
    ("csv-conditions", "services.conditions"),
    ("csv-cost", "services.cost"),
    ("csv-documents", "services.documents"),
    ("csv-service-source", "services.source"),
    ("csv-source", "source"),
    ("csv-sort-name", "sort_name"),
    ("csv-phones", "phones"),
    ("csv-email", "email"),
    ("csv-website", "website"),
    ("csv-address", "address"),
    ("csv-hours", "hours"),
    ("csv-people", "people"),
    ("csv-status", "status"),
    ("csv-page", PAGE),
];

/// Parts whose rows a column may hold one by one.
const PARTS: [&str; 4] = ["services", "address", "people", "verified"];

/// Every word that a heading may be, the surer first, with the way to its field.
pub struct Headings(Vec<(String, String)>);

/// Decides what a column holds: by the mapping file, else by its heading.
pub fn guess(cell: &Cell, mapping: &Mapping, headings: &Headings) -> Column {
    let heading = cell.text();
    let said = mapping.column(&heading);
    let path = said.map(str::to_owned).or_else(|| headings.meaning(&heading));
    let is_left = path.as_deref() == Some(LEFT);
    let target = path.as_deref().and_then(|path| match path {
        PAGE => Some(Holds::Page),
        path => Target::parse(path).map(Holds::Field),
    });
    Column { heading, place: cell.place.clone(), target, is_left }
}

impl Headings {
    /// Gathers the words.
    pub fn new(known: &Known<'_>) -> Self {
        let mut words = Vec::new();
        for (id, path) in OWN.iter().chain(HEADINGS) {
            words.extend(known.say(id).map(|word| (key(&word), (*path).to_owned())));
        }
        for field in table::ORGANISATION.rows() {
            words.extend([field.key, field.uk].map(|word| (key(word), field.key.to_owned())));
        }
        for (path, usual) in WORDS {
            words.extend(usual.iter().map(|word| (key(word), (*path).to_owned())));
        }
        for field in PARTS.iter().filter_map(|part| table::ORGANISATION.row(part)) {
            for row in shape(field).into_iter().flat_map(Shape::rows) {
                let path = format!("{}.{}", field.key, row.key);
                words.extend([row.key, row.uk].map(|word| (key(word), path.clone())));
                words.push((key(&path), path.clone()));
                words.push((key(&format!("{}.{}", field.uk, row.uk)), path));
            }
        }
        Self(words)
    }

    /// Returns the way to the field that a heading names.
    fn meaning(&self, heading: &str) -> Option<String> {
        let heading_key = key(heading);
        if is_number(&heading_key) || heading == HEADING {
            return Some(LEFT.to_owned());
        }
        let found = self.0.iter().find(|(word, _)| *word == heading_key);
        found.map(|(_, path)| path.clone())
    }

    /// Returns the known word that is most like a heading.
    pub fn nearest(&self, heading: &str) -> Option<&str> {
        nearest(&key(heading), self.0.iter().map(|(word, _)| word.as_str()))
    }
}

/// Returns what all spellings of a heading share.
fn key(heading: &str) -> String {
    let plain: String = fold(&heading.replace(['_', '\n', '\r'], " "))
        .chars()
        .filter(|c| !matches!(c, ':' | '*' | '.'))
        .collect();
    plain.trim().to_owned()
}

/// Tells the column that only counts rows.
fn is_number(key: &str) -> bool {
    matches!(key, "№" | "№ з/п" | "№ п/п" | "n" | "no" | "#" | "з/п")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::RawConfig;
    use crate::files::Sources;
    use crate::pipeline::register;

    fn with_headings(test: impl Fn(&Headings)) {
        let raw = RawConfig {
            date: None,
            source_date_epoch: None,
            now: "2020-03-27T10:00:00Z".parse().unwrap(),
            base_url: None,
            drafts: false,
            strict: false,
        };
        test(&Headings::new(&Known::new(&register(&Sources::default(), &raw).value)));
    }

    #[test]
    fn usual_headings_are_understood() {
        with_headings(|headings| {
            for (heading, path) in [
                ("Назва організації", "name"),
                ("НАЗВА", "name"),
                ("Organisation", "name"),
                ("Вид допомоги", "services.help"),
                ("Тел.", "phones"),
                ("Телефони", "phones"),
                ("E-mail:", "email"),
                ("Ел. пошта", "email"),
                ("Код ЄДРПОУ", "edrpou"),
                ("Графік роботи", "hours"),
                ("скорочена_назва", "short_name"),
                ("services.details", "services.details"),
                ("Сторінка на сайті", PAGE),
                ("№ з/п", LEFT),
            ] {
                assert_eq!(headings.meaning(heading).as_deref(), Some(path), "{heading}");
            }
            assert_eq!(headings.meaning("Улюблений колір"), None);
        });
    }

    #[test]
    fn every_word_leads_to_a_field() {
        with_headings(|headings| {
            for (word, path) in &headings.0 {
                assert!(path == PAGE || Target::parse(path).is_some(), "{word}: {path}");
            }
        });
    }
}
