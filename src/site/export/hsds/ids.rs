//! Ids of HSDS: UUIDs of version 5, made from the site's namespace and an entry's own id (RFC 9562, 5.5).
//!
//! The same entry has the same UUID in every build and on every machine, and no list of them has to be kept. A site
//! without a `namespace` takes one made from its address.

use std::fmt::{Display, Write};

use sha1::{Digest, Sha1};
use uuid::{Builder, Uuid};

use crate::list::publish::Site;

/// The namespace of a site.
#[derive(Debug, Clone, Copy)]
pub(in crate::site::export) struct Namespace(Uuid);

impl Namespace {
    pub(in crate::site::export) fn from_site(site: &Site) -> Self {
        let written = site.namespace.as_deref().and_then(|text| Uuid::parse_str(text).ok());
        Self(written.unwrap_or_else(|| uuid5(&Uuid::NAMESPACE_URL, &site.base_url)))
    }

    /// Returns the id of what a path such as `organisations/poruch/services/food` names.
    pub(in crate::site::export) fn uuid(self, path: impl Display) -> Uuid {
        uuid5(&self.0, path)
    }
}

/// Makes a UUID of version 5. There are a million in a list of ten thousand, so the hash is the one that processors know,
/// and no name is put together in memory first.
fn uuid5(namespace: &Uuid, name: impl Display) -> Uuid {
    let mut hash = Hashed(Sha1::new().chain_update(namespace));
    write!(hash, "{name}").expect("a hash takes everything");
    let mut first = [0; 16];
    first.copy_from_slice(&hash.0.finalize()[..16]);
    Builder::from_sha1_bytes(first).into_uuid()
}

/// Takes text into a hash.
struct Hashed(Sha1);

impl Write for Hashed {
    fn write_str(&mut self, text: &str) -> std::fmt::Result {
        self.0.update(text);
        Ok(())
    }
}

/// Adds a number to a key that stood in the list before, so that no two of one list are the same.
pub(super) fn nth<'k>(keys: impl Iterator<Item = &'k str>, position: usize, key: &str) -> String {
    match keys.take(position).filter(|other| *other == key).count() {
        0 => key.to_owned(),
        before => format!("{key}#{}", before + 1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_key_twice_gives_two_ids() {
        let keys = ["a", "b", "a"];
        assert_eq!(nth(keys.into_iter(), 0, "a"), "a");
        assert_eq!(nth(keys.into_iter(), 2, "a"), "a#2");
    }
}
