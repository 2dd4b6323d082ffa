//! In which order files come where they come one by one: no page leads to one that is not there yet.

use crate::base::names::SitePath;
use crate::disk::write::Listing;
use crate::site::hosting::is_lasting;

/// What leads readers to pages, beside the pages themselves.
const LEADING: [&str; 4] = ["sitemap.xml", "robots.txt", "meetings.atom", "changes.atom"];

/// When the turn of a file comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Turn {
    /// Files whose names hold their hash: nobody asks for a new one before a page names it.
    Lasting,
    /// Files that pages lead to.
    Plain,
    /// Pages that are new.
    NewPage,
    /// Pages that were there.
    Page,
    /// What leads to pages.
    Leading,
}

/// Returns the files of a site in the order in which they come; its manifest follows them. `published` is what is there.
pub(super) fn in_turn<'a>(built: &'a Listing, published: &Listing) -> Vec<&'a SitePath> {
    let mut paths: Vec<&SitePath> = built.keys().collect();
    paths.sort_by_key(|path| (turn(path.as_str(), published.contains_key(*path)), *path));
    paths
}

/// A compressed sibling has the turn of its original.
fn turn(path: &str, is_there: bool) -> Turn {
    let original = path.strip_suffix(".gz").or(path.strip_suffix(".br")).unwrap_or(path);
    let (folder, name) = original.rsplit_once('/').unwrap_or(("", original));
    // The first page of each language lies at the top, or in a folder with the name of the language.
    let is_first = name == "index.html" && matches!(folder.len(), 0 | 2 | 3);
    let is_index = name == "index.js" && (folder == "search" || folder.ends_with("/search"));
    if is_first || is_index || LEADING.contains(&name) {
        Turn::Leading
    } else if is_lasting(original) {
        Turn::Lasting
    } else if !original.ends_with(".html") {
        Turn::Plain
    } else if is_there {
        Turn::Page
    } else {
        Turn::NewPage
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::disk::write::Listed;

    fn listing(paths: &[&str]) -> Listing {
        let listed = || Listed { size: 1, sha256: String::new() };
        paths.iter().map(|path| (SitePath::new(path).unwrap(), listed())).collect()
    }

    #[test]
    fn nothing_comes_before_what_it_leads_to() {
        let built = listing(&[
            "en/index.html",
            "index.html",
            "index.html.gz",
            "list.csv",
            "organisations/index.html",
            "organisations/pryklad/index.html",
            "organisations/zrazok/index.html",
            "search/index.js",
            "sitemap.xml",
            "static/style.0123456789.css",
        ]);
        let published = listing(&["index.html", "organisations/index.html", "list.csv"]);
        let order: Vec<&str> =
            in_turn(&built, &published).into_iter().map(SitePath::as_str).collect();
        assert_eq!(
            order,
            [
                "static/style.0123456789.css",
                "list.csv",
                "organisations/pryklad/index.html",
                "organisations/zrazok/index.html",
                "organisations/index.html",
                "en/index.html",
                "index.html",
                "index.html.gz",
                "search/index.js",
                "sitemap.xml",
            ]
        );
    }
}
