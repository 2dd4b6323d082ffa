//! What one page may see: the contract of `themes/README.md`, page by page.
//!
//! A context is put together from shared values; its hash is put together from theirs, so it is known without
//! looking at the whole again. A page gets what its template needs and nothing else: what is not here can neither
//! be shown nor make a page stale.

use super::frame::{crumbs, free_pages, section};
pub(super) use super::page_builder::PageBuilder;
use crate::content::fields::Vocabulary;
use crate::site::plan::Filter;
use crate::site::plan::Route;
use crate::site::plan::RouteKind;
use crate::site::plan::SheetKind;
use crate::site::render::desks;
use crate::site::render::entries;
use crate::site::render::help;
use crate::site::render::lists;
use crate::site::render::page_context::PageContext;
use crate::site::render::render_input::RenderInput;
use crate::site::render::sheets;
use crate::site::render::value_builder::ValueBuilder;
use crate::site::render::values as v;
use crate::site::render::values::direction;
use crate::site::render::values::{About, InLanguage, NavigationLink, Search, Shared};
use crate::site::render::views::Views;

use crate::base::locale::Lang;

/// An empty list.
const NOTHING: [(); 0] = [];

/// Puts together what the page of `route` sees.
pub(super) fn page(
    sources: &RenderInput<'_>,
    views: &Views,
    route: &Route,
    template: &'static str,
) -> PageContext {
    let (public, routes) = (sources.public, sources.routes);
    let make = ValueBuilder { public, routes, terms: &views.terms, lang: route.lang };
    let mut page = PageContext::new();
    let work = PageBuilder { make, views, route, sizes: sources.sizes };
    page.share("lang", &views.code);
    page.share("dir", &views.direction);
    page.share("base", &Shared::text(&work.base()));
    page.put("page", &work.about(template));
    work.frame(&mut page);
    page.put("sheets", &work.sheets());
    page.put("more_pages", &work.more());
    page.put("search", &work.search());
    let site = if tells_the_day(&route.shows) { &views.dated_site } else { &views.site };
    page.share("site", site);
    page.share("theme", &views.theme);
    page.share("assets", &views.assets);
    page.share("downloads", &views.downloads);
    page.share("common_downloads", &views.common_downloads);
    page.share("site_feeds", &views.site_feeds);
    page.put("data_url", &sources.routes.addresses.section(route.lang, "data"));
    if let Some(json) = super::linked::of_page(&work) {
        page.share("linked_data", &Shared::safe(&json));
    }
    work.content(&mut page);
    page
}

/// Tells the pages that tell the day of the list, and so are others each day: those that stand for the whole list.
fn tells_the_day(shows: &RouteKind) -> bool {
    match shows {
        RouteKind::Home
        | RouteKind::Hotline(_)
        | RouteKind::Poster
        | RouteKind::Coverage
        | RouteKind::Press
        | RouteKind::Data => true,
        RouteKind::HelpIndex
        | RouteKind::Help(..)
        | RouteKind::Organisations(_)
        | RouteKind::Organisation(_)
        | RouteKind::Meetings(_)
        | RouteKind::Meeting(_)
        | RouteKind::Needs
        | RouteKind::Tasks
        | RouteKind::JoinSheet
        | RouteKind::HotlineWorker
        | RouteKind::Changes
        | RouteKind::Embed(..)
        | RouteKind::Page(_)
        | RouteKind::Search
        | RouteKind::NotFound
        | RouteKind::Redirect(..)
        | RouteKind::Export(..)
        | RouteKind::Sitemap
        | RouteKind::Robots
        | RouteKind::Security
        | RouteKind::Static(_)
        | RouteKind::Index(_)
        | RouteKind::Attachment(..) => false,
    }
}

impl PageBuilder<'_> {
    /// Adds what only this kind of page has.
    fn content(&self, page: &mut PageContext) {
        match &self.route.shows {
            RouteKind::Home => lists::home(self, page),
            RouteKind::HelpIndex => help::index(self, page),
            RouteKind::Help(filter, number) => help::help(self, page, filter, *number),
            RouteKind::Organisations(number) => lists::organisations(self, page, *number),
            RouteKind::Organisation(id) => {
                if let Some(organisation) = self.make.public.organisation(id) {
                    entries::organisation(self, page, organisation);
                }
            }
            RouteKind::Meetings(number) => lists::meetings(self, page, *number),
            RouteKind::Meeting(id) => entries::meeting(self, page, id),
            RouteKind::Needs => lists::needs(self, page),
            RouteKind::Tasks => lists::tasks(self, page),
            RouteKind::Hotline(sheet) => sheets::hotline(self, page, sheet),
            RouteKind::Poster => sheets::poster(self, page),
            RouteKind::Data => super::files::data(self, page),
            RouteKind::Page(id) => entries::free_page(self, page, id),
            RouteKind::Search => help::ways_in(self, page),
            RouteKind::Coverage => desks::coverage_page(self, page),
            RouteKind::Changes => desks::changes(self, page),
            RouteKind::Press => desks::press(self, page),
            RouteKind::Embed(help, _) => desks::embed(self, page, help.as_ref()),
            RouteKind::Redirect(target, shows) => {
                let name = self.name(shows).unwrap_or_default();
                page.put("target", &v::NameValue { name, url: Some(target.address().to_owned()) });
            }
            RouteKind::JoinSheet
            | RouteKind::HotlineWorker
            | RouteKind::NotFound
            | RouteKind::Export(..)
            | RouteKind::Sitemap
            | RouteKind::Robots
            | RouteKind::Security
            | RouteKind::Static(_)
            | RouteKind::Index(_)
            | RouteKind::Attachment(..) => {}
        }
    }

    fn about(&self, template: &'static str) -> About {
        let base = &self.make.public.site.base_url;
        let url = self.route.path.address().to_owned();
        let in_language = |lang: &Lang| {
            let addresses = &self.make.routes.addresses;
            let url = addresses.translated(&url, self.route.lang, *lang);
            let url = url.unwrap_or_else(|| addresses.home(*lang));
            InLanguage {
                code: lang.to_string(),
                name: lang.autonym(),
                dir: direction(*lang),
                canonical: format!("{base}{}", super::links::encoded(&url)),
                url,
                current: *lang == self.route.lang,
            }
        };
        let canonical = match &self.route.shows {
            RouteKind::Redirect(target, _) => format!("{base}{}", target.address()),
            _ => format!("{base}{url}"),
        };
        About {
            template,
            canonical,
            title: self.title(),
            changed: self.route.shows.changed(self.make.public).map(|day| day.to_string()),
            languages: self.make.public.site.languages.iter().map(in_language).collect(),
            url,
        }
    }

    /// Returns the title of a page about one thing; lists are named by the theme.
    fn title(&self) -> Option<String> {
        match &self.route.shows {
            RouteKind::Redirect(_, shows) => self.name(shows),
            shows @ (RouteKind::Organisation(_) | RouteKind::Meeting(_) | RouteKind::Page(_)) => {
                self.name(shows)
            }
            _ => None,
        }
    }

    /// Names a page after what it is about: an entry, or the terms that it was chosen by.
    fn name(&self, shows: &RouteKind) -> Option<String> {
        if let Some((kind, id)) = shows.entry() {
            return self.make.public.entry(kind, id).map(|(_, title)| self.make.text(title));
        }
        if let RouteKind::Help(Filter { help, area, audience, at_home: _ }, _) = shows {
            let chosen = [
                (Vocabulary::Help, help),
                (Vocabulary::Areas, area),
                (Vocabulary::Audiences, audience),
            ];
            let terms = chosen.into_iter().filter_map(|(vocabulary, id)| {
                self.make.term(vocabulary, id.as_ref()?).map(|shared| shared.term.name.clone())
            });
            return Some(terms.collect::<Vec<_>>().join(", "));
        }
        let RouteKind::Hotline(SheetKind::Area(area)) = shows else { return None };
        self.make.term(Vocabulary::Areas, area).map(|shared| shared.term.name.clone())
    }

    /// Adds what stands around the page: shared, but where the page itself stands in it.
    fn frame(&self, page: &mut PageContext) {
        let (frame, section) = (&self.views.frame, self.section_key());
        match &self.route.shows {
            RouteKind::Home => page.put("crumbs", &NOTHING),
            RouteKind::Help(filter, _)
                if filter.area.is_some() || filter.audience.is_some() || filter.at_home =>
            {
                page.put("crumbs", &self.longer_crumbs(filter));
            }
            RouteKind::Help(..) | RouteKind::Organisation(_) | RouteKind::Meeting(_) => {
                page.share_found("crumbs", frame.crumbs.get(&section));
            }
            _ => page.share_found("crumbs", frame.crumbs.get(&None)),
        }
        page.share_found("nav", frame.nav.get(&section).or_else(|| frame.nav.get(&None)));
        match &self.route.shows {
            RouteKind::Page(id) => page.put("pages", &free_pages(&self.make, Some(id))),
            _ => page.share_found("pages", frame.pages.as_ref()),
        }
    }

    /// A list of who helps that is narrowed lies below that of the help alone.
    fn longer_crumbs(&self, filter: &Filter) -> Vec<NavigationLink> {
        let help = filter.help.as_ref();
        let help = help.and_then(|help| self.make.term(Vocabulary::Help, help));
        let help = help.and_then(|shared| {
            let (name, url) = (shared.term.name.clone(), shared.term.url.clone()?);
            Some(NavigationLink { key: None, name: Some(name), url, current: false })
        });
        let mut crumbs = crumbs(&self.make, Some("help"));
        crumbs.extend(help);
        crumbs
    }

    fn section_key(&self) -> Option<&'static str> {
        match self.route.shows {
            RouteKind::HelpIndex | RouteKind::Help(..) => Some("help"),
            RouteKind::Organisations(_) | RouteKind::Organisation(_) => Some("organisations"),
            RouteKind::Meetings(_) | RouteKind::Meeting(_) => Some("meetings"),
            RouteKind::Needs => Some("needs"),
            RouteKind::Tasks => Some("tasks"),
            RouteKind::Coverage => Some("coverage"),
            RouteKind::Changes => Some("changes"),
            RouteKind::Press => Some("press"),
            RouteKind::Home
            | RouteKind::JoinSheet
            | RouteKind::Data
            | RouteKind::Hotline(_)
            | RouteKind::HotlineWorker
            | RouteKind::Poster
            | RouteKind::Embed(..)
            | RouteKind::Page(_)
            | RouteKind::Search
            | RouteKind::NotFound
            | RouteKind::Redirect(..)
            | RouteKind::Export(..)
            | RouteKind::Sitemap
            | RouteKind::Robots
            | RouteKind::Security
            | RouteKind::Static(_)
            | RouteKind::Index(_)
            | RouteKind::Attachment(..) => None,
        }
    }

    fn search(&self) -> Search {
        let (addresses, lang) = (&self.make.routes.addresses, self.route.lang);
        Search { url: addresses.section(lang, "search"), index: addresses.index(lang, None) }
    }

    /// Returns the pages made for the desks, which the footer names.
    fn more(&self) -> Vec<NavigationLink> {
        let current = self.section_key();
        let keys = ["coverage", "changes", "press"].into_iter();
        keys.filter_map(|key| section(&self.make, key, current)).collect()
    }

    /// The ways to what is made for the hotline and for notice boards.
    fn sheets(&self) -> Vec<NavigationLink> {
        let current = |key| match self.route.shows {
            RouteKind::Hotline(_) => key == "hotline",
            RouteKind::Poster => key == "poster",
            RouteKind::JoinSheet => key == "join-sheet",
            _ => false,
        };
        let step = |(key, folder): (&'static str, &str)| {
            let url = self.make.routes.addresses.section(self.route.lang, folder)?;
            Some(NavigationLink { key: Some(key), name: None, url, current: current(key) })
        };
        let sheets = [("hotline", "hotline"), ("poster", "poster"), ("join-sheet", "join/sheet")];
        sheets.into_iter().filter_map(step).collect()
    }
}
