//! `hours-overlap`: opening hours with two rules for one day that both hold and meet.
//!
//! `Mo-Fr 08:00-17:00, Fr 08:00-16:00` is open on Friday until five, and readers see two closings.

use super::hours_overwritten::{all_hours, hours_of_hotline};
use super::rule_cache::RuleCache;
use crate::base::diag::{Code, Diagnostic, Diagnostics, Sited};
use crate::base::locale::hours::Hours;
use crate::content::validate::Organisation;
use crate::list::model::Register;

/// Reports each opening hours with such rules.
pub(super) fn check(register: &Register, cache: &mut RuleCache, diagnostics: &mut Diagnostics) {
    hours_of_hotline(register).filter_map(overlapping).for_each(|one| diagnostics.push(one));
    let of_entry =
        |organisation: &Organisation| all_hours(organisation).filter_map(overlapping).collect();
    cache.check_entries(&register.organisations, of_entry, diagnostics);
}

fn overlapping(hours: &Sited<Hours>) -> Option<Diagnostic> {
    let has_overlap = hours.value.has_overlap();
    has_overlap.then(|| Diagnostic::new(Code::HoursOverlap, hours.at.clone()))
}
