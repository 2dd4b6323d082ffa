//! A folder of this machine: the same swap as `build`, so the same promise.

use std::fs::{self, File};
use std::io::{ErrorKind, Read};
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::time::Duration;

use jiff::Timestamp;

use super::changes::TITLE_BYTES;
use super::error::DeployError;
use super::options::{Done, Options, Shown, Standing, Version};
use crate::disk::write::{
    self, Built, CacheOptions, Doing, Forbid, MANIFEST, WriteError, day, listing,
};

/// Others may enter a folder.
const ENTER: u32 = 0o001;
/// Others may read a file.
const READ: u32 = 0o004;

/// How long another run is waited for.
const PATIENCE: Duration = Duration::from_secs(30);

pub(super) fn live_state(folder: &Path) -> Result<Shown, DeployError> {
    let path = folder.join(MANIFEST);
    match fs::read(&path) {
        Ok(manifest) => Ok(Shown { manifest: Some(manifest), ..Shown::default() }),
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
            Ok(Shown::default())
        }
        Err(error) => Err(WriteError::Disk { doing: Doing::Reading, path, error }.into()),
    }
}

pub(super) fn beginnings(folder: &Path, paths: &[&str]) -> Vec<String> {
    let beginning = |path: &&str| {
        let mut bytes = Vec::new();
        // A title that cannot be read is not shown; the path is.
        let _ = File::open(folder.join(path))
            .map(|file| file.take(TITLE_BYTES).read_to_end(&mut bytes));
        String::from_utf8_lossy(&bytes).into_owned()
    };
    paths.iter().map(beginning).collect()
}

/// Tells whether a site may lie there. A folder whose parent is missing is more often mistyped than meant.
pub(super) fn validate_place(folder: &Path, options: &Options) -> Result<(), DeployError> {
    // The files come from the built folder, but a target inside the site's own folders is refused, too.
    let parent = write::check_place(&how(folder, options, &options.root))?;
    match parent.is_dir() {
        true => Ok(()),
        false => Err(DeployError::NoParent { folder: parent }),
    }
}

pub(super) fn publish(
    folder: &Path,
    built: &Built,
    options: &Options,
) -> Result<Done, DeployError> {
    validate_place(folder, options)?;
    let written = write::write_site(built, &how(folder, options, &built.folder))?;
    // The note of a rollback goes once the new version is there.
    release(folder, options)?;
    Ok(written.method.map_or(Done::Same, Done::Folder))
}

/// Returns what others than its owner may not read of a published folder: folders on the way to it, and its first such file.
///
/// # Errors
/// A folder whose manifest cannot be read or names no files: then no file of it was looked at.
pub(super) fn closed(folder: &Path) -> Result<Vec<String>, DeployError> {
    let is_closed = |path: &Path, bit: u32| {
        // What cannot be looked at is not said to be closed.
        fs::metadata(path).is_ok_and(|about| about.mode() & bit == 0)
    };
    let whole = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
    let folders = whole.ancestors().filter(|path| is_closed(path, ENTER)).map(Path::to_owned);
    let path = whole.join(MANIFEST);
    let unread = |error| WriteError::Disk { doing: Doing::Reading, path: path.clone(), error };
    let manifest = fs::read(&path).map_err(unread)?;
    let not_built = || WriteError::NotBuilt { folder: whole.clone() };
    let listed = listing(&manifest).ok_or_else(not_built)?;
    let files = listed.keys().map(|path| whole.join(path.as_str()));
    let file = files.filter(|path| is_closed(path, READ)).take(1);
    Ok(folders.chain(file).map(|path| path.display().to_string()).collect())
}

/// Returns the version before, or what was taken back, beside the live one.
pub(super) fn versions(folder: &Path, options: &Options) -> Result<Vec<Version>, DeployError> {
    let found = write::versions(&how(folder, options, &options.root))?;
    let version = |folder: Option<PathBuf>, standing: Standing| {
        folder.map(|folder| {
            let manifest = folder.join(MANIFEST);
            // A manifest is written anew for each version, and what of it cannot be read is not told.
            let written = fs::metadata(&manifest).and_then(|about| about.modified());
            Version {
                day: fs::read(&manifest).ok().and_then(|bytes| day(&bytes)),
                published: written.ok().and_then(|time| Timestamp::try_from(time).ok()),
                folder: folder.display().to_string(),
                name: None,
                standing,
            }
        })
    };
    let live = version(found.live, Standing::Shown);
    Ok(match found.is_rolled_back {
        true => [live, version(found.older, Standing::TakenBack)],
        false => [version(found.older, Standing::Before), live],
    }
    .into_iter()
    .flatten()
    .collect())
}

pub(super) fn release(folder: &Path, options: &Options) -> Result<(), DeployError> {
    Ok(write::release(&how(folder, options, &options.root))?)
}

pub(super) fn roll_back(folder: &Path, options: &Options) -> Result<Done, DeployError> {
    match write::swap_back(&how(folder, options, &options.root)) {
        Ok(method) => Ok(Done::Folder(method)),
        Err(WriteError::NoPrevious { .. }) => Err(DeployError::NoPrevious),
        Err(error) => Err(error.into()),
    }
}

pub(super) fn forget_previous(folder: &Path, options: &Options) -> Result<(), DeployError> {
    Ok(write::forget_previous(&how(folder, options, &options.root), true)?)
}

fn how(folder: &Path, options: &Options, root: &Path) -> write::Options {
    write::Options {
        root: root.to_owned(),
        output: folder.to_owned(),
        home: options.home.clone(),
        from_scratch: false,
        cache: CacheOptions::default(),
        wait: PATIENCE,
        forbid: Forbid::default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_not_called_open_where_none_was_looked_at() {
        let folder = std::env::temp_dir().join(format!("perelik-closed-{}", std::process::id()));
        let manifest = folder.join(MANIFEST);
        fs::create_dir_all(&folder).unwrap();
        assert!(matches!(closed(&folder), Err(DeployError::Write(WriteError::Disk { .. }))));
        fs::write(&manifest, "{").unwrap();
        assert!(matches!(closed(&folder), Err(DeployError::Write(WriteError::NotBuilt { .. }))));
        fs::remove_dir_all(&folder).unwrap();
    }
}
