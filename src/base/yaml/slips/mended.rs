//! A text without its slips, for reading on behind them.

use std::ops::Range;

use super::slip::Slip;
use crate::base::yaml::edit::change::Patch;

/// A text with its slips mended, which knows where each byte was.
pub(in crate::base::yaml) struct MendedText<'t> {
    pub(in crate::base::yaml) text: String,
    /// Of each patch: where it ends in the mended text and in the original, and where it starts in each.
    steps: Vec<(Range<usize>, Range<usize>)>,
    base: usize,
    original: &'t str,
}

impl<'t> MendedText<'t> {
    pub(in crate::base::yaml) fn new(text: &'t str, span: &Range<usize>, slips: &[Slip]) -> Self {
        let mut patches: Vec<&Patch> = slips.iter().flat_map(|slip| &slip.patches).collect();
        patches.sort_by_key(|patch| (patch.span.start, patch.span.end));
        let mut mended = String::with_capacity(span.len() + 16);
        let mut steps = Vec::new();
        let mut at = span.start;
        for patch in patches.into_iter().filter(|patch| patch.span.start >= span.start) {
            // What overlaps is mended by the first alone.
            if patch.span.start < at {
                continue;
            }
            mended.push_str(&text[at..patch.span.start]);
            let start = mended.len();
            mended.push_str(&patch.text);
            steps.push((start..mended.len(), patch.span.clone()));
            at = patch.span.end;
        }
        mended.push_str(&text[at..span.end]);
        Self { text: mended, steps, base: span.start, original: text }
    }

    /// Returns the place in the original of a byte of the mended text.
    pub(in crate::base::yaml) fn origin(&self, byte: usize) -> usize {
        let mut moved = byte + self.base;
        for (new, old) in &self.steps {
            if byte < new.end {
                // Inside a patch both ends are as near as can be told.
                let inside = byte.saturating_sub(new.start).min(old.len());
                return self.boundary(if byte >= new.start { old.start + inside } else { moved });
            }
            moved = old.end + (byte - new.end);
        }
        moved
    }

    /// Returns the start of the character that a byte of the original belongs to.
    fn boundary(&self, byte: usize) -> usize {
        (0..=byte)
            .rev()
            .find(|at| self.original.is_char_boundary(*at))
            .expect("a text begins with one")
    }
}
