//! Days that have not come yet, where only a day that was can stand.
//!
//! Consent, a check, a count, a finished task, a meeting that was held: none of them can lie ahead of the day of the site.
//! Consent of the future is none, so what it would open is closed here, before anybody asks who may see it.

use std::sync::Arc;

use jiff::civil::Date;

use crate::base::choices::{MeetingStatus, Visibility};
use crate::base::diag::{Code, Diagnostic, Diagnostics, Sited};
use crate::content::validate::{Meeting, Organisation, Person, Records};

/// Reports what lies ahead of `today`, and closes what only consent of the future opens.
pub(super) fn check(records: &mut Records, today: Date, diagnostics: &mut Diagnostics) {
    for organisation in &mut records.organisations {
        let services = organisation.services.iter().filter_map(|service| service.verified.as_ref());
        let checks = organisation.verified.iter().chain(services);
        for verified in checks.filter(|check| check.on > today) {
            let diagnostic = Diagnostic::new(Code::FutureVerified, verified.at.clone());
            diagnostics.push(diagnostic.with("date", verified.on.to_string()));
        }
        if organisation.people.iter().any(|person| is_ahead(person, today)) {
            hide_until_consent(Arc::make_mut(organisation), today, diagnostics);
        }
    }
    for meeting in &records.meetings {
        of_meeting(meeting, today, diagnostics);
    }
    for need in &records.needs {
        ahead(Code::FutureAsOf, need.as_of.as_ref(), today, diagnostics);
    }
}

fn is_ahead(person: &Person, today: Date) -> bool {
    person.consent.as_ref().is_some_and(|day| day.value > today)
}

fn hide_until_consent(organisation: &mut Organisation, today: Date, diagnostics: &mut Diagnostics) {
    for person in organisation.people.iter_mut().filter(|person| is_ahead(person, today)) {
        ahead(Code::FutureConsent, person.consent.as_ref(), today, diagnostics);
        person.phone = person.phone.take().map(|phone| phone.closed_to(Visibility::Private));
        person.email = person.email.take().map(|email| email.closed_to(Visibility::Private));
    }
}

fn of_meeting(meeting: &Meeting, today: Date, diagnostics: &mut Diagnostics) {
    for task in &meeting.tasks {
        ahead(Code::FutureDone, task.done_on.as_ref(), today, diagnostics);
    }
    let (Some(date), Some(status)) = (meeting.date, &meeting.status) else { return };
    let code = match status.value {
        MeetingStatus::Held if date > today => Code::FutureHeld,
        MeetingStatus::Planned if date < today => Code::PlannedPast,
        MeetingStatus::Held | MeetingStatus::Planned | MeetingStatus::Cancelled => return,
    };
    diagnostics.push(Diagnostic::new(code, status.at.clone()).with("date", date.to_string()));
}

fn ahead(code: Code, day: Option<&Sited<Date>>, today: Date, diagnostics: &mut Diagnostics) {
    if let Some(day) = day.filter(|day| day.value > today) {
        diagnostics.push(Diagnostic::new(code, day.at.clone()).with("date", day.value.to_string()));
    }
}
