//! Many files change as one.
//!
//! New texts are laid beside their places and are on the disk before the first file changes; from then on files only change
//! names, so a full disk can stop nothing halfway. What a file held is compared once before, and once more when it has
//! been moved aside: if somebody changed it in between, it comes back, and all others with it.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::change::{FileChange, path_below};
use super::error::SaveError;
use super::journal::{Journal, Progress};
use super::step::{FileStep, StepState};

/// What was done about a change that another program began.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Recovered {
    /// It had changed nothing yet, and changes nothing.
    Dropped,
    /// This many files are as it wanted them.
    Finished(usize),
    /// All are as they were before; nothing where it had begun to undo itself, else the file that somebody changed meanwhile.
    Undone(Option<PathBuf>),
    /// All are as it wanted them but these, which somebody changed meanwhile.
    Overtaken(Vec<PathBuf>),
}

/// Why a change does not go on.
enum Stop {
    /// Somebody changed this file.
    Changed(PathBuf),
    Disk(SaveError),
}

impl From<SaveError> for Stop {
    fn from(error: SaveError) -> Self {
        Self::Disk(error)
    }
}

/// Makes the changes in the site at `root`.
pub(super) fn commit(root: &Path, changes: &[&FileChange]) -> Result<(), SaveError> {
    for change in changes {
        compare(root, change)?;
    }
    let mut journal = Journal::begin_change(root, changes)?;
    let staged = stage(root, changes, &journal).and_then(|()| journal.advance(Progress::Saving));
    if let Err(error) = staged {
        // The first fault is the one to tell; what cannot be dropped now is dropped by the next run.
        let _ = drop_staged(root, journal);
        return Err(error);
    }
    match forward(&journal, true) {
        Ok(()) => {
            // All is written; what is left beside the files is removed by the next run.
            let _ = finish(root, journal);
            Ok(())
        }
        Err(Stop::Changed(path)) => match give_way(root, journal, path.clone())? {
            Recovered::Overtaken(paths) => Err(SaveError::Overtaken(paths)),
            Recovered::Dropped | Recovered::Finished(_) | Recovered::Undone(_) => {
                Err(SaveError::Changed(path))
            }
        },
        Err(Stop::Disk(error)) => match undo(root, journal) {
            Ok(()) => Err(error),
            Err(_) => Err(error.pending()),
        },
    }
}

/// Finishes or undoes what a journal tells of, if there is one.
pub(super) fn recover(root: &Path) -> Result<Option<Recovered>, SaveError> {
    let Some(journal) = Journal::read(root)? else { return Ok(None) };
    let count = journal.steps.len();
    let done = match journal.progress {
        Progress::Staging => drop_staged(root, journal).map(|()| Recovered::Dropped),
        Progress::Undoing => undo(root, journal).map(|()| Recovered::Undone(None)),
        Progress::Saving => match forward(&journal, true) {
            Ok(()) => finish(root, journal).map(|()| Recovered::Finished(count)),
            Err(Stop::Changed(path)) => give_way(root, journal, path),
            Err(Stop::Disk(error)) => Err(error),
        },
    };
    done.map(Some).map_err(SaveError::pending)
}

/// Tells whether a file still is what was read.
fn compare(root: &Path, change: &FileChange) -> Result<(), SaveError> {
    let path = path_below(root, &change.path)?;
    let now = match fs::read(&path) {
        Ok(bytes) => Some(bytes),
        Err(error) if error.kind() == ErrorKind::NotFound => None,
        Err(error) => return Err(SaveError::disk("write-doing-reading", &path)(error)),
    };
    match now.as_deref() == change.before.as_deref() {
        true => Ok(()),
        false => Err(SaveError::Changed(path)),
    }
}

/// Lays every new text beside its place.
pub(super) fn stage(
    root: &Path,
    changes: &[&FileChange],
    journal: &Journal,
) -> Result<(), SaveError> {
    for (change, step) in changes.iter().zip(&journal.steps) {
        let like = change.like.as_ref().map(|like| path_below(root, like)).transpose()?;
        step.stage(change, like.as_deref())?;
    }
    journal.steps.iter().for_each(FileStep::sync);
    Ok(())
}

fn drop_staged(root: &Path, journal: Journal) -> Result<(), SaveError> {
    journal.steps.iter().try_for_each(FileStep::drop_staged)?;
    remove_empty_folders(root, &journal);
    journal.finish()
}

/// Does what is left to do, unless somebody changed one of the files.
fn forward(journal: &Journal, can_exchange: bool) -> Result<(), Stop> {
    let check = |step: &FileStep| match step.state()? {
        StepState::Changed => Err(Stop::Changed(step.path.clone())),
        StepState::Pending | StepState::Halfway | StepState::Done | StepState::DoneAndChanged => {
            Ok(())
        }
    };
    journal.steps.iter().try_for_each(check)?;
    for step in &journal.steps {
        step.advance(can_exchange)?;
        check(step)?;
    }
    Ok(())
}

/// Somebody changed a file: all others go back, or, where one of them was changed after it was done, all others go on.
fn give_way(root: &Path, journal: Journal, changed: PathBuf) -> Result<Recovered, SaveError> {
    let mut states = Vec::new();
    for step in &journal.steps {
        states.push(step.state()?);
    }
    if !states.contains(&StepState::DoneAndChanged) {
        undo(root, journal)?;
        return Ok(Recovered::Undone(Some(changed)));
    }
    let mut overtaken = Vec::new();
    for (step, state) in journal.steps.iter().zip(states) {
        match state {
            StepState::Changed => {
                step.undo()?;
                overtaken.push(step.path.clone());
            }
            StepState::Pending
            | StepState::Halfway
            | StepState::Done
            | StepState::DoneAndChanged => step.advance(true)?,
        }
    }
    finish(root, journal)?;
    Ok(Recovered::Overtaken(overtaken))
}

/// Brings every file back to where it was.
fn undo(root: &Path, mut journal: Journal) -> Result<(), SaveError> {
    if journal.progress != Progress::Undoing {
        journal.advance(Progress::Undoing)?;
    }
    journal.steps.iter().rev().try_for_each(FileStep::undo)?;
    finish(root, journal)
}

/// Removes what lies beside the files, then the journal.
fn finish(root: &Path, journal: Journal) -> Result<(), SaveError> {
    journal.steps.iter().for_each(FileStep::sync);
    journal.steps.iter().try_for_each(FileStep::remove_hidden)?;
    remove_empty_folders(root, &journal);
    journal.finish()
}

/// Removes the folders of pages that nothing lies in any more: git knows none either.
fn remove_empty_folders(root: &Path, journal: &Journal) {
    let pages = root.join("content/pages");
    for step in &journal.steps {
        let folders = step.path.ancestors().skip(1);
        let own = folders.take_while(|folder| folder.starts_with(&pages) && **folder != *pages);
        // A folder in which something lies refuses, and so do those above it.
        let _ = own.map(fs::remove_dir).find(Result::is_err);
    }
}
