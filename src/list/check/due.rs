//! Who must be called to verify which entry.
//!
//! No rule, but the list that `check --due` prints: every published entry that was never checked, or whose check is
//! older than the site allows, the longest overdue first. A number that is not public is never told, only where it
//! stands.

#![expect(
    clippy::disallowed_methods,
    reason = "opens for the public only: the editors' own list names what the site does"
)]

use jiff::civil::Date;

use super::reach::listed;
use crate::base::choices::Visibility;
use crate::base::diag::Location;
use crate::base::locale::phones::PhoneNumber;
use crate::base::names::SourcePath;
use crate::base::privacy::Guarded;
use crate::content::validate::{Organisation, Person};
use crate::list::model::Register;
use crate::list::standing::is_stale;

/// An entry that must be verified.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Due {
    /// The organisation's name.
    pub name: String,
    /// Its id.
    pub id: String,
    /// Its file.
    pub path: SourcePath,
    /// The last check, if there was one.
    pub checked: Option<Date>,
    /// The numbers that everybody may know; where there is none, the e-mail address.
    pub contacts: Vec<String>,
    /// Who answers for the entry, with their office, where the name may be shown.
    pub person: Option<String>,
    /// Where numbers stand that not everybody may know.
    pub hidden: Vec<Location>,
}

/// Returns the entries that must be verified: those never checked first, then by the day of the last check.
pub(crate) fn due(register: &Register) -> Vec<Due> {
    let is_due = |o: &&Organisation| match &o.verified {
        // A check that is said to come yet is none.
        Some(verified) => verified.on > register.config.today || is_stale(register, verified.on),
        None => !Register::is_desk(o),
    };
    let mut list: Vec<Due> =
        listed(register).into_iter().filter(is_due).map(|o| due_of(register, o)).collect();
    list.sort_by(|a, b| (a.checked, &a.id).cmp(&(b.checked, &b.id)));
    list
}

fn due_of(register: &Register, organisation: &Organisation) -> Due {
    let mut entry = Due {
        name: organisation.name.main.to_string(),
        id: organisation.common.id.clone(),
        path: organisation.common.path.clone(),
        checked: organisation
            .verified
            .as_ref()
            .map(|verified| verified.on)
            .filter(|on| *on <= register.config.today),
        contacts: Vec::new(),
        person: None,
        hidden: Vec::new(),
    };
    let services = organisation.services.iter().flat_map(|service| &service.phones);
    for phone in organisation.phones.iter().chain(services) {
        entry.add_phone(phone, |p| &p.number.value);
    }
    if let Some(person) = whom(organisation) {
        entry.person = person_name(person);
        if let Some(phone) = &person.phone {
            entry.add_phone(phone, |p| &p.value);
        }
    }
    let own = register.private.iter().filter(|private| private.id.value == organisation.common.id);
    for phone in own.flat_map(|private| &private.phones) {
        entry.add_phone(phone, |p| &p.number.value);
    }
    if entry.contacts.is_empty() {
        entry.contacts.extend(organisation.email.as_ref().map(|email| email.value.to_string()));
    }
    entry
}

impl Due {
    /// Adds a number that is public, and only the place of one that is not.
    fn add_phone<T>(&mut self, phone: &Guarded<T>, number: impl Fn(&T) -> &PhoneNumber)
    where
        T: AsRef<Location>,
    {
        let at: &Location = phone.place_of();
        match phone.open_for(Visibility::Public).map(|phone| number(phone).national()) {
            Some(number) if self.contacts.contains(&number) => {}
            Some(number) => self.contacts.push(number),
            None => self.hidden.push(at.clone()),
        }
    }
}

/// Returns who answers for the list; where nobody does, the first person who is known.
fn whom(organisation: &Organisation) -> Option<&Person> {
    let responsible = |person: &&Person| person.name.satisfies(|(_, _, responsible)| *responsible);
    organisation.people.iter().find(responsible).or_else(|| organisation.people.first())
}

fn person_name(person: &Person) -> Option<String> {
    let (name, role, _) = person.name.open_for(Visibility::Public)?;
    Some(match role {
        Some(role) => format!("{}, {}", name.main, role.main),
        None => name.main.to_string(),
    })
}
