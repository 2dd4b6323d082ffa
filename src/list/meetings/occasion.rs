//! A meeting in time: one with a file, or one that is only announced.

use std::sync::Arc;

use jiff::civil::{Date, Time};

use crate::base::choices::MeetingStatus;
use crate::base::locale::dates::parse_date;
use crate::base::localised::Text;
use crate::list::publish::{Entry, Meeting};

/// A meeting to come that minutes announce and that has no file of its own.
#[derive(Debug, Clone)]
pub(crate) struct Announced {
    /// The name by which calendars know it, and its own calendar file; the meeting that gets a file takes it over.
    pub(crate) key: Arc<str>,
    /// The day.
    pub(crate) date: Date,
    /// When it starts.
    pub(crate) start: Option<Time>,
    /// Where.
    pub(crate) place: Option<Text>,
    /// The series of the minutes.
    pub(crate) series: Option<Text>,
    /// The newest minutes that announce it.
    pub(crate) by: Entry,
    /// Every minutes that announce it, as positions among the meetings, the newest first.
    pub(super) minutes: Vec<usize>,
}

/// A meeting, whether it has a file or is only announced.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Occasion<'a> {
    /// It has a file of its own, and a page.
    Filed(&'a Meeting),
    /// Minutes name its day.
    Announced(&'a Announced),
}

impl<'a> Occasion<'a> {
    /// Returns the day.
    pub(crate) fn date(self) -> Date {
        match self {
            Self::Filed(meeting) => meeting.date,
            Self::Announced(announced) => announced.date,
        }
    }

    /// Returns when it starts.
    pub(crate) fn start(self) -> Option<Time> {
        match self {
            Self::Filed(meeting) => meeting.start,
            Self::Announced(announced) => announced.start,
        }
    }

    /// Returns the id of its entry; for one that is only announced the name that calendars know it by.
    pub(crate) fn id(self) -> &'a Arc<str> {
        match self {
            Self::Filed(meeting) => &meeting.entry.id,
            Self::Announced(announced) => &announced.key,
        }
    }

    /// Tells whether it was called off.
    pub(super) fn is_cancelled(self) -> bool {
        match self {
            Self::Filed(meeting) => meeting.status == MeetingStatus::Cancelled,
            Self::Announced(_) => false,
        }
    }
}

/// What the `next` of minutes is.
#[derive(Debug, Clone, Copy)]
pub(super) enum Following {
    /// A meeting with a file, by its position.
    Filed(usize),
    /// One that is announced, by its position.
    Announced(usize),
}

impl Meeting {
    /// Tells whether its day is `today` or later and it has not been held: a cancelled meeting, too, is looked for there.
    pub(crate) fn is_to_come(&self, today: Date) -> bool {
        match self.status {
            MeetingStatus::Held => false,
            MeetingStatus::Planned | MeetingStatus::Cancelled => self.date >= today,
        }
    }

    /// Tells whether it was to be on a day: it is, or it was moved away from there.
    pub(super) fn is_of_day(&self, day: Date) -> bool {
        let former = self.entry.formerly.iter().filter_map(|id| day_of(id));
        self.date == day || former.into_iter().any(|former| former == day)
    }
}

/// Returns the day that an id begins with.
pub(super) fn day_of(id: &str) -> Option<Date> {
    id.get(..10).and_then(|day| parse_date(day).ok())
}
