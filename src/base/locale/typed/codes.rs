//! Codes of figures whose first zeros a spreadsheet took.

use crate::base::locale::edrpou::check_edrpou;

/// Returns a code of the register with its zeros; its check digit proves them.
pub(crate) fn edrpou(text: &str) -> Option<String> {
    let whole = format!("{text:0>8}");
    ((5..8).contains(&text.len()) && check_edrpou(&whole).is_ok()).then_some(whole)
}

/// Returns a postcode with its zero: none here has four digits.
pub(crate) fn postcode(text: &str) -> Option<String> {
    let is_cut = text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit());
    is_cut.then(|| format!("0{text}"))
}
