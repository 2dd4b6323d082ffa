//! What readers may see of an organisation.

#![expect(clippy::disallowed_methods, reason = "publish decides who sees a value")]

use std::sync::Arc;

use jiff::civil::Date;

use super::view::{View, named_ids};

use super::entry::Entry;
use crate::base::choices::{Delivery, PhoneType, Status};
use crate::base::locale::Lang;
use crate::base::locale::hours::Hours;
use crate::base::locale::order::{IndexLetter, SortKey, index_letter, sort_key};
use crate::base::locale::phones::{PhoneNumber, extension_words};
use crate::base::localised::Text;
use crate::base::names::Id;
use crate::base::privacy::Guarded;
use crate::content::validate::{self, Link, Verified};
use crate::list::model::{DESK, Register};
use crate::list::standing::Doubt;

/// An organisation.
#[derive(Debug, Clone, Hash)]
pub struct Organisation {
    /// Id, source, body.
    pub entry: Entry,
    /// The full name.
    pub name: Text,
    /// What people call it.
    pub short_name: Option<Text>,
    /// The name it is filed under.
    pub filed_under: Arc<str>,
    /// The key that lists are sorted by.
    pub sort_key: SortKey,
    /// The letter of the index that it stands below.
    pub index_letter: IndexLetter,
    /// Its kind.
    pub kind: Option<Id>,
    /// Whether it receives the list rather than being counted in it.
    pub is_desk: bool,
    /// One line about it.
    pub summary: Option<Text>,
    /// Whether it works.
    pub status: Status,
    /// Its EDRPOU code.
    pub edrpou: Option<Arc<str>>,
    /// What it helps with.
    pub services: Vec<Service>,
    /// Its public phones, the main one first.
    pub phones: Vec<Phone>,
    /// Its e-mail address.
    pub email: Option<Arc<str>>,
    /// Its website.
    pub website: Option<Arc<str>>,
    /// Other pages of it.
    pub links: Vec<Link>,
    /// Where people are received, if everybody may know.
    pub address: Option<Address>,
    /// Opening hours.
    pub hours: Option<Hours>,
    /// Its people, with the contacts that everybody may know.
    pub people: Vec<Person>,
    /// The organisations that belong to it.
    pub members: Vec<Id>,
    /// When and by whom it was checked.
    pub verified: Option<Verified>,
    /// By when the site wants it checked again.
    pub next_check: Option<Date>,
    /// Why what it tells may not be true any more.
    pub(crate) doubt: Option<Doubt>,
    /// Its logo.
    pub logo: Option<Arc<str>>,
}

/// A service.
#[derive(Debug, Clone, Hash)]
pub struct Service {
    /// Its stable name within the organisation.
    pub id: Id,
    /// Kind of help.
    pub help: Id,
    /// Its own name.
    pub name: Option<Text>,
    /// What is done.
    pub details: Option<Text>,
    /// For whom.
    pub audiences: Vec<Id>,
    /// Where; everywhere when empty.
    pub areas: Vec<Id>,
    /// How it reaches a person.
    pub delivery: Vec<Delivery>,
    /// On what conditions.
    pub conditions: Option<Text>,
    /// What it costs.
    pub cost: Option<Text>,
    /// What to bring.
    pub documents: Vec<Text>,
    /// Hours, if other than the organisation's.
    pub hours: Option<Hours>,
    /// Phones of this very service.
    pub phones: Vec<Phone>,
    /// Whether it is given now.
    pub status: Status,
    /// How the service is known.
    pub source: Option<Text>,
    /// When and by whom it was checked, if not with its organisation.
    pub verified: Option<Verified>,
    /// Why what it tells may not be true any more.
    pub(crate) doubt: Option<Doubt>,
}

/// A phone that everybody may call.
#[derive(Debug, Clone, PartialEq, Hash)]
pub struct Phone {
    /// The number.
    pub number: PhoneNumber,
    /// What is dialled after it.
    pub extension: Option<Arc<str>>,
    /// What answers it.
    pub kind: PhoneType,
    /// What it is for.
    pub label: Option<Text>,
    /// When it is answered.
    pub hours: Option<Hours>,
    /// Languages spoken.
    pub languages: Vec<Lang>,
}

/// A person whose name everybody may know.
#[derive(Debug, Clone, Hash)]
pub struct Person {
    /// The name.
    pub name: Text,
    /// The office.
    pub role: Option<Text>,
    /// Whether they answer for the list.
    pub responsible: bool,
    /// Their phone, if public.
    pub phone: Option<PhoneNumber>,
    /// Their e-mail address, if public.
    pub email: Option<Arc<str>>,
}

/// An address that everybody may know.
#[derive(Debug, Clone)]
pub struct Address {
    /// Street and house.
    pub street: Option<Text>,
    /// Town or village.
    pub city: Option<Text>,
    /// Postcode.
    pub postcode: Option<Arc<str>>,
    /// Area.
    pub area: Option<Id>,
    /// Floor, entrance, landmark.
    pub note: Option<Text>,
    /// How to get there.
    pub how_to_get: Option<Text>,
    /// Ramp, lift, toilet.
    pub accessibility: Vec<Text>,
    /// Latitude and longitude in degrees.
    pub location: Option<(f64, f64)>,
}

impl Organisation {
    /// Tells whether the list is handed to it, as the council decided; a body that coordinates is outside the counts, too, but
    /// nobody hands it the list.
    pub(crate) fn is_addressee(&self) -> bool {
        self.kind.as_ref().is_some_and(|kind| kind.as_str() == DESK)
    }
}

impl Phone {
    /// Makes the phone of a person, of which nothing else is known.
    pub(crate) fn from_number(number: &PhoneNumber) -> Self {
        Self {
            number: number.clone(),
            extension: None,
            kind: PhoneType::Voice,
            label: None,
            hours: None,
            languages: Vec::new(),
        }
    }

    /// Tells a number that one calls and somebody speaks.
    pub(crate) fn is_for_calls(&self) -> bool {
        self.kind.is_for_calls()
    }

    /// Tells the same number and extension, answered by the same; what each entry says beside it may differ.
    pub(in crate::list) fn is_same_line(&self, other: &Self) -> bool {
        (&self.number, &self.extension, self.kind) == (&other.number, &other.extension, other.kind)
    }

    /// Returns the number as people write it, with its extension.
    pub(crate) fn written(&self, lang: Lang) -> String {
        match &self.extension {
            Some(digits) => format!("{} {}", self.number.national(), extension_words(digits, lang)),
            None => self.number.national(),
        }
    }

    /// Returns what a link dials: the extension follows after a pause. Phones understand the comma everywhere, and the
    /// parameter of [`Self::uri`] hardly anywhere.
    pub(crate) fn dialled(&self) -> String {
        self.with_extension(",")
    }

    /// Returns the number as programs write it (RFC 3966): `+380501234567;ext=101`.
    pub(crate) fn uri(&self) -> String {
        self.with_extension(";ext=")
    }

    fn with_extension(&self, between: &str) -> String {
        match &self.extension {
            Some(digits) => format!("{}{between}{digits}", self.number.tel()),
            None => self.number.tel(),
        }
    }

    /// Tells the same number: one with another extension rings elsewhere.
    pub(crate) fn is_same(&self, other: &Self) -> bool {
        self.number == other.number && self.extension == other.extension
    }
}

/// Lets through what `view` may see; `None` for an entry that is not shown.
pub(super) fn visible_organisation(
    view: &View<'_>,
    from: &validate::Organisation,
) -> Option<Organisation> {
    let validate::Organisation {
        common,
        name,
        short_name,
        sort_name,
        kind,
        summary,
        status,
        edrpou,
        services,
        draft_phones: _,
        phones: numbers,
        email,
        website,
        links,
        address: place,
        hours,
        people,
        members,
        verified: check,
        logo,
    } = from;
    let open_text = |text: &crate::base::diag::Sited<Arc<str>>| text.value.clone();
    let filed_under = sort_name.clone().unwrap_or_else(|| name.main.clone());
    Some(Organisation {
        entry: view.visible_entry(common)?,
        name: name.clone(),
        short_name: short_name.clone(),
        sort_key: sort_key(&filed_under),
        index_letter: index_letter(&filed_under),
        filed_under,
        kind: kind.as_ref().and_then(|kind| kind.value.id().cloned()),
        is_desk: Register::is_desk(from),
        summary: summary.clone(),
        status: *status,
        edrpou: edrpou.as_ref().map(open_text),
        services: services.iter().filter_map(|s| visible_service(view, from, s)).collect(),
        phones: visible_phones(view, numbers),
        email: email.as_ref().map(open_text),
        website: website.as_ref().map(open_text),
        links: links.clone(),
        address: place.as_ref().and_then(|a| a.open_for(view.visibility)).map(visible_address),
        hours: hours.as_ref().map(|hours| hours.value.clone()),
        people: people.iter().filter_map(|p| visible_person(view, p)).collect(),
        members: view.shown(named_ids(members)),
        verified: visible_check(view, check.as_ref()).cloned(),
        next_check: next_check(view, from),
        doubt: Doubt::in_entry(view.register, from),
        logo: logo.as_ref().map(open_text),
    })
}

/// Lets a service through whose help is known; another one has its diagnostic.
fn visible_service(
    view: &View<'_>,
    organisation: &validate::Organisation,
    from: &validate::Service,
) -> Option<Service> {
    let validate::Service {
        id: _, // its key says it
        help,
        name,
        details,
        audiences,
        areas,
        delivery,
        conditions,
        cost,
        documents,
        hours,
        phones: numbers,
        status,
        source,
        verified: check,
    } = from;
    Some(Service {
        id: from.stable_name()?.0.clone(),
        help: help.value.id()?.clone(),
        name: name.clone(),
        details: details.clone(),
        audiences: named_ids(audiences),
        areas: named_ids(areas),
        delivery: delivery.clone(),
        conditions: conditions.clone(),
        cost: cost.clone(),
        documents: documents.clone(),
        hours: hours.as_ref().map(|hours| hours.value.clone()),
        phones: visible_phones(view, numbers),
        status: *status,
        source: source.clone(),
        verified: visible_check(view, check.as_ref()).cloned(),
        doubt: Doubt::in_service(view.register, organisation, from),
    })
}

fn visible_phones(view: &View<'_>, from: &[Guarded<validate::Phone>]) -> Vec<Phone> {
    let phone = |phone: &validate::Phone| {
        let validate::Phone { number, extension, kind, label, hours, languages } = phone;
        Phone {
            number: number.value.clone(),
            extension: extension.clone(),
            kind: *kind,
            label: label.clone(),
            hours: hours.as_ref().map(|hours| hours.value.clone()),
            languages: languages.clone(),
        }
    };
    from.iter().filter_map(|guarded| guarded.open_for(view.visibility)).map(phone).collect()
}

fn visible_person(view: &View<'_>, from: &validate::Person) -> Option<Person> {
    // That there is a consent was asked before.
    let validate::Person { at: _, name, phone, email, consent: _ } = from;
    let (name, role, responsible) = name.open_for(view.visibility)?;
    let phone = phone.as_ref().and_then(|phone| phone.open_for(view.visibility));
    let email = email.as_ref().and_then(|email| email.open_for(view.visibility));
    Some(Person {
        name: name.clone(),
        role: role.clone(),
        responsible: *responsible,
        phone: phone.map(|phone| phone.value.clone()),
        email: email.map(|email| email.value.clone()),
    })
}

fn visible_address(from: &validate::Address) -> Address {
    let validate::Address {
        street,
        city,
        postcode,
        area,
        note,
        how_to_get,
        accessibility,
        location,
    } = from;
    Address {
        street: street.clone(),
        city: city.clone(),
        postcode: postcode.clone(),
        area: area.as_ref().and_then(|area| area.value.id().cloned()),
        note: note.clone(),
        how_to_get: how_to_get.clone(),
        accessibility: accessibility.clone(),
        location: *location,
    }
}

/// Returns the last check; one that is said to come yet is none.
fn visible_check<'a>(
    view: &View<'_>,
    from: Option<&'a validate::Verified>,
) -> Option<&'a validate::Verified> {
    from.filter(|verified| verified.on <= view.register.config.today)
}

/// Returns the day after which the last check is too old.
fn next_check(view: &View<'_>, from: &validate::Organisation) -> Option<Date> {
    let days = view.register.site.stale_after_days?;
    let verified = visible_check(view, from.verified.as_ref())?;
    verified.on.checked_add(jiff::Span::new().try_days(days).ok()?).ok()
}
