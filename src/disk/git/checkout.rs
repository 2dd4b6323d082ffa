//! The working tree goes from one version to another, whole.
//!
//! Only files in which the two differ are touched, and only where they lie as the first version has them; with one that does not, none is.
//! What is to be done is noted first: whatever stops the program or the machine, [`finish_move`](Repository::finish_move) ends it.

#![expect(
    clippy::disallowed_methods,
    reason = "disk I/O: finishes what git began in a working tree"
)]

use std::collections::BTreeSet;
use std::fs;
use std::io::ErrorKind;
use std::path::PathBuf;

use super::program::{GitFault, GitRun, Patience};
use super::repository::Repository;
use super::tree::{TreeChange, TreeFile};

/// Why the working tree stays.
#[derive(Debug)]
pub(crate) enum MoveFault {
    /// These files are others on the disk than the history has.
    Changed(Vec<String>),
    /// git or the disk refused.
    Git(GitFault),
}

impl From<GitFault> for MoveFault {
    fn from(fault: GitFault) -> Self {
        Self::Git(fault)
    }
}

impl Repository {
    /// Counts the files in which two versions differ.
    ///
    /// # Errors
    /// Why git does not tell.
    pub(crate) fn changed_count(&self, from: &str, to: &str) -> Result<usize, GitFault> {
        self.tree_changes(from, to).map(|changes| changes.len())
    }

    /// Looks whether the working tree can go from one version to another.
    ///
    /// # Errors
    /// Why it cannot.
    pub(crate) fn check_move(&self, from: &str, to: &str) -> Result<(), MoveFault> {
        let changed = self.changed_files()?;
        let changes = self.tree_changes(from, to)?.into_iter().map(|change| change.path);
        let own: Vec<String> = changes.filter(|path| changed.contains(path)).collect();
        if own.is_empty() { Ok(()) } else { Err(MoveFault::Changed(own)) }
    }

    /// Brings files, list and line from one version to another.
    ///
    /// # Errors
    /// Why all of it stays.
    pub(crate) fn move_to(&self, from: &str, to: &str) -> Result<(), MoveFault> {
        self.check_move(from, to)?;
        fs::write(self.note_file(), format!("{from} {to}\n")).map_err(GitFault::NotStarted)?;
        if let Err(fault) = self.ask_repository(&["read-tree", "-m", "-u", from, to]) {
            // It looks through all files before it touches one.
            self.drop_note()?;
            return Err(fault.into());
        }
        self.move_line(from, to)?;
        Ok(self.drop_note()?)
    }

    /// Ends a move that something stopped; files that somebody changed since are left as they are.
    ///
    /// # Errors
    /// Why it is not ended.
    pub(crate) fn finish_move(&self) -> Result<(), GitFault> {
        let note = match fs::read_to_string(self.note_file()) {
            Ok(note) => note,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
            Err(error) => return Err(GitFault::NotStarted(error)),
        };
        let Some((from, to)) = note.trim().split_once(' ') else { return self.drop_note() };
        if self.current_version()? != from {
            return self.drop_note();
        }
        let mut lines = Vec::new();
        for change in self.tree_changes(from, to)? {
            let none = || format!("0 {}", "0".repeat(to.len()));
            let about = change.after.as_ref();
            let about = about.map_or_else(none, |file| format!("{} {}", file.mode, file.object));
            lines.extend(format!("{about}\t{}\0", change.path).into_bytes());
            if self.is_unfinished(&change)? {
                self.put_file(&change)?;
            }
        }
        let run = GitRun { input: &lines, ..GitRun::default() };
        super::program::ask_git(&self.top, &["update-index", "-z", "--index-info"], run)?;
        self.move_line(from, to)?;
        self.drop_note()
    }

    fn note_file(&self) -> PathBuf {
        self.state.join("perelik-move")
    }

    fn drop_note(&self) -> Result<(), GitFault> {
        match fs::remove_file(self.note_file()) {
            Err(error) if error.kind() != ErrorKind::NotFound => Err(GitFault::NotStarted(error)),
            Ok(()) | Err(_) => Ok(()),
        }
    }

    fn move_line(&self, from: &str, to: &str) -> Result<(), GitFault> {
        self.ask_repository(&["update-ref", "-m", "perelik: what others shared", "HEAD", to, from])
            .map(drop)
    }

    /// Returns the files that lie otherwise on the disk, or in git's list, than in the version that stands.
    fn changed_files(&self) -> Result<BTreeSet<String>, GitFault> {
        let words = ["status", "--porcelain=v1", "-z", "--untracked-files=all", "--no-renames"];
        let told = super::program::ask_git(&self.top, &words, GitRun::default())?;
        let told = String::from_utf8_lossy(&told);
        Ok(told.split('\0').filter_map(|line| line.get(3..)).map(str::to_owned).collect())
    }

    /// Tells a file that a stopped move left as it was before, or torn.
    fn is_unfinished(&self, change: &TreeChange) -> Result<bool, GitFault> {
        let bytes = match fs::read(self.top.join(&change.path)) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(change.after.is_some()),
            Err(error) => return Err(GitFault::NotStarted(error)),
        };
        let read = |file: &Option<TreeFile>| match file {
            Some(file) => self.object_bytes(&file.object).map(Some),
            None => Ok(None),
        };
        let (before, after) = (read(&change.before)?, read(&change.after)?);
        let is_torn = after.as_ref().is_some_and(|after| after.starts_with(&bytes));
        Ok(before.is_some_and(|before| before == bytes) || is_torn)
    }

    /// Writes a file as the second version has it.
    fn put_file(&self, change: &TreeChange) -> Result<(), GitFault> {
        let file = self.top.join(&change.path);
        let Some(after) = &change.after else {
            return match fs::remove_file(&file) {
                Err(error) if error.kind() != ErrorKind::NotFound => {
                    Err(GitFault::NotStarted(error))
                }
                Ok(()) | Err(_) => Ok(()),
            };
        };
        let index = self.state.join("perelik-index").display().to_string();
        let environment = [("GIT_INDEX_FILE", index.as_str())];
        let line = format!("{} {}\t{}\0", after.mode, after.object, change.path);
        let run =
            GitRun { input: line.as_bytes(), environment: &environment, patience: Patience::Disk };
        super::program::ask_git(&self.top, &["update-index", "-z", "--index-info"], run)?;
        let words = ["checkout-index", "--force", "--", &change.path];
        let run = GitRun { input: b"", environment: &environment, patience: Patience::Disk };
        super::program::ask_git(&self.top, &words, run).map(drop)
    }
}
