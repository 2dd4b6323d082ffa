//! Sizes and hashes of files that other files tell of: the data page and the packages.
//!
//! Files that tell of others are made after them ([`crate::base::files::PlannedFile::turn`]), so their sizes are here and their
//! bytes are not. Who asks earlier makes the file and leaves the bytes here, and whoever writes it takes them away: none is
//! rendered twice in one build. It is a memory of what the same public record gives and changes no byte. Of a file that a former build made of the same, the size
//! comes from there.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use crate::base::maps::HashMap;
use crate::base::sink::{ContentDigest, Sink};

/// How long a file is, and its SHA-256 in hex.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::site) struct Measure {
    /// Its length in bytes.
    pub bytes: u64,
    /// Its SHA-256.
    pub sha256: String,
    /// How many records it has below its heading, for a table; 0 for another file.
    pub records: usize,
}

/// What is known of each file that a format makes for the site. A file may ask for another only along the packages:
/// page, package, table; so no two wait for each other.
#[derive(Debug)]
pub(in crate::site) struct MeasureCache {
    slots: BTreeMap<&'static str, Mutex<Slot>>,
    /// Cards by the id of their organisation, from the first who asks for one to the second.
    cards: Mutex<HashMap<Arc<str>, Box<[u8]>>>,
}

#[derive(Debug, Default)]
struct Slot {
    measure: Option<Measure>,
    bytes: Option<Vec<u8>>,
}

impl MeasureCache {
    /// Knows nothing yet of the files that the formats with these names make.
    pub(in crate::site) fn for_files(files: impl IntoIterator<Item = &'static str>) -> Self {
        let slots = files.into_iter().map(|file| (file, Mutex::default()));
        Self { slots: slots.collect(), cards: Mutex::default() }
    }

    /// Returns the size of a file, which `make` makes if nobody has.
    pub(super) fn measure(&self, file: &str, make: impl FnOnce(&mut Sink<'_>)) -> Option<Measure> {
        // Whoever panicked while making a file left nothing half-made here.
        let mut slot = self.slots.get(file)?.lock().unwrap_or_else(PoisonError::into_inner);
        if slot.measure.is_none() {
            let mut bytes = Vec::new();
            slot.measure = Some(measured(&mut Sink::into_buffer(&mut bytes), make));
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

    /// Writes the card of an organisation to the end of `buffer`. It stands alone and among all cards: who asks first makes it
    /// and leaves a copy here, which the second takes away.
    pub(super) fn write_card(
        &self,
        id: &Arc<str>,
        buffer: &mut Vec<u8>,
        make: impl FnOnce(&mut Vec<u8>),
    ) {
        let cards = || self.cards.lock().unwrap_or_else(PoisonError::into_inner);
        let made = cards().remove(id);
        if let Some(card) = made {
            return buffer.extend_from_slice(&card);
        }
        let start = buffer.len();
        make(buffer);
        cards().insert(id.clone(), buffer[start..].into());
    }

    /// Gives the bytes of a file to `sink`; they are made if nobody has.
    pub(super) fn write_to(
        &self,
        file: &str,
        sink: &mut Sink<'_>,
        make: impl FnOnce(&mut Sink<'_>),
    ) {
        let Some(slot) = self.slots.get(file) else { return make(sink) };
        let mut slot = slot.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(bytes) = slot.bytes.take() {
            return sink.write_vec(bytes);
        }
        let measure = measured(sink, make);
        slot.measure.get_or_insert(measure);
    }
}

/// Makes a file and measures it.
fn measured(sink: &mut Sink<'_>, make: impl FnOnce(&mut Sink<'_>)) -> Measure {
    make(sink);
    let ContentDigest { bytes, sha256 } = sink.digest();
    Measure { bytes, sha256, records: sink.record_count().saturating_sub(1) }
}
