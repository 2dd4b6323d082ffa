//! The text that a name is filed by.

use super::forms;
use crate::base::locale::{is_apostrophe, is_quote};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{decompose_canonical, is_combining_mark};

/// Returns the text by which `name` is filed: without legal form, quotation marks and apostrophes.
///
/// `ГО «П'ять зірок»` is filed as `Пять зірок`. A name that is nothing but legal form is filed as it stands.
pub fn filing_name(name: &str) -> String {
    let name: String = name.nfc().collect();
    let mut rest = name.as_str();
    while let Some(inner) = forms::after_legal_form(rest).filter(|inner| has_text(inner)) {
        rest = inner;
    }
    let bare: String = rest.chars().filter(|&c| !is_quote(c) && !is_apostrophe(c)).collect();
    bare.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn has_text(text: &str) -> bool {
    text.chars().any(char::is_alphanumeric)
}

/// Returns the letter under its accents: `é` is filed as `e`.
pub(super) fn base_letter(c: char) -> char {
    let mut base = c;
    decompose_canonical(c, |part| {
        if !is_combining_mark(part) {
            base = part;
        }
    });
    base
}
