//! A WebP without Exif and XMP.

use img_parts::riff::{RiffChunk, RiffContent};
use img_parts::webp::{CHUNK_EXIF, CHUNK_VP8X, WebP};
use img_parts::{Bytes, ImageEXIF};

use super::exif;

/// The chunks that change what is seen (RFC 9649, 2.7).
const KEPT: [&[u8; 4]; 7] = [b"VP8X", b"VP8 ", b"VP8L", b"ALPH", b"ANIM", b"ANMF", b"ICCP"];

/// Bits of the extended header: "has Exif" and "has XMP".
const EXIF: u8 = 0x08;
const XMP: u8 = 0x04;

pub(super) fn clean(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut image = WebP::from_bytes(Bytes::copy_from_slice(bytes)).ok()?;
    image.dimensions()?;
    let held = image.exif().as_deref().and_then(exif::read_orientation);
    image.chunks_mut().retain(|chunk| KEPT.contains(&&chunk.id()));
    for chunk in image.chunks_mut().iter_mut().filter(|chunk| chunk.id() == CHUNK_VP8X) {
        if let RiffContent::Data(data) = chunk.content_mut() {
            let mut header = data.to_vec();
            let flags = header.first_mut()?;
            *flags &= !(EXIF | XMP);
            *flags |= if held.is_some() { EXIF } else { 0 };
            *data = header.into();
        }
    }
    if let Some(held) = held {
        let exif = RiffContent::Data(exif::orientation_data(held).into());
        image.chunks_mut().push(RiffChunk::new(CHUNK_EXIF, exif));
    }
    Some(image.encoder().bytes().to_vec())
}
