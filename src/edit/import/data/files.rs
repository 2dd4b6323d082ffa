//! The files of `data/` as rows with their places: which kind of rows each holds is told by its own words, not by its name.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde_json::{Map, Value};

use super::index::TableIndex;
use crate::base::diag::{Arg, Code};
use crate::base::locale::Lang;
use crate::edit::import::csv;
use crate::edit::import::input::Input;
use crate::edit::import::place::{ImportFinding, Place};
use crate::edit::import::table::{Held, Table};
use crate::site::export::data::tables::DataTable;

/// How much of a JSON file tells what it is, in bytes.
const HEAD: usize = 4096;
/// How the name of a schema ends.
const SCHEMA: &str = ".schema.json";

/// The rows of one kind.
pub(super) struct DataFile {
    pub(super) place: Place,
    /// The day that the file is of, where it says one.
    pub(super) day: Option<String>,
    pub(super) rows: Vec<DataRow>,
}

impl DataFile {
    /// Returns the ids of its rows.
    pub(super) fn row_ids(&self) -> BTreeSet<&str> {
        self.rows.iter().filter_map(|row| row.field_text("id")).collect()
    }
}

/// A row: what stands under each key.
#[derive(Debug, Clone)]
pub(super) struct DataRow {
    pub(super) place: Place,
    pub(super) fields: Map<String, Value>,
    /// The headings of a CSV file.
    pub(super) headings: Option<Arc<[String]>>,
}

impl DataRow {
    /// Returns the text under a key.
    pub(super) fn field_text(&self, key: &str) -> Option<&str> {
        self.fields.get(key).and_then(Value::as_str)
    }

    /// Returns a name also where it is told in several languages.
    pub(super) fn title(&self, key: &str) -> String {
        let value = self.fields.get(key);
        let text = |value: &'_ Value| match value.as_object() {
            Some(texts) => texts.values().next().and_then(Value::as_str).map(str::to_owned),
            None => value.as_str().map(str::to_owned),
        };
        value.and_then(text).unwrap_or_default()
    }

    /// Returns the place of a key, also where nothing stands under it.
    pub(super) fn at(&self, key: &str) -> Place {
        let own = self.place.clone();
        match &self.headings {
            Some(headings) => {
                let column = headings.iter().position(|heading| heading == key);
                Place { column, field: Some(key.into()), ..own }
            }
            None => {
                let way = own.field.as_deref().unwrap_or_default();
                Place { field: Some(format!("{way}.{key}").into()), ..own }
            }
        }
    }
}

/// Returns the files of a folder itself; those of folders in it say the same in other forms.
pub(super) fn of_folder(input: &Input) -> impl Iterator<Item = (&str, &[u8])> {
    let files = input.files.iter().filter(|(name, _)| !name.contains('/'));
    files.map(|(name, bytes)| (&**name, &**bytes))
}

/// Tells a file of rows.
pub(super) fn is_data(name: &str, bytes: &[u8]) -> bool {
    index_of(name, bytes).is_some()
}

fn index_of(name: &str, bytes: &[u8]) -> Option<TableIndex> {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase())?;
    match ending.as_str() {
        "json" => index_of_json(bytes),
        "csv" => index_of_csv(bytes),
        _ => None,
    }
}

/// Tells the rows of JSON by the schema that it names.
fn index_of_json(bytes: &[u8]) -> Option<TableIndex> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(HEAD)]);
    let (_, rest) = head.split_once("\"$schema\"")?;
    let schema = rest.split('"').nth(1)?;
    let schema = schema.rsplit('/').next()?.strip_suffix(SCHEMA)?;
    TableIndex::ALL.into_iter().find(|index| index.data_table().name == schema)
}

/// Tells the rows of CSV by headings that no other table has.
fn index_of_csv(bytes: &[u8]) -> Option<TableIndex> {
    let head = bytes.split(|byte| matches!(byte, b'\r' | b'\n')).next()?;
    let head = std::str::from_utf8(head).ok()?.trim_start_matches('\u{feff}');
    let headings: Vec<&str> =
        head.split([',', ';', '\t']).map(|own| own.trim_matches('"')).collect();
    // Only data tell what the other languages say so.
    if !headings.contains(&"translations") {
        return None;
    }
    let counted = |index: &TableIndex| {
        let columns = index.data_table().columns(Lang::EN);
        let known = headings.iter().filter(|own| columns.iter().any(|column| column.name == **own));
        known.count()
    };
    let all = headings.len();
    let best = TableIndex::ALL.into_iter().rev().max_by_key(counted)?;
    (counted(&best) * 2 > all).then_some(best)
}

/// Reads the rows, kind by kind; of a folder also where a kind stands there in two forms, which must say the same.
pub(super) fn read_rows(
    input: &Input,
    findings: &mut Vec<ImportFinding>,
) -> BTreeMap<TableIndex, DataFile> {
    let single = (!input.is_folder).then(|| (&*input.name, input.bytes()));
    let mut tables: BTreeMap<TableIndex, DataFile> = BTreeMap::new();
    let mut others = input.files.iter().filter(|(name, _)| name.contains('/')).count();
    for (name, bytes) in single.into_iter().chain(of_folder(input).filter(|_| input.is_folder)) {
        let Some(index) = index_of(name, bytes) else {
            let is_description = name.ends_with(SCHEMA) || name == "datapackage.json";
            others += usize::from(!is_description);
            continue;
        };
        let file = match name.to_ascii_lowercase().ends_with("json") {
            true => of_json(name, bytes, findings),
            false => of_csv(index.data_table(), name, bytes, findings),
        };
        let Some(file) = file else { continue };
        match tables.get(&index) {
            None => drop(tables.insert(index, file)),
            Some(own) if is_same(own, &file) => {
                // What JSON says of itself, a table does not.
                if own.day.is_none() {
                    tables.insert(index, file);
                }
            }
            Some(own) => {
                let finding = own.place.finding(Code::ImportVersions);
                findings.push(finding.with("other", name));
                return BTreeMap::new();
            }
        }
    }
    if others > 0 {
        let finding = Place::file(&input.name).finding(Code::ImportLeft);
        let what = Arg::Words("import-left-data");
        findings.push(finding.with("what", what).with("count", others));
    }
    tables
}

fn is_same(one: &DataFile, other: &DataFile) -> bool {
    let fields = |file: &DataFile| -> Vec<Map<String, Value>> {
        file.rows.iter().map(|row| row.fields.clone()).collect()
    };
    fields(one) == fields(other)
}

fn of_json(name: &str, bytes: &[u8], findings: &mut Vec<ImportFinding>) -> Option<DataFile> {
    let place = Place::file(name);
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let whole: Value = match serde_json::from_slice(bytes) {
        Ok(whole) => whole,
        Err(error) => {
            findings.push(place.broken_json(bytes, &error));
            return None;
        }
    };
    let Some(rows) = whole["rows"].as_array() else {
        // A list without rows would say that there are none, as of the services of each organisation.
        let place = Place { field: Some("rows".into()), ..place };
        findings.push(place.finding(Code::ImportDataCell));
        return None;
    };
    let mut found = Vec::new();
    for (number, row) in rows.iter().enumerate() {
        let place = Place { field: Some(format!("rows[{number}]").into()), ..place.clone() };
        match row {
            Value::Object(fields) => {
                let fields = fields.iter().filter(|(_, value)| !says_nothing(value));
                let fields = fields.map(|(key, value)| (key.clone(), value.clone())).collect();
                found.push(DataRow { place, fields, headings: None });
            }
            Value::Null
            | Value::Bool(_)
            | Value::Number(_)
            | Value::String(_)
            | Value::Array(_) => findings.push(place.finding(Code::ImportDataCell)),
        }
    }
    let day = whole["date"].as_str().map(str::to_owned);
    Some(DataFile { place, day, rows: found })
}

fn says_nothing(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.trim().is_empty(),
        Value::Array(items) => items.is_empty(),
        Value::Object(fields) => fields.is_empty(),
        Value::Bool(_) | Value::Number(_) => false,
    }
}

fn of_csv(
    table: &DataTable,
    name: &str,
    bytes: &[u8],
    findings: &mut Vec<ImportFinding>,
) -> Option<DataFile> {
    let input = Input::of_bytes(name, bytes);
    let Some(Table { place, rows, .. }) = csv::plain_table(&input) else {
        findings.extend(csv::tables(&input).1);
        return None;
    };
    let (head, rows) = rows.split_first()?;
    let headings: Arc<[String]> = head.iter().map(|cell| cell.text()).collect();
    let columns = table.columns(Lang::EN);
    let kinds: Vec<&str> = headings
        .iter()
        .map(|heading| {
            let own = columns.iter().find(|column| column.name == heading.as_str());
            own.and_then(|column| column.schema["type"].as_str()).unwrap_or("string")
        })
        .collect();
    let mut found = Vec::new();
    for cells in rows {
        let Some(first) = cells.first() else { continue };
        let mut fields = Map::new();
        for (number, cell) in cells.iter().enumerate() {
            // As it is: a blank at the end of a text is one.
            let text = match &cell.held {
                Held::Text(text) => text.clone(),
                Held::Nothing => continue,
                Held::Number(_) | Held::Date(_) | Held::Error(_) => cell.text(),
            };
            let Some(heading) = headings.get(number).filter(|heading| !heading.is_empty()) else {
                let finding = cell.place.finding(Code::ImportStrayCell);
                findings.push(finding.with("value", text));
                continue;
            };
            let place = Place { field: Some(heading.as_str().into()), ..cell.place.clone() };
            let value = value_of_cell(kinds[number], text, &place, findings);
            fields.extend(value.map(|value| (heading.clone(), value)));
        }
        let place = Place { column: None, ..first.place.clone() };
        found.push(DataRow { place, fields, headings: Some(headings.clone()) });
    }
    Some(DataFile { place, day: None, rows: found })
}

/// Reads a cell: a list or a record stands there as JSON.
fn value_of_cell(
    kind: &str,
    text: String,
    place: &Place,
    findings: &mut Vec<ImportFinding>,
) -> Option<Value> {
    let parsed = || serde_json::from_str::<Value>(&text);
    match kind {
        "array" | "object" => match parsed() {
            Ok(value) => Some(value).filter(|value| !says_nothing(value)),
            Err(_) => {
                findings.push(place.finding(Code::ImportDataCell));
                None
            }
        },
        // Whether it is one is for `validate` to say.
        "boolean" => Some(match text.to_lowercase().as_str() {
            "true" => true.into(),
            "false" => false.into(),
            _ => text.into(),
        }),
        "number" | "integer" => {
            Some(parsed().ok().filter(Value::is_number).unwrap_or_else(|| text.into()))
        }
        _ => Some(text.into()),
    }
}
