//! Slips of the keyboard that break YAML, or are YAML for something else: found by what would mend them.
//!
//! A text and what its fields are called come in, the slips go out, each with its cause, its place and the patch that mends it. What can mean nothing
//! else is found line by line (a no-break space as indentation, a bullet for a dash). The rest is tried where the parser stops: of the usual slips
//! in the lines before, the first whose patch brings the parser further is the cause. So one slip costs one diagnostic, and what follows it is read.

mod candidates;
mod item;
mod line;
mod mended;
mod names;
mod quotes;
mod slip;

use std::ops::Range;

use saphyr_parser::Parser;

use super::edit::change::{Patch, patched};
use super::lines::lines;
use super::reader::ByteOffsets;
use candidates::candidates;
use item::item_with_dash;
use line::{Line, Preceding};
pub(super) use mended::MendedText;
pub(crate) use names::FieldNames;
use slip::Slip;

/// How many slips of one file are told apart; only a file that is no YAML at all has more.
const MOST: usize = 20;

/// How many bytes are read at most for one file while patches are tried: hostile ones must not cost minutes (docs/threats.md R6).
/// A page of a kilobyte gets a hundred tries, a table of many kilobytes a few.
const BUDGET: usize = 100_000;

/// In a longer text nobody's keyboard slipped: a program wrote it.
const LONGEST: usize = 64 * 1024;

/// How many lines before the place where the parser stops may hold the cause.
const LOOK_BACK: usize = 4;

/// Finds the slips in the YAML at `span` of `text`, in their order.
pub(crate) fn find(text: &str, span: Range<usize>, names: FieldNames) -> Vec<Slip> {
    if span.len() > LONGEST {
        return Vec::new();
    }
    let mut found = certain(text, span.clone(), names);
    found.truncate(MOST);
    let mut tries = BUDGET / span.len().max(1);
    while found.len() < MOST && tries > 0 {
        tries -= 1;
        let Some(stop) = stop(text, &span, &found) else { break };
        let before: Vec<Range<usize>> =
            lines(text, span.clone()).take_while(|line| line.start <= stop).collect();
        let near = before.iter().rev().take(LOOK_BACK);
        let open =
            before.iter().rev().filter(|line| is_open(&text[(*line).clone()])).take(LOOK_BACK);
        let tried = near.chain(open).flat_map(|line| candidates(text, line.clone(), names));
        let mut helps = |slip: &Slip| {
            tries = tries.saturating_sub(1);
            let overlaps = found.iter().any(|old: &Slip| {
                old.patches.iter().any(|old| slip.patches.iter().any(|new| new.overlaps(old)))
            });
            let mut with = found.clone();
            with.push(slip.clone());
            let line_end = text[slip.at.start..span.end]
                .find('\n')
                .map_or(span.end, |end| slip.at.start + end);
            !overlaps
                && tries > 0
                && self::stop(text, &span, &with).is_none_or(|next| next != stop && next > line_end)
        };
        let Some(slip) = tried.into_iter().find(&mut helps) else { break };
        found.push(slip);
    }
    found.sort_by_key(|slip| slip.patches.iter().map(|patch| patch.span.start).min());
    found
}

/// Returns where the parser stops, as a byte of the original; `None` where it reads everything.
fn stop(text: &str, span: &Range<usize>, slips: &[Slip]) -> Option<usize> {
    let mended = MendedText::new(text, span, slips);
    let mut parser = Parser::new_from_str(&mended.text);
    while let Some(event) = parser.next_event() {
        if let Err(error) = event {
            let byte = ByteOffsets::new(&mended.text, 0).byte(error.marker().index());
            return Some(mended.origin(byte));
        }
    }
    None
}

/// Finds what can mean nothing else, line by line; what stands in a block of text is left alone.
fn certain(text: &str, span: Range<usize>, names: FieldNames) -> Vec<Slip> {
    let is_key = names.is_key;
    let mut found = Vec::new();
    let mut block: Option<usize> = None;
    let mut before = Preceding::Other;
    for line in lines(text, span) {
        let (whole, written) = (line.clone(), Line::new(text, line));
        if written.content.trim().is_empty() {
            continue;
        }
        if block.is_some_and(|indent| written.indent > indent) {
            continue;
        }
        block = written.opens_block().then_some(written.indent);
        found.extend(written.code_fence(whole));
        found.extend(written.no_break_indentation());
        match before {
            // A list of bullets alone is read as one by its field.
            Preceding::Key => found.extend(written.dash_without_blank(is_key)),
            Preceding::List(indent) if indent == written.indent => {
                found.extend(written.dash_without_blank(is_key).or_else(|| written.list_mark()));
            }
            Preceding::List(_) | Preceding::Other => {}
        }
        found.extend(
            written.item_without_blank(is_key).or_else(|| item_with_dash(text, &written, names)),
        );
        found.extend(written.brackets_without_blank(is_key));
        found.extend(written.comma_inside());
        before = written.leads_to(matches!(before, Preceding::List(_)));
    }
    found
}

/// Tells a line whose value opens a quote or a bracket and does not close it.
fn is_open(line: &str) -> bool {
    let value = line
        .split_once(": ")
        .map_or(line.trim_start_matches([' ', '-']), |(_, value)| value)
        .trim();
    match value.chars().next() {
        Some(quote @ ('"' | '\'')) => !value[1..].ends_with(quote),
        Some('[') => !value.contains(']'),
        Some('{') => !value.contains('}'),
        _ => false,
    }
}

/// Returns the text with the slips at `span` mended; nothing where there are none.
pub(crate) fn mended(text: &str, span: Range<usize>, names: FieldNames) -> Option<String> {
    let slips = find(text, span, names);
    let patches: Vec<Patch> = slips.into_iter().flat_map(|slip| slip.patches).collect();
    (!patches.is_empty()).then(|| patched(text, &patches))
}
