//! Advice on a sound register.
//!
//! Errors are found where they are made; here stands what could be better. One rule a file, one table; a site sets
//! the level of each in `site.yaml: checks`.

mod incomplete_entry;

use jiff::ToSpan;
use jiff::civil::Date;

use crate::diag::{Checked, Code, Remarks};
use crate::model::Register;

/// One rule.
pub struct Rule {
    /// The code of its remarks, whose name is also the rule's.
    pub code: Code,
    check: fn(&Register, &mut Remarks),
}

/// Every rule.
pub const RULES: &[Rule] = &[Rule { code: Code::IncompleteEntry, check: incomplete_entry::check }];

/// Judges a register by every rule.
pub fn check(register: &Register) -> Checked<()> {
    let mut remarks = Remarks::default();
    for rule in RULES {
        (rule.check)(register, &mut remarks);
    }
    Checked { value: (), remarks }
}

/// Returns the next day on which the same content gives another site: an entry appears or ends, a task or a check
/// grows old, a meeting is past. A record of one day never changes.
pub fn next_change(register: &Register) -> Option<Date> {
    if register.config.is_record {
        return None;
    }
    let after = |day: &Date| day.checked_add(1.day()).ok();
    let commons = register
        .organisations
        .iter()
        .map(|o| &o.common)
        .chain(register.meetings.iter().map(|m| &m.common))
        .chain(register.needs.iter().map(|n| &n.common))
        .chain(register.pages.iter().map(|p| &p.common));
    let appear = commons.clone().filter_map(|common| common.publish_on);
    let end = commons.filter_map(|common| common.expires_on.as_ref().and_then(after));
    let tasks = register.meetings.iter().flat_map(|m| &m.tasks).filter(|task| !task.done);
    let overdue = tasks.filter_map(|task| task.due.as_ref().and_then(after));
    let past = register.meetings.iter().filter_map(|m| m.date.as_ref().and_then(after));
    let stale = register.organisations.iter().filter_map(|o| {
        let days = i64::from(register.site.stale_after_days?);
        o.verified.as_ref()?.on.checked_add((days + 1).days()).ok()
    });
    // The date of the data stands on each page, so the next day is the latest.
    let tomorrow = after(&register.config.today);
    let today = register.config.today;
    appear
        .chain(end)
        .chain(overdue)
        .chain(past)
        .chain(stale)
        .chain(tomorrow)
        .filter(|day| *day > today)
        .min()
}
