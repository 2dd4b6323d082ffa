//! Every row of the table of fields is asked for by the code that makes a record of its shape.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use super::form::ASKED;
use super::{RecordCache, read_records};
use crate::base::files::Sources;
use crate::base::names::SourcePath;
use crate::content::fields::{Shape, Type, table};

/// Returns a value that a field of this type takes.
fn value(kind: &Type) -> Value {
    match kind {
        Type::Text | Type::Prose | Type::Notes => json!("Приклад"),
        // A draft of a service has no other fields that are read.
        Type::YesNo => json!("ні"),
        Type::Number | Type::Count => json!("1"),
        Type::Date => json!("2020-03-27"),
        Type::Time => json!("10:00"),
        Type::Phone => json!("050 000-00-01"),
        Type::Email => json!("info@example.org"),
        Type::Url | Type::File => json!("https://example.org/"),
        Type::Hours => json!("Mo-Fr 09:00-18:00"),
        Type::Extension => json!("101"),
        Type::Edrpou => json!("00000000"),
        Type::Id
        | Type::FormerId
        | Type::Organisation
        | Type::Responsible
        | Type::Term(_)
        | Type::OwnTerm => {
            json!("a")
        }
        Type::Language => json!("uk"),
        Type::Timezone => json!("Europe/Kyiv"),
        Type::Uuid => json!("00000000-0000-4000-8000-000000000000"),
        Type::Coordinates => json!(["48.7", "37.5"]),
        Type::Choice(choices) => json!(choices[0].id),
        Type::Record(shape) => fields(shape),
        Type::List(kind) => json!([value(kind)]),
        Type::Levels => json!({}),
    }
}

/// Returns every field of a shape, in JSON, which is YAML.
fn fields(shape: &Shape) -> Value {
    let fields = shape.rows().map(|field| (field.key.to_owned(), value(&field.kind)));
    Value::Object(fields.collect::<Map<_, _>>())
}

/// Adds the rows of a shape and of the shapes in it.
fn rows(shape: &'static Shape, found: &mut BTreeSet<(&'static str, &'static str)>) {
    for field in shape.rows() {
        let is_new = found.insert((shape.name, field.key));
        if let Some(part) = field.kind.shape().filter(|_| is_new) {
            rows(part, found);
        }
    }
}

#[test]
fn every_row_is_asked_for() {
    let mut sources = Sources::default();
    let mut wanted = BTreeSet::new();
    for shape in table::FILES {
        let text = fields(shape).to_string();
        let (path, text) = match shape.name {
            "organisation" => ("content/organisations/a.yaml", text),
            "meeting" => ("content/meetings/2020-03-27.md", format!("---\n{text}\n---\n")),
            "need" => ("content/needs/a.yaml", text),
            "page" => ("content/pages/a.md", format!("---\n{text}\n---\n")),
            "term" => ("content/vocabulary/areas.yaml", format!("[{text}]")),
            "site" => ("content/site.yaml", text),
            "ledger" => ("content/ledger.yaml", text),
            "private" => ("private/a.yaml", text),
            "call" => ("content/calls/a/b.yaml", text),
            name => panic!("no file of the shape {name}"),
        };
        sources.texts.insert(SourcePath::new(path), text.into_bytes().into());
        rows(shape, &mut wanted);
    }
    drop(read_records(&sources, &mut RecordCache::default()));
    let asked = ASKED.lock().expect("no test panics while it adds a key");
    let nobody: Vec<_> = wanted.difference(&asked).collect();
    assert!(nobody.is_empty(), "nobody reads {nobody:?}");
}
