//! What is around every page: its head, navigation and crumbs.

use crate::content::parse::Kind;
use crate::site::render::value_builder::ValueBuilder;
use crate::site::render::values::{NavigationLink, Shared};
use crate::site::render::views::Frame;
use std::sync::Arc;

/// The sections, in the order in which they are shown.
pub(super) const SECTIONS: [&str; 5] = ["help", "organisations", "meetings", "needs", "tasks"];

/// Makes what stands around every page of a language.
pub(super) fn frame(values: &ValueBuilder<'_>) -> Frame {
    let places = SECTIONS.into_iter().map(Some).chain([None]);
    let nav = |current| {
        let steps = SECTIONS.into_iter().filter_map(|key| section(values, key, current));
        (current, Shared::new(&steps.collect::<Vec<_>>()))
    };
    let ways_back = |current| (current, Shared::new(&crumbs(values, current)));
    Frame {
        nav: places.clone().map(nav).collect(),
        crumbs: places.map(ways_back).collect(),
        pages: Some(Shared::new(&free_pages(values, None))),
    }
}

pub(super) fn section(
    values: &ValueBuilder<'_>,
    key: &'static str,
    current: Option<&str>,
) -> Option<NavigationLink> {
    let url = values.routes.addresses.section(values.lang, key)?;
    Some(NavigationLink { key: Some(key), name: None, url, current: current == Some(key) })
}

/// The way from the home page to a section.
pub(super) fn crumbs(
    values: &ValueBuilder<'_>,
    current: Option<&'static str>,
) -> Vec<NavigationLink> {
    let url = values.routes.addresses.home(values.lang);
    let home = NavigationLink { key: Some("home"), name: None, url, current: false };
    let section = current.and_then(|key| section(values, key, current));
    std::iter::once(home).chain(section).collect()
}

pub(super) fn free_pages(
    values: &ValueBuilder<'_>,
    current: Option<&Arc<str>>,
) -> Vec<NavigationLink> {
    let step = |page: &crate::list::publish::Page| {
        Some(NavigationLink {
            key: None,
            name: Some(values.text(&page.title)),
            url: values.routes.addresses.entry_page(values.lang, Kind::Page, &page.entry.id)?,
            current: current == Some(&page.entry.id),
        })
    };
    values.public.pages.iter().filter_map(step).collect()
}
