//! What is asked of one build, as given and as meant.
//!
//! [`RawConfig`] holds what the command line, the environment and the clock say; [`Config`] what follows from it
//! once the site's own settings are known. "Today" is the date of
//! the command line, else `SOURCE_DATE_EPOCH`, else the day that the site was pinned to, else that of the clock.

use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::Date;

use crate::base::timezone;

/// What was given from outside.
#[derive(Debug, Clone)]
pub struct RawConfig {
    /// `--date`.
    pub date: Option<Date>,
    /// `SOURCE_DATE_EPOCH`, in seconds.
    pub source_date_epoch: Option<i64>,
    /// The clock.
    pub now: Timestamp,
    /// `--base-url`.
    pub base_url: Option<Arc<str>>,
    /// Whether drafts and what is not due yet are shown, marked as such: the preview.
    pub drafts: bool,
    /// `--strict`: warnings are errors.
    pub strict: bool,
}

/// What is meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Config {
    /// The day that states such as "overdue" are told by.
    pub today: Date,
    /// The day that the site is a record of, where `site.yaml` pins one: what it tells is as old as that, whatever day is asked for.
    pub record: Option<Date>,
    /// The site's address, ending in `/`.
    pub base_url: Arc<str>,
    /// Whether drafts are shown.
    pub drafts: bool,
}

/// What `site.yaml` says that "today" and the site's address depend on.
#[derive(Debug, Clone)]
pub(crate) struct SiteDate {
    /// `base_url`.
    pub base_url: Arc<str>,
    /// `timezone`.
    pub timezone: Arc<str>,
    /// `date`.
    pub pinned: Option<Date>,
}

impl Config {
    /// Returns the day that the list is of. A record is never younger than its own day, whatever day it is built for.
    pub(crate) fn list_day(&self) -> Date {
        self.record.unwrap_or(self.today)
    }
}

impl SiteDate {
    /// Resolves what is meant for this site.
    pub(crate) fn with_build_options(&self, raw: &RawConfig) -> Config {
        raw.resolve(&self.base_url, &self.timezone, self.pinned)
    }

    /// Tells whether it is another day than it was: midnight passed where the site is, or the day was given anew.
    pub(crate) fn differs(&self, before: &RawConfig, now: &RawConfig) -> bool {
        self.with_build_options(before).today != self.with_build_options(now).today
    }
}

impl RawConfig {
    /// Resolves what is meant for a site with this address, time zone and pinned date.
    pub(crate) fn resolve(&self, base_url: &Arc<str>, zone: &str, pinned: Option<Date>) -> Config {
        let epoch = self.source_date_epoch.and_then(|seconds| Timestamp::from_second(seconds).ok());
        let today = self
            .date
            .or_else(|| epoch.map(|instant| timezone::day_in_zone(instant, zone)))
            .or(pinned)
            .unwrap_or_else(|| timezone::day_in_zone(self.now, zone));
        let base_url = self.base_url.clone().unwrap_or_else(|| base_url.clone());
        let base_url =
            if base_url.ends_with('/') { base_url } else { format!("{base_url}/").into() };
        Config { today, record: pinned, base_url, drafts: self.drafts }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn raw(now: &str) -> RawConfig {
        RawConfig {
            date: None,
            source_date_epoch: None,
            now: now.parse().unwrap(),
            base_url: None,
            drafts: false,
            strict: false,
        }
    }

    #[test]
    fn another_day_begins_at_midnight_where_the_site_is_unless_the_day_is_given() {
        let (base_url, timezone) = ("https://example.org".into(), "Europe/Kyiv".into());
        let mut site = SiteDate { base_url, timezone, pinned: None };
        let (evening, night) = (raw("2026-11-22T21:59:59Z"), raw("2026-11-22T22:00:00Z"));
        assert!(site.differs(&evening, &night));
        assert!(
            !site.differs(&evening, &evening)
                && !site.differs(&night, &raw("2026-11-23T21:59:59Z"))
        );
        site.pinned = "2020-03-28".parse().ok();
        assert!(!site.differs(&evening, &night));
    }

    #[test]
    fn the_date_option_wins_over_the_epoch_and_the_epoch_over_the_site() {
        let mut raw = raw("2026-11-22T12:00:00Z");
        let pinned: Option<Date> = "2020-03-28".parse().ok();
        let today = |raw: &RawConfig, pinned| {
            raw.resolve(&"https://example.org".into(), "Europe/Kyiv", pinned).today.to_string()
        };
        assert_eq!(today(&raw, None), "2026-11-22");
        assert_eq!(today(&raw, pinned), "2020-03-28");
        raw.source_date_epoch = Some(0);
        assert_eq!(today(&raw, pinned), "1970-01-01");
        raw.date = "2021-01-01".parse().ok();
        assert_eq!(today(&raw, pinned), "2021-01-01");
    }
}
