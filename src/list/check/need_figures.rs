//! `need-figures`: a need whose state says something else than its figures.
//!
//! Which of the two is right only the editors know, so both stay as they are.

use crate::base::choices::NeedState;
use crate::base::diag::{Code, Diagnostic, Diagnostics};
use crate::list::model::Register;

/// Reports each need of which more was given than is needed and that is still open, and each that is met and is not.
pub(super) fn check(register: &Register, diagnostics: &mut Diagnostics) {
    for need in register.needs.iter().filter(|need| register.config.shows(&need.common)) {
        let (Some(required), Some(provided)) = (need.required, need.provided) else { continue };
        let hint = match need.state {
            NeedState::Met if provided < required => "not-enough",
            NeedState::Critical | NeedState::Partial if provided >= required => "enough",
            NeedState::Met | NeedState::Critical | NeedState::Partial | NeedState::Unknown => {
                continue;
            }
        };
        let diagnostic = Diagnostic::new(Code::NeedFigures, need.common.named.clone());
        let diagnostic = diagnostic.with("required", required.to_string());
        diagnostics.push(diagnostic.with("provided", provided.to_string()).with("case", hint));
    }
}
