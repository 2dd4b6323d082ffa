//! Places of a text as the protocol counts them: a line, and in it units of UTF-8 or of UTF-16.
//!
//! Diagnostics and fields know bytes of the text as it was decoded (line ends are `\n`, no byte order mark); a client counts lines of
//! the text as it holds it. Both have the same lines, so only a byte order mark that the client has kept moves anything.

use std::ops::Range;

use gen_lsp_types::{Position, PositionEncodingKind, Range as Span};

use crate::content::parse::text::for_display;

/// The byte order mark.
const MARK: char = '\u{feff}';

/// What is counted within a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Encoding {
    /// Bytes of UTF-8.
    Utf8,
    /// Units of UTF-16, which every client knows.
    Utf16,
}

impl Encoding {
    /// Chooses bytes where the client offers them, else what every client knows.
    pub(super) fn negotiate(offered: &[PositionEncodingKind]) -> Self {
        if offered.contains(&PositionEncodingKind::UTF8) { Self::Utf8 } else { Self::Utf16 }
    }

    /// Returns its name in the protocol.
    pub(super) fn protocol_name(self) -> PositionEncodingKind {
        match self {
            Self::Utf8 => PositionEncodingKind::UTF8,
            Self::Utf16 => PositionEncodingKind::UTF16,
        }
    }

    fn units_of(self, c: char) -> usize {
        match self {
            Self::Utf8 => c.len_utf8(),
            Self::Utf16 => c.len_utf16(),
        }
    }

    fn unit_count(self, text: &str) -> usize {
        text.chars().map(|c| self.units_of(c)).sum()
    }
}

/// A decoded text whose places are asked for again and again.
#[derive(Debug)]
pub(super) struct LineMap {
    text: String,
    lines: Vec<Range<usize>>,
    encoding: Encoding,
    /// How far the first line is moved by a mark that the client has kept.
    mark: usize,
}

impl LineMap {
    /// Takes a text as the client holds it.
    pub(super) fn new(held: &str, encoding: Encoding) -> Self {
        let text = for_display(held.as_bytes());
        let mark = if held.starts_with(MARK) { encoding.units_of(MARK) } else { 0 };
        Self { lines: line_spans(&text), text, encoding, mark }
    }

    /// Takes the bytes of a file that the client has not opened: it will hold them without a byte order mark.
    pub(super) fn for_closed_file(bytes: &[u8], encoding: Encoding) -> Self {
        Self::new(&for_display(bytes), encoding)
    }

    /// Returns the decoded text.
    pub(super) fn decoded(&self) -> &str {
        &self.text
    }

    /// Returns the place of a byte; of one within a character, where that begins.
    pub(super) fn position_of_byte(&self, byte: usize) -> Position {
        let byte = crate::base::diag::boundary(&self.text, byte);
        let line = self.lines.partition_point(|line| line.start <= byte) - 1;
        let start = self.lines[line].start;
        let shift = if line == 0 { self.mark } else { 0 };
        Position {
            line: as_u32(line),
            character: as_u32(self.encoding.unit_count(&self.text[start..byte]) + shift),
        }
    }

    /// Returns the places of two bytes.
    pub(super) fn span(&self, bytes: &Range<usize>) -> Span {
        Span { start: self.position_of_byte(bytes.start), end: self.position_of_byte(bytes.end) }
    }

    /// Returns the byte at a place; behind the end of a line, that end.
    pub(super) fn byte_of_position(&self, position: Position) -> usize {
        let shift = if position.line == 0 { self.mark } else { 0 };
        byte_at(&self.text, &self.lines, position, (self.encoding, shift))
    }

    /// Returns the bytes between two places.
    pub(super) fn byte_range(&self, span: Span) -> Range<usize> {
        let start = self.byte_of_position(span.start);
        start..self.byte_of_position(span.end).max(start)
    }

    /// Returns the places of the whole text.
    pub(super) fn whole(&self) -> Span {
        Span { start: Position::default(), end: self.position_of_byte(self.text.len()) }
    }
}

/// Puts a text in the place of another, as a client tells what was typed.
pub(super) fn replace_span(held: &mut String, span: Span, new: &str, encoding: Encoding) {
    let lines = line_spans(held);
    let start = byte_at(held, &lines, span.start, (encoding, 0));
    let end = byte_at(held, &lines, span.end, (encoding, 0)).max(start);
    held.replace_range(start..end, new);
}

/// Cuts a text into lines as the protocol does: at `\n`, `\r\n` and `\r`.
fn line_spans(text: &str) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let mut lines = Vec::new();
    let (mut start, mut at) = (0, 0);
    while at < bytes.len() {
        let width = match (bytes[at], bytes.get(at + 1)) {
            (b'\r', Some(b'\n')) => 2,
            (b'\n' | b'\r', _) => 1,
            (_, _) => {
                at += 1;
                continue;
            }
        };
        lines.push(start..at);
        at += width;
        start = at;
    }
    lines.push(start..text.len());
    lines
}

fn byte_at(
    text: &str,
    lines: &[Range<usize>],
    position: Position,
    (encoding, shift): (Encoding, usize),
) -> usize {
    let line = usize::try_from(position.line).ok().and_then(|line| lines.get(line));
    let Some(line) = line else { return text.len() };
    let mut left = usize::try_from(position.character).unwrap_or(usize::MAX).saturating_sub(shift);
    for (byte, c) in text[line.clone()].char_indices() {
        let units = encoding.units_of(c);
        if left < units {
            return line.start + byte;
        }
        left -= units;
    }
    line.end
}

fn as_u32(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const BOTH: [Encoding; 2] = [Encoding::Utf8, Encoding::Utf16];

    /// Texts of a few lines with letters of one, two, three and four bytes, and every line end.
    fn texts() -> impl Strategy<Value = String> {
        let pieces = ["a", "ї", "Ґ", "’", "є́", "🙂", "👩‍🚒", "𝒳", " ", "\n", "\r\n", "\r"];
        let piece = (0..pieces.len()).prop_map(move |n| pieces[n]);
        let mark = any::<bool>().prop_map(|marked| if marked { "\u{feff}" } else { "" });
        (mark, prop::collection::vec(piece, 0..40))
            .prop_map(|(mark, all)| mark.to_owned() + &all.concat())
    }

    /// Counts from the last line end, with what the standard library has.
    fn oracle(held: &str, encoding: Encoding) -> Position {
        let lines = held.replace("\r\n", "\n").replace('\r', "\n");
        let last = lines.rsplit('\n').next().unwrap();
        let character = match encoding {
            Encoding::Utf8 => last.len(),
            Encoding::Utf16 => last.encode_utf16().count(),
        };
        Position { line: as_u32(lines.matches('\n').count()), character: as_u32(character) }
    }

    proptest! {
        #[test]
        fn every_character_is_found_where_a_client_counts_it(held in texts()) {
            for encoding in BOTH {
                let map = LineMap::new(&held, encoding);
                // Each character of the client's text but the mark, with its byte of the decoded text.
                let start = held.len() - held.trim_start_matches(MARK).len();
                for (at, _) in held[start..].char_indices().map(|(at, c)| (start + at, c)) {
                    let within_end = held[..at].ends_with('\r') && held[at..].starts_with('\n');
                    if within_end {
                        continue;
                    }
                    let byte = for_display(&held.as_bytes()[..at]).len();
                    let position = map.position_of_byte(byte);
                    prop_assert_eq!(position, oracle(&held[..at], encoding));
                    prop_assert_eq!(map.byte_of_position(position), byte);
                }
            }
        }

        #[test]
        fn what_is_typed_comes_where_the_client_has_it(held in texts(), new in texts(), from in 0..60_usize, length in 0..9_usize) {
            let places: Vec<usize> = held
                .char_indices()
                .map(|(at, _)| at)
                .chain([held.len()])
                .filter(|at| !(held[..*at].ends_with('\r') && held[*at..].starts_with('\n')))
                .collect();
            let start = from.min(places.len() - 1);
            let bytes = places[start]..places[(start + length).min(places.len() - 1)];
            let mut wanted = held.clone();
            wanted.replace_range(bytes.clone(), &new);
            for encoding in BOTH {
                let span = Span { start: oracle(&held[..bytes.start], encoding), end: oracle(&held[..bytes.end], encoding) };
                let mut typed = held.clone();
                replace_span(&mut typed, span, &new, encoding);
                prop_assert_eq!(&typed, &wanted);
            }
        }
    }

    #[test]
    fn a_place_behind_the_end_or_within_a_character_is_the_nearest_before() {
        let map = LineMap::new("а🙂\nб", Encoding::Utf16);
        let byte = |line, character| map.byte_of_position(Position { line, character });
        assert_eq!((byte(0, 1), byte(0, 2), byte(0, 3), byte(0, 99)), (2, 2, 6, 6));
        assert_eq!((byte(1, 1), byte(7, 0)), (9, 9));
        assert_eq!(map.position_of_byte(3), Position { line: 0, character: 1 });
    }
}
