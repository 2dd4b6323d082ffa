//! What is known while calls are made, and how one is written down.

use uuid::Uuid;

use crate::base::choices::{CallOutcome, Chosen as _};
use crate::base::config::RawConfig;
use crate::base::diag::Diagnostics;
use crate::base::files::Sources;
use crate::base::locale::Lang;
use crate::base::messages::Messages;
use crate::base::names::Id;
use crate::cli::save;
use crate::cli::session::{Failure, Session};
use crate::content::fields::Vocabulary;
use crate::content::validate::Organisation;
use crate::disk::save::FileChange;
use crate::list::model::Register;
use crate::list::offers::List;
use crate::list::verify::{CallAnswer, Queue, call_edits, only_helps_of, queue};
use crate::site::plaintext::facts_of;
use crate::site::plan::Routes;

/// What is known while calls are made.
pub(super) struct Round<'a> {
    pub(super) sources: &'a Sources,
    pub(super) config: &'a RawConfig,
    /// What is wrong with the content, with the places that must not be shown.
    pub(super) diagnostics: &'a Diagnostics,
    pub(super) register: &'a Register,
    pub(super) list: &'a List,
    pub(super) routes: &'a Routes,
    pub(super) queue: Queue,
    /// Who calls: initials or a role.
    pub(super) by: Option<&'a str>,
    /// What the files of this round begin with: `20261201-061205`.
    pub(super) time: String,
}

/// Asks whether an entry is to leave the lists; what nobody else gives in an area is named first.
pub(super) fn is_to_be_closed(
    session: &mut Session,
    round: &Round<'_>,
    organisation: &Organisation,
    is_agreed: bool,
) -> Result<bool, Failure> {
    let name = ("name", (&*organisation.name.main).into());
    let only = round.only_helps(&organisation.common.id);
    if !only.is_empty() {
        let only = ("only", only.join("; ").into());
        session.note(&session.say("cli-verify-last", &[name.clone(), only]))?;
    }
    match save::has_terminal() {
        true => save::confirm(session, "cli-verify-close", &[name]),
        false if is_agreed => Ok(true),
        false => {
            session.note(&session.say("cli-verify-not-closed", &[name]))?;
            Ok(false)
        }
    }
}

impl<'a> Round<'a> {
    /// Works out what is due.
    pub(super) fn new(
        (sources, config): (&'a Sources, &'a RawConfig),
        (register, diagnostics): (&'a Register, &'a Diagnostics),
        (list, routes): (&'a List, &'a Routes),
        by: Option<&'a str>,
    ) -> Self {
        let time = config.now.strftime("%Y%m%d-%H%M%S").to_string();
        let queue = queue(register, list);
        Self { sources, config, diagnostics, register, list, routes, queue, by, time }
    }
}

impl Round<'_> {
    pub(super) fn find_entry(&self, id: &str) -> Option<&Organisation> {
        let all = self.register.organisations.iter();
        all.map(|one| &**one).find(|one| one.common.id == id)
    }

    /// Makes an answer of today that says nothing yet but how the call ended.
    pub(super) fn empty_answer(&self, outcome: CallOutcome) -> CallAnswer {
        CallAnswer {
            on: self.register.config.today,
            outcome,
            by: self.by.map(str::to_owned),
            services: Vec::new(),
            facts: Vec::new(),
            values: Vec::new(),
            is_whole: false,
            do_not_call: false,
            closes: false,
        }
    }

    /// Returns a name for the files of one call that nobody else chooses.
    pub(super) fn new_name(&self) -> String {
        let random = Uuid::new_v4().simple().to_string();
        format!("{}-{}", self.time, &random[..8])
    }

    /// Returns what tells a state of an entry from others: of what the list tells of it.
    pub(super) fn version(&self, id: &str) -> String {
        let words = Messages::of_program(Lang::UK);
        let facts = facts_of(self.list, self.routes, &words, id).join("\n");
        blake3::hash(facts.as_bytes()).to_hex()[..8].to_owned()
    }

    /// Returns in words what an organisation alone gives: `продукти (Північ)`.
    pub(super) fn only_helps(&self, id: &str) -> Vec<String> {
        let due = self.queue.calls.iter().flat_map(|call| &call.entries);
        let due = due.chain(&self.queue.by_letter).find(|entry| entry.id == id);
        let only = due.map(|entry| entry.only.clone());
        let only = only.unwrap_or_else(|| only_helps_of(self.list, id));
        only.iter().map(|(help, area)| only_help(self, help, area.as_ref())).collect()
    }

    /// Writes what was said in one call: all files, or none.
    pub(super) fn write_call(
        &self,
        session: &mut Session,
        name: &str,
        answers: &[(&Organisation, CallAnswer)],
    ) -> Result<(), Failure> {
        let is_public = self.register.site.verify.has_public_repository;
        let mut changes = Vec::new();
        for (organisation, answer) in answers {
            let path = &organisation.common.path;
            let made = call_edits(self.sources, organisation, answer, (name, is_public));
            let made = made.map_err(|_| {
                session.fail("cli-verify-entangled", &[("path", path.as_str().into())])
            })?;
            let (call, text) = made.call;
            changes.push(FileChange::replacement(call, None, text));
            let read = self.sources.texts.get(path).cloned();
            let entry = made.entry.map(|text| FileChange::replacement(path.clone(), read, text));
            changes.extend(entry);
        }
        save::save(session, &changes)?;
        for (organisation, answer) in answers {
            let word = outcome_word(session, answer.outcome);
            let name = ("name", (&*organisation.name.main).into());
            session.say_line("cli-verify-written", &[name, ("outcome", word.into())])?;
            if answer.outcome == CallOutcome::Changed && !answer.is_whole {
                let path = ("path", organisation.common.path.as_str().into());
                session.say_line("cli-verify-to-mend", &[path])?;
            }
        }
        Ok(())
    }
}

/// Says what an organisation alone gives: `продукти (Північ)`.
pub(super) fn only_help(round: &Round<'_>, help: &Id, area: Option<&Id>) -> String {
    let name = |vocabulary, id: &Id| match round.list.find_term(vocabulary, id) {
        Some(term) => term.name.main.to_string(),
        None => id.to_string(),
    };
    let help = name(Vocabulary::Help, help);
    match area {
        Some(area) => format!("{help} ({})", name(Vocabulary::Areas, area)),
        None => help,
    }
}

/// Returns an outcome in the language of messages.
pub(super) fn outcome_word(session: &Session, outcome: CallOutcome) -> &'static str {
    let choice = CallOutcome::CHOICES.iter().find(|choice| choice.id == outcome.id());
    choice.expect("it is one of them").word(session.words.lang())
}
