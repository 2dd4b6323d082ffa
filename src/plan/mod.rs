//! Every file of the site before any byte of it.
//!
//! Comes in: what is public and the theme's static files. Goes out: [`Routes`], each path unique (also where a
//! disk ignores case or Unicode form) and safe, and the only way to ask for an address. A clash names both
//! sources. Nothing is rendered here, and nowhere else is a URL made up.

mod addresses;
mod files;
mod formats;
mod matches;
mod pages;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diag::{Checked, Code, Diagnostic, Location, Remarks};
use crate::files::Attachment;
use crate::locale::Lang;
use crate::names::{Id, SitePath, SourcePath};
use crate::publish::Public;
pub use addresses::Addresses;
pub use files::StaticFile;
pub use formats::{Carries, Each, Format, Whom};
pub use matches::{Match, Matches};

/// How many entries one page of a list shows.
pub const PAGE_LENGTH: usize = 100;

/// How many services one sheet of the hotline holds; where there are more, each area has its own.
pub const SHEET_LENGTH: usize = 1000;

/// One file of the site, and what it shows.
#[derive(Debug, Clone)]
pub struct Route {
    /// Where it will lie.
    pub path: SitePath,
    /// Its language.
    pub lang: Lang,
    /// What it shows.
    pub shows: Shows,
    /// Where it comes from, for naming both sides of a clash.
    pub source: SourcePath,
}

/// What a route shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shows {
    /// The home page.
    Home,
    /// All kinds of help.
    HelpIndex,
    /// A page of who helps, chosen by kind of help, area or audience; counted from 1.
    Help(Filter, usize),
    /// A page of the alphabetical list, counted from 1.
    Organisations(usize),
    /// One organisation.
    Organisation(Arc<str>),
    /// A page of the meetings, counted from 1.
    Meetings(usize),
    /// One meeting.
    Meeting(Arc<str>),
    /// What is lacking.
    Needs,
    /// Who is to do what.
    Tasks,
    /// What the hotline's operators look numbers up in.
    Hotline(Sheet),
    /// The script that keeps the hotline's sheet for when there is no network.
    HotlineWorker,
    /// A sheet of paper for a notice board.
    Poster,
    /// A free page.
    Page(Arc<str>),
    /// What a server shows for an address that does not exist.
    NotFound,
    /// A former address, and where it leads now.
    Redirect(SitePath, Arc<str>),
    /// A file in one of the open formats; of one record, by its id, where the format makes one for each.
    Export(&'static Format, Option<Arc<str>>),
    /// The list of addresses for search engines.
    Sitemap,
    /// What search engines are told.
    Robots,
    /// A static file of the theme, by its name.
    Static(String),
    /// A file of `content/files/`.
    Attachment(SourcePath, Attachment),
}

/// What a sheet of the hotline lists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sheet {
    /// Every service.
    Whole,
    /// Only the areas, since all services in one sheet would be too many for a phone.
    Areas,
    /// What is given in one area.
    Area(Id),
}

/// Which services a page of help shows: one kind, one area, one audience or only what comes to people's homes, or a
/// kind with one of the others.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Filter {
    /// Only this kind of help, and those below it.
    pub help: Option<Id>,
    /// Only where it is given in this area.
    pub area: Option<Id>,
    /// Only where it is meant for this audience.
    pub audience: Option<Id>,
    /// Only where it comes to people's homes.
    pub at_home: bool,
}

impl Filter {
    /// Returns the filter for what is given in one area.
    pub fn area(area: &Id) -> Self {
        Self { area: Some(area.clone()), ..Self::default() }
    }
}

/// All routes, sorted by path, and the addresses of what they show.
#[derive(Debug)]
pub struct Routes {
    /// The routes, sorted by path.
    pub list: Vec<Route>,
    /// The addresses of pages.
    pub addresses: Addresses,
    /// What the pages of help show.
    pub matches: Matches,
}

/// Plans every file: pages in each language, formats, static files, copies, redirects.
pub fn plan(
    public: &Public,
    statics: &[StaticFile],
    formats: &[&'static Format],
) -> Checked<Routes> {
    let mut planner = Planner { routes: Vec::new(), remarks: Remarks::default() };
    let matches = matches::matches(public);
    for (position, lang) in public.site.languages.iter().enumerate() {
        let prefix = if position == 0 { String::new() } else { format!("{lang}/") };
        pages::of_language(&mut planner, public, &matches, (*lang, &prefix));
    }
    files::of_site(&mut planner, public, statics, formats);
    let addresses = Addresses::new(public, &planner.routes);
    let list = planner.unique();
    Checked { value: Routes { list, addresses, matches }, remarks: planner.remarks }
}

/// Collects routes.
struct Planner {
    routes: Vec<Route>,
    remarks: Remarks,
}

impl Planner {
    /// Adds a route; a path that cannot be is reported at its source.
    fn add(&mut self, path: &str, lang: Lang, source: &SourcePath, shows: Shows) {
        match SitePath::new(path) {
            Ok(path) => self.routes.push(Route { path, lang, shows, source: source.clone() }),
            Err(_) => {
                let remark = Diagnostic::new(Code::BadRoute, Location::file(source));
                self.remarks.push(remark.with("path", path));
            }
        }
    }

    /// Sorts the routes and reports those that share a path, also on a disk that ignores case.
    fn unique(&mut self) -> Vec<Route> {
        let mut routes = std::mem::take(&mut self.routes);
        routes.sort_by(|a, b| a.path.cmp(&b.path));
        let mut first: BTreeMap<String, SourcePath> = BTreeMap::new();
        let mut unique = Vec::with_capacity(routes.len());
        for route in routes {
            match first.get(&route.path.folded()) {
                Some(other) => {
                    let remark = Diagnostic::new(Code::RouteClash, Location::file(&route.source));
                    let remark = remark.with("path", route.path.as_str());
                    self.remarks.push(remark.see(Location::file(other)));
                }
                None => {
                    first.insert(route.path.folded(), route.source.clone());
                    unique.push(route);
                }
            }
        }
        unique
    }
}
