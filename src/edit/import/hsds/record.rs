//! A record of HSDS with all that belongs to it, whatever form it came in.
//!
//! Values are taken out one by one; what is still there at the end has no place in the list and is told. So no field
//! of a package can be forgotten by whoever writes the code that takes them.

use std::collections::BTreeMap;

use crate::edit::import::draft::Fact;
use crate::edit::import::place::Place;

/// A value and its place.
#[derive(Debug, Clone)]
pub(super) struct RecordCell {
    pub(super) text: String,
    pub(super) place: Place,
}

/// A record: its own values and the records that belong to it.
#[derive(Debug, Clone)]
pub(super) struct Record {
    /// The table of HSDS 3 that it belongs to.
    pub(super) table: &'static str,
    /// The row or object.
    pub(super) place: Place,
    cells: BTreeMap<String, RecordCell>,
    parts: Vec<Record>,
}

impl RecordCell {
    /// Returns the value as a fact of a draft.
    pub(super) fn fact(&self) -> Fact {
        Fact::text(&self.place, self.text.as_str())
    }
}

/// Joins two texts.
pub(super) fn joined(
    first: Option<RecordCell>,
    second: Option<RecordCell>,
    between: &str,
) -> Option<RecordCell> {
    match (first, second) {
        (Some(first), Some(second)) => {
            Some(RecordCell { text: format!("{}{between}{}", first.text, second.text), ..first })
        }
        (first, second) => first.or(second),
    }
}

impl Record {
    pub(super) fn new(table: &'static str, place: Place) -> Self {
        Self { table, place, cells: BTreeMap::new(), parts: Vec::new() }
    }

    /// Adds a value; an empty one says nothing.
    pub(super) fn put(&mut self, name: &str, text: &str, place: Place) {
        let text = text.trim();
        if !text.is_empty() {
            self.cells.insert(name.to_owned(), RecordCell { text: text.to_owned(), place });
        }
    }

    pub(super) fn add(&mut self, part: Record) {
        self.parts.push(part);
    }

    /// Adds what another record of the same thing says beyond this one.
    pub(super) fn fill(&mut self, other: Record) {
        for (name, cell) in other.cells {
            self.cells.entry(name).or_insert(cell);
        }
        for part in other.parts {
            self.add_once(part);
        }
    }

    /// Adds a part, unless one of its table has its id already.
    pub(super) fn add_once(&mut self, part: Record) {
        let is_it = |own: &Record| own.table == part.table && own.peek("id") == part.peek("id");
        if part.peek("id").is_none() || !self.parts.iter().any(is_it) {
            self.parts.push(part);
        }
    }

    /// Looks at a value and leaves it there.
    pub(super) fn peek(&self, name: &str) -> Option<&str> {
        self.cells.get(name).map(|cell| cell.text.as_str())
    }

    pub(super) fn take(&mut self, name: &str) -> Option<RecordCell> {
        self.cells.remove(name)
    }

    /// Takes the first value that is there, of several names for one thing.
    pub(super) fn take_any(&mut self, names: &[&str]) -> Option<RecordCell> {
        names.iter().find_map(|name| self.take(name))
    }

    pub(super) fn take_parts(&mut self, table: &str) -> Vec<Record> {
        let (taken, kept) =
            std::mem::take(&mut self.parts).into_iter().partition(|part| part.table == table);
        self.parts = kept;
        taken
    }

    /// Counts what nobody took, by table and field; ids and the keys that join tables are no loss.
    pub(super) fn leftovers(&self, into: &mut BTreeMap<(String, String), (usize, Place)>) {
        let is_key = |name: &str| {
            name == "id" || name.ends_with("_id") && name != "tax_id" || name.starts_with("link_")
        };
        for (name, cell) in self.cells.iter().filter(|(name, _)| !is_key(name)) {
            let key = (self.table.to_owned(), name.clone());
            into.entry(key).or_insert_with(|| (0, cell.place.clone())).0 += 1;
        }
        self.parts.iter().for_each(|part| part.leftovers(into));
    }
}

/// Tables of HSDS by their names in files and in JSON, of all versions.
const NAMES: [(&str, &str); 33] = [
    ("accessibility", "accessibility"),
    ("accessibility_for_disabilities", "accessibility"),
    ("address", "address"),
    ("addresses", "address"),
    ("attribute", "attribute"),
    ("capacities", "service_capacity"),
    ("contact", "contact"),
    ("cost_option", "cost_option"),
    ("eligibility", "eligibility"),
    ("eligibilities", "eligibility"),
    ("funding", "funding"),
    ("holiday_schedule", "holiday_schedule"),
    ("language", "language"),
    ("location", "location"),
    ("meta_table_description", "meta_table_description"),
    ("metadata", "metadata"),
    ("organization", "organization"),
    ("organization_identifier", "organization_identifier"),
    ("payment_accepted", "payment_accepted"),
    ("phone", "phone"),
    ("physical_address", "address"),
    ("physical_addresses", "address"),
    ("postal_address", "postal_address"),
    ("postal_addresses", "postal_address"),
    ("program", "program"),
    ("regular_schedule", "schedule"),
    ("required_document", "required_document"),
    ("schedule", "schedule"),
    ("service", "service"),
    ("service_area", "service_area"),
    ("service_at_location", "service_at_location"),
    ("service_capacity", "service_capacity"),
    ("url", "url"),
];
/// Further names: those of classifications, which changed most between the versions.
const CLASSES: [(&str, &str); 9] = [
    ("additional_urls", "url"),
    ("additional_websites", "url"),
    ("other_attribute", "attribute"),
    ("service_attribute", "attribute"),
    ("service_taxonomy", "attribute"),
    ("taxonomy", "taxonomy"),
    ("taxonomy_detail", "taxonomy"),
    ("taxonomy_term", "taxonomy_term"),
    ("unit", "unit"),
];

/// Returns the table that a name stands for: `phones`, `physical_address`, `Organizations`.
pub(super) fn table(name: &str) -> Option<&'static str> {
    let name = name.trim().to_ascii_lowercase().replace('-', "_");
    let find = |name: &str| {
        NAMES.iter().chain(&CLASSES).find(|(known, _)| *known == name).map(|(_, table)| *table)
    };
    let single = |name: &str| {
        let one = name.strip_suffix("ies").map(|stem| format!("{stem}y"));
        find(one.as_deref().unwrap_or(name.strip_suffix('s')?))
    };
    find(&name).or_else(|| single(&name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_all_versions_are_one() {
        for (name, expected) in [
            ("organizations", Some("organization")),
            ("physical_address", Some("address")),
            ("service_taxonomies", Some("attribute")),
            ("taxonomies", Some("taxonomy")),
            ("addresses", Some("address")),
            ("accessibility", Some("accessibility")),
            ("phones", Some("phone")),
            ("readme", None),
            ("s", None),
        ] {
            assert_eq!(table(name), expected, "{name}");
        }
    }
}
