//! The one writer of the editor's files: one or many, all of them or none.
//!
//! Comes in: what was read of each file, and what it becomes. A file that is not what was read is never written over, and
//! then nothing is written. One file is replaced by a rename; many go through a journal, so that whatever stops the
//! program or the machine, [`recover`] leaves either all old or all new. Nothing here decides what is written.

#![expect(
    clippy::disallowed_methods,
    reason = "disk I/O: the only place that writes content, and only what was shown"
)]

mod change;
mod error;
mod file;
mod journal;
mod lock;
mod step;
#[cfg(test)]
mod tests;
mod transaction;

use std::path::Path;

use crate::base::names::SourcePath;

pub(crate) use change::FileChange;
use change::path_below;
pub(crate) use error::SaveError;
use journal::Journal;
use lock::Lock;
pub(crate) use transaction::Recovered;

/// Makes all changes in the site at `root`, or none.
///
/// # Errors
/// When a file is not what was read, and when the disk refuses. Unless the error says otherwise, nothing was written.
pub(crate) fn save(root: &Path, changes: &[FileChange]) -> Result<(), SaveError> {
    let changes: Vec<&FileChange> = changes.iter().filter(|change| !change.is_nothing()).collect();
    let _lock = Lock::acquire(root)?;
    // What another program began since the files were read shows when they are compared.
    transaction::recover(root)?;
    match changes.as_slice() {
        [] => Ok(()),
        [one] => single(&path_below(root, &one.path)?, one),
        several => transaction::commit(root, several),
    }
}

/// Writes one file that need not lie in a site; `read` is what it held, `None` where there must be no file yet.
///
/// # Errors
/// As [`save`].
pub(crate) fn save_file(file: &Path, read: Option<&[u8]>, text: &str) -> Result<(), SaveError> {
    save_bytes(file, read, text.as_bytes())
}

/// Writes the bytes of one file that need not lie in a site; `read` is as for [`save_file`].
///
/// # Errors
/// As [`save`].
pub(crate) fn save_bytes(file: &Path, read: Option<&[u8]>, bytes: &[u8]) -> Result<(), SaveError> {
    file::sweep(file::folder(file));
    write_unless_changed(file, read, bytes)
}

/// Makes a file of its own; one that is there is left alone, and that is told.
///
/// # Errors
/// When the disk refuses.
pub(crate) fn create_file(file: &Path, bytes: &[u8]) -> Result<bool, SaveError> {
    file::sweep(file::folder(file));
    file::create_new(file, bytes).map_err(SaveError::disk("write-doing-writing", file))
}

/// Puts a file that `fill` writes in the place of whatever file has its name, in one step; `fault` makes an error of what the disk
/// answered.
///
/// # Errors
/// What `fill` or `fault` returns; the file is then as it was.
pub(in crate::disk) fn replace_whole<E>(
    file: &Path,
    fill: impl FnOnce(&std::fs::File) -> Result<(), E>,
    fault: impl Fn(std::io::Error) -> E,
) -> Result<(), E> {
    file::sweep(file::folder(file));
    file::replace_whole(file, fill, fault)
}

/// Exchanges two files or folders in one step; tells whether the disk can.
///
/// # Errors
/// When the disk refuses.
pub(crate) fn exchange(one: &Path, other: &Path) -> std::io::Result<bool> {
    file::exchange(one, other)
}

fn write_unless_changed(file: &Path, read: Option<&[u8]>, bytes: &[u8]) -> Result<(), SaveError> {
    let is_done = match read {
        Some(read) => file::replace(file, read, bytes),
        None => file::create_new(file, bytes),
    };
    decided(is_done, "write-doing-writing", file)
}

/// Finishes what an interrupted program began in the site at `root`, or undoes it.
///
/// # Errors
/// When the disk refuses, when another program does not stop writing, and when the journal makes no sense.
pub(crate) fn recover(root: &Path) -> Result<Option<Recovered>, SaveError> {
    if !Journal::exists(root) {
        return Ok(None);
    }
    let _lock = Lock::acquire(root)?;
    transaction::recover(root)
}

/// Removes what interrupted programs left hidden beside the files of a site; who writes content begins with it.
///
/// # Errors
/// As [`recover`], which comes first: what a journal names is no litter.
pub(crate) fn sweep(root: &Path) -> Result<Option<Recovered>, SaveError> {
    let _lock = Lock::acquire(root)?;
    let recovered = transaction::recover(root)?;
    change::FOLDERS.iter().for_each(|folder| file::sweep_all(&root.join(folder)));
    Ok(recovered)
}

fn single(file: &Path, change: &FileChange) -> Result<(), SaveError> {
    match (&change.before, &change.after) {
        (before, Some(after)) => write_unless_changed(file, before.as_deref(), after.as_bytes()),
        (Some(before), None) => decided(file::delete(file, before), "write-doing-removing", file),
        (None, None) => Ok(()),
    }
}

fn decided(
    is_done: std::io::Result<bool>,
    doing: &'static str,
    file: &Path,
) -> Result<(), SaveError> {
    match is_done {
        Ok(true) => Ok(()),
        Ok(false) => Err(SaveError::Changed(file.to_owned())),
        Err(error) => Err(SaveError::disk(doing, file)(error)),
    }
}

/// Reads one file of the editor's; nothing where there is none.
///
/// # Errors
/// When the path leads out of the folders of the content, and when the disk refuses.
pub(crate) fn read_content_file(
    root: &Path,
    path: &SourcePath,
) -> Result<Option<Vec<u8>>, SaveError> {
    let file = path_below(root, path)?;
    if file.symlink_metadata().is_ok_and(|about| !about.is_file()) {
        return Err(SaveError::Outside(file));
    }
    match std::fs::read(&file) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(SaveError::disk("write-doing-writing", &file)(error)),
    }
}
