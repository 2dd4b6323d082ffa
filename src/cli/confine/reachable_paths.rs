//! The files that a confined run needs.

use std::path::PathBuf;

/// What a confined run may reach; what is not there is nothing.
pub(super) struct ReachablePaths {
    /// What is read, with all below it.
    pub(super) read: Vec<PathBuf>,
    /// The folders that are read and written, with all below them.
    pub(super) write: Vec<PathBuf>,
}
