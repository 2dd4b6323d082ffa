//! What is shown now: one state of the site, never changed once made.
//!
//! Comes in: what was read, and the state before. Goes out: for each address the file that answers it. A page
//! whose entry is broken is shown as it last was, from the output of then; a page whose entry is gone is gone.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};

use super::served_page::{AddressedFile, ServedPage, rendered_page};
use crate::base::config::RawConfig;
use crate::base::diag::{Diagnostics, Level};
use crate::base::files::Sources;
use crate::base::locale::Lang;
use crate::base::names::{SitePath, SourcePath};
use crate::content::parse::content_path;
use crate::content::validate::NameIndex;
use crate::list::rename;
use crate::site::pipeline::{Advice, Output, Previous, compile_again};
use crate::site::plan::{FileKind, PageKind, Route};
use crate::site::render::links::encoded;
use crate::site::render::page_values::PageValues;

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
    /// Made when a form asks.
    names: OnceLock<NameIndex>,
    /// Both, put together when somebody asks.
    all: OnceLock<Diagnostics>,
    output: Arc<Output>,
    broken: BrokenFiles,
    kept: BTreeMap<SitePath, KeptPage>,
    /// Whether the theme failed to make a page.
    has_failed: AtomicBool,
    /// The site as the theme before this one made it.
    before: Option<Arc<Output>>,
}

/// A page as it was before its entry broke.
#[derive(Debug, Clone)]
enum KeptPage {
    /// One of very many: the whole site of then is kept once for all of them.
    OfSite(Arc<Output>, usize),
    /// What it showed, without the site around it: entries break one after another, and each would keep a site.
    Alone(Arc<LastPage>),
}

/// A page that was made and is shown on.
#[derive(Debug)]
pub(super) struct LastPage {
    /// What it showed.
    pub(super) page: ServedPage,
    /// What its template got.
    pub(super) values: Option<PageValues>,
    /// The static files of its theme: address by name.
    statics: BTreeMap<String, String>,
}

/// How many pages are kept each for itself, where so many break at once.
const ALONE: usize = 64;

/// What answers an address.
#[derive(Debug, Clone, Copy)]
pub(super) enum Addressed<'a> {
    /// A planned file.
    File(AddressedFile<'a>),
    /// A page as it was before its entry broke.
    Last(&'a LastPage),
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
            names: OnceLock::new(),
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

    /// Returns what terms and organisations are called.
    pub(super) fn called_names(&self) -> &NameIndex {
        self.names.get_or_init(|| self.advice.known_register().name_index())
    }

    /// Returns the languages of the site, the main one first.
    pub(super) fn languages(&self) -> &[Lang] {
        &self.advice.known_register().site.languages
    }

    /// Returns the address of the page of one file.
    pub(super) fn page_of(&self, source: &SourcePath) -> Option<String> {
        let is_own = |route: &&Route| {
            route.source == *source
                && matches!(
                    route.page_kind(),
                    Some(PageKind::Organisation(_) | PageKind::Meeting(_) | PageKind::Free(_))
                )
        };
        // In the main language of the site, which has the shortest address.
        let own = self.output.routes().iter().filter(is_own);
        let route = own.min_by_key(|route| route.path.as_str().len())?;
        Some(format!("/{}", encoded(route.path.relative_url())))
    }

    /// Returns the files that name an entry by its id.
    pub(super) fn files_naming(&self, path: &SourcePath) -> Vec<SourcePath> {
        let Some(place) = content_path(path).filter(|place| place.lang.is_none()) else {
            return Vec::new();
        };
        let Some(folder) = place.kind.folder() else { return Vec::new() };
        let id = |id: &str| format!("{folder}/{id}");
        // What another id would change is what names this one; nobody has such an id.
        let other = id(&format!("{}-0", place.id));
        let known = (self.advice.known_register(), &self.known);
        let Ok(plan) = rename::plan(&self.sources, known, &id(&place.id), &other) else {
            return Vec::new();
        };
        plan.changed.into_keys().filter(|own| !plan.moved.contains_key(own)).collect()
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
    fn kept_pages(&self, next: &Self) -> BTreeMap<SitePath, KeptPage> {
        if next.broken.is_empty() {
            return BTreeMap::new();
        }
        let routes = self.output.routes().iter().enumerate();
        let breaking: Vec<(usize, &Route)> = routes
            .filter(|(_, route)| route.page_kind().is_some() && !self.is_broken(&route.source))
            .filter(|(_, route)| next.is_broken(&route.source))
            .collect();
        let is_many = breaking.len() > ALONE;
        let breaking = breaking.into_iter().map(|(index, route)| {
            let alone = (!is_many).then(|| self.last_page(index, route)).flatten();
            let of_site = || KeptPage::OfSite(Arc::clone(&self.output), index);
            (route.path.clone(), alone.map_or_else(of_site, |page| KeptPage::Alone(page.into())))
        });
        let still_broken =
            |page: &&KeptPage| page.source().is_some_and(|source| next.is_broken(source));
        let kept = self.kept.iter().filter(|(_, page)| still_broken(page));
        breaking.chain(kept.map(|(path, page)| (path.clone(), page.clone()))).collect()
    }

    /// Makes a page for the last time; nothing where its template fails.
    fn last_page(&self, index: usize, route: &Route) -> Option<LastPage> {
        let file = AddressedFile { output: &self.output, index, route, is_kept: true };
        let page = rendered_page(file);
        page.fault.is_none().then(|| LastPage {
            page,
            values: self.output.page_values(index),
            statics: self.output.planned_addresses().addresses.statics().clone(),
        })
    }

    fn is_broken(&self, source: &SourcePath) -> bool {
        // Where the settings or the theme are broken every page is, except of an entry that is gone.
        self.broken.names_file(source)
            || (self.broken.everything && self.sources.texts.contains_key(source))
    }

    /// Returns a file of the index.
    pub(super) fn search_file(&self, path: &SitePath) -> Option<&[u8]> {
        self.output.search_file(path)
    }

    /// Returns what answers a path.
    pub(super) fn find(&self, path: &SitePath) -> Option<Addressed<'_>> {
        match self.kept.get(path) {
            Some(KeptPage::OfSite(output, index)) => {
                return found(output, *index, true).map(Addressed::File);
            }
            Some(KeptPage::Alone(last)) => return Some(Addressed::Last(last)),
            None => {}
        }
        let planned = position(&self.output, path);
        let planned = planned.and_then(|index| found(&self.output, index, false));
        planned.or_else(|| self.static_of_kept(path)).map(Addressed::File)
    }

    /// Returns a style or picture of a page that is kept: as it was, else the present one of its name.
    fn static_of_kept(&self, path: &SitePath) -> Option<AddressedFile<'_>> {
        let kept = self.kept.values().filter_map(|kept| match kept {
            KeptPage::OfSite(output, _) => Some(output),
            KeptPage::Alone(_) => None,
        });
        let as_it_was = kept.chain(&self.before).find_map(|output| {
            let found = found(output, position(output, path)?, true)?;
            matches!(found.route.file_kind(), Some(FileKind::Static(_))).then_some(found)
        });
        as_it_was.or_else(|| {
            let name = self.kept.values().find_map(|kept| match kept {
                KeptPage::OfSite(..) => None,
                KeptPage::Alone(last) => {
                    let mut statics = last.statics.iter();
                    statics.find(|(_, own)| *own == path.as_str()).map(|(name, _)| name)
                }
            })?;
            let now = self.output.planned_addresses().addresses.statics().get(name)?;
            let now = SitePath::new(now).ok()?;
            found(&self.output, position(&self.output, &now)?, true)
        })
    }
}

impl KeptPage {
    /// Returns the file that the page comes from.
    fn source(&self) -> Option<&SourcePath> {
        match self {
            Self::OfSite(output, index) => output.routes().get(*index).map(|route| &route.source),
            Self::Alone(last) => last.page.source.as_ref(),
        }
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
            stems: paths.iter().map(|path| file_stem(path).to_owned()).collect(),
            everything: paths.iter().any(concerns_all),
        }
    }

    fn is_empty(&self) -> bool {
        self.stems.is_empty() && !self.everything
    }

    fn names_file(&self, path: &SourcePath) -> bool {
        self.stems.contains(file_stem(path))
    }
}

/// Returns a path without what follows the first dot of its file name.
fn file_stem(path: &SourcePath) -> &str {
    let folder = path.as_str().len() - path.file_name().len();
    let name = path.file_name().split('.').next().expect("split gives at least one piece");
    &path.as_str()[..folder + name.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sources(broken: &[usize]) -> Sources {
        let mut sources = Sources::default();
        let mut put = |path: &str, text: &str| {
            sources.texts.insert(SourcePath::new(path), text.as_bytes().into());
        };
        put("content/site.yaml", "title: Приклад\nbase_url: https://example.org/\n");
        put("content/vocabulary/kinds.yaml", "- id: ngo\n  name: Назва\n");
        for number in 0..100 {
            let name = if broken.contains(&number) { "[" } else { "Приклад" };
            let text = format!("name: {name}\nkind: ngo\n");
            put(&format!("content/organisations/o{number}.yaml"), &text);
        }
        sources
    }

    fn page(number: usize) -> SitePath {
        SitePath::new(&format!("organisations/o{number}/index.html")).expect("a path of a page")
    }

    #[test]
    fn entries_that_break_one_after_another_keep_pages_and_no_sites() {
        let raw = RawConfig {
            date: "2020-03-27".parse().ok(),
            source_date_epoch: None,
            now: "2020-03-27T10:00:00Z".parse().expect("a time"),
            base_url: None,
            drafts: true,
            strict: false,
        };
        let mut previous = Previous::default();
        let mut state = State::initial(sources(&[]), &raw, &mut previous);
        let mut sites = Vec::new();
        for last in 0..5 {
            sites.push(Arc::downgrade(&state.output));
            let broken: Vec<usize> = (0..=last).collect();
            state = state.next_state(sources(&broken), &raw, &mut previous).expect("a change");
        }
        assert!((0..5).all(|number| matches!(state.find(&page(number)), Some(Addressed::Last(_)))));
        assert!(matches!(state.find(&page(5)), Some(Addressed::File(_))));
        assert!(sites.iter().all(|site| site.upgrade().is_none()), "a site is kept");
        // Very many at once are kept as the one site that they were of.
        let all: Vec<usize> = (0..100).collect();
        state = state.next_state(sources(&all), &raw, &mut previous).expect("a change");
        assert!(
            matches!(state.find(&page(99)), Some(Addressed::File(AddressedFile { is_kept, .. })) if is_kept)
        );
        state = state.next_state(sources(&[]), &raw, &mut previous).expect("a change");
        assert!(state.kept.is_empty());
    }
}
