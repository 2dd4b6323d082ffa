//! The door of calamine: XLSX and ODS in. Only values are read: no formula is run, no link is followed.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;

use calamine::{Data, DataRef, Ods, Reader, Xlsx};

use super::asked::{Asked, Read};
use super::hidden::{self, Hidden, Merged};
use super::input::Input;
use super::place::{ImportFinding, Place};
use super::table;
use super::table::{Cell, Held, Table};
use crate::base::diag::{Arg, Code};

/// What is beyond these is no list of organisations; a hostile file may name a cell at the end of the sheet.
const MOST_ROWS: u32 = 100_000;
const MOST_COLUMNS: u32 = 500;
/// How many cells are filled from merged ones.
const MOST_FILLED: usize = 1_000_000;
/// How many letters of a hidden column's heading are shown.
const HEADING: usize = 40;

/// Tells a workbook by its name.
pub(super) fn is_it(input: &Input) -> bool {
    !input.is_folder && matches!(input.extension().as_str(), "xlsx" | "xlsm" | "ods")
}

/// Reads it.
pub(super) fn read_drafts(input: &Input, asked: &Asked<'_>) -> Read {
    match tables(input, asked.hidden) {
        Ok(tables) => table::read_sheets(&tables, asked),
        Err(finding) => Read { findings: vec![*finding], ..Read::default() },
    }
}

/// Tells a workbook of the old Excel, or one with a password: both lie in the same kind of container.
pub(super) fn is_old(input: &Input) -> bool {
    input.bytes().starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
}

/// Says why a workbook could not be read.
pub(super) fn unreadable(input: &Input) -> ImportFinding {
    let reason = match input.bytes() {
        _ if is_old(input) => "import-old-workbook",
        // A workbook is an archive.
        bytes if bytes.starts_with(b"PK") => "import-damaged",
        _ => "import-no-workbook",
    };
    Place::file(&input.name).finding(Code::ImportUnreadable).with("reason", Arg::Words(reason))
}

/// Returns its sheets, each without what is hidden in it unless that is asked for.
pub(super) fn tables(input: &Input, with_hidden: bool) -> Result<Vec<Table>, Box<ImportFinding>> {
    let cursor = || Cursor::new(input.bytes());
    let read = || match input.extension().as_str() {
        "ods" => {
            let look = hidden::ods(input.bytes())?;
            Ok((ods(cursor(), &look.merged)?, look.hidden))
        }
        _ => Ok((xlsx(cursor())?, hidden::xlsx(input.bytes())?)),
    };
    // What the library says is for programmers, and in English.
    let (sheets, mut hidden) = read().map_err(|_: String| Box::new(unreadable(input)))?;
    let table = |Sheet { name: sheet, cells, merged, is_cut }: Sheet| {
        let place = Place { sheet: Some(sheet.as_str().into()), ..Place::file(&input.name) };
        let own = match hidden.remove(&sheet) {
            Some(hidden) if !with_hidden => hidden,
            // Half a look would show what was hidden.
            None if !with_hidden && !cells.is_empty() => {
                let finding = place.finding(Code::ImportUnreadable);
                return Err(Box::new(finding.with("reason", Arg::Words("import-hidden-unknown"))));
            }
            _ => Hidden::default(),
        };
        let (mut cells, mut left) = visible(&place, cells, &own);
        left.extend(is_cut.then(|| table::too_many(&place)));
        fill_down(&mut cells, &merged);
        Ok(Table {
            rows: cell_rows(&place, cells),
            left,
            is_hidden: own.is_whole,
            place,
            words: &[],
        })
    };
    sheets.into_iter().map(table).collect()
}

/// Parts the cells that are shown from those that are hidden, which are named by their rows and columns.
fn visible(place: &Place, cells: Cells, hidden: &Hidden) -> (Cells, Vec<ImportFinding>) {
    let mut rows = BTreeSet::new();
    let mut columns: BTreeMap<u32, String> = BTreeMap::new();
    let mut kept = Vec::new();
    for ((row, column), held) in cells {
        match (hidden.has_row(row), hidden.has_column(column)) {
            (false, false) => kept.push(((row, column), held)),
            (true, _) => {
                rows.insert(row);
            }
            (false, true) => {
                // The first cell is the heading.
                columns.entry(column).or_insert_with(|| {
                    Cell { place: place.clone(), held }.text().chars().take(HEADING).collect()
                });
            }
        }
    }
    let finding = |place: Place, what: &'static str| {
        place.finding(Code::ImportHidden).with("what", Arg::Words(what))
    };
    let columns = columns.into_iter().map(|(column, heading)| {
        let column = Some(column as usize);
        let own = Place { column, field: Some(heading.as_str().into()), ..place.clone() };
        finding(own, "import-hidden-column")
    });
    let rows = rows.into_iter().map(|row| {
        finding(Place { row: Some(row as usize + 1), ..place.clone() }, "import-hidden-row")
    });
    let left = columns.chain(rows).collect();
    (kept, left)
}

/// Gives every row of a merged cell what stands in its first, where a workbook keeps it; what was hidden there stays hidden.
/// A row without a cell of its own gets none.
fn fill_down(cells: &mut Cells, merged: &[Merged]) {
    let rows: BTreeSet<u32> = cells.iter().map(|((row, _), _)| *row).collect();
    let mut all: BTreeMap<(u32, u32), Held> = std::mem::take(cells).into_iter().collect();
    let mut room = MOST_FILLED;
    for cell in merged {
        let Some(held) = all.get(&(cell.first, cell.column)).cloned() else { continue };
        for row in rows.range(cell.first + 1..=cell.last).take(room) {
            all.entry((*row, cell.column)).or_insert_with(|| held.clone());
            room -= 1;
        }
    }
    cells.extend(all);
}

/// A sheet as its file has it.
struct Sheet {
    name: String,
    cells: Cells,
    merged: Vec<Merged>,
    /// Whether it has cells beyond those that are read.
    is_cut: bool,
}

/// The filled cells of a sheet, by row and column from zero.
type Cells = Vec<((u32, u32), Held)>;

/// Reads cell by cell, so that a far cell costs nothing.
fn xlsx(bytes: Cursor<&[u8]>) -> Result<Vec<Sheet>, String> {
    let mut book: Xlsx<_> = Xlsx::new(bytes).map_err(|error| error.to_string())?;
    let mut sheets = Vec::new();
    for name in book.sheet_names() {
        let mut reader = book.worksheet_cells_reader(&name).map_err(|error| error.to_string())?;
        let (mut cells, mut is_cut) = (Vec::new(), false);
        while let Some(cell) = reader.next_cell().map_err(|error| error.to_string())? {
            let value = cell.get_value();
            let value = if let DataRef::SharedString(text) = value {
                Held::Text((*text).to_owned())
            } else {
                held(&Data::from(value.clone()))
            };
            is_cut |= !keep_cell(cell.get_position(), value, &mut cells);
        }
        drop(reader);
        let merged = book.merge_cells_by_sheet_name(&name).map_err(|error| error.to_string())?;
        let merged = merged.iter().map(|cell| Merged {
            first: cell.start.0,
            last: cell.end.0,
            column: cell.start.1,
        });
        let merged = merged.filter(|cell| cell.first < cell.last).collect();
        sheets.push(Sheet { name, cells, merged, is_cut });
    }
    Ok(sheets)
}

fn ods(bytes: Cursor<&[u8]>, merged: &BTreeMap<String, Vec<Merged>>) -> Result<Vec<Sheet>, String> {
    let mut book: Ods<_> = Ods::new(bytes).map_err(|error| error.to_string())?;
    let sheet = |(name, range): (String, calamine::Range<Data>)| {
        let (row, column) = range.start().unwrap_or_default();
        let (mut cells, mut is_cut) = (Vec::new(), false);
        for (r, c, value) in range.used_cells() {
            let at = |start: u32, n: usize| start + u32::try_from(n).unwrap_or(MOST_ROWS);
            is_cut |= !keep_cell((at(row, r), at(column, c)), held(value), &mut cells);
        }
        let merged = merged.get(&name).cloned().unwrap_or_default();
        Sheet { name, cells, merged, is_cut }
    };
    Ok(book.worksheets().into_iter().map(sheet).collect())
}

/// Keeps a cell that says something; false where it is beyond what is read.
fn keep_cell(at: (u32, u32), held: Held, cells: &mut Cells) -> bool {
    if held == Held::Nothing {
        return true;
    }
    let is_within = at.0 < MOST_ROWS && at.1 < MOST_COLUMNS;
    if is_within {
        cells.push((at, held));
    }
    is_within
}

fn cell_rows(place: &Place, cells: Cells) -> Vec<Vec<Cell>> {
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    for ((row, column), held) in cells {
        let row = row as usize + 1;
        let place = Place { row: Some(row), column: Some(column as usize), ..place.clone() };
        let cell = Cell { place, held };
        match rows
            .last_mut()
            .filter(|cells| cells.first().is_some_and(|c| c.place.row == Some(row)))
        {
            Some(cells) => cells.push(cell),
            None => rows.push(vec![cell]),
        }
    }
    rows
}

fn held(value: &Data) -> Held {
    match value {
        Data::Empty => Held::Nothing,
        Data::String(text) if text.trim().is_empty() => Held::Nothing,
        Data::String(text) => Held::Text(text.clone()),
        Data::Int(number) => Held::Text(number.to_string()),
        Data::Float(number) => Held::Number(*number),
        Data::Bool(yes) => Held::Text(if *yes { "так" } else { "ні" }.to_owned()),
        Data::DateTime(when) if when.is_datetime() && when.as_f64() >= 1.0 => {
            let (year, month, day, ..) = when.to_ymd_hms_milli();
            Held::Date(format!("{year:04}-{month:02}-{day:02}"))
        }
        Data::DateTime(when) => Held::Number(when.as_f64()),
        Data::DateTimeIso(text) => {
            Held::Date(text.split_once('T').map_or(text.as_str(), |(day, _)| day).to_owned())
        }
        Data::DurationIso(text) => Held::Text(text.clone()),
        Data::Error(error) => Held::Error(error.to_string()),
    }
}
