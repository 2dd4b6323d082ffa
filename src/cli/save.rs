//! Writing content of the editor's: asked first, one file in one step, and never over what changed meanwhile.

#![expect(clippy::disallowed_methods, reason = "an edge: writes content, and only what was shown")]

use std::fs::{self, File};
use std::io::{self, IsTerminal, Write};
use std::path::Path;

use super::session::{Failure, Session};
use crate::diag::Arg;
use crate::names::SourcePath;

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
        Some(read) => put(file, read, text),
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

/// Replaces a file that still holds `read`, in one step; tells whether it did.
fn put(file: &Path, read: &[u8], text: &str) -> io::Result<bool> {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    // A hidden name, which no build reads.
    let beside = file.with_file_name(format!(".{name}.perelik-{}", std::process::id()));
    let mut new = fs::OpenOptions::new().write(true).create_new(true).open(&beside)?;
    let mut write = || {
        new.write_all(text.as_bytes())?;
        new.set_permissions(fs::metadata(file)?.permissions())?;
        new.sync_all()?;
        let is_same = fs::read(file)? == read;
        if is_same { fs::rename(&beside, file).map(|()| true) } else { Ok(false) }
    };
    let done = write();
    if !matches!(done, Ok(true)) {
        // What went wrong is told already; a leftover would only be in the way.
        let _ = fs::remove_file(&beside);
    }
    done
}

/// Makes a file; one that appeared meanwhile is left alone, and that is told.
pub(super) fn make(file: &Path, text: &str) -> io::Result<bool> {
    fs::create_dir_all(file.parent().unwrap_or(file))?;
    match File::create_new(file) {
        Ok(mut new) => new.write_all(text.as_bytes()).map(|()| true),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(false),
        Err(error) => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_changed_meanwhile_is_not_touched() {
        let folder = std::env::temp_dir().join(format!("perelik-fix-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let file = folder.join("a.md");
        fs::write(&file, "new").unwrap();
        assert_eq!(put(&file, b"old", "mended").ok(), Some(false));
        assert_eq!(fs::read(&file).unwrap(), b"new");
        assert_eq!(put(&file, b"new", "mended").ok(), Some(true));
        assert_eq!(fs::read(&file).unwrap(), b"mended");
        assert_eq!(make(&file, "made").ok(), Some(false));
        assert_eq!(fs::read(&file).unwrap(), b"mended");
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 1);
        assert!(put(&folder.join("gone.md"), b"", "x").is_err());
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 1);
        fs::remove_dir_all(&folder).unwrap();
    }
}
