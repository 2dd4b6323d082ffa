//! An organisation of HSDS and what belongs to it.

use super::ids::nth;
use super::record_builder::{Owner, RecordBuilder};
use crate::base::choices::Status;
use crate::base::json::{Object, Uuid};
use crate::base::locale::Lang;
use crate::base::locale::hours::Hours;
use crate::content::fields::Vocabulary;
use crate::content::parse::Kind;
use crate::list::publish::{Address, Organisation, Person};

impl RecordBuilder<'_> {
    pub(super) fn organisation_id(&self, id: &str) -> Uuid {
        self.uuid(format_args!("organisations/{id}"))
    }

    /// Makes an organisation with everything but its services.
    pub(super) fn organisation_record<'b>(&'b self, o: &'b Organisation) -> Object<'b> {
        // Each is told by one of these; a new field does not compile until it is, or is left out on purpose.
        let Organisation {
            entry: _, // its attributes, and the page
            name: _,
            short_name: _,
            summary: _,
            email: _,
            website: _,
            logo: _,
            links: _,
            people: _,
            phones: _,
            address: _,
            hours: _, // with the place, else an attribute
            edrpou: _,
            // Attributes.
            kind: _,
            filed_under: _,
            status: _,
            verified: _,
            members: _,
            services: _, // records of their own
            // HSDS knows no order and no desks, and what changes with the day alone is no fact.
            is_desk: _,
            sort_key: _,
            index_letter: _,
            next_check: _,
            doubt: _,
        } = o;
        self.short(o)
            .with("additional_websites", self.websites(o))
            .with("contacts", self.contacts(o))
            .with("phones", self.organisation_phones(o))
            .with("locations", self.locations(o))
            .with("organization_identifiers", self.identifiers(o))
            .with("attributes", self.organisation_attributes(o))
    }

    /// Makes an organisation without what belongs to it.
    pub(super) fn short<'b>(&'b self, o: &'b Organisation) -> Object<'b> {
        let about = o.summary.as_ref().unwrap_or(&o.name);
        let logo = o.logo.as_ref().and_then(|logo| self.context.file_url(logo));
        Object::new()
            .with("id", self.organisation_id(&o.entry.id))
            .with("name", &o.name)
            .with("alternate_name", o.short_name.as_ref())
            .with("description", about)
            .with("email", o.email.as_ref())
            .with("website", o.website.as_ref())
            .with("logo", logo)
            .with("uri", self.page_url(o))
    }

    pub(super) fn page_url(&self, o: &Organisation) -> Option<String> {
        let addresses = &self.context.routes.addresses;
        let address = addresses.entry_page(self.context.lang(), Kind::Organisation, &o.entry.id)?;
        Some(self.context.absolute(&address))
    }

    pub(super) fn websites<'b>(&'b self, o: &'b Organisation) -> Vec<Object<'b>> {
        let urls = || o.links.iter().map(|link| &*link.url);
        let website = |(position, link): (usize, &'b crate::content::validate::Link)| {
            let key = nth(urls(), position, &link.url);
            let id = self.uuid(format_args!("organisations/{}/links/{key}", o.entry.id));
            Object::new()
                .with("id", id)
                .with("label", link.name.as_ref())
                .with("url", &link.url)
                .with("organization_id", self.organisation_id(&o.entry.id))
                .with("attributes", self.translations(("url", id), "name", link.name.as_ref()))
        };
        o.links.iter().enumerate().map(website).collect()
    }

    pub(super) fn organisation_phones<'b>(&'b self, o: &'b Organisation) -> Vec<Object<'b>> {
        let path = format!("organisations/{}", o.entry.id);
        let id = self.uuid(&path);
        self.phone_records(&o.phones, Owner { column: "organization_id", id, path: &path })
    }

    /// Makes the people, each with the phone that everybody may know.
    pub(super) fn contacts<'b>(&'b self, o: &'b Organisation) -> Vec<Object<'b>> {
        let contact = |(person, path): (&'b Person, String)| {
            // The phone is a record, and that they answer for the list an attribute.
            let Person { name, role, responsible: _, phone: _, email } = person;
            Object::new()
                .with("phones", self.phone_of(person, &path).map(|phone| vec![phone]))
                .with("attributes", self.attributes_of(person, &path))
                .with("id", self.uuid(&path))
                .with("organization_id", self.organisation_id(&o.entry.id))
                .with("name", name)
                .with("title", role.as_ref())
                .with("email", email.as_ref())
        };
        Self::people_with_paths(o).map(contact).collect()
    }

    /// Goes through the people, each with the path that its id is made of.
    fn people_with_paths(o: &Organisation) -> impl Iterator<Item = (&Person, String)> {
        let names = || o.people.iter().map(|person| &*person.name.main);
        o.people.iter().enumerate().map(move |(position, person)| {
            let key = nth(names(), position, &person.name.main);
            (person, format!("organisations/{}/people/{key}", o.entry.id))
        })
    }

    fn phone_of<'b>(&'b self, person: &'b Person, path: &str) -> Option<Object<'b>> {
        let phone = person.phone.as_ref()?;
        let row = Object::new().with("id", self.uuid(format_args!("{path}/phone")));
        Some(row.with("contact_id", self.uuid(path)).with("number", phone.tel()))
    }

    fn attributes_of<'b>(&'b self, person: &'b Person, path: &str) -> Vec<Object<'b>> {
        let mut attributes = self.attributes("contact", self.uuid(path));
        if person.responsible {
            attributes.add_fact("responsible", "true");
        }
        attributes.add_translations("name", Some(&person.name));
        attributes.add_translations("role", person.role.as_ref());
        attributes.into_objects()
    }

    /// Makes the phones of people.
    pub(super) fn people_phones<'b>(&'b self, o: &'b Organisation) -> Vec<Object<'b>> {
        Self::people_with_paths(o)
            .filter_map(|(person, path)| self.phone_of(person, &path))
            .collect()
    }

    /// Makes the attributes of people.
    pub(super) fn people_attributes<'b>(&'b self, o: &'b Organisation) -> Vec<Object<'b>> {
        Self::people_with_paths(o)
            .flat_map(|(person, path)| self.attributes_of(person, &path))
            .collect()
    }

    pub(super) fn location_id(&self, o: &Organisation) -> Uuid {
        self.uuid(format_args!("organisations/{}/address", o.entry.id))
    }

    /// Gives what belongs to the place where people are received to `make`; nothing where there is none.
    pub(super) fn at_place<'b, T: Default>(
        &'b self,
        o: &'b Organisation,
        make: impl FnOnce(&'b Address, Owner<'_>) -> T,
    ) -> T {
        let Some(address) = &o.address else { return T::default() };
        let path = format!("organisations/{}/address", o.entry.id);
        let id = self.uuid(&path);
        make(address, Owner { column: "location_id", id, path: &path })
    }

    /// Makes the place where people are received.
    pub(super) fn locations<'b>(&'b self, o: &'b Organisation) -> Vec<Object<'b>> {
        self.at_place(o, |address, owner| vec![self.location(o, address, owner)])
    }

    fn location<'b>(
        &'b self,
        o: &'b Organisation,
        address: &'b Address,
        owner: Owner<'_>,
    ) -> Object<'b> {
        let Address {
            note,
            how_to_get,
            location,
            accessibility: _,
            // The postal address where it is whole, else attributes.
            street: _,
            city: _,
            postcode: _,
            area: _,
        } = address;
        let id = owner.id;
        Object::new()
            .with("id", id)
            .with("location_type", "physical")
            .with("organization_id", self.organisation_id(&o.entry.id))
            .with("description", note.as_ref())
            .with("transportation", how_to_get.as_ref())
            .with("latitude", location.map(|(latitude, _)| latitude))
            .with("longitude", location.map(|(_, longitude)| longitude))
            .with("addresses", self.address_records(address, owner))
            .with("accessibility", self.accessibility(address, owner))
            .with("schedules", self.schedules(o.hours.as_ref(), owner))
            .with("attributes", self.location_attributes(address, owner))
    }

    /// Makes the postal address; HSDS has none without street, town, region and postcode.
    pub(super) fn address_records<'b>(
        &'b self,
        a: &'b Address,
        owner: Owner<'_>,
    ) -> Option<Vec<Object<'b>>> {
        let (street, city) = (a.street.as_ref()?, a.city.as_ref()?);
        let postcode = a.postcode.as_ref()?;
        let address = Object::new()
            .with("id", self.uuid(format_args!("{}/address", owner.path)))
            .with(owner.column, owner.id)
            .with("address_1", street)
            .with("city", city)
            .with("state_province", self.region(a)?)
            .with("postal_code", postcode)
            .with("country", "UA")
            .with("address_type", "physical");
        Some(vec![address])
    }

    /// Returns the region of an address: that of its own area, else that of the site.
    fn region(&self, address: &Address) -> Option<&'static str> {
        let area = address.area.as_ref();
        let area = area.and_then(|area| self.context.public.find_term(Vocabulary::Areas, area));
        let own = area.and_then(|area| area.katottg.as_deref());
        own.and_then(crate::base::locale::regions::region).or(self.region)
    }

    pub(super) fn accessibility<'b>(&'b self, a: &'b Address, owner: Owner<'_>) -> Vec<Object<'b>> {
        let texts = || a.accessibility.iter().map(|text| &*text.main);
        let each = |(position, text): (usize, &'b crate::base::localised::Text)| {
            let key = nth(texts(), position, &text.main);
            let id = self.uuid(format_args!("{}/accessibility/{key}", owner.path));
            let entity = ("accessibility", id);
            Object::new()
                .with("id", id)
                .with(owner.column, owner.id)
                .with("description", text)
                .with("attributes", self.translations(entity, "accessibility", Some(text)))
        };
        a.accessibility.iter().enumerate().map(each).collect()
    }

    pub(super) fn location_attributes<'b>(
        &'b self,
        a: &'b Address,
        owner: Owner<'_>,
    ) -> Vec<Object<'b>> {
        let mut attributes = self.attributes("location", owner.id);
        if let Some(area) = &a.area {
            attributes.tie("areas", area.as_str());
        }
        if self.address_records(a, owner).is_none() {
            let parts = [
                ("street", a.street.as_ref().map(|text| &*text.main)),
                ("city", a.city.as_ref().map(|text| &*text.main)),
                ("postcode", a.postcode.as_deref()),
            ];
            for (key, value) in parts {
                let Some(value) = value else { continue };
                attributes.add_fact(key, value);
            }
        }
        let texts = [
            ("street", &a.street),
            ("city", &a.city),
            ("note", &a.note),
            ("how_to_get", &a.how_to_get),
        ];
        for (key, text) in texts {
            attributes.add_translations(key, text.as_ref());
        }
        attributes.into_objects()
    }

    /// Makes the code of the state register (org-id.guide: UA-EDR).
    pub(super) fn identifiers<'b>(&'b self, o: &'b Organisation) -> Vec<Object<'b>> {
        let Some(code) = &o.edrpou else { return Vec::new() };
        let identifier = Object::new()
            .with("id", self.uuid(format_args!("organisations/{}/edrpou", o.entry.id)))
            .with("organization_id", self.organisation_id(&o.entry.id))
            .with("identifier_scheme", "UA-EDR")
            .with("identifier_type", "ЄДРПОУ")
            .with("identifier", code);
        vec![identifier]
    }

    pub(super) fn organisation_attributes<'b>(&'b self, o: &'b Organisation) -> Vec<Object<'b>> {
        let id = self.organisation_id(&o.entry.id);
        let mut attributes = self.attributes("organization", id);
        if let Some(kind) = &o.kind {
            attributes.classify(self.context.public, Vocabulary::Kinds, kind);
        }
        let filed_elsewhere = o.filed_under != o.name.main;
        let verified = o.verified.as_ref();
        let day = |day: jiff::civil::Date| day.to_string().into();
        let body =
            o.entry.body.as_ref().map(|_| self.body_with_links(o, self.context.lang()).into());
        let facts: [(&'static str, Option<std::borrow::Cow<'b, str>>); 9] = [
            ("id", Some((&*o.entry.id).into())),
            ("sort_name", filed_elsewhere.then(|| (&*o.filed_under).into())),
            ("status", (o.status != Status::Active).then(|| o.status.as_str().into())),
            ("hours", o.hours.as_ref().map(|hours| Hours::source(hours).into())),
            ("source", o.entry.source.as_ref().map(|text| (&*text.main).into())),
            ("verified.on", verified.map(|check| day(check.on))),
            ("verified.by", verified.and_then(|check| check.by.as_deref()).map(Into::into)),
            ("changed", o.entry.changed.map(day)),
            ("body", body),
        ];
        for (key, value) in facts {
            let Some(value) = value.filter(|value| !value.is_empty()) else { continue };
            attributes.add_fact(key, value);
        }
        let members = o.members.iter().map(|id| ("members", id.as_str()));
        let former = o.entry.formerly.iter().map(|id| ("formerly", &**id));
        for (key, id) in members.chain(former) {
            attributes.add_fact(key, id);
        }
        let texts = [
            ("name", Some(&o.name)),
            ("short_name", o.short_name.as_ref()),
            ("summary", o.summary.as_ref()),
            ("source", o.entry.source.as_ref()),
        ];
        for (key, text) in texts {
            attributes.add_translations(key, text);
        }
        for lang in o.entry.body.iter().flat_map(|body| body.others.keys()) {
            let text = self.body_with_links(o, *lang);
            if !text.is_empty() {
                attributes.add_text(&format!("body.{lang}"), text.into());
            }
        }
        attributes.into_objects()
    }

    /// Returns the text of the organisation's page, with absolute links.
    fn body_with_links(&self, o: &Organisation, lang: Lang) -> String {
        let Some(body) = &o.entry.body else { return String::new() };
        let base = &self.context.public.site.base_url;
        let routes = self.context.routes;
        let html = crate::site::render::links::link_body(body.get(lang), routes, lang, base);
        if html.trim().is_empty() { String::new() } else { html }
    }
}
