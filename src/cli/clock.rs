//! Whether the machine's clock can be believed at all: a site is of a day, and a computer whose battery is empty wakes in
//! 1970 or earlier.

use std::ops::RangeInclusive;
use std::time::SystemTime;

use jiff::Timestamp;
use jiff::tz::TimeZone;

/// The years that a site may be of: the same for the clock and for a day that somebody gives.
pub(super) const YEARS: RangeInclusive<i16> = 1970..=9998;

/// Tells whether days can be counted from a time.
pub(super) fn is_usable(now: SystemTime) -> bool {
    let time = Timestamp::try_from(now);
    time.is_ok_and(|time| YEARS.contains(&time.to_zoned(TimeZone::UTC).year()))
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    /// The first second of the year 9999, counted from 1970.
    const TOO_LATE: Duration = Duration::from_secs(253_370_764_800);

    #[test]
    fn a_clock_before_1970_or_after_9998_is_not_believed() {
        let epoch = SystemTime::UNIX_EPOCH;
        let day = Duration::from_secs(24 * 60 * 60);
        for (time, is_good) in [
            (epoch.checked_sub(Duration::from_secs(1)), false),
            (epoch.checked_sub(day * 400_000), false),
            (Some(epoch), true),
            (epoch.checked_add(day * 20_000), true),
            (epoch.checked_add(TOO_LATE - Duration::from_secs(1)), true),
            (epoch.checked_add(TOO_LATE), false),
            (epoch.checked_add(TOO_LATE * 20), false),
        ] {
            assert_eq!(time.map(is_usable), Some(is_good), "{time:?}");
        }
    }
}
