//! One slip of the keyboard.

use std::ops::Range;

use crate::base::diag::Code;
use crate::base::yaml::edit::change::Patch;

/// A slip, and what mends it.
#[derive(Debug, Clone)]
pub(crate) struct Slip {
    /// Its cause.
    pub(crate) code: Code,
    /// Where it stands.
    pub(crate) at: Range<usize>,
    /// What stands there, for the sentence.
    pub(crate) sign: String,
    /// What mends it: as little as does, so that what stays keeps its place.
    pub(crate) patches: Vec<Patch>,
}
