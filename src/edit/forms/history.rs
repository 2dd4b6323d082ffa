//! The history of a site that forms are filled in for: what is saved becomes a version of it, with a name and a sentence.
//!
//! Which files are saved and no version yet is noted beside the drafts before a file is written, so that a program that ends between the
//! two goes on where it stopped.

#![expect(clippy::disallowed_methods, reason = "disk I/O: keeps who edits, beside the drafts")]

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::{Mutex, MutexGuard, PoisonError};

use serde::{Deserialize, Serialize};

use super::change_words::change_sentence;
use crate::base::locale::Lang;
use crate::base::messages::Messages;
use crate::base::names::SourcePath;
use crate::disk::git::{Author, GitFault, Kept, Repository};
use crate::disk::save::{SaveError, save_bytes};

/// Where the notes lie, below the root.
const NOTES: &str = ".perelik/editor.json";
/// Where to write to somebody who named no address: no mail ever comes to such a name (RFC 2606).
const NO_REPLY: &str = "no-reply@perelik.invalid";

/// The history of one site.
#[derive(Debug)]
pub(super) struct History {
    pub(super) repository: Repository,
    file: PathBuf,
    notes: Mutex<EditorNotes>,
    /// Held while one exchange with others is under way.
    pub(super) exchange: Mutex<()>,
}

/// What is kept between two runs.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
struct EditorNotes {
    /// How who edits is called, where git does not know it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    /// Files that are saved and no version yet.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    unkept: BTreeSet<String>,
}

impl History {
    /// Finds the history of a site; nothing where it has none.
    pub(super) fn keeping(root: &std::path::Path) -> Option<Self> {
        let repository = Repository::keeping_site(root)?;
        let file = root.join(NOTES);
        // Notes that nobody can read are made anew.
        let read = std::fs::read(&file).ok();
        let notes = read.and_then(|bytes| serde_json::from_slice(&bytes).ok()).unwrap_or_default();
        Some(Self { repository, file, notes: Mutex::new(notes), exchange: Mutex::new(()) })
    }

    /// Returns who edits, where that is known.
    pub(super) fn author(&self) -> Option<Author> {
        let name =
            self.repository.setting("user.name").or_else(|| self.locked_notes().name.clone())?;
        let email = self.repository.setting("user.email");
        Some(Author { name, email: email.unwrap_or_else(|| NO_REPLY.to_owned()) })
    }

    /// Keeps how who edits is called.
    ///
    /// # Errors
    /// What the disk answers.
    pub(super) fn note_name(&self, name: &str) -> Result<(), SaveError> {
        let clean: String =
            name.chars().filter(|c| !c.is_control() && !"<>".contains(*c)).collect();
        let clean = clean.split_whitespace().collect::<Vec<_>>().join(" ");
        match clean.is_empty() {
            true => Ok(()),
            false => self.change_notes(|notes| notes.name = Some(clean)),
        }
    }

    /// Notes that a file is being saved.
    ///
    /// # Errors
    /// What the disk answers.
    pub(super) fn note_unkept(&self, path: &SourcePath) -> Result<(), SaveError> {
        self.change_notes(|notes| {
            notes.unkept.insert(path.as_str().to_owned());
        })
    }

    /// Returns how many files are saved and no version yet.
    pub(super) fn unkept_count(&self) -> usize {
        self.locked_notes().unkept.len()
    }

    /// Makes each file that is saved a version of its own; what cannot be one now stays noted.
    ///
    /// # Errors
    /// Why one is none.
    pub(super) fn keep_all(&self, main: Lang) -> Result<(), GitFault> {
        let unkept: Vec<String> = self.locked_notes().unkept.iter().cloned().collect();
        if unkept.is_empty() {
            return Ok(());
        }
        let author = self.author().ok_or_else(|| GitFault::Refused(String::new()))?;
        let words = Messages::of_program(main);
        self.repository.finish_move()?;
        for path in unkept {
            let path = SourcePath::new(&*path);
            self.keep_one(&path, &words, &author)?;
            self.change_notes(|notes| {
                notes.unkept.remove(path.as_str());
            })
            .map_err(|_| GitFault::Refused(String::new()))?;
        }
        Ok(())
    }

    fn keep_one(
        &self,
        path: &SourcePath,
        words: &Messages,
        author: &Author,
    ) -> Result<Kept, GitFault> {
        let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
        let before = self.repository.file_in("HEAD", path)?.map(text);
        let after = self.repository.file_on_disk(path)?.map(text);
        let texts = (before.as_deref(), after.as_deref());
        let sentence = change_sentence(words, path, texts, words.lang());
        self.repository.keep_file(path, &sentence, author)
    }

    fn change_notes(&self, change: impl FnOnce(&mut EditorNotes)) -> Result<(), SaveError> {
        let mut notes = self.locked_notes();
        let mut next = notes.clone();
        change(&mut next);
        if *notes == next {
            return Ok(());
        }
        super::drafts::hide_from_git(&self.file)?;
        let bytes = serde_json::to_vec(&next).expect("texts are JSON");
        save_bytes(&self.file, std::fs::read(&self.file).ok().as_deref(), &bytes)?;
        *notes = next;
        Ok(())
    }

    fn locked_notes(&self) -> MutexGuard<'_, EditorNotes> {
        // Notes are replaced whole.
        self.notes.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
