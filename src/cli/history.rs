//! A history that does not lie in the content: on a ref of git, or in a file that was named.
//!
//! A server keeps it on `refs/perelik/ledger` of its repository, so that nobody but editors moves their branch. What is on a
//! ref is the file `ledger.yaml` of its newest commit. It comes in as one more source, and goes out in one step: a ref moves
//! only from where it was read.

#![expect(clippy::disallowed_methods, reason = "outer layer: reads the history that was named")]

use std::fs;
use std::io;
use std::path::PathBuf;
use std::sync::Arc;

use super::git::{failed, git, not_started};
use super::history_place::HistoryPlace;
use super::save;
use super::session::{Failure, Session};
use crate::base::files::Sources;
use crate::base::names::SourcePath;
use crate::disk::git::run_git;
use crate::list::ledger;

/// Who signs the commits of a history: the program, not whoever happens to run it.
const AUTHOR: [&str; 4] = ["-c", "user.name=perelik", "-c", "user.email=perelik@localhost"];
/// What the program's commits say.
const MESSAGE: &str = "Історія переліку";

/// Returns its text; nothing where it has not begun.
pub(super) fn read(place: &HistoryPlace, session: &Session) -> Result<Option<Vec<u8>>, Failure> {
    match place {
        HistoryPlace::Ref(name) => match commit(session, name)? {
            Some(commit) => {
                let blob = format!("{commit}:{}", ledger::ELSEWHERE);
                git(session, &session.root, &["cat-file", "blob", &blob], &[]).map(Some)
            }
            None => Ok(None),
        },
        HistoryPlace::File(name) => match fs::read(name) {
            Ok(text) => Ok(Some(text)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(save::unread(session, &PathBuf::from(name), &error)),
        },
    }
}

/// Adds it to what was read of a site. Only who writes it down may begin it: elsewhere a name that leads to nothing
/// would be a history that is silently lost.
pub(super) fn read_into(
    place: &HistoryPlace,
    session: &Session,
    sources: &mut Sources,
) -> Result<(), Failure> {
    match read(place, session)? {
        Some(text) => {
            let text: Arc<[u8]> = text.into();
            sources.texts.insert(SourcePath::new(ledger::ELSEWHERE), text);
            Ok(())
        }
        None if session.begins_history => Ok(()),
        None => Err(session.fail("cli-history-missing", &[("path", place.name().into())])),
    }
}

/// Puts a text in the place of the one that was read.
pub(super) fn write_history(
    place: &HistoryPlace,
    session: &Session,
    read: Option<&[u8]>,
    text: &str,
) -> Result<(), Failure> {
    match place {
        HistoryPlace::File(name) => save::save_file(session, &PathBuf::from(name), read, text),
        HistoryPlace::Ref(name) => write_ref(session, name, read, text),
    }
}

/// Returns the commit of a ref.
fn commit(session: &Session, name: &str) -> Result<Option<String>, Failure> {
    let verified = format!("{name}^{{commit}}");
    let done = run_git(&session.root, &["rev-parse", "--verify", "--quiet", &verified], &[]);
    let done = done.map_err(|error| not_started(session, &error))?;
    // Without a repository git has something to say; without the ref it has not.
    match (done.status.success(), done.stderr.is_empty()) {
        (true, _) => Ok(Some(first_line(&done.stdout))),
        (false, true) => Ok(None),
        (false, false) => Err(failed(session, String::from_utf8_lossy(&done.stderr).trim())),
    }
}

fn write_ref(
    session: &Session,
    name: &str,
    read: Option<&[u8]>,
    text: &str,
) -> Result<(), Failure> {
    let ask = |words: &[&str], input: &[u8]| {
        git(session, &session.root, words, input).map(|said| first_line(&said))
    };
    let before = commit(session, name)?;
    // What was added to it since it was read must not be lost.
    let now = self::read(&HistoryPlace::Ref(name.to_owned()), session)?;
    let moved = || session.fail("cli-history-moved", &[("path", name.into())]);
    if now.as_deref() != read {
        return Err(moved());
    }
    let blob = ask(&["hash-object", "-w", "--stdin"], text.as_bytes())?;
    let entry = format!("100644 blob {blob}\t{}\n", ledger::ELSEWHERE);
    let tree = ask(&["mktree"], entry.as_bytes())?;
    let mut words = AUTHOR.to_vec();
    words.extend(["commit-tree", &tree, "-m", MESSAGE]);
    words.extend(before.iter().flat_map(|before| ["-p", before.as_str()]));
    let new = ask(&words, &[])?;
    // Forty zeros: the ref must not be there.
    let old = before.unwrap_or_else(|| "0".repeat(new.len()));
    ask(&["update-ref", name, &new, &old], &[]).map(drop).map_err(|_| moved())
}

fn first_line(said: &[u8]) -> String {
    String::from_utf8_lossy(said).trim().to_owned()
}
