//! A list in brackets that gets an item of several fields, written by lines first: `[food, {help: medicine}]` is nothing that somebody
//! who knows no YAML can go on with.
//!
//! The text of an entry and a draft come in; the text goes out in which such a list of words stands by lines, and nothing else has changed.

use serde_json::Value as Json;

use super::compare::WrittenEntry;
use super::draft::Draft;
use crate::base::yaml::{Entry, Value};
use crate::content::fields::{Shape, Structure, Type};

impl WrittenEntry<'_> {
    /// Returns the text with those lists by lines; `None` where there are none.
    pub(super) fn with_lists_by_lines(
        &self,
        entries: &[Entry],
        (shape, draft): (&Shape, &Draft),
    ) -> Option<String> {
        let mut text = self.text.to_owned();
        let mut lists: Vec<&Entry> = entries
            .iter()
            .filter(|entry| {
                let row = shape.row(&entry.key);
                let fact = row.and_then(|row| draft.field(row.key)).map(|fact| fact.json());
                row.is_some_and(|row| is_list_of_records(row.kind))
                    && fact.is_some_and(|fact| has_record(&fact))
                    && self.is_plain_in_brackets(entry)
            })
            .collect();
        lists.sort_by_key(|entry| std::cmp::Reverse(entry.value.span.start));
        for entry in &lists {
            let Value::List(items) = &entry.value.value else { continue };
            let line_break = if self.text.contains("\r\n") { "\r\n" } else { "\n" };
            // In the manner of the file's other lists.
            let indent = if self.text.contains("\n- ") { "" } else { "  " };
            let line = |span: &std::ops::Range<usize>| {
                format!("{line_break}{indent}- {}", &self.text[span.clone()])
            };
            let lines: String = items.iter().map(|item| line(&item.span)).collect();
            let start = self.text[..entry.value.span.start].trim_end_matches(' ').len();
            text.replace_range(start..entry.value.span.end, &lines);
        }
        (!lists.is_empty()).then_some(text)
    }

    /// Tells a list of words in brackets that has its line for itself.
    fn is_plain_in_brackets(&self, entry: &Entry) -> bool {
        let Value::List(items) = &entry.value.value else { return false };
        let written = &self.text[entry.value.span.clone()];
        let rest = self.text[entry.value.span.end..].lines().next().unwrap_or_default();
        let is_word = |value: &Value| matches!(value, Value::Scalar(_));
        written.starts_with('[')
            && written.ends_with(']')
            && !written.contains(['\n', '#', '&', '*'])
            && rest.trim().is_empty()
            && !items.is_empty()
            && items.iter().all(|item| is_word(&item.value))
    }
}

fn is_list_of_records(kind: Type) -> bool {
    match kind.structure() {
        Structure::List(item) => item.shape().is_some(),
        Structure::Record(_) | Structure::Scalar | Structure::Coordinates | Structure::Levels => {
            false
        }
    }
}

/// Tells a list of which an item says more than the one word that stands for it.
fn has_record(fact: &Json) -> bool {
    let more = |item: &Json| item.as_object().is_some_and(|fields| fields.len() > 1);
    fact.as_array().is_some_and(|items| items.iter().any(more))
}
