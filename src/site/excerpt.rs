//! A diagnostic with the line it is about, for whoever shows diagnostics: the command line and the preview.
//!
//! Comes in: diagnostics and the texts they are about. Goes out: each diagnostic with its line, sorted by file and place.
//! A place that must not be shown is marks here already, so nobody further on can show it by mistake. Of a line that
//! nobody could read in one go only what stands around the place is taken, so a report is never larger than its number
//! of diagnostics allows. No words are chosen here, and nothing is coloured or laid out.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ops::Range;

use serde::{Serialize, Serializer};
use serde_json::{Value, json};

use crate::base::diag::{Diagnostic, Diagnostics, Level, Location, Masks, boundary};
use crate::base::files::Sources;
use crate::base::messages::Messages;
use crate::base::names::SourcePath;
use crate::content::parse::text::for_display;
use crate::site::render::theme;

/// The longest line that is shown whole, in bytes.
const LONGEST_LINE: usize = 600;
/// How much of a longer one is shown before its place, in bytes.
const BEFORE: usize = 120;
/// How much of a longer one is shown from its place on, in bytes.
const AFTER: usize = 360;

/// A diagnostic, its line, and the further places it names.
#[derive(Debug, Clone)]
pub(crate) struct Excerpt<'a> {
    /// What is wrong.
    pub diagnostic: &'a Diagnostic,
    /// The line it is about.
    pub line: Line,
    /// The other places, with their lines.
    pub see: Vec<(Location, Line)>,
}

/// A line of a file, with a place in it.
#[derive(Debug, Clone)]
pub(crate) struct Line {
    /// Counted from 1.
    pub number: usize,
    /// The place's first character in the line, counted from 1.
    pub column: usize,
    /// The line, or what stands around the place where it is long, with marks for what must not be shown.
    pub text: String,
    /// Whether something of the line is left out.
    pub is_cut: bool,
    /// The place within `text`, in bytes.
    pub span: Range<usize>,
}

/// Goes through the diagnostics that are at least as grave as `least`, sorted, each with its line; each file is decoded once.
pub(crate) fn excerpts<'a>(
    diagnostics: &'a Diagnostics,
    sources: &'a Sources,
    least: Level,
) -> impl Iterator<Item = Excerpt<'a>> {
    excerpts_of(diagnostics.at_least(least), diagnostics, sources)
}

/// Goes through some of the diagnostics in the order they are given, each with its line.
pub(crate) fn excerpts_of<'a>(
    listed: Vec<&'a Diagnostic>,
    diagnostics: &'a Diagnostics,
    sources: &'a Sources,
) -> impl Iterator<Item = Excerpt<'a>> {
    let mut texts: BTreeMap<SourcePath, IndexedText> = BTreeMap::new();
    let mut line = move |at: &Location| {
        let text = texts.entry(at.path.clone()).or_insert_with(|| {
            IndexedText::new(
                source_text(sources, &at.path),
                Masks::new(diagnostics.masks(&at.path)),
            )
        });
        text.line_at(at.start..at.end)
    };
    listed.into_iter().map(move |diagnostic| {
        let see = diagnostic.see.iter().map(|at| (at.clone(), line(at))).collect();
        Excerpt { diagnostic, line: line(&diagnostic.at), see }
    })
}

/// Writes diagnostics for programs.
pub(crate) fn json<'a>(words: &Messages, excerpts: impl Iterator<Item = Excerpt<'a>>) -> String {
    #[derive(Serialize)]
    struct JsonReport<T: Serialize> {
        #[serde(rename = "remarks")]
        diagnostics: T,
    }
    let diagnostics = LazySequence::new(excerpts.map(|excerpt| excerpt_value(words, &excerpt)));
    let text = serde_json::to_string_pretty(&JsonReport { diagnostics });
    text.expect("texts and numbers are JSON") + "\n"
}

/// Values that are made while they are written, so that they are never all in memory.
pub(crate) struct LazySequence<I>(RefCell<Option<I>>);

impl<I> LazySequence<I> {
    /// Takes values to write once.
    pub(crate) fn new(values: I) -> Self {
        Self(RefCell::new(Some(values)))
    }
}

impl<I: Iterator<Item = Value>> Serialize for LazySequence<I> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let values = self.0.borrow_mut().take();
        serializer.collect_seq(values.expect("a report is written once"))
    }
}

fn excerpt_value(words: &Messages, Excerpt { diagnostic, line, see }: &Excerpt<'_>) -> Value {
    let see = see.iter().map(
        |(at, line)| json!({"path": at.path.as_str(), "line": line.number, "column": line.column}),
    );
    json!({
        "code": diagnostic.code.as_str(),
        "level": diagnostic.level.as_str(),
        "path": diagnostic.at.path.as_str(),
        "line": line.number,
        "column": line.column,
        "message": words.sentence(diagnostic),
        "hint": words.hint(diagnostic),
        "source": line.text.trim_end(),
        "see": see.collect::<Vec<_>>(),
    })
}

/// Returns the text of a file. A folder, a picture and a file that is missing have none: then there is no line to show, and
/// the diagnostic stands at the beginning.
fn source_text(sources: &Sources, path: &SourcePath) -> String {
    let bytes = sources.texts.get(path).map(|bytes| &**bytes);
    for_display(bytes.or_else(|| theme::embedded(path)).unwrap_or_default())
}

/// How many bytes lie between two places whose character is known by its number.
const STRIDE: usize = 1024;

/// A text whose lines are looked up again and again.
struct IndexedText {
    text: String,
    masks: Masks,
    /// Where each line starts.
    lines: Vec<usize>,
    /// How many characters begin before each [`STRIDE`] of bytes.
    characters: Vec<usize>,
}

impl IndexedText {
    fn new(text: String, masks: Masks) -> Self {
        let starts = text.match_indices('\n').map(|(newline, _)| newline + 1);
        let lines = std::iter::once(0).chain(starts).collect();
        let mut count = 0;
        let strides = text.as_bytes().chunks(STRIDE).map(|bytes| {
            let before = count;
            count += count_characters(bytes);
            before
        });
        Self { characters: strides.collect(), lines, masks, text }
    }

    /// Counts the characters that begin before `byte`.
    fn characters_before(&self, byte: usize) -> usize {
        let stride = (byte / STRIDE).min(self.characters.len().saturating_sub(1));
        let known = self.characters.get(stride).copied().unwrap_or(0);
        known + count_characters(&self.text.as_bytes()[stride * STRIDE..byte])
    }

    /// Finds the line of a place; what is masked in it becomes marks, one a character.
    fn line_at(&self, place: Range<usize>) -> Line {
        let text = &self.text;
        let place_start = boundary(text, place.start);
        let number = self.lines.partition_point(|start| *start <= place_start);
        let start = self.lines[number - 1];
        let end = self.lines.get(number).map_or(text.len(), |next| next - 1);
        let place = place_start..boundary(text, place.end).clamp(place_start, end.max(place_start));
        let is_long = end - start > LONGEST_LINE;
        let shown = match is_long {
            true => {
                let from = boundary(text, place.start.saturating_sub(BEFORE)).max(start);
                from..boundary(text, place.start + AFTER).min(end)
            }
            false => start..end,
        };
        let (shown_text, span) = self.displayed_part(shown, (start, end), &place);
        Line {
            number,
            column: self.characters_before(place.start) - self.characters_before(start) + 1,
            text: shown_text,
            is_cut: is_long,
            span,
        }
    }

    /// Returns a part of a line as it may be shown, and where in it the place stands.
    fn displayed_part(
        &self,
        part: Range<usize>,
        (start, end): (usize, usize),
        place: &Range<usize>,
    ) -> (String, Range<usize>) {
        let mut shown = String::new();
        let mut span = 0..0;
        if part.start > start {
            shown.push('…');
        }
        let characters = self.text[part.clone()].char_indices();
        for (byte, c) in characters.map(|(byte, c)| (part.start + byte, c)) {
            if byte == place.start {
                span = shown.len()..shown.len();
            }
            let is_masked = !c.is_whitespace() && self.masks.hides(byte);
            shown.push(if is_masked { '•' } else { c });
            if place.contains(&byte) {
                span.end = shown.len();
            }
        }
        if place.start >= end {
            span = shown.len()..shown.len();
        }
        if part.end < end {
            shown.push('…');
        }
        (shown, span)
    }
}

/// Counts the characters that begin in some bytes of a text.
fn count_characters(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| (**byte & 0xC0) != 0x80).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_masked_place_is_shown_as_marks() {
        let text = "а: 1\nтел: 050 123, імʼя: б\n";
        let at = text.find("імʼя").unwrap_or_default();
        let hidden = text.find("050").unwrap_or_default();
        let masks = Masks::new(std::slice::from_ref(&(hidden..hidden + 7)));
        let line = IndexedText::new(text.to_owned(), masks).line_at(at..at + "імʼя".len());
        assert_eq!((line.number, line.column), (2, 15));
        assert_eq!(line.text, "тел: ••• •••, імʼя: б");
        assert_eq!(&line.text[line.span], "імʼя");
    }

    /// A line of `count` words, in which the word at `number` is the place.
    fn cut(count: usize, number: usize) -> Line {
        let text = format!("перший\n{}\nостанній", "слово ".repeat(count));
        let at = "перший\n".len() + number * "слово ".len();
        IndexedText::new(text, Masks::default()).line_at(at..at + "слово".len())
    }

    #[test]
    fn of_a_long_line_what_stands_around_the_place_is_shown() {
        for number in [0, 1, 5000, 9998, 9999] {
            let line = cut(10_000, number);
            assert!(line.is_cut && line.text.len() < LONGEST_LINE, "{}", line.text.len());
            assert_eq!((line.number, line.column), (2, number * 6 + 1));
            assert_eq!(&line.text[line.span.clone()], "слово");
            assert_eq!(line.text.starts_with('…'), number > 10);
            assert_eq!(line.text.ends_with('…'), number < 9950);
        }
        assert!(!cut(20, 3).is_cut);
    }

    #[test]
    fn a_place_that_is_longer_than_what_is_shown_is_marked_up_to_there() {
        let text = "а".repeat(5000);
        let line = IndexedText::new(text.clone(), Masks::default()).line_at(2000..text.len());
        assert!(line.text.len() < LONGEST_LINE);
        assert_eq!(line.span.end, line.text.len() - '…'.len_utf8());
    }
}
