//! One file of the index.

use crate::base::locale::Lang;
use std::sync::Arc;

/// A file of an index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SearchFile {
    /// The language of the pages that load it.
    pub lang: Lang,
    /// The first digits of its hash; `None` for the root, which keeps its name.
    pub hash: Option<Arc<str>>,
    /// What it says.
    pub bytes: Vec<u8>,
}
