//! How many services there are for each kind of help: all, by audience, by area. One row a number.

use super::table::{Cell, CellWords, Table};
use crate::content::fields::Vocabulary;
use crate::site::plan::coverage::{self, coverage};

const COLUMNS: [(&str, u8); 7] = [
    ("csv-help", 32),
    ("csv-dimension", 18),
    ("csv-value", 28),
    ("csv-services", 12),
    ("csv-organisations", 14),
    ("csv-state", 24),
    ("csv-page", 44),
];

pub(super) fn table(words: CellWords<'_>) -> Table<'_> {
    let public = words.context.public;
    let matches = &words.context.routes.matches;
    let of = |by: Vocabulary| (coverage(public, matches, by), coverage::columns(public, by));
    let audiences = of(Vocabulary::Audiences);
    let areas = of(Vocabulary::Areas);
    let mut rows = Vec::new();
    for (number, help) in audiences.0.iter().enumerate() {
        let name = words.terms_cell(Vocabulary::Help, std::slice::from_ref(&help.help));
        let mut push = |by: &str, value: String, cell: &coverage::CoverageCell| {
            rows.push(cells(&words, name.clone(), [words.say(by), value], cell));
        };
        push("coverage-all", String::new(), &help.whole);
        for (term, cell) in audiences.1.iter().zip(&help.cells) {
            push("csv-audiences", term.name.main.to_string(), cell);
        }
        for (term, cell) in areas.1.iter().zip(areas.0.get(number).map_or(&[][..], |h| &h.cells)) {
            push("csv-area", term.name.main.to_string(), cell);
        }
    }
    Table::new("sheet-coverage", COLUMNS, rows.into_iter())
}

fn cells<'a>(
    words: &CellWords<'a>,
    help: Cell<'a>,
    by: [String; 2],
    cell: &coverage::CoverageCell,
) -> [Cell<'a>; 7] {
    let [by, value] = by;
    let addresses = &words.context.routes.addresses;
    let page = addresses.help_page(words.lang, &cell.filter);
    [
        help,
        by.into(),
        value.into(),
        Cell::from_count(cell.services),
        Cell::from_count(cell.organisations),
        words.say(&format!("coverage-{}", cell.state.as_str())).into(),
        page.map(|page| words.context.absolute(&page)).unwrap_or_default().into(),
    ]
}
