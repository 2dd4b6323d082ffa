//! What a command says of git: what it printed, or why it did not.
//!
//! Comes in: the words of a git command. Goes out: what it printed. Which repository is meant is git's own business: that
//! of the site's folder, or the one that `GIT_DIR` names, as in a hook. Nothing here moves a branch or a file.

use std::io;
use std::path::Path;

use super::session::{Failure, Session};
use crate::base::system_error;
use crate::disk::git::run_git;

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

/// Says why git did not start.
pub(super) fn not_started(session: &Session, error: &io::Error) -> Failure {
    session.fail("cli-git-missing", &[("cause", system_error::cause(error))])
}

/// Says what git said.
pub(super) fn failed(session: &Session, said: &str) -> Failure {
    session.fail("cli-git", &[("cause", said.into())])
}
