//! Values of an entry as they are compared with those of a foreign file.

use serde_json::Value as Json;

use crate::base::choices::Choice;
use crate::base::locale::compare::nfc;
use crate::base::locale::phones::PhoneNumber;
use crate::base::yaml::{Node, Value};
use crate::content::fields::{Shape, Type};
use crate::content::validate::parse_yes_or_no;

/// Returns a value as it is compared: whatever is written in several ways in one of them.
pub(super) fn scalar_json(kind: Type, text: &str) -> Json {
    let text = text.trim();
    match kind {
        Type::Phone => PhoneNumber::parse(text).map_or(text.to_owned(), |phone| phone.tel()).into(),
        Type::YesNo => parse_yes_or_no(text).map_or(text.into(), Json::Bool),
        Type::Choice(choices) => {
            Choice::named(choices, text).map_or(text, |choice| choice.id).into()
        }
        Type::Text
        | Type::Prose
        | Type::Number
        | Type::Count
        | Type::Date
        | Type::Time
        | Type::Email
        | Type::Url
        | Type::Hours
        | Type::Extension
        | Type::Edrpou
        | Type::Id
        | Type::FormerId
        | Type::OwnTerm
        | Type::Language
        | Type::Timezone
        | Type::Uuid
        | Type::Coordinates
        | Type::Organisation
        | Type::Responsible
        | Type::Term(_)
        | Type::File
        | Type::Record(_)
        | Type::List(_)
        | Type::Levels
        | Type::Notes => (*nfc(text)).into(),
    }
}

/// Returns a value as it was typed.
pub(super) fn raw(node: &Node) -> Json {
    match &node.value {
        Value::Null | Value::Lost => Json::Null,
        Value::Scalar(text) => text.as_str().into(),
        Value::List(items) => items.iter().map(raw).collect(),
        Value::Map(entries) => {
            entries.iter().map(|entry| (entry.key.clone(), raw(&entry.value))).collect()
        }
    }
}

/// Returns a new item as the one word that stands for it, where it says nothing else and others of the list are words.
pub(super) fn bare_beside(shape: &Shape, own: &[Json], value: Json) -> Json {
    let is_bare = own.iter().any(Json::is_string);
    let word = shape.bare.filter(|_| is_bare && value.as_object().is_some_and(|o| o.len() == 1));
    word.and_then(|key| value.get(key)).filter(|word| word.is_string()).cloned().unwrap_or(value)
}
