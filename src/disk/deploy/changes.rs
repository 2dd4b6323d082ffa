//! What publishing will change: pages that come, change and go, with their titles.
//!
//! Comes in: the listings of what is published and of what was built. Goes out: [`Changes`], which also tells whether
//! so many pages go that somebody should look first (docs/threats.md R27).

use std::collections::BTreeSet;

use crate::base::names::SitePath;
use crate::disk::write::Listing;

/// How many bytes of a page are read for its title; it stands in the first kilobyte.
pub(super) const TITLE_BYTES: u64 = 4096;

/// From how many pages on a loss is watched.
const MANY: usize = 20;

/// The share of pages that may go unasked: one in this many.
const SHARE: usize = 10;

/// What will change, each list sorted by path.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Changes {
    /// Pages that are new.
    pub added: Vec<SitePath>,
    /// Pages with other bytes.
    pub changed: Vec<SitePath>,
    /// Pages that go.
    pub gone: Vec<SitePath>,
    /// How many other files come, change or go.
    pub others: usize,
    /// How many pages are published now.
    pub before: usize,
}

impl Changes {
    /// Compares two listings.
    pub(crate) fn between(published: &Listing, built: &Listing) -> Self {
        let mut changes = Self {
            before: published.keys().filter(|path| is_page(path)).count(),
            ..Self::default()
        };
        let paths: BTreeSet<&SitePath> = published.keys().chain(built.keys()).collect();
        for path in paths {
            let list = match (published.get(path), built.get(path)) {
                (Some(old), Some(new)) if old == new => continue,
                _ if !is_page(path) => {
                    changes.others += 1;
                    continue;
                }
                (Some(_), Some(_)) => &mut changes.changed,
                (None, _) => &mut changes.added,
                (_, None) => &mut changes.gone,
            };
            list.push(path.clone());
        }
        changes
    }

    /// Tells whether nothing changes.
    pub(crate) fn is_empty(&self) -> bool {
        self.added.is_empty() && self.changed.is_empty() && self.gone.is_empty() && self.others == 0
    }

    /// Tells whether more than a tenth of 20 or more pages go.
    pub(crate) fn drops_much(&self) -> bool {
        self.before >= MANY && self.gone.len() * SHARE > self.before
    }
}

fn is_page(path: &SitePath) -> bool {
    path.as_str().ends_with(".html")
}

/// Returns the title of a page from its first bytes; the page's own part of it, before the site's name.
pub(crate) fn title(beginning: &str) -> Option<String> {
    let (_, rest) = beginning.split_once("<title>")?;
    let (title, _) = rest.split_once("</title>")?;
    let title = title.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
    let title = title.replace("&#x27;", "'").replace("&#39;", "'").replace("&amp;", "&");
    Some(title.trim().to_owned()).filter(|title| !title.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::disk::write::Listed;

    fn listing(pages: impl IntoIterator<Item = (String, u64)>) -> Listing {
        let listed = |(path, size): (String, u64)| {
            (SitePath::new(&path).unwrap(), Listed { size, sha256: String::new() })
        };
        pages.into_iter().map(listed).collect()
    }

    fn numbered(count: u64) -> Vec<(String, u64)> {
        (0..count).map(|n| (format!("{n}/index.html"), n)).collect()
    }

    #[test]
    fn pages_are_told_from_other_files() {
        let old = listing([("a.html".into(), 1), ("b.html".into(), 1), ("list.csv".into(), 1)]);
        let new = listing([("b.html".into(), 2), ("c.html".into(), 1), ("list.csv".into(), 2)]);
        let changes = Changes::between(&old, &new);
        let paths = |list: &[SitePath]| list.iter().map(ToString::to_string).collect::<Vec<_>>();
        assert_eq!(paths(&changes.added), ["c.html"]);
        assert_eq!(paths(&changes.changed), ["b.html"]);
        assert_eq!(paths(&changes.gone), ["a.html"]);
        assert_eq!((changes.others, changes.before), (1, 2));
    }

    #[test]
    fn more_than_a_tenth_of_twenty_pages_is_much() {
        let dropping = |pages: u64, gone: u64| {
            Changes::between(&listing(numbered(pages)), &listing(numbered(pages - gone)))
                .drops_much()
        };
        assert!(!dropping(20, 2));
        assert!(dropping(20, 3));
        assert!(!dropping(19, 19));
    }

    #[test]
    fn a_title_is_read_as_text() {
        assert_eq!(title("<title>«А» &amp; Б</title>").as_deref(), Some("«А» & Б"));
        assert_eq!(title("<p>"), None);
    }
}
