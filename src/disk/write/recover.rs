//! A swap that was interrupted is brought to its end.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use super::copy_in_place::copy_in_place;
use super::disk;
use super::error::{Doing, WriteError, fault_at};
use super::journal::{Journal, exists};
use super::place::OutputPlace;
use super::tree::{Claim, claim};

/// Finishes a swap that was interrupted, if there is one; tells whether there was.
pub(super) fn recover(place: &OutputPlace) -> Result<bool, WriteError> {
    let bytes = match fs::read(&place.journal) {
        Err(error) if error.kind() == ErrorKind::NotFound => None,
        read => Some(read.map_err(fault_at(Doing::Reading, &place.journal))?),
    };
    if bytes.is_none() && !exists(&place.outgoing) {
        return Ok(false);
    }
    let journal = bytes.and_then(|bytes| serde_json::from_slice(&bytes).ok());
    finish_renames(place)?;
    if let Some(Journal::FileByFile { remove }) = &journal
        && is_whole(&place.previous)?
    {
        copy_in_place(place, remove)?;
    }
    if journal.is_some() {
        // Both trees are whole: the journal is written after the sync.
        disk::remove_file(&place.mark)?;
    }
    disk::remove_file(&place.journal)?;
    Ok(true)
}

/// Brings the two renames to an end, from wherever they stopped.
fn finish_renames(place: &OutputPlace) -> Result<(), WriteError> {
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
