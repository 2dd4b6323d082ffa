//! `hours-overwritten`: a rule of opening hours that a later one replaces on all its days, so that it never holds.
//!
//! `Mo-Fr 09:00-12:00; Mo-Fr 14:00-18:00` is open in the afternoon only; a comma would have meant both.

#![expect(
    clippy::disallowed_methods,
    reason = "tells where hidden hours stand, and nothing of them"
)]

use super::rule_cache::RuleCache;
use crate::base::diag::{Code, Diagnostic, Diagnostics, Sited};
use crate::base::locale::hours::Hours;
use crate::content::validate::Organisation;
use crate::list::model::Register;

/// Reports each opening hours with a rule that never holds.
pub(super) fn check(register: &Register, cache: &mut RuleCache, diagnostics: &mut Diagnostics) {
    hours_of_hotline(register).filter_map(overwritten).for_each(|one| diagnostics.push(one));
    let of_entry =
        |organisation: &Organisation| all_hours(organisation).filter_map(overwritten).collect();
    cache.check_entries(&register.organisations, of_entry, diagnostics);
}

fn overwritten(hours: &Sited<Hours>) -> Option<Diagnostic> {
    let is_overwritten = hours.value.has_overwritten_rule();
    is_overwritten.then(|| Diagnostic::new(Code::HoursOverwritten, hours.at.clone()))
}

/// Returns when the hotline answers.
pub(super) fn hours_of_hotline(register: &Register) -> impl Iterator<Item = &Sited<Hours>> {
    register.site.hotline.iter().filter_map(|hotline| hotline.hours.as_ref())
}

/// Returns every opening hours of an organisation: its own, of its services and of the phones of both.
pub(super) fn all_hours(organisation: &Organisation) -> impl Iterator<Item = &Sited<Hours>> {
    let services = organisation.services.iter();
    let phones = organisation.phones.iter().chain(services.clone().flat_map(|s| &s.phones));
    let own = organisation.hours.iter().chain(services.filter_map(|s| s.hours.as_ref()));
    own.chain(phones.filter_map(|phone| phone.inspect().hours.as_ref()))
}
