//! `--confined`: `build`, `check` and `record` of content that somebody pushed give up every right but those they need.
//!
//! Comes in: what was asked. Afterwards the kernel lets this process read the site, its private data and its history, write
//! beside the output (`record`: beside the history), and nothing else: no other file, no network, no program, no other
//! process. That cannot be taken back. The rights of files are Landlock's ([`files`]), those of system calls are seccomp's
//! ([`calls`]); both hold for the thread that asks and for those that it starts, so this comes before the first of them.
//! Where a kernel has not both, nothing is read and nothing is built.

#![expect(clippy::disallowed_methods, reason = "outer layer: makes the folder of the output")]

mod calls;
mod files;
mod reachable_paths;
#[cfg(test)]
mod tests;

use std::fs;
use std::path::{Path, PathBuf};
use std::thread;

use rustix::fs::Mode;

use super::args::{Args, Command};
use super::build;
use super::history_place::HistoryPlace;
use super::save;
use super::session::{Failure, Session};
use reachable_paths::ReachablePaths;

/// What the modes of new files lack. A confined run cannot change a mode, so each file is made with the one that it keeps.
const UMASK: u32 = 0o022;

/// Confines the run, if that was asked for.
///
/// # Errors
/// Where the kernel cannot, or where the run could not do its work so.
pub(super) fn confine(session: &Session, args: &Args) -> Result<(), Failure> {
    if !args.confined {
        return Ok(());
    }
    let reach = reach(session, &args.command)?;
    for folder in &reach.write {
        fs::create_dir_all(folder).map_err(|error| save::unwritten(session, folder, &error))?;
    }
    rustix::process::umask(Mode::from_raw_mode(UMASK));
    let unable = |what: &str| session.fail("cli-confined-kernel", &[("what", what.into())]);
    files::restrict(&reach).map_err(|()| unable("Landlock"))?;
    calls::restrict().map_err(|()| unable("seccomp"))
}

/// Tells whether the kernel can confine a run: a thread that does nothing else tries it.
pub(super) fn is_possible() -> bool {
    let nothing = ReachablePaths { read: Vec::new(), write: Vec::new() };
    let tried = move || files::restrict(&nothing).and_then(|()| calls::restrict());
    thread::spawn(tried).join().is_ok_and(|done| done.is_ok())
}

/// Returns what a run needs.
fn reach(session: &Session, command: &Command) -> Result<ReachablePaths, Failure> {
    let mut reach = ReachablePaths { read: vec![session.root.clone()], write: Vec::new() };
    reach.read.extend(session.private.clone());
    match &session.ledger {
        // Git would have to be started, and find its repository.
        Some(HistoryPlace::Ref(name)) => {
            return Err(session.fail("cli-confined-ref", &[("path", name.as_str().into())]));
        }
        Some(HistoryPlace::File(name)) if session.begins_history => {
            reach.write.push(parent(Path::new(name)));
        }
        Some(HistoryPlace::File(name)) => reach.read.push(PathBuf::from(name)),
        None if session.begins_history => reach.write.push(session.root.clone()),
        None => {}
    }
    if let Command::Build(options) = command {
        reach.write.push(parent(&build::output_folder(session, options)));
    }
    Ok(reach)
}

/// Returns the folder in which something lies.
fn parent(path: &Path) -> PathBuf {
    match path.parent() {
        Some(parent) if parent != Path::new("") => parent.to_owned(),
        _ => PathBuf::from("."),
    }
}
