//! The schedules of HSDS become opening hours, where they say a usual week.
//!
//! Version 1.1 names a day a row, later ones days by RFC 5545 (`MO,TU`). Hours that hold only for a time, every other
//! week or on certain days of a month are not what the list knows as hours: then nothing is taken and the
//! schedule is told, since half of it would send people to a closed door. A time without «am» or «pm» that may be either is
//! not read: nothing may be more open than it was written.

use jiff::civil::Date;

use super::record::{Record, RecordCell};

/// The days as RFC 5545 and OpenStreetMap write them.
const DAY_CODES: [(&str, &str, &str); 7] = [
    ("MO", "Mo", "monday"),
    ("TU", "Tu", "tuesday"),
    ("WE", "We", "wednesday"),
    ("TH", "Th", "thursday"),
    ("FR", "Fr", "friday"),
    ("SA", "Sa", "saturday"),
    ("SU", "Su", "sunday"),
];
/// What makes a schedule hold only now and then.
const LIMITS: [&str; 7] =
    ["bymonthday", "byyearday", "byweekno", "count", "until", "valid_to", "timezone"];
/// From which day a schedule holds.
const BEGINS: [&str; 2] = ["valid_from", "dtstart"];
/// The longest night that a place is open, in minutes: a longer one is a slip of the pen.
const LONGEST_NIGHT: u16 = 16 * 60;
/// Half a day, in minutes.
const NOON: u16 = 12 * 60;

/// What is read of a schedule.
const TAKEN: [&str; 12] = [
    "valid_from",
    "dtstart",
    "original_text",
    "freq",
    "byday",
    "weekday",
    "opens_at",
    "closes_at",
    "description",
    "interval",
    "wkst",
    "notes",
];

/// What the schedules of one place or service say.
#[derive(Debug, Clone)]
pub(super) enum SchedulePart {
    /// Nothing.
    Unsaid,
    /// Opening hours, and a place of theirs.
    Hours(String, RecordCell),
    /// Something that is no usual week: where, and in which words.
    Other(RecordCell),
}

/// Reads schedules; with `as_written` the note is the hours themselves, as our own export writes them.
pub(super) fn read_week(rows: &mut [Record], as_written: bool, today: Date) -> SchedulePart {
    let Some(first) = rows.first() else { return SchedulePart::Unsaid };
    let place = first.place.clone();
    let noted = first.peek("notes").filter(|_| as_written).map(str::to_owned);
    let words = RecordCell { text: words_of(first), place };
    if let Some(hours) = noted {
        rows.iter_mut().for_each(|row| TAKEN.into_iter().for_each(|key| drop(row.take(key))));
        return SchedulePart::Hours(hours, words);
    }
    let mut open: [Vec<(String, String)>; 7] = Default::default();
    for row in &mut *rows {
        let said = days_and_times(row, today);
        let Some((days, times)) = said else { return SchedulePart::Other(words) };
        days.into_iter().for_each(|day| open[day].push(times.clone()));
        // A note beside the times may say what they do not; it is told.
        TAKEN.into_iter().filter(|key| *key != "notes").for_each(|key| drop(row.take(key)));
    }
    open.iter_mut().for_each(|times| {
        times.sort();
        times.dedup();
    });
    SchedulePart::Hours(written_week(&open), words)
}

/// Returns the words of a schedule: its own, else what it says of days and times.
fn words_of(row: &Record) -> String {
    let own = ["description", "notes", "original_text"].iter().find_map(|key| row.peek(key));
    let facts = || {
        let keys = [
            "freq",
            "byday",
            "weekday",
            "bymonthday",
            "opens_at",
            "closes_at",
            "valid_to",
            "until",
        ];
        keys.iter().filter_map(|key| row.peek(key)).collect::<Vec<_>>().join(" ")
    };
    own.map_or_else(facts, str::to_owned)
}

/// Returns the days of a row and its times.
fn days_and_times(row: &Record, today: Date) -> Option<(Vec<usize>, (String, String))> {
    let weekly = row.peek("freq").is_none_or(|freq| freq.eq_ignore_ascii_case("weekly"));
    let every = row.peek("interval").is_none_or(|interval| interval == "1");
    let limited = LIMITS.iter().any(|key| row.peek(key).is_some_and(|value| value != "0"));
    let begun = |day: &str| day.get(..10)?.parse::<Date>().ok().map(|day| day <= today);
    let has_begun =
        BEGINS.iter().filter_map(|key| row.peek(key)).all(|day| begun(day) == Some(true));
    if !weekly || !every || limited || !has_begun {
        return None;
    }
    let days = days(row.peek("byday").or_else(|| row.peek("weekday"))?)?;
    let opens = Clock::parse(row.peek("opens_at")?)?;
    let closes = Clock::parse(row.peek("closes_at")?)?;
    Some((days, osm_times(opens, closes)?))
}

/// Reads days: a list of them, or from one to another.
fn days(text: &str) -> Option<Vec<usize>> {
    let mut found = Vec::new();
    for part in text.split([',', ' ', ';', '/']).filter(|part| !part.is_empty()) {
        match part.split_once(['-', '–']) {
            Some((first, last)) => {
                let (first, last) = (weekday(first)?, weekday(last)?);
                if first > last {
                    return None;
                }
                found.extend(first..=last);
            }
            None => found.push(weekday(part)?),
        }
    }
    Some(found).filter(|days| !days.is_empty())
}

/// Reads a day by its two or three letters, its English name, or its number from Monday.
fn weekday(text: &str) -> Option<usize> {
    let lower = text.trim().trim_end_matches('.').to_lowercase();
    let number = lower.parse::<usize>().ok().filter(|number| (1..=7).contains(number));
    let named = || {
        DAY_CODES.iter().position(|(short, _, long)| {
            lower == short.to_lowercase() || lower.len() > 2 && long.starts_with(&lower)
        })
    };
    number.map(|number| number - 1).or_else(named)
}

/// A time of the day.
#[derive(Debug, Clone, Copy)]
struct Clock {
    /// In minutes from midnight.
    minutes: u16,
    /// Whether it says which half of the day it is in.
    is_marked: bool,
}

impl Clock {
    /// Reads `9:00`, `09:00:00`, `0900`, `9am`, `8:30 p.m.`. A time in another zone than that of the place is not read.
    fn parse(text: &str) -> Option<Self> {
        let text = text.trim().to_lowercase().replace(['.', ' ', '\u{a0}'], "");
        match text.as_str() {
            "noon" => return Some(Self { minutes: NOON, is_marked: true }),
            "midnight" => return Some(Self { minutes: 0, is_marked: true }),
            _ => {}
        }
        let half = [("am", 0), ("pm", NOON), ("a", 0), ("p", NOON)];
        let marked =
            half.iter().find_map(|(mark, half)| Some((text.strip_suffix(mark)?, Some(*half))));
        let (digits, half) = marked.unwrap_or((&text, None));
        let (hour, minute) = hour_and_minute(digits)?;
        let minutes = match half {
            Some(half) if (1..=12).contains(&hour) => hour % 12 * 60 + minute + half,
            Some(_) => return None,
            None if hour < 24 || hour == 24 && minute == 0 => hour * 60 + minute,
            None => return None,
        };
        Some(Self { minutes, is_marked: half.is_some() || hour > 12 || hour == 0 })
    }
}

fn hour_and_minute(text: &str) -> Option<(u16, u16)> {
    let digits = |part: &str, most: usize| {
        let is_short = (1..=most).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
        part.parse::<u16>().ok().filter(|_| is_short)
    };
    let mut parts = text.split(':');
    let first = parts.next()?;
    let Some(minute) = parts.next() else {
        return match first.len() {
            3 | 4 => {
                let (hour, minute) = first.split_at_checked(first.len() - 2)?;
                Some((digits(hour, 2)?, digits(minute, 2).filter(|minute| *minute < 60)?))
            }
            _ => Some((digits(first, 2)?, 0)),
        };
    };
    let is_whole = parts.next().is_none_or(|seconds| seconds == "00") && parts.next().is_none();
    let minute = digits(minute, 2).filter(|number| minute.len() == 2 && *number < 60);
    Some((digits(first, 2)?, minute?)).filter(|_| is_whole)
}

/// Returns the times as OpenStreetMap writes them. Where the end comes first it is the next day, if that is certain.
fn osm_times(opens: Clock, closes: Clock) -> Option<(String, String)> {
    let closes =
        Clock { minutes: if closes.minutes == 0 { 24 * 60 } else { closes.minutes }, ..closes };
    if opens.minutes == closes.minutes {
        return None;
    }
    if closes.minutes < opens.minutes {
        let night = 24 * 60 - opens.minutes + closes.minutes;
        let is_certain = opens.is_marked && (closes.is_marked || opens.minutes >= NOON);
        if !is_certain || night > LONGEST_NIGHT {
            return None;
        }
    } else if opens.is_marked != closes.is_marked
        && closes.minutes <= NOON
        && !closes.is_marked
        && opens.minutes < NOON
    {
        // `8:00am` to `11:00`: which half of the day ends it is not said.
        return None;
    }
    let written = |minutes: u16| format!("{:02}:{:02}", minutes / 60, minutes % 60);
    Some((written(opens.minutes), written(closes.minutes)))
}

/// Writes a week: neighbouring days of the same times in one rule.
fn written_week(open: &[Vec<(String, String)>; 7]) -> String {
    let mut rules: Vec<String> = Vec::new();
    let mut day = 0;
    while day < 7 {
        let last = (day..7).take_while(|other| open[*other] == open[day]).last().unwrap_or(day);
        if !open[day].is_empty() {
            let times: Vec<String> =
                open[day].iter().map(|(opens, closes)| format!("{opens}-{closes}")).collect();
            let days = match last - day {
                0 => DAY_CODES[day].1.to_owned(),
                1 => format!("{},{}", DAY_CODES[day].1, DAY_CODES[last].1),
                _ => format!("{}-{}", DAY_CODES[day].1, DAY_CODES[last].1),
            };
            rules.push(format!("{days} {}", times.join(",")));
        }
        day = last + 1;
    }
    rules.join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::import::place::Place;

    fn row(cells: &[(&str, &str)]) -> Record {
        let mut row = Record::new("schedule", Place::file("schedules.csv"));
        cells.iter().for_each(|(name, text)| row.put(name, text, Place::file("schedules.csv")));
        row
    }

    fn hours(rows: &[&[(&str, &str)]]) -> Option<String> {
        let mut rows: Vec<Record> = rows.iter().map(|cells| row(cells)).collect();
        let today = jiff::civil::date(2020, 4, 1);
        let SchedulePart::Hours(hours, _) = read_week(&mut rows, false, today) else { return None };
        Some(hours)
    }

    #[test]
    fn a_usual_week_becomes_opening_hours() {
        let (from, to) = (("opens_at", "9:00"), ("closes_at", "17:00:00"));
        let by_days: Vec<[(&str, &str); 3]> =
            ["1", "TU", "Wednesday", "th", "5"].map(|day| [("weekday", day), from, to]).to_vec();
        let mut rows: Vec<&[(&str, &str)]> = by_days.iter().map(|row| &row[..]).collect();
        assert_eq!(hours(&rows).as_deref(), Some("Mo-Fr 09:00-17:00"));
        rows.push(&[
            ("byday", "SA,SU"),
            ("freq", "WEEKLY"),
            ("opens_at", "10:00"),
            ("closes_at", "00:00"),
        ]);
        rows.push(&[("byday", "SA"), ("opens_at", "08:00"), ("closes_at", "09:00")]);
        let expected = "Mo-Fr 09:00-17:00; Sa 08:00-09:00,10:00-24:00; Su 10:00-24:00";
        assert_eq!(hours(&rows).as_deref(), Some(expected));
    }

    #[test]
    fn what_is_no_usual_week_is_left() {
        let times = [("opens_at", "09:00"), ("closes_at", "10:00")];
        for odd in [
            &[("byday", "1MO"), ("freq", "MONTHLY")][..],
            &[("byday", "MO"), ("interval", "2")],
            &[("byday", "MO"), ("valid_to", "2020-05-01")],
            &[("weekday", "0")],
            &[("byday", "MO"), ("opens_at", "09:00Z")],
            &[("byday", "MO"), ("opens_at", "25:00")],
            &[("byday", "MO"), ("valid_from", "2020-05-01")],
            &[("byday", "MO"), ("opens_at", "8:00m")],
            &[("byday", "MO"), ("opens_at", "6:300pm")],
            &[("byday", "MO"), ("opens_at", "13:00pm")],
            &[("byday", "MO"), ("opens_at", "9:00am"), ("closes_at", "5:00am")],
            &[("byday", "MO"), ("opens_at", "9:00"), ("closes_at", "5:00")],
            &[("byday", "MO"), ("opens_at", "9:00am"), ("closes_at", "5:00")],
            &[("byday", "MO"), ("opens_at", "8:00am"), ("closes_at", "11:00")],
            &[("byday", "MO"), ("opens_at", "10:00")],
            &[("description", "за домовленістю")],
        ] {
            let cells: Vec<_> = times.iter().chain(odd).copied().collect();
            assert_eq!(hours(&[&cells]), None, "{odd:?}");
        }
        assert_eq!(hours(&[]), None);
    }

    #[test]
    fn halves_of_a_day_are_read_as_they_were_written() {
        for (opens, closes, expected) in [
            ("9:00am", "5:00pm", "Mo 09:00-17:00"),
            ("9am", "12 p.m.", "Mo 09:00-12:00"),
            ("830am", "noon", "Mo 08:30-12:00"),
            ("12:00am", "12:00am", "Mo 00:00-24:00"),
            ("12:00 AM", "6:30 AM", "Mo 00:00-06:30"),
            ("7:30 pm ", "12:00am", "Mo 19:30-24:00"),
            ("8pm", "2am", "Mo 20:00-02:00"),
            ("22:00", "6:00", "Mo 22:00-06:00"),
            ("0800", "1600", "Mo 08:00-16:00"),
        ] {
            let cells = [("byday", "MO"), ("opens_at", opens), ("closes_at", closes)];
            let found = hours(&[&cells]).unwrap_or_default();
            assert_eq!(found, expected, "{opens}-{closes}");
        }
        let week = [
            ("weekday", "Mon-Fri"),
            ("opens_at", "9:00"),
            ("closes_at", "17:00"),
            ("valid_from", "2019-01-01"),
        ];
        assert_eq!(hours(&[&week]).as_deref(), Some("Mo-Fr 09:00-17:00"));
    }
}
