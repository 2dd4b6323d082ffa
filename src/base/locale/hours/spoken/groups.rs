//! Groups of days with their times, and the notation of OpenStreetMap for them.
//!
//! Where two readings are possible, the whole is refused; nothing is ever more open than it was written.

use std::ops::Range;

use super::token::Misread;

/// The days of a group.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Days {
    /// The days of every week as bits, from Monday.
    pub(super) week: u8,
    /// In the notation of OpenStreetMap.
    pub(super) notation: Vec<String>,
}

/// When a group is open.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum When {
    Spans(Vec<(u16, u16)>),
    /// From a time, nobody says until when.
    From(u16),
    AllDay,
    Closed,
    /// Only as a remark says.
    Remark,
}

#[derive(Debug, Clone)]
struct Group {
    days: Option<Days>,
    when: When,
    note: Option<String>,
    /// Whether it is said which break it has, or that it has none.
    is_break_said: bool,
}

/// The groups of a text, in its order.
#[derive(Debug, Default)]
pub(super) struct Groups {
    groups: Vec<Group>,
    /// The first group that the next break speaks of.
    since: usize,
    /// Breaks that were named before any group: they hold for all.
    early: Vec<(u16, u16)>,
    /// Breaks that were named without days, and how many groups stood before each.
    given: Vec<((u16, u16), usize)>,
    /// Whether a break was read last: an exception after it may be one of the break alone.
    pub(super) is_after_break: bool,
}

impl Days {
    /// The days in the notation of OpenStreetMap.
    pub(super) const NAMES: [&str; 7] = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"];

    /// Adds other days.
    pub(super) fn add_days(&mut self, more: Self) {
        self.week |= more.week;
        self.notation.extend(more.notation);
    }

    /// Returns Saturday and Sunday.
    pub(super) fn weekend() -> Self {
        Self { week: 0b110_0000, notation: vec!["Sa,Su".to_owned()] }
    }
}

impl Groups {
    pub(super) fn is_empty(&self) -> bool {
        self.groups.is_empty()
    }

    /// Begins a group.
    pub(super) fn begin(&mut self, days: Option<Days>, when: When) {
        if self.groups.last().is_some_and(|group| group.is_break_said) {
            self.since = self.groups.len();
        }
        self.is_after_break = false;
        self.groups.push(Group { days, when, note: None, is_break_said: false });
    }

    /// Says that the groups so far have no further break.
    pub(super) fn end_breaks(&mut self) {
        if let Some(last) = self.groups.last_mut() {
            last.is_break_said = true;
        }
        self.since = self.groups.len();
    }

    /// Adds a remark to the last group; it has room for one.
    pub(super) fn remark(&mut self, note: &str) -> bool {
        let Some(last) = self.groups.last_mut().filter(|group| group.note.is_none()) else {
            return false;
        };
        last.note = Some(note.to_owned());
        true
    }

    /// Gives days to times that stood before them. «Щодня … без вихідних» says the same days twice.
    pub(super) fn take_late_days(&mut self, days: &Days) -> bool {
        match self.groups.as_mut_slice() {
            [only] if only.days.is_none() => {
                only.days = Some(days.clone());
                true
            }
            [only] => days.week == 0b111_1111 && only.days.as_ref() == Some(days),
            _ => false,
        }
    }

    /// Returns the times of the group before, ended earlier: «пн–чт 8–17, пт до 16». Not where a break was named for it, which
    /// may or may not be one of these days.
    pub(super) fn until(&self, end: u16) -> Option<When> {
        let last = self.groups.last()?;
        let When::Spans(spans) = &last.when else { return None };
        let closes = spans.last()?.1;
        if last.days.is_none() || last.is_break_said || spans[0].0 >= end || end >= closes {
            return None;
        }
        let earlier = spans.iter().filter(|span| span.0 < end);
        Some(When::Spans(earlier.map(|(from, to)| (*from, end.min(*to))).collect()))
    }

    /// Returns the notation of OpenStreetMap.
    pub(super) fn notation(mut self, whole: Range<usize>) -> Result<String, Misread> {
        self.since = 0;
        for pause in std::mem::take(&mut self.early) {
            if !self.give_break(pause, None) {
                return Err(Misread::Part(whole));
            }
        }
        // A break in the middle may be meant for what follows as well: whoever wrote it has to say.
        let is_unclear = |&((from, to), before): &((u16, u16), usize)| {
            let later = self.groups[before..].iter().filter(|group| !group.is_break_said);
            let holds = |span: &(u16, u16)| span.0 < from && to < span.1;
            later
                .map(|group| &group.when)
                .any(|when| matches!(when, When::Spans(spans) if spans.iter().any(holds)))
        };
        if self.given.iter().any(is_unclear) {
            return Err(Misread::Part(whole));
        }
        self.resolve_days()?;
        self.no_contradiction()?;
        Ok(self.groups.iter().map(rule).collect::<Vec<_>>().join("; "))
    }

    /// Gives a break to every group that it fits: of those before it, or of those with these days. Tells whether it is
    /// understood: not where it fits none, or one by half.
    pub(super) fn give_break(&mut self, (from, to): (u16, u16), days: Option<&Days>) -> bool {
        if self.groups.is_empty() && days.is_none() {
            self.early.push((from, to));
            return true;
        }
        if days.is_none() {
            self.given.push(((from, to), self.groups.len()));
        }
        let since = if days.is_some() { 0 } else { self.since.min(self.groups.len()) };
        let mut fits = false;
        for group in &mut self.groups[since..] {
            let week = group.days.as_ref().map_or(0b111_1111, |days| days.week);
            if let Some(days) = days {
                match (week & days.week, week & !days.week) {
                    (0, _) => continue,
                    (_, 0) if week != 0 => {}
                    _ => return false,
                }
            }
            match &mut group.when {
                When::Closed | When::Remark => {}
                When::From(_) | When::AllDay => return false,
                When::Spans(spans) => {
                    let holds = |span: &(u16, u16)| span.0 < from && to < span.1;
                    let touches = |span: &(u16, u16)| {
                        let end = if span.1 > span.0 { span.1 } else { 24 * 60 + span.1 };
                        span.0 < to && from < end
                    };
                    if let Some(at) = spans.iter().position(holds) {
                        let (start, end) = spans[at];
                        spans.splice(at..=at, [(start, from), (to, end)]);
                        group.is_break_said = true;
                        fits = true;
                    } else if spans.iter().any(|span| span.1 == from)
                        && spans.iter().any(|span| span.0 == to)
                    {
                        // The break is the gap that was written already.
                        group.is_break_said = true;
                        fits = true;
                    } else if spans.iter().any(touches) {
                        return false;
                    }
                }
            }
        }
        fits
    }

    /// Gives days to a group that named none: only what is round the clock is so every day, and what is open but for days
    /// that are named as closed is open on the others.
    fn resolve_days(&mut self) -> Result<(), Misread> {
        let closed = self.groups.iter().filter(|group| group.when == When::Closed);
        let off: u8 =
            closed.filter_map(|group| group.days.as_ref()).fold(0, |all, days| all | days.week);
        for group in self.groups.iter_mut().filter(|group| group.days.is_none()) {
            if group.when == When::AllDay || off != 0 {
                group.days = Some(Days { week: 0b111_1111, notation: vec!["Mo-Su".to_owned()] });
            } else {
                return Err(Misread::NoDays);
            }
        }
        Ok(())
    }

    /// Refuses two groups of one day of which nobody knows whether the second adds or replaces, and days that are closed before
    /// they are open.
    fn no_contradiction(&self) -> Result<(), Misread> {
        let week = |group: &Group| group.days.as_ref().map_or(0, |days| days.week);
        for (number, first) in self.groups.iter().enumerate() {
            for second in &self.groups[number + 1..] {
                let both = week(first) & week(second);
                if both == 0 || second.when == When::Closed && week(second) != week(first) {
                    continue;
                }
                let replaces = both == week(second)
                    && both != week(first)
                    && overlap(&first.when, &second.when);
                if !replaces {
                    return Err(Misread::Twice);
                }
            }
        }
        Ok(())
    }
}

/// Tells times of which one can only replace the other.
fn overlap(first: &When, second: &When) -> bool {
    match (first, second) {
        (When::Spans(first), When::Spans(second)) => {
            first.iter().any(|a| second.iter().any(|b| a.0 < b.1 && b.0 < a.1))
        }
        (When::Closed, _) => false,
        (When::Spans(_) | When::From(_) | When::AllDay | When::Remark, _) => true,
    }
}

fn rule(group: &Group) -> String {
    let days = group.days.as_ref().map_or(String::new(), |days| days.notation.join(","));
    let clock = |minutes: u16| format!("{:02}:{:02}", minutes / 60, minutes % 60);
    let when = match &group.when {
        When::Closed => " off".to_owned(),
        When::AllDay => " 00:00-24:00".to_owned(),
        When::From(from) => format!(" {}+", clock(*from)),
        When::Remark => String::new(),
        When::Spans(spans) => {
            let spans: Vec<String> =
                spans.iter().map(|(from, to)| format!("{}-{}", clock(*from), clock(*to))).collect();
            format!(" {}", spans.join(","))
        }
    };
    let note = group.note.as_ref().map_or(String::new(), |note| format!(" \"{note}\""));
    format!("{days}{when}{note}")
}
