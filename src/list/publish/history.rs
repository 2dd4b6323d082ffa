//! What readers may see of the past: what the ledger says of entries that are shown today.
//!
//! Of an entry that is gone, hidden or a draft nothing goes out, not even its name. No old value is known here, or
//! anywhere: the ledger says which fields changed, never what stood in them.

use std::sync::Arc;

use jiff::civil::Date;

use super::recorded::{EntryKey, Past, ledger_key};
use super::view::View;
use crate::base::choices::{LedgerChange, LedgerKind};
use crate::content::validate::{LedgerEntry, LedgerEvent};

/// The past of one entry.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct History {
    /// `organisation`, `meeting`, `need` or `page`.
    pub kind: LedgerKind,
    /// Its id.
    pub id: Arc<str>,
    /// The day it was first public.
    pub first_seen: Date,
    /// The day its public facts last changed.
    pub changed: Date,
    /// How often they have changed.
    pub sequence: u32,
    /// What happened, the oldest first; begins with the day it was added.
    pub events: Vec<Event>,
}

/// What happened to an entry on one day.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Event {
    /// The day.
    pub on: Date,
    /// What happened; never empty.
    pub what: Vec<ChangeKind>,
    /// The fields that changed, by their English keys and `text` for the body, in the order of the alphabet.
    pub fields: Vec<Arc<str>>,
}

/// Something that can happen to an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ChangeKind {
    /// It was public for the first time.
    Added,
    /// What the ledger has recorded of a later day.
    Recorded(LedgerChange),
}

impl ChangeKind {
    /// Returns its name for themes and data.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Recorded(change) => change.as_str(),
        }
    }
}

/// Lets through what is known of entries that are shown today.
pub(super) fn history(view: &View<'_>) -> Vec<History> {
    let register = view.register;
    if register.ledger.entries.is_empty() {
        return Vec::new();
    }
    let shown = register.commons().filter(|common| register.config.shows(common)).map(ledger_key);
    let shown = shown.filter(|(kind, _)| *kind != LedgerKind::Need || register.site.publish.needs);
    let mut history: Vec<History> =
        shown.filter_map(|key| Some(entry_history(key, view.recorded.past(key)?))).collect();
    history.sort_by(|a, b| (a.kind, &a.id).cmp(&(b.kind, &b.id)));
    history
}

fn entry_history((kind, id): EntryKey<'_>, past: Past<'_>) -> History {
    let LedgerEntry { first_seen, changed, ref events, .. } = *past.entry;
    let added = Event { on: first_seen, what: vec![ChangeKind::Added], fields: vec![] };
    History {
        kind,
        id: id.into(),
        first_seen,
        changed,
        sequence: past.sequence(),
        events: std::iter::once(added).chain(events.iter().map(event)).collect(),
    }
}

fn event(event: &LedgerEvent) -> Event {
    Event {
        on: event.on,
        what: event.what.iter().copied().map(ChangeKind::Recorded).collect(),
        fields: event.fields.iter().map(|field| field.as_str().into()).collect(),
    }
}
