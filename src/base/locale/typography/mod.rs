//! Quotation marks, apostrophes, dashes and spaces as a printer sets them.
//!
//! The text of a page comes in, without markup and not escaped; the same words go out. Links, e-mail addresses,
//! phone numbers, codes and ISO dates stay as they were written, and what was set once is not changed again.
//! Ukrainian and English are known; text in another language is left alone, since its marks differ.

mod protect;
mod quotes;
mod ranges;
mod spaces;

use super::{Lang, is_apostrophe, is_letter, is_quote};
use quotes::Quotes;

/// The most characters of earlier text that a decision looks back on.
const TAIL: usize = 48;

/// Sets one piece of text.
pub fn typeset(text: &str, lang: Lang) -> String {
    Typesetter::for_block(lang, text).set_node(text)
}

/// Sets the text of one paragraph or heading that inline markup has split into nodes, one after another.
#[derive(Debug, Clone)]
pub struct Typesetter {
    lang: Lang,
    quotes: Quotes,
    /// The end of what was set so far.
    tail: String,
}

impl Typesetter {
    /// Begins a block of which only the first node is known; quotation marks are trusted to come in pairs.
    pub(crate) fn new(lang: Lang) -> Self {
        Self { lang, quotes: Quotes::default(), tail: String::new() }
    }

    /// Begins a block whose nodes make up `text`.
    ///
    /// Where marks do not pair, as in «БО «Карітас», none is turned into an inner one.
    pub fn for_block(lang: Lang, text: &str) -> Self {
        let mut typesetter = Self::new(lang);
        if text.contains(is_quote) {
            let mut rehearsal = typesetter.clone();
            rehearsal.set_node(text);
            typesetter.quotes = Quotes::nested(rehearsal.quotes.is_paired());
        }
        typesetter
    }

    /// Returns the next text node as it is set.
    pub fn set_node(&mut self, text: &str) -> String {
        if self.lang != Lang::UK && self.lang != Lang::EN {
            return text.to_owned();
        }
        let mut out = std::mem::take(&mut self.tail);
        let start = out.len();
        let mut at = 0;
        for span in protect::spans(text) {
            self.typeset(&mut out, text, at, span.start);
            out.push_str(&text[span.clone()]);
            at = span.end;
        }
        self.typeset(&mut out, text, at, text.len());
        self.tail = last(&out, TAIL).to_owned();
        out.split_off(start)
    }

    /// Passes over what stands between two nodes and is not set: code, a line break.
    ///
    /// It is not part of the text that [`Typesetter::for_block`] was given.
    pub(crate) fn skip(&mut self, text: &str) {
        self.tail.push_str(text);
        self.tail = last(&self.tail, TAIL).to_owned();
    }

    /// Sets `text[at..end]`; the text after it is looked at but not set.
    fn typeset(&mut self, out: &mut String, text: &str, mut at: usize, end: usize) {
        while at < end {
            // Between marks and spaces there is nothing to decide.
            let plain = text[at..end].find(is_set).unwrap_or(end - at);
            out.push_str(&text[at..at + plain]);
            at += plain;
            if at < end {
                at += self.step(out, &text[at..]);
            }
        }
    }

    /// Sets the first character of `rest`, or as many as belong together; returns how many bytes those were.
    fn step(&mut self, out: &mut String, rest: &str) -> usize {
        let mut letters = rest.chars();
        let Some(c) = letters.next() else {
            return 0;
        };
        let (before, next) = (out.chars().next_back(), letters.next());
        match c {
            ' ' | '\u{a0}' => return spaces::typeset_space(out, rest, self.lang),
            '-' if ranges::is_range(out, &rest[1..]) => out.push('–'),
            c if is_quote(c) => out.push(self.quotes.turn(before, c, next, self.lang)),
            c if is_apostrophe(c) => out.push(apostrophe(before, c, next, self.lang)),
            c => out.push(c),
        }
        c.len_utf8()
    }
}

/// Tells the characters that may be set otherwise than they were written.
fn is_set(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}' | '-') || is_quote(c) || is_apostrophe(c)
}

/// Returns at most the last `count` characters of a text.
fn last(text: &str, count: usize) -> &str {
    text.char_indices().rev().nth(count).map_or(text, |(at, c)| &text[at + c.len_utf8()..])
}

/// Returns an apostrophe between letters; other uses of the character stay.
///
/// Ukrainian words have U+02BC. Latin ones have U+2019, in English also as single quotation marks.
fn apostrophe(before: Option<char>, c: char, next: Option<char>, lang: Lang) -> char {
    let is_letter = |c: Option<char>| c.is_some_and(is_letter);
    let is_latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphabetic());
    let opens =
        before.is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '[' | '“' | '—' | '–'));
    if is_letter(before) && is_letter(next) {
        return if is_latin(before) && is_latin(next) { '’' } else { 'ʼ' };
    }
    match c {
        '\'' if lang == Lang::EN && opens && is_letter(next) => '‘',
        '\'' if lang == Lang::EN && (is_letter(before) || next.is_some_and(char::is_numeric)) => {
            '’'
        }
        c => c,
    }
}

#[cfg(test)]
mod tests;
