//! How fresh an entry is, as a reader may be told without the day of the build.
//!
//! Every page would be another each day if it told that day, though nothing on it had changed. So it is told only by
//! the files that stand for the whole list; an entry tells its last check, else its last change.

use jiff::civil::Date;

use crate::list::publish::{Organisation, Site};

/// The day that tells how fresh an entry is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Freshness {
    /// The day that the whole site is a record of.
    AsOf(Date),
    /// The day of its last check.
    Checked(Date),
    /// The day its public facts last changed.
    Changed(Date),
}

impl Freshness {
    /// Returns its name in templates.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::AsOf(_) => "as-of",
            Self::Checked(_) => "checked",
            Self::Changed(_) => "changed",
        }
    }

    /// Returns its day.
    pub(crate) fn day(self) -> Date {
        match self {
            Self::AsOf(day) | Self::Checked(day) | Self::Changed(day) => day,
        }
    }
}

impl Site {
    /// Returns the day that every page may tell: that of a record, which stays.
    pub(crate) fn day_of_record(&self) -> Option<Date> {
        self.is_record.then_some(self.today)
    }
}

impl Organisation {
    /// Returns how fresh the entry is, if anything is known of it.
    pub(crate) fn freshness(&self, site: &Site) -> Option<Freshness> {
        let checked = || self.verified.as_ref().map(|check| Freshness::Checked(check.on));
        let changed = || self.entry.changed.map(Freshness::Changed);
        site.day_of_record().map(Freshness::AsOf).or_else(checked).or_else(changed)
    }
}
