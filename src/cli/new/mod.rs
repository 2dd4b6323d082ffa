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
use crate::base::diag::{Code, Diagnostics, Level};
use crate::base::files::Sources;
use crate::base::messages::Messages;
use crate::base::names::{Id, SourcePath};
use crate::content::schema::FileType;
use crate::content::validate::{self, NameIndex, RecordCache};
use crate::site::pipeline::compile;

/// Makes the entry.
pub(super) fn run(session: &mut Session, options: &New) -> Result<Exit, Failure> {
    let Some(file) = FileType::named(&options.what) else { return Ok(Exit::Failed) };
    let common = common(options);
    let config = session.config(&common)?;
    save::sweep(session)?;
    let mut sources = session.read()?;
    let records = validate::read(&sources, &mut RecordCache::default()).value;
    let site = &records.site;
    let today = config.resolve(&"".into(), &site.timezone, site.date).today.to_string();
    let names = records.name_index();
    let mut draft = Draft::new(file, session.words.lang());
    draft.given(session, options, &names)?;
    if options.date.is_some() {
        draft.fill_days(&today);
    }
    let is_asked = io::stdin().is_terminal();
    if is_asked {
        let site = NewEntrySite { sources: &sources, config: &config };
        // What was given is looked at first: nobody answers questions for an entry that is refused.
        if let Some(fault) = site.fault(&draft, &session.words) {
            return Err(session.fail("cli-new-given", &[("fault", fault.into())]));
        }
        ask(session, &mut draft, &names, &site, (&today, !options.skeleton))?;
    }
    draft.fill_days(&today);
    draft.complete(session)?;
    let id = draft.id(session, options)?;
    let path = free_path(session, file, &sources, &id)?;
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
        session.diagnostics(&common, &diagnostics, &sources, Level::Error)?;
        return Err(session.fail("cli-new-refused", &[]));
    }
    write(session, &path, &id, &text)?;
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
}

impl NewEntrySite<'_> {
    /// Returns what would be wrong with the draft, beside what it still lacks.
    fn fault(&self, draft: &Draft, words: &Messages) -> Option<String> {
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
        let fault = errors.into_iter().find(|one| !is_lacking(one.code))?;
        let hint = words.hint(fault).map(|hint| format!("; {hint}"));
        Some(words.sentence(fault) + &hint.unwrap_or_default())
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

/// Returns where the file will lie, unless an entry of this name is there in any form.
fn free_path(
    session: &Session,
    file: &FileType,
    sources: &Sources,
    id: &Id,
) -> Result<SourcePath, Failure> {
    let path = |extension| SourcePath::new(format!("{}/{id}.{extension}", file.place));
    let taken = ["md", "yaml"].map(path).into_iter().find(|p| sources.texts.contains_key(p));
    match taken {
        Some(path) => Err(already_exists(session, &path, id)),
        None => Ok(path(file.extension())),
    }
}

fn already_exists(session: &Session, path: &SourcePath, id: &Id) -> Failure {
    session.fail("cli-new-exists", &[("path", path.as_str().into()), ("id", id.as_str().into())])
}

/// Writes a file that does not exist yet; one that appeared meanwhile is left alone.
fn write(session: &mut Session, path: &SourcePath, id: &Id, text: &str) -> Result<(), Failure> {
    let target = session.root.join(path.as_str());
    if !save::create_new(session, &target, text.as_bytes())? {
        return Err(already_exists(session, path, id));
    }
    let line = session.say("cli-new-done", &[("path", Session::path_argument(&target))]);
    session.print_line(&line)
}
