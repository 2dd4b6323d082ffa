//! What is saved here goes to the others, and theirs comes here; nothing half.
//!
//! What two people changed is put together value by value. Where both changed one, the file gets the other's value, mine becomes a draft in
//! which both are told, and nothing is sent until somebody has decided.

use std::sync::TryLockError;

use super::desk::{Desk, FormSite};
use super::drafts::Drafts;
use super::history::History;
use super::merge::{Conflict, Merged, merged};
use crate::base::locale::Lang;
use crate::base::names::SourcePath;
use crate::content::parse::content_path;
use crate::disk::git::{Author, Clash, GitFault, MoveFault, PushFault};
use crate::disk::save::SaveError;

/// How often what others shared meanwhile is put together with what is to be sent.
const ATTEMPTS: usize = 4;

/// What came of an exchange with the others.
#[derive(Debug)]
pub(in crate::edit) enum Exchanged {
    /// It is done.
    Done {
        /// How many changes went.
        sent: usize,
        /// How many files others changed.
        received: usize,
    },
    /// Somebody must decide what two changed in these files; nothing went.
    Undecided(Vec<SourcePath>),
    /// Two changed these files, and no form can show them; nothing is another.
    Stuck(Vec<String>),
    /// Others changed these files, which lie here otherwise than the history has them; nothing is another.
    Unkept(Vec<String>),
    /// The server does not take it; its words.
    Refused(String),
    /// There is no connection, or it ended; what was said of that.
    Offline(String),
    /// An exchange is under way.
    Busy,
    /// There is nobody to exchange anything with.
    Alone,
    /// Others go on changing it faster than it can be sent.
    Overtaken,
    /// The histories have no beginning in common.
    Foreign,
    /// It is not known who edits.
    Unnamed,
    /// The history cannot be changed now.
    Closed(GitFault),
    /// The disk did not take it.
    Unsaved,
}

/// What waits to be sent.
#[derive(Debug, Default)]
pub(in crate::edit) struct Waiting {
    /// A sentence of each change, the newest first.
    pub(in crate::edit) sentences: Vec<String>,
    /// How many files are saved besides and no version yet.
    pub(in crate::edit) unkept: usize,
}

impl Waiting {
    /// Returns how many changes wait.
    pub(super) fn total_count(&self) -> usize {
        self.sentences.len() + self.unkept
    }
}

impl From<GitFault> for Exchanged {
    fn from(fault: GitFault) -> Self {
        Self::Closed(fault)
    }
}

impl From<PushFault> for Exchanged {
    fn from(fault: PushFault) -> Self {
        match fault {
            PushFault::Behind => Self::Overtaken,
            PushFault::Refused(words) => Self::Refused(words),
            PushFault::Offline(words) => Self::Offline(words),
            PushFault::Git(GitFault::Late) => Self::Offline(String::new()),
            PushFault::Git(fault) => Self::Closed(fault),
        }
    }
}

impl Desk {
    /// Returns what waits to be sent; nothing where there is nobody to send it to.
    pub(in crate::edit) fn waiting_changes(&self) -> Option<Waiting> {
        let history = self.history()?;
        let sentences = history.repository.waiting_sentences().ok()??;
        Some(Waiting { sentences, unkept: history.unkept_count() })
    }

    /// Brings here what others shared and, where that is asked for, shares what is kept here.
    pub(in crate::edit) fn exchange_with_others(
        &self,
        is_sending: bool,
        site: FormSite<'_>,
    ) -> Exchanged {
        self.try_exchange(is_sending, site).unwrap_or_else(|stopped| stopped)
    }

    fn try_exchange(&self, is_sending: bool, site: FormSite<'_>) -> Result<Exchanged, Exchanged> {
        let history = self.history().ok_or(Exchanged::Alone)?;
        let _turn = match history.exchange.try_lock() {
            Ok(turn) => turn,
            Err(TryLockError::Poisoned(turn)) => turn.into_inner(),
            Err(TryLockError::WouldBlock) => return Err(Exchanged::Busy),
        };
        let author = history.author().ok_or(Exchanged::Unnamed)?;
        let main = site.main_language();
        let mut received = 0;
        for _ in 0..ATTEMPTS {
            let known = history.repository.waiting_sentences()?.ok_or(Exchanged::Alone)?;
            let onto = history.repository.fetch()?;
            let (version, files) = self.taken_in(history, onto.as_deref(), (&author, main))?;
            received += files;
            if !is_sending || onto.as_deref() == Some(&version) {
                return Ok(Exchanged::Done { sent: 0, received });
            }
            let sent = history
                .repository
                .waiting_sentences()?
                .map_or(known.len(), |waiting| waiting.len());
            match history.repository.push(&version) {
                Ok(()) => return Ok(Exchanged::Done { sent, received }),
                Err(PushFault::Behind) => {}
                Err(fault) => return Err(fault.into()),
            }
        }
        Err(Exchanged::Overtaken)
    }

    /// Takes in what others shared, and returns the version that has both and how many files they changed.
    fn taken_in(
        &self,
        history: &History,
        onto: Option<&str>,
        (author, main): (&Author, Lang),
    ) -> Result<(String, usize), Exchanged> {
        let repository = &history.repository;
        // No form is saved meanwhile.
        let mut drafts = self.locked_drafts();
        repository.finish_move()?;
        history.keep_all(main)?;
        let version = repository.current_version()?;
        let Some(onto) = onto else { return Ok((version, 0)) };
        let base = repository.common_version(&version, onto)?.ok_or(Exchanged::Foreign)?;
        if base == onto {
            return Ok((version, 0));
        }
        let received = repository.changed_count(&base, onto)?;
        if base == version {
            repository.move_to(&version, onto).map_err(unmoved)?;
            return Ok((onto.to_owned(), received));
        }
        let merge = |path: &SourcePath, base: &[u8], mine: &[u8], other: &[u8]| {
            let [base, mine, other] = [base, mine, other].map(std::str::from_utf8);
            let both = merged(path, main, base.ok()?, (mine.ok()?, other.ok()?)).ok()?;
            both.conflicts.is_empty().then_some(both.text)
        };
        let replay = repository.replayed((&base, &version, onto), author, (&merge, &has_form))?;
        if !replay.stuck.is_empty() {
            return Err(Exchanged::Stuck(replay.stuck));
        }
        repository.check_move(&version, &replay.version).map_err(unmoved)?;
        // First what is typed here is safe, then the files change.
        for clash in &replay.clashes {
            undecided_draft(&mut drafts, clash, main).map_err(|_| Exchanged::Unsaved)?;
        }
        repository.move_to(&version, &replay.version).map_err(unmoved)?;
        if replay.clashes.is_empty() {
            return Ok((replay.version, received));
        }
        let paths = replay.clashes.into_iter().map(|clash| clash.path);
        Err(Exchanged::Undecided(paths.collect()))
    }
}

fn unmoved(fault: MoveFault) -> Exchanged {
    match fault {
        MoveFault::Changed(paths) => Exchanged::Unkept(paths),
        MoveFault::Git(fault) => Exchanged::Closed(fault),
    }
}

/// Tells a file that a form can show.
fn has_form(path: &SourcePath) -> bool {
    let is_content = path.below("content").is_some();
    is_content && content_path(path).is_some_and(|place| place.kind.shape().is_some())
}

/// Makes a draft of what stands here, in which the other's values are told beside mine.
fn undecided_draft(drafts: &mut Drafts, clash: &Clash, main: Lang) -> Result<(), SaveError> {
    let text = |bytes: &Option<Vec<u8>>| {
        bytes.as_ref().map(|bytes| String::from_utf8_lossy(bytes).into_owned())
    };
    let (base, other) = (text(&clash.base), text(&clash.other));
    let typed = drafts.current(&clash.path).map(|version| version.text.clone());
    // Where I took it away and the other changed it, it stays: it can be taken away again, but not brought back.
    let Some(mine) = typed.or_else(|| text(&clash.mine)) else { return Ok(()) };
    let whole = |other: &str| {
        let conflict = Conflict { field: String::new(), other: other.to_owned() };
        Merged { text: mine.clone(), conflicts: vec![conflict] }
    };
    let both = match (&base, &other) {
        (Some(base), Some(other)) => {
            merged(&clash.path, main, base, (&mine, other)).unwrap_or_else(|_| whole(other))
        }
        (None, Some(other)) => whole(other),
        (_, None) => whole(""),
    };
    drafts.push(&clash.path, other.as_deref(), (both.text, &both.conflicts))
}
