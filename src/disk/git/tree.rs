//! The files in which two versions differ, as git lists them.

use super::program::GitFault;
use super::repository::Repository;
use crate::base::names::SourcePath;

/// What stands for a file that is not there.
const NO_MODE: &str = "000000";

/// A file of a version: its mode and the name of its bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct TreeFile {
    pub(super) mode: String,
    pub(super) object: String,
}

/// A file that two versions have differently.
#[derive(Debug, Clone)]
pub(super) struct TreeChange {
    /// Its path from the top of the working tree.
    pub(super) path: String,
    pub(super) before: Option<TreeFile>,
    pub(super) after: Option<TreeFile>,
}

impl TreeFile {
    /// Reads the mode and the name of a file; nothing where it is not there.
    pub(super) fn new(mode: &str, object: &str) -> Option<Self> {
        (mode != NO_MODE).then(|| Self { mode: mode.to_owned(), object: object.to_owned() })
    }

    /// Tells a plain file from a link and a repository in a repository.
    pub(super) fn is_plain_file(&self) -> bool {
        self.mode.starts_with("100")
    }
}

impl Repository {
    /// Lists the files in which two versions differ.
    pub(super) fn tree_changes(
        &self,
        before: &str,
        after: &str,
    ) -> Result<Vec<TreeChange>, GitFault> {
        let words = ["diff-tree", "-r", "-z", "--raw", "--no-renames", "--full-index"];
        let told = self.ask_repository(&[&words[..], &[before, after]].concat())?;
        let mut parts = told.split('\0');
        let mut changes = Vec::new();
        while let (Some(about), Some(path)) = (parts.next(), parts.next()) {
            let mut words = about.trim_start_matches(':').split(' ');
            let mut next = || words.next().unwrap_or_default();
            let (mode, mode_after, object, object_after) = (next(), next(), next(), next());
            changes.push(TreeChange {
                path: path.to_owned(),
                before: TreeFile::new(mode, object),
                after: TreeFile::new(mode_after, object_after),
            });
        }
        Ok(changes)
    }

    /// Returns the path of a file below the site; nothing for one that lies outside.
    pub(super) fn path_in_site(&self, path: &str) -> Option<SourcePath> {
        path.strip_prefix(&self.prefix).map(SourcePath::new)
    }
}
