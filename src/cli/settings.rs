//! `settings.yaml` of a server: which branch is published, and where to.
//!
//! It lies on the server, beside the repository and out of reach of what is pushed. A site may name targets of its own in
//! `site.yaml`; a server follows these ones only.

#![expect(clippy::disallowed_methods, reason = "outer layer: reads the settings of a server")]

use std::fs;
use std::path::{Path, PathBuf};

use super::save;
use super::session::{Failure, Session};
use crate::base::diag::{Level, line_of};
use crate::base::locale::typed::yes_or_no;
use crate::base::names::SourcePath;
use crate::base::yaml::{self, Entry, Node, Value};
use crate::content::validate::DeployTarget;

/// The settings' name in a server's folder.
pub(super) const NAME: &str = "settings.yaml";

/// What a server's settings say.
#[derive(Debug, Default)]
pub(super) struct Settings {
    /// The branch that is published.
    pub(super) branch: String,
    /// Where the site goes beside the server's own folder.
    deploy: Vec<WrittenTarget>,
    /// Whether what was pushed is built with all rights, since the kernel can take none away.
    unsandboxed: bool,
}

/// A target, with the same fields as in `site.yaml`.
#[derive(Debug, Default)]
struct WrittenTarget {
    name: String,
    folder: Option<PathBuf>,
    ssh: Option<String>,
    sftp: Option<String>,
    s3: Option<String>,
    bucket: Option<String>,
    region: Option<String>,
    path: Option<String>,
    keep: Option<u32>,
}

/// What is wrong with settings: the message, the byte, and what it names.
struct SettingsFault(&'static str, usize, String);

/// The fields of settings, and of a target.
const FIELDS: [&str; 3] = ["branch", "deploy", "unsandboxed"];
const TARGET_FIELDS: [&str; 9] =
    ["name", "folder", "ssh", "sftp", "s3", "bucket", "region", "path", "keep"];

impl Settings {
    /// Reads settings.
    ///
    /// # Errors
    /// A sentence that names the file, and the line where it cannot be understood.
    pub(super) fn read(session: &Session, file: &Path) -> Result<Self, Failure> {
        let text = fs::read_to_string(file).map_err(|error| save::unread(session, file, &error))?;
        parse_settings(&text).map_err(|SettingsFault(key, byte, name)| {
            let place =
                [("path", Session::path_argument(file)), ("line", line_of(&text, byte).into())];
            session.fail(key, &[&place[..], &[("name", name.into())]].concat())
        })
    }

    /// Tells whether what was pushed is built with all rights.
    pub(super) fn is_unsandboxed(&self) -> bool {
        self.unsandboxed
    }

    /// Returns the targets; a folder that is no whole path lies beside the settings.
    pub(super) fn targets(&self, file: &Path) -> Vec<DeployTarget> {
        let beside = file.parent().unwrap_or(file);
        let text = |text: &String| text.as_str().into();
        let target = |written: &WrittenTarget| DeployTarget {
            name: text(&written.name),
            folder: written
                .folder
                .as_ref()
                .map(|folder| text(&beside.join(folder).display().to_string())),
            ssh: written.ssh.as_ref().map(text),
            sftp: written.sftp.as_ref().map(text),
            s3: written.s3.as_ref().map(text),
            bucket: written.bucket.as_ref().map(text),
            region: written.region.as_ref().map(text),
            path: written.path.as_ref().map(text),
            keep: written.keep,
        };
        self.deploy.iter().map(target).collect()
    }
}

fn parse_settings(text: &str) -> Result<Settings, SettingsFault> {
    let fault = |key, byte: usize, name: &str| SettingsFault(key, byte, name.to_owned());
    let read = yaml::parse(&SourcePath::new(NAME), text, 0..text.len());
    if let Some(broken) =
        read.diagnostics.sorted().first().filter(|told| told.level == Level::Error)
    {
        return Err(fault("cli-settings-broken", broken.at.start, ""));
    }
    let mut settings = Settings::default();
    let root = read.value.unwrap_or(Node { span: 0..0, value: Value::Null });
    for entry in known_fields(&root, &FIELDS)? {
        match entry.key.as_str() {
            "branch" => settings.branch = text_of(entry)?,
            "deploy" => settings.deploy = parse_targets(&entry.value)?,
            _ => {
                let said = text_of(entry)?;
                let wrong = || fault("cli-settings-value", entry.value.span.start, &entry.key);
                settings.unsandboxed = yes_or_no(&said).ok_or_else(wrong)?;
            }
        }
    }
    match settings.branch.is_empty() {
        true => Err(fault("cli-settings-missing", root.span.start, "branch")),
        false => Ok(settings),
    }
}

fn parse_targets(node: &Node) -> Result<Vec<WrittenTarget>, SettingsFault> {
    let items = match &node.value {
        Value::Null => &[],
        Value::List(items) => items.as_slice(),
        Value::Scalar(_) | Value::Map(_) | Value::Lost => {
            return Err(SettingsFault("cli-settings-value", node.span.start, "deploy".to_owned()));
        }
    };
    items.iter().map(parse_target).collect()
}

fn parse_target(node: &Node) -> Result<WrittenTarget, SettingsFault> {
    let mut target = WrittenTarget::default();
    for entry in known_fields(node, &TARGET_FIELDS)? {
        let text = text_of(entry)?;
        match entry.key.as_str() {
            "name" => target.name = text,
            "folder" => target.folder = Some(PathBuf::from(text)),
            "ssh" => target.ssh = Some(text),
            "sftp" => target.sftp = Some(text),
            "s3" => target.s3 = Some(text),
            "bucket" => target.bucket = Some(text),
            "region" => target.region = Some(text),
            "path" => target.path = Some(text),
            _ => {
                let at = entry.value.span.start;
                let wrong = |_| SettingsFault("cli-settings-value", at, entry.key.clone());
                target.keep = Some(text.parse().map_err(wrong)?);
            }
        }
    }
    match target.name.is_empty() {
        true => Err(SettingsFault("cli-settings-missing", node.span.start, "name".to_owned())),
        false => Ok(target),
    }
}

/// Returns the fields of a part, of which each is known.
fn known_fields<'n>(node: &'n Node, known: &[&str]) -> Result<&'n [Entry], SettingsFault> {
    let entries = match &node.value {
        Value::Null => &[],
        Value::Map(entries) => entries.as_slice(),
        Value::Scalar(_) | Value::List(_) | Value::Lost => {
            return Err(SettingsFault("cli-settings-broken", node.span.start, String::new()));
        }
    };
    match entries.iter().find(|entry| !known.contains(&entry.key.as_str())) {
        Some(odd) => Err(SettingsFault("cli-settings-unknown", odd.span.start, odd.key.clone())),
        None => Ok(entries),
    }
}

fn text_of(entry: &Entry) -> Result<String, SettingsFault> {
    match &entry.value.value {
        Value::Scalar(text) if !text.trim().is_empty() => Ok(text.trim().to_owned()),
        Value::Scalar(_) | Value::Null | Value::List(_) | Value::Map(_) | Value::Lost => {
            let at = entry.value.span.start;
            Err(SettingsFault("cli-settings-value", at, entry.key.clone()))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_are_read_and_each_mistake_has_its_line() {
        let settings = parse_settings(
            "branch: main\nunsandboxed: так\ndeploy:\n- name: www\n  folder: /var/www\n- name: b\n  ssh: web@example.org\n  path: /srv\n  keep: 5\n",
        );
        let settings = settings.ok().unwrap();
        assert!(settings.is_unsandboxed() && settings.branch == "main");
        let targets = settings.targets(Path::new("/srv/p/settings.yaml"));
        assert_eq!((targets.len(), targets[1].keep), (2, Some(5)));
        for (text, wanted) in [
            ("branch: main\ndeploy: []\n", None),
            ("", Some(("cli-settings-missing", 1))),
            ("branch: main\nbranches: x\n", Some(("cli-settings-unknown", 2))),
            ("branch: main\ndeploy: /var/www\n", Some(("cli-settings-value", 2))),
            ("branch: main\nunsandboxed: maybe\n", Some(("cli-settings-value", 2))),
            ("branch: main\ndeploy:\n- folder: x\n", Some(("cli-settings-missing", 3))),
            ("branch: main\ndeploy:\n- name: x\n  keep: п\n", Some(("cli-settings-value", 4))),
            ("branch: main\ndeploy: [\n", Some(("cli-settings-broken", 3))),
        ] {
            let fault = parse_settings(text)
                .err()
                .map(|SettingsFault(key, at, _)| (key, line_of(text, at)));
            assert_eq!(fault.map(|(key, _)| key), wanted.map(|(key, _)| key), "{text}");
            let far = |line: usize| line.abs_diff(wanted.map_or(line, |(_, line)| line)) > 1;
            assert!(!fault.is_some_and(|(_, line)| far(line)), "{text}: {fault:?}");
        }
    }
}
