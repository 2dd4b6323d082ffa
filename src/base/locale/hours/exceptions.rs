//! Whether exceptions to a week can be read one by one.
//!
//! Entries after the week's come in, in the order of their rules; whether a reader who takes the narrower of two
//! as true arrives where the rules do, where the later one wins, goes out. When in doubt the answer is no.

use super::days::{DateSpan, Days, Week};
use super::times::{ScheduleRow, Times};

/// The days of a year of twelve months with 31 days each.
const YEAR: usize = 12 * 31;

/// Tells whether every pair of exceptions reads as its rules mean.
pub(super) fn are_clear(entries: &[ScheduleRow]) -> bool {
    let later = |i: usize| entries[i + 1..].iter();
    entries.iter().enumerate().all(|(i, first)| later(i).all(|second| is_clear(first, second)))
}

/// Tells whether two exceptions, the second of which wins where they meet, are clear.
fn is_clear(first: &ScheduleRow, second: &ScheduleRow) -> bool {
    use Days::{Dates, Monthly, Otherwise, PublicHolidays, SchoolHolidays, Week};
    let both_closed = is_closed(first) && is_closed(second);
    match (&first.days, &second.days) {
        (Otherwise, _) | (Week(_), _) | (_, Week(_)) => false,
        (_, Otherwise) => true,
        _ if both_closed => true,
        (Monthly { weekday: a, .. }, Monthly { weekday: b, .. }) => a != b,
        (Dates { .. }, Dates { .. }) => dates_are_clear(&first.days, &second.days),
        // A public holiday is narrower than a month, and than school holidays.
        (SchoolHolidays, PublicHolidays) | (Monthly { .. }, PublicHolidays) => is_closed(second),
        (Dates { spans, .. }, PublicHolidays) => is_closed(second) && spans.iter().all(is_long),
        (PublicHolidays, Dates { spans, week: None }) => spans.iter().all(|span| !is_long(span)),
        _ => false,
    }
}

fn is_closed(entry: &ScheduleRow) -> bool {
    matches!(entry.times, Times::Closed(_))
}

/// Tells months, and anything else longer than a day.
fn is_long(span: &DateSpan) -> bool {
    span.from != span.to || span.from.day.is_none()
}

/// Tells dates that never meet, or the second of which lie within the first.
fn dates_are_clear(first: &Days, second: &Days) -> bool {
    let (Days::Dates { spans: a, week: a_week }, Days::Dates { spans: b, week: b_week }) =
        (first, second)
    else {
        return false;
    };
    let (a_days, b_days) = (days_of_year(a), days_of_year(b));
    let meet = a_days.iter().zip(&b_days).any(|(a, b)| *a && *b);
    let within = b_days.iter().zip(&a_days).all(|(b, a)| *a || !*b);
    let years = |spans: &[DateSpan]| spans.iter().map(|span| span.from.year).collect::<Vec<_>>();
    let no_years = years(a).iter().chain(&years(b)).all(Option::is_none);
    if !meet || !weeks_meet(a_week.as_ref(), b_week.as_ref()) {
        return true;
    }
    within && no_years && (a_days != b_days || is_narrower(b_week.as_ref(), a_week.as_ref()))
}

fn weeks_meet(a: Option<&Week>, b: Option<&Week>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => a.iter().zip(b).any(|(a, b)| *a && *b),
        _ => true,
    }
}

fn is_narrower(week: Option<&Week>, than: Option<&Week>) -> bool {
    match (week, than) {
        (Some(_), None) => true,
        (Some(week), Some(than)) => week != than && week.iter().zip(than).all(|(a, b)| *b || !*a),
        (None, _) => false,
    }
}

fn days_of_year(spans: &[DateSpan]) -> [bool; YEAR] {
    let from_zero =
        |number: i8| usize::try_from(number - 1).expect("days and months are counted from one");
    let place = |month: i8, day: i8| (from_zero(month) * 31 + from_zero(day)) % YEAR;
    let mut days = [false; YEAR];
    for DateSpan { from, to } in spans {
        let first = place(from.month, from.day.unwrap_or(1));
        let last = place(to.month, to.day.unwrap_or(31));
        let length = (YEAR + last - first) % YEAR;
        (first..=first + length).for_each(|day| days[day % YEAR] = true);
    }
    days
}
