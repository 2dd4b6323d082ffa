//! Values that can be read and are spelt in more than one way: phones, apostrophes, a list item that became a field.

use std::ops::Range;

use super::{Edit, Page, apply, quoted};
use crate::fields::{Field, Shape, Type};
use crate::locale::phones::PhoneNumber;
use crate::locale::{Lang, is_apostrophe};
use crate::parse::markdown::prose;
use crate::yaml::{Node, Value};

/// Returns the text with each value in its one spelling.
pub(super) fn spelling(page: &Page<'_>, shape: &'static Shape) -> Option<String> {
    let mut speller = Speller { text: page.text, edits: Vec::new() };
    match page.fields.as_ref().map(|node| (&node.value, node)) {
        // A vocabulary is a list of terms.
        Some((Value::List(items), _)) => items.iter().for_each(|item| speller.record(shape, item)),
        Some((_, node)) => speller.record(shape, node),
        None => {}
    }
    for span in prose(page.text, page.body.clone()) {
        speller.apostrophes(span);
    }
    if speller.edits.is_empty() {
        return None;
    }
    let text = apply(page.text, &speller.edits);
    let after = Page::read(page.path, &text, page.is_markdown);
    (after.remarks.sorted().len() <= page.remarks.sorted().len()).then_some(text)
}

struct Speller<'a> {
    text: &'a str,
    edits: Vec<Edit>,
}

impl Speller<'_> {
    fn record(&mut self, shape: &'static Shape, node: &Node) {
        match &node.value {
            Value::Map(entries) => {
                for entry in entries {
                    if let Some(field) = shape.row(&entry.key) {
                        self.value(field, field.kind, &entry.value);
                    }
                }
            }
            Value::Scalar(_) => {
                if let Some(field) = shape.bare.and_then(|key| shape.row(key)) {
                    self.value(field, field.kind, node);
                }
            }
            Value::List(_) | Value::Null | Value::Lost => {}
        }
    }

    fn value(&mut self, field: &'static Field, kind: Type, node: &Node) {
        match (kind, &node.value) {
            (Type::List(item), Value::List(nodes)) => {
                nodes.iter().for_each(|node| self.item(field, *item, node));
            }
            (Type::List(item), Value::Scalar(_)) => self.value(field, *item, node),
            (Type::Record(shape), _) => self.record(shape, node),
            (Type::Phone, Value::Scalar(number)) => self.phone(number, node.span.clone()),
            (Type::Text | Type::Prose, Value::Scalar(_)) if field.translatable => {
                self.apostrophes(node.span.clone());
            }
            (Type::Text | Type::Prose, Value::Map(entries)) if field.translatable => {
                for entry in entries {
                    self.value(field, kind, &entry.value);
                }
            }
            _ => {}
        }
    }

    /// A text in a list whose colon made a field of it: `- Маски: стан`.
    fn item(&mut self, field: &'static Field, kind: Type, node: &Node) {
        let Value::Map(entries) = &node.value else { return self.value(field, kind, node) };
        match (kind, entries.as_slice()) {
            (Type::Text, [entry])
                if Lang::parse(&entry.key).is_none()
                    && matches!(entry.value.value, Value::Scalar(_)) =>
            {
                let span = entry.span.start..entry.value.span.end;
                let written = &self.text[span.clone()];
                if !written.contains(['"', '\'', '\n', '{']) {
                    self.edits.push(Edit { span, text: quoted(written) });
                }
            }
            _ => self.value(field, kind, node),
        }
    }

    /// Writes a number as people in Ukraine read it, in the quotes that it had.
    fn phone(&mut self, number: &str, span: Range<usize>) {
        let Ok(phone) = PhoneNumber::parse(number) else { return };
        let written = &self.text[span.clone()];
        let national = phone.national();
        let text = match written.chars().next() {
            Some(quote @ ('"' | '\'')) => format!("{quote}{national}{quote}"),
            _ if written == number => national,
            _ => return,
        };
        if text != written && !written.contains('\n') {
            self.edits.push(Edit { span, text });
        }
    }

    fn apostrophes(&mut self, span: Range<usize>) {
        let mut before = None;
        let mut letters = self.text[span.clone()].char_indices().peekable();
        while let Some((at, c)) = letters.next() {
            let after = letters.peek().map(|(_, next)| *next);
            let is_inside = before.is_some_and(is_ukrainian) && after.is_some_and(is_ukrainian);
            if is_apostrophe(c) && c != 'ʼ' && is_inside {
                let at = span.start + at;
                self.edits.push(Edit { span: at..at + c.len_utf8(), text: 'ʼ'.to_string() });
            }
            before = Some(c);
        }
    }
}

fn is_ukrainian(c: char) -> bool {
    let lower = c.to_lowercase().next().unwrap_or(c);
    matches!(lower, 'а'..='щ' | 'ь' | 'ю' | 'я' | 'є' | 'і' | 'ї' | 'ґ')
}
