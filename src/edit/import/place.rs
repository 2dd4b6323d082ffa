//! Where something stands in a foreign file, as its own program shows it, and what is to be said about it.

use std::sync::Arc;

use crate::base::diag::{Arg, Code, Diagnostic, Location};
use crate::base::names::SourcePath;

/// A place in a foreign file. What is not known is left out.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The file, as it was given; inside a package the file of the package.
    pub file: Arc<str>,
    /// The sheet of a workbook.
    pub sheet: Option<Arc<str>>,
    /// The row as a spreadsheet counts it, or the line of a text; the first is 1. What records call their values stands in 0.
    pub row: Option<usize>,
    /// The column; the first is 0.
    pub column: Option<usize>,
    /// The heading of the column, or the way to the value in a record.
    pub field: Option<Arc<str>>,
    /// Whether it is a record and no row of a sheet, so that its columns have no letters.
    pub is_record: bool,
}

/// A diagnostic on a foreign file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct ImportFinding {
    /// Where.
    pub place: Place,
    /// What is wrong; its own place is the file as a whole.
    pub diagnostic: Diagnostic,
}

impl Place {
    /// Returns the place of a whole file.
    pub(in crate::edit) fn file(name: &str) -> Self {
        Self { file: name.into(), ..Self::default() }
    }

    /// Returns the letters of the column as a spreadsheet shows them: A, B … Z, AA.
    pub fn column_letters(&self) -> Option<String> {
        let mut rest = self.column.filter(|_| !self.is_record)? + 1;
        let mut letters = Vec::new();
        while rest > 0 {
            let digit = u8::try_from((rest - 1) % 26).expect("an alphabet has 26 letters");
            letters.push(char::from(b'A' + digit));
            rest = (rest - 1) / 26;
        }
        Some(letters.into_iter().rev().collect())
    }

    /// Returns the row or record that somebody can look up; the names that records share stand in none.
    pub fn shown_row(&self) -> Option<usize> {
        self.row.filter(|row| *row > 0)
    }

    /// Returns a diagnostic at this place.
    pub(in crate::edit) fn finding(&self, code: Code) -> ImportFinding {
        let at = Location::file(&SourcePath::new(self.file.clone()));
        ImportFinding { place: self.clone(), diagnostic: Diagnostic::new(code, at) }
    }

    /// Tells two places of one row of one sheet.
    pub(in crate::edit) fn is_row_of(&self, other: &Self) -> bool {
        self.row.is_some()
            && (&self.file, &self.sheet, self.row) == (&other.file, &other.sheet, other.row)
    }
}

impl ImportFinding {
    /// Adds an argument of the sentence.
    #[must_use]
    pub(in crate::edit) fn with(mut self, name: &'static str, value: impl Into<Arg>) -> Self {
        self.diagnostic = self.diagnostic.with(name, value);
        self
    }

    /// Chooses the hint that is shown.
    #[must_use]
    pub(in crate::edit) fn hint(mut self, name: &'static str) -> Self {
        self.diagnostic = self.diagnostic.hint(name);
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_have_the_letters_of_a_spreadsheet() {
        let letters = |column| Place { column: Some(column), ..Place::default() }.column_letters();
        let shown: Vec<_> = [0, 25, 26, 27, 701, 702].into_iter().filter_map(letters).collect();
        assert_eq!(shown, ["A", "Z", "AA", "AB", "ZZ", "AAA"]);
        assert_eq!(Place::file("a.csv").column_letters(), None);
        let row = |row| Place { row: Some(row), is_record: true, ..Place::default() }.shown_row();
        assert_eq!([0, 1].map(row), [None, Some(1)]);
    }
}
