//! `perelik init DIR`: a small new site that builds without remarks.

#![expect(
    clippy::disallowed_methods,
    reason = "an edge: writes a new site, and nothing that exists"
)]

use std::fs;
use std::io;

use include_dir::{Dir, include_dir};
use jiff::{Timestamp, ToSpan};
use uuid::Uuid;

use super::args::Init;
use super::session::{Failure, Session};
use super::{Exit, save};
use crate::timezone;

/// The files of a new site; `gitignore` gets its dot when it is written.
static SKELETON: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/cli/skeleton");

/// How many days the task of the example has.
const DAYS: i64 = 7;

/// Writes the files of a new site into a folder that is empty or missing.
pub(super) fn run(session: &mut Session, options: &Init) -> Result<Exit, Failure> {
    let folder = &options.folder;
    let is_free = match fs::read_dir(folder) {
        // An empty clone is where a site begins that has a server already.
        Ok(mut entries) => {
            entries.all(|entry| !options.server && entry.is_ok_and(|e| e.file_name() == ".git"))
        }
        Err(error) => error.kind() == io::ErrorKind::NotFound,
    };
    let is_server = options.server && super::server::is_one(folder);
    if !is_free && !is_server {
        return Err(session.fail("cli-init-exists", &[("path", Session::shown(folder))]));
    }
    if options.server {
        return super::server::run(session, folder);
    }
    let today = timezone::day(Timestamp::now(), "Europe/Kyiv");
    let soon = today.checked_add(DAYS.days()).unwrap_or(today);
    let namespace = Uuid::new_v4().to_string();
    let fill = |text: &str| {
        text.replace("%NAMESPACE%", &namespace)
            .replace("%TODAY%", &today.to_string())
            .replace("%SOON%", &soon.to_string())
    };
    for (path, text) in files() {
        let path = folder.join(fill(path).replace("gitignore", ".gitignore"));
        match save::make(&path, &fill(text)) {
            Ok(true) => {}
            Ok(false) => {
                return Err(session.fail("cli-init-exists", &[("path", Session::shown(folder))]));
            }
            Err(error) => return Err(save::failed(session, &path, &error)),
        }
    }
    let line = session.say("cli-init-done", &[("path", Session::shown(folder))]);
    session.line(&line)?;
    Ok(Exit::Fine)
}

fn files() -> Vec<(&'static str, &'static str)> {
    let mut found = Vec::new();
    let mut folders = vec![&SKELETON];
    while let Some(folder) = folders.pop() {
        folders.extend(folder.dirs());
        found.extend(folder.files().filter_map(|f| Some((f.path().to_str()?, f.contents_utf8()?))));
    }
    found
}
