//! Writes the built site: the older tree is brought up to date, then swapped with the live one.
//!
//! Comes in: a [`FileSource`] that can be pulled file by file, and where to put it. Goes out: [`Written`], or a
//! [`WriteError`] with the old site whole. A file that exists is never written to, and nothing at all is touched
//! when nothing changed. It refuses folders that it did not make, and never empties one.
#![expect(clippy::disallowed_methods, reason = "disk I/O: touches the disk and times its syncs")]

mod build;
mod built;
mod cache;
mod compressed;
mod copy_in_place;
mod disk;
mod error;
mod fate;
mod journal;
mod live;
mod lock;
mod look;
mod manifest;
mod options;
mod place;
mod recover;
mod staging;
mod stream;
mod survey;
mod swap;
mod tree;
mod tree_update;
mod versions;
mod written;

pub(crate) use built::{Built, day, listing};
pub use cache::CacheOptions;
pub(crate) use compressed::Compressed;
pub use error::{Doing, PlaceRefusal, WriteError};
#[cfg(test)]
pub(in crate::disk) use manifest::Listed;
pub(crate) use manifest::Listing;
pub(in crate::disk) use manifest::{LARGEST_MANIFEST, MANIFEST};
pub use options::{Forbid, Options};
pub(in crate::disk) use place::reserved_folder;
pub(crate) use place::state_folder;
pub(super) use versions::{release, versions};
pub use written::{Method, Written};

use crate::base::files::FileSource;
use build::Build;
use cache::WriteCache;
use error::fault_at;
use lock::Lock;
use manifest::NEXT;
use place::OutputPlace;
use tree::{Claim, Tree, claim};

/// Writes a site to its output folder, or leaves the old one as it was.
///
/// # Errors
/// Any of [`WriteError`]. The output is then as it was; only a disk that fails after the swap leaves the new site,
/// whole but not surely safe from a power cut, and in the way [`Method::FileByFile`] a mixture that the next call
/// puts right.
pub fn write_site(site: &dyn FileSource, options: &Options) -> Result<Written, WriteError> {
    let place = OutputPlace::locate(options)?;
    if !place.has_state() {
        // A foreign folder gets not even a state folder beside it.
        claim_folder(&place.output)?;
    }
    let _lock = Lock::acquire(&place, options.wait)?;
    let recovered = recover::recover(&place)?;
    let live = Tree::read(&place.output, claim_folder(&place.output)?)?;
    for litter in [&place.staging, &place.outgoing, &place.output.join(NEXT)] {
        disk::remove_tree(litter)?;
    }
    let recalled = WriteCache::read(&place.cache, &options.cache).sealed_with(&site.seal());
    let written = Build { site, options, place: &place, live: &live, recalled }.build();
    if written.is_err() {
        // What went wrong first matters more than what is left; the next build clears it too.
        let _ = disk::remove_tree(&place.staging);
    }
    written.map(|written| Written { recovered: recovered || written.recovered, ..written })
}

/// Tells whether a folder is a site that this program built: its manifest says so.
pub(crate) fn is_site(folder: &std::path::Path) -> bool {
    let manifest = std::fs::read(folder.join(manifest::MANIFEST));
    manifest.is_ok_and(|bytes| manifest::parse(&bytes).is_some())
}

/// Tells whether a site may be written to a place, and touches nothing; returns the folder that would hold it.
///
/// # Errors
/// [`WriteError::Refused`], [`WriteError::Foreign`], or a disk that cannot be asked.
pub(super) fn check_place(options: &Options) -> Result<std::path::PathBuf, WriteError> {
    let place = OutputPlace::locate(options)?;
    claim_folder(&place.output)?;
    Ok(place.parent)
}

/// Puts the version before back in the place of the live one, in one step; what it took back never returns by it.
///
/// # Errors
/// Any of [`WriteError`]; [`WriteError::NoPrevious`] where no whole version lies in the state folder, or what lies
/// there was taken back.
pub(super) fn swap_back(options: &Options) -> Result<Method, WriteError> {
    let place = OutputPlace::locate(options)?;
    claim_folder(&place.output)?;
    let _lock = Lock::acquire(&place, options.wait)?;
    recover::recover(&place)?;
    let is_whole = matches!(claim(&place.previous)?, Claim::Ours(..));
    let live = Tree::read(&place.output, claim_folder(&place.output)?)?;
    let is_done = versions::is_rolled_back(&place, &live.manifest)?;
    if !is_whole || is_done || journal::exists(&place.mark) {
        return Err(WriteError::NoPrevious { folder: place.output });
    }
    let older = Tree::read(&place.previous, claim(&place.previous)?)?;
    versions::note_roll_back(&place, &older.manifest)?;
    let removed = live.owned.difference(&older.owned).map(ToString::to_string).collect();
    Ok(swap::swap(&place, options.forbid, removed)?.method)
}

/// Takes away the version before and all that is remembered of it; the live site stays as it is. `is_current` says that what the last
/// build noted is of the site without what is forgotten: the note stays, or nobody could tell later whether the content changed since.
///
/// # Errors
/// Any of [`WriteError`].
pub(crate) fn forget_previous(options: &Options, is_current: bool) -> Result<(), WriteError> {
    let place = OutputPlace::locate(options)?;
    if !place.has_state() {
        return Ok(());
    }
    claim_folder(&place.output)?;
    let _lock = Lock::acquire(&place, options.wait)?;
    recover::recover(&place)?;
    let reading = fault_at(Doing::Reading, &place.state);
    let kept: Vec<_> = std::fs::read_dir(&place.state).map_err(reading)?.collect();
    for entry in kept {
        let path = entry.map_err(fault_at(Doing::Reading, &place.state))?.path();
        let stays = path == place.lock || is_current && path == place.cache;
        if !stays {
            disk::remove_tree(&path)?;
        }
    }
    Ok(())
}

/// Returns the note that the last build left, if the site still lies there as it was left: every file the one that
/// was written, no other beside them, and nothing that an interrupted build left behind.
///
/// # Errors
/// Any of [`WriteError`]; nothing was changed.
pub(crate) fn recall(options: &Options) -> Result<Option<(String, usize)>, WriteError> {
    let place = OutputPlace::locate(options)?;
    if !place.has_state() {
        return Ok(None);
    }
    let recalled = WriteCache::read(&place.cache, &options.cache);
    if recalled.files.is_empty() || journal::exists(&place.mark) || journal::exists(&place.journal)
    {
        return Ok(None);
    }
    let Claim::Ours(bytes, owned) = claim(&place.output)? else { return Ok(None) };
    let live = Tree::read(&place.output, Claim::Ours(bytes, owned))?;
    let is_known = |(path, entry): (&String, &tree::TreeEntry)| {
        let known = recalled.files.get(path);
        path == manifest::KEPT_FILE || known.is_some_and(|known| known.matches(entry))
    };
    let is_whole = live.files.iter().all(is_known)
        && recalled.files.keys().all(|path| live.files.contains_key(path));
    Ok(is_whole.then_some((recalled.note, recalled.files.len() - 1)))
}

/// Makes sure that a folder is ours to replace.
fn claim_folder(output: &std::path::Path) -> Result<Claim, WriteError> {
    match claim(output)? {
        Claim::Foreign(names) => Err(WriteError::Foreign { output: output.to_owned(), names }),
        claim @ (Claim::Absent | Claim::Empty | Claim::Ours(..)) => Ok(claim),
    }
}
