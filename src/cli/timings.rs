//! `build --timings`: how long each step took, and what took longest to make.
//!
//! The phases between reading and writing look at no clock, so they are timed as one; `benches/` times each. Files are
//! made on several threads at once: their times add up to more than the step took.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use rustix::time::{ClockId, clock_gettime};
use serde_json::json;

use super::report::ReportFormat;
use super::session::{Failure, Session};
use crate::base::diag::Arg;
use crate::base::files::FileSource;
use crate::disk::write::Written;
use crate::site::pipeline::Output;
use crate::site::plan::Route;
use crate::site::render::template;

/// How many of the slowest are named.
const NAMED: usize = 5;

/// How long each file took to make, and what it took of the processor until it lay in its place, in nanoseconds; nothing for
/// one that was taken over.
pub(super) struct Clock {
    took: Vec<AtomicU64>,
    work: Vec<AtomicU64>,
}

impl Clock {
    /// Makes room for the files of a site.
    pub(super) fn new(files: usize) -> Self {
        let zeros = || (0..files).map(|_| AtomicU64::new(0)).collect();
        Self { took: zeros(), work: zeros() }
    }

    /// Notes how long a file took.
    pub(super) fn record_time(&self, index: usize, took: Duration) {
        // A file that took no time at all was still made.
        record_time(&self.took, index, took.max(Duration::from_nanos(1)));
    }

    /// Notes what a file took of the processor.
    pub(super) fn note_work(&self, index: usize, work: Duration) {
        record_time(&self.work, index, work);
    }

    fn made(&self) -> impl Iterator<Item = (usize, Duration)> {
        let took = self.took.iter().map(|file| file.load(Ordering::Relaxed)).enumerate();
        took.filter(|(_, took)| *took > 0).map(|(index, took)| (index, Duration::from_nanos(took)))
    }
}

fn record_time(files: &[AtomicU64], index: usize, took: Duration) {
    if let Some(file) = files.get(index) {
        file.store(u64::try_from(took.as_nanos()).unwrap_or(u64::MAX), Ordering::Relaxed);
    }
}

/// Returns how long this thread has worked.
pub(super) fn of_thread() -> Duration {
    worked(ClockId::ThreadCPUTime)
}

/// Returns how long all threads have worked, for the program and in the system.
fn of_process() -> Duration {
    worked(ClockId::ProcessCPUTime)
}

fn worked(clock: ClockId) -> Duration {
    Duration::try_from(clock_gettime(clock)).expect("work is never less than nothing")
}

/// How long the steps took.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Steps {
    pub(super) read: Duration,
    pub(super) compile: Duration,
    pub(super) write: Duration,
}

/// Prints what was timed: in words, or as one JSON document on the error stream, since the other holds the diagnostics.
pub(super) fn print_timings(
    session: &mut Session,
    format: ReportFormat,
    (steps, written): (Steps, &Written),
    made: Option<(&Output, &Clock)>,
) -> Result<(), Failure> {
    let (templates, slowest) = made.map(|(site, clock)| slow(site, clock)).unwrap_or_default();
    let (formats, work) = made.map(|(site, clock)| count_formats(site, clock)).unwrap_or_default();
    let all_work = of_process();
    let count = made.map_or(0, |(_, clock)| clock.made().count());
    let write = steps.write.saturating_sub(written.sync);
    if format != ReportFormat::Human {
        let templates: Vec<_> = templates
            .iter()
            .map(|(name, files, took)| json!({"template": name, "files": files, "seconds": took.as_secs_f64()}))
            .collect();
        let slowest: Vec<_> = slowest
            .iter()
            .map(|(path, took)| json!({"path": path, "seconds": took.as_secs_f64()}))
            .collect();
        let all = json!({
            "read": steps.read.as_secs_f64(), "compile": steps.compile.as_secs_f64(), "write": write.as_secs_f64(),
            "sync": written.sync.as_secs_f64(), "made": count, "reused": written.reused,
            "templates": templates, "slowest": slowest, "cpu": all_work.as_secs_f64(),
            "formats": {"files": formats, "cpu": work.as_secs_f64()},
        });
        return session.note(&all.to_string());
    }
    for (key, took) in [
        ("cli-timings-read", steps.read),
        ("cli-timings-compile", steps.compile),
        ("cli-timings-write", write),
    ] {
        session.say_line(key, &[("milliseconds", milliseconds(took))])?;
    }
    let counts = [("made", count.into()), ("reused", written.reused.into())];
    session.say_line("cli-timings-files", &counts)?;
    let of_formats = [
        ("files", formats.into()),
        ("milliseconds", milliseconds(work)),
        ("all", milliseconds(all_work)),
    ];
    session.say_line("cli-timings-formats", &of_formats)?;
    for (name, files, took) in templates {
        let args = [
            ("template", name.into()),
            ("files", files.into()),
            ("milliseconds", milliseconds(took)),
        ];
        session.say_line("cli-timings-template", &args)?;
    }
    for (path, took) in slowest {
        let args = [("path", path.into()), ("milliseconds", milliseconds(took))];
        session.say_line("cli-timings-slow", &args)?;
    }
    Ok(())
}

type Templates = Vec<(&'static str, usize, Duration)>;
type Slowest = Vec<(String, Duration)>;

/// Counts the files in open formats that were made, and what they took of the processor until they lay in their places.
fn count_formats(site: &Output, clock: &Clock) -> (usize, Duration) {
    let is_format =
        |index: usize| site.routes().get(index).and_then(Route::export_format).is_some();
    let made: Vec<usize> =
        clock.made().map(|(index, _)| index).filter(|&index| is_format(index)).collect();
    let work = made.iter().filter_map(|&index| clock.work.get(index));
    let work = work.map(|work| work.load(Ordering::Relaxed)).sum();
    (made.len(), Duration::from_nanos(work))
}

/// Finds the templates and the files that took longest.
fn slow(site: &Output, clock: &Clock) -> (Templates, Slowest) {
    let mut by_template: BTreeMap<&'static str, (usize, Duration)> = BTreeMap::new();
    let mut files: Vec<(usize, Duration)> = clock.made().collect();
    for (index, took) in &files {
        if let Some(page) = site.routes().get(*index).and_then(Route::page_kind) {
            let (files, sum) = by_template.entry(template(page)).or_default();
            (*files, *sum) = (*files + 1, *sum + *took);
        }
    }
    let mut templates: Templates =
        by_template.into_iter().map(|(name, (files, took))| (name, files, took)).collect();
    templates.sort_by_key(|(_, _, took)| std::cmp::Reverse(*took));
    files.sort_by_key(|(_, took)| std::cmp::Reverse(*took));
    let path = |index: usize| site.files().get(index).map(|file| file.path.to_string());
    let named = files.iter().take(NAMED).filter_map(|(index, took)| Some((path(*index)?, *took)));
    templates.truncate(NAMED);
    (templates, named.collect())
}

fn milliseconds(took: Duration) -> Arg {
    usize::try_from(took.as_millis()).unwrap_or(usize::MAX).into()
}
