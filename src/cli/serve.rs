//! `perelik serve`: show the site while it is being written; `perelik edit`: the same with forms.

use std::path::Path;
use std::sync::Arc;

use super::args::Serve;
use super::build::print_counts;
use super::exit::Exit;
use super::report::ReportFormat;
use super::session::{Failure, Session};
use crate::base::config::RawConfig;
use crate::base::diag::{Arg, Level};
use crate::base::files::Sources;
use crate::base::system_error;
use crate::disk::discover::{ReadCache, Stillness};
use crate::disk::watch::Watch;
use crate::edit::forms::{DRAFTS, Desk};
use crate::edit::serve::{self, Forms, State};
use crate::site::pipeline::Previous;

/// Serves until it is stopped. Only what is wrong before the first page ends it; bad content never does.
pub(super) fn run(session: &mut Session, options: &Serve) -> Result<Exit, Failure> {
    let config = preview(session, options)?;
    if options.has_forms {
        super::save::sweep(session)?;
    }
    let desk = options.has_forms.then(|| open_desk(session)).transpose()?;
    // What changes while the first state is made is a change, too.
    let mut changes = Watch::new(&session.root);
    if changes.is_distant() {
        session.note(&session.say("cli-watch-distant", &[]))?;
    }
    let mut seen = ReadCache::default();
    let sources = with_drafts(desk.as_ref(), session.read_again(&mut seen, Stillness::PREVIEW)?);
    let listener = serve::bind(options.port).map_err(|error| {
        let port = Arg::Text(options.port.to_string());
        session.fail("cli-port-taken", &[("port", port), ("cause", system_error::cause(&error))])
    })?;
    let url = listener.url();
    let forms = desk.as_ref().map(|desk| Forms::new(Arc::clone(desk), changes.waker()));
    let line = match &forms {
        Some(forms) => session.say("cli-editing", &[("url", listener.forms_url(forms).into())]),
        None => session.say("cli-serving", &[("url", url.as_str().into())]),
    };
    session.print_line(&line)?;
    let mut previous = Previous::default();
    let first = State::initial(sources, &config, &mut previous);
    let opened = listener.serve(&session.root, session.words.lang(), (first, forms));
    let server = opened.map_err(|error| {
        session.fail("cli-serve-failed", &[("cause", system_error::cause(&error))])
    })?;
    tell(session, options, &url, &server.current_state())?;
    // What nobody hears of any more is not shown on.
    while !session.out.is_closed() {
        // The clock is looked at too: tasks become overdue and entries end at midnight, without a change.
        let shown = server.current_state();
        changes
            .wait_event_or(&|| preview(session, options).is_ok_and(|raw| !shown.is_of_day(&raw)));
        let memory = (&mut seen, &mut previous);
        match after_changes((session, options, desk.as_ref()), (&shown, &mut changes), memory) {
            Ok(Some(next)) => {
                server.replace_state(next);
                tell(session, options, &url, &server.current_state())?;
            }
            Ok(None) => {}
            // The folder may be away for a moment, as while another branch is checked out.
            Err(Failure::Said(sentence)) => session.print_line(&sentence)?,
            Err(failed @ Failure::Output(_)) => return Err(failed),
        }
    }
    Ok(Exit::Fine)
}

/// Makes the state after a set of changes, while more of them may come: it is made again until nothing did meanwhile. So
/// the time until it is quiet is worked in, and what is shown is whole.
fn after_changes(
    (session, options, desk): (&Session, &Serve, Option<&Arc<Desk>>),
    (shown, changes): (&State, &mut Watch),
    (seen, previous): (&mut ReadCache, &mut Previous),
) -> Result<Option<State>, Failure> {
    loop {
        let sources = session.read_again(seen, Stillness::PREVIEW);
        if changes.has_news() {
            continue;
        }
        let next = sources.and_then(|sources| {
            Ok(shown.next_state(with_drafts(desk, sources), &preview(session, options)?, previous))
        });
        if changes.rests() {
            return next;
        }
    }
}

/// Takes up what was typed in forms before.
fn open_desk(session: &Session) -> Result<Arc<Desk>, Failure> {
    let desk = Desk::take_up(session.root.clone());
    let desk = desk.map_err(|error| super::save::unread(session, Path::new(DRAFTS), &error))?;
    Ok(Arc::new(desk))
}

/// Lays what was typed in forms over the files.
fn with_drafts(desk: Option<&Arc<Desk>>, files: Sources) -> Sources {
    match desk {
        Some(desk) => desk.over_files(files),
        None => files,
    }
}

/// Returns what is asked of a preview: as for a build, but drafts are shown.
fn preview(session: &Session, options: &Serve) -> Result<RawConfig, Failure> {
    Ok(RawConfig { drafts: true, ..session.config(&options.common)? })
}

/// Says what a new state has: its diagnostics, and where they are shown.
fn tell(session: &mut Session, options: &Serve, url: &str, state: &State) -> Result<(), Failure> {
    let diagnostics = state.diagnostics();
    session.print_diagnostics(&options.common, diagnostics, &state.sources, Level::Warning)?;
    if options.common.format != ReportFormat::Human {
        return Ok(());
    }
    if !diagnostics.sorted().is_empty() {
        print_counts(session, super::build_cache::counts(diagnostics))?;
    }
    if diagnostics.has_errors() {
        let line = session.say("cli-serve-broken", &[("url", url.into())]);
        session.print_line(&line)?;
    }
    let revision = Arg::Text(state.revision.to_string());
    let line = session.say("cli-serve-current", &[("revision", revision)]);
    session.print_line(&line)
}
