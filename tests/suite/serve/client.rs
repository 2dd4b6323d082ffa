//! A preview that runs, and a client that asks it. Every wait has an end, and so has every preview.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::time::{Duration, Instant};

use crate::site::{Folder, Site};

/// How long anything is waited for.
const DEADLINE: Duration = Duration::from_secs(30);

/// A running preview of a site on the disk.
pub(super) struct Preview {
    pub(super) folder: Folder,
    host: String,
    /// The way that lets in who edits; of a preview without forms the home page.
    pub(super) start: String,
    child: Child,
}

/// An answer.
pub(super) struct Reply {
    pub(super) status: u16,
    pub(super) head: String,
    pub(super) body: String,
}

/// A channel of changes, as a tab holds it.
pub(super) struct Channel(BufReader<TcpStream>);

/// Starts the preview of a site, on any free port.
pub(super) fn serve(site: &Site) -> Preview {
    start(site, "serve")
}

/// Starts the preview of a site with forms, on any free port.
pub(super) fn edit(site: &Site) -> Preview {
    start(site, "edit")
}

/// Starts the preview with forms of a site that lies in a folder already, on any free port.
pub(super) fn edit_in(folder: Folder) -> Preview {
    start_in(folder, "edit")
}

fn start(site: &Site, command_name: &str) -> Preview {
    start_in(site.on_disk(), command_name)
}

fn start_in(folder: Folder, command_name: &str) -> Preview {
    let mut command = Command::new(env!("CARGO_BIN_EXE_perelik"));
    command.env_clear().env("LANG", "en_GB.UTF-8").current_dir(&folder.path);
    command.args([command_name, "--port", "0", "--date", "2020-03-27"]).stdout(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let out = BufReader::new(child.stdout.take().unwrap());
    let (sender, lines) = mpsc::channel();
    // Reads to the end, so that the preview never waits for its own words to be read.
    std::thread::spawn(move || {
        for line in out.lines().map_while(Result::ok) {
            let _ = sender.send(line);
        }
    });
    let mut preview = Preview { folder, host: String::new(), start: String::new(), child };
    let line = lines.recv_timeout(DEADLINE).unwrap();
    let (_, url) = line.split_once("http://").unwrap();
    let (host, rest) = url.split_once('/').unwrap();
    preview.host = host.to_owned();
    preview.start = format!("/{}", rest.split([' ', ';']).next().unwrap());
    preview
}

impl Preview {
    /// Returns the name and the port that it answers to.
    pub(super) fn host(&self) -> &str {
        &self.host
    }

    /// Asks for a path.
    pub(super) fn get(&self, path: &str) -> Reply {
        self.ask(path, &format!("Host: {}\r\n", self.host))
    }

    /// Asks for a path with these lines in the head of the request; `%` in them is the preview's own name.
    pub(super) fn ask(&self, path: &str, lines: &str) -> Reply {
        let lines = lines.replace('%', &self.host);
        self.send(format!("GET {path} HTTP/1.1\r\n{lines}Connection: close\r\n\r\n").as_bytes())
    }

    /// Sends bytes as they are, and reads what comes until the connection ends.
    pub(super) fn send(&self, request: &[u8]) -> Reply {
        let mut stream = self.begin(request);
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).unwrap();
        let text = String::from_utf8(bytes).unwrap();
        let (head, body) = text.split_once("\r\n\r\n").unwrap();
        let status = head.split(' ').nth(1).unwrap().parse().unwrap();
        Reply { status, head: head.to_ascii_lowercase(), body: body.to_owned() }
    }

    /// Sends bytes as they are, and waits for nothing.
    pub(super) fn begin(&self, request: &[u8]) -> TcpStream {
        let mut stream = TcpStream::connect(&self.host).unwrap();
        stream.set_read_timeout(Some(DEADLINE)).unwrap();
        stream.write_all(request).unwrap();
        stream
    }

    /// Opens the channel of a page.
    pub(super) fn channel(&self, path: &str) -> Channel {
        let request = format!("GET /_perelik/events{path} HTTP/1.1\r\nHost: {}\r\n\r\n", self.host);
        Channel(BufReader::new(self.begin(request.as_bytes())))
    }

    /// Waits until the answer of a path is as wanted, and returns it: it is asked for again whenever the preview tells that
    /// something changed.
    pub(super) fn until(&self, path: &str, wanted: impl Fn(&Reply) -> bool) -> Reply {
        let (mut changes, mut last) = (self.channel(path), String::new());
        loop {
            // The first word tells what is, so that no change between two looks is missed.
            assert!(changes.hear().is_some(), "{path} stays {last}");
            let reply = self.get(path);
            if wanted(&reply) {
                return reply;
            }
            last = format!("{}:\n{}", reply.status, reply.body);
        }
    }

    /// Saves a file of `content/` as editors do: beside it, then in its place.
    pub(super) fn save(&self, path: &str, text: &str) {
        self.folder.put("beside", text.as_bytes());
        self.rename("beside", &format!("content/{path}"));
    }

    /// Moves a file below the root.
    pub(super) fn rename(&self, from: &str, to: &str) {
        std::fs::rename(self.folder.path.join(from), self.folder.path.join(to)).unwrap();
    }

    /// Takes a file of `content/` away.
    pub(super) fn delete(&self, path: &str) {
        std::fs::remove_file(self.folder.path.join("content").join(path)).unwrap();
    }
}

impl Channel {
    /// Waits for the next word of the server.
    pub(super) fn next(&mut self) -> serde_json::Value {
        self.hear().expect("the server tells something in time")
    }

    /// Tells whether the server ended the channel.
    pub(super) fn is_over(&mut self) -> bool {
        self.hear().is_none()
    }

    /// Waits for the next word of the server; `None` when none comes in time, or the channel ends.
    fn hear(&mut self) -> Option<serde_json::Value> {
        let end = Instant::now() + DEADLINE;
        while Instant::now() < end {
            let mut line = String::new();
            if self.0.read_line(&mut line).ok()? == 0 {
                return None;
            }
            if let Some(data) = line.strip_prefix("data: ") {
                return Some(serde_json::from_str(data).unwrap());
            }
        }
        None
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
