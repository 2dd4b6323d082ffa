//! Where and how a site is written.

use std::path::PathBuf;
use std::time::Duration;

use super::cache::CacheOptions;

/// Where and how to write.
#[derive(Debug, Clone)]
pub struct Options {
    /// The site's folder; copied files come from below it.
    pub root: PathBuf,
    /// The folder that becomes the site.
    pub output: PathBuf,
    /// The home folder, which is never an output.
    pub home: Option<PathBuf>,
    /// Whether to write every file anew, whatever is there.
    pub from_scratch: bool,
    /// How long to wait for another build.
    pub wait: Duration,
    /// What is taken over from the last build, and left for the next.
    pub cache: CacheOptions,
    /// What not to try, so that the other ways can be tested on any disk.
    pub forbid: Forbid,
}

/// Ways that are treated as if the disk refused them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Forbid {
    /// Exchanging two folders in one step.
    pub exchange: bool,
    /// Giving a file a second name.
    pub links: bool,
    /// Moving the output folder at all.
    pub folder_rename: bool,
}
