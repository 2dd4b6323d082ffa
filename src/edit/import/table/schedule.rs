//! Hours whose breaks or days off stand in columns of their own.
//!
//! The cell of the hours comes in and goes out with what the others say added in words, so that all is read together: hours
//! without their break would be more open than the table says. What cannot be read together is refused together.

use super::cells::{Cell, Held};
use super::column::{Column, Holds};
use super::empty;

/// Returns the cell of a column; that of the hours with its breaks and days off.
pub(super) fn hours_with_breaks(
    cell: Cell,
    column: &Column,
    columns: &[Column],
    cells: &[Cell],
) -> Cell {
    let text = cell.text();
    if !column.is_for("hours") {
        return cell;
    }
    let said = columns.iter().filter_map(|column| {
        let (word, stems): (&str, &[&str]) = match column.target? {
            Holds::Break => ("перерва", &["перерв", "обід", "перерыв", "обед", "break"]),
            Holds::DaysOff => ("вихідні:", &["вихідн", "выходн"]),
            Holds::Field(_) | Holds::Page | Holds::Latitude | Holds::Longitude | Holds::House => {
                return None;
            }
        };
        let cell = cells.iter().find(|cell| cell.place.column == column.place.column)?;
        let said = cell.text();
        let says_itself = stems.iter().any(|stem| said.to_lowercase().contains(stem));
        let more = if says_itself { said.clone() } else { format!("{word} {said}") };
        (!empty::says_nothing(&said)).then_some(more)
    });
    let more: Vec<String> = said.collect();
    if more.is_empty() {
        return cell;
    }
    let all: Vec<&str> =
        [text.as_str()].into_iter().chain(more.iter().map(String::as_str)).collect();
    Cell { held: Held::Text(all.join("\n").trim().to_owned()), ..cell }
}

/// Lets columns of breaks and days off mean nothing where no column has the hours: then they are named as unknown.
pub(super) fn without_hours(columns: &mut [Column]) {
    if columns.iter().any(|column| column.is_for("hours")) {
        return;
    }
    for column in columns {
        column.target = column.target.filter(|h| !matches!(h, Holds::Break | Holds::DaysOff));
    }
}
