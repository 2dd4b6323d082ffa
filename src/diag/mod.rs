//! Remarks as data: a code, typed arguments, a place.
//!
//! A phase that finds something wrong makes a [`Diagnostic`] and goes on; what it made of the text goes back
//! beside its remarks in a [`Checked`]. No words are made here: `messages` turns a code and its arguments into
//! a sentence, `cli/report` shows it. A value that is private travels as a mark, never as itself.

mod codes;
mod level;

use std::collections::BTreeMap;
use std::ops::Range;

pub use codes::Code;
pub use level::Level;

use crate::names::SourcePath;

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
    pub fn new(path: &SourcePath, span: &Range<usize>) -> Self {
        Self { path: path.clone(), start: span.start, end: span.end.max(span.start) }
    }

    /// Returns the first place of a file, for remarks about the file as a whole.
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

/// One argument of a remark.
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

/// One remark: what is wrong, where, and which hint helps.
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
    /// Makes a remark of the level that its code has.
    pub fn new(code: Code, at: Location) -> Self {
        Self { at, level: code.level(), code, args: Vec::new(), hint: None, see: Vec::new() }
    }

    /// Adds an argument of the sentence.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Arg>) -> Self {
        self.args.push((name, value.into()));
        self
    }

    /// Chooses the hint that is shown.
    #[must_use]
    pub fn hint(mut self, name: &'static str) -> Self {
        self.hint = Some(name);
        self
    }

    /// Adds the hint `nearest` when there is a near name.
    #[must_use]
    pub fn nearest(self, near: Option<&str>) -> Self {
        match near {
            Some(name) => self.with("nearest", name).hint("nearest"),
            None => self,
        }
    }

    /// Adds a further place.
    #[must_use]
    pub fn see(mut self, place: Location) -> Self {
        self.see.push(place);
        self
    }
}

/// The remarks of a phase, and the places whose text must never be shown.
#[derive(Debug, Clone, Default)]
pub struct Remarks {
    list: Vec<Diagnostic>,
    masks: BTreeMap<SourcePath, Vec<Range<usize>>>,
}

impl Remarks {
    /// Adds one remark.
    pub fn push(&mut self, remark: Diagnostic) {
        self.list.push(remark);
    }

    /// Hides a place: whoever shows a line that overlaps it shows marks instead of letters.
    pub fn mask(&mut self, path: &SourcePath, span: Range<usize>) {
        self.masks.entry(path.clone()).or_default().push(span);
    }

    /// Takes over the remarks and masks of another phase.
    pub fn extend(&mut self, other: Remarks) {
        self.list.extend(other.list);
        for (path, spans) in other.masks {
            self.masks.entry(path).or_default().extend(spans);
        }
    }

    /// Returns the remarks, sorted by path, place, level and code, each once.
    pub fn sorted(&self) -> Vec<&Diagnostic> {
        self.at_least(Level::Incomplete)
    }

    /// Returns those that are at least as grave as `least`, sorted in the same way, each once.
    pub fn at_least(&self, least: Level) -> Vec<&Diagnostic> {
        let grave = |remark: &&Diagnostic| remark.level <= least;
        let mut list: Vec<&Diagnostic> = self.list.iter().filter(grave).collect();
        list.sort();
        list.dedup();
        list
    }

    /// Returns the places of a file that must not be shown.
    pub fn masks(&self, path: &SourcePath) -> &[Range<usize>] {
        self.masks.get(path).map_or(&[], Vec::as_slice)
    }

    /// Counts the remarks of one level.
    pub fn count(&self, level: Level) -> usize {
        let list = self.at_least(level);
        list.iter().filter(|remark| remark.level == level).count()
    }

    /// Tells whether anything forbids building.
    pub fn has_errors(&self) -> bool {
        self.list.iter().any(|remark| remark.level == Level::Error)
    }

    /// Turns warnings into errors, for `--strict`.
    pub fn make_strict(&mut self) {
        for remark in &mut self.list {
            if remark.level == Level::Warning {
                remark.level = Level::Error;
            }
        }
    }

    /// Gives each remark the level that `level` has for its code; what it has none for goes away.
    pub fn relevel(&mut self, level: impl Fn(&Diagnostic) -> Option<Level>) {
        self.list.retain_mut(|remark| {
            let new = level(remark);
            remark.level = new.unwrap_or(remark.level);
            new.is_some()
        });
    }
}

/// What a phase made, and what it has to say about it. A phase never fails: broken text is data.
#[derive(Debug, Clone)]
pub struct Checked<T> {
    /// The product; as whole as the text allowed.
    pub value: T,
    /// The remarks.
    pub remarks: Remarks,
}

impl<T> Checked<T> {
    /// Hands the product on and pours the remarks into `into`.
    pub fn pour(self, into: &mut Remarks) -> T {
        into.extend(self.remarks);
        self.value
    }
}
