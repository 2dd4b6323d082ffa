//! The organisations of the site as `data/` tells them, by their ids: what comes back as it left is found there.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::edit::import::site_lookup::SiteLookup;

/// The rows by the ids of their organisations.
#[derive(Debug)]
pub(super) struct SiteRows<'a>(BTreeMap<&'a str, &'a Value>);

impl<'a> SiteRows<'a> {
    pub(super) fn new(known: &'a SiteLookup<'a>) -> Self {
        let rows = known.data_rows().first().map(Vec::as_slice).unwrap_or_default();
        Self(rows.iter().filter_map(|row| Some((row.get("id")?.as_str()?, row))).collect())
    }

    /// Returns the row of an organisation.
    pub(super) fn get(&self, id: &str) -> Option<&'a Value> {
        self.0.get(id).copied()
    }
}
