//! The versions of a published site: which there are, and the one before put back.
//!
//! Going back has one meaning wherever the site is: readers see what they saw before the version that they see, and never
//! again, by going back, what was taken from them. So it stays until somebody publishes with `--release`, or pushes.

use jiff::Timestamp;

use super::deploy_report::{failure, say_done, show};
use super::exit::Exit;
use super::save;
use super::session::{Failure, Session};
use crate::base::diag::Arg;
use crate::base::locale::dates::date_long;
use crate::base::timezone;
use crate::content::validate::Site;
use crate::disk::deploy::changes::Changes;
use crate::disk::deploy::{Options, Standing, Target, Version};
use crate::disk::write::listing;

/// Puts the version before back, and says what changes for readers.
pub(super) fn roll_back(
    session: &mut Session,
    (target, places): (&Target, &Options),
    site: &Site,
    is_agreed: bool,
) -> Result<Exit, Failure> {
    let versions = versions(session, target, places)?;
    let at = |standing| versions.iter().rev().find(|version| version.standing == standing);
    let (Some(shown), Some(before)) = (at(Standing::Shown), at(Standing::Before)) else {
        return Err(match at(Standing::Shown).zip(at(Standing::TakenBack)) {
            Some((shown, _)) => {
                let version = version_words(session, shown, site);
                session.fail("deploy-already-back", &[("version", version.into())])
            }
            None => session.fail("deploy-no-previous", &[]),
        });
    };
    let (from, to) = (target.at_version(shown), target.at_version(before));
    let listed = |session: &Session, target: &Target| -> Result<_, Failure> {
        let state = target.live_state().map_err(|error| failure(session, &error))?;
        Ok(state.manifest.as_deref().and_then(listing))
    };
    // What changes is told before it does, while the pages that go can be read.
    if let (Some(old), Some(new)) = (listed(session, &from)?, listed(session, &to)?) {
        show(session, &Changes::between(&old, &new), &to, &from)?;
    }
    let versions = [("from", shown), ("to", before)]
        .map(|(name, version)| (name, Arg::from(version_words(session, version, site))));
    // Who goes back is in a hurry: a script and the way over ssh go on as they are.
    if !is_agreed && save::has_terminal() && !save::confirm(session, "deploy-back-ask", &versions)?
    {
        session.note(&session.say("deploy-back-left", &[]))?;
        return Ok(Exit::Content);
    }
    let done = target.roll_back(places).map_err(|error| failure(session, &error))?;
    let exit = say_done(session, &done, "deploy-rolled-back")?;
    session.say_line("deploy-back-from", &versions)?;
    session.say_line("deploy-back-until", &[])?;
    Ok(exit)
}

/// Lists the versions that a target has, the newest last.
pub(super) fn list_versions(
    session: &mut Session,
    target: &Target,
    places: &Options,
    site: &Site,
) -> Result<Exit, Failure> {
    let versions = versions(session, target, places)?;
    if versions.is_empty() {
        session.say_line("deploy-list-none", &[])?;
    }
    for version in &versions {
        let key = match version.standing {
            Standing::Before => "deploy-list-before",
            Standing::Shown => "deploy-list-shown",
            Standing::TakenBack => "deploy-list-taken-back",
        };
        let words = Arg::from(version_words(session, version, site));
        session.say_line(key, &[("version", words)])?;
    }
    Ok(Exit::Fine)
}

/// Refuses to publish over a version that somebody put back: that is not for a timer to undo.
pub(super) fn refuse_rolled_back(
    session: &Session,
    target: &Target,
    places: &Options,
    site: &Site,
) -> Result<(), Failure> {
    let versions = versions(session, target, places)?;
    let is = |standing| move |version: &&Version| version.standing == standing;
    if versions.iter().any(|version| version.standing == Standing::TakenBack)
        && let Some(shown) = versions.iter().find(is(Standing::Shown))
    {
        let version = version_words(session, shown, site);
        return Err(session.fail("deploy-held", &[("version", version.into())]));
    }
    Ok(())
}

fn versions(session: &Session, target: &Target, places: &Options) -> Result<Vec<Version>, Failure> {
    target.versions(places).map_err(|error| failure(session, &error))
}

/// Says when a version was published, and its name where it has one.
fn version_words(session: &Session, version: &Version, site: &Site) -> String {
    let lang = session.words.lang();
    let mut words = match (version.published, version.day) {
        (Some(published), _) => {
            let (day, time) = clock_of(published, &site.timezone);
            let day = date_long(day, lang);
            session.say("deploy-version-at", &[("day", day.into()), ("time", time.into())])
        }
        (None, Some(day)) => {
            session.say("deploy-version-of", &[("day", date_long(day, lang).into())])
        }
        (None, None) => session.say("deploy-version-undated", &[]),
    };
    if let Some(name) = &version.name {
        words.push_str(&format!(" ({name})"));
    }
    words
}

fn clock_of(instant: Timestamp, zone: &str) -> (jiff::civil::Date, String) {
    let local = timezone::local(instant, zone);
    (local.date(), local.strftime("%H:%M").to_string())
}
