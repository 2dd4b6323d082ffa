//! Turns the events of the parser into values.

use super::fields::Fields;
use super::node::DEEPEST;
use super::node::Entry;
use super::node::Node;
use super::node::Value;
use crate::base::diag::Code;
use crate::base::diag::Diagnostic;
use crate::base::diag::Diagnostics;
use crate::base::diag::Location;
use crate::base::names::SourcePath;
use saphyr_parser::Event;
use saphyr_parser::Parser;
use saphyr_parser::ScalarStyle;
use saphyr_parser::ScanError;
use saphyr_parser::Span;
use saphyr_parser::StrInput;
use std::cell::LazyCell;
use std::ops::Range;

/// Builds nodes from events, with its diagnostics.
pub(super) struct Reader<'a> {
    pub(super) path: &'a SourcePath,
    pub(super) diagnostics: Diagnostics,
    pub(super) told_alias: bool,
}

/// A list or a map that is still open.
pub(super) enum Open {
    List(Range<usize>, Vec<Node>),
    Map(Range<usize>, Fields, Option<(String, Range<usize>)>),
}

/// Why a run of events ended early.
pub(super) enum Stop {
    Syntax(ScanError),
    /// The diagnostic is made; nothing after it is read.
    Told,
}

impl Reader<'_> {
    pub(super) fn report(&mut self, code: Code, span: &Range<usize>) {
        self.diagnostics.push(Diagnostic::new(code, Location::new(self.path, span)));
    }

    /// Reads one piece of text whole, or says that it is no YAML.
    pub(super) fn events(
        &mut self,
        text: &str,
        span: Range<usize>,
    ) -> Result<Option<Node>, ScanError> {
        let piece = &text[span.clone()];
        let bytes = ByteOffsets::new(piece, span.start);
        match self.build_nodes(Parser::new_from_str(piece), &bytes) {
            Ok(node) => {
                self.tabs(text, span, node.as_ref());
                Ok(node)
            }
            Err(Stop::Syntax(error)) => Err(error),
            Err(Stop::Told) => Ok(Some(Node { span, value: Value::Lost })),
        }
    }

    /// Reports tabs as indentation where the parser lets them pass: another program may read them otherwise.
    /// Inside a value they are text; of lines that follow each other only the first is told.
    fn tabs(&mut self, text: &str, span: Range<usize>, root: Option<&Node>) {
        let mut last_end = usize::MAX;
        let values = LazyCell::new(|| {
            let mut values = Vec::new();
            root.into_iter().for_each(|node| node.value_spans(&mut values));
            values
        });
        for line in super::lines::lines(text, span) {
            let Some(tab) = super::lines::indenting_tab(text, &line) else { continue };
            let after = values.partition_point(|value| value.end <= tab.start);
            if values.get(after).is_some_and(|value| value.start < tab.start) {
                continue;
            }
            if last_end != line.start {
                self.report(Code::YamlTab, &tab);
            }
            last_end = line.end;
        }
    }

    fn build_nodes(
        &mut self,
        mut parser: Parser<'_, StrInput<'_>>,
        bytes: &ByteOffsets,
    ) -> Result<Option<Node>, Stop> {
        let mut open: Vec<Open> = Vec::new();
        let mut root: Option<Node> = None;
        // Diagnostics about a text that turns out to be broken would be made again when it is read in pieces.
        let before = std::mem::take(&mut self.diagnostics);
        while let Some(event) = parser.next_event() {
            let (event, span) = match event {
                Ok(event) => event,
                Err(error) => {
                    self.diagnostics = before;
                    // The scanner has a limit of its own, which it may reach before any event is out.
                    if error.info().contains("recursion") {
                        let byte = bytes.byte(error.marker().index());
                        self.report(Code::YamlTooDeep, &(byte..byte));
                        return Err(Stop::Told);
                    }
                    return Err(Stop::Syntax(error));
                }
            };
            let place = bytes.range(&span);
            if open.len() > DEEPEST {
                self.report(Code::YamlTooDeep, &place);
                self.keep_first(before);
                return Err(Stop::Told);
            }
            if matches!(event, Event::DocumentStart(_)) && root.is_some() {
                self.report(Code::YamlDocuments, &place);
                break;
            }
            if let Some(node) = self.take_event(event, place, &mut open) {
                self.attach(node, &mut open, &mut root);
            }
        }
        self.keep_first(before);
        Ok(root)
    }

    fn keep_first(&mut self, before: Diagnostics) {
        let new = std::mem::replace(&mut self.diagnostics, before);
        self.diagnostics.extend(new);
    }

    /// Takes one event; gives back a node when one is complete.
    fn take_event(
        &mut self,
        event: Event<'_>,
        place: Range<usize>,
        open: &mut Vec<Open>,
    ) -> Option<Node> {
        match event {
            Event::Scalar(text, style, anchor, tag) => {
                self.refuse(anchor, tag.is_some(), &place);
                let value = match (style, unquoted(&text)) {
                    (ScalarStyle::Plain, Some(inner)) => {
                        self.report(Code::YamlSmartQuotes, &place);
                        Value::Scalar(inner.to_owned())
                    }
                    _ => scalar_value(&text, style),
                };
                Some(Node { span: place, value })
            }
            Event::SequenceStart(anchor, tag) => {
                self.refuse(anchor, tag.is_some(), &place);
                open.push(Open::List(place, Vec::new()));
                None
            }
            Event::MappingStart(anchor, tag) => {
                self.refuse(anchor, tag.is_some(), &place);
                open.push(Open::Map(place, Fields::default(), None));
                None
            }
            Event::Alias(_) => {
                self.refuse(1, false, &place);
                Some(Node { span: place, value: Value::Lost })
            }
            Event::SequenceEnd | Event::MappingEnd => open.pop().map(|done| close(done, &place)),
            Event::Nothing
            | Event::StreamStart
            | Event::StreamEnd
            | Event::DocumentStart(_)
            | Event::DocumentEnd => None,
        }
    }

    /// Refuses anchors (once a file: a bomb has thousands) and tags.
    fn refuse(&mut self, anchor: usize, tagged: bool, place: &Range<usize>) {
        if anchor > 0 && !std::mem::replace(&mut self.told_alias, true) {
            self.report(Code::YamlAlias, place);
        }
        if tagged {
            self.report(Code::YamlTag, place);
        }
    }

    /// Puts a complete node where it belongs: into the list or map that is open, or at the root.
    fn attach(&mut self, node: Node, open: &mut [Open], root: &mut Option<Node>) {
        match open.last_mut() {
            None => *root = Some(node),
            Some(Open::List(_, items)) => items.push(node),
            Some(Open::Map(_, fields, key)) => match key.take() {
                Some((name, span)) => self.enter(fields, Entry { key: name, span, value: node }),
                None => *key = Some(self.read_key(node)),
            },
        }
    }

    fn read_key(&mut self, node: Node) -> (String, Range<usize>) {
        match node.value {
            Value::Scalar(text) => (text, node.span),
            Value::Null => (String::new(), node.span),
            Value::List(_) | Value::Map(_) | Value::Lost => {
                self.report(Code::YamlKey, &node.span);
                (String::new(), node.span)
            }
        }
    }

    /// Adds an entry unless its key stands already: the first one counts, the second is reported.
    pub(super) fn enter(&mut self, fields: &mut Fields, new: Entry) {
        match fields.find(&new.key) {
            Some(old) if !new.key.is_empty() => {
                let first = Location::new(self.path, &old.span);
                let at = Location::new(self.path, &new.span);
                let diagnostic = Diagnostic::new(Code::YamlDuplicateKey, at).with("key", new.key);
                self.diagnostics.push(diagnostic.see(first));
            }
            Some(_) => {}
            None => fields.push(new),
        }
    }
}

pub(super) fn close(done: Open, end: &Range<usize>) -> Node {
    match done {
        Open::List(start, items) => {
            let last = items.last().map_or(start.end, |item| item.span.end);
            Node { span: start.start..last.max(end.end.min(last + 1)), value: Value::List(items) }
        }
        Open::Map(start, Fields { entries, .. }, _) => {
            let last = entries.last().map_or(start.end, |entry| entry.value.span.end);
            Node { span: start.start..last.max(start.start), value: Value::Map(entries) }
        }
    }
}

/// Plain nothing, `~` and `null` are no value; everything else is the text as it stands.
pub(super) fn scalar_value(text: &str, style: ScalarStyle) -> Value {
    let plain = style == ScalarStyle::Plain;
    if plain && matches!(text, "" | "~" | "null" | "Null" | "NULL") {
        Value::Null
    } else {
        Value::Scalar(text.to_string())
    }
}

/// Returns what stands between typographic quotes that were meant as YAML's: a program for texts puts them there.
pub(super) fn unquoted(text: &str) -> Option<&str> {
    let is_quote = |c: char| matches!(c, '“' | '”' | '„' | '‘' | '’');
    let inner = text.strip_prefix(is_quote)?.strip_suffix(is_quote)?;
    (!inner.contains(is_quote)).then_some(inner)
}

/// The parser counts characters; places count bytes.
pub(super) struct ByteOffsets {
    base: usize,
    /// Byte of each character; empty where every character is one byte.
    bytes: Vec<u32>,
    len: usize,
}

impl ByteOffsets {
    pub(super) fn new(text: &str, base: usize) -> Self {
        let index = |(byte, _): (usize, char)| u32::try_from(byte).unwrap_or(u32::MAX);
        let bytes =
            if text.is_ascii() { Vec::new() } else { text.char_indices().map(index).collect() };
        Self { base, bytes, len: text.len() }
    }

    pub(super) fn byte(&self, character: usize) -> usize {
        let within = if self.bytes.is_empty() {
            character.min(self.len)
        } else {
            self.bytes.get(character).map_or(self.len, |&byte| byte as usize)
        };
        self.base + within
    }

    fn range(&self, span: &Span) -> Range<usize> {
        self.byte(span.start.index())..self.byte(span.end.index())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The version whose words are read here. Where another comes, this test tells whether it says the same.
    const VERSION: &str = "0.3.4";

    #[test]
    fn this_version_of_the_parser_says_recursion_of_its_own_limit_and_of_nothing_else() {
        let lock = include_str!("../../../Cargo.lock");
        assert!(lock.contains(&format!("name = \"saphyr-parser\"\nversion = \"{VERSION}\"\n")));
        let fault = |text: &str| {
            let mut parser = Parser::new_from_str(text);
            std::iter::from_fn(|| parser.next_event()).find_map(Result::err).unwrap()
        };
        let deep = "[".repeat(100_000);
        assert!(fault(&deep).info().contains("recursion"), "{}", fault(&deep));
        for text in ["[", "a: b: c", "a: 'b", "a: [b\nc: d", "*a", "a:\n\t- b", "\"\\q\""] {
            assert!(!fault(text).info().contains("recursion"), "{}", fault(text));
        }
    }
}
