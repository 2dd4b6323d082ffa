//! The files of the live tree, opened for comparing with them.

use std::fs::File;
use std::io::ErrorKind;

use rustix::io::Errno;

use super::disk;
use super::error::{Doing, WriteError, fault_at};
use super::tree::Tree;

/// The live tree to compare with; none where everything is written anew.
#[derive(Debug, Clone, Copy)]
pub(super) struct Live<'a>(pub(super) Option<&'a Tree>);

impl Live<'_> {
    /// Opens a file if it lies there and, where that is asked, has this size in bytes.
    ///
    /// # Errors
    /// A file that lies there and cannot be opened.
    pub(super) fn open(self, path: &str, size: Option<u64>) -> Result<Option<File>, WriteError> {
        let Some(live) = self.0 else { return Ok(None) };
        let is_right = |own: u64| size.is_none_or(|size| size == own);
        if live.files.get(path).is_none_or(|entry| !entry.is_file || !is_right(entry.size)) {
            return Ok(None);
        }
        match disk::open_file(&live.at(path)) {
            Err(error) if vanished(&error) => Ok(None),
            opened => opened.map(Some).map_err(|error| self.read_fault(path, error)),
        }
    }

    /// Says that a file could not be read.
    pub(super) fn read_fault(self, path: &str, error: std::io::Error) -> WriteError {
        let live = self.0.expect("what was read lies on a site");
        fault_at(Doing::Reading, &live.at(path))(error)
    }
}

/// Tells whether a file is no longer there, or is none.
pub(super) fn vanished(error: &std::io::Error) -> bool {
    matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory | ErrorKind::InvalidInput)
        || Errno::from_io_error(error) == Some(Errno::LOOP)
}
