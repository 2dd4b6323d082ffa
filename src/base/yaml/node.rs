//! YAML as values that know their bytes.

use std::ops::Range;

/// How many values may stand within each other (docs/threats.md R6).
pub(super) const DEEPEST: usize = 32;

/// A value and its place, in bytes of the whole file's text.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// Where it stands.
    pub span: Range<usize>,
    /// What it is.
    pub value: Value,
}

/// What a [`Node`] holds.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Nothing, `~` or `null`.
    Null,
    /// One value as it was typed, without its quotes.
    Scalar(String),
    /// A list.
    List(Vec<Node>),
    /// Keys and values, in the order of the file.
    Map(Vec<Entry>),
    /// Something that could not be read; its diagnostic is made.
    Lost,
}

/// One key and its value.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// The key as typed.
    pub key: String,
    /// Where the key stands.
    pub span: Range<usize>,
    /// Its value.
    pub value: Node,
}

impl Node {
    /// Returns the same value with its places in another text.
    pub(super) fn moved(self, origin: &dyn Fn(usize) -> usize) -> Self {
        let span = |span: Range<usize>| origin(span.start)..origin(span.end);
        let value = match self.value {
            Value::List(items) => {
                Value::List(items.into_iter().map(|item| item.moved(origin)).collect())
            }
            Value::Map(entries) => {
                let entry = |entry: Entry| Entry {
                    key: entry.key,
                    span: span(entry.span),
                    value: entry.value.moved(origin),
                };
                Value::Map(entries.into_iter().map(entry).collect())
            }
            value @ (Value::Null | Value::Scalar(_) | Value::Lost) => value,
        };
        Self { span: span(self.span), value }
    }

    /// Gathers where values stand, in their order.
    pub(super) fn value_spans(&self, into: &mut Vec<Range<usize>>) {
        match &self.value {
            Value::Scalar(_) => into.push(self.span.clone()),
            Value::List(items) => items.iter().for_each(|item| item.value_spans(into)),
            Value::Map(entries) => entries.iter().for_each(|entry| entry.value.value_spans(into)),
            Value::Null | Value::Lost => {}
        }
    }
}
