//! Whether readings and values say the same.

use serde_json::Value as Json;

use crate::base::yaml::node::{Node, Value};

/// Tells whether two readings say the same, wherever it stands.
pub(crate) fn says_same(one: &Node, other: &Node) -> bool {
    match (&one.value, &other.value) {
        (Value::List(a), Value::List(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| says_same(a, b))
        }
        (Value::Map(a), Value::Map(b)) => {
            a.len() == b.len()
                && a.iter().zip(b).all(|(a, b)| a.key == b.key && says_same(&a.value, &b.value))
        }
        (
            a @ (Value::Null | Value::Scalar(_) | Value::List(_) | Value::Map(_) | Value::Lost),
            b,
        ) => a == b,
    }
}

/// Tells whether a reading says this value.
pub(super) fn says(node: &Node, value: &Json) -> bool {
    match (&node.value, value) {
        (Value::Null, Json::Null) => true,
        (Value::Scalar(text), Json::String(new)) => text == new,
        (Value::Scalar(text), Json::Bool(_) | Json::Number(_)) => {
            let new = value.to_string();
            *text == new
        }
        (Value::List(items), Json::Array(new)) => {
            items.len() == new.len() && items.iter().zip(new).all(|(item, new)| says(item, new))
        }
        (Value::Map(entries), Json::Object(new)) => {
            let is_same = |(key, new): (&String, &Json)| {
                let own = entries.iter().find(|entry| entry.key == *key);
                own.is_some_and(|own| says(&own.value, new))
            };
            entries.len() == new.len() && new.iter().all(is_same)
        }
        (Value::Null | Value::Scalar(_) | Value::List(_) | Value::Map(_) | Value::Lost, _) => false,
    }
}
