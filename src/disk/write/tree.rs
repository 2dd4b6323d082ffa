//! What lies in a folder: a list of its files and folders, without following a link.
//!
//! [`claim`] tells whether the folder is one of ours; [`Tree::read`] lists it. Neither changes anything.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{ErrorKind, Read};
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use rustix::io::Errno;

use super::disk;
use super::error::{Doing, WriteError, fault_at};
use super::manifest::{self, KEPT_FILE, MANIFEST, NEXT};
use crate::base::names::SitePath;

/// One file, link or other thing that is no folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct TreeEntry {
    /// Whether it is a file; else it is a link, a pipe, or something else that a site never holds.
    pub(super) is_file: bool,
    /// Whether it is a symbolic link.
    pub(super) is_link: bool,
    /// Its size in bytes.
    pub(super) size: u64,
    /// When it was last written: seconds and nanoseconds.
    pub(super) modified: (i64, i64),
    /// Which file of which disk it is.
    pub(super) inode: (u64, u64),
}

/// A folder's contents.
#[derive(Debug, Default)]
pub(super) struct Tree {
    /// Where it lies.
    pub(super) folder: PathBuf,
    /// Everything but folders, by path below it.
    pub(super) files: BTreeMap<String, TreeEntry>,
    /// The folders below it.
    pub(super) folders: BTreeSet<String>,
    /// The paths that its manifest names.
    pub(super) owned: BTreeSet<SitePath>,
    /// The bytes of its manifest.
    pub(super) manifest: Vec<u8>,
}

/// Whose a folder is.
#[derive(Debug)]
pub(super) enum Claim {
    /// There is none.
    Absent,
    /// Nothing of worth is in it.
    Empty,
    /// It was written by Perelik; the bytes of its manifest, and the paths that it names.
    Ours(Vec<u8>, BTreeSet<SitePath>),
    /// Neither; what lies in it.
    Foreign(Vec<String>),
}

/// Tells whose a folder is, by its manifest.
pub(super) fn claim(folder: &Path) -> Result<Claim, WriteError> {
    let mut names = match file_names(folder) {
        Err(WriteError::Disk { error, .. }) if is_absent(&error) => return Ok(Claim::Absent),
        listed => listed?,
    };
    let has_manifest = names.iter().any(|name| name == MANIFEST);
    names.retain(|name| name != KEPT_FILE && name != NEXT);
    if names.is_empty() {
        return Ok(Claim::Empty);
    }
    if has_manifest {
        let bytes = read_manifest(&folder.join(MANIFEST))?;
        if let Some(owned) = manifest::parse(&bytes) {
            return Ok(Claim::Ours(bytes, owned));
        }
    }
    Ok(Claim::Foreign(names))
}

impl Tree {
    /// Lists a folder; `claim` is what [`claim`] said of it.
    pub(super) fn read(folder: &Path, claim: Claim) -> Result<Self, WriteError> {
        let mut tree = Self { folder: folder.to_owned(), ..Self::default() };
        if let Claim::Ours(bytes, owned) = claim {
            (tree.manifest, tree.owned) = (bytes, owned);
        } else if matches!(claim, Claim::Absent) {
            return Ok(tree);
        }
        for (path, entry) in walk_folder(folder, "")? {
            match entry {
                Some(entry) => drop(tree.files.insert(path, entry)),
                None => drop(tree.folders.insert(path)),
            }
        }
        Ok(tree)
    }

    /// Returns the place of a path in this tree.
    pub(super) fn at(&self, path: &str) -> PathBuf {
        self.folder.join(path)
    }

    /// Tells whether the tree's manifest names a path, or it is the manifest or the kept file itself.
    pub(super) fn owns(&self, path: &str) -> bool {
        path == MANIFEST || path == KEPT_FILE || self.owned.contains(path)
    }
}

/// Lists everything below a folder: files with what is known of them, folders with nothing.
fn walk_folder(
    folder: &Path,
    prefix: &str,
) -> Result<Vec<(String, Option<TreeEntry>)>, WriteError> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).map_err(fault_at(Doing::Listing, folder))? {
        let entry = entry.map_err(fault_at(Doing::Listing, folder))?;
        // A name that is no text becomes one that no manifest holds, and is not entered.
        let name = entry.file_name();
        let path = format!("{prefix}{}", name.to_string_lossy());
        let kind = entry.file_type().map_err(fault_at(Doing::Finding, &entry.path()))?;
        if prefix.is_empty() && path == NEXT {
            continue;
        }
        if kind.is_dir() && name.to_str().is_some() {
            found.push((path, None));
        } else {
            let about = entry.metadata().map_err(fault_at(Doing::Finding, &entry.path()))?;
            found.push((path, Some(TreeEntry::new(&about))));
        }
    }
    let inner: Vec<_> = found
        .par_iter()
        .filter(|(_, entry)| entry.is_none())
        .map(|(path, _)| walk_folder(&folder.join(&path[prefix.len()..]), &format!("{path}/")))
        .collect::<Result<_, _>>()?;
    found.extend(inner.into_iter().flatten());
    Ok(found)
}

impl TreeEntry {
    fn new(about: &fs::Metadata) -> Self {
        Self {
            is_file: about.is_file(),
            is_link: about.is_symlink(),
            size: about.len(),
            modified: (about.mtime(), about.mtime_nsec()),
            inode: (about.dev(), about.ino()),
        }
    }
}

fn file_names(folder: &Path) -> Result<Vec<String>, WriteError> {
    let entries = fs::read_dir(folder).map_err(fault_at(Doing::Listing, folder))?;
    let mut names = entries
        .map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned()))
        .collect::<Result<Vec<_>, _>>()
        .map_err(fault_at::<std::io::Error>(Doing::Listing, folder))?;
    names.sort();
    Ok(names)
}

fn is_absent(error: &std::io::Error) -> bool {
    matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory)
}

/// Reads a manifest; a link or a pipe in its place is read as no manifest.
fn read_manifest(path: &Path) -> Result<Vec<u8>, WriteError> {
    let mut bytes = Vec::new();
    match disk::open_file(path).and_then(|mut file| file.read_to_end(&mut bytes)) {
        Ok(_) => Ok(bytes),
        Err(error) if error.kind() == ErrorKind::InvalidInput => Ok(Vec::new()),
        Err(error) if Errno::from_io_error(&error) == Some(Errno::LOOP) => Ok(Vec::new()),
        Err(error) => Err(fault_at(Doing::Reading, path)(error)),
    }
}
