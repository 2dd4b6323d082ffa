//! One public record becomes one value of the contract, in one language.
//!
//! Comes in: what is public and where it lies. Goes out: the types of `values`, with addresses for links, words for
//! dates, hours and phones, and text as a printer sets it: once a value, however many pages show it. What a page is
//! made of is decided in `context` and `lists`.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::foreign;
use super::values as v;
use crate::base::choices::PhoneType;
use crate::base::locale::hours::Hours;
use crate::base::locale::phones::PhoneNumber;
use crate::base::locale::{Lang, typography};
use crate::base::localised::Text;
use crate::base::messages::Messages;
use crate::base::names::Id;
use crate::content::fields::Vocabulary;
use crate::content::parse::Kind;
use crate::list::offers::{List, Number, Offer};
use crate::list::publish::{Meeting, Organisation, Phone, Task, Term};
use crate::site::plan::{Filter, Format, Routes};

/// Makes values of one language.
#[derive(Debug, Clone, Copy)]
pub(super) struct Make<'a> {
    pub(super) public: &'a List,
    pub(super) routes: &'a Routes,
    pub(super) terms: &'a Terms,
    pub(super) lang: Lang,
}

/// The terms of every vocabulary, in one language.
pub(super) type Terms = BTreeMap<(Vocabulary, Id), v::SharedTerm>;

/// Makes the terms once; everything that names one shares it.
pub(super) fn terms(public: &List, routes: &Routes, lang: Lang) -> Terms {
    let none = Terms::new();
    let make = Make { public, routes, terms: &none, lang };
    let all = public.terms.iter().flat_map(|(vocabulary, terms)| {
        terms.iter().map(|term| ((*vocabulary, term.id.clone()), term))
    });
    all.map(|(key, term)| (key.clone(), v::SharedTerm::new(make.new_term(key.0, term)))).collect()
}

impl Make<'_> {
    /// Sets a text of this language; one of the main language that stands in for it is set as that one does, and marked.
    pub(super) fn text(&self, text: &Text) -> String {
        let words = text.get(self.lang);
        match text.is_in(self.lang, self.main()) {
            true => self.set(words),
            false => foreign::mark(typography::typeset(words, self.main()), self.main()),
        }
    }

    /// Sets what is written in no language of its own, as this one does.
    pub(super) fn set(&self, text: &str) -> String {
        typography::typeset(text, self.lang)
    }

    /// Returns what is written once, in the main language.
    fn untranslatable(&self, text: &str) -> String {
        let words = typography::typeset(text, self.main());
        if self.lang == self.main() { words } else { foreign::mark(words, self.main()) }
    }

    /// Returns the first language of the site.
    fn main(&self) -> Lang {
        self.public.site.languages.first().copied().unwrap_or(self.lang)
    }

    pub(super) fn maybe(&self, text: Option<&Text>) -> Option<String> {
        text.map(|text| self.text(text))
    }

    fn hours(&self, hours: Option<&Hours>) -> Vec<String> {
        let lines = hours.map(|hours| hours.in_words(self.lang)).unwrap_or_default();
        lines.into_iter().map(|line| self.of_program(line)).collect()
    }

    /// Marks words of the program where it has none in this language.
    pub(super) fn of_program(&self, words: String) -> String {
        foreign::borrowed(words, self.lang.worded(), self.lang)
    }

    fn number(number: &PhoneNumber) -> v::Phone {
        v::Phone {
            tel: number.tel(),
            text: number.national(),
            kind: PhoneType::Voice,
            called: true,
            label: None,
            hours: Vec::new(),
            languages: Vec::new(),
            service: None,
            status: None,
        }
    }

    fn phone(&self, phone: &Phone) -> v::Phone {
        v::Phone {
            tel: phone.dialled(),
            text: phone.written(self.lang),
            kind: phone.kind,
            called: phone.is_called(),
            label: self.maybe(phone.label.as_ref()),
            hours: self.hours(phone.hours.as_ref()),
            languages: phone.languages.iter().map(|lang| v::Language::of(*lang)).collect(),
            ..Self::number(&phone.number)
        }
    }

    fn phones<'p>(&self, phones: impl IntoIterator<Item = &'p Phone>) -> Vec<v::Phone> {
        phones.into_iter().map(|phone| self.phone(phone)).collect()
    }

    fn new_term(&self, vocabulary: Vocabulary, term: &Term) -> v::Term {
        let url = match vocabulary {
            Vocabulary::Help => {
                let filter = Filter { help: Some(term.id.clone()), ..Filter::default() };
                self.routes.addresses.help(self.lang, &filter)
            }
            _ => None,
        };
        v::Term { id: term.id.to_string(), name: self.text(&term.name), url }
    }

    pub(super) fn term(&self, vocabulary: Vocabulary, id: &Id) -> Option<v::SharedTerm> {
        self.terms.get(&(vocabulary, id.clone())).cloned()
    }

    pub(super) fn terms(&self, vocabulary: Vocabulary, ids: &[Id]) -> Vec<v::SharedTerm> {
        ids.iter().filter_map(|id| self.term(vocabulary, id)).collect()
    }

    /// Names an organisation with its page.
    pub(super) fn named(&self, id: &Id) -> Option<v::Named> {
        let organisation = self.public.organisation(id.as_str())?;
        let url = self.routes.addresses.entry(self.lang, Kind::Organisation, id.as_str());
        Some(v::Named { name: self.text(&organisation.name), url })
    }

    pub(super) fn card(&self, o: &Organisation) -> v::Card {
        let listed = || self.public.listed_of(&o.entry.id);
        let helps: Vec<Id> = self.public.helps_of(&o.entry.id).into_iter().cloned().collect();
        let everywhere = listed().any(|offer| offer.areas().is_empty());
        let mut areas: Vec<Id> = listed().flat_map(|offer| offer.areas().to_vec()).collect();
        areas.sort();
        areas.dedup();
        let numbers = self.public.head_numbers_of(o).into_iter();
        v::Card {
            id: o.entry.id.to_string(),
            url: self.routes.addresses.entry(self.lang, Kind::Organisation, &o.entry.id),
            name: self.text(&o.name),
            short_name: self.maybe(o.short_name.as_ref()),
            summary: self.maybe(o.summary.as_ref()),
            kind: o.kind.as_ref().and_then(|kind| self.term(Vocabulary::Kinds, kind)),
            status: o.status,
            desk: o.is_desk,
            draft: o.entry.is_draft,
            phones: numbers.map(|number| self.head_number(number)).collect(),
            other_phones: self.phones(o.phones.iter().filter(|phone| !phone.is_called())),
            helps: self.terms(Vocabulary::Help, &helps),
            reported: !o.services.is_empty(),
            at_home: listed().any(Offer::is_at_home),
            areas: if everywhere { Vec::new() } else { self.terms(Vocabulary::Areas, &areas) },
        }
    }

    /// Makes a number that stands at the head of an organisation, with the name of its service.
    fn head_number(&self, number: Number<'_>) -> v::Phone {
        let Number { phone, service, state } = number;
        let service = service.map(|s| self.name_of(s.name.as_ref(), &s.help));
        v::Phone { service, status: state, ..self.phone(phone) }
    }

    /// Returns what a service is called: its own name, else that of its kind of help.
    fn name_of(&self, own: Option<&Text>, help: &Id) -> String {
        let help = || self.term(Vocabulary::Help, help).map(|help| help.term.name.clone());
        self.maybe(own).or_else(help).unwrap_or_default()
    }

    /// Makes a service of the list; nothing of an organisation that has named none.
    pub(super) fn service(&self, offer: &Offer) -> Option<v::Service> {
        let s = offer.service()?;
        let help = self.term(Vocabulary::Help, &s.help);
        Some(v::Service {
            name: self.name_of(s.name.as_ref(), &s.help),
            help,
            details: self.maybe(s.details.as_ref()),
            audiences: self.terms(Vocabulary::Audiences, offer.audiences()),
            areas: self.terms(Vocabulary::Areas, offer.areas()),
            at_home: offer.is_at_home(),
            delivery: s.delivery.clone(),
            conditions: self.maybe(s.conditions.as_ref()),
            cost: self.maybe(s.cost.as_ref()),
            documents: s.documents.iter().map(|document| self.text(document)).collect(),
            hours: self.hours(offer.hours()),
            own_hours: s.hours.is_some(),
            phones: self.phones(offer.phones()),
            other_phones: self.phones(offer.other_phones()),
            own_phones: self.phones(offer.own_phones()),
            status: offer.state(),
            source: self.maybe(s.source.as_ref()),
            verified: offer.verified().map(|check| self.verified(check)),
            own_verified: s.verified.is_some(),
        })
    }

    fn verified(&self, check: &crate::content::validate::Verified) -> v::Verified {
        v::Verified {
            on: check.on.to_string(),
            by: check.by.as_ref().map(|by| self.untranslatable(by)),
        }
    }

    fn services(&self, o: &Organisation) -> Vec<v::Service> {
        let offers = self.public.offers_of(&o.entry.id).iter();
        offers.filter_map(|offer| self.service(offer)).collect()
    }

    /// Makes everything about an organisation; `base` is the way of its page to the site's base.
    pub(super) fn organisation(&self, o: &Organisation, base: &str) -> v::OrganisationEntry {
        let person = |p: &crate::list::publish::Person| v::Person {
            name: self.text(&p.name),
            role: self.maybe(p.role.as_ref()),
            responsible: p.responsible,
            phone: p.phone.as_ref().map(Self::number),
            email: p.email.as_ref().map(|email| email.to_string()),
        };
        let link = |l: &crate::content::validate::Link| v::Named {
            name: self.maybe(l.name.as_ref()).unwrap_or_else(|| self.set(&l.url)),
            url: Some(l.url.to_string()),
        };
        v::OrganisationEntry {
            email: o.email.as_ref().map(|email| email.to_string()),
            website: o.website.as_ref().map(|website| website.to_string()),
            links: o.links.iter().map(link).collect(),
            address: o.address.as_ref().map(|address| self.address(address)),
            hours: self.hours(o.hours.as_ref()),
            week: o.hours.as_ref().and_then(Hours::plain_week),
            people: o.people.iter().map(person).collect(),
            services: self.services(o),
            edrpou: o.edrpou.as_ref().map(|code| code.to_string()),
            verified: o.verified.as_ref().map(|check| self.verified(check)),
            next_check: o.next_check.map(|day| day.to_string()),
            stale: o.is_stale,
            freshness: o
                .freshness(&self.public.site)
                .map(|fresh| v::Freshness { how: fresh.as_str(), on: fresh.day().to_string() }),
            vcard: self.routes.addresses.file(&format!("organisations/{}.vcf", o.entry.id)),
            logo: o.logo.as_ref().and_then(|logo| self.file(logo)),
            source: self.maybe(o.entry.source.as_ref()),
            body: self.body(&o.entry, base),
        }
    }

    fn address(&self, a: &crate::list::publish::Address) -> v::Address {
        let parts = [&a.street, &a.city].into_iter().flatten().map(|text| &**text.get(self.lang));
        let parts: Vec<&str> = parts.chain(a.postcode.as_deref()).collect();
        // OpenStreetMap's permanent link to a point: mlat, mlon and a zoom that shows the street.
        let map = |(lat, lon): (f64, f64)| {
            format!("https://www.openstreetmap.org/?mlat={lat}&mlon={lon}#map=17/{lat}/{lon}")
        };
        v::Address {
            street: self.maybe(a.street.as_ref()),
            city: self.maybe(a.city.as_ref()),
            postcode: a.postcode.as_ref().map(|code| code.to_string()),
            area: a.area.as_ref().and_then(|area| self.term(Vocabulary::Areas, area)),
            note: self.maybe(a.note.as_ref()),
            how_to_get: self.maybe(a.how_to_get.as_ref()),
            accessibility: a.accessibility.iter().map(|text| self.text(text)).collect(),
            map_url: a.location.map(map),
            line: self.set(&parts.join(", ")),
        }
    }

    /// Returns the address of a named file: on the site, or as it was given.
    pub(super) fn file(&self, named: &str) -> Option<String> {
        match crate::list::model::attachment_path(named) {
            Some(path) => self.routes.addresses.attachment(&path),
            None => Some(named.to_owned()),
        }
    }

    pub(crate) fn body(&self, entry: &crate::list::publish::Entry, base: &str) -> Option<String> {
        let bodies = entry.body.as_ref()?;
        let html = super::links::body(bodies.get(self.lang), self.routes, self.lang, base);
        let html = match bodies.is_in(self.lang, self.main()) {
            true => html,
            false => foreign::mark_block(&html, self.main()),
        };
        (!html.trim().is_empty()).then_some(html)
    }

    pub(super) fn task(&self, task: &Task, meeting: &Meeting) -> v::Task {
        let person = |name| v::Named { name: self.text(name), url: None };
        let named = task.named.iter().filter_map(|id| self.named(id));
        v::Task {
            what: self.text(&task.what),
            who: named.chain(task.people.iter().map(person)).collect(),
            everybody: task.everybody,
            due: task.due.map(|due| due.to_string()),
            state: task.state.as_str(),
            done_on: task.done_on.map(|day| day.to_string()),
            meeting: self.meeting(meeting),
        }
    }

    pub(crate) fn need(&self, n: &crate::list::publish::Need) -> v::Need {
        let resource = n.resource.as_ref().and_then(|id| self.term(Vocabulary::Resources, id));
        v::Need {
            id: n.entry.id.to_string(),
            what: self.text(&n.what),
            resource: resource.map(|shared| shared.term.name.clone()),
            help: n.help.as_ref().and_then(|id| self.term(Vocabulary::Help, id)),
            audiences: self.terms(Vocabulary::Audiences, &n.audiences),
            areas: self.terms(Vocabulary::Areas, &n.areas),
            unit: self.maybe(n.unit.as_ref()),
            required: n.required,
            provided: n.provided,
            by: n.by.iter().filter_map(|id| self.named(id)).collect(),
            state: n.state,
            as_of: n.as_of.map(|day| day.to_string()),
            note: self.maybe(n.note.as_ref()),
            source: self.maybe(n.entry.source.as_ref()),
        }
    }

    /// Makes the settings that pages show; `day` is that of the list, for where it is told.
    pub(super) fn site(&self, day: Option<Date>) -> v::Site {
        let site = &self.public.site;
        let publisher = site.publisher.as_ref().map(|p| v::Publisher {
            name: self.text(&p.name),
            url: p.url.as_ref().map(|url| url.to_string()),
            email: p.email.as_ref().map(|email| email.to_string()),
        });
        v::Site {
            title: self.text(&site.title),
            description: self.maybe(site.description.as_ref()),
            hotline: site.hotline.as_ref().and_then(|hotline| self.hotline(hotline)),
            publisher,
            reports_to: self.maybe(site.reports_to.as_ref()),
            licence: site.licence.as_ref().map(|licence| self.set(licence)),
            date: day.map(|day| day.to_string()),
            is_record: site.is_record,
            timezone: site.timezone.to_string(),
            many_areas: self.public.has_areas(),
            base_url: site.base_url.to_string(),
        }
    }

    fn hotline(&self, hotline: &crate::content::validate::Hotline) -> Option<v::Hotline> {
        let short = hotline.short.as_ref().map(Self::number);
        let full = hotline.full.as_ref().map(Self::number);
        Some(v::Hotline {
            phone: short.clone().or_else(|| full.clone())?,
            short,
            full,
            label: self.maybe(hotline.label.as_ref()),
            hours: self.hours(hotline.hours.as_ref().map(|hours| &hours.value)),
        })
    }

    /// Names the files in open formats, with the words of the program's own catalogue.
    pub(super) fn downloads(&self, messages: &Messages) -> Vec<v::Download> {
        let download = |format: &&'static Format| v::Download {
            id: format.file,
            name: self.of_program(messages.say(&format.key(), &[])),
            url: format.file,
            media: format.media,
            whom: format.whom.as_str(),
        };
        self.routes.addresses.exports().iter().map(download).collect()
    }
}
