//! `perelik check --live`: tell whether the published site still is of these days.
//!
//! Entries appear and end by date, and numbers are corrected, only where somebody builds; a site that nobody builds any
//! more looks as trustworthy as ever. So its age is asked from outside, by whoever watches the server.

use super::args::Common;
use super::exit::Exit;
use super::session::{Failure, Session};
use crate::base::diag::Arg;
use crate::base::locale::dates::date_long;
use crate::disk::deploy;
use crate::disk::write::day;
use crate::site::pipeline::read_list;

/// How many days old the data may be: one for the daily build, one for time zones and a night's delay.
const OLDEST: i32 = 2;

/// Says of which day the site at `url` is; without one, at the address that `site.yaml` names.
pub(super) fn run(
    session: &mut Session,
    options: &Common,
    url: Option<&str>,
) -> Result<Exit, Failure> {
    let sources = session.read()?;
    let register = read_list(&sources, &session.config(options)?).value;
    let url = url.unwrap_or(&register.site.base_url);
    let live = deploy::fetch_manifest(url)
        .map_err(|error| session.fail(error.message_key(), &error.args()))?;
    let url = || ("url", Arg::from(url));
    let Some(day) = day(&live.manifest) else {
        return Err(session.fail("live-undated", &[url()]));
    };
    let date = || ("date", Arg::from(date_long(day, session.words.lang())));
    let age = day.until(register.config.today).map_or(0, |span| span.get_days());
    if age > OLDEST && register.config.record.is_none() {
        let days =
            ("days", usize::try_from(age).expect("an age above the oldest counts from one").into());
        let line = session.say("live-old", &[url(), date(), days]);
        let hint = session.say("live-old-hint", &[]);
        session.print_line(&line)?;
        session.print_line(&hint)?;
        return Ok(Exit::Content);
    }
    let key = if register.config.record.is_some() { "live-record" } else { "live-current" };
    let line = session.say(key, &[url(), date()]);
    session.print_line(&line)?;
    Ok(Exit::Fine)
}
