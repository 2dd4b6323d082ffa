//! The two layers of a theme: the city's own, and the one that comes with the program.

use crate::base::names::SourcePath;

/// The name of that theme, and the folder its templates are found under.
pub(in crate::site) const DEFAULT_NAME: &str = "default";

/// Returns the path that diagnostics about a theme's file name.
pub(super) fn source(theme: &str, path: &str) -> SourcePath {
    SourcePath::new(format!("themes/{theme}/{path}"))
}
