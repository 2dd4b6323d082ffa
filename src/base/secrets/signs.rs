//! A text as the signs that a reader sees, whatever they are written with.
//!
//! Entities, escapes and percent codes are read, digits of every script and shape are digits, letters are small, invisible signs are
//! gone, and tags are told from what stands between them. In data only what is quoted is text.

use unicode_normalization::UnicodeNormalization;

use super::figures::digit;
use crate::base::locale::typed::entity;
use crate::base::names::is_invisible;

/// How a text is to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// HTML, XML, Markdown, or no markup at all.
    Markup,
    /// What stands within a tag: there are no tags in it.
    Inside,
    /// JSON: only texts in quotes are read.
    Data,
}

/// One sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sign {
    /// A letter, in lower case.
    Letter(char),
    Digit(u8),
    /// Any other visible sign.
    Mark(char),
    Blank,
    Line,
    /// A tag or comment; what stands within goes from the sign's first byte to its last.
    Tag {
        /// Whether the text goes on over it: emphasis, a link.
        is_inline: bool,
    },
    /// Nothing goes on over it.
    Break,
}

/// A sign and where it stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Placed {
    pub(super) sign: Sign,
    pub(super) start: usize,
    pub(super) end: usize,
}

/// Reads a text sign by sign.
pub(super) struct Signs<'a> {
    text: &'a str,
    at: usize,
    form: Form,
    /// In data: whether a quoted text is read.
    pub(super) is_quoted: bool,
    /// What one sign stands for beside its first.
    left: Vec<char>,
    /// Where that sign stands.
    place: (usize, usize),
    tags: Ends,
    comments: Ends,
}

/// The end of the next tag or comment: however many begin, a text is searched through once.
#[derive(Debug, Default)]
struct Ends {
    found: Option<usize>,
    /// Before this byte, none is found from where the search stands.
    searched: usize,
}

impl Ends {
    /// Returns where the first `close` at or behind `from` begins, if it is near; `from` never goes back.
    fn next_close(&mut self, text: &[u8], close: &[u8], from: usize) -> Option<usize> {
        let until = text.len().min(from + LONGEST_TAG);
        if self.found.is_none_or(|found| found < from) {
            // One may lie across the end of what was searched.
            let begin = from.max(self.searched.saturating_sub(close.len() - 1));
            let near = &text[begin..until];
            let found = near.windows(close.len()).position(|window| window == close);
            self.found = found.map(|found| begin + found);
            self.searched = self.found.unwrap_or(until);
        }
        self.found.filter(|found| found + close.len() <= until)
    }
}

/// The longest tag or comment that is read as one, in bytes.
const LONGEST_TAG: usize = 4096;

/// The longest name of an entity (HTML, 13.5).
const LONGEST_ENTITY: usize = 33;

/// The elements over which a sentence goes on.
const INLINE: [&str; 28] = [
    "a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "em", "font", "i", "ins",
    "kbd", "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var",
    "wbr",
];

impl<'a> Signs<'a> {
    pub(super) fn new(text: &'a str, form: Form, is_quoted: bool) -> Self {
        Self {
            text,
            at: 0,
            form,
            is_quoted,
            left: Vec::new(),
            place: (0, 0),
            tags: Ends::default(),
            comments: Ends::default(),
        }
    }

    /// Begins at a byte.
    pub(super) fn from(text: &'a str, form: Form, at: usize) -> Self {
        Self { at, ..Self::new(text, form, true) }
    }

    fn ascii(&mut self, byte: u8) -> Option<Sign> {
        let start = self.at;
        self.at += 1;
        Some(match byte {
            b'0'..=b'9' => Sign::Digit(byte - b'0'),
            b'a'..=b'z' => Sign::Letter(char::from(byte)),
            b'A'..=b'Z' => Sign::Letter(char::from(byte.to_ascii_lowercase())),
            b'\n' => Sign::Line,
            // A long line of a card or a calendar goes on in the next (RFC 6350, 3.2).
            b'\r' if self.text[start..].starts_with("\r\n ") => {
                self.at += 2;
                return None;
            }
            b' ' | b'\r' => Sign::Blank,
            b'<' if self.form == Form::Markup => self.read_tag(start),
            b'&' => self.entity(start),
            b'%' => match percent(&self.text[start..]) {
                Some(sign) => {
                    self.at += 2;
                    return self.plain_sign(sign);
                }
                None => Sign::Mark('%'),
            },
            b'\\' => return self.escape(start),
            _ => Sign::Mark(char::from(byte)),
        })
    }

    /// Reads what is no letter, digit or sign of ASCII.
    fn other(&mut self, c: char) -> Option<Sign> {
        self.at += c.len_utf8();
        self.plain_sign(c)
    }

    /// Classifies a sign that stands for itself; nothing for one that is not seen.
    fn plain_sign(&mut self, c: char) -> Option<Sign> {
        match c {
            '\u{410}'..='\u{44f}' | '\u{404}'..='\u{407}' | '\u{454}'..='\u{457}' | 'Ґ' | 'ґ' => {
                return Some(Sign::Letter(lowercase(c)));
            }
            // An apostrophe, though Unicode has it among the letters.
            '\u{2bc}' => return Some(Sign::Mark('\'')),
            // Stress marks, and what makes a figure a key or a picture.
            '\u{300}' | '\u{301}' | '\u{20e3}' | '\u{fe00}'..='\u{fe0f}' => return None,
            '\n' | '\u{2028}' => return Some(Sign::Line),
            // What sentences are full of.
            '«' | '»' | '\u{2010}'..='\u{201f}' => return Some(Sign::Mark(c)),
            _ if is_invisible(c) => return None,
            _ => {}
        }
        if let Some(value) = digit(c) {
            return Some(Sign::Digit(value));
        }
        if c.is_whitespace() {
            return Some(Sign::Blank);
        }
        if !c.is_ascii() {
            let plain: Vec<char> = c.nfkc().collect();
            if let [first, rest @ ..] = &*plain
                && *first != c
            {
                self.left = rest.iter().rev().copied().collect();
                return Some(simple(*first));
            }
        }
        Some(simple(c))
    }

    /// Reads a tag or a comment.
    fn read_tag(&mut self, start: usize) -> Sign {
        let inside = &self.text[start + 1..];
        let is_tag = inside.starts_with(|c: char| c.is_ascii_alphabetic() || "/!?".contains(c));
        let (ends, close) = match inside.starts_with("!--") {
            true => (&mut self.comments, "-->"),
            false => (&mut self.tags, ">"),
        };
        let bytes = self.text.as_bytes();
        let end = is_tag.then(|| ends.next_close(bytes, close.as_bytes(), start + 1)).flatten();
        let Some(end) = end else { return Sign::Mark('<') };
        self.at = end + close.len();
        let inside = &self.text[start + 1..end];
        let element = inside.trim_start_matches('/');
        let length = element.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(element.len());
        let name = element[..length].to_ascii_lowercase();
        if name == "script" && inside.contains("json") {
            self.form = Form::Data;
            self.is_quoted = false;
        }
        let is_inline = INLINE.binary_search(&&*name).is_ok()
            || inside.starts_with('!')
            || is_inline_of_office(element);
        Sign::Tag { is_inline }
    }

    fn entity(&mut self, start: usize) -> Sign {
        let code = &self.text[start..];
        if let Some((sign, length)) = entity(code) {
            self.at = start + length;
            return self.plain_sign(sign).unwrap_or(Sign::Blank);
        }
        let name = &code.as_bytes()[1..code.len().min(LONGEST_ENTITY)];
        let end = name.iter().position(|byte| !byte.is_ascii_alphanumeric());
        match end.filter(|end| *end > 1 && name[*end] == b';') {
            None => Sign::Mark('&'),
            Some(end) => {
                self.at = start + end + 2;
                match &name[..end] {
                    b"commat" => Sign::Mark('@'),
                    b"period" => Sign::Mark('.'),
                    b"lowbar" => Sign::Mark('_'),
                    b"hyphen" | b"dash" | b"minus" => Sign::Mark('-'),
                    _ => Sign::Blank,
                }
            }
        }
    }

    /// Reads what follows a backslash: `\u0030`, `\n` of data; in Markdown it hides the meaning of a sign.
    fn escape(&mut self, start: usize) -> Option<Sign> {
        let rest = &self.text[start + 1..];
        if let Some(code) = rest.strip_prefix('u').and_then(|code| code.get(..4)) {
            let c = u32::from_str_radix(code, 16).ok().and_then(char::from_u32);
            if let Some(c) = c {
                self.at = start + 6;
                return self.plain_sign(c);
            }
        }
        if self.form != Form::Data {
            return Some(Sign::Mark('\\'));
        }
        let c = rest.chars().next()?;
        self.at = start + 1 + c.len_utf8();
        Some(match c {
            'n' | 'r' => Sign::Line,
            't' => Sign::Mark('\t'),
            c => Sign::Mark(c),
        })
    }

    /// Passes over what is no text of data; tells whether it did.
    fn skip_data(&mut self) -> bool {
        let rest = &self.text.as_bytes()[self.at..];
        match (self.is_quoted, rest.first()) {
            (_, None) => false,
            (true, Some(b'"')) => {
                self.at += 1;
                self.is_quoted = false;
                true
            }
            (true, Some(_)) => false,
            (false, Some(_)) => {
                let quote = rest.iter().position(|byte| matches!(byte, b'"' | b'<'));
                self.at += quote.unwrap_or(rest.len());
                match rest.get(quote.unwrap_or(rest.len())) {
                    Some(b'<') => {
                        // The end of the script: JSON has no such sign outside of texts.
                        self.form = Form::Markup;
                    }
                    Some(_) => {
                        self.at += 1;
                        self.is_quoted = true;
                    }
                    None => {}
                }
                true
            }
        }
    }
}

impl Iterator for Signs<'_> {
    type Item = Placed;

    fn next(&mut self) -> Option<Placed> {
        if let Some(c) = self.left.pop() {
            return Some(Placed { sign: simple(c), start: self.place.0, end: self.place.1 });
        }
        loop {
            let start = self.at;
            if self.form == Form::Data && self.skip_data() {
                return Some(Placed { sign: Sign::Break, start, end: self.at });
            }
            let byte = *self.text.as_bytes().get(start)?;
            let sign = if byte.is_ascii() {
                self.ascii(byte)
            } else {
                let c = self.text[start..].chars().next()?;
                self.other(c)
            };
            if let Some(sign) = sign {
                self.place = (start, self.at);
                return Some(Placed { sign, start, end: self.at });
            }
        }
    }
}

/// Tells what parts no words in the XML of office documents: programs cut a number into runs wherever somebody once changed it. Of
/// those of Word all but a few go on.
fn is_inline_of_office(element: &str) -> bool {
    let end = element.find([' ', '>', '/', '\t', '\n', '\r']).unwrap_or(element.len());
    match element[..end].split_once(':') {
        Some(("w" | "w14" | "w15", name)) => !PARTING.contains(&name),
        Some(("a", name)) => matches!(name, "r" | "rPr" | "t"),
        Some(("text", name)) => {
            matches!(name, "span" | "a" | "s" | "bookmark-start" | "bookmark-end")
        }
        Some(_) => false,
        None => matches!(&element[..end], "r" | "rPr" | "t"),
    }
}

/// The elements of Word that part what stands before them from what stands behind.
const PARTING: [&str; 8] = ["p", "tc", "tr", "tbl", "br", "cr", "tab", "comment"];

/// Classifies a sign of a compatibility form.
fn simple(c: char) -> Sign {
    match digit(c) {
        Some(value) => Sign::Digit(value),
        None if c.is_alphabetic() => Sign::Letter(lowercase(c)),
        None if c.is_whitespace() => Sign::Blank,
        None => Sign::Mark(c),
    }
}

fn lowercase(c: char) -> char {
    c.to_lowercase().next().unwrap_or(c)
}

/// Reads a sign of an address of the net (RFC 3986, 2.1): `%2B`.
fn percent(text: &str) -> Option<char> {
    let code = text.strip_prefix('%')?.get(..2)?;
    let byte = u8::from_str_radix(code, 16).ok().filter(|byte| (b' '..0x7f).contains(byte))?;
    Some(char::from(byte))
}
