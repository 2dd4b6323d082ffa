//! What publishing is told, and what it tells.

use crate::disk::write::Method;
use std::path::PathBuf;

/// A folder of a server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SshFolder {
    /// The host, as ssh takes it.
    pub host: String,
    /// The folder there; the web server's root is `current` in it.
    pub path: String,
    /// How many versions stay there.
    pub keep: u32,
    /// A configuration file for ssh.
    pub config: Option<PathBuf>,
}

/// What publishing may do with a target, and from where.
#[derive(Debug, Clone)]
pub(crate) struct Options {
    /// The site's own folder, which is never a target.
    pub root: PathBuf,
    /// The home folder, which is never a target.
    pub home: Option<PathBuf>,
    /// A configuration file for ssh.
    pub ssh_config: Option<PathBuf>,
}

/// What was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Done {
    /// The target had this version already.
    Same,
    /// A folder changed in this way.
    Folder(Method),
    /// The release of this name is current.
    Release(String),
}

/// What a target shows now, as far as it can be asked.
#[derive(Debug, Default)]
pub(crate) struct Shown {
    /// The bytes of its manifest; none: nothing is published there.
    pub manifest: Option<Vec<u8>>,
    /// What should be known before going on, as keys of sentences.
    pub notes: Vec<&'static str>,
}
