//! How fresh an entry is, as a reader may be told without the day of the build.
//!
//! Every page would be another each day if it told that day, though nothing on it had changed. So it is told only by
//! the files that stand for the whole list; an entry tells its last check, else its last change. A record of one day tells
//! that day everywhere beside it.

use jiff::civil::Date;

use crate::list::offers::Offer;
use crate::list::publish::Organisation;

/// The day that tells how fresh an entry is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Freshness {
    /// The day of its last check.
    Checked(Date),
    /// The day its public facts last changed.
    Changed(Date),
}

impl Freshness {
    /// Returns its name in templates.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Checked(_) => "checked",
            Self::Changed(_) => "changed",
        }
    }

    /// Returns its day.
    pub(crate) fn day(self) -> Date {
        match self {
            Self::Checked(day) | Self::Changed(day) => day,
        }
    }
}

impl Organisation {
    /// Returns how fresh the entry is, if anything is known of it.
    pub(crate) fn freshness(&self) -> Option<Freshness> {
        let checked = self.verified.as_ref().map(|check| Freshness::Checked(check.on));
        checked.or_else(|| self.entry.changed.map(Freshness::Changed))
    }
}

impl Offer {
    /// Returns how fresh a row of the list is, if anything is known of it: a service may have a check of its own.
    pub(crate) fn row_freshness(&self) -> Option<Freshness> {
        let checked = self.verified().map(|check| Freshness::Checked(check.on));
        checked.or_else(|| self.organisation().freshness())
    }
}
