//! What an import was asked, and what a file said.

use super::draft::Draft;
use super::place::ImportFinding;
use super::place::Place;
use super::site_lookup::SiteLookup;
use super::table::cells::Table;
use super::withdrawn::ImportQuestion;
use jiff::civil::Date;

/// What a reader is asked beside the file.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    /// The site's own words: vocabularies, languages, address, day.
    pub known: &'a SiteLookup<'a>,
    /// The mapping file: its name and its text.
    pub mapping: Option<(&'a str, &'a str)>,
    /// The day on which the people in the file agreed that their contacts are shown, if the editor vouches for it.
    pub consent: Option<Date>,
    /// Values that the command line sets for all rows that have none: the way to the field, and the value.
    pub set: &'a [(String, String)],
    /// The country whose numbers stand without a plus, as ISO 3166 writes it.
    pub country: Option<&'a str>,
    /// Whether hidden sheets, rows and columns of a workbook are taken, too.
    pub hidden: bool,
    /// Whether the tables are handed on as they were read, for a report.
    pub source: bool,
}

/// What a reader understood.
#[derive(Debug, Default)]
pub struct Read {
    /// The entries, or rows of entries, in the order of the file.
    pub drafts: Vec<Draft>,
    /// What it did not understand.
    pub findings: Vec<ImportFinding>,
    /// What becomes of each column of a table.
    pub columns: Vec<ColumnUse>,
    /// The tables as they were read, where they are wanted.
    pub(in crate::edit) tables: Vec<Table>,
    /// What is to be asked, where somebody can be.
    pub questions: Vec<ImportQuestion>,
    /// Whether a value that cannot be taken costs only itself, and not the whole draft.
    pub by_value: bool,
    /// Of a package: how many services it has.
    pub services: Option<usize>,
}

/// A column of a table, and what it was taken for.
#[derive(Debug, Clone)]
pub struct ColumnUse {
    /// Where its heading stands.
    pub place: Place,
    /// Its heading.
    pub heading: String,
    /// The way to the field; nothing for a column that is left out.
    pub field: Option<String>,
    /// A cell of it, for a person to see whether that is right.
    pub example: Option<String>,
    /// How many of its cells say something.
    pub cells: usize,
}
