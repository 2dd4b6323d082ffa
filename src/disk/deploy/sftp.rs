//! A server over sftp: the one way in that many a host gives, where files can be laid and taken away and nothing can be run.
//!
//! Comes in: a built site and a folder there. Goes out: the same files there, each put in its place by a rename, in the steps of
//! [`Steps`]. The program `sftp` is handed a list of commands and no question. There is no version before, no lock and no
//! checksum there: what is not one step is said by who calls.

use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

use jiff::Timestamp;

use super::changes::TITLE_BYTES;
use super::error::DeployError;
use super::options::{Done, SftpFolder, Shown};
use super::remote::{self, Finished, refuse_options, ssh_options};
use super::stepwise::{JOURNAL, StepJournal, Steps};
use crate::base::names::SitePath;
use crate::disk::write::{Built, Doing, MANIFEST, WriteError, listing};

/// What is appended to the name of a file while it comes.
const COMING: &str = ".perelik-new";

/// Files that a host may have laid into an empty folder, beside those whose names begin with a dot.
const OF_HOSTS: [&str; 1] = ["cgi-bin"];

/// Asks for the manifest of what is there; a folder that holds something else is refused.
pub(super) fn live_state(server: &SftpFolder) -> Result<Shown, DeployError> {
    let (manifest, journal) = manifest_and_journal(server)?;
    let now = Timestamp::now().as_second();
    Ok(Shown {
        manifest,
        is_unfinished: journal.is_some_and(|journal| journal.is_due(now)),
        ..Shown::default()
    })
}

/// Reads the beginnings of pages that are there.
pub(super) fn beginnings(server: &SftpFolder, paths: &[&str]) -> Result<Vec<String>, DeployError> {
    let scratch = ScratchFolder::new()?;
    let mut batch = Batch::new(server);
    for (number, path) in paths.iter().enumerate() {
        batch.add_command(&format!(
            "-get {} {}",
            quoted(path),
            scratch.quoted_place(&number.to_string())
        ));
    }
    run_batch(server, &batch, Path::new("."))?;
    let beginning = |number: usize| {
        let mut bytes = fs::read(scratch.scratch_file(&number.to_string())).unwrap_or_default();
        bytes.truncate(usize::try_from(TITLE_BYTES).expect("some kilobytes"));
        String::from_utf8_lossy(&bytes).into_owned()
    };
    Ok((0..paths.len()).map(beginning).collect())
}

/// Sends what differs, and takes away what is no longer in the site.
pub(super) fn publish(server: &SftpFolder, built: &Built) -> Result<Done, DeployError> {
    let (manifest, journal) = manifest_and_journal(server)?;
    let published = manifest.as_deref().and_then(listing).unwrap_or_default();
    let now = Timestamp::now().as_second();
    let steps = Steps::between(&built.listing, &published, journal.as_ref(), now);
    let scratch = ScratchFolder::new()?;
    scratch.lay_text("journal", &steps.journal.to_bytes())?;
    let mut batch = Batch::new(server);
    batch.lay(&scratch.quoted_place("journal"), JOURNAL);
    batch.take_away(&steps.in_the_way, &steps, built);
    for folder in steps.folders() {
        // What is there already is refused, and stays as it is.
        batch.add_command(&format!("-mkdir {}", quoted(folder)));
    }
    for path in &steps.uploads {
        batch.lay(&quoted(path.as_str()), path.as_str());
    }
    batch.lay(&quoted(MANIFEST), MANIFEST);
    batch.take_away(&steps.removals, &steps, built);
    match &steps.left {
        Some(left) => {
            scratch.lay_text("left", &left.to_bytes())?;
            batch.lay(&scratch.quoted_place("left"), JOURNAL);
        }
        None => batch.add_command(&format!("-rm {}", quoted(JOURNAL))),
    }
    run_batch(server, &batch, &built.folder)?;
    Ok(Done::Stepwise {
        came: steps.uploads.len(),
        gone: steps.in_the_way.len() + steps.removals.len(),
        waiting: steps.left.map_or(0, |left| left.files.len()),
    })
}

/// Takes away what waits to be taken away.
pub(super) fn forget_previous(server: &SftpFolder) -> Result<(), DeployError> {
    let (manifest, journal) = manifest_and_journal(server)?;
    let Some(journal) = journal else { return Ok(()) };
    let shown = manifest.as_deref().and_then(listing).unwrap_or_default();
    let mut batch = Batch::new(server);
    for path in journal.files.keys().filter(|path| !shown.contains_key(*path)) {
        batch.add_command(&format!("-rm {}", quoted(path.as_str())));
    }
    batch.add_command(&format!("-rm {}", quoted(JOURNAL)));
    run_batch(server, &batch, Path::new(".")).map(drop)
}

/// Reads the manifest and the journal that are there.
fn manifest_and_journal(
    server: &SftpFolder,
) -> Result<(Option<Vec<u8>>, Option<StepJournal>), DeployError> {
    let scratch = ScratchFolder::new()?;
    let mut batch = Batch::new(server);
    batch.add_command("ls -1a");
    for name in [MANIFEST, JOURNAL] {
        batch.add_command(&format!("-get {} {}", quoted(name), scratch.quoted_place(name)));
    }
    let said = run_batch(server, &batch, Path::new("."))?;
    let said = String::from_utf8_lossy(&said);
    let names = said.lines().map(str::trim).filter(|line| !line.starts_with("sftp>"));
    let is_foreign = |name: &str| {
        let name = name.trim_end_matches('/');
        !name.is_empty() && !name.starts_with('.') && !OF_HOSTS.contains(&name)
    };
    // Each file that is fetched is named in a sentence.
    let is_sentence = |name: &&str| !name.starts_with("Fetching ");
    let foreign = names.filter(is_sentence).find(|name| is_foreign(name)).map(str::to_owned);
    let read = |name: &str| fs::read(scratch.scratch_file(name)).ok();
    let (manifest, journal) = (read(MANIFEST), read(JOURNAL).and_then(|b| StepJournal::parse(&b)));
    match (&manifest, &journal, foreign) {
        (None, None, Some(name)) => Err(DeployError::ForeignFolder {
            host: server.host.clone(),
            path: server.path.clone(),
            name,
        }),
        _ => Ok((manifest, journal)),
    }
}

/// The commands that `sftp` is handed, in the folder of the site there.
struct Batch(String);

impl Batch {
    fn new(server: &SftpFolder) -> Self {
        Self(format!("cd {}\n", quoted(&server.path)))
    }

    fn add_command(&mut self, command: &str) {
        writeln!(self.0, "{command}").expect("a String takes everything");
    }

    /// Lays a file beside its place, then gives it its name.
    fn lay(&mut self, from: &str, path: &str) {
        let beside = quoted(&format!("{path}{COMING}"));
        self.add_command(&format!("put {from} {beside}"));
        self.add_command(&format!("rename {beside} {}", quoted(path)));
    }

    /// Removes files, and folders that are empty then. What is gone already is no fault.
    fn take_away(&mut self, gone: &[SitePath], steps: &Steps<'_>, built: &Built) {
        for path in gone {
            self.add_command(&format!("-rm {}", quoted(path.as_str())));
            if steps.is_after_break {
                self.add_command(&format!("-rm {}", quoted(&format!("{path}{COMING}"))));
            }
        }
        for folder in Steps::emptied_folders(gone, &built.listing) {
            self.add_command(&format!("-rmdir {}", quoted(folder)));
        }
    }
}

/// Runs commands, local paths being those of `folder`; the first that is refused ends them.
fn run_batch(server: &SftpFolder, batch: &Batch, folder: &Path) -> Result<Vec<u8>, DeployError> {
    refuse_options(&server.host, &server.path)?;
    let mut command = Command::new("sftp");
    command.args(["-b", "-"]).args(ssh_options(server.config.as_deref()));
    command.arg("--").arg(&server.host).current_dir(folder);
    let Finished { code, out, said } = remote::run_to_end(command, "sftp", batch.0.as_bytes())?;
    match code {
        Some(0) => Ok(out),
        _ => {
            let text = String::from_utf8_lossy(&said);
            // What was only tried is refused by many words; what ended it is the last of them.
            // But that the connection is closed says nothing of why.
            let is_reason = |line: &&str| !line.is_empty() && *line != "Connection closed";
            let line = text.lines().map(str::trim).rfind(is_reason);
            let said = line.unwrap_or("sftp").to_owned();
            Err(DeployError::Stepwise { host: server.host.clone(), said })
        }
    }
}

/// Quotes a word for `sftp`: between double quotes signs of patterns are signs like others.
fn quoted(word: &str) -> String {
    format!("\"{}\"", word.replace('\\', r"\\").replace('"', "\\\""))
}

/// A folder of this machine for what comes and goes; nobody else can look into it, and it goes with its owner.
struct ScratchFolder(PathBuf);

impl ScratchFolder {
    fn new() -> Result<Self, DeployError> {
        use std::os::unix::fs::DirBuilderExt as _;
        let now = Timestamp::now().as_nanosecond();
        let name = format!("perelik-sftp-{}-{now}", std::process::id());
        let folder = std::env::temp_dir().join(name);
        let made = fs::DirBuilder::new().mode(0o700).create(&folder);
        made.map_err(disk_fault(Doing::MakingFolder, &folder))?;
        Ok(Self(folder))
    }

    fn scratch_file(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    fn quoted_place(&self, name: &str) -> String {
        quoted(&self.scratch_file(name).display().to_string())
    }

    fn lay_text(&self, name: &str, bytes: &[u8]) -> Result<(), DeployError> {
        let at = self.scratch_file(name);
        fs::write(&at, bytes).map_err(disk_fault(Doing::Writing, &at))
    }
}

impl Drop for ScratchFolder {
    fn drop(&mut self) {
        // What is left of it lies among what the system sweeps.
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn disk_fault(doing: Doing, at: &Path) -> impl FnOnce(io::Error) -> DeployError {
    let path = at.to_owned();
    move |error| WriteError::Disk { doing, path, error }.into()
}
