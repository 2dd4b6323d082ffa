//! `stale-entry`: a check that is older than `stale_after_days` of the site allows.
//!
//! An entry that was never checked is `incomplete-entry`. The level is advice, so that a daily build under
//! `--strict` does not fail because a day has passed.

use super::reach::listed;
use crate::base::diag::{Code, Diagnostic, Diagnostics};
use crate::list::model::Register;
use crate::list::standing::is_stale;

/// Reports each check that has grown old.
pub(super) fn check(register: &Register, diagnostics: &mut Diagnostics) {
    for organisation in listed(register) {
        let (Some(verified), Some(days)) = (&organisation.verified, register.site.stale_after_days)
        else {
            continue;
        };
        if is_stale(register, verified.on) {
            let diagnostic = Diagnostic::new(Code::StaleEntry, verified.at.clone());
            let diagnostic = diagnostic.with("name", &*organisation.name.main);
            diagnostics
                .push(diagnostic.with("days", usize::try_from(days).expect("a count fits a word")));
        }
    }
}
