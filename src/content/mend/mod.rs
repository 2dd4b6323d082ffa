//! What is certainly a slip of the keyboard or of another program is put right.
//!
//! The bytes of one file of content come in; if anything can be mended, its new text goes out. Only what has one
//! meaning is touched: marks, encodings and line ends, indentation, quotes, apostrophes inside words, keys with one slip, and values that
//! are understood in another spelling than content has for them. No value is guessed, who may see a value is never changed, and what was
//! sound YAML keeps its meaning but for a field that stands beside the part it belongs to. Mending what was mended changes nothing.

mod body;
mod broken;
mod lines;
mod page;
mod phones;
mod values;

use page::MendedFile;

use crate::base::names::SourcePath;
use crate::content::parse::{self, encoding, front, text};
use crate::content::validate::NameIndex;

/// How often a file is read again for what an earlier mend made readable; each round leaves fewer faults, so the limit
/// only guards the time that a hostile file can take.
const ROUNDS: usize = 1000;

/// Returns the mended text of a file, or nothing where nothing can be mended; `names` tells the ids of what is named in words.
pub fn mend(path: &SourcePath, bytes: &[u8], names: &NameIndex) -> Option<String> {
    mended(path, bytes, names, ROUNDS)
}

/// Tells whether anything of a file can be mended; it is not read again for what that would make readable.
pub(crate) fn is_mendable(path: &SourcePath, bytes: &[u8], names: &NameIndex) -> bool {
    mended(path, bytes, names, 1).is_some()
}

fn mended(path: &SourcePath, bytes: &[u8], names: &NameIndex, rounds: usize) -> Option<String> {
    let parse::ContentPath { kind, is_markdown, .. } = parse::content_path(path)?;
    let shape = kind.shape()?;
    let other = || encoding::windows_1251(bytes).filter(|_| std::str::from_utf8(bytes).is_err());
    let known = encoding::utf_16(bytes).or_else(other);
    let bytes_as_text = known.as_ref().map_or(bytes, |text| text.as_bytes());
    let mut text = text::decode(path, bytes_as_text).value?;
    // From the end, so that the places before stay.
    for (span, said) in encoding::misread(&text).into_iter().rev() {
        text.replace_range(span, &said);
    }
    let mut text = text.replace(text::is_invisible, "");
    if is_markdown {
        text = front::with_fences(path, text);
    }
    for _ in 0..rounds {
        let page = MendedFile::parse(path, &text, is_markdown);
        let better = broken::slips(&page)
            .or_else(|| broken::tabs(&page))
            .or_else(|| broken::quotes(&page, shape))
            .or_else(|| lines::twice(&page))
            .or_else(|| lines::indents(&page, shape))
            .or_else(|| body::mend_leftovers(&page))
            .or_else(|| body::backslashes(&page))
            .or_else(|| body::schemes(&page))
            .or_else(|| broken::cuts(&page, shape))
            .or_else(|| values::mend_spelling(&page, shape, names));
        match better {
            Some(better) => text = better,
            None => break,
        }
    }
    (text.as_bytes() != bytes).then_some(text)
}
