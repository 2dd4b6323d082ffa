//! Values of JSON become facts by the one table of fields; of a value that the site tells already, only what is told otherwise.

use serde_json::{Map, Value};

use crate::base::diag::Code;
use crate::base::locale::Lang;
use crate::content::fields::{Shape, Structure, Type};
use crate::edit::import::asked::Asked;
use crate::edit::import::draft::{Fact, FactValue};
use crate::edit::import::place::{ImportFinding, Place};
use crate::edit::import::table::cells::shortened;

/// What tells an item of a list from another.
const IDENTITY: [&str; 5] = ["name", "url", "organisation", "text", "what"];

/// Reads values.
pub(super) struct ValueReader<'a> {
    pub(super) asked: &'a Asked<'a>,
    /// The main language of the site.
    pub(super) main: Lang,
    pub(super) findings: Vec<ImportFinding>,
}

impl ValueReader<'_> {
    /// Returns a whole value.
    pub(super) fn fact(&mut self, kind: Type, value: &Value, place: &Place) -> Option<Fact> {
        Some(match (value, kind.structure()) {
            (Value::Null, _) => return None,
            (Value::String(text), _) => Fact::from_text(place, text.as_str()),
            (Value::Number(number), _) => Fact::from_text(place, number.to_string()),
            (Value::Bool(flag), _) => Fact::from_bool(place, *flag),
            (Value::Array(degrees), Structure::Coordinates) => {
                let degrees: Vec<String> = degrees.iter().map(Value::to_string).collect();
                Fact::from_text(place, degrees.join(", "))
            }
            (Value::Array(items), Structure::List(item)) => self.list_fact(*item, items, place),
            (Value::Array(items), Structure::Scalar | Structure::Record(_) | Structure::Levels) => {
                self.list_fact(kind, items, place)
            }
            (Value::Object(fields), Structure::Record(shape)) => {
                let mut facts = self.fields(shape, fields, place);
                if shape.name == "person" {
                    self.guard_contacts(&mut facts, place);
                }
                Fact::from_fields(place, facts)
            }
            (
                Value::Object(texts),
                Structure::Scalar | Structure::List(_) | Structure::Coordinates | Structure::Levels,
            ) => self.texts_fact(texts, place),
        })
    }

    fn list_fact(&mut self, item: Type, items: &[Value], place: &Place) -> Fact {
        let facts = items.iter().enumerate();
        let facts = facts.filter_map(|(n, v)| self.fact(item, v, &item_place(place, n)));
        Fact::from_items(place, facts.collect())
    }

    fn fields(
        &mut self,
        shape: &'static Shape,
        fields: &Map<String, Value>,
        place: &Place,
    ) -> Vec<(&'static str, Fact)> {
        let mut facts = Vec::new();
        for (key, value) in fields {
            let place = field_place(place, key);
            match shape.row(key) {
                Some(row) => {
                    facts.extend(self.fact(row.kind, value, &place).map(|fact| (row.key, fact)));
                }
                None => self.unknown(shape, key, &place),
            }
        }
        facts
    }

    /// Names a key that no field has; what only data tell of a task is worked out anew.
    pub(super) fn unknown(&mut self, shape: &Shape, key: &str, place: &Place) {
        if shape.name == "task" && key == "overdue" {
            return;
        }
        let finding = place.finding(Code::ImportColumn).with("heading", key);
        self.findings.push(match shape.key_meant(key) {
            Some(near) => finding.with("nearest", near).hint("nearest"),
            None => finding.hint("data"),
        });
    }

    /// Returns a text in several languages, the main one first.
    fn texts_fact(&self, texts: &Map<String, Value>, place: &Place) -> Fact {
        let pairs = texts.iter().filter_map(|(lang, text)| Some((Lang::checked(lang).ok()?, text)));
        let mut pairs: Vec<(Lang, String)> =
            pairs.filter_map(|(lang, text)| Some((lang, text.as_str()?.to_owned()))).collect();
        pairs.sort_by_key(|(lang, _)| *lang != self.main);
        Fact { place: place.clone(), value: FactValue::Texts(pairs) }
    }

    /// Says who may see the contacts of a person whom the site does not know: nobody, where there is no consent.
    fn guard_contacts(&mut self, person: &mut Vec<(&'static str, Fact)>, place: &Place) {
        let has = |key: &str| person.iter().any(|(own, _)| *own == key);
        if has("visibility") || !(has("phone") || has("email")) {
            return;
        }
        match self.asked.consent {
            Some(day) => {
                let on = Fact::from_text(place, day.to_string());
                person.push(("visibility", Fact::from_text(place, "public")));
                person.push(("consent", Fact::from_fields(place, vec![("on", on)])));
            }
            None => {
                person.push(("visibility", Fact::from_text(place, "private")));
                self.findings.push(place.finding(Code::ImportConsent).with("taken", "yes"));
            }
        }
    }

    /// Returns what a value says otherwise than the site does; nothing where it says the same.
    pub(super) fn changed_value(
        &mut self,
        kind: Type,
        (was, value): (&Value, &Value),
        place: &Place,
    ) -> Option<Fact> {
        if was == value {
            return None;
        }
        match (kind.structure(), was, value) {
            (Structure::Record(shape), Value::Object(was), Value::Object(fields)) => {
                self.changed_record(shape, (was, fields), place)
            }
            (Structure::List(Type::Record(shape)), Value::Array(was), Value::Array(items))
                if shape.name != "phone" =>
            {
                let facts = self.changed_items(shape, (was, items), place);
                (!facts.is_empty()).then(|| Fact::from_items(place, facts))
            }
            (Structure::Scalar, was, value) if kind.is_text() => {
                let (old, new) = (self.main_text(was).to_owned(), self.main_text(value).to_owned());
                if old == new {
                    let finding = place.finding(Code::ImportUnclear);
                    self.findings.push(finding.hint("translation"));
                    return None;
                }
                Some(Fact::from_text(place, new))
            }
            (
                Structure::Scalar
                | Structure::Record(_)
                | Structure::List(_)
                | Structure::Coordinates
                | Structure::Levels,
                _,
                value,
            ) => self.fact(kind, value, place),
        }
    }

    fn changed_record(
        &mut self,
        shape: &'static Shape,
        (was, fields): (&Map<String, Value>, &Map<String, Value>),
        place: &Place,
    ) -> Option<Fact> {
        let mut facts = Vec::new();
        for (key, value) in fields {
            let here = field_place(place, key);
            let Some(row) = shape.row(key) else {
                self.unknown(shape, key, &here);
                continue;
            };
            let fact = match was.get(row.key) {
                Some(was) => self.changed_value(row.kind, (was, value), &here),
                None => self.fact(row.kind, value, &here),
            };
            facts.extend(fact.map(|fact| (row.key, fact)));
        }
        for (key, value) in was {
            if !fields.keys().any(|own| shape.row(own).is_some_and(|row| row.key == key)) {
                self.emptied(value, &field_place(place, key));
            }
        }
        let has_contact = |has: &dyn Fn(&str) -> bool| has("phone") || has("email");
        if shape.name == "person" && !has_contact(&|key| was.contains_key(key)) {
            self.guard_contacts(&mut facts, place);
        }
        let bare = shape.bare.filter(|_| !facts.is_empty());
        if let Some(row) = bare.and_then(|bare| shape.row(bare))
            && !facts.iter().any(|(own, _)| *own == row.key)
            && let Some(value) = fields.get(row.key)
        {
            facts.extend(self.fact(row.kind, value, place).map(|fact| (row.key, fact)));
        }
        (!facts.is_empty()).then(|| Fact::from_fields(place, facts))
    }

    /// Returns the items that are new, and of each other one what is told otherwise.
    fn changed_items(
        &mut self,
        shape: &'static Shape,
        (was, items): (&[Value], &[Value]),
        place: &Place,
    ) -> Vec<Fact> {
        let mut facts = Vec::new();
        for (number, item) in items.iter().enumerate().filter(|(_, item)| !was.contains(item)) {
            let here = item_place(place, number);
            let same = self.same_item(item, was);
            let fact = match (same.and_then(|(key, was)| Some((key, was.as_object()?))), item) {
                (Some((key, was)), Value::Object(fields)) => {
                    let changed = self.changed_record(shape, (was, fields), &here);
                    let row = shape.row(key).expect("a key that tells items apart");
                    let identity =
                        self.fact(row.kind, &was[key], &here).map(|fact| (row.key, fact));
                    changed.map(|mut fact| {
                        if let (FactValue::Map(own), Some(identity)) = (&mut fact.value, identity)
                            && !own.iter().any(|(key, _)| *key == identity.0)
                        {
                            own.push(identity);
                        }
                        fact
                    })
                }
                _ => self.fact(Type::Record(shape), item, &here),
            };
            facts.extend(fact);
        }
        for item in was {
            if !items.contains(item) && self.same_item(item, items).is_none() {
                self.emptied(item, place);
            }
        }
        facts
    }

    /// Returns the item of a list that is the same thing, and by which key.
    fn same_item<'v>(&self, item: &Value, list: &'v [Value]) -> Option<(&'static str, &'v Value)> {
        let mut keys = IDENTITY.into_iter().filter(|key| item.get(key).is_some());
        // What is called otherwise is the same page still.
        let key = if item.get("url").is_some() { "url" } else { keys.next()? };
        let own = self.main_text(&item[key]);
        let found = list
            .iter()
            .find(|other| other.get(key).is_some_and(|other| self.main_text(other) == own));
        found.map(|found| (key, found))
    }

    /// Names what the file says no more; the entry keeps it.
    pub(super) fn emptied(&mut self, was: &Value, place: &Place) {
        let shown = match was {
            Value::String(text) => text.clone(),
            Value::Object(texts) if texts.contains_key(self.main.as_str()) => {
                self.main_text(was).to_owned()
            }
            Value::Object(fields) => match IDENTITY.into_iter().find_map(|key| fields.get(key)) {
                Some(name) => self.main_text(name).to_owned(),
                None => was.to_string(),
            },
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::Array(_) => was.to_string(),
        };
        let finding = place.finding(Code::ImportEmptied).with("value", shortened(&shown));
        self.findings.push(finding.hint("data"));
    }

    /// Returns the text in the main language.
    pub(super) fn main_text<'v>(&self, value: &'v Value) -> &'v str {
        let text = match value {
            Value::Object(texts) => texts.get(self.main.as_str()).and_then(Value::as_str),
            Value::String(text) => Some(text.as_str()),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::Array(_) => None,
        };
        text.unwrap_or_default()
    }
}

/// Returns the place of a field: in JSON the way to it, in a table the cell.
fn field_place(place: &Place, key: &str) -> Place {
    match (&place.row, &place.field) {
        (None, Some(way)) => Place { field: Some(format!("{way}.{key}").into()), ..place.clone() },
        _ => place.clone(),
    }
}

/// Returns the place of an item of a list.
fn item_place(place: &Place, number: usize) -> Place {
    match (&place.row, &place.field) {
        (None, Some(way)) => {
            Place { field: Some(format!("{way}[{number}]").into()), ..place.clone() }
        }
        _ => place.clone(),
    }
}
