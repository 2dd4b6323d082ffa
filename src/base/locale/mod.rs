//! Ukrainian and other languages: order, letters, plural forms, dates, phones, typography.
//!
//! Text, numbers and dates come in, text for a page comes out. Each file here is one rule of the language, and
//! is held to its table in `tests/tables`. Nothing here knows what an organisation is, reads a file or a
//! clock, or guesses: what cannot be said rightly is an error or stays as it was written.

pub(crate) mod apostrophes;
pub mod compare;
pub mod dates;
pub(crate) mod disguised;
pub mod edrpou;
pub(crate) mod emails;
pub(crate) mod homoglyphs;
pub(crate) mod host;
pub mod hours;
pub(crate) mod inflected;
mod languages;
pub mod number;
pub mod order;
pub mod phones;
pub mod plural;
pub(crate) mod regions;
pub mod search_key;
pub(crate) mod thesaurus;
pub mod translit;
pub(crate) mod typed;
pub mod typography;

use std::fmt;

/// A language code of ISO 639: two or three lower-case Latin letters.
///
/// Ukrainian and English are known here; functions that need words of another language say what they do then.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Lang {
    /// The letters; a two-letter code ends in a zero, so that the derived order is that of the text.
    letters: [u8; 3],
}

impl Lang {
    /// Ukrainian.
    pub const UK: Self = Self { letters: *b"uk\0" };
    /// English.
    pub const EN: Self = Self { letters: *b"en\0" };

    /// Returns the language that `code` names, if it has the shape of a code.
    pub(crate) fn parse(code: &str) -> Option<Self> {
        if !code.bytes().all(|b| b.is_ascii_lowercase()) {
            return None;
        }
        match *code.as_bytes() {
            [a, b] => Some(Self { letters: [a, b, 0] }),
            [a, b, c] => Some(Self { letters: [a, b, c] }),
            _ => None,
        }
    }

    /// Returns the main language of a site with these languages: the first; Ukrainian where none is named.
    pub(crate) fn main_of(languages: &[Self]) -> Self {
        languages.first().copied().unwrap_or(Self::UK)
    }

    /// Returns the code as text.
    pub(crate) fn as_str(&self) -> &str {
        let code = std::str::from_utf8(&self.letters).expect("a code is of Latin letters");
        code.trim_end_matches('\0')
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_str(), f)
    }
}

/// Tells a letter of the Cyrillic scripts (Unicode blocks Cyrillic and Cyrillic Supplement).
pub(crate) fn is_cyrillic(c: char) -> bool {
    matches!(c, '\u{400}'..='\u{52f}')
}

/// Tells the characters that people write for the Ukrainian apostrophe: `'` `’` `ʼ` `` ` `` `´` `′` `‘` `＇`, and
/// those that fonts and programs put in its place.
pub(crate) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ' | '`' | '´' | '′' | '‘' | '＇' | '‛' | 'ʹ' | 'ʻ' | 'ʽ' | 'ˈ')
}

/// Tells the double quotation marks of any style.
pub(super) fn is_quote(c: char) -> bool {
    matches!(c, '"' | '«' | '»' | '„' | '“' | '”' | '‟' | '‹' | '›' | '＂')
}

/// Tells a letter, as [`char::is_alphabetic`] does, but without its table for the letters most texts are made of.
pub(in crate::base) fn is_letter(c: char) -> bool {
    match c {
        'a'..='z' | 'A'..='Z' | 'А'..='я' | 'Ѐ'..='Џ' | 'ѐ'..='ҁ' | 'Ґ' | 'ґ' => true,
        '\0'..='\u{7f}' => false,
        c => c.is_alphabetic(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_is_what_unicode_calls_one() {
        for c in ('\0'..='\u{2fff}').chain(['\u{fb00}', '\u{ff07}', '\u{1f600}']) {
            assert_eq!(is_letter(c), c.is_alphabetic(), "{c:?}");
        }
    }

    #[test]
    fn a_language_is_two_or_three_lower_case_letters() {
        assert_eq!(Lang::parse("uk"), Some(Lang::UK));
        assert_eq!(Lang::parse("crh").map(|lang| lang.to_string()).as_deref(), Some("crh"));
        for bad in ["", "u", "UK", "uk-UA", "ukra", "у", "u1"] {
            assert_eq!(Lang::parse(bad), None, "{bad:?}");
        }
    }

    #[test]
    fn languages_are_ordered_as_their_codes() {
        assert!(Lang::EN < Lang::UK);
        assert!(Lang::parse("uk") < Lang::parse("uka"));
    }
}
