//! What is shown now: one state of the site, never changed once made.
//!
//! Comes in: what was read, and the state before. Goes out: for each address the file that answers it. A page
//! whose entry is broken is shown as it last was, from the output of then; a page whose entry is gone is gone.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};

use crate::base::config::RawConfig;
use crate::base::diag::{Diagnostics, Level};
use crate::base::files::Sources;
use crate::base::names::{SitePath, SourcePath};
use crate::site::pipeline::{Advice, Output, Previous, compile_again};
use crate::site::plan::{FileKind, Route};

/// One state of the site.
#[derive(Debug)]
pub struct State {
    /// Counted from 1.
    pub revision: u64,
    /// What was read.
    pub sources: Sources,
    /// What is to be said about it, but for advice.
    known: Diagnostics,
    advice: Advice,
    /// Both, put together when somebody asks.
    all: OnceLock<Diagnostics>,
    output: Arc<Output>,
    broken: BrokenFiles,
    kept: BTreeMap<SitePath, (Arc<Output>, usize)>,
    /// Whether the theme failed to make a page.
    has_failed: AtomicBool,
    /// The site as the theme before this one made it.
    before: Option<Arc<Output>>,
}

/// The file that answers an address.
#[derive(Debug, Clone, Copy)]
pub(super) struct AddressedFile<'a> {
    /// The site that it belongs to.
    pub(super) output: &'a Output,
    /// Its place among the routes.
    pub(super) index: usize,
    /// What it shows.
    pub(super) route: &'a Route,
    /// Whether it is shown as it was before its entry broke.
    pub(super) is_kept: bool,
}

impl State {
    /// Makes the first state.
    pub fn initial(sources: Sources, raw: &RawConfig, previous: &mut Previous) -> Self {
        let (checked, advice) = compile_again(&sources, raw, previous);
        let broken = BrokenFiles::new(&checked.diagnostics);
        Self {
            revision: 1,
            sources,
            known: checked.diagnostics,
            advice,
            all: OnceLock::new(),
            has_failed: AtomicBool::new(false),
            output: Arc::new(checked.value),
            broken,
            kept: BTreeMap::new(),
            before: None,
        }
    }

    /// Returns all that is to be said about it. Advice is worked out when this is first asked: no page waits for it.
    pub(crate) fn diagnostics(&self) -> &Diagnostics {
        self.all.get_or_init(|| {
            let mut all = self.known.clone();
            all.extend(self.advice.diagnostics());
            all
        })
    }

    /// Returns diagnostics among which are all errors.
    pub(super) fn errors(&self) -> &Diagnostics {
        &self.known
    }

    /// Tells whether it is of the day that is asked for.
    pub fn is_of_day(&self, raw: &RawConfig) -> bool {
        self.output.is_of_day(raw)
    }

    /// Returns a page whose template fails as the theme before this one made it.
    pub(super) fn previous_page(&self, path: &SitePath) -> Option<AddressedFile<'_>> {
        self.has_failed.store(true, Ordering::Relaxed);
        let output = self.before.as_ref()?;
        found(output, position(output, path)?, true)
    }

    /// Makes the state that follows this one; `None` where neither the content nor the day is another.
    pub fn next_state(
        &self,
        sources: Sources,
        raw: &RawConfig,
        previous: &mut Previous,
    ) -> Option<Self> {
        let is_same = sources.texts == self.sources.texts
            && sources.attachments == self.sources.attachments
            && sources.diagnostics.sorted() == self.sources.diagnostics.sorted();
        if is_same && self.is_of_day(raw) {
            return None;
        }
        let mut next = Self::initial(sources, raw, previous);
        next.revision = self.revision + 1;
        next.kept = self.kept_pages(&next);
        let is_same_theme = next.output.theme_hash() == self.output.theme_hash();
        next.before = match is_same_theme || self.has_failed.load(Ordering::Relaxed) {
            true => self.before.clone(),
            false => Some(Arc::clone(&self.output)),
        };
        Some(next)
    }

    /// Chooses the pages that stay as they are: their entries were whole in this state and are broken in `next`.
    fn kept_pages(&self, next: &Self) -> BTreeMap<SitePath, (Arc<Output>, usize)> {
        if next.broken.is_empty() {
            return BTreeMap::new();
        }
        let routes = self.output.routes().iter().enumerate();
        let whole = routes
            .filter(|(_, route)| route.page_kind().is_some() && !self.is_broken(route))
            .map(|(index, route)| (&route.path, &self.output, index));
        let kept = self.kept.iter().map(|(path, (output, index))| (path, output, *index));
        let still_broken = |(path, output, index): (&SitePath, &Arc<Output>, usize)| {
            let route = output.routes().get(index)?;
            next.is_broken(route).then(|| (path.clone(), (Arc::clone(output), index)))
        };
        whole.chain(kept).filter_map(still_broken).collect()
    }

    fn is_broken(&self, route: &Route) -> bool {
        // Where the settings or the theme are broken every page is, except of an entry that is gone.
        self.broken.is_named(&route.source)
            || (self.broken.everything && self.sources.texts.contains_key(&route.source))
    }

    /// Returns a file of the index.
    pub(super) fn search_file(&self, path: &SitePath) -> Option<&[u8]> {
        self.output.search_file(path)
    }

    /// Returns the file at a path.
    pub(super) fn find(&self, path: &SitePath) -> Option<AddressedFile<'_>> {
        if let Some((output, index)) = self.kept.get(path) {
            return found(output, *index, true);
        }
        position(&self.output, path).and_then(|index| found(&self.output, index, false)).or_else(
            || {
                // A page that is kept may need the styles and pictures of its day.
                let kept = self.kept.values().map(|(output, _)| output);
                kept.chain(&self.before).find_map(|output| {
                    let found = found(output, position(output, path)?, true)?;
                    matches!(found.route.file_kind(), Some(FileKind::Static(_))).then_some(found)
                })
            },
        )
    }
}

fn position(output: &Output, path: &SitePath) -> Option<usize> {
    output.routes().binary_search_by(|route| route.path.cmp(path)).ok()
}

fn found(output: &Output, index: usize, is_kept: bool) -> Option<AddressedFile<'_>> {
    Some(AddressedFile { output, index, route: output.routes().get(index)?, is_kept })
}

/// Which files have errors.
#[derive(Debug)]
struct BrokenFiles {
    /// By path without language and ending: a translation and its main file make one page.
    stems: BTreeSet<String>,
    /// Whether one of them is about every page.
    everything: bool,
}

impl BrokenFiles {
    fn new(diagnostics: &Diagnostics) -> Self {
        let errors = diagnostics.at_least(Level::Error).into_iter();
        let paths: BTreeSet<&SourcePath> = errors.map(|diagnostic| &diagnostic.at.path).collect();
        let concerns_all = |path: &&SourcePath| {
            path.as_str() == "content/site.yaml" || path.below("themes").is_some()
        };
        Self {
            stems: paths.iter().map(|path| stem(path).to_owned()).collect(),
            everything: paths.iter().any(concerns_all),
        }
    }

    fn is_empty(&self) -> bool {
        self.stems.is_empty() && !self.everything
    }

    fn is_named(&self, path: &SourcePath) -> bool {
        self.stems.contains(stem(path))
    }
}

/// Returns a path without what follows the first dot of its file name.
fn stem(path: &SourcePath) -> &str {
    let folder = path.as_str().len() - path.file_name().len();
    let name = path.file_name().split('.').next().expect("split gives at least one piece");
    &path.as_str()[..folder + name.len()]
}
