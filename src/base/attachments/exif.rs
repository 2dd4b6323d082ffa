//! What Exif tells: how a picture is held, which a reader needs, and whether it says where it was taken.
//!
//! Many phones save a portrait lying down and say so in a tag; without it the picture would lie down for
//! everybody. Exif 2.32, 4.6.4: tag 0x0112, a short of 1 to 8.

/// The tag that says how a picture is held.
const ORIENTATION: u16 = 0x0112;

/// The tag that leads to what says where a picture was taken.
const PLACE: u16 = 0x8825;

/// What comes before Exif data in a picture.
const MARK: &[u8] = b"Exif\0\0";

/// Returns the orientation that Exif data tells, if it is another than upright.
pub(super) fn read_orientation(tiff: &[u8]) -> Option<u8> {
    let tiff = Tiff::new(tiff)?;
    let value = tiff.read_u16(tiff.tag_position(ORIENTATION)?.checked_add(8)?)?;
    u8::try_from(value).ok().filter(|value| (2..=8).contains(value))
}

/// Tells whether the beginning of a picture says where it was taken.
pub(super) fn has_location(picture: &[u8]) -> bool {
    let places = picture.windows(MARK.len()).enumerate().filter(|(_, window)| *window == MARK);
    let starts = places.map(|(start, _)| start + MARK.len());
    starts
        .chain([0])
        .any(|start| Tiff::new(&picture[start..]).and_then(|t| t.tag_position(PLACE)).is_some())
}

/// Exif data, in either order of bytes.
struct Tiff<'a> {
    bytes: &'a [u8],
    is_little: bool,
}

impl<'a> Tiff<'a> {
    fn new(bytes: &'a [u8]) -> Option<Self> {
        let is_little = match bytes.get(..4)? {
            b"II*\0" => true,
            b"MM\0*" => false,
            _ => return None,
        };
        Some(Self { bytes, is_little })
    }

    fn read_u16(&self, at: usize) -> Option<u16> {
        let pair = [*self.bytes.get(at)?, *self.bytes.get(at.checked_add(1)?)?];
        Some(if self.is_little { u16::from_le_bytes(pair) } else { u16::from_be_bytes(pair) })
    }

    fn long(&self, at: usize) -> Option<usize> {
        let (first, second) =
            (usize::from(self.read_u16(at)?), usize::from(self.read_u16(at.checked_add(2)?)?));
        Some(if self.is_little { second << 16 | first } else { first << 16 | second })
    }

    /// Returns where a tag of the first directory stands.
    fn tag_position(&self, tag: u16) -> Option<usize> {
        let directory = self.long(4)?;
        let count = usize::from(self.read_u16(directory)?);
        let entry = |n: usize| directory.checked_add(2)?.checked_add(n * 12);
        (0..count).filter_map(entry).find(|at| self.read_u16(*at) == Some(tag))
    }
}

/// Returns Exif data that tells the orientation and nothing else.
pub(super) fn orientation_data(orientation: u8) -> Vec<u8> {
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
            assert_eq!(read_orientation(&orientation_data(orientation)), Some(orientation));
        }
        assert_eq!(read_orientation(&orientation_data(1)), None);
        assert_eq!(
            read_orientation(b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0"),
            Some(6)
        );
    }

    #[test]
    fn any_beginning_of_it_is_read_without_harm() {
        let whole = orientation_data(6);
        for end in 0..whole.len() {
            // Only that it ends, and without a panic, is asked.
            let _ = read_orientation(&whole[..end]);
        }
        assert_eq!(read_orientation(b"II*\0\xff\xff\xff\xff"), None);
    }
}
