//! Diagnostics as people and programs read them: the door of annotate-snippets.
//!
//! Comes in: diagnostics and the texts they are about. Goes out: text for a terminal, JSON, workflow commands for a
//! code host, or SARIF. Lines come from `excerpt`, which shows marks where a place must not be shown.

use annotate_snippets::{AnnotationKind, Level as Label, Origin, Renderer, Snippet};
use serde::Serialize;
use serde_json::json;

use super::standpoint::Standpoint;
use crate::base::diag::{Diagnostic, Diagnostics, Level};
use crate::base::files::Sources;
use crate::base::messages::Messages;
use crate::site::excerpt::{self, Excerpt, LazySequence};

/// The form of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ReportFormat {
    /// For people.
    Human,
    /// One JSON document.
    Json,
    /// Workflow commands, which a code host shows beside the lines.
    Github,
    /// SARIF 2.1.0, which code scanners read.
    Sarif,
}

impl ReportFormat {
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

/// Everything that a report needs.
pub(super) struct Report<'a> {
    pub(super) words: &'a Messages,
    pub(super) diagnostics: &'a Diagnostics,
    pub(super) sources: &'a Sources,
    pub(super) colour: bool,
    /// What is less grave than this is left out.
    pub(super) least: Level,
    /// From where people see the files.
    pub(super) standpoint: &'a Standpoint,
}

impl<'a> Report<'a> {
    /// Writes all diagnostics: for programs sorted by file and place, for people the gravest first.
    pub(super) fn render(&self, format: ReportFormat) -> String {
        match format {
            ReportFormat::Human => self.human(),
            ReportFormat::Json => excerpt::json(self.words, self.excerpts()),
            ReportFormat::Github => self.github(),
            ReportFormat::Sarif => self.sarif(),
        }
    }

    fn excerpts(&self) -> impl Iterator<Item = Excerpt<'_>> {
        excerpt::excerpts(self.diagnostics, self.sources, self.least)
    }

    fn human(&self) -> String {
        let excerpts = excerpt::excerpts_of(self.ordered(), self.diagnostics, self.sources);
        excerpts.map(|excerpt| self.diagnostic_block(&excerpt)).collect()
    }

    /// Returns what is to be told, the gravest first; of one level by file and place.
    pub(super) fn ordered(&self) -> Vec<&'a Diagnostic> {
        let mut list = self.diagnostics.at_least(self.least);
        list.sort_by_key(|diagnostic| diagnostic.level);
        list
    }

    /// Shows one diagnostic with its line.
    pub(super) fn diagnostic_block(&self, excerpt: &Excerpt<'_>) -> String {
        let renderer = if self.colour { Renderer::styled() } else { Renderer::plain() };
        // The terminal's width is unknown in a pipe; a line that is too long is cut in `excerpt`.
        let renderer = renderer.term_width(800);
        let Excerpt { diagnostic, line, see } = excerpt;
        let name = self.words.level_word(diagnostic.level);
        let label = match diagnostic.level {
            Level::Error => Label::ERROR,
            Level::Warning => Label::WARNING,
            Level::Advice | Level::Incomplete => Label::INFO,
        };
        let title = label
            .with_name(name)
            .primary_title(self.words.sentence(diagnostic))
            .id(diagnostic.code.as_str());
        let path = self.standpoint.display_path(&diagnostic.at.path);
        let origin = || Origin::path(path.as_str()).line(line.number).char_column(line.column);
        let annotation = AnnotationKind::Primary.span(line.span.clone());
        let snippet = Snippet::source(line.text.as_str()).line_start(line.number);
        let mut group = match (line.text.trim().is_empty(), line.is_cut) {
            (true, _) => title.element(origin()),
            // What is left of a line does not tell the column.
            (false, true) => title.element(origin()).element(snippet.annotation(annotation)),
            (false, false) => title.element(snippet.path(path.as_str()).annotation(annotation)),
        };
        if let Some(hint) = self.words.hint(diagnostic) {
            let name = self.words.say("cli-help-label", &[]);
            let hint = self.standpoint.with_commands(hint);
            group = group.element(Label::HELP.with_name(name).message(hint));
        }
        for (at, line) in see {
            let path = self.standpoint.display_path(&at.path);
            let place = format!("{path}:{}:{}", line.number, line.column);
            let name = self.words.say("cli-see", &[]);
            group = group.element(Label::NOTE.with_name(name).message(place));
        }
        renderer.render(&[group]) + "\n\n"
    }

    /// `::error file=…,line=…,col=…,title=…::…`, with the escapes that the format asks for.
    fn github(&self) -> String {
        let data = |text: &str| text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A");
        let property = |text: &str| data(text).replace(':', "%3A").replace(',', "%2C");
        let mut report = String::new();
        for Excerpt { diagnostic, line, .. } in self.excerpts() {
            let command = match diagnostic.level {
                Level::Error => "error",
                Level::Warning => "warning",
                Level::Advice | Level::Incomplete => "notice",
            };
            report.push_str(&format!(
                "::{command} file={},line={},col={},title={}::{}\n",
                property(diagnostic.at.path.as_str()),
                line.number,
                line.column,
                property(diagnostic.code.as_str()),
                data(&self.sentence_and_hint(diagnostic)),
            ));
        }
        report
    }

    fn sentence_and_hint(&self, diagnostic: &Diagnostic) -> String {
        let sentence = self.words.sentence(diagnostic);
        self.words.hint(diagnostic).map_or(sentence.clone(), |hint| format!("{sentence} ({hint})"))
    }

    fn sarif(&self) -> String {
        let results = self.excerpts().map(|Excerpt { diagnostic, line, .. }| {
            let level = match diagnostic.level {
                Level::Error => "error",
                Level::Warning => "warning",
                Level::Advice | Level::Incomplete => "note",
            };
            let region = json!({"startLine": line.number, "startColumn": line.column});
            let uri = crate::site::render::links::encoded(diagnostic.at.path.as_str());
            let place = json!({"artifactLocation": {"uri": uri}, "region": region});
            json!({
                "ruleId": diagnostic.code.as_str(),
                "level": level,
                "message": {"text": self.sentence_and_hint(diagnostic)},
                "locations": [{"physicalLocation": place}],
            })
        });
        let report = Sarif {
            schema: "https://json.schemastore.org/sarif-2.1.0.json",
            version: "2.1.0",
            runs: [SarifRun {
                column_kind: "unicodeCodePoints",
                results: LazySequence::new(results),
                tool: json!({"driver": {"name": "Perelik", "version": env!("CARGO_PKG_VERSION")}}),
            }],
        };
        serde_json::to_string_pretty(&report).expect("texts and numbers are JSON") + "\n"
    }
}

/// The frame of a report in SARIF.
#[derive(Serialize)]
struct Sarif<T: Serialize> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    runs: [SarifRun<T>; 1],
    version: &'static str,
}

/// One run of a program, as SARIF calls it.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct SarifRun<T: Serialize> {
    column_kind: &'static str,
    results: T,
    tool: serde_json::Value,
}
