//! `overdue-task`: a task whose day has passed and that nobody called done.
//!
//! Advice, for the same reason as `stale-entry`: time alone must not fail a build.

use jiff::civil::Date;

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
    let tasks = meetings.flat_map(|meeting| meeting.tasks.iter().map(|task| (meeting.date, task)));
    for (held, task) in tasks.filter(|(_, task)| !task.done) {
        // What was due before its own meeting has a diagnostic of its own, and what follows from it is not told.
        let is_sound =
            |day: Date| day < register.config.today && held.is_none_or(|held| held <= day);
        let Some(due) = task.due.as_ref().filter(|due| is_sound(due.value)) else { continue };
        let diagnostic = Diagnostic::new(Code::OverdueTask, due.at.clone());
        diagnostics.push(diagnostic.with("date", due.value.to_string()));
    }
}
