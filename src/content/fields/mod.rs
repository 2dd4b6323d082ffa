//! The one table of fields: the contract between editors and the program.
//!
//! A field that has no row in `table` does not exist. Validation, the schema, the manual, `new`, import and the
//! privacy test read this table and nothing else, so no field is declared twice. Here are the kinds of rows; the
//! rows themselves stand in [`table`].

pub mod table;
mod vocabulary;

use crate::base::changes::{self, Change, Renamable};
use crate::base::choices::Choice;
use crate::base::locale::compare::{distance_within, fold};
use crate::base::yaml::key::FieldKey;
pub use vocabulary::Vocabulary;

/// Schemes that a web address may have.
pub const SCHEMES: [&str; 6] = ["https", "http", "mailto", "tel", "viber", "tg"];

/// Levels that a site may give to a check.
pub(super) const LEVELS: [&str; 4] = ["error", "warning", "advice", "off"];

/// One row: a field of a shape.
#[derive(Debug)]
pub struct Field {
    /// The English key.
    pub key: &'static str,
    /// The Ukrainian key, which means the same.
    pub uk: &'static str,
    /// What may stand there.
    pub kind: Type,
    /// Whether an entry without it is an error.
    pub required: bool,
    /// Whether a draft may lack it all the same.
    pub waits: bool,
    /// Whether a translation may change it.
    pub translatable: bool,
    /// Who may see it.
    pub privacy: Privacy,
    /// Whether it says who somebody is: a number in it would be that person's own.
    pub(crate) names_person: bool,
    /// What it means, for the manual, in Ukrainian.
    pub about_uk: &'static str,
    /// What it means, for the manual, in English.
    pub about_en: &'static str,
    /// What `new` shows as an example.
    pub(crate) example: Example,
}

/// What a field of a new entry may look like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Example {
    /// What its type shows; nothing where that is any text.
    OfType,
    /// These invented words, in Ukrainian and in English.
    Words(&'static str, &'static str),
    /// Nothing: hardly an entry needs the field when it is new.
    Absent,
}

/// Who may see a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Privacy {
    /// As public as its entry.
    Public,
    /// Never shown.
    Private,
    /// As the `visibility` beside it says.
    ByVisibility,
    /// Shown unless `show_name` beside it says no.
    ByShowName,
}

/// What may stand in a field.
#[derive(Debug, Clone, Copy)]
pub enum Type {
    /// One line of text.
    Text,
    /// Text of several lines.
    Prose,
    /// Yes or no.
    YesNo,
    /// A number, not negative; decimals with a point.
    Number,
    /// A whole number, not negative.
    Count,
    /// An ISO date.
    Date,
    /// A time of the day, `HH:MM`.
    Time,
    /// A phone number in any customary spelling.
    Phone,
    /// An e-mail address.
    Email,
    /// A web address with its scheme.
    Url,
    /// OpenStreetMap `opening_hours`.
    Hours,
    /// What is dialled after a number, in digits.
    Extension,
    /// A code of the Unified State Register, eight digits.
    Edrpou,
    /// An id of its own kind.
    Id,
    /// An id that an entry had before; of a page, with its folders.
    FormerId,
    /// An ISO 639 language code.
    Language,
    /// An IANA time zone.
    Timezone,
    /// A UUID.
    Uuid,
    /// Latitude and longitude in degrees, `[48.7, 37.5]`.
    Coordinates,
    /// One of a fixed list.
    Choice(&'static [Choice]),
    /// The id of an organisation.
    Organisation,
    /// Who does a task: an organisation by id or name, a person by name, or `attendees` for all who took part.
    Responsible,
    /// The id of a term.
    Term(Vocabulary),
    /// The id of another term of the same vocabulary.
    OwnTerm,
    /// A file below `content/files/`, or a web address.
    File,
    /// Fields of their own.
    Record(&'static Shape),
    /// Several of one type; a single value is a list of one.
    List(&'static Type),
    /// A level by the name of a check.
    Levels,
    /// Anything: notes that nobody reads but the editors.
    Notes,
}

/// The fields that belong together.
#[derive(Debug)]
pub struct Shape {
    /// Its name in the manual and in paths of the table: `organisation`, `phone` ….
    pub name: &'static str,
    /// Its own rows.
    pub fields: &'static [Field],
    /// The rows that every kind of entry has; empty for a part of an entry.
    pub common: &'static [Field],
    /// The key that a bare value stands for: `phones: ["101"]` means `number`.
    pub bare: Option<&'static str>,
    /// Keys of which at least one must be there; empty where none must.
    pub any_of: &'static [&'static str],
    /// Who may see it when nothing is written, for shapes that have `visibility`.
    pub default_visibility: crate::base::choices::Visibility,
}

impl Shape {
    const fn any_of(mut self, keys: &'static [&'static str]) -> Self {
        self.any_of = keys;
        self
    }

    /// Returns every row, its own first.
    pub fn rows(&self) -> impl Iterator<Item = &'static Field> {
        self.fields.iter().chain(self.common)
    }

    /// Returns the key that was meant by one that no row has: its earlier name, or one slip of the keyboard away from it, and from no
    /// other. Of four letters with another in place of one there are too many words: `text` is no `next`.
    pub(crate) fn key_meant(&self, key: &str) -> Option<&'static str> {
        const SHORTEST: usize = 4;
        if self.row(key).is_some() {
            return None;
        }
        if let Some(change) = self.changed(key) {
            return change.renamed();
        }
        let typed = fold(key).replace(' ', "_");
        let is_near = |own: &&str| {
            let lengths = (typed.chars().count(), own.chars().count());
            let is_long =
                lengths.0.min(lengths.1) >= SHORTEST && lengths.0.max(lengths.1) > SHORTEST;
            is_long && distance_within(&fold(own), &typed, 1).is_some()
        };
        let mut near = self.rows().filter_map(|row| [row.key, row.uk].into_iter().find(is_near));
        near.next().filter(|_| near.next().is_none())
    }

    /// Returns what became of a field that was called by this key in an earlier version.
    pub(crate) fn changed(&self, key: &str) -> Option<&'static Change> {
        changes::find(Renamable::Field(self.name), key).filter(|_| self.row(key).is_none())
    }

    /// Returns the row that an English or Ukrainian key names, in any case and with any apostrophe.
    pub(crate) fn row(&self, key: &str) -> Option<&'static Field> {
        let key = key.trim();
        self.rows()
            .find(|field| field.key == key || field.uk == key)
            .or_else(|| self.rows().find(|field| field.is_named(key)))
    }
}

impl Field {
    /// Tells whether a key names this field, in either language, in any case and with any apostrophe.
    pub(crate) fn is_named(&self, key: &str) -> bool {
        self.key_names().is_named(key)
    }

    /// Returns its name in both languages.
    pub(crate) fn key_names(&self) -> FieldKey {
        FieldKey { en: self.key, uk: self.uk }
    }

    const fn new(key: &'static str, uk: &'static str, kind: Type) -> Self {
        Self {
            key,
            uk,
            kind,
            required: false,
            waits: false,
            translatable: false,
            privacy: Privacy::Public,
            names_person: false,
            about_uk: "",
            about_en: "",
            example: Example::OfType,
        }
    }

    const fn required(mut self) -> Self {
        self.required = true;
        self
    }

    /// Required of what is published; a draft may lack it.
    const fn required_of_published(mut self) -> Self {
        self.required = true;
        self.waits = true;
        self
    }

    const fn translatable(mut self) -> Self {
        self.translatable = true;
        self
    }

    const fn privacy(mut self, privacy: Privacy) -> Self {
        self.privacy = privacy;
        self
    }

    const fn naming_person(mut self) -> Self {
        self.names_person = true;
        self
    }

    const fn described(mut self, uk: &'static str, en: &'static str) -> Self {
        self.about_uk = uk;
        self.about_en = en;
        self
    }

    const fn with_example(mut self, uk: &'static str, en: &'static str) -> Self {
        self.example = Example::Words(uk, en);
        self
    }

    const fn without_example(mut self) -> Self {
        self.example = Example::Absent;
        self
    }
}

/// How a value of a type is put together.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Structure {
    /// One value without parts.
    Scalar,
    /// Fields.
    Record(&'static Shape),
    /// Values of one type.
    List(&'static Type),
    /// Two numbers.
    Coordinates,
    /// Levels by name.
    Levels,
}

impl Type {
    /// Returns how its values are put together.
    pub(crate) fn structure(self) -> Structure {
        match self {
            Self::Record(shape) => Structure::Record(shape),
            Self::List(item) => Structure::List(item),
            Self::Coordinates => Structure::Coordinates,
            Self::Levels => Structure::Levels,
            Self::Text
            | Self::Prose
            | Self::YesNo
            | Self::Number
            | Self::Count
            | Self::Date
            | Self::Time
            | Self::Phone
            | Self::Email
            | Self::Url
            | Self::Hours
            | Self::Extension
            | Self::Edrpou
            | Self::Id
            | Self::FormerId
            | Self::Language
            | Self::Timezone
            | Self::Uuid
            | Self::Choice(_)
            | Self::Organisation
            | Self::Responsible
            | Self::Term(_)
            | Self::OwnTerm
            | Self::File
            | Self::Notes => Structure::Scalar,
        }
    }

    /// Tells words of a language, which may stand in several.
    pub(crate) fn is_text(self) -> bool {
        matches!(self, Self::Text | Self::Prose)
    }

    /// Tells whether a bare value may stand there.
    pub(super) fn is_scalar(self) -> bool {
        match self.structure() {
            Structure::Scalar => true,
            Structure::Record(shape) => shape.bare.is_some(),
            Structure::List(item) => item.is_scalar(),
            Structure::Coordinates | Structure::Levels => false,
        }
    }

    /// Returns the shape of a record, or of the records of a list.
    pub(crate) fn shape(self) -> Option<&'static Shape> {
        match self.structure() {
            Structure::Record(shape) => Some(shape),
            Structure::List(item) => item.shape(),
            Structure::Scalar | Structure::Coordinates | Structure::Levels => None,
        }
    }

    /// Tells whether several values may stand there.
    pub(crate) fn is_list(self) -> bool {
        matches!(self, Self::List(_))
    }

    /// Returns an invented value as YAML has it, where one value shows what all look like.
    pub(crate) fn example(self) -> Option<&'static str> {
        match self {
            Self::Number | Self::Count => Some("100"),
            Self::Date => Some("2020-03-27"),
            Self::Time => Some("09:30"),
            Self::Phone => Some("\"0 800 000 000\""),
            Self::Email => Some("pryklad@example.org"),
            Self::Url => Some("https://example.org/"),
            Self::Hours => Some("Mo-Fr 09:00-17:00"),
            Self::Extension => Some("\"12\""),
            Self::Edrpou => Some("\"00000000\""),
            Self::Language => Some("uk"),
            Self::Timezone => Some("Europe/Kyiv"),
            Self::Coordinates => Some("[50.0, 30.0]"),
            Self::Text
            | Self::Prose
            | Self::YesNo
            | Self::Id
            | Self::FormerId
            | Self::Uuid
            | Self::Choice(_)
            | Self::Organisation
            | Self::Responsible
            | Self::Term(_)
            | Self::OwnTerm
            | Self::File
            | Self::Record(_)
            | Self::List(_)
            | Self::Levels
            | Self::Notes => None,
        }
    }
}
