//! Content lines, which vCard (RFC 2426, RFC 6350) and iCalendar (RFC 5545) share.
//!
//! A line ends in CRLF and is folded at 75 octets between two characters. Text is escaped: `\`, `;`, `,` and line ends,
//! a lone CR among them; other control characters are left out, so no text can begin a line of its own (docs/threats.md
//! V23). Names and parameters come from the program alone.

use std::borrow::Cow;

/// The longest line, in octets without its end.
const LONGEST: usize = 75;

/// Writes lines to the end of a buffer.
pub(super) struct Lines<'a> {
    buffer: &'a mut Vec<u8>,
}

impl<'a> Lines<'a> {
    pub(super) fn new(buffer: &'a mut Vec<u8>) -> Self {
        Self { buffer }
    }

    /// Writes a line whose value needs no escaping: a keyword, a number, or parts that were escaped.
    pub(super) fn raw(&mut self, name: &str, value: &str) {
        let mut room = LONGEST;
        for part in [name, ":", value] {
            if part.bytes().any(begins_control) {
                part.split(char::is_control).for_each(|part| self.fold_line(part, &mut room));
            } else {
                self.fold_line(part, &mut room);
            }
        }
        self.buffer.extend_from_slice(b"\r\n");
    }

    /// Goes on with a line that has `room` octets left.
    fn fold_line(&mut self, mut text: &str, room: &mut usize) {
        while text.len() > *room {
            let fits = (0..=*room).rev().find(|&end| text.is_char_boundary(end));
            let (fits, rest) = text.split_at(fits.expect("the beginning is a boundary"));
            self.buffer.extend_from_slice(fits.as_bytes());
            self.buffer.extend_from_slice(b"\r\n ");
            *room = LONGEST - 1;
            text = rest;
        }
        self.buffer.extend_from_slice(text.as_bytes());
        *room -= text.len();
    }

    /// Writes a line of text.
    pub(super) fn put_text(&mut self, name: &str, text: &str) {
        self.raw(name, &escaped(text));
    }

    /// Writes a line of text if there is any.
    pub(super) fn maybe(&mut self, name: &str, text: Option<&str>) {
        if let Some(text) = text.filter(|text| !text.is_empty()) {
            self.put_text(name, text);
        }
    }

    /// Writes a line of several texts with `between` them, `;` or `,`.
    pub(super) fn write_joined<'t>(
        &mut self,
        name: &str,
        between: &str,
        parts: impl IntoIterator<Item = &'t str>,
    ) {
        let parts: Vec<Cow<'t, str>> = parts.into_iter().map(escaped).collect();
        self.raw(name, &parts.join(between));
    }
}

/// Tells the bytes that control characters begin with: most texts have none, and bytes are looked through at once.
fn begins_control(byte: u8) -> bool {
    // U+0080 to U+009F are C2 80 to C2 9F in UTF-8 (RFC 3629).
    byte < 0x20 || byte == 0x7F || byte == 0xC2
}

fn escaped(text: &str) -> Cow<'_, str> {
    // U+2028 and U+2029 begin with E2.
    let is_special = |byte| matches!(byte, b'\\' | b';' | b',' | 0xE2) || begins_control(byte);
    if !text.bytes().any(is_special) {
        return Cow::Borrowed(text);
    }
    let mut escaped = String::with_capacity(text.len() + 16);
    let mut rest = text.chars();
    while let Some(c) = rest.next() {
        match c {
            '\\' | ';' | ',' => escaped.extend(['\\', c]),
            // The line feed that follows is the line's end.
            '\r' if rest.as_str().starts_with('\n') => {}
            '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => escaped.push_str("\\n"),
            '\t' => escaped.push(' '),
            c if c.is_control() => {}
            c => escaped.push(c),
        }
    }
    Cow::Owned(escaped)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(name: &str, text: &str) -> String {
        let mut buffer = Vec::new();
        Lines::new(&mut buffer).put_text(name, text);
        String::from_utf8(buffer).unwrap()
    }

    #[test]
    fn a_text_stays_in_its_line() {
        assert_eq!(line("NOTE", "a;b,c\\d"), "NOTE:a\\;b\\,c\\\\d\r\n");
        assert_eq!(line("NOTE", "a\r\nTEL:1\rX\nY\u{0}\u{b}"), "NOTE:a\\nTEL:1\\nX\\nY\r\n");
    }

    #[test]
    fn long_lines_are_folded_between_characters() {
        let text = "є".repeat(200) + &"🙂".repeat(50);
        let folded = line("SUMMARY", &text);
        assert!(folded.split("\r\n").all(|part| part.len() <= LONGEST));
        assert_eq!(folded.replace("\r\n ", ""), format!("SUMMARY:{text}\r\n"));
    }
}
