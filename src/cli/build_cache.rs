//! What a build notes down for the next one, so that a build with nothing to do does nothing.
//!
//! Comes in: how every source lies on the disk, what was asked, and what was said. The next build says the same
//! again without reading a source, if all three are the same and the site is still the one that was left. A file
//! that was saved too shortly before the note is not trusted: a clock is coarse, and another save in the same
//! instant would look alike.

use std::time::SystemTime;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::args::Build;
use super::report::ReportFormat;
use super::session::Session;
use crate::base::config::{RawConfig, SiteDate};
use crate::base::diag::{Diagnostics, Level};
use crate::disk::discover::Stamp;

/// How far a file must lie behind a note to be trusted, in seconds: the coarsest clock of a disk in use.
const APART: i64 = 2;

/// What was built of what.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct BuildCache {
    stamp: Stamp,
    taken: i64,
    base_url: String,
    timezone: String,
    pinned: Option<String>,
    asked: String,
    spoken: String,
    /// The diagnostics as they were shown.
    pub(super) report: String,
    /// What the summary told.
    pub(super) tally: BuildSummary,
}

/// What the summary tells of a site.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct BuildSummary {
    /// How many pages it has.
    pub(super) pages: usize,
    /// How many files.
    pub(super) files: usize,
    /// How many diagnostics of each level: errors, warnings, advice, what is incomplete.
    pub(super) diagnostics: [usize; 4],
    /// How many of them are of what an example has in place of a site's own.
    pub(super) placeholders: usize,
    /// The day on which it changes by itself.
    pub(super) next_change: Option<String>,
}

/// The sources as they lay before they were read.
pub(super) struct SourceStamps {
    stamp: Stamp,
    taken: i64,
}

impl SourceStamps {
    /// Looks at the sources without reading them; nothing where that fails.
    pub(super) fn capture(session: &Session) -> Option<Self> {
        let taken = now();
        Some(Self { stamp: session.stamp()?, taken })
    }
}

impl BuildCache {
    /// Notes down a build.
    pub(super) fn new(
        before: SourceStamps,
        site: &SiteDate,
        config: &RawConfig,
        (spoken, report): (String, String),
        tally: BuildSummary,
    ) -> Self {
        let SourceStamps { stamp, taken } = before;
        Self {
            stamp,
            taken,
            base_url: site.base_url.to_string(),
            timezone: site.timezone.to_string(),
            pinned: site.pinned.map(|date| date.to_string()),
            asked: asked(site, config),
            spoken,
            report,
            tally,
        }
    }

    /// Reads a note; one that cannot be read says nothing.
    pub(super) fn parse(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }

    /// Writes it as text.
    pub(super) fn to_json(&self) -> String {
        serde_json::to_string(self).expect("texts, numbers and lists are JSON")
    }

    /// Tells whether building now would be building the same.
    pub(super) fn is_current(
        &self,
        before: &SourceStamps,
        config: &RawConfig,
        spoken: &str,
    ) -> bool {
        self.stamp == before.stamp
            && self.stamp.newest < self.taken - APART
            && self.asked == asked(&self.day_and_address(), config)
            && self.spoken == spoken
    }

    /// Tells whether the sources lie as they did before the build.
    pub(super) fn is_of(&self, stamp: &Stamp) -> bool {
        self.stamp == *stamp
    }

    /// Returns what the site said that "today" and its address depend on.
    pub(super) fn day_and_address(&self) -> SiteDate {
        let pinned: Option<Date> = self.pinned.as_ref().and_then(|date| date.parse().ok());
        let (base_url, timezone) = (self.base_url.as_str().into(), self.timezone.as_str().into());
        SiteDate { base_url, timezone, pinned }
    }
}

/// Tells how diagnostics are shown: another form has other words.
pub(super) fn spoken(session: &Session, options: &Build) -> String {
    let form = match options.common.format {
        ReportFormat::Human => "human",
        ReportFormat::Json => "json",
        ReportFormat::Github => "github",
        ReportFormat::Sarif => "sarif",
    };
    format!("{form} {} {} {}", session.words.lang(), session.colour, session.standpoint.key())
}

/// Counts the diagnostics of each level.
pub(super) fn counts(diagnostics: &Diagnostics) -> [usize; 4] {
    [Level::Error, Level::Warning, Level::Advice, Level::Incomplete]
        .map(|level| diagnostics.count(level))
}

/// Names the program as it lies on the disk: a version alone does not tell two builds of it apart.
#[expect(clippy::disallowed_methods, reason = "the outer layer: asks which program this is")]
pub(super) fn program() -> String {
    let about = std::env::current_exe().and_then(std::fs::metadata);
    let modified = about.as_ref().ok().and_then(|about| about.modified().ok());
    let modified = modified.and_then(|time| time.duration_since(SystemTime::UNIX_EPOCH).ok());
    match (about, modified) {
        (Ok(about), Some(time)) => {
            format!("{} {} {}", env!("CARGO_PKG_VERSION"), about.len(), time.as_nanos())
        }
        // A program that cannot tell which it is remembers nothing.
        _ => String::new(),
    }
}

fn asked(site: &SiteDate, config: &RawConfig) -> String {
    format!("{:?} {}", site.with_build_options(config), config.strict)
}

#[expect(clippy::disallowed_methods, reason = "a note says when it was taken")]
fn now() -> i64 {
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
    since.ok().and_then(|since| i64::try_from(since.as_secs()).ok()).unwrap_or_default()
}
