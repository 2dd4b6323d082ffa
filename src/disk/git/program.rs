//! git as a program: the only place that starts it.

#![expect(clippy::disallowed_methods, reason = "disk I/O: starts git")]

use std::io::{self, Write as _};
use std::path::Path;
use std::process::{Command, Output, Stdio};

/// Runs git in a folder, feeds it, and returns what it printed and how it ended. Which repository is meant is git's own business: that of
/// the folder, or the one that `GIT_DIR` names, as in a hook.
///
/// # Errors
/// What the system answers when git does not start.
pub(crate) fn run_git(folder: &Path, words: &[&str], input: &[u8]) -> io::Result<Output> {
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
