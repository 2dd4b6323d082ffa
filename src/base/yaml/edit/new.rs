//! What is new is written as its surroundings are.

use std::ops::Range;

use serde_json::Value as Json;

use super::change::{Patch, Refusal};
use super::layout::{CollectionStyle, Layout, Part, Style, ValueStyle};
use super::page::MeasuredText;
use super::scalar::{self, Manner};
use super::target::{NewValue, Slot};

/// How many blanks indent a level where the text does not tell.
const STEP: usize = 2;

/// Gathers the patches of one text.
pub(super) struct Writer<'p> {
    pub(super) page: &'p MeasuredText<'p>,
    pub(super) patches: Vec<Patch>,
    /// The quotes that the text has most of.
    quotes: Style,
    /// How much deeper a map stands than its key.
    map_step: usize,
    /// How much deeper the dashes of a list stand than its key.
    list_step: usize,
}

/// A value that is ready to be put into its place.
pub(super) enum ReadyValue {
    /// On the line of its key or dash.
    Line(String),
    /// A header there, and lines below it.
    Text(String, Vec<String>),
    /// Lines below its key, or from behind its dash on.
    Lines(Vec<String>),
}

impl<'p> Writer<'p> {
    pub(super) fn new(page: &'p MeasuredText<'p>, root: Option<&Layout<'_>>) -> Self {
        let (mut single, mut double) = (0, 0);
        let (mut map_step, mut list_step) = (None, None);
        let mut look = |layout: &Layout<'_>| {
            match layout.style() {
                Some(Style::Single) => single += 1,
                Some(Style::Double) => double += 1,
                Some(Style::Plain | Style::Literal | Style::Folded) | None => {}
            }
            let ValueStyle::Map(CollectionStyle::Block, parts) = &layout.kind else { return };
            for part in parts {
                let Some(first) = part.value.parts().first() else { continue };
                let deeper = page.column(first.head).checked_sub(page.column(part.head));
                match part.value.kind {
                    ValueStyle::Map(CollectionStyle::Block, _) => map_step = map_step.or(deeper),
                    ValueStyle::List(CollectionStyle::Block, _) => list_step = list_step.or(deeper),
                    ValueStyle::Empty
                    | ValueStyle::Lost
                    | ValueStyle::Scalar(_)
                    | ValueStyle::List(..)
                    | ValueStyle::Map(..) => {}
                }
            }
        };
        if let Some(root) = root {
            root.walk(&mut look);
        }
        Self {
            page,
            patches: Vec::new(),
            quotes: if single > double { Style::Single } else { Style::Double },
            map_step: map_step.unwrap_or(STEP),
            list_step: list_step.unwrap_or(STEP),
        }
    }

    /// Makes the document say what the target says.
    pub(super) fn write_target(&mut self, target: &NewValue<'_>) -> Result<(), Refusal> {
        match target {
            NewValue::Nothing | NewValue::Kept(_) => Ok(()),
            NewValue::Open(layout, slots) if slots.iter().any(|slot| slot.old.is_some()) => {
                self.container(layout, slots)
            }
            NewValue::Open(layout, slots) => self.write_root(layout, slots, target),
            NewValue::New(None, json) => {
                let ReadyValue::Lines(lines) = self.written(json, None) else {
                    return Err(Refusal::NoPlace);
                };
                let end = self.page.span.end;
                self.put_lines(end..end, &lines, 0);
                Ok(())
            }
            NewValue::New(Some(_), _) => Err(Refusal::NoPlace),
        }
    }

    /// Writes a root of which nothing stays.
    fn write_root(
        &mut self,
        layout: &Layout<'_>,
        slots: &[Slot<'_>],
        target: &NewValue<'_>,
    ) -> Result<(), Refusal> {
        if layout.collection_style() != Some(CollectionStyle::Block) {
            let text = self.written_line(&target.json(), Some(layout), true);
            self.replace_span(layout.span.clone(), text);
            return Ok(());
        }
        let start = self.page.line_start(layout.span.start);
        let lines = start..self.page.own_end(layout.span.end, 0);
        let is_map = matches!(layout.kind, ValueStyle::Map(..));
        let written = match (slots.is_empty(), is_map) {
            (true, true) => Vec::new(),
            (true, false) => vec!["[]".to_owned()],
            (false, _) => match self.written(&target.json(), Some(layout)) {
                ReadyValue::Lines(lines) => lines,
                ReadyValue::Line(_) | ReadyValue::Text(..) => return Err(Refusal::Entangled),
            },
        };
        self.put_lines(lines, &written, self.page.column(layout.span.start));
        Ok(())
    }

    /// Makes a list or map of the text say what its slots say, of which at least one stood there.
    pub(super) fn container(
        &mut self,
        layout: &Layout<'_>,
        slots: &[Slot<'_>],
    ) -> Result<(), Refusal> {
        match layout.collection_style() {
            Some(CollectionStyle::Block) => self.write_block(layout, slots),
            Some(form) => self.brackets(layout, slots, form),
            None => Err(Refusal::Entangled),
        }
    }

    /// Gives a part of the text another key.
    pub(super) fn rename_key(&mut self, part: &Part<'_>, slot: &Slot<'_>, in_brackets: bool) {
        if part.name != slot.key {
            let text = self.write_key(&slot.key, Some(part), in_brackets);
            self.replace_span(part.key.clone(), text);
        }
    }

    pub(super) fn replace_span(&mut self, span: Range<usize>, text: impl Into<String>) {
        self.patches.push(Patch { span, text: text.into() });
    }

    /// Puts lines in the place of others, or between them.
    pub(super) fn put_lines(&mut self, span: Range<usize>, lines: &[String], column: usize) {
        let line_break = self.page.line_break;
        let mut text = String::new();
        for line in lines {
            if !line.is_empty() {
                text.push_str(&" ".repeat(column));
                text.push_str(line);
            }
            text.push_str(line_break);
        }
        let is_open = span.start == self.page.span.end
            && span.start > self.page.span.start
            && !self.page.text[..span.start].ends_with('\n');
        if is_open && !text.is_empty() {
            text.insert_str(0, line_break);
            text.truncate(text.len() - line_break.len());
        }
        self.replace_span(span, text);
    }

    /// Returns how much deeper than its key a value by lines stands.
    pub(super) fn indent_width(&self, json: &Json) -> usize {
        if json.is_array() { self.list_step } else { self.map_step.max(1) }
    }

    /// Returns how much deeper than its key a text by lines stands.
    pub(super) fn text_step(&self) -> usize {
        self.map_step.max(1)
    }

    /// Writes a value that stands by lines; `like` is what it replaces or has beside it.
    pub(super) fn written(&self, json: &Json, like: Option<&Layout<'_>>) -> ReadyValue {
        let is_like_brackets =
            like.and_then(Layout::collection_style) == Some(CollectionStyle::Flow);
        let style = like.and_then(Layout::style);
        match json {
            Json::Object(fields) if !fields.is_empty() && !is_like_brackets => {
                let field = |(key, value): (&String, &Json)| self.field_lines(key, value, like);
                ReadyValue::Lines(fields.iter().flat_map(field).collect())
            }
            Json::Array(items) if !items.is_empty() && !is_like_brackets => {
                let like = like.and_then(|like| like.parts().first()).map(|part| &part.value);
                ReadyValue::Lines(
                    items.iter().flat_map(|item| self.item_lines(item, like)).collect(),
                )
            }
            Json::String(text) if !matches!(style, Some(Style::Single | Style::Double)) => {
                let style = style.unwrap_or(Style::Plain);
                match scalar::block_scalar(text, style, self.text_step()) {
                    Some((header, lines)) => ReadyValue::Text(header, lines),
                    None => ReadyValue::Line(self.written_line(json, like, false)),
                }
            }
            Json::Null
            | Json::Bool(_)
            | Json::Number(_)
            | Json::String(_)
            | Json::Array(_)
            | Json::Object(_) => ReadyValue::Line(self.written_line(json, like, false)),
        }
    }

    /// Returns the lines of a new field of a map like `like`.
    pub(super) fn field_lines(
        &self,
        key: &str,
        value: &Json,
        like: Option<&Layout<'_>>,
    ) -> Vec<String> {
        let parts = like.map_or(&[][..], Layout::parts);
        let same = parts.iter().find(|part| part.name == key).map(|part| &part.value);
        let key = self.write_key(key, parts.first(), false);
        match self.written(value, same) {
            ReadyValue::Line(text) => vec![format!("{key}: {text}")],
            ReadyValue::Text(header, lines) => {
                indented_below(format!("{key}: {header}"), &lines, self.text_step())
            }
            ReadyValue::Lines(lines) => {
                indented_below(format!("{key}:"), &lines, self.indent_width(value))
            }
        }
    }

    /// Returns the lines of a new item beside one like `like`.
    pub(super) fn item_lines(&self, value: &Json, like: Option<&Layout<'_>>) -> Vec<String> {
        match self.written(value, like) {
            ReadyValue::Line(text) => vec![format!("- {text}")],
            ReadyValue::Text(header, lines) => {
                indented_below(format!("- {header}"), &lines, self.text_step())
            }
            ReadyValue::Lines(lines) => {
                let (first, rest) = lines.split_first().expect("a value by lines has a line");
                indented_below(format!("- {first}"), rest, 2)
            }
        }
    }

    /// Writes a key.
    pub(super) fn write_key(
        &self,
        key: &str,
        like: Option<&Part<'_>>,
        in_brackets: bool,
    ) -> String {
        let first = like.and_then(|part| self.page.rest(part.key.start).chars().next());
        let style = match first {
            Some('"') => Style::Double,
            Some('\'') => Style::Single,
            _ if scalar::is_plain(key, in_brackets) => Style::Plain,
            _ => self.quotes,
        };
        let manner =
            Manner { style: Some(style), is_bare_other: true, quotes: self.quotes, in_brackets };
        scalar::written_line(&key.into(), manner)
    }

    /// Writes a value on one line.
    pub(super) fn written_line(
        &self,
        json: &Json,
        like: Option<&Layout<'_>>,
        in_brackets: bool,
    ) -> String {
        let parts = like.map_or(&[][..], Layout::parts);
        let is_wide = like.is_some_and(|like| self.page.rest(like.span.start).starts_with("{ "));
        match json {
            Json::Array(items) => {
                let like = parts.first().map(|part| &part.value);
                let items: Vec<String> =
                    items.iter().map(|item| self.written_line(item, like, true)).collect();
                format!("[{}]", items.join(", "))
            }
            Json::Object(fields) if fields.is_empty() => "{}".to_owned(),
            Json::Object(fields) => {
                let field = |(key, value): (&String, &Json)| {
                    let like = parts.iter().find(|part| part.name == *key);
                    let value = self.written_line(value, like.map(|part| &part.value), true);
                    format!("{}: {value}", self.write_key(key, parts.first(), true))
                };
                let fields: Vec<String> = fields.iter().map(field).collect();
                let fields = fields.join(", ");
                if is_wide { format!("{{ {fields} }}") } else { format!("{{{fields}}}") }
            }
            Json::Null | Json::Bool(_) | Json::Number(_) | Json::String(_) => {
                let style = like.and_then(Layout::style);
                let is_bare_other = style == Some(Style::Plain)
                    && like.is_some_and(|like| {
                        scalar::looks_like_other(&self.page.text[like.span.clone()])
                    });
                let manner = Manner { style, is_bare_other, quotes: self.quotes, in_brackets };
                scalar::written_line(json, manner)
            }
        }
    }
}

/// Returns a line with others below it, so much deeper.
fn indented_below(first: String, rest: &[String], step: usize) -> Vec<String> {
    let deeper = |line: &String| match line.is_empty() {
        true => String::new(),
        false => format!("{}{line}", " ".repeat(step)),
    };
    std::iter::once(first).chain(rest.iter().map(deeper)).collect()
}
