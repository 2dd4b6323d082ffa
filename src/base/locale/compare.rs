//! Whether two texts are the same for a person, or for a disk.
//!
//! A name comes in, the form that all its spellings share goes out. [`fold`] is for names that people type,
//! [`fold_id`] for ids and file names. The results are compared, never shown.

use std::sync::Arc;

use super::{homoglyphs, is_apostrophe, is_quote};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Returns what every spelling of one name shares.
///
/// Case, spaces, quotation marks, apostrophes, stress marks and the kind of dash do not count; `ґ` counts as
/// `г` and `ё` as `е`, because keyboards and old records lack the one or mistake the other.
pub fn fold(text: &str) -> String {
    collapse(text.nfc().flat_map(char::to_lowercase).filter_map(folded_char))
}

/// Returns a text without blanks around it, in NFC, the form that exports and search carry.
pub(crate) fn nfc(text: &str) -> Arc<str> {
    text.trim().nfc().collect::<String>().into()
}

/// Does the same as [`fold`] for a name that stands for somebody: letters of one shape are one letter, since nobody sees which
/// keyboard they came from.
pub(crate) fn name_key(text: &str) -> String {
    let letters = text.nfc().map(homoglyphs::skeleton).flat_map(char::to_lowercase);
    collapse(letters.map(homoglyphs::skeleton).filter_map(folded_char))
}

fn folded_char(c: char) -> Option<char> {
    match c {
        'ґ' => Some('г'),
        'ё' => Some('е'),
        '\u{2010}'..='\u{2015}' | '\u{2212}' => Some('-'),
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => None,
        c if is_apostrophe(c) || is_quote(c) || is_combining_mark(c) => None,
        c => Some(c),
    }
}

/// Tells whether two keys, or two values of a fixed list, are one word to whoever typed them.
///
/// As in [`fold`], and two letters of one shape are one letter: nobody sees which was typed, so no hint could say it.
/// A blank or a hyphen is as good as the low line that no printed form has.
pub fn is_same_key(one: &str, other: &str) -> bool {
    /// More bytes than this are no slips: a line of quotes costs no more than a look (docs/threats.md R6).
    const MOST_APART: usize = 256;
    let is_near = one.len().abs_diff(other.len()) <= MOST_APART;
    one == other || (is_near && key_letters(one).eq(key_letters(other)))
}

fn key_letters(text: &str) -> impl Iterator<Item = char> {
    let letters = text.trim().nfc().map(homoglyphs::skeleton).flat_map(char::to_lowercase);
    // Once more: `ï` and `Ї` meet only in lower case.
    letters.map(homoglyphs::skeleton).filter_map(folded_char).map(|c| match c {
        '-' => '_',
        c if c.is_whitespace() => '_',
        c => c,
    })
}

/// Counts the letters that were typed wrong, left out, added or exchanged between two texts.
pub(crate) fn distance(one: &str, other: &str) -> usize {
    strsim::damerau_levenshtein(one, other)
}

/// Does the same as [`distance`] for texts that are at most `allowed` apart; `None` for others, most of which cost no more
/// than a look: a hostile list of long names may not cost minutes (docs/threats.md R6).
pub(crate) fn distance_within(one: &str, other: &str, allowed: usize) -> Option<usize> {
    let (mut one, mut other): (Vec<char>, Vec<char>) =
        (one.chars().collect(), other.chars().collect());
    while one.last().is_some() && one.last() == other.last() {
        one.pop();
        other.pop();
    }
    let same = one.iter().zip(&other).take_while(|(a, b)| a == b).count();
    let (one, other) = (&one[same..], &other[same..]);
    // Each slip changes the length by one at most, and two counts of letters.
    let mut letters = [0_i32; 32];
    one.iter().for_each(|&c| letters[u32::from(c) as usize % 32] += 1);
    other.iter().for_each(|&c| letters[u32::from(c) as usize % 32] -= 1);
    let strange: i32 = letters.iter().map(|count| count.abs()).sum();
    let is_far = one.len().abs_diff(other.len()) > allowed
        || usize::try_from(strange).is_ok_and(|strange| strange > 2 * allowed);
    if is_far {
        return None;
    }
    let found = distance(&one.iter().collect::<String>(), &other.iter().collect::<String>());
    (found <= allowed).then_some(found)
}

/// Returns `text` in Unicode's composed form with case folded: ids that differ only in these clash on some disks.
pub fn fold_id(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    // The standard library has no case folding; down, up and down again, character by character, is the same for
    // every pair that folding unites (ß, ẞ and ss; ς and σ), and may only unite more.
    let lowered = text.nfd().flat_map(char::to_lowercase);
    lowered.flat_map(char::to_uppercase).flat_map(char::to_lowercase).nfc().collect()
}

/// Joins words with single spaces, none at the edges.
fn collapse(letters: impl Iterator<Item = char>) -> String {
    let mut out = String::new();
    for c in letters {
        if !c.is_whitespace() {
            out.push(c);
        } else if !out.is_empty() && !out.ends_with(' ') {
            out.push(' ');
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// Returns the candidate that is most like `word`, if one is like it at all.
pub(crate) fn nearest<'a>(
    word: &str,
    candidates: impl Iterator<Item = &'a str>,
) -> Option<&'a str> {
    let word = word.to_lowercase();
    let longest = word.chars().count();
    let allowed = match longest {
        0..=2 => 1,
        3..=6 => 2,
        _ => 3,
    };
    candidates
        .filter_map(|candidate| {
            Some((distance_within(&word, &candidate.to_lowercase(), allowed)?, candidate))
        })
        .filter(|&(distance, candidate)| distance < candidate.chars().count())
        .min_by_key(|&(distance, candidate)| (distance, candidate))
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_character_folded_twice_is_the_one_folded_once() {
        for c in '\0'..=char::MAX {
            let text = c.to_string();
            assert_eq!(fold(&fold(&text)), fold(&text), "{c:?}");
            assert_eq!(fold_id(&fold_id(&text)), fold_id(&text), "{c:?}");
        }
    }

    #[test]
    fn the_bounded_distance_is_the_distance() {
        let words =
            ["", "а", "аб", "ба", "абв", "бав", "школа", "шокла", "школи", "лікарня", "лікраня №2"];
        for one in words {
            for other in words {
                for allowed in 0..4 {
                    let expected = Some(distance(one, other)).filter(|found| *found <= allowed);
                    assert_eq!(distance_within(one, other, allowed), expected, "{one} {other}");
                }
            }
        }
    }

    #[test]
    fn spellings_of_one_name_fold_alike() {
        for (one, other) in [
            ("Сім'я", "сімʼя"),
            ("Сім`я", "СІМ’Я"),
            ("Ґудзик", "гудзик"),
            ("ГО «Поруч»", "ГО  \"Поруч\" "),
            ("Йога", "и\u{306}ога"),
            ("за́мок", "замок"),
            ("Дім – школа", "дім - школа"),
        ] {
            assert_eq!(fold(one), fold(other), "{one} {other}");
        }
        assert_ne!(fold("Іжа"), fold("Їжа"));
    }

    #[test]
    fn ids_fold_case_and_unicode_form() {
        assert_eq!(fold_id("Straße"), fold_id("STRASSE"));
        assert_eq!(fold_id("Їжак"), fold_id("і\u{308}жак"));
        assert_eq!(fold_id("ΣΑΣ"), fold_id("σας"));
        assert_ne!(fold_id("ґава"), fold_id("гава"));
    }
}
