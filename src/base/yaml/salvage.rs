//! What can be saved of a text that is no YAML.
//!
//! A fault in one field must not hide the next. A block is cut into its fields or items by indentation; each is
//! read alone, a broken one is cut again, and a broken line gets one diagnostic that names the usual cause. What is
//! lost is marked [`Value::Lost`], so that nobody calls it missing.

pub(super) use super::lines::lines;
use super::lines::tab_indentation;
use std::ops::Range;

use super::fields::Fields;

use super::reader::Reader;

use super::node::{DEEPEST, Entry, Node, Value};
use crate::base::diag::Code;

/// Reads the block at `span`, piece by piece.
pub(super) fn read_block(
    reader: &mut Reader<'_>,
    text: &str,
    span: Range<usize>,
    depth: usize,
) -> Option<Node> {
    let mut map = Fields::default();
    let mut list: Vec<Node> = Vec::new();
    let pieces = pieces(text, span.clone());
    let column = pieces.first().map(|piece| column_of(text, piece.span.start));
    for piece in pieces {
        if Some(column_of(text, piece.span.start)) != column {
            // Further left than the first: it belongs to this block or to the one around it, nobody can tell.
            reader.report(Code::YamlIndentation, &(piece.span.start..piece.head_end));
        }
        match salvage_piece(reader, text, &piece, depth) {
            Some(Node { value: Value::Map(entries), .. }) => {
                for entry in entries {
                    reader.enter(&mut map, entry);
                }
            }
            Some(Node { value: Value::List(items), .. }) => list.extend(items),
            Some(Node { value: Value::Null | Value::Scalar(_) | Value::Lost, .. }) | None => {}
        }
    }
    let value = match (map.entries.is_empty(), list.is_empty()) {
        (false, _) => Value::Map(map.entries),
        (true, false) => Value::List(list),
        (true, true) => Value::Lost,
    };
    Some(Node { span, value })
}

/// Reads one field or item alone; cuts it again if that fails.
fn salvage_piece(reader: &mut Reader<'_>, text: &str, piece: &Piece, depth: usize) -> Option<Node> {
    if let Ok(node) = reader.events(text, piece.span.clone()) {
        return node;
    }
    let rest = piece.head_end..piece.span.end;
    let has_children = !text[rest.clone()].trim().is_empty();
    let head_is_bare = text[piece.value_start..piece.head_end].trim().is_empty();
    // Where tabs stand for indentation nobody can tell what belongs to what.
    let has_tabs = tab_indentation(text, piece.span.clone()).is_some();
    match &piece.key {
        Some((key, key_span)) if has_children && head_is_bare && !has_tabs && depth < DEEPEST => {
            let value = read_block(reader, text, rest, depth + 1)?;
            Some(map_of(key, key_span, value))
        }
        Some((key, key_span)) => {
            tell(reader, text, piece);
            Some(map_of(key, key_span, Node { span: piece.span.clone(), value: Value::Lost }))
        }
        // The item without its dash: a block of its own, as deep as its first word.
        None if depth < DEEPEST && has_children && !has_tabs => {
            let item = read_block(reader, text, piece.value_start..piece.span.end, depth + 1)?;
            Some(Node { span: piece.span.clone(), value: Value::List(vec![item]) })
        }
        None => {
            tell(reader, text, piece);
            let lost = Node { span: piece.span.clone(), value: Value::Lost };
            Some(Node { span: piece.span.clone(), value: Value::List(vec![lost]) })
        }
    }
}

fn map_of(key: &str, key_span: &Range<usize>, value: Node) -> Node {
    let span = key_span.start..value.span.end;
    let entry = Entry { key: key.to_owned(), span: key_span.clone(), value };
    Node { span, value: Value::Map(vec![entry]) }
}

/// One field (`key: …`) or item (`- …`) with everything that is indented below it.
struct Piece {
    span: Range<usize>,
    /// The key and its place; none for an item.
    key: Option<(String, Range<usize>)>,
    /// Where the value on the first line starts.
    value_start: usize,
    /// Where the first line ends.
    head_end: usize,
}

/// Cuts a block at the lines that stand as far left as its first one.
fn pieces(text: &str, span: Range<usize>) -> Vec<Piece> {
    let mut found: Vec<Piece> = Vec::new();
    let mut indent = None;
    for line in lines(text, span) {
        let content = text[line.clone()].trim_start_matches(' ');
        let column = column_of(text, line.end - content.len());
        // A tab at the start belongs to the field above: it was meant as indentation.
        let is_blank = content.trim().is_empty() || content.starts_with(['#', '\t']);
        let starts = !is_blank && column <= *indent.get_or_insert(column);
        match (starts, found.last_mut()) {
            (false, Some(last)) => last.span.end = line.end,
            (false, None) => {}
            (true, Some(last)) if !starts_piece(content) => last.span.end = line.end,
            (true, _) => found.push(piece(text, line.end - content.len()..line.end)),
        }
    }
    found
}

fn piece(text: &str, line: Range<usize>) -> Piece {
    let content = &text[line.clone()];
    let (key, value_start) = match (content.starts_with("- "), content.find(':')) {
        (true, _) => (None, line.start + 2),
        (false, Some(colon)) => {
            let name = content[..colon].trim_end();
            let span = line.start..line.start + name.len();
            (Some((name.trim_matches(['"', '\'']).to_owned(), span)), line.start + colon + 1)
        }
        (false, None) => (None, line.start),
    };
    Piece { span: line.clone(), key, value_start, head_end: line.end }
}

/// Tells a line that begins a field or an item from one that goes on with the value above it.
fn starts_piece(content: &str) -> bool {
    let key = content.split(':').next().expect("split gives at least one piece");
    let is_key = content.contains(':') && !key.contains(['[', ']', '{', '}', ',']);
    content.starts_with("- ") || content.trim_end() == "-" || is_key
}

/// Counts the bytes between the start of the line and `byte`; indentation is ASCII.
fn column_of(text: &str, byte: usize) -> usize {
    byte - text[..byte].rfind('\n').map_or(0, |newline| newline + 1)
}

/// Names the usual cause of a broken piece, at its place.
fn tell(reader: &mut Reader<'_>, text: &str, piece: &Piece) {
    let (code, span) = salvage_code(text, piece);
    reader.report(code, &span);
}

fn salvage_code(text: &str, piece: &Piece) -> (Code, Range<usize>) {
    if let Some(tab) = tab_indentation(text, piece.span.clone()) {
        return (Code::YamlTab, tab);
    }
    let value = text[piece.value_start..piece.head_end].trim();
    let start = piece.value_start + text[piece.value_start..piece.head_end].len()
        - text[piece.value_start..piece.head_end].trim_start().len();
    if let Some(quote) = value.chars().next().filter(|c| matches!(c, '"' | '\'')) {
        return (unclosed_or_other(&text[start + 1..piece.span.end], quote), start..start + 1);
    }
    if let Some(colon) = value.find(": ").or_else(|| value.ends_with(':').then(|| value.len() - 1))
    {
        return (Code::YamlColon, start + colon..start + colon + 1);
    }
    let whole = start..piece.value_start.max(start + value.len());
    if text[piece.head_end..piece.span.end].trim().is_empty() {
        (Code::YamlSyntax, whole)
    } else {
        (Code::YamlIndentation, first_child(text, piece))
    }
}

fn unclosed_or_other(rest: &str, quote: char) -> Code {
    if rest.contains(quote) { Code::YamlSyntax } else { Code::YamlUnclosedQuote }
}

fn first_child(text: &str, piece: &Piece) -> Range<usize> {
    let rest = piece.head_end..piece.span.end;
    let line = lines(text, rest).find(|line| !text[line.clone()].trim().is_empty());
    line.map_or(piece.span.clone(), |line| {
        let content = text[line.clone()].trim_start();
        let start = line.end - content.len();
        start..start + content.trim_end().len()
    })
}
