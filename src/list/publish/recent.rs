//! Works out the changes that everybody is told of, from the history.

use super::changes::EntryChange;
use crate::base::choices::LedgerChange;
use crate::base::localised::Text;
use crate::content::parse::Kind;
use crate::list::publish::history::ChangeKind as What;
use crate::list::publish::history::History;
use crate::list::publish::public::Public;

/// Lists the changes, the newest first; those of one day by name.
pub(super) fn changes(public: &Public) -> Vec<EntryChange> {
    let mut changes: Vec<EntryChange> =
        public.history.iter().flat_map(|entry| of_entry(public, entry)).collect();
    changes.retain(|change| change.day <= public.site.today);
    changes.sort_by_cached_key(|change| {
        let name = crate::base::locale::order::sort_key(&change.name.main);
        (std::cmp::Reverse(change.day), name, change.what, change.id.clone())
    });
    changes
}

pub(super) fn of_entry(public: &Public, entry: &History) -> Vec<EntryChange> {
    let Some((kind, name)) = public_entry(public, entry) else { return Vec::new() };
    let change =
        |day, what| EntryChange { day, what, kind, id: entry.id.clone(), name: name.clone() };
    let of_day = |event: &super::history::Event| {
        // That facts changed goes without saying where the day has better news.
        let plain = What::Recorded(LedgerChange::Changed);
        let telling = event.what.iter().filter(|what| **what != plain);
        let told: Vec<EntryChange> = telling.map(|what| change(event.on, *what)).collect();
        if told.is_empty() { vec![change(event.on, plain)] } else { told }
    };
    entry.events.iter().flat_map(of_day).collect()
}

/// Finds the entry among what is public.
pub(super) fn public_entry<'a>(public: &'a Public, entry: &History) -> Option<(Kind, &'a Text)> {
    let kind = Kind::of_ledger(entry.kind);
    public.find_entry(kind, &entry.id).map(|(_, name)| (kind, name))
}
