//! What may be typed at a place of the fields: a key of which record, or a value of which field.
//!
//! While somebody types, a file is hardly ever sound, so this reads lines and their indentation, not YAML: above the cursor stand the
//! keys and dashes that it belongs to, and the table of fields says what they take.

use std::ops::Range;

use crate::base::locale::Lang;
use crate::base::yaml::key::has_ukrainian_keys;
use crate::content::fields::{Field, Shape, Structure, Type};

/// What may be typed.
#[derive(Debug, Clone)]
pub(super) enum Wanted {
    /// A key of a record that has these already.
    Key { shape: &'static Shape, present: Vec<String> },
    /// A value of this type.
    Value { field: &'static Field, kind: Type },
    /// A new item of a list of records: its first key, or the value that stands for all of it.
    Item { field: &'static Field, shape: &'static Shape },
}

/// A place of the fields.
#[derive(Debug, Clone)]
pub(super) struct Cursor {
    pub(super) wanted: Wanted,
    /// The word there, which is replaced.
    pub(super) bytes: Range<usize>,
    /// The column of the record's keys.
    pub(super) column: usize,
    /// Whether a colon stands behind the word already.
    pub(super) has_colon: bool,
    /// The language of most keys of the file; nothing where it has none.
    pub(super) keys: Option<Lang>,
}

/// A dash or a key of a line, with its column.
#[derive(Debug, Clone, PartialEq, Eq)]
enum LineToken {
    Dash(usize),
    Key(usize, String),
}

impl LineToken {
    fn start_column(&self) -> usize {
        match self {
            Self::Dash(column) | Self::Key(column, _) => *column,
        }
    }
}

/// Reads what stands around a byte; `None` where no field is typed: outside of `yaml`, in a comment, within a text of several lines.
pub(super) fn read_cursor(
    text: &str,
    byte: usize,
    (yaml, root): (Range<usize>, Type),
) -> Option<Cursor> {
    if !(yaml.start..=yaml.end).contains(&byte) {
        return None;
    }
    let fields = &text[yaml.clone()];
    let at = byte - yaml.start;
    let start = fields[..at].rfind('\n').map_or(0, |newline| newline + 1);
    let line = fields[start..].lines().next().unwrap_or_default();
    let open = open_tokens(&fields[..start])?;
    let found = CursorLine::read_line(line, at - start)?;
    let place = followed_place(open, &found, root)?;
    let wanted = match (place.kind.structure(), place.field, found.is_value) {
        (Structure::Record(shape), _, false) if !found.is_first_of_item => {
            Wanted::Key { shape, present: present_keys(fields, start, found.column) }
        }
        (Structure::Record(shape), Some(field), false) => Wanted::Item { field, shape },
        // A vocabulary is a list of terms, which no field names.
        (Structure::Record(shape), None, false) => Wanted::Key { shape, present: Vec::new() },
        (_, Some(field), _) => Wanted::Value { field, kind: leaf(place.kind) },
        (
            Structure::Scalar
            | Structure::Record(_)
            | Structure::List(_)
            | Structure::Coordinates
            | Structure::Levels,
            None,
            _,
        ) => return None,
    };
    let word = yaml.start + start + found.word.start..yaml.start + start + found.word.end;
    let keys = keys_of(fields);
    let is_ukrainian = has_ukrainian_keys(keys.iter().map(String::as_str));
    let keys = (!keys.is_empty()).then_some(if is_ukrainian { Lang::UK } else { Lang::EN });
    Some(Cursor { wanted, bytes: word, column: found.column, has_colon: found.has_colon, keys })
}

/// A place in the table of fields.
struct Place {
    kind: Type,
    field: Option<&'static Field>,
}

/// Follows the tokens above the cursor, and those of its line, through the table.
fn followed_place(mut open: Vec<LineToken>, line: &CursorLine, root: Type) -> Option<Place> {
    let first = line.tokens.first().map_or(line.column, LineToken::start_column);
    let is_dash = matches!(line.tokens.first(), Some(LineToken::Dash(_)));
    close_tokens(&mut open, first, is_dash);
    open.extend(line.tokens.iter().cloned());
    let mut place = Place { kind: root, field: None };
    for token in &open {
        place = match (token, place.kind.structure()) {
            (LineToken::Dash(_), Structure::List(item)) => Place { kind: *item, ..place },
            (LineToken::Key(_, key), Structure::Record(shape)) => {
                let field = shape.row(key)?;
                Place { kind: field.kind, field: Some(field) }
            }
            // One record in the place of a list of them.
            (LineToken::Key(_, key), Structure::List(Type::Record(shape))) => {
                let field = shape.row(key)?;
                Place { kind: field.kind, field: Some(field) }
            }
            (LineToken::Dash(_) | LineToken::Key(..), _) => return None,
        };
    }
    Some(place)
}

/// Returns the type of a bare value: of a list that of its items, of a record that of its main field.
fn leaf(kind: Type) -> Type {
    match kind.structure() {
        Structure::List(item) => leaf(*item),
        Structure::Record(shape) => {
            shape.bare.and_then(|key| shape.row(key)).map_or(kind, |field| leaf(field.kind))
        }
        Structure::Scalar | Structure::Coordinates | Structure::Levels => kind,
    }
}

/// Takes off what a line that begins in this column does not belong to. Items may stand below the key of their list.
fn close_tokens(open: &mut Vec<LineToken>, column: usize, is_dash: bool) {
    while let Some(last) = open.last() {
        let is_own = matches!(last, LineToken::Key(..)) && is_dash && last.start_column() == column;
        if last.start_column() < column || is_own {
            return;
        }
        open.pop();
    }
}

/// Returns the keys and dashes that a line below these lines may belong to; `None` within a text of several lines.
fn open_tokens(above: &str) -> Option<Vec<LineToken>> {
    let mut open: Vec<LineToken> = Vec::new();
    let mut block: Option<usize> = None;
    for line in above.lines() {
        let column = indent(line);
        if line.trim().is_empty() || line.trim_start().starts_with('#') {
            continue;
        }
        if block.is_some_and(|key| column > key) {
            continue;
        }
        block = None;
        let (tokens, rest) = tokens_of(line);
        let first = tokens.first().map_or(column, LineToken::start_column);
        close_tokens(&mut open, first, matches!(tokens.first(), Some(LineToken::Dash(_))));
        open.extend(tokens);
        if line[rest..].trim_start().starts_with(['|', '>']) {
            block = open.last().map(LineToken::start_column);
        }
    }
    block.is_none().then_some(open)
}

/// Reads the dashes and the key that a line begins with; returns where the rest of it begins.
fn tokens_of(line: &str) -> (Vec<LineToken>, usize) {
    let mut tokens = Vec::new();
    let mut at = indent(line);
    while line[at..].starts_with("- ") || &line[at..] == "-" {
        tokens.push(LineToken::Dash(at));
        at = (at + 1 + indent(&line[at + 1..])).min(line.len());
    }
    let rest = &line[at..];
    let is_plain = !rest.starts_with(['"', '\'', '[', '{', '#']);
    let colon = rest.find(": ").or_else(|| rest.ends_with(':').then(|| rest.len() - 1));
    if let Some(colon) = colon.filter(|_| is_plain) {
        tokens.push(LineToken::Key(at, rest[..colon].trim_end().to_owned()));
        at += colon + 1;
    }
    (tokens, at)
}

/// The line of the cursor.
struct CursorLine {
    tokens: Vec<LineToken>,
    column: usize,
    /// The word at the cursor, in bytes of the line.
    word: Range<usize>,
    has_colon: bool,
    /// Whether a value is typed.
    is_value: bool,
    /// Whether the word begins an item.
    is_first_of_item: bool,
}

impl CursorLine {
    fn read_line(line: &str, at: usize) -> Option<Self> {
        let head = &line[..at];
        if head.trim_start().starts_with('#') || head.contains(" #") {
            return None;
        }
        let (mut tokens, rest) = tokens_of(head);
        let has_key = matches!(tokens.last(), Some(LineToken::Key(..)));
        // Right behind a colon nothing is typed yet: YAML wants a blank there.
        if has_key && head.ends_with(':') {
            return None;
        }
        let mut start = rest + indent(&head[rest..]);
        if has_key || head[start..].starts_with(['[', '"', '\'']) {
            if head[start..].starts_with('[') {
                let item = head[start..].rfind(['[', ',']).map_or(start, |sign| start + sign + 1);
                start = item + indent(&head[item..]);
            }
            start += usize::from(head[start..].starts_with(['"', '\'']));
            let tail = &line[at..];
            let end = tail.find([',', ']', '"', '\'']).or_else(|| tail.find(" #"));
            let end = at + tail[..end.unwrap_or(tail.len())].trim_end().len();
            let column = start;
            return Some(Self {
                tokens,
                column,
                word: start.min(at)..end,
                has_colon: false,
                is_value: true,
                is_first_of_item: false,
            });
        }
        let is_first_of_item = matches!(tokens.last(), Some(LineToken::Dash(_)));
        let tail = &line[at..];
        let colon = tail.find(':').filter(|colon| !tail[..*colon].contains(' '));
        let end = at + colon.unwrap_or_else(|| tail.trim_end().len());
        let column = start.min(at);
        tokens.shrink_to_fit();
        Some(Self {
            tokens,
            column,
            word: column..end,
            has_colon: colon.is_some(),
            is_value: false,
            is_first_of_item,
        })
    }
}

/// Returns the keys of the record that a line belongs to, but those of the line itself.
fn present_keys(fields: &str, line: usize, column: usize) -> Vec<String> {
    let mut present = Vec::new();
    let mut gather = |line: &str| {
        let (tokens, _) = tokens_of(line);
        let own = tokens.iter().find_map(|token| match token {
            LineToken::Key(at, key) if *at == column => Some(key.clone()),
            LineToken::Key(..) | LineToken::Dash(_) => None,
        });
        present.extend(own);
        let is_blank = line.trim().is_empty() || line.trim_start().starts_with('#');
        is_blank || tokens.first().map_or(indent(line), LineToken::start_column) >= column
    };
    let above: Vec<&str> = fields[..line].lines().collect();
    // The line that begins an item holds its first key, and ends the record upwards.
    let _ = above.iter().rev().all(|line| gather(line));
    let below = fields[line..].lines().skip(1);
    let is_of_record = |line: &&str| line.trim().is_empty() || indent(line) >= column;
    let _ = below.take_while(is_of_record).all(&mut gather);
    present
}

/// Returns the keys of all lines.
fn keys_of(fields: &str) -> Vec<String> {
    let tokens = fields.lines().flat_map(|line| tokens_of(line).0);
    let key = |token| match token {
        LineToken::Key(_, key) => Some(key),
        LineToken::Dash(_) => None,
    };
    tokens.filter_map(key).collect()
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start_matches(' ').len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::fields::table;

    /// Tells what is wanted where `|` stands.
    fn told(marked: &str) -> String {
        let at = marked.find('|').expect("a mark");
        let text = marked.replacen('|', "", 1);
        let cursor = read_cursor(&text, at, (0..text.len(), Type::Record(&table::ORGANISATION)));
        let Some(cursor) = cursor else { return "nothing".to_owned() };
        let word = &text[cursor.bytes.clone()];
        match cursor.wanted {
            Wanted::Key { shape, present } => format!("key of {} {present:?} `{word}`", shape.name),
            Wanted::Value { field, .. } => format!("value of {} `{word}`", field.key),
            Wanted::Item { shape, .. } => format!("item {} `{word}`", shape.name),
        }
    }

    #[test]
    fn the_lines_above_tell_what_may_be_typed() {
        for (marked, wanted) in [
            ("|", "key of organisation [] ``"),
            ("name: А\nki|", "key of organisation [\"name\"] `ki`"),
            ("name: А\nki|nd: ngo\nhours: x\n", "key of organisation [\"name\", \"hours\"] `kind`"),
            ("name: А\nkind: |", "value of kind ``"),
            ("вид: громад|ська # так\n", "value of kind `громадська`"),
            ("services:\n  - |", "item service ``"),
            ("services:\n- foo|", "item service `foo`"),
            ("services:\n  - help: |\n", "value of help ``"),
            ("services:\n  - help: food\n    | \n  - medicine\n", "key of service [\"help\"] ``"),
            ("services:\n  - help: food\n    areas: [north, so|]\n", "value of areas `so`"),
            ("services:\n  - help: food\n    areas:\n      - |\n", "value of areas ``"),
            ("services:\n  - help: food\n    phones:\n    - number: |\n", "value of number ``"),
            ("phones: [\"10|1\"]", "value of phones `101`"),
            ("address:\n  street: А\n  |", "key of address [\"street\"] ``"),
            ("address:\n  street: А\n|", "key of organisation [\"address\"] ``"),
            ("verified:\n  on: |", "value of on ``"),
            ("kind:|", "nothing"),
            ("# ki|", "nothing"),
            ("nemaie:\n  x|", "nothing"),
            ("summary: |\n", "value of summary ``"),
        ] {
            assert_eq!(told(marked), wanted, "{marked}");
        }
        let text = "summary: >\n  Довгий текст\n  ki\nname: А\n";
        let root = Type::Record(&table::ORGANISATION);
        assert!(
            read_cursor(text, text.find("ki").expect("it is there") + 2, (0..text.len(), root))
                .is_none()
        );
    }
}
