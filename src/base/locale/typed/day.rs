//! Days: «27.03.2020», «27 березня 2020 р.», `2020-3-27`, `27/03/2020`.
//!
//! Points part day, month and year in this order, as in this country. With slashes and hyphens some write the month first: such
//! a day is read only where one order gives a day of the calendar. The year has four digits.

use jiff::ToSpan;
use jiff::civil::Date;

use super::figures::{has_letters, with_figures};
use crate::base::locale::compare::fold;
use crate::base::locale::dates::{month_genitive, month_name, weekday_accusative, weekday_name};
use crate::base::locale::{Lang, is_quote};

/// Years that somebody may mean.
const YEARS: std::ops::RangeInclusive<i16> = 1900..=2100;

/// Words behind a year.
const YEAR_WORDS: [&str; 8] = ["", "р", "рік", "року", "г", "год", "года", "year"];

/// Months in Russian, after a day.
const RUSSIAN: [&str; 12] = [
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
];

/// Months shortened, as calendars print them.
const SHORT: [[&str; 3]; 12] = [
    ["січ", "jan", "янв"],
    ["лют", "feb", "фев"],
    ["бер", "mar", "мар"],
    ["квіт", "apr", "апр"],
    ["трав", "may", "май"],
    ["черв", "jun", "июн"],
    ["лип", "jul", "июл"],
    ["серп", "aug", "авг"],
    ["вер", "sep", "сен"],
    ["жовт", "oct", "окт"],
    ["лист", "nov", "ноя"],
    ["груд", "dec", "дек"],
];

/// Returns the day that a text names.
pub(crate) fn parse_date(text: &str) -> Option<Date> {
    // Programs for texts make dashes of hyphens: `2026–11–29`.
    let hyphen = |c: char| match c {
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        c => c,
    };
    // A year has four figures and a day one, of which a letter may be one or two: most texts of a list are no day, and each is asked.
    text.bytes().filter(u8::is_ascii_digit).nth(2)?;
    let text: String = text.chars().filter(|c| !is_quote(*c)).map(hyphen).collect();
    // Before letters are taken for figures.
    if let Some(day) = roman_day(&text) {
        return Some(day);
    }
    let text = if has_letters(&text) { with_figures(&text) } else { text };
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    let day = without_weekday(&text).or_else(|| {
        let (word, rest) = text.split_once([' ', ','])?;
        let day = without_weekday(rest)?;
        weekday(word).filter(|weekday| *weekday == day.weekday()).map(|_| day)
    })?;
    YEARS.contains(&day.year()).then_some(day)
}

fn without_weekday(text: &str) -> Option<Date> {
    let text = text.trim_start_matches([' ', ',']);
    in_digits(text).or_else(|| parse_worded_day(text))
}

/// Reads a day whose month is a Roman figure, in letters of either keyboard: `26.X.2026`, «3 ІІ 2026 р.».
fn roman_day(text: &str) -> Option<Date> {
    const MONTHS: [&str; 12] =
        ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"];
    let parts: Vec<&str> =
        text.split(['.', '/', '-', ' ']).filter(|part| !part.is_empty()).collect();
    let (&[day, month, year_typed], rest) = parts.split_first_chunk::<3>()?;
    let latin = |c: char| match c {
        'і' => 'i',
        'х' => 'x',
        c => c,
    };
    let month: String = month.to_lowercase().chars().map(latin).collect();
    let month = (1..=12).zip(MONTHS).find_map(|(n, roman)| (roman == month).then_some(n))?;
    let is_year_word = YEAR_WORDS.contains(&rest.first().copied().unwrap_or_default());
    let day = Date::new(year(year_typed)?, month, small(day)?).ok();
    day.filter(|day| rest.len() <= 1 && is_year_word && YEARS.contains(&day.year()))
}

/// Tells a text in the form of a day that no month has: `31.02.2026`.
pub(crate) fn is_no_day(text: &str) -> bool {
    let parts: Vec<&str> = text.trim().split(['.', '/', '-']).map(str::trim).collect();
    let [day, month, year] = parts[..] else { return false };
    let number = |text: &str| text.parse::<i16>().ok().filter(|_| text.len() <= 4);
    let (Some(day), Some(month), Some(year)) = (number(day), number(month), number(year)) else {
        return false;
    };
    let (Ok(day), Ok(month)) = (i8::try_from(day), i8::try_from(month)) else { return false };
    let is_form = (1..100).contains(&day) && (1..100).contains(&month);
    is_form
        && YEARS.contains(&year)
        && jiff::civil::Date::new(year, month, day).is_err()
        && jiff::civil::Date::new(year, day, month).is_err()
}

/// Returns the day that a text with a year of two figures may mean: `27.11.26`, day first, in this century.
pub(crate) fn short_year_day(text: &str) -> Option<Date> {
    let text = text.trim().trim_end_matches('.');
    let sign = text.chars().find(|c| !c.is_ascii_digit())?;
    let parts: Vec<&str> = text.split(sign).collect();
    let [day, month, year] = parts[..] else { return None };
    let year = small(year).filter(|_| year.len() == 2 && matches!(sign, '.' | '/' | '-'))?;
    Date::new(2000 + i16::from(year), small(month)?, small(day)?).ok()
}

/// Returns the day that a spreadsheet writes as a number: so many days after 30 December 1899.
pub(crate) fn spreadsheet_day(text: &str) -> Option<Date> {
    /// Years that a list of help may name.
    const YEARS: std::ops::RangeInclusive<i16> = 2000..=2049;
    let is_number = text.len() == 5 && text.bytes().all(|b| b.is_ascii_digit());
    let days: i32 = text.parse().ok().filter(|_| is_number)?;
    let day = jiff::civil::date(1899, 12, 30).checked_add(days.days()).ok()?;
    YEARS.contains(&day.year()).then_some(day)
}

/// Returns the month that a full name means, in any of the languages that people write here.
pub(crate) fn month(word: &str) -> Option<i8> {
    let word = word.to_lowercase();
    (1..=12).zip(RUSSIAN).find_map(|(month, russian)| {
        let names = [Lang::UK, Lang::EN].map(|lang| month_genitive(month, lang));
        let names = names.into_iter().chain([month_name(month, Lang::UK), russian]);
        names.map(str::to_lowercase).any(|name| name == word).then_some(month)
    })
}

fn weekday(word: &str) -> Option<jiff::civil::Weekday> {
    let word = fold(word);
    let monday = jiff::civil::Weekday::Monday;
    monday.cycle_forward().take(7).find(|&day| {
        let names = [Lang::UK, Lang::EN].map(|lang| weekday_name(day, lang));
        let names = names.into_iter().chain([weekday_accusative(day, Lang::UK)]);
        names.map(fold).any(|name| name == word)
    })
}

/// Reads a day in figures; behind it may stand the word for a year, or a midnight that a program added.
fn in_digits(text: &str) -> Option<Date> {
    let text = text.replace(". ", ".");
    let end = text.find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | '/' | '-'));
    let (day, rest) = text.split_at(end.unwrap_or(text.len()));
    let rest = rest.trim();
    if !YEAR_WORDS.contains(&rest.trim_end_matches('.')) && !is_midnight(rest) {
        return None;
    }
    let sign = day.chars().find(|c| !c.is_ascii_digit())?;
    let parts: Vec<&str> = day.strip_suffix('.').unwrap_or(day).split(sign).collect();
    let [first, second, third] = parts[..] else { return None };
    if let Some(year) = year(first) {
        return Date::new(year, small(second)?, small(third)?).ok();
    }
    let year = year(third)?;
    let day_first = Date::new(year, small(second)?, small(first)?).ok();
    if sign == '.' {
        return day_first;
    }
    let month_first = Date::new(year, small(first)?, small(second)?).ok();
    match (day_first, month_first) {
        (Some(one), Some(other)) => (one == other).then_some(one),
        (one, other) => one.or(other),
    }
}

/// Reads `27 березня 2020 року`, `27-го березня 2020`, `27 Mar 2020`, `March 27, 2020`.
fn parse_worded_day(text: &str) -> Option<Date> {
    let words = text.split([' ', ',']).map(|word| word.trim_end_matches('.'));
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    let (&[one, other, year_typed], rest) = words.split_first_chunk::<3>()?;
    let year_word = match rest {
        [] => year_typed.trim_start_matches(|c: char| c.is_ascii_digit()),
        [word] => word,
        _ => return None,
    };
    let digits = match rest {
        [] => year_typed.strip_suffix(year_word).unwrap_or(year_typed),
        _ => year_typed,
    };
    let month_first = || Some((ordinal(other)?, month(one).or_else(|| short_month(one))?));
    let day_first = Some(one).and_then(ordinal).zip(month(other).or_else(|| short_month(other)));
    let (day, month) = day_first.or_else(month_first)?;
    let day = Date::new(year(digits)?, month, day).ok();
    day.filter(|_| YEAR_WORDS.contains(&year_word))
}

fn short_month(word: &str) -> Option<i8> {
    (1..=12).zip(SHORT).find_map(|(month, names)| names.contains(&word).then_some(month))
}

/// Reads `27`, `27-го`, `27th`.
fn ordinal(word: &str) -> Option<i8> {
    let endings = ["-го", "-е", "-ого", "го", "st", "nd", "rd", "th"];
    let digits = endings.iter().find_map(|ending| word.strip_suffix(ending)).unwrap_or(word);
    small(digits)
}

/// Tells the time that programs put behind a day which has none.
fn is_midnight(text: &str) -> bool {
    let text = text.strip_prefix('t').unwrap_or(text);
    let text = text.strip_suffix('z').unwrap_or(text);
    text.contains(':') && text.chars().all(|c| matches!(c, '0' | ':' | '.'))
}

fn small(digits: &str) -> Option<i8> {
    let is_short = matches!(digits.len(), 1 | 2) && digits.bytes().all(|b| b.is_ascii_digit());
    digits.parse().ok().filter(|_| is_short)
}

fn year(digits: &str) -> Option<i16> {
    let is_year = digits.len() == 4 && digits.bytes().all(|b| b.is_ascii_digit());
    digits.parse().ok().filter(|_| is_year)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_as_people_here_write_them() {
        for typed in [
            "27.03.2020",
            "27.3.2020 р.",
            "27. 03. 2020",
            "27.03.2020р",
            "27/03/2020",
            "03/27/2020",
            "27-03-2020",
            "2020-3-27",
            "2020–03–27",
            "2020‑03‑27",
            "27—03—2020",
            "2020/03/27",
            "2020.03.27",
            "2020-03-27 00:00:00",
            "2020-03-27T00:00:00.000Z",
            "27 березня 2020",
            "27 березня 2020 р.",
            "«27» березня 2020 року",
            "27 БЕРЕЗНЯ 2020р.",
            "27-го березня 2020 року",
            "27 бер. 2020",
            "27 марта 2020 г.",
            "27 March 2020",
            "March 27, 2020",
            "пʼятниця, 27 березня 2020 р.",
            "п'ятницю 27.03.2020",
        ] {
            assert_eq!(parse_date(typed), Some(jiff::civil::date(2020, 3, 27)), "{typed}");
        }
        assert_eq!(parse_date("05/05/2020"), Some(jiff::civil::date(2020, 5, 5)));
    }

    #[test]
    fn a_year_of_two_figures_is_one_of_this_century_and_never_taken_for_certain() {
        for typed in ["27.11.26", "27/11/26", "27-11-26"] {
            assert_eq!(short_year_day(typed), Some(jiff::civil::date(2026, 11, 27)), "{typed}");
            assert_eq!(parse_date(typed), None, "{typed}");
        }
        for text in ["31.02.26", "27.11.2026", "27.11", "11.27.26", "050-12-34", "27,11,26", ""] {
            assert_eq!(short_year_day(text), None, "{text}");
        }
    }

    #[test]
    fn a_number_of_a_spreadsheet_is_a_day() {
        assert_eq!(spreadsheet_day("43917"), Some(jiff::civil::date(2020, 3, 27)));
        assert_eq!(spreadsheet_day("36526"), Some(jiff::civil::date(2000, 1, 1)));
        for text in ["2020", "01001", "20200327", "99999", "4391х", ""] {
            assert_eq!(spreadsheet_day(text), None, "{text}");
        }
    }

    #[test]
    fn what_may_be_another_day_is_none() {
        for typed in [
            "",
            "03/04/2020",
            "03-04-2020",
            "27.03.20",
            "31.02.2020",
            "2020-27-27",
            "2020-03-027",
            "43917",
            "27.03",
            "27 березня",
            "березень 2020",
            "27.03.2020 10:00",
            "2020-03-27T22:00:00Z",
            "2020-03-27T00:00:00+02:00",
            "понеділок, 27 березня 2020",
            "27.03/2020",
            "27.03.2020 — 28.03.2020",
            "близько 27 березня 2020",
            "27 березня 2020 березня",
            "27.03.0020",
        ] {
            assert_eq!(parse_date(typed), None, "{typed}");
        }
    }
}
