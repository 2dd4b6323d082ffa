//! `overdue-task`: a task whose day has passed and that nobody called done.
//!
//! Advice, for the same reason as `stale-entry`: time alone must not fail a build.

use crate::base::choices::MeetingStatus;
use crate::base::diag::{Code, Diagnostic, Diagnostics};
use crate::content::validate::Meeting;
use crate::list::model::Register;

fn is_cancelled(meeting: &Meeting) -> bool {
    meeting.status.as_ref().is_some_and(|status| status.value == MeetingStatus::Cancelled)
}

/// Reports each open task of a published meeting that was due before today.
pub(super) fn check(register: &Register, diagnostics: &mut Diagnostics) {
    let meetings = register
        .meetings
        .iter()
        .filter(|meeting| register.config.shows(&meeting.common) && !is_cancelled(meeting));
    for task in meetings.flat_map(|meeting| &meeting.tasks).filter(|task| !task.done) {
        let Some(due) = task.due.as_ref().filter(|due| due.value < register.config.today) else {
            continue;
        };
        let diagnostic = Diagnostic::new(Code::OverdueTask, due.at.clone());
        diagnostics.push(diagnostic.with("date", due.value.to_string()));
    }
}
