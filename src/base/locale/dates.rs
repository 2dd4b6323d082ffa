//! Dates and times in words and in digits.
//!
//! A checked date comes in, the phrase a reader expects goes out; ISO text comes in, a checked date or the reason
//! why not goes out. Months stand in the genitive («27 березня»), days of the week in the case that the phrase
//! asks for. There is no clock here: what "today" is, the caller knows.
//!
//! Languages other than Ukrainian and English get ISO dates, which need no words, and English names.

use super::Lang;
use jiff::civil::{Date, Time, Weekday};

/// Months: Ukrainian nominative, Ukrainian genitive, English.
const MONTHS: [[&str; 3]; 12] = [
    ["січень", "січня", "January"],
    ["лютий", "лютого", "February"],
    ["березень", "березня", "March"],
    ["квітень", "квітня", "April"],
    ["травень", "травня", "May"],
    ["червень", "червня", "June"],
    ["липень", "липня", "July"],
    ["серпень", "серпня", "August"],
    ["вересень", "вересня", "September"],
    ["жовтень", "жовтня", "October"],
    ["листопад", "листопада", "November"],
    ["грудень", "грудня", "December"],
];

/// Days from Monday: Ukrainian nominative, Ukrainian accusative, English.
const WEEKDAYS: [[&str; 3]; 7] = [
    ["понеділок", "понеділок", "Monday"],
    ["вівторок", "вівторок", "Tuesday"],
    ["середа", "середу", "Wednesday"],
    ["четвер", "четвер", "Thursday"],
    ["пʼятниця", "пʼятницю", "Friday"],
    ["субота", "суботу", "Saturday"],
    ["неділя", "неділю", "Sunday"],
];

/// Why a text is no date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateError {
    /// Not written as `YYYY-MM-DD`.
    Form,
    /// Written well, but there is no such day: `2024-02-30`.
    NoSuchDay,
}

/// Why a text is no time of day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TimeError {
    /// Not written as `HH:MM`.
    Form,
    /// Written well, but there is no such time: `24:10`.
    NoSuchTime,
}

/// Reads a date written as `YYYY-MM-DD`, and nothing looser.
///
/// # Errors
/// [`DateError`], telling a wrong form from a day that does not exist.
pub fn parse_date(text: &str) -> Result<Date, DateError> {
    let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = *text.as_bytes() else {
        return Err(DateError::Form);
    };
    let year = decimal(&[y1, y2, y3, y4]).ok_or(DateError::Form)?;
    let month = decimal(&[m1, m2]).ok_or(DateError::Form)?;
    let day = decimal(&[d1, d2]).ok_or(DateError::Form)?;
    valid_date(year, month, day).ok_or(DateError::NoSuchDay)
}

/// Reads a time of day written as `HH:MM`, and nothing looser.
///
/// # Errors
/// [`TimeError`], telling a wrong form from a time that does not exist.
pub(crate) fn parse_time(text: &str) -> Result<Time, TimeError> {
    let [h1, h2, b':', m1, m2] = *text.as_bytes() else {
        return Err(TimeError::Form);
    };
    let hour = decimal(&[h1, h2]).ok_or(TimeError::Form)?;
    let minute = decimal(&[m1, m2]).ok_or(TimeError::Form)?;
    let small = |n: i16| i8::try_from(n).map_err(|_| TimeError::NoSuchTime);
    Time::new(small(hour)?, small(minute)?, 0, 0).map_err(|_| TimeError::NoSuchTime)
}

/// Returns «27 березня 2020 року», `27 March 2020`.
pub fn date_long(date: Date, lang: Lang) -> String {
    with_year(date, lang, " року")
}

/// Returns «27 березня 2020 р.», `27 March 2020`: the long form of Unicode CLDR.
pub fn date_cldr_long(date: Date, lang: Lang) -> String {
    with_year(date, lang, " р.")
}

/// Returns «пʼятниця, 27 березня 2020 р.», `Friday 27 March 2020`.
pub fn date_full(date: Date, lang: Lang) -> String {
    with_weekday(date, lang, date_cldr_long(date, lang), "")
}

/// Returns «вівторок, 31 березня», `Tuesday 31 March`.
pub fn weekday_day_month(date: Date, lang: Lang) -> String {
    with_weekday(date, lang, day_month(date, lang), "")
}

/// Returns «у вівторок, 31 березня», `on Tuesday 31 March`, as it stands inside a sentence.
pub fn in_weekday(date: Date, lang: Lang) -> String {
    with_weekday(date, lang, day_month(date, lang), if lang == Lang::UK { "у " } else { "on " })
}

/// Returns «27 березня», `27 March`.
pub(super) fn day_month(date: Date, lang: Lang) -> String {
    if !is_worded(lang) {
        return date.to_string();
    }
    format!("{} {}", date.day(), month_genitive(date.month(), lang))
}

/// Returns «27.03.2020»; in other languages the ISO date, which cannot be misread.
pub fn date_numeric(date: Date, lang: Lang) -> String {
    if lang == Lang::UK { date.strftime("%d.%m.%Y").to_string() } else { date.to_string() }
}

/// Returns `09:00`, on the 24-hour clock.
pub(crate) fn time(time: Time) -> String {
    format!("{:02}:{:02}", time.hour(), time.minute())
}

/// Returns the name of a month from 1 to 12 by itself: «березень», `March`; nothing for another number.
pub(super) fn month_name(month: i8, lang: Lang) -> &'static str {
    month_form(month, if lang == Lang::UK { 0 } else { 2 })
}

/// Returns the name of a month from 1 to 12 after a day: «березня», `March`; nothing for another number.
pub(super) fn month_genitive(month: i8, lang: Lang) -> &'static str {
    month_form(month, if lang == Lang::UK { 1 } else { 2 })
}

/// Returns the name of a day of the week by itself: «пʼятниця», `Friday`.
pub(super) fn weekday_name(weekday: Weekday, lang: Lang) -> &'static str {
    weekday_form(weekday, if lang == Lang::UK { 0 } else { 2 })
}

/// Returns the name of a day of the week after «у»: «пʼятницю»; `Friday`.
pub(super) fn weekday_accusative(weekday: Weekday, lang: Lang) -> &'static str {
    weekday_form(weekday, if lang == Lang::UK { 1 } else { 2 })
}

fn with_year(date: Date, lang: Lang, year_word: &str) -> String {
    if !is_worded(lang) {
        return date.to_string();
    }
    let year_word = if lang == Lang::UK { year_word } else { "" };
    format!("{} {}{year_word}", day_month(date, lang), date.year())
}

/// Puts the day of the week before a date; after a preposition it stands in the accusative.
fn with_weekday(date: Date, lang: Lang, rest: String, preposition: &str) -> String {
    if !is_worded(lang) {
        return rest;
    }
    let weekday = date.weekday();
    let comma = if lang == Lang::UK { "," } else { "" };
    let name = if preposition.is_empty() {
        weekday_name(weekday, lang)
    } else {
        weekday_accusative(weekday, lang)
    };
    format!("{preposition}{name}{comma} {rest}")
}

fn is_worded(lang: Lang) -> bool {
    lang == Lang::UK || lang == Lang::EN
}

fn month_form(month: i8, form: usize) -> &'static str {
    let index = usize::try_from(month - 1).expect("months are counted from 1");
    MONTHS[index][form]
}

fn weekday_form(weekday: Weekday, form: usize) -> &'static str {
    let index = usize::try_from(weekday.to_monday_zero_offset()).expect("a week has seven days");
    WEEKDAYS[index][form]
}

fn decimal(digits: &[u8]) -> Option<i16> {
    digits.iter().try_fold(0, |number, digit| {
        digit.is_ascii_digit().then(|| number * 10 + i16::from(digit - b'0'))
    })
}

fn valid_date(year: i16, month: i16, day: i16) -> Option<Date> {
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_wrong_form_and_a_missing_day_are_told_apart() {
        assert_eq!(parse_date("2024-02-29"), Ok(date(2024, 2, 29)));
        for form in ["", "2024-2-29", "29.02.2024", "2024-02-29 ", "2024-02-2９", "+024-02-29"] {
            assert_eq!(parse_date(form), Err(DateError::Form), "{form:?}");
        }
        for day in ["2024-02-30", "2023-02-29", "2024-13-01", "2024-00-10", "2024-01-00"] {
            assert_eq!(parse_date(day), Err(DateError::NoSuchDay), "{day}");
        }
    }

    #[test]
    fn times_have_four_digits() {
        assert_eq!(parse_time("09:05").map(time).as_deref(), Ok("09:05"));
        assert_eq!(parse_time("9:05"), Err(TimeError::Form));
        assert_eq!(parse_time("09.05"), Err(TimeError::Form));
        assert_eq!(parse_time("24:00"), Err(TimeError::NoSuchTime));
        assert_eq!(parse_time("23:60"), Err(TimeError::NoSuchTime));
    }

    #[test]
    fn english_and_other_languages() {
        let day = date(2020, 3, 31);
        assert_eq!(date_long(day, Lang::EN), "31 March 2020");
        assert_eq!(weekday_day_month(day, Lang::EN), "Tuesday 31 March");
        assert_eq!(in_weekday(day, Lang::EN), "on Tuesday 31 March");
        assert_eq!(date_full(day, Lang::EN), "Tuesday 31 March 2020");
        let polish = Lang::parse("pl").unwrap_or(Lang::EN);
        assert_eq!(in_weekday(day, polish), "2020-03-31");
        assert_eq!(date_numeric(day, Lang::EN), "2020-03-31");
    }
}
