//! Made-up organisations in which every value occurs once and can be recognised wherever it is printed, and what is to
//! be told of each of their services.
//!
//! The rules stand here a second time and in few words: which numbers a service is called on, how it stands, which hours
//! and which check are its own. What the program tells is held to this, not to the program.

use std::collections::BTreeSet;

use proptest::prelude::*;
use serde_json::{Value, json};

use crate::site::{Site, site};

/// How many kinds of help, areas and audiences there are.
pub(super) const TERMS: usize = 3;
/// The words of content, from the best state to the worst.
pub(super) const STATES: [&str; 4] = ["active", "paused", "relocated", "closed"];

/// One thing that can be told of a service or an organisation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fact {
    Organisation(usize),
    Help(usize),
    Name(usize),
    Phone(usize),
    Label(usize),
    Extension(usize),
    PhoneHours(usize),
    Hours(usize),
    Area(usize),
    Audience(usize),
    Home,
    Verified(usize),
    /// One that is not the usual one.
    State(usize),
}

impl Fact {
    /// The word that the table of outputs names it with.
    pub(super) fn kind(self) -> &'static str {
        match self {
            Self::Organisation(_) => "organisation",
            Self::Help(_) => "help",
            Self::Name(_) => "name",
            Self::Phone(_) => "phone",
            Self::Label(_) => "label",
            Self::Extension(_) => "extension",
            Self::PhoneHours(_) => "phone-hours",
            Self::Hours(_) => "hours",
            Self::Area(_) => "area",
            Self::Audience(_) => "audience",
            Self::Home => "home",
            Self::Verified(_) => "verified",
            Self::State(_) => "state",
        }
    }

    /// How it may be written: any of these.
    pub(super) fn spellings(self) -> Vec<String> {
        let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
        match self {
            Self::Organisation(n) => vec![format!("Установа{n:03}")],
            Self::Help(n) => vec![format!("Поміч{n}"), format!("pomich-{n}")],
            Self::Name(n) => vec![format!("Послуга{n:03}")],
            Self::Phone(n) => vec![format!("500000{n:03}")],
            Self::Label(n) => vec![format!("Мітка{n:03}")],
            Self::Extension(n) => vec![extension(n)],
            Self::PhoneHours(n) => vec![time(1, n)],
            Self::Hours(n) => vec![time(5, n)],
            Self::Area(n) => vec![format!("Околиця{n}"), format!("okolytsia-{n}")],
            Self::Audience(n) => vec![format!("Людність{n}"), format!("liudnist-{n}")],
            Self::Home => words(&["Прийдуть до вас додому", "Прийдуть додому", "удома", "at-home"]),
            Self::Verified(n) => vec![day(n), format!("{:02}.{:02}.2019", 1 + n % 28, 1 + n / 28)],
            Self::State(0) => Vec::new(),
            Self::State(1) => words(&[
                "Тимчасово не працює",
                "призупинено",
                "\"paused\"",
                "temporarily closed",
                "OutOfStock",
            ]),
            Self::State(2) => words(&[
                "Тепер в іншій громаді",
                "переміщено",
                "\"relocated\"",
                "inactive",
                "Discontinued",
            ]),
            Self::State(_) => words(&["Діяльність припинено", "закрито", "\"closed\"", "defunct"]),
        }
    }
}

/// A time that no other one holds: never the full hour, since `05:05:00` holds `05:00`.
fn time(hour: usize, n: usize) -> String {
    format!("{:02}:{:02}", hour + n / 59, 1 + n % 59)
}

/// Digits that stand in no number and in no hash.
fn extension(n: usize) -> String {
    format!("9753{n:03}")
}

fn day(n: usize) -> String {
    format!("2019-{:02}-{:02}", 1 + n / 28, 1 + n % 28)
}

/// A phone: its number is the position at which it was made.
#[derive(Debug, Clone)]
pub(super) struct Phone {
    pub(super) number: usize,
    has_label: bool,
    has_hours: bool,
    has_extension: bool,
    /// Whether it is a fax, which nobody calls.
    is_fax: bool,
    /// 0 where everybody may see it, 1 for the desks, 2 for nobody.
    visibility: usize,
}

#[derive(Debug, Clone)]
pub(super) struct Service {
    pub(super) number: usize,
    pub(super) help: usize,
    pub(super) has_name: bool,
    pub(super) phones: Vec<Phone>,
    has_hours: bool,
    pub(super) areas: Vec<usize>,
    pub(super) audiences: Vec<usize>,
    pub(super) is_at_home: bool,
    is_verified: bool,
    status: usize,
}

#[derive(Debug, Clone)]
pub(super) struct Organisation {
    pub(super) number: usize,
    pub(super) is_desk: bool,
    /// 0 a draft, 1 expired, 2 not yet due; otherwise it is shown.
    shown: usize,
    pub(super) status: usize,
    pub(super) phones: Vec<Phone>,
    has_hours: bool,
    is_verified: bool,
    pub(super) services: Vec<Service>,
}

/// A service with its organisation, or an organisation that has named none.
#[derive(Debug, Clone, Copy)]
pub(super) struct Offer<'a> {
    pub(super) organisation: &'a Organisation,
    pub(super) service: Option<&'a Service>,
}

#[derive(Debug, Clone)]
pub(super) struct Town {
    pub(super) organisations: Vec<Organisation>,
}

/// Some of few terms, often none.
fn some() -> impl Strategy<Value = Vec<usize>> {
    proptest::sample::subsequence((1..=TERMS).collect::<Vec<_>>(), 0..=TERMS)
}

/// Mostly the usual state.
fn status() -> impl Strategy<Value = usize> {
    prop_oneof![3 => Just(0_usize), 2 => 1..STATES.len()]
}

fn phones() -> impl Strategy<Value = Vec<Phone>> {
    let visibility = prop_oneof![4 => Just(0_usize), 1 => Just(1), 1 => Just(2)];
    let rare = || prop_oneof![3 => Just(false), 1 => Just(true)];
    let phone = (any::<bool>(), any::<bool>(), rare(), rare(), visibility);
    let phone = phone.prop_map(|(has_label, has_hours, has_extension, is_fax, visibility)| Phone {
        number: 0,
        has_label,
        has_hours,
        has_extension,
        is_fax,
        visibility,
    });
    prop_oneof![1 => Just(Vec::new()), 2 => proptest::collection::vec(phone, 1..3)]
}

fn service() -> impl Strategy<Value = Service> {
    let flags = (any::<bool>(), any::<bool>(), any::<bool>(), any::<bool>());
    (1..=TERMS, flags, phones(), some(), some(), status()).prop_map(
        |(
            help,
            (has_name, has_hours, is_at_home, is_verified),
            phones,
            areas,
            audiences,
            status,
        )| Service {
            number: 0,
            help,
            has_name,
            phones,
            has_hours,
            areas,
            audiences,
            is_at_home,
            is_verified,
            status,
        },
    )
}

fn organisation() -> impl Strategy<Value = Organisation> {
    let flags = (any::<bool>(), any::<bool>(), 0..6_usize, 0..10_usize);
    let services = proptest::collection::vec(service(), 0..4);
    (flags, phones(), status(), services).prop_map(
        |((has_hours, is_verified, desk, shown), phones, status, services)| Organisation {
            number: 0,
            is_desk: desk == 0,
            shown,
            status,
            phones,
            has_hours,
            is_verified,
            services,
        },
    )
}

/// A few organisations, with numbers that make each value the only one of its kind.
pub(super) fn town() -> impl Strategy<Value = Town> {
    proptest::collection::vec(organisation(), 1..5).prop_map(|mut organisations| {
        let mut count = 0..;
        let mut next = || count.next().unwrap_or_default();
        // A site of nobody has other pages.
        organisations.iter_mut().take(1).for_each(|organisation| organisation.shown = 3);
        for organisation in &mut organisations {
            organisation.number = next();
            organisation.phones.iter_mut().for_each(|phone| phone.number = next());
            for service in &mut organisation.services {
                service.number = next();
                service.phones.iter_mut().for_each(|phone| phone.number = next());
            }
        }
        Town { organisations }
    })
}

impl Phone {
    pub(super) fn is_public(&self) -> bool {
        self.visibility == 0
    }

    /// Whether it may stand for whom to call.
    pub(super) fn is_called(&self) -> bool {
        self.is_public() && !self.is_fax
    }

    pub(super) fn facts(&self) -> impl Iterator<Item = Fact> {
        let n = self.number;
        let label = self.has_label.then_some(Fact::Label(n));
        let hours = self.has_hours.then_some(Fact::PhoneHours(n));
        let extension = self.has_extension.then_some(Fact::Extension(n));
        [Some(Fact::Phone(n)), label, hours, extension].into_iter().flatten()
    }

    fn json(&self) -> Value {
        let n = self.number;
        let visibility = ["public", "desks", "private"][self.visibility];
        let number = format!("050 000-0{}-{:02}", n / 100, n % 100);
        let mut phone = json!({ "number": number, "visibility": visibility });
        if self.has_extension {
            phone["extension"] = extension(n).into();
        }
        if self.is_fax {
            phone["type"] = "fax".into();
        }
        if self.has_label {
            phone["label"] = Fact::Label(n).spellings()[0].as_str().into();
        }
        if self.has_hours {
            phone["hours"] = format!("Mo {}-23:23", time(1, n)).into();
        }
        phone
    }
}

impl Service {
    fn json(&self) -> Value {
        let mut service = json!({
            "id": format!("posluha-{}", self.number),
            "help": format!("pomich-{}", self.help),
            "phones": self.phones.iter().map(Phone::json).collect::<Vec<_>>(),
            "areas": self.areas.iter().map(|n| format!("okolytsia-{n}")).collect::<Vec<_>>(),
            "audiences": self.audiences.iter().map(|n| format!("liudnist-{n}")).collect::<Vec<_>>(),
            "delivery": if self.is_at_home { json!(["at-home"]) } else { json!(["by-phone"]) },
            "status": STATES[self.status],
        });
        if self.has_name {
            service["name"] = Fact::Name(self.number).spellings()[0].as_str().into();
        }
        if self.has_hours {
            service["hours"] = format!("Mo {}-23:23", time(5, self.number)).into();
        }
        if self.is_verified {
            service["verified"] = json!({ "on": day(self.number) });
        }
        service
    }

    /// What it says itself, but for whom to call, when, and how it stands.
    fn own_facts(&self) -> impl Iterator<Item = Fact> {
        let terms = self.areas.iter().map(|n| Fact::Area(*n));
        let terms = terms.chain(self.audiences.iter().map(|n| Fact::Audience(*n)));
        let name = self.has_name.then_some(Fact::Name(self.number));
        let home = self.is_at_home.then_some(Fact::Home);
        terms.chain(name).chain(home).chain([Fact::Help(self.help)])
    }
}

impl Organisation {
    pub(super) fn id(&self) -> String {
        format!("ustanova-{:03}", self.number)
    }

    pub(super) fn is_shown(&self) -> bool {
        self.shown > 2
    }

    pub(super) fn offers(&self) -> Vec<Offer<'_>> {
        let services = self.services.iter().map(Some);
        let none = self.services.is_empty().then_some(None);
        services.chain(none).map(|service| Offer { organisation: self, service }).collect()
    }

    fn json(&self) -> Value {
        let mut entry = json!({
            "name": Fact::Organisation(self.number).spellings()[0],
            "kind": if self.is_desk { "desk" } else { "ngo" },
            "status": STATES[self.status],
            "phones": self.phones.iter().map(Phone::json).collect::<Vec<_>>(),
            "services": self.services.iter().map(Service::json).collect::<Vec<_>>(),
        });
        if self.has_hours {
            entry["hours"] = format!("Mo {}-23:23", time(5, self.number)).into();
        }
        if self.is_verified {
            entry["verified"] = json!({ "on": day(self.number) });
        }
        match self.shown {
            0 => entry["draft"] = true.into(),
            1 => entry["expires_on"] = "2020-03-26".into(),
            2 => entry["publish_on"] = "2020-03-28".into(),
            _ => {}
        }
        entry
    }

    /// What is told of it without its services.
    pub(super) fn facts(&self) -> BTreeSet<Fact> {
        let phones = self.phones.iter().filter(|phone| phone.is_public());
        let mut facts: BTreeSet<Fact> = phones.flat_map(Phone::facts).collect();
        facts.insert(Fact::Organisation(self.number));
        facts.extend(self.has_hours.then_some(Fact::Hours(self.number)));
        facts.extend(self.is_verified.then_some(Fact::Verified(self.number)));
        facts.extend((self.status > 0).then_some(Fact::State(self.status)));
        facts
    }

    /// What is told of it and of its services that lists for readers show.
    pub(super) fn listed_facts(&self) -> BTreeSet<Fact> {
        let offers = self.offers().into_iter().filter(|offer| offer.is_listed());
        self.facts().into_iter().chain(offers.flat_map(|offer| offer.own_facts())).collect()
    }
}

impl<'a> Offer<'a> {
    fn own_phones(&self) -> Vec<&'a Phone> {
        let phones = self.service.map_or(&[][..], |service| &service.phones);
        phones.iter().filter(|phone| phone.is_public()).collect()
    }

    /// The numbers to call: the service's own, else those of its organisation.
    pub(super) fn phones(&self) -> Vec<&'a Phone> {
        let own = self.own_phones();
        let others = self.organisation.phones.iter().filter(|phone| phone.is_public());
        let is_called = |phone: &&Phone| !phone.is_fax;
        let called: Vec<&Phone> = own.into_iter().filter(is_called).collect();
        if called.is_empty() { others.filter(is_called).collect() } else { called }
    }

    /// Its own fax, and that of its organisation where it takes the numbers of that.
    pub(super) fn faxes(&self) -> Vec<&'a Phone> {
        let own = self.own_phones();
        let others = self.organisation.phones.iter().filter(|phone| phone.is_public());
        let takes_others = own.iter().all(|phone| phone.is_fax);
        let own = own.into_iter().filter(|phone| phone.is_fax);
        own.chain(others.filter(|phone| takes_others && phone.is_fax)).collect()
    }

    /// The worse of organisation and service.
    pub(super) fn state(&self) -> usize {
        self.organisation.status.max(self.service.map_or(0, |service| service.status))
    }

    pub(super) fn is_listed(&self) -> bool {
        self.state() < 3
    }

    fn common_facts(&self) -> BTreeSet<Fact> {
        let mut facts: BTreeSet<Fact> =
            self.service.into_iter().flat_map(Service::own_facts).collect();
        facts.insert(Fact::Organisation(self.organisation.number));
        facts.extend((self.state() > 0).then_some(Fact::State(self.state())));
        facts
    }

    fn own_verified(&self) -> Option<Fact> {
        let checked = self.service.filter(|service| service.is_verified);
        checked.map(|service| Fact::Verified(service.number))
    }

    /// The check of the service, else of its organisation.
    pub(super) fn verified(&self) -> Option<Fact> {
        let others = self.organisation.is_verified;
        let others = others.then_some(Fact::Verified(self.organisation.number));
        self.own_verified().or(others)
    }

    fn own_hours(&self) -> Option<Fact> {
        self.service.filter(|s| s.has_hours).map(|service| Fact::Hours(service.number))
    }

    /// What the service says itself.
    pub(super) fn own_facts(&self) -> BTreeSet<Fact> {
        let mut facts = self.common_facts();
        facts.extend(self.own_phones().into_iter().flat_map(Phone::facts));
        facts.extend(self.own_hours());
        facts.extend(self.own_verified());
        facts
    }

    /// The one answer.
    pub(super) fn facts(&self) -> BTreeSet<Fact> {
        let mut facts = self.common_facts();
        let phones = self.phones().into_iter().chain(self.faxes());
        facts.extend(phones.flat_map(Phone::facts));
        let others = self.organisation.has_hours.then_some(Fact::Hours(self.organisation.number));
        facts.extend(self.own_hours().or(others));
        facts.extend(self.verified());
        facts
    }
}

impl Town {
    /// The organisations that are shown, in the order of names.
    pub(super) fn shown(&self) -> impl Iterator<Item = &Organisation> {
        self.organisations.iter().filter(|organisation| organisation.is_shown())
    }

    /// Every row of data, those of the desks among them.
    pub(super) fn offers(&self) -> Vec<Offer<'_>> {
        self.shown().flat_map(Organisation::offers).collect()
    }

    /// What lists for readers show: first what is given now, and of that what can be called.
    pub(super) fn listed(&self) -> Vec<Offer<'_>> {
        let services = self.offers().into_iter().filter(|o| o.service.is_some() && o.is_listed());
        let (now, later): (Vec<_>, Vec<_>) = services.partition(|offer| offer.state() == 0);
        let (called, silent): (Vec<_>, Vec<_>) =
            now.into_iter().partition(|offer| !offer.phones().is_empty());
        called.into_iter().chain(silent).chain(later).collect()
    }

    /// Every value of the content, also what nobody may see.
    pub(super) fn universe(&self) -> BTreeSet<Fact> {
        let mut all: BTreeSet<Fact> = (1..STATES.len()).map(Fact::State).collect();
        all.extend((1..=TERMS).flat_map(|n| [Fact::Help(n), Fact::Area(n), Fact::Audience(n)]));
        all.insert(Fact::Home);
        for organisation in &self.organisations {
            all.extend(organisation.facts());
            all.extend(organisation.phones.iter().flat_map(Phone::facts));
            for offer in organisation.offers() {
                all.extend(offer.own_facts());
                let phones = offer.service.map_or(&[][..], |service| &service.phones);
                all.extend(phones.iter().flat_map(Phone::facts));
            }
        }
        all
    }

    /// What nobody may see today: hidden numbers, and all that is told of entries that are not shown alone.
    pub(super) fn hidden(&self) -> BTreeSet<Fact> {
        let is_shared =
            |fact: &Fact| matches!(fact.kind(), "state" | "help" | "area" | "audience" | "home");
        let mut hidden = self.universe();
        hidden.retain(|fact| !is_shared(fact));
        for organisation in self.shown() {
            let own = organisation.facts().into_iter();
            let told = organisation.offers().into_iter().flat_map(|offer| offer.own_facts());
            let told: BTreeSet<Fact> = own.chain(told).collect();
            hidden.retain(|fact| !told.contains(fact));
        }
        hidden
    }

    pub(super) fn site(&self) -> Site {
        let terms = |id: &str, name: &str| {
            let terms = (1..=TERMS)
                .map(|n| json!({ "id": format!("{id}-{n}"), "name": format!("{name}{n}") }));
            Value::from_iter(terms).to_string()
        };
        let settings = json!({
            "title": "Приклад", "base_url": "https://example.org/", "hotline": "112",
            "checks": { "placeholder": "off" }, "outputs": ["all", "data/hsds/organizations/ID.json"],
            "publish": { "coverage": true, "needs": true, "tasks": true },
        });
        let site = site()
            .without("organisations/pryklad.md")
            .without("organisations/dim.yaml")
            .file("site.yaml", &settings.to_string())
            .file("vocabulary/help.yaml", &terms("pomich", "Поміч"))
            .file("vocabulary/areas.yaml", &terms("okolytsia", "Околиця"))
            .file("vocabulary/audiences.yaml", &terms("liudnist", "Людність"));
        self.organisations.iter().fold(site, |site, organisation| {
            let path = format!("organisations/{}.yaml", organisation.id());
            site.file(&path, &organisation.json().to_string())
        })
    }
}
