//! Which meetings are to come, which were, and which is next: decided once, by the day and by what became of them.
//!
//! Comes in: what may be seen. Goes out: [`Timetable`]: the meetings in the order in which readers look for them, those
//! among them that minutes announce and that have no file yet, the name by which calendars know each, and when it
//! changed. Pages, messages and calendars take it from here and ask neither the day nor the state themselves.

mod names;
mod occasion;
mod stamps;

use std::sync::Arc;

use crate::base::choices::MeetingStatus;
use crate::base::localised::Text;
use crate::base::maps::HashMap;
use crate::content::validate::Next;
use crate::list::publish::{Meeting, Public};
use jiff::civil::Date;
use names::name_announced;
use occasion::Following;
pub(crate) use occasion::{Announced, Occasion};
pub(crate) use stamps::{Stamp, UNKNOWN};

/// The meetings in time.
#[derive(Debug, Default)]
pub(in crate::list) struct Timetable {
    announced: Vec<Announced>,
    /// What the `next` of each meeting is, where it is known.
    following: Vec<Option<Following>>,
    /// The name by which calendars know each meeting.
    keys: Vec<Arc<str>>,
    /// When each meeting changed.
    stamps: Vec<Stamp>,
    /// Where each meeting stands, by its id.
    positions: HashMap<Arc<str>, usize>,
}

impl Timetable {
    /// Works it out.
    pub(crate) fn new(public: &Public) -> Self {
        let meetings = &public.meetings;
        let (mut announced, mut following) = (Vec::new(), Vec::with_capacity(meetings.len()));
        // The newest minutes come first: what they say counts.
        for (position, minutes) in meetings.iter().enumerate() {
            let found =
                minutes.next.as_ref().and_then(|next| match filed(meetings, position, next.date) {
                    Some(file) => Some(Following::Filed(file)),
                    None => announce(public, position, next, &mut announced),
                });
            following.push(found);
        }
        let keys = name_announced(public, &mut announced, &following);
        let stamps = stamps::filed_stamps(public, &following);
        let ids = meetings.iter().map(|meeting| meeting.entry.id.clone());
        let positions = ids.enumerate().map(|(position, id)| (id, position)).collect();
        Self { announced, following, keys, stamps, positions }
    }

    /// Returns the meetings that are only announced, the latest first, as the meetings are.
    pub(crate) fn announced(&self) -> Vec<&Announced> {
        let mut announced: Vec<&Announced> = self.announced.iter().collect();
        announced.sort_by_key(|a| std::cmp::Reverse((a.date, a.start, &a.key)));
        announced
    }

    /// Returns the meetings to come, cancelled ones among them, the soonest first.
    pub(in crate::list) fn to_come<'a>(&'a self, public: &'a Public) -> Vec<Occasion<'a>> {
        let filed = public.meetings.iter().filter(|meeting| meeting.is_to_come(public.site.today));
        let announced = self.announced.iter().map(Occasion::Announced);
        let mut coming: Vec<Occasion<'_>> = filed.map(Occasion::Filed).chain(announced).collect();
        coming.sort_by_key(|occasion| (occasion.date(), occasion.start(), occasion.id()));
        coming
    }

    /// Returns the next meeting, and before it the cancelled ones that somebody may still wait for.
    pub(crate) fn next_meeting<'a>(
        &'a self,
        public: &'a Public,
    ) -> (Vec<Occasion<'a>>, Option<Occasion<'a>>) {
        let mut cancelled = self.to_come(public);
        let position = cancelled.iter().position(|occasion| !occasion.is_cancelled());
        let next = position.map(|position| cancelled[position]);
        cancelled.truncate(position.unwrap_or(cancelled.len()));
        (cancelled, next)
    }

    /// Returns what the `next` of minutes is: a meeting with a page, or one that is only announced. Nothing where it is
    /// past and has no file, or where later minutes name another day.
    pub(crate) fn following<'a>(
        &'a self,
        public: &'a Public,
        minutes: &Meeting,
    ) -> Option<Occasion<'a>> {
        Some(match self.following[self.position(minutes)]? {
            Following::Filed(file) => Occasion::Filed(&public.meetings[file]),
            Following::Announced(number) => Occasion::Announced(&self.announced[number]),
        })
    }

    /// Returns the name by which calendars and feeds know a meeting: the same when it moves, and when one that was
    /// announced gets its file.
    pub(crate) fn uid<'a>(&'a self, occasion: Occasion<'a>) -> &'a str {
        match occasion {
            Occasion::Announced(announced) => &announced.key,
            Occasion::Filed(meeting) => &self.keys[self.position(meeting)],
        }
    }

    /// Returns when what is told of a meeting last changed, and how often.
    pub(in crate::list) fn change_stamp(&self, public: &Public, occasion: Occasion<'_>) -> Stamp {
        match occasion {
            Occasion::Announced(announced) => stamps::announced_stamp(public, announced),
            Occasion::Filed(meeting) => self.stamps[self.position(meeting)],
        }
    }

    fn position(&self, meeting: &Meeting) -> usize {
        *self.positions.get(&meeting.entry.id).expect("a meeting is one of those of its timetable")
    }
}

impl Public {
    /// Returns the meetings that are not to come, the newest first.
    pub(crate) fn meetings_past(&self) -> Vec<&Meeting> {
        self.meetings.iter().filter(|meeting| !meeting.is_to_come(self.site.today)).collect()
    }

    /// Returns the last meeting that was held.
    pub(crate) fn last_meeting(&self) -> Option<&Meeting> {
        self.meetings.iter().find(|meeting| meeting.status == MeetingStatus::Held)
    }
}

/// Tells two series apart; who names none may mean any.
fn are_different(one: Option<&Text>, other: Option<&Text>) -> bool {
    matches!((one, other), (Some(one), Some(other)) if one.main != other.main)
}

/// Finds the meeting with a file that minutes mean by a day, best the one that is still on that day, and of their series.
fn filed(meetings: &[Meeting], position: usize, day: Date) -> Option<usize> {
    let minutes = &meetings[position];
    let is_meant = |n: &usize| {
        let other = &meetings[*n];
        *n != position
            && other.is_of_day(day)
            && !are_different(minutes.series.as_ref(), other.series.as_ref())
    };
    let all = (0..meetings.len()).rev().filter(is_meant);
    all.min_by_key(|n| (meetings[*n].date != day, meetings[*n].series != minutes.series))
}

/// Takes note of a meeting that minutes announce, if it is to come and no later minutes name another day.
fn announce(
    public: &Public,
    position: usize,
    next: &Next,
    announced: &mut Vec<Announced>,
) -> Option<Following> {
    let minutes = &public.meetings[position];
    let has_later_word = || {
        public.meetings[..position].iter().any(|later| {
            minutes.date < later.date
                && later.date < next.date
                && later.status != MeetingStatus::Cancelled
                && later.series == minutes.series
                && later.next.as_ref().is_some_and(|other| other.date != next.date)
        })
    };
    if next.date < public.site.today || next.date <= minutes.date || has_later_word() {
        return None;
    }
    let is_same = |known: &Announced| {
        known.date == next.date && !are_different(known.series.as_ref(), minutes.series.as_ref())
    };
    let known = announced.iter().position(is_same);
    let number = known.unwrap_or(announced.len());
    if known.is_none() {
        announced.push(Announced {
            key: Arc::default(),
            date: next.date,
            start: next.start,
            place: next.place.clone(),
            series: minutes.series.clone(),
            by: minutes.entry.clone(),
            minutes: Vec::new(),
        });
    }
    announced[number].minutes.push(position);
    Some(Following::Announced(number))
}
