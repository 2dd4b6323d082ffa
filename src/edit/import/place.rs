//! Where something stands in a foreign file, as its own program shows it, and what is to be said about it.

use std::sync::Arc;

use crate::base::diag::{Arg, Code, Diagnostic, Diagnostics, Level, Location, line_of};
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
    pub(crate) fn shown_row(&self) -> Option<usize> {
        self.row.filter(|row| *row > 0)
    }

    /// Returns a diagnostic at this place.
    pub(in crate::edit) fn finding(&self, code: Code) -> ImportFinding {
        let at = Location::file(&SourcePath::new(self.file.clone()));
        ImportFinding { place: self.clone(), diagnostic: Diagnostic::new(code, at) }
    }

    /// Says that what stands here cannot be read, and why.
    pub(in crate::edit) fn broken(&self, reason: impl Into<Arg>) -> ImportFinding {
        self.finding(Code::ImportBroken).with("reason", reason).with("sign", 0_usize)
    }

    /// Says the same of JSON, with the line and the sign; `text` begins at this place.
    pub(super) fn broken_json(&self, text: &[u8], error: &serde_json::Error) -> ImportFinding {
        let line = error.line().max(1);
        let of_line = text.split(|byte| *byte == b'\n').nth(line - 1).unwrap_or_default();
        let before = &of_line[..error.column().min(of_line.len())];
        let sign = String::from_utf8_lossy(before).chars().count();
        // The library's own words are English.
        let reason = match error.classify() {
            serde_json::error::Category::Eof => "import-cut",
            serde_json::error::Category::Data => "import-json-other",
            serde_json::error::Category::Syntax | serde_json::error::Category::Io => "import-json",
        };
        let row = Some(self.row.unwrap_or(1) + line - 1);
        let finding = Self { row, ..self.clone() }.finding(Code::ImportBroken);
        finding.with("reason", Arg::Words(reason)).with("sign", sign)
    }

    /// Tells two places of one row of one sheet.
    pub(super) fn is_row_of(&self, other: &Self) -> bool {
        self.row.is_some()
            && (&self.file, &self.sheet, self.row) == (&other.file, &other.sheet, other.row)
    }
}

impl ImportFinding {
    /// Takes over what is wrong with the YAML of a text whose first line is `first` in the file; what is no error there is none here.
    pub(super) fn of_yaml(
        place: &Place,
        text: &str,
        first: usize,
        found: &Diagnostics,
    ) -> Vec<Self> {
        let errors = found.sorted().into_iter().filter(|found| found.level == Level::Error);
        let moved = errors.map(|found| {
            let row = Some(line_of(text, found.at.start) + first - 1);
            let place = Place { row, ..place.clone() };
            let at = place.finding(found.code).diagnostic.at;
            Self { diagnostic: Diagnostic { at, see: Vec::new(), ..found.clone() }, place }
        });
        moved.collect()
    }

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
