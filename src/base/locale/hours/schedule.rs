//! From rules of opening hours to entries that can be read one by one.
//!
//! Parsed rules come in, entries go out: first the week as it really is after every rule had its say, then
//! exceptions. A reader takes each line as true, and the narrower one where two meet; whenever the rules mean
//! something else, or something without words, nothing goes out at all.

use super::days::{self, Days};
use super::exceptions;
use super::source::Source;
use super::times::MINUTES_OF_DAY;
pub(super) use super::times::{ScheduleRow, Span, Times, is_all_day};
use opening_hours_syntax::ExtendedTime;
use opening_hours_syntax::rules::time::{Time, TimeSelector, TimeSpan};
use opening_hours_syntax::rules::{OpeningHoursExpression, RuleKind, RuleOperator, RuleSequence};

/// Returns what the rules say, or nothing when words cannot say it exactly.
pub(super) fn schedule_rows(
    source: &str,
    expression: &OpeningHoursExpression,
) -> Option<Vec<ScheduleRow>> {
    let source = Source::new(source);
    source.agrees_with(expression).then_some(())?;
    let all_day_said = source.all_day_said(&expression.rules)?;
    let alone = expression.rules.len() == 1;
    let mut week: [Option<Times>; 7] = Default::default();
    let mut exceptions: Vec<ScheduleRow> = Vec::new();
    for rule in &expression.rules {
        // A note by itself would replace everything before it, which nobody means.
        if !alone && is_bare_note(rule, all_day_said) && rule.operator != RuleOperator::Fallback {
            return None;
        }
        for days in rule_days(rule)? {
            if let Days::Week(chosen) = days {
                exceptions.is_empty().then_some(())?;
                for day in (0..7).filter(|&day| chosen[day]) {
                    week[day] = after_rule(rule, week[day].take(), all_day_said)?;
                }
            } else {
                exceptions.push(ScheduleRow { days, times: exception(rule, all_day_said)? });
            }
        }
    }
    exceptions::are_clear(&exceptions).then_some(())?;
    let entries: Vec<ScheduleRow> = grouped(&week).into_iter().chain(exceptions).collect();
    (!entries.is_empty()).then_some(entries)
}

/// Returns the days of a rule. A fallback has words only when it is a note for all other times.
fn rule_days(rule: &RuleSequence) -> Option<Vec<Days>> {
    if rule.operator != RuleOperator::Fallback {
        return days::days(&rule.day_selector);
    }
    is_bare_note(rule, false).then(|| vec![Days::Otherwise])
}

/// Tells a rule that is a note and nothing else.
fn is_bare_note(rule: &RuleSequence, all_day_said: bool) -> bool {
    let bare = rule.day_selector.is_empty() && is_all_day(&rule.time_selector) && !all_day_said;
    bare && rule.kind == RuleKind::Open && !rule.comment.is_empty()
}

/// Returns what happens on a day of the week after one more rule; no day that was unsaid is closed by the way.
fn after_rule(
    rule: &RuleSequence,
    before: Option<Times>,
    all_day_said: bool,
) -> Option<Option<Times>> {
    let part_closed = rule.kind == RuleKind::Closed && !is_all_day(&rule.time_selector);
    let added = rule.operator == RuleOperator::Additional && rule.kind == RuleKind::Open;
    match before {
        None if part_closed => Some(None),
        Some(before) if part_closed => Some(Some(without(before, rule)?)),
        Some(before) if added => Some(Some(together(before, times(rule, all_day_said)?)?)),
        _ => Some(Some(times(rule, all_day_said)?)),
    }
}

/// Returns what happens on exceptional days, where a rule replaces the week.
fn exception(rule: &RuleSequence, all_day_said: bool) -> Option<Times> {
    let part_closed = rule.kind == RuleKind::Closed && !is_all_day(&rule.time_selector);
    let added = rule.operator == RuleOperator::Additional && rule.kind == RuleKind::Open;
    if part_closed || added { None } else { times(rule, all_day_said) }
}

fn times(rule: &RuleSequence, all_day_said: bool) -> Option<Times> {
    let note = rule.comment.to_string();
    match rule.kind {
        RuleKind::Unknown => None,
        RuleKind::Closed => Some(Times::Closed(note)),
        RuleKind::Open if !is_all_day(&rule.time_selector) => {
            Some(Times::Spans(spans(&rule.time_selector, &note)?))
        }
        RuleKind::Open if all_day_said => Some(Times::AllDay(note)),
        RuleKind::Open if note.is_empty() => Some(Times::Open),
        RuleKind::Open => Some(Times::Note(note)),
    }
}

fn spans(selector: &TimeSelector, note: &str) -> Option<Vec<Span>> {
    in_order(selector.spans.iter().map(|span| self::span(span, note)).collect::<Option<_>>()?)
}

/// Returns a span between two fixed times within a day's length, or with a fixed start and no known end.
fn span(span: &TimeSpan, note: &str) -> Option<Span> {
    let (Time::Fixed(start), Time::Fixed(end), None) =
        (span.range.start, span.range.end, span.repeats)
    else {
        return None;
    };
    if span.open_end && end != ExtendedTime::MIDNIGHT_24 {
        return None;
    }
    let (start, end) = (start.mins_from_midnight(), end.mins_from_midnight());
    let exact = start != end && end < start + MINUTES_OF_DAY;
    let whole_day = (start, end) == (0, MINUTES_OF_DAY) && !span.open_end;
    (exact || whole_day || span.open_end).then(|| Span {
        start,
        end,
        open_end: span.open_end,
        note: note.to_owned(),
    })
}

/// Returns the spans by their start, if no two overlap; only the last may reach into the next day.
fn in_order(mut spans: Vec<Span>) -> Option<Vec<Span>> {
    spans.sort_by_key(|span| span.start);
    let apart = spans.windows(2).all(|pair| pair[0].is_plain() && pair[0].end <= pair[1].start);
    apart.then_some(spans)
}

fn together(before: Times, added: Times) -> Option<Times> {
    match (before, added) {
        (Times::Spans(before), Times::Spans(added)) => {
            Some(Times::Spans(in_order(before.into_iter().chain(added).collect())?))
        }
        (
            Times::Closed(_) | Times::Open | Times::AllDay(_) | Times::Note(_) | Times::Spans(_),
            Times::Closed(_) | Times::Open | Times::AllDay(_) | Times::Note(_) | Times::Spans(_),
        ) => None,
    }
}

/// Takes the closed times of a rule out of a day, which is how breaks are often written.
fn without(before: Times, rule: &RuleSequence) -> Option<Times> {
    let open = match before {
        Times::Spans(spans) => spans,
        Times::AllDay(note) => vec![Span { start: 0, end: MINUTES_OF_DAY, open_end: false, note }],
        Times::Closed(note) => return Some(Times::Closed(note)),
        Times::Open | Times::Note(_) => return None,
    };
    let closed = spans(&rule.time_selector, "")?;
    let plain = open.iter().chain(&closed).all(Span::is_plain) && rule.comment.is_empty();
    plain.then_some(())?;
    let mut left = open;
    for closed in &closed {
        left = left.iter().flat_map(|span| remains_around(span, closed)).collect();
    }
    if left.is_empty() { Some(Times::Closed(String::new())) } else { Some(Times::Spans(left)) }
}

/// Returns what is left of a span on both sides of a closed one.
fn remains_around(span: &Span, closed: &Span) -> impl Iterator<Item = Span> + use<> {
    let before = Span { end: span.end.min(closed.start), ..span.clone() };
    let after = Span { start: span.start.max(closed.end), ..span.clone() };
    [before, after].into_iter().filter(|span| span.start < span.end)
}

/// Gathers days on which the same happens, in the order of the first of them.
fn grouped(week: &[Option<Times>; 7]) -> Vec<ScheduleRow> {
    let mut entries: Vec<ScheduleRow> = Vec::new();
    for times in week.iter().flatten() {
        if entries.iter().all(|entry| entry.times != *times) {
            let days = std::array::from_fn(|day| week[day].as_ref() == Some(times));
            entries.push(ScheduleRow { days: Days::Week(days), times: times.clone() });
        }
    }
    entries
}
