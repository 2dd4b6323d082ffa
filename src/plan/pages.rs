//! The pages of one language.

use std::collections::BTreeSet;

use super::addresses::{entry, help, list};
use super::{Filter, PAGE_LENGTH, Planner, Shows};
use crate::fields::Vocabulary;
use crate::locale::Lang;
use crate::names::{Id, SitePath, SourcePath};
use crate::parse::Kind;
use crate::publish::{MeetingStatus, Public, Service};

/// Plans every page of one language; combinations without an entry make none.
pub(super) fn of_language(planner: &mut Planner, public: &Public, lang: Lang, prefix: &str) {
    let site = SourcePath::new("content/site.yaml");
    let mut add = |path: String, shows| planner.add(&path, lang, &site, shows);
    add(format!("{prefix}index.html"), Shows::Home);
    let not_found =
        if prefix.is_empty() { "404.html".to_owned() } else { format!("{prefix}404.html") };
    add(not_found, Shows::NotFound);
    let filters = filters(public);
    if !filters.is_empty() {
        add(list(prefix, "help", 1), Shows::HelpIndex);
    }
    for filter in filters {
        add(help(prefix, &filter), Shows::Help(filter));
    }
    if !public.organisations.is_empty() {
        for number in 1..=page_count(public.counted().count()) {
            add(list(prefix, "organisations", number), Shows::Organisations(number));
        }
    }
    if !public.meetings.is_empty() {
        let held = public.meetings.iter().filter(|m| m.status != MeetingStatus::Planned).count();
        for number in 1..=page_count(held) {
            add(list(prefix, "meetings", number), Shows::Meetings(number));
        }
    }
    if !public.needs.is_empty() {
        add(list(prefix, "needs", 1), Shows::Needs);
    }
    if public.meetings.iter().any(|meeting| !meeting.tasks.is_empty()) {
        add(list(prefix, "tasks", 1), Shows::Tasks);
    }
    entries(planner, public, lang, prefix);
}

/// Plans the pages of entries, and of their former ids.
fn entries(planner: &mut Planner, public: &Public, lang: Lang, prefix: &str) {
    for organisation in &public.organisations {
        let id = &organisation.entry.id;
        let path = entry(prefix, Kind::Organisation, id);
        planner.add(&path, lang, &organisation.entry.path, Shows::Organisation(id.clone()));
    }
    for meeting in &public.meetings {
        let id = &meeting.entry.id;
        let path = entry(prefix, Kind::Meeting, id);
        planner.add(&path, lang, &meeting.entry.path, Shows::Meeting(id.clone()));
    }
    for page in &public.pages {
        let path = entry(prefix, Kind::Page, &page.entry.id);
        planner.add(&path, lang, &page.entry.path, Shows::Page(page.entry.id.clone()));
    }
    for (kind, now) in public.former_ids() {
        let Ok(target) = SitePath::new(&entry(prefix, kind, &now.id)) else { continue };
        for old in &now.formerly {
            let shows = Shows::Redirect(target.clone(), now.id.clone());
            planner.add(&entry(prefix, kind, old.as_str()), lang, &now.path, shows);
        }
    }
}

/// Returns how many pages a list of `count` entries has; an empty list still has one.
pub(super) fn page_count(count: usize) -> usize {
    count.div_ceil(PAGE_LENGTH).max(1)
}

/// Returns each choice that leaves somebody: every kind of help, area and audience alone, and each kind with one
/// of the others.
fn filters(public: &Public) -> Vec<Filter> {
    let mut filters = BTreeSet::new();
    for (_, service) in public.active_services() {
        let helps = public.terms(Vocabulary::Help).iter();
        let broader =
            helps.filter(|term| public.is_within(Vocabulary::Help, &service.help, &term.id));
        for help in broader.map(|term| Some(term.id.clone())).chain([None]) {
            for area in areas_of(public, service) {
                filters.insert(Filter { help: help.clone(), area: Some(area), audience: None });
            }
            for audience in &service.audiences {
                let audience = Some(audience.clone());
                filters.insert(Filter { help: help.clone(), area: None, audience });
            }
            if help.is_some() {
                filters.insert(Filter { help, area: None, audience: None });
            }
        }
    }
    filters.into_iter().collect()
}

/// A service that names no area is given in each; with one area there are no pages by area.
fn areas_of(public: &Public, service: &Service) -> Vec<Id> {
    match (public.has_areas(), service.areas.is_empty()) {
        (false, _) => Vec::new(),
        (true, true) => {
            public.terms(Vocabulary::Areas).iter().map(|area| area.id.clone()).collect()
        }
        (true, false) => service.areas.clone(),
    }
}
