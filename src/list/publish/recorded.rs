//! What the ledger knows of each entry that has a file, also of one whose id has changed since the ledger was written.

use crate::base::choices::LedgerKind;
use crate::base::maps::HashMap;
use crate::base::maps::HashSet;
use crate::content::parse::content_path;
use crate::content::validate::{Common, LedgerEntry};
use crate::list::model::Register;

/// An entry, by kind and id.
pub(in crate::list) type EntryKey<'a> = (LedgerKind, &'a str);

/// The past of an entry as it was recorded last.
#[derive(Debug, Clone, Copy)]
pub(in crate::list) struct Past<'a> {
    pub(in crate::list) entry: &'a LedgerEntry,
    /// Whether it stands there under an id that the entry had before.
    pub(in crate::list) is_moved: bool,
}

impl Past<'_> {
    /// Returns how often the entry has changed; a new id that is not yet recorded is one change more.
    pub(super) fn sequence(&self) -> u32 {
        self.entry.sequence.saturating_add(u32::from(self.is_moved))
    }
}

/// The past of each entry that has a file, by kind and the id that it has today.
pub(in crate::list) struct Recorded<'a>(HashMap<EntryKey<'a>, Past<'a>>);

impl<'a> Recorded<'a> {
    /// Finds each entry in the ledger: by its id, else by the first former id that the ledger knows and no file has.
    pub(in crate::list) fn new(register: &'a Register) -> Self {
        let entries = register.ledger.entries.iter();
        if entries.len() == 0 {
            return Self(HashMap::default());
        }
        let known: HashMap<EntryKey<'a>, &LedgerEntry> =
            entries.map(|entry| ((entry.kind, entry.id.as_str()), entry)).collect();
        let filed: HashSet<EntryKey<'a>> = register.commons().map(ledger_key).collect();
        let past = register.commons().filter_map(|common| {
            let key = ledger_key(common);
            if let Some(entry) = known.get(&key) {
                return Some((key, Past { entry, is_moved: false }));
            }
            let former = common.formerly.iter().map(|former| (key.0, &*former.value));
            let mut gone = former.filter(|former| !filed.contains(former));
            let entry = gone.find_map(|former| known.get(&former))?;
            Some((key, Past { entry, is_moved: true }))
        });
        Self(past.collect())
    }

    /// Returns what is known of an entry.
    pub(in crate::list) fn past(&self, key: EntryKey<'a>) -> Option<Past<'a>> {
        self.0.get(&key).copied()
    }
}

/// Returns what the ledger calls an entry: its kind, told by its folder, and its id.
pub(in crate::list) fn ledger_key(common: &Common) -> (LedgerKind, &str) {
    let kind = content_path(&common.path).and_then(|place| place.kind.in_ledger());
    (kind.expect("an entry lies in the folder of its kind"), &common.id)
}
