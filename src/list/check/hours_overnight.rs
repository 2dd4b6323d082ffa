//! `hours-overnight`: hours that last past midnight for more than twelve hours, without a word that it is so.
//!
//! `18:00-09:00` is a night shelter's, or `09:00-18:00` whose times changed places. Words in quotes after it say that it is meant.

use super::hours_overwritten::{all_hours, hours_of_hotline};
use super::rule_cache::RuleCache;
use crate::base::diag::{Code, Diagnostic, Diagnostics, Sited};
use crate::base::locale::hours::Hours;
use crate::content::validate::Organisation;
use crate::list::model::Register;

/// Reports each opening hours with such a span.
pub(super) fn check(register: &Register, cache: &mut RuleCache, diagnostics: &mut Diagnostics) {
    hours_of_hotline(register).filter_map(overnight).for_each(|one| diagnostics.push(one));
    let of_entry =
        |organisation: &Organisation| all_hours(organisation).filter_map(overnight).collect();
    cache.check_entries(&register.organisations, of_entry, diagnostics);
}

fn overnight(hours: &Sited<Hours>) -> Option<Diagnostic> {
    let (from, to) = hours.value.long_night()?;
    let diagnostic = Diagnostic::new(Code::HoursOvernight, hours.at.clone());
    Some(if from == to { diagnostic.hint("whole-day") } else { diagnostic })
}
