//! What changed in the list, as its ledger tells: entries that came, changed, got other phones or another
//! name, closed, and opened again.
//!
//! Only what is public today is told of, by the name that it has today. Without a ledger there is no history.

use std::sync::Arc;

use jiff::ToSpan as _;
use jiff::civil::Date;

pub(in crate::list) use super::history::ChangeKind as What;
use crate::base::localised::Text;
use crate::content::parse::Kind;

/// What happened to one entry on one day.
#[derive(Debug, Clone, Hash)]
pub struct EntryChange {
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
