//! Bytes become text, or a diagnostic that says which bytes they are.
//!
//! Line ends become `\n` and a byte order mark goes away, so a file saved on Windows gives the same site
//! (docs/threats.md R7). Every place in a diagnostic is a byte of the text made here. Nothing is guessed: a file in
//! another encoding is named as such and not read.

use std::ops::Range;

use super::encoding;
use crate::base::diag::{Checked, Code, Diagnostic, Diagnostics, Location};
use crate::base::locale::is_cyrillic;
use crate::base::names::SourcePath;
use crate::base::yaml::{Node, Value};

/// Decodes a file; `None` where its encoding forbids reading it.
pub(crate) fn decode(path: &SourcePath, bytes: &[u8]) -> Checked<Option<String>> {
    let mut diagnostics = Diagnostics::default();
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        diagnostics.push(Diagnostic::new(Code::Utf16, Location::file(path)));
        return Checked { value: None, diagnostics };
    }
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            diagnostics.push(not_utf8(path, bytes, error.valid_up_to()));
            let shown = for_display(bytes);
            mask_contacts(path, &shown, 0..shown.len(), &mut diagnostics);
            return Checked { value: None, diagnostics };
        }
    };
    let text = normalise(path, text, &mut diagnostics);
    characters(path, &text, &mut diagnostics);
    Checked { value: Some(text), diagnostics }
}

/// Returns the text of a file for showing a line of it, whatever its encoding.
pub fn for_display(bytes: &[u8]) -> String {
    let text = String::from_utf8_lossy(bytes);
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    text.replace("\r\n", "\n").replace('\r', "\n")
}

/// Windows-1251 writes Ukrainian letters as single bytes from 0xC0 on (and ґ є і ї a little below), so a
/// Cyrillic text in it is mostly such bytes, which is never so in a damaged UTF-8 file.
fn not_utf8(path: &SourcePath, bytes: &[u8], valid: usize) -> Diagnostic {
    let high = bytes.iter().filter(|&&b| b >= 0x80).count();
    let letters = bytes
        .iter()
        .filter(|&&b| {
            b >= 0xc0 || matches!(b, 0xa5 | 0xaa | 0xaf | 0xb2 | 0xb3 | 0xb4 | 0xba | 0xbf)
        })
        .count();
    let continued =
        bytes.windows(2).filter(|w| w[0] >= 0xc0 && (0x80..0xc0).contains(&w[1])).count();
    let code = if letters > 2 && letters * 10 >= high * 9 && continued * 4 < letters {
        Code::Windows1251
    } else {
        Code::InvalidUtf8
    };
    let before = for_display(&bytes[..valid]).len();
    Diagnostic::new(code, Location::new(path, &(before..before + 1)))
}

fn normalise(path: &SourcePath, text: &str, diagnostics: &mut Diagnostics) -> String {
    let start = Location::file(path);
    let unmarked = text.strip_prefix('\u{feff}');
    if unmarked.is_some() {
        diagnostics.push(Diagnostic::new(Code::ByteOrderMark, start));
    }
    let text = unmarked.unwrap_or(text);
    let Some(first) = text.find('\r') else {
        return text.to_owned();
    };
    diagnostics.push(Diagnostic::new(Code::LineEnds, Location::new(path, &(first..first))));
    text.replace("\r\n", "\n").replace('\r', "\n")
}

/// Tells characters that nobody sees and nobody needs in a text: zero-width spaces, marks of byte order, soft hyphens.
pub(in crate::content) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}' | '\u{2060}' | '\u{feff}' | '\u{ad}')
}

/// Reports the first character of each sort that no output may carry or that nobody can read, and words that were read in
/// the wrong encoding.
fn characters(path: &SourcePath, text: &str, diagnostics: &mut Diagnostics) {
    let misread = encoding::misread(text);
    if let Some((span, said)) = misread.first() {
        let diagnostic = Diagnostic::new(Code::MisreadText, Location::new(path, span));
        let diagnostic = diagnostic.with("word", &text[span.clone()]).with("said", said.as_str());
        diagnostics.push(diagnostic.with("count", misread.len()));
    }
    if let Some(span) = question_marks(text) {
        let diagnostic = Diagnostic::new(Code::LostLetters, Location::new(path, &span));
        diagnostics.push(diagnostic.with("character", "?"));
    }
    let mut told: Vec<Code> = Vec::new();
    for (byte, c) in text.char_indices() {
        let Some(code) = fault(c) else { continue };
        // What stands within a misread word is no fault of its own.
        let after = misread.partition_point(|(span, _)| span.end <= byte);
        let is_within = misread.get(after).is_some_and(|(span, _)| span.start <= byte);
        if !is_within && !told.contains(&code) {
            told.push(code);
            report(path, byte..byte + c.len_utf8(), c, code, diagnostics);
        }
    }
}

/// Reports a character of a text that is written otherwise than it reads: `\u202E` in YAML, `&#8238;` in Markdown.
pub(super) fn check_decoded(
    path: &SourcePath,
    written: (&str, &Range<usize>),
    text: &str,
    diagnostics: &mut Diagnostics,
) {
    let (source, span) = written;
    let is_written = |c| source.get(span.clone()).is_some_and(|written| written.contains(c));
    // A web form ends lines as Windows does.
    let faults = text.chars().filter(|c| *c != '\r' && !is_written(*c));
    if let Some((c, code)) = faults.filter_map(|c| Some((c, fault(c)?))).next() {
        report(path, span.clone(), c, code, diagnostics);
    }
}

/// Does the same for every key and value of the fields.
pub(super) fn decoded_fields(
    path: &SourcePath,
    source: &str,
    node: &Node,
    diagnostics: &mut Diagnostics,
) {
    match &node.value {
        Value::Scalar(text) => check_decoded(path, (source, &node.span), text, diagnostics),
        Value::List(items) => {
            items.iter().for_each(|item| decoded_fields(path, source, item, diagnostics));
        }
        Value::Map(entries) => {
            for entry in entries {
                check_decoded(path, (source, &entry.span), &entry.key, diagnostics);
                decoded_fields(path, source, &entry.value, diagnostics);
            }
        }
        Value::Null | Value::Lost => {}
    }
}

fn report(path: &SourcePath, at: Range<usize>, c: char, code: Code, diagnostics: &mut Diagnostics) {
    let number = format!("U+{:04X}", u32::from(c));
    diagnostics.push(Diagnostic::new(code, Location::new(path, &at)).with("character", number));
}

/// Tells what is wrong with a character wherever it stands.
fn fault(c: char) -> Option<Code> {
    match c {
        '\n' | '\t' => None,
        '\0' => Some(Code::NulCharacter),
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => Some(Code::BidirectionalControl),
        '\u{fffd}' => Some(Code::LostLetters),
        '\u{e000}'..='\u{f8ff}' => Some(Code::PrivateCharacter),
        c if c.is_control() => Some(Code::ControlCharacter),
        c if is_invisible(c) => Some(Code::InvisibleCharacter),
        _ => None,
    }
}

/// So many question marks are no question.
const LONG_WORD: usize = 6;

/// Returns a line in which whole words became question marks.
fn question_marks(text: &str) -> Option<Range<usize>> {
    let is_lost = |word: &&str| {
        let word = word.trim_matches(|c: char| ".,;:!\"'«»()".contains(c));
        word.len() > 2 && word.bytes().all(|b| b == b'?')
    };
    let is_own = |c: Option<char>| c.is_some_and(is_cyrillic);
    // One letter of a word that an encoding does not have: `координаторц?ю`.
    let within = text.match_indices('?').find(|(at, _)| {
        is_own(text[..*at].chars().next_back()) && is_own(text[at + 1..].chars().next()) && {
            let next = text[at + 1..].chars().next();
            next.is_some_and(char::is_lowercase)
        }
    });
    if let Some((at, _)) = within {
        return Some(at..at + 1);
    }
    let line = text.lines().filter(|line| line.contains("???"));
    let mut lost = line.filter_map(|line| {
        let words: Vec<&str> = line.split_whitespace().filter(is_lost).collect();
        let (first, last) = (words.first()?, words.last()?);
        let start = first.as_ptr() as usize - text.as_ptr() as usize;
        let end = last.as_ptr() as usize + last.len() - text.as_ptr() as usize;
        (words.len() > 1 || end - start >= LONG_WORD).then_some(start..end)
    });
    lost.next()
}

/// Hides a file of which nothing is read: all of it where it is private, otherwise what may be a phone or an address.
pub(super) fn mask_unread(
    path: &SourcePath,
    bytes: &[u8],
    is_private: bool,
    diagnostics: &mut Diagnostics,
) {
    let shown = for_display(bytes);
    match is_private {
        true => diagnostics.mask(path, 0..shown.len()),
        false => mask_contacts(path, &shown, 0..shown.len(), diagnostics),
    }
}

/// Tells a file of another program by its first bytes, whatever it is called.
pub(super) fn foreign_format(bytes: &[u8]) -> Option<&'static str> {
    let start = bytes.trim_ascii_start();
    let begins =
        |sign: &[u8]| start.get(..sign.len()).is_some_and(|start| start.eq_ignore_ascii_case(sign));
    match () {
        () if begins(b"PK\x03\x04") => Some("not-text-office"),
        () if begins(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") => Some("not-text-office"),
        () if begins(b"{\\rtf") => Some("not-text-rtf"),
        () if begins(b"%PDF-") => Some("not-text-pdf"),
        () if begins(b"<!doctype html") || begins(b"<html") => Some("not-text-html"),
        () => None,
    }
}

/// Tells a day as the content writes it, `2020-03-27`: no number is written so.
fn is_day(run: &str) -> bool {
    let parts: Vec<&str> = run.trim().split('-').collect();
    let [year, month, day] = parts[..] else { return false };
    let is = |text: &str, length: usize| {
        text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit())
    };
    is(year, 4) && (year.starts_with("19") || year.starts_with("20")) && is(month, 2) && is(day, 2)
}

/// Tells the middle of hours, `00-17` of `09:00-17:00`.
fn is_hours(run: &str) -> bool {
    let is = |text: &str| text.len() == 2 && text.parse::<u8>().is_ok_and(|number| number < 60);
    run.split_once('-').is_some_and(|(minutes, hour)| is(minutes) && is(hour))
}

/// Hides what may be a phone or an address where the structure is broken, so that nobody can tell what is
/// private: runs of four digits and more, and words with `@`.
pub(super) fn mask_contacts(
    path: &SourcePath,
    text: &str,
    span: Range<usize>,
    diagnostics: &mut Diagnostics,
) {
    let base = span.start;
    let mut start = 0;
    let piece = &text[span];
    let is_part =
        |c: char| c.is_ascii_digit() || matches!(c, '+' | '(' | ')' | '-' | ' ' | '\u{a0}');
    for (byte, c) in piece.char_indices().chain([(piece.len(), '\n')]) {
        if !is_part(c) {
            let run = &piece[start..byte];
            let is_number = run.bytes().filter(u8::is_ascii_digit).count() >= 4;
            let is_between_colons = c == ':' && piece[..start].ends_with(':');
            if is_number && !is_day(run) && !(is_between_colons && is_hours(run)) {
                diagnostics.mask(path, base + start..base + byte);
            }
            start = byte + c.len_utf8().min(piece.len() - byte);
        }
    }
    for word in piece.split_whitespace().filter(|word| word.find('@').is_some_and(|at| at > 0)) {
        let at = base + (word.as_ptr() as usize - piece.as_ptr() as usize);
        diagnostics.mask(path, at..at + word.len());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(bytes: &[u8]) -> Vec<Code> {
        let checked = decode(&SourcePath::new("content/a.md"), bytes);
        checked.diagnostics.sorted().iter().map(|diagnostic| diagnostic.code).collect()
    }

    #[test]
    fn each_encoding_gets_its_own_remark() {
        let windows =
            [0xcf, 0xee, 0xf0, 0xf3, 0xf7, 0x20, 0xe4, 0xee, 0xef, 0xee, 0xec, 0xee, 0xe3, 0xe0];
        assert_eq!(codes(&windows), [Code::Windows1251]);
        assert_eq!(codes(&[0xff, 0xfe, 0x1f, 0x04]), [Code::Utf16]);
        assert_eq!(
            codes("Поруч".as_bytes().split_last().map_or(&[][..], |(_, s)| s)),
            [Code::InvalidUtf8]
        );
        assert_eq!(codes("\u{feff}a".as_bytes()), [Code::ByteOrderMark]);
        assert_eq!(codes(b"a\r\nb\r\n"), [Code::LineEnds]);
        assert_eq!(codes(b"a\0b\0"), [Code::NulCharacter]);
        assert_eq!(codes("a\u{202e}b".as_bytes()), [Code::BidirectionalControl]);
        assert_eq!(codes(b"a\x07b"), [Code::ControlCharacter]);
    }

    #[test]
    fn line_ends_and_marks_leave_the_same_text() {
        let path = SourcePath::new("content/a.md");
        let windows = decode(&path, "\u{feff}а\r\nб\r".as_bytes()).value;
        assert_eq!(windows.as_deref(), Some("а\nб\n"));
    }
}
