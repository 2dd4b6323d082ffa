//! Which kinds of rows `data/` has.

use crate::content::parse::Kind;
use crate::site::export::data::tables::{DataTable, TABLES};

/// The kinds of rows, in the order of their tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum TableIndex {
    Organisations,
    Services,
    Meetings,
    Needs,
    Terms,
}

impl TableIndex {
    pub(super) const ALL: [Self; 5] =
        [Self::Organisations, Self::Services, Self::Meetings, Self::Needs, Self::Terms];

    /// Returns the table.
    pub(super) fn data_table(self) -> &'static DataTable {
        &TABLES[self as usize]
    }

    /// Returns the kind of its entries; services are parts of organisations.
    pub(super) fn kind(self) -> Kind {
        match self {
            Self::Organisations | Self::Services | Self::Terms => Kind::Organisation,
            Self::Meetings => Kind::Meeting,
            Self::Needs => Kind::Need,
        }
    }

    /// What an entry of the kind cannot be validated without; the first is what it is called.
    pub(super) fn needed(self) -> &'static [&'static str] {
        match self {
            Self::Organisations | Self::Terms => &["name", "kind"],
            Self::Services => &["help"],
            Self::Meetings => &["title", "date"],
            Self::Needs => &["what", "resource", "help"],
        }
    }
}
