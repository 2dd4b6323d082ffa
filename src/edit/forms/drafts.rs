//! What was typed in forms and is not saved yet.
//!
//! Each file has its own draft: the text that it was begun with, and every version since, so that any step can be taken back. Drafts lie in
//! `.perelik/drafts/` beside the content, one file each, which no build reads; what was accepted from a browser is on the disk before that
//! is told.

#![expect(
    clippy::disallowed_methods,
    reason = "disk I/O: keeps what was typed, beside the content"
)]

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, ErrorKind};
use std::os::unix::fs::DirBuilderExt as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::merge::Conflict;
use crate::base::files::Sources;
use crate::base::names::SourcePath;
use crate::disk::save::{SaveError, create_file, save_bytes};

/// Where drafts lie, below the root.
pub(crate) const DRAFTS: &str = ".perelik/drafts";
/// How many versions of a file are kept.
const VERSIONS: usize = 200;

/// A version of a text.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(in crate::edit) struct DraftVersion {
    pub(in crate::edit) text: String,
    /// Values that two people changed and nobody has looked at since: the field, and the other's value.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    conflicts: Vec<(String, String)>,
}

/// What was typed for one file.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct FormDraft {
    path: String,
    /// What the file held when that was last looked at; nothing for a file that is new.
    base: Option<String>,
    /// Each version, the oldest first; never empty.
    versions: Vec<DraftVersion>,
    /// The version that stands now.
    at: usize,
}

/// All that is typed and not saved.
#[derive(Debug, Default)]
pub(in crate::edit) struct Drafts {
    folder: PathBuf,
    drafts: BTreeMap<SourcePath, FormDraft>,
}

impl Drafts {
    /// Reads what was typed before.
    ///
    /// # Errors
    /// What the disk answers.
    pub(in crate::edit) fn read_kept(root: &Path) -> io::Result<Self> {
        let folder = root.join(DRAFTS);
        let files = match fs::read_dir(&folder) {
            Ok(files) => files.collect::<io::Result<Vec<_>>>()?,
            Err(error) if error.kind() == ErrorKind::NotFound => Vec::new(),
            Err(error) => return Err(error),
        };
        let mut drafts = BTreeMap::new();
        for file in files {
            if file.path().extension().is_some_and(|extension| extension == "json") {
                // One that another program wrote is left alone.
                let read = serde_json::from_slice::<FormDraft>(&fs::read(file.path())?).ok();
                let sound = read.filter(|draft| draft.at < draft.versions.len());
                // Of what was saved in an earlier run nothing is left to do.
                let is_saved =
                    |draft: &FormDraft| draft.base.as_ref() == Some(&draft.versions[draft.at].text);
                if sound.as_ref().is_some_and(is_saved) {
                    fs::remove_file(file.path())?;
                    continue;
                }
                drafts.extend(sound.map(|draft| (SourcePath::new(&*draft.path), draft)));
            }
        }
        Ok(Self { folder, drafts })
    }

    /// Returns the version of a file that stands now.
    pub(in crate::edit) fn current(&self, path: &SourcePath) -> Option<&DraftVersion> {
        self.drafts.get(path).map(|draft| &draft.versions[draft.at])
    }

    /// Returns what a file held when its draft last looked at it.
    pub(super) fn base_text(&self, path: &SourcePath) -> Option<&str> {
        self.drafts.get(path).and_then(|draft| draft.base.as_deref())
    }

    /// Goes through the files of which something is typed.
    pub(super) fn drafted_paths(&self) -> impl Iterator<Item = &SourcePath> {
        self.drafts.keys()
    }

    /// Tells whether a file has something that is not saved.
    pub(super) fn is_unsaved(&self, path: &SourcePath) -> bool {
        self.drafts
            .get(path)
            .is_some_and(|draft| draft.base.as_deref() != Some(&draft.versions[draft.at].text))
    }

    /// Tells whether there is a version to go back to, and one to go forward to.
    pub(in crate::edit) fn steps(&self, path: &SourcePath) -> (bool, bool) {
        self.drafts
            .get(path)
            .map_or((false, false), |draft| (draft.at > 0, draft.at + 1 < draft.versions.len()))
    }

    /// Finds a version of a file by its mark.
    pub(super) fn find_version(&self, path: &SourcePath, mark: &str) -> Option<&str> {
        let draft = self.drafts.get(path)?;
        let texts = draft.versions.iter().map(|version| &version.text).chain(&draft.base);
        texts.map(String::as_str).find(|text| version_mark(text) == mark)
    }

    /// Takes a further version of a file that holds `base`.
    ///
    /// # Errors
    /// What the disk answers; then the version is not taken.
    pub(in crate::edit) fn push(
        &mut self,
        path: &SourcePath,
        base: Option<&str>,
        (text, conflicts): (String, &[Conflict]),
    ) -> Result<(), SaveError> {
        let first =
            || DraftVersion { text: base.unwrap_or_default().to_owned(), conflicts: Vec::new() };
        let empty = || FormDraft {
            path: path.as_str().to_owned(),
            base: base.map(str::to_owned),
            versions: vec![first()],
            at: 0,
        };
        let mut draft = self.drafts.get(path).cloned().unwrap_or_else(empty);
        let conflicts =
            conflicts.iter().map(|one| (one.field.clone(), one.other.clone())).collect();
        draft.base = base.map(str::to_owned);
        draft.versions.truncate(draft.at + 1);
        draft.versions.push(DraftVersion { text, conflicts });
        let surplus = draft.versions.len().saturating_sub(VERSIONS);
        draft.versions.drain(..surplus);
        draft.at = draft.versions.len() - 1;
        self.keep(path, draft)
    }

    /// Goes a version back, or forward.
    ///
    /// # Errors
    /// What the disk answers; then the version stays.
    pub(super) fn move_step(&mut self, path: &SourcePath, is_back: bool) -> Result<(), SaveError> {
        let Some(mut draft) = self.drafts.get(path).cloned() else { return Ok(()) };
        draft.at = match is_back {
            true => draft.at.saturating_sub(1),
            false => (draft.at + 1).min(draft.versions.len() - 1),
        };
        self.keep(path, draft)
    }

    /// Notes that a file holds now what stands.
    ///
    /// # Errors
    /// What the disk answers.
    pub(super) fn note_saved(&mut self, path: &SourcePath) -> Result<(), SaveError> {
        let Some(mut draft) = self.drafts.get(path).cloned() else { return Ok(()) };
        draft.base = Some(draft.versions[draft.at].text.clone());
        self.keep(path, draft)
    }

    /// Forgets all that was typed for a file.
    ///
    /// # Errors
    /// What the disk answers.
    pub(super) fn discard(&mut self, path: &SourcePath) -> Result<(), SaveError> {
        let file = self.draft_file(path);
        match fs::remove_file(&file) {
            Ok(()) => {}
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            Err(error) => return Err(SaveError::disk("write-doing-removing", &file)(error)),
        }
        self.drafts.remove(path);
        Ok(())
    }

    /// Lays what is typed over the files.
    pub(super) fn laid_over(&self, mut files: Sources) -> Sources {
        for (path, draft) in &self.drafts {
            let text = draft.versions[draft.at].text.as_bytes();
            // A new file of which everything was taken back is none.
            let is_nothing = draft.base.is_none() && text.is_empty();
            let is_same = files.texts.get(path).is_some_and(|bytes| **bytes == *text);
            if !is_same && !is_nothing && self.is_unsaved(path) {
                files.texts.insert(path.clone(), Arc::from(text));
            }
        }
        files
    }

    fn keep(&mut self, path: &SourcePath, draft: FormDraft) -> Result<(), SaveError> {
        hide_from_git(&self.folder)?;
        let file = self.draft_file(path);
        let folder = fs::DirBuilder::new().recursive(true).mode(0o700).create(&self.folder);
        folder.map_err(SaveError::disk("write-doing-writing", &self.folder))?;
        let bytes = serde_json::to_vec(&draft).expect("texts and numbers are JSON");
        let read = match fs::read(&file) {
            Ok(read) => Some(read),
            Err(error) if error.kind() == ErrorKind::NotFound => None,
            Err(error) => return Err(SaveError::disk("write-doing-writing", &file)(error)),
        };
        save_bytes(&file, read.as_deref(), &bytes)?;
        self.drafts.insert(path.clone(), draft);
        Ok(())
    }

    fn draft_file(&self, path: &SourcePath) -> PathBuf {
        self.folder.join(format!("{}.json", version_mark(path.as_str())))
    }
}

/// Makes the folder in which a file or a folder of this program's lies. What is typed may be private, and is nobody's history: git is told
/// to pass it over.
///
/// # Errors
/// What the disk answers.
pub(super) fn hide_from_git(below: &Path) -> Result<(), SaveError> {
    let state = below.parent().unwrap_or(below);
    let made = fs::DirBuilder::new().recursive(true).mode(0o700).create(state);
    made.map_err(SaveError::disk("write-doing-writing", state))?;
    create_file(&state.join(".gitignore"), b"*\n").map(|_| ())
}

/// Takes away every draft in whose texts something stands, with all its versions.
///
/// # Errors
/// What the disk answers.
pub(crate) fn drop_drafts(root: &Path, is_meant: &dyn Fn(&str) -> bool) -> io::Result<()> {
    let files = match fs::read_dir(root.join(DRAFTS)) {
        Ok(files) => files,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(error),
    };
    for file in files {
        let file = file?.path();
        if is_meant(&String::from_utf8_lossy(&fs::read(&file)?)) {
            fs::remove_file(&file)?;
        }
    }
    Ok(())
}

impl DraftVersion {
    /// Goes through the values that two people changed: each field with the other's value.
    pub(super) fn conflicts(&self) -> impl Iterator<Item = (&str, &str)> {
        self.conflicts.iter().map(|(field, other)| (field.as_str(), other.as_str()))
    }
}

/// Returns what tells a version of a text from every other.
pub(super) fn version_mark(text: &str) -> String {
    blake3::hash(text.as_bytes()).to_hex()[..32].to_owned()
}
