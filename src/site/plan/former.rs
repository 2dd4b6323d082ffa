//! What lies at former addresses: of entries and terms that were renamed, of pages that moved.
//!
//! A page leads on to where it is now. What no browser leads on from, a file of an entry or a piece that another site takes
//! in, lies at both addresses. What is planned here is named after what there is now, so nothing leads nowhere.

use super::addresses::{embed, entry_page, help_page, hotline_sheet};
use super::formats::{Cardinality, Format};
use super::matches::Matches;
use super::route::{Embed, FileKind, Filter, PageKind, SheetKind};
use super::routes::Planner;
use crate::base::locale::Lang;
use crate::base::names::{Id, SitePath, SourcePath};
use crate::content::fields::Vocabulary;
use crate::content::parse::Kind;
use crate::list::offers::List;
use crate::list::publish::Public;

/// Plans what lies at the former addresses of the pages of one language.
pub(super) fn pages(
    planner: &mut Planner,
    public: &List,
    matches: &Matches,
    (lang, prefix): (Lang, &str),
) {
    for (kind, now) in public.former_ids() {
        let shows = match kind {
            Kind::Organisation => PageKind::Organisation(now.id.clone()),
            Kind::Meeting => PageKind::Meeting(now.id.clone()),
            Kind::Site
            | Kind::Vocabulary(_)
            | Kind::Need
            | Kind::Page
            | Kind::Ledger
            | Kind::Call
            | Kind::Private => PageKind::Free(now.id.clone()),
        };
        let here = entry_page(prefix, kind, &now.id);
        for old in &now.formerly {
            leads_on(planner, lang, &now.path, (&entry_page(prefix, kind, old), &here), &shows);
        }
    }
    let of_help = SourcePath::new("content/vocabulary/help.yaml");
    for (filter, found) in matches {
        for old in former_filters(public, filter) {
            for number in 1..=found.page_count() {
                let ways = (&*help_page(prefix, &old, number), &*help_page(prefix, filter, number));
                let shows = PageKind::Help(filter.clone(), number);
                leads_on(planner, lang, &of_help, ways, &shows);
            }
        }
        let Some(term) = &filter.help else { continue };
        if *filter == (Filter { help: Some(term.clone()), ..Filter::default() }) {
            for old in former(public, Vocabulary::Help, term) {
                for form in [Embed::Page, Embed::Fragment] {
                    let shows = PageKind::Embed(Some(term.clone()), form);
                    planner.add_route(&embed(prefix, Some(old), form), lang, &of_help, shows);
                }
            }
        }
    }
}

/// Plans what lies at the former addresses of the sheet of one area.
pub(super) fn plan_sheet(
    planner: &mut Planner,
    public: &List,
    lang: Lang,
    prefix: &str,
    area: &Id,
) {
    let source = SourcePath::new("content/vocabulary/areas.yaml");
    let now = SheetKind::Area(area.clone());
    for old in former(public, Vocabulary::Areas, area) {
        let ways =
            (&*hotline_sheet(prefix, &SheetKind::Area(old.clone())), &*hotline_sheet(prefix, &now));
        leads_on(planner, lang, &source, ways, &PageKind::Hotline(now.clone()));
    }
}

/// Plans the files about one entry, of every format that is planned already, at its former addresses.
pub(super) fn plan_files(planner: &mut Planner, public: &Public) {
    let mut formats: Vec<(&'static Format, Lang)> = Vec::new();
    for route in &planner.routes {
        if let Some((format, Some(_))) = route.export_format()
            && !formats.iter().any(|(known, _)| *known == format)
        {
            formats.push((format, route.lang));
        }
    }
    for (kind, now) in public.former_ids() {
        let of_kind = formats.iter().filter(|(format, _)| match format.each {
            Cardinality::Organisation => kind == Kind::Organisation,
            Cardinality::Meeting => kind == Kind::Meeting,
            Cardinality::Site => false,
        });
        for (format, lang) in of_kind {
            for old in &now.formerly {
                let shows = FileKind::Export(format, Some(now.id.clone()));
                planner.add_route(&format.path_of(old), *lang, &now.path, shows);
            }
        }
    }
}

/// Plans a page that leads from its former address to where it is now.
fn leads_on(
    planner: &mut Planner,
    lang: Lang,
    source: &SourcePath,
    (from, to): (&str, &str),
    shows: &PageKind,
) {
    // A path that cannot be is reported where the page itself is planned.
    let Ok(target) = SitePath::new(to) else { return };
    planner.add_route(from, lang, source, PageKind::Redirect(target, Box::new(shows.clone())));
}

/// Returns the ids that a term had before.
fn former<'a>(public: &'a Public, vocabulary: Vocabulary, id: &Id) -> &'a [Id] {
    public.find_term(vocabulary, id).map_or(&[], |term| &term.formerly)
}

/// Returns what a filter was when some of its terms had other ids, in every combination.
fn former_filters(public: &Public, now: &Filter) -> Vec<Filter> {
    let ways = |vocabulary, id: &Option<Id>| {
        let old = id.iter().flat_map(|id| former(public, vocabulary, id)).cloned().map(Some);
        std::iter::once(id.clone()).chain(old).collect::<Vec<_>>()
    };
    let mut all = Vec::new();
    for help in ways(Vocabulary::Help, &now.help) {
        for area in ways(Vocabulary::Areas, &now.area) {
            for audience in ways(Vocabulary::Audiences, &now.audience) {
                let (help, area) = (help.clone(), area.clone());
                all.push(Filter { help, area, audience, at_home: now.at_home });
            }
        }
    }
    all.retain(|filter| filter != now);
    all
}
