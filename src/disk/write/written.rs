//! What writing a site did.

use std::time::Duration;

use crate::base::names::SitePath;

/// How a new site came to its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// There was no output; the new tree was moved in.
    FirstRename,
    /// The two trees changed places in one step.
    Exchange,
    /// The old tree moved away, then the new one in; the output was missing for a moment.
    TwoRenames,
    /// Each file was replaced for itself; a reader may have met old and new side by side.
    FileByFile,
}

impl Method {
    /// Returns the name of its phrase in the message catalogue.
    pub(crate) fn message_key(self) -> &'static str {
        match self {
            Self::FirstRename => "write-method-first-rename",
            Self::Exchange => "write-method-exchange",
            Self::TwoRenames => "write-method-two-renames",
            Self::FileByFile => "write-method-file-by-file",
        }
    }
}

/// What was done.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Written {
    /// Whether the output is another than before.
    pub changed: bool,
    /// The files that are new or have new bytes, sorted; without the manifest.
    pub written: Vec<SitePath>,
    /// The files that are gone, sorted.
    pub removed: Vec<SitePath>,
    /// How many files have the bytes they had.
    pub kept: usize,
    /// How many of those were known to have them and were not made again.
    pub reused: usize,
    /// How many of those had to be linked into the new tree.
    pub linked: usize,
    /// How many had to be copied, because the disk refuses links.
    pub copied: usize,
    /// How many bytes the written files have.
    pub bytes: u64,
    /// How the site came to its place; nothing if nothing changed.
    pub method: Option<Method>,
    /// How long the disk was waited for; other programs' data count too.
    pub sync: Duration,
    /// Whether an interrupted build was found and put right.
    pub recovered: bool,
}
