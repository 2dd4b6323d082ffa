//! `same-edrpou`: two organisations with one code of the register, which has one organisation a code.

use std::collections::BTreeMap;

use super::reach::listed;
use crate::base::diag::{Code, Diagnostic, Diagnostics, Location};
use crate::base::locale::edrpou::is_placeholder;
use crate::content::validate::Organisation;
use crate::list::model::Register;

/// Reports each organisation whose code an earlier one has.
pub(super) fn check(register: &Register, diagnostics: &mut Diagnostics) {
    let mut holders: BTreeMap<&str, (&Organisation, &Location)> = BTreeMap::new();
    for organisation in listed(register) {
        let Some(code) = organisation.edrpou.as_ref().filter(|c| !is_placeholder(&c.value)) else {
            continue;
        };
        match holders.get(&*code.value) {
            Some((first, at)) => {
                let diagnostic = Diagnostic::new(Code::SameEdrpou, code.at.clone());
                diagnostics.push(diagnostic.with("name", &*first.name.main).see((*at).clone()));
            }
            None => drop(holders.insert(&code.value, (organisation, &code.at))),
        }
    }
}

/// Tells two organisations that have one code.
pub(super) fn is_same(one: &Organisation, other: &Organisation) -> bool {
    match (&one.edrpou, &other.edrpou) {
        (Some(one), Some(other)) => one.value == other.value && !is_placeholder(&one.value),
        _ => false,
    }
}
