//! Cells that a spreadsheet would run as a formula (docs/threats.md V24; CWE-1236): an apostrophe in front, and off again.

use std::borrow::Cow;

/// Puts an apostrophe before what a spreadsheet would run, and before what looks as if it had been guarded already, so
/// that taking it off gives the same text.
pub(crate) fn guarded<'a>(cell: impl Into<Cow<'a, str>>) -> Cow<'a, str> {
    let cell = cell.into();
    if is_at_risk(&cell) { format!("'{cell}").into() } else { cell }
}

/// Takes off what [`guarded`] put there; any other text stays as it is.
pub fn unguarded(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|rest| is_at_risk(rest)).unwrap_or(cell)
}

fn is_at_risk(cell: &str) -> bool {
    runs(cell) || cell.strip_prefix('\'').is_some_and(is_at_risk)
}

/// Tells whether a spreadsheet would run a cell: `= + - @`, tab and return, also after spaces and in their full-width
/// forms.
pub(in crate::site) fn runs(cell: &str) -> bool {
    let first = cell.trim_start_matches([' ', '\u{a0}', '\u{3000}']).chars().next();
    matches!(first, Some('=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_can_become_a_formula() {
        for formula in ["=1+1", "+380", "-1", "@a", "\t=1", " =1", "＝1", "\r"] {
            assert!(guarded(formula).starts_with('\''), "{formula:?}");
        }
        assert_eq!(guarded("050 123-45-67"), "050 123-45-67");
    }

    #[test]
    fn the_guard_comes_off_and_leaves_what_was_there() {
        for text in ["=1+1", "'=1+1", "''=1", "'ять", "''", "'", "", "-", "звичайний", " +1"]
        {
            assert_eq!(unguarded(&guarded(text)), text);
        }
    }
}
