//! Items of a list whose fields do not belong together as they stand.

use std::ops::Range;

use super::line::Line;
use super::names::FieldNames;
use super::slip::Slip;
use crate::base::diag::Code;
use crate::base::locale::compare::is_same_key;
use crate::base::yaml::edit::change::Patch;
use crate::base::yaml::lines::lines;

/// `- 050 123-45-67` with fields below it: the number stands for a field that has to be named now.
pub(super) fn item_without_key(text: &str, line: &Line<'_>, names: FieldNames) -> Option<Slip> {
    let value = line.rest();
    let is_plain = !value.is_empty() && !value.starts_with(['[', '{', '|', '>', '#']);
    let is_bare = line.own > line.start && is_plain && field_of(value, names.is_key).is_none();
    let (list, list_indent) = list_above(text, line).filter(|_| is_bare)?;
    let key = (names.bare_key)(list)?;
    let mut patches = vec![insertion(line.own, format!("{key}: "))];
    let mut fields = None;
    for span in lines(text, next_line_start(text, line.start)..text.len()) {
        let below = Line::new(text, span.clone());
        let is_deep = below.indent > line.indent
            || (below.indent == line.indent && line.indent > list_indent);
        if below.content.is_empty() || below.content.starts_with("- ") || !is_deep {
            break;
        }
        if field_of(below.content, names.is_key).is_some() {
            fields = Some(span.start);
            break;
        }
        // What goes on with the value stands deeper than the field that it belongs to now.
        patches.push(insertion(span.start, " ".repeat(line.own_column() + 2)));
    }
    patches.extend(moved_fields(text, fields?, line.own_column())?);
    let at = line.own..line.own + value.len();
    Some(Slip { code: Code::YamlItemKey, at, sign: key.into(), patches })
}

/// `- number - 101`: the name of what the item stands for, with another sign than a colon.
pub(super) fn item_with_dash(text: &str, line: &Line<'_>, names: FieldNames) -> Option<Slip> {
    const SIGNS: [&str; 5] = [" - ", " – ", " — ", " − ", " = "];
    let rest = line.rest();
    let (at, sign) = SIGNS.iter().filter_map(|sign| Some((rest.find(sign)?, sign))).min()?;
    let is_named = |list| (names.bare_key)(list).is_some_and(|key| is_same_key(key, &rest[..at]));
    let is_meant = line.own > line.start && (names.is_key)(&rest[..at]);
    list_above(text, line).filter(|(list, _)| is_meant && is_named(list))?;
    let patch = Patch { span: line.own + at..line.own + at + sign.len(), text: ": ".into() };
    Line::slip(Code::YamlNoColon, line.own..line.own + at, &rest[..at], patch)
}

/// A field of an item that stands below the item's dash, not below its first field.
pub(super) fn field_below_dash(
    text: &str,
    line: &Line<'_>,
    is_key: fn(&str) -> bool,
) -> Option<Slip> {
    field_of(line.content, is_key)?;
    let before = lines(text, 0..start_of_line(text, line.start)).map(|span| Line::new(text, span));
    let before: Vec<Line<'_>> = before.collect();
    let mut above = before.iter().rev().filter(|above| !above.content.is_empty());
    let item = above.find(|above| above.indent <= line.indent)?;
    let is_item = item.indent == line.indent && item.own > item.start;
    let (_, list_indent) = list_above(text, item).filter(|_| is_item)?;
    (list_indent < line.indent && field_of(item.rest(), is_key).is_some()).then_some(())?;
    let patches = moved_fields(text, start_of_line(text, line.start), item.own_column())?;
    let at = line.start..line.start + line.content.len();
    Some(Slip { code: Code::YamlIndentation, at, sign: String::new(), patches })
}

/// Moves the line at `start`, and those after it that belong to the same item, so that the first stands at this column.
fn moved_fields(text: &str, start: usize, column: usize) -> Option<Vec<Patch>> {
    let first = lines(text, start..text.len()).next().map(|span| Line::new(text, span))?.indent;
    let mut patches = Vec::new();
    for span in lines(text, start..text.len()) {
        let line = Line::new(text, span.clone());
        let is_next = line.indent == first && line.content.starts_with('-');
        if line.content.is_empty() || line.indent < first || is_next {
            break;
        }
        let text = " ".repeat(column + line.indent - first);
        let span = span.start..line.start;
        patches.extend((column != first).then_some(Patch { span, text }));
    }
    Some(patches)
}

fn insertion(at: usize, text: String) -> Patch {
    Patch { span: at..at, text }
}

/// Returns the key of the list that an item stands in, and how deep the key stands.
fn list_above<'t>(text: &'t str, item: &Line<'_>) -> Option<(&'t str, usize)> {
    let before: Vec<Range<usize>> = lines(text, 0..start_of_line(text, item.start)).collect();
    let mut above = before.into_iter().rev().map(|span| Line::new(text, span));
    let head = above.find(|line| {
        let is_item = line.content.starts_with('-');
        !line.content.is_empty()
            && (line.indent < item.indent || (line.indent == item.indent && !is_item))
    })?;
    Some((head.rest().strip_suffix(':')?, head.indent))
}

/// Returns the key that a line begins with.
fn field_of(content: &str, is_key: fn(&str) -> bool) -> Option<&str> {
    let (key, value) = content.split_once(':')?;
    let is_field = is_key(key.trim_end()) && (value.is_empty() || value.starts_with(' '));
    is_field.then_some(key)
}

fn start_of_line(text: &str, byte: usize) -> usize {
    text[..byte].rfind('\n').map_or(0, |newline| newline + 1)
}

fn next_line_start(text: &str, byte: usize) -> usize {
    text[byte..].find('\n').map_or(text.len(), |newline| byte + newline + 1)
}
