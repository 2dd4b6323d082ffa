//! An organisation's fields become its record.

use std::sync::Arc;

use jiff::civil::Date;

use super::entry::{Common, LinkedFile, Phone};
use super::form::{Datum, Form};
use super::reference::Reference;
use crate::base::choices::{Delivery, Status, Visibility};
use crate::base::diag::{Code, Diagnostic, Diagnostics, Location, Sited};
use crate::base::locale::hours::Hours;
use crate::base::locale::phones::PhoneNumber;
use crate::base::localised::Text;
use crate::base::names::Id;
use crate::base::privacy::Guarded;

/// An organisation, as its file says.
#[derive(Debug, Clone)]
pub struct Organisation {
    /// Id, dates, source, body.
    pub common: Common,
    /// The full name; the id where it is missing.
    pub name: Text,
    /// What people call it.
    pub short_name: Option<Text>,
    /// The name it is filed under, if not its own.
    pub sort_name: Option<Arc<str>>,
    /// Its kind.
    pub kind: Option<Sited<Reference>>,
    /// One line about it.
    pub summary: Option<Text>,
    /// Whether it works.
    pub status: Status,
    /// Its EDRPOU code.
    pub edrpou: Option<Sited<Arc<str>>>,
    /// What it helps with.
    pub services: Vec<Service>,
    /// The phones of services that are drafts: they are shown nowhere, and still somebody's.
    pub(crate) draft_phones: Vec<Guarded<Phone>>,
    /// Its phones, the main one first.
    pub phones: Vec<Guarded<Phone>>,
    /// Its e-mail address.
    pub email: Option<Sited<Arc<str>>>,
    /// Its website.
    pub website: Option<Sited<Arc<str>>>,
    /// Other pages of it.
    pub links: Vec<Link>,
    /// Where people are received.
    pub address: Option<Guarded<Address>>,
    /// Opening hours.
    pub hours: Option<Sited<Hours>>,
    /// Its people.
    pub people: Vec<Person>,
    /// The organisations that belong to it.
    pub members: Vec<Sited<Reference>>,
    /// When and by whom it was checked.
    pub verified: Option<Verified>,
    /// Its logo.
    pub logo: Option<LinkedFile>,
}

/// What an organisation helps with.
#[derive(Debug, Clone)]
pub struct Service {
    /// Its stable name within the organisation, if it is not that of its help.
    pub id: Option<Sited<Id>>,
    /// Kind of help.
    pub help: Sited<Reference>,
    /// Its own name.
    pub name: Option<Text>,
    /// What is done.
    pub details: Option<Text>,
    /// For whom.
    pub audiences: Vec<Sited<Reference>>,
    /// Where; everywhere when empty.
    pub areas: Vec<Sited<Reference>>,
    /// How it reaches a person.
    pub delivery: Vec<Delivery>,
    /// On what conditions.
    pub conditions: Option<Text>,
    /// What it costs.
    pub cost: Option<Text>,
    /// What to bring.
    pub documents: Vec<Text>,
    /// Hours, if other than the organisation's.
    pub hours: Option<Sited<Hours>>,
    /// Phones of this very service.
    pub phones: Vec<Guarded<Phone>>,
    /// Whether it is given now.
    pub status: Status,
    /// How the service is known.
    pub source: Option<Text>,
    /// When and by whom it was checked, if not with its organisation.
    pub verified: Option<Verified>,
}

impl Service {
    /// Returns its stable name within the organisation: its own, else that of its help; `None` where that is not known.
    pub(crate) fn stable_name(&self) -> Option<(&Id, &Location)> {
        match &self.id {
            Some(own) => Some((&own.value, &own.at)),
            None => self.help.value.id().map(|id| (id, &self.help.at)),
        }
    }
}

/// A person of an organisation. The name is guarded by `show_name`, the contacts by `visibility`.
#[derive(Debug, Clone)]
pub struct Person {
    /// Where everything about them stands.
    pub at: Location,
    /// Name, office and whether they answer for the list.
    pub name: Guarded<(Text, Option<Text>, bool)>,
    /// Their phone.
    pub phone: Option<Guarded<Sited<PhoneNumber>>>,
    /// Their e-mail address.
    pub email: Option<Guarded<Sited<Arc<str>>>>,
    /// Their consent to have the contacts shown.
    pub(crate) consent: Option<Consent>,
}

/// A person's consent to have their contacts shown.
#[derive(Debug, Clone)]
pub(crate) struct Consent {
    /// The day.
    pub(crate) on: Sited<Date>,
    /// Who took it.
    pub(crate) by: Option<Arc<str>>,
    /// The day on which it was withdrawn.
    pub(crate) withdrawn: Option<Sited<Date>>,
}

/// An address.
#[derive(Debug, Clone)]
pub struct Address {
    /// Street and house.
    pub street: Option<Text>,
    /// Town or village.
    pub city: Option<Text>,
    /// Postcode.
    pub postcode: Option<Arc<str>>,
    /// Area.
    pub area: Option<Sited<Reference>>,
    /// Floor, entrance, landmark.
    pub note: Option<Text>,
    /// How to get there.
    pub how_to_get: Option<Text>,
    /// Ramp, lift, toilet.
    pub accessibility: Vec<Text>,
    /// Latitude and longitude in degrees.
    pub location: Option<(f64, f64)>,
}

/// A named link.
#[derive(Debug, Clone, Hash)]
pub struct Link {
    /// Where it leads.
    pub url: Arc<str>,
    /// Its name; the address where it is missing.
    pub name: Option<Text>,
}

/// A check of the entry.
#[derive(Debug, Clone, Hash)]
pub struct Verified {
    /// The day.
    pub on: Date,
    /// Where the day stands.
    pub at: Location,
    /// By whom.
    pub by: Option<Arc<str>>,
}

/// Makes the record.
pub(super) fn validate_organisation(
    mut form: Form,
    common: Common,
    diagnostics: &mut Diagnostics,
) -> Organisation {
    // A draft of a service is read for its mistakes, and is no record.
    let (drafts, services): (Vec<Form>, Vec<Form>) =
        form.records("services").into_iter().partition(Form::is_draft);
    let services = services.into_iter().filter_map(validate_service).collect();
    let draft_phones =
        drafts.into_iter().flat_map(|mut form| Phone::take_all(&mut form, "phones")).collect();
    let people = form.records("people");
    Organisation {
        name: form.text("name").map_or_else(|| Text::from(common.id.as_str()), |text| text.value),
        short_name: form.text("short_name").map(|text| text.value),
        sort_name: form.single_language("sort_name").map(|text| text.value),
        kind: form.reference("kind"),
        summary: form.text("summary").map(|text| text.value),
        status: validate_status(&mut form),
        edrpou: form.single_language("edrpou"),
        services,
        draft_phones,
        phones: Phone::take_all(&mut form, "phones"),
        email: form.single_language("email"),
        website: form.single_language("website"),
        links: form.records("links").into_iter().filter_map(validate_link).collect(),
        address: form.record("address").map(|form| validate_address(form.value)),
        hours: form.hours("hours"),
        people: people.into_iter().filter_map(|form| validate_person(form, diagnostics)).collect(),
        members: form.references("members"),
        verified: take_verified(&mut form),
        logo: form.single_language("logo"),
        common,
    }
}

fn validate_status(form: &mut Form) -> Status {
    form.choice("status").map_or(Status::Active, |status| status.value)
}

fn validate_service(mut form: Form) -> Option<Service> {
    form.take("draft");
    let help = form.reference("help")?;
    Some(Service {
        id: form.id("id"),
        help,
        name: form.text("name").map(|text| text.value),
        details: form.text("details").map(|text| text.value),
        audiences: form.references("audiences"),
        areas: form.references("areas"),
        delivery: form.choices("delivery"),
        conditions: form.text("conditions").map(|text| text.value),
        cost: form.text("cost").map(|text| text.value),
        documents: form.texts("documents"),
        hours: form.hours("hours"),
        phones: Phone::take_all(&mut form, "phones"),
        status: validate_status(&mut form),
        source: form.text("source").map(|text| text.value),
        verified: take_verified(&mut form),
    })
}

fn validate_link(mut form: Form) -> Option<Link> {
    let url = form.single_language("url")?.value;
    Some(Link { url, name: form.text("name").map(|text| text.value) })
}

fn validate_address(mut form: Form) -> Guarded<Address> {
    let visibility = form.visibility;
    form.take("visibility");
    let mut text = |key| form.text(key).map(|text| text.value);
    let mut address = Address {
        street: text("street"),
        city: text("city"),
        note: text("note"),
        how_to_get: text("how_to_get"),
        postcode: None,
        area: None,
        accessibility: Vec::new(),
        location: None,
    };
    address.postcode = form.single_language("postcode").map(|text| text.value);
    address.area = form.reference("area");
    address.accessibility = form.texts("accessibility");
    if let Some(Datum::Coordinates(lat, lon)) = form.take("location").map(|value| value.value) {
        address.location = Some((lat, lon));
    }
    Guarded::new(address, visibility)
}

fn take_verified(form: &mut Form) -> Option<Verified> {
    let mut form = form.record("verified")?.value;
    let on = form.date("on")?;
    Some(Verified {
        on: on.value,
        at: on.at,
        by: form.single_language("by").map(|text| text.value),
    })
}

/// A person's contacts are shown only with consent: the law of Ukraine on the protection of personal data asks for it.
fn validate_person(mut form: Form, diagnostics: &mut Diagnostics) -> Option<Person> {
    let (visibility, at) = (form.visibility, form.at.clone());
    let consent = form.record("consent");
    let phone = form.phone("phone");
    let email = form.single_language("email");
    let has_contact = phone.is_some() || email.is_some();
    let written = form.choice::<Visibility>("visibility");
    let contact = phone.as_ref().map(|phone| &phone.at).or(email.as_ref().map(|email| &email.at));
    if let Some(at) = contact
        && written.is_none()
        && !form.is_lost("visibility")
    {
        let diagnostic = Diagnostic::new(Code::UnseenContact, start(at));
        let with_consent = consent.is_some() || form.is_lost("consent");
        diagnostics.push(if with_consent { diagnostic.hint("consent") } else { diagnostic });
    }
    let is_missing = consent.is_none() && !form.is_lost("consent");
    let consent = consent.and_then(|form| validate_consent(form.value));
    let withdrawn = consent.as_ref().is_some_and(|consent| consent.withdrawn.is_some());
    if has_contact && (is_missing || withdrawn) && visibility != Visibility::Private {
        let at = written.map_or_else(|| start(&form.at), |choice| choice.at);
        let diagnostic = Diagnostic::new(Code::MissingConsent, at);
        let diagnostic = diagnostic.with("visibility", visibility.as_str());
        diagnostics.push(if withdrawn { diagnostic.hint("withdrawn") } else { diagnostic });
    }
    let visibility = if withdrawn { Visibility::Private } else { visibility };
    let shown = match form.yes_no("show_name").is_none_or(|show| show.value)
        && !form.is_lost("show_name")
    {
        true => Visibility::Public,
        false => Visibility::Private,
    };
    let responsible = form.yes_no("responsible").is_some_and(|yes| yes.value);
    let role = form.text("role").map(|text| text.value);
    let name = form.text("name")?.value;
    Some(Person {
        at,
        name: Guarded::new((name, role, responsible), shown),
        phone: phone.map(|phone| Guarded::new(phone, visibility)),
        email: email.map(|email| Guarded::new(email, visibility)),
        consent,
    })
}

fn validate_consent(mut form: Form) -> Option<Consent> {
    let by = form.single_language("by").map(|text| text.value);
    let withdrawn = form.date("withdrawn");
    Some(Consent { on: form.date("on")?, by, withdrawn })
}

fn start(at: &Location) -> Location {
    Location { end: at.start, ..at.clone() }
}
