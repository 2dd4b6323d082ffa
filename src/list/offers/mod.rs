//! The list: what may be seen, and its rows, worked out once.
//!
//! Comes in: what is public, or what the desks may see. Goes out: the same, with one [`Offer`] for each service and for
//! each organisation that has named none. Nobody behind this line decides again whose telephone counts, whether
//! something is given now, or what a list for readers leaves out.

mod offer;
mod reach;

use std::ops::{Deref, Range};
use std::sync::Arc;

use crate::base::choices::Status;
use crate::base::maps::{HashMap, HashMapExt as _};
use crate::base::names::Id;
use crate::content::fields::Vocabulary;
use crate::list::meetings::{Occasion, Stamp, Timetable};
use crate::list::publish::{ForDesks, Meeting, Organisation, Phone, Public, Service};
pub(crate) use offer::{Offer, is_listed};
use reach::Reach;

/// What may be seen, with the rows of the list.
#[derive(Debug)]
pub struct List {
    public: Public,
    offers: Vec<Offer>,
    /// Where the rows of each organisation stand.
    of: HashMap<Arc<str>, Range<usize>>,
    timetable: Timetable,
    areas: Reach,
    audiences: Reach,
}

impl Deref for List {
    type Target = Public;

    fn deref(&self) -> &Public {
        &self.public
    }
}

/// The list for the desks, a type of its own: nothing that makes the site can be handed it; it opens in `export/desks.rs`
/// alone, which stamps what it writes.
#[derive(Debug)]
pub(crate) struct DeskList(List);

impl DeskList {
    /// Works out the rows by the same rules, with what only the desks may see.
    pub(crate) fn new(desks: ForDesks) -> Self {
        Self(List::new(desks.open_for_official_use()))
    }

    /// Opens it for a file that is stamped and never published.
    pub(crate) fn open_for_official_use(&self) -> &List {
        &self.0
    }
}

/// A number of an organisation, with the service that it belongs to.
#[derive(Debug, Clone, Copy)]
pub(crate) struct OrganisationNumber<'a> {
    /// The number, what it is for, and when it is answered.
    pub phone: &'a Phone,
    /// The service; nothing where the number is the organisation's own.
    pub service: Option<&'a Service>,
    /// How the service stands, where that is worse than its organisation does.
    pub(crate) state: Option<Status>,
}

impl List {
    /// Works out the rows, in the order of names.
    pub(crate) fn new(public: Public) -> Self {
        let mut offers: Vec<Offer> = Vec::new();
        let mut of = HashMap::new();
        for organisation in &public.organisations {
            let start = offers.len();
            offers.extend(Offer::all_of(organisation));
            of.insert(organisation.entry.id.clone(), start..offers.len());
        }
        let timetable = Timetable::new(&public);
        let areas = Reach::new(&public, Vocabulary::Areas);
        let audiences = Reach::new(&public, Vocabulary::Audiences);
        Self { public, offers, of, timetable, areas, audiences }
    }

    /// Returns every meeting, those that are only announced before those with a file, the latest first.
    pub(crate) fn occasions(&self) -> impl Iterator<Item = Occasion<'_>> {
        let announced = self.timetable.announced().into_iter().map(Occasion::Announced);
        announced.chain(self.public.meetings.iter().map(Occasion::Filed))
    }

    /// Returns the meetings to come, cancelled ones among them, the soonest first.
    pub(crate) fn meetings_to_come(&self) -> Vec<Occasion<'_>> {
        self.timetable.to_come(&self.public)
    }

    /// Returns the cancelled meetings before the next one, and the next one.
    pub(crate) fn next_meeting(&self) -> (Vec<Occasion<'_>>, Option<Occasion<'_>>) {
        self.timetable.next_meeting(&self.public)
    }

    /// Returns the meeting that minutes name as the next one.
    pub(crate) fn meeting_after(&self, minutes: &Meeting) -> Option<Occasion<'_>> {
        self.timetable.following(&self.public, minutes)
    }

    /// Returns the name by which calendars and feeds know a meeting.
    pub(crate) fn meeting_key<'a>(&'a self, occasion: Occasion<'a>) -> &'a str {
        self.timetable.uid(occasion)
    }

    /// Returns when what is told of a meeting last changed, and how often.
    pub(crate) fn meeting_stamp(&self, occasion: Occasion<'_>) -> Stamp {
        self.timetable.change_stamp(&self.public, occasion)
    }

    /// Returns where a service is given: in the areas that it names and all within them; in every area where it names none.
    pub(crate) fn reached_areas<'a>(&'a self, offer: &'a Offer) -> Vec<&'a Id> {
        match offer.areas() {
            [] => self.public.terms(Vocabulary::Areas).iter().map(|area| &area.id).collect(),
            named => self.areas.reached(named),
        }
    }

    /// Tells whether a service is given in an area: in those that it names and all within them; in every area where it names none.
    pub(crate) fn is_given_in(&self, offer: &Offer, area: &Id) -> bool {
        let named = offer.areas();
        named.is_empty()
            || named.iter().any(|own| own == area || self.areas.within(own).contains(area))
    }

    /// Returns the areas that lie within one.
    pub(crate) fn areas_within(&self, area: &Id) -> &[Id] {
        self.areas.within(area)
    }

    /// Returns the audiences that lie within one.
    pub(crate) fn audiences_within(&self, audience: &Id) -> &[Id] {
        self.audiences.within(audience)
    }

    /// Returns whom a service is for: the audiences that it names and all within them; nobody where it does not say.
    pub(crate) fn reached_audiences<'a>(&'a self, offer: &'a Offer) -> Vec<&'a Id> {
        self.audiences.reached(offer.audiences())
    }

    /// Returns every row, in the order of names.
    pub(crate) fn offers(&self) -> &[Offer] {
        &self.offers
    }

    /// Returns the rows of an organisation; one without a service where it has named none.
    pub(crate) fn offers_of(&self, id: &str) -> &[Offer] {
        self.of.get(id).map_or(&[], |range| &self.offers[range.clone()])
    }

    /// Goes through the rows of data: all but those of the desks, which receive the list.
    pub(crate) fn counted_offers(&self) -> impl Iterator<Item = &Offer> {
        self.offers.iter().filter(|offer| !offer.organisation().is_desk)
    }

    /// Goes through the services that lists for readers show, with their positions among all rows: first what is given now and can be
    /// called, then what is given now, then what is paused or has moved, last what nobody confirmed in spite of several calls, each in
    /// the order of names.
    pub(crate) fn listed(&self) -> impl Iterator<Item = (usize, &Offer)> {
        let services = || self.offers.iter().enumerate().filter(|(_, o)| o.service().is_some());
        let confirmed = move || services().filter(|(_, offer)| !offer.is_unconfirmed());
        let now = move |is_called: bool| {
            confirmed().filter(move |(_, o)| o.is_available() && o.can_be_called() == is_called)
        };
        let is_listed = |(_, offer): &(usize, &Offer)| offer.is_listed();
        now(true)
            .chain(now(false))
            .chain(confirmed().filter(is_listed).filter(|(_, offer)| !offer.is_available()))
            .chain(services().filter(is_listed).filter(|(_, offer)| offer.is_unconfirmed()))
    }

    /// Goes through the services of one organisation that lists for readers show, in its own order.
    pub(crate) fn listed_of(&self, id: &str) -> impl Iterator<Item = &Offer> {
        let services = self.offers_of(id).iter().filter(|offer| offer.service().is_some());
        services.filter(|offer| offer.is_listed())
    }

    /// Goes through the organisations that lists for readers show.
    pub(crate) fn listed_organisations(&self) -> impl Iterator<Item = &Organisation> {
        self.public.counted().filter(|organisation| is_listed(organisation.status))
    }

    /// Returns the kinds of help of an organisation, each once, in the order of first mention: without those that stand worse
    /// than the organisation itself, since a line that names only kinds has no room to say so.
    pub(crate) fn helps_of(&self, id: &str) -> Vec<&Id> {
        let as_good = self.listed_of(id).filter(|offer| offer.worse_state().is_none());
        each_once(as_good.filter_map(Offer::help))
    }

    /// Returns every number of an organisation once: its own, then those of its services, and of these first what is given
    /// as the organisation stands.
    pub(crate) fn numbers_of<'a>(
        &'a self,
        organisation: &'a Organisation,
    ) -> Vec<OrganisationNumber<'a>> {
        let own = organisation.phones.iter();
        let own = own.map(|phone| OrganisationNumber { phone, service: None, state: None });
        let mut offers: Vec<&Offer> = self.listed_of(&organisation.entry.id).collect();
        offers.sort_by_key(|offer| offer.worse_state().is_some());
        let of_services = offers.into_iter().flat_map(|offer| {
            let (service, state) = (offer.service(), offer.worse_state());
            offer.own_phones().iter().map(move |phone| OrganisationNumber { phone, service, state })
        });
        let mut numbers: Vec<OrganisationNumber<'_>> = Vec::new();
        for number in own.chain(of_services) {
            if numbers.iter().all(|known| !known.phone.is_same(number.phone)) {
                numbers.push(number);
            }
        }
        numbers
    }

    /// Returns the numbers to call at the head of an organisation: its own, else those of its services.
    pub(crate) fn head_numbers_of<'a>(
        &'a self,
        organisation: &'a Organisation,
    ) -> Vec<OrganisationNumber<'a>> {
        let mut numbers = self.numbers_of(organisation);
        numbers.retain(|number| number.phone.is_for_calls());
        if organisation.phones.iter().any(Phone::is_for_calls) {
            numbers.retain(|number| number.service.is_none());
        }
        numbers
    }
}

/// Keeps the first of those that are the same.
fn each_once<T: PartialEq>(items: impl Iterator<Item = T>) -> Vec<T> {
    let mut kept = Vec::new();
    for item in items {
        if !kept.contains(&item) {
            kept.push(item);
        }
    }
    kept
}
