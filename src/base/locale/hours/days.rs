//! Which days a rule of opening hours speaks of.
//!
//! A parsed day selector comes in, [`Days`] that have words go out. Weeks of the year, Easter, offsets and other
//! rarities have none here and give nothing.

use opening_hours_syntax::rules::day::{
    Date, DateOffset, DaySelector, HolidayKind, MonthdayRange, WeekDayRange, Weekday,
};

/// The days of a week from Monday, chosen or not.
pub(super) type Week = [bool; 7];

/// Days that one row of hours is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Days {
    /// Days of every week.
    Week(Week),
    /// Public holidays.
    PublicHolidays,
    /// School holidays.
    SchoolHolidays,
    /// One day of the week, some times a month.
    Monthly {
        /// The day, counted from Monday as zero.
        weekday: usize,
        /// Which ones of the month.
        counts: Vec<Count>,
    },
    /// Dates or months, perhaps only some days of the week in them.
    Dates {
        /// The dates.
        spans: Vec<DateSpan>,
        /// The days of the week; nothing stands for all.
        week: Option<Week>,
    },
    /// Whenever no other rule speaks.
    Otherwise,
}

/// Which day of its kind in a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Count {
    /// The first to the fifth, counted from zero.
    Nth(usize),
    /// The last.
    Last,
}

/// From one date to another, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct DateSpan {
    /// The first day or month.
    pub(super) from: Day,
    /// The last day or month.
    pub(super) to: Day,
}

/// A day of a month, or a whole month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Day {
    /// The year, if only one is meant.
    pub(super) year: Option<i16>,
    /// The month from 1.
    pub(super) month: i8,
    /// The day; nothing stands for the whole month.
    pub(super) day: Option<i8>,
}

/// Returns all that a selector speaks of, or nothing when there are no exact words for it.
pub(super) fn days(selector: &DaySelector) -> Option<Vec<Days>> {
    if !selector.year.is_empty() || !selector.week.is_empty() {
        return None;
    }
    if selector.monthday.is_empty() {
        return week_and_holidays(&selector.weekday);
    }
    let spans = selector.monthday.iter().map(date_span).collect::<Option<_>>()?;
    let week = if selector.weekday.is_empty() {
        None
    } else {
        let days = week_and_holidays(&selector.weekday)?;
        let [Days::Week(week)] = days[..] else { return None };
        Some(week)
    };
    Some(vec![Days::Dates { spans, week }])
}

/// Returns how many ranges of a selector are counted within the month, as `Mo[1]` is.
pub(super) fn counted_ranges(selector: &DaySelector) -> usize {
    selector
        .weekday
        .iter()
        .filter(|range| plain_days(range).is_none() && !is_holiday(range))
        .count()
}

fn week_and_holidays(ranges: &[WeekDayRange]) -> Option<Vec<Days>> {
    if let [range] = ranges
        && let Some(monthly) = monthly(range)
    {
        return Some(vec![monthly]);
    }
    let mut week = [ranges.is_empty(); 7];
    let mut holidays = Vec::new();
    for range in ranges {
        match range {
            WeekDayRange::Holiday { kind, offset: 0 } => holidays.push(match kind {
                HolidayKind::Public => Days::PublicHolidays,
                HolidayKind::School => Days::SchoolHolidays,
            }),
            WeekDayRange::Fixed { .. } | WeekDayRange::Holiday { .. } => {
                plain_days(range)?.for_each(|day| week[day] = true);
            }
        }
    }
    let week = week.contains(&true).then_some(Days::Week(week));
    Some(week.into_iter().chain(holidays).collect())
}

/// Returns the days of a range such as `Mo-Fr` or `Sa-Mo`, without offset or count.
fn plain_days(range: &WeekDayRange) -> Option<impl Iterator<Item = usize> + use<>> {
    let WeekDayRange::Fixed { range, offset: 0, nth_from_start, nth_from_end } = range else {
        return None;
    };
    if nth_from_start.contains(&false) || nth_from_end.contains(&false) {
        return None;
    }
    let (first, last) = (weekday_index(*range.start()), weekday_index(*range.end()));
    let length = (7 + last - first) % 7;
    Some((first..=first + length).map(|day| day % 7))
}

fn monthly(range: &WeekDayRange) -> Option<Days> {
    let WeekDayRange::Fixed { range, offset: 0, nth_from_start, nth_from_end } = range else {
        return None;
    };
    let nth = (0..5).filter(|&n| nth_from_start[n]).map(Count::Nth);
    let counts = match nth_from_end {
        [false, false, false, false, false] => nth.collect(),
        [true, false, false, false, false] => nth.chain([Count::Last]).collect(),
        _ => return None,
    };
    (range.start() == range.end())
        .then(|| Days::Monthly { weekday: weekday_index(*range.start()), counts })
}

fn is_holiday(range: &WeekDayRange) -> bool {
    matches!(range, WeekDayRange::Holiday { .. })
}

fn weekday_index(weekday: Weekday) -> usize {
    usize::try_from(weekday.num_days_from_monday()).expect("a week has seven days")
}

fn date_span(range: &MonthdayRange) -> Option<DateSpan> {
    let span = match range {
        MonthdayRange::Month { range, year } => {
            let year = year.map(|year| i16::try_from(*year)).transpose().ok()?;
            let month = |month: u8| Some(Day { year, month: i8::try_from(month).ok()?, day: None });
            DateSpan { from: month(*range.start() as u8)?, to: month(*range.end() as u8)? }
        }
        MonthdayRange::Date { start, end } => {
            DateSpan { from: dated_day(start)?, to: dated_day(end)? }
        }
    };
    is_exact(&span).then_some(span)
}

fn dated_day((date, offset): &(Date, DateOffset)) -> Option<Day> {
    let Date::Fixed { year, month, day } = date else {
        return None;
    };
    if *offset != DateOffset::default() {
        return None;
    }
    let year = year.map(|year| i16::try_from(*year)).transpose().ok()?;
    let (month, day) = (i8::try_from(*month as u8).ok()?, i8::try_from(*day).ok()?);
    jiff::civil::Date::new(year.unwrap_or(2024), month, day).ok()?; // A leap year has every day.
    Some(Day { year, month, day: Some(day) })
}

/// Tells a span that words say fully: a year at both ends or at none, in order, and an end that was written.
fn is_exact(span: &DateSpan) -> bool {
    let key = |day: &Day| (day.year, day.month, day.day);
    match (span.from.year, span.to.year) {
        (None, None) => true,
        (Some(_), Some(to)) => to < 9999 && key(&span.from) <= key(&span.to),
        _ => false,
    }
}
