//! What a swap of several steps writes down, so that the next start can finish it.
//!
//! The journal is written only when the new tree is whole and synced, so finishing is always right; a journal that
//! cannot be read is read from what lies there. Afterwards either the old site or the new one is in place.

use std::fs;
use std::io::Write;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::disk;
use super::error::{Doing, WriteError, fault_at};
use super::place::OutputPlace;

/// A swap that has begun.
#[derive(Debug, Serialize, Deserialize)]
#[serde(tag = "step", rename_all = "kebab-case")]
pub(super) enum Journal {
    /// The live tree moves to `outgoing`, the new one to its place, `outgoing` to `previous`.
    TwoRenames,
    /// The new tree is copied into the output file by file.
    FileByFile {
        /// The paths to remove at the end.
        remove: Vec<String>,
    },
}

impl Journal {
    /// Writes the journal, and waits until the disk has it.
    pub(super) fn write_journal(&self, place: &OutputPlace) -> Result<(), WriteError> {
        let new = place.journal.with_extension("new");
        disk::remove_file(&new)?;
        let bytes = serde_json::to_vec(self).map_err(fault_at(Doing::Writing, &new))?;
        disk::create(&new)
            .and_then(|mut file| file.write_all(&bytes).and_then(|()| file.sync_all()))
            .map_err(fault_at(Doing::Writing, &new))?;
        disk::rename(&new, &place.journal)?;
        disk::sync_folder(&place.state)
    }
}

/// Tells whether there is anything of this name, be it a link that leads nowhere.
pub(super) fn exists(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}
