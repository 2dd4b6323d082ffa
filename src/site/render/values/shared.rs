//! Values that several pages show alike: made once, with the hash of what they say.

use serde::Serialize;

/// A value that templates share, and the hash of what it says.
#[derive(Debug, Clone)]
pub(in crate::site::render) struct Shared {
    pub(in crate::site::render) value: tera::Value,
    pub(in crate::site::render) hash: blake3::Hash,
    /// Whether something in it is not in the language of its page.
    pub(in crate::site::render) is_foreign: bool,
}

impl Shared {
    /// Takes over a text.
    pub(in crate::site::render) fn from_text(text: &str) -> Self {
        let is_foreign = crate::site::render::foreign::has_marks(text);
        Self { value: tera::Value::from(text), hash: blake3::hash(text.as_bytes()), is_foreign }
    }

    /// Joins values to a list; its hash is made of theirs.
    pub(in crate::site::render) fn from_items(items: &[&Shared]) -> Self {
        let mut hasher = blake3::Hasher::new();
        for item in items {
            hasher.update(item.hash.as_bytes());
        }
        let values: Vec<tera::Value> = items.iter().map(|item| item.value.clone()).collect();
        let is_foreign = items.iter().any(|item| item.is_foreign);
        Self { value: tera::Value::from(values), hash: hasher.finalize(), is_foreign }
    }

    /// Joins values under names; its hash is made of theirs.
    pub(in crate::site::render) fn from_entries(entries: Vec<(&'static str, Self)>) -> Self {
        let mut hasher = blake3::Hasher::new();
        let mut map = tera::Map::new();
        let mut is_foreign = false;
        for (name, shared) in entries {
            hasher.update(name.as_bytes()).update(shared.hash.as_bytes());
            is_foreign |= shared.is_foreign;
            map.insert(name.into(), shared.value);
        }
        Self { value: tera::Value::from(map), hash: hasher.finalize(), is_foreign }
    }

    /// Takes over a text that is safe within HTML as it stands.
    pub(in crate::site::render) fn safe(text: &str) -> Self {
        let hash = blake3::hash(text.as_bytes());
        Self { value: tera::Value::safe_string(text), hash, is_foreign: false }
    }

    /// Takes over a value; its hash is that of its JSON, whose order is that of the type's fields.
    pub(in crate::site::render) fn new(value: &impl Serialize) -> Self {
        let json = serde_json::to_vec(value).expect("memory takes every text, number and list");
        let is_foreign = crate::site::render::foreign::has_marks(&json);
        Self { value: tera::Value::from_serializable(value), hash: blake3::hash(&json), is_foreign }
    }
}
