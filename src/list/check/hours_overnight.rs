//! `hours-overnight`: hours that last past midnight for more than twelve hours, without a word that it is so.
//!
//! `18:00-09:00` is a night shelter's, or `09:00-18:00` whose times changed places. Words in quotes after it say that it is meant.

use super::hours_overwritten::all_hours;
use crate::base::diag::{Code, Diagnostic, Diagnostics};
use crate::list::model::Register;

/// Reports each opening hours with such a span.
pub(super) fn check(register: &Register, diagnostics: &mut Diagnostics) {
    for hours in all_hours(register) {
        let Some((from, to)) = hours.value.long_night() else { continue };
        let diagnostic = Diagnostic::new(Code::HoursOvernight, hours.at.clone());
        diagnostics.push(if from == to { diagnostic.hint("whole-day") } else { diagnostic });
    }
}
