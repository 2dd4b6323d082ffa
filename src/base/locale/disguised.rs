//! Contacts written for eyes alone: `050/000/00/07`, `０５０ …`, `050 000<br>00 07`, `name (at) example.org`.
//!
//! A text comes in, the same text in plain signs goes out, and each byte of it knows where it stood. It serves to compare with
//! contacts that are known already: what is joined here may never have been one number, so nobody is shown it.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

use super::is_cyrillic;
use super::typed::entity;
use crate::base::diag::boundary;

/// The longest tag that is read over.
const LONGEST_TAG: usize = 80;
/// How far the signs of one contact lie apart, in bytes.
const REACH: usize = 64;
const BLANKS: [char; 2] = [' ', '\u{a0}'];
/// What people write for the `@` and the point of an address.
const AT: [&str; 7] = ["at", "@", "ат", "эт", "собака", "собачка", "равлик"];
const DOT: [&str; 5] = ["dot", ".", "крапка", "точка", "крапочка"];

/// A text in plain signs.
#[derive(Debug)]
pub(crate) struct PlainText {
    text: String,
    /// Where each byte stood, and the end.
    places: Vec<usize>,
}

impl PlainText {
    /// Reads a text; `None` where it is plain already.
    pub(crate) fn from_text(text: &str) -> Option<Self> {
        let mut plain = Self { text: String::with_capacity(text.len()), places: Vec::new() };
        let mut at = 0;
        while let Some(c) = text[at..].chars().next() {
            at += plain.take_sign(text, at, c);
        }
        plain.places.push(text.len());
        (plain.text != text).then_some(plain)
    }

    /// Returns the text.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// Returns the place that a part of it had.
    pub(crate) fn place(&self, part: &Range<usize>) -> Range<usize> {
        let last = part.end.saturating_sub(1).max(part.start);
        // The end of a sign that was written longer is where the next one begins.
        let next = self.places[last..].iter().find(|place| **place > self.places[last]);
        self.places[part.start]..next.copied().unwrap_or(self.places[last])
    }

    /// Takes what stands at a place, and returns how long it is.
    fn take_sign(&mut self, text: &str, at: usize, c: char) -> usize {
        let rest = &text[at..];
        if let Some(length) = tag_length(rest) {
            self.push_sign(at, " ");
            return length;
        }
        if let Some((sign, length)) = entity(rest).or_else(|| percent(rest)) {
            self.push_sign(at, sign.encode_utf8(&mut [0; 4]));
            return length;
        }
        if let Some((sign, length)) = spelt(rest) {
            let kept = self.text.len() - (self.near().len() - trimmed(self.near()).len());
            self.text.truncate(kept);
            self.places.truncate(kept);
            self.push_sign(at, sign);
            return length;
        }
        let after = &rest[c.len_utf8()..boundary(rest, REACH)];
        let after = after.trim_start_matches(BLANKS).chars().next();
        let is_before_digit = after.is_some_and(|c| c.is_ascii_digit());
        let before = trimmed(self.near()).chars().next_back();
        let is_after_digit = before.is_some_and(|c| c.is_ascii_digit());
        match c {
            '*' | '`' | '~' | '\\' | '\u{fe0f}' | '\u{20e3}' => {}
            '_' if is_before_digit || is_after_digit => self.push_sign(at, " "),
            _ if is_sign(c) && is_before_digit && is_after_digit => self.push_sign(at, " "),
            'О' | 'о' | 'O' | 'o' | 'З' | 'з' if self.is_figure(rest, c) => {
                self.push_sign(at, if matches!(c, 'З' | 'з') { "3" } else { "0" });
            }
            _ => match wide(c) {
                Some(plain) => self.push_sign(at, &plain),
                None => self.push_sign(at, &rest[..c.len_utf8()]),
            },
        }
        c.len_utf8()
    }

    /// Returns the last signs that were put.
    fn near(&self) -> &str {
        &self.text[boundary(&self.text, self.text.len().saturating_sub(REACH))..]
    }

    fn push_sign(&mut self, at: usize, sign: &str) {
        self.text.push_str(sign);
        self.places.resize(self.text.len(), at);
    }

    /// Tells a letter that stands where only a figure can: beside figures and no letter.
    fn is_figure(&self, rest: &str, c: char) -> bool {
        let before = self.text.chars().next_back();
        let after = rest[c.len_utf8()..].chars().next();
        let is = |c: Option<char>, test: fn(&char) -> bool| c.is_some_and(|c| test(&c));
        let is_alone = !is(before, |c| c.is_alphabetic());
        let is_digit = |c| is(c, char::is_ascii_digit);
        is_alone && (is_digit(after) || (is_digit(before) && !is(after, |c| c.is_alphabetic())))
    }
}

fn trimmed(text: &str) -> &str {
    text.trim_end_matches(BLANKS)
}

/// Tells the signs that people put between figures of one number, beside those that every number may have.
fn is_sign(c: char) -> bool {
    matches!(c, '/' | ',' | ';' | '=' | '|' | '•' | '·' | '…' | '"' | '\'' | '[' | ']' | '^')
}

/// Returns the plain sign of a wide, raised or ringed one.
fn wide(c: char) -> Option<String> {
    let may_be = !c.is_ascii() && !is_cyrillic(c) && !c.is_whitespace();
    let plain: String = may_be.then(|| c.nfkc().collect())?;
    let is_meant = |c: char| c.is_ascii_digit() || matches!(c, '@' | '.' | '+' | '/');
    plain.chars().all(is_meant).then_some(plain)
}

/// Returns how long the tag is that a text begins with.
fn tag_length(text: &str) -> Option<usize> {
    let inside = text.strip_prefix('<')?;
    let is_tag = inside.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/');
    let end = inside.bytes().take(LONGEST_TAG).position(|byte| byte == b'>')?;
    (is_tag && !inside[..end].contains('@')).then_some(end + 2)
}

/// Reads a sign of an address of the net (RFC 3986, 2.1): `%2B`.
fn percent(text: &str) -> Option<(char, usize)> {
    let code = text.strip_prefix('%')?.get(..2)?;
    let sign = u8::from_str_radix(code, 16).ok().filter(|byte| (b' '..0x7f).contains(byte))?;
    Some((char::from(sign), 3))
}

/// Reads `(at)`, ` собака `, `[dot]`, ` @ `: the sign, and how long it is written with the blanks behind it.
fn spelt(text: &str) -> Option<(&'static str, usize)> {
    let (open, close) = match text.chars().next()? {
        '(' => ('(', ")"),
        '[' => ('[', "]"),
        '{' => ('{', "}"),
        '<' => ('<', ">"),
        ' ' => (' ', " "),
        _ => return None,
    };
    let near = &text[..boundary(text, REACH)];
    let inside = near[open.len_utf8()..].trim_start_matches(' ');
    let length = inside.find(|c: char| c == ' ' || close.contains(c))?;
    let word = inside[..length].to_lowercase();
    let sign = match () {
        () if AT.contains(&word.as_str()) => "@",
        // A point with blanks around it ends a sentence.
        () if DOT.contains(&word.as_str()) && !(open == ' ' && word == ".") => ".",
        () => return None,
    };
    let behind = match close {
        " " => &inside[length..],
        close => inside[length..].trim_start_matches(' ').strip_prefix(close)?,
    };
    let behind = behind.trim_start_matches(' ');
    // Without brackets the word stands in a sentence, unless Latin letters follow it.
    let is_meant = open != ' ' || behind.starts_with(|c: char| c.is_ascii_alphanumeric());
    is_meant.then(|| (sign, near.len() - behind.len()))
}

#[cfg(test)]
mod tests {
    use super::super::emails::find_emails;
    use super::super::phones::find_numbers;
    use super::*;

    #[test]
    fn a_number_for_eyes_alone_is_read_in_its_place() {
        for written in [
            "050/000/00/07",
            "050 000<br>00 07",
            "050 000<br />\n00 07",
            "０５０ ０００ ００ ０７",
            "＋３８０５０００００００７",
            "*050* 000 00 07",
            "**050** `000` 00 07",
            "050,000,00,07",
            "050_000_00_07",
            "О5О 000-00-О7",
            "0️⃣5️⃣0️⃣ 0️⃣0️⃣0️⃣ 0️⃣0️⃣ 0️⃣7️⃣",
            "050&nbsp;000&nbsp;00&nbsp;07",
            "%2B380500000007",
            "050%20000%2000%2007",
            "050|000|00|07",
            "⓪⑤⓪ ⓪⓪⓪ ⓪⓪ ⓪⑦",
            "<b>050</b> 000 <i>00</i> 07",
            "050 • 000 • 00 • 07",
        ] {
            let text = format!("Дзвоніть {written}: щодня");
            let plain = PlainText::from_text(&text).unwrap_or_else(|| panic!("{written}"));
            let found = find_numbers(plain.text());
            let [(span, number)] = found.as_slice() else { panic!("{written}: {plain:?}") };
            assert_eq!(number.tel(), "+380500000007", "{written}");
            let place = plain.place(span);
            assert!(written.contains(text[place.clone()].trim()), "{written}: {}", &text[place]);
        }
    }

    #[test]
    fn an_address_for_eyes_alone_is_read_in_its_place() {
        for written in [
            "olena (at) example.org",
            "olena[at]example[dot]org",
            "olena собака example крапка org",
            "olena @ example.org",
            "olena&#64;example.org",
            "olena%40example.org",
            "olena＠example.org",
            "olena { at } example { dot } org",
            "olena(собака)example.org",
        ] {
            let text = format!("Пишіть на {written}, щодня");
            let plain = PlainText::from_text(&text).unwrap_or_else(|| panic!("{written}"));
            let found = find_emails(plain.text());
            let [(span, email)] = found.as_slice() else { panic!("{written}: {plain:?}") };
            assert_eq!(email, "olena@example.org", "{written}");
            assert_eq!(&text[plain.place(span)], written);
        }
    }

    #[test]
    fn other_words_stay_as_they_are() {
        for text in
            ["", "Дзвоніть 050 000-00-07, пн-пт 9:00", "О 5 годині", "Зоя і собака", "2 + 2"]
        {
            assert!(PlainText::from_text(text).is_none_or(|plain| plain.text() == text), "{text}");
        }
    }
}
