//! The day of a meeting, as its report tells it.
//!
//! The title, the text and the day of publication come in; a day goes out only where the words leave no doubt: one
//! sentence, or several that agree, which say that something was held, with one date that is not after the
//! publication. A date without a year is taken from the half year before the publication. Everything else is for
//! the editor to decide.

use std::collections::BTreeSet;
use std::ops::Range;

use jiff::civil::Date;

use crate::base::locale::typed::month;

/// How words begin that say that something was held, in Ukrainian, Russian and English.
const HELD: [&str; 12] = [
    "відбул",
    "пройшл",
    "пройшов",
    "провел",
    "провів",
    "зібрал",
    "зібравс",
    "состоял",
    "прошл",
    "прошёл",
    "held",
    "took",
];
/// How words begin that name a meeting, for titles.
const MEETING: [&str; 9] = [
    "зустріч",
    "засідання",
    "нарад",
    "протокол",
    "збор",
    "заседани",
    "встреч",
    "meeting",
    "minutes",
];
/// How long after a meeting its report comes at the latest, where the year has to be guessed.
const REPORTED_WITHIN_DAYS: i32 = 183;

/// A date in a text.
struct Mention {
    at: Range<usize>,
    day: i8,
    month: i8,
    year: Option<i16>,
}

impl Mention {
    /// Returns the day, which is not after `published`.
    fn agreed_day(&self, published: Option<Date>) -> Option<Date> {
        let day = match (self.year, published) {
            (Some(year), _) => Date::new(year, self.month, self.day).ok()?,
            (None, Some(published)) => self.date_before(published)?,
            (None, None) => return None,
        };
        published.is_none_or(|published| day <= published).then_some(day)
    }

    fn date_before(&self, published: Date) -> Option<Date> {
        let of_year = |year| Date::new(year, self.month, self.day).ok();
        let near = |day: &Date| {
            (0..=REPORTED_WITHIN_DAYS).contains(
                &published.duration_since(*day).as_hours().div_euclid(24).try_into().unwrap_or(-1),
            )
        };
        [published.year(), published.year() - 1].into_iter().filter_map(of_year).find(near)
    }
}

/// Returns the day of the meeting, if the words are certain of it.
pub(in crate::edit::import) fn meeting_day(
    title: &str,
    text: &str,
    published: Option<Date>,
) -> Option<Date> {
    let mut days = BTreeSet::new();
    for sentence in sentences(text).filter(|sentence| has_word(sentence, &HELD)) {
        match mentions(sentence).as_slice() {
            [] => {}
            [one] => drop(days.insert(one.agreed_day(published)?)),
            _ => return None,
        }
    }
    let of_title = mentions(title);
    if let ([one @ Mention { year: Some(_), .. }], true) =
        (of_title.as_slice(), has_word(title, &MEETING))
    {
        days.insert(one.agreed_day(published)?);
    }
    (days.len() == 1).then(|| days.pop_first()).flatten()
}

/// Cuts a text into sentences: at line ends, and at a mark that a capital follows.
fn sentences(text: &str) -> impl Iterator<Item = &str> {
    text.lines().flat_map(|line| {
        let mut rest = line;
        std::iter::from_fn(move || {
            let end = sentence_end(rest);
            let (sentence, after) = rest.split_at(end);
            rest = after;
            (!sentence.is_empty()).then_some(sentence)
        })
    })
}

fn sentence_end(text: &str) -> usize {
    let marks = text.match_indices(['.', '!', '?', '…']);
    let ends = marks.map(|(at, mark)| at + mark.len()).find(|&at| {
        let rest = &text[at..];
        let next = rest.trim_start();
        next.len() < rest.len()
            && next.chars().next().is_some_and(|c| !c.is_lowercase() && !c.is_ascii_digit())
    });
    ends.unwrap_or(text.len())
}

fn has_word(text: &str, stems: &[&str]) -> bool {
    words(text).any(|(_, word)| {
        let word = word.to_lowercase();
        stems.iter().any(|stem| word.starts_with(stem))
    })
}

/// Returns the words and numbers of a text, and where they begin.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let start = text.as_ptr() as usize;
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(move |word| (word.as_ptr() as usize - start, word))
}

/// Returns the dates of a sentence, in order.
fn mentions(text: &str) -> Vec<Mention> {
    let words: Vec<(usize, &str)> = words(text).collect();
    let mut found: Vec<Mention> = Vec::new();
    for window in 0..words.len() {
        let is_inside = |mention: &Mention| mention.at.end > words[window].0;
        if found.last().is_some_and(is_inside) {
            continue;
        }
        found.extend(
            parse_worded_day(text, &words[window..]).or_else(|| in_digits(text, &words[window..])),
        );
    }
    found
}

/// Reads `27 березня 2020`, `27 березня`, `27 March 2020`.
fn parse_worded_day(text: &str, words: &[(usize, &str)]) -> Option<Mention> {
    let [(start, day), (name_at, name), ..] = *words else { return None };
    if !text[start + day.len()..name_at].chars().all(char::is_whitespace) {
        return None;
    }
    let month = month(name)?;
    let name_end = name_at + name.len();
    let year = words.get(2).and_then(|&(at, word)| {
        let is_next = text[name_end..at].chars().all(|c| c.is_whitespace() || c == ',');
        Some((at + word.len(), year(word)?)).filter(|_| is_next)
    });
    let end = year.map_or(name_end, |(end, _)| end);
    Some(Mention { at: start..end, day: small(day, 31)?, month, year: year.map(|(_, year)| year) })
}

/// Reads `27.03.2020` and `2020-03-27`.
fn in_digits(text: &str, words: &[(usize, &str)]) -> Option<Mention> {
    let [(start, first), (second_at, second), (third_at, third), ..] = *words else { return None };
    let joints = (&text[start + first.len()..second_at], &text[second_at + second.len()..third_at]);
    let (day, month, years) = match joints {
        (".", ".") => (first, second, third),
        ("-", "-") => (third, second, first),
        _ => return None,
    };
    let at = start..third_at + third.len();
    Some(Mention { at, day: small(day, 31)?, month: small(month, 12)?, year: Some(year(years)?) })
}

fn small(digits: &str, most: i8) -> Option<i8> {
    let is_short = digits.len() <= 2 && digits.bytes().all(|b| b.is_ascii_digit());
    digits.parse().ok().filter(|number| is_short && (1..=most).contains(number))
}

fn year(digits: &str) -> Option<i16> {
    let is_year = digits.len() == 4 && digits.bytes().all(|b| b.is_ascii_digit());
    digits.parse().ok().filter(|year| is_year && (1990..2100).contains(year))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn of(text: &str) -> Option<Date> {
        meeting_day("Звіт", text, Some(date(2020, 3, 28)))
    }

    #[test]
    fn a_date_beside_what_was_held_is_the_meetings() {
        let day = Some(date(2020, 3, 27));
        for text in [
            "27 березня в управлінні відбулося робоча зустріч. Черговий обмін відбудеться 31 березня.",
            "Зустріч відбулася 27.03.2020 о 10.00. Було 19 учасників.",
            "У місті пройшла нарада (2020-03-27)",
            "The group held its meeting on 27 March 2020.",
            "27 березня відбулася зустріч.\nЗустріч 27 березня 2020 року пройшла онлайн.",
        ] {
            assert_eq!(of(text), day, "{text}");
        }
        let of_december = meeting_day("", "30 грудня відбулася зустріч", Some(date(2021, 1, 4)));
        assert_eq!(of_december, Some(date(2020, 12, 30)));
        let title = meeting_day("Протокол засідання 27.03.2020", "Слухали", None);
        assert_eq!(title, day);
    }

    #[test]
    fn a_doubtful_date_is_left_to_the_editor() {
        for text in [
            "Зустріч відбудеться 31 березня.",
            "Зустріч відбулася 31 березня.",
            "25 березня відбулася нарада. 27 березня відбулася зустріч.",
            "Зустрічі відбулися 25 березня та 27 березня.",
            "Зустріч відбулася учора. Перелік готують до 20 березня.",
            "Зустріч відбулася 32 березня, 30.02.2020.",
        ] {
            assert_eq!(of(text), None, "{text}");
        }
        assert_eq!(meeting_day("", "27 березня відбулася зустріч", None), None);
        assert_eq!(
            meeting_day(
                "Зустріч 31.03.2020",
                "27 березня відбулася зустріч",
                Some(date(2020, 3, 28))
            ),
            None
        );
    }
}
