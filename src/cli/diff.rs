//! The door of similar: two texts become the lines that differ, as `diff -u` shows them.
//!
//! What must not be shown is shown as marks, on both sides.

use std::ops::Range;

use similar::{ChangeTag, TextDiff};

use crate::base::diag::Masks;

/// How many unchanged lines stand around a change.
const CONTEXT: usize = 2;

/// A text with the places that must not be shown.
pub(super) struct Side<'a> {
    pub(super) text: &'a str,
    pub(super) masks: &'a [Range<usize>],
}

impl Side<'_> {
    /// Returns the lines as they may be shown.
    fn lines(&self) -> Vec<String> {
        let masks = Masks::new(self.masks);
        let show = |(byte, c): (usize, char)| match c {
            c if c.is_whitespace() => c,
            _ if masks.hides(byte) => '•',
            c => c,
        };
        let shown: String = self.text.char_indices().map(show).collect();
        shown.lines().map(str::to_owned).collect()
    }
}

/// Returns the changed lines with their neighbours; nothing where the texts are equal.
pub(super) fn unified(path: &str, old: &Side<'_>, new: &Side<'_>) -> String {
    moved_file((path, path), old, new)
}

/// Does the same for a file that moves.
pub(super) fn moved_file((from, to): (&str, &str), old: &Side<'_>, new: &Side<'_>) -> String {
    let (old_lines, new_lines) = (old.lines(), new.lines());
    // Compared is what stands there, shown what may be shown: a change inside a masked place is still a change.
    let before: Vec<&str> = old.text.lines().collect();
    let after: Vec<&str> = new.text.lines().collect();
    let diff = TextDiff::from_slices(&before, &after);
    let mut out = String::new();
    for group in diff.grouped_ops(CONTEXT) {
        let (Some(first), Some(last)) = (group.first(), group.last()) else { continue };
        let rows = |from: &Range<usize>, to: &Range<usize>| {
            format!("{},{}", from.start + 1, to.end - from.start)
        };
        let (olds, news) = (
            rows(&first.old_range(), &last.old_range()),
            rows(&first.new_range(), &last.new_range()),
        );
        out.push_str(&format!("@@ -{olds} +{news} @@\n"));
        for change in group.iter().flat_map(|op| diff.iter_changes(op)) {
            let (sign, lines, index) = match change.tag() {
                ChangeTag::Delete => ('-', &old_lines, change.old_index()),
                ChangeTag::Insert => ('+', &new_lines, change.new_index()),
                ChangeTag::Equal => (' ', &new_lines, change.new_index()),
            };
            let line = index.and_then(|index| lines.get(index)).map_or("", String::as_str);
            out.push_str(&format!("{sign}{line}\n"));
        }
    }
    if out.is_empty() { out } else { format!("--- {from}\n+++ {to}\n{out}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_in_a_masked_place_is_shown_as_marks() {
        let old = Side { text: "а\nб: 123\nв\n", masks: std::slice::from_ref(&(7..10)) };
        let new = Side { text: "а\nб: 45\nв\n", masks: std::slice::from_ref(&(7..9)) };
        let expected = "--- p\n+++ p\n@@ -1,3 +1,3 @@\n а\n-б: •••\n+б: ••\n в\n";
        assert_eq!(unified("p", &old, &new), expected);
        assert_eq!(unified("p", &old, &old), "");
    }
}
