//! Why files of the editor's were not written.

use std::io;
use std::path::{Path, PathBuf};

/// Why files were not written; nothing was, unless it is said.
#[derive(Debug)]
pub(crate) enum SaveError {
    /// A file is no longer what was read, or is there already.
    Changed(PathBuf),
    /// These files were changed while others were written already, and keep what somebody else gave them.
    Overtaken(Vec<PathBuf>),
    /// Another program writes files of this site and does not end.
    Busy,
    /// A journal that cannot be understood.
    Journal(PathBuf),
    /// A path that leads out of the folders of the content.
    Outside(PathBuf),
    /// The disk refused something.
    Disk {
        /// What was being done, by its name in the catalogue of messages.
        doing: &'static str,
        /// To which path.
        path: PathBuf,
        /// What the system answered.
        error: io::Error,
        /// Whether a part is written, which the next run puts right.
        is_pending: bool,
    },
}

impl SaveError {
    /// Makes an error of what the disk answered.
    pub(crate) fn disk(doing: &'static str, path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_owned();
        move |error| Self::Disk { doing, path, error, is_pending: false }
    }

    /// Says of an error that a part is written.
    pub(super) fn pending(self) -> Self {
        let Self::Disk { doing, path, error, .. } = self else { return self };
        Self::Disk { doing, path, error, is_pending: true }
    }
}
