//! Phone numbers of another country, as people there write them: without a plus, with the extension in the same cell.
//!
//! A number and a country come in, a number that can be called from anywhere goes out. Without a country nothing is added: a number
//! of nowhere is left to `validate`, which refuses it.

use super::countries::Country;
use crate::base::locale::phones::PhoneNumber;

/// The fewest digits of a number that is not dialled as it is, such as 911.
const FEWEST_DIGITS: usize = 7;

/// A number with what stood behind it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct ForeignNumber {
    /// The number: with a plus, where the country says so.
    pub(super) number: String,
    /// What is dialled after it, as it was written.
    pub(super) extension: Option<String>,
}

/// Reads a number of a country.
pub(super) fn parse_number(text: &str, country: Country) -> ForeignNumber {
    let text = text.trim().trim_matches(['"', '“', '”']).trim();
    let (number, extension) = without_extension(text);
    ForeignNumber { number: with_country(number, country), extension }
}

/// Parts a number from its extension: `305-573-4200 x57471`, `(03) 555 0100 ext. 5`, `555 0100 #7`.
fn without_extension(text: &str) -> (&str, Option<String>) {
    let lower = text.to_ascii_lowercase();
    let marks = ["extension", "extn", "ext", "доб", "дод", "x", "#"];
    let places = marks.iter().flat_map(|mark| lower.match_indices(mark));
    let found = places.into_iter().find_map(|(at, mark)| {
        let before = text.get(..at)?;
        let has_number = before.bytes().filter(u8::is_ascii_digit).count() >= FEWEST_DIGITS;
        let rest = text.get(at + mark.len()..)?.trim_matches(['.', ':', ' ', ')']);
        (has_number && !rest.is_empty()).then(|| (before, rest.to_owned()))
    });
    match found {
        Some((before, rest)) => (before.trim_end_matches([' ', ',', ';', '(']), Some(rest)),
        None => (text, None),
    }
}

/// Adds the code of the country to a number that is written without it.
fn with_country(text: &str, country: Country) -> String {
    let Some((code, trunk)) = country.dialling() else { return text.to_owned() };
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let is_plain =
        text.chars().all(|c| c.is_ascii_digit() || " -.()/\u{a0}\u{2011}\u{2013}".contains(c));
    if !is_plain || digits.len() < FEWEST_DIGITS || digits.starts_with("00") {
        return text.to_owned();
    }
    let national = digits.strip_prefix(trunk).filter(|_| !trunk.is_empty());
    let with_code = |rest: &str| format!("+{code}{rest}");
    // A number that begins with the code of its country may lack only the plus.
    let whole = digits.strip_prefix(code).filter(|rest| rest.len() >= 9);
    let candidates = [national.map(with_code), whole.map(with_code), Some(with_code(&digits))]
        .into_iter()
        .flatten();
    let mut sound = candidates.filter(|number| PhoneNumber::parse(number).is_ok());
    sound.next().unwrap_or_else(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_of_another_country_can_be_called_from_here() {
        for (country, written, number, extension) in [
            ("US", "305-555-0100", "+13055550100", None),
            ("us", "(305) 555-0100 x57471", "+13055550100", Some("57471")),
            ("USA", "1-305-555-0100 ext. 2", "+13055550100", Some("2")),
            ("US", "305.555.0100 xOPT2", "+13055550100", Some("OPT2")),
            ("US", "fax 305 555 0100 x7", "fax 305 555 0100", Some("7")),
            ("US", "911", "911", None),
            ("US", "555-0100", "555-0100", None),
            ("GB", "\"+44 1632 960001\"", "+44 1632 960001", None),
            ("UK", "01632 960001", "+441632960001", None),
            ("PL", "22 555 01 00", "+48225550100", None),
            ("UA", "050 000 00 01", "050 000 00 01", None),
        ] {
            let read = parse_number(written, Country::parse(country).unwrap());
            let extension = extension.map(str::to_owned);
            assert_eq!(read, ForeignNumber { number: number.into(), extension }, "{written}");
        }
        assert_eq!(Country::parse("Нарнія"), None);
        assert_eq!(parse_number("305-555-0100 x5", Country::default()).number, "305-555-0100");
    }
}
