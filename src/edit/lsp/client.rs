//! A client that has said hello: what it can, where its site lies, and in which language it wants to read.

use std::path::PathBuf;

use gen_lsp_types::{
    CodeActionKind, CodeActionOptions, CodeActionProvider, CompletionOptions, DocumentLinkOptions,
    InitializeParams, InitializeResult, RenameOptions, RenameProvider, ServerCapabilities,
    ServerInfo, TextDocumentSync, TextDocumentSyncKind, TextDocumentSyncOptions, WorkspaceFolders,
};
use lsp_server::{Connection, IoThreads, RequestId};

use super::abilities::Abilities;
use super::host::Host;
use super::position::Encoding;
use super::server::{Ending, Server};
use super::uri::file_path;
use crate::base::locale::Lang;
use crate::base::messages::Messages;

/// A client that has said hello and waits for an answer.
pub struct Client {
    connection: Connection,
    /// What carries messages over standard input and output.
    carriers: Option<IoThreads>,
    id: RequestId,
    params: InitializeParams,
}

impl Client {
    /// Waits for a client at standard input and output; `None` where what comes is not the protocol.
    pub(crate) fn over_stdio() -> Option<Self> {
        let (connection, carriers) = Connection::stdio();
        Some(Self { carriers: Some(carriers), ..Self::greet(connection)? })
    }

    /// Waits until the client says hello; `None` where what comes is not the protocol.
    pub fn greet(connection: Connection) -> Option<Self> {
        let (id, params) = connection.initialize_start().ok()?;
        let params = serde_json::from_value(params).ok()?;
        Some(Self { connection, carriers: None, id, params })
    }

    /// Returns the folder that the client has open.
    #[expect(
        deprecated,
        reason = "clients that know no folders of a workspace tell the root alone"
    )]
    pub(crate) fn open_folder(&self) -> Option<PathBuf> {
        let first = match &self.params.workspace_folders_initialize_params.workspace_folders {
            Some(WorkspaceFolders::WorkspaceFolderList(folders)) => folders.first(),
            Some(WorkspaceFolders::Null) | None => None,
        };
        let first = first.map(|folder| &folder.uri);
        first.or(self.params.root_uri.as_ref()).and_then(file_path)
    }

    /// Returns the language that the client speaks, where it is one of the two that the program has words in.
    pub(crate) fn client_language(&self) -> Option<Lang> {
        let locale = self.params.locale.as_deref()?;
        let code = locale.split(['-', '_']).next().expect("split gives at least one piece");
        [Lang::UK, Lang::EN].into_iter().find(|lang| lang.as_str() == code.to_lowercase())
    }

    /// Serves the client until it leaves.
    pub fn serve_client(self, host: Host<'_>) -> Ending {
        let abilities = Abilities::new(&self.params);
        let answer = serde_json::to_value(hello(abilities.encoding));
        let answer = answer.expect("it is made of texts and flags");
        if self.connection.initialize_finish(self.id, answer).is_err() {
            return Ending::Abrupt;
        }
        let words = Messages::of_program(host.lang);
        let ending = Server::new(self.connection, host, (words, abilities)).run_loop();
        if let (Ending::Orderly, Some(carriers)) = (ending, self.carriers) {
            // What was said last goes out before the program ends; a client that does not listen any more has left.
            let _ = carriers.join();
        }
        ending
    }
}

/// Says what the server can.
fn hello(encoding: Encoding) -> InitializeResult {
    let sync = TextDocumentSyncOptions {
        open_close: Some(true),
        change: Some(TextDocumentSyncKind::Incremental),
        save: Some(true.into()),
        ..TextDocumentSyncOptions::default()
    };
    let actions = CodeActionOptions {
        code_action_kinds: Some(vec![CodeActionKind::QuickFix, CodeActionKind::SourceFixAll]),
        ..CodeActionOptions::default()
    };
    InitializeResult {
        capabilities: ServerCapabilities {
            position_encoding: Some(encoding.protocol_name()),
            text_document_sync: Some(TextDocumentSync::Options(sync)),
            completion_provider: Some(CompletionOptions {
                trigger_characters: Some([" ", "-", "[", ","].map(str::to_owned).into()),
                ..CompletionOptions::default()
            }),
            hover_provider: Some(true.into()),
            definition_provider: Some(true.into()),
            references_provider: Some(true.into()),
            document_symbol_provider: Some(true.into()),
            workspace_symbol_provider: Some(true.into()),
            document_link_provider: Some(DocumentLinkOptions::default()),
            inlay_hint_provider: Some(true.into()),
            rename_provider: Some(RenameProvider::RenameOptions(RenameOptions {
                prepare_provider: Some(true),
                ..RenameOptions::default()
            })),
            code_action_provider: Some(CodeActionProvider::CodeActionOptions(actions)),
            ..ServerCapabilities::default()
        },
        server_info: Some(ServerInfo {
            name: "perelik".to_owned(),
            version: Some(env!("CARGO_PKG_VERSION").to_owned()),
        }),
    }
}
