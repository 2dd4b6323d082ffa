//! Writing content of the editor's: asked first, then all files in one step, and never over what changed meanwhile.

use std::io::{self, IsTerminal, Write};
use std::path::Path;

use super::ending::waiting;
use super::session::{Failure, Session};
use crate::base::diag::Arg;
use crate::base::system_error;
use crate::disk::save::{self, FileChange, Recovered, SaveError};

/// Tells whether somebody can be asked.
pub(super) fn has_terminal() -> bool {
    io::stdin().is_terminal() && io::stderr().is_terminal()
}

/// Asks on a terminal whether to write; elsewhere says what to do.
pub(super) fn is_agreed(session: &mut Session) -> Result<bool, Failure> {
    if !has_terminal() {
        session.note(&session.say("cli-fix-needs-yes", &[]))?;
        return Ok(false);
    }
    let is_yes = confirm(session, "cli-fix-ask", &[])?;
    if !is_yes {
        session.note(&session.say("cli-fix-left", &[]))?;
    }
    Ok(is_yes)
}

/// Asks a question on a terminal that a yes or no answers.
pub(super) fn confirm(
    session: &mut Session,
    key: &str,
    args: &[(&'static str, Arg)],
) -> Result<bool, Failure> {
    session.out.flush()?;
    session.note(&session.say(key, args))?;
    let mut answer = String::new();
    waiting(|| io::stdin().read_line(&mut answer))?;
    Ok(matches!(answer.trim().to_lowercase().as_str(), "y" | "yes" | "т" | "так"))
}

/// Removes what interrupted runs left hidden beside the files of a site; who writes content begins with it.
pub(super) fn sweep(session: &Session) -> Result<(), Failure> {
    tell_recovery(session, save::sweep(&session.root))
}

/// Finishes or undoes what an interrupted run began, and says so; who reads content begins with it.
pub(super) fn recover(session: &Session) -> Result<(), Failure> {
    tell_recovery(session, save::recover(&session.root))
}

/// Makes all changes, or none.
pub(super) fn save(session: &Session, changes: &[FileChange]) -> Result<(), Failure> {
    save::save(&session.root, changes).map_err(|error| failed(session, &error))
}

/// Puts a text in the place of a file that was read and need not lie in the site, or makes the file where there was none.
pub(super) fn save_file(
    session: &Session,
    file: &Path,
    read: Option<&[u8]>,
    text: &str,
) -> Result<(), Failure> {
    save::save_file(file, read, text).map_err(|error| failed(session, &error))
}

/// The same for bytes.
pub(super) fn save_bytes(
    session: &Session,
    file: &Path,
    read: Option<&[u8]>,
    bytes: &[u8],
) -> Result<(), Failure> {
    save::save_bytes(file, read, bytes).map_err(|error| failed(session, &error))
}

/// Makes a file that need not lie in the site; tells whether it did, or one is there.
pub(super) fn create_new(session: &Session, file: &Path, bytes: &[u8]) -> Result<bool, Failure> {
    save::create_file(file, bytes).map_err(|error| failed(session, &error))
}

/// Makes a folder, if it is not there.
#[expect(clippy::disallowed_methods, reason = "the outer layer: makes a folder of a new site")]
pub(super) fn create_folder(session: &Session, folder: &Path) -> Result<(), Failure> {
    std::fs::create_dir_all(folder).map_err(|error| unwritten(session, folder, &error))
}

/// Says that a file could not be read, and why.
pub(super) fn unread(session: &Session, file: &Path, error: &io::Error) -> Failure {
    disk(session, "write-doing-reading", file, error)
}

/// Says that a file could not be written, and why.
pub(super) fn unwritten(session: &Session, file: &Path, error: &io::Error) -> Failure {
    disk(session, "write-doing-writing", file, error)
}

fn disk(session: &Session, doing: &'static str, file: &Path, error: &io::Error) -> Failure {
    let cause = ("cause", system_error::cause(error));
    let doing = ("doing", Arg::Words(doing));
    session.fail("cli-disk", &[doing, ("path", Session::path_argument(file)), cause])
}

/// Says what was done about an interrupted run.
fn tell_recovery(
    session: &Session,
    done: Result<Option<Recovered>, SaveError>,
) -> Result<(), Failure> {
    let said = match done.map_err(|error| failed(session, &error))? {
        None => return Ok(()),
        Some(Recovered::Dropped) => session.say("cli-save-dropped", &[]),
        Some(Recovered::Finished(count)) => {
            session.say("cli-save-finished", &[("count", count.into())])
        }
        Some(Recovered::Undone(None)) => session.say("cli-save-undone", &[]),
        Some(Recovered::Undone(Some(path))) => {
            session.say("cli-save-undone-changed", &[("path", Session::path_argument(&path))])
        }
        Some(Recovered::Overtaken(paths)) => {
            session.say("cli-save-overtaken", &paths_argument(&paths))
        }
    };
    session.note(&said)
}

/// Says why files were not written.
fn failed(session: &Session, error: &SaveError) -> Failure {
    let shown = |path: &Path| [("path", Session::path_argument(path))];
    match error {
        SaveError::Changed(path) => session.fail("cli-save-changed", &shown(path)),
        SaveError::Overtaken(paths) => session.fail("cli-save-overtaken", &paths_argument(paths)),
        SaveError::Busy => session.fail("cli-save-busy", &shown(&session.root)),
        SaveError::Journal(path) => session.fail("cli-save-journal", &shown(path)),
        SaveError::Outside(path) => session.fail("cli-save-outside", &shown(path)),
        SaveError::Disk { doing, path, error, is_pending } => {
            match (disk(session, doing, path, error), is_pending) {
                (Failure::Said(said), true) => {
                    Failure::Said(said + "\n" + &session.say("cli-save-pending", &[]))
                }
                (failure, _) => failure,
            }
        }
    }
}

fn paths_argument(paths: &[std::path::PathBuf]) -> [(&'static str, Arg); 1] {
    let paths: Vec<String> = paths.iter().map(|path| format!("`{}`", path.display())).collect();
    [("paths", paths.join(", ").into())]
}
