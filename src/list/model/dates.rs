//! Days that have not come yet, where only a day that was can stand.
//!
//! Consent, a check, a count, a finished task, a meeting that was held: none of them can lie ahead of the day of the site.
//! Consent of the future is none, so what it would open is closed here, before anybody asks who may see it.

use std::sync::Arc;

use jiff::civil::Date;

use crate::base::choices::{MeetingStatus, Visibility};
use crate::base::config::Config;
use crate::base::diag::{Code, Diagnostic, Diagnostics, Location, Sited};
use crate::content::validate::{Meeting, Organisation, Person, Records};

/// Reports what lies ahead of today, and closes what only consent of the future opens.
pub(super) fn check_dates(records: &mut Records, config: &Config, diagnostics: &mut Diagnostics) {
    let today = config.today;
    for organisation in &mut records.organisations {
        let services = organisation.services.iter().filter_map(|service| service.verified.as_ref());
        let checks = organisation.verified.iter().chain(services);
        for verified in checks.filter(|check| check.on > today) {
            diagnostics.push(future(Code::FutureVerified, &verified.at, verified.on, config));
        }
        if organisation.people.iter().any(|person| is_ahead(person, today)) {
            hide_until_consent(Arc::make_mut(organisation), config, diagnostics);
        }
    }
    for meeting in &records.meetings {
        of_meeting(meeting, config, diagnostics);
    }
    for call in &records.calls {
        ahead(Code::FutureCall, Some(&call.on), config, diagnostics);
    }
    for need in &records.needs {
        ahead(Code::FutureAsOf, need.as_of.as_ref(), config, diagnostics);
    }
}

fn is_ahead(person: &Person, today: Date) -> bool {
    person.consent.as_ref().is_some_and(|consent| consent.on.value > today)
}

fn hide_until_consent(
    organisation: &mut Organisation,
    config: &Config,
    diagnostics: &mut Diagnostics,
) {
    for person in organisation.people.iter_mut().filter(|person| is_ahead(person, config.today)) {
        let day = person.consent.as_ref().map(|consent| &consent.on);
        ahead(Code::FutureConsent, day, config, diagnostics);
        person.phone = person.phone.take().map(|phone| phone.closed_to(Visibility::Private));
        person.email = person.email.take().map(|email| email.closed_to(Visibility::Private));
    }
}

fn of_meeting(meeting: &Meeting, config: &Config, diagnostics: &mut Diagnostics) {
    let today = config.today;
    for task in &meeting.tasks {
        ahead(Code::FutureDone, task.done_on.as_ref(), config, diagnostics);
    }
    let (Some(date), Some(status)) = (meeting.date, &meeting.status) else { return };
    match status.value {
        MeetingStatus::Held if date > today => {
            diagnostics.push(future(Code::FutureHeld, &status.at, date, config));
        }
        MeetingStatus::Planned if date < today => {
            let diagnostic = Diagnostic::new(Code::PlannedPast, status.at.clone());
            diagnostics.push(diagnostic.with("date", date.to_string()));
        }
        MeetingStatus::Held | MeetingStatus::Planned | MeetingStatus::Cancelled => {}
    }
}

fn ahead(code: Code, day: Option<&Sited<Date>>, config: &Config, diagnostics: &mut Diagnostics) {
    if let Some(day) = day.filter(|day| day.value > config.today) {
        diagnostics.push(future(code, &day.at, day.value, config));
    }
}

/// Says of a day that it lies ahead; where the site stands still, that is the cause.
fn future(code: Code, at: &Location, day: Date, config: &Config) -> Diagnostic {
    let diagnostic = Diagnostic::new(code, at.clone()).with("date", day.to_string());
    // Another day may have been asked for than that of the record.
    match config.record == Some(config.today) {
        true => diagnostic.with("today", config.today.to_string()).hint("pinned"),
        false => diagnostic,
    }
}
