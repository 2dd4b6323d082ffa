//! Whole lines that stand in the wrong place: fields that lost their indentation, the same field twice, an item without its dash.

use std::ops::Range;

use super::page::MendedFile;
use crate::base::diag::Code;
use crate::base::yaml::edit::{Patch, patched};
use crate::base::yaml::{Entry, Node, Value};
use crate::content::fields::Shape;
use crate::content::fields::table::PERSON;
use crate::content::walk::lost_part;

/// Fields that say who may see the others.
const GUARDS: [&str; 3] = ["visibility", "show_name", "consent"];

/// Returns the text with the fields of a part below it, that stand beside it.
pub(super) fn indents(page: &MendedFile<'_>, shape: &'static Shape) -> Option<String> {
    let Some(Node { value: Value::Map(entries), .. }) = &page.fields else { return None };
    // Who may see what is never decided by a guess.
    let is_open = |entry: &Entry| {
        let mut guards = PERSON.rows();
        !guards.any(|row| GUARDS.contains(&row.key) && row.is_named(&entry.key))
    };
    let open = entries.iter().enumerate().filter(|(_, entry)| is_open(entry));
    let lost = open.filter_map(|(index, entry)| {
        let part = lost_part(shape, entries, index)?;
        let depth = column(page.text, part.first_child()?.span.start);
        (column(page.text, entry.span.start) == 0).then(|| pushed(page.text, entry, depth))
    });
    let patches: Vec<Patch> = lost.flatten().collect();
    (!patches.is_empty()).then_some(())?;
    let text = patched(page.text, &patches);
    let after = MendedFile::parse(page.path, &text, page.is_markdown);
    (after.diagnostics.total() <= page.diagnostics.total()).then_some(text)
}

/// Puts blanks before each line of a field.
fn pushed(text: &str, entry: &Entry, depth: usize) -> Vec<Patch> {
    let end = entry.value.span.end.max(entry.span.end);
    let end = entry.span.start + text[entry.span.start..end].trim_end().len();
    let starts = text[entry.span.start..end].match_indices('\n').map(|(at, _)| at + 1);
    let starts = std::iter::once(0).chain(starts).map(|at| entry.span.start + at);
    let has_words =
        |at: &usize| text[*at..].lines().next().is_some_and(|line| !line.trim().is_empty());
    starts.filter(has_words).map(|at| Patch { span: at..at, text: " ".repeat(depth) }).collect()
}

/// Returns the text without lines that repeat one, and with the dash of an item whose first field seems to stand twice.
pub(super) fn twice(page: &MendedFile<'_>) -> Option<String> {
    let remarks = page.diagnostics.sorted();
    let doubles = remarks.iter().filter(|remark| remark.code == Code::YamlDuplicateKey);
    let doubles: Vec<_> = doubles.collect();
    // Several at once are the fields of an item whose first line is gone: none of them is too much.
    let is_alone = doubles.len() == 1;
    let patches = doubles.into_iter().filter_map(|double| {
        let first = double.see.first()?;
        let (own, other) =
            (line_around(page.text, double.at.start), line_around(page.text, first.start));
        repeated(page.text, &own, &other)
            .filter(|_| is_alone)
            .or_else(|| without_dash(page.text, double.at.start, &own, first.start, &other))
    });
    page.improved(patches.collect())
}

/// Takes out a line that says the same as the other.
fn repeated(text: &str, own: &Range<usize>, other: &Range<usize>) -> Option<Patch> {
    let (said, other) = (text[own.clone()].trim_end(), text[other.clone()].trim_end());
    let indent = said.len() - said.trim_start().len();
    let next = text[own.end..].lines().next().unwrap_or_default();
    let goes_on = !next.trim().is_empty() && next.len() - next.trim_start().len() > indent;
    let has_value = said.split_once(": ").is_some_and(|(_, value)| !value.trim().is_empty());
    (said == other && has_value && !goes_on)
        .then(|| Patch { span: own.clone(), text: String::new() })
}

/// Begins an item where its first field stands again below a blank line.
fn without_dash(
    text: &str,
    at: usize,
    own: &Range<usize>,
    first: usize,
    other: &Range<usize>,
) -> Option<Patch> {
    let above = text[..own.start].strip_suffix('\n')?;
    let is_apart = above.ends_with('\n') || above.is_empty();
    let is_first_of_item = text[other.start..first].trim_start() == "- ";
    let is_below = column(text, at) == column(text, first) && text[own.start..at].trim().is_empty();
    (is_apart && is_first_of_item && is_below && at >= own.start + 2)
        .then(|| Patch { span: at - 2..at, text: "- ".to_owned() })
}

/// Returns the line that a byte stands in, with its end.
fn line_around(text: &str, byte: usize) -> Range<usize> {
    let start = text[..byte].rfind('\n').map_or(0, |newline| newline + 1);
    let end = text[byte..].find('\n').map_or(text.len(), |newline| byte + newline + 1);
    start..end
}

fn column(text: &str, byte: usize) -> usize {
    byte - line_around(text, byte).start
}
