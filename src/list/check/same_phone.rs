//! `same-phone`: two organisations that answer one number, which is often one organisation entered twice.
//!
//! Short numbers, the site's hotline, and a number that an organisation shares with its members are meant so.

#![expect(
    clippy::disallowed_methods,
    reason = "compares numbers of one site, and tells only where they stand"
)]

use super::{near_cache, same_edrpou};

use super::reach::{listed_entries, with_files};
use super::rule_cache::RuleCache;
use crate::base::diag::{Code, Diagnostic, Diagnostics, Location};
use crate::base::locale::phones::PhoneNumber;
use crate::base::maps::{HashMap, HashMapExt as _};
use crate::base::privacy::Guarded;
use crate::content::validate::{Organisation, Phone, ids};
use crate::list::model::Register;

/// Reports each organisation that has a number of an earlier one, once an organisation.
pub(super) fn check(register: &Register, cache: &mut RuleCache, diagnostics: &mut Diagnostics) {
    let hotline = register.site.hotline.as_ref().and_then(|hotline| hotline.full.as_ref());
    let listed = listed_entries(register);
    cache
        .numbers
        .update(with_files(listed.iter().copied()), |_, organisation| numbers(organisation));
    // Most numbers have one holder.
    let mut first: HashMap<&PhoneNumber, Holder<'_>> = HashMap::new();
    let mut more: HashMap<&PhoneNumber, Vec<Holder<'_>>> = HashMap::new();
    for (organisation, numbers) in listed.iter().zip(cache.numbers.all_made()) {
        let mut is_told = false;
        for (number, at) in numbers {
            if number.is_short() || Some(number) == hotline {
                continue;
            }
            let own = Holder { organisation, at };
            let Some(holder) = first.get(number) else {
                first.insert(number, own);
                continue;
            };
            let others = more.entry(number).or_default();
            let mut holders = std::iter::once(holder).chain(&*others);
            let odd = holders.find(|holder| is_odd(holder.organisation, organisation));
            if let Some(odd) = odd.filter(|_| !is_told) {
                let diagnostic = Diagnostic::new(Code::SamePhone, at.clone());
                let diagnostic = diagnostic.with("name", &*odd.organisation.name.main);
                diagnostics.push(diagnostic.see(odd.at.clone()));
                is_told = true;
            }
            others.push(own);
        }
    }
}

/// Who has a number, and where it stands.
#[derive(Clone, Copy)]
struct Holder<'a> {
    organisation: &'a Organisation,
    at: &'a Location,
}

/// Tells two organisations that should not share a number, and of which nothing surer is said.
fn is_odd(one: &Organisation, other: &Organisation) -> bool {
    let is_told = same_edrpou::is_same(one, other) || near_cache::is_near(one, other);
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
