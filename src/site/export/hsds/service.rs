//! A service of HSDS and what belongs to it.

use super::ids::nth;
use super::record_builder::{Owner, RecordBuilder};
use crate::base::choices::{Delivery, Status};
use crate::base::json::Object;
use crate::content::fields::Vocabulary;
use crate::list::offers::Offer;
use crate::list::publish::{Organisation, Service};

impl RecordBuilder<'_> {
    /// Goes through the services of an organisation.
    pub(super) fn offers<'b>(
        &'b self,
        o: &Organisation,
    ) -> impl Iterator<Item = (&'b Offer, &'b Service)> {
        let offers = self.context.public.offers_of(&o.entry.id).iter();
        offers.filter_map(|offer| Some((offer, offer.service()?)))
    }

    /// Makes the services of an organisation with everything that belongs to them.
    pub(super) fn service_records<'b>(&'b self, o: &'b Organisation) -> Vec<Object<'b>> {
        self.offers(o).map(|(offer, service)| self.service_record(offer, service)).collect()
    }

    fn service_record<'b>(&'b self, offer: &'b Offer, s: &'b Service) -> Object<'b> {
        // Each is told by one of these; a new field does not compile until it is, or is left out on purpose.
        let Service {
            name: _,
            details: _,
            conditions: _,
            cost: _,
            documents: _,
            phones: _,
            areas: _,
            hours: _,    // else those of the organisation
            verified: _, // the same; its own is an attribute, too
            status: _,   // the worse of the two; its own is an attribute, too
            // Attributes.
            id: _,
            help: _,
            audiences: _,
            delivery: _,
            source: _,
            // Programs have the days of checks.
            doubt: _,
        } = s;
        self.short_service(offer, s)
            .with("phones", self.service_phones(offer, s))
            .with("schedules", self.service_schedules(offer, s))
            .with("service_areas", self.service_areas(offer, s))
            .with("service_at_locations", self.places(offer, s))
            .with("required_documents", self.documents(offer, s))
            .with("attributes", self.service_attributes(offer, s))
    }

    fn service_path(offer: &Offer, s: &Service) -> String {
        format!("organisations/{}/services/{}", offer.organisation().entry.id, s.id)
    }

    /// Makes a service without what belongs to it.
    pub(super) fn short_service<'b>(&'b self, offer: &'b Offer, s: &'b Service) -> Object<'b> {
        let help = self.context.public.find_term(Vocabulary::Help, &s.help).map(|term| &term.name);
        Object::new()
            .with("id", self.uuid(Self::service_path(offer, s)))
            .with("organization_id", self.organisation_id(&offer.organisation().entry.id))
            .with("name", s.name.as_ref().or(help).map_or(s.help.as_str(), |name| &name.main))
            .with("description", s.details.as_ref())
            .with("url", self.page_url(offer.organisation()))
            .with("status", word(offer.state()))
            .with("fees_description", s.cost.as_ref())
            .with("eligibility_description", s.conditions.as_ref())
            .with("assured_date", offer.verified().map(|check| check.on.to_string()))
    }

    pub(super) fn service_phones<'b>(
        &'b self,
        offer: &'b Offer,
        s: &'b Service,
    ) -> Vec<Object<'b>> {
        let path = Self::service_path(offer, s);
        let id = self.uuid(&path);
        self.phone_records(&s.phones, Owner { column: "service_id", id, path: &path })
    }

    /// Makes the hours of a service: its own, else those of its organisation.
    pub(super) fn service_schedules<'b>(
        &'b self,
        offer: &'b Offer,
        s: &'b Service,
    ) -> Vec<Object<'b>> {
        let path = Self::service_path(offer, s);
        let id = self.uuid(&path);
        self.schedules(offer.hours(), Owner { column: "service_id", id, path: &path })
    }

    /// Makes the areas of a service, each with the id of its term; one that names none is given everywhere and has none.
    pub(super) fn service_areas<'b>(&'b self, offer: &'b Offer, s: &'b Service) -> Vec<Object<'b>> {
        let path = Self::service_path(offer, s);
        let id = self.uuid(&path);
        let area = |area: &'b crate::base::names::Id| {
            let term = self.context.public.find_term(Vocabulary::Areas, area);
            Object::new()
                .with("id", self.uuid(format_args!("{path}/areas/{area}")))
                .with("service_id", id)
                .with("name", term.map_or(area.as_str(), |term| &term.name.main))
                .with("uri", self.terms.urn("areas", area.as_str()))
        };
        offer.areas().iter().map(area).collect()
    }

    /// Ties a service that is given on site to the organisation's place.
    pub(super) fn places<'b>(&'b self, offer: &'b Offer, s: &'b Service) -> Vec<Object<'b>> {
        if offer.organisation().address.is_none() || !offer.delivery().contains(&Delivery::OnSite) {
            return Vec::new();
        }
        let path = Self::service_path(offer, s);
        let place = Object::new()
            .with("id", self.uuid(format_args!("{path}/place")))
            .with("service_id", self.uuid(&path))
            .with("location_id", self.location_id(offer.organisation()));
        vec![place]
    }

    pub(super) fn documents<'b>(&'b self, offer: &'b Offer, s: &'b Service) -> Vec<Object<'b>> {
        let path = Self::service_path(offer, s);
        let id = self.uuid(&path);
        let texts = || s.documents.iter().map(|text| &*text.main);
        let document = |(position, text): (usize, &'b crate::base::localised::Text)| {
            let key = nth(texts(), position, &text.main);
            let own = self.uuid(format_args!("{path}/documents/{key}"));
            let entity = ("required_document", own);
            Object::new()
                .with("id", own)
                .with("service_id", id)
                .with("document", text)
                .with("attributes", self.translations(entity, "document", Some(text)))
        };
        s.documents.iter().enumerate().map(document).collect()
    }

    pub(super) fn service_attributes<'b>(
        &'b self,
        offer: &'b Offer,
        s: &'b Service,
    ) -> Vec<Object<'b>> {
        let mut attributes = self.attributes("service", self.uuid(Self::service_path(offer, s)));
        let public = self.context.public;
        attributes.classify(public, Vocabulary::Help, &s.help);
        for audience in offer.audiences() {
            attributes.classify(public, Vocabulary::Audiences, audience);
        }
        for way in offer.delivery() {
            attributes.tie("delivery", way.as_str());
        }
        // Where it is not said, a service is called what it helps with, as in the content.
        if s.id != s.help {
            attributes.add_fact("id", s.id.as_str());
        }
        // What the word of HSDS does not tell: a state of the service's own that is not what holds, or has no word.
        if offer.state() != s.status || s.status == Status::Relocated {
            attributes.add_fact("status", s.status.as_str());
        }
        if let Some(source) = &s.source {
            attributes.add_fact("source", &*source.main);
        }
        let texts = [
            ("name", &s.name),
            ("details", &s.details),
            ("conditions", &s.conditions),
            ("cost", &s.cost),
            ("source", &s.source),
        ];
        for (key, text) in texts {
            attributes.add_translations(key, text.as_ref());
        }
        if let Some(check) = &s.verified {
            attributes.add_fact("verified.on", check.on.to_string());
            check.by.iter().for_each(|by| attributes.add_fact("verified.by", &**by));
        }
        attributes.into_objects()
    }
}

/// Returns the word of HSDS for a state, which `import` reads back; it has none for what has moved.
fn word(state: Status) -> &'static str {
    match state {
        Status::Active => "active",
        Status::Paused => "temporarily closed",
        Status::Relocated => "inactive",
        Status::Closed => "defunct",
    }
}
