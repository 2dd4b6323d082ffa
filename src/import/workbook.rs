//! The door of calamine: XLSX and ODS in. Only values are read: no formula is run, no link is followed.

use std::io::Cursor;

use calamine::{Data, DataRef, Ods, Reader, Xlsx};

use super::input::Input;
use super::place::{Finding, Place};
use super::table::{Cell, Held, Table};
use super::{Asked, Read, table};
use crate::diag::Code;

/// What is beyond these is no list of organisations; a hostile file may name a cell at the end of the sheet.
const MOST_ROWS: u32 = 100_000;
const MOST_COLUMNS: u32 = 500;

/// Tells a workbook by its name.
pub(super) fn is_it(input: &Input) -> bool {
    !input.is_folder && matches!(input.extension().as_str(), "xlsx" | "xlsm" | "ods")
}

/// Reads it.
pub(super) fn read(input: &Input, asked: &Asked<'_>) -> Read {
    match tables(input) {
        Ok(tables) => table::read(&tables, asked),
        Err(finding) => Read { findings: vec![*finding], ..Read::default() },
    }
}

/// Returns its sheets.
pub(super) fn tables(input: &Input) -> Result<Vec<Table>, Box<Finding>> {
    let bytes = Cursor::new(input.bytes());
    let sheets = match input.extension().as_str() {
        "ods" => ods(bytes),
        _ => xlsx(bytes),
    };
    let sheets = sheets.map_err(|reason| {
        Box::new(Place::file(&input.name).finding(Code::ImportUnreadable).with("reason", reason))
    })?;
    let table = |(sheet, cells): (String, Vec<((u32, u32), Held)>)| {
        let place = Place { sheet: Some(sheet.as_str().into()), ..Place::file(&input.name) };
        Table { rows: rows(&place, cells), place }
    };
    Ok(sheets.into_iter().map(table).collect())
}

/// The filled cells of a sheet, by row and column from zero.
type Sheet = (String, Vec<((u32, u32), Held)>);

/// Reads cell by cell, so that a far cell costs nothing.
fn xlsx(bytes: Cursor<&[u8]>) -> Result<Vec<Sheet>, String> {
    let mut book: Xlsx<_> = Xlsx::new(bytes).map_err(|error| error.to_string())?;
    let mut sheets = Vec::new();
    for name in book.sheet_names() {
        let mut reader = book.worksheet_cells_reader(&name).map_err(|error| error.to_string())?;
        let mut cells = Vec::new();
        while let Some(cell) = reader.next_cell().map_err(|error| error.to_string())? {
            let value = match cell.get_value() {
                DataRef::SharedString(text) => Held::Text((*text).to_owned()),
                other => held(&Data::from(other.clone())),
            };
            keep(cell.get_position(), value, &mut cells);
        }
        sheets.push((name, cells));
    }
    Ok(sheets)
}

fn ods(bytes: Cursor<&[u8]>) -> Result<Vec<Sheet>, String> {
    let mut book: Ods<_> = Ods::new(bytes).map_err(|error| error.to_string())?;
    let sheet = |(name, range): (String, calamine::Range<Data>)| {
        let (row, column) = range.start().unwrap_or_default();
        let mut cells = Vec::new();
        for (r, c, value) in range.used_cells() {
            let at = |start: u32, n: usize| start + u32::try_from(n).unwrap_or(MOST_ROWS);
            keep((at(row, r), at(column, c)), held(value), &mut cells);
        }
        (name, cells)
    };
    Ok(book.worksheets().into_iter().map(sheet).collect())
}

fn keep(at: (u32, u32), held: Held, cells: &mut Vec<((u32, u32), Held)>) {
    if at.0 < MOST_ROWS && at.1 < MOST_COLUMNS && held != Held::Nothing {
        cells.push((at, held));
    }
}

fn rows(place: &Place, cells: Vec<((u32, u32), Held)>) -> Vec<Vec<Cell>> {
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
        Data::DateTimeIso(text) => Held::Date(text.split('T').next().unwrap_or(text).to_owned()),
        Data::DurationIso(text) => Held::Text(text.clone()),
        Data::Error(error) => Held::Error(error.to_string()),
    }
}
