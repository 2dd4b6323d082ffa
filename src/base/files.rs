//! The two piles: what was read comes in as [`Sources`], what will be written goes out as a list of files.
//!
//! Both are plain values. The disk layer fills the first and empties the second; everything between is pure.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::base::attachments::Finding;
use crate::base::diag::Diagnostics;
use crate::base::locale::compare::nfc;
use crate::base::names::{SitePath, SourcePath};
use crate::base::secrets::Look;
use crate::base::sink::Sink;

/// Everything that was read for one build.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    /// The bytes of `content/` (without `content/files/`), `private/` and `themes/`, by path below the root.
    pub texts: BTreeMap<SourcePath, Arc<[u8]>>,
    /// What lies in `content/files/`: known by size and hash, never held in memory.
    pub attachments: BTreeMap<SourcePath, Attachment>,
    /// What could not be read, and why.
    pub diagnostics: Diagnostics,
}

/// A file that is copied as it is.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Attachment {
    /// Its size in bytes.
    pub size: u64,
    /// Its BLAKE3 hash, in hex.
    pub hash: String,
    /// What it tells beside what it shows.
    pub findings: Arc<[Finding]>,
}

/// Returns the file that a name means, in whichever Unicode form either is written: a Mac parts letters from their marks.
pub(crate) fn attachment_named<'a>(
    attachments: &'a BTreeMap<SourcePath, Attachment>,
    name: &SourcePath,
) -> Option<&'a SourcePath> {
    if let Some((path, _)) = attachments.get_key_value(name) {
        return Some(path);
    }
    if name.as_str().is_ascii() {
        return None;
    }
    let name = nfc(name.as_str());
    attachments.keys().find(|path| !path.as_str().is_ascii() && nfc(path.as_str()) == name)
}

/// One file of the site, planned before any byte of it exists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlannedFile {
    /// Where it will lie.
    pub path: SitePath,
    /// Where its bytes come from.
    pub bytes: Origin,
    /// In which turn it is made, from 0: what tells how large other files are comes after them, so that nobody has to keep
    /// their bytes.
    pub turn: u8,
}

/// Where the bytes of a planned file come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// They are made on request, by [`FileSource::render`].
    Rendered,
    /// They are copied from a file below the root that has this hash.
    Copied(SourcePath, Attachment),
    /// They are those of a picture below the root that has this hash, without what it tells beside what it shows.
    Cleaned(SourcePath, Attachment),
    /// They are those of another file of the site, compressed.
    Compressed(Coding, SitePath),
}

/// A compression that browsers take (the content codings of RFC 9110, 8.4.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Coding {
    /// RFC 7932.
    Brotli,
    /// RFC 1952.
    Gzip,
}

impl Coding {
    /// Both.
    pub(crate) const ALL: [Self; 2] = [Self::Brotli, Self::Gzip];

    /// Returns what the name of a compressed file ends with, without a dot.
    pub(crate) fn extension(self) -> &'static str {
        match self {
            Self::Brotli => "br",
            Self::Gzip => "gz",
        }
    }
}

/// What became of a file that was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileAnswer {
    /// It is made of the same as was said, and was not made; this is its fingerprint from now on.
    Same(String),
    /// It was made of what has this fingerprint: equal ones, equal bytes. Nothing where only making it tells.
    Anew(Option<String>),
}

/// What the last build knew of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recollection {
    /// What it was made of.
    pub fingerprint: String,
    /// Its size in bytes.
    pub size: u64,
    /// Its SHA-256, in hex.
    pub sha256: String,
}

/// A whole site that can be pulled file by file, from several threads at once.
pub trait FileSource: Sync {
    /// Returns every file of the site but `manifest.json`, sorted by path, each path once.
    fn files(&self) -> &[PlannedFile];

    /// Returns the day of the data, which the manifest tells; nothing for a site without one.
    fn day(&self) -> Option<jiff::civil::Date> {
        None
    }

    /// Takes over what the last build knew of files that lie there as it wrote them, by their path: before any is made.
    fn recall(&self, _known: &dyn Fn(&str) -> Option<Recollection>) {}

    /// Gives the bytes that [`FileSource::render`] writes to a sink, unless `files()[index]` is made of what has the fingerprint `known`: what a file
    /// is made of is put together once, for both.
    ///
    /// # Errors
    /// As [`FileSource::render`].
    fn make(
        &self,
        index: usize,
        _known: Option<&str>,
        sink: &mut Sink<'_>,
    ) -> Result<FileAnswer, Box<crate::base::diag::Diagnostic>> {
        self.render(index, sink.buffer()).map(|()| FileAnswer::Anew(None))
    }

    /// Begins to look through `files()[index]` for what not everybody may see; nothing where nothing is kept from anybody.
    fn open_look(&self, _index: usize) -> Option<Look<'_>> {
        None
    }

    /// Returns what tells the set of what is looked for from another: what was looked through for another set is looked through anew.
    fn seal(&self) -> String {
        String::new()
    }

    /// Hears that `files()[index]`, which was made, lies where the next build finds it; from the thread that made it.
    fn placed(&self, _index: usize) {}

    /// Writes the bytes of `files()[index]` to the end of `buffer`; the same bytes each time.
    ///
    /// # Errors
    /// What is wrong with the template that was to make it.
    fn render(
        &self,
        index: usize,
        buffer: &mut Vec<u8>,
    ) -> Result<(), Box<crate::base::diag::Diagnostic>>;
}
