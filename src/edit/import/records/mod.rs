//! Lists of records become tables: JSON of any program, GeoJSON, and front matter of Markdown.
//!
//! Each list is a table whose headings are the keys of its records, in the order in which they first appear; a key below another is
//! `a.b`. So everything that is true of tables is true of records, too: headings, mapping, preview, report. Their places are records.

mod flat;
mod geo;
mod json;
mod list;
mod lists;
mod number_texts;
mod osm;

use std::collections::HashMap;

use self::flat::FlatRecord;
pub(super) use self::list::{ListRecord, RecordList};
use super::asked::{Asked, Read};
use super::input::Input;
use super::place::{ImportFinding, Place};
use super::table::{self, Cell, Held, Table};
use crate::base::diag::{Arg, Code};
use crate::base::locale::Lang;

/// How the names of such files end.
const ENDINGS: [&str; 4] = ["json", "geojson", "jsonl", "ndjson"];
/// More records than this are no list of organisations.
const MOST_RECORDS: usize = 100_000;
/// More headings than this are no list, either.
const MOST_HEADINGS: usize = 1000;

/// Tells a file of records by its name.
pub(super) fn is_it(input: &Input) -> bool {
    !input.is_folder && ENDINGS.contains(&&*input.extension())
}

/// Reads it.
pub(super) fn read_drafts(input: &Input, asked: &Asked<'_>) -> Read {
    let (tables, findings) = tables(input, asked);
    let mut read =
        if tables.is_empty() { Read::default() } else { table::read_sheets(&tables, asked) };
    read.findings.splice(0..0, findings);
    read
}

/// Returns its lists as tables.
pub(super) fn tables(input: &Input, asked: &Asked<'_>) -> (Vec<Table>, Vec<ImportFinding>) {
    let place = Place::file(&input.name);
    let (lists, mut findings) = json::lists(input.bytes(), &place);
    let mut tables = Vec::new();
    for list in lists {
        let (table, more) = as_table(list, &place, asked);
        tables.extend(table);
        findings.extend(more);
    }
    (tables, findings)
}

/// Makes a table of a list; none where it is no list of organisations.
pub(super) fn as_table(
    list: RecordList,
    file: &Place,
    asked: &Asked<'_>,
) -> (Option<Table>, Vec<ImportFinding>) {
    let sheet = list.way.map(|way| way.as_str().into());
    let place = Place { sheet, is_record: true, ..file.clone() };
    let main = Lang::main_of(&asked.known.register.site.languages);
    let over = || {
        let what = Arg::Words("import-over-size");
        (None, vec![place.finding(Code::ImportTooLarge).with("what", what)])
    };
    if list.records.len() > MOST_RECORDS {
        return over();
    }
    let mut headings: Vec<String> = Vec::new();
    let mut columns: HashMap<String, usize> = HashMap::new();
    let (mut rows, mut shapes) = (Vec::new(), 0);
    for ListRecord { number, file, fields } in list.records {
        let own = Place { file: file.unwrap_or_else(|| place.file.clone()), ..place.clone() };
        let record = geo::unwrapped(fields);
        let Some(FlatRecord { rows: flat, shapes: areas }) = FlatRecord::flatten(record, main)
        else {
            return over();
        };
        shapes += areas;
        for row in flat {
            let mut cells = Vec::new();
            for (heading, text) in osm::tidy(row, main) {
                let column = *columns.entry(heading.clone()).or_insert(headings.len());
                if column == headings.len() {
                    headings.push(heading);
                }
                let place = Place { row: Some(number), column: Some(column), ..own.clone() };
                cells.push(Cell { place, held: Held::Text(text) });
            }
            cells.sort_by_key(|cell| cell.place.column);
            rows.extend(Some(cells).filter(|cells| !cells.is_empty()));
        }
        if headings.len() > MOST_HEADINGS {
            return over();
        }
    }
    let left = place.finding(Code::ImportLeft).with("what", Arg::Words("import-left-shapes"));
    let findings = if shapes > 0 { vec![left.with("count", shapes)] } else { Vec::new() };
    let heading = |(column, heading): (usize, String)| Cell {
        place: Place { row: Some(0), column: Some(column), ..place.clone() },
        held: Held::Text(heading),
    };
    if !rows.is_empty() {
        rows.insert(0, headings.into_iter().enumerate().map(heading).collect());
    }
    (Some(Table { place, rows, words: list.words, ..Table::default() }), findings)
}
