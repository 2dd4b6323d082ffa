//! The name of a field in both languages, as people write it.

use crate::base::locale::compare::is_same_key;

/// The two names of one field; either may stand in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FieldKey {
    /// The English name.
    pub en: &'static str,
    /// The Ukrainian name.
    pub uk: &'static str,
}

impl FieldKey {
    /// Tells whether `key` names the field, in either language, in any case and with any apostrophe.
    pub(crate) fn is_named(self, key: &str) -> bool {
        is_same_key(self.en, key) || is_same_key(self.uk, key)
    }

    /// Returns the name for a new field: in the language that most of `keys` beside it have, else English.
    pub(crate) fn beside<'k>(self, keys: impl Iterator<Item = &'k str>) -> &'static str {
        if has_ukrainian_keys(keys) { self.uk } else { self.en }
    }

    /// Returns the name in the language that `key` has.
    pub(crate) fn spelling(self, key: &str) -> &'static str {
        if is_same_key(self.en, key) { self.en } else { self.uk }
    }
}

/// Tells whether most of these keys are Ukrainian.
pub(crate) fn has_ukrainian_keys<'k>(keys: impl Iterator<Item = &'k str>) -> bool {
    let (english, ukrainian): (Vec<&str>, Vec<&str>) = keys.partition(|key| key.is_ascii());
    ukrainian.len() > english.len()
}
