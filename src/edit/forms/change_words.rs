//! A sentence that says what changed in a file, for its history: «Карітас: новий телефон».
//!
//! It names the entry and the fields, never a value: what is private stays in the file alone.

use super::field_path::FieldWay;
use super::form_file::{FormFile, entry_name};
use super::rows::field_label;
use super::value_edit::json_of;
use crate::base::diag::Arg;
use crate::base::locale::Lang;
use crate::base::locale::dates::date_numeric;
use crate::base::messages::Messages;
use crate::base::names::SourcePath;
use crate::content::fields::{Field, Structure};
use crate::content::parse::Kind;

/// How many changes a sentence names.
const NAMED: usize = 3;

/// Returns the sentence; `words` and `main` are of the site's language.
pub(super) fn change_sentence(
    words: &Messages,
    path: &SourcePath,
    (before, after): (Option<&str>, Option<&str>),
    main: Lang,
) -> String {
    let name = after.or(before).and_then(|text| {
        let file = FormFile::read_form(path, text, main).ok()?;
        sentence_subject(words, &file)
    });
    let name = name.unwrap_or_else(|| path.file_name().to_owned());
    let changes = match (before, after) {
        (None, _) => vec![words.say("edit-did-new", &[("kind", told_kind(path).into())])],
        (_, None) => vec![words.say("edit-did-remove", &[])],
        (Some(before), Some(after)) => changed_parts(words, path, (before, after), main),
    };
    let more = changes.len() > NAMED;
    let mut told: Vec<String> = changes.into_iter().take(NAMED).collect();
    if more {
        told.push(words.say("edit-did-more", &[]));
    }
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    format!("{name}: {}", told.join(", "))
}

/// Returns what a file is of, as messages name it.
fn told_kind(path: &SourcePath) -> &'static str {
    match crate::content::parse::content_path(path).map(|place| (place.kind, place.lang)) {
        Some((_, Some(_))) => "translation",
        Some((Kind::Organisation, None)) => "organisation",
        Some((Kind::Meeting, None)) => "meeting",
        Some((Kind::Need, None)) => "need",
        Some((Kind::Page, None)) => "page",
        Some((Kind::Call, None)) => "call",
        Some((Kind::Site | Kind::Vocabulary(_) | Kind::Ledger | Kind::Private, None)) | None => {
            "file"
        }
    }
}

/// Returns how a sentence calls an entry: an organisation shortly where it can, a meeting with its day.
fn sentence_subject(words: &Messages, file: &FormFile<'_>) -> Option<String> {
    let value = |key: &str| {
        let way = FieldWay::of_root(file.root_kind()).below_field(file.shape.row(key)?);
        let main = way.in_language(file.style.main);
        let node = file.node_at(&main).or_else(|| file.node_at(&way));
        super::form_file::value_in_field(node).filter(|text| !text.trim().is_empty())
    };
    let name = match file.place.kind {
        Kind::Organisation => value("short_name").or_else(|| entry_name(file)),
        Kind::Meeting => {
            let title = value("title");
            let day = value("date").and_then(|day| day.parse().ok());
            let day = day.map(|day| date_numeric(day, words.lang()));
            match (title, day) {
                (Some(title), Some(day)) if !title.contains(&day) => Some(format!("{title} {day}")),
                (title, day) => title.or(day),
            }
        }
        Kind::Vocabulary(_) | Kind::Site | Kind::Ledger | Kind::Private | Kind::Call => None,
        Kind::Need | Kind::Page => entry_name(file),
    };
    let language = file.place.lang.and_then(|lang| lang.name_in(words.lang()));
    match (name, language) {
        (Some(name), Some(language)) => Some(format!("{name} ({language})")),
        (name, _) => name,
    }
}

/// Returns what became another, field by field.
fn changed_parts(
    words: &Messages,
    path: &SourcePath,
    (before, after): (&str, &str),
    main: Lang,
) -> Vec<String> {
    let read = |text| FormFile::read_form(path, text, main).ok();
    let Some((was, is)) = read(before).zip(read(after)) else {
        return vec![words.say("edit-did-text", &[])];
    };
    let root = FieldWay::of_root(is.root_kind());
    let mut parts = Vec::new();
    match is.root_kind().structure() {
        Structure::Record(shape) => {
            let fields = shape.rows().filter_map(|field| {
                let way = root.below_field(field);
                changed_field(words, field, (item_values(&was, &way), item_values(&is, &way)))
            });
            parts.extend(fields);
        }
        Structure::List(_) => {
            let counts = (item_values(&was, &root).len(), item_values(&is, &root).len());
            let key = match counts {
                (was, is) if is > was => "edit-did-term",
                (was, is) if is < was => "edit-did-term-gone",
                _ => "edit-did-terms",
            };
            parts.push(words.say(key, &[]));
        }
        Structure::Scalar | Structure::Coordinates | Structure::Levels => {}
    }
    if was.body() != is.body() {
        parts.push(words.say("edit-did-body", &[]));
    }
    if parts.is_empty() {
        parts.push(words.say("edit-did-text", &[]));
    }
    parts
}

/// Returns the values of a list, or the one of any other field.
fn item_values(file: &FormFile<'_>, way: &FieldWay) -> Vec<serde_json::Value> {
    match file.node_at(way).map(json_of) {
        None | Some(serde_json::Value::Null) => Vec::new(),
        Some(serde_json::Value::Array(items)) => items,
        Some(value) => vec![value],
    }
}

/// Says what became of a field; nothing where it is as it was.
fn changed_field(
    words: &Messages,
    field: &'static Field,
    (was, is): (Vec<serde_json::Value>, Vec<serde_json::Value>),
) -> Option<String> {
    if was == is {
        return None;
    }
    let label = field_label(field, words.lang()).to_lowercase();
    let args = |state: &str| {
        [("field", field.key.into()), ("label", Arg::Text(label.clone())), ("state", state.into())]
    };
    if let (crate::content::fields::Type::Choice(choices), [state]) = (field.kind, is.as_slice())
        && field.key == "status"
    {
        let meant =
            state.as_str().and_then(|text| crate::base::choices::Choice::named(choices, text));
        let id = meant.map(|choice| choice.id).unwrap_or_default();
        return Some(words.say("edit-did-state", &args(id)));
    }
    let is_list = matches!(field.kind.structure(), Structure::List(_));
    let is_new = |items: &[serde_json::Value], others: &[serde_json::Value]| {
        items.iter().any(|item| !others.iter().any(|other| own_number(other) == own_number(item)))
    };
    let key = match (is_list, is.len().cmp(&was.len())) {
        (_, _) if is.is_empty() => "edit-did-gone",
        (true, std::cmp::Ordering::Greater) => "edit-did-add",
        (true, std::cmp::Ordering::Less) => "edit-did-drop",
        (true, std::cmp::Ordering::Equal) if field.key == "phones" && is_new(&is, &was) => {
            "edit-did-add"
        }
        (_, _) => "edit-did-field",
    };
    Some(words.say(key, &args("")))
}

/// Returns the number of a phone, however shortly it is written.
fn own_number(item: &serde_json::Value) -> Option<&str> {
    let own = ["number", "номер"].iter().find_map(|key| item.get(*key));
    own.unwrap_or(item).as_str()
}
