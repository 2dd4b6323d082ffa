//! A day's hours, and the days that have them.

use crate::base::locale::hours::days::Days;
use opening_hours_syntax::rules::time::TimeSelector;

/// The minutes of a day.
pub(super) const MINUTES_OF_DAY: u16 = 24 * 60;
/// The longest night shift that nobody wonders at, in minutes.
const LONGEST_SHIFT: u16 = 12 * 60;

/// One row: which days, and what then.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ScheduleRow {
    /// Which days.
    pub(super) days: Days,
    /// What then.
    pub(super) times: Times,
}

/// What happens on a day. Texts are notes of the author, empty if there is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Times {
    /// Closed.
    Closed(String),
    /// Open, without a word about when.
    Open,
    /// Open from midnight to midnight, in so many words.
    AllDay(String),
    /// Only a note.
    Note(String),
    /// Open at these times, in order.
    Spans(Vec<Span>),
}

/// From one minute of a day to another; an end not after the start, or past midnight, lies on the next day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Span {
    /// The first minute.
    pub(super) start: u16,
    /// The minute after the last.
    pub(super) end: u16,
    /// Nobody said when it ends.
    pub(super) open_end: bool,
    /// The author's note.
    pub(super) note: String,
}

impl Span {
    /// Tells a span that ends on the day on which it begins, at a known minute.
    pub(super) fn is_plain(&self) -> bool {
        !self.open_end && self.start < self.end && self.end <= MINUTES_OF_DAY
    }
}

impl Span {
    /// Returns start and end of a span that ends on the next day after more than twelve hours, without a note.
    pub(super) fn long_night(&self) -> Option<(u16, u16)> {
        let is_next_day = self.end <= self.start || self.end > MINUTES_OF_DAY;
        let end = self.end % MINUTES_OF_DAY;
        let is_long = end + MINUTES_OF_DAY - self.start > LONGEST_SHIFT;
        (is_next_day && is_long && !self.open_end && self.note.is_empty())
            .then_some((self.start, end))
    }
}

/// Tells a selector of the whole day; one that was left out is the same.
pub(super) fn is_all_day(selector: &TimeSelector) -> bool {
    *selector == TimeSelector::default()
}
