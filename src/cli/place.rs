//! Where a file that was asked for goes: standard output, a file, or a folder for several.
//!
//! A file appears whole or not at all: it is written beside its place and renamed. A copy for the desks is readable by
//! its owner only, and is refused in the folder of the site, where a built one lies, where git would take it, and on
//! standard output, which may be anything.

#![expect(clippy::disallowed_methods, reason = "outer layer: writes the files that were asked for")]

use std::ffi::OsStr;
use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use super::save;
use super::session::{Failure, Session};
use crate::disk::git::run_git as start_git;

/// Who will read the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Recipient {
    /// Anybody.
    Anybody,
    /// The desks only.
    Desks,
}

/// Where files go.
#[derive(Debug)]
pub(super) struct Destination {
    to: To,
    reader: Recipient,
}

#[derive(Debug)]
enum To {
    Output,
    File(PathBuf),
    Folder(PathBuf),
}

impl Destination {
    /// Decides where `count` files go.
    pub(super) fn resolve(
        session: &Session,
        output: Option<&Path>,
        count: usize,
        reader: Recipient,
    ) -> Result<Self, Failure> {
        let to = match output.filter(|path| *path != Path::new("-")) {
            None if reader == Recipient::Desks => {
                return Err(session.fail("cli-export-desks-file", &[]));
            }
            None if count > 1 => return Err(session.fail("cli-export-folder", &[])),
            None => To::Output,
            Some(path) if count > 1 || path.is_dir() => To::Folder(path.to_owned()),
            Some(path) => To::File(path.to_owned()),
        };
        Ok(Self { to, reader })
    }

    /// Puts one file there; `name` is its path on the site.
    pub(super) fn put_file(
        &self,
        session: &mut Session,
        name: &str,
        bytes: &[u8],
    ) -> Result<(), Failure> {
        let path = match &self.to {
            To::Output => return Ok(session.out.write_all(bytes)?),
            To::File(path) => path.clone(),
            To::Folder(folder) => folder.join(name),
        };
        let parent = path.parent().filter(|parent| *parent != Path::new(""));
        let parent = parent.unwrap_or(Path::new(".")).to_owned();
        let fault = |error: io::Error| save::unwritten(session, &path, &error);
        if self.reader == Recipient::Desks
            && let Some(other) = better_place(session, &path, false)?
        {
            let path = ("path", Session::path_argument(&path));
            let other = ("other", Session::path_argument(&other));
            return Err(session.fail("cli-export-desks-inside", &[path, other]));
        }
        fs::create_dir_all(&parent).map_err(fault)?;
        self.write_bytes(&path, bytes).map_err(fault)?;
        if self.reader == Recipient::Desks {
            let line =
                session.say("cli-export-desks-done", &[("path", Session::path_argument(&path))]);
            session.note(&line)?;
        }
        Ok(())
    }

    fn write_bytes(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        // A device or a pipe takes the bytes; it is never replaced by a file.
        if path.metadata().is_ok_and(|about| !about.is_file()) {
            return OpenOptions::new().write(true).open(path)?.write_all(bytes);
        }
        let mut name = path.file_name().unwrap_or_default().to_owned();
        name.push(".new");
        let beside = path.with_file_name(name);
        // What an interrupted run left may have other rights.
        let _ = fs::remove_file(&beside);
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        if self.reader == Recipient::Desks {
            owner_only(&mut options);
        }
        let written = options.open(&beside).and_then(|mut file| file.write_all(bytes));
        let done = written.and_then(|()| fs::rename(&beside, path));
        if done.is_err() {
            // The first fault is the one to tell; what was begun is litter.
            let _ = fs::remove_file(&beside);
        }
        done
    }
}

/// Returns a better place for a file that nobody else is to get, where the one that was asked for lies in the folder of the site, below
/// a built one, or where `git add` would take it. Right in the folder of the site is good where `is_top_good`.
pub(super) fn better_place(
    session: &Session,
    path: &Path,
    is_top_good: bool,
) -> Result<Option<PathBuf>, Failure> {
    let root = fs::canonicalize(&session.root);
    let root = root.map_err(|error| save::unwritten(session, &session.root, &error))?;
    let name = path.file_name().unwrap_or_default();
    let parent = path.parent().filter(|parent| *parent != Path::new(""));
    let Some(folder) = real_path(parent.unwrap_or(Path::new("."))) else {
        return Ok(Some(outside(&root, name)));
    };
    let is_built = |folder: &Path| {
        let name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
        (name.starts_with('.') && name.ends_with(".perelik")) || crate::disk::write::is_site(folder)
    };
    // What git takes by the next `add --all` is everybody's who has a copy, on the site or not.
    let of_git = work_tree(&folder.join(name));
    let built = folder.ancestors().find(|folder| is_built(folder));
    let is_of_site = folder.starts_with(&root) && !(is_top_good && folder == root);
    let taking = of_git.as_deref().or(is_of_site.then_some(&*root)).or(built);
    Ok(taking.map(|taking| outside(taking, name)))
}

/// Returns the work tree of git that would take a file; `None` outside of any, and for what it ignores.
fn work_tree(file: &Path) -> Option<PathBuf> {
    let there = file.ancestors().skip(1).find(|folder| folder.is_dir())?;
    // Without git nothing is added to it.
    let asked =
        |words: &[&str]| start_git(there, words, &[]).ok().filter(|done| done.status.success());
    let top = asked(&["rev-parse", "--show-toplevel"])?;
    if asked(&["check-ignore", "--quiet", "--", file.to_str()?]).is_some() {
        return None;
    }
    Some(PathBuf::from(String::from_utf8(top.stdout).ok()?.trim_end_matches('\n')))
}

/// Returns the same name beside a folder, as it is seen from here where that is short.
fn outside(folder: &Path, name: &OsStr) -> PathBuf {
    let is_here = fs::canonicalize(".").is_ok_and(|here| here == folder);
    let above = if is_here { Path::new("..") } else { folder.parent().unwrap_or(folder) };
    above.join(name)
}

/// Returns a folder's real path, also where its last parts are still to be made; nothing where `..` leads out of
/// one of those.
fn real_path(folder: &Path) -> Option<PathBuf> {
    if let Ok(real) = fs::canonicalize(folder) {
        return Some(real);
    }
    let above = folder.parent().filter(|above| *above != Path::new(""));
    Some(real_path(above.unwrap_or(Path::new(".")))?.join(folder.file_name()?))
}

fn owner_only(options: &mut OpenOptions) {
    use std::os::unix::fs::OpenOptionsExt as _;
    options.mode(0o600);
}
