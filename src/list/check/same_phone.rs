//! `same-phone`: two organisations that answer one number, which is often one organisation entered twice.
//!
//! Short numbers, the site's hotline, and a number that an organisation shares with its members are meant so.

#![expect(
    clippy::disallowed_methods,
    reason = "compares numbers of one site, and tells only where they stand"
)]

use std::collections::{BTreeMap, BTreeSet};

use super::{near_name, same_edrpou};

use super::reach::listed;
use crate::base::diag::{Code, Diagnostic, Diagnostics, Location};
use crate::base::locale::phones::PhoneNumber;
use crate::base::privacy::Guarded;
use crate::content::validate::{Organisation, Phone, ids};
use crate::list::model::Register;

/// Reports each organisation that has a number of an earlier one, once an organisation.
pub(super) fn check(register: &Register, diagnostics: &mut Diagnostics) {
    let hotline = register.site.hotline.as_ref().and_then(|hotline| hotline.full.as_ref());
    let mut seen: BTreeMap<PhoneNumber, Vec<(&Organisation, Location)>> = BTreeMap::new();
    let mut told: BTreeSet<&str> = BTreeSet::new();
    for organisation in listed(register) {
        for (number, at) in numbers(organisation) {
            if number.is_short() || Some(&number) == hotline {
                continue;
            }
            let holders = seen.entry(number).or_default();
            let first = holders.iter().find(|(first, _)| is_odd(first, organisation));
            if let Some((first, place)) = first
                && told.insert(&organisation.common.id)
            {
                let diagnostic = Diagnostic::new(Code::SamePhone, at.clone());
                diagnostics.push(diagnostic.with("name", &*first.name.main).see(place.clone()));
            }
            holders.push((organisation, at));
        }
    }
}

/// Tells two organisations that should not share a number, and of which nothing surer is said.
fn is_odd(one: &Organisation, other: &Organisation) -> bool {
    let is_told = same_edrpou::is_same(one, other) || near_name::is_near(one, other);
    let is_family = contains(one, other) || contains(other, one);
    one.common.id != other.common.id && !is_family && !is_told
}

fn contains(whole: &Organisation, part: &Organisation) -> bool {
    ids(&whole.members).any(|id| id.as_str() == part.common.id)
}

/// Returns the numbers of an organisation and its services. Those of people are theirs, wherever they work.
pub(super) fn numbers(organisation: &Organisation) -> Vec<(PhoneNumber, Location)> {
    let services = organisation.services.iter().flat_map(|service| &service.phones);
    let phones = organisation.phones.iter().chain(services);
    let number = |phone: &Guarded<Phone>| {
        let number = &phone.inspect().number;
        (number.value.clone(), number.at.clone())
    };
    phones.map(number).collect()
}
