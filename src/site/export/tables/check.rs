//! The column by which a copy of the list tells, when it comes back, what somebody changed in it and what changed here meanwhile.
//!
//! One short code for each cell of a row, made of the text that the cell had when it was exported. A spreadsheet keeps it as it
//! keeps any text. It tells nothing that the row does not say.

use std::borrow::Cow;

use crate::base::locale::typed;
use crate::site::export::formula::unguarded;

/// The message of its heading.
pub(crate) const COLUMN: &str = "csv-check";

/// What a code begins with, so that it is a text in every spreadsheet, and which form it has.
const FORM: char = 'p';
/// How long the code of all headings is, by which the columns are known to be the same.
const HEADINGS: usize = 4;
/// How long the code of a cell is.
const CELL: usize = 3;
/// Letters that are told apart also in capitals.
const LETTERS: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";

/// Returns the text of the column for a row.
pub(super) fn codes_text<'c>(
    columns: &[&str],
    cells: impl Iterator<Item = Cow<'c, str>>,
) -> String {
    let mut text = String::from(FORM);
    text += &hash_letters(&columns.join("\n"), HEADINGS);
    text.extend(cells.map(|cell| cell_code(&cell)));
    text
}

/// Returns the codes of the cells of a row, one for each of these columns; `None` where the text is of another list.
pub(crate) fn parse_codes<'t>(columns: &[&str], text: &'t str) -> Option<Vec<&'t str>> {
    let text = text
        .trim()
        .strip_prefix(FORM)?
        .strip_prefix(&*hash_letters(&columns.join("\n"), HEADINGS))?;
    if !text.is_ascii() || text.len() != columns.len() * CELL {
        return None;
    }
    Some((0..columns.len()).map(|at| &text[at * CELL..(at + 1) * CELL]).collect())
}

/// Returns the code of a cell; texts that a spreadsheet only shows otherwise have the same.
pub(crate) fn cell_code(text: &str) -> String {
    hash_letters(&normal(text), CELL)
}

/// Returns what all texts share that a spreadsheet only shows otherwise: blanks, line ends, the guard against formulas, the form of
/// a day, the decimal comma.
pub(crate) fn normal(text: &str) -> String {
    let words: Vec<&str> = unguarded(text).split_whitespace().collect();
    let text = words.join(" ");
    if let Some(day) = typed::parse_date(&text) {
        return day.to_string();
    }
    let is_number = |whole: &str, part: &str| {
        [whole, part]
            .iter()
            .all(|digits| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()))
    };
    match text.split_once(',') {
        Some((whole, part)) if is_number(whole, part) => format!("{whole}.{part}"),
        _ => text,
    }
}

fn hash_letters(text: &str, count: usize) -> String {
    let hash = blake3::hash(text.as_bytes());
    let letter = |byte: &u8| char::from(LETTERS[usize::from(byte % 32)]);
    hash.as_bytes().iter().take(count).map(letter).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const COLUMNS: [&str; 3] = ["csv-organisation", "csv-hours", "csv-verified-on"];

    fn made(cells: [&'static str; 3]) -> String {
        codes_text(&COLUMNS, cells.into_iter().map(Cow::from))
    }

    #[test]
    fn what_a_spreadsheet_only_shows_otherwise_has_the_same_code() {
        let one = made(["'=Назва", "а\r\nб", "27.03.2020"]);
        assert_eq!(one, made(["=Назва", "а  б", "2020-03-27"]));
        assert_eq!(cell_code("1,5"), cell_code("1.5"));
        assert_ne!(cell_code("050 123-45-67"), cell_code("050 123-45-68"));
    }

    #[test]
    fn codes_of_other_columns_or_cut_ones_are_none() {
        let text = made(["а", "", "в"]);
        let codes = parse_codes(&COLUMNS, &text).unwrap();
        assert_eq!(codes, ["а", "", "в"].map(cell_code));
        assert_eq!(super::parse_codes(&COLUMNS[..2], &text), None);
        assert_eq!(super::parse_codes(&["csv-organisation", "csv-hours", "csv-page"], &text), None);
        for broken in [&text[..text.len() - 1], "", "p", "Назва", "1E5"] {
            assert_eq!(super::parse_codes(&COLUMNS, broken), None, "{broken}");
        }
    }
}
