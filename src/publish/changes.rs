//! What changed in the list, as its ledger tells: entries that came, that changed, that closed.
//!
//! Only what is public today is told of, by the name that it has today. Without a ledger there is no history.

use std::sync::Arc;

use jiff::ToSpan as _;
use jiff::civil::Date;

use super::Public;
use crate::localised::Text;
use crate::parse::Kind;
use crate::validate::LedgerEntry;

/// One change of one entry.
#[derive(Debug, Clone)]
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

/// What happened to an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    /// It came.
    Added,
    /// Its public facts changed.
    Changed,
    /// An organisation closed.
    Closed,
}

impl What {
    /// Returns its name for themes and data.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Changed => "changed",
            Self::Closed => "closed",
        }
    }
}

/// Returns the Monday of a day's week.
pub fn monday(day: Date) -> Date {
    let days = i64::from(day.weekday().to_monday_zero_offset());
    // The calendar begins long before any meeting; there the day itself has to do.
    day.checked_sub(days.days()).unwrap_or(day)
}

/// Lists the changes, the newest first; those of one day by name.
pub(super) fn changes(public: &Public, ledger: &[LedgerEntry]) -> Vec<Change> {
    let mut changes: Vec<Change> =
        ledger.iter().flat_map(|entry| of_entry(public, entry)).collect();
    changes.retain(|change| change.day <= public.site.today);
    changes.sort_by_cached_key(|change| {
        let name = crate::locale::order::sort_key(&change.name.main);
        (std::cmp::Reverse(change.day), name, change.what, change.id.clone())
    });
    changes
}

fn of_entry(public: &Public, entry: &LedgerEntry) -> Vec<Change> {
    let Some((kind, name, is_closed)) = named(public, entry) else { return Vec::new() };
    let change =
        |day, what| Change { day, what, kind, id: entry.id.as_str().into(), name: name.clone() };
    let mut changes = vec![change(entry.first_seen, What::Added)];
    if entry.changed > entry.first_seen {
        changes.push(change(entry.changed, if is_closed { What::Closed } else { What::Changed }));
    }
    changes
}

/// Finds the entry among what is public; tells whether it is an organisation that has closed.
fn named<'a>(public: &'a Public, entry: &LedgerEntry) -> Option<(Kind, &'a Text, bool)> {
    let id = entry.id.as_str();
    match entry.kind {
        "organisation" => {
            let organisation = public.organisation(id)?;
            Some((Kind::Organisation, &organisation.name, organisation.status == "closed"))
        }
        "meeting" => {
            let meeting = public.meetings.iter().find(|meeting| &*meeting.entry.id == id)?;
            Some((Kind::Meeting, &meeting.title, false))
        }
        "need" => {
            let need = public.needs.iter().find(|need| &*need.entry.id == id)?;
            Some((Kind::Need, &need.what, false))
        }
        _ => {
            let page = public.pages.iter().find(|page| &*page.entry.id == id)?;
            Some((Kind::Page, &page.title, false))
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
