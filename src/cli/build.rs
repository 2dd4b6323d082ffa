//! `perelik build`: make the site and put it in its place in one step.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use super::Exit;
use super::args::Build;
use super::report::Format;
use super::session::{Failure, Session};
use crate::diag::{Arg, Level, Remarks};
use crate::files::{Site, Sources};
use crate::locale::Lang;
use crate::locale::dates::date_long;
use crate::locale::number::{Number, format_number};
use crate::pipeline::{Output, compile};
use crate::plan::Shows;
use crate::watch;
use crate::write::{self, Forbid, Options, WriteError, Written};

/// How long another build is waited for.
pub(super) const PATIENCE: Duration = Duration::from_secs(30);

/// Builds once, or again after each change.
pub(super) fn run(session: &mut Session, options: &Build) -> Result<Exit, Failure> {
    if !options.watch {
        return once(session, options);
    }
    // What changes during the first build is a change, too.
    let mut changes = watch::Watch::new(&session.root);
    if changes.is_distant() {
        session.note(&session.say("cli-watch-distant", &[]))?;
    }
    let root = Session::shown(&session.root);
    once(session, options)?;
    loop {
        let line = session.say("cli-watching", &[("path", root.clone())]);
        session.line(&line)?;
        changes.wait();
        once(session, options)?;
    }
}

pub(super) fn output_folder(session: &Session, options: &Build) -> PathBuf {
    options.output.clone().unwrap_or_else(|| session.root.join("public"))
}

#[expect(clippy::disallowed_methods, reason = "the summary says how long it took")]
pub(super) fn once(session: &mut Session, options: &Build) -> Result<Exit, Failure> {
    let start = Instant::now();
    let config = session.config(&options.common)?;
    let sources = session.read()?;
    let checked = compile(&sources, &config);
    // What entries lack is counted here and listed by `check`.
    session.remarks(&options.common, &checked.remarks, &sources, Level::Advice)?;
    if checked.remarks.has_errors() {
        return not_built(session, options, &checked.remarks);
    }
    let output = output_folder(session, options);
    let written = write::write(
        &super::progress::Watched::new(&checked.value, &session.words),
        &Options {
            root: session.root.clone(),
            output: output.clone(),
            home: session.home.clone(),
            from_scratch: options.from_scratch,
            wait: PATIENCE,
            forbid: Forbid::default(),
        },
    );
    match written {
        Ok(written) => {
            let done = Done { output, written, took: start.elapsed(), remarks: &checked.remarks };
            summary(session, options, &checked.value, &done)?;
            Ok(Exit::Fine)
        }
        Err(WriteError::Templates(found)) => templates(session, options, found, &sources),
        Err(error) => Err(session.fail(error.key(), &error.args())),
    }
}

fn templates(
    session: &mut Session,
    options: &Build,
    found: Vec<crate::diag::Diagnostic>,
    sources: &Sources,
) -> Result<Exit, Failure> {
    let mut remarks = Remarks::default();
    found.into_iter().for_each(|remark| remarks.push(remark));
    session.remarks(&options.common, &remarks, sources, Level::Advice)?;
    not_built(session, options, &remarks)
}

fn not_built(session: &mut Session, options: &Build, remarks: &Remarks) -> Result<Exit, Failure> {
    if options.common.format == Format::Human {
        counts(session, remarks)?;
        let line = session.say("cli-not-built", &[]);
        session.line(&line)?;
    }
    Ok(Exit::Content)
}

/// Says how many remarks there are of each level.
pub(super) fn counts(session: &mut Session, remarks: &Remarks) -> Result<(), Failure> {
    let counts = [
        ("errors", remarks.count(Level::Error).into()),
        ("warnings", remarks.count(Level::Warning).into()),
        ("advice", remarks.count(Level::Advice).into()),
        ("incomplete", remarks.count(Level::Incomplete).into()),
    ];
    let line = session.say("cli-check-summary", &counts);
    session.line(&line)
}

/// What a summary tells.
struct Done<'a> {
    output: PathBuf,
    written: Written,
    took: Duration,
    remarks: &'a Remarks,
}

/// Says what was made: pages, remarks, what was written and how, time, and where to look.
fn summary(
    session: &mut Session,
    options: &Build,
    site: &Output,
    done: &Done<'_>,
) -> Result<(), Failure> {
    if options.list {
        for file in site.files() {
            session.line(file.path.as_str())?;
        }
    }
    if options.common.format != Format::Human {
        return Ok(());
    }
    if !done.remarks.sorted().is_empty() {
        counts(session, done.remarks)?;
    }
    let routes = site.routes();
    let pages = routes.iter().filter(|route| crate::render::template(&route.shows).is_some());
    let pages = pages.filter(|route| !matches!(route.shows, Shows::Redirect(..))).count();
    let mut lines =
        vec![("cli-built", vec![("pages", pages.into()), ("files", routes.len().into())])];
    let (written, lang) = (&done.written, session.words.lang());
    if written.changed {
        let numbers = vec![
            ("written", written.written.len().into()),
            ("removed", written.removed.len().into()),
            ("kept", written.kept.into()),
        ];
        lines.push(("cli-written", numbers));
    } else {
        lines.push(("cli-nothing-changed", Vec::new()));
    }
    lines.extend(written.method.map(|method| (method.key(), Vec::new())));
    if written.copied > 0 {
        lines.push(("cli-method-copies", vec![("copied", written.copied.into())]));
    }
    lines.push((
        "cli-time",
        vec![("seconds", seconds(done.took.saturating_sub(written.sync), lang))],
    ));
    if written.method.is_some() {
        lines.push(("cli-sync-time", vec![("seconds", seconds(written.sync, lang))]));
    }
    if let Some(day) = site.next_change() {
        let day = date_long(day, lang);
        lines.push(("cli-next-change", vec![("date", day.into())]));
    }
    lines.push(("cli-where", vec![("path", Session::shown(&done.output.join("index.html")))]));
    for (key, args) in lines {
        let line = session.say(key, &args);
        session.line(&line)?;
    }
    Ok(())
}

fn seconds(time: Duration, lang: Lang) -> Arg {
    let text = format!("{:.2}", time.as_secs_f64());
    Arg::Text(Number::parse(&text).map_or(text, |number| format_number(number, lang)))
}
