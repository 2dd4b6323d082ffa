//! Where everything lies: the output folder, and the state folder beside it.
//!
//! [`OutputPlace::locate`] resolves the output once and refuses places where no site may be written; what it hands out
//! is absolute and free of links and dots. It touches nothing; [`OutputPlace::make_state`] makes the state folder.

use std::ffi::OsString;
use std::fs;
use std::io::ErrorKind;
use std::os::unix::fs::DirBuilderExt;
use std::path::{Component, Path, PathBuf};

use super::disk;
use super::error::{Doing, PlaceRefusal, WriteError, fault_at};
use super::manifest::{self, MANIFEST};
use super::options::Options;

/// The folders below the root that a site is made from, and its history.
const SOURCES: [&str; 4] = ["content", "themes", "private", ".git"];

/// What builds remember, and what an earlier version called it.
const CACHE: &str = "cache";
const OLD_CACHE: &str = "memory";

/// The output folder and what belongs to it.
#[derive(Debug)]
pub(super) struct OutputPlace {
    /// The built site.
    pub(super) output: PathBuf,
    /// The folder that holds the output and the state folder.
    pub(super) parent: PathBuf,
    /// The state folder, `.NAME.perelik`.
    pub(super) state: PathBuf,
    /// The version before, as a whole tree.
    pub(super) previous: PathBuf,
    /// What is being written, before it joins the older tree.
    pub(super) staging: PathBuf,
    /// The live tree between the two renames.
    pub(super) outgoing: PathBuf,
    /// Held while a site is written; names the holder.
    pub(super) lock: PathBuf,
    /// Says that a swap of several steps is under way.
    pub(super) journal: PathBuf,
    /// What the last build left for the next.
    pub(super) cache: PathBuf,
    /// Says that the older tree is being touched.
    pub(super) mark: PathBuf,
    /// Says which version was put back by hand.
    pub(super) rolled_back: PathBuf,
}

/// Returns the state folder that belongs to an output folder.
pub(crate) fn state_folder(output: &Path) -> PathBuf {
    let mut name = OsString::from(".");
    name.push(output.file_name().unwrap_or_default());
    name.push(".perelik");
    output.with_file_name(name)
}

/// Returns the folder that must hold no other file, where `folder` is one or lies below one: a source of the site at `root`, a built
/// site, or what the program keeps beside a built one.
pub(in crate::disk) fn reserved_folder(folder: &Path, root: &Path) -> Option<PathBuf> {
    let folder = real(folder);
    let root = real(root);
    let is_state = |folder: &Path| {
        let name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
        name.starts_with('.') && name.ends_with(".perelik")
    };
    let is_reserved = |above: &&Path| {
        SOURCES.iter().any(|name| real(&root.join(name)) == **above)
            || is_state(above)
            || fs::read(above.join(MANIFEST)).is_ok_and(|bytes| manifest::parse(&bytes).is_some())
    };
    folder.ancestors().find(is_reserved).map(Path::to_owned)
}

impl OutputPlace {
    /// Resolves the output and refuses a forbidden one.
    pub(super) fn locate(options: &Options) -> Result<Self, WriteError> {
        let output = resolve_path(&options.output)?;
        if let Some(why) = refusal(&output, options)? {
            return Err(WriteError::Refused { output, why });
        }
        let parent = output.parent().unwrap_or(&output).to_owned();
        let state = state_folder(&output);
        Ok(Self {
            previous: state.join("previous"),
            staging: state.join("staging"),
            outgoing: state.join("outgoing"),
            lock: state.join("lock"),
            journal: state.join("journal"),
            cache: state.join(CACHE),
            mark: state.join("building"),
            rolled_back: state.join("rolled-back"),
            output,
            parent,
            state,
        })
    }

    /// Makes the state folder, readable by nobody else, unless it is there.
    pub(super) fn make_state(&self) -> Result<(), WriteError> {
        disk::create_folders(&self.parent).map_err(fault_at(Doing::MakingFolder, &self.parent))?;
        match fs::DirBuilder::new().mode(0o700).create(&self.state) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists => self.check_state()?,
            made => made.map_err(fault_at(Doing::MakingFolder, &self.state))?,
        }
        disk::remove_file(&self.state.join(OLD_CACHE))
    }

    /// Tells whether the state folder is there.
    pub(super) fn has_state(&self) -> bool {
        fs::symlink_metadata(&self.state).is_ok()
    }

    fn check_state(&self) -> Result<(), WriteError> {
        let found =
            fs::symlink_metadata(&self.state).map_err(fault_at(Doing::Finding, &self.state))?;
        if found.is_dir() {
            return Ok(());
        }
        Err(WriteError::Refused { output: self.state.clone(), why: PlaceRefusal::State })
    }
}

/// Makes a path absolute and free of links, but for its last name: a link there is refused, not obeyed.
fn resolve_path(path: &Path) -> Result<PathBuf, WriteError> {
    let absolute = std::path::absolute(path).map_err(fault_at(Doing::Finding, path))?;
    let absolute: PathBuf = absolute.components().collect();
    Ok(match (absolute.parent(), absolute.file_name()) {
        (Some(parent), Some(name)) => real(parent).join(name),
        _ => real(&absolute),
    })
}

/// Resolves the part of an absolute path that exists, and appends the rest as it is.
fn real(path: &Path) -> PathBuf {
    match (fs::canonicalize(path), path.parent(), path.components().next_back()) {
        (Ok(real_path), _, _) => real_path,
        (Err(_), Some(parent), Some(last)) => real(parent).join(last),
        _ => path.to_owned(),
    }
}

/// Says why no site may be written to `output`, if so.
fn refusal(output: &Path, options: &Options) -> Result<Option<PlaceRefusal>, WriteError> {
    let root = resolve_path(&options.root).map(|root| real(&root))?;
    let home = options.home.as_deref().map(real);
    let overlaps = |folder: &Path| output.starts_with(folder) || folder.starts_with(output);
    let sources = SOURCES.map(|name| root.join(name));
    Ok(if output.components().any(|part| part == Component::ParentDir) {
        Some(PlaceRefusal::Unresolved)
    } else if output.parent().is_none() {
        Some(PlaceRefusal::FileSystemRoot)
    } else if root.starts_with(output) {
        Some(PlaceRefusal::Site)
    } else if home.is_some_and(|home| home.starts_with(output)) {
        Some(PlaceRefusal::Home)
    } else if sources.iter().any(|folder| overlaps(folder) || overlaps(&real(folder))) {
        Some(PlaceRefusal::Sources)
    } else {
        kind_refusal(output)?
    })
}

/// Refuses what is no folder.
fn kind_refusal(output: &Path) -> Result<Option<PlaceRefusal>, WriteError> {
    match fs::symlink_metadata(output) {
        Ok(found) if found.is_symlink() => Ok(Some(PlaceRefusal::Link)),
        Ok(found) if !found.is_dir() => Ok(Some(PlaceRefusal::File)),
        Ok(_) => Ok(None),
        // A file where a parent folder must be is named when that folder is made.
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
            Ok(None)
        }
        Err(error) => Err(fault_at(Doing::Finding, output)(error)),
    }
}
