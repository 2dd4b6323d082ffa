//! Rules that never hold, because a later one replaces them on all their days.
//!
//! Only plain days of the week are checked: of two rules for them the later one wins as a whole (the specification of
//! `opening_hours`, "Normal rule separator"). A rule after a comma adds, and one that closes is meant to replace.

use super::days::{Days, Week, days};
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

/// Returns the days of a rule that opens on days of the week and on nothing else.
fn week(rule: &RuleSequence) -> Option<Week> {
    let is_open = rule.kind == RuleKind::Open && rule.operator != RuleOperator::Fallback;
    let days = days(&rule.day_selector)?;
    let [Days::Week(week)] = days[..] else { return None };
    is_open.then_some(week)
}
