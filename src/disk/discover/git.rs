//! The file that git lays down while it changes a working tree.

use std::fs;
use std::path::{Path, PathBuf};

/// Returns where git locks the working tree in which a folder lies; `None` where there is none.
pub(super) fn index_lock(root: &Path) -> Option<PathBuf> {
    let git = root.ancestors().map(|folder| folder.join(".git")).find(|git| git.exists())?;
    if git.is_dir() {
        return Some(git.join("index.lock"));
    }
    // A further working tree: the file names its folder.
    let text = fs::read_to_string(&git).ok()?;
    let folder = text.strip_prefix("gitdir:")?.trim();
    Some(git.parent()?.join(folder).join("index.lock"))
}
