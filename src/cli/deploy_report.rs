//! What is told of publishing: which pages come, change and go, with their titles, and what was done.

use super::exit::Exit;
use super::session::{Failure, Session};
use crate::base::names::SitePath;
use crate::disk::deploy::changes::{Changes, title};
use crate::disk::deploy::{DeployError, Done, Target};

/// How many pages of a kind are named before the rest is counted.
pub(super) const NAMED: usize = 20;

/// Makes a failure of what kept a site from being published.
pub(super) fn failure(session: &Session, error: &DeployError) -> Failure {
    session.fail(error.message_key(), &error.args())
}

/// Says what will change, page by page, with titles: those of `from` come, those of `target` go.
pub(super) fn show(
    session: &mut Session,
    changes: &Changes,
    from: &Target,
    target: &Target,
) -> Result<(), Failure> {
    for (key, paths, from) in [
        ("deploy-added", &changes.added, from),
        ("deploy-changed", &changes.changed, from),
        ("deploy-gone", &changes.gone, target),
    ] {
        if !paths.is_empty() {
            let line = session.say(key, &[("pages", paths.len().into())]);
            session.print_line(&line)?;
            print_paths(session, paths, from)?;
        }
    }
    if changes.others > 0 {
        let line = session.say("deploy-others", &[("files", changes.others.into())]);
        session.print_line(&line)?;
    }
    Ok(())
}

fn print_paths(session: &mut Session, paths: &[SitePath], from: &Target) -> Result<(), Failure> {
    // The home page is called as the site is: what follows in the title of every other page is no news.
    let named = paths.iter().take(NAMED).map(SitePath::as_str);
    let named: Vec<&str> = ["index.html"].into_iter().chain(named).collect();
    let beginnings = from.beginnings(&named).map_err(|error| failure(session, &error))?;
    let mut titles = beginnings.iter().map(|beginning| title(beginning));
    let site = format!(" – {}", titles.next().flatten().unwrap_or_default());
    for (path, title) in paths.iter().zip(titles) {
        let line = match title {
            Some(title) => {
                format!(
                    "  /{} – {}",
                    path.relative_url(),
                    title.strip_suffix(&site).unwrap_or(&title)
                )
            }
            None => format!("  /{}", path.relative_url()),
        };
        session.print_line(&line)?;
    }
    if paths.len() > NAMED {
        let line = session.say("deploy-more", &[("pages", (paths.len() - NAMED).into())]);
        session.print_line(&format!("  {line}"))?;
    }
    Ok(())
}

/// Says what was done, and how.
pub(super) fn say_done(session: &mut Session, done: &Done, key: &str) -> Result<Exit, Failure> {
    let lines = match done {
        Done::Same => vec![session.say("deploy-same", &[])],
        Done::Release(name) => {
            vec![
                session.say(key, &[]),
                session.say("deploy-release", &[("name", name.as_str().into())]),
            ]
        }
        Done::Stepwise { came, gone, waiting } => {
            let numbers = [("came", (*came).into()), ("gone", (*gone).into())];
            let mut lines = vec![session.say(key, &[]), session.say("deploy-stepwise", &numbers)];
            if *waiting > 0 {
                lines.push(session.say("deploy-waiting", &[("files", (*waiting).into())]));
            }
            lines
        }
        Done::Archive(file) => vec![
            session.say("deploy-archived", &[("path", Session::path_argument(file))]),
            session.say("deploy-archive-steps", &[]),
        ],
        Done::Folder(method) => vec![session.say(key, &[]), session.say(method.message_key(), &[])],
    };
    for line in lines {
        session.print_line(&line)?;
    }
    Ok(Exit::Fine)
}
