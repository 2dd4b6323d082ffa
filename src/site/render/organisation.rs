//! An organisation, its services and whom to call become values of the contract.
//!
//! Each record is taken apart whole: a field that is added does not compile here until it is told or left out on purpose.

use super::common_facts::is_free_of_charge;
use super::value_builder::ValueBuilder;
use super::values as v;
use crate::base::locale::hours::Hours;
use crate::base::localised::Text;
use crate::base::names::Id;
use crate::content::fields::Vocabulary;
use crate::content::parse::Kind;
use crate::content::validate::{Link, Verified};
use crate::list::offers::{Offer, OrganisationNumber};
use crate::list::publish::{Address, Entry, Organisation, Person, Phone, Service};
use crate::list::standing::Doubt;

impl ValueBuilder<'_> {
    pub(super) fn card(&self, o: &Organisation) -> v::Card {
        let Organisation {
            entry,
            name,
            short_name,
            kind,
            is_desk,
            summary,
            status,
            services,
            phones,
            // Lists are in their order already.
            filed_under: _,
            sort_key: _,
            index_letter: _,
            // A list leads to the page that tells these.
            edrpou: _,
            email: _,
            website: _,
            links: _,
            address: _,
            hours: _,
            people: _,
            members: _,
            verified: _,
            next_check: _,
            doubt,
            logo: _,
        } = o;
        let listed = || self.public.listed_of(&entry.id);
        let helps: Vec<Id> = self.public.helps_of(&entry.id).into_iter().cloned().collect();
        let mut areas: Vec<Id> = match listed().any(|offer| offer.areas().is_empty()) {
            true => Vec::new(),
            false => listed().flat_map(|offer| offer.areas().to_vec()).collect(),
        };
        areas.sort();
        areas.dedup();
        let numbers = self.public.head_numbers_of(o).into_iter();
        let (legal_form, proper_name) = self.name_parts(name).unzip();
        v::Card {
            id: entry.id.to_string(),
            url: self.routes.addresses.entry_page(self.lang, Kind::Organisation, &entry.id),
            name: self.text(name),
            legal_form,
            proper_name,
            short_name: self.maybe(short_name.as_ref()),
            summary: self.maybe(summary.as_ref()),
            kind: kind.as_ref().and_then(|kind| self.term_value(Vocabulary::Kinds, kind)),
            status: *status,
            doubt: doubt.map(Doubt::as_str),
            desk: *is_desk,
            draft: entry.is_draft,
            phones: numbers.map(|number| self.head_number(number)).collect(),
            other_phones: self.phone_values(phones.iter().filter(|phone| !phone.is_for_calls())),
            helps: self.term_values(Vocabulary::Help, &helps),
            reported: !services.is_empty(),
            at_home: listed().any(Offer::is_at_home),
            areas: self.term_values(Vocabulary::Areas, &areas),
        }
    }

    /// Makes everything about an organisation; `base` is the way of its page to the site's base.
    pub(super) fn organisation_value(&self, o: &Organisation, base: &str) -> v::OrganisationEntry {
        let Organisation {
            entry,
            services: _, // the rows of the list
            edrpou,
            email,
            website,
            links,
            address,
            hours,
            people,
            verified,
            next_check,
            doubt,
            logo,
            // Its card, which stands on the same page, tells these.
            name: _,
            short_name: _,
            kind: _,
            is_desk: _,
            summary: _,
            status: _,
            phones: _,
            filed_under: _,
            sort_key: _,
            index_letter: _,
            members: _, // cards of their own
        } = o;
        let Entry {
            id,
            source,
            body: _, // made with its links
            path: _, // this and the rest: the card's, or what the ledger and redirects are made of
            formerly: _,
            is_draft: _,
            changed: _,
            sequence: _,
        } = entry;
        v::OrganisationEntry {
            email: email.as_ref().map(|email| email.to_string()),
            website: website.as_ref().map(|website| website.to_string()),
            links: links.iter().map(|link| self.link_value(link)).collect(),
            address: address.as_ref().map(|address| self.address_value(address)),
            hours: self.hours_value(hours.as_ref()),
            week: hours.as_ref().and_then(Hours::plain_week),
            people: people.iter().map(|person| self.person_value(person)).collect(),
            common: self.common_facts(o),
            services: self.service_values(o),
            edrpou: edrpou.as_ref().map(|code| code.to_string()),
            verified: verified.as_ref().map(|check| self.verified_value(check)),
            next_check: next_check.map(|day| day.to_string()),
            stale: *doubt == Some(Doubt::Stale),
            freshness: self.freshness_value(o),
            vcard: self.organisation_file(id, ".vcf"),
            share: self.organisation_file(id, "/share.txt"),
            logo: logo.as_ref().and_then(|logo| self.file_url(logo)),
            source: self.maybe(source.as_ref()),
            body: self.body_value(entry, base),
        }
    }

    fn organisation_file(&self, id: &str, end: &str) -> Option<String> {
        self.routes.addresses.file_url(&format!("organisations/{id}{end}"))
    }

    fn freshness_value(&self, o: &Organisation) -> Option<v::Freshness> {
        let fresh = o.freshness()?;
        Some(v::Freshness { how: fresh.as_str(), on: fresh.day().to_string() })
    }

    fn service_values(&self, o: &Organisation) -> Vec<v::ServiceValue> {
        let offers = self.public.offers_of(&o.entry.id).iter();
        offers.filter_map(|offer| self.service_value(offer)).collect()
    }

    /// Makes a service of the list; nothing of an organisation that has named none.
    pub(super) fn service_value(&self, offer: &Offer) -> Option<v::ServiceValue> {
        let Service {
            id: _, // themes know a service by its place
            help,
            name,
            details,
            conditions,
            cost,
            documents,
            source,
            delivery,
            hours,
            verified,
            doubt,
            // The row of the list decides what is told of these.
            audiences: _,
            areas: _,
            phones: _,
            status: _,
        } = offer.service()?;
        let everywhere = self.is_everywhere(offer);
        Some(v::ServiceValue {
            name: self.name_of(name.as_ref(), help),
            help: self.term_value(Vocabulary::Help, help),
            details: self.maybe(details.as_ref()),
            audiences: self.term_values(Vocabulary::Audiences, offer.audiences()),
            areas: self.term_values(Vocabulary::Areas, offer.areas()),
            everywhere,
            narrower: self.narrower(offer, everywhere),
            at_home: offer.is_at_home(),
            delivery: delivery.clone(),
            conditions: self.maybe(conditions.as_ref()),
            cost: self.maybe(cost.as_ref()),
            free: cost.as_ref().is_some_and(is_free_of_charge),
            documents: documents.iter().map(|document| self.text(document)).collect(),
            hours: self.hours_value(offer.hours()),
            own_hours: hours.is_some(),
            phones: self.phone_values(offer.phones()),
            other_phones: self.phone_values(offer.other_phones()),
            own_phones: self.phone_values(offer.own_phones()),
            status: offer.state(),
            doubt: doubt.map(Doubt::as_str),
            source: self.maybe(source.as_ref()),
            verified: offer.verified().map(|check| self.verified_value(check)),
            own_verified: verified.is_some(),
        })
    }

    /// Joins the services of one organisation that a row tells alike; in the order of the first of each.
    pub(super) fn row_parts(&self, offers: &[&Offer]) -> Vec<v::RowPart> {
        let key = |offer: &Offer| {
            (offer.state(), offer.doubt(), offer.is_at_home(), offer.areas().to_vec())
        };
        let joined =
            |((status, doubt, at_home, areas), names): ((_, Option<Doubt>, _, Vec<Id>), _)| {
                let areas = self.term_values(Vocabulary::Areas, &areas);
                v::RowPart { names, status, doubt: doubt.map(Doubt::as_str), at_home, areas }
            };
        self.names_by(offers, key).into_iter().map(joined).collect()
    }

    /// Joins the services of one organisation that have the same numbers; in the order of the first of each.
    pub(super) fn row_numbers(&self, offers: &[&Offer]) -> Vec<v::RowNumbers> {
        let numbers = self.names_by(offers, Offer::phones);
        let joined = |(phones, names)| v::RowNumbers { names, phones: self.phone_values(phones) };
        numbers.into_iter().map(joined).collect()
    }

    /// Groups the names of services by what they share; a name stands once in a group.
    fn names_by<'o, K: PartialEq>(
        &self,
        offers: &[&'o Offer],
        key: impl Fn(&'o Offer) -> K,
    ) -> Vec<(K, Vec<String>)> {
        let mut groups: Vec<(K, Vec<String>)> = Vec::new();
        for offer in offers {
            let Some(service) = offer.service() else { continue };
            let name = self.name_of(service.name.as_ref(), &service.help);
            let key = key(offer);
            match groups.iter_mut().find(|(other, _)| *other == key) {
                None => groups.push((key, vec![name])),
                Some((_, names)) if names.contains(&name) => {}
                Some((_, names)) => names.push(name),
            }
        }
        groups
    }

    fn is_everywhere(&self, offer: &Offer) -> bool {
        let all = self.public.terms(Vocabulary::Areas).len();
        offer.areas().is_empty() || self.public.reached_areas(offer).len() == all
    }

    /// Returns the names of what lies within the audiences and areas that a service names; of areas none where it is given in all.
    fn narrower(&self, offer: &Offer, everywhere: bool) -> Vec<String> {
        let audiences = self.public.reached_audiences(offer);
        let areas = if everywhere { Vec::new() } else { self.public.reached_areas(offer) };
        let unnamed = |ids: Vec<&Id>, named: &[Id], vocabulary| {
            let ids = ids.into_iter().filter(|id| !named.contains(id));
            let names =
                ids.filter_map(|id| Some(self.term_value(vocabulary, id)?.term.name.clone()));
            names.collect::<Vec<String>>()
        };
        let mut names = unnamed(audiences, offer.audiences(), Vocabulary::Audiences);
        names.extend(unnamed(areas, offer.areas(), Vocabulary::Areas));
        names
    }

    /// Returns what a service is called: its own name, else that of its kind of help.
    fn name_of(&self, own: Option<&Text>, help: &Id) -> String {
        let named = || self.term_value(Vocabulary::Help, help).map(|help| help.term.name.clone());
        // The preview shows a help that no vocabulary has by its id.
        self.maybe(own).or_else(named).unwrap_or_else(|| help.to_string())
    }

    /// Makes a number that stands at the head of an organisation, with the name of its service.
    fn head_number(&self, number: OrganisationNumber<'_>) -> v::PhoneValue {
        let OrganisationNumber { phone, service, state } = number;
        let service = service.map(|s| self.name_of(s.name.as_ref(), &s.help));
        v::PhoneValue { service, status: state, ..self.phone_value(phone) }
    }

    fn phone_values<'p>(&self, phones: impl IntoIterator<Item = &'p Phone>) -> Vec<v::PhoneValue> {
        phones.into_iter().map(|phone| self.phone_value(phone)).collect()
    }

    fn phone_value(&self, phone: &Phone) -> v::PhoneValue {
        // An extension stands with its number.
        let Phone { number, extension: _, kind, label, hours, languages } = phone;
        v::PhoneValue {
            tel: phone.dialled(),
            text: phone.written(self.lang),
            kind: *kind,
            called: phone.is_for_calls(),
            label: self.maybe(label.as_ref()),
            hours: self.hours_value(hours.as_ref()),
            languages: languages
                .iter()
                .map(|lang| v::LanguageValue::on_page(*lang, self.lang))
                .collect(),
            ..Self::number_value(number)
        }
    }

    fn verified_value(&self, check: &Verified) -> v::VerifiedValue {
        let Verified { on, at: _, by } = check; // where it is written is the editors'
        let by = by.as_ref().map(|by| self.untranslatable(by));
        v::VerifiedValue { on: on.to_string(), by }
    }

    fn person_value(&self, person: &Person) -> v::PersonValue {
        let Person { name, role, responsible, phone, email } = person;
        v::PersonValue {
            name: self.text(name),
            role: self.maybe(role.as_ref()),
            responsible: *responsible,
            phone: phone.as_ref().map(Self::number_value),
            email: email.as_ref().map(|email| email.to_string()),
        }
    }

    fn link_value(&self, link: &Link) -> v::NameValue {
        let Link { url, name } = link;
        let name = self.maybe(name.as_ref()).unwrap_or_else(|| self.typeset(url));
        v::NameValue { name, url: Some(url.to_string()) }
    }

    fn address_value(&self, address: &Address) -> v::AddressValue {
        let Address { street, city, postcode, area, note, how_to_get, accessibility, location } =
            address;
        let parts = [street, city].into_iter().flatten().map(|text| &**text.get(self.lang));
        let parts: Vec<&str> = parts.chain(postcode.as_deref()).collect();
        // OpenStreetMap's permanent link to a point: mlat, mlon and a zoom that shows the street.
        let map = |(lat, lon): (f64, f64)| {
            format!("https://www.openstreetmap.org/?mlat={lat}&mlon={lon}#map=17/{lat}/{lon}")
        };
        v::AddressValue {
            street: self.maybe(street.as_ref()),
            city: self.maybe(city.as_ref()),
            postcode: postcode.as_ref().map(|code| code.to_string()),
            area: area.as_ref().and_then(|area| self.term_value(Vocabulary::Areas, area)),
            note: self.maybe(note.as_ref()),
            how_to_get: self.maybe(how_to_get.as_ref()),
            accessibility: accessibility.iter().map(|text| self.text(text)).collect(),
            map_url: location.map(map),
            line: self.typeset(&parts.join(", ")),
        }
    }
}
