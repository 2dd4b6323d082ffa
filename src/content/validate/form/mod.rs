//! A document's fields, read by the table: each value typed and sited, or reported.
//!
//! Comes in: a YAML node and the shape it should have. Goes out: a [`Form`], from which the files of this folder
//! take one field after the other. A key without a row is reported with the nearest row; a value that must not
//! be shown is masked in diagnostics from here on.

pub(super) mod datum;
mod keys;
mod letters;
mod read;
pub(super) mod reader;
mod repeated;
mod scope;
mod take;
mod untranslated;

#[cfg(test)]
pub(super) use datum::ASKED;
pub(in crate::content) use datum::Datum;
pub(in crate::content) use datum::Form;
pub(super) use read::NAMES_OF_ITEMS;

use super::ready::language_of_keys;
use crate::base::diag::{Checked, Diagnostics, Location};
use crate::base::locale::Lang;
use crate::base::yaml::Node;
use crate::content::fields::Shape;
use crate::content::parse::Document;
use reader::FormReader;
pub(in crate::content) use scope::Scope;
pub(super) use scope::unknown_language;
pub(super) use untranslated::is_in_letters_of;
pub(crate) use untranslated::{FieldPath, Untranslated};

/// Returns the place of a whole document's fields, for what is missing there.
pub(super) fn whole_file(document: &Document) -> Location {
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
