//! `hours-overwritten`: a rule of opening hours that a later one replaces on all its days, so that it never holds.
//!
//! `Mo-Fr 09:00-12:00; Mo-Fr 14:00-18:00` is open in the afternoon only; a comma would have meant both.

#![expect(
    clippy::disallowed_methods,
    reason = "tells where hidden hours stand, and nothing of them"
)]

use crate::base::diag::{Code, Diagnostic, Diagnostics, Sited};
use crate::base::locale::hours::Hours;
use crate::list::model::Register;

/// Reports each opening hours with a rule that never holds.
pub(super) fn check(register: &Register, diagnostics: &mut Diagnostics) {
    for hours in all_hours(register).filter(|hours| hours.value.has_overwritten_rule()) {
        diagnostics.push(Diagnostic::new(Code::HoursOverwritten, hours.at.clone()));
    }
}

/// Returns every opening hours: of the hotline, of organisations, of services and of the phones of both.
pub(super) fn all_hours(register: &Register) -> impl Iterator<Item = &Sited<Hours>> {
    let hotline = register.site.hotline.iter().filter_map(|hotline| hotline.hours.as_ref());
    let own = register.organisations.iter().flat_map(|organisation| {
        let services = organisation.services.iter();
        let phones = organisation.phones.iter().chain(services.clone().flat_map(|s| &s.phones));
        let own = organisation.hours.iter().chain(services.filter_map(|s| s.hours.as_ref()));
        own.chain(phones.filter_map(|phone| phone.inspect().hours.as_ref()))
    });
    hotline.chain(own)
}
