//! Where the bytes of one file go as they are made.
//!
//! Most files are small: their bytes lie in a thread's buffer until the file is whole. A list of ten thousand rows has
//! tens of megabytes, and fresh memory costs more than writing it: such a file is given away piece by piece
//! ([`Sink::flow`]), and only its end is in memory. Size and SHA-256 are counted on the way, once for everybody who
//! tells them.

use std::io;

use sha2::{Digest, Sha256};

/// How many bytes are kept before they are given away: what a core's own cache holds.
const PIECE: usize = 256 * 1024;

/// Takes a piece of a file.
type Taker<'a> = &'a mut dyn FnMut(&[u8]);

/// Takes the bytes of one file from its beginning to its end.
pub struct Sink<'a> {
    /// The end of the file, from `start`; before that lies what is not of this file.
    buffer: &'a mut Vec<u8>,
    start: usize,
    /// Up to where the buffer is counted.
    counted: usize,
    taker: Option<Taker<'a>>,
    gone: u64,
    records: usize,
    hash: Sha256,
}

/// How long a file is, and its hash.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ContentDigest {
    /// Its length in bytes.
    pub bytes: u64,
    /// Its SHA-256, in hex.
    pub sha256: String,
}

impl<'a> Sink<'a> {
    /// Leaves the whole file at the end of a buffer.
    pub(crate) fn into_buffer(buffer: &'a mut Vec<u8>) -> Self {
        let start = buffer.len();
        let hash = Sha256::new();
        Self { buffer, start, counted: start, taker: None, gone: 0, records: 0, hash }
    }

    /// Gives a file that becomes large to `taker`, piece by piece and in order; its end stays in the buffer, which has to be
    /// empty now.
    pub(crate) fn flowing(buffer: &'a mut Vec<u8>, taker: Taker<'a>) -> Self {
        buffer.clear();
        Self { taker: Some(taker), ..Self::into_buffer(buffer) }
    }

    /// Returns the buffer, to write to its end; what lies there stays as it is.
    pub(crate) fn buffer(&mut self) -> &mut Vec<u8> {
        self.buffer
    }

    /// Gives away what was made, if it is much: whoever writes rows calls this between two.
    pub(crate) fn flow(&mut self) {
        if self.buffer.len() >= PIECE && self.taker.is_some() {
            self.count_record();
            if let Some(take) = self.taker.as_mut() {
                take(self.buffer);
            }
            self.gone += self.buffer.len() as u64;
            self.buffer.clear();
            self.counted = 0;
        }
    }

    /// Notes how many records of a table were written, the heading among them.
    pub(crate) fn note_records(&mut self, records: usize) {
        self.records += records;
    }

    /// Returns how many records were noted.
    pub(crate) fn record_count(&self) -> usize {
        self.records
    }

    /// Measures what the sink has taken so far.
    pub(crate) fn digest(&mut self) -> ContentDigest {
        self.count_record();
        let bytes = self.gone + (self.buffer.len() - self.start) as u64;
        ContentDigest { bytes, sha256: hex(&self.hash.clone().finalize()) }
    }

    /// Takes the bytes of a file that somebody else made.
    pub(crate) fn write_vec(&mut self, bytes: Vec<u8>) {
        // The largest files are large: an empty buffer takes the bytes as they lie.
        match self.buffer.is_empty() {
            true => *self.buffer = bytes,
            false => self.buffer.extend_from_slice(&bytes),
        }
    }

    fn count_record(&mut self) {
        self.hash.update(&self.buffer[self.counted..]);
        self.counted = self.buffer.len();
    }
}

impl io::Write for Sink<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.buffer.extend_from_slice(bytes);
        self.flow();
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Returns bytes in hex.
pub(crate) fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digit = |value: u8| char::from(DIGITS[usize::from(value)]);
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    fn tally(bytes: &[u8]) -> ContentDigest {
        ContentDigest { bytes: bytes.len() as u64, sha256: hex(&Sha256::digest(bytes)) }
    }

    #[test]
    fn what_flows_away_is_the_file_in_order() {
        let piece: Vec<u8> = (0..=255).cycle().take(100_003).collect();
        let (mut whole, mut gone, mut buffer) = (Vec::new(), Vec::new(), Vec::new());
        let mut take = |bytes: &[u8]| gone.extend_from_slice(bytes);
        let mut sink = Sink::flowing(&mut buffer, &mut take);
        for round in 0..20 {
            whole.extend_from_slice(&piece);
            sink.write_all(&piece).unwrap();
            assert_eq!(sink.digest(), tally(&whole), "{round}");
            assert!(sink.buffer().len() < PIECE);
        }
        assert!(gone.len() > 1_500_000);
        gone.extend_from_slice(&buffer);
        assert!(gone == whole);
    }

    #[test]
    fn a_whole_file_stays_after_what_was_there() {
        let mut buffer = b"before".to_vec();
        let mut sink = Sink::into_buffer(&mut buffer);
        sink.buffer().extend_from_slice(b"a");
        sink.write_all(&vec![b'b'; 2 * PIECE]).unwrap();
        sink.write_vec(b"c".to_vec());
        assert_eq!(sink.digest().bytes as usize, 2 * PIECE + 2);
        assert!(buffer.starts_with(b"beforeab") && buffer.ends_with(b"bc"));
    }
}
