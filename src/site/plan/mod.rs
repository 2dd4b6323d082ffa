//! Every file of the site before any byte of it.
//!
//! Comes in: what is public and the theme's static files. Goes out: [`Routes`], each path unique (also where a
//! disk ignores case or Unicode form) and safe, and the only way to ask for an address. A clash names both
//! sources. Nothing is rendered here, and nowhere else is a URL made up.

mod addresses;
pub(super) mod coverage;
mod files;
mod formats;
mod matches;
mod outline;
mod pages;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::base::diag::{Checked, Code, Diagnostic, Location, Remarks};
use crate::base::files::Attachment;
use crate::base::locale::Lang;
use crate::base::names::{Id, SitePath, SourcePath};
use crate::list::offers::List;
pub(super) use addresses::Addresses;
pub(super) use files::{SECURITY, StaticFile, security_contact};
pub use formats::{ALL, Carries, Each, Format, Whom};
pub(super) use matches::{Match, Matches};
pub(super) use outline::{Planned, plan_again};

/// How many entries one page of a list shows.
pub(super) const PAGE_LENGTH: usize = 100;

/// How many services one sheet of the hotline holds; where there are more, each area has its own.
pub(super) const SHEET_LENGTH: usize = 1000;

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
    /// The sheet for organisations that want to join, to be printed and signed.
    JoinSheet,
    /// The files in open formats, explained.
    Data,
    /// What the hotline's operators look numbers up in.
    Hotline(Sheet),
    /// The script that keeps the hotline's sheet for when there is no network.
    HotlineWorker,
    /// A sheet of paper for a notice board.
    Poster,
    /// What is covered, and what is lacking.
    Coverage,
    /// What changed, week by week.
    Changes,
    /// The list for journalists.
    Press,
    /// The list, or one kind of help, for a page of another site.
    Embed(Option<Id>, Embed),
    /// A free page.
    Page(Arc<str>),
    /// The page that searches.
    Search,
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
    /// Whom to tell of a weakness (RFC 9116).
    Security,
    /// A static file of the theme, by its name.
    Static(String),
    /// A file of the index, by its position.
    Index(usize),
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

/// How another site takes in a part of this one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Embed {
    /// As a bare page in a frame.
    Page,
    /// As a piece of HTML, which its server puts into a page of its own.
    Fragment,
}

/// How many organisations such a piece shows; then it leads to the whole list.
pub(super) const EMBED_LENGTH: usize = PAGE_LENGTH;

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
    pub(super) fn area(area: &Id) -> Self {
        Self { area: Some(area.clone()), ..Self::default() }
    }
}

/// All routes, sorted by path, and the addresses of what they show.
#[derive(Debug, Clone)]
pub struct Routes {
    /// The routes, sorted by path.
    pub list: Vec<Route>,
    /// The addresses of pages.
    pub addresses: Addresses,
    /// What the pages of help show.
    pub matches: Matches,
}

/// Plans every file: pages in each language, formats, static files, copies, redirects.
pub fn plan(public: &List, statics: &[StaticFile], formats: &[&'static Format]) -> Checked<Routes> {
    let mut planner = Planner { routes: Vec::new(), remarks: Remarks::default() };
    let matches = matches::matches(public);
    for (position, lang) in public.site.languages.iter().enumerate() {
        let prefix = if position == 0 { String::new() } else { format!("{lang}/") };
        pages::of_language(&mut planner, public, &matches, (*lang, &prefix));
    }
    files::of_site(&mut planner, public, statics, formats);
    if planner.routes.iter().any(|route| matches!(route.shows, Shows::Export(..))) {
        pages::of_data(&mut planner, public);
    }
    let addresses = Addresses::new(public, &planner.routes);
    let list = planner.unique();
    Checked { value: Routes { list, addresses, matches }, remarks: planner.remarks }
}

impl Routes {
    /// Plans the files of the index, each with its language and the hash that it is named by, if it is. They say where
    /// pages lie, so they are made after those are planned; nothing else lies in their folder.
    pub(super) fn add_index<'a>(&mut self, files: impl Iterator<Item = (Lang, Option<&'a str>)>) {
        let site = SourcePath::new("content/site.yaml");
        for (position, (lang, hash)) in files.enumerate() {
            let Ok(path) = SitePath::new(&self.addresses.index(lang, hash)) else { continue };
            let shows = Shows::Index(position);
            self.list.push(Route { path, lang, shows, source: site.clone() });
        }
        self.list.sort_by(|a, b| a.path.cmp(&b.path));
    }
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
            // The file has its remark already; the editor needs no second one for what follows from it.
            Err(_) if has_bad_name(source) => {}
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
        // Sorted by path they nearly are sorted by what is left of it without case; the first of those that share it stays.
        let mut folded: Vec<(String, usize)> =
            routes.iter().map(|route| route.path.folded()).zip(0..).collect();
        folded.sort();
        let mut clashes = BTreeMap::new();
        for same in folded.chunk_by(|(one, _), (other, _)| one == other) {
            clashes.extend(same[1..].iter().map(|(_, position)| (*position, same[0].1)));
        }
        for (position, first) in &clashes {
            let route = &routes[*position];
            let remark = Diagnostic::new(Code::RouteClash, Location::file(&route.source));
            let remark = remark.with("path", route.path.as_str());
            self.remarks.push(remark.see(Location::file(&routes[*first].source)));
        }
        let mut position = 0..;
        routes.retain(|_| position.next().is_none_or(|position| !clashes.contains_key(&position)));
        routes
    }
}

/// Tells an entry whose file name is no id.
fn has_bad_name(source: &SourcePath) -> bool {
    let folders = ["content/meetings", "content/organisations", "content/pages"];
    let name = folders.iter().find_map(|folder| source.below(folder)).unwrap_or_default();
    let stems = name.split('/').map(|part| part.split('.').next().unwrap_or_default());
    !name.is_empty() && stems.into_iter().any(|stem| Id::new(stem).is_err())
}
