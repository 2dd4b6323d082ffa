//! Every row of the table of fields of a meeting, a need, a free page and a term is told by every output that tells of these,
//! or the tables here say why not. It is asked as of an organisation in `carried.rs`.

use std::collections::{BTreeMap, BTreeSet};

use perelik::base::files::FileSource as _;
use perelik::content::fields::{Field, Shape, Type, table};
use serde_json::{Value, json};

use kinds::{Asked, JSON_LD, LEDGER, MEETING, NEED, PAGE, REASONS, TERM};

mod kinds;

/// What else a field says that must be there.
fn other(path: &str) -> Value {
    match path {
        "meeting.date" => json!("2020-03-31"),
        "next.date" => json!("2020-04-04"),
        "document.file" => json!("https://example.org/inshyi"),
        "term.id" => json!("zrazkove-inshe"),
        "meeting.title" | "heard.text" | "decision.text" | "task.what" | "channel.name"
        | "need.what" | "page.title" | "term.name" => json!("Інше"),
        path => panic!("{path} must be there, and there is no other value of it here"),
    }
}

/// The rows of the table of fields, with the place of each in the entry.
fn fields(asked: &Asked) -> BTreeMap<String, (String, &'static Field)> {
    let mut open: Vec<&'static Shape> =
        table::FILES.iter().copied().filter(|shape| shape.name == asked.kind).collect();
    let mut found = BTreeMap::new();
    while let Some(shape) = open.pop() {
        let place = asked.places.iter().find(|(name, _)| *name == shape.name);
        let (_, place) = place.unwrap_or_else(|| panic!("{} stands nowhere here", shape.name));
        for field in shape.rows() {
            let path = format!("{}.{}", shape.name, field.key);
            found.insert(path, (format!("{place}/{}", field.key), field));
            if let Type::Record(part) | Type::List(&Type::Record(part)) = field.kind {
                open.push(part);
            }
        }
    }
    found
}

/// The entry without a field, or with another value of one that must be there.
fn without(asked: &Asked, path: &str, (place, field): &(String, &Field)) -> Value {
    let mut entry = (asked.entry)();
    let (whole, key) = place.rsplit_once('/').unwrap();
    let whole = entry.pointer_mut(whole).and_then(Value::as_object_mut).unwrap();
    assert!(whole.contains_key(key), "the entry says nothing of {path}");
    match field.required {
        true => whole.insert(key.to_owned(), other(path)),
        false => whole.remove(key),
    };
    entry
}

/// What each output says.
fn told(asked: &Asked, entry: &Value) -> Vec<String> {
    let site = (asked.with)(entry);
    let compiled = site.compile();
    assert!(!compiled.diagnostics.has_errors(), "{}", site.remarks());
    let output = compiled.value;
    let of = |prefix: &str| {
        let files = output.files().iter().enumerate();
        let files = files.filter(|(_, file)| file.path.as_str().starts_with(prefix));
        let mut all = String::new();
        for (index, file) in files
            .filter(|(_, file)| !file.path.as_str().ends_with(".ics") || prefix.ends_with(".ics"))
        {
            let mut bytes = Vec::new();
            output.render(index, &mut bytes).unwrap();
            all += &format!("{}\n{}\n", file.path, String::from_utf8_lossy(&bytes));
        }
        all
    };
    let split = |page: String| {
        // Without a task there is no page of tasks.
        if page.is_empty() {
            return (String::new(), String::new());
        }
        let (head, rest) = page.split_once("<script type=\"application/ld+json\">").unwrap();
        let (linked, rest) = rest.split_once("</script>").unwrap();
        (format!("{head}{rest}"), linked.to_owned())
    };
    let tell = |(name, prefix): &(&str, &str)| match *name {
        LEDGER => {
            let folder = site.on_disk();
            let ran = folder.run(&["record", "--date", "2020-03-27"]);
            assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stdout));
            std::fs::read_to_string(folder.path.join("content/ledger.yaml")).unwrap()
        }
        JSON_LD => split(of(prefix)).1,
        _ if prefix.ends_with(".html") || asked.kind == "meeting" && *name == "page" => {
            split(of(prefix)).0
        }
        _ => of(prefix),
    };
    asked.outputs.iter().map(tell).collect()
}

fn is_told(asked: &Asked) {
    let (fields, whole) = (fields(asked), told(asked, &(asked.entry)()));
    assert!(whole.iter().all(|said| !said.is_empty()), "{whole:?}");
    let rows: BTreeMap<&str, &str> = asked.rows.iter().copied().collect();
    let mut wrong = Vec::new();
    for (path, field) in &fields {
        let told = told(asked, &without(asked, path, field));
        let differs = told.iter().zip(&whole).map(|(now, then)| now != then);
        let found: String = differs.map(|differs| if differs { '+' } else { '.' }).collect();
        let row = rows.get(&**path).copied().unwrap_or_default();
        let is_known = |c: char| c == '+' || REASONS.iter().any(|(reason, _)| *reason == c);
        let plain: String = row.chars().map(|c| if c == '+' { '+' } else { '.' }).collect();
        if plain != found || !row.chars().all(is_known) {
            wrong.push(format!("    (\"{path}\", \"{found}\"), // here {row}"));
        }
    }
    let outputs: Vec<&str> = asked.outputs.iter().map(|(name, _)| *name).collect();
    assert!(wrong.is_empty(), "of {outputs:?}:\n{}", wrong.join("\n"));
    let listed: BTreeSet<&str> = rows.keys().copied().collect();
    assert_eq!(listed, fields.keys().map(String::as_str).collect());
}

#[test]
fn every_output_carries_every_field_of_a_meeting_or_says_why_not() {
    is_told(&MEETING);
}

#[test]
fn every_output_carries_every_field_of_a_need_or_says_why_not() {
    is_told(&NEED);
}

#[test]
fn every_output_carries_every_field_of_a_page_or_says_why_not() {
    is_told(&PAGE);
}

#[test]
fn every_output_carries_every_field_of_a_term_or_says_why_not() {
    is_told(&TERM);
}

#[test]
fn every_reason_is_given_somewhere() {
    let rows = [MEETING, NEED, PAGE, TERM].map(|asked| asked.rows);
    let rows: Vec<&str> = rows.into_iter().flatten().map(|(_, row)| *row).collect();
    let is_used = |reason: &char| rows.iter().any(|row| row.contains(*reason));
    assert!(REASONS.iter().all(|(reason, why)| is_used(reason) && !why.is_empty()));
}
