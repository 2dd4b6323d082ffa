//! What the reader of YAML stumbles over and names: tabs, typographic quotes, a colon without quotes.

use std::ops::Range;

use super::page::MendedFile;
use crate::base::diag::Code;
use crate::base::yaml::edit::{Patch, patched, quoted};
use crate::base::yaml::slips;

use crate::content::fields::Shape;
use crate::content::fields::table::{FIELD_NAMES, has_key};
use crate::content::parse::cuts;

/// What stands for one tab of indentation.
const INDENT: &str = "  ";

/// Returns the text with spaces for tabs: in the lines that have a diagnostic, and in those that follow at once.
pub(super) fn tabs(page: &MendedFile<'_>) -> Option<String> {
    let mut patches: Vec<Patch> = Vec::new();
    for place in page.spans_of(Code::YamlTab) {
        let mut start = line_start(page.text, place.start);
        while let Some(indent) = tabbed_indent(&page.text[start..]) {
            let span = start..start + indent.len();
            patches.push(Patch { span, text: indent.replace('\t', INDENT) });
            start = next_line(page.text, start);
        }
    }
    patches.sort_by_key(|edit| edit.span.start);
    patches.dedup_by_key(|edit| edit.span.start);
    page.improved(patches)
}

/// Returns the text without the usual slips of the keyboard.
pub(super) fn slips(page: &MendedFile<'_>) -> Option<String> {
    let text = slips::mended(page.text, page.yaml.clone(), FIELD_NAMES)?;
    let end = text.len() - (page.text.len() - page.yaml.end);
    // Mended whole or not at all: what is left would be found otherwise the next time.
    let is_whole = slips::find(&text, page.yaml.start..end, FIELD_NAMES).is_empty();
    page.improved_to(text).filter(|_| is_whole)
}

/// Returns the text with quotes around values that a comment cuts, where it can only be text.
pub(super) fn cuts(page: &MendedFile<'_>, shape: &'static Shape) -> Option<String> {
    let cuts = cuts::cuts(page.text, page.fields.as_ref()?, shape).into_iter();
    let patches: Vec<Patch> =
        cuts.filter(|cut| cut.is_text).map(|cut| cut.patch(page.text)).collect();
    (!patches.is_empty()).then(|| patched(page.text, &patches))
}

/// Returns the text with straight quotes for typographic ones, and around values with a colon.
pub(super) fn quotes(page: &MendedFile<'_>, shape: &Shape) -> Option<String> {
    let smart = page.spans_of(Code::YamlSmartQuotes).into_iter();
    let smart = smart.filter_map(|span| straightened(page.text, span));
    let colons = page.spans_of(Code::YamlColon).into_iter();
    let colons = colons.filter_map(|place| around_colon(page.text, place.start, shape));
    page.improved(smart.chain(colons).collect())
}

/// Returns the indentation of the first line if it has a tab before any text.
fn tabbed_indent(text: &str) -> Option<&str> {
    let line = text.lines().next()?;
    let indent = &line[..line.len() - line.trim_start_matches([' ', '\t']).len()];
    (indent.contains('\t') && indent.len() < line.len()).then_some(indent)
}

fn straightened(text: &str, span: Range<usize>) -> Option<Patch> {
    let value = &text[span.clone()];
    let mut inner = value.chars();
    inner.next().zip(inner.next_back())?;
    (!value.contains('\n')).then(|| Patch { span, text: quoted(inner.as_str()) })
}

/// Quotes the value that the colon at `place` stands in, if it is all on one line and begins like a plain one.
fn around_colon(text: &str, place: usize, shape: &Shape) -> Option<Patch> {
    let start = line_start(text, place);
    let end = text[place..].find('\n').map_or(text.len(), |newline| place + newline);
    let line = &text[start..end];
    let mut rest = line.trim_start();
    let indent = line.len() - rest.len();
    while let Some(item) = rest.strip_prefix("- ") {
        rest = item.trim_start();
    }
    if let Some((key, value)) = rest.split_once(": ")
        && has_key(shape, key)
    {
        rest = value.trim_start();
    }
    let from = end - rest.len();
    let value = rest.find(" #").map_or(rest, |comment| &rest[..comment]).trim_end();
    let is_plain =
        !value.starts_with(['"', '\'', '[', '{', '|', '>', '&', '*', '!', '%', '@', '`']);
    let span = from..from + value.len();
    let goes_on = text.get(end + 1..).and_then(|next| next.lines().next()).is_some_and(|next| {
        let content = next.trim_start();
        !content.is_empty() && next.len() - content.len() > indent
    });
    (is_plain && !goes_on && span.contains(&place)).then(|| Patch { span, text: quoted(value) })
}

fn line_start(text: &str, byte: usize) -> usize {
    text[..byte].rfind('\n').map_or(0, |newline| newline + 1)
}

fn next_line(text: &str, start: usize) -> usize {
    text[start..].find('\n').map_or(text.len(), |newline| start + newline + 1)
}
