//! Spaces: where a line must not break, and dashes between words.
//!
//! The text before a space and after it come in; a space, a no-break space or a dash goes out. The rules for
//! no-break spaces are Ukrainian. In English only the dash between words is set, an en dash as in Britain.

use super::ranges::are_times_around;
use crate::base::locale::{Lang, is_apostrophe, is_letter};

/// Abbreviations that belong to the word after them.
#[rustfmt::skip]
const ABBREVIATIONS: &[&str] = &[
    "м.", "с.", "смт", "сел.", "вул.", "просп.", "пр.", "пр-т", "пров.", "бул.", "бульв.", "б-р", "пл.", "майд.",
    "мкр.", "мкрн.", "буд.", "корп.", "кв.", "оф.", "каб.", "кімн.", "під.", "пов.", "обл.", "р-н", "ст.", "ч.", "п.",
    "пп.", "розд.", "дод.", "рис.", "табл.", "див.", "стор.", "ім.", "о.", "т.", "тел.", "моб.", "гр.", "ред.",
];

/// The length of the longest abbreviation in bytes.
const LONGEST: usize = 11;

/// Words that belong to the number before them: units, money, people, months and years.
#[rustfmt::skip]
const UNITS: &[&str] = &[
    "грн", "гривень", "гривні", "гривня", "коп", "дол", "євро", "тис", "млн", "млрд", "км", "м", "см", "мм", "кг",
    "г", "мг", "т", "л", "мл", "га", "год", "хв", "сек", "шт", "осіб", "особи", "особа", "чол", "кВт", "МБ", "КБ",
    "ГБ", "р", "рр", "рік", "року", "роки", "років", "році", "роком", "роках", "січня", "лютого", "березня",
    "квітня", "травня", "червня", "липня", "серпня", "вересня", "жовтня", "листопада", "грудня",
];

/// Sets the space that `rest` begins with, and a dash after it; returns how many bytes of `rest` were used.
///
/// A no-break space stays one.
pub(super) fn typeset_space(out: &mut String, rest: &str, lang: Lang) -> usize {
    let width = if rest.starts_with('\u{a0}') { '\u{a0}'.len_utf8() } else { 1 };
    let after = &rest[width..];
    if let Some(dash) = dash_between_words(out, after, lang) {
        let beyond = after[dash..].trim_start();
        if are_times_around(out, beyond) {
            out.push('–');
            return rest.len() - beyond.len();
        }
        if !(ends_in_digit(out) && beyond.starts_with(|c: char| c.is_ascii_digit())) {
            out.push_str(if lang == Lang::UK { "\u{a0}—" } else { "\u{a0}–" });
            return width + dash;
        }
    }
    let binds = width > 1 || (lang == Lang::UK && binds_next(last_word(out), after));
    out.push(if binds { '\u{a0}' } else { ' ' });
    width
}

/// Returns the length of a dash that `after` begins with, if a word stands before it and a space after.
fn dash_between_words(out: &str, after: &str, lang: Lang) -> Option<usize> {
    out.chars().next_back().filter(|c| !c.is_whitespace())?;
    let dash = ["---", "--", "-", "–", "—"].into_iter().find(|dash| after.starts_with(dash))?;
    let kept = lang != Lang::UK && dash == "—";
    let apart = after[dash.len()..].starts_with(char::is_whitespace);
    (apart && !kept).then_some(dash.len())
}

fn ends_in_digit(text: &str) -> bool {
    text.ends_with(|c: char| c.is_ascii_digit())
}

/// Returns what stands after the last space, bracket or quotation mark.
fn last_word(text: &str) -> &str {
    let gap = |c: char| c.is_whitespace() || matches!(c, '(' | '[' | '«' | '„' | '“' | '"');
    let end = text.char_indices().rev().find(|&(_, c)| gap(c));
    end.map_or(text, |(at, c)| &text[at + c.len_utf8()..])
}

/// Tells whether a word must stand on one line with what follows it.
fn binds_next(word: &str, after: &str) -> bool {
    if after.starts_with(char::is_whitespace) {
        return false;
    }
    is_one_letter_word(word)
        || matches!(word, "№" | "№№" | "§" | "§§")
        || is_abbreviation(word)
        || (initials(word) == Some("") && after.starts_with(char::is_uppercase))
        || (precedes_initials(after) && is_surname(word))
        || (is_number(word) && has_unit(after))
}

/// Tells an abbreviation in any case. Most words are none, which their length and last letter tell.
fn is_abbreviation(word: &str) -> bool {
    let could_be = word.len() <= LONGEST && word.ends_with(['.', 'т', 'р', 'н', 'Т', 'Р', 'Н']);
    could_be && ABBREVIATIONS.contains(&word.to_lowercase().as_str())
}

/// Tells a preposition or conjunction of one letter.
fn is_one_letter_word(word: &str) -> bool {
    let mut letters = word.chars().flat_map(char::to_lowercase);
    let first = letters.next();
    letters.next().is_none() && matches!(first, Some('в' | 'у' | 'з' | 'о' | 'і' | 'й' | 'а'))
}

/// Returns what follows the initials that `text` begins with, spaces between them included.
fn initials(text: &str) -> Option<&str> {
    let one = |text: &'_ str| -> Option<usize> {
        let letter = text.chars().next().filter(|c| c.is_uppercase())?;
        text[letter.len_utf8()..].starts_with('.').then_some(letter.len_utf8() + 1)
    };
    let mut rest = &text[one(text)?..];
    while let Some(length) = one(rest.trim_start()) {
        rest = &rest.trim_start()[length..];
    }
    Some(rest)
}

/// Tells a surname: a capital, then letters.
fn is_surname(word: &str) -> bool {
    let letters = |c: char| is_letter(c) || c == '-' || is_apostrophe(c);
    word.starts_with(char::is_uppercase) && word.chars().count() > 1 && word.chars().all(letters)
}

/// Tells two initials at least; one may end a sentence that began a clause earlier.
fn precedes_initials(after: &str) -> bool {
    let Some(rest) = initials(after) else {
        return false;
    };
    after[..after.len() - rest.len()].matches('.').count() > 1
}

fn is_number(word: &str) -> bool {
    let plain = |c: char| c.is_ascii_digit() || matches!(c, ',' | '.' | '-' | '–' | '/' | ':');
    ends_in_digit(word) && word.chars().all(plain)
}

fn has_unit(after: &str) -> bool {
    let word = |c: char| c.is_alphanumeric() || is_apostrophe(c) || c == '-';
    let end = after.find(|c: char| !word(c)).unwrap_or(after.len());
    after.starts_with(['%', '₴', '€', '$', '°']) || UNITS.contains(&&after[..end])
}
