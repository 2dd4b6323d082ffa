//! How the sources of a site lie on the disk: what is compared before and after they are read, by the watch, and by the
//! next build.

use std::fs::Metadata;
use std::io;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use walkdir::{DirEntry, WalkDir};

use super::places::{Folder, Places, misnamed_private, source_path};
use crate::base::diag::Code;
use crate::base::names::SourcePath;

/// How a file lies on the disk: kind, size, times, disk and inode.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct FileStat {
    mode: u32,
    size: u64,
    modified: (i64, i64),
    changed: (i64, i64),
    inode: (u64, u64),
}

impl FileStat {
    fn from_metadata(about: &Metadata) -> Self {
        Self {
            mode: about.mode(),
            size: about.size(),
            modified: (about.mtime(), about.mtime_nsec()),
            changed: (about.ctime(), about.ctime_nsec()),
            inode: (about.dev(), about.ino()),
        }
    }

    fn from_path(path: &Path) -> Option<Self> {
        path.symlink_metadata().ok().map(|about| Self::from_metadata(&about))
    }

    /// Returns the second in which it was made or changed last.
    pub(super) fn newest(&self) -> i64 {
        self.modified.0.max(self.changed.0)
    }

    /// Tells how long ago it was touched last, as far as it was touched before `now`: a time of the future is some other
    /// clock's, and tells nothing.
    fn age(&self, now: Duration) -> Option<Duration> {
        let ages =
            [self.modified, self.changed].into_iter().filter_map(|(seconds, nanoseconds)| {
                let seconds = u64::try_from(seconds).ok()?;
                now.checked_sub(Duration::new(seconds, u32::try_from(nanoseconds).ok()?))
            });
        ages.min()
    }
}

/// What the walk found at one place.
#[derive(Debug)]
pub(super) struct WalkedFile {
    /// The folder of the site in which it lies.
    pub(super) folder: Folder,
    /// The entry, or why it could not be looked at.
    pub(super) entry: walkdir::Result<DirEntry>,
    /// How it lies.
    pub(super) stat: Option<FileStat>,
}

/// Every place that is read, folders and what is no file included, and how it lies.
#[derive(Debug)]
pub(super) struct Listing {
    /// In the order of their paths, folder by folder of the site.
    pub(super) found: Vec<WalkedFile>,
    /// What is left out and named, with what is said of it.
    pub(super) left_out: Vec<(SourcePath, Code)>,
    /// The folders of the site that are not there.
    missing: Vec<Folder>,
    taken: SystemTime,
}

impl Listing {
    /// Walks a site and reads nothing.
    ///
    /// # Errors
    /// When the site itself is no folder that can be looked at.
    pub(super) fn capture(places: &Places<'_>) -> io::Result<Self> {
        let mut listing = Self::walk(places.folders()?);
        let misnamed = misnamed_private(&places.root.canonicalize()?);
        listing.left_out.extend(misnamed.into_iter().map(|path| (path, Code::PrivateFolderName)));
        Ok(listing)
    }

    /// Walks folders and reads nothing.
    #[expect(
        clippy::disallowed_methods,
        reason = "disk I/O: the age of a file is counted from now"
    )]
    pub(super) fn walk(folders: Vec<Folder>) -> Self {
        // Before the first file is looked at: what is written later is younger.
        let taken = SystemTime::now();
        let (mut found, mut left_out, mut missing) = (Vec::new(), Vec::new(), Vec::new());
        for folder in folders {
            if folder.top.symlink_metadata().is_err() {
                missing.push(folder);
                continue;
            }
            let walk = WalkDir::new(&folder.top).follow_links(false).sort_by(by_name);
            let is_read = |entry: &DirEntry| match reading(&folder.name, entry) {
                Reading::Read => true,
                Reading::LeftOut(code) => {
                    let named = code.map(|code| (source_path(&folder, entry.path()), code));
                    left_out.extend(named);
                    false
                }
            };
            let walk = walk.into_iter().filter_entry(is_read);
            let entries: Vec<walkdir::Result<DirEntry>> = walk.collect();
            let place = |entry: walkdir::Result<DirEntry>| {
                let about = entry.as_ref().ok().and_then(|entry| entry.metadata().ok());
                let stat = about.map(|about| FileStat::from_metadata(&about));
                WalkedFile { folder: folder.clone(), entry, stat }
            };
            found.par_extend(entries.into_par_iter().map(place));
        }
        Self { found, left_out, missing, taken }
    }

    /// Returns the path in the site of one of the places.
    pub(super) fn source_path(&self, path: &Path) -> SourcePath {
        let folders = self.found.iter().map(|place| &place.folder).chain(&self.missing);
        let folder = folders.into_iter().find(|folder| path.starts_with(&folder.top));
        folder.map_or_else(
            || SourcePath::new(path.to_string_lossy().into_owned()),
            |folder| source_path(folder, path),
        )
    }

    /// Returns a place that was touched within `min_age`, and for how long it has to be left alone yet.
    pub(super) fn young(&self, min_age: Duration) -> Option<(PathBuf, Duration)> {
        let now = self.taken.duration_since(SystemTime::UNIX_EPOCH).ok()?;
        let young = self.found.iter().filter_map(|place| {
            let wait = min_age.checked_sub(place.stat?.age(now)?)?;
            Some((place.entry.as_ref().ok()?.path(), wait))
        });
        let youngest = young.filter(|(_, wait)| !wait.is_zero()).max_by_key(|(_, wait)| *wait);
        youngest.map(|(path, wait)| (path.to_path_buf(), wait))
    }

    /// Looks at every place again, and returns one that lies otherwise. What is new in a folder, or gone from it, shows in
    /// the folder's own times.
    pub(super) fn first_changed(&self) -> Option<PathBuf> {
        let is_back = |folder: &&Folder| folder.top.symlink_metadata().is_ok();
        let changed = |place: &WalkedFile| {
            let path = place.entry.as_ref().ok()?.path();
            (FileStat::from_path(path) != place.stat).then(|| path.to_path_buf())
        };
        self.missing
            .iter()
            .find(is_back)
            .map(|folder| folder.top.clone())
            .or_else(|| self.found.par_iter().find_map_any(changed))
    }
}

/// How the files of a site lie on the disk, to be compared with how they lie later.
#[derive(Debug, PartialEq, Eq)]
pub struct Snapshot(Vec<(PathBuf, Option<FileStat>)>);

impl Snapshot {
    /// Looks at everything that [`super::discover`] would read, and reads nothing.
    pub fn capture(root: &Path) -> Self {
        // Where there is no site yet, there is nothing to compare.
        let listing =
            Listing::capture(&Places { root, private: None }).map(|listing| listing.found);
        let places = listing.unwrap_or_default().into_iter();
        let files = places.filter_map(|place| {
            let entry = place.entry.ok()?;
            // What changed in a folder shows in its files.
            (!entry.file_type().is_dir()).then(|| (entry.into_path(), place.stat))
        });
        Self(files.collect())
    }
}

/// How the sources of a site lie on the disk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Stamp {
    /// The BLAKE3 hash of every path with its kind, size, times, and inode.
    pub hash: String,
    /// The second in which the youngest was made or changed.
    pub newest: i64,
}

/// Looks at everything that [`super::discover`] would read, and reads nothing.
///
/// # Errors
/// When something cannot be looked at.
pub(crate) fn stamp(places: &Places<'_>) -> io::Result<Stamp> {
    let mut hasher = blake3::Hasher::new();
    let mut newest = 0;
    hasher.update(places.root.canonicalize()?.as_os_str().as_encoded_bytes());
    let listing = Listing::capture(places)?;
    for (path, _) in &listing.left_out {
        // It is not read, but named.
        hasher.update(path.as_str().as_bytes()).update(&[1]);
    }
    for place in listing.found {
        let entry = place.entry?;
        let stat = place.stat.ok_or(io::ErrorKind::NotFound)?;
        hasher.update(entry.path().as_os_str().as_encoded_bytes()).update(&[0]);
        if entry.file_type().is_dir() {
            // What changed in it shows in its files.
            continue;
        }
        let (modified, changed) = (stat.modified, stat.changed);
        for number in [i64::from(stat.mode), modified.0, modified.1, changed.0, changed.1] {
            hasher.update(&number.to_le_bytes());
        }
        for number in [stat.size, stat.inode.0, stat.inode.1] {
            hasher.update(&number.to_le_bytes());
        }
        newest = newest.max(stat.newest());
    }
    Ok(Stamp { hash: hasher.finalize().to_hex().to_string(), newest })
}

/// Puts entries of one folder in the order of their names. What stands before is the same, and comparing it too is much
/// quicker than finding the name.
fn by_name(one: &DirEntry, other: &DirEntry) -> std::cmp::Ordering {
    one.path().as_os_str().cmp(other.path().as_os_str())
}

/// What becomes of a place on the disk.
enum Reading {
    Read,
    /// It is left out; with a code where people are told so.
    LeftOut(Option<Code>),
}

/// Tells what editors and their programs leave behind from what is content.
fn reading(folder: &str, entry: &DirEntry) -> Reading {
    if entry.depth() == 0 {
        return Reading::Read;
    }
    let name = entry.file_name().to_string_lossy().to_lowercase();
    let is_file = !entry.file_type().is_dir();
    let is_backup = name.ends_with('~')
        || name.ends_with(".swp")
        || name.starts_with(".#")
        || (name.starts_with('#') && name.ends_with('#'));
    match () {
        () if is_file && is_left_over(&name) => Reading::LeftOut(Some(Code::LeftOverFile)),
        () if is_backup => Reading::LeftOut(None),
        () if name.starts_with('.') => {
            let is_entry = [".md", ".yaml", ".yml"].iter().any(|end| name.ends_with(end));
            let is_named = is_file && is_entry && folder != "themes";
            Reading::LeftOut(is_named.then_some(Code::HiddenFile))
        }
        () => Reading::Read,
    }
}

/// Tells, by a name in lower case, what programs for offices and systems lay beside the files of people.
fn is_left_over(name: &str) -> bool {
    let is_lock = name.starts_with("~$") || name.starts_with(".~lock.");
    let is_system = matches!(name, "thumbs.db" | "ehthumbs.db" | "desktop.ini" | ".ds_store");
    let ends = [".bak", ".tmp", ".temp", ".orig", ".crdownload", ".part"];
    let is_temporary = ends.iter().any(|end| name.ends_with(end) && name.len() > end.len());
    is_lock || is_system || is_temporary || name.starts_with("._")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stat(modified: i64, changed: i64) -> FileStat {
        let at = |milliseconds: i64| (milliseconds / 1000, milliseconds % 1000 * 1_000_000);
        FileStat { mode: 0, size: 0, modified: at(modified), changed: at(changed), inode: (0, 0) }
    }

    #[test]
    fn an_age_is_counted_from_the_last_touch_that_is_not_of_the_future() {
        let now = Duration::from_secs(1000);
        let age = |modified, changed| stat(modified, changed).age(now).map(|age| age.as_millis());
        assert_eq!(age(999_000, 998_000), Some(1000));
        assert_eq!(age(1_000, 999_900), Some(100));
        assert_eq!(age(2_000_000, 999_000), Some(1000));
        assert_eq!(age(2_000_000, 2_000_000), None);
        assert_eq!(age(-5_000, -5_000), None);
    }
}
