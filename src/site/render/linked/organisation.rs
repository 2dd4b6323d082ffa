//! An organisation and its services in the vocabulary of schema.org.

use super::node::{NodeBuilder, organisation_class};
use crate::base::choices::{OrganisationClass, PhoneType, Status};
use crate::base::json::Object;
use crate::base::locale::hours::Hours;
use crate::content::fields::Vocabulary;
use crate::list::offers::Offer;
use crate::list::publish::{Address, Organisation, Person, Phone, Service};

const DAYS: [&str; 7] = [
    "https://schema.org/Monday",
    "https://schema.org/Tuesday",
    "https://schema.org/Wednesday",
    "https://schema.org/Thursday",
    "https://schema.org/Friday",
    "https://schema.org/Saturday",
    "https://schema.org/Sunday",
];

/// Makes the usual week; schema.org wants hours on services and contacts, not on organisations.
pub(super) fn opening(hours: &Hours) -> Vec<Object<'static>> {
    let weekly = hours.weekly().into_iter().map(|week| {
        Object::new()
            .with("@type", "OpeningHoursSpecification")
            .with("dayOfWeek", week.days.iter().map(|&day| DAYS[day]).collect::<Vec<_>>())
            .with("opens", week.opens)
            .with("closes", week.closes)
    });
    weekly.collect()
}

impl<'a> NodeBuilder<'a> {
    /// Makes an organisation and each of its services.
    pub(super) fn organisation_nodes(&self, o: &'a Organisation) -> Vec<Object<'a>> {
        let Organisation {
            entry: _, // the page itself
            name,
            short_name,
            summary,
            website,
            email,
            links,
            edrpou,
            address,
            members,
            logo,
            // Contacts.
            phones: _,
            people: _,
            hours: _,
            kind: _,     // its class
            services: _, // nodes of their own
            // schema.org has no word for these, or search engines no use.
            status: _,
            is_desk: _,
            filed_under: _,
            sort_key: _,
            index_letter: _,
            verified: _,
            next_check: _,
            doubt: _,
        } = o;
        let public = self.builder.values.public;
        let id = format!("{}#it", self.here());
        let links: Vec<&str> = links.iter().map(|link| &*link.url).collect();
        let members: Vec<Object<'a>> =
            members.iter().filter_map(|id| self.named_organisation(id)).collect();
        let identifier = edrpou.as_ref().map(|code| {
            Object::new()
                .with("@type", "PropertyValue")
                .with("propertyID", "ЄДРПОУ")
                .with("value", code)
        });
        let logo = logo.as_ref().and_then(|logo| self.builder.values.file_url(logo));
        let logo = logo.map(|at| if at.contains("://") { at } else { self.absolute(&at) });
        let node = Object::new()
            .with("@type", organisation_class(public, o))
            .with("@id", id.clone())
            .with("name", self.text(name))
            .with("alternateName", self.maybe(short_name.as_ref()))
            .with("description", self.maybe(summary.as_ref()))
            .with("url", website.as_ref())
            .with("email", email.as_ref())
            .with("sameAs", links)
            .with("logo", logo)
            .with("identifier", identifier)
            .with("location", address.as_ref().map(|address| self.address_node(address)))
            .with("contactPoint", self.contacts(o))
            .with("member", members);
        let services = public.listed_of(&o.entry.id);
        let services = services.filter_map(|offer| self.service_node(offer, &id));
        std::iter::once(node).chain(services).collect()
    }

    fn contacts(&self, o: &'a Organisation) -> Vec<Object<'a>> {
        let phones = o.phones.iter().map(|phone| self.phone_node(phone, o.hours.as_ref()));
        phones.chain(o.people.iter().map(|person| self.person_node(person))).collect()
    }

    fn phone_node(&self, phone: &'a Phone, otherwise: Option<&'a Hours>) -> Object<'a> {
        // An extension stands with its number.
        let Phone { number: _, extension: _, kind, label, hours, languages } = phone;
        let languages: Vec<String> = languages.iter().map(ToString::to_string).collect();
        let hours = hours.as_ref().or(otherwise);
        let (telephone, fax) = match kind {
            PhoneType::Voice | PhoneType::Mobile | PhoneType::Text | PhoneType::Video => {
                (Some(phone.uri()), None)
            }
            PhoneType::Fax => (None, Some(phone.uri())),
        };
        Object::new()
            .with("@type", "ContactPoint")
            .with("telephone", telephone)
            .with("faxNumber", fax)
            .with("contactType", self.maybe(label.as_ref()))
            .with("availableLanguage", languages)
            .with("hoursAvailable", hours.map(opening))
    }

    fn person_node(&self, person: &'a Person) -> Object<'a> {
        let Person { name, role, phone, email, responsible: _ } = person; // it has no word for that
        Object::new()
            .with("@type", "ContactPoint")
            .with("name", self.text(name))
            .with("contactType", self.maybe(role.as_ref()))
            .with("telephone", phone.as_ref().map(|phone| phone.tel()))
            .with("email", email.as_ref())
    }

    fn address_node(&self, a: &'a Address) -> Object<'a> {
        let Address {
            street,
            city,
            postcode,
            note,
            location,
            // The page says these in words.
            area: _,
            how_to_get: _,
            accessibility: _,
        } = a;
        let postal = Object::new()
            .with("@type", "PostalAddress")
            .with("streetAddress", self.maybe(street.as_ref()))
            .with("addressLocality", self.maybe(city.as_ref()))
            .with("postalCode", postcode.as_ref())
            .with("addressCountry", "UA");
        let geo = location.map(|(latitude, longitude)| {
            Object::new()
                .with("@type", "GeoCoordinates")
                .with("latitude", latitude)
                .with("longitude", longitude)
        });
        Object::new()
            .with("@type", "Place")
            .with("address", postal)
            .with("description", self.maybe(note.as_ref()))
            .with("geo", geo)
    }

    /// Makes a service; one that is not given now is on offer no longer, or not here.
    fn service_node(&self, offer: &'a Offer, provider: &str) -> Option<Object<'a>> {
        let o = offer.organisation();
        let Service {
            help,
            name: own,
            details,
            // The row of the list decides what is told of these.
            audiences: _,
            areas: _,
            hours: _,
            phones: _,
            status: _,
            // The page says these in words.
            id: _,
            delivery: _,
            conditions: _,
            cost: _,
            documents: _,
            source: _,
            verified: _,
            doubt: _,
        } = offer.service()?;
        let public = self.builder.values.public;
        let name =
            |vocabulary, id| public.find_term(vocabulary, id).map(|term| self.text(&term.name));
        let help = name(Vocabulary::Help, help);
        let audiences = offer.audiences().iter().filter_map(|id| name(Vocabulary::Audiences, id));
        let audience = |name| Object::new().with("@type", "Audience").with("audienceType", name);
        let areas = offer.areas().iter().filter_map(|id| name(Vocabulary::Areas, id));
        let area = |name| Object::new().with("@type", "AdministrativeArea").with("name", name);
        let channel = |phone: &'a Phone| {
            Object::new()
                .with("@type", "ServiceChannel")
                .with("servicePhone", self.phone_node(phone, None))
        };
        let availability = match offer.state() {
            Status::Active => None,
            Status::Paused => Some("https://schema.org/OutOfStock"),
            Status::Relocated | Status::Closed => Some("https://schema.org/Discontinued"),
        };
        let availability = availability
            .map(|state| Object::new().with("@type", "Offer").with("availability", state));
        let is_official = organisation_class(public, o) == OrganisationClass::Government;
        let service = Object::new()
            .with("@type", if is_official { "GovernmentService" } else { "Service" })
            .with("name", self.maybe(own.as_ref()).or(help))
            .with("serviceType", help)
            .with("description", self.maybe(details.as_ref()))
            .with("provider", Object::new().with("@id", provider.to_owned()))
            .with("areaServed", areas.map(area).collect::<Vec<_>>())
            .with("audience", audiences.map(audience).collect::<Vec<_>>())
            .with("hoursAvailable", offer.hours().map(opening))
            .with("availableChannel", offer.phones().into_iter().map(channel).collect::<Vec<_>>())
            .with("offers", availability);
        Some(service)
    }
}
