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
    /// Whether the package only names it: it was made up so that what belongs to it is not lost.
    pub(super) is_assumed: bool,
    cells: BTreeMap<String, RecordCell>,
    parts: Vec<Record>,
}

impl RecordCell {
    /// Returns the value as a fact of a draft.
    pub(super) fn fact(&self) -> Fact {
        Fact::from_text(&self.place, self.text.as_str())
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
        Self { table, place, is_assumed: false, cells: BTreeMap::new(), parts: Vec::new() }
    }

    /// Adds a value; an empty one says nothing.
    pub(super) fn put(&mut self, name: &str, text: &str, place: Place) {
        let text = text.trim();
        if !text.is_empty() {
            self.cells.insert(name.to_owned(), RecordCell { text: text.to_owned(), place });
        }
    }

    pub(super) fn add_part(&mut self, part: Record) {
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

    /// Adds a part, or what it says beyond the one of its table that has its id already.
    pub(super) fn add_once(&mut self, part: Record) {
        let is_it =
            |own: &&mut Record| own.table == part.table && own.peek("id") == part.peek("id");
        let there = part.peek("id").is_some().then(|| self.parts.iter_mut().find(is_it)).flatten();
        match there {
            Some(own) => own.fill(part),
            None => self.parts.push(part),
        }
    }

    /// Adds a part, unless one of its table has its id and its name already.
    pub(super) fn add_named_once(&mut self, part: Record) {
        let other = self.parts(part.table).find(|own| own.peek("id") == part.peek("id"));
        match other.is_some_and(|own| own.peek("name") != part.peek("name")) {
            true => self.parts.push(part),
            false => self.add_once(part),
        }
    }

    /// Looks at a value and leaves it there.
    pub(super) fn peek(&self, name: &str) -> Option<&str> {
        self.cells.get(name).map(|cell| cell.text.as_str())
    }

    /// Returns the parts of a table and leaves them there.
    pub(super) fn parts(&self, table: &str) -> impl Iterator<Item = &Record> {
        self.parts.iter().filter(move |part| part.table == table)
    }

    /// Returns the parts of a table to be added to.
    pub(super) fn parts_mut(&mut self, table: &str) -> impl Iterator<Item = &mut Record> {
        self.parts.iter_mut().filter(move |part| part.table == table)
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

/// Tables of HSDS by their names in files and in JSON, of all versions, each word in the singular.
const TABLE_NAMES: [(&str, &str); 42] = [
    ("accessibility", "accessibility"),
    ("accessibility_for_disability", "accessibility"),
    ("additional_url", "url"),
    ("additional_website", "url"),
    ("address", "address"),
    ("attribute", "attribute"),
    ("capacity", "service_capacity"),
    ("contact", "contact"),
    ("cost_option", "cost_option"),
    ("eligibility", "eligibility"),
    ("funding", "funding"),
    ("holiday_schedule", "holiday_schedule"),
    ("language", "language"),
    ("link_taxonomy", "attribute"),
    ("location", "location"),
    ("mail_address", "postal_address"),
    ("meta_table_description", "meta_table_description"),
    ("metadata", "metadata"),
    ("organization", "organization"),
    ("organization_identifier", "organization_identifier"),
    ("other_attribute", "attribute"),
    ("payment_accepted", "payment_accepted"),
    ("phone", "phone"),
    ("physical_address", "address"),
    ("postal_address", "postal_address"),
    ("program", "program"),
    ("regular_schedule", "schedule"),
    ("required_document", "required_document"),
    ("schedule", "schedule"),
    ("service", "service"),
    ("service_area", "service_area"),
    ("service_at_location", "service_at_location"),
    ("service_attribute", "attribute"),
    ("service_capacity", "service_capacity"),
    ("service_location", "service_at_location"),
    ("service_taxonomy", "attribute"),
    ("taxonomy", "taxonomy"),
    ("taxonomy_detail", "taxonomy"),
    ("taxonomy_term", "taxonomy_term"),
    ("unit", "unit"),
    ("url", "url"),
    ("website", "url"),
];

/// Returns the table that a name stands for: `phones`, `physical_address`, `Organizations`, `services_at_location`.
pub(super) fn table_name(name: &str) -> Option<&'static str> {
    let name = name.trim().to_ascii_lowercase().replace(['-', ' '], "_");
    let words: Vec<String> = name.split('_').map(singular).collect();
    let name = words.join("_");
    TABLE_NAMES.iter().find(|(known, _)| *known == name).map(|(_, table)| *table)
}

/// Returns a word of a table's name in the singular; some packages write `taxonomys`.
fn singular(word: &str) -> String {
    if let Some(stem) = word.strip_suffix("ies") {
        return format!("{stem}y");
    }
    let ending = if word.ends_with("sses") { "es" } else { "s" };
    let is_single = word.ends_with("ss") || word.len() < 3;
    word.strip_suffix(ending).filter(|_| !is_single).unwrap_or(word).to_owned()
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
            ("services_at_location", Some("service_at_location")),
            ("service_at_locations", Some("service_at_location")),
            ("services_taxonomy", Some("attribute")),
            ("service_taxonomys", Some("attribute")),
            ("payments_accepted", Some("payment_accepted")),
            ("accessibility_for_disabilities", Some("accessibility")),
            ("Physical Addresses", Some("address")),
            ("readme", None),
            ("s", None),
        ] {
            assert_eq!(table_name(name), expected, "{name}");
        }
    }
}
