//! `perelik build`: make the site and put it in its place in one step.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use super::args::Build;
use super::build_cache::{self, BuildCache, BuildSummary, SourceStamps};
use super::exit::Exit;
use super::findings::next_step;
use super::report::ReportFormat;
use super::session::{Failure, Session};
use super::timings::{self, Clock, Steps};
use crate::base::config::RawConfig;
use crate::base::diag::{Arg, Code, Diagnostics, Level};
use crate::base::files::{FileSource, Sources};
use crate::base::locale::Lang;
use crate::base::locale::dates::date_long;
use crate::base::locale::number::{Number, format_number};
use crate::disk::watch;
use crate::disk::write::{self, CacheOptions, Compressed, Forbid, Options, WriteError, Written};
use crate::site::pipeline::{Output, compile};
use crate::site::plan::{PageKind, Route};

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
    let root = Session::path_argument(&session.root);
    loop {
        let before = session.config(&options.common)?;
        once(session, options)?;
        let line = session.say("cli-watching", &[("path", root.clone())]);
        session.print_line(&line)?;
        // What nobody hears of any more is not built on.
        if session.out.is_closed() {
            return Ok(Exit::Fine);
        }
        // The clock is looked at too: tasks become overdue and entries end at midnight, without a change.
        let date = noted(session, options).map(|note| note.day_and_address());
        let is_other_day = |now| date.as_ref().is_some_and(|date| date.differs(&before, &now));
        changes.wait_or(&|| session.config(&options.common).is_ok_and(is_other_day));
    }
}

pub(super) fn output_folder(session: &Session, options: &Build) -> PathBuf {
    options.output.clone().unwrap_or_else(|| session.root.join("public"))
}

#[expect(clippy::disallowed_methods, reason = "the summary says how long it took")]
pub(super) fn once(session: &mut Session, options: &Build) -> Result<Exit, Failure> {
    let start = Instant::now();
    let config = session.config(&options.common)?;
    let mut target = build_options(session, options);
    // Looked at before anything is read: what changes meanwhile lies otherwise then.
    let before = SourceStamps::capture(session);
    let usable =
        before.as_ref().filter(|_| !options.from_scratch && !options.list && !options.verify);
    let again = usable.and_then(|before| same_again(session, options, &target, (before, &config)));
    if let Some(again) = again {
        return repeated(session, options, (again, config.strict), start);
    }
    let sources = session.read()?;
    let mut steps = Steps { read: start.elapsed(), ..Steps::default() };
    let checked = compile(&sources, &config);
    steps.compile = start.elapsed() - steps.read;
    // What entries lack is counted here and listed by `check`.
    let report =
        session.render_diagnostics(&options.common, &checked.diagnostics, &sources, Level::Advice);
    session.print(&report)?;
    if may_lack_private_numbers(session, config.strict)? {
        return Ok(Exit::Content);
    }
    if checked.diagnostics.has_errors() {
        return not_built(session, options, &checked.diagnostics, &sources);
    }
    let watched = super::progress::Watched::new(&checked.value, &session.words, options.timings);
    let site = Compressed::new(&watched, checked.value.public().site.compress);
    let tally = tally(&checked.value, site.files().len(), &checked.diagnostics);
    target.cache.note = before.map_or_else(String::new, |before| {
        let said = (build_cache::spoken(session, options), report);
        BuildCache::new(before, checked.value.day_and_address(), &config, said, tally.clone())
            .to_json()
    });
    let begun = start.elapsed();
    let written = write::write_site(&site, &target);
    steps.write = start.elapsed() - begun;
    watched.finish();
    match written {
        Ok(written) => {
            if options.list {
                for file in site.files() {
                    session.print_line(file.path.as_str())?;
                }
            }
            let done = Done { written, took: start.elapsed(), tally: &tally };
            summary(session, options, &target.output, &done)?;
            timings(
                session,
                options,
                (steps, &done.written),
                Some((&checked.value, watched.clock())),
            )?;
            Ok(Exit::Fine)
        }
        Err(WriteError::Templates(found)) => templates(session, options, found, &sources),
        Err(error) => Err(session.fail(error.message_key(), &error.args())),
    }
}

/// Says the same as the last build, which this one would be.
fn repeated(
    session: &mut Session,
    options: &Build,
    ((note, kept), is_strict): ((BuildCache, usize), bool),
    start: Instant,
) -> Result<Exit, Failure> {
    session.print(&note.report)?;
    if may_lack_private_numbers(session, is_strict)? {
        return Ok(Exit::Content);
    }
    let written = Written { kept, reused: kept, ..Written::default() };
    let done = Done { written, took: start.elapsed(), tally: &note.tally };
    summary(session, options, &output_folder(session, options), &done)?;
    let steps = Steps { read: start.elapsed(), ..Steps::default() };
    timings(session, options, (steps, &done.written), None)?;
    Ok(Exit::Fine)
}

/// Says what was not compared; tells whether that forbids building.
fn may_lack_private_numbers(session: &Session, is_strict: bool) -> Result<bool, Failure> {
    if !lacks_private(session) {
        return Ok(false);
    }
    session.note(&session.say("cli-no-private", &[]))?;
    if is_strict {
        session.note(&session.say("cli-no-private-hint", &[]))?;
    }
    Ok(is_strict)
}

/// Tells a copy of the site without the folder that git does not take: on another computer, or where a pipeline builds.
#[expect(
    clippy::disallowed_methods,
    reason = "the outer layer: looks what the site says of its private files"
)]
fn lacks_private(session: &Session) -> bool {
    if session.private.is_some() || session.root.join("private").is_dir() {
        return false;
    }
    let ignored = std::fs::read_to_string(session.root.join(".gitignore")).unwrap_or_default();
    ignored.lines().any(|line| line.trim().trim_matches('/') == "private")
}

fn timings(
    session: &mut Session,
    options: &Build,
    timed: (Steps, &Written),
    made: Option<(&Output, &Clock)>,
) -> Result<(), Failure> {
    match options.timings {
        true => timings::print_timings(session, options.common.format, timed, made),
        false => Ok(()),
    }
}

/// Returns what the last build noted, if this one would be the same: same sources, same wishes, same site.
fn same_again(
    session: &Session,
    options: &Build,
    target: &Options,
    (before, config): (&SourceStamps, &RawConfig),
) -> Option<(BuildCache, usize)> {
    // What is wrong with the place is said by the build that follows.
    let (note, kept) = write::recall(target).ok().flatten()?;
    let note = BuildCache::parse(&note)?;
    note.is_current(before, config, &build_cache::spoken(session, options)).then_some((note, kept))
}

/// Returns what the last build noted.
fn noted(session: &Session, options: &Build) -> Option<BuildCache> {
    noted_in(session, &output_folder(session, options))
}

/// Returns what the last build into a folder noted, if the folder is still as it was left.
pub(super) fn noted_in(session: &Session, output: &Path) -> Option<BuildCache> {
    let (note, _) = write::recall(&write_options(session, output, false)).ok().flatten()?;
    BuildCache::parse(&note)
}

fn build_options(session: &Session, options: &Build) -> Options {
    let place = write_options(session, &output_folder(session, options), options.verify);
    Options { from_scratch: options.from_scratch, ..place }
}

fn write_options(session: &Session, output: &Path, verify: bool) -> Options {
    Options {
        root: session.root.clone(),
        output: output.to_owned(),
        home: session.home.clone(),
        from_scratch: false,
        wait: PATIENCE,
        cache: CacheOptions { program: build_cache::program(), note: String::new(), verify },
        forbid: Forbid::default(),
    }
}

fn tally(site: &Output, files: usize, diagnostics: &Diagnostics) -> BuildSummary {
    let routes = site.routes();
    let pages = routes.iter().filter_map(Route::page_kind);
    let pages = pages.filter(|page| !matches!(page, PageKind::Redirect(..))).count();
    let next_change = site.next_change().map(|day| day.to_string());
    let placeholders = diagnostics.count_of(Code::Placeholder);
    let diagnostics = build_cache::counts(diagnostics);
    BuildSummary { pages, files, diagnostics, placeholders, next_change }
}

fn templates(
    session: &mut Session,
    options: &Build,
    found: Vec<crate::base::diag::Diagnostic>,
    sources: &Sources,
) -> Result<Exit, Failure> {
    let mut diagnostics = Diagnostics::default();
    found.into_iter().for_each(|diagnostic| diagnostics.push(diagnostic));
    let report = session.render_diagnostics(&options.common, &diagnostics, sources, Level::Advice);
    session.print(&report)?;
    not_built(session, options, &diagnostics, sources)
}

fn not_built(
    session: &mut Session,
    options: &Build,
    diagnostics: &Diagnostics,
    sources: &Sources,
) -> Result<Exit, Failure> {
    if options.common.format == ReportFormat::Human {
        print_counts(session, build_cache::counts(diagnostics))?;
        let line = session.say("cli-not-built", &[]);
        session.print_line(&line)?;
        let next = next_step(session, diagnostics, sources);
        session.print_line(&next)?;
    }
    Ok(Exit::from_diagnostics(diagnostics))
}

/// Says how many diagnostics there are of each level.
pub(super) fn print_counts(session: &mut Session, counts: [usize; 4]) -> Result<(), Failure> {
    let names = ["errors", "warnings", "advice", "incomplete"];
    let counts: Vec<_> = names.into_iter().zip(counts.map(Arg::from)).collect();
    let line = session.say("cli-check-summary", &counts);
    session.print_line(&line)
}

/// What a summary tells.
struct Done<'a> {
    written: Written,
    took: Duration,
    tally: &'a BuildSummary,
}

/// Says what was made: pages, diagnostics, what was written and how, time, and where to look.
fn summary(
    session: &mut Session,
    options: &Build,
    output: &Path,
    done: &Done<'_>,
) -> Result<(), Failure> {
    if options.common.format != ReportFormat::Human {
        return Ok(());
    }
    let tally = done.tally;
    if tally.diagnostics != [0; 4] {
        print_counts(session, tally.diagnostics)?;
    }
    let mut lines =
        vec![("cli-built", vec![("pages", tally.pages.into()), ("files", tally.files.into())])];
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
    lines.extend(written.method.map(|method| (method.message_key(), Vec::new())));
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
    if let Some(day) = tally.next_change.as_ref().and_then(|day| day.parse().ok()) {
        let day = date_long(day, lang);
        lines.push(("cli-next-change", vec![("date", day.into())]));
    }
    lines.push(("cli-where", vec![("path", Session::path_argument(&output.join("index.html")))]));
    for (key, args) in lines {
        let line = session.say(key, &args);
        session.print_line(&line)?;
    }
    Ok(())
}

fn seconds(time: Duration, lang: Lang) -> Arg {
    let text = format!("{:.2}", time.as_secs_f64());
    Arg::Text(Number::parse(&text).map_or(text, |number| format_number(number, lang)))
}
