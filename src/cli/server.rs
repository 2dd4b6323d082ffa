//! `perelik init --server DIR`: a repository that editors push to, which checks, builds, records and publishes.

#![expect(
    clippy::disallowed_methods,
    reason = "an edge: writes a new folder, starts git once, and asks who runs the program"
)]

use std::fs;
use std::io;
use std::os::unix::fs::{DirBuilderExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::process::Command;

use include_dir::{Dir, include_dir};

use super::Exit;
use super::session::{Failure, Session};
use crate::diag::Arg;

/// The files of a new server.
static SERVER: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/cli/server_files");

/// Each file that git runs or people start, and where it goes; the others lie at the top as they are named.
const PROGRAMS: [(&str, &str); 4] = [
    ("pre-receive", "repository.git/hooks/pre-receive"),
    ("post-receive", "repository.git/hooks/post-receive"),
    ("publish", "publish"),
    ("unpack", "unpack"),
];

/// Makes the repository with its hooks, and the files for the daily build.
pub(super) fn run(session: &mut Session, folder: &Path) -> Result<Exit, Failure> {
    fs::create_dir_all(folder).map_err(|error| disk(session, folder, &error))?;
    let folder = folder.canonicalize().map_err(|error| disk(session, folder, &error))?;
    repository(session, &folder.join("repository.git"))?;
    private(&folder.join("private")).map_err(|error| disk(session, &folder, &error))?;
    let program = std::env::current_exe().unwrap_or_else(|_| PathBuf::from("perelik"));
    let values = [
        ("%PROGRAM%", shell(&program)),
        ("%FOLDER%", folder.display().to_string()),
        ("%USER%", session.user.clone().unwrap_or_else(|| "www-data".to_owned())),
    ];
    for file in SERVER.files() {
        let (Some(name), Some(text)) = (file.path().to_str(), file.contents_utf8()) else {
            continue;
        };
        let place = PROGRAMS.iter().find(|(program, _)| *program == name);
        let path = folder.join(place.map_or(name, |(_, path)| path));
        let text =
            values.iter().fold(text.to_owned(), |text, (key, value)| text.replace(key, value));
        fs::write(&path, text).map_err(|error| disk(session, &path, &error))?;
        if place.is_some() {
            let mode = fs::Permissions::from_mode(0o755);
            fs::set_permissions(&path, mode).map_err(|error| disk(session, &path, &error))?;
        }
    }
    let line = session.say("cli-server-done", &[("path", Session::shown(&folder))]);
    session.line(&line)?;
    Ok(Exit::Fine)
}

/// Makes the folder for private data, which only its owner may enter.
fn private(folder: &Path) -> io::Result<()> {
    match fs::DirBuilder::new().mode(0o700).create(folder) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        made => made,
    }
}

fn repository(session: &Session, path: &Path) -> Result<(), Failure> {
    let mut git = Command::new("git");
    git.args(["init", "--quiet", "--bare", "--initial-branch=main", "--"]).arg(path);
    let said = |cause: String| session.fail("cli-server-git", &[("cause", cause.into())]);
    let done = git.output().map_err(|error| said(error.to_string()))?;
    match done.status.success() {
        true => Ok(()),
        false => Err(said(String::from_utf8_lossy(&done.stderr).trim().to_owned())),
    }
}

/// Writes a path so that it can stand between the single quotes of a shell.
fn shell(path: &Path) -> String {
    path.display().to_string().replace('\'', r"'\''")
}

fn disk(session: &Session, path: &Path, error: &io::Error) -> Failure {
    let doing = Arg::Words("write-doing-writing");
    let cause = Arg::Text(error.to_string());
    session.fail("cli-disk", &[("doing", doing), ("path", Session::shown(path)), ("cause", cause)])
}
