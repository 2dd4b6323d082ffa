//! The last resort: the new tree is carried into the output file by file.
//!
//! Needed where the output is a mount. Each file is whole at every moment, the site is not: a reader may meet a new
//! page beside an old one. All new files are first copied into the output's own disk, so that a full disk is
//! noticed while the old site is untouched; then they are renamed into place, assets first, index and manifest
//! last, and what goes is removed at the end. The journal lets the next start finish.

use std::path::PathBuf;
use std::time::Duration;

use super::disk;
use super::error::WriteError;
use super::journal::Journal;
use super::manifest::{MANIFEST, NEXT};
use super::place::OutputPlace;
use super::tree::{Tree, claim};
use super::tree_update::parents;
use crate::base::names::SitePath;

/// Makes the output equal to the new tree, which lies in the place of the older one, but for what is not ours;
/// `remove` are the paths that go. Returns how long the disk was waited for.
pub(super) fn copy_in_place(
    place: &OutputPlace,
    remove: &[String],
) -> Result<Duration, WriteError> {
    let new = Tree::read(&place.previous, claim(&place.previous)?)?;
    let old = Tree::read(&place.output, claim(&place.output)?)?;
    let next = place.output.join(NEXT);
    disk::remove_tree(&next)?;
    let moves = stage(&new, &old)?;
    let sync = disk::sync_file_system(&place.output)?;
    Journal::FileByFile { remove: remove.to_vec() }.write_journal(place)?;

    let gone: Vec<&str> = remove.iter().map(String::as_str).filter(|path| is_safe(path)).collect();
    let (in_the_way, rest): (Vec<&str>, Vec<&str>) =
        gone.into_iter().partition(|path| is_in_the_way(path, &new));
    remove_files(&old, &new, &in_the_way)?;
    for (from, to) in moves {
        disk::rename(&from, &to)?;
    }
    remove_files(&old, &new, &rest)?;
    disk::remove_tree(&next)?;
    Ok(sync + disk::sync_file_system(&place.output)?)
}

/// Copies what differs into the output's waiting folder; returns the moves that remain, in their order.
fn stage(new: &Tree, old: &Tree) -> Result<Vec<(PathBuf, PathBuf)>, WriteError> {
    let mut moves = Vec::new();
    let mut paths: Vec<&str> = new.files.keys().map(String::as_str).collect();
    paths.sort_by_key(|path| (rank(path), *path));
    for (number, path) in paths.into_iter().enumerate() {
        let (from, to) = (new.at(path), old.at(path));
        let entries = (new.files.get(path), old.files.get(path));
        let alike =
            matches!(entries, (Some(new), Some(old)) if old.is_file && new.size == old.size);
        if !(alike && disk::have_same_bytes(&from, &to)?) {
            let waiting = old.at(NEXT).join(number.to_string());
            disk::copy(&from, &waiting)?;
            moves.push((waiting, to));
        }
    }
    Ok(moves)
}

/// Returns when a file's turn comes: assets, pages, the first page, the manifest. A compressed sibling has the
/// turn of its original and follows it at once, so that no stale one is served for long.
fn rank(path: &str) -> u8 {
    let original = path.strip_suffix(".gz").or(path.strip_suffix(".br")).unwrap_or(path);
    match original {
        MANIFEST => 3,
        "index.html" => 2,
        page if page.ends_with(".html") => 1,
        _ => 0,
    }
}

fn is_safe(path: &str) -> bool {
    SitePath::new(path).is_ok()
}

/// Tells whether a path that goes stands where a new file or folder must come.
fn is_in_the_way(path: &str, new: &Tree) -> bool {
    new.folders.contains(path) || parents(path).any(|folder| new.files.contains_key(folder))
}

/// Removes files, and folders that are then empty and hold nothing new.
fn remove_files(old: &Tree, new: &Tree, paths: &[&str]) -> Result<(), WriteError> {
    for path in paths.iter().filter(|path| !new.files.contains_key(**path)) {
        disk::remove_file(&old.at(path))?;
    }
    for folder in old.folders.iter().rev().filter(|folder| !new.folders.contains(*folder)) {
        disk::remove_empty_folder(&old.at(folder))?;
    }
    Ok(())
}
