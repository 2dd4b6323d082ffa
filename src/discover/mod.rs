//! The door of walkdir, and the only reader: what lies on the disk becomes [`Sources`].
//!
//! Comes in: the site's root. Goes out: the bytes of content and themes, and hashes of files that are only copied.
//! Nothing is followed out of the root: a symbolic link, a pipe or a device is a remark, and so is a file over its
//! limit (docs/threats.md V3, R5, R6). Nothing is parsed here.

#![expect(
    clippy::disallowed_methods,
    reason = "a hand: the only place that reads content from the disk"
)]

use std::fs::{File, Metadata};
use std::io::{self, Read};
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::Timestamp;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use walkdir::{DirEntry, WalkDir};

use crate::attachments::{self, Finding};
use crate::diag::{Code, Diagnostic, Location};
use crate::files::{Attachment, Sources};
use crate::maps::{HashMap, HashMapExt};
use crate::names::SourcePath;

/// The largest file of text, in bytes (docs/threats.md R6).
const LARGEST_TEXT: u64 = 1024 * 1024;
/// The largest file that is copied, in bytes (docs/threats.md R6).
const LARGEST_FILE: u64 = 50 * 1024 * 1024;
/// The folders of a site that are read.
const FOLDERS: [&str; 3] = ["content", "private", "themes"];

/// Reads a site. What cannot be read becomes a remark at its file.
///
/// # Errors
/// When the root itself is no folder that can be read.
pub fn discover(root: &Path) -> io::Result<Sources> {
    discover_again(&Places { root, private: None }, &mut Seen::default())
}

/// Where a site lies.
#[derive(Debug, Clone, Copy)]
pub struct Places<'a> {
    /// Its folder.
    pub root: &'a Path,
    /// The folder that is read instead of its `private/`, where that lies elsewhere.
    pub private: Option<&'a Path>,
}

impl Places<'_> {
    /// Returns the folders that are read, each with the path that it has in the site.
    fn folders(&self) -> io::Result<Vec<(&'static str, PathBuf)>> {
        // Links above a folder are the administrator's business and resolved once; below it none is followed.
        let root = self.root.canonicalize()?;
        let private = self.private.map(Path::canonicalize).transpose()?;
        let place = |folder: &'static str| match &private {
            Some(private) if folder == "private" => (folder, private.clone()),
            _ => (folder, root.join(folder)),
        };
        Ok(FOLDERS
            .map(place)
            .into_iter()
            .filter(|(_, top)| top.symlink_metadata().is_ok())
            .collect())
    }
}

/// What was read before, for a site that is read again and again. It is only ever an advantage: empty, all is read.
#[derive(Debug, Default)]
pub struct Seen {
    files: HashMap<SourcePath, Taken>,
    /// The second in which they were read.
    at: i64,
}

/// A file as it was read, and as it lay then.
#[derive(Debug, Clone)]
struct Taken {
    lies: Lies,
    bytes: Bytes,
}

#[derive(Debug, Clone)]
enum Bytes {
    Text(Arc<[u8]>),
    Copied(Attachment, Arc<[Finding]>),
}

/// How a file lies on the disk: kind, size, times, disk and inode.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Lies {
    mode: u32,
    size: u64,
    modified: (i64, i64),
    changed: (i64, i64),
    inode: (u64, u64),
}

impl Lies {
    fn of(about: &Metadata) -> Self {
        Self {
            mode: about.mode(),
            size: about.size(),
            modified: (about.mtime(), about.mtime_nsec()),
            changed: (about.ctime(), about.ctime_nsec()),
            inode: (about.dev(), about.ino()),
        }
    }
}

/// How many seconds a file must have lain still before it was read, so that a later change shows in its times: clocks
/// of disks are coarse.
const STILL: i64 = 2;

impl Seen {
    /// Returns a file that lies as it did when it was read.
    fn same(&self, path: &SourcePath, lies: &Lies) -> Option<&Taken> {
        let is_still = lies.modified.0.max(lies.changed.0) < self.at - STILL;
        self.files.get(path).filter(|taken| is_still && taken.lies == *lies)
    }
}

/// Does the same as [`discover`], and does not open a file that lies as it did when it was read into `seen`; afterwards
/// `seen` is what was read now.
///
/// # Errors
/// As [`discover`].
pub fn discover_again(places: &Places<'_>, seen: &mut Seen) -> io::Result<Sources> {
    let mut sources = Sources::default();
    let mut texts = Vec::with_capacity(seen.files.len());
    let mut now =
        Seen { at: Timestamp::now().as_second(), files: HashMap::with_capacity(seen.files.len()) };
    for (folder, top) in places.folders()? {
        let walk = WalkDir::new(&top).follow_links(false).sort_by(by_name);
        let walk = walk.into_iter().filter_entry(|entry| !is_hidden(entry));
        let entries: Vec<walkdir::Result<DirEntry>> = walk.collect();
        let before = &*seen;
        let look = |entry: walkdir::Result<DirEntry>| {
            let entry = entry?;
            let path = source_path(folder, &top, entry.path());
            let found = look(&path, &entry, before);
            Ok::<_, walkdir::Error>((path, found))
        };
        let found: Vec<_> = entries.into_par_iter().map(look).collect();
        for found in found {
            match found {
                Ok((path, found)) => take(path, found, &mut now, (&mut sources, &mut texts)),
                Err(error) => {
                    let path = error.path().map_or_else(|| top.clone(), Path::to_path_buf);
                    let reason =
                        error.io_error().map_or_else(|| error.to_string(), io::Error::to_string);
                    unreadable(&source_path(folder, &top, &path), reason, &mut sources);
                }
            }
        }
    }
    *seen = now;
    // Put in order once, not one by one.
    sources.texts = texts.into_iter().collect();
    Ok(sources)
}

/// Puts entries of one folder in the order of their names. What stands before is the same, and comparing it too is much
/// quicker than finding the name.
fn by_name(one: &DirEntry, other: &DirEntry) -> std::cmp::Ordering {
    one.path().as_os_str().cmp(other.path().as_os_str())
}

/// A text and where it lies.
type Text = (SourcePath, Arc<[u8]>);

/// Returns the files below a folder that hold what is looked for, sorted; the history of git is left out, links
/// are not followed.
pub fn holding(root: &Path, is_meant: &dyn Fn(&str) -> bool) -> Vec<PathBuf> {
    let walk = WalkDir::new(root).follow_links(false).sort_by_file_name().into_iter();
    let walk = walk.filter_entry(|entry| entry.file_name() != ".git");
    let files = walk.filter_map(Result::ok).filter(|entry| entry.file_type().is_file());
    let holds = |path: &PathBuf| {
        let mut bytes = Vec::new();
        let read =
            File::open(path).and_then(|file| file.take(LARGEST_FILE).read_to_end(&mut bytes));
        read.is_ok() && is_meant(&String::from_utf8_lossy(&bytes))
    };
    files.map(DirEntry::into_path).filter(holds).collect()
}

/// How the sources of a site lie on the disk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    /// The BLAKE3 hash of every path with its kind, size, times, and inode.
    pub hash: String,
    /// The second in which the youngest was made or changed.
    pub newest: i64,
}

/// Looks at everything that [`discover`] would read, and reads nothing.
///
/// # Errors
/// When something cannot be looked at.
pub fn stamp(places: &Places<'_>) -> io::Result<Stamp> {
    let mut hasher = blake3::Hasher::new();
    let mut newest = 0;
    hasher.update(places.root.canonicalize()?.as_os_str().as_encoded_bytes());
    for (_, top) in places.folders()? {
        let walk = WalkDir::new(&top).follow_links(false).sort_by(by_name);
        for entry in walk.into_iter().filter_entry(|entry| !is_hidden(entry)) {
            let entry = entry?;
            let about = entry.metadata()?;
            let path = entry.path().as_os_str().as_encoded_bytes();
            hasher.update(path).update(&[0]);
            if about.is_dir() {
                // What changed in it shows in its files.
                continue;
            }
            for number in [
                i64::from(about.mode()),
                about.mtime(),
                about.mtime_nsec(),
                about.ctime(),
                about.ctime_nsec(),
            ] {
                hasher.update(&number.to_le_bytes());
            }
            for number in [about.size(), about.dev(), about.ino()] {
                hasher.update(&number.to_le_bytes());
            }
            newest = newest.max(about.mtime()).max(about.ctime());
        }
    }
    Ok(Stamp { hash: hasher.finalize().to_hex().to_string(), newest })
}

/// Tells what editors and their programs leave behind: hidden files, backups and lock files.
fn is_hidden(entry: &DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy();
    let is_backup = name.ends_with('~')
        || name.ends_with(".swp")
        || (name.starts_with('#') && name.ends_with('#'));
    entry.depth() > 0 && (name.starts_with('.') || is_backup)
}

/// Returns the path in the site of what lies below one of its folders.
fn source_path(folder: &str, top: &Path, path: &Path) -> SourcePath {
    let relative = path.strip_prefix(top).unwrap_or(path);
    match relative.to_str() {
        Some("") => SourcePath::new(folder),
        Some(text) => SourcePath::new(format!("{folder}/{text}")),
        None => {
            let segments = relative.iter().map(|segment| segment.to_string_lossy());
            let segments: Vec<_> = std::iter::once(folder.into()).chain(segments).collect();
            SourcePath::new(segments.join("/"))
        }
    }
}

/// What lies at a place.
enum Found {
    Folder,
    /// Something that is no file, and the code that says so.
    Other(Code),
    File(Option<Lies>, Result<Bytes, Fault>),
}

/// Looks at one place, and reads what lies there unless it lies as it did when it was read.
fn look(path: &SourcePath, entry: &DirEntry, seen: &Seen) -> Found {
    let kind = entry.file_type();
    if kind.is_symlink() {
        return Found::Other(Code::SymbolicLink);
    }
    if !kind.is_file() {
        return if kind.is_dir() { Found::Folder } else { Found::Other(Code::SpecialFile) };
    }
    // How it lies is looked at first: what changes after that is read anew the next time.
    let lies = entry.metadata().ok().map(|about| Lies::of(&about));
    let same = lies.and_then(|lies| seen.same(path, &lies));
    let bytes = match same {
        Some(taken) => Ok(taken.bytes.clone()),
        None if path.below("content/files").is_some() => {
            hash_twice(entry.path()).map(|(file, found)| Bytes::Copied(file, found.into()))
        }
        None => read_twice(entry.path()).map(|bytes| Bytes::Text(bytes.into())),
    };
    Found::File(lies, bytes)
}

/// Takes over what was found.
fn take(
    path: SourcePath,
    found: Found,
    now: &mut Seen,
    (sources, texts): (&mut Sources, &mut Vec<Text>),
) {
    let (lies, bytes) = match found {
        Found::Folder => return,
        Found::Other(code) => {
            sources.remarks.push(Diagnostic::new(code, Location::file(&path)));
            return;
        }
        Found::File(lies, bytes) => (lies, bytes),
    };
    if let (Some(lies), Ok(bytes)) = (lies, &bytes) {
        now.files.insert(path.clone(), Taken { lies, bytes: bytes.clone() });
    }
    match bytes {
        Ok(Bytes::Text(bytes)) => texts.push((path, bytes)),
        Ok(Bytes::Copied(file, found)) => {
            found.iter().for_each(|finding| sources.remarks.push(remark(&path, finding)));
            sources.attachments.insert(path, file);
        }
        Err(Fault::TooLarge(limit)) => {
            let remark = Diagnostic::new(Code::FileTooLarge, Location::file(&path));
            let limit = usize::try_from(limit / 1024 / 1024).unwrap_or(usize::MAX);
            sources.remarks.push(remark.with("limit", limit));
        }
        Err(Fault::Disk(error)) => unreadable(&path, error.to_string(), sources),
    }
}

fn unreadable(path: &SourcePath, reason: String, sources: &mut Sources) {
    let remark = Diagnostic::new(Code::UnreadableFile, Location::file(path)).with("reason", reason);
    sources.remarks.push(remark);
}

enum Fault {
    TooLarge(u64),
    Disk(io::Error),
}

impl From<io::Error> for Fault {
    fn from(error: io::Error) -> Self {
        Self::Disk(error)
    }
}

/// Editors save by rename, and a checkout replaces files: what vanished is looked for once more (docs/threats.md R21).
fn twice<T>(path: &Path, read: impl Fn(&PathBuf) -> Result<T, Fault>) -> Result<T, Fault> {
    let path = path.to_path_buf();
    match read(&path) {
        Err(Fault::Disk(error)) if error.kind() == io::ErrorKind::NotFound => read(&path),
        result => result,
    }
}

fn read_twice(path: &Path) -> Result<Vec<u8>, Fault> {
    twice(path, |path| {
        let mut bytes = Vec::new();
        // One byte over the limit is read, so that a file that grows meanwhile cannot fill the memory.
        File::open(path)?.take(LARGEST_TEXT + 1).read_to_end(&mut bytes)?;
        if bytes.len() as u64 > LARGEST_TEXT {
            Err(Fault::TooLarge(LARGEST_TEXT))
        } else {
            Ok(bytes)
        }
    })
}

/// Hashes a file that is copied, and looks into it where it may tell more than it shows.
fn hash_twice(path: &Path) -> Result<(Attachment, Vec<Finding>), Fault> {
    let extension = path.extension().unwrap_or_default().to_string_lossy().into_owned();
    twice(path, |path| {
        let file = File::open(path)?;
        if file.metadata()?.len() > LARGEST_FILE {
            return Err(Fault::TooLarge(LARGEST_FILE));
        }
        let mut hasher = blake3::Hasher::new();
        let mut file = file.take(LARGEST_FILE + 1);
        if !attachments::is_inspected(&extension) {
            let size = io::copy(&mut file, &mut hasher)?;
            let hash = hasher.finalize().to_hex().to_string();
            return Ok((Attachment { size, hash }, Vec::new()));
        }
        let mut bytes = Vec::new();
        let size = file.read_to_end(&mut bytes)? as u64;
        let hash = hasher.update(&bytes).finalize().to_hex().to_string();
        Ok((Attachment { size, hash }, attachments::inspect(&extension, &bytes)))
    })
}

fn remark(path: &SourcePath, finding: &Finding) -> Diagnostic {
    let at = Location::file(path);
    match finding {
        Finding::Broken => {
            Diagnostic::new(Code::BrokenFile, at).with("extension", path.extension())
        }
        Finding::Author(name) => {
            Diagnostic::new(Code::DocumentAuthor, at).with("name", name.as_str())
        }
        Finding::HiddenText => Diagnostic::new(Code::HiddenText, at),
        Finding::Metadata => {
            Diagnostic::new(Code::FileMetadata, at).with("extension", path.extension())
        }
    }
}
