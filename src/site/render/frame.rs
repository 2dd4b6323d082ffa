//! What is around every page: its head, navigation and crumbs.

use crate::content::parse::Kind;
use crate::site::render::value_builder::ValueBuilder;
use crate::site::render::values::{NavigationLink, Shared};
use crate::site::render::views::Frame;
use std::sync::Arc;

/// The sections, in the order in which they are shown.
pub(super) const SECTIONS: [&str; 5] = ["help", "organisations", "meetings", "needs", "tasks"];

/// Makes what stands around every page of a language.
pub(super) fn frame(make: &ValueBuilder<'_>) -> Frame {
    let places = SECTIONS.into_iter().map(Some).chain([None]);
    let nav = |current| {
        let steps = SECTIONS.into_iter().filter_map(|key| section(make, key, current));
        (current, Shared::new(&steps.collect::<Vec<_>>()))
    };
    let ways_back = |current| (current, Shared::new(&crumbs(make, current)));
    Frame {
        nav: places.clone().map(nav).collect(),
        crumbs: places.map(ways_back).collect(),
        pages: Some(Shared::new(&free_pages(make, None))),
    }
}

pub(super) fn section(
    make: &ValueBuilder<'_>,
    key: &'static str,
    current: Option<&str>,
) -> Option<NavigationLink> {
    let url = make.routes.addresses.section(make.lang, key)?;
    Some(NavigationLink { key: Some(key), name: None, url, current: current == Some(key) })
}

/// The way from the home page to a section.
pub(super) fn crumbs(
    make: &ValueBuilder<'_>,
    current: Option<&'static str>,
) -> Vec<NavigationLink> {
    let url = make.routes.addresses.home(make.lang);
    let home = NavigationLink { key: Some("home"), name: None, url, current: false };
    let section = current.and_then(|key| section(make, key, current));
    std::iter::once(home).chain(section).collect()
}

pub(super) fn free_pages(
    make: &ValueBuilder<'_>,
    current: Option<&Arc<str>>,
) -> Vec<NavigationLink> {
    let step = |page: &crate::list::publish::Page| {
        Some(NavigationLink {
            key: None,
            name: Some(make.text(&page.title)),
            url: make.routes.addresses.entry(make.lang, Kind::Page, &page.entry.id)?,
            current: current == Some(&page.entry.id),
        })
    };
    make.public.pages.iter().filter_map(step).collect()
}
