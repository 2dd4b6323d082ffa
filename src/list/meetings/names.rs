//! The names by which calendars and feeds know meetings again.
//!
//! A meeting is announced before it has a file, gets one, and is moved: its name stays, so that a calendar changes its event
//! and makes no second one. The first meeting of a day is known by the day alone, with a file or without.

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::civil::Date;

use super::occasion::{Announced, Following, day_of};
use crate::base::choices::LedgerKind;
use crate::list::publish::{Meeting, Public};

/// A meeting that is to be named.
struct Unnamed<'a> {
    /// Its position among those with a file, else among the announced ones.
    position: Following,
    /// The day on which it was first to be.
    day: Option<Date>,
    /// The oldest id of its file.
    oldest: Option<&'a str>,
    /// The position of the minutes that announced it first.
    minutes: Option<usize>,
}

/// Names those that are only announced, and returns the names of those with a file.
pub(super) fn name_announced(
    public: &Public,
    announced: &mut [Announced],
    following: &[Option<Following>],
) -> Vec<Arc<str>> {
    let meetings = &public.meetings;
    let mut names: Vec<Arc<str>> = meetings.iter().map(|m| m.entry.oldest_id().into()).collect();
    let mut taken = BTreeSet::new();
    for unnamed in in_order(public, announced, following) {
        let first = unnamed.day.filter(|day| may_have(&unnamed, *day, meetings));
        let first = first.filter(|day| taken.insert(*day));
        let minutes = unnamed.minutes.map(|minutes| &meetings[minutes]);
        let name = match (first, minutes) {
            (Some(day), _) => day.to_string(),
            (None, Some(minutes)) => beside(minutes),
            (None, None) => continue,
        };
        match unnamed.position {
            Following::Filed(position) => names[position] = name.into(),
            Following::Announced(number) => announced[number].key = name.into(),
        }
    }
    names
}

/// Returns all meetings in the order in which they may have the name of their day: one whose id is the bare day, those
/// that were announced, the first before others, and the rest as they were published.
fn in_order<'a>(
    public: &'a Public,
    announced: &[Announced],
    following: &[Option<Following>],
) -> Vec<Unnamed<'a>> {
    let filed = public.meetings.iter().enumerate().map(|(position, meeting)| {
        let means_it =
            |f: &Option<Following>| matches!(f, Some(Following::Filed(n)) if *n == position);
        let oldest = meeting.entry.oldest_id();
        Unnamed {
            position: Following::Filed(position),
            day: day_of(oldest),
            oldest: Some(oldest),
            // The newest meetings stand first.
            minutes: following.iter().rposition(means_it),
        }
    });
    let announced = announced.iter().enumerate().map(|(number, announced)| Unnamed {
        position: Following::Announced(number),
        day: Some(announced.date),
        oldest: None,
        minutes: announced.minutes.last().copied(),
    });
    let mut all: Vec<Unnamed<'a>> = filed.chain(announced).collect();
    all.sort_by_cached_key(|unnamed| {
        let is_bare = unnamed.oldest.is_some_and(|id| id.len() == DAY_LENGTH);
        let seen = match unnamed.position {
            Following::Filed(n) => {
                public.history_of(LedgerKind::Meeting, &public.meetings[n].entry.id)
            }
            Following::Announced(_) => None,
        };
        let seen = seen.map(|history| history.first_seen);
        let minutes = unnamed.minutes;
        let oldest = unnamed.oldest.map(str::to_owned);
        (!is_bare, minutes.is_none(), Reverse(minutes), seen.is_none(), seen, oldest)
    });
    all
}

/// How long a day is that is written out: `2020-03-27`.
const DAY_LENGTH: usize = 10;

/// Tells whether the name of a day is no other's id: it is also that of a calendar file.
fn may_have(unnamed: &Unnamed<'_>, day: Date, meetings: &[Meeting]) -> bool {
    let day = day.to_string();
    let has = |meeting: &Meeting| {
        *meeting.entry.id == *day || meeting.entry.formerly.iter().any(|id| **id == *day)
    };
    unnamed.oldest.is_some() || !meetings.iter().any(has)
}

/// Names a meeting by the minutes that announce it.
fn beside(minutes: &Meeting) -> String {
    let day = minutes.next.as_ref().map_or(minutes.date, |next| next.date);
    format!("{day}-{}", minutes.entry.oldest_id())
}
