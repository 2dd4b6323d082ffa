//! What a file of `content/files/` tells beside what it shows: where a picture was taken, who wrote a document, what is
//! hidden in it.
//!
//! Comes in: the bytes of one file and its extension. Goes out: the same picture without metadata ([`clean`]), what an
//! editor must look at because it cannot be taken out safely ([`inspect`]), or every text in it, seen or not
//! ([`each_text`]). No picture is decoded or encoded anew, so none loses quality; nothing here panics on a broken file or
//! unpacks more than a limit (docs/threats.md R12, V12).

mod documents;
mod exif;
mod finding;
mod gif;
mod jpeg;
mod office;
mod package;
mod pdf;
mod png;
mod walk;
mod webp;
mod xml;

pub use finding::{Finding, HiddenKind};
use std::io::Read;
use std::panic::{AssertUnwindSafe, catch_unwind};
pub(in crate::base) use walk::is_textless;

/// Tells whether files of an extension are cleaned when they are published.
pub(crate) fn is_cleaned(extension: &str) -> bool {
    matches!(extension.to_ascii_lowercase().as_str(), "jpg" | "jpeg" | "png" | "webp" | "gif")
}

/// Tells whether files of an extension have to be read whole to know what they tell.
pub(crate) fn is_inspected(extension: &str) -> bool {
    let extension = extension.to_ascii_lowercase();
    let others = ["pdf", "docx", "xlsx", "odt", "ods", "zip", "avif", "mp4", "doc", "xls", "rtf"];
    is_cleaned(&extension) || others.contains(&extension.as_str())
}

/// Returns a picture without its metadata, but with its colours and the way it is held; nothing if it is broken.
pub fn clean(extension: &str, bytes: &[u8]) -> Option<Vec<u8>> {
    let clean = match extension.to_ascii_lowercase().as_str() {
        "jpg" | "jpeg" => jpeg::clean,
        "png" => png::clean,
        "webp" => webp::clean,
        "gif" => gif::clean,
        _ => return None,
    };
    // A fault of a library in a hostile file must not end the build: the file is then as good as broken.
    catch_unwind(AssertUnwindSafe(|| clean(bytes))).ok().flatten()
}

/// Returns what an editor must look at, sorted.
pub fn inspect(extension: &str, bytes: &[u8]) -> Vec<Finding> {
    let extension = extension.to_ascii_lowercase();
    let look = || match extension.as_str() {
        "pdf" | "docx" | "xlsx" | "odt" | "ods" | "zip" => {
            documents::inspect(&extension, bytes).into_iter().collect()
        }
        // Their inner form is not read; whoever saves one as a newer type sees what it tells.
        "doc" | "xls" | "rtf" => vec![Finding::Metadata],
        "avif" | "mp4" if tells(bytes) => vec![Finding::Metadata],
        extension if is_cleaned(extension) && clean(extension, bytes).is_none() => {
            vec![Finding::Broken]
        }
        _ => Vec::new(),
    };
    let mut found = looked(look);
    found.sort();
    found.dedup();
    // One part that cannot be opened is enough to say; what is locked has many.
    let mut has_unlooked = false;
    found.retain(|finding| {
        !matches!(finding, Finding::Unlooked(_)) || !std::mem::replace(&mut has_unlooked, true)
    });
    found
}

/// Hands over every text in a file, seen or not, with the path of the part that has it; what a document or an archive holds is
/// opened, too. Returns what could not be opened.
pub(in crate::base) fn each_text(
    bytes: &[u8],
    take: &mut dyn FnMut(&str, &mut dyn Read),
) -> Vec<String> {
    let mut texts = Texts { take, unopened: Vec::new() };
    let walked = catch_unwind(AssertUnwindSafe(|| walk::walk(bytes, &mut texts)));
    if walked.is_err() {
        texts.unopened.push(String::new());
    }
    texts.unopened
}

struct Texts<'a> {
    take: &'a mut dyn FnMut(&str, &mut dyn Read),
    unopened: Vec<String>,
}

impl walk::Visitor for Texts<'_> {
    fn visit_text(&mut self, name: &str, text: &mut dyn Read) {
        (self.take)(name, text);
    }

    fn unopened(&mut self, name: &str) {
        self.unopened.push(name.to_owned());
    }
}

/// Looks through a file; one that breaks the look was not looked through.
fn looked(look: impl FnOnce() -> Vec<Finding>) -> Vec<Finding> {
    catch_unwind(AssertUnwindSafe(look)).unwrap_or_else(|_| vec![Finding::Unlooked(String::new())])
}

/// Looks for the marks of metadata that may hold a place: Exif, XMP, and the place of a video.
fn tells(bytes: &[u8]) -> bool {
    let marks: [&[u8]; 8] = [
        b"Exif\0",
        b"application/rdf+xml",
        b"\xa9mak",
        b"loci",
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
        let unlooked = Finding::Unlooked(String::new());
        assert_eq!(looked(|| panic!("a document that nobody foresaw")), [unlooked]);
        assert_eq!(looked(Vec::new), []);
    }
}
