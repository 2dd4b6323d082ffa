//! Foreign files become entries: a spreadsheet, a data package, a saved page come in, files of content go out.
//!
//! One file a format, in the table [`FORMATS`]. A reader says what each row or record says ([`draft::Draft`]), each
//! value with its place; [`plan`] writes the entries, has them checked by the same code as all content, joins rows of
//! one organisation, and compares with what is there. Nothing is guessed, nothing is overwritten unasked, and what
//! has a fault is reported at its cell and left out. The folder reads the disk and writes nothing.

pub mod address;
mod answer;
mod asked;
mod audience;
pub(crate) mod call_rows;
mod change;
mod change_planner;
pub(super) mod compare;
mod compare_texts;
mod compare_values;
mod csv;
mod data;
pub(super) mod draft;
mod file_words;
mod hidden;
mod hsds;
pub mod input;
mod join;
mod joined_fields;
mod led_back;
mod lists_by_lines;
mod markdown;
pub(super) mod merge;
pub(crate) mod package_sum;
pub mod place;
pub mod plan;
mod records;
pub(crate) mod report;
pub mod site_lookup;
pub(super) mod table;
pub(crate) mod tally;
pub mod withdrawn;
mod wordpress;
mod workbook;

pub(in crate::edit) use asked::ColumnUse;
pub use asked::{Asked, Read};

use crate::base::diag::Code;
use crate::base::messages::Messages;
use input::Input;
use place::{ImportFinding, Place};

/// The chapter of the editors' manual about imports.
pub const MANUAL: &str = include_str!("manual.md");

/// A foreign format.
pub struct ForeignFormat {
    /// Its name in messages and in help.
    pub name: &'static str,
    is_it: fn(&Input) -> bool,
    read: fn(&Input, &Asked<'_>) -> Read,
}

/// Every foreign format; the first that knows the file reads it.
pub const FORMATS: &[ForeignFormat] = &[
    ForeignFormat { name: "data/ (JSON, CSV)", is_it: data::is_it, read: data::read_drafts },
    ForeignFormat { name: "HSDS", is_it: hsds::is_package, read: hsds::read_drafts },
    ForeignFormat { name: "XLSX, ODS", is_it: workbook::is_it, read: workbook::read_drafts },
    ForeignFormat { name: "join.md", is_it: join::is_it, read: join::read_drafts },
    ForeignFormat { name: "CSV", is_it: csv::is_it, read: csv::read_drafts },
    ForeignFormat { name: "JSON, GeoJSON", is_it: records::is_it, read: records::read_drafts },
    ForeignFormat { name: "Markdown", is_it: markdown::is_it, read: markdown::read_drafts },
    ForeignFormat {
        name: "WordPress (XML)",
        is_it: wordpress::is_export,
        read: wordpress::read_export,
    },
    ForeignFormat { name: "HTML", is_it: wordpress::is_saved, read: wordpress::read_saved },
];

impl ForeignFormat {
    /// Returns the name that `--as` takes: the first word of its name.
    pub fn id(&self) -> String {
        let first = self.name.split(|c: char| !c.is_ascii_alphanumeric()).next();
        first.expect("split gives at least one piece").to_ascii_lowercase()
    }
}

/// Returns the mapping file that is guessed for a table or a package; nothing for what is neither.
pub(crate) fn guessed_mapping(
    input: &Input,
    asked: &Asked<'_>,
    words: &Messages,
) -> Option<String> {
    if data::is_it(input) {
        return None;
    }
    if hsds::is_package(input) {
        return hsds::guessed(input, asked, words);
    }
    let tables = if workbook::is_it(input) {
        workbook::tables(input, asked.hidden).ok()?
    } else if csv::is_it(input) {
        csv::tables(input).0
    } else if records::is_it(input) {
        records::tables(input, asked).0
    } else if markdown::is_it(input) {
        markdown::tables(input, asked)
    } else {
        return None;
    };
    table::guessed(&tables, asked, words)
}

/// What is to be told of a mapping file.
pub(crate) struct CheckedMapping {
    /// What is wrong with it, or calls something otherwise than this version.
    pub(crate) findings: Vec<ImportFinding>,
    /// Its text as this version writes it, where that is another one.
    pub(crate) migrated: Option<String>,
}

/// Looks at a mapping file without a table.
pub(crate) fn check_mapping(name: &str, text: &str) -> CheckedMapping {
    let read = table::mapping_file::of_text(name, text);
    CheckedMapping { migrated: read.migrated(), findings: read.findings }
}

/// Tells a country whose numbers are understood: its code in ISO 3166, or a usual name.
pub(crate) fn is_country(text: &str) -> bool {
    hsds::Country::parse(text).is_some()
}

/// Returns the codes of these countries.
pub(crate) fn countries() -> String {
    hsds::Country::codes()
}

/// Reads a foreign file by the first format that knows it.
pub fn read_drafts(input: &Input, asked: &Asked<'_>) -> Read {
    read_as(input, asked, None)
}

/// Reads a foreign file as the format that is named by [`ForeignFormat::id`], else by the first that knows it.
pub fn read_as(input: &Input, asked: &Asked<'_>, id: Option<&str>) -> Read {
    let is_it = |format: &&ForeignFormat| match id {
        Some(id) => format.id() == id,
        None => (format.is_it)(input),
    };
    match FORMATS.iter().find(is_it) {
        Some(format) => (format.read)(input, asked),
        None if workbook::is_old(input) => {
            Read { findings: vec![workbook::unreadable(input)], ..Read::default() }
        }
        None => {
            let known: Vec<&str> = FORMATS.iter().map(|format| format.name).collect();
            let finding = Place::file(&input.name).finding(Code::ImportFormat);
            Read { findings: vec![finding.with("known", known.join(", "))], ..Read::default() }
        }
    }
}
