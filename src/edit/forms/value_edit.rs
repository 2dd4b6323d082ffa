//! One value of a file becomes another: the way that a form names turns into an edit of the text as it is written.
//!
//! What is written shortly (a bare value for a record, one value for a list, one language for a text) becomes longer only where the
//! new value needs that.

use serde_json::{Map, Value as Json};

use super::field_path::{FieldWay, PathPart, bare_field, child};
use crate::base::locale::Lang;
use crate::base::yaml::edit::{Edit, Path, Step};
use crate::base::yaml::{Node, Value};
use crate::content::fields::{Field, Type};

/// What a file is made of: what may stand at its root, the language of texts that name none, and that of its keys.
#[derive(Debug, Clone, Copy)]
pub(super) struct FileStyle {
    pub(super) root: Type,
    pub(super) main: Lang,
    pub(super) keys: Lang,
}

/// Returns the edit by which a value becomes another, or goes where there is none; nothing where nothing changes.
pub(super) fn value_edit(
    style: FileStyle,
    root: Option<&Node>,
    path: &FieldWay,
    value: Option<Json>,
) -> Option<Edit> {
    let Some(value) = value else { return removal_edit(style, root?, path) };
    let (mut node, mut kind, mut steps) = (root, style.root, Path::new());
    // The steps that what is written shortly leaves out, since the last that it has.
    let mut left_out = Vec::new();
    for (n, part) in path.parts.iter().enumerate() {
        let rest = &path.parts[n..];
        let Some(here) = node.filter(|node| !is_null(node)) else {
            return Some(Edit::Set(steps, with_way(style, rest, value)));
        };
        match written_step(style, here, kind, part) {
            Way::Step(step) => {
                steps.push(step);
                left_out.clear();
            }
            Way::Same => left_out.push(*part),
            Way::Longer(longer) => {
                let longer = made_longer(style, longer, rest, value);
                return Some(Edit::Set(steps, with_way(style, &left_out, longer)));
            }
            Way::Unfit => return None,
            Way::New => {
                let PathPart::Item(number) = part else { return None };
                steps.push(Step::Item(*number));
                let value = with_way(style, &rest[1..], value);
                return Some(Edit::Insert { path: steps, value, at: None });
            }
        }
        node = child(here, kind, part, style.main);
        kind = part.kind_below(kind)?;
    }
    Some(Edit::Set(steps, value))
}

/// How a step of a form's way is one of the text's.
enum Way {
    /// By this step.
    Step(Step),
    /// It is the value itself.
    Same,
    /// The value becomes this one first.
    Longer(Json),
    /// By an item that comes in.
    New,
    /// What is written is of another sort: no form shows it.
    Unfit,
}

fn written_step(style: FileStyle, node: &Node, kind: Type, part: &PathPart) -> Way {
    let main = style.main;
    let is_there = child(node, kind, part, main).is_some();
    match (part, &node.value) {
        (PathPart::Field(field), Value::Map(_)) => Way::Step(Step::Field(field.key_names())),
        (PathPart::Item(number), Value::List(items)) => match *number < items.len() {
            true => Way::Step(Step::Item(*number)),
            false => Way::New,
        },
        (PathPart::Language(language), Value::Map(_)) => Way::Step(Step::Key(language.to_string())),
        _ if is_there => Way::Same,
        (PathPart::Language(_), Value::Scalar(text)) => {
            Way::Longer(object(&main.to_string(), text.as_str().into()))
        }
        (PathPart::Field(_), Value::Scalar(text)) => {
            let bare = kind.shape().and_then(bare_field);
            Way::Longer(
                bare.map_or(Json::Null, |bare| object(key_word(style, bare), text.as_str().into())),
            )
        }
        (PathPart::Item(_), Value::Scalar(_) | Value::Map(_)) => {
            Way::Longer(Json::Array(vec![json_of(node)]))
        }
        (
            PathPart::Field(_) | PathPart::Item(_) | PathPart::Language(_),
            Value::Null | Value::List(_) | Value::Lost,
        ) => Way::Unfit,
    }
}

/// Puts a value into one that was written shortly.
fn made_longer(style: FileStyle, longer: Json, rest: &[PathPart], value: Json) -> Json {
    let [part, below @ ..] = rest else { return value };
    match (longer, part) {
        (Json::Object(mut map), PathPart::Field(field)) => {
            map.insert(key_word(style, field).to_owned(), with_way(style, below, value));
            Json::Object(map)
        }
        (Json::Object(mut map), PathPart::Language(language)) => {
            map.insert(language.to_string(), value);
            Json::Object(map)
        }
        (Json::Array(mut items), PathPart::Item(_)) => {
            items.push(with_way(style, below, value));
            Json::Array(items)
        }
        (_, PathPart::Field(_) | PathPart::Item(_) | PathPart::Language(_)) => {
            with_way(style, rest, value)
        }
    }
}

/// Makes a value with all that is on the way to it.
fn with_way(style: FileStyle, rest: &[PathPart], value: Json) -> Json {
    rest.iter().rev().fold(value, |value, part| match part {
        PathPart::Field(field) => object(key_word(style, field), value),
        PathPart::Item(_) => Json::Array(vec![value]),
        PathPart::Language(language) if *language == style.main => value,
        PathPart::Language(language) => object(&language.to_string(), value),
    })
}

/// Takes a value away; with it the record that would be left empty, and the list.
fn removal_edit(style: FileStyle, root: &Node, path: &FieldWay) -> Option<Edit> {
    let (mut node, mut kind, mut steps) = (root, style.root, Path::new());
    // How many steps lead to what goes.
    let mut kept = 0;
    for part in &path.parts {
        let Way::Step(step) = written_step(style, node, kind, part) else {
            node = child(node, kind, part, style.main)?;
            kind = part.kind_below(kind)?;
            continue;
        };
        let is_lone = match &node.value {
            Value::Map(entries) => entries.len() == 1,
            Value::List(items) => items.len() == 1,
            Value::Null | Value::Scalar(_) | Value::Lost => false,
        };
        node = child(node, kind, part, style.main)?;
        kind = part.kind_below(kind)?;
        if !is_lone || steps.is_empty() {
            kept = steps.len() + 1;
        }
        steps.push(step);
    }
    steps.truncate(kept);
    (!steps.is_empty()).then_some(Edit::Remove(steps))
}

/// Returns the key of a field in the language of the file's keys.
fn key_word(style: FileStyle, field: &Field) -> &'static str {
    if style.keys == Lang::UK { field.uk } else { field.key }
}

fn object(key: &str, value: Json) -> Json {
    Json::Object(Map::from_iter([(key.to_owned(), value)]))
}

fn is_null(node: &Node) -> bool {
    matches!(node.value, Value::Null)
}

/// Returns what a value says, each scalar as it is typed.
pub(super) fn json_of(node: &Node) -> Json {
    match &node.value {
        Value::Null | Value::Lost => Json::Null,
        Value::Scalar(text) => text.as_str().into(),
        Value::List(items) => items.iter().map(json_of).collect(),
        Value::Map(entries) => {
            entries.iter().map(|entry| (entry.key.clone(), json_of(&entry.value))).collect()
        }
    }
}
