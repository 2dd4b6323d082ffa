//! What the calls about an entry say of it: how often it was tried in vain since somebody confirmed it.
//!
//! Comes in: the register. Goes out: numbers and days, never who called. An attempt counts once a day, since three calls within an hour say
//! no more than one. A check that the entry itself tells, on that day or later, ends the row as a confirmation does.

use jiff::ToSpan as _;
use jiff::civil::Date;

use crate::base::choices::CallOutcome;
use crate::base::names::Id;
use crate::content::validate::{Call, Organisation, Service, Verified};
use crate::list::model::Register;

/// Days of failed attempts after which an entry stands last, where the site says nothing.
const ATTEMPTS: u32 = 3;

/// Days in which the whole list is called, where the site says nothing.
const EVERY_DAYS: u32 = 180;

/// How the calls about an entry, or about one service of it, stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct CallStanding {
    /// The last day on which it was confirmed.
    pub(crate) confirmed: Option<Date>,
    /// On how many days since then it was tried in vain.
    pub(crate) failed: u32,
    /// The last day on which they said that something is not as it is written, where nobody has checked the entry since.
    pub(crate) told_otherwise: Option<Date>,
    /// The day of the last call, however it ended.
    pub(crate) called: Option<Date>,
    /// Whether the last who answered did not want to speak.
    pub(crate) refused: bool,
    /// Whether they asked not to be called again.
    pub(crate) do_not_call: bool,
}

impl CallStanding {
    /// Returns how an organisation as a whole stands.
    pub(in crate::list) fn for_entry(register: &Register, organisation: &Organisation) -> Self {
        let calls = calls_about(register, organisation);
        let calls = calls.filter(|call| call.services.is_empty());
        let own = organisation.verified.as_ref().map(|check| check.on);
        Self::from_calls(calls, own.filter(|on| *on <= register.config.today))
    }

    /// Returns how one service of an organisation stands: what was said of the whole entry counts for each.
    pub(in crate::list) fn for_service(
        register: &Register,
        organisation: &Organisation,
        service: &Service,
    ) -> Self {
        let names = |id: &Id| service.stable_name().is_some_and(|(name, _)| name == id);
        let calls = calls_about(register, organisation).filter(|call| {
            call.services.is_empty() || call.services.iter().any(|id| names(&id.value))
        });
        let checks = service.verified.iter().chain(&organisation.verified).map(|check| check.on);
        let known = checks.filter(|on| *on <= register.config.today).max();
        Self::from_calls(calls, known)
    }

    fn from_calls<'a>(calls: impl Iterator<Item = &'a Call>, checked: Option<Date>) -> Self {
        let mut standing = Self { confirmed: checked, ..Self::default() };
        let mut failed_on = None;
        for call in calls {
            let on = call.on.value;
            standing.called = Some(on);
            standing.do_not_call |= call.do_not_call;
            standing.refused = call.outcome == CallOutcome::Refused;
            match call.outcome {
                CallOutcome::Confirmed => {
                    standing.confirmed = standing.confirmed.max(Some(on));
                    standing.told_otherwise = None;
                    (standing.failed, failed_on) = (0, None);
                }
                CallOutcome::Changed | CallOutcome::Closed => {
                    standing.told_otherwise =
                        Some(on).filter(|on| checked.is_none_or(|checked| *on > checked));
                    (standing.failed, failed_on) = (0, None);
                }
                CallOutcome::NoAnswer | CallOutcome::Refused | CallOutcome::WrongNumber => {
                    let is_later = checked.is_none_or(|checked| on > checked);
                    if is_later && failed_on != Some(on) {
                        standing.failed += 1;
                        failed_on = Some(on);
                    }
                }
            }
        }
        standing
    }

    /// Tells whether it was tried as often as the site asks, and nobody confirmed it.
    pub(in crate::list) fn is_unconfirmed(&self, register: &Register) -> bool {
        self.failed >= register.site.verify.attempts.unwrap_or(ATTEMPTS).max(1)
    }

    /// Returns the day from which on it must be verified again; nothing where nobody ever did.
    pub(in crate::list) fn due_on(&self, register: &Register) -> Option<Date> {
        self.confirmed?.checked_add(i64::from(cycle_days(register)).days()).ok()
    }
}

/// Why what is told may not be true any more, the stronger reason last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Doubt {
    /// Its last check is older than the site allows.
    Stale,
    /// It was called as often as the site asks, and nobody confirmed it.
    Unconfirmed,
}

impl Doubt {
    /// Returns its name in templates and messages.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Stale => "stale",
            Self::Unconfirmed => "unconfirmed",
        }
    }

    /// Returns what is to be doubted of an organisation as a whole.
    pub(in crate::list) fn in_entry(register: &Register, one: &Organisation) -> Option<Self> {
        let standing = CallStanding::for_entry(register, one);
        Self::new(register, &standing, one.verified.as_ref())
    }

    /// Returns what is to be doubted of one service: its own check counts before that of its organisation.
    pub(in crate::list) fn in_service(
        register: &Register,
        one: &Organisation,
        service: &Service,
    ) -> Option<Self> {
        let standing = CallStanding::for_service(register, one, service);
        Self::new(register, &standing, service.verified.as_ref().or(one.verified.as_ref()))
    }

    fn new(register: &Register, standing: &CallStanding, check: Option<&Verified>) -> Option<Self> {
        // A check that is said to come yet is none.
        let check = check.map(|check| check.on).filter(|on| *on <= register.config.today);
        let is_stale = || check.is_some_and(|on| is_stale(register, on));
        match standing.is_unconfirmed(register) {
            true => Some(Self::Unconfirmed),
            false => is_stale().then_some(Self::Stale),
        }
    }
}

/// Tells whether a check of that day is older than the site allows.
pub(crate) fn is_stale(register: &Register, on: Date) -> bool {
    register.site.stale_after_days.is_some_and(|days| {
        let last = on.checked_add(i64::from(days).days());
        last.is_ok_and(|last| last < register.config.today)
    })
}

/// Returns in how many days the whole list is called.
pub(crate) fn cycle_days(register: &Register) -> u32 {
    let site = &register.site;
    site.verify.every_days.or(site.stale_after_days).unwrap_or(EVERY_DAYS).max(1)
}

/// Goes through the calls about an organisation up to today, the earliest first.
fn calls_about<'a>(
    register: &'a Register,
    organisation: &Organisation,
) -> impl Iterator<Item = &'a Call> {
    let calls = register.calls.get(&organisation.common.id);
    let today = register.config.today;
    calls.into_iter().flatten().map(|call| &**call).filter(move |call| call.on.value <= today)
}
