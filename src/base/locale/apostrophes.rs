//! Another sign in the place of an apostrophe: `щоп"ятниці`, `об*єднання`.
//!
//! Old keyboards and old programs have no apostrophe, so people type a quotation mark or an asterisk. A text comes in, the places of
//! such signs go out. A sign counts only between the letters that an apostrophe stands between, and only where all other signs of its
//! line are sound without it: a quotation mark may as well lack the blank beside it.

use std::ops::Range;

use super::is_cyrillic;

/// Signs that people type for it.
const SIGNS: [char; 2] = ['"', '*'];

/// Returns where another sign stands for an apostrophe.
pub(crate) fn mistaken(text: &str) -> Vec<Range<usize>> {
    if !text.contains(SIGNS) {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        for sign in SIGNS {
            let places = in_line(line, sign);
            found.extend(places.into_iter().map(|at| start + at..start + at + sign.len_utf8()));
        }
        start += line.len();
    }
    found.sort_by_key(|place| place.start);
    found
}

fn in_line(line: &str, sign: char) -> Vec<usize> {
    let mut found = Vec::new();
    let mut open = 0_i32;
    for (at, _) in line.match_indices(sign) {
        let before = line[..at].chars().next_back();
        let after = line[at + sign.len_utf8()..].chars().next();
        let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        match () {
            () if is_between(before, after) => found.push(at),
            // An asterisk alone in its line is a mark of a list; beside another one nobody can tell.
            () if sign == '*' && line[..at].trim().is_empty() && after == Some(' ') => {}
            () if sign == '*' => return Vec::new(),
            () if is_word(after) && !is_word(before) => open += 1,
            () if !is_word(after) && !before.is_none_or(char::is_whitespace) => open -= 1,
            () => return Vec::new(),
        }
        if open < 0 {
            return Vec::new();
        }
    }
    if open == 0 { found } else { Vec::new() }
}

/// Tells the letters that an apostrophe stands between: a consonant and one of я, ю, є, ї.
fn is_between(before: Option<char>, after: Option<char>) -> bool {
    let (Some(before), Some(after)) = (before, after) else { return false };
    let lower = |c: char| c.to_lowercase().next().unwrap_or(c);
    let is_consonant = "бвгґджзйклмнпрстфхцчшщ".contains(lower(before));
    let is_iotated = "яюєї".contains(lower(after));
    is_consonant && is_iotated && (after.is_lowercase() || before.is_uppercase())
}

/// Returns a text with an apostrophe for each `?` that can be nothing else: an encoding that has none (Windows-1251) left it between the
/// letters that an apostrophe stands between. `None` where there is none.
pub(crate) fn from_question_marks(text: &str) -> Option<String> {
    let is_lost =
        |at: &usize| is_between(text[..*at].chars().next_back(), text[at + 1..].chars().next());
    let lost: Vec<usize> = text.match_indices('?').map(|(at, _)| at).filter(is_lost).collect();
    let mut written = text.to_owned();
    lost.iter().rev().for_each(|at| written.replace_range(*at..*at + 1, "ʼ"));
    (!lost.is_empty()).then_some(written)
}

/// Tells a text in which `?` stands between two letters of Ukrainian: some sign was lost there.
pub(crate) fn has_question_mark_inside(text: &str) -> bool {
    text.match_indices('?').any(|(at, sign)| {
        text[..at].ends_with(is_cyrillic) && text[at + sign.len()..].starts_with(is_cyrillic)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sign_between_letters_of_one_word_is_an_apostrophe() {
        for (text, count) in [
            ("збирається щоп\"ятниці", 1),
            ("name: Об\"єднання «П\"ять»", 2),
            ("ГО \"Об\"єднання\" діє", 1),
            ("* об*єднання", 1),
            ("СІМ\"Я й ПІД*ЇЗД", 2),
        ] {
            assert_eq!(mistaken(text).len(), count, "{text}");
        }
        assert_eq!(mistaken("а\nп\"ять").first(), Some(&(5..6)));
    }

    #[test]
    fn a_question_mark_within_a_word_was_an_apostrophe_before_some_letters_alone() {
        for (text, whole) in [
            ("Здоров?я", "Здоровʼя"),
            ("сім?ї й памʼять, об?єднання", "сімʼї й памʼять, обʼєднання"),
            ("СІМ?Я", "СІМʼЯ"),
        ] {
            assert_eq!(from_question_marks(text).as_deref(), Some(whole));
            assert!(has_question_mark_inside(text) && !has_question_mark_inside(whole));
        }
        for text in ["Коли? як?", "https://example.org/?я=1", "що?як", "хто ?я", "a?я", ""]
        {
            assert_eq!(from_question_marks(text), None, "{text}");
        }
        assert!(has_question_mark_inside("Д?Артаньян") && !has_question_mark_inside("Де? Там"));
        assert_eq!(from_question_marks("Д?Артаньян"), None);
    }

    #[test]
    fn quotes_and_emphasis_stay() {
        for text in [
            "ГО \"Яр\" і \"Єдність\"",
            "БФ\"ЄДНІСТЬ\"",
            "БФ\"ЄДНІСТЬ\" і БФ\"ЯР\"",
            "\"Схід\"є поруч",
            "Фонд\"Єдність\"",
            "*Сил*ює",
            "**В**їзд",
            "[\"п\",\"я\"]",
            "труба 3\" і 5\"",
            "екран 15\"є",
        ] {
            assert!(mistaken(text).is_empty(), "{text}");
        }
    }
}
