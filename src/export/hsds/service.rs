//! A service of HSDS and what belongs to it.

use super::ids::nth;
use super::maker::{Maker, Owner};
use crate::choices::{Delivery, Status};
use crate::fields::Vocabulary;
use crate::json::Object;
use crate::publish::{Organisation, Service};

impl Maker<'_> {
    /// Makes the services of an organisation with everything that belongs to them.
    pub(super) fn services<'b>(&'b self, o: &'b Organisation) -> Vec<Object<'b>> {
        o.services.iter().map(|service| self.service(o, service)).collect()
    }

    fn service<'b>(&'b self, o: &'b Organisation, s: &'b Service) -> Object<'b> {
        self.short_service(o, s)
            .with("phones", self.service_phones(o, s))
            .with("schedules", self.service_schedules(o, s))
            .with("service_areas", self.service_areas(o, s))
            .with("service_at_locations", self.places(o, s))
            .with("required_documents", self.documents(o, s))
            .with("attributes", self.service_attributes(o, s))
    }

    fn path(o: &Organisation, s: &Service) -> String {
        format!("organisations/{}/services/{}", o.entry.id, s.id)
    }

    /// Makes a service without what belongs to it.
    pub(super) fn short_service<'b>(&'b self, o: &'b Organisation, s: &'b Service) -> Object<'b> {
        let help = self.material.public.term(Vocabulary::Help, &s.help).map(|term| &term.name);
        Object::new()
            .with("id", self.id(Self::path(o, s)))
            .with("organization_id", self.organisation_id(&o.entry.id))
            .with("name", s.name.as_ref().or(help).map_or(s.help.as_str(), |name| &name.main))
            .with("description", s.details.as_ref())
            .with("url", self.page(o))
            .with("status", status(o, s))
            .with("fees_description", s.cost.as_ref())
            .with("eligibility_description", s.conditions.as_ref())
            .with("assured_date", o.verified.as_ref().map(|check| check.on.to_string()))
    }

    pub(super) fn service_phones<'b>(
        &'b self,
        o: &'b Organisation,
        s: &'b Service,
    ) -> Vec<Object<'b>> {
        let path = Self::path(o, s);
        let id = self.id(&path);
        self.phones(&s.phones, Owner { column: "service_id", id, path: &path })
    }

    /// Makes the hours of a service: its own, else those of its organisation.
    pub(super) fn service_schedules<'b>(
        &'b self,
        o: &'b Organisation,
        s: &'b Service,
    ) -> Vec<Object<'b>> {
        let path = Self::path(o, s);
        let id = self.id(&path);
        let hours = s.hours.as_ref().or(o.hours.as_ref());
        self.schedules(hours, Owner { column: "service_id", id, path: &path })
    }

    /// Makes the areas of a service, each with the id of its term; one that names none is given everywhere and has none.
    pub(super) fn service_areas<'b>(
        &'b self,
        o: &'b Organisation,
        s: &'b Service,
    ) -> Vec<Object<'b>> {
        let path = Self::path(o, s);
        let id = self.id(&path);
        let area = |area: &'b crate::names::Id| {
            let term = self.material.public.term(Vocabulary::Areas, area);
            Object::new()
                .with("id", self.id(format_args!("{path}/areas/{area}")))
                .with("service_id", id)
                .with("name", term.map_or(area.as_str(), |term| &term.name.main))
                .with("uri", self.terms.urn("areas", area.as_str()))
        };
        s.areas.iter().map(area).collect()
    }

    /// Ties a service that is given on site to the organisation's place.
    pub(super) fn places<'b>(&'b self, o: &'b Organisation, s: &'b Service) -> Vec<Object<'b>> {
        if o.address.is_none() || !s.delivery.contains(&Delivery::OnSite) {
            return Vec::new();
        }
        let path = Self::path(o, s);
        let place = Object::new()
            .with("id", self.id(format_args!("{path}/place")))
            .with("service_id", self.id(&path))
            .with("location_id", self.location_id(o));
        vec![place]
    }

    pub(super) fn documents<'b>(&'b self, o: &'b Organisation, s: &'b Service) -> Vec<Object<'b>> {
        let path = Self::path(o, s);
        let id = self.id(&path);
        let texts = || s.documents.iter().map(|text| &*text.main);
        let document = |(position, text): (usize, &'b crate::localised::Text)| {
            let key = nth(texts(), position, &text.main);
            Object::new()
                .with("id", self.id(format_args!("{path}/documents/{key}")))
                .with("service_id", id)
                .with("document", text)
        };
        s.documents.iter().enumerate().map(document).collect()
    }

    pub(super) fn service_attributes<'b>(
        &'b self,
        o: &'b Organisation,
        s: &'b Service,
    ) -> Vec<Object<'b>> {
        let mut attributes = self.attributes("service", self.id(Self::path(o, s)));
        let public = self.material.public;
        attributes.classify(public, Vocabulary::Help, &s.help);
        for audience in &s.audiences {
            attributes.classify(public, Vocabulary::Audiences, audience);
        }
        for way in &s.delivery {
            attributes.tie("delivery", way.as_str());
        }
        // Where it is not said, a service is called what it helps with, as in the content.
        if s.id != s.help {
            attributes.say("id", s.id.as_str());
        }
        if shown(o, s) != s.status {
            attributes.say("status", s.status.as_str());
        }
        if let Some(source) = &s.source {
            attributes.say("source", &*source.main);
        }
        attributes.list()
    }
}

/// Tells whether a service can be asked for now: the organisation has to work, too.
fn shown(o: &Organisation, s: &Service) -> Status {
    if o.is_active() { s.status } else { o.status }
}

/// Returns the word of HSDS for it, which `import` reads back.
fn status(o: &Organisation, s: &Service) -> &'static str {
    match shown(o, s) {
        Status::Closed => "defunct",
        Status::Paused => "temporarily closed",
        Status::Active | Status::Relocated => "active",
    }
}
