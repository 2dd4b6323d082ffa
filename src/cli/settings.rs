//! `settings.yaml` of a server: which branch is published, and where to.
//!
//! It lies on the server, beside the repository and out of reach of what is pushed. A site may name targets of its own in
//! `site.yaml`; a server follows these ones only.

#![expect(clippy::disallowed_methods, reason = "outer layer: reads the settings of a server")]

use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::save;
use super::session::{Failure, Session};
use crate::base::diag::line_of;
use crate::base::yaml;
use crate::content::validate::DeployTarget;

/// The settings' name in a server's folder.
pub(super) const NAME: &str = "settings.yaml";

/// What a server's settings say.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Settings {
    /// The branch that is published.
    pub(super) branch: String,
    /// Where the site goes beside the server's own folder.
    #[serde(default)]
    deploy: Vec<SettingsFile>,
    /// Whether what was pushed is built with all rights, since the kernel can take none away.
    #[serde(default)]
    unsandboxed: YesNo,
}

/// A choice, in the words in which editors and administrators write one.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, Deserialize)]
enum YesNo {
    #[default]
    #[serde(rename = "no", alias = "ні", alias = "false")]
    No,
    #[serde(rename = "yes", alias = "так", alias = "true")]
    Yes,
}

/// A target, with the same fields as in `site.yaml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct SettingsFile {
    name: String,
    folder: Option<PathBuf>,
    ssh: Option<String>,
    path: Option<String>,
    keep: Option<u32>,
}

impl Settings {
    /// Reads settings.
    ///
    /// # Errors
    /// A sentence that names the file, and the line where it cannot be understood.
    pub(super) fn read(session: &Session, file: &Path) -> Result<Self, Failure> {
        let text = fs::read_to_string(file).map_err(|error| save::unread(session, file, &error))?;
        yaml::typed(&text).map_err(|(reason, byte)| {
            let args =
                [("path", Session::path_argument(file)), ("line", line_of(&text, byte).into())];
            session.fail("cli-settings", &[&args[..], &[("reason", reason.into())]].concat())
        })
    }

    /// Tells whether what was pushed is built with all rights.
    pub(super) fn is_unsandboxed(&self) -> bool {
        self.unsandboxed == YesNo::Yes
    }

    /// Returns the targets; a folder that is no whole path lies beside the settings.
    pub(super) fn targets(&self, file: &Path) -> Vec<DeployTarget> {
        let beside = file.parent().unwrap_or(file);
        let text = |text: &String| text.as_str().into();
        let target = |written: &SettingsFile| DeployTarget {
            name: text(&written.name),
            folder: written
                .folder
                .as_ref()
                .map(|folder| text(&beside.join(folder).display().to_string())),
            ssh: written.ssh.as_ref().map(text),
            path: written.path.as_ref().map(text),
            keep: written.keep,
        };
        self.deploy.iter().map(target).collect()
    }
}
