//! `perelik lsp`: help while somebody types, for editors of texts.
//!
//! Standard output belongs to the protocol: nothing else is printed there. The site is the one that was named, else the one around
//! the folder that the editor has open, else the one around the current folder.

#![expect(clippy::disallowed_methods, reason = "outer layer: asks which folder is the current one")]

use std::io::{self, IsTerminal as _};
use std::path::{Component, Path, PathBuf};

use super::args::Lsp;
use super::exit::Exit;
use super::session::{Failure, Session};
use super::standpoint::Standpoint;
use crate::base::config::RawConfig;
use crate::base::system_error;
use crate::disk::discover::{ReadCache, Stillness};
use crate::edit::lsp::{Client, Ending, Host};

/// Serves one editor until it leaves.
pub(super) fn run(session: &mut Session, options: &Lsp) -> Result<Exit, Failure> {
    // Before anything is waited for: an argument that means nothing is told at once.
    session.config(&options.common)?;
    if io::stdin().is_terminal() {
        return Err(session.fail("cli-lsp-terminal", &[]));
    }
    let client = Client::over_stdio().ok_or_else(|| session.fail("cli-lsp-failed", &[]))?;
    session.root = site_folder(session, client.open_folder().as_deref());
    let spoken = client.client_language().filter(|_| !options.is_lang_named);
    let lang = spoken.unwrap_or(session.words.lang());
    let session = &*session;
    let mut seen = ReadCache::default();
    let mut read = || {
        session.read_again(&mut seen, Stillness::PREVIEW).map_err(|failure| match failure {
            Failure::Said(sentence) => sentence,
            Failure::Output(error) => {
                session.say("cli-output-failed", &[("cause", system_error::cause(&error))])
            }
        })
    };
    let config = || config_of_lsp(session, options);
    let root = session.root.clone();
    let host = Host { watched: Some(root.clone()), root, read: &mut read, config: &config, lang };
    match client.serve_client(host) {
        Ending::Orderly => Ok(Exit::Fine),
        // The protocol asks for 1.
        Ending::Abrupt => Ok(Exit::Content),
    }
}

/// Returns the site's folder from the root of the disk, in the editor's own spelling: symbolic links stay.
fn site_folder(session: &Session, open: Option<&Path>) -> PathBuf {
    match open.filter(|_| !session.standpoint.names_folder()) {
        Some(folder) => followed_from(folder, &Standpoint::new(None, Some(folder)).root),
        // Where the current folder is gone, a way from it leads nowhere, and reading says so.
        None => std::env::current_dir()
            .map_or_else(|_| session.root.clone(), |here| followed_from(&here, &session.root)),
    }
}

/// Follows a way from a folder, name by name.
fn followed_from(folder: &Path, way: &Path) -> PathBuf {
    let mut joined = folder.to_owned();
    for part in way.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => drop(joined.pop()),
            Component::Normal(_) | Component::RootDir | Component::Prefix(_) => joined.push(part),
        }
    }
    joined
}

/// Returns what is asked of the site now.
fn config_of_lsp(session: &Session, options: &Lsp) -> RawConfig {
    let config = session.config(&options.common).ok();
    config.expect("what was asked was understood before, and does not change")
}
