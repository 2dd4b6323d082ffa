//! A table, whatever file it stood in: rows of cells become rows of entries.
//!
//! Cells with their places come in. The row of headings is found, each column gets its field from the mapping file or
//! from the one table of fields, and each row says what its cells say. A column without a field is named.

pub(in crate::edit) mod cells;
mod changed;
pub(in crate::edit) mod column;
pub(in crate::edit) mod columns;
mod empty;
mod form;
mod gone;
mod house;
mod letters;
pub(super) mod mapped;
pub(in crate::edit) mod mapping;
pub(super) mod mapping_file;
mod moved;
mod not_public;
mod office;
mod own;
mod own_row;
mod people;
mod phones;
mod reader;
mod row;
mod schedule;
mod since;
mod terms;
mod totals;
pub(in crate::edit) mod understand;
mod visibility;
mod words;

use super::asked::{Asked, ColumnUse, Read};
use super::draft::Draft;
use super::place::{ImportFinding, Place};
use super::site_lookup::SiteLookup;
use crate::base::diag::{Arg, Code};
use crate::base::messages::Messages;
use crate::content::fields::table::ORGANISATION;
use crate::content::keys::ukrainian_path;
use cells::shortened;
pub(in crate::edit) use cells::{Cell, Held, Table};
use column::{Column, Holds};
use columns::{Headings, guess};
use form::{is_form, is_marked};
use gone::GoneRows;
use mapped::TermLookup;
use mapping::Mapping;
use moved::MovedRows;
use own::{OwnSheet, OwnTable};
use reader::RowRules;

/// Among how many rows the headings are looked for: a title and a date may stand above them.
const HEADINGS_WITHIN: usize = 20;

/// Reads every sheet that has the columns of a list.
pub(super) fn read_sheets(tables: &[Table], asked: &Asked<'_>) -> Read {
    let mut read = Read::default();
    if asked.source {
        let shown = tables.iter().filter(|table| !table.is_hidden && !table.rows.is_empty());
        read.tables = shown.cloned().collect();
    }
    let mapping = match mapping_file::read_mapping(asked) {
        Ok(mapping) => mapping,
        Err(findings) => {
            read.findings.extend(findings);
            return read;
        }
    };
    read.findings.extend(mapping.told.iter().cloned());
    let terms = TermLookup::new(asked, &mapping, &mut read.findings);
    let words = Headings::new(asked.known);
    let (hidden, tables): (Vec<_>, Vec<_>) = tables.iter().partition(|table| table.is_hidden);
    let filled: Vec<&Table> =
        tables.iter().copied().filter(|table| !table.rows.is_empty()).collect();
    let wanted = |table: &&&Table| mapping.is_wanted(table.place.sheet.as_deref());
    let (lists, others): (Vec<_>, Vec<_>) = filled
        .iter()
        .filter(wanted)
        .map(|table| (*table, read_headings(table, &mapping, &words, asked.known)))
        .partition(|(_, (columns, _))| columns.iter().any(|column| column.is_for("name")));
    let mut gone = GoneRows::default();
    for (table, (columns, own)) in &lists {
        // What our own columns mean is no guess.
        if !is_form(columns) && own.is_none() {
            read.columns.extend(columns.iter().map(|column| use_of(column, table)));
        }
        unknown(columns, &words, &mut read);
        read.findings.extend(table.left.iter().cloned());
        let rules = RowRules { mapping: &mapping, terms: &terms, asked, is_ours: own.is_some() };
        read_sheet(table, (columns, *own), &rules, (&mut read, &mut gone));
    }
    if !filled.is_empty() {
        read.findings.extend(unused(&mapping, &filled, lists.iter().chain(&others)));
    }
    gone.ask(&mut read.questions);
    if lists.is_empty() {
        match others.first() {
            Some((table, (columns, _))) => nameless(table, columns, &words, &mut read),
            // The sheet that is none is named already.
            None if mapping.sheet.is_some() && !filled.is_empty() => return read,
            None => {
                let place = tables.first().map_or_else(Place::default, |t| t.place.clone());
                read.findings.push(place.finding(Code::ImportEmpty));
            }
        }
    } else if !lists.iter().any(|(_, (columns, _))| is_form(columns)) {
        let told = others.iter().map(|(table, _)| no_list(table, asked.known));
        read.findings.extend(told);
    }
    // The form keeps its lists to choose from on a sheet that nobody need see.
    if !lists.iter().any(|(_, (columns, _))| is_form(columns)) {
        read.findings.extend(hidden_sheets(&hidden));
    }
    read
}

/// Reports a sheet in which no column names organisations.
fn nameless(table: &Table, columns: &[Column], words: &Headings, read: &mut Read) {
    let bare = first_data(table);
    // What the first row holds is no heading that somebody could explain.
    if bare.is_none() {
        unknown(columns, words, read);
    }
    read.findings.push(no_names(&table.place, bare));
}

/// Names what the mapping file says of columns and sheets that are not there.
fn unused<'t>(
    mapping: &Mapping,
    filled: &[&Table],
    read: impl Iterator<Item = &'t (&'t Table, (Vec<Column>, Option<OwnSheet>))>,
) -> Vec<ImportFinding> {
    let sheets: Vec<&str> =
        filled.iter().filter_map(|table| table.place.sheet.as_deref()).collect();
    let columns = read.flat_map(|(_, (columns, _))| columns);
    let headings: Vec<&str> = columns.map(|column| column.heading.as_str()).collect();
    mapping.unused(&headings, &sheets)
}

/// Says of a table that it has more rows or columns than are read.
pub(super) fn too_many(place: &Place) -> ImportFinding {
    place.finding(Code::ImportTooLarge).with("what", Arg::Words("import-over-rows"))
}

/// Names the sheets that are hidden.
fn hidden_sheets<'t>(hidden: &'t [&Table]) -> impl Iterator<Item = ImportFinding> + use<'t> {
    hidden.iter().filter(|table| !table.rows.is_empty()).map(|table| {
        let finding = table.place.finding(Code::ImportHidden);
        finding.with("what", Arg::Words("import-hidden-sheet"))
    })
}

fn no_column(place: &Place, key: &'static str) -> ImportFinding {
    let ukrainian = ukrainian_path(&ORGANISATION, key);
    place.finding(Code::ImportNoColumn).with("key", key).with("ukrainian", ukrainian)
}

/// Says that no column holds the names; where the first row is data already, that is the cause.
fn no_names(place: &Place, first_data: Option<&Cell>) -> ImportFinding {
    match first_data {
        Some(cell) => {
            let finding = cell.place.finding(Code::ImportNoHeadings);
            finding.with("value", shortened(&cell.text()))
        }
        None => no_column(place, "name"),
    }
}

/// Returns a cell of the first row that is no heading of a column: a number, an address, or a name in quotes.
fn first_data(table: &Table) -> Option<&Cell> {
    /// Numbers of phones have no fewer; years and numbers of forms have.
    const FEWEST_DIGITS: usize = 7;
    let is_data = |cell: &&Cell| {
        let text = cell.text();
        let digits = text.chars().filter(char::is_ascii_digit).count();
        digits >= FEWEST_DIGITS || ["@", "://", "www.", "«"].iter().any(|sign| text.contains(sign))
    };
    table.rows.first()?.iter().find(is_data)
}

/// Names a sheet that is no list; those of needs and tasks of our own list go out only.
fn no_list(table: &Table, known: &SiteLookup<'_>) -> ImportFinding {
    let own = ["sheet-needs", "sheet-tasks"].map(|topic| known.say(topic));
    let finding = table.place.finding(Code::ImportSheet);
    let is_own = |name: &str| own.iter().flatten().any(|own| own == name);
    match table.place.sheet.as_deref() {
        Some(name) if is_own(name) => finding.hint("own"),
        _ => finding,
    }
}

/// Returns the mapping file that the guess makes of these tables.
pub(super) fn guessed(tables: &[Table], asked: &Asked<'_>, words: &Messages) -> Option<String> {
    let mapping = mapping_file::read_mapping(asked).ok()?;
    let known = Headings::new(asked.known);
    let tables = tables.iter().filter(|table| !table.is_hidden);
    let columns = tables.map(|table| read_headings(table, &mapping, &known, asked.known).0);
    let columns =
        columns.max_by_key(|columns| columns.iter().filter(|c| c.target.is_some()).count())?;
    Some(mapping::write_mapping(&columns, &mapping, asked.known, words))
}

/// Returns the columns by their headings, and which of our own tables it is; the row of headings is the first of those with the
/// most known words.
fn read_headings(
    table: &Table,
    mapping: &Mapping,
    words: &Headings,
    known: &SiteLookup<'_>,
) -> (Vec<Column>, Option<OwnSheet>) {
    let mut best = (Vec::new(), None);
    let count = |columns: &[Column]| columns.iter().filter(|c| c.target.is_some()).count();
    for row in table.rows.iter().take(HEADINGS_WITHIN) {
        let own = OwnSheet::from_headings(row, known);
        let filled = row.iter().filter(|cell| !cell.is_empty());
        let columns: Vec<Column> =
            filled.map(|cell| guess(cell, own, mapping, (words, table.words))).collect();
        if best.0.is_empty() || count(&columns) > count(&best.0) {
            best = (columns, own);
        }
    }
    schedule::without_hours(&mut best.0);
    house::without_street(&mut best.0);
    best
}

/// Tells what becomes of a column, with the first cell that says something. What is private shows no example.
fn use_of(column: &Column, table: &Table) -> ColumnUse {
    let below = |cell: &&Cell| {
        cell.place.column == column.place.column && cell.place.row > column.place.row
    };
    let cells = table.rows.iter().filter_map(|row| row.iter().find(below)).map(Cell::text);
    let cells: Vec<String> = cells.filter(|text| !empty::says_nothing(text)).collect();
    let is_private = match &column.target {
        Some(holds) => holds.field().is_some_and(|field| field.is_private()),
        None => Headings::is_of_remarks(&column.heading),
    };
    let example = cells.first().filter(|_| !is_private);
    ColumnUse {
        place: column.place.clone(),
        heading: column.heading.clone(),
        field: column.target.as_ref().map(Holds::path),
        example: example.map(|text| shortened(text)),
        cells: cells.len(),
    }
}

/// How many columns that are like none known are named one by one; more are named together.
const MOST_ALONE: usize = 4;
/// How many headings are named then.
const NAMED: usize = 20;

/// Names the columns whose headings are not understood.
fn unknown(columns: &[Column], words: &Headings, read: &mut Read) {
    let mut far: Vec<&Column> = Vec::new();
    for column in columns.iter().filter(|column| column.target.is_none() && !column.is_left) {
        let finding = column.place.finding(Code::ImportColumn);
        let finding = finding.with("heading", column.heading.as_str());
        match words.nearest(&column.heading) {
            _ if Headings::is_of_remarks(&column.heading) => {
                read.findings.push(finding.hint("private"));
            }
            Some(near) => read.findings.push(finding.with("nearest", near).hint("nearest")),
            None => far.push(column),
        }
    }
    if far.len() > MOST_ALONE {
        let names: Vec<&str> = far.iter().take(NAMED).map(|column| &*column.heading).collect();
        let more = if far.len() > NAMED { " …" } else { "" };
        let place = Place { column: None, field: None, row: None, ..far[0].place.clone() };
        let finding = place.finding(Code::ImportColumns).with("count", far.len());
        read.findings.push(finding.with("headings", format!("{}{more}", names.join("; "))));
        return;
    }
    for column in far {
        let finding = column.place.finding(Code::ImportColumn);
        read.findings.push(finding.with("heading", column.heading.as_str()).hint("hint"));
    }
}

/// Says why no row of a table can be taken.
fn refused_table(
    table: &Table,
    (columns, own): (&[Column], Option<OwnSheet>),
    rules: &RowRules<'_>,
) -> Option<ImportFinding> {
    let RowRules { mapping, asked, .. } = *rules;
    let has =
        |key: &str| columns.iter().any(|c| c.is_for(key)) || mapping.value_for_all(key).is_some();
    if !has("kind") {
        return Some(no_column(&table.place, "kind"));
    }
    let is_copy = own.is_some_and(|own| own.is_for_desks(table, columns, asked.known));
    let is_lost = visibility::is_lost(table, columns, (asked.known, is_copy));
    is_lost.then(|| table.place.finding(Code::ImportStamped))
}

fn read_sheet(
    table: &Table,
    (columns, own): (&[Column], Option<OwnSheet>),
    rules: &RowRules<'_>,
    (read, gone): (&mut Read, &mut GoneRows),
) {
    let RowRules { asked, .. } = *rules;
    if let Some(finding) = refused_table(table, (columns, own), rules) {
        read.findings.push(finding);
        return;
    }
    let heading = columns.iter().filter_map(|column| column.place.row).max();
    let below = |row: &&Vec<Cell>| row.iter().any(|cell| cell.place.row > heading);
    let form = is_form(columns);
    let own = own.map(|own| OwnTable::from_table(table, columns, own, asked.known));
    let (marked, rows): (Vec<_>, Vec<_>) =
        table.rows.iter().filter(below).partition(|row| form && is_marked(row));
    let overwritten =
        marked.into_iter().filter_map(|row| form::overwritten(row, columns, asked.known));
    read.findings.extend(overwritten);
    let moved = own.as_ref().map(|own| MovedRows::compare_table(own, table, columns));
    let mut moved = moved.unwrap_or_default();
    read.findings.extend(moved.finding.take());
    let before = read.drafts.len();
    for row in &rows {
        let shared = form.then(|| form::with_kind(row, &rows, columns));
        let cells = shared.as_ref().unwrap_or(row);
        if let Some(cell) = totals::total(cells) {
            read.findings.push(cell.place.finding(Code::ImportTotal).with("value", cell.text()));
            continue;
        }
        if let Some(finding) = own.as_ref().and_then(|own| own.doubtful(cells, columns)) {
            read.findings.push(finding);
            continue;
        }
        read.findings.extend(own.as_ref().and_then(|own| own.returned(cells, columns)));
        let number = cells.first().and_then(|cell| cell.place.row);
        let own = own.as_ref().and_then(|own| own.row(number));
        if moved.has(number) {
            // What else its cells say is of another row, too.
            let understood = row::read_row(cells, columns, own, rules, &mut Read::default());
            read.drafts.extend(understood.map(|draft| Draft { is_faulty: true, ..draft }));
            continue;
        }
        let understood = row::read_row(cells, columns, own, rules, read);
        read.drafts.extend(understood);
    }
    if form {
        form::share_contacts(&mut read.drafts[before..]);
        form::name_responsible(&mut read.drafts[before..]);
    }
    if let Some(own) = own {
        read.findings.extend(own.undated(table, columns));
        read.findings.extend(gone.compare_table(&own, table));
    }
    if read.drafts.len() == before {
        read.findings.push(table.place.finding(Code::ImportEmpty));
    }
}
