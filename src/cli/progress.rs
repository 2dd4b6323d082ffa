//! A progress bar, when it takes long and a terminal looks.

use std::cell::Cell;
use std::io::IsTerminal;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use jiff::civil::Date;

use super::timings::{self, Clock};
use crate::base::diag::Diagnostic;
use crate::base::files::{FileAnswer, FileSource, PlannedFile, Recollection};
use crate::base::messages::Messages;
use crate::base::secrets::Look;
use crate::base::sink::Sink;

/// What takes less than this shows no bar.
const LONG: Duration = Duration::from_millis(800);

/// A site that tells how far its rendering is.
pub(super) struct Watched<'a> {
    site: &'a dyn FileSource,
    bar: ProgressBar,
    start: std::time::Instant,
    clock: Clock,
    is_timed: bool,
}

thread_local! {
    /// How long this thread had worked when it began the file that it is making.
    static BEGAN: Cell<Duration> = const { Cell::new(Duration::ZERO) };
}

impl<'a> Watched<'a> {
    /// Watches `site`; the bar appears on the error stream only. What a file takes of the processor is looked at if `is_timed`.
    #[expect(clippy::disallowed_methods, reason = "a bar appears after a time")]
    pub(super) fn new(site: &'a dyn FileSource, words: &Messages, is_timed: bool) -> Self {
        let bar = ProgressBar::with_draw_target(
            Some(site.files().len() as u64),
            ProgressDrawTarget::hidden(),
        );
        let template = format!("{} {{bar:30}} {{pos}}/{{len}}", words.say("cli-progress", &[]));
        if let Ok(style) = ProgressStyle::with_template(&template) {
            bar.set_style(style);
        }
        let clock = Clock::new(site.files().len());
        Self { site, bar, start: std::time::Instant::now(), clock, is_timed }
    }

    /// Takes the bar away.
    pub(super) fn finish(&self) {
        self.bar.finish_and_clear();
    }

    /// Returns how long each file took.
    pub(super) fn clock(&self) -> &Clock {
        &self.clock
    }
}

impl FileSource for Watched<'_> {
    fn files(&self) -> &[PlannedFile] {
        self.site.files()
    }

    fn day(&self) -> Option<Date> {
        self.site.day()
    }

    fn render(&self, index: usize, buffer: &mut Vec<u8>) -> Result<(), Box<Diagnostic>> {
        self.make(index, None, &mut Sink::into_buffer(buffer)).map(drop)
    }

    fn recall(&self, known: &dyn Fn(&str) -> Option<Recollection>) {
        self.site.recall(known);
    }

    fn make(
        &self,
        index: usize,
        known: Option<&str>,
        sink: &mut Sink<'_>,
    ) -> Result<FileAnswer, Box<Diagnostic>> {
        if self.bar.is_hidden() && self.start.elapsed() > LONG && std::io::stderr().is_terminal() {
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
        }
        self.bar.inc(1);
        if self.is_timed {
            BEGAN.set(timings::of_thread());
        }
        let start = self.start.elapsed();
        let made = self.site.make(index, known, sink);
        if !matches!(made, Ok(FileAnswer::Same(_))) {
            self.clock.record_time(index, self.start.elapsed().saturating_sub(start));
        }
        made
    }

    fn open_look(&self, index: usize) -> Option<Look<'_>> {
        self.site.open_look(index)
    }

    fn seal(&self) -> String {
        self.site.seal()
    }

    fn placed(&self, index: usize) {
        if self.is_timed {
            self.clock.note_work(index, timings::of_thread().saturating_sub(BEGAN.get()));
        }
    }
}

impl Drop for Watched<'_> {
    fn drop(&mut self) {
        self.finish();
    }
}
