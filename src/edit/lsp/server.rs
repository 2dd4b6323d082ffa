//! The loop: what a client says comes in one after the other, what it is to know goes out.
//!
//! All that has come is taken in before anything is worked out, so keystrokes that come faster than answers cost nothing. Files on
//! the disk are looked at when somebody changed them. What only making every page tells is worked out beside the loop, once nobody
//! has typed for a moment.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread;
use std::time::Duration;

use gen_lsp_types::{
    DidChangeTextDocumentParams, DidCloseTextDocumentParams, DidOpenTextDocumentParams,
    MessageType, PublishDiagnosticsNotification, ShowMessageNotification, ShowMessageParams, Uri,
};
use lsp_server::{Connection, Message, Notification, Request, Response};
use serde::de::DeserializeOwned;

use super::abilities::Abilities;
use super::answers::{self, QueriedSite};
use super::host::Host;
use super::report::{Published, Reporter};
use super::uri::site_source_path;
use super::workspace::Workspace;
use crate::base::diag::Diagnostic;
use crate::base::messages::Messages;
use crate::base::names::SourcePath;
use crate::disk::watch::Watch;

/// How long nobody types before every page is made to see whether its template fails.
const PAUSE: Duration = Duration::from_millis(500);

/// What wakes the loop.
enum Wakeup {
    /// The client said something.
    Said(Message),
    /// The client is gone.
    Gone,
    /// Somebody changed files.
    Changed,
    /// Every page of a revision was made.
    Made(u64, Vec<Diagnostic>),
}

/// How a session with a client ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// As the protocol asks: `shutdown`, then `exit`.
    Orderly,
    /// Without `shutdown`.
    Abrupt,
}

/// One session with a client.
pub(super) struct Server<'h> {
    connection: Connection,
    host: Host<'h>,
    words: Messages,
    abilities: Abilities,
    workspace: Workspace,
    published: Published,
    events: (Sender<Wakeup>, Receiver<Wakeup>),
    is_shut_down: bool,
    /// Whether something is known that the client was not told of.
    is_untold: bool,
    /// The revision of which every page is being made, or was.
    tried: u64,
    is_trying: bool,
}

impl<'h> Server<'h> {
    /// Begins to listen.
    pub(super) fn new(
        connection: Connection,
        host: Host<'h>,
        (words, abilities): (Messages, Abilities),
    ) -> Self {
        let events = mpsc::channel();
        let (receiver, said) = (connection.receiver.clone(), events.0.clone());
        thread::spawn(move || {
            for message in receiver {
                if said.send(Wakeup::Said(message)).is_err() {
                    return;
                }
            }
            // The loop may have ended before.
            let _ = said.send(Wakeup::Gone);
        });
        if let Some(folder) = host.watched.clone() {
            watch(folder, events.0.clone());
        }
        Self {
            connection,
            host,
            words,
            abilities,
            workspace: Workspace::default(),
            published: Published::default(),
            events,
            is_shut_down: false,
            is_untold: false,
            tried: 0,
            is_trying: false,
        }
    }

    /// Answers until the client ends it.
    pub(super) fn run_loop(mut self) -> Ending {
        self.read_files();
        self.publish_diagnostics();
        loop {
            match self.events.1.recv_timeout(PAUSE) {
                Ok(first) => {
                    let mut next = Some(first);
                    while let Some(event) = next {
                        if let Some(ending) = self.absorb(event) {
                            return ending;
                        }
                        next = self.events.1.try_recv().ok();
                    }
                    self.publish_diagnostics();
                }
                Err(RecvTimeoutError::Timeout) => self.do_idle_work(),
                Err(RecvTimeoutError::Disconnected) => return Ending::Abrupt,
            }
        }
    }

    /// Takes in what happened; how it ends where that ends it.
    fn absorb(&mut self, event: Wakeup) -> Option<Ending> {
        match event {
            Wakeup::Said(Message::Request(request)) => self.respond(request),
            Wakeup::Said(Message::Notification(told)) if told.method == "exit" => {
                return Some(if self.is_shut_down { Ending::Orderly } else { Ending::Abrupt });
            }
            Wakeup::Said(Message::Notification(told)) => self.take_notification(told),
            // Nothing is asked of the client whose answer matters.
            Wakeup::Said(Message::Response(_)) => {}
            Wakeup::Gone => return Some(Ending::Abrupt),
            Wakeup::Changed => self.read_files(),
            Wakeup::Made(revision, faults) => {
                self.is_trying = false;
                self.is_untold |= self.workspace.set_faults(revision, faults);
            }
        }
        None
    }

    fn read_files(&mut self) {
        match (self.host.read)() {
            Ok(files) => self.workspace.set_files(files),
            // The folder may be away for a moment, as while another branch is checked out.
            Err(sentence) => self.show_message(sentence),
        }
    }

    /// Shows a sentence to whoever sits before the client.
    fn show_message(&self, sentence: String) {
        let params = ShowMessageParams { kind: MessageType::Warning, message: sentence };
        self.send_notification::<ShowMessageNotification>(params);
    }

    fn send_notification<N: gen_lsp_types::Notification>(&self, params: N::Params) {
        let message = Notification::new(N::METHOD.as_str().to_owned(), params);
        // A client that is gone needs no news; the loop hears of that itself.
        let _ = self.connection.sender.send(Message::Notification(message));
    }

    /// Tells the client what is wrong now, as far as it does not know.
    fn publish_diagnostics(&mut self) {
        self.is_untold |= self.workspace.refresh(&(self.host.config)());
        if !std::mem::take(&mut self.is_untold) {
            return;
        }
        let Some(site) = self.workspace.site() else { return };
        let (words, root, abilities) = (&self.words, &self.host.root, &self.abilities);
        let reporter = Reporter { words, root, abilities };
        for params in self.published.changed_reports(&reporter, site) {
            self.send_notification::<PublishDiagnosticsNotification>(params);
        }
    }

    /// Does what can wait until nobody types.
    fn do_idle_work(&mut self) {
        self.workspace.mark_stale_after(&(self.host.config)());
        self.publish_diagnostics();
        let Some((now, _)) = self.workspace.site() else { return };
        if self.is_trying || self.tried == now.revision || !now.may_hide_faults() {
            return;
        }
        (self.tried, self.is_trying) = (now.revision, true);
        let (output, revision, made) =
            (Arc::clone(&now.output), now.revision, self.events.0.clone());
        thread::spawn(move || {
            // The loop may have ended before.
            let _ = made.send(Wakeup::Made(revision, output.faults()));
        });
    }

    fn take_notification(&mut self, told: Notification) {
        match told.method.as_str() {
            "textDocument/didOpen" => {
                let Some(DidOpenTextDocumentParams { text_document: text }) =
                    params_of(told.params)
                else {
                    return;
                };
                if let Some(path) = self.site_path(&text.uri) {
                    self.workspace.buffers.open_buffer(path, text.uri, (text.version, text.text));
                    self.workspace.mark_stale();
                }
            }
            "textDocument/didChange" => {
                let Some(params) = params_of::<DidChangeTextDocumentParams>(told.params) else {
                    return;
                };
                let text = params.text_document;
                let Some(path) = self.site_path(&text.text_document_identifier.uri) else { return };
                let changes = (params.content_changes, self.abilities.encoding);
                if self.workspace.buffers.edit(&path, text.version, changes) {
                    self.workspace.mark_stale();
                }
            }
            "textDocument/didClose" => {
                let Some(params) = params_of::<DidCloseTextDocumentParams>(told.params) else {
                    return;
                };
                if let Some(path) = self.site_path(&params.text_document.uri) {
                    self.workspace.buffers.close_buffer(&path);
                    self.read_files();
                }
            }
            "textDocument/didSave" | "workspace/didChangeWatchedFiles" => self.read_files(),
            // The rest tells nothing that the site hangs on.
            _ => {}
        }
    }

    /// Returns the file of the site that an address leads to.
    fn site_path(&self, uri: &Uri) -> Option<SourcePath> {
        site_source_path(&self.host.root, uri)
    }

    /// Answers a question; what is wrong with the texts that it is about is told first.
    fn respond(&mut self, request: Request) {
        self.publish_diagnostics();
        let response = if request.method == "shutdown" {
            self.is_shut_down = true;
            Response::new_ok(request.id, ())
        } else {
            let (now, buffers) =
                self.workspace.site().expect("it was looked at before it is told of");
            let (reporter, raw) = (&self.reporter(), &(self.host.config)());
            answers::response(QueriedSite { now, buffers, reporter, raw }, request)
        };
        // A client that is gone needs no answer.
        let _ = self.connection.sender.send(Message::Response(response));
    }

    fn reporter(&self) -> Reporter<'_> {
        Reporter { words: &self.words, root: &self.host.root, abilities: &self.abilities }
    }
}

/// Reads what a message carries; `None` where it is not what the protocol says.
fn params_of<T: DeserializeOwned>(params: serde_json::Value) -> Option<T> {
    serde_json::from_value(params).ok()
}

/// Wakes the loop whenever files of the site change.
fn watch(folder: PathBuf, events: Sender<Wakeup>) {
    let mut changes = Watch::new(&folder);
    thread::spawn(move || {
        loop {
            changes.wait_or(&|| false);
            if events.send(Wakeup::Changed).is_err() {
                return;
            }
        }
    });
}
