//! One diagnostic: a code, typed arguments, a place.

use std::ops::Range;

use super::codes::Code;
use super::level::Level;
use crate::base::names::SourcePath;

/// A place in a source file: bytes of its text as `parse` decoded it (line ends are `\n`, no byte order mark).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Location {
    /// The file.
    pub path: SourcePath,
    /// Where it starts, in bytes.
    pub start: usize,
    /// Where it ends, in bytes; equal to `start` for a place between two characters.
    pub end: usize,
}

impl Location {
    /// Returns the place that `span` has in `path`.
    pub(crate) fn new(path: &SourcePath, span: &Range<usize>) -> Self {
        Self { path: path.clone(), start: span.start, end: span.end.max(span.start) }
    }

    /// Returns the first place of a file, for diagnostics about the file as a whole.
    pub fn file(path: &SourcePath) -> Self {
        Self::new(path, &(0..0))
    }
}

/// A value and the place where it was written.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Sited<T> {
    /// What was written.
    pub value: T,
    /// Where.
    pub at: Location,
}

impl<T> AsRef<Location> for Sited<T> {
    fn as_ref(&self) -> &Location {
        &self.at
    }
}

/// One argument of a diagnostic.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Arg {
    /// The reader's own text, or a name.
    Text(String),
    /// A number, so that plural forms can follow it.
    Number(i64),
    /// A message of the catalogue, for a part of the sentence that differs by case.
    Words(&'static str),
    /// Several messages of the catalogue, one after the other.
    WordsList(Vec<&'static str>),
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<usize> for Arg {
    fn from(number: usize) -> Self {
        Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

/// How many bytes of a text a sentence quotes at most.
const LONGEST_QUOTE: usize = 1000;

/// Cuts a text that would make a sentence unreadable, at the end of a character.
fn shortened(text: String) -> String {
    if text.len() <= LONGEST_QUOTE {
        return text;
    }
    format!("{}…", &text[..boundary(&text, LONGEST_QUOTE)])
}

/// Returns the number of the line in which a byte stands, from 1.
pub(crate) fn line_of(text: &str, byte: usize) -> usize {
    text.bytes().take(byte).filter(|byte| *byte == b'\n').count() + 1
}

/// Returns the nearest end of a character at or below `byte`.
pub(crate) fn boundary(text: &str, byte: usize) -> usize {
    let byte = byte.min(text.len());
    (0..=byte).rev().find(|&b| text.is_char_boundary(b)).expect("0 is a boundary of every text")
}

/// One diagnostic: what is wrong, where, and which hint helps.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Diagnostic {
    /// The place it is about.
    pub at: Location,
    /// How grave it is.
    pub level: Level,
    /// What is wrong, by name: the message of the catalogue.
    pub code: Code,
    /// What the sentence needs.
    pub args: Vec<(&'static str, Arg)>,
    /// Which hint of the message to show, by its name in the catalogue.
    pub hint: Option<&'static str>,
    /// Further places that belong to it, such as the other file of a clash.
    pub see: Vec<Location>,
}

impl Diagnostic {
    /// Makes a diagnostic of the level that its code has.
    pub fn new(code: Code, at: Location) -> Self {
        Self { at, level: code.level(), code, args: Vec::new(), hint: None, see: Vec::new() }
    }

    /// Adds an argument of the sentence; a text is quoted up to a length that can be read.
    #[must_use]
    pub(crate) fn with(mut self, name: &'static str, value: impl Into<Arg>) -> Self {
        let value = value.into();
        let value = if let Arg::Text(text) = value { Arg::Text(shortened(text)) } else { value };
        self.args.push((name, value));
        self
    }

    /// Chooses the hint that is shown.
    #[must_use]
    pub(crate) fn hint(mut self, name: &'static str) -> Self {
        self.hint = Some(name);
        self
    }

    /// Adds the hint `nearest` when there is a near name.
    #[must_use]
    pub(crate) fn with_nearest(self, near: Option<&str>) -> Self {
        match near {
            Some(name) => self.with("nearest", name).hint("nearest"),
            None => self,
        }
    }

    /// Adds a further place.
    #[must_use]
    pub(crate) fn see(mut self, place: Location) -> Self {
        self.see.push(place);
        self
    }
}
