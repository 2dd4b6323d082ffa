//! Where the lists are in a JSON value: the whole of it, below keys of a page of an API, or rows under a row of headings.
//!
//! Where there are several, each is a table of its own, as the sheets of a workbook are; those that are no lists of organisations
//! are named.

use serde_json::{Map, Value};

use super::flat::is_part;
use super::list::{ListRecord, RecordList};

/// How deep a list may lie.
const DEEPEST: usize = 4;

/// Returns the lists, and how many values in them are no records.
pub(super) fn find_lists(value: Value) -> (Vec<RecordList>, usize) {
    let mut finder = ListFinder { lists: Vec::new(), others: 0 };
    let alone = match &value {
        Value::Object(object) => Some(object.clone()),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Array(_) => {
            None
        }
    };
    finder.search(value, "", DEEPEST);
    // An object without a list is itself a record.
    if finder.lists.is_empty()
        && let Some(record) = alone
        && record.values().any(|value| value.is_string() || value.is_object())
    {
        finder.add_records("", vec![record]);
    }
    if let [only] = finder.lists.as_mut_slice() {
        only.way = None;
    }
    (finder.lists, finder.others)
}

struct ListFinder {
    lists: Vec<RecordList>,
    others: usize,
}

impl ListFinder {
    fn search(&mut self, value: Value, way: &str, depth: usize) {
        match value {
            Value::Array(items) => self.take_list(items, way),
            Value::Object(object) if depth > 0 && !is_feature(&object) => {
                let Some(object) = self.rows_below_fields(object, way) else { return };
                for (key, value) in object.into_iter().filter(|(key, _)| !is_part(key)) {
                    let way = if way.is_empty() { key } else { format!("{way}.{key}") };
                    let is_cell =
                        value.as_array().is_some_and(|items| !items.iter().any(is_list_item));
                    if !is_cell {
                        self.search(value, &way, depth - 1);
                    }
                }
            }
            Value::Object(_)
            | Value::Null
            | Value::Bool(_)
            | Value::Number(_)
            | Value::String(_) => {}
        }
    }

    /// Takes a list of objects, or of rows whose first one has the headings.
    fn take_list(&mut self, items: Vec<Value>, way: &str) {
        let is_row = |value: &Value| value.as_array().is_some_and(|row| row.iter().all(is_scalar));
        if items.len() > 1 && items.iter().all(is_row) {
            let mut rows = items.into_iter().map(row_values);
            let headings: Vec<String> =
                rows.next().unwrap_or_default().iter().map(super::flat::scalar_text).collect();
            let records = rows.map(|row| under_headings(&headings, row)).collect();
            self.add_records(way, records);
            return;
        }
        let mut records = Vec::new();
        for item in items {
            match item {
                Value::Object(record) => records.push(record),
                Value::Null => {}
                Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Array(_) => {
                    self.others += 1;
                }
            }
        }
        if !records.is_empty() {
            self.add_records(way, records);
        }
    }

    /// Takes rows that stand beside the names of their fields, as a portal of open data dumps them; the object comes back where it
    /// has none.
    fn rows_below_fields(
        &mut self,
        mut object: Map<String, Value>,
        way: &str,
    ) -> Option<Map<String, Value>> {
        let fields = object.get("fields").and_then(Value::as_array);
        let names = fields.map(|fields| {
            let name =
                |field: &Value| field["id"].as_str().or(field["name"].as_str()).map(str::to_owned);
            fields.iter().filter_map(name).collect::<Vec<String>>()
        });
        let Some(names) = names.filter(|names| !names.is_empty()) else { return Some(object) };
        match object.remove("records") {
            Some(Value::Array(rows)) => {
                let of_row = |value: Value| match value.as_object() {
                    Some(record) => record.clone(),
                    None => under_headings(&names, row_values(value)),
                };
                let records = rows.into_iter().map(of_row).collect();
                self.add_records(way, records);
                None
            }
            other => {
                object.extend(other.map(|other| ("records".to_owned(), other)));
                Some(object)
            }
        }
    }

    fn add_records(&mut self, way: &str, records: Vec<Map<String, Value>>) {
        let record = |(number, fields)| ListRecord { number, file: None, fields };
        let records = (1..).zip(records).map(record).collect();
        self.lists.push(RecordList { way: Some(way.to_owned()), records, words: &[] });
    }
}

/// Tells a record that has its values one key deeper.
fn is_feature(object: &Map<String, Value>) -> bool {
    object.get("type").is_some_and(|kind| kind == "Feature")
}

fn is_scalar(value: &Value) -> bool {
    !value.is_array() && !value.is_object()
}

fn is_list_item(value: &Value) -> bool {
    value.is_object() || value.is_array()
}

fn row_values(value: Value) -> Vec<Value> {
    if let Value::Array(row) = value { row } else { vec![value] }
}

/// Puts a row below its headings; what stands beyond the last one keeps its number.
fn under_headings(headings: &[String], row: Vec<Value>) -> Map<String, Value> {
    let heading = |number: usize| match headings.get(number) {
        Some(heading) if !heading.is_empty() => heading.clone(),
        _ => (number + 1).to_string(),
    };
    row.into_iter().enumerate().map(|(number, value)| (heading(number), value)).collect()
}
