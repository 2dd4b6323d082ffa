//! Quotation marks: which open, which close, and how deep.
//!
//! Marks come in one by one with their neighbours, the marks to print go out: «…» and inside „…“ in Ukrainian, “…”
//! in English. A mark that cannot be paired stays as it was typed; so does an inch.

use crate::base::locale::Lang;

/// The quotation marks that are open at this point of a text.
#[derive(Debug, Clone)]
pub(super) struct Quotes {
    open: Vec<Mark>,
    /// Whether inner marks are printed differently from outer ones.
    nested: bool,
    /// Whether a mark closed what was not open.
    stray: bool,
}

/// An opening mark as it was typed, and whether it stands within another.
#[derive(Debug, Clone, Copy)]
struct Mark {
    typed: char,
    inner: bool,
}

impl Default for Quotes {
    fn default() -> Self {
        Self::nested(true)
    }
}

impl Quotes {
    /// Begins with nothing open.
    pub(super) fn nested(nested: bool) -> Self {
        Self { open: Vec::new(), nested, stray: false }
    }

    /// Tells whether every mark so far has its pair.
    pub(super) fn is_paired(&self) -> bool {
        self.open.is_empty() && !self.stray
    }

    /// Returns the mark to print for `typed` between two characters.
    pub(super) fn turn(
        &mut self,
        before: Option<char>,
        typed: char,
        next: Option<char>,
        lang: Lang,
    ) -> char {
        if lang != Lang::UK {
            return self.english(before, typed, next);
        }
        if matches!(typed, '‹' | '›') {
            typed
        } else if self.is_opening(before, typed, next) {
            self.open_quote(typed)
        } else {
            self.close_quote(typed)
        }
    }

    fn is_opening(&self, before: Option<char>, typed: char, next: Option<char>) -> bool {
        match typed {
            '«' | '„' | '‟' => true,
            '»' => false,
            // The end of a pair that began with a low mark, whatever stands around it.
            '“' | '”' if self.open.last().is_some_and(|mark| mark.is_low()) => false,
            _ => {
                let glued = self.open.is_empty()
                    && before.is_some_and(char::is_alphabetic)
                    && next.is_some_and(char::is_alphabetic);
                glued || (follows_gap(before) && !next.is_some_and(char::is_whitespace))
            }
        }
    }

    fn open_quote(&mut self, typed: char) -> char {
        let mark = Mark { typed, inner: self.open.len() % 2 == 1 };
        self.open.push(mark);
        match (self.nested, mark.inner) {
            (true, true) => '„',
            (false, _) if mark.is_typed_low() => typed,
            _ => '«',
        }
    }

    fn close_quote(&mut self, typed: char) -> char {
        let Some(mark) = self.open.pop() else {
            self.stray = true;
            return typed;
        };
        let low = if self.nested { mark.inner } else { mark.is_typed_low() && typed != '»' };
        if low { '“' } else { '»' }
    }

    /// Only straight marks are turned in English; typed ones are counted.
    fn english(&mut self, before: Option<char>, typed: char, next: Option<char>) -> char {
        let mark = Mark { typed, inner: false };
        match typed {
            '“' => self.open.push(mark),
            '"' if follows_gap(before) && !next.is_some_and(char::is_whitespace) => {
                self.open.push(mark);
                return '“';
            }
            '"' | '”' if self.open.pop().is_some() => return '”',
            _ => {}
        }
        typed
    }
}

impl Mark {
    /// Tells a mark whose pair is a high one: „…“.
    fn is_low(self) -> bool {
        self.inner || self.is_typed_low()
    }

    fn is_typed_low(self) -> bool {
        matches!(self.typed, '„' | '‟')
    }
}

/// Tells the place before a word.
fn follows_gap(before: Option<char>) -> bool {
    before.is_none_or(|c| {
        c.is_whitespace() || matches!(c, '(' | '[' | '{' | '«' | '„' | '-' | '–' | '—' | '/' | '=')
    })
}
