//! The JSON of HSDS 3 becomes records: organisations with their services inside, or services with their
//! organisation inside, as a list, as one object, or as a page of an API's answer.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::{Map, Value};

use super::package::Member;
use super::record::{Record, table};
use crate::base::diag::Code;
use crate::edit::import::place::{ImportFinding, Place};

/// Reads a file; what is no HSDS gives nothing and is told.
pub(super) fn read(member: &Member, into: &mut BTreeMap<String, Record>) -> Vec<ImportFinding> {
    let place = Place::file(&member.name);
    let bytes = member.bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(&member.bytes);
    let value: Value = match serde_json::from_slice(bytes) {
        Ok(value) => value,
        Err(error) => {
            let place = Place { row: Some(error.line()), ..place };
            return vec![place.finding(Code::ImportBroken).with("reason", error.to_string())];
        }
    };
    let list = match value {
        Value::Object(mut page) => match page.remove("contents") {
            Some(Value::Array(list)) => list,
            _ => vec![Value::Object(page)],
        },
        Value::Array(list) => list,
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => Vec::new(),
    };
    let mut others = 0;
    for (number, value) in list.into_iter().enumerate() {
        let way = format!("[{number}]");
        match value {
            Value::Object(object) => add_object(object, &place, &way, into),
            Value::Null
            | Value::Bool(_)
            | Value::Number(_)
            | Value::String(_)
            | Value::Array(_) => others += 1,
        }
    }
    let left = || place.finding(Code::ImportLeft).with("what", &*member.name);
    (others > 0).then(|| left().with("count", others)).into_iter().collect()
}

/// Takes an organisation, or a service with its organisation.
fn add_object(
    mut object: Map<String, Value>,
    place: &Place,
    way: &str,
    into: &mut BTreeMap<String, Record>,
) {
    let is_service = object.contains_key("organization") || object.contains_key("organization_id");
    let (organisation, services) = match object.remove("organization") {
        Some(Value::Object(organisation)) => (
            record("organization", organisation, place, &format!("{way}.organization")),
            vec![record("service", object, place, way)],
        ),
        // A service that names its organisation belongs to the one that is listed elsewhere.
        _ if is_service && object.contains_key("status") => {
            let mut owner = Record::new("organization", place.clone());
            match object.get("organization_id") {
                Some(Value::String(id)) => owner.put("id", id, place.clone()),
                Some(Value::Number(id)) => owner.put("id", &id.to_string(), place.clone()),
                _ => {}
            }
            (owner, vec![record("service", object, place, way)])
        }
        _ => (record("organization", object, place, way), Vec::new()),
    };
    let key = organisation.peek("id").map_or_else(|| format!("{}{way}", place.file), str::to_owned);
    let own = match into.get_mut(&key) {
        Some(own) => {
            own.fill(organisation);
            own
        }
        None => into.entry(key).or_insert(organisation),
    };
    for service in services {
        own.add_once(service);
    }
}

fn record(table: &'static str, object: Map<String, Value>, file: &Place, way: &str) -> Record {
    let place = |way: &str| Place { field: Some(Arc::from(way)), ..file.clone() };
    let mut own = Record::new(table, place(way));
    for (key, value) in object {
        let here = format!("{way}.{key}");
        match value {
            Value::Null => {}
            Value::String(text) => own.put(&key, &text, place(&here)),
            Value::Number(number) => own.put(&key, &number.to_string(), place(&here)),
            Value::Bool(flag) => own.put(&key, &flag.to_string(), place(&here)),
            Value::Object(object) => {
                own.add(record(self::table(&key).unwrap_or("other"), object, file, &here));
            }
            Value::Array(list) => {
                let table = self::table(&key).unwrap_or("other");
                for (number, value) in list.into_iter().enumerate() {
                    let here = format!("{here}[{number}]");
                    match value {
                        Value::Object(object) => own.add(record(table, object, file, &here)),
                        Value::Null => {}
                        other @ (Value::Bool(_)
                        | Value::Number(_)
                        | Value::String(_)
                        | Value::Array(_)) => own.put(
                            &format!("{key}[{number}]"),
                            other.as_str().unwrap_or(&other.to_string()),
                            place(&here),
                        ),
                    }
                }
            }
        }
    }
    own
}
