//! What a document tells of who wrote it, and text in it that a reader does not see.
//!
//! A document is never changed: a signature would break, and only its author knows what belongs there. Office files
//! are archives of XML; of those one small file is read, with limits on its size.

use std::io::{Cursor, Read};

use lopdf::content::Content;
use lopdf::{Document, Object};

use super::finding::Finding;

/// How much of one part is unpacked, in bytes.
const LARGEST_PART: usize = 4 * 1024 * 1024;

/// How much of one part is unpacked to look through its text, in bytes.
const LARGEST_TEXT: u64 = 64 * 1024 * 1024;

/// How many pages are looked at.
const PAGES: usize = 200;

/// Text that is set but not drawn (ISO 32000-1, 9.3.6).
const INVISIBLE: i64 = 3;

pub(super) fn pdf(bytes: &[u8]) -> Vec<Finding> {
    let Ok(document) = Document::load_mem(bytes) else {
        // Damaged or locked: a reader's program may still open it, and this one cannot say what it tells.
        return vec![Finding::Metadata];
    };
    let mut found: Vec<Finding> = author(&document).map(Finding::Author).into_iter().collect();
    let pages = document.page_iter().take(PAGES);
    if pages.into_iter().any(|page| has_hidden_text(&document, page)) {
        found.push(Finding::HiddenText);
    }
    found
}

/// Returns the author that the document's information or its XMP names.
fn author(document: &Document) -> Option<String> {
    let reference = |object: &Object| document.dereference(object).ok().map(|(_, o)| o.clone());
    let info = document.trailer.get(b"Info").ok().and_then(reference);
    let named = info.and_then(|info| {
        let author = info.as_dict().ok()?.get(b"Author").ok().and_then(reference)?;
        lopdf::decode_text_string(&author).ok()
    });
    let named = named.filter(|name| !name.trim().is_empty());
    named.or_else(|| {
        let metadata = document.catalog().ok()?.get(b"Metadata").ok().and_then(reference)?;
        let stream = metadata.as_stream().ok()?;
        let xml = stream.decompressed_content_with_limit(LARGEST_PART).ok();
        let xml = xml.unwrap_or_else(|| stream.content.clone());
        inner(&String::from_utf8_lossy(&xml), "dc:creator")
    })
}

fn has_hidden_text(document: &Document, page: lopdf::ObjectId) -> bool {
    let Ok(bytes) = document.get_page_content_with_limit(page, LARGEST_PART) else { return false };
    let Ok(content) = Content::decode(&bytes) else { return false };
    let mut is_invisible = false;
    content.operations.iter().any(|operation| {
        let shows = ["Tj", "TJ", "'", "\""].contains(&operation.operator.as_str());
        if operation.operator == "Tr" {
            is_invisible =
                operation.operands.first().and_then(|o| o.as_i64().ok()) == Some(INVISIBLE);
        }
        shows && is_invisible
    })
}

/// Hands over the texts of a document, each with the name of the part that has it.
pub(super) fn each_text(extension: &str, bytes: &[u8], take: &mut dyn FnMut(&str, &str)) {
    if extension == "pdf" {
        let Ok(document) = Document::load_mem(bytes) else { return };
        let pages: Vec<u32> = document.get_pages().into_keys().collect();
        for text in document.extract_text_chunks_with_limit(&pages, LARGEST_PART) {
            text.iter().for_each(|text| take("", text));
        }
        return;
    }
    let Ok(mut archive) = zip::ZipArchive::new(Cursor::new(bytes)) else { return };
    for index in 0..archive.len() {
        let Ok(part) = archive.by_index(index) else { continue };
        let name = part.name().map_or_else(|_| String::new(), |name| name.into_owned());
        let mut text = Vec::new();
        // What breaks off is handed over as far as it goes.
        let _ = part.take(LARGEST_TEXT).read_to_end(&mut text);
        take(&name, &String::from_utf8_lossy(&text));
    }
}

/// Looks for the author in the part of an Office Open XML or OpenDocument file that names it.
pub(super) fn office(bytes: &[u8]) -> Vec<Finding> {
    let Ok(mut archive) = zip::ZipArchive::new(Cursor::new(bytes)) else {
        return vec![Finding::Broken];
    };
    let parts = [
        ("docProps/core.xml", &["dc:creator", "cp:lastModifiedBy"][..]),
        ("meta.xml", &["meta:initial-creator", "dc:creator"][..]),
    ];
    for (part, elements) in parts {
        let Ok(file) = archive.by_name(part) else { continue };
        let mut xml = String::new();
        if file.take(LARGEST_PART as u64).read_to_string(&mut xml).is_err() {
            return vec![Finding::Metadata];
        }
        if let Some(name) = elements.iter().find_map(|element| inner(&xml, element)) {
            return vec![Finding::Author(name)];
        }
    }
    Vec::new()
}

/// Returns the text of the first element of a name, without the tags inside it.
fn inner(xml: &str, element: &str) -> Option<String> {
    let (_, rest) = xml.split_once(&format!("<{element}"))?;
    let (_, rest) = rest.split_once('>')?;
    let (inside, _) = rest.split_once(&format!("</{element}>"))?;
    let mut text = String::new();
    let mut is_tag = false;
    for c in inside.chars() {
        match c {
            '<' => is_tag = true,
            '>' => is_tag = false,
            c if !is_tag => text.push(c),
            _ => {}
        }
    }
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    (!text.is_empty()).then_some(text)
}
