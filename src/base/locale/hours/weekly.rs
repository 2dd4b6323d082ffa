//! The week as plain times, for formats that know days, an opening and a closing and nothing more.

use super::days::Days;
use super::times::{ScheduleRow, Times};

/// From one time to another on some days of every week.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Weekly {
    /// The days from Monday, counted from zero.
    pub days: Vec<usize>,
    /// When it opens, `09:00`.
    pub opens: String,
    /// When it closes, `17:00`; midnight at the end of the day is `23:59`.
    pub closes: String,
}

/// Returns the times of the week; nothing at all where some day's times are no plain ones. Exceptions (holidays, dates)
/// have no place here: whoever shows this shows the words beside it.
pub(super) fn weekly(entries: &[ScheduleRow]) -> Option<Vec<Weekly>> {
    let mut rows = Vec::new();
    for entry in entries {
        let Days::Week(week) = entry.days else { continue };
        let days: Vec<usize> = (0..7).filter(|&day| week[day]).collect();
        let mut add = |start: u16, end: u16| {
            rows.push(Weekly {
                days: days.clone(),
                opens: clock_time(start),
                closes: clock_time(end),
            });
        };
        match &entry.times {
            Times::Closed(_) => {}
            Times::AllDay(_) => add(0, 24 * 60),
            Times::Spans(spans) => {
                for span in spans {
                    span.is_plain().then_some(())?;
                    add(span.start, span.end);
                }
            }
            Times::Open | Times::Note(_) => return None,
        }
    }
    Some(rows)
}

fn clock_time(minute: u16) -> String {
    let minute = minute.min(24 * 60 - 1);
    format!("{:02}:{:02}", minute / 60, minute % 60)
}

#[cfg(test)]
mod tests {
    use crate::base::locale::hours::Hours;

    fn weekly(text: &str) -> Vec<String> {
        let rows = Hours::parse(text).unwrap().weekly();
        let row = |row: &super::Weekly| format!("{:?} {}-{}", row.days, row.opens, row.closes);
        rows.iter().map(row).collect()
    }

    #[test]
    fn a_week_is_told_by_days_and_times() {
        assert_eq!(
            weekly("Mo-We 09:00-12:00,13:00-17:00; Sa off"),
            ["[0, 1, 2] 09:00-12:00", "[0, 1, 2] 13:00-17:00"]
        );
        assert_eq!(weekly("24/7"), ["[0, 1, 2, 3, 4, 5, 6] 00:00-23:59"]);
        assert_eq!(weekly("Mo-Fr 09:00-17:00; PH off"), ["[0, 1, 2, 3, 4] 09:00-17:00"]);
    }

    #[test]
    fn a_week_without_plain_times_tells_nothing() {
        assert_eq!(weekly("Mo 09:00+"), [""; 0]);
        assert_eq!(weekly("Fr 22:00-02:00"), [""; 0]);
        assert_eq!(weekly("\"за домовленістю\""), [""; 0]);
    }
}
