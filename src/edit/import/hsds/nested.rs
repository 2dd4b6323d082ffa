//! JSON of HSDS becomes records, in whatever form it was saved: a list, one object a line, a page of an API's answer, an object
//! of tables; organisations with their services inside, services with their organisation inside, or flat rows.
//!
//! One line of JSON lines that cannot be read costs itself. What is no record is counted and told.

use std::sync::Arc;

use serde_json::{Map, Value};

use super::package::Member;
use super::record::{Record, table_name};
use super::tables::Tables;
use crate::base::diag::Code;
use crate::edit::import::place::{ImportFinding, Place};

/// The keys below which pages of APIs have their records.
const WRAPPERS: [&str; 8] =
    ["contents", "content", "items", "data", "results", "result", "records", "_embedded"];
/// How deep a page may be wrapped.
const DEEPEST: usize = 4;

/// Reads a file into the tables; what is no HSDS is told.
pub(super) fn read_nested(member: &Member, tables: &mut Tables) {
    let place = Place::file(&member.name);
    let mut reader = NestedReader { file: place, tables, others: 0 };
    for (row, value) in json_values(member, &mut reader) {
        let way = row.map(|row| format!("[{}]", row - 1)).unwrap_or_default();
        reader.read_value(value, &way, member.table, DEEPEST);
    }
    if reader.others > 0 {
        let finding = reader.file.finding(Code::ImportLeft).with("what", &*member.name);
        let finding = finding.with("count", reader.others);
        reader.tables.findings.push(finding);
    }
}

/// Returns the values of a file: one, or one a line with the number of the line.
fn json_values(member: &Member, reader: &mut NestedReader<'_>) -> Vec<(Option<usize>, Value)> {
    let bytes = member.bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(&member.bytes);
    let error = match serde_json::from_slice(bytes) {
        Ok(value) => return vec![(None, value)],
        Err(error) => error,
    };
    let mut broken = |first: usize, text: &[u8], error: &serde_json::Error| {
        let place = Place { row: Some(first), ..reader.file.clone() };
        reader.tables.findings.push(place.broken_json(text, error));
    };
    let lines = bytes.split(|byte| *byte == b'\n').enumerate();
    let lines: Vec<(usize, &[u8])> =
        lines.filter(|(_, line)| !line.trim_ascii().is_empty()).collect();
    let is_object = |line: &[u8]| matches!(serde_json::from_slice(line), Ok(Value::Object(_)));
    if lines.len() < 2 || lines.iter().filter(|(_, line)| is_object(line)).count() * 2 < lines.len()
    {
        broken(1, bytes, &error);
        return Vec::new();
    }
    let of_line = |(number, line): (usize, &[u8])| match serde_json::from_slice(line) {
        Ok(value) => Some((Some(number + 1), value)),
        Err(error) => {
            broken(number + 1, line, &error);
            None
        }
    };
    lines.into_iter().filter_map(of_line).collect()
}

/// Reads the values of one file.
struct NestedReader<'a> {
    file: Place,
    tables: &'a mut Tables,
    /// How many values were no records.
    others: usize,
}

impl NestedReader<'_> {
    /// Reads a record, a list of them, a page of them, or an object of tables.
    fn read_value(&mut self, value: Value, way: &str, table: Option<&'static str>, depth: usize) {
        match value {
            Value::Array(list) => {
                for (number, value) in list.into_iter().enumerate() {
                    match value {
                        Value::Object(object) => {
                            self.take_object(object, &format!("{way}[{number}]"), table);
                        }
                        Value::Null
                        | Value::Bool(_)
                        | Value::Number(_)
                        | Value::String(_)
                        | Value::Array(_) => self.others += 1,
                    }
                }
            }
            Value::Object(mut object) if depth > 0 && !object.contains_key("name") => {
                let wrapper = WRAPPERS.iter().find(|key| {
                    matches!(object.get(**key), Some(Value::Array(_) | Value::Object(_)))
                });
                if let Some(inner) = wrapper.and_then(|key| object.remove(*key)) {
                    self.read_value(inner, way, table, depth - 1);
                } else if is_of_tables(&object) {
                    for (key, value) in object {
                        let named = table_of_key(&key);
                        self.read_value(value, &format!("{way}.{key}"), named, depth - 1);
                    }
                } else {
                    self.take_object(
                        object,
                        &if way.is_empty() { "[0]".into() } else { way.to_owned() },
                        table,
                    );
                }
            }
            Value::Object(object) => {
                let way = if way.is_empty() { "[0]" } else { way };
                self.take_object(object, way, table);
            }
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => self.others += 1,
        }
    }

    /// Takes an organisation, a service with its organisation, a service at a place, or a row of another table.
    fn take_object(
        &mut self,
        mut object: Map<String, Value>,
        way: &str,
        table: Option<&'static str>,
    ) {
        if let Some(table) = table.filter(|table| !is_nesting(table)) {
            let row = self.record(table, object, way);
            self.tables.add_row(row);
            return;
        }
        if let Some(Value::Object(mut service)) = object.remove("service") {
            let at = self.record("service_at_location", object, way);
            let way = format!("{way}.service");
            let organisation = service.remove("organization");
            let mut service = self.record("service", service, &way);
            service.add_part(at);
            self.add_service(service, organisation, &way);
            return;
        }
        let organisation = object.remove("organization");
        // Programmes and places name their organisation, too.
        let is_service = table == Some("service")
            || organisation.is_some()
            || object.contains_key("organization_id") && !object.contains_key("latitude");
        if is_service {
            let service = self.record("service", object, way);
            self.add_service(service, organisation, way);
        } else {
            let organisation = self.record("organization", object, way);
            self.tables.add_organisation(organisation);
        }
    }

    /// Adds a service, and its organisation where that stands inside.
    fn add_service(&mut self, mut service: Record, organisation: Option<Value>, way: &str) {
        let place = service.place.clone();
        match organisation {
            Some(Value::Object(object)) => {
                let mut organisation =
                    self.record("organization", object, &format!("{way}.organization"));
                if organisation.peek("id").is_none() {
                    // Without an id its name tells which it is.
                    let id = organisation.peek("name").unwrap_or(way).to_owned();
                    organisation.put("id", &id, place.clone());
                }
                let id = organisation.peek("id").map(str::to_owned);
                id.iter().for_each(|id| service.put("organization_id", id, place.clone()));
                self.tables.add_organisation(organisation);
            }
            Some(Value::String(id)) => service.put("organization_id", &id, place),
            Some(Value::Number(id)) => service.put("organization_id", &id.to_string(), place),
            Some(Value::Null | Value::Bool(_) | Value::Array(_)) | None => {}
        }
        self.tables.add_service(service);
    }

    fn record(&self, table: &'static str, object: Map<String, Value>, way: &str) -> Record {
        let place = |way: &str| Place { field: Some(Arc::from(way)), ..self.file.clone() };
        let mut own = Record::new(table, place(way));
        for (key, value) in object {
            let here = format!("{way}.{key}");
            let table = part_of(table, &key);
            match value {
                Value::Object(object) => own.add_part(self.record(table, object, &here)),
                Value::Array(list) => {
                    for (number, value) in list.into_iter().enumerate() {
                        let here = format!("{here}[{number}]");
                        if let Value::Object(object) = value {
                            own.add_part(self.record(table, object, &here));
                        } else {
                            put(&mut own, &format!("{key}[{number}]"), &value, place(&here));
                        }
                    }
                }
                one @ (Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_)) => {
                    put(&mut own, &key, &one, place(&here));
                }
            }
        }
        own
    }
}

/// Adds a single value.
fn put(record: &mut Record, key: &str, value: &Value, place: Place) {
    match value {
        Value::Null => {}
        Value::String(text) => record.put(key, text, place),
        other @ (Value::Number(_) | Value::Bool(_) | Value::Array(_) | Value::Object(_)) => {
            record.put(key, &other.to_string(), place);
        }
    }
}

/// Returns the table of a part by the key that it stands below.
fn part_of(owner: &str, key: &str) -> &'static str {
    match table_name(key) {
        // Before version 3 a service named its term so.
        Some("taxonomy") if owner == "attribute" => "taxonomy_term",
        Some(table) => table,
        None => "other",
    }
}

/// Tells a table whose records hold others in JSON.
fn is_nesting(table: &str) -> bool {
    matches!(table, "organization" | "service" | "service_at_location")
}

/// Returns the table that a key of an object of tables names: `services`, `services.csv`.
fn table_of_key(key: &str) -> Option<&'static str> {
    table_name(key.rsplit_once('.').map_or(key, |(stem, _)| stem))
}

/// Tells an object whose lists are tables from a record, which says what it is itself.
fn is_of_tables(object: &Map<String, Value>) -> bool {
    let has = |wanted: &str| {
        object.iter().any(|(key, value)| value.is_array() && table_of_key(key) == Some(wanted))
    };
    !object.contains_key("id") && (has("organization") || has("service"))
}

/// Tells whether what is there may be read as HSDS: a finding for a description of a package that cannot be read.
pub(super) fn fault_of_description(member: &Member) -> Option<ImportFinding> {
    let bytes = member.bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(&member.bytes);
    let error = serde_json::from_slice::<Value>(bytes).err()?;
    Some(Place::file(&member.name).broken_json(bytes, &error))
}
