//! The door of git: the few commands that ask a repository, or write history into it.
//!
//! Comes in: the words of a git command. Goes out: what it printed. Which repository is meant is git's own business: that
//! of the site's folder, or the one that `GIT_DIR` names, as in a hook. Nothing here moves a branch or a file.

#![expect(clippy::disallowed_methods, reason = "outer layer: starts git")]

use std::io::{self, Write};
use std::path::Path;
use std::process::{Command, Output, Stdio};

use super::session::{Failure, Session};
use crate::base::system_error;

/// Runs git in a folder, feeds it, and returns what it printed.
pub(super) fn git(
    session: &Session,
    folder: &Path,
    words: &[&str],
    input: &[u8],
) -> Result<Vec<u8>, Failure> {
    let done = run_git(folder, words, input).map_err(|error| not_started(session, &error))?;
    match done.status.success() {
        true => Ok(done.stdout),
        false => Err(failed(session, String::from_utf8_lossy(&done.stderr).trim())),
    }
}

/// Runs git in a folder, and returns how it ended as well.
pub(super) fn run_git(folder: &Path, words: &[&str], input: &[u8]) -> io::Result<Output> {
    let mut command = Command::new("git");
    command.args(words).current_dir(folder).env("LC_ALL", "C.UTF-8");
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn()?;
    let stdin = child.stdin.take();
    std::thread::scope(|scope| {
        // A git that ends before it has read everything says why by its exit code.
        scope.spawn(move || stdin.map(|mut stdin| stdin.write_all(input)));
        child.wait_with_output()
    })
}

/// Says why git did not start.
pub(super) fn not_started(session: &Session, error: &io::Error) -> Failure {
    session.fail("cli-git-missing", &[("cause", system_error::cause(error))])
}

/// Says what git said.
pub(super) fn failed(session: &Session, said: &str) -> Failure {
    session.fail("cli-git", &[("cause", said.into())])
}
