//! Where a site lies, and which path each of its files has in it.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use walkdir::WalkDir;

use crate::base::names::{SourcePath, is_like_private};

/// The folders of a site that are read.
const FOLDERS: [&str; 3] = ["content", "private", "themes"];

/// Where a site lies.
#[derive(Debug, Clone, Copy)]
pub struct Places<'a> {
    /// Its folder.
    pub root: &'a Path,
    /// The folder that is read instead of its `private/`, where that lies elsewhere.
    pub private: Option<&'a Path>,
}

/// One folder that is read: the path that it has in the site, and where it lies.
#[derive(Debug, Clone)]
pub(super) struct Folder {
    pub(super) name: Arc<str>,
    pub(super) top: PathBuf,
}

/// How deep below such a folder is looked for a file.
const DEPTH: usize = 3;

/// Returns the folders of a site that are meant as `private/`, hold texts, and are not read: nobody guards what they say.
pub(super) fn misnamed_private(root: &Path) -> Vec<SourcePath> {
    let is_text = |path: &Path| {
        let end = path.extension().map(|end| end.to_string_lossy().to_lowercase());
        matches!(end.as_deref(), Some("yaml" | "yml" | "md" | "txt"))
    };
    let holds_text = |folder: &Path| {
        let files = WalkDir::new(folder).max_depth(DEPTH).into_iter().filter_map(Result::ok);
        files.filter(|entry| entry.file_type().is_file()).any(|entry| is_text(entry.path()))
    };
    let folders = WalkDir::new(root).min_depth(1).max_depth(1).sort_by_file_name().into_iter();
    let folders = folders.filter_map(Result::ok).filter(|entry| entry.file_type().is_dir());
    let named = folders.filter_map(|entry| {
        let name = entry.file_name().to_str().filter(|name| is_like_private(name))?.to_owned();
        holds_text(entry.path()).then(|| SourcePath::new(name))
    });
    named.collect()
}

impl Places<'_> {
    /// Returns the folders that are read, also those that are not there.
    pub(super) fn folders(&self) -> io::Result<Vec<Folder>> {
        // Links above a folder are the administrator's business and resolved once; below it none is followed.
        let root = self.root.canonicalize()?;
        let private = self.private.map(Path::canonicalize).transpose()?;
        let place = |name: &str| match &private {
            Some(private) if name == "private" => {
                Folder { name: name.into(), top: private.clone() }
            }
            _ => Folder { name: name.into(), top: root.join(name) },
        };
        Ok(FOLDERS.map(place).into())
    }
}

/// Returns the path in the site of what lies below one of its folders.
pub(super) fn source_path(folder: &Folder, path: &Path) -> SourcePath {
    let relative = path.strip_prefix(&folder.top).unwrap_or(path);
    match relative.to_str() {
        Some("") => SourcePath::new(Arc::clone(&folder.name)),
        Some(text) => SourcePath::new(format!("{}/{text}", folder.name)),
        None => {
            let segments = relative.iter().map(|segment| segment.to_string_lossy());
            let segments: Vec<_> = std::iter::once((*folder.name).into()).chain(segments).collect();
            SourcePath::new(segments.join("/"))
        }
    }
}
