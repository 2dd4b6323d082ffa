//! A text by its lines and columns.

use std::ops::Range;

use crate::base::yaml::node::{Node, Value};

/// A text with what its layout is measured by.
pub(super) struct MeasuredText<'a> {
    pub(super) text: &'a str,
    /// Where its YAML stands.
    pub(super) span: Range<usize>,
    /// Its line break.
    pub(super) line_break: &'static str,
}

/// Returns the line break of a text: that of its first line.
pub(crate) fn line_break(text: &str) -> &'static str {
    let is_windows = text.find('\n').is_some_and(|at| text[..at].ends_with('\r'));
    if is_windows { "\r\n" } else { "\n" }
}

impl<'a> MeasuredText<'a> {
    pub(super) fn new(text: &'a str, span: Range<usize>) -> Self {
        Self { text, span, line_break: line_break(text) }
    }

    /// Tells a document in which nothing is written.
    pub(super) fn is_nothing(&self, node: &Node) -> bool {
        node.value == Value::Null && self.text[node.span.clone()].trim().is_empty()
    }

    pub(super) fn line_start(&self, at: usize) -> usize {
        let start = self.span.start;
        self.text[start..at].rfind('\n').map_or(start, |newline| start + newline + 1)
    }

    /// Returns where the line ends, without its break.
    pub(super) fn line_end(&self, at: usize) -> usize {
        let rest = &self.text[at..self.span.end];
        let line = rest.split_once('\n').map_or(rest, |(line, _)| line);
        at + line.strip_suffix('\r').unwrap_or(line).len()
    }

    /// Returns where the next line starts.
    pub(super) fn next_line(&self, at: usize) -> usize {
        let rest = &self.text[at..self.span.end];
        rest.find('\n').map_or(self.span.end, |newline| at + newline + 1)
    }

    /// Counts the bytes before `at` on its line; indentation is ASCII.
    pub(super) fn column(&self, at: usize) -> usize {
        at - self.line_start(at)
    }

    /// Tells whether only blanks stand before `at` on its line.
    pub(super) fn is_line_head(&self, at: usize) -> bool {
        self.text[self.line_start(at)..at].trim().is_empty()
    }

    /// Returns where the lines of what ends at `end` end: with the comments below it that stand deeper than `column`.
    pub(super) fn own_end(&self, end: usize, column: usize) -> usize {
        let mut own = self.next_line(end);
        let mut at = own;
        while at < self.span.end {
            let next = self.next_line(at);
            let line = &self.text[at..next];
            let content = line.trim_start_matches(' ');
            let is_blank = content.trim().is_empty();
            let is_comment = content.starts_with('#') && line.len() - content.len() > column;
            if !is_blank && !is_comment {
                break;
            }
            at = next;
            if !is_blank {
                own = next;
            }
        }
        own
    }
}
