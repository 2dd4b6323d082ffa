//! Codes of figures whose first zeros a spreadsheet took.

use super::numbers::without_decimals;
use crate::base::locale::edrpou::check_edrpou;

/// Returns a code of the register with its zeros; its check digit proves them.
pub(crate) fn edrpou(text: &str) -> Option<String> {
    // What a spreadsheet adds to a whole number, and words beside it: `1234562.0`, «код 01234562».
    let text = without_decimals(text);
    let is_aside = |c: char| c.is_alphabetic() || c.is_whitespace() || "():№.,;".contains(c);
    let digits = text.trim_matches(is_aside);
    let whole = format!("{digits:0>8}");
    let is_code = (5..=8).contains(&digits.len()) && check_edrpou(&whole).is_ok();
    (is_code && whole != text).then_some(whole)
}

/// Returns a postcode with its zero: none here has four digits.
pub(crate) fn postcode(text: &str) -> Option<String> {
    let is_cut = text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit());
    is_cut.then(|| format!("0{text}"))
}
