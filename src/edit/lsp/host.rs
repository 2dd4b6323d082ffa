//! What a language server cannot know by itself.

use std::path::PathBuf;

use crate::base::config::RawConfig;
use crate::base::files::Sources;
use crate::base::locale::Lang;

/// What the server cannot know by itself: where the site lies, how the site is read, and what is asked of it.
pub struct Host<'h> {
    /// The site's folder, from the root of the disk.
    pub root: PathBuf,
    /// The folder whose changes are followed; none for a site that lies on no disk.
    pub watched: Option<PathBuf>,
    /// Reads the files; says why they cannot be read.
    pub read: &'h mut dyn FnMut() -> Result<Sources, String>,
    /// Returns what is asked of the site, with the time.
    pub config: &'h dyn Fn() -> RawConfig,
    /// The language of all words.
    pub lang: Lang,
}
