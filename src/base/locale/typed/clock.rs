//! Times of the day: `9.30`, `9-30`, `9:00`, «9 год», «о 17 год 30 хв», `5 PM`.
//!
//! A bare number is none (minutes? an hour of the evening?), and `9-18` is rather a span of hours.

use jiff::civil::Time;

/// Words behind an hour.
const HOURS: [&str; 9] = ["год", "година", "години", "годин", "годині", "h", "ч", "час", "часов"];

/// Words behind minutes.
const MINUTES: [&str; 8] = ["хв", "хвилин", "хвилини", "хвилина", "мин", "минут", "min", "m"];

/// Returns the time that a text names.
pub(crate) fn time(text: &str) -> Option<Time> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    let text =
        ["о ", "об ", "в ", "at "].iter().find_map(|p| text.strip_prefix(p)).unwrap_or(&text);
    let (hour, rest) = parse_clock_number(text)?;
    match rest.chars().next()? {
        sign @ ('.' | ':' | '-' | ',') => {
            let (minute, rest) = parse_clock_number(&rest[1..])?;
            let is_span = sign == '-' && (1..=24).contains(&minute.value) && !minute.has_zero;
            if minute.length != 2 || is_span {
                return None;
            }
            let rest = rest.strip_prefix(":00").filter(|_| sign == ':').unwrap_or(rest);
            time_at(hour.value, minute.value, rest)
        }
        _ => time_at(hour.value, 0, rest).filter(|_| !rest.trim().is_empty()),
    }
}

/// A number of one or two digits.
struct ClockNumber {
    value: i8,
    length: usize,
    has_zero: bool,
}

fn parse_clock_number(text: &str) -> Option<(ClockNumber, &str)> {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let (digits, rest) = text.split_at(end);
    let value = digits.parse().ok().filter(|_| matches!(digits.len(), 1 | 2))?;
    Some((ClockNumber { value, length: digits.len(), has_zero: digits.starts_with('0') }, rest))
}

/// Reads what stands behind the figures: nothing, «год», «год 30 хв», `PM`.
fn time_at(hour: i8, minute: i8, words: &str) -> Option<Time> {
    let words = words.trim().trim_end_matches('.');
    let moment = |hour, minute| Time::new(hour, minute, 0, 0).ok();
    match words {
        "" => return moment(hour, minute),
        "am" | "a.m" | "pm" | "p.m" if !(1..=12).contains(&hour) => return None,
        "am" | "a.m" => return moment(hour % 12, minute),
        "pm" | "p.m" => return moment(hour % 12 + 12, minute),
        _ => {}
    }
    let word: String = words.chars().take_while(|c| c.is_alphabetic()).collect();
    let rest = words[word.len()..].trim_start_matches(['.', ' ']);
    if !HOURS.contains(&&*word) {
        return None;
    }
    if rest.is_empty() {
        return moment(hour, minute);
    }
    let (minutes, unit) = parse_clock_number(rest)?;
    let is_minutes = minute == 0 && MINUTES.contains(&unit.trim());
    moment(hour, minutes.value).filter(|_| is_minutes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::locale::dates;

    #[test]
    fn times_are_read_as_people_here_write_them() {
        for (typed, read) in [
            ("9.30", "09:30"),
            ("9-30", "09:30"),
            ("9-00", "09:00"),
            ("9-05", "09:05"),
            ("9:00", "09:00"),
            ("9,30", "09:30"),
            ("09:00:00", "09:00"),
            ("9 год", "09:00"),
            ("17год.", "17:00"),
            ("9.30 год.", "09:30"),
            ("о 17 год. 30 хв.", "17:30"),
            ("об 11:00", "11:00"),
            ("11 годині", "11:00"),
            ("9:30 AM", "09:30"),
            ("5 pm", "17:00"),
            ("12 p.m.", "12:00"),
            ("12:15 am", "00:15"),
        ] {
            assert_eq!(time(typed).map(dates::time).as_deref(), Some(read), "{typed}");
        }
    }

    #[test]
    fn what_may_be_another_time_is_none() {
        for typed in [
            "",
            "9",
            "600",
            "0930",
            "9-18",
            "9-24",
            "9.5",
            "9:5",
            "25:00",
            "9:60",
            "9:30:15",
            "9 ранку",
            "17 pm",
            "9 год 75 хв",
            "9:30 год 10 хв",
            "9:00-18:00",
            "близько 9:00",
            "9 30",
            "24:00",
        ] {
            assert_eq!(time(typed), None, "{typed}");
        }
    }
}
