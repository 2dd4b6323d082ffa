//! What the parser of opening hours drops and words must not.
//!
//! The source text comes in; whether the parsed rules still hold all of it goes out. The parser keeps one note of a
//! rule, forgets whether a whole day was written or left out, reads `PH Mo-Fr` (holidays on working days) as
//! `PH,Mo-Fr`, and an impossible `Mo[5-3]` as every Monday.

use super::days::counted_ranges;
use super::times::is_all_day;
use opening_hours_syntax::rules::{OpeningHoursExpression, RuleKind, RuleSequence};

/// A source text without its notes.
pub(super) struct Source {
    plain: String,
    notes: usize,
}

impl Source {
    /// Takes the notes out of a text.
    pub(super) fn new(text: &str) -> Self {
        let parts: Vec<&str> = text.split('"').collect();
        Self { plain: parts.iter().step_by(2).copied().collect(), notes: parts.len() / 2 }
    }

    /// Tells whether the parsed rules hold every note and count, and no `PH Mo`.
    pub(super) fn agrees_with(&self, expression: &OpeningHoursExpression) -> bool {
        let rules = &expression.rules;
        let notes = rules.iter().filter(|rule| !rule.comment.is_empty()).count();
        let counts: usize = rules.iter().map(|rule| counted_ranges(&rule.day_selector)).sum();
        notes == self.notes
            && counts == self.plain.matches('[').count()
            && !self.has_holiday_on_weekday()
    }

    /// Tells whether whole days were written (`24/7`) or left out; nothing if some were and some not.
    pub(super) fn all_day_said(&self, rules: &[RuleSequence]) -> Option<bool> {
        let open = |rule: &&RuleSequence| rule.kind == RuleKind::Open;
        let days = rules.iter().filter(open).filter(|rule| is_all_day(&rule.time_selector)).count();
        let close: String = self.plain.split(' ').collect();
        let written = close.matches("24/7").count() + close.matches("0:00-24:00").count();
        match written {
            0 => Some(false),
            _ if written == days => Some(true),
            _ => None,
        }
    }

    fn has_holiday_on_weekday(&self) -> bool {
        let words: Vec<&str> = self.plain.split(' ').filter(|word| !word.is_empty()).collect();
        words.windows(2).any(|pair| {
            let last = pair[0].rsplit([',', ';']).next().expect("split gives at least one piece");
            let first = pair[1].split([',', ';']).next().expect("split gives at least one piece");
            (is_holiday(last) && is_weekday(first)) || (is_weekday(last) && is_holiday(first))
        })
    }
}

fn is_holiday(word: &str) -> bool {
    matches!(word, "PH" | "SH")
}

/// Tells a day or a range of days: `Mo`, `mo-fr`, `Su[-1]`, not `sunset`.
fn is_weekday(word: &str) -> bool {
    let day = word.get(..2).unwrap_or_default().to_ascii_lowercase();
    let next = word.get(2..).and_then(|rest| rest.chars().next());
    matches!(day.as_str(), "mo" | "tu" | "we" | "th" | "fr" | "sa" | "su")
        && !next.is_some_and(char::is_alphabetic)
}
