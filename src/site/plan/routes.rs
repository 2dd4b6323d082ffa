//! Every route of a site, checked against each other.

use super::addresses::Addresses;
use super::matches::Matches;
use super::route::Route;
use super::route::{FileKind, RouteKind};
use crate::base::locale::Lang;
use crate::base::names::SitePath;
use crate::base::names::SourcePath;

use crate::base::diag::Code;
use crate::base::diag::Diagnostic;
use crate::base::diag::Diagnostics;
use crate::base::diag::Location;
use crate::base::names::Id;
use std::collections::BTreeMap;

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

impl Routes {
    /// Plans the files of the index, each with its language and the hash that it is named by, if it is. They say where
    /// pages lie, so they are made after those are planned; nothing else lies in their folder.
    pub(in crate::site) fn add_index<'a>(
        &mut self,
        files: impl Iterator<Item = (Lang, Option<&'a str>)>,
    ) {
        let site = SourcePath::new("content/site.yaml");
        for (position, (lang, hash)) in files.enumerate() {
            let Ok(path) = SitePath::new(&self.addresses.index_file(lang, hash)) else { continue };
            let shows = FileKind::Index(position).into();
            self.list.push(Route { path, lang, shows, source: site.clone() });
        }
        self.list.sort_by(|a, b| a.path.cmp(&b.path));
    }
}

/// Collects routes.
pub(super) struct Planner {
    pub(super) routes: Vec<Route>,
    pub(super) diagnostics: Diagnostics,
}

impl Planner {
    /// Adds a route; a path that cannot be is reported at its source.
    pub(super) fn add_route(
        &mut self,
        path: &str,
        lang: Lang,
        source: &SourcePath,
        shows: impl Into<RouteKind>,
    ) {
        let shows = shows.into();
        match SitePath::new(path) {
            Ok(path) => self.routes.push(Route { path, lang, shows, source: source.clone() }),
            // The file has its diagnostic already; the editor needs no second one for what follows from it.
            Err(_) if has_bad_name(source) => {}
            Err(_) => {
                let diagnostic = Diagnostic::new(Code::BadRoute, Location::file(source));
                self.diagnostics.push(diagnostic.with("path", path));
            }
        }
    }

    /// Sorts the routes and reports those that share a path, also on a disk that ignores case.
    pub(super) fn unique(&mut self) -> Vec<Route> {
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
            let (one, other) = (&route.source, &routes[*first].source);
            // A page that the program makes by itself comes from the settings: nobody renames it.
            let is_own = |source: &SourcePath| source.as_str() == "content/site.yaml";
            let (at, other) = if is_own(one) { (other, one) } else { (one, other) };
            let diagnostic = Diagnostic::new(Code::RouteClash, Location::file(at));
            let diagnostic = diagnostic.with("path", route.path.as_str());
            self.diagnostics.push(match is_own(other) && !is_own(at) {
                true => diagnostic.hint("own"),
                false => diagnostic.see(Location::file(other)),
            });
        }
        let mut position = 0..;
        routes.retain(|_| position.next().is_none_or(|position| !clashes.contains_key(&position)));
        routes
    }
}

/// Tells an entry whose file name is no id.
pub(super) fn has_bad_name(source: &SourcePath) -> bool {
    let folders = ["content/meetings", "content/organisations", "content/pages"];
    let name = folders.iter().find_map(|folder| source.below(folder)).unwrap_or_default();
    let stems =
        name.split('/').map(|part| part.split('.').next().expect("split gives at least one piece"));
    !name.is_empty() && stems.into_iter().any(|stem| Id::new(stem).is_err())
}
