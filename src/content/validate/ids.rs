//! Ids as people type them: with capitals, low lines, blanks, or letters of the other keyboard.

use crate::base::locale::homoglyphs::latin_twin;
use crate::base::locale::translit::slug;
use crate::base::names::{Id, IdError};

/// Reads an id, also one that was typed in another way.
///
/// # Errors
/// What is wrong with it.
pub(crate) fn read_id(text: &str) -> Result<Id, IdError> {
    Id::new(text).or_else(|error| id_meant(text).ok_or(error))
}

/// Returns the id that was typed with capitals, low lines or letters of the other keyboard that look the same; a word all
/// in Cyrillic may be one of its own.
pub(in crate::content) fn id_meant(text: &str) -> Option<Id> {
    let is_latin = text.chars().any(|c| c.is_ascii_alphanumeric());
    let letter = |c: char| match latin_twin(c).to_ascii_lowercase() {
        '_' => '-',
        c => c,
    };
    Id::new(&text.chars().map(letter).collect::<String>()).ok().filter(|_| is_latin)
}

/// Returns the id that was typed with blanks between its words.
pub(in crate::content) fn id_of_words(text: &str) -> Option<Id> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let is_word = |word: &&str| word.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    Id::new(&words.join("-").to_ascii_lowercase()).ok().filter(|_| words.iter().all(is_word))
}

/// Returns the id that a file gets by a name in any letters: in Latin ones (Cabinet resolution 55 of 2010), as long as an id may be.
pub(crate) fn id_of_name(name: &str) -> Option<Id> {
    let slug: String = slug(name).chars().take(Id::LONGEST).collect();
    Id::new(slug.trim_end_matches('-')).ok()
}

/// Eight, four, four, four and twelve hexadecimal digits (RFC 9562).
pub(super) fn is_uuid(text: &str) -> bool {
    let lengths: Vec<usize> = text.split('-').map(str::len).collect();
    lengths == [8, 4, 4, 4, 12] && text.chars().all(|c| c.is_ascii_hexdigit() || c == '-')
}
