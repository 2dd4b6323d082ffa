//! The register cut to one visibility, on one day.

use super::entry::Body;
use super::entry::Entry;
use super::recorded::{Recorded, ledger_key};
use crate::base::choices::Visibility;
use crate::base::diag::Sited;
use crate::base::localised::Localised;
use crate::base::maps::HashSet;
use crate::base::maps::HashSetExt;
use crate::base::names::Id;
use crate::content::validate;
use crate::content::validate::Bodies;
use crate::content::validate::Common;
use crate::content::validate::Reference;
use crate::list::model::LinkTarget;
use crate::list::model::Register;

/// The register cut to one visibility, on one day.
pub(super) struct View<'a> {
    pub(super) register: &'a Register,
    pub(super) visibility: Visibility,
    pub(super) shown: HashSet<&'a str>,
    pub(super) recorded: Recorded<'a>,
}

impl<'a> View<'a> {
    pub(super) fn new(register: &'a Register, visibility: Visibility) -> Self {
        let organisations = register.organisations.iter();
        let organisations = organisations.filter(|o| register.config.shows(&o.common));
        let mut shown = HashSet::with_capacity(register.organisations.len());
        shown.extend(organisations.map(|o| o.common.id.as_str()));
        Self { register, visibility, shown, recorded: Recorded::new(register) }
    }

    /// Takes over what an entry is, if it is shown today.
    pub(super) fn visible_entry(&self, common: &'a Common) -> Option<Entry> {
        let Common {
            id,
            path,
            at: _,
            named: _,
            draft,
            // `shows` and `is_due` ask for its first and its last day.
            publish_on: _,
            expires_on: _,
            formerly,
            source,
            body,
            // They are nobody's but the editors'.
            notes: _,
            // Checks count it, for whoever translates.
            untranslated: _,
        } = common;
        let past = self.recorded.past(ledger_key(common));
        self.register.config.shows(common).then(|| Entry {
            id: id.as_str().into(),
            path: path.clone(),
            formerly: formerly.iter().map(|id| id.value.clone()).collect(),
            source: source.clone(),
            body: body.as_ref().map(|bodies| self.visible_body(bodies)),
            is_draft: *draft || !common.is_due(self.register.config.today),
            changed: past.map(|past| past.entry.changed),
            sequence: past.map_or(0, |past| past.sequence()),
        })
    }

    fn visible_body(&self, bodies: &Bodies) -> Localised<Body> {
        bodies.map(|body| Body { html: body.html.clone(), targets: self.targets(body) })
    }

    /// Returns where the links of a body lead.
    pub(super) fn targets(&self, body: &crate::content::parse::body::Body) -> Vec<LinkTarget> {
        // Most bodies lead nowhere but to the web.
        if body.links.is_empty() {
            return Vec::new();
        }
        let targets = self.register.links.get(&body.path).into_iter().flatten();
        targets.map(|target| target.clone().unwrap_or(LinkTarget::Unpublished)).collect()
    }

    /// Keeps the organisations that are shown themselves.
    pub(super) fn shown(&self, ids: impl IntoIterator<Item = Id>) -> Vec<Id> {
        ids.into_iter().filter(|id| self.shown.contains(id.as_str())).collect()
    }
}

/// Takes the ids out of their places.
pub(super) fn named_ids(references: &[Sited<Reference>]) -> Vec<Id> {
    validate::ids(references).cloned().collect()
}
