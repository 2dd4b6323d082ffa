//! A built folder goes elsewhere: to a folder of this machine, to a server over ssh or sftp, to an object store, or into an archive.
//!
//! Comes in: a [`Built`] site that is whole, and a target. Goes out: the same files there, put in place in one step, or
//! the version that was there, untouched; where a place can take files only one by one, that is said. What will change is told first ([`changes`]). Nothing is built here, and
//! nothing outside the target is written.
#![expect(
    clippy::disallowed_methods,
    reason = "outer layer: reads the published site, starts ssh and rsync, and asks a server"
)]

mod archive;
pub(crate) mod changes;
mod error;
mod folder;
pub(crate) mod live;
mod options;
mod order;
mod remote;
mod s3;
mod sftp;
mod ssh;
mod stepwise;

use crate::content::validate::DeployTarget;
use crate::disk::write::Built;
pub(crate) use options::{Done, Options, Standing, StoreKeys, Version};
use options::{SftpFolder, Shown, SshFolder, Store};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::base::names::SitePath;

pub(crate) use error::DeployError;
pub(crate) use live::fetch_manifest;

/// How many versions a server keeps if nobody says.
const KEPT_VERSIONS: u32 = 5;

/// Where a site goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Target {
    /// A folder of this machine.
    Folder(PathBuf),
    /// A folder of a server.
    Server(SshFolder),
    /// A folder of a server that takes files and runs nothing.
    Sftp(SftpFolder),
    /// A bucket of an object store.
    Store(Store),
    /// A zip that somebody unpacks where readers see it.
    Archive(PathBuf),
}

/// Returns the folder that `~/…` means; any other as it is.
pub(crate) fn from_home(folder: &str, home: Option<&Path>) -> PathBuf {
    match (folder.strip_prefix("~/"), home) {
        (Some(below), Some(home)) => home.join(below),
        _ => PathBuf::from(folder),
    }
}

impl Target {
    /// Resolves a target of `site.yaml`; nothing if it names neither a folder nor a host with a path, or both.
    pub(crate) fn new(written: &DeployTarget, options: &Options) -> Option<Self> {
        if let Some(endpoint) = &written.s3 {
            let prefix = written.path.as_deref().unwrap_or_default().trim_matches('/');
            return Some(Self::Store(Store {
                endpoint: endpoint.to_string(),
                bucket: written.bucket.as_ref()?.to_string(),
                region: written.region.as_ref().map(ToString::to_string),
                prefix: if prefix.is_empty() { String::new() } else { format!("{prefix}/") },
                keys: options.store_keys.clone(),
                redirects: BTreeMap::new(),
            }));
        }
        match (&written.folder, &written.ssh, &written.sftp, &written.path) {
            (Some(folder), None, None, None) => {
                let folder = from_home(folder, options.home.as_deref());
                Some(Self::Folder(options.root.join(folder)))
            }
            (None, Some(host), None, Some(path)) => Some(Self::Server(SshFolder {
                host: host.to_string(),
                path: path.to_string(),
                read: "current".to_owned(),
                keep: written.keep.unwrap_or(KEPT_VERSIONS).max(1),
                config: options.ssh_config.clone(),
            })),
            (None, None, Some(host), Some(path)) => Some(Self::Sftp(SftpFolder {
                host: host.to_string(),
                path: path.to_string(),
                config: options.ssh_config.clone(),
            })),
            _ => None,
        }
    }

    /// Tells whether this place would take a site, as far as that can be told without touching it: what publishing would refuse is refused.
    ///
    /// # Errors
    /// A place that is not ours, or where no site may lie.
    pub(crate) fn validate_place(&self, options: &Options) -> Result<(), DeployError> {
        match self {
            Self::Folder(folder) => folder::validate_place(folder, options),
            // Asking what it shows finds out the same.
            Self::Server(_) | Self::Sftp(_) | Self::Store(_) => Ok(()),
            Self::Archive(file) => archive::validate_place(file, options),
        }
    }

    /// Tells a store where former addresses lead, which a web server is told by its settings.
    pub(crate) fn set_redirects(&mut self, redirects: Vec<(SitePath, String)>) {
        if let Self::Store(store) = self {
            store.redirects =
                redirects.into_iter().map(|(path, to)| (path.to_string(), to)).collect();
        }
    }

    /// Tells whether versions before stay there, which can be listed and put back.
    pub(crate) fn keeps_versions(&self) -> bool {
        match self {
            Self::Folder(_) | Self::Server(_) => true,
            Self::Sftp(_) | Self::Store(_) | Self::Archive(_) => false,
        }
    }

    /// Asks what is published there, and changes nothing.
    ///
    /// # Errors
    /// A target that cannot be reached or that is not ours.
    pub(crate) fn live_state(&self) -> Result<Shown, DeployError> {
        match self {
            Self::Folder(folder) => folder::live_state(folder),
            Self::Server(server) => ssh::live_state(server),
            Self::Sftp(server) => sftp::live_state(server),
            Self::Store(store) => s3::live_state(store),
            Self::Archive(file) => archive::live_state(file),
        }
    }

    /// Reads the beginnings of published pages, for their titles, in the order of `paths`.
    ///
    /// # Errors
    /// A target that cannot be reached.
    pub(crate) fn beginnings(&self, paths: &[&str]) -> Result<Vec<String>, DeployError> {
        match self {
            _ if paths.is_empty() => Ok(Vec::new()),
            Self::Folder(folder) => Ok(folder::beginnings(folder, paths)),
            Self::Server(server) => ssh::beginnings(server, paths),
            Self::Sftp(server) => sftp::beginnings(server, paths),
            Self::Store(store) => s3::beginnings(store, paths),
            Self::Archive(file) => Ok(archive::beginnings(file, paths)),
        }
    }

    /// Publishes a site.
    ///
    /// # Errors
    /// Any of [`DeployError`]; the target then shows what it showed before.
    pub(crate) fn publish(&self, built: &Built, options: &Options) -> Result<Done, DeployError> {
        match self {
            Self::Folder(folder) => folder::publish(folder, built, options),
            Self::Server(server) => ssh::publish(server, built),
            Self::Sftp(server) => sftp::publish(server, built),
            Self::Store(store) => s3::publish(store, built),
            Self::Archive(file) => archive::publish(file, built, options),
        }
    }

    /// Returns what a web server that runs as another user cannot read of what is published.
    ///
    /// # Errors
    /// A target that cannot be reached.
    pub(crate) fn closed(&self) -> Result<Vec<String>, DeployError> {
        match self {
            Self::Folder(folder) => folder::closed(folder),
            Self::Server(server) => ssh::closed(server),
            Self::Sftp(_) | Self::Store(_) | Self::Archive(_) => Ok(Vec::new()),
        }
    }

    /// Takes away every version but the one that is shown.
    ///
    /// # Errors
    /// Any of [`DeployError`]; some of the versions may be there still.
    pub(crate) fn forget_previous(&self, options: &Options) -> Result<(), DeployError> {
        match self {
            Self::Folder(folder) => folder::forget_previous(folder, options),
            Self::Server(server) => ssh::forget_previous(server),
            Self::Sftp(server) => sftp::forget_previous(server),
            Self::Store(store) => s3::forget_previous(store),
            Self::Archive(_) => Ok(()),
        }
    }

    /// Returns this target as one that shows another of its versions: for reading alone.
    pub(crate) fn at_version(&self, version: &Version) -> Self {
        match self {
            Self::Folder(_) => Self::Folder(PathBuf::from(&version.folder)),
            Self::Server(server) => {
                Self::Server(SshFolder { read: version.folder.clone(), ..server.clone() })
            }
            Self::Sftp(_) | Self::Store(_) | Self::Archive(_) => self.clone(),
        }
    }

    /// Returns the versions that are there, in the order in which they were published; one that was taken back is the last.
    ///
    /// # Errors
    /// A target that cannot be reached or that is not ours.
    pub(crate) fn versions(&self, options: &Options) -> Result<Vec<Version>, DeployError> {
        match self {
            Self::Folder(folder) => folder::versions(folder, options),
            Self::Server(server) => ssh::versions(server),
            Self::Sftp(_) | Self::Store(_) | Self::Archive(_) => Ok(Vec::new()),
        }
    }

    /// Forgets that what is shown was put back.
    ///
    /// # Errors
    /// Any of [`DeployError`].
    pub(crate) fn release(&self, options: &Options) -> Result<(), DeployError> {
        match self {
            Self::Folder(folder) => folder::release(folder, options),
            Self::Server(server) => ssh::release(server),
            Self::Sftp(_) | Self::Store(_) | Self::Archive(_) => Ok(()),
        }
    }

    /// Puts the version before back; what is taken back never returns by it.
    ///
    /// # Errors
    /// Any of [`DeployError`]; the target then shows what it showed before.
    pub(crate) fn roll_back(&self, options: &Options) -> Result<Done, DeployError> {
        match self {
            Self::Folder(folder) => folder::roll_back(folder, options),
            Self::Server(server) => ssh::roll_back(server),
            Self::Sftp(_) | Self::Store(_) | Self::Archive(_) => Err(DeployError::NoPrevious),
        }
    }
}
