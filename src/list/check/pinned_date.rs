//! `pinned-date`: a site that stands still, since `date` in `site.yaml` says which day it is.
//!
//! For an exercise or a record of a day that is meant; on any other site nothing ends and nothing grows old, and nobody sees why.

use crate::base::diag::{Code, Diagnostic, Diagnostics};
use crate::list::model::Register;

/// Reports the day.
pub(super) fn check(register: &Register, diagnostics: &mut Diagnostics) {
    if let (Some(day), Some(at)) = (register.site.date, register.site.places.get("date")) {
        let diagnostic = Diagnostic::new(Code::PinnedDate, at.clone());
        diagnostics.push(diagnostic.with("date", day.to_string()));
    }
}
