//! What is to be imported: files, and lists at addresses of the web with what was kept of them.
//!
//! What was fetched lies in `.perelik/sources/` of the site, which git does not take and only its owner reads: it is as private as the
//! content, and may be deleted at any time. With it an unchanged list is not sent again.

#![expect(
    clippy::disallowed_methods,
    reason = "outer layer: keeps what was fetched, beside the content"
)]

use std::fs::{self, DirBuilder, OpenOptions};
use std::io::{self, Read, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use jiff::civil::Date;
use jiff::fmt::rfc2822;

use super::super::save;
use crate::cli::session::{Failure, Session};
use crate::edit::import::address::{self, FetchFault, Fetched, KeptList, ListOrigin, Network};
use crate::edit::import::input::{self, Input};

/// Where what was fetched lies, below the site.
const FOLDER: [&str; 2] = [".perelik", "sources"];
/// The largest file that was kept: a list with what is known of it.
const LARGEST: u64 = 51 * 1024 * 1024;

/// What is to be imported, and where it comes from.
pub(super) struct ImportSource {
    /// What can be read.
    pub(super) input: Input,
    /// The address and the day of a list of the web.
    pub(super) origin: Option<ListOrigin>,
}

/// Reads a file, or fetches a list.
pub(super) fn read_source(
    session: &Session,
    source: &Path,
    today: Date,
) -> Result<ImportSource, Failure> {
    let Some(address) = source.to_str().filter(|text| address::is_address(text)) else {
        let input = input::read(source).map_err(|error| save::unread(session, source, &error))?;
        return Ok(ImportSource { input, origin: None });
    };
    let file = kept_file(&session.root, address);
    let before = read_kept(&file);
    let kept = before.as_ref().map(|(kept, bytes)| (kept, bytes.as_slice()));
    let fetched = address::fetch(&Network::public(), address, kept);
    let fetched = fetched.map_err(|fault| unfetched(session, address, &fault))?;
    let Fetched { input, kept, bytes } = fetched;
    if let Some(kept) = &kept {
        // Without it the list is sent whole the next time.
        let _ = keep_list(&session.root, &file, kept, &bytes);
    } else {
        session
            .note(&session.say("cli-import-unchanged", &[("address", (&*input.name).into())]))?;
    }
    let modified = kept.or(before.map(|(kept, _)| kept)).and_then(|kept| kept.modified);
    let day =
        modified.and_then(|text| rfc2822::parse(&text).ok()).map_or(today, |time| time.date());
    let origin = ListOrigin { address: input.name.to_string(), day };
    Ok(ImportSource { input, origin: Some(origin) })
}

fn unfetched(session: &Session, address: &str, fault: &FetchFault) -> Failure {
    let (key, cause) = fault.message();
    let shown = address.split(['?', '#']).next().expect("split gives at least one piece");
    let cause = cause.map(|cause| ("cause", cause));
    let arguments: Vec<_> = [("address", shown.into())].into_iter().chain(cause).collect();
    session.fail(key, &arguments)
}

/// Returns the file of an address: by a hash, so that the name says nothing.
fn kept_file(root: &Path, address: &str) -> PathBuf {
    let name = blake3::hash(address.trim().as_bytes()).to_hex();
    root.join(FOLDER[0]).join(FOLDER[1]).join(&name.as_str()[..32])
}

/// Returns what was kept: what is known on the first line, then the list. What cannot be read is as if it were not there.
fn read_kept(file: &Path) -> Option<(KeptList, Vec<u8>)> {
    if !fs::symlink_metadata(file).ok()?.is_file() {
        return None;
    }
    let mut bytes = Vec::new();
    fs::File::open(file).ok()?.take(LARGEST).read_to_end(&mut bytes).ok()?;
    let end = bytes.iter().position(|byte| *byte == b'\n')?;
    let kept = serde_json::from_slice(&bytes[..end]).ok()?;
    Some((kept, bytes.split_off(end + 1)))
}

fn keep_list(root: &Path, file: &Path, kept: &KeptList, bytes: &[u8]) -> io::Result<()> {
    let own = root.join(FOLDER[0]);
    for folder in [own.clone(), own.join(FOLDER[1])] {
        match DirBuilder::new().mode(0o700).create(&folder) {
            Err(error) if error.kind() != io::ErrorKind::AlreadyExists => return Err(error),
            _ if fs::symlink_metadata(&folder)?.is_dir() => {}
            _ => return Err(io::ErrorKind::NotADirectory.into()),
        }
    }
    let ignore = OpenOptions::new().write(true).create_new(true).open(own.join(".gitignore"));
    if let Ok(mut ignore) = ignore {
        ignore.write_all(b"*\n")?;
    }
    let new = file.with_extension(std::process::id().to_string());
    let mut head = serde_json::to_vec(kept).map_err(io::Error::other)?;
    head.push(b'\n');
    let written = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&new).and_then(
        |mut out| {
            out.write_all(&head)?;
            out.write_all(bytes)
        },
    );
    let done = written.and_then(|()| fs::rename(&new, file));
    if done.is_err() {
        // What went wrong first is told.
        let _ = fs::remove_file(&new);
    }
    done
}
