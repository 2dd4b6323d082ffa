//! What stands around every page.

use super::contract::{Names, Settings, ValueShape, shapes};
use super::parts::Download;
use super::site::{About, NavigationLink, Search, SiteValue};

/// What every page gets.
pub const EVERY_PAGE: &ValueShape = &EveryPage::SHAPE;

shapes! {
    /// What every page gets.
    "every page" EveryPage {
        /// The language of the page: `uk`, `en` …
        lang: String,
        /// Which way it is written: `ltr` or `rtl`.
        dir: String,
        /// The way from this page to the site's base (`../../`); absolute on `404.html` and where other sites show the page. Only `href` needs it.
        base: String,
        /// What the page says about itself.
        page: About,
        /// The way from the home page to the parent: sections have a `key`, as in `nav`, or `home`; others a `name`. Empty on the home page.
        crumbs: Vec<NavigationLink>,
        /// The sections, by their keys `help`, `organisations`, `meetings`, `needs`, `tasks`; only pages that exist.
        nav: Vec<NavigationLink>,
        /// What is made for the hotline and for paper, by the keys `hotline`, `poster`, `join-sheet`; only pages that exist.
        sheets: Vec<NavigationLink>,
        /// What else is for the desks, by the keys `coverage`, `changes`, `press`; only pages that exist.
        more_pages: Vec<NavigationLink>,
        /// The free pages (about, privacy …) with their names, by title.
        pages: Vec<NavigationLink>,
        /// The settings.
        site: SiteValue,
        /// The merged `theme.yaml`.
        theme: Settings,
        /// The address of each file of `static/`, by its name.
        assets: Names,
        /// Where to search.
        search: Search,
        /// The files in open formats that exist once.
        downloads: Vec<Download>,
        /// Of these the files at the site's base that are not the headquarters' own.
        common_downloads: Vec<Download>,
        /// Those that are Atom feeds.
        site_feeds: Vec<Download>,
        /// The page of open data; nothing where the site makes no file in an open format.
        data_url: Option<String>,
        /// What the page says in JSON-LD, finished and safe within `<script type="application/ld+json">`; missing on
        /// `404.html` and redirects. Print it as it is: no filter, no `safe`.
        linked_data: Option<String>,
    }
}
