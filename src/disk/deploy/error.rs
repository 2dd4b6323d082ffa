//! What can keep a site from being published.

use std::io;
use std::path::PathBuf;

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
            Self::NoPrevious => "deploy-no-previous",
            Self::NoParent { .. } => "deploy-no-parent",
            Self::BadTarget { .. } => "deploy-bad-target",
            Self::Unanswered { .. } => "deploy-unanswered",
        }
    }

    /// Returns what its sentence needs.
    pub(crate) fn args(&self) -> Vec<(&'static str, Arg)> {
        let text = |text: &str| Arg::Text(text.to_owned());
        match self {
            Self::Write(error) => error.args(),
            Self::Missing { program, error } => {
                vec![("program", text(program)), ("cause", system_error::cause(error))]
            }
            Self::Server { host, said } => vec![("host", text(host)), ("said", text(said))],
            Self::Damaged { host } | Self::Busy { host } => vec![("host", text(host))],
            Self::Foreign { path } => vec![("path", text(path))],
            Self::NoPrevious => Vec::new(),
            Self::NoParent { folder } => vec![("folder", text(&folder.display().to_string()))],
            Self::BadTarget { value } => vec![("value", text(value))],
            Self::Unanswered { url, cause } => {
                vec![("url", text(url)), ("cause", cause.clone())]
            }
        }
    }
}
