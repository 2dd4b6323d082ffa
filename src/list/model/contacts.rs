//! Every contact of the fields, with who sees it there.

#![expect(
    clippy::disallowed_methods,
    reason = "goes through every contact, and tells only where they stand and who sees them"
)]

use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::civil::Date;

use super::register::Register;
use crate::base::choices::Visibility;
use crate::base::diag::{Location, Sited};
use crate::base::locale::phones::PhoneNumber;
use crate::base::privacy::Guarded;
use crate::content::validate::{Organisation, Phone, PrivateData, Records};

/// A contact, after normalising.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Contact {
    Phone(PhoneNumber),
    Email(String),
}

/// A contact as a field has it.
#[derive(Clone, Copy)]
pub(super) enum Field<'a> {
    Phone(&'a PhoneNumber),
    Email(&'a str),
}

impl Field<'_> {
    pub(super) fn owned(self) -> Contact {
        match self {
            Self::Phone(number) => Contact::Phone(number.clone()),
            Self::Email(address) => Contact::Email(address.to_lowercase()),
        }
    }
}

/// Goes through the fields that hold a contact, with who sees it there.
pub(super) fn visit_fields(
    (organisations, private): (&[Arc<Organisation>], &[Arc<PrivateData>]),
    see: &mut dyn FnMut(Visibility, Field<'_>, &Location),
) {
    for organisation in organisations {
        visit_phones(&organisation.phones, see);
        visit_phones(&organisation.draft_phones, see);
        organisation.services.iter().for_each(|service| visit_phones(&service.phones, see));
    }
    private.iter().for_each(|private| visit_phones(&private.phones, see));
    for organisation in organisations {
        if let Some(email) = &organisation.email {
            see(Visibility::Public, Field::Email(&email.value), &email.at);
        }
        for person in &organisation.people {
            if let Some(phone) = &person.phone {
                let Sited { value, at } = phone.inspect();
                see(phone.visibility(), Field::Phone(value), at);
            }
            if let Some(email) = &person.email {
                let Sited { value, at } = email.inspect();
                see(email.visibility(), Field::Email(value), at);
            }
        }
    }
    for email in private.iter().flat_map(|private| &private.emails) {
        let Sited { value, at } = email.inspect();
        see(email.visibility(), Field::Email(value), at);
    }
}

fn visit_phones(phones: &[Guarded<Phone>], see: &mut dyn FnMut(Visibility, Field<'_>, &Location)) {
    for phone in phones {
        let Sited { value, at } = &phone.inspect().number;
        see(phone.visibility(), Field::Phone(value), at);
    }
}

/// Returns the numbers that fields keep from everybody, as they are dialled.
pub(crate) fn hidden_phones(register: &Register) -> BTreeSet<String> {
    let mut hidden = BTreeSet::new();
    visit_fields((&register.organisations, &register.private), &mut |visibility, contact, _| {
        if let (Field::Phone(number), true) = (contact, visibility != Visibility::Public) {
            hidden.insert(number.tel());
        }
    });
    hidden
}

/// Returns the day on which a person of an organisation agreed to have their contacts shown, by the name in the main language.
pub(crate) fn consent_of(register: &Register, organisation: &str, name: &str) -> Option<Date> {
    let mut organisations = register.organisations.iter();
    let own = organisations.find(|own| own.common.id.as_str() == organisation)?;
    let person = own.people.iter().find(|person| person.name.inspect().0.main.as_ref() == name)?;
    let consent = person.consent.as_ref().filter(|consent| consent.withdrawn.is_none());
    consent.map(|consent| consent.on.value)
}

/// Returns the contacts that fields show to everybody.
pub(super) fn public_contacts(records: &Records) -> BTreeSet<Contact> {
    let mut shown = BTreeSet::new();
    visit_fields((&records.organisations, &records.private), &mut |visibility, contact, _| {
        if visibility == Visibility::Public {
            shown.insert(contact.owned());
        }
    });
    let hotline = records.site.hotline.iter();
    let numbers = hotline.flat_map(|hotline| hotline.short.iter().chain(&hotline.full));
    shown.extend(numbers.map(|number| Field::Phone(number).owned()));
    let email = records.site.publisher.as_ref().and_then(|publisher| publisher.email.as_deref());
    shown.extend(email.map(|address| Field::Email(address).owned()));
    shown
}
