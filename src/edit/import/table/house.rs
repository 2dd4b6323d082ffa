//! Streets whose house numbers stand in a column of their own.
//!
//! The cell of the street comes in and goes out with the house behind it: a street alone would send people along the whole of it.

use super::cells::{Cell, Held};
use super::column::{Column, Holds};
use super::empty;
use crate::content::fields::Field;

/// Returns the cell of a column; that of the street with its house.
pub(super) fn street_with_house(
    cell: Cell,
    column: &Column,
    columns: &[Column],
    cells: &[Cell],
) -> Cell {
    if !is_street(column) {
        return cell;
    }
    let houses = columns.iter().filter(|column| matches!(column.target, Some(Holds::House)));
    let said = houses.filter_map(|column| {
        let own = cells.iter().find(|cell| cell.place.column == column.place.column)?;
        Some(own.text()).filter(|text| !empty::says_nothing(text))
    });
    let street = cell.text();
    let house = said.collect::<Vec<_>>().join(", ");
    let text = match (street.is_empty(), house.is_empty()) {
        (_, true) => return cell,
        // Where streets have no names, the house is known by its number.
        (true, false) if house.chars().all(|c| c.is_ascii_digit()) => format!("буд. {house}"),
        (true, false) => house,
        (false, false) if has_house(&street, &house) => return cell,
        (false, false) => format!("{street}, {house}"),
    };
    Cell { held: Held::Text(text), ..cell }
}

/// Tells a street that has its house already: `вул. Прикладна, 5`.
fn has_house(street: &str, house: &str) -> bool {
    let before = street.strip_suffix(house);
    before.is_some_and(|before| before.ends_with([' ', ',', '.', '\u{a0}']))
}

/// Lets columns of houses mean nothing where no column has the street: then they are named as unknown.
pub(super) fn without_street(columns: &mut [Column]) {
    if columns.iter().any(is_street) {
        return;
    }
    for column in columns {
        column.target = column.target.filter(|holds| !matches!(holds, Holds::House));
    }
}

fn is_street(column: &Column) -> bool {
    let is_it = |part: &Field| part.key == "street";
    matches!(column.target, Some(Holds::Field(target)) if target.field.key == "address" && target.part.is_some_and(is_it))
}
