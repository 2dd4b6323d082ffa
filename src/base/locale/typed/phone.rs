//! Phone numbers with letters for figures («О5О»), and those whose zero a spreadsheet took.

use super::figures;
use super::numbers::{is_rounded_phone, without_decimals};
use crate::base::locale::phones::PhoneNumber;

/// What was wrong with a number that can be read all the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PhoneSlip {
    /// Letters stand for figures of their shape.
    Letters,
    /// The zero in front is missing.
    LostZero,
    /// A spreadsheet put signs around it.
    Spreadsheet,
    /// It is written as the address of a link: `tel:+380501234567`.
    Link,
}

/// Tells the sample of a number: signs stand for its figures, `0XX XXX-XX-XX`.
pub(crate) fn is_phone_sample(text: &str) -> bool {
    const FEWEST: usize = 4;
    let is_stand_in = |c: char| matches!(c, 'X' | 'x' | 'Х' | 'х' | '_' | '#' | '*' | '…' | 'N');
    let count = text.chars().filter(|c| is_stand_in(*c)).count();
    let is_part = |c: char| c.is_ascii_digit() || c.is_whitespace() || "+()-".contains(c);
    count >= FEWEST && text.chars().all(|c| is_stand_in(c) || is_part(c))
}

/// Tells a number that a spreadsheet shortened: `5,01235E+08`. Its last figures are lost.
pub(crate) fn is_shortened(text: &str) -> bool {
    let Some((number, power)) = text.trim().split_once(['E', 'e', 'Е', 'е']) else {
        return false;
    };
    let is_number = |c: char| c.is_ascii_digit() || matches!(c, ',' | '.');
    let power = power.strip_prefix('+').unwrap_or_default();
    let is_power = !power.is_empty() && power.bytes().all(|b| b.is_ascii_digit());
    is_power && number.starts_with(|c: char| c.is_ascii_digit()) && number.chars().all(is_number)
}

/// How many figures must be there before letters among them are taken for figures.
const FIGURES: usize = 5;

/// Returns the number that was meant, and what is wrong with the text.
pub(crate) fn meant_number(text: &str) -> Option<(PhoneNumber, PhoneSlip)> {
    // What a spreadsheet makes of a number: a formula of text, decimals that nobody wrote.
    let text = text.trim();
    let scheme = text.get(..4).filter(|scheme| scheme.eq_ignore_ascii_case("tel:"));
    if let Some(Ok(number)) = scheme.map(|scheme| PhoneNumber::parse(&text[scheme.len()..])) {
        return Some((number, PhoneSlip::Link));
    }
    let formula = text.strip_prefix('=').map(|rest| rest.trim_matches('"'));
    let bare = without_decimals(formula.unwrap_or(text));
    if bare != text
        && let Ok(number) = PhoneNumber::parse(bare)
    {
        return Some((number, PhoneSlip::Spreadsheet));
    }
    let text = bare;
    let letters = || Some((with_figures(text)?, PhoneSlip::Letters));
    with_zero(text).map(|number| (number, PhoneSlip::LostZero)).or_else(letters)
}

/// Nine bare digits that begin as a code does: a spreadsheet took their zero.
fn with_zero(text: &str) -> Option<PhoneNumber> {
    let is_bare = text.len() == 9 && text.bytes().all(|b| b.is_ascii_digit());
    // 380… and 80… were written with the country or the eight, but 0 800 is a number of its own.
    let has_lead = text.starts_with("38") || (text.starts_with("80") && !text.starts_with("800"));
    if !is_bare || has_lead || is_rounded_phone(text) {
        return None;
    }
    PhoneNumber::parse(&format!("0{text}")).ok()
}

fn with_figures(text: &str) -> Option<PhoneNumber> {
    let figures = text.chars().filter(char::is_ascii_digit).count();
    let read = figures::with_figures(text);
    // Of all letters «О» alone is taken for a figure of a number most of which it is.
    let is_zero = |c: char| matches!(c, 'О' | 'о' | 'O' | 'o');
    let is_plain = text.chars().all(|c| is_zero(c) || !c.is_alphabetic()) && figures > 1;
    let number = PhoneNumber::parse(&read).ok().filter(|_| read != text)?;
    (figures >= FIGURES || (is_plain && !number.is_short())).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sample_is_no_number() {
        for sample in ["0XX XXX-XX-XX", "(0__) ___-__-__", "+38 (ХХХ) ХХХ ХХ ХХ", "050 ###-##-##"]
        {
            assert!(is_phone_sample(sample), "{sample}");
        }
        for number in ["050 123-45-67", "050 123-45-6X", "", "Х", "приймальня ХХХХ"]
        {
            assert!(!is_phone_sample(number), "{number}");
        }
    }

    #[test]
    fn a_number_that_a_spreadsheet_shortened_is_known() {
        for text in ["5,01235E+08", "3.80501E+11", "3,80E+11"] {
            assert!(is_shortened(text), "{text}");
        }
        for text in ["050 123-45-67", "E+08", "5E", "Етаж 5", "5,01235E+"] {
            assert!(!is_shortened(text), "{text}");
        }
    }

    #[test]
    fn a_slip_is_told_by_its_cause_and_nothing_is_guessed() {
        for (typed, national, slip) in [
            ("501234567", "050 123-45-67", PhoneSlip::LostZero),
            ("501234567.0", "050 123-45-67", PhoneSlip::LostZero),
            ("=\"0501234567\"", "050 123-45-67", PhoneSlip::Spreadsheet),
            ("380501234567.0", "050 123-45-67", PhoneSlip::Spreadsheet),
            ("800500123", "0 800 500 123", PhoneSlip::LostZero),
            ("О50 12З-45-67", "050 123-45-67", PhoneSlip::Letters),
            ("О50 ООО-ОО-О6", "050 000-00-06", PhoneSlip::Letters),
            ("tel:+380501234567", "050 123-45-67", PhoneSlip::Link),
            ("Tel: 050 123 45 67", "050 123-45-67", PhoneSlip::Link),
            ("+38O5O1234567", "050 123-45-67", PhoneSlip::Letters),
            ("О 8ОО 111 225", "0 800 111 225", PhoneSlip::Letters),
            ("050 765-43-2l", "050 765-43-21", PhoneSlip::Letters),
            ("050 765-43-2І", "050 765-43-21", PhoneSlip::Letters),
        ] {
            let (number, found) = meant_number(typed).unwrap_or_else(|| panic!("{typed}"));
            assert_eq!((&*number.national(), found), (national, slip), "{typed}");
        }
        for typed in [
            "380501234",
            "805012345",
            "501200000",
            "50123456",
            "50 123 45 67",
            "ОЗО",
            "О50 123-45-6",
            "з 9 до 18",
            "050 123-45-67",
            "05О 123-45-67 Зоя",
            "111234567",
        ] {
            assert_eq!(meant_number(typed), None, "{typed}");
        }
    }
}
