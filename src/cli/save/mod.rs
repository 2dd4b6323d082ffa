//! Writing content of the editor's: asked first, one file in one step, and never over what changed meanwhile.

#![expect(clippy::disallowed_methods, reason = "an edge: writes content, and only what was shown")]

mod file;

use std::fs;
use std::io::{self, IsTerminal, Write};
use std::path::Path;

pub(super) use file::make;

use super::session::{Failure, Session};
use crate::base::diag::Arg;
use crate::base::names::SourcePath;

/// Asks on a terminal whether to write; elsewhere says what to do.
pub(super) fn is_agreed(session: &mut Session) -> Result<bool, Failure> {
    if !io::stdin().is_terminal() || !io::stderr().is_terminal() {
        session.note(&session.say("cli-fix-needs-yes", &[]))?;
        return Ok(false);
    }
    session.out.flush()?;
    session.note(&session.say("cli-fix-ask", &[]))?;
    let mut answer = String::new();
    io::stdin().read_line(&mut answer)?;
    let is_yes = matches!(answer.trim().to_lowercase().as_str(), "y" | "yes" | "т" | "так");
    if !is_yes {
        session.note(&session.say("cli-fix-left", &[]))?;
    }
    Ok(is_yes)
}

/// Removes what interrupted runs left hidden beside the files of a site; who writes content begins with it.
pub(super) fn sweep(session: &Session) {
    ["content", "private"].iter().for_each(|folder| file::sweep_all(&session.root.join(folder)));
}

/// Puts a text in the place of a file that was read, or makes the file where there was none.
pub(super) fn save(
    session: &Session,
    path: &SourcePath,
    read: Option<&[u8]>,
    text: &str,
) -> Result<(), Failure> {
    save_file(session, &session.root.join(path.as_str()), read, text)
}

/// Does the same with a file that need not lie in the site.
pub(super) fn save_file(
    session: &Session,
    file: &Path,
    read: Option<&[u8]>,
    text: &str,
) -> Result<(), Failure> {
    let done = match read {
        Some(read) => file::replace(file, read, text),
        None => make(file, text),
    };
    match done {
        Ok(true) => Ok(()),
        Ok(false) => Err(session.fail("cli-fix-changed", &[("path", Session::shown(file))])),
        Err(error) => Err(failed(session, file, &error)),
    }
}

/// Says that a file could not be read, and why.
pub(super) fn unread(session: &Session, file: &Path, error: &io::Error) -> Failure {
    let doing = ("doing", Arg::Words("write-doing-reading"));
    let cause = ("cause", Arg::Text(error.to_string()));
    session.fail("cli-disk", &[doing, ("path", Session::shown(file)), cause])
}

/// Says that a file could not be written, and why.
pub(super) fn failed(session: &Session, file: &Path, error: &io::Error) -> Failure {
    let doing = ("doing", Arg::Words("write-doing-writing"));
    let cause = ("cause", Arg::Text(error.to_string()));
    session.fail("cli-disk", &[doing, ("path", Session::shown(file)), cause])
}

/// Takes away a file that still holds what was read.
pub(super) fn delete(session: &Session, path: &SourcePath, read: &[u8]) -> Result<(), Failure> {
    let file = session.root.join(path.as_str());
    let shown = Session::shown(&file);
    let done = fs::read(&file).and_then(|bytes| match bytes == read {
        true => fs::remove_file(&file).map(|()| true),
        false => Ok(false),
    });
    match done {
        Ok(true) => Ok(()),
        Ok(false) => Err(session.fail("cli-fix-changed", &[("path", shown)])),
        Err(error) => {
            let doing = Arg::Words("write-doing-removing");
            let cause = Arg::Text(error.to_string());
            Err(session.fail("cli-disk", &[("doing", doing), ("path", shown), ("cause", cause)]))
        }
    }
}
