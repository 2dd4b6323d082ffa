//! A document's fields, read by the table: each value typed and sited, or reported.
//!
//! Comes in: a YAML node and the shape it should have. Goes out: a [`Form`], from which the files of this folder
//! take one field after the other. A key without a row is reported with the nearest row; a value that must not
//! be shown is masked in remarks from here on.

mod read;
mod take;

use std::collections::BTreeMap;

use super::scalar;
use crate::base::choices::{Choice, Chosen as _, Visibility};
use crate::base::diag::{Checked, Code, Diagnostic, Location, Remarks, Sited};
use crate::base::locale::Lang;
use crate::base::locale::compare::distance_within;
use crate::base::locale::hours::Hours;
use crate::base::locale::phones::PhoneNumber;
use crate::base::localised::Text;
use crate::base::names::{Id, SourcePath};
use crate::base::yaml::{Node, Value};
use crate::content::fields::{Field, Privacy, Shape};
use crate::content::parse::Document;
pub(super) use read::Reader;

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

/// The fields of one record or part of it.
#[derive(Debug, Clone)]
pub(in crate::content) struct Form {
    /// Its shape.
    pub shape: &'static Shape,
    /// Where it stands.
    pub at: Location,
    /// Who may see its guarded parts.
    pub visibility: Visibility,
    hides_name: bool,
    fields: BTreeMap<&'static str, Sited<Datum>>,
    /// Keys whose value could not be read; their remarks are made.
    lost: Vec<&'static str>,
}

/// The fields that somebody asked for, by shape, so that a test can tell rows of the table that nobody reads.
#[cfg(test)]
pub(super) static ASKED: std::sync::Mutex<std::collections::BTreeSet<(&str, &str)>> =
    std::sync::Mutex::new(std::collections::BTreeSet::new());

fn ask(shape: &'static Shape, key: &'static str) {
    debug_assert!(shape.row(key).is_some(), "no row {key} in {}", shape.name);
    #[cfg(test)]
    ASKED.lock().expect("no test panics while it adds a key").insert((shape.name, key));
}

/// What is the same for a whole document.
pub(in crate::content) struct Scope<'a> {
    /// The file.
    pub path: &'a SourcePath,
    /// The languages of the site, the first one first.
    pub languages: &'a [Lang],
    /// Set when the document is a translation.
    pub translation: Option<Lang>,
}

/// Returns the place of a whole document's fields, for what is missing there.
pub(in crate::content) fn whole_file(document: &Document) -> Location {
    match &document.front {
        Some(node) => Location::new(&document.path, &(node.span.start..node.span.start)),
        None => Location::file(&document.path),
    }
}

/// Reads `node` as `shape`. Where nothing stands, the place of `around` is where things are missing.
pub(in crate::content) fn form(
    scope: &Scope<'_>,
    shape: &'static Shape,
    node: Option<&Node>,
    around: &Location,
    hidden: bool,
) -> Checked<Form> {
    let mut reader = Reader { scope, remarks: Remarks::default() };
    let form = reader.form(shape, node, around, hidden);
    Checked { value: form, remarks: reader.remarks }
}

/// Makes the remark about a language that the site does not have.
pub(in crate::content) fn unknown_language(
    at: Location,
    code: &str,
    languages: &[Lang],
) -> Diagnostic {
    let known: Vec<&str> = languages.iter().map(|lang| lang.as_str()).collect();
    Diagnostic::new(Code::UnknownLanguage, at)
        .with("language", code)
        .with("known", known.join(", "))
}

/// Reads who may see the guarded parts; a word that is not understood closes them.
fn visibility(shape: &'static Shape, node: Option<&Node>) -> Visibility {
    if shape.row("visibility").is_some() {
        ask(shape, "visibility");
    }
    let written = value_of(shape, node, "visibility").map(|text| {
        let choice = Choice::named(Visibility::CHOICES, text);
        choice.and_then(|choice| Visibility::parse(choice.id)).unwrap_or(Visibility::Private)
    });
    match written {
        Some(visibility) => visibility,
        None => shape.default_visibility,
    }
}

/// Tells whether `show_name` hides the name; a word that is not understood hides it, too.
fn hides_name(shape: &'static Shape, node: Option<&Node>) -> bool {
    if shape.row("show_name").is_none() {
        return false;
    }
    ask(shape, "show_name");
    value_of(shape, node, "show_name").is_some_and(|text| scalar::yes_or_no(text) != Some(true))
}

/// Returns the raw value of a key, before anything is judged.
fn value_of<'n>(shape: &Shape, node: Option<&'n Node>, key: &str) -> Option<&'n str> {
    let Value::Map(entries) = &node?.value else { return None };
    let row = shape.row(key)?;
    let entry = entries.iter().find(|entry| row.is_named(&entry.key))?;
    match &entry.value.value {
        Value::Scalar(text) => Some(text),
        Value::Null => None,
        _ => Some(""),
    }
}

fn is_hidden(form: &Form, field: &Field) -> bool {
    match field.privacy {
        Privacy::Public => false,
        Privacy::Private => true,
        Privacy::ByVisibility => form.visibility != Visibility::Public,
        Privacy::ByShowName => form.hides_name,
    }
}

/// Returns the candidate that is most like `word`, if one is like it at all.
pub(crate) fn nearest<'a>(
    word: &str,
    candidates: impl Iterator<Item = &'a str>,
) -> Option<&'a str> {
    let word = word.to_lowercase();
    let longest = word.chars().count();
    let allowed = match longest {
        0..=2 => 1,
        3..=6 => 2,
        _ => 3,
    };
    candidates
        .filter_map(|candidate| {
            Some((distance_within(&word, &candidate.to_lowercase(), allowed)?, candidate))
        })
        .filter(|&(distance, candidate)| distance < candidate.chars().count())
        .min_by_key(|&(distance, candidate)| (distance, candidate))
        .map(|(_, candidate)| candidate)
}

impl Form {
    fn lose_all(&mut self) {
        self.lost = self.shape.rows().map(|field| field.key).collect();
    }

    /// Takes a field out; `None` when it is missing or its remark is made.
    pub(in crate::content) fn take(&mut self, key: &'static str) -> Option<Sited<Datum>> {
        ask(self.shape, key);
        self.fields.remove(key)
    }

    /// Returns where a field stands that was not taken yet.
    pub(super) fn place(&self, key: &str) -> Option<Location> {
        self.fields.get(key).map(|value| value.at.clone())
    }

    /// Tells whether the value of a key could not be read.
    pub(in crate::content) fn is_lost(&self, key: &str) -> bool {
        self.lost.contains(&key)
    }

    /// Tells that of the fields of which one must be there none was written.
    pub(super) fn is_about_nothing(&self) -> bool {
        let stands = |key: &&str| self.fields.contains_key(key) || self.is_lost(key);
        !self.shape.any_of.is_empty() && !self.shape.any_of.iter().any(stands)
    }

    /// Returns the fields for laying a translation over them.
    pub(super) fn fields_mut(&mut self) -> &mut BTreeMap<&'static str, Sited<Datum>> {
        &mut self.fields
    }
}
