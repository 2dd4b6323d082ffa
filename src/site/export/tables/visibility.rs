//! Who may see what, in a copy for the desks: columns of their own, so that the copy is read back as it was.
//!
//! Phones and people stand several in a cell, and their words stand in the same order. What everybody sees says which
//! value is for official use; what is private reaches no copy.

use super::table::{Cell, CellWords};
use crate::base::choices::{Chosen as _, Visibility};
use crate::base::locale::Lang;
use crate::base::locale::phones::PhoneNumber;
use crate::list::publish::{Organisation, Person, Phone, Public};

/// The columns, by their message in the catalogue, and their widths.
pub(super) const COLUMNS: [(&str, u8); 3] =
    [("csv-phones-visibility", 20), ("csv-address-visibility", 20), ("csv-people-visibility", 20)];

/// Returns the cells for an organisation, of whose numbers these are shown.
pub(super) fn cells<'a>(
    words: &CellWords<'a>,
    everybody: &Public,
    organisation: &Organisation,
    phones: &[&Phone],
) -> [Cell<'a>; 3] {
    let seen = everybody.find_organisation(&organisation.entry.id);
    let word = |is_seen: bool| {
        let visibility = if is_seen { Visibility::Public } else { Visibility::Desks };
        visibility_word(visibility, words.lang)
    };
    let phones =
        phones.iter().map(|phone| word(seen.is_some_and(|o| has_number(o, &phone.number))));
    let address =
        organisation.address.as_ref().map(|_| word(seen.is_some_and(|o| o.address.is_some())));
    let people =
        organisation.people.iter().map(|person| match seen.and_then(|o| same_person(o, person)) {
            Some(seen) => word(seen.phone == person.phone && seen.email == person.email).to_owned(),
            None => words.say("csv-visibility-name"),
        });
    [
        phones.collect::<Vec<_>>().join("; ").into(),
        Cell::maybe(address),
        people.collect::<Vec<_>>().join("; ").into(),
    ]
}

/// Returns the word of the table of fields.
fn visibility_word(visibility: Visibility, lang: Lang) -> &'static str {
    let choice = Visibility::CHOICES.iter().find(|choice| choice.id == visibility.as_str());
    let choice = choice.expect("the table of fields has every visibility");
    if lang == Lang::UK { choice.uk } else { choice.id }
}

/// Tells a number that everybody sees; an organisation shows a number to the same people wherever it names it.
fn has_number(seen: &Organisation, number: &PhoneNumber) -> bool {
    let services = seen.services.iter().flat_map(|service| &service.phones);
    seen.phones.iter().chain(services).any(|phone| phone.number == *number)
}

fn same_person<'a>(seen: &'a Organisation, person: &Person) -> Option<&'a Person> {
    seen.people.iter().find(|own| own.name.main == person.name.main)
}
