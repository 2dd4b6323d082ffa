//! Foreign files and people's edits: import, the preview, and the language server.

pub(crate) mod forms;
pub mod import;
pub mod lsp;
pub mod serve;
