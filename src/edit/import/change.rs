//! What an import would change, file by file.

use crate::base::names::SourcePath;
use crate::edit::import::place::Place;

/// What the editor allows.
#[derive(Debug, Clone, Copy, Default)]
pub struct Allowed {
    /// Entries that are there and say something else are changed.
    pub update: bool,
    /// Entries that may be there under another name are added all the same.
    pub similar: bool,
}

/// What happens to one file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ImportChange {
    /// It is made.
    New,
    /// It says all of this already.
    Same,
    /// It is changed.
    Update,
    /// It goes, since somebody said so.
    Remove,
    /// It says something else, and stays as it is.
    Differs,
    /// Another entry may be the same; nothing is made.
    Similar,
}

impl ImportChange {
    /// Tells what changes the file.
    pub(super) fn is_written(self) -> bool {
        matches!(self, Self::New | Self::Update | Self::Remove)
    }
}

/// One file of the plan.
#[derive(Debug, Clone)]
pub struct PlannedChange {
    /// Where it lies.
    pub path: SourcePath,
    /// Where the foreign file speaks of it.
    pub place: Place,
    /// What happens.
    pub change: ImportChange,
    /// Its bytes before; nothing for a new one.
    pub old: Option<Vec<u8>>,
    /// Its text after.
    pub new: String,
}
