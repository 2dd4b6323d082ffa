//! A question about one file of the site, with all that an answer may need.

use super::buffers::Buffers;
use super::position::LineMap;
use super::report::Reporter;
use super::workspace::Inspected;
use crate::base::config::RawConfig;
use crate::base::names::SourcePath;

/// A question about one file.
pub(super) struct FileQuestion<'a> {
    /// What is known.
    pub(super) now: &'a Inspected,
    /// The open texts.
    pub(super) buffers: &'a Buffers,
    /// How things are told.
    pub(super) reporter: &'a Reporter<'a>,
    /// What is asked of the site.
    pub(super) raw: &'a RawConfig,
    /// The file.
    pub(super) path: SourcePath,
    /// Its lines.
    pub(super) map: LineMap,
}

impl FileQuestion<'_> {
    /// Returns the bytes of the file; none where there is no such file.
    pub(super) fn file_bytes(&self) -> &[u8] {
        self.now.sources.texts.get(&self.path).map_or(&[], |bytes| bytes)
    }
}
