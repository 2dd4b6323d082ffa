//! The form by which an organisation joins the list: a workbook and a text, filled in and sent back.
//!
//! The questions are one table, in the words that `import` understands, with choices from the site's vocabularies.
//! The explanations and the invented example stand apart by a mark, so that they are never imported.

mod questions;
mod text;
mod workbook;

pub(crate) use questions::{HEADING, MARKS, QUESTIONS};

pub(super) use text::write as text;
pub(super) use workbook::write as workbook;

/// The headings that only the form has, with their fields, for `import`.
pub(crate) const HEADINGS: &[(&str, &str)] = &[
    ("join-edrpou", "edrpou"),
    ("join-person", "people"),
    ("join-role", "people.role"),
    ("join-person-phone", "people.phone"),
    ("join-person-email", "people.email"),
    ("join-consent", "people.consent"),
];
