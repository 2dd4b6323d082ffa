//! What was let through before, for a site that is made again and again.
//!
//! What an organisation shows depends on its own record and on what is asked of the whole site. Where neither is
//! another, the value of before is shared, and whoever meets it knows by its address that nothing in it changed.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::View;
use super::organisation::{self, Organisation};
use crate::config::Config;
use crate::model::Register;
use crate::names::SourcePath;
use crate::privacy::Visibility;
use crate::validate::{self, Ledger};

/// What was let through before. It is only ever an advantage: empty, everything is made.
#[derive(Debug, Default)]
pub struct Seen {
    terms: Option<Terms>,
    organisations: BTreeMap<SourcePath, Made>,
}

/// What decides, beside the record of an organisation, what it shows.
#[derive(Debug, PartialEq)]
struct Terms {
    circle: Visibility,
    config: Config,
    stale_after_days: Option<u32>,
    /// The ids of the organisations that are shown.
    shown: Vec<String>,
    ledger: Arc<Ledger>,
}

#[derive(Debug)]
struct Made {
    from: Arc<validate::Organisation>,
    shows: Arc<Organisation>,
}

impl Seen {
    /// Lets through every organisation that is shown, in the order of names.
    pub(super) fn organisations(&mut self, view: &View<'_>) -> Vec<Arc<Organisation>> {
        let terms = Some(Terms::new(view.register, view));
        let is_same = self.terms == terms;
        let before = std::mem::take(&mut self.organisations);
        let before = if is_same { before } else { BTreeMap::new() };
        let made = |from: &Arc<validate::Organisation>| {
            let path = &from.common.path;
            let same = before.get(path).filter(|made| made.is_of(from, view));
            let shows = match same {
                Some(made) => Arc::clone(&made.shows),
                None => Arc::new(organisation::organisation(view, from)?),
            };
            Some((path.clone(), Made { from: Arc::clone(from), shows }))
        };
        self.organisations = view.register.organisations.iter().filter_map(made).collect();
        self.terms = terms;
        let mut all: Vec<_> = self.organisations.values().map(|made| made.shows.clone()).collect();
        all.sort_by(|a, b| (&a.sort_key, &a.entry.id).cmp(&(&b.sort_key, &b.entry.id)));
        all
    }
}

impl Terms {
    fn new(register: &Register, view: &View<'_>) -> Self {
        Self {
            circle: view.circle,
            config: register.config.clone(),
            stale_after_days: register.site.stale_after_days,
            shown: view.shown.iter().map(|id| (*id).to_owned()).collect(),
            ledger: Arc::clone(&register.ledger),
        }
    }
}

impl Made {
    /// Tells whether it was made of this record, and its links lead where they led.
    fn is_of(&self, from: &Arc<validate::Organisation>, view: &View<'_>) -> bool {
        let bodies = from.common.body.iter().flat_map(|bodies| bodies.all());
        let shown = self.shows.entry.body.iter().flat_map(|bodies| bodies.all());
        Arc::ptr_eq(&self.from, from)
            && bodies.map(|body| view.targets(body)).eq(shown.map(|body| body.targets.clone()))
    }
}
