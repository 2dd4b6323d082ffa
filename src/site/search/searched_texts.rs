//! Which words of the parts of an organisation people search by.

use crate::base::localised::Text;
use crate::list::publish::{Address, Person};

/// Returns the words of an address that people search by.
pub(super) fn address_texts(address: &Address) -> impl Iterator<Item = &Text> {
    let Address {
        street,
        city,
        note,
        area: _, // a term
        // Nobody searches by these.
        postcode: _,
        how_to_get: _,
        accessibility: _,
        location: _,
    } = address;
    street.iter().chain(city).chain(note)
}

/// Returns the words about a person that people search by; their contacts are on the page of the organisation.
pub(super) fn person_texts(person: &Person) -> impl Iterator<Item = &Text> {
    let Person { name, role, responsible: _, phone: _, email: _ } = person;
    std::iter::once(name).chain(role)
}
