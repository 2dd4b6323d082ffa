//! One file of a change, and where it lies.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::error::SaveError;
use crate::base::names::SourcePath;

/// One file, as it was read and as it is to be.
#[derive(Debug, Clone)]
pub(crate) struct FileChange {
    /// Its path below the site's root.
    pub path: SourcePath,
    /// What was read; `None` where there must be no file yet.
    pub before: Option<Arc<[u8]>>,
    /// What it becomes; `None` where it goes.
    pub after: Option<String>,
    /// The file whose owner and rights a new one gets: the one that moves here.
    pub like: Option<SourcePath>,
}

impl FileChange {
    /// Makes the change of a file that was read, or of a new one.
    pub(crate) fn replacement(path: SourcePath, before: Option<Arc<[u8]>>, after: String) -> Self {
        Self { path, before, after: Some(after), like: None }
    }

    /// Makes the change that takes a file away.
    pub(crate) fn removal(path: SourcePath, before: Arc<[u8]>) -> Self {
        Self { path, before: Some(before), after: None, like: None }
    }

    /// Makes the two changes by which a file gets another path and, perhaps, another text.
    pub(crate) fn renaming(
        from: &SourcePath,
        before: Arc<[u8]>,
        to: SourcePath,
        after: String,
    ) -> [Self; 2] {
        let new = Self { path: to, before: None, after: Some(after), like: Some(from.clone()) };
        [new, Self::removal(from.clone(), before)]
    }

    /// Tells a change that changes nothing.
    pub(super) fn is_nothing(&self) -> bool {
        self.before.as_deref() == self.after.as_deref().map(str::as_bytes)
    }
}

/// The folders of a site in which files of the editor's lie.
pub(super) const FOLDERS: [&str; 3] = ["content", "private", "themes"];

/// Returns where a file of the editor's lies: below one of these folders, with no link on the way from there.
pub(super) fn path_below(root: &Path, path: &SourcePath) -> Result<PathBuf, SaveError> {
    let outside = || SaveError::Outside(root.join(path.as_str()));
    let (top, below) = path.as_str().split_once('/').ok_or_else(outside)?;
    let names: Vec<&str> = below.split('/').collect();
    let is_strange = |name: &&str| matches!(*name, "" | "." | "..");
    if !FOLDERS.contains(&top) || names.iter().any(is_strange) {
        return Err(outside());
    }
    let mut at = root.join(top);
    for name in names {
        let is_in_folder = at == root.join(top)
            || at.symlink_metadata().is_ok_and(|about| about.is_dir())
            || at.symlink_metadata().is_err();
        if !is_in_folder {
            return Err(outside());
        }
        at.push(name);
    }
    Ok(at)
}
