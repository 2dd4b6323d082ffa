//! Opening hours in words.
//!
//! One entry of a schedule comes in, the two cells of its row go out. Days of the week and months are named as in
//! `dates`; notes stay in the words of their author.

use super::days::{Count, DateSpan, Day, Days, Week};
use super::row::HoursRow;
use super::times::{ScheduleRow, Span, Times};
use crate::base::locale::Lang;
use crate::base::locale::dates::{month_genitive, month_name, weekday_name};
use jiff::civil::Weekday;

/// The words of one language.
struct HoursWords {
    every_day: &'static str,
    public_holidays: &'static str,
    school_holidays: &'static str,
    otherwise: &'static str,
    closed: &'static str,
    open: &'static str,
    all_day: &'static str,
    from: &'static str,
    lunch: &'static str,
    and: &'static str,
    of_month: &'static str,
    year: &'static str,
    /// Between two dates of several words; a time or a weekday range has no spaces.
    to: &'static str,
}

const UKRAINIAN: HoursWords = HoursWords {
    every_day: "щодня",
    public_holidays: "святкові дні",
    school_holidays: "шкільні канікули",
    otherwise: "в інший час",
    closed: "зачинено",
    open: "відчинено",
    all_day: "цілодобово",
    from: "з",
    lunch: "обідня перерва",
    and: "і",
    of_month: "місяця",
    year: " року",
    to: "\u{a0}— ",
};

const ENGLISH: HoursWords = HoursWords {
    every_day: "every day",
    public_holidays: "public holidays",
    school_holidays: "school holidays",
    otherwise: "at other times",
    closed: "closed",
    open: "open",
    all_day: "round the clock",
    from: "from",
    lunch: "lunch break",
    and: "and",
    of_month: "of the month",
    year: "",
    to: "\u{a0}– ",
};

/// First to fifth and last: Ukrainian masculine and feminine, English.
const COUNTS: [[&str; 3]; 6] = [
    ["перший", "перша", "first"],
    ["другий", "друга", "second"],
    ["третій", "третя", "third"],
    ["четвертий", "четверта", "fourth"],
    ["пʼятий", "пʼята", "fifth"],
    ["останній", "остання", "last"],
];

/// Returns the row of one entry; languages other than Ukrainian get English words.
pub(super) fn hours_row(entry: &ScheduleRow, lang: Lang) -> HoursRow {
    let words = if lang == Lang::UK { &UKRAINIAN } else { &ENGLISH };
    let every_day = entry.days == Days::Week([true; 7]);
    let speaks_for_itself = matches!(entry.times, Times::AllDay(_) | Times::Note(_));
    let days = if every_day && speaks_for_itself {
        String::new()
    } else {
        days_label(&entry.days, words, lang)
    };
    HoursRow { days, times: times_label(&entry.times, words) }
}

fn days_label(days: &Days, words: &HoursWords, lang: Lang) -> String {
    match days {
        Days::Week(week) => week_label(week, words, lang),
        Days::PublicHolidays => words.public_holidays.to_owned(),
        Days::SchoolHolidays => words.school_holidays.to_owned(),
        Days::Otherwise => words.otherwise.to_owned(),
        Days::Monthly { weekday, counts } => monthly_label(*weekday, counts, words, lang),
        Days::Dates { spans, week } => {
            let spans = spans.iter().map(|span| span_label(span, words, lang));
            let week = week.iter().map(|week| week_label(week, words, lang));
            spans.chain(week).collect::<Vec<_>>().join(", ")
        }
    }
}

/// Names days of the week: three and more in a row as a range, fewer one by one.
fn week_label(week: &Week, words: &HoursWords, lang: Lang) -> String {
    if *week == [true; 7] {
        return words.every_day.to_owned();
    }
    let mut parts = Vec::new();
    let mut first = 0;
    while first < week.len() {
        let run = week[first..].iter().take_while(|chosen| **chosen).count();
        if run >= 3 {
            parts.push(format!("{}–{}", day_name(first, lang), day_name(first + run - 1, lang)));
        } else {
            parts.extend((first..first + run).map(|day| day_name(day, lang).to_owned()));
        }
        first += run.max(1);
    }
    parts.join(", ")
}

/// Names days such as the first Monday of the month. Середа, пʼятниця, субота and неділя are feminine.
fn monthly_label(weekday: usize, counts: &[Count], words: &HoursWords, lang: Lang) -> String {
    let form = match (lang == Lang::UK, weekday) {
        (false, _) => 2,
        (true, 2 | 4 | 5 | 6) => 1,
        (true, _) => 0,
    };
    let count = |count: &Count| match count {
        Count::Nth(n) => COUNTS[*n][form],
        Count::Last => COUNTS[5][form],
    };
    let counts: Vec<&str> = counts.iter().map(count).collect();
    let counts = match counts.split_last() {
        Some((last, [])) => (*last).to_owned(),
        Some((last, others)) => format!("{} {} {last}", others.join(", "), words.and),
        None => String::new(),
    };
    format!("{counts} {} {}", day_name(weekday, lang), words.of_month)
}

fn span_label(span: &DateSpan, words: &HoursWords, lang: Lang) -> String {
    let (from, to) = (&span.from, &span.to);
    let year = to.year.map_or(String::new(), |year| format!(" {year}{}", words.year));
    if from == to {
        return format!("{}{year}", day_label(to, lang));
    }
    match (from.day, to.day) {
        (None, None) => format!("{}–{}{year}", day_label(from, lang), day_label(to, lang)),
        (Some(first), Some(_))
            if (from.month, from.year) == (to.month, to.year) && from.day < to.day =>
        {
            format!("{first}–{}{year}", day_label(to, lang))
        }
        _ => {
            let own_year = from.year.filter(|year| Some(*year) != to.year);
            let own_year = own_year.map_or(String::new(), |year| format!(" {year}{}", words.year));
            format!("{}{own_year}{}{}{year}", day_label(from, lang), words.to, day_label(to, lang))
        }
    }
}

fn day_label(day: &Day, lang: Lang) -> String {
    match day.day {
        Some(number) => format!("{number} {}", month_genitive(day.month, lang)),
        None => month_name(day.month, lang).to_owned(),
    }
}

/// Why a day has a name.
const SEVEN: &str = "a week has seven days";

fn day_name(day: usize, lang: Lang) -> &'static str {
    let offset = i8::try_from(day).expect(SEVEN);
    weekday_name(Weekday::from_monday_zero_offset(offset).expect(SEVEN), lang)
}

fn times_label(times: &Times, words: &HoursWords) -> String {
    match times {
        Times::Closed(note) => noted(words.closed, note),
        Times::Open => words.open.to_owned(),
        Times::AllDay(note) => noted(words.all_day, note),
        Times::Note(note) => note.clone(),
        Times::Spans(spans) => spans_label(spans, words),
    }
}

/// Names spans of time; two that a break at noon parts are one span and the break.
fn spans_label(spans: &[Span], words: &HoursWords) -> String {
    if let [morning, afternoon] = spans
        && is_lunch(morning, afternoon)
    {
        let day = range(morning.start, afternoon.end);
        let lunch = range(morning.end, afternoon.start);
        return noted(&format!("{day}, {} {lunch}", words.lunch), &morning.note);
    }
    let spans = spans.iter().map(|span| {
        let times = if span.open_end {
            format!("{} {}", words.from, clock_time(span.start))
        } else {
            range(span.start, span.end)
        };
        noted(&times, &span.note)
    });
    spans.collect::<Vec<_>>().join(", ")
}

/// Tells a gap that can only be lunch: at most an hour and a half, between eleven and half past three.
fn is_lunch(morning: &Span, afternoon: &Span) -> bool {
    let (from, to) = (morning.end, afternoon.start);
    let noon = (11 * 60..=15 * 60 + 30).contains(&from) && to <= 15 * 60 + 30;
    let plain = !afternoon.open_end && morning.note == afternoon.note;
    plain && noon && to > from && to - from <= 90
}

fn noted(text: &str, note: &str) -> String {
    if note.is_empty() { text.to_owned() } else { format!("{text} ({note})") }
}

fn range(start: u16, end: u16) -> String {
    format!("{}–{}", clock_time(start), clock_time(end))
}

/// Returns the time on a clock; after midnight it begins anew, midnight itself stays 24:00 at the end of a span.
fn clock_time(minutes: u16) -> String {
    let minutes = if minutes > 24 * 60 { minutes - 24 * 60 } else { minutes };
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}
