//! What is done with what a form sent: a draft takes it, and a save writes the draft.
//!
//! The file on the disk is looked at each time. What somebody else changed there since is put together with what is typed here; nothing that
//! was typed is lost, whatever is refused.

use std::path::PathBuf;
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::drafts::{Drafts, version_mark};
use super::field_path::FieldWay;
use super::form_file::{FormFile, with_changes};
use super::history::History;
use super::item_moves::{ItemMove, with_moved_item};
use super::merge::{Conflict, merged};
use super::submission::{EDITOR, Submission};
use crate::base::files::Sources;
use crate::base::locale::Lang;
use crate::base::names::SourcePath;
use crate::base::yaml::edit::Refusal;
use crate::content::mend::mend;
use crate::content::validate::NameIndex;
use crate::disk::save::{self, FileChange, SaveError};

/// Takes what forms send, for one site.
#[derive(Debug)]
pub(crate) struct Desk {
    root: PathBuf,
    drafts: Mutex<Drafts>,
    /// Nothing for a site that no history keeps.
    history: Option<History>,
}

/// What the site is where a form is shown.
#[derive(Debug, Clone, Copy)]
pub(in crate::edit) struct FormSite<'a> {
    /// What terms and organisations are called.
    pub(in crate::edit) names: &'a NameIndex,
    /// The languages of the site, the main one first.
    pub(in crate::edit) languages: &'a [Lang],
}

impl FormSite<'_> {
    /// Returns the main language of the site.
    pub(in crate::edit) fn main_language(self) -> Lang {
        self.languages.first().copied().unwrap_or(Lang::UK)
    }
}

/// What became of what a form sent.
#[derive(Debug)]
pub(in crate::edit) enum Outcome {
    /// Nobody knows which text the form showed, so nothing was changed.
    Stale,
    /// The text cannot be edited so.
    Refused(Refusal),
    /// The program does not understand the text, so it stays a draft.
    Wrong,
    /// What was typed has not been looked at yet.
    Unchecked,
    /// Two people changed one value, and nobody has looked at it.
    Undecided,
    /// Part of the form did not come, or it names what does not exist.
    Unclear,
    /// A file that is no text of UTF-8.
    NotText,
    /// Nobody said who edits.
    Unnamed,
    /// The disk did not take it.
    Unsaved(SaveError),
}

/// What stands of a file now.
#[derive(Debug, Clone)]
pub(in crate::edit) struct Standing {
    /// The text, with what is typed.
    pub(in crate::edit) text: String,
    /// Values that two people changed: the field, and the other's value.
    pub(in crate::edit) conflicts: Vec<(String, String)>,
    /// Whether it has something that is not saved.
    pub(in crate::edit) is_unsaved: bool,
    /// Whether the file is not there yet.
    pub(in crate::edit) is_new: bool,
    /// Whether there is a version to go back to.
    pub(in crate::edit) can_undo: bool,
    /// Whether there is one to go forward to.
    pub(in crate::edit) can_redo: bool,
}

impl Standing {
    /// Returns what tells this version of the text from every other.
    pub(super) fn text_mark(&self) -> String {
        version_mark(&self.text)
    }
}

impl Desk {
    /// Takes up what was typed before.
    ///
    /// # Errors
    /// What the disk answers.
    pub(crate) fn take_up(root: PathBuf) -> std::io::Result<Self> {
        let drafts = Mutex::new(Drafts::read_kept(&root)?);
        let history = History::keeping(&root);
        Ok(Self { root, drafts, history })
    }

    /// Returns the history that keeps the site.
    pub(super) fn history(&self) -> Option<&History> {
        self.history.as_ref()
    }

    /// Tells whether somebody must still say how who edits is called.
    pub(in crate::edit) fn asks_name(&self) -> bool {
        self.history.as_ref().is_some_and(|history| history.author().is_none())
    }

    /// Keeps how who edits is called, where a form says it.
    ///
    /// # Errors
    /// What the disk answers.
    pub(in crate::edit) fn note_name(&self, submission: &Submission) -> Result<(), Outcome> {
        let (Some(history), Some(name)) = (&self.history, submission.first_value(EDITOR)) else {
            return Ok(());
        };
        history.note_name(name).map_err(Outcome::Unsaved)
    }

    /// Lays what is typed over the files.
    pub(crate) fn over_files(&self, files: Sources) -> Sources {
        self.locked_drafts().laid_over(files)
    }

    /// Returns the files of which something is typed and not saved.
    pub(in crate::edit) fn unsaved(&self) -> Vec<SourcePath> {
        let drafts = self.locked_drafts();
        drafts.drafted_paths().filter(|path| drafts.is_unsaved(path)).cloned().collect()
    }

    /// Returns what stands of a file; what somebody else saved meanwhile is in it.
    ///
    /// # Errors
    /// Why it cannot be told.
    pub(in crate::edit) fn standing(
        &self,
        path: &SourcePath,
        site: FormSite<'_>,
    ) -> Result<Standing, Outcome> {
        let mut drafts = self.locked_drafts();
        let file = self.refresh(&mut drafts, path, site)?;
        let (can_undo, can_redo) = drafts.steps(path);
        let current = drafts.current(path);
        let own = |version: &super::drafts::DraftVersion| {
            version.conflicts().map(|(field, other)| (field.to_owned(), other.to_owned())).collect()
        };
        Ok(Standing {
            conflicts: current.map(own).unwrap_or_default(),
            text: current
                .map_or_else(|| file.clone().unwrap_or_default(), |version| version.text.clone()),
            is_unsaved: drafts.is_unsaved(path),
            is_new: file.is_none(),
            can_undo,
            can_redo,
        })
    }

    /// Begins a new file with a text.
    ///
    /// # Errors
    /// What the disk answers.
    pub(in crate::edit) fn begin_file(&self, path: &SourcePath, text: &str) -> Result<(), Outcome> {
        let mut drafts = self.locked_drafts();
        drafts.push(path, None, (text.to_owned(), &[])).map_err(Outcome::Unsaved)
    }

    /// Does what a form asks of a file, but for saving.
    ///
    /// # Errors
    /// Why it cannot be done; then nothing was.
    pub(in crate::edit) fn act(
        &self,
        path: &SourcePath,
        submission: &Submission,
        site: FormSite<'_>,
    ) -> Result<(), Outcome> {
        let mut drafts = self.locked_drafts();
        let file = self.refresh(&mut drafts, path, site)?;
        match submission.asked_action() {
            "undo" => return drafts.move_step(path, true).map_err(Outcome::Unsaved),
            "redo" => return drafts.move_step(path, false).map_err(Outcome::Unsaved),
            "discard" => return drafts.discard(path).map_err(Outcome::Unsaved),
            _ => {}
        }
        if !submission.is_whole() {
            return Err(Outcome::Unclear);
        }
        let main = site.main_language();
        let standing = drafts.current(path);
        let had_conflicts = standing.is_some_and(|version| version.conflicts().next().is_some());
        let current = standing
            .map_or_else(|| file.clone().unwrap_or_default(), |version| version.text.clone());
        let is_current = version_mark(&current) == submission.version();
        let was = match is_current {
            true => Some(current.clone()),
            false => drafts.find_version(path, submission.version()).map(str::to_owned),
        };
        let was = was.ok_or(Outcome::Stale)?;
        let mine = if let Some(whole) = submission.first_value(WHOLE_TEXT) {
            with_line_ends_of(&was, whole)
        } else {
            let read = FormFile::read_form(path, &was, main);
            let read =
                read.map_err(|refusal| Outcome::Refused(refusal.unwrap_or(Refusal::NoPlace)))?;
            let changes = submission.changes(&read, site.names).ok_or(Outcome::Unclear)?;
            with_changes(path, &was, main, &changes).map_err(Outcome::Refused)?
        };
        let mine = after_button(path, &mine, submission.asked_action(), (main, site.names))?;
        let both = match was == current {
            true => super::merge::Merged { text: mine, conflicts: Vec::new() },
            false => merged(path, main, &was, (&mine, &current)).map_err(Outcome::Refused)?,
        };
        // Who sends the very text that told what two people changed has seen it.
        let is_decided = had_conflicts && is_current;
        if both.text != current || !both.conflicts.is_empty() || is_decided {
            let version = (both.text, both.conflicts.as_slice());
            drafts.push(path, file.as_deref(), version).map_err(Outcome::Unsaved)?;
        }
        Ok(())
    }

    /// Writes what stands of a file; false where two people changed one value and nobody has looked at it.
    ///
    /// # Errors
    /// Why it was not written.
    pub(in crate::edit) fn write_draft(
        &self,
        path: &SourcePath,
        site: FormSite<'_>,
    ) -> Result<bool, Outcome> {
        let mut drafts = self.locked_drafts();
        let file = self.refresh(&mut drafts, path, site)?;
        let Some(version) = drafts.current(path).cloned() else { return Ok(true) };
        if version.conflicts().next().is_some() {
            return Ok(false);
        }
        if drafts.is_unsaved(path) {
            self.note_saving(path)?;
            let before = file.map(|text| text.into_bytes().into());
            let change = FileChange::replacement(path.clone(), before, version.text);
            save::save(&self.root, &[change]).map_err(Outcome::Unsaved)?;
        }
        drafts.note_saved(path).map_err(Outcome::Unsaved)?;
        self.keep_saved(site.main_language());
        Ok(true)
    }

    /// Writes a file as it is mended where it is no text of UTF-8 yet.
    ///
    /// # Errors
    /// Why it stays.
    pub(in crate::edit) fn mend_file(
        &self,
        path: &SourcePath,
        site: FormSite<'_>,
    ) -> Result<(), Outcome> {
        let _drafts = self.locked_drafts();
        let bytes = save::read_content_file(&self.root, path).map_err(Outcome::Unsaved)?;
        let bytes = bytes.unwrap_or_default();
        let mended = mend(path, &bytes, site.names).ok_or(Outcome::NotText)?;
        self.note_saving(path)?;
        let change = FileChange::replacement(path.clone(), Some(bytes.into()), mended);
        save::save(&self.root, &[change]).map_err(Outcome::Unsaved)?;
        self.keep_saved(site.main_language());
        Ok(())
    }

    /// Takes a file away, and its draft.
    ///
    /// # Errors
    /// Why it stays.
    pub(in crate::edit) fn take_away(
        &self,
        path: &SourcePath,
        site: FormSite<'_>,
    ) -> Result<(), Outcome> {
        let mut drafts = self.locked_drafts();
        if let Some(bytes) = save::read_content_file(&self.root, path).map_err(Outcome::Unsaved)? {
            self.note_saving(path)?;
            let change = FileChange::removal(path.clone(), bytes.into());
            save::save(&self.root, &[change]).map_err(Outcome::Unsaved)?;
        }
        drafts.discard(path).map_err(Outcome::Unsaved)?;
        self.keep_saved(site.main_language());
        Ok(())
    }

    /// Notes that a file is being written, so that it becomes a version also where the program ends before.
    fn note_saving(&self, path: &SourcePath) -> Result<(), Outcome> {
        let Some(history) = &self.history else { return Ok(()) };
        if history.author().is_none() {
            return Err(Outcome::Unnamed);
        }
        history.note_unkept(path).map_err(Outcome::Unsaved)
    }

    /// Makes versions of what is saved.
    fn keep_saved(&self, main: Lang) {
        if let Some(history) = &self.history {
            // The file is saved all the same: it stays noted, is counted as waiting, and becomes a version with the next one.
            let _ = history.keep_all(main);
        }
    }

    /// Reads the file, and puts what it holds now together with the draft that was begun with another text.
    fn refresh(
        &self,
        drafts: &mut Drafts,
        path: &SourcePath,
        site: FormSite<'_>,
    ) -> Result<Option<String>, Outcome> {
        let bytes = save::read_content_file(&self.root, path).map_err(Outcome::Unsaved)?;
        let file = bytes.map(String::from_utf8).transpose().map_err(|_| Outcome::NotText)?;
        let Some(current) = drafts.current(path).cloned() else { return Ok(file) };
        let base = drafts.base_text(path).map(str::to_owned);
        if base == file {
            return Ok(file);
        }
        let (Some(now), Some(was)) = (&file, &base) else {
            // What is typed stays. Who took the file away may have meant it: somebody decides.
            let gone = Conflict { field: String::new(), other: String::new() };
            let conflicts = if file.is_none() { vec![gone] } else { Vec::new() };
            let version = (current.text, conflicts.as_slice());
            drafts.push(path, file.as_deref(), version).map_err(Outcome::Unsaved)?;
            return Ok(file);
        };
        let main = site.main_language();
        let (text, conflicts) = match merged(path, main, was, (&current.text, now)) {
            Ok(both) => (both.text, both.conflicts),
            // What nobody can put together is shown whole beside what is typed.
            Err(_) => {
                let other = now.clone();
                (current.text, vec![Conflict { field: String::new(), other }])
            }
        };
        let version = (text, conflicts.as_slice());
        drafts.push(path, file.as_deref(), version).map_err(Outcome::Unsaved)?;
        Ok(file)
    }

    pub(super) fn locked_drafts(&self) -> MutexGuard<'_, Drafts> {
        // A version is taken whole or not at all, also where something else went wrong meanwhile.
        self.drafts.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The name of a field that holds the text of the whole file.
pub(super) const WHOLE_TEXT: &str = "text";

/// Does what a button asks beside taking the values.
fn after_button(
    path: &SourcePath,
    text: &str,
    action: &str,
    (main, names): (Lang, &NameIndex),
) -> Result<String, Outcome> {
    let (verb, way) = action.split_once(':').unwrap_or((action, ""));
    if verb == "fix" {
        return Ok(mend(path, text.as_bytes(), names).unwrap_or_else(|| text.to_owned()));
    }
    let moves = match verb {
        "up" => ItemMove::Up,
        "down" => ItemMove::Down,
        _ => return Ok(text.to_owned()),
    };
    let file = FormFile::read_form(path, text, main);
    let file = file.map_err(|refusal| Outcome::Refused(refusal.unwrap_or(Refusal::NoPlace)))?;
    let item = FieldWay::parse_way(file.root_kind(), way).ok_or(Outcome::Unclear)?;
    with_moved_item(&file, item, moves).map_err(Outcome::Refused)
}

/// Gives a text that a browser sent the line ends, and the mark at the beginning, that the file has.
fn with_line_ends_of(file: &str, sent: &str) -> String {
    let lines = super::form_file::one_line_ends(sent);
    if super::form_file::one_line_ends(file) == lines {
        return file.to_owned();
    }
    if file.contains("\r\n") { lines.replace('\n', "\r\n") } else { lines }
}
