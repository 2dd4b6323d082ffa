//! Rows of the list that a copy of it has no more.
//!
//! The own tables of a file come in, one after the other; what is gone is named once a table and asked about once a service, or
//! once an organisation of which no row is left.

use std::collections::BTreeSet;

use super::cells::Table;
use super::own::OwnTable;
use crate::base::diag::Code;
use crate::edit::import::place::{ImportFinding, Place};
use crate::edit::import::withdrawn::{ImportQuestion, Withdrawn};

/// How many rows are named.
const NAMED: usize = 3;

/// What is gone, and which organisations still have a row.
#[derive(Default)]
pub(super) struct GoneRows {
    present: BTreeSet<String>,
    rows: Vec<GoneRow>,
}

struct GoneRow {
    place: Place,
    organisation: String,
    name: String,
    /// The id and the words of its service.
    service: Option<(String, String)>,
}

impl GoneRows {
    /// Compares a table with the list, and names the rows that it has no more; where rows were hidden, nobody knows.
    pub(super) fn compare_table(
        &mut self,
        own: &OwnTable<'_>,
        table: &Table,
    ) -> Option<ImportFinding> {
        let paired: BTreeSet<usize> = own.pairs.values().copied().collect();
        let rows = || own.baseline.rows.iter().enumerate();
        let (there, gone): (Vec<_>, Vec<_>) =
            rows().partition(|(number, _)| paired.contains(number));
        self.present.extend(there.iter().map(|(_, row)| row.organisation.clone()));
        if gone.is_empty() || paired.is_empty() || !table.left.is_empty() {
            return None;
        }
        let names: Vec<&str> =
            gone.iter().filter_map(|(_, row)| row.cells.first().map(String::as_str)).collect();
        let finding = table.place.finding(Code::ImportGone).with("count", gone.len());
        let finding = finding.with("names", names[..names.len().min(NAMED)].join("; "));
        self.rows.extend(gone.into_iter().map(|(_, row)| {
            let cell = |message: &str| {
                let column = own.baseline.columns.iter().position(|column| *column == message);
                column.map(|column| row.cells[column].clone()).filter(|text| !text.is_empty())
            };
            let words = || cell("csv-service").or_else(|| cell("csv-help")).unwrap_or_default();
            GoneRow {
                place: table.place.clone(),
                organisation: row.organisation.clone(),
                name: row.cells.first().cloned().unwrap_or_default(),
                service: row.service.as_ref().map(|service| (service.id.clone(), words())),
            }
        }));
        Some(finding)
    }

    /// Asks about what is gone.
    pub(super) fn ask(self, questions: &mut Vec<ImportQuestion>) {
        let Self { present, rows } = self;
        let (services, whole): (Vec<_>, Vec<_>) = rows
            .into_iter()
            .partition(|row| row.service.is_some() && present.contains(&row.organisation));
        let of: BTreeSet<String> = whole.iter().map(|row| row.organisation.clone()).collect();
        for row in whole.into_iter().chain(services) {
            let what = match row.service {
                Some((id, name)) if !of.contains(&row.organisation) => {
                    Withdrawn::Service { id, name }
                }
                _ => Withdrawn::Organisation,
            };
            let GoneRow { place, organisation, name, service: _ } = row;
            let places = vec![place];
            ImportQuestion { places, organisation, name, what }.add_to(questions);
        }
    }
}
