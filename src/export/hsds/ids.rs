//! Ids of HSDS: UUIDs of version 5, made from the site's namespace and an entry's own id (RFC 9562, 5.5).
//!
//! The same entry has the same UUID in every build and on every machine, and no list of them has to be kept. A site
//! without a `namespace` takes one made from its address.

use sha1::{Digest, Sha1};
use uuid::{Builder, Uuid};

use crate::publish::Site;

/// The namespace of a site.
#[derive(Debug, Clone, Copy)]
pub(in crate::export) struct Namespace(Uuid);

impl Namespace {
    pub(in crate::export) fn of(site: &Site) -> Self {
        let written = site.namespace.as_deref().and_then(|text| Uuid::parse_str(text).ok());
        Self(written.unwrap_or_else(|| named(&Uuid::NAMESPACE_URL, &site.base_url)))
    }

    /// Returns the id of what a path such as `organisations/poruch/services/food` names.
    pub(in crate::export) fn id(self, path: &str) -> String {
        named(&self.0, path).hyphenated().encode_lower(&mut Uuid::encode_buffer()).to_owned()
    }
}

/// Makes a UUID of version 5. There are a million in a list of ten thousand, so the hash is the one that processors know.
fn named(namespace: &Uuid, name: &str) -> Uuid {
    let hash = Sha1::new().chain_update(namespace).chain_update(name).finalize();
    let mut first = [0; 16];
    first.copy_from_slice(&hash[..16]);
    Builder::from_sha1_bytes(first).into_uuid()
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
