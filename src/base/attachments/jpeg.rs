//! A JPEG without Exif, XMP, IPTC, comments, previews and what follows its end.

use img_parts::jpeg::{Jpeg, JpegSegment, markers};
use img_parts::{Bytes, ImageEXIF};

use super::exif;

/// The frame's own data begins here: the first scan.
const SCAN: u8 = markers::SOS;

pub(super) fn clean(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut image = Jpeg::from_bytes(Bytes::copy_from_slice(bytes)).ok()?;
    image.dimensions()?;
    let held = image.exif().as_deref().and_then(exif::read_orientation);
    image.segments_mut().retain(is_kept);
    let segments = image.segments_mut();
    let last = segments.pop().filter(|segment| segment.marker() == SCAN)?;
    if let Some(held) = held {
        let mut exif = b"Exif\0\0".to_vec();
        exif.extend(exif::orientation_data(held));
        segments.insert(0, JpegSegment::new_with_contents(markers::APP1, exif.into()));
    }
    let mut clean = vec![0xff, markers::SOI];
    for segment in segments.iter() {
        push_segment(segment.marker(), segment.contents(), &mut clean);
    }
    push_segment(SCAN, last.contents(), &mut clean);
    // The library keeps all that follows the first scan as one piece; metadata may hide between scans, too.
    let whole = image_tail(bytes, &last)?;
    clean.extend(scans(whole)?);
    Some(clean)
}

/// Keeps what a decoder needs: tables, frames, the colour profile, and how colours were turned.
fn is_kept(segment: &JpegSegment) -> bool {
    match segment.marker() {
        markers::APP0 => segment.contents().starts_with(b"JFIF\0"),
        markers::APP2 => segment.contents().starts_with(b"ICC_PROFILE\0"),
        markers::APP14 => segment.contents().starts_with(b"Adobe"),
        0xe0..=0xef | markers::COM => false,
        _ => true,
    }
}

fn push_segment(marker: u8, contents: &[u8], clean: &mut Vec<u8>) {
    let length = u16::try_from(contents.len() + 2).unwrap_or(u16::MAX);
    clean.extend([0xff, marker]);
    clean.extend(length.to_be_bytes());
    clean.extend_from_slice(contents);
}

/// Returns what follows the header of the first scan.
fn image_tail<'a>(bytes: &'a [u8], scan: &JpegSegment) -> Option<&'a [u8]> {
    let length = scan.len_with_entropy().checked_sub(scan.len())?;
    // Everything up to the end of the file belongs to it.
    bytes.get(bytes.len().checked_sub(length)?..)
}

/// Copies the scans up to the end of the picture, without application data between them.
fn scans(mut rest: &[u8]) -> Option<Vec<u8>> {
    let mut kept = Vec::with_capacity(rest.len());
    loop {
        let at = rest.iter().position(|byte| *byte == 0xff)?;
        let (data, marked) = rest.split_at(at);
        kept.extend_from_slice(data);
        let marker = *marked.get(1)?;
        match marker {
            markers::EOI => {
                kept.extend([0xff, markers::EOI]);
                return Some(kept);
            }
            // A byte of data, a restart, or a byte that only fills.
            0x00 | 0xd0..=0xd7 => {
                kept.extend([0xff, marker]);
                rest = &marked[2..];
            }
            0xff => rest = &marked[1..],
            _ => {
                let length = usize::from(u16::from_be_bytes([*marked.get(2)?, *marked.get(3)?]));
                let segment = marked.get(..length.checked_add(2)?)?;
                if !matches!(marker, 0xe0..=0xef | markers::COM) {
                    kept.extend_from_slice(segment);
                }
                rest = &marked[segment.len()..];
            }
        }
    }
}
