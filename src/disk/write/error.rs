//! What can keep a site from being written.
//!
//! Nothing here is prose: an error is a name in the message catalogue and typed arguments, as a diagnostic is. A
//! fault of the disk always knows which path it met and what was being done to it.

use std::io;
use std::path::{Path, PathBuf};

use crate::base::diag::{Arg, Diagnostic};
use crate::base::names::SourcePath;
use crate::base::system_error;

/// How many names of unknown files a message shows before it counts the rest.
const NAMES_SHOWN: usize = 10;

/// Why a site was not written.
#[derive(Debug)]
pub enum WriteError {
    /// The disk refused something.
    Disk {
        /// What was being done.
        doing: Doing,
        /// To which path.
        path: PathBuf,
        /// What the system answered.
        error: io::Error,
    },
    /// A place where no site is ever written.
    Refused {
        /// The output folder, resolved.
        output: PathBuf,
        /// What is wrong with it.
        why: PlaceRefusal,
    },
    /// The output folder holds something that Perelik did not make.
    Foreign {
        /// The output folder.
        output: PathBuf,
        /// What lies in it, sorted.
        names: Vec<String>,
    },
    /// Somebody put files into a folder that is ours; replacing it would lose them.
    UnknownFiles {
        /// The output folder, or the older tree.
        folder: PathBuf,
        /// Their paths below it, sorted.
        names: Vec<String>,
    },
    /// A folder that is to be published was not built by Perelik.
    NotBuilt {
        /// The folder.
        folder: PathBuf,
    },
    /// A built folder is not what its manifest says.
    Damaged {
        /// The folder.
        folder: PathBuf,
        /// The files that are missing or have other bytes, sorted.
        names: Vec<String>,
    },
    /// There is no version before to go back to.
    NoPrevious {
        /// The output folder.
        folder: PathBuf,
    },
    /// Another build holds the lock.
    Locked {
        /// The lock file.
        lock: PathBuf,
        /// The number of the process that holds it, where it is known.
        pid: Option<u32>,
    },
    /// A file to copy is no longer what was checked.
    Changed {
        /// Its path below the site's root.
        source: SourcePath,
    },
    /// Templates failed; all their mistakes, sorted.
    Templates(Vec<Diagnostic>),
}

/// What was being done when the disk refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doing {
    /// Finding out what a path is.
    Finding,
    /// Taking the lock.
    Locking,
    /// Listing a folder.
    Listing,
    /// Reading a file.
    Reading,
    /// Making a folder.
    MakingFolder,
    /// Writing a file.
    Writing,
    /// Copying a file.
    Copying,
    /// Giving a file a second name.
    Linking,
    /// Moving a file or folder.
    Renaming,
    /// Setting a file's time or permissions.
    Marking,
    /// Removing a file or folder.
    Removing,
    /// Waiting until the disk has everything.
    Syncing,
    /// Putting the new site in the place of the old one.
    Swapping,
}

impl Doing {
    /// Returns the name of its phrase in the message catalogue.
    pub(in crate::disk) fn message_key(self) -> &'static str {
        match self {
            Self::Finding => "write-doing-finding",
            Self::Locking => "write-doing-locking",
            Self::Listing => "write-doing-listing",
            Self::Reading => "write-doing-reading",
            Self::MakingFolder => "write-doing-making-folder",
            Self::Writing => "write-doing-writing",
            Self::Copying => "write-doing-copying",
            Self::Linking => "write-doing-linking",
            Self::Renaming => "write-doing-renaming",
            Self::Marking => "write-doing-marking",
            Self::Removing => "write-doing-removing",
            Self::Syncing => "write-doing-syncing",
            Self::Swapping => "write-doing-swapping",
        }
    }
}

/// Why a place is refused before anything is touched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlaceRefusal {
    /// The root of the file system.
    FileSystemRoot,
    /// The home folder, or a folder that holds it.
    Home,
    /// The site's own folder, or a folder that holds it.
    Site,
    /// A folder that the site is made from, or a place inside it.
    Sources,
    /// A symbolic link.
    Link,
    /// A file.
    File,
    /// A path with `..` through folders that do not exist.
    Unresolved,
    /// The name of the state folder belongs to something that is no folder.
    State,
}

impl PlaceRefusal {
    /// Returns the name of its sentence in the message catalogue.
    pub(in crate::disk) fn message_key(self) -> &'static str {
        match self {
            Self::FileSystemRoot => "write-refused-file-system-root",
            Self::Home => "write-refused-home",
            Self::Site => "write-refused-site",
            Self::Sources => "write-refused-sources",
            Self::Link => "write-refused-link",
            Self::File => "write-refused-file",
            Self::Unresolved => "write-refused-unresolved",
            Self::State => "write-refused-state",
        }
    }
}

impl WriteError {
    /// Returns the name of its sentence in the message catalogue.
    pub fn message_key(&self) -> &'static str {
        match self {
            Self::Disk { .. } => "write-disk",
            Self::Refused { why, .. } => why.message_key(),
            Self::Foreign { .. } => "write-foreign",
            Self::UnknownFiles { .. } => "write-unknown-files",
            Self::NotBuilt { .. } => "write-not-built",
            Self::Damaged { .. } => "write-damaged",
            Self::NoPrevious { .. } => "write-no-previous",
            Self::Locked { pid: Some(_), .. } => "write-locked",
            Self::Locked { pid: None, .. } => "write-locked-by-unknown",
            Self::Changed { .. } => "write-changed",
            Self::Templates(_) => "write-templates",
        }
    }

    /// Returns what its sentence needs.
    pub fn args(&self) -> Vec<(&'static str, Arg)> {
        let shown = |path: &Path| Arg::Text(path.display().to_string());
        match self {
            Self::Disk { doing, path, error } => {
                vec![
                    ("doing", Arg::Words(doing.message_key())),
                    ("path", shown(path)),
                    ("cause", system_error::cause(error)),
                ]
            }
            Self::Refused { output, .. } => vec![("path", shown(output))],
            Self::NotBuilt { folder } | Self::NoPrevious { folder } => {
                vec![("path", shown(folder))]
            }
            Self::Foreign { output: folder, names }
            | Self::Damaged { folder, names }
            | Self::UnknownFiles { folder, names } => {
                let first = names[..names.len().min(NAMES_SHOWN)].join(", ");
                let more = names.len().saturating_sub(NAMES_SHOWN);
                vec![("path", shown(folder)), ("names", first.into()), ("more", more.into())]
            }
            Self::Locked { lock, pid } => {
                let pid = pid.map(|pid| ("pid", Arg::Text(pid.to_string())));
                std::iter::once(("path", shown(lock))).chain(pid).collect()
            }
            Self::Changed { source } => vec![("path", source.as_str().into())],
            Self::Templates(diagnostics) => vec![("count", diagnostics.len().into())],
        }
    }
}

/// Turns what the system answered into an error that knows its path.
pub(super) fn fault_at<E: Into<io::Error>>(
    doing: Doing,
    path: &Path,
) -> impl FnOnce(E) -> WriteError {
    move |error| WriteError::Disk { doing, path: path.to_owned(), error: error.into() }
}
