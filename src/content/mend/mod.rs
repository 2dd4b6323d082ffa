//! What is certainly a slip of the keyboard or of another program is put right.
//!
//! The bytes of one file of content come in; if anything can be mended, its new text goes out. Only what has one
//! meaning is touched: marks and line ends, tabs as indentation, quotes, apostrophes inside words, the spelling of
//! phones. No value is guessed, nothing is moved, and what was sound YAML keeps its meaning. Mending what was mended
//! changes nothing.

mod broken;
mod values;

use std::ops::Range;

use crate::base::diag::{Code, Remarks};
use crate::base::names::SourcePath;
use crate::base::yaml::edit::{Patch, patched, says_same};
use crate::base::yaml::{self, Node};
use crate::content::parse::{self, front, text};

/// How often a file is read again for what an earlier mend made readable; each round leaves fewer faults, so the limit
/// only guards the time that a hostile file can take.
const ROUNDS: usize = 1000;

/// Returns the mended text of a file, or nothing where nothing can be mended.
pub fn mend(path: &SourcePath, bytes: &[u8]) -> Option<String> {
    let parse::Place { kind, is_markdown, .. } = parse::place(path)?;
    let shape = kind.shape()?;
    let mut text = text::decode(path, bytes).value?;
    for _ in 0..ROUNDS {
        let page = Page::read(path, &text, is_markdown);
        let better = broken::tabs(&page)
            .or_else(|| broken::quotes(&page, shape))
            .or_else(|| values::spelling(&page, shape));
        match better {
            Some(better) => text = better,
            None => break,
        }
    }
    (text.as_bytes() != bytes).then_some(text)
}

/// A file as it stands after the last mend.
struct Page<'a> {
    path: &'a SourcePath,
    text: &'a str,
    is_markdown: bool,
    fields: Option<Node>,
    body: Range<usize>,
    remarks: Remarks,
}

impl<'a> Page<'a> {
    fn read(path: &'a SourcePath, text: &'a str, is_markdown: bool) -> Self {
        let parts = if is_markdown {
            front::split(path, text).value
        } else {
            front::Parts { yaml: 0..text.len(), body: text.len()..text.len(), is_lost: false }
        };
        let read = yaml::read(path, text, parts.yaml);
        let (fields, remarks) = (read.value, read.remarks);
        Self { path, text, is_markdown, fields, body: parts.body, remarks }
    }

    /// Returns the places of remarks with this code.
    fn places(&self, code: Code) -> Vec<Range<usize>> {
        let own = self.remarks.sorted().into_iter().filter(|remark| remark.code == code);
        own.map(|remark| remark.at.start..remark.at.end).collect()
    }

    /// Returns the text with as many patches as make it better: all of them, or the first that does alone.
    fn improved(&self, patches: Vec<Patch>) -> Option<String> {
        if patches.is_empty() {
            return None;
        }
        let all = patched(self.text, &patches);
        if self.is_improved(&all) {
            return Some(all);
        }
        let mut each = patches.chunks(1).map(|patch| patched(self.text, patch));
        each.find(|text| self.is_improved(text))
    }

    /// Tells a text that has fewer faults; one that could be read as a whole must still say the same.
    fn is_improved(&self, text: &str) -> bool {
        let after = Page::read(self.path, text, self.is_markdown);
        let faults = |page: &Page<'_>| page.remarks.total();
        // Typographic quotes are read through; with tabs nobody can tell what was read.
        let was_readable = faults(self) == self.remarks.count_of(Code::YamlSmartQuotes);
        let says_same = match (&self.fields, &after.fields) {
            (Some(before), Some(after)) => says_same(before, after),
            (before, after) => before.is_none() == after.is_none(),
        };
        faults(&after) < faults(self) && (says_same || !was_readable)
    }
}
