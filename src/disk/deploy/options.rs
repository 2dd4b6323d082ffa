//! What publishing is told, and what it tells.

use crate::disk::write::Method;
use jiff::Timestamp;
use jiff::civil::Date;
use std::collections::BTreeMap;
use std::fmt;
use std::path::PathBuf;

/// A folder of a server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SshFolder {
    /// The host, as ssh takes it.
    pub host: String,
    /// The folder there; the web server's root is `current` in it.
    pub path: String,
    /// The version there that is read: `current`, or a folder of `releases`.
    pub read: String,
    /// How many versions stay there.
    pub keep: u32,
    /// A configuration file for ssh.
    pub config: Option<PathBuf>,
}

/// A folder of a server that takes files and runs nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SftpFolder {
    /// The host, as sftp takes it.
    pub host: String,
    /// The folder there, which the web server shows.
    pub path: String,
    /// A configuration file for ssh.
    pub config: Option<PathBuf>,
}

/// A bucket of an object store that speaks S3.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Store {
    /// The address of the store.
    pub endpoint: String,
    /// The bucket.
    pub bucket: String,
    /// The region; some stores have one.
    pub region: Option<String>,
    /// The folder in the bucket: empty, or with a slash at its end.
    pub prefix: String,
    /// Who publishes.
    pub keys: Option<StoreKeys>,
    /// Files at former addresses, and the address from the root where each leads.
    pub redirects: BTreeMap<String, String>,
}

/// Who publishes to a store; only the environment tells.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct StoreKeys {
    /// The name of the key.
    pub id: String,
    /// The key.
    pub secret: String,
    /// What a key that lasts some hours has beside it.
    pub token: Option<String>,
}

impl fmt::Debug for StoreKeys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("StoreKeys")
    }
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
    /// Who publishes to an object store.
    pub store_keys: Option<StoreKeys>,
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
    /// The archive holds this version.
    Archive(PathBuf),
    /// Files came and went one by one.
    Stepwise {
        /// How many came.
        came: usize,
        /// How many went.
        gone: usize,
        /// How many stay for a while, since pages that somebody opened before may ask for them.
        waiting: usize,
    },
}

/// A version of the site that a target has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Version {
    /// Where it lies: a folder of this machine, or one below the folder of the server.
    pub folder: String,
    /// What it is called there; a folder of this machine has no names.
    pub name: Option<String>,
    /// The day of its data.
    pub day: Option<Date>,
    /// When it was published.
    pub published: Option<Timestamp>,
    /// What it is to readers.
    pub standing: Standing,
}

/// What a version is to readers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Standing {
    /// They saw it before the one that they see.
    Before,
    /// They see it.
    Shown,
    /// They saw it until somebody went back to the one that they see.
    TakenBack,
}

/// What a target shows now, as far as it can be asked.
#[derive(Debug, Default)]
pub(crate) struct Shown {
    /// The bytes of its manifest; none: nothing is published there.
    pub manifest: Option<Vec<u8>>,
    /// Whether a run before left something to do, also where it shows what was built.
    pub is_unfinished: bool,
    /// What should be known before going on, as keys of sentences.
    pub notes: Vec<&'static str>,
}
