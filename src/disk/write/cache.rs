//! What a build leaves for the next one: which file was made of what, and how it lies on the disk.
//!
//! It lies in the state folder and is only ever an advantage: deleted, damaged, of another program or from another
//! machine, it says nothing, and everything is made anew. A file is taken over only if it was made of the same and
//! still is the very file that was written; nothing here is believed about bytes that changed.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::disk;
use super::error::{Doing, WriteError, fault_at};
use super::tree::TreeEntry;

/// What the caller brings and takes.
#[derive(Debug, Clone, Default)]
pub struct CacheOptions {
    /// Which program makes the files; without a name nothing is remembered or recalled.
    pub program: String,
    /// What the caller wants to find again as long as the site is what this build makes of it.
    pub note: String,
    /// Whether the bytes of files are hashed before they are taken over.
    pub verify: bool,
}

/// One file of the last build.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct PreviousFile {
    /// What it was made of, where that is known.
    pub(super) fingerprint: Option<String>,
    /// Its size in bytes.
    pub(super) size: u64,
    /// Its SHA-256, in hex.
    pub(super) sha256: String,
    /// When it was written.
    modified: (i64, i64),
    /// Which file of which disk it is.
    inode: (u64, u64),
}

/// Everything that was remembered.
#[derive(Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct WriteCache {
    program: String,
    /// What its files were looked through for.
    seal: String,
    /// What the caller left.
    pub(super) note: String,
    /// The files of the site, by path.
    pub(super) files: BTreeMap<String, PreviousFile>,
}

impl PreviousFile {
    pub(super) fn new(fingerprint: Option<String>, sha256: String, entry: &TreeEntry) -> Self {
        let TreeEntry { size, modified, inode, .. } = *entry;
        Self { fingerprint, size, sha256, modified, inode }
    }

    /// Tells whether a file of the tree is still the one that was written.
    pub(super) fn matches(&self, entry: &TreeEntry) -> bool {
        let lies = (entry.size, entry.modified, entry.inode);
        entry.is_file && lies == (self.size, self.modified, self.inode)
    }
}

impl WriteCache {
    /// Makes what the next build will read.
    pub(super) fn new(
        cache: &CacheOptions,
        seal: String,
        files: BTreeMap<String, PreviousFile>,
    ) -> Self {
        Self { program: cache.program.clone(), seal, note: cache.note.clone(), files }
    }

    /// Forgets the files unless they were looked through for the same.
    pub(super) fn sealed_with(mut self, seal: &str) -> Self {
        if self.seal != seal {
            self.files.clear();
        }
        self
    }

    /// Reads what the same program left, if it is whole.
    pub(super) fn read(path: &Path, cache: &CacheOptions) -> Self {
        let bytes = if cache.program.is_empty() { Vec::new() } else { load(path) };
        let Some((hash, body)) = bytes.split_at_checked(HASH) else { return Self::default() };
        if blake3::hash(body).to_hex().as_bytes() != hash {
            return Self::default();
        }
        let recalled: Self = serde_json::from_slice(body).unwrap_or_default();
        if recalled.program == cache.program { recalled } else { Self::default() }
    }

    /// Writes it down, as a new file in the place of the old one.
    pub(super) fn save(&self, path: &Path) -> Result<(), WriteError> {
        let body = serde_json::to_vec(self).map_err(fault_at(Doing::Writing, path))?;
        let hash = blake3::hash(&body).to_hex();
        let new = path.with_extension("new");
        disk::remove_file(&new)?;
        disk::create(&new)
            .and_then(|mut file| {
                file.write_all(hash.as_bytes()).and_then(|()| file.write_all(&body))
            })
            .map_err(fault_at(Doing::Writing, &new))?;
        disk::remove_file(path)?;
        disk::rename(&new, path)
    }
}

/// The length of a BLAKE3 hash in hex.
const HASH: usize = 64;

/// What cannot be read was not remembered.
fn load(path: &Path) -> Vec<u8> {
    match fs::symlink_metadata(path) {
        Ok(about) if about.is_file() => fs::read(path).unwrap_or_default(),
        _ => Vec::new(),
    }
}
