//! Comments of HTML in a body: the editor's notes, which go nowhere.

/// Cuts comments out of pieces that come in their order.
#[derive(Debug, Default)]
pub(super) struct Comments {
    /// Whether one was opened and not closed yet.
    is_open: bool,
}

impl Comments {
    /// Tells whether a comment was opened and not closed yet.
    pub(super) fn is_open(&self) -> bool {
        self.is_open
    }

    /// Returns what a piece shows; nothing if no comment is in it.
    pub(super) fn cut(&mut self, piece: &str) -> Option<String> {
        if !self.is_open && !piece.contains("<!--") {
            return None;
        }
        let (mut kept, mut rest) = (String::new(), piece);
        loop {
            if self.is_open {
                let Some((_, after)) = rest.split_once("-->") else { break };
                (self.is_open, rest) = (false, after);
            }
            let Some((before, after)) = rest.split_once("<!--") else {
                kept.push_str(rest);
                break;
            };
            kept.push_str(before);
            (self.is_open, rest) = (true, after);
        }
        Some(kept)
    }
}
