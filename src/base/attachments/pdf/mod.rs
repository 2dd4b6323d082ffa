//! The door of lopdf: what a PDF tells, and what of it readers do not see.
//!
//! A document is never changed: a signature would break, and only its author knows what belongs there.

mod content;
mod objects;
mod pieces;

use std::collections::BTreeSet;

use lopdf::{Dictionary, Document, Object};

use super::finding::{Finding, HiddenKind};
use super::xml::{self, Node};
use objects::{LARGEST_PART, dictionary_text, each_dictionary, open_document};
pub(super) use pieces::{PdfPiece, each_piece};

/// The notes that people leave on a page (ISO 32000-1, 12.5.6); links, fields and what stands on the page itself are none.
const NOTES: [&[u8]; 16] = [
    b"Text",
    b"Popup",
    b"Highlight",
    b"Underline",
    b"Squiggly",
    b"StrikeOut",
    b"Caret",
    b"Ink",
    b"Square",
    b"Circle",
    b"Line",
    b"Polygon",
    b"PolyLine",
    b"Redact",
    b"Stamp",
    b"FileAttachment",
];

/// Returns what an editor must look at beside what the pieces of the document tell.
pub(super) fn inspect(bytes: &[u8]) -> BTreeSet<Finding> {
    // That it cannot be opened is told by whoever goes through it.
    let Some(document) = open_document(bytes) else { return BTreeSet::new() };
    let mut found: BTreeSet<Finding> =
        authors(&document).into_iter().map(Finding::Author).collect();
    let hidden = |kind, name: String| Finding::Hidden(kind, name);
    each_dictionary(&document, &mut |dictionary| {
        if is_note(&document, dictionary) {
            found.insert(hidden(HiddenKind::Comments, String::new()));
        }
    });
    found.extend(hidden_layers(&document).into_iter().map(|name| hidden(HiddenKind::Layer, name)));
    found
}

/// Returns the authors that the document's information and its XMP name.
fn authors(document: &Document) -> BTreeSet<String> {
    let mut authors = BTreeSet::new();
    let info = document.trailer.get_deref(b"Info", document).and_then(Object::as_dict);
    authors.extend(info.ok().and_then(|info| dictionary_text(document, info, b"Author")));
    let metadata = document.catalog().and_then(|catalog| catalog.get_deref(b"Metadata", document));
    if let Ok(metadata) = metadata.and_then(Object::as_stream) {
        let (mut is_creator, mut name) = (false, String::new());
        let xmp = metadata.get_plain_content_with_limit(LARGEST_PART).unwrap_or_default();
        // What breaks off tells what it told so far.
        let _ = xml::walk(&*xmp, &mut |node| match node {
            Node::Open(element) => is_creator |= element.name() == "creator",
            Node::Close(end @ ("li" | "creator")) => {
                authors.insert(std::mem::take(&mut name));
                is_creator &= end != "creator";
            }
            Node::Text(piece) if is_creator => name.push_str(piece.trim()),
            Node::Text(_) | Node::Close(_) => {}
        });
    }
    authors.retain(|name| !name.trim().is_empty());
    authors
}

fn is_note(document: &Document, dictionary: &Dictionary) -> bool {
    let kind = dictionary.get(b"Subtype").and_then(Object::as_name).unwrap_or_default();
    NOTES.contains(&kind) && dictionary_text(document, dictionary, b"Contents").is_some()
}

/// Returns the names of layers that are switched off.
fn hidden_layers(document: &Document) -> Vec<String> {
    let layers = || {
        let properties = document.catalog()?.get_deref(b"OCProperties", document)?.as_dict()?;
        let usual = properties.get_deref(b"D", document)?.as_dict()?;
        usual.get_deref(b"OFF", document)?.as_array()
    };
    let name = |layer: &Object| {
        let (_, layer) = document.dereference(layer).ok()?;
        dictionary_text(document, layer.as_dict().ok()?, b"Name")
    };
    layers().map(|layers| layers.iter().filter_map(name).collect()).unwrap_or_default()
}
