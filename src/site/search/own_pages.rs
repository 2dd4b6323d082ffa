//! The pages that a site has by itself, as far as readers look for them.

/// One of them.
#[derive(Debug)]
pub(super) struct OwnPage {
    /// Its folder, which is its name in the thesaurus, too.
    pub(super) folder: &'static str,
    /// The message that names it.
    pub(super) name: &'static str,
}

const fn own_page(folder: &'static str, name: &'static str) -> OwnPage {
    OwnPage { folder, name }
}

/// Those that are found, in the order in which equal results are shown.
pub(super) static OWN_PAGES: [OwnPage; 11] = [
    own_page("organisations", "search-page-organisations"),
    own_page("needs", "search-page-needs"),
    own_page("meetings", "search-page-meetings"),
    own_page("join/sheet", "search-page-join-sheet"),
    own_page("hotline", "search-page-hotline"),
    own_page("press", "search-page-press"),
    own_page("changes", "search-page-changes"),
    own_page("data", "search-page-data"),
    own_page("coverage", "search-page-coverage"),
    own_page("tasks", "search-page-tasks"),
    own_page("poster", "search-page-poster"),
];
