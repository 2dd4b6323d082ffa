//! One file of a change of many: what is to be done to it, how far that has come, and how it is done or undone.
//!
//! Nothing is remembered of how far it has come: that is seen by what lies at its place and at the two hidden names beside
//! it. Each step moves whole files to names, and none is written over, so whatever stops the program stops it between two
//! states that can be told apart.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::change::FileChange;
use super::error::SaveError;
use super::file::{exchange, folder, hidden, lay, move_to_free, sync};

/// What is to become of one file.
#[derive(Debug)]
enum FileTask {
    /// From the first hash to the second.
    Replace(String, String),
    Create(String),
    Delete(String),
}

/// One file of a change.
#[derive(Debug)]
pub(super) struct FileStep {
    pub(super) path: PathBuf,
    task: FileTask,
    /// Where its new text waits; of a file that goes, an empty file that says so. Where files are exchanged, the old text
    /// lies here afterwards.
    new_at: PathBuf,
    /// Where its old text goes otherwise.
    old_at: PathBuf,
}

/// How far a step has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum StepState {
    /// The file is as it was.
    Pending,
    /// Its old text is away, its new one is not there yet.
    Halfway,
    /// The file is as it is to be.
    Done,
    /// It was done, and somebody changed the file since.
    DoneAndChanged,
    /// Somebody changed the file before it was done.
    Changed,
}

/// What lies at the three places of a step, by its hash.
struct StepHashes {
    place: Option<String>,
    new: Option<String>,
    old: Option<String>,
}

impl FileStep {
    /// Takes the hashes before and after; the process is part of the hidden names.
    pub(super) fn new(
        path: PathBuf,
        process: u32,
        hashes: (Option<String>, Option<String>),
    ) -> Result<Self, SaveError> {
        let task = match hashes {
            (Some(before), Some(after)) if before != after => FileTask::Replace(before, after),
            (None, Some(after)) => FileTask::Create(after),
            (Some(before), None) => FileTask::Delete(before),
            _ => return Err(SaveError::Journal(path)),
        };
        let mut old = path.file_name().expect("a file of the site has a name").to_owned();
        old.push(".old");
        let old_at = hidden(&path.with_file_name(old), process);
        Ok(Self { new_at: hidden(&path, process), old_at, path, task })
    }

    /// Lays the new text beside its place.
    pub(super) fn stage(&self, change: &FileChange, like: Option<&Path>) -> Result<(), SaveError> {
        let text = change.after.as_deref().unwrap_or_default().as_bytes();
        let like = match self.task {
            FileTask::Create(_) => like,
            FileTask::Replace(..) | FileTask::Delete(_) => Some(&*self.path),
        };
        lay(&self.new_at, text, like).map_err(SaveError::disk("write-doing-writing", &self.path))
    }

    /// Tells how far it has come.
    pub(super) fn state(&self) -> Result<StepState, SaveError> {
        let StepHashes { place, new, old } = self.hash_files()?;
        let is = |one: &Option<String>, hash: &str| one.as_deref() == Some(hash);
        Ok(match &self.task {
            FileTask::Replace(before, after) => {
                let is_caught = |one: &Option<String>| {
                    one.as_deref().is_some_and(|hash| hash != before && hash != after)
                };
                match place {
                    _ if is_caught(&new) || is_caught(&old) => StepState::Changed,
                    place if is(&place, after) => StepState::Done,
                    place if is(&place, before) => StepState::Pending,
                    None if is(&new, after) && is(&old, before) => StepState::Halfway,
                    _ if is(&new, after) => StepState::Changed,
                    _ => StepState::DoneAndChanged,
                }
            }
            FileTask::Create(after) => match place {
                place if is(&place, after) => StepState::Done,
                None if new.is_some() => StepState::Pending,
                Some(_) if new.is_some() => StepState::Changed,
                _ => StepState::DoneAndChanged,
            },
            FileTask::Delete(before) => match (place, old) {
                (_, Some(old)) if old != *before => StepState::Changed,
                (None, _) => StepState::Done,
                (Some(_), Some(_)) => StepState::DoneAndChanged,
                (Some(place), None) if place == *before => StepState::Pending,
                (Some(_), None) if new.is_some() => StepState::Changed,
                (Some(_), None) => StepState::DoneAndChanged,
            },
        })
    }

    /// Does what is left to do; `can_exchange` says whether the disk is asked to exchange files.
    pub(super) fn advance(&self, can_exchange: bool) -> Result<(), SaveError> {
        let moved = match (self.state()?, &self.task) {
            (StepState::Pending, FileTask::Replace(..)) => self.replace(can_exchange),
            (StepState::Halfway, FileTask::Replace(..))
            | (StepState::Pending, FileTask::Create(_)) => {
                move_to_free(&self.new_at, &self.path).map(drop)
            }
            (StepState::Pending, FileTask::Delete(_)) => self.put_away(),
            // Only what is replaced is ever between two places; what somebody changed is left alone.
            (StepState::Halfway, FileTask::Create(_) | FileTask::Delete(_))
            | (StepState::Done | StepState::DoneAndChanged | StepState::Changed, _) => Ok(()),
        };
        moved.map_err(SaveError::disk("write-doing-renaming", &self.path))
    }

    fn replace(&self, can_exchange: bool) -> io::Result<()> {
        if can_exchange && exchange(&self.new_at, &self.path)? {
            return Ok(());
        }
        move_to_free(&self.path, &self.old_at)?;
        match move_to_free(&self.new_at, &self.path) {
            // Somebody made a file in that moment: it stays, and what has come so far shows that.
            Ok(_) => Ok(()),
            Err(error) => move_to_free(&self.old_at, &self.path).and(Err(error)),
        }
    }

    /// Moves a file away that goes, unless it is no longer marked as one.
    fn put_away(&self) -> io::Result<()> {
        self.new_at.symlink_metadata()?;
        move_to_free(&self.path, &self.old_at).map(drop)
    }

    /// Brings the file back to where it was, as far as nobody else changed it since.
    pub(super) fn undo(&self) -> Result<(), SaveError> {
        let StepHashes { place, new, old } = self.hash_files()?;
        let (path, new_at, old_at) = (&*self.path, &*self.new_at, &*self.old_at);
        let moved = match &self.task {
            FileTask::Replace(_, after) => match (&place, &new, &old) {
                (Some(place), Some(new), None) if place == after && new != after => {
                    back(new_at, path)
                }
                (Some(place), None, Some(_)) if place == after => {
                    move_to_free(path, new_at).and_then(|_| move_to_free(old_at, path)).map(drop)
                }
                (None, Some(new), None) if new != after => move_to_free(new_at, path).map(drop),
                (None, _, Some(_)) => move_to_free(old_at, path).map(drop),
                _ => Ok(()),
            },
            FileTask::Create(after) => match (&place, &new) {
                (Some(place), None) if place == after => move_to_free(path, new_at).map(drop),
                _ => Ok(()),
            },
            FileTask::Delete(_) => match (&place, &old) {
                (None, Some(_)) => move_to_free(old_at, path).map(drop),
                _ => Ok(()),
            },
        };
        moved.map_err(SaveError::disk("write-doing-renaming", &self.path))
    }

    /// Removes what lies hidden beside the file; a text that somebody else wrote stays.
    pub(super) fn remove_hidden(&self) -> Result<(), SaveError> {
        let StepHashes { new, old, .. } = self.hash_files()?;
        let empty = blake3::hash(b"").to_hex().to_string();
        let ours: Vec<&String> = match &self.task {
            FileTask::Replace(before, after) => vec![before, after],
            FileTask::Create(after) => vec![after],
            FileTask::Delete(before) => vec![before, &empty],
        };
        for (at, hash) in [(&self.new_at, new), (&self.old_at, old)] {
            if hash.is_some_and(|hash| ours.contains(&&hash)) {
                fs::remove_file(at).map_err(SaveError::disk("write-doing-removing", at))?;
            }
        }
        Ok(())
    }

    /// Removes what was laid before the change began.
    pub(super) fn drop_staged(&self) -> Result<(), SaveError> {
        match fs::remove_file(&self.new_at) {
            Err(error) if error.kind() != ErrorKind::NotFound => {
                Err(SaveError::disk("write-doing-removing", &self.new_at)(error))
            }
            _ => Ok(()),
        }
    }

    /// Has the disk keep the names beside the file.
    pub(super) fn sync(&self) {
        sync(folder(&self.path));
    }

    fn hash_files(&self) -> Result<StepHashes, SaveError> {
        let hash = |path: &Path| match fs::read(path) {
            Ok(bytes) => Ok(Some(blake3::hash(&bytes).to_hex().to_string())),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(SaveError::disk("write-doing-reading", path)(error)),
        };
        Ok(StepHashes {
            place: hash(&self.path)?,
            new: hash(&self.new_at)?,
            old: hash(&self.old_at)?,
        })
    }
}

/// Puts the file that lies hidden back in its place, and hides the one that is there.
fn back(hidden: &Path, place: &Path) -> io::Result<()> {
    if exchange(hidden, place)? {
        return Ok(());
    }
    // It came here by an exchange, so the disk can do it.
    Err(ErrorKind::Unsupported.into())
}
