//! One file of the editor's: there is all of it or nothing of it, whenever the program or the machine is stopped.
//!
//! A text is written beside its place under a hidden name, which no build reads, and is on the disk before it gets its
//! name: by a rename, which replaces no file that must not be. What an interrupted run left beside is swept by
//! the next one that writes content.

use std::ffi::{OsStr, OsString};
use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::os::unix::fs::{MetadataExt, OpenOptionsExt, fchown};
use std::path::{Path, PathBuf};

use rustix::fs::{CWD, RenameFlags, renameat_with};
use rustix::io::Errno;

/// What stands between the name of a file and the number of the process that writes it.
const MARK: &str = ".perelik-";

/// Replaces a file that still holds `read`, in one step; tells whether it did. Owner and rights stay as they are.
pub(super) fn replace(file: &Path, read: &[u8], bytes: &[u8]) -> io::Result<bool> {
    let mode = first_mode(fs::metadata(file)?.mode());
    let beside = Beside::create(hidden(file, std::process::id()), mode)?;
    beside.write_text(bytes)?;
    beside.resemble(file)?;
    beside.file.sync_all()?;
    if fs::read(file)? != read {
        return Ok(false);
    }
    fs::rename(&beside.path, file)?;
    sync(folder(file));
    Ok(true)
}

/// Returns the mode with which a text is made that gets this one: the same, so that it need not be changed, where nobody else
/// can read the text by that before it has its owner and group.
fn first_mode(mode: u32) -> u32 {
    let (group, others) = (mode >> 3 & 0o7, mode & 0o7);
    if group & !others == 0 { mode & 0o777 } else { 0o600 }
}

/// Makes a file and the folders that lead to it; one that appeared meanwhile is left alone, and that is told.
pub(super) fn create_new(file: &Path, bytes: &[u8]) -> io::Result<bool> {
    fs::create_dir_all(folder(file))?;
    // With the rights that it will have: those of any new file.
    let beside = Beside::create(hidden(file, std::process::id()), 0o666)?;
    beside.write_text(bytes)?;
    beside.file.sync_all()?;
    let is_made = move_to_free(&beside.path, file)?;
    sync(folder(file));
    Ok(is_made)
}

/// Puts a file that `fill` writes in the place of whatever file has its name, in one step; `fault` makes an error of what the disk
/// answered.
pub(super) fn replace_whole<E>(
    file: &Path,
    fill: impl FnOnce(&File) -> Result<(), E>,
    fault: impl Fn(io::Error) -> E,
) -> Result<(), E> {
    let beside = Beside::create(hidden(file, std::process::id()), 0o666).map_err(&fault)?;
    fill(&beside.file)?;
    beside.file.sync_all().and_then(|()| fs::rename(&beside.path, file)).map_err(&fault)?;
    sync(folder(file));
    Ok(())
}

/// Takes away a file that still holds `read`; tells whether it did.
pub(super) fn delete(file: &Path, read: &[u8]) -> io::Result<bool> {
    if fs::read(file)? != read {
        return Ok(false);
    }
    fs::remove_file(file)?;
    sync(folder(file));
    Ok(true)
}

/// Lays a text beside its place and waits until the disk has it; with owner and rights of the file `like`, else those of
/// any new file.
pub(super) fn lay(beside: &Path, text: &[u8], like: Option<&Path>) -> io::Result<()> {
    fs::create_dir_all(folder(beside))?;
    let laid = Beside::create(beside.to_owned(), if like.is_some() { 0o600 } else { 0o666 })?;
    laid.write_text(text)?;
    if let Some(like) = like {
        laid.resemble(like)?;
    }
    laid.file.sync_all()?;
    laid.leave();
    Ok(())
}

/// Returns the hidden name beside a file under which a process lays its new text.
pub(super) fn hidden(file: &Path, process: u32) -> PathBuf {
    let mut name = OsString::from(".");
    name.push(file.file_name().unwrap_or(OsStr::new("file")));
    name.push(format!("{MARK}{process}"));
    file.with_file_name(name)
}

/// Gives a file another name, unless something has that name; tells whether it did.
pub(super) fn move_to_free(from: &Path, to: &Path) -> io::Result<bool> {
    match renameat_with(CWD, from, CWD, to, RenameFlags::NOREPLACE) {
        Ok(()) => return Ok(true),
        Err(Errno::EXIST) => return Ok(false),
        Err(Errno::INVAL | Errno::NOSYS | Errno::NOTSUP) => {}
        Err(error) => return Err(error.into()),
    }
    match fs::hard_link(from, to) {
        Ok(()) => fs::remove_file(from).map(|()| true),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(false),
        // A disk that can do neither; nobody else is likely to take the name in this moment.
        Err(_) if to.symlink_metadata().is_err() => fs::rename(from, to).map(|()| true),
        Err(_) => Ok(false),
    }
}

/// Exchanges two files in one step; tells whether the disk can.
pub(super) fn exchange(one: &Path, other: &Path) -> io::Result<bool> {
    match renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE) {
        Ok(()) => Ok(true),
        Err(Errno::INVAL | Errno::NOSYS | Errno::NOTSUP) => Ok(false),
        Err(error) => Err(error.into()),
    }
}

/// A text that waits beside its place; it goes away with its owner unless it got its name.
struct Beside {
    path: PathBuf,
    file: File,
}

impl Beside {
    fn create(path: PathBuf, mode: u32) -> io::Result<Self> {
        // What lies there was left by a process that had our number.
        let _ = fs::remove_file(&path);
        let file = OpenOptions::new().write(true).create_new(true).mode(mode).open(&path)?;
        Ok(Self { path, file })
    }

    fn write_text(&self, text: &[u8]) -> io::Result<()> {
        (&self.file).write_all(text)
    }

    /// Takes over owner and rights of a file.
    fn resemble(&self, file: &Path) -> io::Result<()> {
        let about = fs::metadata(file)?;
        let own = self.file.metadata()?;
        if (own.uid(), own.gid()) != (about.uid(), about.gid()) {
            // Only the system's administrator may give a file away; for others it is theirs now, as with any editor.
            let _ = fchown(&self.file, Some(about.uid()), Some(about.gid()));
        }
        if own.permissions() == about.permissions() {
            return Ok(());
        }
        self.file.set_permissions(about.permissions())
    }

    /// Leaves the text where it lies.
    fn leave(mut self) {
        self.path = PathBuf::new();
    }
}

impl Drop for Beside {
    fn drop(&mut self) {
        // What got its name or is left is not there under this one; a leftover is swept by the next run.
        let _ = fs::remove_file(&self.path);
    }
}

/// Returns the folder of a file.
pub(super) fn folder(file: &Path) -> &Path {
    file.parent().filter(|parent| *parent != Path::new("")).unwrap_or(Path::new("."))
}

/// Has the disk keep the names in a folder. A disk that cannot do that for folders has kept the file's bytes all the same.
pub(super) fn sync(folder: &Path) {
    // See above: there is nothing to be done about it.
    let _ = File::open(folder).and_then(|folder| folder.sync_all());
}

/// Does the same in a folder and all below it; no link is followed.
pub(super) fn sweep_all(folder: &Path) {
    sweep(folder);
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            sweep_all(&entry.path());
        }
    }
}

/// Removes what processes that are gone left in a folder. What cannot be looked at or removed is in nobody's way.
pub(super) fn sweep(folder: &Path) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let process = name.to_str().and_then(process_of);
        if process.is_some_and(|process| !is_running(process)) {
            // See above: the next run tries again.
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// Returns the process that made a hidden file of ours.
fn process_of(name: &str) -> Option<u32> {
    let (of, process) = name.strip_prefix('.')?.rsplit_once(MARK)?;
    process.parse().ok().filter(|_| !of.is_empty())
}

/// Tells whether a process still writes; where that cannot be seen, it may.
fn is_running(process: u32) -> bool {
    !Path::new("/proc/self").exists() || Path::new(&format!("/proc/{process}")).exists()
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    /// A folder of its own for one test.
    fn empty(name: &str) -> PathBuf {
        let folder =
            std::env::temp_dir().join(format!("perelik-save-{name}-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        folder
    }

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).unwrap();
        let mut names: Vec<String> =
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn a_file_that_changed_meanwhile_is_not_touched() {
        let folder = empty("changed");
        let file = folder.join("a.md");
        fs::write(&file, "new").unwrap();
        assert_eq!(replace(&file, b"old", b"mended").ok(), Some(false));
        assert_eq!(fs::read(&file).unwrap(), b"new");
        assert_eq!(replace(&file, b"new", b"mended").ok(), Some(true));
        assert_eq!(fs::read(&file).unwrap(), b"mended");
        assert_eq!(create_new(&file, b"made").ok(), Some(false));
        assert_eq!(fs::read(&file).unwrap(), b"mended");
        assert!(replace(&folder.join("gone.md"), b"", b"x").is_err());
        assert_eq!(names(&folder), ["a.md"]);
        fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn a_file_keeps_its_rights_and_a_new_one_gets_those_of_any_other() {
        let folder = empty("rights");
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        for rights in [0o600, 0o640, 0o444, 0o664] {
            let file = folder.join(format!("{rights:o}.md"));
            fs::write(&file, "old").unwrap();
            fs::set_permissions(&file, fs::Permissions::from_mode(rights)).unwrap();
            assert_eq!(replace(&file, b"old", b"new").ok(), Some(true));
            assert_eq!(mode(&file), rights);
        }
        fs::write(folder.join("any"), "").unwrap();
        assert_eq!(create_new(&folder.join("deep/er/new.md"), b"new").ok(), Some(true));
        assert_eq!(mode(&folder.join("deep/er/new.md")), mode(&folder.join("any")));
        assert_eq!(names(&folder.join("deep/er")), ["new.md"]);
        fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn what_gone_processes_left_is_swept_and_nothing_else() {
        let folder = empty("sweep");
        let own = std::process::id();
        let stay = [format!(".b.md{MARK}{own}"), ".c.md.perelik-x".to_owned(), ".d.swp".to_owned()];
        // No process has the largest number that is one.
        for name in stay.iter().cloned().chain([format!(".a.md{MARK}{}", u32::MAX)]) {
            fs::write(folder.join(name), "half").unwrap();
        }
        sweep(&folder);
        let mut expected = stay.to_vec();
        expected.sort();
        assert_eq!(names(&folder), expected);
        fs::remove_dir_all(&folder).unwrap();
    }
}
