//! What was let through before, for a site that is made again and again.
//!
//! What an organisation shows depends on its own record and on what is asked of the whole site. Where neither is
//! another, the value of before is shared, and whoever meets it knows by its address that nothing in it changed.

use std::sync::Arc;

use super::organisation::{self, Organisation};
use super::view::View;
use crate::base::choices::Visibility;
use crate::base::config::Config;
use crate::base::memo::Memo;
use crate::content::validate::{self, Call, Ledger};
use crate::list::model::Calls;

/// What was let through before. It is only ever an advantage: empty, everything is made.
#[derive(Debug, Default)]
pub(crate) struct PublishCache {
    terms: Option<DecidingTerms>,
    /// What each organisation shows; nothing for one that is not shown.
    organisations: Memo<validate::Organisation, Option<Arc<Organisation>>>,
    /// The positions of those that are shown, in the order of names.
    order: Vec<usize>,
}

/// What decides, beside the record of an organisation, what it shows.
#[derive(Debug)]
struct DecidingTerms {
    visibility: Visibility,
    config: Config,
    stale_after_days: Option<u32>,
    /// The ids of the organisations that are shown, in their order.
    shown: Vec<String>,
    ledger: Arc<Ledger>,
    /// After how many attempts an entry stands last.
    attempts: Option<u32>,
    /// What was said in calls, by address: an unchanged file is the same in memory.
    calls: Calls,
}

impl PublishCache {
    /// Lets through every organisation that is shown, in the order of names.
    pub(super) fn visible_organisations(&mut self, view: &View<'_>) -> Vec<Arc<Organisation>> {
        if !self.terms.as_ref().is_some_and(|terms| terms.hold(view)) {
            *self = Self { terms: Some(DecidingTerms::new(view)), ..Self::default() };
        }
        let now = view.register.organisations.iter().map(|one| (&one.common.path, one));
        let is_stale = |shows: &Option<Arc<Organisation>>, from: &validate::Organisation| {
            shows.as_ref().is_some_and(|shows| !leads_where_it_led(shows, from, view))
        };
        let made = self.organisations.update_stale(now, is_stale, |_, from| {
            organisation::visible_organisation(view, from).map(Arc::new)
        });
        self.sorted(made.is_some())
    }

    /// Returns the organisations in the order of names. Those of before come in their order of then: what is nearly in
    /// order is soon sorted.
    fn sorted(&mut self, has_same_files: bool) -> Vec<Arc<Organisation>> {
        let all: Vec<Option<&Arc<Organisation>>> =
            self.organisations.all_made().map(Option::as_ref).collect();
        if !has_same_files {
            self.order = (0..all.len()).filter(|position| all[*position].is_some()).collect();
        }
        let shown = |position: &usize| all[*position].expect("what is shown hangs on the terms");
        self.order.sort_by(|a, b| {
            let (a, b) = (shown(a), shown(b));
            (&a.sort_key, &a.entry.id).cmp(&(&b.sort_key, &b.entry.id))
        });
        self.order.iter().map(|position| Arc::clone(shown(position))).collect()
    }
}

impl DecidingTerms {
    fn new(view: &View<'_>) -> Self {
        let register = view.register;
        Self {
            visibility: view.visibility,
            config: register.config.clone(),
            stale_after_days: register.site.stale_after_days,
            shown: shown_ids(view).map(str::to_owned).collect(),
            ledger: Arc::clone(&register.ledger),
            attempts: register.site.verify.attempts,
            calls: register.calls.clone(),
        }
    }

    /// Tells whether they are the same now.
    fn hold(&self, view: &View<'_>) -> bool {
        let Self { visibility, config, stale_after_days, shown, ledger, attempts, calls } = self;
        let register = view.register;
        *visibility == view.visibility
            && *config == register.config
            && *stale_after_days == register.site.stale_after_days
            && (Arc::ptr_eq(ledger, &register.ledger) || *ledger == register.ledger)
            && *attempts == register.site.verify.attempts
            && are_same_calls(calls, &register.calls)
            && shown_ids(view).eq(shown.iter().map(String::as_str))
    }
}

fn are_same_calls(one: &Calls, other: &Calls) -> bool {
    let is_same = |(a, b): (&Arc<Call>, &Arc<Call>)| Arc::ptr_eq(a, b);
    let same_lists =
        |(a, b): (&Vec<_>, &Vec<_>)| a.len() == b.len() && a.iter().zip(b).all(is_same);
    one.keys().eq(other.keys()) && one.values().zip(other.values()).all(same_lists)
}

/// Goes through the ids of the organisations that are shown, in their order.
fn shown_ids<'a>(view: &View<'a>) -> impl Iterator<Item = &'a str> {
    let register = view.register;
    let shown = register.organisations.iter().filter(|o| register.config.shows(&o.common));
    shown.map(|o| o.common.id.as_str())
}

/// Tells whether the links of what is shown lead where those of the record lead now.
fn leads_where_it_led(
    shows: &Organisation,
    from: &validate::Organisation,
    view: &View<'_>,
) -> bool {
    let bodies = from.common.body.iter().flat_map(|bodies| bodies.all());
    let shown = shows.entry.body.iter().flat_map(|bodies| bodies.all());
    bodies.zip(shown).all(|(body, shown)| view.targets(body) == shown.targets)
}
