//! Numbers in running text that are certainly there to be dialled.
//!
//! Where [`super::find_numbers`] would rather find a number too many, this would rather miss one: a code, a sum, a card or
//! a fax must never become a button that calls somebody.

use std::ops::Range;

use super::find::find_numbers;
use super::number::{PhoneNumber, is_invisible};

/// How words begin that say of the number after them that nobody answers it, or that it is none.
const OTHERS: [&str; 24] = [
    "факс",
    "fax",
    "код",
    "code",
    "єдрпоу",
    "edrpou",
    "іпн",
    "інн",
    "рнокпп",
    "рахун",
    "р/р",
    "account",
    "карт",
    "card",
    "iban",
    "догов",
    "договір",
    "індекс",
    "паспорт",
    "наказ",
    "ліценз",
    "сері",
    "ід",
    "id",
];
/// How far back such a word is looked for, in characters.
const LOOK_BACK: usize = 24;
/// How many separators stand between the groups of one number at most.
const WIDEST_GAP: usize = 2;

/// Returns the numbers of `text` that may be dialled, with their places; `before` is what stands before the text.
pub(crate) fn find_callable(before: &str, text: &str) -> Vec<(Range<usize>, PhoneNumber)> {
    let found = find_numbers(text);
    let mut callable = Vec::new();
    let mut is_other = false;
    for (i, (place, number)) in found.iter().enumerate() {
        let last = i.checked_sub(1).map_or(0, |last| found[last].0.end);
        let next = found.get(i + 1).map_or(text.len(), |(next, _)| next.start);
        let lead = &text[last..place.start];
        // What was said of one number holds for those that follow in the same list.
        let goes_on = i > 0 && lead.chars().all(|c| !c.is_alphabetic() && c != '\n');
        let said = if i == 0 { format!("{}{lead}", end_of(before)) } else { lead.to_owned() };
        is_other = is_named_otherwise(&said) || goes_on && is_other;
        let written = &text[place.clone()];
        let ends = is_free_before(&said, last > 0)
            && is_free_after(&text[place.end..next], i + 1 < found.len());
        if ends && is_written_as_phone(written) && !is_other && number.e164().is_some() {
            callable.push((place.clone(), number.clone()));
        }
    }
    callable
}

/// Tells a number that has its country, its leading zero, or the old `8` set apart.
fn is_written_as_phone(written: &str) -> bool {
    let digits = written.bytes().filter(u8::is_ascii_digit).count();
    let is_bare = written.len() == digits;
    let first = written.trim_start_matches('(');
    written.starts_with('+')
        || first.starts_with('0')
        || first.starts_with("38")
        || first.starts_with('8') && !is_bare
}

/// Tells whether the words before a number say that it is another thing.
fn is_named_otherwise(before: &str) -> bool {
    let tail = end_of(before).to_lowercase();
    let tail = tail.rsplit(['\n', ';', '.']).find(|part| !part.trim().is_empty()).unwrap_or("");
    let words = tail.split(|c: char| c.is_whitespace() || matches!(c, ':' | ',' | '(' | '«' | '"'));
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    tail.contains('№')
        || words.iter().rev().take(2).any(|word| {
            let is_both = word.contains("тел") || word.contains("tel");
            !is_both && OTHERS.iter().any(|other| is_word(word, other))
        })
}

fn end_of(text: &str) -> &str {
    let start = text.char_indices().rev().nth(LOOK_BACK - 1).map_or(0, |(at, _)| at);
    &text[start..]
}

/// Short words are meant whole: `ід` is no `ідіть`.
fn is_word(word: &str, other: &str) -> bool {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric() && c != '/');
    if other.chars().count() < 4 { word == other } else { word.starts_with(other) }
}

fn is_free_before(before: &str, is_after_number: bool) -> bool {
    let touches = before.chars().next_back();
    let is_edge = touches.is_none_or(|c| c.is_whitespace() || "(«\"“„:,;—–>[".contains(c));
    // `0,050` is a figure.
    let is_figure =
        touches == Some(',') && before[..before.len() - 1].ends_with(|c: char| c.is_ascii_digit());
    is_edge
        && !is_figure
        && (is_after_number && is_gap(before) || !is_continued(before.chars().rev()))
}

fn is_free_after(after: &str, is_before_number: bool) -> bool {
    let mut letters = after.chars();
    let touches = letters.next();
    let is_edge = match touches {
        None => true,
        Some('.' | ',') => !letters.next().is_some_and(|c| c.is_ascii_digit()),
        Some(c) => c.is_whitespace() || ")»\"”“;:!?—–]<".contains(c),
    };
    is_edge && (is_before_number && is_gap(after) || !is_continued(after.chars()))
}

/// Tells whether digits follow that may belong to the same number.
fn is_continued(letters: impl Iterator<Item = char>) -> bool {
    let mut visible = letters.filter(|c| !is_invisible(*c));
    let mut gap = 0;
    visible
        .find(|c| {
            gap += 1;
            !matches!(c, ' ' | '\u{a0}' | '-' | '.' | '/') || gap > WIDEST_GAP
        })
        .is_some_and(|c| c.is_ascii_digit())
}

fn is_gap(between: &str) -> bool {
    !between.contains(|c: char| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::find_callable;

    fn dialled(text: &str) -> Vec<String> {
        find_callable("", text).into_iter().map(|(_, number)| number.tel()).collect()
    }

    #[test]
    fn numbers_of_people_are_found() {
        for text in [
            "Дзвоніть 050 000-00-01.",
            "Тел.: (050) 000-00-01, з 9:00",
            "тел./факс: +38 (050) 000 00 01",
            "8 (050) 000-00-01",
            "«0500000001»",
            "у 2020–2021 роках: 050-000-00-01",
        ] {
            assert_eq!(dialled(text), ["+380500000001"], "{text}");
        }
        let two =
            "050 000-00-01, 050 000-00-02; факс 050 000-00-03, 050 000-00-04, тел. 050 000-00-05";
        assert_eq!(dialled(two), ["+380500000001", "+380500000002", "+380500000005"]);
        assert_eq!(dialled("050 000-00-01 050 000-00-02").len(), 2);
    }

    #[test]
    fn what_is_no_number_of_people_is_left_alone() {
        for text in [
            "27.03.2020 09:00",
            "2020-03-27 09:00–10:00",
            "ЄДРПОУ 32855961",
            "84313, м. Приклад",
            "картка 4149 4993 0500 0000",
            "5168 0500 0000 0112",
            "рахунок 0500000001",
            "UA05 0000 0010 5000 0000 0123",
            "договір № 0500000001",
            "наказ №050 000-00-01",
            "РНОКПП: 0500000001",
            "050 000-00-01,50 грн",
            "050 000-00-01/2020",
            "факс: 050 000-00-01",
            "1 050 000 000 грн",
            "0,050 000 000 1",
            "101, 112, 1545",
            "5-00-00",
        ] {
            assert_eq!(dialled(text), [""; 0], "{text}");
        }
        assert!(find_callable("Факс: ", "050 000-00-01").is_empty());
    }
}
