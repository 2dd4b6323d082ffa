//! `perelik init --server DIR`: a repository that editors push to, which checks, builds, records and publishes.
//!
//! Run again on a server, it writes its programs and units anew, from its settings, and leaves the rest as it is.

#![expect(
    clippy::disallowed_methods,
    reason = "outer layer: writes a new folder, and asks which program this is and whose a folder is"
)]

use std::fs;
use std::io;
use std::os::unix::fs::{DirBuilderExt, MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};

use include_dir::{Dir, include_dir};

use super::confine;
use super::exit::Exit;
use super::git::not_started;
use super::save::unwritten as disk;
use super::server_output;
use super::session::{Failure, Session};
use super::settings::{NAME as SETTINGS, Settings};
use crate::disk::deploy::from_home;
use crate::disk::git::run_git as start_git;

/// The files of a new server.
static SERVER: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/cli/server_files");

/// Each file that git runs or people start, and where it goes; the others lie at the top as they are named.
const PROGRAMS: [(&str, &str); 5] = [
    ("pre-receive", "repository.git/hooks/pre-receive"),
    ("post-receive", "repository.git/hooks/post-receive"),
    ("publish", "publish"),
    ("unpack", "unpack"),
    ("failed", "failed"),
];

/// Files that whoever looks after a server changes; they are made once.
const KEPT_FILES: [&str; 2] = [SETTINGS, "failed"];

/// What no attribute of pushed content may ask of a checkout; git lets this file have the last word.
const ATTRIBUTES: &str = "* -text -ident !filter !working-tree-encoding\n";

/// Tells whether a folder is a server.
pub(super) fn is_one(folder: &Path) -> bool {
    folder.join("publish").is_file() && folder.join("repository.git/HEAD").is_file()
}

/// Makes the repository with its hooks, and the files for the daily build.
pub(super) fn run(session: &mut Session, folder: &Path) -> Result<Exit, Failure> {
    fs::create_dir_all(folder).map_err(|error| disk(session, folder, &error))?;
    let folder = folder.canonicalize().map_err(|error| disk(session, folder, &error))?;
    private(&folder).map_err(|error| disk(session, &folder, &error))?;
    server_output::make(&folder).map_err(|error| disk(session, &folder.join("public"), &error))?;
    let file = folder.join(SETTINGS);
    if !file.exists() {
        write_text(
            session,
            &file,
            &server_template(SETTINGS).replace("%FOLDER%", &folder.display().to_string()),
        )?;
    }
    let settings = Settings::read(session, &file)?;
    repository(session, &folder.join("repository.git"), &settings.branch)?;
    let values = placeholder_values(session, &folder, &settings)?;
    for source in SERVER.files() {
        let name = source.path().to_str().expect("the program's own files have plain names");
        let place = PROGRAMS.iter().find(|(program, _)| *program == name);
        let path = folder.join(place.map_or(name, |(_, path)| path));
        if KEPT_FILES.contains(&name) && path.exists() {
            continue;
        }
        let text = values
            .iter()
            .fold(server_template(name), |text, (key, value)| text.replace(key, value));
        write_text(session, &path, &text)?;
        if place.is_some() {
            let mode = fs::Permissions::from_mode(0o755);
            fs::set_permissions(&path, mode).map_err(|error| disk(session, &path, &error))?;
        }
    }
    session.say_line("cli-server-done", &[("path", Session::path_argument(&folder))])?;
    if !settings.is_unsandboxed() && !confine::is_possible() {
        session.note(&session.say("cli-server-unconfined", &[]))?;
    }
    Ok(Exit::Fine)
}

fn server_template(name: &str) -> String {
    let file = SERVER.get_file(name).and_then(|file| file.contents_utf8());
    file.expect("each file of a server is a text in the program").to_owned()
}

fn write_text(session: &Session, path: &Path, text: &str) -> Result<(), Failure> {
    fs::write(path, text).map_err(|error| disk(session, path, &error))
}

/// Returns what stands for each name in the files.
fn placeholder_values(
    session: &Session,
    folder: &Path,
    settings: &Settings,
) -> Result<Vec<(&'static str, String)>, Failure> {
    let file = folder.join(SETTINGS);
    let targets = settings.targets(&file);
    let names: Vec<String> =
        targets.iter().map(|target| format!("'{}'", shell(&target.name))).collect();
    // A site is swapped with its neighbour, so what must be writable is the folder that holds it.
    let home = session.home.as_deref();
    let published = targets.iter().filter_map(|target| target.folder.as_deref());
    let published: Vec<PathBuf> = published.map(|folder| from_home(folder, home)).collect();
    let mut writable = vec![folder];
    writable.extend(published.iter().filter_map(|folder| folder.parent()));
    let writable: Vec<String> = writable.into_iter().map(unit).collect();
    let owner = fs::metadata(folder).map_err(|error| disk(session, folder, &error))?.uid();
    let users = fs::read_to_string("/etc/passwd").unwrap_or_default();
    let program = std::env::current_exe().unwrap_or_else(|_| PathBuf::from("perelik"));
    let shown = folder.display().to_string();
    Ok(vec![
        ("%PROGRAM%", shell(&program.display().to_string())),
        ("%BRANCH%", shell(&settings.branch)),
        ("%TARGETS%", names.join(" ")),
        ("%CONFINED%", if settings.is_unsandboxed() { "" } else { "--confined" }.to_owned()),
        ("%WRITABLE%", writable.join(" ")),
        ("%UNIT_PUBLISH%", unit(&folder.join("publish"))),
        ("%UNIT_FAILED%", unit(&folder.join("failed"))),
        // cron takes a percent sign for the end of a line.
        ("%CRON_PUBLISH%", format!("'{}'", shell(&format!("{shown}/publish"))).replace('%', r"\%")),
        ("%FOLDER%", shown),
        ("%USER%", user(owner, &users)),
    ])
}

/// Returns the name of a user, or the number where nobody has it.
fn user(number: u32, users: &str) -> String {
    let wanted = number.to_string();
    let fields = users.lines().map(|line| line.split(':').collect::<Vec<_>>());
    let mut names = fields.filter(|fields| fields.get(2) == Some(&wanted.as_str()));
    names.next().and_then(|fields| fields.first().map(ToString::to_string)).unwrap_or(wanted)
}

/// Makes the folder for private data, which only its owner may enter; takes over what an older server kept in its checkout.
fn private(folder: &Path) -> io::Result<()> {
    let (new, old) = (folder.join("private"), folder.join("site/private"));
    if old.is_dir() && !new.exists() {
        return fs::rename(old, new);
    }
    match fs::DirBuilder::new().mode(0o700).create(new) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        made => made,
    }
}

fn repository(session: &Session, path: &Path, branch: &str) -> Result<(), Failure> {
    let head = format!("refs/heads/{branch}");
    let shown = path.display().to_string();
    for words in [
        &["check-ref-format", &head][..],
        &["init", "--quiet", "--bare", "--", &shown],
        // What a clone begins with.
        &["--git-dir", &shown, "symbolic-ref", "HEAD", &head],
        // The hook says so in words; this holds also where somebody took it away.
        &["--git-dir", &shown, "config", "receive.denyNonFastForwards", "true"],
        // An editor may say with a push that pages are meant to go.
        &["--git-dir", &shown, "config", "receive.advertisePushOptions", "true"],
    ] {
        let said = |cause: String| session.fail("cli-server-git", &[("cause", cause.into())]);
        let done =
            start_git(Path::new("."), words, &[]).map_err(|error| not_started(session, &error))?;
        if !done.status.success() && words[0] == "check-ref-format" {
            return Err(session.fail("cli-server-branch", &[("branch", branch.into())]));
        }
        if !done.status.success() {
            return Err(said(String::from_utf8_lossy(&done.stderr).trim().to_owned()));
        }
    }
    let info = path.join("info");
    fs::create_dir_all(&info).map_err(|error| disk(session, &info, &error))?;
    write_text(session, &info.join("attributes"), ATTRIBUTES)
}

/// Writes a text so that it can stand between the single quotes of a shell.
fn shell(text: &str) -> String {
    text.replace('\'', r"'\''")
}

/// Writes a path as systemd.unit(5) and systemd.exec(5) take one of several.
fn unit(path: &Path) -> String {
    let text = path.display().to_string().replace('%', "%%").replace('\\', r"\\");
    format!("\"{}\"", text.replace('"', "\\\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_unit_runs_as_the_owner_of_the_folder() {
        let users = "root:x:0:0::/root:/bin/sh\nperelik:x:998:998::/srv:/bin/sh\n";
        assert_eq!(user(998, users), "perelik");
        assert_eq!(user(0, users), "root");
        assert_eq!(user(1234, users), "1234");
    }

    #[test]
    fn a_path_stands_in_a_unit_and_in_a_shell_as_it_is() {
        assert_eq!(unit(Path::new("/srv/а б/100%\"x")), "\"/srv/а б/100%%\\\"x\"");
        assert_eq!(shell("it's"), r"it'\''s");
    }
}
