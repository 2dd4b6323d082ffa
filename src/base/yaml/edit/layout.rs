//! Where the parts of a reading stand exactly: marks of items, colons, closing brackets, quotes.
//!
//! The parser says where values begin. Block scalars lack their header there, lists and maps their ends, some quoted
//! values have the comment behind them; so the text between two known places is gone through. What does not look as
//! expected has no layout, and is not edited.

use std::ops::Range;

use super::page::MeasuredText;
use crate::base::yaml::node::{Node, Value};

/// A value with its exact bytes.
#[derive(Debug)]
pub(super) struct Layout<'a> {
    /// What was read.
    pub(super) node: &'a Node,
    /// From its first byte to its last, without the line break behind it; empty where nothing is written.
    pub(super) span: Range<usize>,
    /// How it is written.
    pub(super) kind: ValueStyle<'a>,
}

/// How a value is written.
#[derive(Debug)]
pub(super) enum ValueStyle<'a> {
    /// Not at all: `key:`.
    Empty,
    /// It could not be read.
    Lost,
    /// As one value.
    Scalar(Style),
    /// As items.
    List(CollectionStyle, Vec<Part<'a>>),
    /// As fields.
    Map(CollectionStyle, Vec<Part<'a>>),
}

/// How a scalar is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    Plain,
    Single,
    Double,
    Literal,
    Folded,
}

/// How a list or a map is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum CollectionStyle {
    /// By lines.
    Block,
    /// In brackets.
    Flow,
    /// A pair without brackets inside of a list in brackets.
    Bare,
}

/// An item or a field.
#[derive(Debug)]
pub(super) struct Part<'a> {
    /// Where it begins: at its dash, its key, or, in brackets, its value.
    pub(super) head: usize,
    /// The key's bytes with its quotes; empty for an item.
    pub(super) key: Range<usize>,
    /// The key.
    pub(super) name: &'a str,
    /// Where the dash or the colon ends; nothing where there is none.
    pub(super) mark_end: Option<usize>,
    /// What it holds.
    pub(super) value: Layout<'a>,
}

impl Part<'_> {
    /// Returns its last byte that is written.
    pub(super) fn end_byte(&self) -> usize {
        match self.value.kind {
            ValueStyle::Empty => self.mark_end.unwrap_or(self.key.end),
            ValueStyle::Lost
            | ValueStyle::Scalar(_)
            | ValueStyle::List(..)
            | ValueStyle::Map(..) => self.value.span.end,
        }
    }
}

impl<'a> Layout<'a> {
    pub(super) fn parts(&self) -> &[Part<'a>] {
        match &self.kind {
            ValueStyle::List(_, parts) | ValueStyle::Map(_, parts) => parts,
            ValueStyle::Empty | ValueStyle::Lost | ValueStyle::Scalar(_) => &[],
        }
    }

    /// Returns how a list or a map is written.
    pub(super) fn collection_style(&self) -> Option<CollectionStyle> {
        match self.kind {
            ValueStyle::List(form, _) | ValueStyle::Map(form, _) => Some(form),
            ValueStyle::Empty | ValueStyle::Lost | ValueStyle::Scalar(_) => None,
        }
    }

    pub(super) fn style(&self) -> Option<Style> {
        match self.kind {
            ValueStyle::Scalar(style) => Some(style),
            ValueStyle::Empty | ValueStyle::Lost | ValueStyle::List(..) | ValueStyle::Map(..) => {
                None
            }
        }
    }

    /// Looks at this value and at all that it holds, the outer ones first.
    pub(super) fn walk(&self, look: &mut dyn FnMut(&Self)) {
        look(self);
        for part in self.parts() {
            part.value.walk(look);
        }
    }
}

impl MeasuredText<'_> {
    /// Measures the whole document.
    pub(super) fn measure_root<'n>(&self, node: &'n Node) -> Option<Layout<'n>> {
        let mut at = self.skip(self.span.start);
        while self.rest(at).starts_with('%') {
            at = self.skip(self.next_line(at));
        }
        let is_marker = self.rest(at).strip_prefix("---");
        if is_marker.is_some_and(|rest| rest.is_empty() || rest.starts_with(char::is_whitespace)) {
            at = self.skip(at + 3);
        }
        self.measure_value(node, at, false)
    }

    /// Measures the value that is the first thing to be found from `from` on.
    fn measure_value<'n>(
        &self,
        node: &'n Node,
        from: usize,
        in_brackets: bool,
    ) -> Option<Layout<'n>> {
        let at = self.skip(from);
        let (span, kind) = match &node.value {
            Value::Lost => (node.span.start.max(from)..node.span.end.max(from), ValueStyle::Lost),
            Value::Null => match &self.text[node.span.clone()] {
                "~" | "null" | "Null" | "NULL" => {
                    (node.span.clone(), ValueStyle::Scalar(Style::Plain))
                }
                _ => (from..from, ValueStyle::Empty),
            },
            Value::Scalar(_) => {
                let (span, style) = self.measure_scalar(node, at, in_brackets)?;
                (span, ValueStyle::Scalar(style))
            }
            Value::List(items) if self.rest(at).starts_with('[') => {
                let mut parts = Vec::new();
                let mut end = at + 1;
                for item in items {
                    let part = self.item_in_brackets(item, end)?;
                    end = part.end_byte();
                    parts.push(part);
                }
                (at..self.closing(end, ']')?, ValueStyle::List(CollectionStyle::Flow, parts))
            }
            Value::List(items) => {
                let parts = self.measure_items(items, at)?;
                (at..parts.last()?.end_byte(), ValueStyle::List(CollectionStyle::Block, parts))
            }
            Value::Map(_) => self.measure_map(node, at, in_brackets)?,
        };
        Some(Layout { node, span, kind })
    }

    fn measure_map<'n>(
        &self,
        node: &'n Node,
        at: usize,
        in_brackets: bool,
    ) -> Option<(Range<usize>, ValueStyle<'n>)> {
        let Value::Map(entries) = &node.value else { return None };
        let has_braces = self.rest(at).starts_with('{');
        let form = match (has_braces, in_brackets) {
            (true, _) => CollectionStyle::Flow,
            (false, true) => CollectionStyle::Bare,
            (false, false) => CollectionStyle::Block,
        };
        let mut parts = Vec::new();
        for entry in entries {
            let key = entry.span.start..self.quoted_end(&entry.span);
            // A key in the long notation, or one that is a value of its own.
            if self.text[self.line_start(key.start)..key.start].trim_end().ends_with('?') {
                return None;
            }
            let colon = match form {
                CollectionStyle::Block => self.blanks(key.end),
                CollectionStyle::Flow | CollectionStyle::Bare => self.skip(key.end),
            };
            let mark_end = self.rest(colon).starts_with(':').then_some(colon + 1);
            if mark_end.is_none() && form != CollectionStyle::Flow {
                return None;
            }
            let value = self.measure_value(
                &entry.value,
                mark_end.unwrap_or(key.end),
                form != CollectionStyle::Block,
            )?;
            parts.push(Part { head: key.start, key, name: &entry.key, mark_end, value });
        }
        let span = match form {
            CollectionStyle::Flow => {
                at..self.closing(parts.last().map_or(at + 1, Part::end_byte), '}')?
            }
            CollectionStyle::Block | CollectionStyle::Bare => {
                parts.first()?.head..parts.last()?.end_byte()
            }
        };
        Some((span, ValueStyle::Map(form, parts)))
    }

    fn measure_items<'n>(&self, items: &'n [Node], first: usize) -> Option<Vec<Part<'n>>> {
        let mut at = first;
        let mut parts: Vec<Part<'n>> = Vec::new();
        for item in items {
            let head = self.skip(at);
            let rest = self.rest(head).strip_prefix('-')?;
            if !rest.is_empty() && !rest.starts_with(char::is_whitespace) {
                return None;
            }
            let value = self.measure_value(item, head + 1, false)?;
            let part = Part { head, key: head..head, name: "", mark_end: Some(head + 1), value };
            at = part.end_byte();
            parts.push(part);
        }
        Some(parts)
    }

    fn item_in_brackets<'n>(&self, item: &'n Node, from: usize) -> Option<Part<'n>> {
        let comma = self.skip(from);
        let start = if self.rest(comma).starts_with(',') { self.skip(comma + 1) } else { comma };
        let value = self.measure_value(item, start, true)?;
        let head = value.span.start;
        Some(Part { head, key: head..head, name: "", mark_end: Some(head), value })
    }

    /// Returns the bytes of a scalar and how it is written.
    fn measure_scalar(
        &self,
        node: &Node,
        at: usize,
        in_brackets: bool,
    ) -> Option<(Range<usize>, Style)> {
        let style = match self.rest(at).chars().next()? {
            '|' if !in_brackets => Style::Literal,
            '>' if !in_brackets => Style::Folded,
            '"' => Style::Double,
            '\'' => Style::Single,
            _ => Style::Plain,
        };
        let end = match style {
            Style::Literal | Style::Folded => return Some((at..self.block_end(node, at), style)),
            Style::Double | Style::Single => self.quoted_end(&(at..node.span.end)),
            Style::Plain => at + self.text[at..node.span.end.max(at)].trim_end().len(),
        };
        let is_there = style == Style::Plain || node.span.start == at;
        is_there.then_some((node.span.start.max(at)..end, style))
    }

    /// Returns where a block scalar ends: blank lines below it are its own only where its header says so.
    fn block_end(&self, node: &Node, header: usize) -> usize {
        let header_end = self.line_end(header);
        let end = node.span.end.max(header_end);
        let indicators = self
            .rest(header)
            .split(char::is_whitespace)
            .next()
            .expect("split gives at least one piece");
        let content = &self.text[header..end];
        let content = match indicators.contains('+') {
            true => content.strip_suffix('\n').unwrap_or(content),
            false => content.trim_end_matches(['\n', '\r', ' ']),
        };
        (header + content.strip_suffix('\r').unwrap_or(content).len()).max(header_end)
    }

    /// Returns where a key or a value ends: at its second quote if it has quotes.
    fn quoted_end(&self, span: &Range<usize>) -> usize {
        let mut chars = self.rest(span.start).char_indices().peekable();
        let Some((_, quote @ ('"' | '\''))) = chars.next() else { return span.end };
        while let Some((at, c)) = chars.next() {
            let is_doubled = chars.peek().is_some_and(|(_, next)| *next == '\'');
            match c {
                '\\' if quote == '"' => drop(chars.next()),
                '\'' if quote == '\'' && is_doubled => drop(chars.next()),
                c if c == quote => return span.start + at + 1,
                _ => {}
            }
        }
        span.end
    }

    /// Returns what follows the bracket that closes a list or map whose last part ends at `end`.
    fn closing(&self, end: usize, bracket: char) -> Option<usize> {
        let at = self.skip(end);
        let at = if self.rest(at).starts_with(',') { self.skip(at + 1) } else { at };
        self.rest(at).starts_with(bracket).then_some(at + 1)
    }

    /// Returns what stands from `at` to the end of the YAML: nothing, where `at` lies behind it.
    pub(super) fn rest(&self, at: usize) -> &str {
        self.text.get(at..self.span.end).unwrap_or_default()
    }

    /// Passes over blanks on one line.
    pub(super) fn blanks(&self, at: usize) -> usize {
        let rest = self.rest(at);
        at + rest.len() - rest.trim_start_matches([' ', '\t']).len()
    }

    /// Passes over blanks, line breaks and comments.
    pub(super) fn skip(&self, at: usize) -> usize {
        let mut at = at;
        loop {
            let rest = self.rest(at);
            let next = at + rest.len() - rest.trim_start_matches([' ', '\t', '\n', '\r']).len();
            let is_apart = next == self.span.start
                || self.text[..next].ends_with([' ', '\t', '\n', '\r', ',', '[', '{']);
            if self.rest(next).starts_with('#') && is_apart {
                at = self.line_end(next);
            } else {
                return next;
            }
        }
    }
}
