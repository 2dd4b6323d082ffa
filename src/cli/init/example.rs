//! `perelik init --example`: a whole invented hromada, as it would be today.
//!
//! Its files are a site of their own on [`DAY`]; every day in them moves by the same number of weeks, so that a Monday stays one.

use std::ops::Range;

use include_dir::{Dir, include_dir};
use jiff::ToSpan;
use jiff::civil::{Date, date};

/// The files of the hromada.
pub(super) static EXAMPLE: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/cli/example");

/// The day that the files are written for: with later ones they still are what they say for six days.
const DAY: Date = date(2026, 6, 1);

/// How a day is written in the files: a digit for each `0`.
const FORM: &str = "0000-00-00";

/// Moves every day of a text as far as today is from the day of the files.
pub(super) fn moved_days(text: &str, today: Date) -> String {
    let days =
        today.since(DAY).expect("two days of the calendar have days between them").get_days();
    let weeks = days.div_euclid(7);
    let mut moved = String::with_capacity(text.len());
    let mut rest = 0;
    for (place, day) in days_of(text) {
        moved.push_str(&text[rest..place.start]);
        let day =
            day.checked_add(weeks.weeks()).expect("years of the clock are years of the calendar");
        moved.push_str(&day.to_string());
        rest = place.end;
    }
    moved + &text[rest..]
}

/// Finds the days of a text.
fn days_of(text: &str) -> impl Iterator<Item = (Range<usize>, Date)> {
    text.match_indices('-').filter_map(|(hyphen, _)| {
        let place = hyphen.checked_sub(4)?..hyphen + FORM.len() - 4;
        let word = text.get(place.clone())?;
        let is_alone = ![text[..place.start].chars().next_back(), text[place.end..].chars().next()]
            .into_iter()
            .flatten()
            .any(|c| c.is_ascii_digit());
        let has_form = word.bytes().zip(FORM.bytes()).all(|(byte, form)| match form {
            b'-' => byte == b'-',
            _ => byte.is_ascii_digit(),
        });
        (is_alone && has_form).then(|| word.parse().ok()).flatten().map(|day| (place, day))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_move_by_whole_weeks_and_nothing_else_moves() {
        let text =
            "2026-05-04.md: до 2026-06-15, 050 000-00-01, 12026-05-04, 2026-13-40, 2026-05-041";
        for (today, wanted) in [
            (date(2026, 6, 1), text.to_owned()),
            (date(2026, 6, 7), text.to_owned()),
            (
                date(2026, 6, 8),
                text.replace("до 2026-06-15", "до 2026-06-22").replacen(
                    "2026-05-04",
                    "2026-05-11",
                    1,
                ),
            ),
            (
                date(2026, 5, 31),
                text.replace("до 2026-06-15", "до 2026-06-08").replacen(
                    "2026-05-04",
                    "2026-04-27",
                    1,
                ),
            ),
            (
                date(2027, 6, 1),
                text.replace("до 2026-06-15", "до 2027-06-14").replacen(
                    "2026-05-04",
                    "2027-05-03",
                    1,
                ),
            ),
        ] {
            assert_eq!(moved_days(text, today), wanted, "{today}");
        }
    }
}
