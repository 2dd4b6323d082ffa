//! Two versions of a text become the changes between them: the door of similar for editors.
//!
//! Lines are compared; of a line that changed only what differs is changed, so the cursor and everything around stay.

use std::ops::Range;

use gen_lsp_types::TextEdit;
use similar::{DiffTag, TextDiff};

use super::position::LineMap;

/// A piece of a text that becomes another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct TextChange {
    /// The bytes of the text before.
    pub(super) bytes: Range<usize>,
    /// What comes in their place.
    pub(super) text: String,
}

/// Returns the changes from one text to another in their order: for each run of lines that differ those of its lines, one by one where
/// as many come as go.
pub(super) fn changed_runs(old: &str, new: &str) -> Vec<Vec<TextChange>> {
    let (before, after): (Vec<&str>, Vec<&str>) =
        (old.split_inclusive('\n').collect(), new.split_inclusive('\n').collect());
    let diff = TextDiff::from_slices(&before, &after);
    let starts = line_starts(&before);
    let run = |(gone, come): (Range<usize>, Range<usize>)| -> Vec<TextChange> {
        if gone.len() == come.len() {
            let lines = gone.zip(come);
            return lines
                .map(|(n, m)| without_common_ends(starts[n], before[n], after[m]))
                .collect();
        }
        let (start, end) = (starts[gone.start], starts[gone.end]);
        vec![without_common_ends(start, &old[start..end], &after[come].concat())]
    };
    let changed = diff.ops().iter().filter(|op| op.tag() != DiffTag::Equal);
    changed.map(|op| run((op.old_range(), op.new_range()))).collect()
}

/// Returns where each line starts, and where the last ends.
fn line_starts(lines: &[&str]) -> Vec<usize> {
    let mut starts = vec![0];
    for line in lines {
        starts.push(starts[starts.len() - 1] + line.len());
    }
    starts
}

/// Leaves out what is the same at both ends.
fn without_common_ends(start: usize, old: &str, new: &str) -> TextChange {
    let same = |pair: &((usize, char), char)| pair.0.1 == pair.1;
    let head: usize =
        old.char_indices().zip(new.chars()).take_while(same).map(|((_, c), _)| c.len_utf8()).sum();
    let (old, new) = (&old[head..], &new[head..]);
    let tail: usize = old
        .char_indices()
        .rev()
        .zip(new.chars().rev())
        .take_while(same)
        .map(|((_, c), _)| c.len_utf8())
        .sum();
    let start = start + head;
    TextChange { bytes: start..start + old.len() - tail, text: new[..new.len() - tail].to_owned() }
}

/// Makes some changes, which are in their order and apart.
pub(super) fn with_changes(text: &str, changes: &[TextChange]) -> String {
    let mut new = text.to_owned();
    for change in changes.iter().rev() {
        new.replace_range(change.bytes.clone(), &change.text);
    }
    new
}

/// Writes changes as the client makes them.
pub(super) fn text_edits(map: &LineMap, changes: &[TextChange]) -> Vec<TextEdit> {
    let edit = |change: &TextChange| TextEdit {
        range: map.span(&change.bytes),
        new_text: change.text.clone(),
    };
    changes.iter().map(edit).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn texts() -> impl Strategy<Value = String> {
        let pieces = ["а", "б", "є́", "🙂", "- ", "\n", "ключ: ", "1"];
        let piece = (0..pieces.len()).prop_map(move |n| pieces[n]);
        prop::collection::vec(piece, 0..30).prop_map(|all| all.concat())
    }

    proptest! {
        #[test]
        fn all_changes_make_the_other_text(old in texts(), new in texts()) {
            let changes = changed_runs(&old, &new).concat();
            prop_assert_eq!(with_changes(&old, &changes), new);
        }
    }

    #[test]
    fn of_a_line_only_what_differs_is_changed() {
        let (old, new) = ("а: 1\nб: 050-1\nв\n", "а: 1\nб: 050 1\nв\n");
        let byte = old.find('-').expect("it is there");
        let change = TextChange { bytes: byte..byte + 1, text: " ".to_owned() };
        assert_eq!(changed_runs(old, new), [[change]]);
    }
}
