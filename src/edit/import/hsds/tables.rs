//! The tables of a package, row by row, become records joined by their keys.
//!
//! Versions 1.1, 2.0 and 3 name their tables and some columns differently; here all become those of version 3. A row
//! whose owner is not in the package belongs to nobody: it is told, with its file and row.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::package::Member;
use super::record::{Record, table};
use crate::base::diag::Code;
use crate::content::parse::text::for_display;
use crate::edit::import::place::{ImportFinding, Place};

/// The most rows of one table.
const MOST_ROWS: usize = 500_000;

/// Which tables may own a row of a table, by the column that names the owner; the nearest owner first. Tables
/// stand in the order in which their rows must be handed over: an owner after all that it owns.
const OWNERS: [(&str, &[(&str, &str)]); 20] = [
    ("attribute", &[("link_id", ""), ("service_id", "service")]),
    ("language", &[("phone_id", "phone"), ("service_id", "service"), ("location_id", "location")]),
    (
        "phone",
        &[
            ("contact_id", "contact"),
            ("service_at_location_id", "service_at_location"),
            ("service_id", "service"),
            ("location_id", "location"),
            ("organization_id", "organization"),
        ],
    ),
    ("address", &[("location_id", "location")]),
    ("postal_address", &[("location_id", "location")]),
    ("accessibility", &[("location_id", "location")]),
    ("schedule", SCHEDULE),
    ("holiday_schedule", SCHEDULE),
    (
        "contact",
        &[
            ("service_at_location_id", "service_at_location"),
            ("service_id", "service"),
            ("location_id", "location"),
            ("organization_id", "organization"),
        ],
    ),
    ("required_document", SERVICE),
    ("cost_option", SERVICE),
    ("eligibility", SERVICE),
    ("payment_accepted", SERVICE),
    ("service_capacity", SERVICE),
    (
        "service_area",
        &[("service_at_location_id", "service_at_location"), ("service_id", "service")],
    ),
    ("service_at_location", SERVICE),
    ("location", ORGANISATION),
    ("url", &[("service_id", "service"), ("organization_id", "organization")]),
    ("funding", &[("service_id", "service"), ("organization_id", "organization")]),
    ("organization_identifier", ORGANISATION),
];
const SCHEDULE: &[(&str, &str)] = &[
    ("service_at_location_id", "service_at_location"),
    ("service_id", "service"),
    ("location_id", "location"),
];
const SERVICE: &[(&str, &str)] = &[("service_id", "service")];
const ORGANISATION: &[(&str, &str)] = &[("organization_id", "organization")];

/// The tables of a package.
#[derive(Debug, Default)]
pub(super) struct Tables {
    rows: BTreeMap<&'static str, Vec<Record>>,
    /// What is wrong with the package.
    pub(super) findings: Vec<ImportFinding>,
}

impl Tables {
    /// Reads a table; a file that is none of HSDS is told.
    pub(super) fn read(&mut self, member: &Member) {
        let stem = member.name.rsplit_once('.').map_or(&*member.name, |(stem, _)| stem);
        let place = Place::file(&member.name);
        let Some(table) = table(stem) else {
            let finding = place.finding(Code::ImportLeft).with("what", &*member.name);
            self.findings.push(finding.with("count", 1_usize));
            return;
        };
        let bytes = member.bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(&member.bytes);
        let text = match std::str::from_utf8(bytes) {
            Ok(text) => text.to_owned(),
            Err(_) => {
                self.findings.push(place.finding(Code::InvalidUtf8));
                for_display(bytes)
            }
        };
        if let Err(reason) = self.rows_of(table, &member.name, &text) {
            self.findings.push(place.finding(Code::ImportBroken).with("reason", reason));
        }
    }

    fn rows_of(&mut self, table: &'static str, file: &Arc<str>, text: &str) -> Result<(), String> {
        let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
        let headings: Vec<Arc<str>> = reader
            .headers()
            .map_err(|error| error.to_string())?
            .iter()
            .map(|heading| Arc::from(heading.trim().to_ascii_lowercase()))
            .collect();
        let rows = self.rows.entry(table).or_default();
        for (number, row) in reader.records().enumerate().take(MOST_ROWS) {
            let row = row.map_err(|error| error.to_string())?;
            let place =
                Place { row: Some(number + 2), ..Place { file: file.clone(), ..Place::default() } };
            let mut record = Record::new(table, place.clone());
            for (column, (heading, cell)) in headings.iter().zip(&row).enumerate() {
                let place =
                    Place { column: Some(column), field: Some(heading.clone()), ..place.clone() };
                record.put(heading, cell, place);
            }
            rows.push(record);
        }
        Ok(())
    }

    /// Joins the rows, and returns the organisations.
    pub(super) fn joined(mut self) -> (Vec<Record>, Vec<ImportFinding>) {
        self.name_terms();
        self.give_locations();
        for (table, owners) in OWNERS {
            self.hand_over(table, owners);
        }
        self.hand_over("service", ORGANISATION);
        self.hand_over("program", ORGANISATION);
        let organisations = self.rows.remove("organization").unwrap_or_default();
        for (table, rows) in &self.rows {
            let is_told = matches!(*table, "taxonomy" | "taxonomy_term");
            if let Some(first) = rows.first().filter(|_| !is_told) {
                let place = Place { row: None, ..first.place.clone() };
                let finding = place.finding(Code::ImportLeft).with("what", *table);
                self.findings.push(finding.with("count", rows.len()));
            }
        }
        (organisations, self.findings)
    }

    /// Puts into each attribute the term that it names. Before version 2 the terms stood in the table `taxonomy`.
    fn name_terms(&mut self) {
        let terms = match self.rows.get("taxonomy_term") {
            Some(terms) => terms,
            None => self.rows.get("taxonomy").map(Vec::as_slice).unwrap_or_default(),
        };
        let named = |term: &Record| {
            let mut own = term.clone();
            own.table = "taxonomy_term";
            Some((term.peek("id")?.to_owned(), own))
        };
        let by_id: BTreeMap<String, Record> = terms.iter().filter_map(named).collect();
        for attribute in self.rows.get_mut("attribute").into_iter().flatten() {
            let named = ["taxonomy_term_id", "taxonomy_id"]
                .iter()
                .find_map(|key| by_id.get(attribute.peek(key)?));
            if let Some(term) = named {
                attribute.add(term.clone());
            }
        }
    }

    /// A location that names no organisation belongs to that of the first service given there.
    fn give_locations(&mut self) {
        let owner_of_service: BTreeMap<&str, &str> = self
            .rows
            .get("service")
            .into_iter()
            .flatten()
            .filter_map(|service| Some((service.peek("id")?, service.peek("organization_id")?)))
            .collect();
        let owner_of_location: BTreeMap<String, String> = self
            .rows
            .get("service_at_location")
            .into_iter()
            .flatten()
            .filter_map(|place| {
                let owner = owner_of_service.get(place.peek("service_id")?)?;
                Some((place.peek("location_id")?.to_owned(), (*owner).to_owned()))
            })
            .collect();
        for location in self.rows.get_mut("location").into_iter().flatten() {
            let owner = location.peek("id").and_then(|id| owner_of_location.get(id)).cloned();
            if let (None, Some(owner)) = (location.peek("organization_id"), owner) {
                let place = location.place.clone();
                location.put("organization_id", &owner, place);
            }
        }
    }

    /// Gives every row of a table to its owner.
    fn hand_over(&mut self, table: &'static str, owners: &[(&str, &'static str)]) {
        let Some(rows) = self.rows.remove(table) else { return };
        let mut index: BTreeMap<&str, BTreeMap<String, usize>> = BTreeMap::new();
        for (name, records) in &self.rows {
            let ids = records.iter().enumerate();
            let ids =
                ids.filter_map(|(number, record)| Some((record.peek("id")?.to_owned(), number)));
            index.insert(name, ids.collect());
        }
        let find = |row: &Record| {
            owners.iter().find_map(|(column, owner)| {
                let id = row.peek(column)?;
                let entity = row.peek("link_entity").and_then(self::table);
                let owner = if owner.is_empty() { entity? } else { owner };
                let number = *index.get(owner)?.get(id)?;
                Some((owner, number))
            })
        };
        let found: Vec<Option<(&'static str, usize)>> = rows
            .iter()
            .map(|row| {
                let (owner, number) = find(row)?;
                Some((self.rows.keys().find(|name| **name == owner).copied()?, number))
            })
            .collect();
        let mut strays = BTreeSet::new();
        for (row, found) in rows.into_iter().zip(found) {
            let owner = found.and_then(|(owner, number)| self.rows.get_mut(owner)?.get_mut(number));
            match owner {
                Some(owner) => owner.add(row),
                None => drop(strays.insert(row.place.clone())),
            }
        }
        let findings =
            strays.into_iter().map(|place| place.finding(Code::ImportStray).with("table", table));
        self.findings.extend(findings);
    }
}
