//! A PNG without Exif, text and times.

use img_parts::png::{Png, PngChunk};
use img_parts::{Bytes, ImageEXIF};

use super::exif;

/// The chunks that change what is seen; every other is left out (PNG, third edition, 11).
const KEPT: [&[u8; 4]; 21] = [
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"cHRM", b"gAMA", b"iCCP", b"sBIT", b"sRGB",
    b"cICP", b"mDCV", b"cLLI", b"bKGD", b"hIST", b"pHYs", b"sPLT", b"acTL", b"fcTL", b"fdAT",
    b"CgBI",
];

pub(super) fn clean(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut image = Png::from_bytes(Bytes::copy_from_slice(bytes)).ok()?;
    image.dimensions()?;
    let held = image.exif().as_deref().and_then(exif::read_orientation);
    image.chunks_mut().retain(|chunk| KEPT.contains(&&chunk.kind()));
    image.chunks().last().filter(|chunk| chunk.kind() == *b"IEND")?;
    if let Some(held) = held {
        let exif = PngChunk::new(*b"eXIf", exif::orientation_data(held).into());
        image.chunks_mut().insert(1, exif);
    }
    Some(image.encoder().bytes().to_vec())
}
