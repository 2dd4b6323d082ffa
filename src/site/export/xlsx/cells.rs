//! How a value becomes a cell, and what a cell and its column are called.

use std::borrow::Cow;

use jiff::civil::Date;

/// The longest text that a cell holds, in UTF-16 units.
const LONGEST: usize = 32_767;

/// Returns the number of a day (ECMA-376-1, 18.17.4.1): days after 30 December 1899. A spreadsheet's calendar begins with 1900,
/// and it has a 29 February in that year, which the days before it are counted without; there is none for a day before.
pub(super) fn number_of_day(day: Date) -> Option<i64> {
    let hours = day.duration_since(Date::constant(1899, 12, 30)).as_hours();
    let days = hours / 24 - i64::from(day < Date::constant(1900, 3, 1));
    (days >= 1).then_some(days)
}

/// Returns the letters of a column, counted from 1.
pub(super) fn column_letters(column: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = column;
    while rest > 0 {
        let letter = u8::try_from((rest - 1) % 26).expect("an alphabet has 26 letters");
        letters.push(char::from(b'A' + letter));
        rest = (rest - 1) / 26;
    }
    letters.into_iter().rev().collect()
}

/// Returns a text that a cell can hold; one that is too long says where it goes on.
pub(super) fn fitting(text: &str, more: impl Fn() -> String) -> Cow<'_, str> {
    // No text has more units than bytes.
    if text.len() <= LONGEST || text.encode_utf16().count() <= LONGEST {
        return Cow::Borrowed(text);
    }
    let more = more();
    let mut room = LONGEST - more.encode_utf16().count();
    let fits = |c: &char| {
        let fits = c.len_utf16() <= room;
        room -= if fits { c.len_utf16() } else { room };
        fits
    };
    text.chars().take_while(fits).chain(more.chars()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_of_any_length_fits_its_cell_and_says_where_it_goes_on() {
        let more = || " (далі на сайті)".to_owned();
        for text in ["щ".repeat(LONGEST), "щ".repeat(LONGEST + 1), "🙂".repeat(20_000)] {
            let cell = fitting(&text, more);
            assert!(cell.encode_utf16().count() <= LONGEST);
            assert_eq!(cell.ends_with("(далі на сайті)"), cell != text);
        }
        assert_eq!(fitting("050", more), "050");
    }

    #[test]
    fn days_are_numbered_as_spreadsheets_do() {
        let days = ["1899-12-31", "1900-01-01", "1900-02-28", "1900-03-01", "2020-03-27"];
        let numbers = days.map(|day| number_of_day(day.parse().unwrap()));
        assert_eq!(numbers, [None, Some(1), Some(59), Some(61), Some(43_917)]);
        assert_eq!(number_of_day("9999-12-31".parse().unwrap()), Some(2_958_465));
        assert_eq!(number_of_day("1850-06-01".parse().unwrap()), None);
    }

    #[test]
    fn columns_have_letters() {
        let columns = [1, 2, 26, 27, 52, 53, 702, 703];
        let letters = columns.map(column_letters);
        assert_eq!(letters, ["A", "B", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]);
    }
}
