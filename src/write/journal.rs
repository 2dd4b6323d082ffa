//! What a swap of several steps writes down, so that the next start can finish it.
//!
//! The journal is written only when the new tree is whole and synced, so finishing is always right; a journal that
//! cannot be read is judged by what lies there. Afterwards either the old site or the new one is in place.

use std::fs;
use std::io::{ErrorKind, Write};
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::disk;
use super::error::{Doing, WriteError, fault};
use super::place::Place;
use super::tree::{Claim, claim};
use super::trickle;

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
    pub(super) fn write(&self, place: &Place) -> Result<(), WriteError> {
        let new = place.journal.with_extension("new");
        disk::remove_file(&new)?;
        let bytes = serde_json::to_vec(self).map_err(fault(Doing::Writing, &new))?;
        disk::create(&new)
            .and_then(|mut file| file.write_all(&bytes).and_then(|()| file.sync_all()))
            .map_err(fault(Doing::Writing, &new))?;
        disk::rename(&new, &place.journal)?;
        disk::sync_folder(&place.state)
    }
}

/// Finishes a swap that was interrupted, if there is one; tells whether there was.
pub(super) fn recover(place: &Place) -> Result<bool, WriteError> {
    let bytes = match fs::read(&place.journal) {
        Err(error) if error.kind() == ErrorKind::NotFound => None,
        read => Some(read.map_err(fault(Doing::Reading, &place.journal))?),
    };
    if bytes.is_none() && !exists(&place.outgoing) {
        return Ok(false);
    }
    let journal = bytes.and_then(|bytes| serde_json::from_slice(&bytes).ok());
    finish_renames(place)?;
    if let Some(Journal::FileByFile { remove }) = &journal
        && is_whole(&place.previous)?
    {
        trickle::trickle(place, remove)?;
    }
    if journal.is_some() {
        // Both trees are whole: the journal is written after the sync.
        disk::remove_file(&place.mark)?;
    }
    disk::remove_file(&place.journal)?;
    Ok(true)
}

/// Brings the two renames to an end, from wherever they stopped.
fn finish_renames(place: &Place) -> Result<(), WriteError> {
    if !exists(&place.outgoing) {
        return Ok(());
    }
    if exists(&place.output) {
        // Somebody may have made an empty folder where the site was missing.
        disk::remove_empty_folder(&place.output)?;
    }
    if !exists(&place.output) {
        let next = if is_whole(&place.previous)? { &place.previous } else { &place.outgoing };
        disk::rename(next, &place.output)?;
    }
    if exists(&place.outgoing) && !exists(&place.previous) {
        disk::rename(&place.outgoing, &place.previous)?;
    }
    disk::sync_folder(&place.parent)
}

fn is_whole(tree: &Path) -> Result<bool, WriteError> {
    Ok(matches!(claim(tree)?, Claim::Ours(..)))
}

/// Tells whether there is anything of this name, be it a link that leads nowhere.
pub(super) fn exists(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}
