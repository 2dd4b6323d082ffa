//! Ukrainian in Latin letters, by resolution 55 of the Cabinet of Ministers of 27 January 2010.
//!
//! A name comes in; [`to_latin`] gives the spelling of passports and road signs, [`slug`] the same as a part of an
//! address. A published id never changes, so neither may this table. Letters that Ukrainian lacks (ё ы э ъ) are
//! written as their nearest kin, so that a foreign name does not lose them.

use super::is_apostrophe;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Returns `text` with its Cyrillic letters in Latin ones; everything else stays.
pub fn to_latin(text: &str) -> String {
    let letters: Vec<char> = text.nfc().filter(|&c| !is_silent(c)).collect();
    let mut out = String::with_capacity(text.len());
    let mut inside = false;
    for (i, &c) in letters.iter().enumerate() {
        if is_apostrophe(c) && touches_cyrillic(&letters, i) {
            continue; // The letter after an apostrophe does not begin a word.
        }
        match latin(c, inside) {
            Some("h") if follows_z(&letters, i) => push_cased(&mut out, "gh", &letters, i),
            Some(latin) => push_cased(&mut out, latin, &letters, i),
            None => out.push(c),
        }
        inside = c.is_alphabetic();
    }
    out
}

/// Returns `text` as a part of an address: `a`–`z`, `0`–`9` and single hyphens inside.
///
/// Empty when `text` has no letter or digit that can be written so.
pub fn slug(text: &str) -> String {
    let mut out = String::new();
    let mut gap = false;
    for c in to_latin(text).nfd().flat_map(char::to_lowercase) {
        if is_apostrophe(c) || is_silent(c) {
            continue;
        }
        let Some(ascii) = ascii(c) else {
            gap = true;
            continue;
        };
        if gap && !out.is_empty() {
            out.push('-');
        }
        gap = false;
        out.push_str(ascii);
    }
    out
}

/// Returns the Latin letters of a Cyrillic one, in lower case; at the start of a word some letters differ.
fn latin(c: char, inside: bool) -> Option<&'static str> {
    let lower = c.to_lowercase().next()?;
    let (_, first, later) = TABLE.iter().find(|(letter, ..)| *letter == lower)?;
    Some(if inside { later } else { first })
}

/// A letter, its form at the start of a word, its form elsewhere.
#[rustfmt::skip]
const TABLE: [(char, &str, &str); 38] = [
    ('а', "a", "a"), ('б', "b", "b"), ('в', "v", "v"), ('г', "h", "h"), ('ґ', "g", "g"), ('д', "d", "d"),
    ('е', "e", "e"), ('є', "ye", "ie"), ('ж', "zh", "zh"), ('з', "z", "z"), ('и', "y", "y"), ('і', "i", "i"),
    ('ї', "yi", "i"), ('й', "y", "i"), ('к', "k", "k"), ('л', "l", "l"), ('м', "m", "m"), ('н', "n", "n"),
    ('о', "o", "o"), ('п', "p", "p"), ('р', "r", "r"), ('с', "s", "s"), ('т', "t", "t"), ('у', "u", "u"),
    ('ф', "f", "f"), ('х', "kh", "kh"), ('ц', "ts", "ts"), ('ч', "ch", "ch"), ('ш', "sh", "sh"),
    ('щ', "shch", "shch"), ('ь', "", ""), ('ю', "yu", "iu"), ('я', "ya", "ia"),
    // Not Ukrainian, not in the resolution.
    ('ё', "yo", "io"), ('ў', "u", "u"), ('ъ', "", ""), ('ы', "y", "y"), ('э', "e", "e"),
];

/// Tells a г that would make `zh` with the з before it, and is therefore written `gh`.
fn follows_z(letters: &[char], i: usize) -> bool {
    i > 0 && matches!(letters[i - 1], 'з' | 'З') && matches!(letters[i], 'г' | 'Г')
}

/// Adds the Latin letters in the case of the Cyrillic one: `Shcho` for `Що`, `SHCHO` for `ЩО`.
fn push_cased(out: &mut String, latin: &str, letters: &[char], i: usize) {
    if !letters[i].is_uppercase() {
        out.push_str(latin);
    } else if latin.len() < 2 || in_capitals(letters, i) {
        out.push_str(&latin.to_ascii_uppercase());
    } else {
        out.push_str(&latin[..1].to_ascii_uppercase());
        out.push_str(&latin[1..]);
    }
}

/// Tells a capital in a word of capitals: the next letter decides, or the one before when there is none.
fn in_capitals(letters: &[char], i: usize) -> bool {
    let letter = |c: &char| c.is_alphabetic() && !is_apostrophe(*c);
    let next = letters[i + 1..].iter().find(|c| !is_apostrophe(**c)).filter(|c| letter(c));
    let before = letters[..i].iter().rfind(|c| !is_apostrophe(**c)).filter(|c| letter(c));
    next.or(before).is_some_and(|c| c.is_uppercase())
}

fn touches_cyrillic(letters: &[char], i: usize) -> bool {
    let cyrillic = |c: Option<&char>| c.is_some_and(|c| latin(*c, false).is_some());
    cyrillic(letters.get(i + 1)) || (i > 0 && cyrillic(letters.get(i - 1)))
}

/// Tells stress marks, soft hyphens and characters without width, which are no part of a spelling.
fn is_silent(c: char) -> bool {
    is_combining_mark(c)
        || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

/// Returns how a lower-case character without its marks is written in an address, if at all.
fn ascii(c: char) -> Option<&'static str> {
    const PLAIN: &str = "abcdefghijklmnopqrstuvwxyz0123456789";
    Some(match c {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'ł' => "l",
        'đ' | 'ð' => "d",
        'þ' => "th",
        'ı' => "i",
        c => {
            let at = PLAIN.find(c)?;
            &PLAIN[at..=at]
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_in_capitals_stay_in_capitals() {
        assert_eq!(to_latin("БОРЩ і Щастя"), "BORSHCH i Shchastia");
        assert_eq!(to_latin("СІМ’Я"), "SIMIA");
        assert_eq!(to_latin("ГО «Є!»"), "HO «Ye!»");
        assert_eq!(to_latin("Я"), "Ya");
    }

    #[test]
    fn a_hyphen_or_a_quote_begins_a_word() {
        assert_eq!(to_latin("Івано-Їжак"), "Ivano-Yizhak");
        assert_eq!(to_latin("'Єдність'"), "Yednist");
    }

    #[test]
    fn decomposed_letters_and_stress_marks_change_nothing() {
        assert_eq!(to_latin("Ки\u{301}і\u{308}в"), "Kyiv");
        assert_eq!(slug("Café «Łódź» O'Neil"), "cafe-lodz-oneil");
    }

    #[test]
    fn a_slug_has_no_hyphen_at_its_edges() {
        assert_eq!(slug("№ 2 — «Міська лікарня»!"), "2-miska-likarnia");
        assert_eq!(slug("…"), "");
    }
}
