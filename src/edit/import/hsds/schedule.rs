//! The schedules of HSDS become opening hours, where they say a usual week.
//!
//! Version 1.1 names a day a row, later ones days by RFC 5545 (`MO,TU`). Hours that hold only for a time, every other
//! week or on certain days of a month are not what the list knows as hours: then nothing is taken and the
//! schedule is told, since half of it would send people to a closed door.

use super::record::{Record, RecordCell};

/// The days as RFC 5545 and OpenStreetMap write them.
const DAYS: [(&str, &str, &str); 7] = [
    ("MO", "Mo", "monday"),
    ("TU", "Tu", "tuesday"),
    ("WE", "We", "wednesday"),
    ("TH", "Th", "thursday"),
    ("FR", "Fr", "friday"),
    ("SA", "Sa", "saturday"),
    ("SU", "Su", "sunday"),
];
/// What makes a schedule hold only now and then.
const LIMITS: [&str; 8] =
    ["bymonthday", "byyearday", "byweekno", "count", "until", "valid_from", "valid_to", "timezone"];

/// What is read of a schedule.
const TAKEN: [&str; 9] = [
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
pub(super) fn week(rows: &mut [Record], as_written: bool) -> SchedulePart {
    let Some(first) = rows.first() else { return SchedulePart::Unsaid };
    let place = first.place.clone();
    let noted = first.peek("notes").filter(|_| as_written).map(str::to_owned);
    let words = first.peek("description").or_else(|| first.peek("notes")).unwrap_or_default();
    let words = RecordCell { text: words.to_owned(), place };
    if let Some(hours) = noted {
        rows.iter_mut().for_each(|row| TAKEN.into_iter().for_each(|key| drop(row.take(key))));
        return SchedulePart::Hours(hours, words);
    }
    let mut open: [Vec<(String, String)>; 7] = Default::default();
    for row in &mut *rows {
        let said = days_and_times(row);
        let Some((days, times)) = said else { return SchedulePart::Other(words) };
        days.into_iter().for_each(|day| open[day].push(times.clone()));
        // A note beside the times may say what they do not; it is told.
        TAKEN.into_iter().filter(|key| *key != "notes").for_each(|key| drop(row.take(key)));
    }
    open.iter_mut().for_each(|times| {
        times.sort();
        times.dedup();
    });
    SchedulePart::Hours(written(&open), words)
}

/// Returns the days of a row and its times.
fn days_and_times(row: &Record) -> Option<(Vec<usize>, (String, String))> {
    let weekly = row.peek("freq").is_none_or(|freq| freq.eq_ignore_ascii_case("weekly"));
    let every = row.peek("interval").is_none_or(|interval| interval == "1");
    let limited = LIMITS.iter().any(|key| row.peek(key).is_some_and(|value| value != "0"));
    if !weekly || !every || limited {
        return None;
    }
    let days = row.peek("byday").or_else(|| row.peek("weekday"))?;
    let days: Option<Vec<usize>> =
        days.split([',', ' ', ';']).filter(|day| !day.is_empty()).map(day).collect();
    let (opens, closes) = (time(row.peek("opens_at")?)?, time(row.peek("closes_at")?)?);
    let closes = if closes == "00:00" { "24:00".to_owned() } else { closes };
    Some((days.filter(|days| !days.is_empty())?, (opens, closes)))
}

/// Reads a day by its two letters, its English name, or its number from Monday.
fn day(text: &str) -> Option<usize> {
    let lower = text.trim().to_lowercase();
    let number = lower.parse::<usize>().ok().filter(|number| (1..=7).contains(number));
    let named =
        || DAYS.iter().position(|(short, _, long)| lower == short.to_lowercase() || lower == *long);
    number.map(|number| number - 1).or_else(named)
}

/// Reads `9:00`, `09:00`, `09:00:00`. A time in another zone than that of the place is not read.
fn time(text: &str) -> Option<String> {
    let mut parts = text.split(':');
    let number = |part: Option<&str>, most: u8| {
        let part = part?;
        let is_short = (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
        part.parse::<u8>().ok().filter(|number| is_short && *number <= most)
    };
    let (hour, minute) = (number(parts.next(), 24)?, number(parts.next(), 59)?);
    let is_whole = parts.next().is_none_or(|seconds| seconds == "00") && parts.next().is_none();
    (is_whole && (hour < 24 || minute == 0)).then(|| format!("{hour:02}:{minute:02}"))
}

/// Writes a week: neighbouring days of the same times in one rule.
fn written(open: &[Vec<(String, String)>; 7]) -> String {
    let mut rules: Vec<String> = Vec::new();
    let mut day = 0;
    while day < 7 {
        let last = (day..7).take_while(|other| open[*other] == open[day]).last().unwrap_or(day);
        if !open[day].is_empty() {
            let times: Vec<String> =
                open[day].iter().map(|(opens, closes)| format!("{opens}-{closes}")).collect();
            let days = match last - day {
                0 => DAYS[day].1.to_owned(),
                1 => format!("{},{}", DAYS[day].1, DAYS[last].1),
                _ => format!("{}-{}", DAYS[day].1, DAYS[last].1),
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
        let SchedulePart::Hours(hours, _) = week(&mut rows, false) else { return None };
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
            &[("description", "за домовленістю")],
        ] {
            let cells: Vec<_> = times.iter().chain(odd).copied().collect();
            assert_eq!(hours(&[&cells]), None, "{odd:?}");
        }
        assert_eq!(hours(&[]), None);
    }
}
