//! The few ways in which files are touched.
//!
//! Reading never follows a link and never waits for a pipe; writing always makes a new inode, because one that
//! exists may be shared with the live tree or be on its way to a reader. Missing parent folders are made when
//! the lack of them shows. Removing follows no link.

use std::fs::{self, File, Permissions};
use std::io::{self, ErrorKind};
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::Path;
use std::time::{Duration, Instant, SystemTime};

use rustix::fs::{Mode, OFlags};
use rustix::io::Errno;

use super::error::{Doing, WriteError, fault_at};

/// Who may read a file of the site, and enter its folders: everybody, whatever the umask of who builds it.
const FILE: u32 = 0o644;
const FOLDER: u32 = 0o755;

/// Opens what is at `path`, but no link.
pub(super) fn open(path: &Path, flags: OFlags) -> io::Result<File> {
    let flags = flags | OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::CLOEXEC;
    Ok(rustix::fs::open(path, flags, Mode::from_raw_mode(FILE))?.into())
}

/// Opens a regular file for reading.
pub(super) fn open_file(path: &Path) -> io::Result<File> {
    let file = open(path, OFlags::RDONLY)?;
    if file.metadata()?.is_file() { Ok(file) } else { Err(ErrorKind::InvalidInput.into()) }
}

/// Makes a file that was not there, and its parent folders.
pub(super) fn create(path: &Path) -> io::Result<File> {
    let file = with_parents(path, || open(path, OFlags::WRONLY | OFlags::CREATE | OFlags::EXCL))?;
    if file.metadata()?.mode() & 0o777 != FILE {
        file.set_permissions(Permissions::from_mode(FILE))?;
    }
    Ok(file)
}

/// Makes a folder and those above it that are not there; one that is there stays as it is.
pub(super) fn create_folders(path: &Path) -> io::Result<()> {
    match fs::create_dir(path) {
        // A confined run may change no mode, and its umask makes the right one.
        Ok(()) if fs::metadata(path)?.mode() & 0o777 == FOLDER => Ok(()),
        Ok(()) => fs::set_permissions(path, Permissions::from_mode(FOLDER)),
        Err(error) if error.kind() == ErrorKind::NotFound => {
            create_folders(path.parent().ok_or(error)?)?;
            create_folders(path)
        }
        Err(_) if path.is_dir() => Ok(()),
        Err(error) => Err(error),
    }
}

/// Does something that makes `path`; where its parent folders lack, makes them and does it again.
pub(super) fn with_parents<T>(path: &Path, make: impl Fn() -> io::Result<T>) -> io::Result<T> {
    match (make(), path.parent()) {
        (Err(error), Some(parent)) if error.kind() == ErrorKind::NotFound => {
            create_folders(parent)?;
            make()
        }
        (made, _) => made,
    }
}

/// Moves a file to a name that is free, or in the place of a file; makes the parent folders.
pub(super) fn rename(from: &Path, to: &Path) -> Result<(), WriteError> {
    with_parents(to, || fs::rename(from, to)).map_err(fault_at(Doing::Renaming, to))
}

/// Removes a file or a link; what is not there is fine.
pub(super) fn remove_file(path: &Path) -> Result<(), WriteError> {
    forgive(fs::remove_file(path), &[Errno::NOENT, Errno::NOTDIR])
        .map_err(fault_at(Doing::Removing, path))
}

/// Removes a folder if it is empty.
pub(super) fn remove_empty_folder(path: &Path) -> Result<(), WriteError> {
    let fine = [Errno::NOENT, Errno::NOTDIR, Errno::NOTEMPTY, Errno::EXIST];
    forgive(fs::remove_dir(path), &fine).map_err(fault_at(Doing::Removing, path))
}

/// Removes a folder and all below it, by descriptor and following no link; what is not there is fine.
pub(super) fn remove_tree(path: &Path) -> Result<(), WriteError> {
    match fs::remove_dir_all(path) {
        Err(error) if error.kind() == ErrorKind::NotADirectory => remove_file(path),
        removed => forgive(removed, &[Errno::NOENT]).map_err(fault_at(Doing::Removing, path)),
    }
}

fn forgive(result: io::Result<()>, fine: &[Errno]) -> io::Result<()> {
    result.or_else(|error| match Errno::from_io_error(&error) {
        Some(errno) if fine.contains(&errno) => Ok(()),
        _ => Err(error),
    })
}

/// Gives a file a time that lies in a later second than `floor`: servers tell versions by whole seconds.
pub(super) fn make_later_than(path: &Path, floor: i64) -> Result<(), WriteError> {
    let set = || -> io::Result<()> {
        let file = open_file(path)?;
        if file.metadata()?.mtime() <= floor {
            file.set_modified(second(floor.saturating_add(1)))?;
        }
        Ok(())
    };
    set().map_err(fault_at(Doing::Marking, path))
}

fn second(seconds: i64) -> SystemTime {
    let length = Duration::from_secs(seconds.unsigned_abs());
    let time = if seconds < 0 {
        SystemTime::UNIX_EPOCH.checked_sub(length)
    } else {
        SystemTime::UNIX_EPOCH.checked_add(length)
    };
    time.unwrap_or(SystemTime::UNIX_EPOCH)
}

/// Copies a file to a name that is free, with its time.
pub(super) fn copy(from: &Path, to: &Path) -> Result<u64, WriteError> {
    let copy = || -> io::Result<u64> {
        let mut source = open_file(from)?;
        let mut target = create(to)?;
        let size = io::copy(&mut source, &mut target)?;
        target.set_modified(source.metadata()?.modified()?)?;
        Ok(size)
    };
    copy().map_err(fault_at(Doing::Copying, to))
}

/// Tells whether two files hold the same bytes.
pub(super) fn have_same_bytes(one: &Path, other: &Path) -> Result<bool, WriteError> {
    let read = |path: &Path| open_file(path).map_err(fault_at(Doing::Reading, path));
    let (mut one_file, mut other_file) = (read(one)?, read(other)?);
    let (mut left, mut right) = (vec![0; CHUNK], vec![0; CHUNK]);
    loop {
        let size = read_full(&mut one_file, &mut left).map_err(fault_at(Doing::Reading, one))?;
        let other_size =
            read_full(&mut other_file, &mut right).map_err(fault_at(Doing::Reading, other))?;
        if left[..size] != right[..other_size] {
            return Ok(false);
        }
        if size < CHUNK {
            return Ok(true);
        }
    }
}

/// How much of a large file is looked at in one go.
pub(super) const CHUNK: usize = 64 * 1024;

/// Reads until `chunk` is full or the file ends.
pub(super) fn read_full(file: &mut impl io::Read, chunk: &mut [u8]) -> io::Result<usize> {
    let mut size = 0;
    while size < chunk.len() {
        match file.read(&mut chunk[size..]) {
            Ok(0) => break,
            Ok(more) => size += more,
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(size)
}

/// Waits until the file system of a folder has everything; says how long that took.
pub(super) fn sync_file_system(folder: &Path) -> Result<Duration, WriteError> {
    let start = Instant::now();
    open(folder, OFlags::RDONLY | OFlags::DIRECTORY)
        .and_then(|opened| Ok(rustix::fs::syncfs(&opened)?))
        .map_err(fault_at(Doing::Syncing, folder))?;
    Ok(start.elapsed())
}

/// Waits until the disk has what was moved in a folder.
pub(super) fn sync_folder(folder: &Path) -> Result<(), WriteError> {
    open(folder, OFlags::RDONLY | OFlags::DIRECTORY)
        .and_then(|opened| opened.sync_all())
        .map_err(fault_at(Doing::Syncing, folder))
}
