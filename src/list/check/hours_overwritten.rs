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
    let mut check_hours = |hours: Option<&Sited<Hours>>| {
        if let Some(hours) = hours.filter(|hours| hours.value.has_overwritten_rule()) {
            diagnostics.push(Diagnostic::new(Code::HoursOverwritten, hours.at.clone()));
        }
    };
    check_hours(register.site.hotline.as_ref().and_then(|hotline| hotline.hours.as_ref()));
    for organisation in &register.organisations {
        check_hours(organisation.hours.as_ref());
        let services = organisation.services.iter();
        services.clone().for_each(|service| check_hours(service.hours.as_ref()));
        let phones = organisation.phones.iter().chain(services.flat_map(|s| &s.phones));
        phones.for_each(|phone| check_hours(phone.inspect().hours.as_ref()));
    }
}
