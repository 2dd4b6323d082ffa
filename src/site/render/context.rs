//! What one page may see: the contract of `themes/README.md`, page by page.
//!
//! A context is put together from shared values; its hash is put together from theirs, so it is known without
//! looking at the whole again. A page gets what its template needs and nothing else: what is not here can neither
//! be shown nor make a page stale.

use super::frame::{crumbs, free_pages, section};
pub(super) use super::page_builder::PageBuilder;
use crate::content::fields::Vocabulary;
use crate::site::plan::{Filter, PageKind, Route, SheetKind};
use crate::site::render::desks;
use crate::site::render::entries;
use crate::site::render::help;
use crate::site::render::lists;
use crate::site::render::page_context::PageContext;
use crate::site::render::render_input::RenderInput;
use crate::site::render::sheets;
use crate::site::render::template::template;
use crate::site::render::value_builder::ValueBuilder;
use crate::site::render::values as v;
use crate::site::render::values::direction;
use crate::site::render::values::{About, InLanguage, NavigationLink, Search, Shared};
use crate::site::render::views::Views;

use crate::base::locale::Lang;

/// An empty list.
const EMPTY_LIST: [(); 0] = [];

/// Puts together what the page of `route` sees.
pub(super) fn page_context(
    sources: &RenderInput<'_>,
    views: &Views,
    route: &Route,
    kind: &PageKind,
) -> PageContext {
    let (public, routes) = (sources.public, sources.routes);
    let values = ValueBuilder { public, routes, terms: &views.terms, lang: route.lang };
    let mut page = PageContext::new();
    let builder = PageBuilder { values, views, route, kind, sizes: sources.sizes };
    page.add_shared("lang", &views.code);
    page.add_shared("dir", &views.direction);
    page.add_shared("base", &Shared::from_text(&builder.base()));
    page.put("page", &builder.about(template(kind)));
    builder.frame(&mut page);
    page.put("sheets", &builder.sheet_links());
    page.put("more_pages", &builder.more());
    page.put("search", &builder.search());
    let site = if kind.tells_list_day() { &views.dated_site } else { &views.site };
    page.add_shared("site", site);
    page.add_shared("theme", &views.theme);
    page.add_shared("assets", &views.assets);
    page.add_shared("downloads", &views.downloads);
    page.add_shared("common_downloads", &views.common_downloads);
    page.add_shared("site_feeds", &views.site_feeds);
    page.put("data_url", &sources.routes.addresses.section(route.lang, "data"));
    if let Some(json) = super::linked::of_page(&builder) {
        page.add_shared("linked_data", &Shared::safe(&json));
    }
    builder.content(&mut page);
    page
}

impl PageBuilder<'_> {
    /// Adds what only this kind of page has.
    fn content(&self, page: &mut PageContext) {
        match self.kind {
            PageKind::Home => lists::home(self, page),
            PageKind::HelpIndex => help::help_index(self, page),
            PageKind::Help(filter, number) => help::who_helps(self, page, filter, *number),
            PageKind::Organisations(number) => lists::alphabetical_list(self, page, *number),
            PageKind::Organisation(id) => {
                if let Some(organisation) = self.values.public.find_organisation(id) {
                    entries::organisation_page(self, page, organisation);
                }
            }
            PageKind::Meetings(number) => lists::fill_meetings(self, page, *number),
            PageKind::Meeting(id) => entries::meeting_page(self, page, id),
            PageKind::Needs => lists::fill_needs(self, page),
            PageKind::Tasks => lists::fill_tasks(self, page),
            PageKind::Hotline(sheet) => sheets::hotline_page(self, page, sheet),
            PageKind::Poster => sheets::poster(self, page),
            PageKind::Data => super::files::data(self, page),
            PageKind::Free(id) => entries::free_page(self, page, id),
            PageKind::Search => help::ways_in(self, page),
            PageKind::Coverage => desks::coverage_page(self, page),
            PageKind::Changes => desks::changes_page(self, page),
            PageKind::Press => desks::press(self, page),
            PageKind::Embed(help, _) => desks::embed(self, page, help.as_ref()),
            PageKind::Redirect(target, shows) => {
                let name = self.name(shows).expect("what has a former address has a name");
                page.put(
                    "target",
                    &v::NameValue { name, url: Some(target.relative_url().to_owned()) },
                );
            }
            PageKind::JoinSheet | PageKind::NotFound => {}
        }
    }

    fn about(&self, template: &'static str) -> About {
        let base = &self.values.public.site.base_url;
        let url = self.route.path.relative_url().to_owned();
        let in_language = |lang: &Lang| {
            let addresses = &self.values.routes.addresses;
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
        let canonical = if let PageKind::Redirect(target, _) = self.kind {
            format!("{base}{}", target.relative_url())
        } else {
            format!("{base}{url}")
        };
        About {
            template,
            canonical,
            title: self.title(),
            changed: self.kind.changed_on(self.values.public).map(|day| day.to_string()),
            languages: self.values.public.site.languages.iter().map(in_language).collect(),
            url,
        }
    }

    /// Returns the title of a page about one thing; lists are named by the theme.
    fn title(&self) -> Option<String> {
        if let PageKind::Redirect(_, shows) = self.kind {
            return self.name(shows);
        }
        self.entry_title(self.kind)
    }

    /// Names a page after what it is about: an entry, or the terms that it was chosen by.
    fn name(&self, shows: &PageKind) -> Option<String> {
        if shows.entry().is_some() {
            return self.entry_title(shows);
        }
        if let PageKind::Help(Filter { help, area, audience, at_home: _ }, _) = shows {
            let chosen = [
                (Vocabulary::Help, help),
                (Vocabulary::Areas, area),
                (Vocabulary::Audiences, audience),
            ];
            let terms = chosen.into_iter().filter_map(|(vocabulary, id)| {
                self.values
                    .term_value(vocabulary, id.as_ref()?)
                    .map(|shared| shared.term.name.clone())
            });
            return Some(terms.collect::<Vec<_>>().join(", "));
        }
        let PageKind::Hotline(SheetKind::Area(area)) = shows else { return None };
        self.values.term_value(Vocabulary::Areas, area).map(|shared| shared.term.name.clone())
    }

    fn entry_title(&self, shows: &PageKind) -> Option<String> {
        let (kind, id) = shows.entry()?;
        self.values.public.find_entry(kind, id).map(|(_, title)| self.values.text(title))
    }

    /// Adds what stands around the page: shared, but where the page itself stands in it.
    fn frame(&self, page: &mut PageContext) {
        let (frame, section) = (&self.views.frame, self.section_key());
        match self.kind {
            PageKind::Home => page.put("crumbs", &EMPTY_LIST),
            PageKind::Help(filter, _)
                if filter.area.is_some() || filter.audience.is_some() || filter.at_home =>
            {
                page.put("crumbs", &self.longer_crumbs(filter));
            }
            PageKind::Help(..) | PageKind::Organisation(_) | PageKind::Meeting(_) => {
                page.share_found("crumbs", frame.crumbs.get(&section));
            }
            PageKind::HelpIndex
            | PageKind::Organisations(_)
            | PageKind::Meetings(_)
            | PageKind::Needs
            | PageKind::Tasks
            | PageKind::JoinSheet
            | PageKind::Data
            | PageKind::Hotline(_)
            | PageKind::Poster
            | PageKind::Coverage
            | PageKind::Changes
            | PageKind::Press
            | PageKind::Embed(..)
            | PageKind::Free(_)
            | PageKind::Search
            | PageKind::NotFound
            | PageKind::Redirect(..) => page.share_found("crumbs", frame.crumbs.get(&None)),
        }
        page.share_found("nav", frame.nav.get(&section).or_else(|| frame.nav.get(&None)));
        if let PageKind::Free(id) = self.kind {
            page.put("pages", &free_pages(&self.values, Some(id)));
        } else {
            page.share_found("pages", frame.pages.as_ref());
        }
    }

    /// A list of who helps that is narrowed lies below that of the help alone.
    fn longer_crumbs(&self, filter: &Filter) -> Vec<NavigationLink> {
        let help = filter.help.as_ref();
        let help = help.and_then(|help| self.values.term_value(Vocabulary::Help, help));
        let help = help.and_then(|shared| {
            let (name, url) = (shared.term.name.clone(), shared.term.url.clone()?);
            Some(NavigationLink { key: None, name: Some(name), url, current: false })
        });
        let mut crumbs = crumbs(&self.values, Some("help"));
        crumbs.extend(help);
        crumbs
    }

    fn section_key(&self) -> Option<&'static str> {
        match self.kind {
            PageKind::HelpIndex | PageKind::Help(..) => Some("help"),
            PageKind::Organisations(_) | PageKind::Organisation(_) => Some("organisations"),
            PageKind::Meetings(_) | PageKind::Meeting(_) => Some("meetings"),
            PageKind::Needs => Some("needs"),
            PageKind::Tasks => Some("tasks"),
            PageKind::Coverage => Some("coverage"),
            PageKind::Changes => Some("changes"),
            PageKind::Press => Some("press"),
            PageKind::Hotline(_) => Some("hotline"),
            PageKind::Poster => Some("poster"),
            PageKind::JoinSheet => Some("join-sheet"),
            PageKind::Home
            | PageKind::Data
            | PageKind::Embed(..)
            | PageKind::Free(_)
            | PageKind::Search
            | PageKind::NotFound
            | PageKind::Redirect(..) => None,
        }
    }

    fn search(&self) -> Search {
        let (addresses, lang) = (&self.values.routes.addresses, self.route.lang);
        Search { url: addresses.section(lang, "search"), index: addresses.index_file(lang, None) }
    }

    /// Returns the pages made for the desks, which the footer names.
    fn more(&self) -> Vec<NavigationLink> {
        let current = self.section_key();
        let keys = ["coverage", "changes", "press"].into_iter();
        keys.filter_map(|key| section(&self.values, key, current)).collect()
    }

    /// The ways to what is made for the hotline and for notice boards.
    fn sheet_links(&self) -> Vec<NavigationLink> {
        let current = self.section_key();
        let step = |(key, folder): (&'static str, &str)| {
            let url = self.values.routes.addresses.section(self.route.lang, folder)?;
            Some(NavigationLink { key: Some(key), name: None, url, current: current == Some(key) })
        };
        let sheets = [("hotline", "hotline"), ("poster", "poster"), ("join-sheet", "join/sheet")];
        sheets.into_iter().filter_map(step).collect()
    }
}
