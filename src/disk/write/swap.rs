//! The one step in which the site changes, and what is done where that step is impossible.
//!
//! Comes in: a new tree that is whole and synced, in the place of the older one. The best way is tried on the real
//! pair and the next one taken when the system refuses it. Afterwards the output is new and, but for the way
//! file by file, the older tree is what was live.

use std::fs;
use std::io;
use std::path::Path;
use std::time::Duration;

use rustix::fs::{CWD, RenameFlags};
use rustix::io::Errno;

use super::copy_in_place::copy_in_place;
use super::disk;
use super::error::{Doing, WriteError, fault_at};
use super::journal::{Journal, exists};
use super::options::Forbid;
use super::place::OutputPlace;
use super::written::Method;

/// How the site was put in place.
#[derive(Debug)]
pub(super) struct Swapped {
    /// The way that worked.
    pub(super) method: Method,
    /// How long the disk was waited for.
    pub(super) sync: Duration,
}

/// Puts the new tree in the place of the live one; `removed` are the paths that go.
pub(super) fn swap(
    place: &OutputPlace,
    forbid: Forbid,
    removed: Vec<String>,
) -> Result<Swapped, WriteError> {
    let moved = match exists(&place.output) {
        true => swap_folders(place, forbid)?,
        false => install_first(place, forbid)?,
    };
    match moved {
        Some(method) => {
            disk::sync_folder(&place.parent)?;
            Ok(Swapped { method, sync: Duration::ZERO })
        }
        None => {
            let sync = copy_in_place(place, &removed)?;
            Ok(Swapped { method: Method::FileByFile, sync })
        }
    }
}

/// Moves the first site in; returns nothing where folders cannot be moved.
fn install_first(place: &OutputPlace, forbid: Forbid) -> Result<Option<Method>, WriteError> {
    match rename(forbid, &place.previous, &place.output) {
        Ok(()) => Ok(Some(Method::FirstRename)),
        Err(error) if is_immovable(&error) => {
            disk::create_folders(&place.output)
                .map_err(fault_at(Doing::MakingFolder, &place.output))?;
            Ok(None)
        }
        Err(error) => Err(fault_at(Doing::Swapping, &place.output)(error)),
    }
}

fn swap_folders(place: &OutputPlace, forbid: Forbid) -> Result<Option<Method>, WriteError> {
    match exchange(forbid, &place.previous, &place.output) {
        Ok(()) => Ok(Some(Method::Exchange)),
        Err(error) if is_unsupported(&error) => two_renames(place, forbid),
        Err(error) if is_immovable(&error) => Ok(None),
        Err(error) => Err(fault_at(Doing::Swapping, &place.output)(error)),
    }
}

/// Moves the live tree away and the new one in; undoes the first half if the second fails.
fn two_renames(place: &OutputPlace, forbid: Forbid) -> Result<Option<Method>, WriteError> {
    Journal::TwoRenames.write_journal(place)?;
    let moved = rename(forbid, &place.output, &place.outgoing).and_then(|()| {
        rename(forbid, &place.previous, &place.output).or_else(|error| {
            rename(forbid, &place.outgoing, &place.output)?;
            Err(error)
        })
    });
    match moved {
        Ok(()) => disk::rename(&place.outgoing, &place.previous)?,
        Err(error) => {
            disk::remove_file(&place.journal)?;
            return match is_immovable(&error) {
                true => Ok(None),
                false => Err(fault_at(Doing::Swapping, &place.output)(error)),
            };
        }
    }
    Ok(Some(Method::TwoRenames))
}

fn exchange(forbid: Forbid, new: &Path, live: &Path) -> io::Result<()> {
    if forbid.folder_rename {
        return Err(Errno::XDEV.into());
    }
    if forbid.exchange {
        return Err(Errno::INVAL.into());
    }
    Ok(rustix::fs::renameat_with(CWD, new, CWD, live, RenameFlags::EXCHANGE)?)
}

fn rename(forbid: Forbid, from: &Path, to: &Path) -> io::Result<()> {
    if forbid.folder_rename {
        return Err(Errno::XDEV.into());
    }
    fs::rename(from, to)
}

/// Tells whether the system knows no exchange here.
fn is_unsupported(error: &io::Error) -> bool {
    let answers = [Errno::INVAL, Errno::NOSYS, Errno::OPNOTSUPP];
    Errno::from_io_error(error).is_some_and(|errno| answers.contains(&errno))
}

/// Tells whether the output folder cannot be moved: it is a mount, or its parent may not be changed.
fn is_immovable(error: &io::Error) -> bool {
    let answers = [Errno::BUSY, Errno::XDEV, Errno::ACCESS, Errno::PERM];
    Errno::from_io_error(error).is_some_and(|errno| answers.contains(&errno))
}
