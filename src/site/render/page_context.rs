//! What one page's template gets, with the hash of all of it.

use crate::site::render::values::Shared;
use serde::Serialize;
use tera::Context;
use tera::Value;

/// A page's context and the hash of what it says.
#[derive(Debug)]
pub(in crate::site) struct PageContext {
    context: Context,
    hasher: blake3::Hasher,
    /// The rows of who helps, which many pages show alike.
    rows: Vec<Shared>,
}

impl PageContext {
    pub(super) fn new() -> Self {
        Self { context: Context::new(), hasher: blake3::Hasher::new(), rows: Vec::new() }
    }

    /// Returns the rows of who helps.
    pub(super) fn rows(&self) -> &[Shared] {
        &self.rows
    }

    /// Adds the rows of who helps: as values, and to be rendered once for all pages that show them.
    pub(super) fn share_rows(&mut self, rows: Vec<Shared>) {
        self.share_list("rows", rows.iter());
        self.rows = rows;
    }

    /// Adds what is made of values that the template sees already, and so is in the hash.
    pub(super) fn derive(&mut self, key: &'static str, html: &str) {
        self.context.insert_value(key, Value::safe_string(html));
    }

    /// Returns what the template sees.
    pub(in crate::site) fn context(&self) -> &Context {
        &self.context
    }

    /// Returns the hash of what the template sees.
    pub(in crate::site) fn hash(&self) -> blake3::Hash {
        self.hasher.finalize()
    }

    fn hash_key(&mut self, key: &str, hashes: impl Iterator<Item = blake3::Hash>) {
        self.hasher.update(key.as_bytes()).update(&[0]);
        for hash in hashes {
            self.hasher.update(hash.as_bytes());
        }
        self.hasher.update(&[1]);
    }

    /// Adds a value made for this page.
    pub(super) fn put(&mut self, key: &'static str, value: &impl Serialize) {
        self.add_shared(key, &Shared::new(value));
    }

    /// Adds a shared value.
    pub(super) fn add_shared(&mut self, key: &'static str, shared: &Shared) {
        self.hash_key(key, std::iter::once(shared.hash));
        self.context.insert_value(key, shared.value.clone());
    }

    /// Adds a shared value, if there is one.
    pub(super) fn share_found(&mut self, key: &'static str, shared: Option<&Shared>) {
        if let Some(shared) = shared {
            self.add_shared(key, shared);
        }
    }

    /// Adds a list of shared values.
    pub(super) fn share_list<'a>(
        &mut self,
        key: &'static str,
        items: impl IntoIterator<Item = &'a Shared>,
    ) {
        let items: Vec<&Shared> = items.into_iter().collect();
        self.hash_key(key, items.iter().map(|item| item.hash));
        let values: Vec<Value> = items.into_iter().map(|item| item.value.clone()).collect();
        self.context.insert_value(key, Value::from(values));
    }
}
