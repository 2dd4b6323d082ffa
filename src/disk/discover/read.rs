//! One file: its bytes, or its hash where it is only copied.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::base::attachments;
use crate::base::files::Attachment;

/// The largest file of text, in bytes (docs/threats.md R6).
const LARGEST_TEXT: u64 = 1024 * 1024;
/// The largest file that is copied, in bytes (docs/threats.md R6).
pub(super) const LARGEST_FILE: u64 = 50 * 1024 * 1024;

/// Why a file was not read.
pub(super) enum Fault {
    /// It is larger than this.
    TooLarge(u64),
    /// The disk refused.
    Disk(io::Error),
}

impl From<io::Error> for Fault {
    fn from(error: io::Error) -> Self {
        Self::Disk(error)
    }
}

/// Editors save by rename, and a checkout replaces files: what vanished is looked for once more (docs/threats.md R21).
fn twice<T>(path: &Path, read: impl Fn(&PathBuf) -> Result<T, Fault>) -> Result<T, Fault> {
    let path = path.to_path_buf();
    match read(&path) {
        Err(Fault::Disk(error)) if error.kind() == io::ErrorKind::NotFound => read(&path),
        result => result,
    }
}

/// Reads a file of text.
pub(super) fn read_twice(path: &Path) -> Result<Vec<u8>, Fault> {
    twice(path, |path| {
        let mut bytes = Vec::new();
        // One byte over the limit is read, so that a file that grows meanwhile cannot fill the memory.
        File::open(path)?.take(LARGEST_TEXT + 1).read_to_end(&mut bytes)?;
        if bytes.len() as u64 > LARGEST_TEXT {
            Err(Fault::TooLarge(LARGEST_TEXT))
        } else {
            Ok(bytes)
        }
    })
}

/// Hashes a file that is copied, and looks into it where it may tell more than it shows.
pub(super) fn hash_twice(path: &Path) -> Result<Attachment, Fault> {
    let extension = path.extension().unwrap_or_default().to_string_lossy().into_owned();
    twice(path, |path| {
        let file = File::open(path)?;
        if file.metadata()?.len() > LARGEST_FILE {
            return Err(Fault::TooLarge(LARGEST_FILE));
        }
        let mut hasher = blake3::Hasher::new();
        let mut file = file.take(LARGEST_FILE + 1);
        if !attachments::is_inspected(&extension) {
            let size = io::copy(&mut file, &mut hasher)?;
            let hash = hasher.finalize().to_hex().to_string();
            return Ok(Attachment { size, hash, findings: Arc::default() });
        }
        let mut bytes = Vec::new();
        let size = file.read_to_end(&mut bytes)? as u64;
        let hash = hasher.update(&bytes).finalize().to_hex().to_string();
        let findings = attachments::inspect(&extension, &bytes).into();
        Ok(Attachment { size, hash, findings })
    })
}
