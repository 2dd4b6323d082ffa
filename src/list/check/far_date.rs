//! `far-date`: a day that is so far from that of the site that its year may be a slip of a finger: `2206`, `2062` or `1926` for `2026`.
//!
//! Readers would not see an entry for decades, or see a task that is due in the next century. What may well be long ago, as the day of a
//! meeting in an archive, is not looked at.

use std::ops::RangeInclusive;

use jiff::civil::Date;

use crate::base::choices::NeedState;
use crate::base::diag::{Code, Diagnostic, Diagnostics, Sited};
use crate::list::model::Register;

/// How many years before and after that of the site a day is believed without asking, by what it is the day of.
const OF_TASK: RangeInclusive<i16> = -20..=10;
const OF_NEXT_MEETING: RangeInclusive<i16> = -20..=10;
const OF_APPEARANCE: RangeInclusive<i16> = -50..=10;
const OF_LAST_DAY: RangeInclusive<i16> = -50..=20;
// A day to come is told as that, by the register and by validation.
const OF_CONSENT: RangeInclusive<i16> = -20..=i16::MAX;
const OF_COUNT: RangeInclusive<i16> = -10..=i16::MAX;

/// Reports each such day.
pub(super) fn check(register: &Register, diagnostics: &mut Diagnostics) {
    let today = register.config.today;
    let mut report = |date: &Sited<Date>, believed: RangeInclusive<i16>| {
        if !believed.contains(&(date.value.year() - today.year())) {
            let diagnostic = Diagnostic::new(Code::FarDate, date.at.clone());
            diagnostics.push(diagnostic.with("date", date.value.to_string()));
        }
    };
    for common in register.commons() {
        common.publish_on.iter().for_each(|date| report(date, OF_APPEARANCE));
        common.expires_on.iter().for_each(|date| report(date, OF_LAST_DAY));
    }
    for organisation in &register.organisations {
        let consents = organisation.people.iter().filter_map(|person| person.consent.as_ref());
        consents.for_each(|consent| report(&consent.on, OF_CONSENT));
    }
    for need in register.needs.iter().filter(|need| need.state != NeedState::Met) {
        need.as_of.iter().for_each(|date| report(date, OF_COUNT));
    }
    for meeting in &register.meetings {
        let due =
            meeting.tasks.iter().filter(|task| !task.done).filter_map(|task| task.due.as_ref());
        due.for_each(|date| report(date, OF_TASK));
        let next = meeting.next.iter();
        let next = next.map(|next| Sited { value: next.value.date, at: next.at.clone() });
        next.for_each(|date| report(&date, OF_NEXT_MEETING));
    }
}
