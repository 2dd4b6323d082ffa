//! What one page may see: the contract of `themes/README.md`, page by page.
//!
//! A context is put together from shared values; its hash is put together from theirs, so it is known without
//! looking at the whole again. A page gets what its template needs and nothing else: what is not here can neither
//! be shown nor make a page stale.

use super::frame::{Step, crumbs, free_pages, section};
pub(super) use super::work::Work;
use crate::content::fields::Vocabulary;
use crate::site::plan::Filter;
use crate::site::plan::Route;
use crate::site::plan::Sheet;
use crate::site::plan::Shows;
use crate::site::render::desks;
use crate::site::render::entries;
use crate::site::render::help;
use crate::site::render::ingredients::Ingredients;
use crate::site::render::lists;
use crate::site::render::make::Make;
use crate::site::render::page_context::PageContext;
use crate::site::render::sheets;
use crate::site::render::values as v;
use crate::site::render::values::Shared;
use crate::site::render::values::direction;
use crate::site::render::views::Views;

use jiff::civil::Date;
use serde::Serialize;

use crate::base::locale::Lang;

/// An empty list.
const NOTHING: [(); 0] = [];

/// Where to search.
#[derive(Debug, Serialize)]
struct Search {
    url: Option<String>,
    index: String,
}

/// The same page in one language.
#[derive(Debug, Serialize)]
struct InLanguage {
    code: String,
    name: String,
    dir: &'static str,
    url: String,
    canonical: String,
    current: bool,
}

/// What a page says about itself.
#[derive(Debug, Serialize)]
struct About {
    template: &'static str,
    url: String,
    canonical: String,
    title: Option<String>,
    changed: Option<String>,
    languages: Vec<InLanguage>,
}

/// Puts together what the page of `route` sees.
pub(super) fn page(
    sources: &Ingredients<'_>,
    views: &Views,
    route: &Route,
    template: &'static str,
) -> PageContext {
    let (public, routes) = (sources.public, sources.routes);
    let make = Make { public, routes, terms: &views.terms, lang: route.lang };
    let mut page = PageContext::new();
    let work = Work { make, views, route, sizes: sources.sizes };
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
fn tells_the_day(shows: &Shows) -> bool {
    match shows {
        Shows::Home
        | Shows::Hotline(_)
        | Shows::Poster
        | Shows::Coverage
        | Shows::Press
        | Shows::Data => true,
        Shows::HelpIndex
        | Shows::Help(..)
        | Shows::Organisations(_)
        | Shows::Organisation(_)
        | Shows::Meetings(_)
        | Shows::Meeting(_)
        | Shows::Needs
        | Shows::Tasks
        | Shows::JoinSheet
        | Shows::HotlineWorker
        | Shows::Changes
        | Shows::Embed(..)
        | Shows::Page(_)
        | Shows::Search
        | Shows::NotFound
        | Shows::Redirect(..)
        | Shows::Export(..)
        | Shows::Sitemap
        | Shows::Robots
        | Shows::Security
        | Shows::Static(_)
        | Shows::Index(_)
        | Shows::Attachment(..) => false,
    }
}

impl Work<'_> {
    /// Adds what only this kind of page has.
    fn content(&self, page: &mut PageContext) {
        match &self.route.shows {
            Shows::Home => lists::home(self, page),
            Shows::HelpIndex => help::index(self, page),
            Shows::Help(filter, number) => help::help(self, page, filter, *number),
            Shows::Organisations(number) => lists::organisations(self, page, *number),
            Shows::Organisation(id) => {
                if let Some(organisation) = self.make.public.organisation(id) {
                    entries::organisation(self, page, organisation);
                }
            }
            Shows::Meetings(number) => lists::meetings(self, page, *number),
            Shows::Meeting(id) => entries::meeting(self, page, id),
            Shows::Needs => lists::needs(self, page),
            Shows::Tasks => lists::tasks(self, page),
            Shows::Hotline(sheet) => sheets::hotline(self, page, sheet),
            Shows::Poster => sheets::poster(self, page),
            Shows::Data => super::files::data(self, page),
            Shows::Page(id) => entries::free_page(self, page, id),
            Shows::Search => help::ways_in(self, page),
            Shows::Coverage => desks::coverage_page(self, page),
            Shows::Changes => desks::changes(self, page),
            Shows::Press => desks::press(self, page),
            Shows::Embed(help, _) => desks::embed(self, page, help.as_ref()),
            Shows::Redirect(target, shows) => {
                let name = self.name(shows).unwrap_or_default();
                page.put("target", &v::Named { name, url: Some(target.address().to_owned()) });
            }
            _ => {}
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
            Shows::Redirect(target, _) => format!("{base}{}", target.address()),
            _ => format!("{base}{url}"),
        };
        About {
            template,
            canonical,
            title: self.title(),
            changed: self.changed().map(|day| day.to_string()),
            languages: self.make.public.site.languages.iter().map(in_language).collect(),
            url,
        }
    }

    /// Returns the title of a page about one thing; lists are named by the theme.
    fn title(&self) -> Option<String> {
        match &self.route.shows {
            Shows::Redirect(_, shows) => self.name(shows),
            shows @ (Shows::Organisation(_) | Shows::Meeting(_) | Shows::Page(_)) => {
                self.name(shows)
            }
            _ => None,
        }
    }

    /// Names a page after what it is about: an entry, or the terms that it was chosen by.
    fn name(&self, shows: &Shows) -> Option<String> {
        let public = self.make.public;
        let title = match shows {
            Shows::Organisation(id) => public.organisation(id).map(|o| &o.name),
            Shows::Meeting(id) => {
                public.meetings.iter().find(|m| m.entry.id == *id).map(|m| &m.title)
            }
            Shows::Page(id) => public.pages.iter().find(|p| p.entry.id == *id).map(|p| &p.title),
            Shows::Help(Filter { help, area, audience, at_home: _ }, _) => {
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
            Shows::Hotline(Sheet::Area(area)) => {
                return self.make.term(Vocabulary::Areas, area).map(|t| t.term.name.clone());
            }
            _ => None,
        };
        title.map(|title| self.make.text(title))
    }

    /// Returns the day on which what the page tells of one entry last changed, where the ledger knows.
    fn changed(&self) -> Option<Date> {
        let public = self.make.public;
        match &self.route.shows {
            Shows::Organisation(id) => public.organisation(id)?.entry.changed,
            Shows::Meeting(id) => public.meetings.iter().find(|m| m.entry.id == *id)?.entry.changed,
            Shows::Page(id) => public.pages.iter().find(|p| p.entry.id == *id)?.entry.changed,
            _ => None,
        }
    }

    /// Adds what stands around the page: shared, but where the page itself stands in it.
    fn frame(&self, page: &mut PageContext) {
        let (frame, section) = (&self.views.frame, self.section_key());
        match &self.route.shows {
            Shows::Home => page.put("crumbs", &NOTHING),
            Shows::Help(filter, _)
                if filter.area.is_some() || filter.audience.is_some() || filter.at_home =>
            {
                page.put("crumbs", &self.longer_crumbs(filter));
            }
            Shows::Help(..) | Shows::Organisation(_) | Shows::Meeting(_) => {
                page.share_found("crumbs", frame.crumbs.get(&section));
            }
            _ => page.share_found("crumbs", frame.crumbs.get(&None)),
        }
        page.share_found("nav", frame.nav.get(&section).or_else(|| frame.nav.get(&None)));
        match &self.route.shows {
            Shows::Page(id) => page.put("pages", &free_pages(&self.make, Some(id))),
            _ => page.share_found("pages", frame.pages.as_ref()),
        }
    }

    /// A list of who helps that is narrowed lies below that of the help alone.
    fn longer_crumbs(&self, filter: &Filter) -> Vec<Step> {
        let help = filter.help.as_ref();
        let help = help.and_then(|help| self.make.term(Vocabulary::Help, help));
        let help = help.and_then(|shared| {
            let (name, url) = (shared.term.name.clone(), shared.term.url.clone()?);
            Some(Step { key: None, name: Some(name), url, current: false })
        });
        let mut crumbs = crumbs(&self.make, Some("help"));
        crumbs.extend(help);
        crumbs
    }

    fn section_key(&self) -> Option<&'static str> {
        match self.route.shows {
            Shows::HelpIndex | Shows::Help(..) => Some("help"),
            Shows::Organisations(_) | Shows::Organisation(_) => Some("organisations"),
            Shows::Meetings(_) | Shows::Meeting(_) => Some("meetings"),
            Shows::Needs => Some("needs"),
            Shows::Tasks => Some("tasks"),
            Shows::Coverage => Some("coverage"),
            Shows::Changes => Some("changes"),
            Shows::Press => Some("press"),
            _ => None,
        }
    }

    fn search(&self) -> Search {
        let (addresses, lang) = (&self.make.routes.addresses, self.route.lang);
        Search { url: addresses.section(lang, "search"), index: addresses.index(lang, None) }
    }

    /// Returns the pages made for the desks, which the footer names.
    fn more(&self) -> Vec<Step> {
        let current = self.section_key();
        let keys = ["coverage", "changes", "press"].into_iter();
        keys.filter_map(|key| section(&self.make, key, current)).collect()
    }

    /// The ways to what is made for the hotline and for notice boards.
    fn sheets(&self) -> Vec<Step> {
        let current = |key| match self.route.shows {
            Shows::Hotline(_) => key == "hotline",
            Shows::Poster => key == "poster",
            Shows::JoinSheet => key == "join-sheet",
            _ => false,
        };
        let step = |(key, folder): (&'static str, &str)| {
            let url = self.make.routes.addresses.section(self.route.lang, folder)?;
            Some(Step { key: Some(key), name: None, url, current: current(key) })
        };
        let sheets = [("hotline", "hotline"), ("poster", "poster"), ("join-sheet", "join/sheet")];
        sheets.into_iter().filter_map(step).collect()
    }
}
