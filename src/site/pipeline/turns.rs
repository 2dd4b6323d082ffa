//! In which turn a file is made, and where its bytes come from: what tells of other files comes after them.

use crate::base::attachments;
use crate::base::files::{Origin, PlannedFile};
use crate::site::export;
use crate::site::plan::{FileKind, PageKind, Route};

/// Tells the page that tells how large files are, which is known only once they are made.
pub(super) fn tells_sizes(route: &Route) -> bool {
    matches!(route.page_kind(), Some(PageKind::Data))
}

/// The turn in which the page is made that tells of all files in open formats.
pub(super) const LAST_TURN: u8 = 2;

/// Says where the bytes of a file come from, and in which turn it is made.
pub(super) fn planned(route: &Route) -> PlannedFile {
    let bytes = match route.file_kind() {
        Some(FileKind::Attachment(path, file)) if attachments::is_cleaned(path.extension()) => {
            Origin::Cleaned(path.clone(), file.clone())
        }
        Some(FileKind::Attachment(path, file)) => Origin::Copied(path.clone(), file.clone()),
        Some(
            FileKind::Export(..)
            | FileKind::Sitemap
            | FileKind::Robots
            | FileKind::Security
            | FileKind::HotlineWorker
            | FileKind::Static(_)
            | FileKind::Index(_),
        )
        | None => Origin::Rendered,
    };
    let of_site = route.export_format().filter(|(_, id)| id.is_none());
    let turn = if of_site.is_some_and(|(format, _)| export::tells_of_others(format)) {
        1
    } else if tells_sizes(route) {
        LAST_TURN
    } else {
        0
    };
    PlannedFile { path: route.path.clone(), bytes, turn }
}
