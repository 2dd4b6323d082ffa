//! The door of walkdir, and the only reader: what lies on the disk becomes [`Sources`].
//!
//! Comes in: the site's root. Goes out: the bytes of content and themes, and hashes of files that are only copied.
//! Nothing is followed out of the root: a symbolic link, a pipe or a device is a diagnostic, and so is a file over its
//! limit. What is read lay still: nothing of it was touched shortly before or meanwhile, and git was not at work, so no
//! file is taken by half and no mixture of two commits is built. Nothing is parsed here.

#![expect(
    clippy::disallowed_methods,
    reason = "disk I/O: the only place that reads content from the disk"
)]

mod git;
mod places;
mod read;
mod stat;

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread::sleep;
use std::time::{Duration, Instant};

use jiff::Timestamp;
use rayon::prelude::*;
use walkdir::{DirEntry, WalkDir};

use crate::base::diag::{Arg, Code, Diagnostic, Location};
use crate::base::files::{Attachment, Sources};
use crate::base::maps::{HashMap, HashMapExt};
use crate::base::names::SourcePath;
use crate::base::system_error;
pub use places::Places;
use places::{Folder, source_path};
use read::{Fault, LARGEST_FILE, hash_twice, read_twice};
pub use stat::Snapshot;
use stat::{FileStat, Listing, WalkedFile};
pub(crate) use stat::{Stamp, stamp};

/// How still sources must lie to be read.
#[derive(Debug, Clone, Copy)]
pub struct Stillness {
    /// How long nothing may have been touched before it is read: longer than a program that writes a file in pieces
    /// pauses between two of them.
    pub min_age: Duration,
    /// How long that is waited for.
    pub patience: Duration,
}

impl Stillness {
    /// For what is published or written down.
    pub const WHOLE: Self =
        Self { min_age: Duration::from_millis(300), patience: Duration::from_secs(10) };
    /// For the preview, which follows every save and shows the next moment what came meanwhile: nothing may change while
    /// it is read, but nothing young is waited for.
    pub(crate) const PREVIEW: Self = Self { min_age: Duration::ZERO, ..Self::WHOLE };
}

/// How often is looked whether git is done.
const GLANCE: Duration = Duration::from_millis(20);

/// Reads a site. What cannot be read becomes a diagnostic at its file.
///
/// # Errors
/// When the root itself is no folder that can be read.
pub fn discover(root: &Path) -> io::Result<Sources> {
    discover_again(&Places { root, private: None }, &mut ReadCache::default(), Stillness::WHOLE)
}

/// Reads a theme that lies in any folder, as that of a site would be.
///
/// # Errors
/// When it is no folder that can be read.
pub(crate) fn discover_theme(folder: &Path, name: &str) -> io::Result<Sources> {
    let top = folder.canonicalize()?;
    let place = Folder { name: format!("themes/{name}").into(), top };
    Ok(read(&Listing::walk(vec![place]), &mut ReadCache::default()))
}

/// What was read before, for a site that is read again and again. It is only ever an advantage: empty, all is read.
#[derive(Debug, Default)]
pub struct ReadCache {
    files: HashMap<SourcePath, CachedFile>,
    /// The second in which they were read.
    at: i64,
}

/// A file as it was read, and as it lay then.
#[derive(Debug, Clone)]
struct CachedFile {
    stat: FileStat,
    bytes: Bytes,
}

#[derive(Debug, Clone)]
enum Bytes {
    Text(Arc<[u8]>),
    Copied(Attachment),
}

/// How many seconds a file must have lain still before it was read, so that a later change shows in its times: clocks
/// of disks are coarse.
const MIN_AGE: i64 = 2;

impl ReadCache {
    /// Returns a file that lies as it did when it was read.
    fn unchanged(&self, path: &SourcePath, stat: &FileStat) -> Option<&CachedFile> {
        let is_still = stat.newest() < self.at - MIN_AGE;
        self.files.get(path).filter(|taken| is_still && taken.stat == *stat)
    }
}

/// Does the same as [`discover`], and does not open a file that lies as it did when it was read into `seen`; afterwards
/// `seen` is what was read now. Sources that do not lie still are looked at again until they do; what never does within
/// the patience given is a diagnostic.
///
/// # Errors
/// As [`discover`].
pub fn discover_again(
    places: &Places<'_>,
    seen: &mut ReadCache,
    still: Stillness,
) -> io::Result<Sources> {
    let begun = Instant::now();
    let is_over = |wait: Duration| begun.elapsed() + wait > still.patience;
    let lock = git::index_lock(&places.root.canonicalize()?);
    loop {
        // A lock that outlives the patience was left behind: what lies still is read all the same.
        let is_locked = || lock.as_ref().is_some_and(|lock| lock.exists());
        while is_locked() && !is_over(GLANCE) {
            sleep(GLANCE);
        }
        let listing = Listing::capture(places)?;
        if let Some((_, wait)) = listing.young(still.min_age).filter(|(_, wait)| !is_over(*wait)) {
            sleep(wait);
            continue;
        }
        let young = listing.young(still.min_age).map(|(path, _)| path);
        let mut sources = read(&listing, seen);
        let restless = young.or_else(|| listing.first_changed());
        if restless.is_none() && (!is_locked() || is_over(GLANCE)) {
            return Ok(sources);
        }
        if let Some(path) = restless.filter(|_| is_over(GLANCE)) {
            let at = Location::file(&listing.source_path(&path));
            let diagnostic = Diagnostic::new(Code::FileStillWritten, at);
            let seconds = usize::try_from(still.patience.as_secs()).unwrap_or(usize::MAX);
            sources.diagnostics.push(diagnostic.with("seconds", seconds));
            return Ok(sources);
        }
        sleep(GLANCE);
    }
}

/// Reads every place once; afterwards `seen` is what was read now.
fn read(listing: &Listing, seen: &mut ReadCache) -> Sources {
    let mut sources = Sources::default();
    for (path, code) in &listing.left_out {
        let diagnostic = Diagnostic::new(*code, Location::file(path));
        sources.diagnostics.push(diagnostic.with("file", path.as_str()));
    }
    let mut texts = Vec::with_capacity(seen.files.len());
    let mut now = ReadCache {
        at: Timestamp::now().as_second(),
        files: HashMap::with_capacity(seen.files.len()),
    };
    let before = &*seen;
    let look = |place: &WalkedFile| {
        let entry = place.entry.as_ref().ok()?;
        let path = source_path(&place.folder, entry.path());
        let found = look_at_place(&path, entry, place.stat, before);
        Some((path, found))
    };
    let found: Vec<_> = listing.found.par_iter().map(look).collect();
    for (place, found) in listing.found.iter().zip(found) {
        match (found, &place.entry) {
            (Some((path, found)), _) => adopt(path, found, &mut now, (&mut sources, &mut texts)),
            (None, Err(error)) => {
                let path = error.path().unwrap_or(&place.folder.top);
                // Without an error of the system it is a link that leads into itself.
                let reason =
                    error.io_error().map_or(Arg::Words("system-loop"), system_error::cause);
                unreadable(&source_path(&place.folder, path), reason, &mut sources);
            }
            (None, Ok(_)) => {}
        }
    }
    *seen = now;
    // Put in order once, not one by one.
    sources.texts = texts.into_iter().collect();
    sources
}

/// A text and where it lies.
type ReadText = (SourcePath, Arc<[u8]>);

/// Returns the files below a folder that hold what is looked for, sorted; the history of git is left out, links
/// are not followed.
pub(crate) fn holding(root: &Path, is_meant: &dyn Fn(&str) -> bool) -> Vec<PathBuf> {
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

/// What lies at a place.
enum FoundEntry {
    Folder,
    /// Something that is no file, and the code that says so.
    Other(Code),
    File(Option<FileStat>, Result<Bytes, Fault>),
}

/// Looks at one place, and reads what lies there unless it lies as it did when it was read.
fn look_at_place(
    path: &SourcePath,
    entry: &DirEntry,
    stat: Option<FileStat>,
    seen: &ReadCache,
) -> FoundEntry {
    let kind = entry.file_type();
    if kind.is_symlink() {
        return FoundEntry::Other(Code::SymbolicLink);
    }
    if !kind.is_file() {
        return if kind.is_dir() {
            FoundEntry::Folder
        } else {
            FoundEntry::Other(Code::SpecialFile)
        };
    }
    // How it lies was looked at first: what changes after that is read anew.
    let same = stat.and_then(|stat| seen.unchanged(path, &stat));
    let bytes = match same {
        Some(taken) => Ok(taken.bytes.clone()),
        None if path.below("content/files").is_some() => {
            hash_twice(entry.path()).map(Bytes::Copied)
        }
        None => read_twice(entry.path()).map(|bytes| Bytes::Text(bytes.into())),
    };
    FoundEntry::File(stat, bytes)
}

/// Takes over what was found.
fn adopt(
    path: SourcePath,
    found: FoundEntry,
    now: &mut ReadCache,
    (sources, texts): (&mut Sources, &mut Vec<ReadText>),
) {
    let (stat, bytes) = match found {
        FoundEntry::Folder => return,
        FoundEntry::Other(code) => {
            sources.diagnostics.push(Diagnostic::new(code, Location::file(&path)));
            return;
        }
        FoundEntry::File(stat, bytes) => (stat, bytes),
    };
    if let (Some(stat), Ok(bytes)) = (stat, &bytes) {
        now.files.insert(path.clone(), CachedFile { stat, bytes: bytes.clone() });
    }
    match bytes {
        Ok(Bytes::Text(bytes)) => texts.push((path, bytes)),
        Ok(Bytes::Copied(file)) => drop(sources.attachments.insert(path, file)),
        Err(Fault::TooLarge(limit)) => {
            let diagnostic = Diagnostic::new(Code::FileTooLarge, Location::file(&path));
            let limit = usize::try_from(limit / 1024 / 1024).unwrap_or(usize::MAX);
            sources.diagnostics.push(diagnostic.with("limit", limit));
        }
        Err(Fault::Disk(error)) => unreadable(&path, system_error::cause(&error), sources),
    }
}

fn unreadable(path: &SourcePath, reason: Arg, sources: &mut Sources) {
    let diagnostic =
        Diagnostic::new(Code::UnreadableFile, Location::file(path)).with("reason", reason);
    sources.diagnostics.push(diagnostic);
}
