//! A page of the preview: as its template makes it, and what is true of it.
//!
//! Comes in: a planned file. Goes out: its HTML, the addresses of its styles, and what tells two states of it apart.

use std::collections::BTreeMap;

use super::address::site_path;
use crate::base::diag::Diagnostic;
use crate::base::files::FileSource as _;
use crate::base::names::SourcePath;
use crate::list::publish::{Entry, Public};
use crate::site::pipeline::Output;
use crate::site::plan::{FileKind, PageKind, Route};
use crate::site::render::links::encoded;

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

/// A page as its template made it.
#[derive(Debug, Clone)]
pub(super) struct ServedPage {
    /// Whether the address is one of the site.
    pub(super) is_found: bool,
    /// Its HTML.
    pub(super) html: String,
    /// The same for pages that differ in the names of their styles only.
    pub(super) print: String,
    /// The addresses of its styles, by name.
    pub(super) styles: BTreeMap<String, String>,
    /// Whether it is shown as it was before its entry broke.
    pub(super) is_kept: bool,
    /// The file it comes from.
    pub(super) source: Option<SourcePath>,
    /// The files of what only the preview shows on it.
    pub(super) drafts: Vec<SourcePath>,
    /// What is wrong with its template.
    pub(super) fault: Option<Box<Diagnostic>>,
}

/// Makes a page.
pub(super) fn rendered_page(found: AddressedFile<'_>) -> ServedPage {
    let mut bytes = Vec::new();
    let fault = found.output.render(found.index, &mut bytes).err();
    if fault.is_some() {
        bytes.clear();
    }
    let styles = styles(found.output);
    let html = String::from_utf8_lossy(&bytes).into_owned();
    ServedPage {
        is_found: true,
        print: page_digest(&html, &styles, found.output),
        html,
        styles,
        is_kept: found.is_kept,
        source: Some(found.route.source.clone()),
        drafts: drafts(found.output.public(), found.route),
        fault,
    }
}

fn styles(output: &Output) -> BTreeMap<String, String> {
    let statics = output.planned_addresses().addresses.statics().iter();
    let styles = statics.filter(|(name, _)| name.ends_with(".css"));
    styles.map(|(name, path)| (name.clone(), format!("/{}", encoded(path)))).collect()
}

/// Tells two states of a page apart: by its text and by the pictures and files that it shows or leads to.
fn page_digest(html: &str, styles: &BTreeMap<String, String>, output: &Output) -> String {
    let files = attachments(html, output);
    let mut html = html.to_owned();
    html.extend(files);
    for (name, address) in styles {
        html = html.replace(&address[1..], name);
    }
    short_hash(&html)
}

/// Returns the hashes of the files below `files/` that a page names: their names stay when their bytes change.
fn attachments<'a>(html: &str, output: &'a Output) -> Vec<&'a str> {
    let named = ["src=\"", "href=\""].into_iter().flat_map(|name| html.split(name).skip(1));
    let addresses = named.filter_map(|rest| rest.split(['"', '#', '?']).next());
    let hash = |address: &str| {
        let path = site_path(&format!("/{}", address.trim_start_matches("../")))?;
        let routes = output.routes();
        let place = routes.binary_search_by(|route| route.path.cmp(&path)).ok()?;
        let FileKind::Attachment(_, file) = routes[place].file_kind()? else { return None };
        Some(file.hash.as_str())
    };
    addresses.filter(|address| address.contains("files/")).filter_map(hash).collect()
}

/// Returns enough of a hash to tell two texts of one page apart.
pub(super) fn short_hash(text: &str) -> String {
    blake3::hash(text.as_bytes()).to_hex()[..16].to_owned()
}

/// Lists the files of the entries that a page is about and only the preview shows.
fn drafts(public: &Public, route: &Route) -> Vec<SourcePath> {
    let is_of_route = |entry: &&Entry| entry.path == route.source;
    let Some(page) = route.page_kind() else { return Vec::new() };
    let shown: Vec<&Entry> = match page {
        PageKind::Organisation(id) => {
            public.find_organisation(id).iter().map(|o| &o.entry).collect()
        }
        PageKind::Meeting(_) => {
            public.meetings.iter().map(|m| &m.entry).filter(is_of_route).collect()
        }
        PageKind::Free(_) => public.pages.iter().map(|p| &p.entry).filter(is_of_route).collect(),
        PageKind::Needs => public.needs.iter().map(|n| &n.entry).collect(),
        PageKind::Redirect(..) => public.former_ids().map(|(_, e)| e).filter(is_of_route).collect(),
        PageKind::Home
        | PageKind::HelpIndex
        | PageKind::Help(..)
        | PageKind::Organisations(_)
        | PageKind::Meetings(_)
        | PageKind::Tasks
        | PageKind::JoinSheet
        | PageKind::Data
        | PageKind::Hotline(_)
        | PageKind::Poster
        | PageKind::Coverage
        | PageKind::Changes
        | PageKind::Press
        | PageKind::Embed(..)
        | PageKind::Search
        | PageKind::NotFound => Vec::new(),
    };
    let drafts = shown.into_iter().filter(|entry| entry.is_draft);
    drafts.map(|entry| entry.path.clone()).collect()
}
