//! What Markdown left as text although something else was probably meant: `**` that marks nothing, a link with a gap, a
//! list or a table that is a paragraph.
//!
//! The leaves of a document come in, and what was found in them goes out, with the change that puts it right where only
//! one thing can have been meant. Signs that people use for themselves (a hashtag, a note marked `*`, a line to be
//! filled in) are left alone: it would rather miss a slip than name what is none.

mod blocks;
mod emphasis;
mod leaf;
mod leftover;
mod links;
mod lists;
mod tables;

use std::ops::Range;

use crate::base::diag::Code;
pub(super) use leaf::{Leaf, LeafKind};
pub(in crate::content) use leftover::Leftover;

/// In a longer body nobody's keyboard slipped: a program wrote it, and a hostile one may not cost minutes (docs/threats.md R6).
const LONGEST: usize = 128 * 1024;

/// Returns what was left in the leaves of a body, with the lines that nobody sees, in the order of their places.
pub(super) fn find(body: &str, leaves: &[Leaf], unseen: &[Range<usize>]) -> Vec<Leftover> {
    if body.len() > LONGEST {
        return Vec::new();
    }
    let mut found = emphasis::find(leaves);
    for leaf in leaves {
        match leaf.kind {
            LeafKind::Code => found.extend(blocks::accidental_code(body, leaf)),
            LeafKind::Row(columns) => found.extend(tables::beyond_the_head(body, leaf, columns)),
            LeafKind::Paragraph | LeafKind::Item | LeafKind::Heading | LeafKind::Cell => {
                found.extend(links::find(body, leaf));
                found.extend(links::footnotes(leaf));
            }
        }
        if leaf.kind == LeafKind::Heading {
            found.extend(blocks::accidental_heading(body, leaf));
        }
        if matches!(leaf.kind, LeafKind::Paragraph | LeafKind::Item) {
            found.extend(lists::find(body, leaf));
        }
        if leaf.kind == LeafKind::Paragraph {
            found.extend(blocks::broken_headings(body, leaf));
            found.extend(tables::find(body, leaf));
        }
    }
    let unseen = unseen.iter().cloned();
    found.extend(unseen.map(|line| Leftover::new(Code::LineNotShown, "hint", line)));
    found.sort_by_key(|leftover| (leftover.span.start, leftover.span.end));
    found
}
