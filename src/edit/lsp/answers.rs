//! Which question is answered where.

use gen_lsp_types::{
    CodeActionRequest, CompletionRequest, DefinitionRequest, DocumentLinkRequest,
    DocumentSymbolRequest, HoverRequest, InlayHintRequest, PrepareRenameRequest, ReferencesRequest,
    RenameRequest, Request as Asked, Uri,
};
use lsp_server::{ErrorCode, Request, Response};
use serde_json::Value;

use super::buffers::Buffers;
use super::question::FileQuestion;
use super::report::Reporter;
use super::uri::site_source_path;
use super::workspace::Inspected;
use super::{actions, completion, hints, hover, links, navigation, rename, site_symbols};
use crate::base::config::RawConfig;

/// The site that questions are about.
#[derive(Clone, Copy)]
pub(super) struct QueriedSite<'a> {
    /// What is known.
    pub(super) now: &'a Inspected,
    /// The open texts.
    pub(super) buffers: &'a Buffers,
    /// How things are told.
    pub(super) reporter: &'a Reporter<'a>,
    /// What is asked of the site.
    pub(super) raw: &'a RawConfig,
}

/// Why there is no answer.
enum NoAnswer {
    /// The question is not what the protocol says.
    Malformed,
    /// Nobody knows such questions.
    Unknown,
    /// What is asked for cannot be done: a sentence for people.
    Said(String),
}

/// Answers a question about the site.
pub(super) fn response(site: QueriedSite<'_>, request: Request) -> Response {
    let Request { id, method, params } = request;
    match answer_method(site, &method, params) {
        Ok(value) => Response::new_ok(id, value),
        Err(NoAnswer::Malformed) => Response::new_err(id, ErrorCode::InvalidParams as i32, method),
        Err(NoAnswer::Unknown) => Response::new_err(id, ErrorCode::MethodNotFound as i32, method),
        Err(NoAnswer::Said(sentence)) => {
            Response::new_err(id, ErrorCode::RequestFailed as i32, sentence)
        }
    }
}

fn answer_method(site: QueriedSite<'_>, method: &str, asked: Value) -> Result<Value, NoAnswer> {
    match method {
        "textDocument/codeAction" => site.about_file::<CodeActionRequest>(
            asked,
            |params| &params.text_document.uri,
            |question, params| Ok(actions::actions(question, params)),
        ),
        "textDocument/completion" => site.about_file::<CompletionRequest>(
            asked,
            |params| &params.text_document_position_params.text_document.uri,
            |question, params| Ok(completion::completion_list(question, params)),
        ),
        "textDocument/hover" => site.about_file::<HoverRequest>(
            asked,
            |params| &params.text_document_position_params.text_document.uri,
            |question, params| Ok(hover::hover(question, params)),
        ),
        "textDocument/definition" => site.about_file::<DefinitionRequest>(
            asked,
            |params| &params.text_document_position_params.text_document.uri,
            |question, params| Ok(navigation::definition(question, params)),
        ),
        "textDocument/references" => site.about_file::<ReferencesRequest>(
            asked,
            |params| &params.text_document_position_params.text_document.uri,
            |question, params| Ok(navigation::all_references(question, params)),
        ),
        "textDocument/documentSymbol" => site.about_file::<DocumentSymbolRequest>(
            asked,
            |params| &params.text_document.uri,
            |question, params| Ok(navigation::symbols(question, params)),
        ),
        "textDocument/documentLink" => site.about_file::<DocumentLinkRequest>(
            asked,
            |params| &params.text_document.uri,
            |question, params| Ok(links::document_links(question, params)),
        ),
        "textDocument/inlayHint" => site.about_file::<InlayHintRequest>(
            asked,
            |params| &params.text_document.uri,
            |question, params| Ok(hints::hints(question, params)),
        ),
        "textDocument/prepareRename" => site.about_file::<PrepareRenameRequest>(
            asked,
            |params| &params.text_document_position_params.text_document.uri,
            |question, params| Ok(rename::prepare(question, params)),
        ),
        "textDocument/rename" => site.about_file::<RenameRequest>(
            asked,
            |params| &params.text_document_position_params.text_document.uri,
            rename::rename_everywhere,
        ),
        "workspace/symbol" => site.about_all_files(asked),
        _ => Err(NoAnswer::Unknown),
    }
}

impl QueriedSite<'_> {
    /// Answers which entries and terms are called so.
    fn about_all_files(self, asked: Value) -> Result<Value, NoAnswer> {
        let params = serde_json::from_value(asked).map_err(|_| NoAnswer::Malformed)?;
        let found = site_symbols::site_symbols((self.now, self.buffers), self.reporter, &params);
        Ok(serde_json::to_value(found).expect("answers are made of texts and numbers"))
    }

    /// Answers a question about one file: with nothing where it is none of the site's.
    fn about_file<R: Asked>(
        self,
        asked: Value,
        uri: fn(&R::Params) -> &Uri,
        answer: fn(&FileQuestion<'_>, R::Params) -> Result<R::Result, String>,
    ) -> Result<Value, NoAnswer> {
        let params: R::Params = serde_json::from_value(asked).map_err(|_| NoAnswer::Malformed)?;
        let Some(path) = site_source_path(self.reporter.root, uri(&params)) else {
            return Ok(Value::Null);
        };
        let Self { now, buffers, reporter, raw } = self;
        let map = buffers.line_map(&path, &now.sources, reporter.abilities.encoding);
        let question = FileQuestion { now, buffers, reporter, raw, path, map };
        let answer = answer(&question, params).map_err(NoAnswer::Said)?;
        let value = serde_json::to_value(answer);
        Ok(value.expect("answers are made of texts, numbers and flags"))
    }
}
