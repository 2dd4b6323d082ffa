//! What can keep a site from being published.

use std::io;
use std::path::{Path, PathBuf};

use crate::base::diag::Arg;
use crate::base::system_error;
use crate::disk::write::WriteError;

/// Why a site was not published; the target shows what it showed before.
#[derive(Debug)]
pub(crate) enum DeployError {
    /// The built folder or the target folder cannot be used.
    Write(WriteError),
    /// A program could not be started.
    Missing {
        /// Its name.
        program: &'static str,
        /// What the system answered.
        error: io::Error,
    },
    /// The connection failed, or something on the server did.
    Server {
        /// The host.
        host: String,
        /// What the program said last.
        said: String,
    },
    /// What arrived is not what was sent.
    Damaged {
        /// The host.
        host: String,
    },
    /// Somebody else publishes to the same place now.
    Busy {
        /// The host.
        host: String,
    },
    /// `current` there is no link, so it is not ours to replace.
    Foreign {
        /// The folder on the server.
        path: String,
    },
    /// A place that takes files one by one did not answer or refused; it may hold a mixture until the next run.
    Stepwise {
        /// The host.
        host: String,
        /// What the program said last.
        said: String,
    },
    /// The environment does not say who publishes to an object store.
    NoKeys,
    /// The address of an object store is none, or not a safe one.
    BadStore {
        /// What was written.
        value: String,
    },
    /// A bucket, or a folder in one, could be read as another.
    BadBucket {
        /// What was written.
        value: String,
    },
    /// An object store did not answer or refused; it may hold a mixture until the next run.
    Store {
        /// The host.
        host: String,
        /// Why.
        cause: Arg,
    },
    /// A folder of a server holds something else than a site.
    ForeignFolder {
        /// The host.
        host: String,
        /// The folder there.
        path: String,
        /// What lies in it.
        name: String,
    },
    /// What has the name of an archive is none of a site.
    ForeignArchive {
        /// Its path.
        path: PathBuf,
    },
    /// An archive would lie among the files that a site is made of, or in a built one.
    ReservedPlace {
        /// The path of the archive.
        path: PathBuf,
        /// The folder that must hold no other file.
        folder: PathBuf,
    },
    /// There is no version before to go back to.
    NoPrevious,
    /// The folder that would hold the published one is missing.
    NoParent {
        /// Its path.
        folder: PathBuf,
    },
    /// The host or the path could be read as an option or by a shell.
    BadTarget {
        /// What was written.
        value: String,
    },
    /// An address did not answer with a site.
    Unanswered {
        /// The address.
        url: String,
        /// Why.
        cause: Arg,
    },
}

impl From<WriteError> for DeployError {
    fn from(error: WriteError) -> Self {
        Self::Write(error)
    }
}

impl DeployError {
    /// Returns the name of its sentence in the message catalogue.
    pub(crate) fn message_key(&self) -> &'static str {
        match self {
            Self::Write(error) => error.message_key(),
            Self::Missing { .. } => "deploy-missing",
            Self::Server { .. } => "deploy-server",
            Self::Damaged { .. } => "deploy-damaged",
            Self::Busy { .. } => "deploy-busy",
            Self::Foreign { .. } => "deploy-foreign",
            Self::Stepwise { .. } => "deploy-broken-off",
            Self::NoKeys => "deploy-no-keys",
            Self::BadStore { .. } => "deploy-bad-store",
            Self::BadBucket { .. } => "deploy-bad-bucket",
            Self::Store { .. } => "deploy-store",
            Self::ForeignFolder { .. } => "deploy-foreign-folder",
            Self::ForeignArchive { .. } => "deploy-foreign-archive",
            Self::ReservedPlace { .. } => "deploy-reserved-place",
            Self::NoPrevious => "deploy-no-previous",
            Self::NoParent { .. } => "deploy-no-parent",
            Self::BadTarget { .. } => "deploy-bad-target",
            Self::Unanswered { .. } => "deploy-unanswered",
        }
    }

    /// Returns what its sentence needs.
    pub(crate) fn args(&self) -> Vec<(&'static str, Arg)> {
        let text = |text: &str| Arg::Text(text.to_owned());
        let shown = |path: &Path| text(&path.display().to_string());
        match self {
            Self::Write(error) => error.args(),
            Self::Missing { program, error } => {
                vec![("program", text(program)), ("cause", system_error::cause(error))]
            }
            Self::Server { host, said } | Self::Stepwise { host, said } => {
                vec![("host", text(host)), ("said", text(said))]
            }
            Self::Damaged { host } | Self::Busy { host } => vec![("host", text(host))],
            Self::Foreign { path } => vec![("path", text(path))],
            Self::ForeignFolder { host, path, name } => {
                vec![("host", text(host)), ("path", text(path)), ("name", text(name))]
            }
            Self::ForeignArchive { path } => vec![("path", shown(path))],
            Self::ReservedPlace { path, folder } => {
                vec![("path", shown(path)), ("folder", shown(folder))]
            }
            Self::NoPrevious | Self::NoKeys => Vec::new(),
            Self::NoParent { folder } => vec![("folder", shown(folder))],
            Self::Store { host, cause } => vec![("host", text(host)), ("cause", cause.clone())],
            Self::BadTarget { value } | Self::BadBucket { value } | Self::BadStore { value } => {
                vec![("value", text(value))]
            }
            Self::Unanswered { url, cause } => {
                vec![("url", text(url)), ("cause", cause.clone())]
            }
        }
    }
}
