//! Files as the protocol names them: `file:` addresses (RFC 8089).

use std::path::{Path, PathBuf};

use gen_lsp_types::Uri;

use crate::base::names::SourcePath;
use crate::list::model::percent_decode;
use crate::site::render::links::encoded;

const SCHEME: &str = "file://";

/// Returns the address of a file below the root.
pub(super) fn file_uri(root: &Path, path: &SourcePath) -> Uri {
    let whole = root.join(path.as_str());
    Uri(format!("{SCHEME}{}", encoded(&whole.to_string_lossy()).replace('#', "%23")))
}

/// Returns the file that an address leads to; `None` for what is no file of this machine.
pub(super) fn file_path(uri: &Uri) -> Option<PathBuf> {
    let rest = uri.0.strip_prefix(SCHEME)?;
    let path = rest.strip_prefix("localhost").unwrap_or(rest);
    let path = path.split(['?', '#']).next().filter(|path| path.starts_with('/'))?;
    Some(PathBuf::from(percent_decode(path)))
}

/// Returns the path of a text of the site below its root; `None` for every other file.
pub(super) fn site_source_path(root: &Path, uri: &Uri) -> Option<SourcePath> {
    let path = file_path(uri)?;
    let below = path.strip_prefix(root).ok()?.to_str()?;
    let path = SourcePath::new(below);
    let is_text =
        ["content", "private", "themes"].iter().any(|folder| path.below(folder).is_some());
    (is_text && path.below("content/files").is_none()).then_some(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_leads_back_to_its_file() {
        let root = Path::new("/srv/мій сайт");
        for path in [
            "content/site.yaml",
            "content/pages/про нас #1.md",
            "private/a.yaml",
            "themes/a/100%.html",
        ] {
            let path = SourcePath::new(path);
            assert_eq!(site_source_path(root, &file_uri(root, &path)), Some(path));
        }
        for uri in [
            "untitled:Untitled-1",
            "file:///srv/other/content/site.yaml",
            "file:///srv/%D0%BC%D1%96%D0%B9%20%D1%81%D0%B0%D0%B9%D1%82/README.md",
        ] {
            assert_eq!(site_source_path(root, &Uri::from(uri)), None, "{uri}");
        }
    }
}
