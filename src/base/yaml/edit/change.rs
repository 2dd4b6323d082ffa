//! What can be asked of the editor, and why it may refuse.

use std::ops::Range;

use serde_json::Value as Json;

use crate::base::diag::{Code, Diagnostic, Location};
use crate::base::names::SourcePath;
use crate::base::yaml::key::FieldKey;

/// One step of the way from the root to a value.
#[derive(Debug, Clone)]
pub enum Step {
    /// The field of a row of the table, by either of its keys.
    Field(FieldKey),
    /// A key as it is written.
    Key(String),
    /// An item of a list, counted from 0.
    Item(usize),
}

/// The way from the root to a value.
pub type Path = Vec<Step>;

/// One change.
#[derive(Debug, Clone)]
pub enum Edit {
    /// The value becomes this one; a field that is missing is added, with the parts on the way to it. Of a list or a
    /// map only what differs is changed.
    Set(Path, Json),
    /// A value comes in: an item before the one that has its number, or a field that must not exist yet, before the
    /// field that has the number `at`, else at the end.
    Insert {
        /// The way to the new value.
        path: Path,
        /// What it is.
        value: Json,
        /// Where a field goes among those that exist.
        at: Option<usize>,
    },
    /// A field or an item goes, with its own lines.
    Remove(Path),
    /// A key gets another name.
    RenameKey(Path, String),
}

/// Why edits cannot be made; then none is.
#[derive(Debug, Clone, PartialEq)]
pub enum Refusal {
    /// The text has something that editing would break, or it cannot be read.
    Unsound(Box<Diagnostic>),
    /// The path leads nowhere, or to what exists already, or to a value of another sort.
    NoPlace,
    /// The text is written so that the change would reach beyond its own lines.
    Entangled,
}

/// Bytes of a text, and what is to stand in their place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Patch {
    /// The bytes.
    pub span: Range<usize>,
    /// What is to stand there.
    pub text: String,
}

impl Patch {
    /// Tells whether both want the same bytes.
    pub(in crate::base::yaml) fn overlaps(&self, other: &Self) -> bool {
        self.span.start < other.span.end && other.span.start < self.span.end
    }
}

/// Makes patches; of two that overlap the later one is left out.
pub(crate) fn patched(text: &str, patches: &[Patch]) -> String {
    let mut sorted: Vec<&Patch> = patches.iter().collect();
    sorted.sort_by_key(|patch| (patch.span.start, patch.span.end));
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for patch in sorted.into_iter() {
        if patch.span.start < at {
            continue;
        }
        out.push_str(&text[at..patch.span.start]);
        out.push_str(&patch.text);
        at = patch.span.end;
    }
    out.push_str(&text[at..]);
    out
}

impl Refusal {
    /// Makes the refusal of a file that cannot be read at all.
    pub(crate) fn unreadable(path: &SourcePath, code: Code) -> Self {
        Self::Unsound(Box::new(Diagnostic::new(code, Location::file(path))))
    }
}

impl Step {
    /// Tells whether this step leads to a key.
    pub(super) fn is(&self, key: &str) -> bool {
        match self {
            Self::Field(field) => field.is_named(key),
            Self::Key(own) => own == key,
            Self::Item(_) => false,
        }
    }

    /// Returns the key that a new field gets: in the language of those beside it.
    pub(super) fn key<'k>(&self, beside: impl Iterator<Item = &'k str>) -> Option<String> {
        match self {
            Self::Field(field) => Some(field.beside(beside).to_owned()),
            Self::Key(key) => Some(key.clone()),
            Self::Item(_) => None,
        }
    }
}
