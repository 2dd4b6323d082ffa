//! What each line may have meant.

use std::ops::Range;

use super::item::{field_below_dash, item_without_key};
use super::line::Line;
use super::names::FieldNames;
use super::slip::Slip;
use crate::base::yaml::edit::change::Patch;

/// What a line may have meant, the likeliest first.
pub(super) fn candidates(text: &str, line: Range<usize>, names: FieldNames) -> Vec<Slip> {
    let is_key = names.is_key;
    let next = text[line.end..].lines().next().unwrap_or("");
    let line = Line::new(text, line);
    let goes_on = !next.trim().is_empty() && next.len() - next.trim_start().len() > line.indent;
    // Tabs are told by the reader.
    if line.content.starts_with('\t') {
        return Vec::new();
    }
    let all = [
        line.marked_key(is_key),
        line.colon_without_blank(),
        line.dash_without_blank(is_key),
        item_without_key(text, &line, names),
        field_below_dash(text, &line, is_key),
        line.list_mark(),
        line.backslash(),
        line.apostrophe_in_brackets(),
        line.inner_quote(),
        line.unclosed_quote(),
        line.missing_comma(),
        line.unclosed_bracket(),
        line.dash_value(),
        line.sign_slip(),
        line.colon_inside(),
        line.without_colon(is_key),
        line.without_indentation(text, is_key),
        line.one_blank_off(text, is_key, true),
        line.one_blank_off(text, is_key, false),
    ];
    // A value that goes on in the next line is not to be quoted by half.
    let is_half = |slip: &Slip| {
        let quotes = |patch: &Patch| patch.text.starts_with('"') && patch.text.len() > 1;
        goes_on && slip.patches.iter().any(quotes)
    };
    all.into_iter().flatten().filter(|slip| !is_half(slip)).collect()
}
