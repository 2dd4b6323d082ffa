//! What every command shares: words, the site's folder, the environment, and a way to print.

use std::ffi::OsString;
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::Date;

use super::args::{Args, Command, Common};
use super::clock;
use super::exit::Exit;
use super::glance;
use super::history_place::HistoryPlace;
use super::output::{Output, say_aside};
use super::report::{self, ReportFormat};
use super::standpoint::Standpoint;
use crate::base::config::RawConfig;
use crate::base::diag::{Arg, Diagnostics, Level};
use crate::base::files::Sources;
use crate::base::locale::dates::{DateError, parse_date};
use crate::base::locale::typed;
use crate::base::messages::Messages;
use crate::base::system_error;
use crate::base::timezone;
use crate::content::validate::parse_base_url;
use crate::disk::deploy::StoreKeys;

/// How a command failed: what to say on the error stream.
pub(super) enum Failure {
    /// A sentence of the catalogue.
    Said(String),
    /// What was said did not arrive: a full disk, for one.
    Output(io::Error),
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

/// One run of the program.
pub(super) struct Session {
    /// The words.
    pub(super) words: Messages,
    /// The site's folder.
    pub(super) root: PathBuf,
    /// From where people see the files.
    pub(super) standpoint: Standpoint,
    /// The folder that is read instead of the site's `private/`.
    pub(super) private: Option<PathBuf>,
    /// Where the history lies that is not in the content.
    pub(super) ledger: Option<HistoryPlace>,
    /// Whether that may be nowhere yet: `record` begins it.
    pub(super) begins_history: bool,
    /// Where the results go.
    pub(super) out: Output,
    /// `HOME`.
    pub(super) home: Option<PathBuf>,
    /// `AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY` and `AWS_SESSION_TOKEN`.
    pub(super) store_keys: Option<StoreKeys>,
    /// `SOURCE_DATE_EPOCH`.
    epoch: Option<String>,
    /// Whether diagnostics are coloured.
    pub(super) colour: bool,
}

impl Session {
    /// Reads what the environment says, once.
    pub(super) fn new(
        args: &Args,
        environment: impl Fn(&str) -> Option<OsString>,
        here: Option<&Path>,
    ) -> Self {
        let text = |name: &str| environment(name).map(|value| value.to_string_lossy().into_owned());
        // https://no-color.org: any value that is not empty.
        let plain = text("NO_COLOR").is_some_and(|value| !value.is_empty());
        let value = |name: &str| text(name).filter(|value| !value.is_empty());
        let keys = value("AWS_ACCESS_KEY_ID").zip(value("AWS_SECRET_ACCESS_KEY"));
        let token = value("AWS_SESSION_TOKEN");
        let store_keys = keys.map(|(id, secret)| StoreKeys { id, secret, token });
        let standpoint = Standpoint::new(args.root.as_deref(), here);
        Self {
            words: Messages::of_program(args.lang),
            root: standpoint.root.clone(),
            standpoint,
            private: args.private.clone(),
            ledger: args.ledger.as_deref().map(HistoryPlace::new),
            begins_history: matches!(args.command, Command::Record(_)),
            out: Output::new(),
            store_keys,
            home: environment("HOME").map(PathBuf::from),
            epoch: text("SOURCE_DATE_EPOCH"),
            colour: !plain && io::stdout().is_terminal(),
        }
    }

    /// Returns a sentence.
    pub(super) fn say(&self, key: &str, args: &[(&'static str, Arg)]) -> String {
        self.standpoint.with_commands(self.words.say(key, args))
    }

    /// Makes a failure of a sentence.
    pub(super) fn fail(&self, key: &str, args: &[(&'static str, Arg)]) -> Failure {
        Failure::Said(self.say(key, args))
    }

    /// Says why a text is no day that a site may be of: its form, the calendar, or its year.
    pub(super) fn bad_date(&self, text: &str) -> Failure {
        let is_day = typed::parse_date(text).is_some() || parse_date(text).is_ok();
        let is_in_form = typed::is_no_day(text) || parse_date(text) == Err(DateError::NoSuchDay);
        let key = match (is_day, is_in_form) {
            (true, _) => "cli-bad-year",
            (false, true) => "cli-no-such-date",
            (false, false) => "cli-bad-date",
        };
        self.fail(key, &[("value", text.into())])
    }

    /// Prints a line.
    pub(super) fn print_line(&mut self, text: &str) -> Result<(), Failure> {
        Ok(writeln!(self.out, "{text}")?)
    }

    /// Prints a sentence.
    pub(super) fn say_line(
        &mut self,
        key: &str,
        args: &[(&'static str, Arg)],
    ) -> Result<(), Failure> {
        let line = self.say(key, args);
        self.print_line(&line)
    }

    /// Says a line on the error stream, so that what a program reads from the other stays whole.
    pub(super) fn note(&self, text: &str) -> Result<(), Failure> {
        Ok(say_aside(&format!("{text}\n"))?)
    }

    /// Resolves what was given from outside; the clock is read here and nowhere else.
    #[expect(clippy::disallowed_methods, reason = "the outer layer: reads the clock, once")]
    pub(super) fn config(&self, common: &Common) -> Result<RawConfig, Failure> {
        let date = common.date.as_deref().map(|text| {
            let date = typed::parse_date(text).filter(|date| clock::YEARS.contains(&date.year()));
            date.ok_or_else(|| self.bad_date(text))
        });
        Ok(RawConfig {
            date: date.transpose()?,
            source_date_epoch: self.source_date_epoch()?,
            now: Timestamp::now(),
            base_url: common.base_url.as_deref().map(|url| self.base_url(url)).transpose()?,
            drafts: false,
            strict: common.strict,
        })
    }

    /// Reads the address that was given in place of that of `site.yaml`.
    fn base_url(&self, given: &str) -> Result<Arc<str>, Failure> {
        parse_base_url(given).map_err(|_| self.fail("cli-bad-base-url", &[]))
    }

    /// Returns the seconds since 1970 that `SOURCE_DATE_EPOCH` gives, if it is set.
    fn source_date_epoch(&self) -> Result<Option<i64>, Failure> {
        let epoch = self.epoch.as_deref().map(|text| {
            let second = text.parse().ok().filter(|second| {
                Timestamp::from_second(*second).is_ok_and(|time| {
                    clock::YEARS.contains(&timezone::day_in_zone(time, "UTC").year())
                })
            });
            second.ok_or_else(|| self.fail("cli-bad-epoch", &[("value", text.into())]))
        });
        epoch.transpose()
    }

    /// Returns the day of a site that does not exist yet: that of `SOURCE_DATE_EPOCH`, else that of the clock in `zone`.
    #[expect(clippy::disallowed_methods, reason = "the outer layer: reads the clock, once")]
    pub(super) fn today(&self, zone: &str) -> Result<Date, Failure> {
        let given =
            self.source_date_epoch()?.and_then(|second| Timestamp::from_second(second).ok());
        Ok(timezone::day_in_zone(given.unwrap_or_else(Timestamp::now), zone))
    }

    /// Prints the diagnostics that are at least as grave as `least`, in the format that was asked for.
    pub(super) fn print_diagnostics(
        &mut self,
        common: &Common,
        diagnostics: &Diagnostics,
        sources: &Sources,
        least: Level,
    ) -> Result<(), Failure> {
        let text = self.render_diagnostics(common, diagnostics, sources, least);
        self.print(&text)
    }

    /// Returns these diagnostics as they are shown.
    pub(super) fn render_diagnostics(
        &self,
        common: &Common,
        diagnostics: &Diagnostics,
        sources: &Sources,
        least: Level,
    ) -> String {
        let (words, colour, standpoint) = (&self.words, self.colour, &self.standpoint);
        let report = report::Report { words, diagnostics, sources, colour, least, standpoint };
        as_asked(&report, common)
    }

    /// Prints text as it is.
    pub(super) fn print(&mut self, text: &str) -> Result<(), Failure> {
        Ok(self.out.write_all(text.as_bytes())?)
    }

    /// Says the diagnostics on the error stream: the other carries a file.
    pub(super) fn diagnostics_aside(
        &self,
        common: &Common,
        diagnostics: &Diagnostics,
        sources: &Sources,
        least: Level,
    ) -> Result<(), Failure> {
        let (words, colour, standpoint) = (&self.words, false, &self.standpoint);
        let report = report::Report { words, diagnostics, sources, colour, least, standpoint };
        Ok(say_aside(&as_asked(&report, common))?)
    }

    /// Shows a path as it was given.
    pub(super) fn path_argument(path: &Path) -> Arg {
        Arg::Text(path.display().to_string())
    }

    /// Ends the run: a failure is said on the error stream.
    pub(super) fn finish(mut self, done: Result<Exit, Failure>) -> Exit {
        let done = done.and_then(|exit| Ok(self.out.flush().map(|()| exit)?));
        let sentence = match done {
            Ok(exit) => return exit,
            Err(Failure::Said(sentence)) => sentence,
            Err(Failure::Output(error)) => {
                self.say("cli-output-failed", &[("cause", system_error::cause(&error))])
            }
        };
        // The last word; if nobody hears it, the exit code still tells.
        let _ = say_aside(&format!("{sentence}\n"));
        Exit::Failed
    }
}

/// People see at a glance what there is, unless they want each; programs get everything.
fn as_asked(report: &report::Report<'_>, common: &Common) -> String {
    if common.format == ReportFormat::Human && !common.all {
        return glance::render(report);
    }
    report.render(common.format)
}
