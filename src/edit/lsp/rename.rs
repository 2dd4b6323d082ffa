//! An entry or a term gets another id from the editor, as `perelik rename` gives it: everywhere where it is named, with the old one
//! written down as a former one.

use gen_lsp_types::{
    DocumentChange, Edit, OptionalVersionedTextDocumentIdentifier, PrepareRenameParams,
    PrepareRenamePlaceholder, PrepareRenameResult, RenameFile, RenameFileOptions, RenameParams,
    TextDocumentEdit, TextDocumentIdentifier, WorkspaceEdit,
};

use super::edits::{changed_runs, text_edits};
use super::named::Named;
use super::navigation::subject;
use super::question::FileQuestion;
use super::uri::file_uri;
use crate::base::names::SourcePath;
use crate::content::parse::text::for_display;
use crate::list::rename::{RenamePlan, added_errors, plan};
use crate::site::pipeline::compile_for_diagnostics;

/// Returns what would be renamed at a place, with its present id.
pub(super) fn prepare(
    question: &FileQuestion<'_>,
    params: PrepareRenameParams,
) -> Option<PrepareRenameResult> {
    let (named, bytes) = subject(question, &params.text_document_position_params)?;
    Some(PrepareRenameResult::PrepareRenamePlaceholder(PrepareRenamePlaceholder {
        range: question.map.span(&bytes),
        placeholder: named.named_id().to_owned(),
    }))
}

/// Returns all that changes; says why it cannot be.
pub(super) fn rename_everywhere(
    question: &FileQuestion<'_>,
    params: RenameParams,
) -> Result<Option<WorkspaceEdit>, String> {
    let words = question.reporter.words;
    let Some((named, _)) = subject(question, &params.text_document_position_params) else {
        return Ok(None);
    };
    let (now, new) = (question.now, params.new_name.trim());
    let old = match named {
        Named::Organisation(organisation) => format!("organisations/{}", organisation.common.id),
        Named::Term(vocabulary, term) => format!("{}/{}", vocabulary.as_str(), term.id.value),
    };
    let known = (&now.register, &now.diagnostics);
    let plan = plan(&now.sources, known, &old, new).map_err(|obstacle| {
        let (key, arguments) = obstacle.refusal_message(named.named_id(), new);
        words.say(key, &arguments)
    })?;
    if !plan.moved.is_empty() && !question.reporter.abilities.renames_files {
        let command = format!("perelik rename {} {new}", named.named_id());
        return Err(words.say("lsp-rename-moves-files", &[("command", command.into())]));
    }
    let after = compile_for_diagnostics(&plan.applied(&now.sources), question.raw).diagnostics;
    if added_errors(&now.diagnostics, after).has_errors() {
        let ids = [("old", named.named_id().into()), ("new", new.into())];
        return Err(words.say("cli-rename-breaks", &ids));
    }
    Ok(Some(workspace_edit(question, &plan)))
}

/// Writes a plan as the client carries it out: first all texts, then the files move.
fn workspace_edit(question: &FileQuestion<'_>, plan: &RenamePlan) -> WorkspaceEdit {
    let texts = plan.changed.iter().filter_map(|(path, new)| text_change(question, path, new));
    let root = question.reporter.root;
    let moves = plan.moved.iter().map(|(from, to)| {
        let uri = question.reporter.uri_of(from, question.buffers);
        let options = RenameFileOptions { overwrite: Some(false), ignore_if_exists: Some(false) };
        DocumentChange::RenameFile(RenameFile::new(uri, file_uri(root, to), Some(options), None))
    });
    let changes: Vec<DocumentChange> = texts.chain(moves).collect();
    WorkspaceEdit { document_changes: Some(changes), ..WorkspaceEdit::default() }
}

fn text_change(
    question: &FileQuestion<'_>,
    path: &SourcePath,
    new: &str,
) -> Option<DocumentChange> {
    let map = question.buffers.line_map(
        path,
        &question.now.sources,
        question.reporter.abilities.encoding,
    );
    let changes = changed_runs(map.decoded(), &for_display(new.as_bytes())).concat();
    if changes.is_empty() {
        return None;
    }
    let text_document = OptionalVersionedTextDocumentIdentifier {
        version: question.buffers.buffer(path).map(|buffer| buffer.version),
        text_document_identifier: TextDocumentIdentifier {
            uri: question.reporter.uri_of(path, question.buffers),
        },
    };
    let edits = text_edits(&map, &changes).into_iter().map(Edit::TextEdit).collect();
    Some(DocumentChange::TextDocumentEdit(TextDocumentEdit { text_document, edits }))
}
