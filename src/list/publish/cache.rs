//! What was let through before, for a site that is made again and again.
//!
//! What an organisation shows depends on its own record and on what is asked of the whole site. Where neither is
//! another, the value of before is shared, and whoever meets it knows by its address that nothing in it changed.

use std::sync::Arc;

use rayon::prelude::*;

use super::organisation::{self, Organisation};
use super::view::View;
use crate::base::choices::Visibility;
use crate::base::config::Config;
use crate::base::maps::{HashMap, HashMapExt};
use crate::base::names::SourcePath;
use crate::content::validate::{self, Ledger};
use crate::list::model::Register;

/// What was let through before. It is only ever an advantage: empty, everything is made.
#[derive(Debug, Default)]
pub(crate) struct PublishCache {
    terms: Option<DecidingTerms>,
    organisations: HashMap<SourcePath, CachedOrganisation>,
    /// Their paths, in the order of names.
    order: Vec<SourcePath>,
}

/// What decides, beside the record of an organisation, what it shows.
#[derive(Debug, PartialEq)]
struct DecidingTerms {
    visibility: Visibility,
    config: Config,
    stale_after_days: Option<u32>,
    /// The ids of the organisations that are shown, in their order.
    shown: Vec<String>,
    ledger: Arc<Ledger>,
}

#[derive(Debug)]
struct CachedOrganisation {
    from: Arc<validate::Organisation>,
    shows: Arc<Organisation>,
}

impl PublishCache {
    /// Lets through every organisation that is shown, in the order of names.
    pub(super) fn visible_organisations(&mut self, view: &View<'_>) -> Vec<Arc<Organisation>> {
        let terms = Some(DecidingTerms::new(view.register, view));
        let is_same = self.terms == terms;
        let before = std::mem::take(&mut self.organisations);
        let before = if is_same { before } else { HashMap::new() };
        let made = |from: &Arc<validate::Organisation>| {
            let path = &from.common.path;
            let same = before.get(path).filter(|made| made.is_of(from, view));
            let shows = match same {
                Some(made) => Arc::clone(&made.shows),
                None => Arc::new(organisation::visible_organisation(view, from)?),
            };
            Some((path.clone(), CachedOrganisation { from: Arc::clone(from), shows }))
        };
        let made: Vec<_> = view.register.organisations.par_iter().map(made).collect::<Vec<_>>();
        self.organisations = HashMap::with_capacity(made.len());
        self.organisations.extend(made.into_iter().flatten());
        self.terms = terms;
        self.sorted()
    }

    /// Returns the organisations in the order of names. Those of before come in their order of then: what is nearly in
    /// order is soon sorted.
    fn sorted(&mut self) -> Vec<Arc<Organisation>> {
        let mut left: HashMap<&SourcePath, &CachedOrganisation> =
            self.organisations.iter().collect();
        let known: Vec<_> = self.order.iter().filter_map(|path| left.remove(path)).collect();
        let mut new: Vec<_> = left.into_values().collect();
        new.sort_by(|a, b| a.shows.entry.path.cmp(&b.shows.entry.path));
        let all = known.into_iter().chain(new);
        let mut all: Vec<_> = all.map(|made| Arc::clone(&made.shows)).collect();
        all.sort_by(|a, b| (&a.sort_key, &a.entry.id).cmp(&(&b.sort_key, &b.entry.id)));
        self.order = all.iter().map(|organisation| organisation.entry.path.clone()).collect();
        all
    }
}

impl DecidingTerms {
    fn new(register: &Register, view: &View<'_>) -> Self {
        let organisations = register.organisations.iter();
        let shown = organisations.filter(|o| register.config.shows(&o.common));
        Self {
            visibility: view.visibility,
            config: register.config.clone(),
            stale_after_days: register.site.stale_after_days,
            shown: shown.map(|o| o.common.id.clone()).collect(),
            ledger: Arc::clone(&register.ledger),
        }
    }
}

impl CachedOrganisation {
    /// Tells whether it was made of this record, and its links lead where they led.
    fn is_of(&self, from: &Arc<validate::Organisation>, view: &View<'_>) -> bool {
        let bodies = from.common.body.iter().flat_map(|bodies| bodies.all());
        let shown = self.shows.entry.body.iter().flat_map(|bodies| bodies.all());
        Arc::ptr_eq(&self.from, from)
            && bodies.map(|body| view.targets(body)).eq(shown.map(|body| body.targets.clone()))
    }
}
