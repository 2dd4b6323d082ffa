//! The plain week for a script that tells whether somebody is there now.
//!
//! Entries come in, one text goes out: `1:540-1080 2:540-780,840-1080 7:` is Monday from 9 to 18, Tuesday with a break, and
//! Sunday closed. A day that is not named was not spoken of. Hours with dates, holidays, notes or an open end give nothing: a
//! script could only guess.

use super::days::Days;
use super::times::{ScheduleRow, Times};

/// Returns the week, or nothing when it is not the whole truth.
pub(super) fn week(entries: &[ScheduleRow]) -> Option<String> {
    let mut days: [Option<String>; 7] = Default::default();
    for entry in entries {
        let Days::Week(chosen) = &entry.days else { return None };
        let times = times(&entry.times)?;
        for day in (0..7).filter(|&day| chosen[day]) {
            days[day] = Some(times.clone());
        }
    }
    let said = days.iter().enumerate();
    let said = said.filter_map(|(day, times)| Some(format!("{}:{}", day + 1, times.as_ref()?)));
    Some(said.collect::<Vec<_>>().join(" "))
}

fn times(times: &Times) -> Option<String> {
    match times {
        Times::Closed(note) if note.is_empty() => Some(String::new()),
        Times::AllDay(note) if note.is_empty() => Some("0-1440".to_owned()),
        Times::Spans(spans) => {
            let exact = spans.iter().all(|span| !span.open_end && span.note.is_empty());
            // An end not after the start lies on the next day.
            let end = |start: u16, end: u16| if end > start { end } else { end + 24 * 60 };
            let spans = spans.iter().map(|s| format!("{}-{}", s.start, end(s.start, s.end)));
            exact.then(|| spans.collect::<Vec<_>>().join(","))
        }
        Times::Closed(_) | Times::Open | Times::AllDay(_) | Times::Note(_) => None,
    }
}
