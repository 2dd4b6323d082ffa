//! Tables that are a paragraph, and cells that no column of their table takes.

use super::leaf::{Leaf, OBJECT};
use super::leftover::Leftover;
use crate::base::diag::Code;

/// Returns the table that a paragraph was meant to be.
pub(super) fn find(body: &str, leaf: &Leaf) -> Option<Leftover> {
    if !leaf.text.contains('|') {
        return None;
    }
    let lines = leaf.lines();
    let cells: Vec<usize> = lines.iter().map(|(_, line)| count_cells(line)).collect();
    let is_framed = |i: usize| lines[i].1.trim().starts_with('|') && cells[i] > 1;
    let is_closed = |i: usize| is_framed(i) && lines[i].1.trim().ends_with('|');
    let goes_on = |i: usize| lines[i].1.trim().starts_with('|');
    let framed = (0..lines.len().saturating_sub(1)).find(|&i| is_framed(i) && goes_on(i + 1));
    let alone = (lines.len() == 1 && is_closed(0) && cells[0] > 1).then_some(0);
    let is_even = lines.len() > 1 && cells[0] > 2 && cells.iter().all(|count| *count == cells[0]);
    let first = framed.or(alone).or_else(|| is_even.then_some(0))?;
    let (start, head) = lines[first];
    let rule = (first..lines.len()).find(|&i| is_rule(lines[i].1));
    let hint = match rule {
        None => "second",
        Some(rule) if rule == first + 1 && cells[rule] != cells[first] => "columns",
        Some(_) if first > 0 => "before",
        Some(_) => "second",
    };
    let leftover = Leftover::new(Code::TableNotMade, hint, leaf.place(start..start + head.len()));
    let is_whole = (0..lines.len()).all(|i| is_closed(i) && cells[i] == cells[0]);
    let is_outermost = leaf.span.start == 0 || body[..leaf.span.start].ends_with('\n');
    Some(match rule.is_none() && is_whole && is_outermost && lines.len() > 1 {
        true => {
            let end = leaf.place(start..start + head.len()).end;
            leftover.fix(end..end, &format!("\n|{}", " --- |".repeat(cells[0])))
        }
        false => leftover,
    })
}

/// Tells the line that stands below the head of a table, also with other dashes.
fn is_rule(line: &str) -> bool {
    line.contains(['-', '–', '—']) && line.chars().all(|c| " |:-–—".contains(c))
}

/// Counts the cells of a line.
fn count_cells(line: &str) -> usize {
    let line = line.trim();
    let inner = line.strip_prefix('|').unwrap_or(line);
    inner.strip_suffix('|').unwrap_or(inner).matches('|').count() + usize::from(line.contains('|'))
}

/// Returns what stands in a row beyond the columns of its table: nobody would see it.
pub(super) fn beyond_the_head(body: &str, leaf: &Leaf, columns: usize) -> Option<Leftover> {
    let row = body[leaf.span.clone()].trim_end();
    let frame = row.len() - row.trim_start_matches([' ', '>', '\t']).len();
    let frame = frame + usize::from(row[frame..].starts_with('|'));
    let mut start = leaf.span.start + frame;
    let end = leaf.span.start + row.len();
    for _ in 0..columns {
        start += pipe(&body[start..end])? + 1;
    }
    let rest = &body[start..end];
    let rest = rest.strip_suffix('|').filter(|rest| !rest.ends_with('\\')).unwrap_or(rest);
    let words = rest.trim();
    let from = start + rest.len() - rest.trim_start().len();
    let is_text = words.chars().any(|c| !c.is_whitespace() && c != '|' && c != OBJECT);
    is_text.then(|| {
        Leftover::new(Code::TableExtraCell, "hint", from..from + words.len()).with_sign(words)
    })
}

/// Finds the next line between two cells.
fn pipe(text: &str) -> Option<usize> {
    let mut is_escaped = false;
    text.char_indices().find_map(|(at, c)| {
        let is_pipe = c == '|' && !is_escaped;
        is_escaped = c == '\\' && !is_escaped;
        is_pipe.then_some(at)
    })
}
