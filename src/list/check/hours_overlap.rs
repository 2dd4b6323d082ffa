//! `hours-overlap`: opening hours with two rules for one day that both hold and meet.
//!
//! `Mo-Fr 08:00-17:00, Fr 08:00-16:00` is open on Friday until five, and readers see two closings.

use super::hours_overwritten::all_hours;
use crate::base::diag::{Code, Diagnostic, Diagnostics};
use crate::list::model::Register;

/// Reports each opening hours with such rules.
pub(super) fn check(register: &Register, diagnostics: &mut Diagnostics) {
    for hours in all_hours(register).filter(|hours| hours.value.has_overlap()) {
        diagnostics.push(Diagnostic::new(Code::HoursOverlap, hours.at.clone()));
    }
}
