//! `no-public-contact`: contacts are written down, but a citizen sees none of them.
//!
//! An organisation without any contact is `incomplete-entry`; of the two only one is said.

use super::reach::{Reachability, listed_entries, reach};
use super::rule_cache::RuleCache;
use crate::base::diag::{Code, Diagnostic, Diagnostics};
use crate::content::validate::Organisation;
use crate::list::model::Register;

/// Reports each organisation all of whose contacts are hidden.
pub(super) fn check(register: &Register, cache: &mut RuleCache, diagnostics: &mut Diagnostics) {
    cache.check_entries(listed_entries(register), check_entry, diagnostics);
}

fn check_entry(organisation: &Organisation) -> Vec<Diagnostic> {
    let Reachability::Hidden(at) = reach(organisation) else { return Vec::new() };
    let diagnostic = Diagnostic::new(Code::NoPublicContact, organisation.common.named.clone());
    vec![diagnostic.with("name", &*organisation.name.main).see(at)]
}
