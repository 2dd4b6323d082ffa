//! Sizes and hashes of files that other files tell of: the data page and the packages.
//!
//! Files that tell of others are made after them ([`crate::files::PlannedFile::turn`]), so their sizes are here and their
//! bytes are not. Who asks earlier makes the file and leaves the bytes here, and whoever writes it takes them away: none is
//! rendered twice in one build. It is a memory of what the same public record gives and changes no byte. Of a file that a former build made of the same, the size
//! comes from there.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use sha2::{Digest, Sha256};

use super::FORMATS;

/// How long a file is, and its SHA-256 in hex.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Measure {
    /// Its length in bytes.
    pub bytes: usize,
    /// Its SHA-256, for a table.
    pub sha256: String,
    /// How many records it has below its heading, for a table.
    pub records: usize,
}

/// What is known of each file that a format makes for the site. A file may ask for another only along the packages:
/// page, package, table; so no two wait for each other.
#[derive(Debug)]
pub struct Kept {
    slots: BTreeMap<&'static str, Mutex<Slot>>,
}

#[derive(Debug, Default)]
struct Slot {
    measure: Option<Measure>,
    bytes: Option<Vec<u8>>,
}

impl Default for Kept {
    fn default() -> Self {
        let slots = FORMATS.iter().map(|maker| (maker.format.file, Mutex::default()));
        Self { slots: slots.collect() }
    }
}

impl Kept {
    /// Returns the size of a file, which `make` makes if nobody has.
    pub(super) fn measure(&self, file: &str, make: impl FnOnce(&mut Vec<u8>)) -> Option<Measure> {
        // Whoever panicked while making a file left nothing half-made here.
        let mut slot = self.slots.get(file)?.lock().unwrap_or_else(PoisonError::into_inner);
        if slot.measure.is_none() {
            let mut bytes = Vec::new();
            make(&mut bytes);
            slot.measure = Some(measure(file, &bytes));
            slot.bytes = Some(bytes);
        }
        slot.measure.clone()
    }

    /// Takes over the size of a file that is not made in this build.
    pub(super) fn recall(&self, file: &str, measure: Measure) {
        if let Some(slot) = self.slots.get(file) {
            slot.lock().unwrap_or_else(PoisonError::into_inner).measure.get_or_insert(measure);
        }
    }

    /// Takes the bytes of a file to the end of `buffer`; they are made if nobody has.
    pub(super) fn take(&self, file: &str, buffer: &mut Vec<u8>, make: impl FnOnce(&mut Vec<u8>)) {
        let Some(slot) = self.slots.get(file) else { return make(buffer) };
        let mut slot = slot.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(bytes) = slot.bytes.take() {
            // The largest files are large: an empty buffer takes the bytes as they lie.
            match buffer.is_empty() {
                true => *buffer = bytes,
                false => buffer.extend_from_slice(&bytes),
            }
            return;
        }
        let start = buffer.len();
        make(buffer);
        slot.measure.get_or_insert_with(|| measure(file, &buffer[start..]));
    }
}

/// Only tables are counted and hashed: nobody tells more of other files than how large they are.
fn measure(file: &str, bytes: &[u8]) -> Measure {
    if !file.ends_with(".csv") {
        return Measure { bytes: bytes.len(), sha256: String::new(), records: 0 };
    }
    let hash = Sha256::digest(bytes);
    let sha256 = hash.iter().map(|byte| format!("{byte:02x}")).collect();
    Measure { bytes: bytes.len(), sha256, records: records(bytes).saturating_sub(1) }
}

/// Counts the records of RFC 4180: line ends outside of quotes.
fn records(bytes: &[u8]) -> usize {
    let mut is_quoted = false;
    let mut count = 0;
    for &byte in bytes {
        match byte {
            b'"' => is_quoted = !is_quoted,
            b'\n' if !is_quoted => count += 1,
            _ => {}
        }
    }
    count
}
