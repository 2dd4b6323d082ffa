//! Remarks as people and programs read them: the door of annotate-snippets.
//!
//! Comes in: remarks and the texts they are about. Goes out: text for a terminal, JSON, workflow commands for a
//! code host, or SARIF. A place that must not be shown is shown as marks in each of them.

use std::collections::BTreeMap;
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Level as Label, Origin, Renderer, Snippet};
use serde_json::json;

use crate::diag::{Diagnostic, Level, Location, Remarks};
use crate::files::Sources;
use crate::messages::Messages;
use crate::names::SourcePath;
use crate::parse::text::for_display;
use crate::render::theme;

/// The form of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    /// For people.
    Human,
    /// One JSON document.
    Json,
    /// Workflow commands, which a code host shows beside the lines.
    Github,
    /// SARIF 2.1.0, which code scanners read.
    Sarif,
}

impl Format {
    /// The names on the command line; the first is the default.
    pub(super) const NAMES: [&str; 4] = ["human", "json", "github", "sarif"];

    /// Reads a name; clap has checked it.
    pub(super) fn parse(name: &str) -> Self {
        match name {
            "json" => Self::Json,
            "github" => Self::Github,
            "sarif" => Self::Sarif,
            _ => Self::Human,
        }
    }
}

/// The texts that remarks are about, decoded when one is shown.
pub(super) struct Texts<'a> {
    sources: &'a Sources,
}

impl<'a> Texts<'a> {
    /// Takes what was read.
    pub(super) fn new(sources: &'a Sources) -> Self {
        Self { sources }
    }

    fn text(&self, path: &SourcePath) -> String {
        let bytes = self.sources.texts.get(path).map(|bytes| &**bytes);
        for_display(bytes.or_else(|| theme::embedded(path)).unwrap_or_default())
    }
}

/// A line of a file, with a place in it.
struct Line {
    /// Counted from 1.
    number: usize,
    /// The place's first character in the line, counted from 1.
    column: usize,
    /// The line, with marks for what must not be shown.
    text: String,
    /// The place within `text`, in bytes.
    span: Range<usize>,
}

/// A remark, its line, and the further places it names.
type Shown<'a> = (&'a Diagnostic, Line, Vec<(Location, Line)>);

/// Everything that a report needs.
pub(super) struct Report<'a> {
    pub(super) words: &'a Messages,
    pub(super) remarks: &'a Remarks,
    pub(super) texts: &'a Texts<'a>,
    pub(super) colour: bool,
    /// What is less grave than this is left out.
    pub(super) least: Level,
}

impl Report<'_> {
    /// Writes all remarks, sorted by file and place.
    pub(super) fn render(&self, format: Format) -> String {
        match format {
            Format::Human => self.human(),
            Format::Json => self.json(),
            Format::Github => self.github(),
            Format::Sarif => self.sarif(),
        }
    }

    /// Goes through the remarks with their lines; each file is decoded once.
    fn lines(&self) -> Vec<Shown<'_>> {
        let mut texts: BTreeMap<SourcePath, String> = BTreeMap::new();
        let mut line = |at: &Location| {
            let text = texts.entry(at.path.clone()).or_insert_with(|| self.texts.text(&at.path));
            line(text, at.start..at.end, self.remarks.masks(&at.path))
        };
        let remarks = self.remarks.sorted().into_iter().filter(|remark| remark.level <= self.least);
        remarks
            .map(|remark| {
                let see = remark.see.iter().map(|at| (at.clone(), line(at))).collect();
                (remark, line(&remark.at), see)
            })
            .collect()
    }

    fn human(&self) -> String {
        let renderer = if self.colour { Renderer::styled() } else { Renderer::plain() };
        // The terminal's width is unknown in a pipe; a line is never cut.
        let renderer = renderer.term_width(400);
        let mut report = String::new();
        for (remark, line, see) in self.lines() {
            report.push_str(&self.one(&renderer, remark, &line, &see));
            report.push_str("\n\n");
        }
        report
    }

    fn one(
        &self,
        renderer: &Renderer,
        remark: &Diagnostic,
        line: &Line,
        see: &[(Location, Line)],
    ) -> String {
        let name = self.words.level(remark.level);
        let label = match remark.level {
            Level::Error => Label::ERROR,
            Level::Warning => Label::WARNING,
            Level::Advice | Level::Incomplete => Label::INFO,
        };
        let title = label
            .with_name(name)
            .primary_title(self.words.sentence(remark))
            .id(remark.code.as_str());
        let path = remark.at.path.as_str();
        let mut group = if line.text.trim().is_empty() {
            title.element(Origin::path(path).line(line.number).char_column(line.column))
        } else {
            let annotation = AnnotationKind::Primary.span(line.span.clone());
            let snippet = Snippet::source(line.text.as_str()).line_start(line.number).path(path);
            title.element(snippet.annotation(annotation))
        };
        if let Some(hint) = self.words.hint(remark) {
            let name = self.words.say("cli-help-label", &[]);
            group = group.element(Label::HELP.with_name(name).message(hint));
        }
        for (at, line) in see {
            let place = format!("{}:{}:{}", at.path, line.number, line.column);
            let name = self.words.say("cli-see", &[]);
            group = group.element(Label::NOTE.with_name(name).message(place));
        }
        renderer.render(&[group])
    }

    fn json(&self) -> String {
        let remarks = self.lines().into_iter().map(|(remark, line, see)| {
            let see = see.iter().map(|(at, line)| {
                json!({"path": at.path.as_str(), "line": line.number, "column": line.column})
            });
            json!({
                "code": remark.code.as_str(),
                "level": remark.level.as_str(),
                "path": remark.at.path.as_str(),
                "line": line.number,
                "column": line.column,
                "message": self.words.sentence(remark),
                "hint": self.words.hint(remark),
                "source": line.text.trim_end(),
                "see": see.collect::<Vec<_>>(),
            })
        });
        let report = json!({ "remarks": remarks.collect::<Vec<_>>() });
        format!("{report:#}\n")
    }

    /// `::error file=…,line=…,col=…,title=…::…`, with the escapes that the format asks for.
    fn github(&self) -> String {
        let data = |text: &str| text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A");
        let property = |text: &str| data(text).replace(':', "%3A").replace(',', "%2C");
        let mut report = String::new();
        for (remark, line, _) in self.lines() {
            let command = match remark.level {
                Level::Error => "error",
                Level::Warning => "warning",
                Level::Advice | Level::Incomplete => "notice",
            };
            report.push_str(&format!(
                "::{command} file={},line={},col={},title={}::{}\n",
                property(remark.at.path.as_str()),
                line.number,
                line.column,
                property(remark.code.as_str()),
                data(&self.sentence_and_hint(remark)),
            ));
        }
        report
    }

    fn sentence_and_hint(&self, remark: &Diagnostic) -> String {
        let sentence = self.words.sentence(remark);
        self.words.hint(remark).map_or(sentence.clone(), |hint| format!("{sentence} ({hint})"))
    }

    fn sarif(&self) -> String {
        let results = self.lines().into_iter().map(|(remark, line, _)| {
            let level = match remark.level {
                Level::Error => "error",
                Level::Warning => "warning",
                Level::Advice | Level::Incomplete => "note",
            };
            let region = json!({"startLine": line.number, "startColumn": line.column});
            let uri = crate::render::links::encoded(remark.at.path.as_str());
            let place = json!({"artifactLocation": {"uri": uri}, "region": region});
            json!({
                "ruleId": remark.code.as_str(),
                "level": level,
                "message": {"text": self.sentence_and_hint(remark)},
                "locations": [{"physicalLocation": place}],
            })
        });
        let driver = json!({"name": "Perelik", "version": env!("CARGO_PKG_VERSION")});
        let report = json!({
            "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
            "version": "2.1.0",
            "runs": [{
                "tool": {"driver": driver},
                "columnKind": "unicodeCodePoints",
                "results": results.collect::<Vec<_>>(),
            }],
        });
        format!("{report:#}\n")
    }
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
