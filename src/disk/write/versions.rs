//! Which versions of a site lie in an output and beside it, and whether the live one was put back.
//!
//! Comes in: an output folder. Goes out: where the live version and the older one lie. A rollback notes which version
//! it put back, so the older tree is then known for what was taken back, and is never offered again; once something
//! else is published, the note means nothing.

use std::fs;
use std::io::Write;
use std::path::PathBuf;

use sha2::{Digest, Sha256};

use super::disk;
use super::error::{Doing, WriteError, fault_at};
use super::journal;
use super::lock::Lock;
use super::options::Options;
use super::place::OutputPlace;
use super::tree::{Claim, claim};
use crate::base::sink::hex;

/// The versions that an output has.
#[derive(Debug, Default)]
pub(in crate::disk) struct Versions {
    /// What readers see.
    pub(in crate::disk) live: Option<PathBuf>,
    /// The other whole tree.
    pub(in crate::disk) older: Option<PathBuf>,
    /// Whether the live version was put back, so that the other one is what was taken back.
    pub(in crate::disk) is_rolled_back: bool,
}

/// Finds the versions of an output, and changes nothing.
///
/// # Errors
/// Any of [`WriteError`].
pub(in crate::disk) fn versions(options: &Options) -> Result<Versions, WriteError> {
    let place = OutputPlace::locate(options)?;
    let Claim::Ours(live, _) = claim(&place.output)? else { return Ok(Versions::default()) };
    let is_whole = matches!(claim(&place.previous)?, Claim::Ours(..));
    Ok(Versions {
        older: (is_whole && !journal::exists(&place.mark)).then(|| place.previous.clone()),
        is_rolled_back: is_rolled_back(&place, &live)?,
        live: Some(place.output),
    })
}

/// Tells whether the version with this manifest was put back and nothing was published since.
pub(super) fn is_rolled_back(place: &OutputPlace, live: &[u8]) -> Result<bool, WriteError> {
    match fs::read(&place.rolled_back) {
        Ok(noted) => Ok(noted == version_name(live).as_bytes()),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(fault_at(Doing::Reading, &place.rolled_back)(error)),
    }
}

/// Notes which version is put back, and waits until the disk has it.
pub(super) fn note_roll_back(place: &OutputPlace, put_back: &[u8]) -> Result<(), WriteError> {
    disk::remove_file(&place.rolled_back)?;
    disk::create(&place.rolled_back)
        .and_then(|mut file| {
            file.write_all(version_name(put_back).as_bytes()).and_then(|()| file.sync_all())
        })
        .map_err(fault_at(Doing::Writing, &place.rolled_back))?;
    disk::sync_folder(&place.state)
}

/// Forgets that the live version was put back: what is built may be published over it.
///
/// # Errors
/// Any of [`WriteError`].
pub(in crate::disk) fn release(options: &Options) -> Result<(), WriteError> {
    let place = OutputPlace::locate(options)?;
    if !journal::exists(&place.rolled_back) {
        return Ok(());
    }
    let _lock = Lock::acquire(&place, options.wait)?;
    disk::remove_file(&place.rolled_back)
}

/// Returns the name of a version: the SHA-256 of its manifest.
fn version_name(manifest: &[u8]) -> String {
    hex(&Sha256::digest(manifest))
}
