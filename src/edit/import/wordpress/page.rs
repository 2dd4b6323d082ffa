//! The door of html5ever: the text of a page becomes a tree, within limits.
//!
//! HTML is read as browsers read it, so every text gives a tree. Two things a browser bears and this does not: a
//! tree that grows without end out of a small text (formatting that is opened and never closed is opened anew in
//! every paragraph), and one so deep that walking it takes for ever. The text is handed over in small pieces
//! and the tree measured between them, so that neither is ever built.

use dom_query::{Document, NodeRef};
use html5ever::ParseOpts;
use html5ever::tendril::{StrTendril, TendrilSink};

/// The longest page, in bytes.
pub(super) const LONGEST: usize = 4 * 1024 * 1024;
/// The most elements and texts of a page.
const MOST_NODES: usize = 300_000;
/// How many elements may stand one inside the other.
const DEEPEST: usize = 256;
/// How many bytes are handed over at once.
const PIECE: usize = 1024;
/// After how many new nodes the depth is measured anew.
const STEP: usize = 4096;

/// Why a page cannot be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TooMuch {
    /// Over [`LONGEST`] bytes, or [`MOST_NODES`] nodes.
    Size,
    /// Over [`DEEPEST`] elements one inside the other.
    Depth,
}

/// Reads a page, or a part of one.
///
/// # Errors
/// [`TooMuch`].
pub(super) fn parse_html(html: &str) -> Result<Document, TooMuch> {
    if html.len() > LONGEST {
        return Err(TooMuch::Size);
    }
    let mut parser = html5ever::parse_document(Document::default(), options());
    let mut measured = 0;
    for piece in pieces(html) {
        parser.process(StrTendril::from_slice(piece));
        let document = &parser.tokenizer.sink.sink;
        // Nobody asks for the errors of a page, and a hostile one has many.
        document.errors.borrow_mut().clear();
        let nodes = document.tree.len();
        if nodes > MOST_NODES {
            return Err(TooMuch::Size);
        }
        if nodes > measured + STEP {
            measured = nodes;
            check_depth(document)?;
        }
    }
    let document = parser.finish();
    check_depth(&document)?;
    Ok(document)
}

fn options() -> ParseOpts {
    let mut options = ParseOpts::default();
    // What stands in <noscript> is for readers without scripts: it is part of the text.
    options.tree_builder.scripting_enabled = false;
    options
}

/// Cuts a text into pieces at the borders of characters.
fn pieces(mut text: &str) -> impl Iterator<Item = &str> {
    std::iter::from_fn(move || {
        let (piece, rest) = text.split_at(beginning(text, PIECE).len());
        text = rest;
        (!piece.is_empty()).then_some(piece)
    })
}

/// Returns at most `bytes` bytes of a text, cut at the border of a character.
pub(super) fn beginning(text: &str, bytes: usize) -> &str {
    let mut end = bytes.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

fn check_depth(document: &Document) -> Result<(), TooMuch> {
    let (mut node, mut depth) = (document.root(), 0);
    loop {
        if let Some(child) = node.first_child() {
            (node, depth) = (child, depth + 1);
            if depth > DEEPEST {
                return Err(TooMuch::Depth);
            }
            continue;
        }
        match next_outside(node, &mut depth) {
            Some(next) => node = next,
            None => return Ok(()),
        }
    }
}

/// Returns the next node that is not inside this one.
fn next_outside<'a>(mut node: NodeRef<'a>, depth: &mut usize) -> Option<NodeRef<'a>> {
    loop {
        if let Some(next) = node.next_sibling() {
            return Some(next);
        }
        node = node.parent()?;
        *depth = depth.checked_sub(1)?;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_read_as_browsers_read_it() {
        let page =
            parse_html("<p>Один<p>Два<br><b>три").map(|page| page.select("body").inner_html());
        assert_eq!(page.as_deref(), Ok("<p>Один</p><p>Два<br><b>три</b></p>"));
    }

    #[test]
    fn depth_and_growth_are_stopped_before_they_cost() {
        assert_eq!(parse_html(&"<div>".repeat(500_000)).err(), Some(TooMuch::Depth));
        assert_eq!(parse_html(&"<table><tr><td>".repeat(20_000)).err(), Some(TooMuch::Depth));
        let fonts: String = (0..200).map(|n| format!("<font id={n}>")).collect();
        assert_eq!(
            parse_html(&("<p>".to_owned() + &fonts + &"<p>x".repeat(100_000))).err(),
            Some(TooMuch::Size)
        );
        assert_eq!(parse_html(&"x".repeat(LONGEST + 1)).err(), Some(TooMuch::Size));
        assert!(parse_html(&"<p>ї".repeat(50_000)).is_ok());
    }
}
