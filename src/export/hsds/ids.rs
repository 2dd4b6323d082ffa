//! Ids of HSDS: UUIDs of version 5, made from the site's namespace and an entry's own id (RFC 9562, 5.5).
//!
//! The same entry has the same UUID in every build and on every machine, and no list of them has to be kept. A site
//! without a `namespace` takes one made from its address.

use uuid::Uuid;

use crate::publish::Site;

/// The namespace of a site.
#[derive(Debug, Clone, Copy)]
pub(in crate::export) struct Namespace(Uuid);

impl Namespace {
    pub(in crate::export) fn of(site: &Site) -> Self {
        let written = site.namespace.as_deref().and_then(|text| Uuid::parse_str(text).ok());
        Self(
            written.unwrap_or_else(|| Uuid::new_v5(&Uuid::NAMESPACE_URL, site.base_url.as_bytes())),
        )
    }

    /// Returns the id of what a path such as `organisations/poruch/services/food` names.
    pub(in crate::export) fn id(self, path: &str) -> String {
        Uuid::new_v5(&self.0, path.as_bytes()).hyphenated().to_string()
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
