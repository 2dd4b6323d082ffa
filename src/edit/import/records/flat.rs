//! A record becomes rows of texts under headings: objects one key deeper as `a.b`, lists as one cell holds them.
//!
//! Services that are objects make a row each, in which all that the record says of itself stands, too.

use serde_json::{Map, Value};

use super::geo::{self, MapShape};
use crate::base::locale::Lang;
use crate::base::locale::compare::fold;
use crate::content::fields::table;

/// How deep objects may lie in one another; what lies deeper is one text.
const DEEPEST: usize = 6;
/// What parts the values of one cell.
const BETWEEN: &str = "; ";

/// How much text the rows of one record may have together, in bytes: each row repeats what the record says of itself.
const LARGEST: usize = 50 * 1024 * 1024;
/// More headings than this are no list; what is beyond is not gathered, since the list is refused.
const MOST_HEADINGS: usize = 2000;

/// What a record says, as rows of a table.
pub(in crate::edit::import) struct FlatRecord {
    /// Pairs of heading and text.
    pub(super) rows: Vec<FlatRow>,
    /// How many of its places on the map are lines or areas.
    pub(super) shapes: usize,
}

/// Pairs of heading and text, in the order of the record.
pub(super) type FlatRow = Vec<(String, String)>;

/// The parts of an organisation of which a record may hold a list; such a list is no list of organisations.
#[derive(Clone, Copy, PartialEq, Eq)]
enum RecordPart {
    Services,
    Phones,
    People,
    Other,
}

/// Tells a key under which the parts of one organisation stand.
pub(super) fn is_part(key: &str) -> bool {
    record_part(key).is_some()
}

fn record_part(key: &str) -> Option<RecordPart> {
    let key = fold(key);
    let is = |own: &str| table::ORGANISATION.row(own).is_some_and(|row| row.is_named(&key));
    let parts = [
        ("services", RecordPart::Services),
        ("phones", RecordPart::Phones),
        ("people", RecordPart::People),
    ];
    let known = parts.into_iter().find(|(own, _)| is(own)).map(|(_, part)| part);
    let other = ["links", "address", "hours", "members"].into_iter().any(is);
    known.or(other.then_some(RecordPart::Other))
}

impl FlatRecord {
    /// Flattens a record; nothing for one that is too large to be one.
    pub(super) fn flatten(record: Map<String, Value>, main: Lang) -> Option<Self> {
        let mut flattener = Flattener { row: Vec::new(), main, shapes: 0 };
        let mut services = Vec::new();
        for (key, value) in record {
            let is_services = record_part(&key) == Some(RecordPart::Services)
                && value
                    .as_array()
                    .is_some_and(|items| !items.is_empty() && items.iter().all(Value::is_object));
            if is_services && let Value::Array(items) = value {
                services.extend(items.into_iter().map(|item| (key.clone(), item)));
            } else {
                flattener.flatten_value(&key, value, DEEPEST);
            }
        }
        let own = std::mem::take(&mut flattener.row);
        let size: usize = own.iter().map(|(_, text)| text.len()).sum();
        if size.saturating_mul(services.len()) > LARGEST {
            return None;
        }
        let mut rows: Vec<FlatRow> = Vec::new();
        for (key, service) in services {
            flattener.row.clone_from(&own);
            flattener.flatten_value(&key, service, DEEPEST);
            rows.push(std::mem::take(&mut flattener.row));
        }
        if rows.is_empty() {
            rows.push(own);
        }
        Some(Self { rows, shapes: flattener.shapes })
    }
}

struct Flattener {
    row: FlatRow,
    main: Lang,
    shapes: usize,
}

impl Flattener {
    fn flatten_value(&mut self, key: &str, value: Value, depth: usize) {
        match value {
            Value::Object(object) => self.flatten_object(key, object, depth),
            Value::Array(items) => self.flatten_list(key, items, depth),
            Value::Null => {}
            scalar_value @ (Value::Bool(_) | Value::Number(_) | Value::String(_)) => {
                self.put(key, scalar_text(&scalar_value));
            }
        }
    }

    fn flatten_object(&mut self, key: &str, object: Map<String, Value>, depth: usize) {
        match geo::map_shape(&object) {
            Some(MapShape::Point(place)) => return self.put(key, place),
            Some(MapShape::Other) => {
                self.shapes += 1;
                return;
            }
            None if depth == 0 => return self.put(key, Value::Object(object).to_string()),
            None => {}
        }
        let is_by_language = !object.is_empty()
            && object.iter().all(|(lang, text)| text.is_string() && is_language(lang));
        for (inner, value) in object {
            let is_main = is_by_language && inner == self.main.as_str();
            let way = if is_main { key.to_owned() } else { format!("{key}.{inner}") };
            self.flatten_value(&way, value, depth - 1);
        }
    }

    fn flatten_list(&mut self, key: &str, items: Vec<Value>, depth: usize) {
        let objects = items.iter().filter(|item| item.is_object()).count();
        match record_part(key) {
            _ if objects == 0 => self.put(key, joined(&items)),
            Some(part @ (RecordPart::Phones | RecordPart::People)) => {
                self.flatten_parts(key, part, items);
            }
            // One object in a list is that object.
            _ if objects == items.len() && depth > 0 => {
                let mut inner = Flattener { row: Vec::new(), main: self.main, shapes: 0 };
                for item in items {
                    let mut one = Flattener { row: Vec::new(), main: self.main, shapes: 0 };
                    one.flatten_value(key, item, depth - 1);
                    inner.shapes += one.shapes;
                    for (way, text) in one.row {
                        match inner.row.iter_mut().find(|(own, _)| *own == way) {
                            Some((_, own)) => own.extend([BETWEEN, text.as_str()]),
                            None => inner.row.push((way, text)),
                        }
                    }
                }
                self.shapes += inner.shapes;
                for (way, text) in inner.row {
                    self.put(&way, text);
                }
            }
            Some(RecordPart::Services | RecordPart::Other) | None => {
                self.put(key, Value::Array(items).to_string());
            }
        }
    }

    /// Writes phones and people as a cell of the list's own holds them, and beside it who may see them.
    fn flatten_parts(&mut self, key: &str, part: RecordPart, items: Vec<Value>) {
        let row =
            table::ORGANISATION.row(if part == RecordPart::Phones { "phones" } else { "people" });
        let visibility = row.and_then(|row| row.kind.shape()?.row("visibility"));
        let (mut texts, mut visible) = (Vec::new(), Vec::new());
        for item in items {
            let mut first = String::new();
            let mut beside: Vec<String> = Vec::new();
            let mut seen = String::new();
            let mut inner = Flattener { row: Vec::new(), main: self.main, shapes: 0 };
            inner.flatten_value("", item, DEEPEST);
            for (way, text) in inner.row {
                let way = way.trim_start_matches('.');
                let is_visibility = visibility.is_some_and(|row| row.is_named(way));
                match (part, way) {
                    _ if is_visibility => seen = text,
                    (RecordPart::Phones, "" | "number" | "номер" | "phone" | "value" | "tel")
                    | (RecordPart::People, "" | "name" | "імʼя" | "ім'я" | "піб")
                        if first.is_empty() =>
                    {
                        first = text;
                    }
                    (
                        RecordPart::Phones
                        | RecordPart::People
                        | RecordPart::Services
                        | RecordPart::Other,
                        _,
                    ) => beside.push(text),
                }
            }
            texts.push(match part {
                _ if beside.is_empty() => first,
                RecordPart::Phones => format!("{first} ({})", beside.join(BETWEEN)),
                RecordPart::People | RecordPart::Services | RecordPart::Other => {
                    [vec![first], beside].concat().join(", ")
                }
            });
            visible.push(if seen.is_empty() { default_visibility(part).to_owned() } else { seen });
        }
        let is_said = visible.iter().any(|word| word != default_visibility(part));
        self.put(key, texts.join(BETWEEN));
        if is_said {
            let way =
                if part == RecordPart::Phones { "phones.visibility" } else { "people.visibility" };
            self.put(way, visible.join(BETWEEN));
        }
    }

    /// Adds a text; an empty one says nothing. A heading that is taken by another text gets a number.
    fn put(&mut self, key: &str, text: String) {
        let text = text.trim();
        if text.is_empty() || self.row.len() > MOST_HEADINGS {
            return;
        }
        let named =
            |number: usize| if number == 1 { key.to_owned() } else { format!("{key} {number}") };
        for heading in (1..).map(named) {
            match self.row.iter().find(|(own, _)| *own == heading) {
                None => return self.row.push((heading, text.to_owned())),
                Some((_, own)) if own == text => return,
                Some(_) => {}
            }
        }
    }
}

/// Who sees a phone or the name of a person of whom nothing is said.
fn default_visibility(part: RecordPart) -> &'static str {
    if part == RecordPart::Phones { "public" } else { "private" }
}

fn is_language(key: &str) -> bool {
    key.len() == 2 && key.bytes().all(|b| b.is_ascii_lowercase())
}

/// Returns the values of a list as one cell.
fn joined(items: &[Value]) -> String {
    let texts = items.iter().map(scalar_text).filter(|text| !text.is_empty());
    texts.collect::<Vec<_>>().join(BETWEEN)
}

/// Returns a value as a text.
pub(super) fn scalar_text(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Bool(_) | Value::Number(_) | Value::Array(_) | Value::Object(_) => value.to_string(),
    }
}
