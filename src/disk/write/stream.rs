//! A large file on its way to the staging folder.
//!
//! Comes in: the pieces of one file, in order. As long as they are those of the live file, nothing is written; from the
//! first that is not, the file is staged, and what was the same is copied from the live one. So a list of which nothing
//! changed costs a look, and no list is ever whole in memory.

use std::fs::File;
use std::io::{Read, Seek, Write};

use super::disk;
use super::error::{Doing, WriteError, fault_at};
use super::live::Live;
use super::staging::Staging;

/// One file that comes in pieces.
pub(super) struct Stream<'a> {
    tree: Live<'a>,
    staging: &'a Staging,
    index: usize,
    path: &'a str,
    /// The live file, while every piece was its own.
    live: Option<File>,
    staged: Option<File>,
    /// How many bytes came.
    size: u64,
    fault: Option<WriteError>,
}

impl<'a> Stream<'a> {
    /// Waits for the file at a position of the site; nothing is opened before its first piece comes.
    pub(super) fn new(tree: Live<'a>, staging: &'a Staging, index: usize, path: &'a str) -> Self {
        Self { tree, staging, index, path, live: None, staged: None, size: 0, fault: None }
    }

    /// Tells whether a piece came.
    pub(super) fn has_begun(&self) -> bool {
        self.size > 0
    }

    /// Takes the next piece; a fault is told at the end.
    pub(super) fn push(&mut self, bytes: &[u8]) {
        if self.fault.is_none() {
            self.fault = self.write_piece(bytes).err();
            self.size += bytes.len() as u64;
        }
    }

    /// Tells whether the live file has the same bytes; if not, they are staged.
    ///
    /// # Errors
    /// What went wrong first with either file.
    pub(super) fn finish(mut self) -> Result<bool, WriteError> {
        if let Some(fault) = self.fault {
            return Err(fault);
        }
        let Some(live) = self.live.as_mut() else { return Ok(false) };
        let rest = live.read(&mut [0]).map_err(|error| self.tree.read_fault(self.path, error));
        if rest? == 0 {
            return Ok(true);
        }
        self.stage().map(|()| false)
    }

    fn write_piece(&mut self, bytes: &[u8]) -> Result<(), WriteError> {
        if self.size == 0 {
            self.live = self.tree.open(self.path, None)?;
        }
        if let Some(live) = self.live.as_mut() {
            let mut piece = vec![0; bytes.len()];
            let read = disk::read_full(live, &mut piece)
                .map_err(|error| self.tree.read_fault(self.path, error))?;
            if piece[..read] == *bytes {
                return Ok(());
            }
        }
        if self.staged.is_none() {
            self.stage()?;
        }
        let Some(staged) = self.staged.as_mut() else { return Ok(()) };
        staged.write_all(bytes).map_err(|error| self.staging_fault(error))
    }

    /// Begins the staged file with what was the same as in the live one.
    fn stage(&mut self) -> Result<(), WriteError> {
        let mut staged = self.staging.create(self.index, self.path)?;
        if let Some(mut live) = self.live.take() {
            let begin = live.rewind().map(|()| live.take(self.size));
            let copied = begin.and_then(|mut begin| std::io::copy(&mut begin, &mut staged));
            copied.map_err(|error| self.staging_fault(error))?;
        }
        self.staged = Some(staged);
        Ok(())
    }

    fn staging_fault(&self, error: std::io::Error) -> WriteError {
        fault_at(Doing::Writing, &self.staging.at(self.index, self.path))(error)
    }
}
