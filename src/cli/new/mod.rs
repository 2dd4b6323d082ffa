//! `perelik new TYPE`: a new entry with what it must have.
//!
//! Options say what to write; on a terminal the rest is asked for, elsewhere it stands in the file as comments. The file is
//! named by the transliteration rule. An entry that would have errors is not written, and a file that exists is never touched.

mod draft;
mod interview;
mod skeleton;

use std::io::{self, IsTerminal};

use serde_json::Value;

use self::draft::Draft;
use self::interview::Interview;
use super::args::{Common, New};
use super::ask::Asker;
use super::exit::Exit;
use super::report::ReportFormat;
use super::save;
use super::session::{Failure, Session};
use crate::base::config::RawConfig;
use crate::base::diag::{Code, Diagnostic, Diagnostics, Level};
use crate::base::files::Sources;
use crate::base::messages::Messages;
use crate::base::names::SourcePath;
use crate::content::schema::FileType;
use crate::content::validate::{self, Match, NameIndex, RecordCache, ReferenceKind};
use crate::site::pipeline::compile;

/// Makes the entry.
pub(super) fn run(session: &mut Session, options: &New) -> Result<Exit, Failure> {
    let Some(file) = FileType::named(&options.what) else { return Ok(Exit::Failed) };
    let common = common(options);
    let config = session.config(&common)?;
    save::sweep(session)?;
    let mut sources = session.read()?;
    let records = validate::read_records(&sources, &mut RecordCache::default()).value;
    let site = &records.site;
    let today = config.resolve(&"".into(), &site.timezone, site.date).today.to_string();
    let names = records.name_index();
    let mut draft = Draft::new(file, session.words.lang());
    draft.take_options(session, options, &names)?;
    if options.date.is_some() {
        draft.fill_days(&today);
    }
    let is_asked = io::stdin().is_terminal();
    if is_asked {
        let site =
            NewEntrySite { sources: &sources, config: &config, names: &names, options, is_asked };
        // What was given is looked at first: nobody answers questions for an entry that is refused.
        if let Some(fault) = site.fault(&draft, &session.words) {
            return Err(session.fail("cli-new-given", &[("fault", fault.into())]));
        }
        ask(session, &mut draft, &names, &site, (&today, !options.skeleton))?;
    }
    draft.fill_days(&today);
    draft.complete(session)?;
    let site =
        NewEntrySite { sources: &sources, config: &config, names: &names, options, is_asked };
    let id = site.free_id(session, &draft, draft.choose_id(session, options)?)?;
    let path = SourcePath::new(format!("{}/{id}.{}", file.place, file.extension()));
    let rest = (!is_asked || options.skeleton).then(|| {
        skeleton::missing_fields(
            &draft,
            &skeleton::Surroundings { words: &session.words, names: &names, today: &today },
        )
    });
    let text = draft.entry_text(rest.as_deref().unwrap_or_default());
    sources.texts.insert(path.clone(), text.as_bytes().into());
    let diagnostics = errors(&sources, &config, &path);
    if diagnostics.has_errors() {
        session.print_diagnostics(&common, &diagnostics, &sources, Level::Error)?;
        return Err(session.fail("cli-new-refused", &[]));
    }
    write_entry(session, &path, &id, &text)?;
    Ok(Exit::Fine)
}

fn common(options: &New) -> Common {
    Common {
        base_url: None,
        date: options.date.clone(),
        strict: false,
        format: ReportFormat::Human,
        all: true,
    }
}

/// The site that an entry is made for.
struct NewEntrySite<'a> {
    sources: &'a Sources,
    config: &'a RawConfig,
    names: &'a NameIndex,
    options: &'a New,
    /// Whether somebody answers, who cannot type an option.
    is_asked: bool,
}

impl NewEntrySite<'_> {
    /// Returns the id of a file that is not there: of a second meeting on a day, where somebody is asked, with a number.
    fn free_id(&self, session: &Session, draft: &Draft, id: String) -> Result<String, Failure> {
        let Some(path) = self.taken(draft) else { return Ok(id) };
        if !self.may_be_numbered(draft) {
            return Err(already_exists(session, &path, &id));
        }
        let numbered = (2..).map(|number| format!("{id}-{number}"));
        let free = numbered.into_iter().find(|id| self.file_of(draft, id).is_none());
        let free = free.expect("there are more numbers than files");
        let args = [("path", path.as_str().into()), ("id", free.as_str().into())];
        session.note(&session.say("cli-new-second", &args))?;
        Ok(free)
    }

    /// Tells a meeting, whose file is called by its day: another one of the day is no mistake.
    fn may_be_numbered(&self, draft: &Draft) -> bool {
        self.is_asked && self.options.id.is_none() && draft.file.name == "meeting"
    }

    fn file_of(&self, draft: &Draft, id: &str) -> Option<SourcePath> {
        let files = ["md", "yaml"]
            .map(|extension| SourcePath::new(format!("{}/{id}.{extension}", draft.file.place)));
        files.into_iter().find(|path| self.sources.texts.contains_key(path))
    }

    /// Returns the entry that is there already: the file of this name in any form or, unless a file name was asked for, the
    /// organisation that is called so.
    fn taken(&self, draft: &Draft) -> Option<SourcePath> {
        let there = |id: &str| self.file_of(draft, id);
        let same_file = draft.id_if_any(self.options).and_then(|id| there(&id));
        same_file.or_else(|| {
            let is_asked = draft.file.name != "organisation" || self.options.id.is_some();
            let name = draft.name().filter(|_| !is_asked)?;
            match self.names.find(ReferenceKind::Organisation, name) {
                Match::One(id) => there(id.as_str()),
                Match::Several(_) | Match::None => None,
            }
        })
    }

    /// Returns what would be wrong with the draft, beside what it still lacks.
    fn fault(&self, draft: &Draft, words: &Messages) -> Option<String> {
        let taken = self.taken(draft).filter(|_| !self.may_be_numbered(draft));
        if let Some(path) = taken {
            return Some(words.say("cli-new-taken", &[("path", path.as_str().into())]));
        }
        // The file of a meeting begins with its day, and is no fault of the answers.
        let day = draft.get("date").and_then(Value::as_str).unwrap_or_default();
        let is_plain = day.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
        let name = match is_plain && !day.is_empty() {
            true => format!("{day}-new-entry"),
            false => "new-entry".to_owned(),
        };
        let (place, extension) = (draft.file.place, draft.file.extension());
        let path = SourcePath::new(format!("{place}/{name}.{extension}"));
        let mut sources = self.sources.clone();
        sources.texts.insert(path.clone(), draft.entry_text("").as_bytes().into());
        let diagnostics = errors(&sources, self.config, &path);
        let errors = diagnostics.at_least(Level::Error);
        let is_lacking = |code: Code| matches!(code, Code::MissingField | Code::NeedOfNothing);
        let fault = for_answer(errors.into_iter().find(|one| !is_lacking(one.code))?);
        let hint = words.hint(&fault).map(|hint| format!("; {hint}"));
        Some(words.sentence(&fault) + &hint.unwrap_or_default())
    }
}

/// Gives advice for an answer: nobody types the lines of a file there.
fn for_answer(fault: &Diagnostic) -> Diagnostic {
    let fault = fault.clone();
    match (fault.code, fault.hint) {
        (Code::BadPhone, None | Some("several" | "character" | "label" | "extension")) => {
            fault.hint("answer")
        }
        _ => fault,
    }
}

/// Returns the errors of one file.
fn errors(sources: &Sources, config: &RawConfig, path: &SourcePath) -> Diagnostics {
    let mut diagnostics = compile(sources, config).diagnostics;
    diagnostics
        .set_levels(|at, _, level| (at == path && level == Level::Error).then_some(Level::Error));
    diagnostics
}

/// Asks on the terminal for what the entry must have, and whole also for what most have.
fn ask(
    session: &mut Session,
    draft: &mut Draft,
    names: &NameIndex,
    site: &NewEntrySite<'_>,
    (today, is_whole): (&str, bool),
) -> Result<(), Failure> {
    let Session { words, out, .. } = session;
    let mut interview = Interview {
        asker: Asker { words, names, input: &mut io::stdin().lock(), output: out },
        draft,
        fault: &|draft| site.fault(draft, words),
    };
    interview.required(today)?;
    if is_whole {
        interview.ask_rest()?;
    }
    Ok(())
}

fn already_exists(session: &Session, path: &SourcePath, id: &str) -> Failure {
    session.fail("cli-new-exists", &[("path", path.as_str().into()), ("id", id.into())])
}

/// Writes a file that does not exist yet; one that appeared meanwhile is left alone.
fn write_entry(
    session: &mut Session,
    path: &SourcePath,
    id: &str,
    text: &str,
) -> Result<(), Failure> {
    let target = session.root.join(path.as_str());
    if let Some(folder) = target.parent() {
        save::create_folder(session, folder)?;
    }
    if !save::create_new(session, &target, text.as_bytes())? {
        return Err(already_exists(session, path, id));
    }
    let line = session.say("cli-new-done", &[("path", Session::path_argument(&target))]);
    session.print_line(&line)
}
