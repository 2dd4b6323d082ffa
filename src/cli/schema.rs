//! `perelik schema`: what may be written, for editors' programs, for editors and for whoever writes themes.

#![expect(
    clippy::disallowed_methods,
    reason = "outer layer: writes schemas, and settings where there are none"
)]

use std::fs;
use std::io;
use std::path::{Component, Path};

use super::args::Schema;
use super::exit::Exit;
use super::save;
use super::session::{Failure, Session};
use crate::base::diag::Arg;
use crate::content::schema::{self, SchemaFile};

/// Where VS Code looks for a folder's settings.
const SETTINGS: &str = ".vscode/settings.json";

/// Prints a manual or one file, or writes all of them.
pub(super) fn run(session: &mut Session, options: &Schema) -> Result<Exit, Failure> {
    if options.manual {
        let text = schema::manual::markdown()
            + &crate::site::export::manual::markdown()
            + crate::edit::import::MANUAL;
        return print(session, &text);
    }
    if options.theme {
        return print(session, &crate::site::render::manual::markdown());
    }
    let folder = inside(session, &options.folder)?;
    let files = schema::files(&folder);
    match &options.print {
        Some(name) => {
            let text = named_schema(session, &files, name)?;
            print(session, text)
        }
        None => write_all(session, &folder, &files),
    }
}

fn print(session: &mut Session, text: &str) -> Result<Exit, Failure> {
    session.print_line(text.trim_end())?;
    Ok(Exit::Fine)
}

/// Settings name schemas by their way from the site's folder, so they lie below it.
fn inside(session: &Session, folder: &Path) -> Result<String, Failure> {
    let is_plain = |part: Component<'_>| matches!(part, Component::Normal(_) | Component::CurDir);
    if folder.components().all(is_plain) {
        let parts = folder.components().filter(|part| matches!(part, Component::Normal(_)));
        let parts = parts.map(|part| part.as_os_str().to_string_lossy());
        return Ok(parts.collect::<Vec<_>>().join("/"));
    }
    Err(session.fail("cli-schema-folder", &[("path", Session::path_argument(folder))]))
}

fn named_schema<'a>(
    session: &Session,
    files: &'a [SchemaFile],
    name: &str,
) -> Result<&'a str, Failure> {
    if let Some(made) =
        files.iter().find(|made| schema_name(&made.name) == name || made.name == name)
    {
        return Ok(&made.text);
    }
    let known: Vec<&str> = files.iter().map(|made| schema_name(&made.name)).collect();
    Err(session
        .fail("cli-schema-unknown", &[("name", name.into()), ("known", known.join(", ").into())]))
}

/// `organisation` for `organisation.schema.json`.
fn schema_name(name: &str) -> &str {
    let name = name.strip_suffix(".json").or_else(|| name.strip_suffix(".yml")).unwrap_or(name);
    name.strip_suffix(".schema").unwrap_or(name)
}

fn write_all(session: &mut Session, folder: &str, files: &[SchemaFile]) -> Result<Exit, Failure> {
    session.read()?;
    let path = session.root.join(folder);
    for made in files {
        write_text(session, &path.join(&made.name), &made.text)?;
    }
    let count = ("count", Arg::from(files.len()));
    let line = session.say("cli-schema-done", &[count, ("path", Session::path_argument(&path))]);
    session.print_line(&line)?;
    write_editor_settings(session, folder)?;
    Ok(Exit::Fine)
}

/// Settings that exist are somebody's own: they are left alone.
fn write_editor_settings(session: &mut Session, folder: &str) -> Result<(), Failure> {
    let path = session.root.join(SETTINGS);
    let snippet = session.root.join(folder).join("vscode.json");
    let shown =
        [("path", Session::path_argument(&path)), ("snippet", Session::path_argument(&snippet))];
    let key = if path.symlink_metadata().is_ok() {
        "cli-schema-vscode-kept"
    } else {
        write_text(session, &path, &schema::vscode::settings(folder))?;
        "cli-schema-vscode"
    };
    let line = session.say(key, &shown);
    session.print_line(&line)
}

fn write_text(session: &Session, path: &Path, text: &str) -> Result<(), Failure> {
    let disk = |error: io::Error| save::unwritten(session, path, &error);
    fs::create_dir_all(path.parent().unwrap_or(Path::new("."))).map_err(disk)?;
    fs::write(path, text).map_err(disk)
}
