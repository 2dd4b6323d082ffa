//! What was found about organisations before, for a site that is linked again and again.
//!
//! Most edits leave the names of all organisations as they were. Then their order stays, and what was said of an
//! organisation that did not change still holds. It is only ever an advantage: empty, everything is checked.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::index::Index;
use super::names::NamedCache;
use super::privacy::MentionCache;
use super::{ids, references};
use crate::base::diag::Diagnostics;
use crate::base::names::{Id, SourcePath};
use crate::content::fields::Vocabulary;
use crate::content::parse::Kind;
use crate::content::validate::{Organisation, Records};

/// What is known of a site that was linked before.
#[derive(Debug, Default)]
pub(crate) struct LinkCache {
    pub(super) mentioned: MentionCache,
    pub(super) named: NamedCache,
    order: Option<Order>,
    own: Option<Own>,
}

/// In which order organisations come, and which of them are left out.
#[derive(Debug)]
struct Order {
    /// As they were read.
    of: Vec<Arc<Organisation>>,
    /// The positions of those that stay.
    kept: Vec<usize>,
    said: Diagnostics,
}

/// What is said of each organisation for itself.
#[derive(Debug)]
struct Own {
    names: KnownIds,
    of: Vec<Arc<Organisation>>,
    said: Vec<Diagnostics>,
}

/// What decides, beside an organisation itself and the names of all others, what is said of it.
#[derive(Debug, PartialEq)]
struct KnownIds {
    terms: Vec<(Vocabulary, Id)>,
    attachments: Vec<SourcePath>,
    unpublished: BTreeSet<(Kind, String)>,
}

impl LinkCache {
    /// Puts the organisations in the order of their ids; reports those whose name is none, and leaves out those that have
    /// another's.
    pub(super) fn order_organisations(
        &mut self,
        organisations: &mut Vec<Arc<Organisation>>,
    ) -> Diagnostics {
        let now = std::mem::take(organisations);
        let before = self.order.take().filter(|before| have_same_names(&before.of, &now));
        let (kept, said) = match before {
            Some(before) => (before.kept, before.said),
            None => {
                let mut said = Diagnostics::default();
                let kept = ids::kept_order(&now, |o| &o.common, "organisation", &mut said);
                (kept, said)
            }
        };
        organisations.extend(kept.iter().map(|&position| Arc::clone(&now[position])));
        self.order = Some(Order { of: now, kept, said: said.clone() });
        said
    }

    /// Reports what each organisation says that cannot be.
    pub(super) fn organisation_faults(
        &mut self,
        records: &Records,
        index: &Index<'_>,
    ) -> Diagnostics {
        let now = &records.organisations;
        let names = KnownIds::new(records, index);
        let before = self.own.take();
        let before = before.filter(|own| own.names == names && have_same_names(&own.of, now));
        let known = |position: usize| {
            let before = before.as_ref()?;
            Arc::ptr_eq(before.of.get(position)?, now.get(position)?)
                .then(|| before.said.get(position).cloned())?
                // Whom a hint names depends on what everybody is called.
                .filter(|said| said.is_empty())
        };
        let check = |(position, organisation): (usize, &Arc<Organisation>)| {
            known(position).unwrap_or_else(|| {
                let mut said = Diagnostics::default();
                ids::service_ids(organisation, &mut said);
                references::of_organisation(organisation, index, &mut said);
                said
            })
        };
        let said: Vec<Diagnostics> = now.iter().enumerate().map(check).collect();
        let mut all = Diagnostics::default();
        said.iter().for_each(|one| all.extend_from(one));
        self.own = Some(Own { names, of: now.clone(), said });
        all
    }
}

/// Tells whether the same organisations lie in the same files, in the same order.
fn have_same_names(before: &[Arc<Organisation>], now: &[Arc<Organisation>]) -> bool {
    let is_same = |(a, b): (&Arc<Organisation>, &Arc<Organisation>)| {
        Arc::ptr_eq(a, b) || (&a.common.id, &a.common.path) == (&b.common.id, &b.common.path)
    };
    before.len() == now.len() && before.iter().zip(now).all(is_same)
}

impl KnownIds {
    fn new(records: &Records, index: &Index<'_>) -> Self {
        let of = |(vocabulary, terms): (&Vocabulary, &Vec<crate::content::validate::Term>)| {
            let ids = terms.iter().map(|term| (*vocabulary, term.id.value.clone()));
            ids.collect::<Vec<_>>()
        };
        let unpublished = index.unpublished.iter().map(|(kind, id)| (*kind, (*id).to_owned()));
        Self {
            terms: records.terms.iter().flat_map(of).collect(),
            attachments: index.attachments.keys().cloned().collect(),
            unpublished: unpublished.collect(),
        }
    }
}
