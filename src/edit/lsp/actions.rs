//! What can be mended in a text: all that `check --fix` knows, one by one and all at once.
//!
//! One change alone is offered only where mending the rest afterwards gives the same as mending all, so whoever takes some of them
//! and whoever takes all end with one text.

use std::collections::HashMap;
use std::ops::Range;

use gen_lsp_types::{
    CodeAction, CodeActionKind, CodeActionParams, CodeActionResponse, TextEdit, WorkspaceEdit,
};

use super::edits::{TextChange, changed_runs, text_edits, with_changes};
use super::question::FileQuestion;
use crate::content::mend::mend;
use crate::content::validate::NameIndex;

/// How much of a line a title shows, in characters.
const LONGEST_LINE: usize = 60;

/// Returns what can be mended in a range, and everything at once.
pub(super) fn actions(
    question: &FileQuestion<'_>,
    params: CodeActionParams,
) -> Option<Vec<CodeActionResponse>> {
    let names = question.now.called_names();
    let new = mend(&question.path, question.file_bytes(), names)?;
    let old = question.map.decoded();
    let runs = changed_runs(old, &new);
    let asked = lines_of(old, &question.map.byte_range(params.range));
    let mender = Mender { question, names, new: &new };
    let near = runs.iter().filter(|run| run.iter().any(|change| touches(&asked, &change.bytes)));
    let mut found: Vec<CodeAction> =
        near.flat_map(|run| mender.actions_of_run(run, &asked)).collect();
    let all = mender.everything(&runs);
    found.push(CodeAction { kind: Some(CodeActionKind::SourceFixAll), ..all.clone() });
    if runs.concat().len() > 1 {
        found.push(CodeAction { kind: Some(CodeActionKind::QuickFix), ..all });
    }
    let only = params.context.only;
    found.retain(|action| only.as_ref().is_none_or(|only| is_of_wanted_kind(action, only)));
    Some(found.into_iter().map(CodeActionResponse::CodeAction).collect())
}

/// Tells whether an action is of a kind that is asked for, or of one below it: `source` asks for `source.fixAll`.
fn is_of_wanted_kind(action: &CodeAction, only: &[CodeActionKind]) -> bool {
    let own = action.kind.as_ref().map(CodeActionKind::as_str).unwrap_or_default();
    only.iter().any(|wanted| {
        let rest = own.strip_prefix(wanted.as_str());
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    })
}

/// What mends one file.
struct Mender<'a> {
    question: &'a FileQuestion<'a>,
    names: &'a NameIndex,
    /// The text with everything mended.
    new: &'a str,
}

impl Mender<'_> {
    /// Returns the changes of a run of lines that can be made alone: line by line, else the run as a whole.
    fn actions_of_run(&self, run: &[TextChange], asked: &Range<usize>) -> Vec<CodeAction> {
        let lines: Vec<&[TextChange]> = run.chunks(1).collect();
        let is_apart = lines.iter().all(|line| self.is_sound(line));
        let units = if is_apart { lines } else { vec![run] };
        let is_near = |unit: &&[TextChange]| unit.iter().any(|one| touches(asked, &one.bytes));
        let sound =
            units.into_iter().filter(is_near).filter(|unit| is_apart || self.is_sound(unit));
        sound.map(|unit| self.action(unit)).collect()
    }

    /// Tells whether mending goes on to the same end from here.
    fn is_sound(&self, unit: &[TextChange]) -> bool {
        let text = with_changes(self.question.map.decoded(), unit);
        text == self.new
            || mend(&self.question.path, text.as_bytes(), self.names).as_deref() == Some(self.new)
    }

    fn action(&self, unit: &[TextChange]) -> CodeAction {
        let old = self.question.map.decoded();
        let words = self.question.reporter.words;
        let touched = lines_of(old, &(unit[0].bytes.start..unit[unit.len() - 1].bytes.end));
        let text = with_changes(old, unit);
        let after = &text[touched.start..text.len() - (old.len() - touched.end)];
        let title = match title_line(after) {
            Some(line) => words.say("lsp-fix", &[("line", line.into())]),
            None => words.say(
                "lsp-fix-removed",
                &[("line", title_line(&old[touched.clone()]).unwrap_or_default().into())],
            ),
        };
        let site = (self.question.now, self.question.buffers);
        let told = self.question.now.sorted_diagnostics().into_iter().filter(|one| {
            one.at.path == self.question.path && touches(&touched, &(one.at.start..one.at.start))
        });
        let remarks: Vec<_> = told
            .map(|one| self.question.reporter.protocol_diagnostic(one, &self.question.map, site))
            .collect();
        CodeAction {
            title,
            kind: Some(CodeActionKind::QuickFix),
            is_preferred: (!remarks.is_empty()).then_some(true),
            diagnostics: (!remarks.is_empty()).then_some(remarks),
            edit: Some(self.edit(text_edits(&self.question.map, unit))),
            ..CodeAction::default()
        }
    }

    /// Mends all. A mark at the start and ends of lines are part of no line: where the editor has kept one, the whole text is put anew.
    fn everything(&self, runs: &[Vec<TextChange>]) -> CodeAction {
        let map = &self.question.map;
        let is_as_decoded = self.question.file_bytes() == map.decoded().as_bytes();
        let edits = match is_as_decoded {
            true => text_edits(map, &runs.concat()),
            false => vec![TextEdit { range: map.whole(), new_text: self.new.to_owned() }],
        };
        CodeAction {
            title: self.question.reporter.words.say("lsp-fix-all", &[]),
            edit: Some(self.edit(edits)),
            ..CodeAction::default()
        }
    }

    fn edit(&self, edits: Vec<TextEdit>) -> WorkspaceEdit {
        let uri = self.question.reporter.uri_of(&self.question.path, self.question.buffers);
        WorkspaceEdit { changes: Some(HashMap::from([(uri, edits)])), ..WorkspaceEdit::default() }
    }
}

/// Returns the first line of a text as a title shows it; `None` where nothing is left.
fn title_line(text: &str) -> Option<String> {
    let line = text.lines().map(str::trim).find(|line| !line.is_empty())?;
    let short: String = line.chars().take(LONGEST_LINE).collect();
    let is_more = short.len() < line.len() || text.trim().lines().nth(1).is_some();
    Some(if is_more { format!("{short} …") } else { short })
}

/// Returns the lines that some bytes stand in, without the last line end.
fn lines_of(text: &str, bytes: &Range<usize>) -> Range<usize> {
    let start = text[..bytes.start].rfind('\n').map_or(0, |newline| newline + 1);
    let end = text[bytes.end..].find('\n').map_or(text.len(), |newline| bytes.end + newline);
    start..end
}

fn touches(lines: &Range<usize>, bytes: &Range<usize>) -> bool {
    bytes.start <= lines.end && lines.start <= bytes.end
}
