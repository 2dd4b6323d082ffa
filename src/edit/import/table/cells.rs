//! A table as it was found: cells with their places.

use crate::edit::import::draft::Draft;
use crate::edit::import::place::ImportFinding;
use crate::edit::import::place::Place;

/// A cell.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::edit) struct Cell {
    /// Where.
    pub place: Place,
    /// What it holds.
    pub held: Held,
}

/// What a cell holds.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::edit) enum Held {
    /// Nothing.
    Nothing,
    /// Text.
    Text(String),
    /// A number, as spreadsheets keep phones and codes that nobody marked as text.
    Number(f64),
    /// A date, `YYYY-MM-DD`.
    Date(String),
    /// A formula that gives an error.
    Error(String),
}

/// A sheet.
#[derive(Debug, Clone, Default)]
pub(in crate::edit) struct Table {
    /// The file and the sheet.
    pub place: Place,
    /// The rows, without those that are empty.
    pub rows: Vec<Vec<Cell>>,
    /// Whether the sheet is hidden and hidden ones are not to be taken.
    pub is_hidden: bool,
    /// The rows and columns that were left out because they are hidden.
    pub left: Vec<ImportFinding>,
    /// What files of its kind call a field, before the usual words: the word and the way to the field.
    pub words: &'static [(&'static str, &'static str)],
}

impl Cell {
    /// Returns the text of the cell as a person reads it.
    pub(in crate::edit) fn text(&self) -> String {
        match &self.held {
            Held::Nothing => String::new(),
            Held::Text(text) | Held::Date(text) | Held::Error(text) => text.trim().to_owned(),
            Held::Number(number) => number.to_string(),
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.text().is_empty()
    }
}

/// How many letters of a cell are shown.
pub(super) const SHOWN: usize = 40;

/// Returns as much of a cell as is shown on one line.
pub(in crate::edit) fn shortened(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let shown: String = line.chars().take(SHOWN).collect();
    let more = if shown.len() < line.len() { "…" } else { "" };
    format!("{shown}{more}")
}

/// The row as a draft, before it is checked.
pub(super) type Row = Option<Draft>;
