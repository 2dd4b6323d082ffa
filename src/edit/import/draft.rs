//! What a foreign file says about one entry, value by value, and the text of the entry made of it.
//!
//! A reader fills a [`Draft`] with values of the table of fields, each with its place. The text is written by the
//! door of YAML; it is checked by the same code as any other content, and what is found there is led back from the
//! bytes of the text to the places of the foreign file.

use std::ops::Range;

use super::place::Place;
use crate::base::choices::Visibility;
use crate::base::locale::Lang;
use crate::base::names::SourcePath;
use crate::base::yaml::{self, Node};
use crate::content::fields::{Shape, Type};
use crate::content::parse::{Kind, front};
use crate::content::schema::{FILE_TYPES, FileType};

/// The state of an organisation or service that says nothing of it.
pub(super) const ACTIVE: &str = "active";

/// A value and the place where it was written.
#[derive(Debug, Clone, PartialEq)]
pub struct Fact {
    /// Where.
    pub place: Place,
    /// What.
    pub value: FactValue,
}

/// What a [`Fact`] holds.
#[derive(Debug, Clone, PartialEq)]
pub enum FactValue {
    /// One value.
    Text(String),
    /// One text in several languages, the main one first.
    Texts(Vec<(Lang, String)>),
    /// Yes or no.
    Flag(bool),
    /// Several values.
    List(Vec<Fact>),
    /// Fields by their English keys.
    Map(Vec<(&'static str, Fact)>),
}

/// What a foreign file says about one entry.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    /// What it is about: an organisation, a meeting, a need or a page.
    pub kind: Kind,
    /// The file name that the foreign file asks for, such as the id of our own list.
    pub id: Option<String>,
    /// The row or record.
    pub place: Place,
    /// The fields.
    pub fields: Vec<(&'static str, Fact)>,
    /// The body.
    pub body: Option<String>,
    /// Whether a fault of it is told already: it is checked for further ones and then left out.
    pub is_faulty: bool,
    /// What is known of a row of the program's own table; none for a table of others.
    pub own: Option<OwnList>,
}

/// What is known of a row of the program's own table: only what was changed is in its draft, and its lists of words and phones say
/// all that is to be there.
#[derive(Debug, Clone, PartialEq)]
pub struct OwnList {
    /// The fields that the draft has as the entry says them.
    pub unchanged: Vec<&'static str>,
    /// To whom the table shows values: one that it does not have is gone, unless fewer may see it.
    pub audience: Visibility,
}

impl Fact {
    /// Makes a single value.
    pub(in crate::edit) fn from_text(place: &Place, text: impl Into<String>) -> Self {
        Self { place: place.clone(), value: FactValue::Text(text.into()) }
    }

    /// Makes a yes or a no.
    pub(super) fn from_bool(place: &Place, flag: bool) -> Self {
        Self { place: place.clone(), value: FactValue::Flag(flag) }
    }

    /// Makes a list.
    pub(in crate::edit) fn from_items(place: &Place, items: Vec<Fact>) -> Self {
        Self { place: place.clone(), value: FactValue::List(items) }
    }

    /// Makes a part with fields of its own.
    pub(super) fn from_fields(place: &Place, fields: Vec<(&'static str, Fact)>) -> Self {
        Self { place: place.clone(), value: FactValue::Map(fields) }
    }

    /// Returns the text of a single value.
    pub(super) fn as_text(&self) -> Option<&str> {
        match &self.value {
            FactValue::Text(text) => Some(text),
            FactValue::Texts(texts) => texts.first().map(|(_, text)| text.as_str()),
            FactValue::Flag(_) | FactValue::List(_) | FactValue::Map(_) => None,
        }
    }

    /// Returns the items of a list.
    pub(in crate::edit) fn items(&self) -> &[Fact] {
        match &self.value {
            FactValue::List(items) => items,
            FactValue::Text(_) | FactValue::Texts(_) | FactValue::Flag(_) | FactValue::Map(_) => {
                &[]
            }
        }
    }

    /// Returns a field of a part.
    pub(in crate::edit) fn field(&self, key: &str) -> Option<&Fact> {
        match &self.value {
            FactValue::Map(fields) => {
                fields.iter().find(|(own, _)| *own == key).map(|(_, fact)| fact)
            }
            FactValue::Text(_) | FactValue::Texts(_) | FactValue::Flag(_) | FactValue::List(_) => {
                None
            }
        }
    }

    /// Tells two facts that say the same, wherever they stand.
    pub(in crate::edit) fn says_same(&self, other: &Fact) -> bool {
        self.json() == other.json()
    }

    /// Returns the value as the door of YAML writes it.
    pub(in crate::edit) fn json(&self) -> serde_json::Value {
        match &self.value {
            FactValue::Text(text) => text.as_str().into(),
            FactValue::Texts(texts) => {
                let pair = |(lang, text): &(Lang, String)| (lang.to_string(), text.as_str().into());
                serde_json::Value::Object(texts.iter().map(pair).collect())
            }
            FactValue::Flag(flag) => (*flag).into(),
            FactValue::List(items) => items.iter().map(Fact::json).collect(),
            FactValue::Map(fields) => json(fields),
        }
    }

    /// Puts the fields of every part into the order of the table.
    fn sort(&mut self, kind: Type) {
        match (&mut self.value, kind) {
            (FactValue::List(items), Type::List(item)) => {
                items.iter_mut().for_each(|fact| fact.sort(*item));
            }
            (FactValue::Map(fields), Type::Record(shape)) => sort(fields, shape),
            (
                FactValue::Text(_)
                | FactValue::Texts(_)
                | FactValue::Flag(_)
                | FactValue::List(_)
                | FactValue::Map(_),
                _,
            ) => {}
        }
    }

    /// Returns the innermost place that the byte at `at` of the text came from.
    fn place_of(&self, node: &Node, at: &Range<usize>) -> Option<&Place> {
        if at.start < node.span.start || at.start > node.span.end {
            return None;
        }
        let inner = match (&self.value, &node.value) {
            (FactValue::List(items), yaml::Value::List(nodes)) => {
                items.iter().zip(nodes).find_map(|(item, node)| item.place_of(node, at))
            }
            (FactValue::Map(fields), yaml::Value::Map(entries)) => place_of(fields, entries, at),
            (
                FactValue::Text(_)
                | FactValue::Texts(_)
                | FactValue::Flag(_)
                | FactValue::List(_)
                | FactValue::Map(_),
                _,
            ) => None,
        };
        Some(inner.unwrap_or(&self.place))
    }
}

impl Draft {
    /// Tells a field that stands here as the entry says it.
    pub(super) fn is_unchanged(&self, key: &str) -> bool {
        self.own.as_ref().is_some_and(|own| own.unchanged.contains(&key))
    }

    /// Returns how its files are written.
    pub(in crate::edit) fn file_type(&self) -> Option<&'static FileType> {
        FileType::named(self.kind.in_ledger()?.as_str())
    }

    /// Returns a field.
    pub(in crate::edit) fn field(&self, key: &str) -> Option<&Fact> {
        self.fields.iter().find(|(own, _)| *own == key).map(|(_, fact)| fact)
    }

    /// Returns the fields as the door of YAML writes them.
    pub(in crate::edit) fn json(&self) -> serde_json::Map<String, serde_json::Value> {
        self.fields.iter().map(|(key, fact)| ((*key).to_owned(), fact.json())).collect()
    }

    /// Leaves out what a new organisation says by saying nothing: that it and its services are active.
    pub(super) fn leave_out_defaults(&mut self) {
        if self.kind != Kind::Organisation {
            return;
        }
        let says =
            |(key, fact): &(&'static str, Fact)| *key != "status" || fact.as_text() != Some(ACTIVE);
        self.fields.retain(says);
        for (_, fact) in self.fields.iter_mut().filter(|(key, _)| *key == "services") {
            let FactValue::List(services) = &mut fact.value else { continue };
            for service in services {
                if let FactValue::Map(fields) = &mut service.value {
                    fields.retain(says);
                }
            }
        }
    }

    /// Returns the text of the entry.
    pub fn entry_text(&mut self) -> String {
        let shape = self.file_type().unwrap_or(&FILE_TYPES[0]).shape;
        sort(&mut self.fields, shape);
        let fields = yaml::to_text(&json(&self.fields)).expect("YAML takes what JSON holds");
        match (self.kind, self.body.as_deref().unwrap_or_default().trim()) {
            (Kind::Need | Kind::Call, _) => fields,
            (
                Kind::Site
                | Kind::Vocabulary(_)
                | Kind::Organisation
                | Kind::Meeting
                | Kind::Page
                | Kind::Ledger
                | Kind::Private,
                body,
            ) => {
                let body = if body.is_empty() { String::new() } else { format!("\n{body}\n") };
                format!("---\n{fields}---\n{body}")
            }
        }
    }

    /// Returns the place in the foreign file that the bytes `at` of its text came from.
    pub fn place_of(&self, text: &str, at: &Range<usize>) -> &Place {
        let entries = self.entries(text);
        entries.and_then(|entries| place_of(&self.fields, &entries, at)).unwrap_or(&self.place)
    }

    /// Takes out the value that the bytes `at` of its text came from, or with `whole` the part of a list that they stand in; false
    /// where no value is there.
    pub(super) fn take_out(&mut self, text: &str, at: &Range<usize>, whole: bool) -> bool {
        let Some(entries) = self.entries(text) else { return false };
        take_out(&mut self.fields, &entries, (at, whole), false)
    }

    fn entries(&self, text: &str) -> Option<Vec<yaml::Entry>> {
        let path = SourcePath::new("draft");
        let whole = || front::Parts { yaml: 0..text.len(), body: 0..0, is_lost: false };
        let parts = if self.kind == Kind::Need { whole() } else { front::split(&path, text).value };
        match yaml::parse(&path, text, parts.yaml).value?.value {
            yaml::Value::Map(entries) => Some(entries),
            yaml::Value::Null
            | yaml::Value::Scalar(_)
            | yaml::Value::List(_)
            | yaml::Value::Lost => None,
        }
    }
}

/// Returns the order in which the table has the keys of a shape.
pub(in crate::edit) fn sort(fields: &mut [(&'static str, Fact)], shape: &'static Shape) {
    let rank = |key: &str| shape.rows().position(|row| row.key == key).unwrap_or(usize::MAX);
    fields.sort_by_key(|(key, _)| rank(key));
    for (key, fact) in fields {
        if let Some(row) = shape.row(key) {
            fact.sort(row.kind);
        }
    }
}

fn json(fields: &[(&'static str, Fact)]) -> serde_json::Value {
    let pairs = fields.iter().map(|(key, fact)| ((*key).to_owned(), fact.json()));
    serde_json::Value::Object(pairs.collect())
}

/// Takes the innermost value out of fields; what is then empty goes with it.
fn take_out(
    fields: &mut Vec<(&'static str, Fact)>,
    entries: &[yaml::Entry],
    (at, whole): (&Range<usize>, bool),
    is_part: bool,
) -> bool {
    let Some(entry) = entry_at(entries, at) else { return false };
    let Some(number) = fields.iter().position(|(key, _)| *key == entry.key) else { return false };
    let fact = &mut fields[number].1;
    if remove_inside(fact, &entry.value, (at, whole)) {
        if matches!(&fact.value, FactValue::List(items) if items.is_empty())
            || matches!(&fact.value, FactValue::Map(inner) if inner.is_empty())
        {
            fields.remove(number);
        }
        return true;
    }
    if whole && is_part {
        return false;
    }
    fields.remove(number);
    true
}

fn remove_inside(fact: &mut Fact, node: &Node, at: (&Range<usize>, bool)) -> bool {
    match (&mut fact.value, &node.value) {
        (FactValue::List(items), yaml::Value::List(nodes)) => {
            let holds = |node: &Node| node.span.start <= at.0.start && at.0.start <= node.span.end;
            let Some(number) = nodes.iter().rposition(holds) else { return false };
            let Some(item) = items.get_mut(number) else { return false };
            let is_empty =
                |item: &Fact| matches!(&item.value, FactValue::Map(inner) if inner.is_empty());
            if !remove_inside(item, &nodes[number], at) || is_empty(item) {
                items.remove(number);
            }
            true
        }
        (FactValue::Map(inner), yaml::Value::Map(entries)) => take_out(inner, entries, at, true),
        (
            FactValue::Text(_)
            | FactValue::Texts(_)
            | FactValue::Flag(_)
            | FactValue::List(_)
            | FactValue::Map(_),
            _,
        ) => false,
    }
}

fn place_of<'a>(
    fields: &'a [(&'static str, Fact)],
    entries: &[yaml::Entry],
    at: &Range<usize>,
) -> Option<&'a Place> {
    let entry = entry_at(entries, at)?;
    let (_, fact) = fields.iter().find(|(key, _)| *key == entry.key)?;
    Some(fact.place_of(&entry.value, at).unwrap_or(&fact.place))
}

fn entry_at<'e>(entries: &'e [yaml::Entry], at: &Range<usize>) -> Option<&'e yaml::Entry> {
    let holds = |entry: &&yaml::Entry| {
        entry.span.start <= at.start && at.start <= entry.value.span.end.max(entry.span.end)
    };
    entries.iter().rfind(holds)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(row: usize, column: usize) -> Place {
        Place { row: Some(row), column: Some(column), ..Place::file("a.csv") }
    }

    #[test]
    fn what_is_wrong_in_the_text_is_led_back_to_its_cell() {
        let phone = |column, text: &str| {
            Fact::from_fields(
                &place(2, column),
                vec![("number", Fact::from_text(&place(2, column), text))],
            )
        };
        let mut draft = Draft {
            kind: Kind::Organisation,
            id: None,
            place: place(2, 0),
            fields: vec![
                (
                    "phones",
                    Fact::from_items(&place(2, 3), vec![phone(3, "101"), phone(4, "no: \"x\"")]),
                ),
                ("name", Fact::from_text(&place(2, 0), "Приклад: перший\nдругий")),
            ],
            body: None,
            is_faulty: false,
            own: None,
        };
        let text = draft.entry_text();
        let column = |part: &str| {
            let start = text.find(part).unwrap();
            draft.place_of(&text, &(start..start + 1)).column
        };
        assert!(text.starts_with("---\nname: |-"), "{text}");
        assert_eq!(column("другий"), Some(0));
        assert_eq!(column("101"), Some(3));
        assert_eq!(column("no:"), Some(4));
    }
}
