//! A remark with the line it is about, for whoever shows remarks: the command line and the preview.
//!
//! Comes in: remarks and the texts they are about. Goes out: each remark with its line, sorted by file and place.
//! A place that must not be shown is marks here already, so nobody further on can show it by mistake. No words
//! are chosen here, and nothing is coloured or laid out.

use std::collections::BTreeMap;
use std::ops::Range;

use serde_json::{Value, json};

use crate::diag::{Diagnostic, Level, Location, Remarks};
use crate::files::Sources;
use crate::messages::Messages;
use crate::names::SourcePath;
use crate::parse::text::for_display;
use crate::render::theme;

/// A remark, its line, and the further places it names.
#[derive(Debug, Clone)]
pub struct Excerpt<'a> {
    /// What is wrong.
    pub remark: &'a Diagnostic,
    /// The line it is about.
    pub line: Line,
    /// The other places, with their lines.
    pub see: Vec<(Location, Line)>,
}

/// A line of a file, with a place in it.
#[derive(Debug, Clone)]
pub struct Line {
    /// Counted from 1.
    pub number: usize,
    /// The place's first character in the line, counted from 1.
    pub column: usize,
    /// The line, with marks for what must not be shown.
    pub text: String,
    /// The place within `text`, in bytes.
    pub span: Range<usize>,
}

/// Returns the remarks that are at least as grave as `least` with their lines; each file is decoded once.
pub fn excerpts<'a>(remarks: &'a Remarks, sources: &Sources, least: Level) -> Vec<Excerpt<'a>> {
    let mut texts: BTreeMap<SourcePath, String> = BTreeMap::new();
    let mut line = |at: &Location| {
        let text = texts.entry(at.path.clone()).or_insert_with(|| text(sources, &at.path));
        line(text, at.start..at.end, remarks.masks(&at.path))
    };
    let shown = remarks.at_least(least).into_iter();
    shown
        .map(|remark| {
            let see = remark.see.iter().map(|at| (at.clone(), line(at))).collect();
            Excerpt { remark, line: line(&remark.at), see }
        })
        .collect()
}

/// Writes remarks for programs.
pub fn json(words: &Messages, excerpts: &[Excerpt<'_>]) -> String {
    let report = json!({ "remarks": excerpts.iter().map(|e| one(words, e)).collect::<Vec<_>>() });
    format!("{report:#}\n")
}

fn one(words: &Messages, Excerpt { remark, line, see }: &Excerpt<'_>) -> Value {
    let see = see.iter().map(
        |(at, line)| json!({"path": at.path.as_str(), "line": line.number, "column": line.column}),
    );
    json!({
        "code": remark.code.as_str(),
        "level": remark.level.as_str(),
        "path": remark.at.path.as_str(),
        "line": line.number,
        "column": line.column,
        "message": words.sentence(remark),
        "hint": words.hint(remark),
        "source": line.text.trim_end(),
        "see": see.collect::<Vec<_>>(),
    })
}

fn text(sources: &Sources, path: &SourcePath) -> String {
    let bytes = sources.texts.get(path).map(|bytes| &**bytes);
    for_display(bytes.or_else(|| theme::embedded(path)).unwrap_or_default())
}

/// Finds the line of a place; what is masked in it becomes marks, one a character.
fn line(text: &str, place: Range<usize>, masks: &[Range<usize>]) -> Line {
    let place_start = floor(text, place.start);
    let start = text[..place_start].rfind('\n').map_or(0, |newline| newline + 1);
    let end = text[start..].find('\n').map_or(text.len(), |newline| start + newline);
    let place = place_start..floor(text, place.end).clamp(place_start, end.max(place_start));
    let mut shown = String::new();
    let mut span = 0..0;
    for (byte, c) in text[start..end].char_indices().map(|(byte, c)| (start + byte, c)) {
        if byte == place.start {
            span = shown.len()..shown.len();
        }
        let is_masked = masks.iter().any(|mask| mask.contains(&byte));
        shown.push(if is_masked && !c.is_whitespace() { '•' } else { c });
        if (place.start..place.end).contains(&byte) {
            span.end = shown.len();
        }
    }
    if place.start >= end {
        span = shown.len()..shown.len();
    }
    Line {
        number: text[..start].matches('\n').count() + 1,
        column: text[start..place.start].chars().count() + 1,
        text: shown,
        span,
    }
}

/// Returns the nearest character boundary at or below `byte`.
fn floor(text: &str, byte: usize) -> usize {
    let byte = byte.min(text.len());
    (0..=byte).rev().find(|&b| text.is_char_boundary(b)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_masked_place_is_shown_as_marks() {
        let text = "а: 1\nтел: 050 123, імʼя: б\n";
        let at = text.find("імʼя").unwrap_or_default();
        let hidden = text.find("050").unwrap_or_default();
        let line = line(text, at..at + "імʼя".len(), std::slice::from_ref(&(hidden..hidden + 7)));
        assert_eq!((line.number, line.column), (2, 15));
        assert_eq!(line.text, "тел: ••• •••, імʼя: б");
        assert_eq!(&line.text[line.span], "імʼя");
    }
}
