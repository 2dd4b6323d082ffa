//! The two layers of a theme: the city's own, and the one that comes with the program.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::base::names::SourcePath;

/// The name of that theme, and the folder its templates are found under.
pub(crate) const DEFAULT_NAME: &str = "default";

/// The files of one layer, below its folder.
pub(super) type Files = BTreeMap<String, Arc<[u8]>>;

/// Returns the path that diagnostics about a theme's file name.
pub(super) fn theme_path(theme: &str, path: &str) -> SourcePath {
    SourcePath::new(format!("themes/{theme}/{path}"))
}
