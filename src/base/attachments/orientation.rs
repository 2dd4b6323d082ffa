//! How a picture is held: the one tag of Exif that a reader needs.
//!
//! Many phones save a portrait lying down and say so in this tag; without it the picture would lie down for
//! everybody. Exif 2.32, 4.6.4: tag 0x0112, a short of 1 to 8.

/// The number of the tag.
const ORIENTATION: u16 = 0x0112;

/// Returns the orientation that Exif data tells, if it is another than upright.
pub(super) fn read(tiff: &[u8]) -> Option<u8> {
    let is_little = match tiff.get(..4)? {
        b"II*\0" => true,
        b"MM\0*" => false,
        _ => return None,
    };
    let short = |at: usize| {
        let pair = [*tiff.get(at)?, *tiff.get(at.checked_add(1)?)?];
        Some(if is_little { u16::from_le_bytes(pair) } else { u16::from_be_bytes(pair) })
    };
    let long = |at: usize| {
        let (first, second) = (usize::from(short(at)?), usize::from(short(at.checked_add(2)?)?));
        Some(if is_little { second << 16 | first } else { first << 16 | second })
    };
    let directory = long(4)?;
    let count = usize::from(short(directory)?);
    let entry = |n: usize| directory.checked_add(2)?.checked_add(n * 12);
    let at = (0..count).filter_map(entry).find(|at| short(*at) == Some(ORIENTATION))?;
    let value = short(at.checked_add(8)?)?;
    u8::try_from(value).ok().filter(|value| (2..=8).contains(value))
}

/// Returns Exif data that tells the orientation and nothing else.
pub(super) fn write(orientation: u8) -> Vec<u8> {
    let mut tiff = b"II*\0\x08\0\0\0\x01\0".to_vec();
    tiff.extend_from_slice(&ORIENTATION.to_le_bytes());
    tiff.extend_from_slice(&[3, 0, 1, 0, 0, 0, orientation, 0, 0, 0, 0, 0, 0, 0]);
    tiff
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        for orientation in 2..=8 {
            assert_eq!(read(&write(orientation)), Some(orientation));
        }
        assert_eq!(read(&write(1)), None);
        assert_eq!(read(b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0"), Some(6));
    }

    #[test]
    fn any_beginning_of_it_is_read_without_harm() {
        let whole = write(6);
        for end in 0..whole.len() {
            // Only that it ends, and without a panic, is asked.
            let _ = read(&whole[..end]);
        }
        assert_eq!(read(b"II*\0\xff\xff\xff\xff"), None);
    }
}
