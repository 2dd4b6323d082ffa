//! What a file is made of: its texts, and the files within it.
//!
//! Comes in: the bytes of a file. Goes out: each text, each file within another, and what could not be opened. Archives
//! and documents are told by their first bytes, whatever they are called. How deep and how much is unpacked has limits:
//! what lies beyond them counts as not opened.

use std::io::{self, Cursor, Read};

use super::package::Package;
use super::pdf::{self, PdfPiece};

/// How many files may lie in one another.
const DEEPEST: usize = 3;

/// How much of one published file is unpacked, in bytes.
const LARGEST: u64 = 512 * 1024 * 1024;

/// How much of a part is read to tell what it is.
const HEAD: usize = 8;

/// Who hears what a file is made of. Names are paths within the file; its own is empty.
pub(super) trait Visitor {
    /// Takes a text.
    fn visit_text(&mut self, name: &str, text: &mut dyn Read);

    /// Hears of a file within `parent` that is looked through, too.
    fn visit_file(&mut self, _parent: &str, _name: &str, _bytes: &[u8]) {}

    /// Hears of a picture within another file.
    fn picture(&mut self, _name: &str, _picture: &mut dyn Read) {}

    /// Hears of text that is set and not drawn.
    fn invisible(&mut self, _name: &str) {}

    /// Hears of what could not be opened, or not to its end.
    fn unopened(&mut self, name: &str);
}

/// Goes through a file.
pub(super) fn walk(bytes: &[u8], visitor: &mut dyn Visitor) {
    let mut walk = Walk { visitor, left: LARGEST };
    match Container::detect(bytes) {
        Some(container) => walk.walk_container(container, "", bytes, 0),
        None => walk.visitor.visit_text("", &mut Cursor::new(bytes)),
    }
}

/// A file that holds others, or text that has to be taken out.
#[derive(Debug, Clone, Copy)]
enum Container {
    Archive,
    Pdf,
    /// Documents of Office before 2007, what is locked with a password, objects within documents.
    Compound,
    /// An archive of a kind that is not opened here.
    Sealed,
}

impl Container {
    fn detect(head: &[u8]) -> Option<Self> {
        const SEALED: [&[u8]; 7] = [
            b"\x1f\x8b",
            b"7z\xbc\xaf\x27\x1c",
            b"Rar!",
            b"\xfd7zXZ",
            b"BZh",
            b"\x28\xb5\x2f\xfd",
            b"MSCF",
        ];
        let starts = |mark: &[u8]| head.starts_with(mark);
        match head {
            _ if starts(b"PK\x03\x04") || starts(b"PK\x05\x06") => Some(Self::Archive),
            _ if starts(b"%PDF-") => Some(Self::Pdf),
            _ if starts(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") => Some(Self::Compound),
            _ if SEALED.iter().any(|mark| starts(mark)) => Some(Self::Sealed),
            _ => None,
        }
    }
}

/// Tells files that hold no text: pictures, sounds, fonts.
pub(in crate::base) fn is_textless(path: &str) -> bool {
    let extension = path.rsplit_once('.').map_or("", |(_, extension)| extension);
    let known = [
        "png", "jpg", "jpeg", "gif", "webp", "avif", "ico", "mp3", "mp4", "woff", "woff2", "br",
        "gz", "bmp", "tif", "tiff", "ttf", "otf", "odttf",
    ];
    known.contains(&extension.to_ascii_lowercase().as_str())
}

struct Walk<'v> {
    visitor: &'v mut dyn Visitor,
    /// How much may still be unpacked.
    left: u64,
}

impl Walk<'_> {
    fn walk_container(&mut self, container: Container, name: &str, bytes: &[u8], depth: usize) {
        match container {
            _ if depth > DEEPEST => self.visitor.unopened(name),
            Container::Archive => self.archive(name, bytes, depth),
            Container::Pdf => self.pdf(name, bytes, depth),
            Container::Compound => self.compound(name, bytes),
            Container::Sealed => self.visitor.unopened(name),
        }
    }

    fn archive(&mut self, name: &str, bytes: &[u8], depth: usize) {
        let Some(mut archive) = Package::open(bytes) else {
            self.visitor.unopened(name);
            return;
        };
        for (number, part) in archive.names().into_iter().enumerate() {
            let path = joined(name, part.as_deref().unwrap_or("?"));
            if path.ends_with('/') {
                continue;
            }
            match archive.part(number).filter(|_| part.is_some()) {
                Some(part) => self.walk_part((name, &path), part, depth),
                None => self.visitor.unopened(&path),
            }
        }
    }

    /// Goes through a part of an archive.
    fn walk_part(&mut self, (parent, path): (&str, &str), mut part: impl Read, depth: usize) {
        let mut head = Vec::new();
        if part.by_ref().take(HEAD as u64).read_to_end(&mut head).is_err() {
            self.visitor.unopened(path);
            return;
        }
        let container = Container::detect(&head);
        let mut unpacked =
            Unpacked { inner: Cursor::new(&head).chain(part), left: self.left, is_cut: false };
        match container {
            Some(container) => {
                let mut bytes = Vec::new();
                // What breaks off is noted by the reader.
                let _ = unpacked.read_to_end(&mut bytes);
                self.left = unpacked.left;
                let is_cut = unpacked.is_cut;
                if is_cut {
                    self.visitor.unopened(path);
                    return;
                }
                self.visitor.visit_file(parent, path, &bytes);
                self.walk_container(container, path, &bytes, depth + 1);
                return;
            }
            None if is_textless(path) => self.visitor.picture(path, &mut unpacked),
            None => self.visitor.visit_text(path, &mut unpacked),
        }
        self.left = unpacked.left;
        if unpacked.is_cut {
            self.visitor.unopened(path);
        }
    }

    fn pdf(&mut self, name: &str, bytes: &[u8], depth: usize) {
        let visitor = &mut *self.visitor;
        let mut files = Vec::new();
        let mut unread = false;
        let limit = self.left;
        let used = pdf::each_piece(bytes, limit, &mut |piece| match piece {
            PdfPiece::Text(text) => visitor.visit_text(name, &mut text.as_bytes()),
            PdfPiece::File(file, bytes) => files.push((joined(name, &file), bytes)),
            PdfPiece::Picture(bytes) => visitor.picture(name, &mut &bytes[..]),
            PdfPiece::Invisible => visitor.invisible(name),
            PdfPiece::Unread => unread = true,
        });
        self.left = self.left.saturating_sub(used);
        if unread {
            self.visitor.unopened(name);
        }
        for (path, bytes) in files {
            self.visitor.visit_file(name, &path, &bytes);
            match Container::detect(&bytes) {
                Some(container) => self.walk_container(container, &path, &bytes, depth + 1),
                None if is_textless(&path) => self.visitor.picture(&path, &mut &bytes[..]),
                None => self.visitor.visit_text(&path, &mut &bytes[..]),
            }
        }
    }

    /// Hands over what may be text of a file of the old Office: its letters are one or two bytes each.
    fn compound(&mut self, name: &str, bytes: &[u8]) {
        let locked: Vec<u8> =
            "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
        if bytes.windows(locked.len()).any(|window| window == locked) {
            self.visitor.unopened(name);
            return;
        }
        let narrow: String = bytes.iter().map(|byte| char::from(*byte)).collect();
        self.visitor.visit_text(name, &mut narrow.as_bytes());
        for start in 0..2 {
            let pairs = bytes.get(start..).unwrap_or_default().as_chunks::<2>().0;
            let units = pairs.iter().map(|pair| u16::from_le_bytes(*pair));
            let wide: String = char::decode_utf16(units)
                .map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER))
                .collect();
            self.visitor.visit_text(name, &mut wide.as_bytes());
        }
    }
}

fn joined(folder: &str, name: &str) -> String {
    if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") }
}

/// A part as it is unpacked, up to a limit.
struct Unpacked<R> {
    inner: R,
    left: u64,
    /// Whether it is longer, or breaks off.
    is_cut: bool,
}

impl<R: Read> Read for Unpacked<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.is_cut || buffer.is_empty() {
            return Ok(0);
        }
        if self.left == 0 {
            self.is_cut = self.inner.read(&mut [0]).map_or(true, |count| count > 0);
            return Ok(0);
        }
        let room = usize::try_from(self.left).unwrap_or(usize::MAX).min(buffer.len());
        match self.inner.read(&mut buffer[..room]) {
            Ok(count) => {
                self.left -= count as u64;
                Ok(count)
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => Err(error),
            Err(_) => {
                self.is_cut = true;
                Ok(0)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Hears what could not be opened, and how much was read.
    #[derive(Default)]
    struct Heard {
        read: usize,
        unopened: Vec<String>,
    }

    impl Visitor for Heard {
        fn visit_text(&mut self, _name: &str, text: &mut dyn Read) {
            self.read += text.read_to_end(&mut Vec::new()).unwrap();
        }

        fn unopened(&mut self, name: &str) {
            self.unopened.push(name.to_owned());
        }
    }

    #[test]
    fn what_is_unpacked_beyond_the_limit_counts_as_not_opened() {
        let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for name in ["a.txt", "b.txt", "c.txt"] {
            archive.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
            std::io::Write::write_all(&mut archive, &[b'a'; 1000]).unwrap();
        }
        let bytes = archive.finish().unwrap().into_inner();
        for (left, read, unopened) in
            [(3000, 3000, &[][..]), (2999, 2999, &["c.txt"]), (1500, 1500, &["b.txt", "c.txt"])]
        {
            let mut heard = Heard::default();
            Walk { visitor: &mut heard, left }.archive("", &bytes, 0);
            assert_eq!(
                (heard.read, &*heard.unopened),
                (read, &unopened.iter().map(|n| n.to_string()).collect::<Vec<_>>()[..])
            );
        }
    }
}
