//! Which services each page of help shows, found in one pass over them.
//!
//! The plan needs it to know which pages there are, and how long; the pages show it. So it is made once.

use std::collections::BTreeMap;

use super::{Filter, PAGE_LENGTH};
use crate::choices::Status;
use crate::fields::Vocabulary;
use crate::names::Id;
use crate::publish::{Organisation, Public, Service};

/// The services behind one filter.
#[derive(Debug, Clone, Default)]
pub struct Match {
    /// Positions of organisation and service, in the order of names.
    services: Vec<(usize, usize)>,
    /// How many organisations these are.
    pub organisations: usize,
}

/// The services behind every filter that leaves somebody.
pub type Matches = BTreeMap<Filter, Match>;

impl Match {
    /// Returns how many pages the list has.
    pub fn page_count(&self) -> usize {
        self.services.len().div_ceil(PAGE_LENGTH).max(1)
    }

    /// Returns how many services the list has.
    pub fn len(&self) -> usize {
        self.services.len()
    }

    /// Tells whether nobody is left; the plan makes no such match.
    pub fn is_empty(&self) -> bool {
        self.services.is_empty()
    }

    /// Goes through the services of one page, counted from 1.
    pub fn page<'a>(
        &'a self,
        public: &'a Public,
        number: usize,
    ) -> impl Iterator<Item = (&'a Organisation, &'a Service)> {
        let start = (number - 1) * PAGE_LENGTH;
        let shown = self.services.iter().skip(start).take(PAGE_LENGTH);
        shown.map(|&(organisation, service)| {
            let organisation = &public.organisations[organisation];
            (&**organisation, &organisation.services[service])
        })
    }
}

/// Finds every choice that leaves somebody: each kind of help, area and audience alone, what comes to people's homes,
/// and each kind with one of the others. A service counts for the broader kinds of help, too.
pub(super) fn matches(public: &Public) -> Matches {
    let mut matches = Matches::new();
    let broader = broader(public);
    let everywhere: Vec<Id> =
        public.terms(Vocabulary::Areas).iter().map(|area| area.id.clone()).collect();
    for (o, organisation) in public.organisations.iter().enumerate().filter(|(_, o)| o.is_active())
    {
        for (s, service) in
            organisation.services.iter().enumerate().filter(|(_, s)| s.status == Status::Active)
        {
            let helps = broader.get(&service.help).map_or(&[][..], Vec::as_slice);
            for help in helps.iter().cloned().map(Some).chain([None]) {
                for filter in filters(public, &everywhere, service, help) {
                    let found = matches.entry(filter).or_default();
                    let is_new = found.services.last().is_none_or(|&(last, _)| last != o);
                    found.organisations += usize::from(is_new);
                    found.services.push((o, s));
                }
            }
        }
    }
    matches
}

/// Lists each kind of help with those it lies below, itself among them.
fn broader(public: &Public) -> BTreeMap<&Id, Vec<Id>> {
    let terms = public.terms(Vocabulary::Help);
    let above = |id: &Id| {
        let all = terms.iter().filter(|term| public.is_within(Vocabulary::Help, id, &term.id));
        all.map(|term| term.id.clone()).collect()
    };
    terms.iter().map(|term| (&term.id, above(&term.id))).collect()
}

/// A service that names no area is given in each; with one area there are no pages by area.
fn filters(public: &Public, everywhere: &[Id], service: &Service, help: Option<Id>) -> Vec<Filter> {
    let areas = match (public.has_areas(), service.areas.is_empty()) {
        (false, _) => &[][..],
        (true, true) => everywhere,
        (true, false) => &service.areas,
    };
    let plain = Filter { help, ..Filter::default() };
    let in_area = |area: &Id| Filter { area: Some(area.clone()), ..plain.clone() };
    let meant_for = |who: &Id| Filter { audience: Some(who.clone()), ..plain.clone() };
    let mut filters: Vec<Filter> = areas.iter().map(in_area).collect();
    filters.extend(service.audiences.iter().map(meant_for));
    if service.comes_home() {
        filters.push(Filter { at_home: true, ..plain.clone() });
    }
    if plain.help.is_some() {
        filters.push(plain);
    }
    filters
}
