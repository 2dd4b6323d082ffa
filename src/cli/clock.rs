//! Whether the machine's clock can be believed at all: a site is of a day, and a computer whose battery is empty wakes in
//! 1970 or earlier.

use std::ops::RangeInclusive;
use std::time::{Duration, SystemTime};

/// The years that a site may be of: the same for the clock and for a day that somebody gives.
pub(super) const YEARS: RangeInclusive<i16> = 1970..=9998;

/// The first second after the years that are believed, counted from 1970: the year 9999, after which no date is known.
const TOO_LATE: Duration = Duration::from_secs(253_370_764_800);

/// Tells whether days can be counted from a time.
pub(super) fn is_usable(now: SystemTime) -> bool {
    now.duration_since(SystemTime::UNIX_EPOCH).is_ok_and(|since| since < TOO_LATE)
}

#[cfg(test)]
mod tests {
    use super::*;

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
