//! The sheet of calls comes back: each row with what was said, or why it cannot be read.

use jiff::civil::Date;

use super::input::Input;
use super::place::Place;
use super::table::{Cell, Held};
use super::workbook;
use crate::base::choices::{CallOutcome, Choice, Chosen as _};
use crate::base::locale::compare::fold;
use crate::base::locale::typed;
use crate::content::fields::table::{ORGANISATION, SERVICE};
use crate::content::validate::parse_yes_or_no;
use crate::site::export::call_sheet::{FIRST_CELL, HEADINGS};

/// One filled row.
#[derive(Debug)]
pub(crate) struct CallRow {
    /// Where it stands.
    pub(crate) place: Place,
    /// The entry.
    pub(crate) id: String,
    /// The state of the entry that was asked about.
    pub(crate) version: String,
    /// The day of the call; nothing where the row does not say.
    pub(crate) on: Option<Date>,
    /// How it ended.
    pub(crate) outcome: CallOutcome,
    /// The fields that changed, by their English keys.
    pub(crate) changed: Vec<&'static str>,
    /// What is new, for whoever corrects the entry; it is kept nowhere.
    pub(crate) news: String,
    /// Who called.
    pub(crate) by: Option<String>,
    /// Whether they asked not to be called again.
    pub(crate) do_not_call: bool,
}

/// What a sheet of calls says.
#[derive(Debug, Default)]
pub(crate) struct CallRows {
    /// The rows that say how a call ended.
    pub(crate) rows: Vec<CallRow>,
    /// The cells that could not be understood: the row, the column, the text. Such a row is not among the others.
    pub(crate) unclear: Vec<(Place, &'static str, String)>,
}

/// Returns what a sheet of calls says; `None` for any other file.
pub(crate) fn call_rows(input: &Input) -> Option<CallRows> {
    if !workbook::is_it(input) {
        return None;
    }
    let tables = workbook::tables(input, false).ok()?;
    let table = tables.into_iter().find(|table| {
        let first = table.rows.first().and_then(|row| row.first());
        first.is_some_and(|cell| fold(&cell.text()) == FIRST_CELL)
    })?;
    let mut read = CallRows::default();
    // Who sorted the rows may have moved the headings.
    for row in table.rows.iter().skip(1) {
        let at = |n: usize| row.iter().find(|cell| cell.place.column == Some(n));
        let cells: Vec<String> =
            (0..HEADINGS.len()).map(|n| at(n).map(Cell::text).unwrap_or_default()).collect();
        let Some((id, version)) = cells[0].split_once('@') else { continue };
        let place = row.first().map(|cell| cell.place.clone()).unwrap_or_default();
        match call_row(&cells, at(4)) {
            Ok(None) => {}
            Ok(Some(said)) => read.rows.push(CallRow {
                place,
                id: id.to_owned(),
                version: version.to_owned(),
                ..said
            }),
            Err((heading, text)) => read.unclear.push((place, heading, text)),
        }
    }
    Some(read)
}

/// Reads one row; nothing where it says no outcome and nothing else.
fn call_row(
    cells: &[String],
    day: Option<&Cell>,
) -> Result<Option<CallRow>, (&'static str, String)> {
    let unclear = |n: usize| (HEADINGS[n], cells[n].clone());
    let is_empty = [4, 5, 6, 7, 9].into_iter().all(|n| cells[n].is_empty());
    if is_empty {
        return Ok(None);
    }
    let meant = Choice::meant(CallOutcome::CHOICES, &cells[5]).map(|choice| choice.id);
    let outcome = meant.and_then(CallOutcome::parse).ok_or_else(|| unclear(5))?;
    let on = match (day.map(|cell| &cell.held), cells[4].as_str()) {
        (_, "") => None,
        (Some(Held::Date(day)), _) => Some(day.parse().map_err(|_| unclear(4))?),
        (_, text) => Some(typed::parse_date(text).ok_or_else(|| unclear(4))?),
    };
    let names = cells[6].split([',', ';', '\n']).map(str::trim).filter(|name| !name.is_empty());
    let changed = names.map(|name| field_named(name).ok_or_else(|| unclear(6)));
    let do_not_call = match cells[9].as_str() {
        "" => false,
        text => parse_yes_or_no(text).ok_or_else(|| unclear(9))?,
    };
    Ok(Some(CallRow {
        place: Place::default(),
        id: String::new(),
        version: String::new(),
        on,
        outcome,
        changed: changed.collect::<Result<_, _>>()?,
        news: cells[7].clone(),
        by: Some(cells[8].clone()).filter(|by| !by.is_empty()),
        do_not_call,
    }))
}

/// Returns the field that a word names, in either language and in the singular or plural.
fn field_named(name: &str) -> Option<&'static str> {
    let key = name.replace(' ', "_");
    let row = ORGANISATION.row(&key).or_else(|| SERVICE.row(&key));
    let one = || match fold(name).as_str() {
        "телефон" | "номер" | "phone" | "number" => ORGANISATION.row("phones"),
        "послуга" | "service" => ORGANISATION.row("services"),
        "людина" | "особа" | "відповідальна особа" | "person" => {
            ORGANISATION.row("people")
        }
        "графік" | "час роботи" | "розклад" => ORGANISATION.row("hours"),
        _ => None,
    };
    row.or_else(one).map(|row| row.key)
}
