//! What became of one planned file.

use crate::base::sink::ContentDigest;

/// What became of one planned file.
#[derive(Debug)]
pub(super) struct Fate {
    /// Whether the live tree has the same bytes; else they are in the staging folder.
    pub(super) same: bool,
    /// Its size in bytes.
    pub(super) size: u64,
    /// Its SHA-256, in hex.
    pub(super) sha256: String,
    /// What it is made of, where that is known.
    pub(super) fingerprint: Option<String>,
    /// Whether it was taken over from the last build without making it.
    pub(super) reused: bool,
}

impl Fate {
    pub(super) fn new(same: bool, ContentDigest { bytes, sha256 }: ContentDigest) -> Self {
        Self { same, size: bytes, sha256, fingerprint: None, reused: false }
    }
}
