//! git as a program: the only place that starts it.

#![expect(clippy::disallowed_methods, reason = "disk I/O: starts git, and waits so long for it")]

use std::io::{self, Write as _};
use std::os::unix::process::CommandExt as _;
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process_group};

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

/// Why git did not do what it was asked for.
#[derive(Debug)]
pub(crate) enum GitFault {
    /// The system did not start it.
    NotStarted(io::Error),
    /// It did not end in time.
    Late,
    /// It refused; what it said aside, in its own words.
    Refused(String),
}

/// How one run of git differs from the others.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct GitRun<'a> {
    /// What it reads.
    pub(super) input: &'a [u8],
    /// What it finds in its environment besides.
    pub(super) environment: &'a [(&'a str, &'a str)],
    /// How long it may take.
    pub(super) patience: Patience,
}

/// How long git may take.
#[derive(Debug, Clone, Copy, Default)]
pub(super) enum Patience {
    /// On this disk.
    #[default]
    Disk,
    /// Over a network.
    Network,
}

impl Patience {
    fn duration(self) -> Duration {
        match self {
            Self::Disk => Duration::from_secs(30),
            Self::Network => Duration::from_secs(150),
        }
    }
}

/// What holds for each run: no hook, no watcher and no signature of the user's, paths as they are, nothing asked on a terminal or in a
/// window.
const SETTINGS: [&str; 11] = [
    "--no-pager",
    "-c",
    "core.hooksPath=/dev/null",
    "-c",
    "core.fsmonitor=false",
    "-c",
    "core.quotePath=false",
    "-c",
    "commit.gpgSign=false",
    "-c",
    "core.askPass=",
];
/// What could lead git to another repository, or to a question.
const FOREIGN: [&str; 6] = [
    "GIT_DIR",
    "GIT_WORK_TREE",
    "GIT_INDEX_FILE",
    "GIT_OBJECT_DIRECTORY",
    "GIT_COMMON_DIR",
    "SSH_ASKPASS",
];

/// Runs git in the working tree of a folder; only its success is one.
///
/// # Errors
/// Why there is no answer.
pub(super) fn ask_git(folder: &Path, words: &[&str], run: GitRun<'_>) -> Result<Vec<u8>, GitFault> {
    let done = finished_git(folder, words, run)?;
    match done.status.success() {
        true => Ok(done.stdout),
        false => Err(GitFault::Refused(String::from_utf8_lossy(&done.stderr).trim().to_owned())),
    }
}

/// Runs git as [`ask_git`] does, and returns how it ended as well.
///
/// # Errors
/// When it did not start, or not end in time.
pub(super) fn finished_git(
    folder: &Path,
    words: &[&str],
    run: GitRun<'_>,
) -> Result<Output, GitFault> {
    let mut command = Command::new("git");
    command.args(SETTINGS).args(words).current_dir(folder);
    FOREIGN.iter().for_each(|name| {
        command.env_remove(name);
    });
    command.env("LC_ALL", "C.UTF-8").env("GIT_TERMINAL_PROMPT", "0").env("GIT_ASKPASS", "");
    command.env("GIT_EDITOR", "true").env("GIT_LITERAL_PATHSPECS", "1");
    command.envs(run.environment.iter().copied());
    // In a group of its own: what ends the program does not tear what git is writing, and git is ended with all that it started.
    command.process_group(0);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().map_err(GitFault::NotStarted)?;
    let (stdin, stdout, stderr) = (child.stdin.take(), child.stdout.take(), child.stderr.take());
    std::thread::scope(|scope| {
        // A git that ends before it has read everything says why by its exit code.
        scope.spawn(move || stdin.map(|mut stdin| stdin.write_all(run.input)));
        let said = scope.spawn(move || heard(stderr));
        let out = scope.spawn(move || heard(stdout));
        let ended = wait_until(&mut child, Instant::now() + run.patience.duration());
        let (Ok(out), Ok(said)) = (out.join(), said.join()) else { return Err(GitFault::Late) };
        let status = ended.map_err(GitFault::NotStarted)?.ok_or(GitFault::Late)?;
        Ok(Output { status, stdout: out, stderr: said })
    })
}

/// Listens to the end; what cannot be heard is missing.
fn heard(stream: Option<impl io::Read>) -> Vec<u8> {
    let mut bytes = Vec::new();
    let _ = stream.map(|mut stream| stream.read_to_end(&mut bytes));
    bytes
}

/// Waits for a program until a moment; then it is ended with all that it started, and there is nothing to return.
fn wait_until(child: &mut Child, end: Instant) -> io::Result<Option<std::process::ExitStatus>> {
    let mut pause = Duration::from_millis(1);
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(Some(status));
        }
        if Instant::now() >= end {
            // Where it ended just now, nobody is left to be ended.
            let _ = kill_process_group(Pid::from_child(child), Signal::KILL);
            child.wait()?;
            return Ok(None);
        }
        std::thread::sleep(pause);
        pause = (pause * 2).min(Duration::from_millis(20));
    }
}
