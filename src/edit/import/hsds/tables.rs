//! The tables of a package, row by row, become records joined by their keys.
//!
//! Versions 1.0, 1.1, 2.0 and 3 name their tables and some columns differently; here all become those of version 3. Rows
//! whose owner is not in the package belong to nobody: they are told once a table, with how many they are.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::owners::{self, Rows};
use super::package::Member;
use super::record::Record;
use crate::base::diag::{Arg, Code};
use crate::content::parse::text::for_display;
use crate::edit::import::place::{ImportFinding, Place};

/// The most rows of one table.
const MOST_ROWS: usize = 500_000;

/// Of how many rows without an owner the numbers are listed.
const LISTED: usize = 10;

/// Which tables may own a row of a table, by the column that names the owner; the nearest owner first. Tables
/// stand in the order in which their rows must be handed over: an owner after all that it owns.
const OWNERS: [(&str, &[(&str, &str)]); 20] = [
    (
        "attribute",
        &[
            ("link_id", ""),
            ("service_id", "service"),
            ("organization_id", "organization"),
            ("location_id", "location"),
        ],
    ),
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
    (
        "url",
        &[
            ("service_id", "service"),
            ("location_id", "location"),
            ("organization_id", "organization"),
        ],
    ),
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
    rows: Rows,
    /// Where a record of JSON stands among the rows of its table, by its id.
    numbers: BTreeMap<String, usize>,
    /// What is wrong with the package.
    pub(super) findings: Vec<ImportFinding>,
}

impl Tables {
    /// Reads a table; a file that is none of HSDS is told.
    pub(super) fn read_table(&mut self, member: &Member) {
        let place = Place::file(&member.name);
        let Some(table) = member.table else {
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
        if self.rows_of(table, &member.name, &text).is_err() {
            self.findings.push(place.broken(Arg::Words("import-no-rows")));
        }
    }

    fn rows_of(&mut self, table: &'static str, file: &Arc<str>, text: &str) -> csv::Result<()> {
        let separator = separator(text.lines().next().unwrap_or_default());
        let mut reader = csv::ReaderBuilder::new()
            .flexible(true)
            .delimiter(separator)
            .from_reader(text.as_bytes());
        let headings: Vec<Arc<str>> = reader
            .headers()?
            .iter()
            .map(|heading| Arc::from(heading.trim().to_ascii_lowercase()))
            .collect();
        let rows = self.rows.entry(table).or_default();
        for (number, row) in reader.records().enumerate().take(MOST_ROWS) {
            let row = row?;
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

    /// Adds a row of JSON.
    pub(super) fn add_row(&mut self, row: Record) {
        self.rows.entry(row.table).or_default().push(row);
    }

    /// Adds an organisation, or what another record says of one that is there.
    pub(super) fn add_organisation(&mut self, row: Record) {
        self.add_once("organization", row);
    }

    /// Adds a service; one that is told at several places is one service.
    pub(super) fn add_service(&mut self, row: Record) {
        self.add_once("service", row);
    }

    /// Adds a record unless it is there by its id: what it says beyond that is added. Two of one id that are called differently are two.
    fn add_once(&mut self, table: &'static str, row: Record) {
        let rows = self.rows.entry(table).or_default();
        let key = row.peek("id").map(|id| format!("{table} {id}"));
        let there = key.as_ref().and_then(|key| self.numbers.get(key)).copied();
        let own = there.and_then(|number| rows.get_mut(number));
        let is_called_so = |own: &Record| match (own.peek("name"), row.peek("name")) {
            (Some(one), Some(other)) => one == other,
            (Some(_) | None, None) | (None, Some(_)) => true,
        };
        match own {
            Some(own) if is_called_so(own) => own.fill(row),
            Some(_) => rows.push(row),
            None => {
                self.numbers.extend(key.map(|key| (key, rows.len())));
                rows.push(row);
            }
        }
    }

    /// Joins the rows, and returns the organisations.
    pub(super) fn into_organisations(mut self) -> (Vec<Record>, Vec<ImportFinding>) {
        self.spread_terms();
        self.name_terms();
        owners::resolve_owners(&mut self.rows);
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

    /// Makes an attribute of each term that a service lists in a column of its own, as versions before 2 have it.
    fn spread_terms(&mut self) {
        let mut attributes = Vec::new();
        for service in self.rows.get_mut("service").into_iter().flatten() {
            let Some(list) = service.take("taxonomy_ids") else { continue };
            for id in list.text.split([',', ';']).map(str::trim).filter(|id| !id.is_empty()) {
                let mut attribute = Record::new("attribute", list.place.clone());
                let service_id = service.peek("id").unwrap_or_default().to_owned();
                attribute.put("service_id", &service_id, list.place.clone());
                attribute.put("taxonomy_id", id, list.place.clone());
                attributes.push(attribute);
            }
        }
        if !attributes.is_empty() {
            self.rows.entry("attribute").or_default().extend(attributes);
        }
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
            Some((term.peek("id").or_else(|| term.peek("taxonomy_id"))?.to_owned(), own))
        };
        let by_id: BTreeMap<String, Record> = terms.iter().filter_map(named).collect();
        for attribute in self.rows.get_mut("attribute").into_iter().flatten() {
            let named = ["taxonomy_term_id", "taxonomy_id"]
                .iter()
                .find_map(|key| by_id.get(attribute.peek(key)?));
            if let Some(term) = named {
                attribute.add_part(term.clone());
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
                let entity = row.peek("link_entity").or_else(|| row.peek("link_type"));
                let entity = entity.and_then(super::record::table_name);
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
        let mut strays = Vec::new();
        for (row, found) in rows.into_iter().zip(found) {
            let owner = found.and_then(|(owner, number)| self.rows.get_mut(owner)?.get_mut(number));
            match owner {
                // A service may stand in its organisation and on a page of its own.
                Some(owner) if table == "service" => owner.add_named_once(row),
                Some(owner) => owner.add_part(row),
                None => strays.push(row.place),
            }
        }
        strays.sort();
        let numbers = strays.iter().filter_map(|place| place.row).take(LISTED);
        let numbers = numbers.map(|row| row.to_string()).collect::<Vec<_>>().join(", ");
        let numbers = if numbers.is_empty() { "none".to_owned() } else { numbers };
        if let Some(first) = strays.first() {
            let finding = first.finding(Code::ImportStray).with("table", table);
            self.findings.push(finding.with("count", strays.len()).with("rows", numbers));
        }
    }
}

/// Returns what stands between the columns of a table: most have commas.
fn separator(headings: &str) -> u8 {
    let count = |sign: u8| headings.bytes().filter(|byte| *byte == sign).count();
    [b';', b'\t'].into_iter().find(|sign| count(*sign) > count(b',')).unwrap_or(b',')
}
