//! All that a page is made of.

use super::theme::Theme;
use crate::list::offers::List;
use crate::site::plan::Format;
use crate::site::plan::Routes;

/// What a page may be made of.
#[derive(Debug, Clone, Copy)]
pub(in crate::site) struct RenderInput<'a> {
    /// What may be seen.
    pub public: &'a List,
    /// Where it lies.
    pub routes: &'a Routes,
    /// How it looks.
    pub theme: &'a Theme,
    /// How large the files in open formats are; only their own page asks.
    pub sizes: &'a [Size],
}

/// How large a file in an open format is.
#[derive(Debug, Clone)]
pub(in crate::site) struct Size {
    /// The format.
    pub format: &'static Format,
    /// Its length in bytes.
    pub bytes: u64,
    /// How many rows, entries or objects it has, where that means something.
    pub rows: Option<usize>,
}
