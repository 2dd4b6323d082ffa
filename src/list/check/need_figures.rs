//! `need-figures`: a need whose state says something else than its figures.
//!
//! Which of the two is right only the editors know, so both stay as they are.

use crate::base::choices::NeedState;
use crate::base::diag::{Code, Diagnostic, Remarks};
use crate::list::model::Register;

/// Reports each need of which more was given than is needed and that is still open, and each that is met and is not.
pub(super) fn check(register: &Register, remarks: &mut Remarks) {
    for need in register.needs.iter().filter(|need| register.config.shows(&need.common)) {
        let (Some(required), Some(provided)) = (need.required, need.provided) else { continue };
        let hint = match need.state {
            NeedState::Met if provided < required => "not-enough",
            NeedState::Critical | NeedState::Partial if provided >= required => "enough",
            NeedState::Met | NeedState::Critical | NeedState::Partial | NeedState::Unknown => {
                continue;
            }
        };
        let remark = Diagnostic::new(Code::NeedFigures, need.common.named.clone());
        let remark = remark.with("required", required.to_string());
        remarks.push(remark.with("provided", provided.to_string()).with("case", hint));
    }
}
