//! What is done where nothing changes in one step: a place that takes files one by one.
//!
//! Comes in: what is there, what was built, and the journal of the run before. Goes out: [`Steps`], in their order: the journal,
//! what comes, the manifest, what goes. A run that breaks off leaves its journal, and the next one sends again whatever may be
//! half there, and takes away what the broken one would have. Files whose names hold their hash stay for a while after
//! they are gone: a page that somebody opened before may still ask for them.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::ops::Bound;

use serde_json::Value;

use super::order::in_turn;
use crate::base::names::SitePath;
use crate::disk::write::{Listing, listing};
use crate::site::hosting::is_lasting;

/// The name of the journal; it lies beside the manifest.
pub(super) const JOURNAL: &str = ".perelik-publishing.json";

/// For how many seconds files stay that old pages may ask for.
pub(super) const GRACE: i64 = 60 * 60;

/// What a run noted before it began, and what it left to be taken away later.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct StepJournal {
    /// Every file that may lie there, in which of its versions nobody knows.
    pub files: Listing,
    /// Since when nothing else is left to do, in seconds; nothing for a run that broke off.
    pub finished: Option<i64>,
}

impl StepJournal {
    /// Reads what [`StepJournal::to_bytes`] wrote; nothing if it is none.
    pub(super) fn parse(bytes: &[u8]) -> Option<Self> {
        let value: Value = serde_json::from_slice(bytes).ok()?;
        let finished = value.get("finished").and_then(Value::as_i64);
        Some(Self { files: listing(bytes)?, finished })
    }

    /// Writes it, in the form of a manifest.
    pub(super) fn to_bytes(&self) -> Vec<u8> {
        let mut text = format!("{{\"generator\": \"perelik {}\"", env!("CARGO_PKG_VERSION"));
        if let Some(finished) = self.finished {
            write!(text, ", \"finished\": {finished}").expect("a String takes everything");
        }
        text.push_str(", \"files\": {");
        for (index, (path, listed)) in self.files.iter().enumerate() {
            let separator = if index == 0 { "" } else { "," };
            let (path, sha256) = (Value::from(path.as_str()), Value::from(&*listed.sha256));
            let size = listed.size;
            write!(text, "{separator}\n{path}: {{\"size\": {size}, \"sha256\": {sha256}}}")
                .expect("a String takes everything");
        }
        text.push_str("\n}}\n");
        text.into_bytes()
    }

    /// Tells whether a run has something to do although it would bring nothing.
    pub(super) fn is_due(&self, now: i64) -> bool {
        self.finished.is_none_or(|finished| now - finished >= GRACE)
    }
}

/// What is done, in this order.
#[derive(Debug)]
pub(super) struct Steps<'a> {
    /// What is noted first.
    pub journal: StepJournal,
    /// Files that go before anything comes: where they lie, a folder must come, or the other way round.
    pub in_the_way: Vec<SitePath>,
    /// Files that come.
    pub uploads: Vec<&'a SitePath>,
    /// Files that go once the manifest is there.
    pub removals: Vec<SitePath>,
    /// What is left for a later run: then its journal stays.
    pub left: Option<StepJournal>,
    /// Whether the run before broke off, so that files may lie there under the names that they have while they come.
    pub is_after_break: bool,
}

impl<'a> Steps<'a> {
    /// Decides what is done so that `listing` lies there. `published` is what the manifest there says, `before` the journal there, `now` in
    /// seconds.
    pub(super) fn between(
        listing: &'a Listing,
        published: &Listing,
        before: Option<&StepJournal>,
        now: i64,
    ) -> Self {
        let none = Listing::new();
        let doubtful = before.map_or(&none, |journal| &journal.files);
        let is_there = |path: &&SitePath| {
            let is_same = |there: &Listing| there.get(*path) == listing.get(*path);
            is_same(published) && (!doubtful.contains_key(*path) || is_same(doubtful))
        };
        let uploads = in_turn(listing, published).into_iter().filter(|path| !is_there(path));
        let mut may_lie = listing.clone();
        may_lie.extend(published.clone());
        may_lie.extend(doubtful.clone());
        let (in_the_way, gone): (Vec<_>, Vec<_>) = may_lie
            .keys()
            .filter(|path| !listing.contains_key(*path))
            .cloned()
            .partition(|path| is_in_the_way(path, listing));
        // What waits since a run that finished has waited long enough, or goes on to wait; what goes now begins to.
        let is_waiting = |path: &SitePath| {
            let waited = before.filter(|journal| journal.is_due(now) && journal.finished.is_some());
            let has_waited = waited.is_some_and(|journal| journal.files.contains_key(path));
            is_lasting(path.as_str()) && (!has_waited || published.contains_key(path))
        };
        let (waiting, removals): (Vec<_>, Vec<_>) = gone.into_iter().partition(is_waiting);
        let kept =
            waiting.iter().filter_map(|path| Some((path.clone(), may_lie.get(path)?.clone())));
        let left: Listing = kept.collect();
        // Where nothing new waits, the hour goes on that began before.
        let since = before.and_then(|journal| journal.finished);
        let since = since.filter(|_| left.keys().all(|path| !published.contains_key(path)));
        let uploads = uploads.collect();
        let mut files = may_lie;
        // What is sent may be there half, in the old version or in the new.
        files.extend(listing.clone());
        Self {
            journal: StepJournal { files, finished: None },
            in_the_way,
            uploads,
            removals,
            left: (!left.is_empty())
                .then_some(StepJournal { files: left, finished: since.or(Some(now)) }),
            is_after_break: before.is_some_and(|journal| journal.finished.is_none()),
        }
    }

    /// Returns the folders that must be there before the files come, those above first; of what is published all are there.
    pub(super) fn folders(&self) -> Vec<&str> {
        let folders: BTreeSet<&str> =
            self.uploads.iter().flat_map(|path| folders_of(path.as_str())).collect();
        folders.into_iter().collect()
    }

    /// Returns the folders that may be empty once files are gone, those below first.
    pub(super) fn emptied_folders<'p>(gone: &'p [SitePath], built: &Listing) -> Vec<&'p str> {
        let full: BTreeSet<&str> =
            built.keys().flat_map(|path| folders_of(path.as_str())).collect();
        let folders: BTreeSet<&str> =
            gone.iter().flat_map(|path| folders_of(path.as_str())).collect();
        folders.into_iter().rev().filter(|folder| !full.contains(folder)).collect()
    }
}

/// Returns the folders that a path leads through.
fn folders_of(path: &str) -> impl Iterator<Item = &str> {
    path.match_indices('/').map(|(end, _)| &path[..end])
}

/// Tells whether a path that goes stands where a new folder must come, or in a folder where a new file must.
fn is_in_the_way(path: &SitePath, built: &Listing) -> bool {
    let below = format!("{path}/");
    let from = (Bound::Included(below.as_str()), Bound::Unbounded);
    let next = built.range::<str, _>(from).next();
    let is_folder = next.is_some_and(|(new, _)| new.as_str().starts_with(&below));
    is_folder || folders_of(path.as_str()).any(|folder| built.contains_key(folder))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::disk::write::Listed;

    const STYLE: &str = "static/style.0123456789.css";
    const NEW_STYLE: &str = "static/style.9876543210.css";

    fn listing(files: &[(&str, &str)]) -> Listing {
        let listed = |sha256: &str| Listed { size: 1, sha256: sha256.to_owned() };
        files.iter().map(|(path, hash)| (SitePath::new(path).unwrap(), listed(hash))).collect()
    }

    fn names(paths: &[SitePath]) -> Vec<&str> {
        paths.iter().map(SitePath::as_str).collect()
    }

    #[test]
    fn only_what_differs_comes_and_what_is_gone_goes_last() {
        let old = listing(&[("a.html", "1"), ("b.html", "1"), ("c.html", "1")]);
        let new = listing(&[("b.html", "1"), ("c.html", "2"), ("d/index.html", "1")]);
        let steps = Steps::between(&new, &old, None, 0);
        let uploads: Vec<&str> = steps.uploads.iter().map(|path| path.as_str()).collect();
        assert_eq!(uploads, ["d/index.html", "c.html"]);
        assert_eq!(names(&steps.removals), ["a.html"]);
        assert_eq!((steps.folders(), steps.left.is_none()), (vec!["d"], true));
        assert_eq!(
            Steps::emptied_folders(&[SitePath::new("x/y/z.html").unwrap()], &new),
            ["x/y", "x"]
        );
    }

    #[test]
    fn what_a_broken_run_may_have_sent_comes_again_and_what_it_would_have_removed_goes() {
        let published = listing(&[("a.html", "1"), ("b.html", "1")]);
        // The broken run sent another `a.html`, a page that is no more, and was to remove one.
        let broken =
            listing(&[("a.html", "2"), ("b.html", "1"), ("new.html", "1"), ("old.html", "1")]);
        let journal = StepJournal { files: broken, finished: None };
        let built = listing(&[("a.html", "1"), ("b.html", "1")]);
        let steps = Steps::between(&built, &published, Some(&journal), 0);
        let uploads: Vec<&str> = steps.uploads.iter().map(|path| path.as_str()).collect();
        assert_eq!((uploads, steps.is_after_break), (vec!["a.html"], true));
        assert_eq!(names(&steps.removals), ["new.html", "old.html"]);
        assert!(journal.is_due(0) && steps.left.is_none());
    }

    #[test]
    fn a_style_stays_for_an_hour_after_the_pages_that_asked_for_it() {
        let (old, new) = (listing(&[(STYLE, "1")]), listing(&[(NEW_STYLE, "1")]));
        let first = Steps::between(&new, &old, None, 1000);
        let left = first.left.unwrap();
        assert!(first.removals.is_empty() && left.files.contains_key(STYLE));
        let soon = Steps::between(&new, &new, Some(&left), 1000 + GRACE - 1);
        assert!(soon.removals.is_empty() && !left.is_due(1000 + GRACE - 1));
        // Publishing meanwhile does not make it wait longer.
        assert_eq!(soon.left.as_ref(), Some(&left));
        let later = Steps::between(&new, &new, Some(&left), 1000 + GRACE);
        assert_eq!(names(&later.removals), [STYLE]);
        assert!(later.left.is_none() && left.is_due(1000 + GRACE));
        assert_eq!(StepJournal::parse(&left.to_bytes()), Some(left));
    }

    #[test]
    fn a_file_that_stands_where_a_folder_must_come_goes_before() {
        let old = listing(&[("a", "1"), ("b/c.html", "1"), ("b/d.html", "1")]);
        let new = listing(&[("a/index.html", "1"), ("b", "1")]);
        let steps = Steps::between(&new, &old, None, 0);
        assert_eq!(names(&steps.in_the_way), ["a", "b/c.html", "b/d.html"]);
        assert!(steps.removals.is_empty());
    }
}
