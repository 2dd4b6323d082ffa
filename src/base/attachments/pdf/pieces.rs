//! What a PDF is made of: every text in it, seen or not, and the files within it.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use lopdf::{Dictionary, Document, Object, ObjectId, Stream};

use super::content::{Fonts, Resources};
use super::objects::{LARGEST_PART, each_dictionary, each_object, file_name, open_document};

/// How many earlier states of a document are looked through.
const STATES: usize = 8;

/// How much of one document is unpacked, in bytes.
const LARGEST: u64 = 64 * 1024 * 1024;

/// What closes each state of a document.
const END: &[u8] = b"%%EOF";

/// A piece of a document.
pub(in crate::base::attachments) enum PdfPiece<'a> {
    /// A text: of a page, of a note, of a field, of what the document says of itself.
    Text(Cow<'a, str>),
    /// A file within it, with its name.
    File(String, Vec<u8>),
    /// A picture, as it is packed.
    Picture(&'a [u8]),
    /// Text that is set and not drawn.
    Invisible,
    /// Something that could not be read.
    Unread,
}

/// Hands over the pieces of a document, unpacking at most `limit` bytes of it; returns how many it unpacked.
pub(in crate::base::attachments) fn each_piece(
    bytes: &[u8],
    limit: u64,
    take: &mut dyn FnMut(PdfPiece<'_>),
) -> u64 {
    let Some(document) = open_document(bytes) else {
        take(PdfPiece::Unread);
        return 0;
    };
    let limit = limit.min(LARGEST);
    let mut left = limit;
    Pieces::new(&document, &mut left, take).visit_all();
    // Who saves a change may leave the file as it was before within it, as a signature needs it.
    for state in earlier(bytes) {
        if let Some(document) = open_document(state) {
            // What cannot be read of it is no state that a reader's program opens.
            let take = &mut |piece: PdfPiece<'_>| match piece {
                PdfPiece::Unread | PdfPiece::Invisible => {}
                PdfPiece::Text(_) | PdfPiece::File(..) | PdfPiece::Picture(_) => take(piece),
            };
            Pieces::new(&document, &mut left, take).visit_all();
        }
    }
    limit - left
}

/// Returns the earlier states of a document.
fn earlier(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    let ends = bytes.windows(END.len()).enumerate().filter(|(_, window)| *window == END);
    let ends: Vec<usize> = ends.map(|(start, _)| start + END.len()).collect();
    let before = ends.len().saturating_sub(1);
    ends.into_iter().take(before.min(STATES)).map(|end| &bytes[..end])
}

struct Pieces<'d, 'a> {
    document: &'d Document,
    fonts: Fonts<'d>,
    left: &'a mut u64,
    take: &'a mut dyn FnMut(PdfPiece<'_>),
}

impl<'d, 'a> Pieces<'d, 'a> {
    fn new(
        document: &'d Document,
        left: &'a mut u64,
        take: &'a mut dyn FnMut(PdfPiece<'_>),
    ) -> Self {
        Self { document, fonts: Fonts::new(document), left, take }
    }

    fn visit_all(&mut self) {
        self.strings();
        self.pages();
        self.streams();
    }

    /// Hands over what stands in dictionaries: title and keywords, notes, values of fields, names of files, addresses.
    fn strings(&mut self) {
        let trailer = self.document.trailer.iter().map(|(_, object)| object);
        for object in self.document.objects.values().chain(trailer) {
            each_object(object, &mut |object| {
                if let Object::String(bytes, _) = object {
                    let text = lopdf::decode_text_string(object);
                    let text = text.unwrap_or_else(|_| String::from_utf8_lossy(bytes).into_owned());
                    (self.take)(PdfPiece::Text(text.into()));
                }
            });
        }
    }

    fn pages(&mut self) {
        for page in self.document.page_iter() {
            match self.document.get_page_content_with_limit(page, self.limit()) {
                Ok(content) => match self.fonts.of_page(page, self.left) {
                    Some(resources) => self.visit_content(&resources, &content),
                    None => (self.take)(PdfPiece::Unread),
                },
                Err(_) => (self.take)(PdfPiece::Unread),
            }
        }
    }

    fn visit_content(&mut self, resources: &Resources<'_>, content: &[u8]) {
        self.use_up(content.len());
        let page = resources.page_text(content);
        (self.take)(PdfPiece::Text(page.text.into()));
        if page.has_invisible {
            (self.take)(PdfPiece::Invisible);
        }
        if page.is_torn {
            (self.take)(PdfPiece::Unread);
        }
    }

    /// Hands over what lies in streams: files, forms, XMP and other texts.
    fn streams(&mut self) {
        let (names, texts) = (file_names(self.document), text_streams(self.document));
        for (id, object) in &self.document.objects {
            let Object::Stream(stream) = object else { continue };
            if is_picture(stream) {
                (self.take)(PdfPiece::Picture(&stream.content));
                continue;
            }
            let name = names.get(id);
            let is_file = name.is_some() || stream.dict.has_type(b"EmbeddedFile");
            if !is_file && is_opaque(&stream.dict) {
                continue;
            }
            let limit = if is_file { usize::try_from(*self.left) } else { Ok(self.limit()) };
            let Ok(bytes) = stream.get_plain_content_with_limit(limit.unwrap_or(usize::MAX)) else {
                let is_text = texts.contains(id) || stream.dict.has_type(b"Metadata");
                if is_file || is_text || is_form(stream) {
                    (self.take)(PdfPiece::Unread);
                }
                continue;
            };
            if is_form(stream) {
                let resources = self.fonts.of_form(&stream.dict, self.left);
                self.visit_content(&resources, &bytes);
                continue;
            }
            self.use_up(bytes.len());
            if is_file {
                (self.take)(PdfPiece::File(name.cloned().unwrap_or_default(), bytes));
            } else if bytes.trim_ascii_start().starts_with(b"<") || texts.contains(id) {
                (self.take)(PdfPiece::Text(String::from_utf8_lossy(&bytes)));
            }
        }
    }

    fn limit(&self) -> usize {
        usize::try_from(*self.left).unwrap_or(usize::MAX).min(LARGEST_PART)
    }

    fn use_up(&mut self, count: usize) {
        *self.left = self.left.saturating_sub(count as u64);
    }
}

/// Tells fonts and what the document itself is stored in.
fn is_opaque(dictionary: &Dictionary) -> bool {
    let kind = dictionary.get(b"Subtype").and_then(Object::as_name).unwrap_or_default();
    let is_font = dictionary.has(b"Length1") || kind == b"Type1C" || kind == b"CIDFontType0C";
    let stores = dictionary.has_type(b"XRef") || dictionary.has_type(b"ObjStm");
    kind == b"OpenType" || is_font || stores
}

fn is_picture(stream: &Stream) -> bool {
    stream.dict.get(b"Subtype").and_then(Object::as_name).is_ok_and(|kind| kind == b"Image")
}

fn is_form(stream: &Stream) -> bool {
    stream.dict.get(b"Subtype").and_then(Object::as_name).is_ok_and(|kind| kind == b"Form")
}

/// Returns the streams that a script or the value of a field lies in.
fn text_streams(document: &Document) -> BTreeSet<ObjectId> {
    let mut texts = BTreeSet::new();
    each_dictionary(document, &mut |dictionary| {
        let values = [&b"JS"[..], b"V"].into_iter().filter_map(|key| dictionary.get(key).ok());
        texts.extend(values.filter_map(|value| value.as_reference().ok()));
    });
    texts
}

/// Returns the names of the files within a document, by where they lie.
fn file_names(document: &Document) -> BTreeMap<ObjectId, String> {
    let mut names = BTreeMap::new();
    each_dictionary(document, &mut |dictionary| {
        let Ok(files) = dictionary.get_deref(b"EF", document).and_then(Object::as_dict) else {
            return;
        };
        for (_, file) in files.iter() {
            if let Ok(id) = file.as_reference() {
                names.insert(id, file_name(document, dictionary));
            }
        }
    });
    names
}
