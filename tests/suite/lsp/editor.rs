//! An editor in the same process: it says what a client says, and keeps what it was told.

use std::collections::{BTreeMap, BTreeSet};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use lsp_server::{Connection, Message, Notification, Request, RequestId};
use perelik::base::locale::Lang;
use perelik::edit::lsp::{Client, Ending, Host};
use serde_json::{Value, json};

use crate::site::Site;

/// Where the sites of these tests would lie.
pub(super) const ROOT: &str = "/srv/сайт";

/// One session of an editor with a server of its own.
pub(super) struct Editor {
    connection: Connection,
    server: JoinHandle<Ending>,
    asked: i32,
    pub(super) told: BTreeMap<String, Vec<Value>>,
    pub(super) hello: Value,
}

impl Editor {
    /// Opens a site in an editor that counts in UTF-16 and reads English.
    pub(super) fn new(site: &Site) -> Self {
        Self::with(site, json!({}))
    }

    /// Opens a site in an editor with these capabilities.
    pub(super) fn with(site: &Site, capabilities: Value) -> Self {
        let (connection, other) = Connection::memory();
        let (sources, raw) = (site.sources(), site.raw.clone());
        let server = thread::spawn(move || {
            let client = Client::greet(other).unwrap();
            let host = Host {
                root: ROOT.into(),
                watched: None,
                read: &mut || Ok(sources.clone()),
                config: &|| raw.clone(),
                lang: Lang::EN,
            };
            client.serve_client(host)
        });
        let mut editor =
            Self { connection, server, asked: 0, told: BTreeMap::new(), hello: Value::Null };
        let hello = json!({"processId": null, "rootUri": null, "capabilities": capabilities});
        editor.hello = editor.ask("initialize", hello);
        editor.note("initialized", json!({}));
        editor
    }

    /// Asks, and takes in what is told before the answer.
    pub(super) fn ask(&mut self, method: &str, params: Value) -> Value {
        self.try_ask(method, params).unwrap()
    }

    /// Does the same where the answer may be a refusal.
    pub(super) fn try_ask(&mut self, method: &str, params: Value) -> Result<Value, String> {
        self.asked += 1;
        let id = RequestId::from(self.asked);
        let request = Request::new(id.clone(), method.to_owned(), params);
        self.connection.sender.send(Message::Request(request)).unwrap();
        loop {
            match self.connection.receiver.recv().unwrap() {
                Message::Response(answer) if answer.id == id => {
                    return answer.response_result.map_err(|error| error.message);
                }
                Message::Notification(told) => self.hear(told),
                other => panic!("{other:?}"),
            }
        }
    }

    fn hear(&mut self, told: Notification) {
        assert_eq!(told.method, "textDocument/publishDiagnostics");
        let list = told.params["diagnostics"].as_array().unwrap().clone();
        self.told.insert(told.params["uri"].as_str().unwrap().to_owned(), list);
    }

    /// Waits until a file has a diagnostic with this code.
    pub(super) fn hear_of(&mut self, uri: &str, code: &str) -> Value {
        loop {
            let list = self.told.get(uri).into_iter().flatten();
            if let Some(told) = list.into_iter().find(|one| one["code"] == code) {
                return told.clone();
            }
            let next = self.connection.receiver.recv_timeout(Duration::from_secs(60)).unwrap();
            let Message::Notification(told) = next else { panic!("{next:?}") };
            self.hear(told);
        }
    }

    /// Tells something.
    pub(super) fn note(&self, method: &str, params: Value) {
        let told = Notification::new(method.to_owned(), params);
        self.connection.sender.send(Message::Notification(told)).unwrap();
    }

    /// Opens a text of `content/`.
    pub(super) fn open(&self, path: &str, text: &str) {
        let document =
            json!({"uri": uri(path), "languageId": "markdown", "version": 1, "text": text});
        self.note("textDocument/didOpen", json!({"textDocument": document}));
    }

    /// Puts another text in the place of one that is open.
    pub(super) fn write(&self, path: &str, text: &str) {
        let document = json!({"uri": uri(path), "version": 2});
        let changes = json!([{"text": text}]);
        self.note(
            "textDocument/didChange",
            json!({"textDocument": document, "contentChanges": changes}),
        );
    }

    /// Closes a text.
    pub(super) fn close(&self, path: &str) {
        self.note("textDocument/didClose", json!({"textDocument": {"uri": uri(path)}}));
    }

    /// Asks about a place of a text: where the first `|` stands in `marked`, which is opened or put there.
    pub(super) fn ask_at(
        &mut self,
        method: &str,
        (path, marked): (&str, &str),
        more: Value,
    ) -> Value {
        let at = marked.find('|').expect("a mark");
        self.open(path, &marked.replacen('|', "", 1));
        let before = &marked[..at];
        let start = before.rfind('\n').map_or(0, |newline| newline + 1);
        let position = json!({
            "line": before.matches('\n').count(),
            "character": before[start..].encode_utf16().count(),
        });
        let mut params = json!({"textDocument": {"uri": uri(path)}, "position": position});
        if let Value::Object(more) = more {
            params.as_object_mut().unwrap().extend(more);
        }
        self.ask(method, params)
    }

    /// Returns all that the editor shows now: file, line, unit of the line, severity, code, words.
    pub(super) fn shown(&mut self) -> BTreeSet<Shown> {
        // Whatever was typed is told of before this is answered.
        self.ask(
            "textDocument/codeAction",
            json!({
                "textDocument": {"uri": "file:///nowhere"},
                "range": {"start": {"line": 0, "character": 0}, "end": {"line": 0, "character": 0}},
                "context": {"diagnostics": []},
            }),
        );
        let all = self.told.iter().flat_map(|(uri, list)| list.iter().map(move |one| (uri, one)));
        let shown = all.map(|(uri, one)| {
            let start = &one["range"]["start"];
            let number = |value: &Value| usize::try_from(value.as_u64().unwrap()).unwrap();
            let text = |value: &Value| value.as_str().unwrap().to_owned();
            let severity = number(&one["severity"]);
            (
                uri.clone(),
                (number(&start["line"]), number(&start["character"])),
                severity,
                text(&one["code"]),
                text(&one["message"]),
            )
        });
        shown.collect()
    }

    /// Waits for the server to end by itself.
    pub(super) fn leave_abruptly(self) -> Ending {
        self.server.join().unwrap()
    }

    /// Leaves as the protocol asks.
    pub(super) fn leave(mut self) -> Ending {
        self.ask("shutdown", Value::Null);
        self.note("exit", Value::Null);
        self.server.join().unwrap()
    }
}

/// File, line and unit of the line, severity, code, words.
pub(super) type Shown = (String, (usize, usize), usize, String, String);

/// Returns the address of a text below `content/`, or of one below the root.
pub(super) fn uri(path: &str) -> String {
    let whole = if path.starts_with("themes/")
        || path.starts_with("private/")
        || path.starts_with("content/")
    {
        path.to_owned()
    } else {
        format!("content/{path}")
    };
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.~/".contains(&byte);
    let encoded = format!("{ROOT}/{whole}")
        .bytes()
        .map(|byte| match plain(byte) {
            true => char::from(byte).to_string(),
            false => format!("%{byte:02X}"),
        })
        .collect::<String>();
    format!("file://{encoded}")
}
