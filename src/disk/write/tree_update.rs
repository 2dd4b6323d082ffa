//! The second pass: a tree becomes the new site, touching only what differs.
//!
//! Comes in: what the first pass found, and the tree to bring up to date (the older one, or the staging folder
//! itself). What did not change becomes a second name of the live file; what did is moved in from the staging
//! folder, as a new inode with a later second. The manifest goes first and comes last, so that a tree which has
//! one is whole. The live tree is only read.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Write};

use rustix::io::Errno;

use super::disk;
use super::error::{Doing, WriteError, fault_at};
use super::fate::Fate;
use super::manifest::{KEPT_FILE, MANIFEST};
use super::staging::{Layout, Staging};
use super::tree::Tree;
use crate::base::files::PlannedFile;

/// What the second pass works with.
pub(super) struct TreeUpdate<'a> {
    /// The files of the site, and what became of each.
    pub(super) files: &'a [PlannedFile],
    /// In the same order.
    pub(super) fates: &'a [Fate],
    /// The live tree.
    pub(super) live: &'a Tree,
    /// Where new files wait.
    pub(super) staging: &'a Staging,
    /// The new manifest.
    pub(super) manifest: &'a str,
    /// The tree to bring up to date.
    pub(super) target: &'a Tree,
    /// Whether a file may have two names; learnt on the way if not said.
    pub(super) may_link: bool,
    /// How many files were given a second name.
    pub(super) linked: usize,
    /// How many files were copied, because links were refused.
    pub(super) copied: usize,
}

impl TreeUpdate<'_> {
    /// Brings the tree up to date.
    pub(super) fn apply(&mut self) -> Result<(), WriteError> {
        disk::remove_file(&self.target.at(MANIFEST))?;
        self.remove_extra()?;
        let files = self.files.iter().zip(self.fates).enumerate();
        for (index, (file, fate)) in files {
            match fate.same {
                true => self.link_unchanged(file.path.as_str())?,
                false => self.move_into_place(index, file.path.as_str())?,
            }
        }
        if self.keeps_foreign_file() {
            self.link_unchanged(KEPT_FILE)?;
        }
        self.add_manifest()
    }

    /// Removes files that are not in the site, and folders that hold none of its files.
    fn remove_extra(&self) -> Result<(), WriteError> {
        let planned: BTreeSet<&str> = self.files.iter().map(|file| file.path.as_str()).collect();
        let wanted = |path: &str| {
            planned.contains(path)
                || path == KEPT_FILE && self.keeps_foreign_file()
                || path == MANIFEST
        };
        for path in self.target.files.keys().filter(|path| !wanted(path)) {
            disk::remove_file(&self.target.at(path))?;
        }
        let folders: BTreeSet<&str> = planned.into_iter().flat_map(parents).collect();
        let empty = |folder: &&String| !folders.contains(folder.as_str());
        for folder in self.target.folders.iter().rev().filter(empty) {
            disk::remove_empty_folder(&self.target.at(folder))?;
        }
        Ok(())
    }

    fn keeps_foreign_file(&self) -> bool {
        self.live.files.get(KEPT_FILE).is_some_and(|entry| entry.is_file)
            && !self.live.owned.contains(KEPT_FILE)
    }

    /// Makes a file that did not change a second name of the live one, if it is not so already.
    fn link_unchanged(&mut self, path: &str) -> Result<(), WriteError> {
        let Some(live) = self.live.files.get(path) else { return Ok(()) };
        if let Some(old) = self.target.files.get(path) {
            let alike = old.is_file && (old.size, old.modified) == (live.size, live.modified);
            let (from, to) = (self.live.at(path), self.target.at(path));
            if old.inode == live.inode || alike && disk::have_same_bytes(&from, &to)? {
                return Ok(());
            }
            disk::remove_file(&to)?;
        }
        self.hard_link(path)
    }

    /// Gives a live file a second name in the tree, or copies it where that is refused.
    fn hard_link(&mut self, path: &str) -> Result<(), WriteError> {
        let (from, to) = (self.live.at(path), self.target.at(path));
        if self.may_link {
            match disk::with_parents(&to, || fs::hard_link(&from, &to)) {
                Err(error) if is_refusal(&error) => {
                    // Too many names is said of one file, the rest of the whole disk.
                    self.may_link = Errno::from_io_error(&error) == Some(Errno::MLINK);
                }
                linked => {
                    self.linked += 1;
                    return linked.map_err(fault_at(Doing::Linking, &to));
                }
            }
        }
        self.copied += 1;
        disk::copy(&from, &to).map(drop)
    }

    /// Moves a new file in, later than any version that a server may have shown.
    fn move_into_place(&self, index: usize, path: &str) -> Result<(), WriteError> {
        let staged = self.staging.at(index, path);
        self.make_later(path, &staged)?;
        if self.staging.layout() == Layout::Tree {
            return Ok(());
        }
        let to = self.target.at(path);
        if self.target.files.contains_key(path) {
            // Renaming over a file makes ext4 write it out at once.
            disk::remove_file(&to)?;
        }
        disk::rename(&staged, &to)
    }

    fn make_later(&self, path: &str, new: &std::path::Path) -> Result<(), WriteError> {
        let older = match self.staging.layout() {
            Layout::Tree => None,
            Layout::Flat => self.target.files.get(path),
        };
        let versions = [self.live.files.get(path), older];
        match versions.into_iter().flatten().map(|entry| entry.modified.0).max() {
            Some(floor) => disk::make_later_than(new, floor),
            None => Ok(()),
        }
    }

    /// Adds the manifest, and gives the tree the permissions of the live one.
    fn add_manifest(&mut self) -> Result<(), WriteError> {
        let at = self.target.at(MANIFEST);
        let is_same = self.fates.iter().all(|fate| fate.same);
        if is_same && self.manifest.as_bytes() == self.live.manifest {
            self.hard_link(MANIFEST)?;
        } else {
            disk::create(&at)
                .and_then(|mut file| file.write_all(self.manifest.as_bytes()))
                .map_err(fault_at(Doing::Writing, &at))?;
            self.make_later(MANIFEST, &at)?;
        }
        self.match_permissions().map_err(fault_at(Doing::Marking, &self.target.folder))
    }

    fn match_permissions(&self) -> io::Result<()> {
        let Ok(live) = fs::symlink_metadata(&self.live.folder) else { return Ok(()) };
        if fs::symlink_metadata(&self.target.folder)?.permissions() == live.permissions() {
            return Ok(());
        }
        fs::set_permissions(&self.target.folder, live.permissions())
    }
}

/// Returns the folders above a path, the nearest first.
pub(super) fn parents(path: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(path.rsplit_once('/'), |(folder, _)| folder.rsplit_once('/'))
        .map(|(folder, _)| folder)
}

/// Tells whether the disk refuses second names, for good or for this file.
fn is_refusal(error: &io::Error) -> bool {
    let refusals = [Errno::PERM, Errno::XDEV, Errno::OPNOTSUPP, Errno::NOSYS, Errno::MLINK];
    Errno::from_io_error(error).is_some_and(|errno| refusals.contains(&errno))
}
