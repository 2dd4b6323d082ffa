//! One paragraph, item, heading or cell as Markdown left it: its text, and where each letter of that stands in the file.

use std::ops::Range;

/// Stands for what is no text any more: code, an escaped sign, the edge of a link.
pub(super) const OBJECT: char = '\u{1}';
/// Stands for a break that the editor asked for.
pub(super) const HARD_BREAK: char = '\u{b}';

/// What a leaf is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::content::parse) enum LeafKind {
    /// A paragraph of its own.
    Paragraph,
    /// The words of an item of a list.
    Item,
    /// A heading.
    Heading,
    /// A cell of a table.
    Cell,
    /// A code block that indentation alone makes.
    Code,
    /// A row of a table that has this many columns.
    Row(usize),
}

/// The text of one leaf of the document.
#[derive(Debug, Clone)]
pub(in crate::content::parse) struct Leaf {
    pub(super) kind: LeafKind,
    /// Its text; [`OBJECT`] where something else than text stands.
    pub(super) text: String,
    /// Where it stands in the body.
    pub(super) span: Range<usize>,
    /// From which byte of the text on the bytes of the body follow each other, and from which one of the body.
    marks: Vec<(usize, usize)>,
    /// Where what was read last ends in the body.
    end: usize,
}

impl Leaf {
    /// Begins a leaf at a byte of the body.
    pub(in crate::content::parse) fn new(kind: LeafKind, start: usize) -> Self {
        Self { kind, text: String::new(), span: start..start, marks: Vec::new(), end: start }
    }

    /// Adds text that stands at `at` of the body.
    pub(in crate::content::parse) fn push_text(
        &mut self,
        body: &str,
        words: &str,
        at: Range<usize>,
    ) {
        let is_first = self.text.is_empty();
        let is_escaped = (is_first || at.start > self.end) && body[..at.start].ends_with('\\');
        let rest = words.chars().next().map_or(0, |first| match is_escaped {
            true => first.len_utf8(),
            false => 0,
        });
        if body.get(at.clone()) != Some(words) {
            self.add_object(at);
            return;
        }
        if is_escaped {
            self.add_object(at.start..at.start + rest);
        }
        self.push(&words[rest..], at.start + rest..at.end);
    }

    /// Adds what is no text.
    pub(in crate::content::parse) fn add_object(&mut self, at: Range<usize>) {
        self.push(OBJECT.encode_utf8(&mut [0; 4]), at);
    }

    /// Adds the end of a line.
    pub(in crate::content::parse) fn add_line_end(&mut self, at: Range<usize>, is_hard: bool) {
        let sign = if is_hard { HARD_BREAK } else { '\n' };
        self.push(sign.encode_utf8(&mut [0; 4]), at);
    }

    fn push(&mut self, words: &str, at: Range<usize>) {
        self.marks.push((self.text.len(), at.start));
        self.text.push_str(words);
        self.end = at.end;
        self.span.end = self.span.end.max(at.end);
    }

    /// Returns where a byte of the text stands in the body.
    pub(super) fn at(&self, byte: usize) -> usize {
        let before = self.marks.partition_point(|(from, _)| *from <= byte);
        let (from, place) = before.checked_sub(1).map_or((0, self.span.start), |i| self.marks[i]);
        place + byte - from
    }

    /// Returns where a piece of the text stands in the body.
    pub(super) fn place(&self, piece: Range<usize>) -> Range<usize> {
        let start = self.at(piece.start);
        let last = self.text[piece.clone()].chars().next_back().map_or(0, char::len_utf8);
        start..self.at(piece.end - last).max(start) + last
    }

    /// Returns its lines, and from which byte of the text each begins.
    pub(super) fn lines(&self) -> Vec<(usize, &str)> {
        let mut start = 0;
        let line = |line| {
            let begun = start;
            start += str::len(line) + 1;
            (begun, line)
        };
        self.text.split(['\n', HARD_BREAK]).map(line).collect()
    }

    /// Returns the character before a byte of the text.
    pub(super) fn before(&self, byte: usize) -> Option<char> {
        self.text[..byte].chars().next_back()
    }

    /// Returns the character from a byte of the text on.
    pub(super) fn after(&self, byte: usize) -> Option<char> {
        self.text[byte..].chars().next()
    }

    /// Returns the leaf as it is looked through: within an address no sign has a meaning.
    pub(in crate::content::parse) fn finished(mut self) -> Self {
        let mut from = 0;
        while let Some(found) = self.text[from..].find("://") {
            let start = from + found;
            let length = self.text[start..].find(char::is_whitespace);
            let end = length.map_or(self.text.len(), |length| start + length);
            // Byte for byte, so that all places stay.
            let hidden: String = std::iter::repeat_n(OBJECT, end - start).collect();
            self.text.replace_range(start..end, &hidden);
            from = end;
        }
        self
    }
}
