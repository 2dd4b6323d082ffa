//! Where new files wait until the whole site is known to be sound.
//!
//! What differs from the live site is written here once, straight from the thread's buffer, so nothing is
//! rendered twice and no site is held in memory. The older tree is not touched meanwhile: a template that fails
//! costs nothing but this folder. Either the files lie as in the site, and the folder becomes the new tree, or
//! they lie flat under their numbers, to be moved into the older tree.

use std::fs::File;
use std::io::Write;
use std::path::{Path, PathBuf};

use super::disk;
use super::error::{Doing, WriteError, fault_at};

/// How staged files lie.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Layout {
    /// As in the site: the folder will be the new tree.
    Tree,
    /// By number: the files will be moved into the older tree.
    Flat,
}

/// The folder of files that wait.
#[derive(Debug)]
pub(super) struct Staging {
    folder: PathBuf,
    layout: Layout,
}

impl Staging {
    /// Chooses a folder, which does not exist yet.
    pub(super) fn new(folder: &Path, layout: Layout) -> Self {
        Self { folder: folder.to_owned(), layout }
    }

    /// Returns how the files lie.
    pub(super) fn layout(&self) -> Layout {
        self.layout
    }

    /// Returns the place of a file.
    pub(super) fn at(&self, index: usize, path: &str) -> PathBuf {
        match self.layout {
            Layout::Tree => self.folder.join(path),
            Layout::Flat => self.folder.join(index.to_string()),
        }
    }

    /// Writes a file.
    pub(super) fn stage_bytes(
        &self,
        index: usize,
        path: &str,
        bytes: &[u8],
    ) -> Result<(), WriteError> {
        let at = self.at(index, path);
        let written = disk::create(&at).and_then(|mut file| file.write_all(bytes));
        written.map_err(fault_at(Doing::Writing, &at))
    }

    /// Makes an empty file.
    pub(super) fn create(&self, index: usize, path: &str) -> Result<File, WriteError> {
        let at = self.at(index, path);
        disk::create(&at).map_err(fault_at(Doing::Writing, &at))
    }
}
