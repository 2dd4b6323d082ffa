//! When what is told of a meeting last changed, and how often.
//!
//! The ledger knows. Without one a day has to do that the content names and that has come: never the day of the build, by
//! which calendars and feed readers would be told each day that something is new, and never the day of a meeting to come.

use jiff::civil::Date;

use super::occasion::{Announced, Following};
use crate::base::choices::LedgerKind;
use crate::base::choices::MeetingStatus;
use crate::list::publish::{Meeting, Public};

/// The day of a change of which nothing is known.
pub(crate) const UNKNOWN: Date = jiff::civil::date(1970, 1, 1);

/// When what is told of a meeting last changed, and how often.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Stamp {
    /// The day; never one to come.
    pub(crate) changed: Date,
    /// How often: never less than before, also when a meeting that was announced gets its file.
    pub(crate) sequence: u32,
}

/// Returns the stamp of each meeting with a file.
pub(super) fn filed_stamps(public: &Public, following: &[Option<Following>]) -> Vec<Stamp> {
    let mut announced: Vec<Announcements> = vec![Announcements::default(); public.meetings.len()];
    for (minutes, found) in following.iter().enumerate() {
        if let Some(Following::Filed(position)) = found {
            announced[*position].note_minutes(public, &public.meetings[minutes]);
        }
    }
    let meetings = public.meetings.iter().zip(announced);
    meetings.map(|(meeting, announced)| of_file(public, meeting, announced)).collect()
}

fn of_file(public: &Public, meeting: &Meeting, announced: Announcements) -> Stamp {
    // Minutes are not written before the meeting.
    let held = (meeting.status == MeetingStatus::Held).then_some(meeting.date);
    let changed = past(public, meeting.entry.changed)
        .or_else(|| past(public, held))
        .or(announced.changed)
        .unwrap_or_else(|| first_day(public));
    let sequence = meeting.entry.sequence.saturating_add(announced.count);
    Stamp { changed, sequence }
}

/// Returns the stamp of a meeting that is only announced.
pub(super) fn announced_stamp(public: &Public, announced: &Announced) -> Stamp {
    let mut all = Announcements::default();
    announced
        .minutes
        .iter()
        .for_each(|&minutes| all.note_minutes(public, &public.meetings[minutes]));
    let changed = all.changed.unwrap_or_else(|| first_day(public));
    Stamp { changed, sequence: all.count.saturating_sub(1) }
}

/// What minutes said of one meeting to come.
#[derive(Debug, Clone, Copy, Default)]
struct Announcements {
    /// The last day on which they said something new.
    changed: Option<Date>,
    /// How often they said something, the first time counted.
    count: u32,
}

impl Announcements {
    fn note_minutes(&mut self, public: &Public, minutes: &Meeting) {
        let history = public.history_of(LedgerKind::Meeting, &minutes.entry.id);
        let (changed, count) = history.map_or((minutes.date, 1), |history| {
            let events = history
                .events
                .iter()
                .filter(|event| event.fields.iter().any(|field| &**field == "next"));
            let days: Vec<Date> = events.map(|event| event.on).collect();
            let changes = u32::try_from(days.len()).unwrap_or(u32::MAX);
            (days.into_iter().max().unwrap_or(history.first_seen), changes.saturating_add(1))
        });
        self.changed = self.changed.max(past(public, Some(changed)));
        self.count = self.count.saturating_add(count);
    }
}

/// Keeps a day that is not to come.
fn past(public: &Public, day: Option<Date>) -> Option<Date> {
    day.filter(|day| *day <= public.site.today)
}

/// Returns the day of the first meeting: a day that stays the same when days pass.
fn first_day(public: &Public) -> Date {
    let first = public.meetings.iter().map(|meeting| meeting.date).min();
    past(public, first).unwrap_or(UNKNOWN)
}
