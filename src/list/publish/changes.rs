//! What changed in the list, as its ledger tells: entries that came, changed, got other phones or another
//! name, closed, and opened again.
//!
//! Only what is public today is told of, by the name that it has today. Without a ledger there is no history.

use std::sync::Arc;

use jiff::ToSpan as _;
use jiff::civil::Date;

pub(in crate::list) use super::history::Change as What;
use super::{History, Public};
use crate::base::localised::Text;
use crate::content::parse::Kind;

/// What happened to one entry on one day.
#[derive(Debug, Clone, Hash)]
pub struct Change {
    /// The day.
    pub day: Date,
    /// What happened.
    pub what: What,
    /// The kind of the entry.
    pub kind: Kind,
    /// Its id.
    pub id: Arc<str>,
    /// Its name or title.
    pub name: Text,
}

/// Returns the Monday of a day's week.
pub(crate) fn monday(day: Date) -> Date {
    let days = i64::from(day.weekday().to_monday_zero_offset());
    // The calendar begins long before any meeting; there the day itself has to do.
    day.checked_sub(days.days()).unwrap_or(day)
}

/// Lists the changes, the newest first; those of one day by name.
pub(super) fn changes(public: &Public) -> Vec<Change> {
    let mut changes: Vec<Change> =
        public.history.iter().flat_map(|entry| of_entry(public, entry)).collect();
    changes.retain(|change| change.day <= public.site.today);
    changes.sort_by_cached_key(|change| {
        let name = crate::base::locale::order::sort_key(&change.name.main);
        (std::cmp::Reverse(change.day), name, change.what, change.id.clone())
    });
    changes
}

fn of_entry(public: &Public, entry: &History) -> Vec<Change> {
    let Some((kind, name)) = named(public, entry) else { return Vec::new() };
    let change = |day, what| Change { day, what, kind, id: entry.id.clone(), name: name.clone() };
    let of_day = |event: &super::Event| {
        // That facts changed goes without saying where the day has better news.
        let telling = event.what.iter().filter(|what| **what != What::Changed);
        let told: Vec<Change> = telling.map(|what| change(event.on, *what)).collect();
        if told.is_empty() { vec![change(event.on, What::Changed)] } else { told }
    };
    entry.events.iter().flat_map(of_day).collect()
}

/// Finds the entry among what is public.
fn named<'a>(public: &'a Public, entry: &History) -> Option<(Kind, &'a Text)> {
    let id = &*entry.id;
    match entry.kind {
        "organisation" => Some((Kind::Organisation, &public.organisation(id)?.name)),
        "meeting" => {
            let meeting = public.meetings.iter().find(|meeting| &*meeting.entry.id == id)?;
            Some((Kind::Meeting, &meeting.title))
        }
        "need" => {
            let need = public.needs.iter().find(|need| &*need.entry.id == id)?;
            Some((Kind::Need, &need.what))
        }
        _ => {
            let page = public.pages.iter().find(|page| &*page.entry.id == id)?;
            Some((Kind::Page, &page.title))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_week_begins_on_monday() {
        let day = |text: &str| text.parse::<Date>().unwrap();
        assert_eq!(monday(day("2020-03-27")), day("2020-03-23"));
        assert_eq!(monday(day("2020-03-23")), day("2020-03-23"));
        assert_eq!(monday(day("2020-03-29")), day("2020-03-23"));
    }
}
