//! The objects of a PDF.

use lopdf::{Dictionary, Document, LoadOptions, Object};

/// How much of one page, font or text is unpacked, in bytes.
pub(super) const LARGEST_PART: usize = 16 * 1024 * 1024;

/// How much of the streams is unpacked that objects are stored in, in bytes.
const LARGEST_STORE: usize = 64 * 1024 * 1024;

/// Opens a document; nothing where it is damaged or locked.
pub(super) fn open_document(bytes: &[u8]) -> Option<Document> {
    let options = LoadOptions::with_max_decompressed_size(LARGEST_STORE);
    let document = Document::load_mem_with_options(bytes, options).ok()?;
    (!document.is_encrypted() || document.was_encrypted()).then_some(document)
}

/// Returns a text of a dictionary.
pub(super) fn dictionary_text(
    document: &Document,
    dictionary: &Dictionary,
    key: &[u8],
) -> Option<String> {
    let object = dictionary.get_deref(key, document).ok()?;
    lopdf::decode_text_string(object).ok().filter(|text| !text.trim().is_empty())
}

/// Returns the name of a file within a document.
pub(super) fn file_name(document: &Document, dictionary: &Dictionary) -> String {
    let name = [&b"UF"[..], b"F"].iter().find_map(|key| dictionary_text(document, dictionary, key));
    name.unwrap_or_default()
}

/// Goes through every dictionary of a document, wherever it lies in another.
pub(super) fn each_dictionary(document: &Document, see: &mut dyn FnMut(&Dictionary)) {
    for object in document.objects.values() {
        each_object(object, &mut |object| {
            if let Ok(dictionary) = object.as_dict() {
                see(dictionary);
            } else if let Ok(stream) = object.as_stream() {
                see(&stream.dict);
            }
        });
    }
}

/// Goes through an object and what lies in it; what it refers to is an object of its own.
pub(super) fn each_object<'a>(object: &'a Object, see: &mut dyn FnMut(&'a Object)) {
    let mut left = vec![object];
    while let Some(object) = left.pop() {
        see(object);
        if let Ok(items) = object.as_array() {
            left.extend(items);
        } else if let Ok(dictionary) = object.as_dict() {
            left.extend(dictionary.iter().map(|(_, item)| item));
        } else if let Ok(stream) = object.as_stream() {
            left.extend(stream.dict.iter().map(|(_, item)| item));
        }
    }
}
