//! A built folder, read back: what its manifest promises, held against the bytes that lie there.
//!
//! Comes in: a folder that [`write_site`](super::write_site) made, here or on another machine. Goes out: [`Built`], which can be
//! written to another place like any site. A file that is missing, damaged or not in the manifest refuses the whole:
//! what is published must be what was built.

use std::collections::BTreeSet;
use std::io::Read;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use sha2::{Digest, Sha256};

use super::disk;
use super::error::{Doing, WriteError, fault_at};
use super::manifest::{self, KEPT_FILE, Listed, Listing, MANIFEST};
use super::tree::{Claim, Tree, claim};
use crate::base::diag::Diagnostic;
use jiff::civil::Date;

use crate::base::files::{Attachment, FileSource, Origin, PlannedFile};
use crate::base::names::{SitePath, SourcePath};
use crate::base::sink::hex;

/// A built site that is whole.
#[derive(Debug)]
pub(crate) struct Built {
    /// Where it lies, absolute.
    pub folder: PathBuf,
    /// Its files.
    pub listing: Listing,
    /// The bytes of its manifest.
    pub manifest: Vec<u8>,
    /// The SHA-256 of its manifest, in hex: the name of this version.
    pub version: String,
    files: Vec<PlannedFile>,
}

impl Built {
    /// Reads a folder and every file of it.
    ///
    /// # Errors
    /// A folder that Perelik did not build, that is not what its manifest says, or that cannot be read.
    pub(crate) fn read(folder: &Path) -> Result<Self, WriteError> {
        let claim = claim(folder)?;
        let Claim::Ours(manifest, _) = claim else {
            return Err(WriteError::NotBuilt { folder: folder.to_owned() });
        };
        let tree = Tree::read(folder, Claim::Ours(manifest.clone(), BTreeSet::new()))?;
        // A manifest that says less than it should lists nothing, so that every file is refused.
        let listing = manifest::listing(&manifest).unwrap_or_default();
        let strange: Vec<String> = tree
            .files
            .keys()
            .filter(|path| {
                *path != MANIFEST && *path != KEPT_FILE && !listing.contains_key(path.as_str())
            })
            .cloned()
            .collect();
        if !strange.is_empty() {
            return Err(WriteError::UnknownFiles { folder: folder.to_owned(), names: strange });
        }
        let read = |(path, listed): (&SitePath, &Listed)| planned_copy(folder, path, listed);
        let files = listing.par_iter().map(read).collect::<Result<Vec<_>, _>>()?;
        let damaged: Vec<String> = files
            .iter()
            .zip(listing.keys())
            .filter(|(file, _)| file.is_none())
            .map(|(_, path)| path.to_string())
            .collect();
        if !damaged.is_empty() {
            return Err(WriteError::Damaged { folder: folder.to_owned(), names: damaged });
        }
        let folder = folder.canonicalize().map_err(fault_at(Doing::Finding, folder))?;
        let version = hex(&Sha256::digest(&manifest));
        let files = files.into_iter().flatten().collect();
        Ok(Self { folder, listing, manifest, version, files })
    }
}

impl Built {
    /// Reads one of its files again, to be sent elsewhere.
    ///
    /// # Errors
    /// A file that cannot be read, or that is no longer what the manifest says.
    pub(in crate::disk) fn read_file(&self, path: &SitePath) -> Result<Vec<u8>, WriteError> {
        let at = self.folder.join(path.as_str());
        let bytes = std::fs::read(&at).map_err(fault_at(Doing::Reading, &at))?;
        let is_same = self
            .listing
            .get(path)
            .is_some_and(|listed| hex(&Sha256::digest(&bytes)) == listed.sha256);
        match is_same {
            true => Ok(bytes),
            false => Err(WriteError::Changed { source: SourcePath::new(path.as_str()) }),
        }
    }
}

impl FileSource for Built {
    fn files(&self) -> &[PlannedFile] {
        &self.files
    }

    fn day(&self) -> Option<Date> {
        manifest::day(&self.manifest)
    }

    fn render(&self, _: usize, _: &mut Vec<u8>) -> Result<(), Box<Diagnostic>> {
        // Every file is copied.
        Ok(())
    }
}

/// Reads the listing of a manifest that came from elsewhere; nothing if it is no manifest of ours.
pub(crate) fn listing(manifest: &[u8]) -> Option<Listing> {
    manifest::listing(manifest)
}

/// Reads the day of the data from a manifest that came from elsewhere; nothing if it is no manifest of ours.
pub(crate) fn day(manifest: &[u8]) -> Option<Date> {
    manifest::day(manifest)
}

/// Returns how to copy a file; nothing if it is not what the manifest says.
fn planned_copy(
    folder: &Path,
    path: &SitePath,
    listed: &Listed,
) -> Result<Option<PlannedFile>, WriteError> {
    let at = folder.join(path.as_str());
    let Ok(mut file) = disk::open_file(&at) else { return Ok(None) };
    let (mut blake3, mut sha256) = (blake3::Hasher::new(), Sha256::new());
    let mut chunk = vec![0; disk::CHUNK];
    let mut size = 0;
    loop {
        let read = file.read(&mut chunk).map_err(fault_at(Doing::Reading, &at))?;
        if read == 0 {
            break;
        }
        size += read as u64;
        blake3.update(&chunk[..read]);
        sha256.update(&chunk[..read]);
    }
    if size != listed.size || hex(&sha256.finalize()) != listed.sha256 {
        return Ok(None);
    }
    let hash = blake3.finalize().to_hex().to_string();
    let copy = Attachment { size, hash, findings: Default::default() };
    let source = SourcePath::new(path.as_str());
    Ok(Some(PlannedFile { path: path.clone(), bytes: Origin::Copied(source, copy), turn: 0 }))
}
