//! One read value, by its type.

use crate::base::diag::Sited;
use crate::base::locale::Lang;
use crate::base::locale::hours::Hours;
use crate::base::locale::phones::PhoneNumber;
use crate::base::localised::Text;
use crate::base::names::Id;
use std::collections::BTreeMap;

use crate::base::choices::Visibility;
use crate::base::diag::Location;
use crate::content::fields::Shape;
use crate::content::validate::reference::Reference;

/// One typed value.
#[derive(Debug, Clone)]
pub(in crate::content) enum Datum {
    /// Text, in one or several languages.
    Text(Text),
    /// Yes or no.
    YesNo(bool),
    /// A number, as typed (decimals keep their digits).
    Number(f64),
    /// A whole number.
    Count(u32),
    /// A date.
    Date(jiff::civil::Date),
    /// A time of the day.
    Time(jiff::civil::Time),
    /// A phone number.
    Phone(PhoneNumber),
    /// An id.
    Id(Id),
    /// What names a term or an organisation.
    Reference(Reference),
    /// One of a fixed list, by its English name.
    Choice(&'static str),
    /// Opening hours.
    Hours(Hours),
    /// A language.
    Language(Lang),
    /// Latitude and longitude.
    Coordinates(f64, f64),
    /// Fields of their own.
    Record(Form),
    /// Several values.
    List(Vec<Sited<Datum>>),
    /// Levels by the names of checks.
    Levels(BTreeMap<String, String>),
    /// Something nobody reads.
    Notes,
}

impl Datum {
    /// Returns the words of a text, in every language, or of several texts.
    pub(super) fn all_words(&self) -> Vec<&str> {
        match self {
            Self::Text(text) => text.all().map(|words| &**words).collect(),
            Self::List(items) => items.iter().flat_map(|item| item.value.all_words()).collect(),
            Self::YesNo(_)
            | Self::Number(_)
            | Self::Count(_)
            | Self::Date(_)
            | Self::Time(_)
            | Self::Phone(_)
            | Self::Id(_)
            | Self::Reference(_)
            | Self::Choice(_)
            | Self::Hours(_)
            | Self::Language(_)
            | Self::Coordinates(..)
            | Self::Record(_)
            | Self::Levels(_)
            | Self::Notes => Vec::new(),
        }
    }
}

/// The fields of one record or part of it.
#[derive(Debug, Clone)]
pub(in crate::content) struct Form {
    /// Its shape.
    pub shape: &'static Shape,
    /// Where it stands.
    pub at: Location,
    /// Who may see its guarded parts.
    pub visibility: Visibility,
    pub(super) hides_name: bool,
    pub(super) fields: BTreeMap<&'static str, Sited<Datum>>,
    /// Keys whose value could not be read; their diagnostics are made.
    pub(super) lost: Vec<&'static str>,
}

impl Form {
    pub(super) fn lose_all(&mut self) {
        self.lost = self.shape.rows().map(|field| field.key).collect();
    }

    /// Takes a field out; `None` when it is missing or its diagnostic is made.
    pub(in crate::content) fn take(&mut self, key: &'static str) -> Option<Sited<Datum>> {
        note_asked(self.shape, key);
        self.fields.remove(key)
    }

    /// Tells fields of what nobody is to see yet.
    pub(in crate::content::validate) fn is_draft(&self) -> bool {
        matches!(self.peek("draft").map(|draft| &draft.value), Some(Datum::YesNo(true)))
    }

    /// Returns a field that was not taken yet.
    pub(in crate::content::validate) fn peek(&self, key: &str) -> Option<&Sited<Datum>> {
        self.fields.get(key)
    }

    /// Returns where a field stands that was not taken yet.
    pub(in crate::content::validate) fn place(&self, key: &str) -> Option<Location> {
        self.fields.get(key).map(|value| value.at.clone())
    }

    /// Returns a field that was not taken yet.
    pub(in crate::content::validate) fn value(&self, key: &str) -> Option<&Datum> {
        self.fields.get(key).map(|field| &field.value)
    }

    /// Tells whether the value of a key could not be read.
    pub(in crate::content) fn is_lost(&self, key: &str) -> bool {
        self.lost.contains(&key)
    }

    /// Tells that of the fields of which one must be there none was written.
    pub(in crate::content::validate) fn is_about_nothing(&self) -> bool {
        let stands = |key: &&str| self.fields.contains_key(key) || self.is_lost(key);
        !self.shape.any_of.is_empty() && !self.shape.any_of.iter().any(stands)
    }

    /// Returns the fields for laying a translation over them.
    pub(in crate::content::validate) fn fields_mut(
        &mut self,
    ) -> &mut BTreeMap<&'static str, Sited<Datum>> {
        &mut self.fields
    }
}

/// The fields that somebody asked for, by shape, so that a test can tell rows of the table that nobody reads.
#[cfg(test)]
pub(in crate::content::validate) static ASKED: std::sync::Mutex<
    std::collections::BTreeSet<(&str, &str)>,
> = std::sync::Mutex::new(std::collections::BTreeSet::new());

pub(super) fn note_asked(shape: &'static Shape, key: &'static str) {
    debug_assert!(shape.row(key).is_some(), "no row {key} in {}", shape.name);
    #[cfg(test)]
    ASKED.lock().expect("no test panics while it adds a key").insert((shape.name, key));
}
