//! Rules that never hold, because a later one replaces them on all their days, and rules that say two things of one day.
//!
//! Only plain days of the week are checked: of two rules for them the later one wins as a whole (the specification of
//! `opening_hours`, "Normal rule separator"). A rule after a comma adds, and one that closes is meant to replace.

use super::days::{Days, Week, days};
use std::ops::Range;

use opening_hours_syntax::rules::time::Time;
use opening_hours_syntax::rules::{RuleKind, RuleOperator, RuleSequence};

/// Tells whether an opening rule never holds.
pub(super) fn has_overwritten(rules: &[RuleSequence]) -> bool {
    rules.iter().enumerate().any(|(n, rule)| {
        let Some(own) = week(rule) else { return false };
        let mut left = own;
        for later in rules[n + 1..].iter().filter(|later| later.operator == RuleOperator::Normal) {
            let taken = week(later).unwrap_or([false; 7]);
            left.iter_mut().zip(taken).for_each(|(day, taken)| *day &= !taken);
        }
        left == [false; 7]
    })
}

/// Tells whether a rule after a comma opens in hours in which an earlier one is open that day: `Mo-Fr 08:00-17:00, Fr 08:00-16:00`.
pub(super) fn has_overlap(rules: &[RuleSequence]) -> bool {
    rules.iter().enumerate().any(|(n, later)| {
        // What stands before the last rule that replaces does not hold beside this one.
        let beside = rules[..n].iter().rev();
        let added = later.operator == RuleOperator::Additional;
        let Some(own) = week(later).filter(|_| added) else { return false };
        let mut replaced = false;
        beside
            .take_while(|rule| {
                !std::mem::replace(&mut replaced, rule.operator == RuleOperator::Normal)
            })
            .any(|earlier| {
                let days = week(earlier).unwrap_or([false; 7]);
                let is_shared = own.iter().zip(days).any(|(own, other)| *own && other);
                let meet = |a: &Range<u16>| {
                    clock_spans(earlier).any(|b| a.start < b.end && b.start < a.end)
                };
                is_shared && clock_spans(later).any(|span| meet(&span))
            })
    })
}

/// Returns the times of a rule that the clock alone tells, in minutes.
fn clock_spans(rule: &RuleSequence) -> impl Iterator<Item = Range<u16>> {
    rule.time_selector.spans.iter().filter_map(|span| match (span.range.start, span.range.end) {
        (Time::Fixed(start), Time::Fixed(end)) => {
            Some(start.mins_from_midnight()..end.mins_from_midnight())
        }
        (Time::Fixed(_) | Time::Variable(_), Time::Variable(_)) | (Time::Variable(_), _) => None,
    })
}

/// Returns the days of a rule that opens on days of the week and on nothing else.
fn week(rule: &RuleSequence) -> Option<Week> {
    let is_open = rule.kind == RuleKind::Open && rule.operator != RuleOperator::Fallback;
    let days = days(&rule.day_selector)?;
    let [Days::Week(week)] = days[..] else { return None };
    is_open.then_some(week)
}
