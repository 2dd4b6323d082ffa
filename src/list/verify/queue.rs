//! The calls that are due, the riskiest first.
//!
//! An entry is due when nobody confirmed it within the cycle of the site. Its risk grows with the age of its last confirmation, with kinds
//! of help that the site calls urgent, with the number of lists that show it, and where it is the only help of a kind in an area. Entries
//! that share a telephone are one call. A number that is not public is never told, only where it stands.

#![expect(
    clippy::disallowed_methods,
    reason = "opens for the public only: the editors' own list names what the site does"
)]

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use jiff::{Span, ToSpan as _, Unit};

use crate::base::choices::{Status, Visibility};
use crate::base::diag::Location;
use crate::base::locale::phones::PhoneNumber;
use crate::base::names::Id;
use crate::base::privacy::Guarded;
use crate::content::fields::Vocabulary;
use crate::content::validate::{Organisation, Phone};
use crate::list::model::Register;
use crate::list::offers::{List, Offer};
use crate::list::standing::{CallStanding, cycle_days};

/// After how many days somebody who could not be confirmed is called again.
const PAUSE_DAYS: i64 = 7;

/// What is to be done.
#[derive(Debug, Default)]
pub(crate) struct Queue {
    /// The calls, the riskiest first.
    pub(crate) calls: Vec<PlannedCall>,
    /// Entries that are due and cannot be called: they asked for it, or nobody knows a number. They are asked by letter.
    pub(crate) by_letter: Vec<DueEntry>,
    /// Entries of which somebody said that something is not as it is written: they are corrected, not called.
    pub(crate) to_mend: Vec<DueEntry>,
    /// When the other calls are due, each number once.
    pub(crate) coming: Vec<Date>,
    /// How many calls hold the whole list, each number once.
    pub(crate) whole: usize,
}

/// One call: a number, and the entries that are asked about.
#[derive(Debug)]
pub(crate) struct PlannedCall {
    /// The number, where everybody may know it.
    pub(crate) number: Option<PhoneNumber>,
    /// What is dialled after it.
    pub(crate) extension: Option<std::sync::Arc<str>>,
    /// Where numbers stand that not everybody may know.
    pub(crate) hidden: Vec<Location>,
    /// The entries, the riskiest first.
    pub(crate) entries: Vec<DueEntry>,
}

impl PlannedCall {
    /// Returns the risk of the riskiest of its entries.
    pub(crate) fn risk(&self) -> u64 {
        self.entries.iter().map(|entry| entry.risk).max().unwrap_or_default()
    }
}

/// An entry that is asked about.
#[derive(Debug, Clone)]
pub(crate) struct DueEntry {
    /// Its id.
    pub(crate) id: String,
    /// Its name.
    pub(crate) name: String,
    /// The services that are due while the entry as a whole is not; empty where the whole entry is.
    pub(crate) services: Vec<Id>,
    /// How the calls about it stand.
    pub(crate) standing: CallStanding,
    /// The kinds of help that nobody else gives in an area, with that area; nothing in its place where it is given everywhere.
    pub(crate) only: Vec<(Id, Option<Id>)>,
    /// How urgent it is to call: only the order means something.
    pub(crate) risk: u64,
}

/// Returns the calls that are due today. Whoever is called for one entry is asked about all that have the number, so that nobody is called
/// again for the next.
pub(crate) fn queue(register: &Register, list: &List) -> Queue {
    let only = only_helps(list);
    let mut queue = Queue::default();
    let mut by_number: BTreeMap<(bool, String), (Callee, Vec<Candidate>)> = BTreeMap::new();
    for organisation in register.organisations.iter().filter(|o| is_asked(register, o)) {
        let candidate = Candidate::new(register, list, organisation, &only);
        let callee = Callee::for_entry(register, organisation);
        let key = match callee.number_key() {
            Some(number) => (true, number),
            None => (false, organisation.common.id.clone()),
        };
        by_number.entry(key).or_insert_with(|| (callee, Vec::new())).1.push(candidate);
    }
    queue.whole = by_number.len();
    for (callee, candidates) in by_number.into_values() {
        queue.add_number(register, callee, candidates);
    }
    let in_order = |entry: &DueEntry| (std::cmp::Reverse(entry.risk), entry.id.clone());
    for call in &mut queue.calls {
        call.entries.sort_by_cached_key(in_order);
    }
    queue.calls.sort_by_cached_key(|call| {
        (std::cmp::Reverse(call.risk()), call.entries.first().map(|entry| entry.id.clone()))
    });
    // Who could not be confirmed is written to first.
    queue.by_letter.sort_by_cached_key(|entry| {
        (std::cmp::Reverse(entry.standing.is_unconfirmed(register)), in_order(entry))
    });
    queue
}

impl Queue {
    /// Adds what is to be done about the entries of one number.
    fn add_number(&mut self, register: &Register, callee: Callee, candidates: Vec<Candidate>) {
        let told = |candidate: &Candidate| candidate.entry.standing.told_otherwise.is_some();
        let (to_mend, asked): (Vec<_>, Vec<_>) = candidates.into_iter().partition(told);
        self.to_mend.extend(to_mend.into_iter().map(|candidate| candidate.entry));
        let standings = || asked.iter().map(|candidate| &candidate.entry.standing);
        if standings().any(|standing| standing.do_not_call) || callee.is_nobody() {
            let due = asked.into_iter().filter(|candidate| candidate.is_due);
            self.by_letter.extend(due.map(|candidate| candidate.entry));
            return;
        }
        let is_due = asked.iter().any(|candidate| candidate.is_due);
        if !is_due {
            self.coming.extend(standings().filter_map(|own| own.due_on(register)).min());
        }
        if !is_due || standings().any(|standing| is_resting(register, standing)) {
            return;
        }
        let (number, extension) = callee.number.unzip();
        self.calls.push(PlannedCall {
            number,
            extension: extension.flatten(),
            hidden: callee.hidden,
            entries: asked.into_iter().map(|candidate| candidate.entry).collect(),
        });
    }
}

/// Tells the entries that are verified: those that readers are sent to.
pub(super) fn is_asked(register: &Register, organisation: &Organisation) -> bool {
    register.config.shows(&organisation.common)
        && organisation.status != Status::Closed
        && !Register::is_desk(organisation)
}

/// An entry that may be called.
struct Candidate {
    entry: DueEntry,
    is_due: bool,
}

impl Candidate {
    fn new(
        register: &Register,
        list: &List,
        organisation: &Organisation,
        only: &BTreeMap<String, Vec<(Id, Option<Id>)>>,
    ) -> Self {
        let standing = CallStanding::for_entry(register, organisation);
        let is_due = |standing: &CallStanding| {
            standing.due_on(register).is_none_or(|day| day <= register.config.today)
        };
        let is_whole = is_due(&standing);
        let own = organisation.services.iter().filter(|service| service.verified.is_some());
        let due = own.filter(|service| {
            !is_whole && is_due(&CallStanding::for_service(register, organisation, service))
        });
        let names = due.filter_map(|service| service.stable_name());
        let services: Vec<Id> = names.map(|(id, _)| id.clone()).collect();
        let id = organisation.common.id.clone();
        let only = only.get(&id).cloned().unwrap_or_default();
        let risk = risk(register, list, &id, &standing, !only.is_empty());
        let is_due = is_whole || !services.is_empty();
        let name = organisation.name.main.to_string();
        Self { entry: DueEntry { id, name, services, standing, only, risk }, is_due }
    }
}

/// Tells whether it is too early to call again: nobody is called twice on one day, who did not want to speak not within the cycle, and who
/// could not be confirmed once a week.
fn is_resting(register: &Register, standing: &CallStanding) -> bool {
    let days = match standing {
        CallStanding { refused: true, .. } => i64::from(cycle_days(register)),
        _ if standing.is_unconfirmed(register) => PAUSE_DAYS,
        _ => 1,
    };
    let next = standing.called.and_then(|day| day.checked_add(days.days()).ok());
    next.is_some_and(|day| day > register.config.today)
}

/// Returns how urgent it is to call: the days since the last confirmation, doubled where a kind of help is urgent and where it is the only
/// one, and more the more lists show it.
fn risk(register: &Register, list: &List, id: &str, standing: &CallStanding, is_only: bool) -> u64 {
    let today = register.config.today;
    let age = |day: Date| today.since((Unit::Day, day)).map_or(0, |span: Span| span.get_days());
    // Of what nobody ever confirmed it is not known how old it is.
    let never = i64::from(cycle_days(register)) * 2;
    let days = standing.confirmed.map_or(never, |day| i64::from(age(day))).max(1);
    let urgent: Vec<&Id> =
        register.site.verify.urgent.iter().filter_map(|help| help.value.id()).collect();
    let is_urgent = |offer: &Offer| offer.help().is_some_and(|help| urgent.contains(&help));
    let factor = |holds: bool| if holds { 2 } else { 1 };
    let lists: usize = list.listed_of(id).map(|offer| list.reached_areas(offer).len() + 1).sum();
    u64::try_from(days).expect("days are counted from 1")
        * factor(list.listed_of(id).any(is_urgent))
        * factor(is_only)
        * (1 + u64::from((lists + 1).ilog2()))
}

/// Returns the kinds of help that an organisation alone gives in an area.
pub(crate) fn only_helps_of(list: &List, id: &str) -> Vec<(Id, Option<Id>)> {
    only_helps(list).remove(id).unwrap_or_default()
}

/// Returns for each organisation the kinds of help that nobody else gives in an area.
fn only_helps(list: &List) -> BTreeMap<String, Vec<(Id, Option<Id>)>> {
    let mut givers: BTreeMap<(&Id, Option<&Id>), BTreeSet<&str>> = BTreeMap::new();
    let has_areas = !list.terms(Vocabulary::Areas).is_empty();
    for (_, offer) in list.listed().filter(|(_, offer)| offer.is_available()) {
        let Some(help) = offer.help() else { continue };
        let id = &*offer.organisation().entry.id;
        let areas = if has_areas { list.reached_areas(offer) } else { Vec::new() };
        for area in areas {
            givers.entry((help, Some(area))).or_default().insert(id);
        }
        if !has_areas {
            givers.entry((help, None)).or_default().insert(id);
        }
    }
    let mut only: BTreeMap<String, Vec<(Id, Option<Id>)>> = BTreeMap::new();
    for ((help, area), ids) in givers {
        if let (Some(id), 1) = (ids.first(), ids.len()) {
            only.entry((*id).to_owned()).or_default().push((help.clone(), area.cloned()));
        }
    }
    only
}

/// Whom to call about an organisation.
#[derive(Debug, Default)]
struct Callee {
    number: Option<(PhoneNumber, Option<std::sync::Arc<str>>)>,
    hidden: Vec<Location>,
}

impl Callee {
    /// Takes the first number that somebody speaks on and everybody may know: its own, else that of a service, else of a person.
    fn for_entry(register: &Register, organisation: &Organisation) -> Self {
        let mut callee = Self::default();
        let services = organisation.services.iter().flat_map(|service| &service.phones);
        let own = register.private.iter().filter(|one| one.id.value == organisation.common.id);
        let private = own.flat_map(|private| &private.phones);
        for phone in organisation.phones.iter().chain(services).chain(private) {
            callee.add_phone(phone);
        }
        for phone in organisation.people.iter().filter_map(|person| person.phone.as_ref()) {
            match phone.open_for(Visibility::Public) {
                Some(number) if callee.number.is_none() => {
                    callee.number = Some((number.value.clone(), None));
                }
                Some(_) => {}
                None => callee.hidden.push(phone.place_of::<Location>().clone()),
            }
        }
        callee
    }

    fn add_phone(&mut self, phone: &Guarded<Phone>) {
        match phone.open_for(Visibility::Public) {
            Some(open) if self.number.is_none() && open.kind.is_for_calls() => {
                self.number = Some((open.number.value.clone(), open.extension.clone()));
            }
            Some(_) => {}
            None => self.hidden.push(phone.place_of::<Location>().clone()),
        }
    }

    /// Returns what tells its number from others.
    fn number_key(&self) -> Option<String> {
        let (number, extension) = self.number.as_ref()?;
        Some(format!("{};{}", number.tel(), extension.as_deref().unwrap_or_default()))
    }

    fn is_nobody(&self) -> bool {
        self.number.is_none() && self.hidden.is_empty()
    }
}
