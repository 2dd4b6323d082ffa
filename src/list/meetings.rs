//! Which meetings are to come, which were, and which is next: decided once, by the day and by what became of them.
//!
//! Comes in: what may be seen. Goes out: the meetings in the order in which readers look for them. Pages, messages and
//! calendars take it from here and ask neither the day nor the state themselves.

use jiff::civil::Date;

use crate::base::choices::MeetingStatus;
use crate::list::publish::{Meeting, Public};

impl Meeting {
    /// Tells whether its day is `today` or later and it has not been held: a cancelled meeting, too, is looked for there.
    pub(crate) fn is_to_come(&self, today: Date) -> bool {
        match self.status {
            MeetingStatus::Held => false,
            MeetingStatus::Planned | MeetingStatus::Cancelled => self.date >= today,
        }
    }
}

impl Public {
    /// Returns the meetings to come, cancelled ones among them, the soonest first.
    pub(crate) fn meetings_to_come(&self) -> Vec<&Meeting> {
        let coming = self.meetings.iter().filter(|meeting| meeting.is_to_come(self.site.today));
        let mut coming: Vec<&Meeting> = coming.collect();
        coming.sort_by_key(|meeting| (meeting.date, meeting.start, meeting.entry.id.clone()));
        coming
    }

    /// Returns the other meetings, the newest first.
    pub(crate) fn meetings_past(&self) -> Vec<&Meeting> {
        self.meetings.iter().filter(|meeting| !meeting.is_to_come(self.site.today)).collect()
    }

    /// Returns the next meeting, and before it the cancelled ones that somebody may still wait for.
    pub(crate) fn next_meeting(&self) -> (Vec<&Meeting>, Option<&Meeting>) {
        let mut cancelled = self.meetings_to_come();
        let position = cancelled.iter().position(|m| m.status != MeetingStatus::Cancelled);
        let next = position.map(|position| cancelled[position]);
        cancelled.truncate(position.unwrap_or(cancelled.len()));
        (cancelled, next)
    }

    /// Returns the last meeting that was held.
    pub(crate) fn last_meeting(&self) -> Option<&Meeting> {
        self.meetings.iter().find(|meeting| meeting.status == MeetingStatus::Held)
    }
}
