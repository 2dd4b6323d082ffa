//! What the client can, as far as answers hang on it.

use gen_lsp_types::{InitializeParams, ResourceOperationKind};

use super::position::Encoding;

/// Where `perelik serve` shows the site unless it is told otherwise.
const PREVIEW: &str = "http://127.0.0.1:3000/";

/// What the client can, and what it asked for.
#[derive(Debug, Clone)]
pub(super) struct Abilities {
    /// How it counts places.
    pub(super) encoding: Encoding,
    /// Whether places in what is put in can be stepped through.
    pub(super) has_snippets: bool,
    /// Whether it moves files when it is asked to.
    pub(super) renames_files: bool,
    /// Where the preview is, with a slash at the end.
    pub(super) preview: String,
}

impl Abilities {
    /// Reads what the client says of itself.
    pub(super) fn new(params: &InitializeParams) -> Self {
        let capabilities = &params.capabilities;
        let general = capabilities.general.as_ref();
        let offered = general.and_then(|general| general.position_encodings.as_deref());
        let completion =
            capabilities.text_document.as_ref().and_then(|text| text.completion.as_ref());
        let item = completion.and_then(|completion| completion.completion_item.as_ref());
        let edit = capabilities.workspace.as_ref().and_then(|all| all.workspace_edit.as_ref());
        let operations = edit.and_then(|edit| edit.resource_operations.as_deref());
        let has_changes = edit.and_then(|edit| edit.document_changes).unwrap_or(false);
        let asked = params.initialization_options.as_ref();
        let preview = asked.and_then(|options| options.get("preview")?.as_str());
        let preview = preview.filter(|url| url.starts_with("http")).unwrap_or(PREVIEW);
        Self {
            encoding: Encoding::negotiate(offered.unwrap_or_default()),
            has_snippets: item.and_then(|item| item.snippet_support).unwrap_or(false),
            renames_files: has_changes
                && operations.is_some_and(|all| all.contains(&ResourceOperationKind::Rename)),
            preview: format!("{}/", preview.trim_end_matches('/')),
        }
    }
}
