//! The fields of a map while it is read: each is looked up once a key, so a file of a hundred thousand keys takes no
//! longer a key than one of ten.

use super::node::Entry;
use crate::base::maps::HashMap;

/// The fields of a map that is still open.
#[derive(Default)]
pub(super) struct Fields {
    pub(super) entries: Vec<Entry>,
    /// Where each key stands among them, once they are too many to look through.
    index: HashMap<String, usize>,
}

/// How many fields are looked through one by one.
const FEW: usize = 32;

impl Fields {
    /// Looks a field up by its key.
    pub(super) fn find(&self, key: &str) -> Option<&Entry> {
        match self.entries.len() {
            ..=FEW => self.entries.iter().find(|entry| entry.key == key),
            _ => self.index.get(key).and_then(|place| self.entries.get(*place)),
        }
    }

    /// Adds a field whose key does not stand yet.
    pub(super) fn push(&mut self, entry: Entry) {
        self.entries.push(entry);
        let known = self.index.len();
        if self.entries.len() > FEW {
            let new = self.entries.iter().enumerate().skip(known);
            self.index.extend(new.map(|(place, entry)| (entry.key.clone(), place)));
        }
    }
}
