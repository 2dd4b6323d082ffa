//! Values are cut out of YAML with the list item or the line that exists for their sake.
//!
//! The text around them stays as the editor wrote it. Where a piece cannot be cut cleanly the text is left as it is;
//! the caller then replaces the value itself.

use std::ops::Range;

use super::shape;
use crate::fields::{Field, Shape, Type};
use crate::names::SourcePath;
use crate::parse::front;
use crate::yaml::{self, Entry, Node, Value};

/// Says whether a value of a field is to go.
pub(super) type Hit<'a> = dyn Fn(&str, Type, &str) -> bool + 'a;

/// How many pieces one file may lose; only a guard, each round loses one.
const ROUNDS: usize = 10_000;

/// Returns the text without the values that are hit.
pub(super) fn cut(path: &SourcePath, text: &str, hit: &Hit<'_>) -> String {
    let Some((shape, is_markdown)) = shape(path) else { return text.to_owned() };
    let mut text = text.to_owned();
    for _ in 0..ROUNDS {
        let yaml = match is_markdown {
            true => front::split(path, &text).value.yaml,
            false => 0..text.len(),
        };
        let Some(root) = yaml::read(path, &text, yaml).value else { break };
        let finder = Finder { text: &text, hit };
        let found = match &root.value {
            // A vocabulary is a list of terms.
            Value::List(items) => items.iter().find_map(|item| finder.record(shape, item)),
            _ => finder.record(shape, &root),
        };
        let Some(Found::Piece(piece)) = found else { break };
        text.replace_range(piece, "");
    }
    text
}

/// What a hit takes along.
enum Found {
    /// The whole value that was looked at.
    Whole,
    /// A piece of the text.
    Piece(Range<usize>),
}

struct Finder<'a> {
    text: &'a str,
    hit: &'a Hit<'a>,
}

impl Finder<'_> {
    /// Looks into a record; it goes whole where the field that it exists for is hit.
    fn record(&self, shape: &'static Shape, node: &Node) -> Option<Found> {
        match &node.value {
            Value::Map(entries) => entries.iter().enumerate().find_map(|(n, entry)| {
                let field = shape.row(&entry.key)?;
                match self.value(field, field.kind, &entry.value)? {
                    Found::Piece(piece) => Some(Found::Piece(piece)),
                    Found::Whole if is_reason(shape, field) || entries.len() == 1 => {
                        Some(Found::Whole)
                    }
                    Found::Whole => self.entry(entries, n).map(Found::Piece),
                }
            }),
            Value::Scalar(_) => {
                let field = shape.bare.and_then(|key| shape.row(key))?;
                self.value(field, field.kind, node)
            }
            Value::List(_) | Value::Null | Value::Lost => None,
        }
    }

    fn value(&self, field: &'static Field, kind: Type, node: &Node) -> Option<Found> {
        match (kind, &node.value) {
            (Type::List(item), Value::List(nodes)) => {
                let found = nodes.iter().enumerate();
                let mut found =
                    found.filter_map(|(n, node)| Some((n, self.value(field, *item, node)?)));
                match found.next()? {
                    (_, Found::Piece(piece)) => Some(Found::Piece(piece)),
                    (_, Found::Whole) if nodes.len() == 1 => Some(Found::Whole),
                    (n, Found::Whole) => self.item(nodes, n).map(Found::Piece),
                }
            }
            (Type::List(item), Value::Scalar(_)) => self.value(field, *item, node),
            (Type::Record(shape), _) => self.record(shape, node),
            (kind, Value::Scalar(text)) => {
                (self.hit)(field.key, kind, text).then_some(Found::Whole)
            }
            _ => None,
        }
    }

    /// Returns the piece that one of several list items takes.
    fn item(&self, nodes: &[Node], n: usize) -> Option<Range<usize>> {
        let span = &nodes[n].span;
        let line = self.line_start(span.start);
        if self.text[line..span.start].trim() == "-" {
            return Some(line..self.lines_end(span.end));
        }
        self.within(
            nodes.get(n + 1).map(|node| &node.span),
            n.checked_sub(1).map(|n| &nodes[n].span),
            span,
        )
    }

    /// Returns the piece that one of several fields takes.
    fn entry(&self, entries: &[Entry], n: usize) -> Option<Range<usize>> {
        let span = entries[n].span.start..entries[n].value.span.end.max(entries[n].span.end);
        let line = self.line_start(span.start);
        let before = self.text[line..span.start].trim();
        let next = entries.get(n + 1).map(|entry| entry.span.clone());
        match (before, &next) {
            ("", _) => Some(line..self.lines_end(span.end)),
            // The first field of a list item: the next one takes its place behind the dash.
            ("-", Some(next)) => Some(span.start..next.start),
            ("-", None) => None,
            _ => {
                let previous = n.checked_sub(1).map(|n| {
                    entries[n].span.start..entries[n].value.span.end.max(entries[n].span.end)
                });
                self.within(next.as_ref(), previous.as_ref(), &span)
            }
        }
    }

    /// Returns the piece between brackets: with the comma after it, or that before it.
    fn within(
        &self,
        next: Option<&Range<usize>>,
        previous: Option<&Range<usize>>,
        span: &Range<usize>,
    ) -> Option<Range<usize>> {
        let parted = |between: &str| between.contains(',');
        match (next, previous) {
            (Some(next), _) if parted(self.text.get(span.end..next.start)?) => {
                Some(span.start..next.start)
            }
            (None, Some(previous)) if parted(self.text.get(previous.end..span.start)?) => {
                Some(previous.end + self.text[previous.end..].find(',')?..span.end)
            }
            _ => None,
        }
    }

    fn line_start(&self, at: usize) -> usize {
        self.text[..at].rfind('\n').map_or(0, |newline| newline + 1)
    }

    /// Returns where the line of the last byte before `end` ends, its line break included.
    fn lines_end(&self, end: usize) -> usize {
        let is_done = self.text[..end].ends_with('\n');
        let rest = &self.text[end..];
        end + if is_done { 0 } else { rest.find('\n').map_or(rest.len(), |newline| newline + 1) }
    }
}

/// Tells the field that a record exists for: a phone its number, a participant its organisation.
fn is_reason(shape: &Shape, field: &Field) -> bool {
    shape.bare == Some(field.key) || (field.required && shape.bare.is_none())
}
