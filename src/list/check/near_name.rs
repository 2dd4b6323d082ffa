//! `near-name`: two organisations whose names differ by a typing mistake or by their legal form only.
//!
//! Different codes of the register prove that they are two; one code is `same-edrpou`. Numbers must be equal:
//! school № 2 is not a misspelt school № 3.

use super::reach::listed_entries;
use super::rule_cache::RuleCache;
use crate::base::diag::{Code, Diagnostic, Diagnostics};
use crate::list::model::Register;

/// Reports each organisation whose name is nearly that of an earlier one.
pub(super) fn check(register: &Register, cache: &mut RuleCache, diagnostics: &mut Diagnostics) {
    let listed = listed_entries(register);
    for (second, first) in listed.iter().zip(cache.names.find_first(&listed)) {
        let Some(first) = first.map(|first| listed[first]) else { continue };
        let diagnostic = Diagnostic::new(Code::NearName, second.common.named.clone());
        let diagnostic = diagnostic.with("name", &*first.name.main);
        diagnostics.push(diagnostic.see(first.common.named.clone()));
    }
}
