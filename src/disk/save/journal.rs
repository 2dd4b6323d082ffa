//! What is written down before many files change, so that the next program can finish it.
//!
//! The journal lies in the site's own hidden folder, which no git takes. Its name tells how far the change has come, so each
//! step is a rename, which needs no room on the disk. It holds paths and hashes, no text.

use std::fs::{self, DirBuilder, OpenOptions};
use std::io::Write;
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::change::{FileChange, path_below};
use super::error::SaveError;
use super::file::sync;
use super::step::FileStep;
use crate::base::names::SourcePath;

/// The folder of the site that holds what is not content.
const FOLDER: &str = ".perelik";

/// How far a change has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Progress {
    /// New texts are laid beside their places; nothing has changed.
    Staging,
    /// Everything is there: files get their new texts.
    Saving,
    /// Files get their old texts back.
    Undoing,
}

impl Progress {
    const ALL: [Self; 3] = [Self::Saving, Self::Undoing, Self::Staging];

    fn journal_path(self, root: &Path) -> PathBuf {
        root.join(FOLDER).join(match self {
            Self::Staging => "staging.json",
            Self::Saving => "saving.json",
            Self::Undoing => "undoing.json",
        })
    }
}

/// A change of many files that has begun.
pub(super) struct Journal {
    root: PathBuf,
    pub(super) progress: Progress,
    /// The files, each with what is to be done.
    pub(super) steps: Vec<FileStep>,
}

/// The journal as it is written.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct JournalFile {
    /// The program that laid the new texts, which is part of their names.
    process: u32,
    files: Vec<WrittenFile>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenFile {
    path: String,
    before: Option<String>,
    after: Option<String>,
}

impl Journal {
    /// Tells whether there is one.
    pub(super) fn exists(root: &Path) -> bool {
        Progress::ALL.iter().any(|progress| progress.journal_path(root).symlink_metadata().is_ok())
    }

    /// Writes the journal of a change that begins.
    pub(super) fn begin_change(root: &Path, changes: &[&FileChange]) -> Result<Self, SaveError> {
        let hash = |bytes: &[u8]| blake3::hash(bytes).to_hex().to_string();
        let file = |change: &&FileChange| WrittenFile {
            path: change.path.as_str().to_owned(),
            before: change.before.as_deref().map(hash),
            after: change.after.as_deref().map(|text| hash(text.as_bytes())),
        };
        let written =
            JournalFile { process: std::process::id(), files: changes.iter().map(file).collect() };
        let steps = steps(root, &written)?;
        let text = serde_json::to_vec(&written).expect("JSON takes texts and numbers");
        make_folder(root)?;
        let path = Progress::Staging.journal_path(root);
        let laid = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&path);
        let laid = laid.and_then(|mut file| file.write_all(&text).and_then(|()| file.sync_all()));
        if laid.is_err() {
            // The first fault is the one to tell.
            let _ = fs::remove_file(&path);
        }
        laid.map_err(SaveError::disk("write-doing-writing", &path))?;
        sync(&root.join(FOLDER));
        Ok(Self { root: root.to_owned(), progress: Progress::Staging, steps })
    }

    /// Reads the journal of a site, if there is one.
    pub(super) fn read(root: &Path) -> Result<Option<Self>, SaveError> {
        for progress in Progress::ALL {
            let path = progress.journal_path(root);
            let Ok(about) = path.symlink_metadata() else { continue };
            let senseless = || SaveError::Journal(path.clone());
            if !about.is_file() {
                return Err(senseless());
            }
            let text = fs::read(&path).map_err(SaveError::disk("write-doing-reading", &path))?;
            let steps = match serde_json::from_slice(&text) {
                Ok(written) => steps(root, &written).map_err(|_| senseless())?,
                // Nothing is laid beside a file before the whole journal is on the disk.
                Err(_) if progress == Progress::Staging => Vec::new(),
                Err(_) => return Err(senseless()),
            };
            return Ok(Some(Self { root: root.to_owned(), progress, steps }));
        }
        Ok(None)
    }

    /// Goes one step on.
    pub(super) fn advance(&mut self, progress: Progress) -> Result<(), SaveError> {
        let (from, to) =
            (self.progress.journal_path(&self.root), progress.journal_path(&self.root));
        fs::rename(&from, &to).map_err(SaveError::disk("write-doing-renaming", &from))?;
        sync(&self.root.join(FOLDER));
        self.progress = progress;
        Ok(())
    }

    /// Ends it: everything is as it is to be.
    pub(super) fn finish(self) -> Result<(), SaveError> {
        let path = self.progress.journal_path(&self.root);
        fs::remove_file(&path).map_err(SaveError::disk("write-doing-removing", &path))?;
        sync(&self.root.join(FOLDER));
        Ok(())
    }
}

/// Makes the hidden folder, which hides itself from git.
fn make_folder(root: &Path) -> Result<(), SaveError> {
    let folder = root.join(FOLDER);
    if !folder.is_dir() {
        let made = DirBuilder::new().mode(0o700).create(&folder);
        made.map_err(SaveError::disk("write-doing-making-folder", &folder))?;
    }
    let ignore = folder.join(".gitignore");
    if ignore.metadata().is_ok_and(|about| about.len() > 0) {
        return Ok(());
    }
    fs::write(&ignore, "*\n").map_err(SaveError::disk("write-doing-writing", &ignore))
}

fn steps(root: &Path, written: &JournalFile) -> Result<Vec<FileStep>, SaveError> {
    let step = |file: &WrittenFile| {
        let path = path_below(root, &SourcePath::new(file.path.as_str()))?;
        FileStep::new(path, written.process, (file.before.clone(), file.after.clone()))
    };
    written.files.iter().map(step).collect()
}
