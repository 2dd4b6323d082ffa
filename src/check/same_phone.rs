//! `same-phone`: two organisations that answer one number, which is often one organisation entered twice.
//!
//! Short numbers, the site's hotline, and a number that an organisation shares with its members are meant so.

use super::{earlier, listed, near_name, same_edrpou};
use crate::diag::{Code, Diagnostic, Location, Remarks};
use crate::locale::phones::PhoneNumber;
use crate::model::Register;
use crate::validate::Organisation;

/// Reports each organisation that has a number of an earlier one, once a pair.
pub(super) fn check(register: &Register, remarks: &mut Remarks) {
    let listed = listed(register);
    let shared = |a: &Organisation, b: &Organisation| {
        let is_told = same_edrpou::is_same(a, b) || near_name::is_near(a, b);
        let is_family = contains(a, b) || contains(b, a);
        if is_told || is_family { None } else { shared(register, a, b) }
    };
    for (first, second) in earlier(&listed, |a, b| shared(a, b).is_some()) {
        if let Some((one, other)) = shared(first, second) {
            let remark = Diagnostic::new(Code::SamePhone, other);
            remarks.push(remark.with("name", &*first.name.main).see(one));
        }
    }
}

fn contains(whole: &Organisation, part: &Organisation) -> bool {
    whole.members.iter().any(|id| id.value.as_str() == part.common.id)
}

/// Returns where the first number stands that both have.
fn shared(register: &Register, a: &Organisation, b: &Organisation) -> Option<(Location, Location)> {
    let hotline = register.site.hotline.as_ref().and_then(|hotline| hotline.full.as_ref());
    let others = numbers(b);
    numbers(a)
        .into_iter()
        .filter(|(number, _)| !number.is_short() && Some(number) != hotline)
        .find_map(|(number, one)| {
            let same = others.iter().find(|(other, _)| *other == number);
            same.map(|(_, other)| (one, other.clone()))
        })
}

/// Returns the numbers of an organisation and its services. Those of people are theirs, wherever they work.
fn numbers(organisation: &Organisation) -> Vec<(PhoneNumber, Location)> {
    let services = organisation.services.iter().flat_map(|service| &service.phones);
    let phones = organisation.phones.iter().chain(services);
    phones.map(|phone| phone.inspect(|p| (p.number.value.clone(), p.number.at.clone()))).collect()
}
