//! The parts of a workbook in their zip (ECMA-376-2, 7 and 9; ISO 29500-2), and XML that is well formed by how it is made.

use std::io::{self, Cursor, Write};

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, Event};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// From here on more time makes a sheet no smaller: 10,000 organisations take 1.42 MB here and 1.43 MB at 6, in twice the time.
const LEVEL: i64 = 5;
/// Why writing succeeds: no part meets a disk, and none grows to the 4 GB that a zip of this kind ends at.
const IN_MEMORY: &str = "memory takes every part of a workbook";

/// What a part begins with that is written piece by piece.
pub(super) const DECLARATION: &str =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";

/// XML that is being written into memory.
pub(super) type Xml = Writer<Vec<u8>>;

/// A package that parts are added to, one after the other.
pub(super) struct Package(ZipWriter<Cursor<Vec<u8>>>);

impl Default for Package {
    fn default() -> Self {
        Self(ZipWriter::new(Cursor::new(Vec::new())))
    }
}

impl Package {
    /// Adds a part that is made whole: a root element with its attributes, and what `content` writes into it.
    pub(super) fn add_part(
        &mut self,
        name: &str,
        (root, attributes): (&str, &[(&str, &str)]),
        content: impl FnOnce(&mut Xml) -> io::Result<()>,
    ) {
        self.begin(name);
        self.push(&xml_document(root, attributes, content));
    }

    /// Begins a part that is written piece by piece.
    pub(super) fn begin(&mut self, name: &str) {
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
        let options = options.compression_level(Some(LEVEL));
        self.0.start_file(name, options).expect(IN_MEMORY);
    }

    /// Writes the next piece of the part that was begun last.
    pub(super) fn push(&mut self, piece: &[u8]) {
        self.0.write_all(piece).expect(IN_MEMORY);
    }

    /// Returns the bytes of the whole.
    pub(super) fn finish(self) -> Vec<u8> {
        self.0.finish().expect(IN_MEMORY).into_inner()
    }
}

/// Returns an XML document.
fn xml_document(
    root: &str,
    attributes: &[(&str, &str)],
    content: impl FnOnce(&mut Xml) -> io::Result<()>,
) -> Vec<u8> {
    let mut xml = Xml::new(Vec::new());
    let declaration = BytesDecl::new("1.0", Some("UTF-8"), Some("yes"));
    xml.write_event(Event::Decl(declaration)).expect(IN_MEMORY);
    let root = xml.create_element(root).with_attributes(attributes.iter().copied());
    root.write_inner_content(content).expect(IN_MEMORY);
    xml.into_inner()
}

/// Returns a piece of XML for a part that is written piece by piece.
pub(super) fn xml_piece(content: impl FnOnce(&mut Xml) -> io::Result<()>) -> Vec<u8> {
    let mut xml = Xml::new(Vec::new());
    content(&mut xml).expect(IN_MEMORY);
    xml.into_inner()
}

/// Writes an element that holds nothing but its attributes.
pub(super) fn empty_element(
    xml: &mut Xml,
    name: &str,
    attributes: &[(&str, &str)],
) -> io::Result<()> {
    let element = xml.create_element(name).with_attributes(attributes.iter().copied());
    element.write_empty().map(drop)
}
