//! What a file of `content/files/` tells beside what it shows: where a picture was taken, who wrote a document.
//!
//! Comes in: the bytes of one file and its extension. Goes out: the same picture without metadata ([`clean`]), or what
//! an editor must look at because it cannot be taken out safely ([`inspect`]). No picture is decoded or encoded anew, so
//! none loses quality; nothing here panics on a broken file or reads more than it was given (docs/threats.md R12, V12).

mod document;
mod finding;
mod jpeg;
mod orientation;
mod png;
mod webp;

pub use finding::Finding;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Tells whether files of an extension are cleaned when they are published.
pub(crate) fn is_cleaned(extension: &str) -> bool {
    matches!(extension.to_ascii_lowercase().as_str(), "jpg" | "jpeg" | "png" | "webp")
}

/// Tells whether files of an extension have to be read whole to know what they tell.
pub(crate) fn is_inspected(extension: &str) -> bool {
    let extension = extension.to_ascii_lowercase();
    let others = ["pdf", "docx", "xlsx", "odt", "ods", "gif", "avif", "mp4", "doc", "xls"];
    is_cleaned(&extension) || others.contains(&extension.as_str())
}

/// Returns a picture without its metadata, but with its colours and the way it is held; nothing if it is broken.
pub fn clean(extension: &str, bytes: &[u8]) -> Option<Vec<u8>> {
    let clean = match extension.to_ascii_lowercase().as_str() {
        "jpg" | "jpeg" => jpeg::clean,
        "png" => png::clean,
        "webp" => webp::clean,
        _ => return None,
    };
    // A fault of a library in a hostile file must not end the build: the file is then as good as broken.
    catch_unwind(AssertUnwindSafe(|| clean(bytes))).ok().flatten()
}

/// Returns what an editor must look at, sorted.
pub fn inspect(extension: &str, bytes: &[u8]) -> Vec<Finding> {
    let extension = extension.to_ascii_lowercase();
    let look = || match extension.as_str() {
        "pdf" => document::pdf(bytes),
        "docx" | "xlsx" | "odt" | "ods" => document::office(bytes),
        // Their inner form is not read; whoever saves one as a newer type sees what it tells.
        "doc" | "xls" => vec![Finding::Metadata],
        "gif" | "avif" | "mp4" if tells(bytes) => vec![Finding::Metadata],
        extension if is_cleaned(extension) && clean(extension, bytes).is_none() => {
            vec![Finding::Broken]
        }
        _ => Vec::new(),
    };
    let mut found = looked(look);
    found.sort();
    found.dedup();
    found
}

/// Hands over the texts of a document or an archive, each with the name of the part that has it; one that breaks the look has no more.
pub(crate) fn each_text(extension: &str, bytes: &[u8], take: &mut dyn FnMut(&str, &str)) {
    let extension = extension.to_ascii_lowercase();
    let _ = catch_unwind(AssertUnwindSafe(|| document::each_text(&extension, bytes, take)));
}

/// Looks through a file; one that breaks the look may tell anything.
fn looked(look: impl FnOnce() -> Vec<Finding>) -> Vec<Finding> {
    catch_unwind(AssertUnwindSafe(look)).unwrap_or_else(|_| vec![Finding::Metadata])
}

/// Looks for the marks of metadata that may hold a place: Exif, XMP, and the place of a video.
fn tells(bytes: &[u8]) -> bool {
    let marks: [&[u8]; 5] = [
        b"Exif\0",
        b"http://ns.adobe.com/xap/",
        b"XMP Data",
        b"\xa9xyz",
        b"com.apple.quicktime.location",
    ];
    marks.iter().any(|mark| bytes.windows(mark.len()).any(|window| window == *mark))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_breaks_the_look_is_one_to_look_at() {
        assert_eq!(looked(|| panic!("a document that nobody foresaw")), [Finding::Metadata]);
        assert_eq!(looked(Vec::new), []);
    }
}
