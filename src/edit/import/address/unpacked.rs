//! What came packed is unpacked, within the limit.

use std::io::Read;

use flate2::read::MultiGzDecoder;

use super::fault::FetchFault;

/// Unpacks an answer.
pub(super) fn unpacked(
    bytes: Vec<u8>,
    encoding: Option<&str>,
    largest: u64,
) -> Result<Vec<u8>, FetchFault> {
    let encoding = encoding.unwrap_or("identity").to_ascii_lowercase();
    // A file that is packed itself is told by its first bytes.
    let is_packed = bytes.starts_with(&[0x1f, 0x8b]);
    match &*encoding {
        "identity" | "gzip" | "x-gzip" if is_packed => {}
        "identity" => return Ok(bytes),
        _ => return Err(FetchFault::Packed),
    }
    let mut plain = Vec::new();
    let read = MultiGzDecoder::new(bytes.as_slice()).take(largest + 1).read_to_end(&mut plain);
    match read {
        Ok(_) if plain.len() as u64 > largest => Err(FetchFault::TooLarge),
        Ok(_) => Ok(plain),
        Err(_) => Err(FetchFault::Packed),
    }
}
