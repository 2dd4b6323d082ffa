//! A document's fields, read by the table: each value typed and sited, or reported.
//!
//! Comes in: a YAML node and the shape it should have. Goes out: a [`Form`], from which the files of this folder
//! take one field after the other. A key without a row is reported with the nearest row; a value that must not
//! be shown is masked in diagnostics from here on.

mod datum;
mod keys;
mod read;
mod reader;
mod repeated;
mod take;
mod untranslated;

#[cfg(test)]
pub(super) use datum::ASKED;
pub(in crate::content) use datum::Datum;
pub(in crate::content) use datum::Form;
use datum::note_asked;
pub(super) use read::NAMES_OF_ITEMS;

use super::ready::{language_of_keys, parse_yes_or_no};
use crate::base::choices::{Choice, Chosen as _, Visibility};
use crate::base::diag::{Checked, Code, Diagnostic, Diagnostics, Location};
use crate::base::locale::Lang;
use crate::base::names::SourcePath;
use crate::base::yaml::{Node, Value};
use crate::content::fields::{Field, Privacy, Shape};
use crate::content::parse::Document;
pub(super) use reader::FormReader;
pub(super) use untranslated::is_in_letters_of;
pub(crate) use untranslated::{FieldPath, Untranslated};

/// What is the same for a whole document.
pub(in crate::content) struct Scope<'a> {
    /// The file.
    pub path: &'a SourcePath,
    /// Its text.
    pub text: &'a str,
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
    let keys = node.map_or(Lang::EN, |node| language_of_keys(shape, node));
    let mut reader = FormReader { scope, diagnostics: Diagnostics::default(), keys };
    let form = reader.form(shape, node, around, hidden);
    Checked { value: form, diagnostics: reader.diagnostics }
}

/// Makes the diagnostic about a language that the site does not have.
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
        note_asked(shape, "visibility");
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
    note_asked(shape, "show_name");
    value_of(shape, node, "show_name").is_some_and(|text| parse_yes_or_no(text) != Some(true))
}

/// Returns the raw value of a key, before anything is checked.
fn value_of<'n>(shape: &Shape, node: Option<&'n Node>, key: &str) -> Option<&'n str> {
    let Value::Map(entries) = &node?.value else { return None };
    let row = shape.row(key)?;
    let entry = entries.iter().find(|entry| row.is_named(&entry.key))?;
    match &entry.value.value {
        Value::Scalar(text) => Some(text),
        Value::Null => None,
        Value::List(_) | Value::Map(_) | Value::Lost => Some(""),
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
