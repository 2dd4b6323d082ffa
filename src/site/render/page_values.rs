//! What the template of a page got, for people who write themes.

use serde_json::{Map, Value};

use super::foreign;
use super::page_context::PageContext;
use super::template_chain::TemplatePart;
use super::values::{EVERY_PAGE, TEMPLATES};

/// What the template of a page got, and of which files it is.
#[derive(Debug)]
pub(crate) struct PageValues {
    /// The files of the template.
    pub(crate) parts: Vec<TemplatePart>,
    /// The values, by name.
    pub(crate) values: Value,
}

/// Returns the values of a page, in the order of the manual of themes.
pub(super) fn values(template: &str, page: &PageContext) -> Value {
    let own = TEMPLATES.iter().filter(|shape| shape.title == template);
    let fields = std::iter::once(&EVERY_PAGE).chain(own).flat_map(|shape| shape.fields);
    let value = |name: &str| {
        let value = page.context().get(name)?;
        Some(serde_json::to_value(value).expect("memory takes every text, number and list"))
    };
    let values = fields.filter_map(|field| {
        Some((field.name.to_owned(), without_language_marks(value(field.name)?)))
    });
    Value::Object(values.collect::<Map<_, _>>())
}

/// Takes the marks of other languages away, which no reader sees.
fn without_language_marks(value: Value) -> Value {
    match value {
        Value::String(text) => Value::String(foreign::unmarked(&text)),
        Value::Array(items) => {
            Value::Array(items.into_iter().map(without_language_marks).collect())
        }
        Value::Object(fields) => Value::Object(
            fields.into_iter().map(|(name, value)| (name, without_language_marks(value))).collect(),
        ),
        value @ (Value::Null | Value::Bool(_) | Value::Number(_)) => value,
    }
}
