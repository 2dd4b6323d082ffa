//! Which services each page of help shows, found in one pass over them.
//!
//! The plan needs it to know which pages there are, and how long; the pages show it. So it is made once.

use std::collections::{BTreeMap, BTreeSet};

use super::route::{Filter, PAGE_LENGTH};
use crate::base::maps::{HashMap, HashMapExt as _};
use crate::base::names::Id;
use crate::content::fields::Vocabulary;
use crate::list::offers::{List, Offer};
use crate::list::publish::Public;

/// The services behind one filter.
#[derive(Debug, Clone, Default)]
pub struct Match {
    /// Positions among the rows of the list: first what is given now and can be called, then what is given now, then what is paused or
    /// has moved; each rising. Where an organisation is one row, all of its services stand where its first one would.
    services: Vec<usize>,
    /// Where an organisation is one row: where the services of each begin.
    organisation_starts: Vec<usize>,
    /// How many can be called now.
    called: usize,
    /// How many organisations these are.
    pub organisations: usize,
    /// How many of the services are given now.
    pub available: usize,
    /// How many organisations give them.
    pub available_organisations: usize,
    /// Of a kind of help alone: how many organisations give it now and do not say for whom. No page of an audience shows these.
    pub unstated: usize,
}

/// The services behind every filter that leaves somebody.
pub(in crate::site) type Matches = BTreeMap<Filter, Match>;

impl Match {
    /// Returns how many pages the list has.
    pub(super) fn page_count(&self) -> usize {
        self.row_count().div_ceil(PAGE_LENGTH).max(1)
    }

    /// Returns how many rows the list has: services of one kind of help, else organisations.
    pub(in crate::site) fn row_count(&self) -> usize {
        match self.organisation_starts.len() {
            0 => self.services.len(),
            organisations => organisations,
        }
    }

    /// Goes through the rows of one page, counted from 1; each is one service, or what one organisation gives.
    pub(in crate::site) fn rows_on_page<'a>(
        &'a self,
        list: &'a List,
        number: usize,
    ) -> impl Iterator<Item = Vec<&'a Offer>> {
        let start = (number - 1) * PAGE_LENGTH;
        let shown = start..self.row_count().min(start + PAGE_LENGTH);
        shown.map(|row| {
            let starts = &self.organisation_starts;
            let services = match starts.get(row) {
                None => row..row + 1,
                Some(&first) => first..*starts.get(row + 1).unwrap_or(&self.services.len()),
            };
            self.services[services].iter().map(|&position| &list.offers()[position]).collect()
        })
    }

    /// Makes a row of each organisation, where its first service stands.
    fn gather_organisations(&mut self, list: &List) {
        let mut order: Vec<Vec<usize>> = Vec::new();
        let mut places = BTreeMap::new();
        for &position in &self.services {
            let id = &list.offers()[position].organisation().entry.id;
            let place = *places.entry(id).or_insert(order.len());
            if place == order.len() {
                order.push(Vec::new());
            }
            order[place].push(position);
        }
        self.services.clear();
        for services in order {
            self.organisation_starts.push(self.services.len());
            self.services.extend(services);
        }
    }

    /// Adds a service, which stands behind those that were added before.
    fn add_position(&mut self, list: &List, position: usize) {
        let offers = list.offers();
        let of = |position: usize| &offers[position].organisation().entry.id;
        // The rows of one organisation stand together, so its last row so far is the nearest one.
        let nearest = |services: &[usize]| {
            let before = services.partition_point(|&other| other < position);
            let sides = [before.checked_sub(1), Some(before)].into_iter().flatten();
            let mut sides = sides.filter_map(|side| services.get(side));
            sides.any(|&other| of(other) == of(position))
        };
        let (available, others) = self.services.split_at(self.available);
        let (called, silent) = available.split_at(self.called);
        let is_known = [called, silent, others].into_iter().any(nearest);
        self.organisations += usize::from(!is_known);
        if offers[position].is_available() {
            self.available += 1;
            self.called += usize::from(offers[position].can_be_called());
            self.available_organisations += usize::from(!is_known);
        }
        self.services.push(position);
    }

    fn count_unstated(&self, list: &List) -> usize {
        let available = self.services[..self.available].iter().map(|&at| &list.offers()[at]);
        let unstated = available.filter(|offer| offer.audiences().is_empty());
        unstated.map(|offer| &offer.organisation().entry.id).collect::<BTreeSet<_>>().len()
    }
}

/// Finds every choice that leaves somebody: each kind of help, area and audience alone, what comes to people's homes,
/// and each kind with one of the others. A service counts for the broader kinds of help, too.
pub(super) fn matches(list: &List) -> Matches {
    let mut matches: HashMap<Filter, Match> = HashMap::new();
    let broader = broader(list);
    for (position, offer) in list.listed() {
        let helps = offer.help().and_then(|help| broader.get(help));
        let helps = helps.map_or(&[][..], Vec::as_slice);
        for help in helps.iter().cloned().map(Some).chain([None]) {
            for filter in filters(list, offer, help) {
                matches.entry(filter).or_default().add_position(list, position);
            }
        }
    }
    let mut matches: Matches = matches.into_iter().collect();
    for (filter, found) in &mut matches {
        if filter.area.is_none() && filter.audience.is_none() && !filter.at_home {
            found.unstated = found.count_unstated(list);
        }
        if filter.help.is_none() {
            found.gather_organisations(list);
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

/// With one area there are no pages by area.
fn filters(list: &List, offer: &Offer, help: Option<Id>) -> Vec<Filter> {
    let areas = if list.has_areas() { list.reached_areas(offer) } else { Vec::new() };
    let plain = Filter { help, ..Filter::default() };
    let in_area = |area: &Id| Filter { area: Some(area.clone()), ..plain.clone() };
    let meant_for = |who: &Id| Filter { audience: Some(who.clone()), ..plain.clone() };
    let mut filters: Vec<Filter> = areas.into_iter().map(in_area).collect();
    filters.extend(list.reached_audiences(offer).into_iter().map(meant_for));
    if offer.is_at_home() {
        filters.push(Filter { at_home: true, ..plain.clone() });
    }
    if plain.help.is_some() {
        filters.push(plain);
    }
    filters
}
