//! Advice on a sound register.
//!
//! Errors are found where they are made; here stands what could be better. One rule a file, one table; a site sets
//! the level of each in `site.yaml: checks`.

mod address_told;
mod apostrophe_sign;
pub(crate) mod due;
pub(crate) mod duplicate;
mod expired;
mod far_date;
mod heading_level;
mod homoglyph;
mod hours_overlap;
mod hours_overnight;
mod hours_overwritten;
mod incomplete_entry;
mod missing_alt;
mod missing_translation;
mod named_files;
mod near_cache;
mod near_name;
mod near_organisation;
mod no_public_contact;
mod orphan_term;
mod overdue_task;
mod pinned_date;
pub(crate) mod placeholder;
mod placeholder_edrpou;
mod reach;
mod rule_cache;
mod same_edrpou;
mod same_phone;
mod stale_entry;
pub(crate) mod telling_file;
mod told_otherwise;
mod unclear_who;
mod unnamed_file;

use jiff::ToSpan;
use jiff::civil::Date;
use rayon::prelude::*;

use crate::base::diag::{Checked, Code, Diagnostics};
use crate::list::model::Register;
pub(crate) use rule_cache::RuleCache;

/// One rule.
pub struct Rule {
    /// The code of its diagnostics, whose name is also the rule's.
    pub code: Code,
    check: RuleCheck,
}

/// How a rule is asked.
#[derive(Clone, Copy)]
enum RuleCheck {
    /// Anew each time.
    Whole(fn(&Register, &mut Diagnostics)),
    /// With what it said of what did not change.
    Cached(fn(&Register, &mut RuleCache, &mut Diagnostics)),
}

const fn rule(code: Code, check: fn(&Register, &mut Diagnostics)) -> Rule {
    Rule { code, check: RuleCheck::Whole(check) }
}

const fn cached(code: Code, check: fn(&Register, &mut RuleCache, &mut Diagnostics)) -> Rule {
    Rule { code, check: RuleCheck::Cached(check) }
}

/// Every rule.
pub const RULES: &[Rule] = &[
    rule(Code::AddressTold, address_told::check),
    cached(Code::ApostropheSign, apostrophe_sign::check),
    rule(Code::Expired, expired::check),
    rule(Code::FarDate, far_date::check),
    rule(Code::HeadingLevel, heading_level::check),
    cached(Code::Homoglyph, homoglyph::check),
    cached(Code::HoursOverlap, hours_overlap::check),
    cached(Code::HoursOvernight, hours_overnight::check),
    cached(Code::HoursOverwritten, hours_overwritten::check),
    cached(Code::IncompleteEntry, incomplete_entry::check),
    rule(Code::MissingAlt, missing_alt::check),
    rule(Code::MissingTranslation, missing_translation::check),
    cached(Code::NearName, near_name::check),
    rule(Code::NearOrganisation, near_organisation::check),
    cached(Code::NoPublicContact, no_public_contact::check),
    cached(Code::OrphanTerm, orphan_term::check),
    rule(Code::OverdueTask, overdue_task::check),
    rule(Code::PinnedDate, pinned_date::check),
    cached(Code::Placeholder, placeholder::check),
    rule(Code::PlaceholderEdrpou, placeholder_edrpou::check),
    rule(Code::SameEdrpou, same_edrpou::check),
    cached(Code::SamePhone, same_phone::check),
    rule(Code::StaleEntry, stale_entry::check),
    rule(Code::ToldOtherwise, told_otherwise::check),
    rule(Code::UnclearWho, unclear_who::check),
    rule(Code::UnnamedFile, unnamed_file::check),
];

/// What the rules said before, in their order. It is only ever an advantage: empty, each is asked of everything.
#[derive(Debug, Default)]
pub(crate) struct CheckCache(Vec<RuleCache>);

/// Checks a register by every rule. What `cache` knows of what did not change is taken over; afterwards it knows what is now.
pub(crate) fn check_register(register: &Register, cache: &mut CheckCache) -> Checked<()> {
    cache.0.resize_with(RULES.len(), RuleCache::default);
    let checked = RULES.par_iter().zip(&mut cache.0).map(|(rule, cache)| {
        let mut diagnostics = Diagnostics::default();
        match rule.check {
            RuleCheck::Whole(check) => check(register, &mut diagnostics),
            RuleCheck::Cached(check) => check(register, cache, &mut diagnostics),
        }
        diagnostics
    });
    let mut diagnostics = Diagnostics::default();
    checked.collect::<Vec<_>>().into_iter().for_each(|one| diagnostics.extend(one));
    Checked { value: (), diagnostics }
}

/// Returns the next day on which the same content gives another site: an entry appears or ends, a task or a check
/// grows old, a meeting is past. A record of one day never changes.
pub(crate) fn next_change(register: &Register) -> Option<Date> {
    if register.config.record.is_some() {
        return None;
    }
    let after = |day: &Date| day.checked_add(1.day()).ok();
    let commons = || register.commons();
    let appear = commons().filter_map(|common| common.publish_on.as_ref().map(|day| day.value));
    let end =
        commons().filter_map(|common| common.expires_on.as_ref().and_then(|day| after(&day.value)));
    let tasks = register.meetings.iter().flat_map(|m| &m.tasks).filter(|task| !task.done);
    let overdue = tasks.filter_map(|task| task.due.as_ref().and_then(|due| after(&due.value)));
    let days = register
        .meetings
        .iter()
        .flat_map(|m| m.date.iter().chain(m.next.iter().map(|n| &n.value.date)));
    let past = days.filter_map(after);
    let stale = register.organisations.iter().filter_map(|o| {
        let days = i64::from(register.site.stale_after_days?);
        o.verified.as_ref()?.on.checked_add((days + 1).days()).ok()
    });
    // The day of the list stands on the pages that stand for the whole of it, so the next day is the latest.
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
