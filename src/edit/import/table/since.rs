//! What changed in a row of the list's own since it was exported: in the copy, in the entry, or in both.
//!
//! The codes of its cells as they were come with the row; without them nobody knows, and what differs is somebody's change.

use super::cells::Cell;
use super::empty;
use crate::base::locale::is_apostrophe;
use crate::site::export::tables::Baseline;
use crate::site::export::tables::check::{self, COLUMN};

/// The codes of a row as it was exported.
pub(super) struct Since {
    codes: Vec<String>,
}

/// Who changed a cell that differs from the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ChangedBy {
    /// Whoever had the copy, as far as is known.
    Editor,
    /// The entry says something else since; the copy says what it said before.
    Entry,
    /// Both.
    Both,
}

impl Since {
    /// Reads the codes of a row.
    pub(super) fn parse(baseline: &Baseline, text: &str) -> Option<Self> {
        let checked = coded_columns(baseline)?;
        let codes = check::parse_codes(checked, text)?;
        Some(Self { codes: codes.into_iter().map(str::to_owned).collect() })
    }

    /// Tells the codes of one and the same row.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        self.codes == other.codes
    }

    /// Returns the code of a cell, by its column of the list.
    pub(super) fn code_of_column(&self, column: usize) -> Option<&str> {
        self.codes.get(column).map(String::as_str)
    }

    /// Tells who changed a cell: `column` is that of the list, `own` what the list says there now.
    pub(super) fn changed_by(&self, column: usize, own: &str, text: &str) -> ChangedBy {
        let Some(code) = self.codes.get(column) else { return ChangedBy::Editor };
        match (is_code_of(code, text), is_code_of(code, own)) {
            (true, false) => ChangedBy::Entry,
            (false, false) => ChangedBy::Both,
            (_, true) => ChangedBy::Editor,
        }
    }

    /// Tells a row of which nobody has changed a cell: `columns` are those of the list for the columns of the table.
    pub(super) fn is_untouched<'c>(
        &self,
        cells: impl Iterator<Item = (usize, Option<&'c Cell>)>,
    ) -> bool {
        let text = |cell: Option<&Cell>| cell.map(Cell::text).unwrap_or_default();
        let mut cells = cells.filter_map(|(column, cell)| Some((self.codes.get(column)?, cell)));
        cells.all(|(code, cell)| is_code_of(code, &text(cell)))
    }
}

/// Returns the columns that have a code.
fn coded_columns(baseline: &Baseline) -> Option<&[&'static str]> {
    let column = baseline.columns.iter().position(|column| *column == COLUMN)?;
    Some(&baseline.columns[..column])
}

/// Tells texts that a spreadsheet only shows otherwise.
pub(super) fn reads_same(own: &str, text: &str) -> bool {
    check::normal(own) == check::normal(text) || has_lost_apostrophes(own, text)
}

/// Tells a text that an encoding without apostrophes (Windows-1251) left with `?` in their places, and nothing else.
fn has_lost_apostrophes(own: &str, text: &str) -> bool {
    text.contains('?')
        && own.contains(is_apostrophe)
        && check::normal(own).replace(is_apostrophe, "?") == check::normal(text)
}

fn is_code_of(code: &str, text: &str) -> bool {
    let is_empty = || empty::says_nothing(text) && check::cell_code("") == code;
    check::cell_code(text) == code || is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_spreadsheet_shows_otherwise_is_the_same() {
        for (own, text) in
            [("25.03.2020", "2020-03-25"), ("а\r\nб", "а б"), ("=1+1", "'=1+1"), ("", "")]
        {
            assert!(reads_same(own, text), "{own}");
        }
        assert!(!reads_same("050 123-45-67", "050 123-45-68"));
    }
}
