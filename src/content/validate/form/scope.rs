//! What a document says about itself before its fields are read: its languages, and who may see what.

use super::datum::{Datum, Form, note_asked};
use crate::base::choices::{Choice, Chosen as _, Visibility};
use crate::base::diag::{Code, Diagnostic, Location};
use crate::base::locale::Lang;
use crate::base::locale::phones::find_callable;
use crate::base::names::SourcePath;
use crate::base::yaml::{Node, Value};
use crate::content::fields::{Field, Privacy, Shape};
use crate::content::validate::ready::parse_yes_or_no;

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

/// Makes the diagnostic about a language that the site does not have.
pub(in crate::content::validate) fn unknown_language(
    at: Location,
    code: &str,
    languages: &[Lang],
) -> Diagnostic {
    let known: Vec<&str> = languages.iter().map(|lang| lang.as_str()).collect();
    Diagnostic::new(Code::UnknownLanguage, at)
        .with("language", code)
        .with("known", known.join(", "))
}

/// Reads who may see the guarded parts; a word that is not understood, or none where one should be, closes them.
pub(super) fn visibility(shape: &'static Shape, node: Option<&Node>) -> Visibility {
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

/// Tells whether `show_name` hides the name; a word that is not understood, or none where one should be, hides it, too.
pub(super) fn hides_name(shape: &'static Shape, node: Option<&Node>) -> bool {
    if shape.row("show_name").is_none() {
        return false;
    }
    note_asked(shape, "show_name");
    value_of(shape, node, "show_name").is_some_and(|text| parse_yes_or_no(text) != Some(true))
}

/// Returns the raw value of a key, before anything is checked; nothing where the key does not stand.
fn value_of<'n>(shape: &Shape, node: Option<&'n Node>, key: &str) -> Option<&'n str> {
    let Value::Map(entries) = &node?.value else { return None };
    let row = shape.row(key)?;
    let entry = entries.iter().find(|entry| row.is_named(&entry.key))?;
    match &entry.value.value {
        Value::Scalar(text) => Some(text),
        Value::Null | Value::List(_) | Value::Map(_) | Value::Lost => Some(""),
    }
}

/// Tells whether who reads a form may not see a field of it.
pub(super) fn is_hidden(form: &Form, field: &Field) -> bool {
    match field.privacy {
        Privacy::Public => false,
        Privacy::Private => true,
        Privacy::ByVisibility => form.visibility != Visibility::Public,
        Privacy::ByShowName => form.hides_name,
    }
}

/// Tells a field by which something is hidden: who may see that is never left to a default by a slip.
pub(super) fn says_who_sees(field: &Field) -> bool {
    matches!(field.key, "visibility" | "show_name")
}

/// Tells whether a text has a number that somebody could dial.
pub(super) fn holds_number(datum: &Datum) -> bool {
    datum.all_words().iter().any(|words| !find_callable("", words).is_empty())
}
