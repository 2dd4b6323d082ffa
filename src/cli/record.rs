//! `perelik record`: write down what changed since it was last written down.
//!
//! Only the ledger is written, `content/ledger.yaml` or the one that was named, and only where its text is another. With errors
//! nothing is.

use super::args::RecordOptions;
use super::build::print_counts;
use super::exit::Exit;
use super::history;
use super::history_place::HistoryPlace;
use super::report::ReportFormat;
use super::save;
use super::session::{Failure, Session};
use crate::base::diag::Level;
use crate::base::names::SourcePath;
use crate::disk::save::FileChange;
use crate::list::ledger;
use crate::list::publish::{PublishCache, publish};
use crate::site::pipeline::read_list;

/// Brings the ledger up to date.
pub(super) fn run(session: &mut Session, options: &RecordOptions) -> Result<Exit, Failure> {
    save::sweep(session)?;
    let sources = session.read()?;
    let checked = read_list(&sources, &session.config(&options.common)?);
    if checked.diagnostics.has_errors() {
        session.print_diagnostics(&options.common, &checked.diagnostics, &sources, Level::Error)?;
        if options.common.format == ReportFormat::Human {
            print_counts(session, super::build_cache::counts(&checked.diagnostics))?;
            let line = session.say("cli-not-recorded", &[]);
            session.print_line(&line)?;
        }
        return Ok(Exit::from_diagnostics(&checked.diagnostics));
    }
    let content = SourcePath::new(ledger::PATH);
    let path = match &session.ledger {
        Some(_) => SourcePath::new(ledger::ELSEWHERE),
        None => content.clone(),
    };
    let before = sources.texts.get(&path).cloned();
    let read = before.as_deref();
    let next =
        ledger::next_ledger(&checked.value, &publish(&checked.value, &mut PublishCache::default()));
    let text = ledger::to_yaml(&next);
    let is_nothing = read.is_none() && next.entries.is_empty();
    // A history that lies elsewhere is begun by its name alone: a build that is told of it must find it.
    let is_same = read == Some(text.as_bytes()) || (is_nothing && session.ledger.is_none());
    match &session.ledger {
        _ if is_same => {}
        Some(place) => history::write_history(place, session, read, &text)?,
        None => {
            save::save(session, &[FileChange::replacement(content.clone(), before.clone(), text)])?;
        }
    }
    let place = session.ledger.as_ref().map_or(ledger::PATH, HistoryPlace::name).to_owned();
    if session.ledger.is_some() && sources.texts.contains_key(&content) {
        let names = [("path", ledger::PATH.into()), ("place", place.as_str().into())];
        session.note(&session.say("cli-record-both", &names))?;
    }
    if options.common.format == ReportFormat::Human {
        let line = match is_same {
            true => session.say("cli-record-nothing", &[]),
            false => {
                let changed = ledger::news(&checked.value.ledger, &next).into();
                session.say("cli-recorded", &[("path", place.as_str().into()), ("count", changed)])
            }
        };
        session.print_line(&line)?;
    }
    Ok(Exit::Fine)
}
