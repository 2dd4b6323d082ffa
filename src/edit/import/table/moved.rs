//! Values of the list's own table that stand in other rows than they did: somebody sorted some of the columns, and not the whole table.
//!
//! A column in which what left one row came to another is told from one that was filled in anew: two values that only one organisation
//! had have changed places, or hardly anything is there that was not there before. Of which rows that is, goes out with its sentence.

use std::collections::{BTreeMap, BTreeSet};

use super::cells::{Cell, Table};
use super::column::{Column, Holds};
use super::empty;
use super::own::OwnTable;
use super::since::reads_same;
use crate::base::diag::Code;
use crate::content::fields::Type;
use crate::edit::import::place::ImportFinding;
use crate::site::export::tables::check::{self, cell_code};

/// So many values that one organisation alone had have changed places, where that is no correction of a single one.
const FEWEST_OWN: usize = 2;
/// So many others, which several organisations may share.
const FEWEST_SHARED: usize = 4;
/// How many rows and columns are named.
const NAMED: usize = 6;

/// A cell that somebody changed, by the codes of what it says and of what it said.
struct ChangedCell<'a> {
    row: usize,
    organisation: &'a str,
    was: String,
    is: String,
    is_empty: bool,
}

/// The rows whose values stand in others, and what is to be said of them.
#[derive(Default)]
pub(super) struct MovedRows {
    rows: BTreeSet<usize>,
    pub(super) finding: Option<ImportFinding>,
}

impl MovedRows {
    /// Compares a table with the list; a row whose code somebody emptied vouches for itself where others have theirs.
    pub(super) fn compare_table(own: &OwnTable<'_>, table: &Table, columns: &[Column]) -> Self {
        let mut rows = BTreeSet::new();
        let mut moved: Vec<&Column> = Vec::new();
        for (number, column) in columns.iter().enumerate() {
            let found = own.moved_rows(number, column, table);
            if !found.is_empty() {
                moved.push(column);
                rows.extend(found);
            }
        }
        let Some(first) = moved.first() else { return Self::default() };
        let list = |all: Vec<String>| {
            let more = if all.len() > NAMED { " …" } else { "" };
            format!("{}{more}", all[..all.len().min(NAMED)].join(", "))
        };
        let headings = moved.iter().map(|column| column.heading.clone()).collect();
        let finding = first.place.finding(Code::ImportMoved).with("columns", list(headings));
        let finding = finding.with("rows", list(rows.iter().map(usize::to_string).collect()));
        let hint = if own.since.is_empty() { "bare" } else { "hint" };
        Self { finding: Some(finding.with("count", rows.len()).hint(hint)), rows }
    }

    pub(super) fn has(&self, number: Option<usize>) -> bool {
        number.is_some_and(|number| self.rows.contains(&number))
    }
}

impl OwnTable<'_> {
    /// Returns the rows whose value in a column stood in another row, or stands in another row now.
    fn moved_rows(&self, number: usize, column: &Column, table: &Table) -> Vec<usize> {
        let Some(Holds::Field(target)) = column.target else { return Vec::new() };
        let Some(own) =
            self.columns[number].filter(|own| self.baseline.columns[*own] != check::COLUMN)
        else {
            return Vec::new();
        };
        let (changed, owners) = self.changed_cells(own, column, table);
        let mut losers: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for cell in &changed {
            losers.entry(&cell.was).or_default().insert(cell.organisation);
        }
        let left = |code: &str, organisation: &str| {
            losers.get(code).is_some_and(|all| all.iter().any(|own| *own != organisation))
        };
        if belongs_to_one(target.kind()) {
            let has_one_owner = |code: &str| owners.get(code).is_some_and(|all| all.len() == 1);
            let came = changed.iter().filter(|cell| {
                !cell.is_empty && has_one_owner(&cell.is) && left(&cell.is, cell.organisation)
            });
            let came: BTreeSet<&str> = came.map(|cell| cell.is.as_str()).collect();
            if came.len() >= FEWEST_OWN {
                let takes_part = |cell: &&ChangedCell<'_>| {
                    came.contains(cell.is.as_str()) || came.contains(cell.was.as_str())
                };
                return changed.iter().filter(takes_part).map(|cell| cell.row).collect();
            }
        }
        let is_moved = is_exchange(&changed);
        changed.iter().filter(|_| is_moved).map(|cell| cell.row).collect()
    }

    /// Returns the cells of a column that somebody changed, and which organisations had each value: `own` is the column of the list.
    fn changed_cells<'s>(
        &'s self,
        own: usize,
        column: &Column,
        table: &Table,
    ) -> (Vec<ChangedCell<'s>>, BTreeMap<String, BTreeSet<&'s str>>) {
        let mut changed = Vec::new();
        let mut owners: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
        for cells in &table.rows {
            let Some(row) = cells.first().and_then(|cell| cell.place.row) else { continue };
            let Some(pair) = self.pairs.get(&row) else { continue };
            let since = self.since.get(&row);
            if since.is_none() && !self.since.is_empty() {
                continue;
            }
            let listed = &self.baseline.rows[*pair];
            let organisation = listed.organisation.as_str();
            let now = listed.cells[own].as_str();
            let code = since.and_then(|since| since.code_of_column(own)).map(str::to_owned);
            let was = code.unwrap_or_else(|| cell_code(now));
            owners.entry(was.clone()).or_default().insert(organisation);
            let cell = cells.iter().find(|cell| cell.place.column == column.place.column);
            let text = cell.map(Cell::text).unwrap_or_default();
            let is_empty = empty::says_nothing(&text);
            let is = cell_code(if is_empty { "" } else { &text });
            if is != was && !reads_same(now, &text) {
                changed.push(ChangedCell { row, organisation, was, is, is_empty });
            }
        }
        (changed, owners)
    }
}

/// Tells that hardly anything came to the cells that did not leave another of them.
fn is_exchange(changed: &[ChangedCell<'_>]) -> bool {
    let mut left: BTreeMap<&str, usize> = BTreeMap::new();
    for cell in changed {
        *left.entry(&cell.was).or_default() += 1;
    }
    let mut stayed = 0;
    for cell in changed {
        if let Some(count) = left.get_mut(cell.is.as_str()).filter(|count| **count > 0) {
            *count -= 1;
            stayed += 1;
        }
    }
    stayed >= FEWEST_SHARED && stayed * 10 >= changed.len() * 9
}

/// Tells a field whose values are usually one organisation's own; a day, hours or a word of a list come to many.
fn belongs_to_one(kind: Type) -> bool {
    match kind {
        Type::Text
        | Type::Prose
        | Type::Phone
        | Type::Email
        | Type::Url
        | Type::Edrpou
        | Type::Uuid
        | Type::Coordinates
        | Type::File
        | Type::Record(_) => true,
        Type::List(item) => belongs_to_one(*item),
        Type::YesNo
        | Type::Number
        | Type::Count
        | Type::Date
        | Type::Time
        | Type::Hours
        | Type::Extension
        | Type::Id
        | Type::FormerId
        | Type::Language
        | Type::Timezone
        | Type::Choice(_)
        | Type::Organisation
        | Type::Responsible
        | Type::Term(_)
        | Type::OwnTerm
        | Type::Levels
        | Type::Notes => false,
    }
}
