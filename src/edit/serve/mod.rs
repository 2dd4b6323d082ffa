//! The preview: a site over HTTP, on this machine only, as the content is now.
//!
//! Comes in: what was read, once more after each change. Goes out: the planned files, rendered on request, with
//! what the preview adds on the way: the diagnostics, and a script that keeps open pages current. A new state takes
//! the place of the old one whole, so no page is ever made of two. Bad content ends nothing, and what was not planned is not
//! served (docs/threats.md V13). `serve` writes nothing; `edit` brings forms, whose door is `editing`.

mod address;
mod answer;
mod connections;
mod context;
mod editing;
mod form_guard;
mod gate;
mod http;
mod outcome_words;
mod outgoing;
mod policy;
mod remarks;
mod reply;
mod sending;
mod served_page;
mod state;
#[cfg(test)]
mod state_tests;
mod values;

pub(crate) use context::Forms;
use context::ServerContext;
use std::io;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::Path;
use std::sync::Arc;

use tokio::sync::watch;

use crate::base::locale::Lang;
use crate::base::messages::Messages;
pub use state::State;

/// A port of this machine that nobody answers yet: who comes early waits.
#[derive(Debug)]
pub(crate) struct Listener {
    listener: TcpListener,
    address: SocketAddr,
}

/// A preview that answers.
#[derive(Debug)]
pub(crate) struct Preview {
    server: Arc<ServerContext>,
}

/// Takes a port of the loopback interface; 0 is any that is free.
///
/// # Errors
/// What the system answers: most often that the port is taken.
pub(crate) fn bind(port: u16) -> io::Result<Listener> {
    // Never an address that other machines can reach (docs/threats.md V14).
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
    listener.set_nonblocking(true)?;
    let address = listener.local_addr()?;
    Ok(Listener { listener, address })
}

impl Listener {
    /// Returns the address of the home page.
    pub(crate) fn url(&self) -> String {
        format!("http://{}/", self.address)
    }

    /// Returns the address of the list of files to edit, with what only this run knows.
    pub(crate) fn forms_url(&self, forms: &Forms) -> String {
        format!("http://{}{}?key={}", self.address, form_guard::START, forms.key)
    }

    /// Begins to answer, with a first state; with forms content can be changed.
    ///
    /// # Errors
    /// What the system answers when it gives no thread or no events.
    pub(crate) fn serve(
        self,
        root: &Path,
        lang: Lang,
        (first, forms): (State, Option<Forms>),
    ) -> io::Result<Preview> {
        let server = Arc::new(ServerContext {
            words: Messages::of_program(lang),
            root: root.to_path_buf(),
            gate: gate::Gate::new(self.address.port()),
            now: watch::Sender::new(Arc::new(first)),
            forms,
        });
        http::spawn(self.listener, Arc::clone(&server))?;
        Ok(Preview { server })
    }
}

impl Preview {
    /// Returns what is shown now.
    pub(crate) fn current_state(&self) -> Arc<State> {
        Arc::clone(&self.server.now.borrow())
    }

    /// Shows another state in the place of the one before.
    pub(crate) fn replace_state(&self, next: State) {
        // The old one goes when nobody answers from it any more, and not while this state waits to be seen.
        let old = self.server.now.send_replace(Arc::new(next));
        std::thread::spawn(move || drop(old));
    }
}
