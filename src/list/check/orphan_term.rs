//! `orphan-term`: terms that nothing uses, one diagnostic a vocabulary.
//!
//! Kinds of help and audiences are never orphans: that nobody offers them is what the coverage page is for. A
//! vocabulary of which half or less is used is still being filled in, so nothing is said about it.

use std::collections::BTreeSet;

use super::reach::with_files;
use super::rule_cache::RuleCache;
use crate::base::diag::{Code, Diagnostic, Diagnostics, Sited};
use crate::base::maps::HashSet;
use crate::base::names::Id;
use crate::content::fields::Vocabulary;
use crate::content::validate::{Reference, ReferenceKind, Term};
use crate::list::model::{DESK, Register};

/// The vocabularies that are checked.
const CHECKED: [Vocabulary; 3] = [Vocabulary::Areas, Vocabulary::Kinds, Vocabulary::Resources];

/// Reports the terms that no entry and no narrower term names.
pub(super) fn check(register: &Register, cache: &mut RuleCache, diagnostics: &mut Diagnostics) {
    let organisations = with_files(&register.organisations);
    cache.terms.update(organisations, |_, organisation| checked_terms(organisation.references()));
    let needs = register.needs.iter().flat_map(|need| checked_terms(need.references()));
    let needs: Vec<(Vocabulary, Id)> = needs.collect();
    let named: HashSet<&(Vocabulary, Id)> =
        cache.terms.all_made().flatten().chain(&needs).collect();
    for vocabulary in CHECKED {
        let terms = register.terms.get(&vocabulary).map_or(&[][..], Vec::as_slice);
        // The program itself knows the kind of desks.
        let count = terms.iter().filter(|term| term.id.value.as_str() != DESK).count();
        let broader: BTreeSet<&Id> =
            terms.iter().filter_map(|term| term.parent.as_ref()?.value.id()).collect();
        let is_orphan = |id: &Id| {
            let is_named = broader.contains(id) || named.contains(&(vocabulary, id.clone()));
            !is_named && id.as_str() != DESK
        };
        let orphans: Vec<&Term> = terms.iter().filter(|term| is_orphan(&term.id.value)).collect();
        let Some((first, rest)) = orphans.split_first() else { continue };
        if orphans.len() * 2 >= count {
            continue;
        }
        let ids: Vec<&str> = orphans.iter().map(|term| term.id.value.as_str()).collect();
        let diagnostic = Diagnostic::new(Code::OrphanTerm, first.id.at.clone())
            .with("terms", ids.join(", "))
            .with("count", ids.len())
            .with("vocabulary", vocabulary.as_str());
        let places = rest.iter().map(|term| term.id.at.clone());
        diagnostics.push(places.fold(diagnostic, Diagnostic::see));
    }
}

/// Returns the terms of the checked vocabularies among what an entry names, each once.
fn checked_terms(references: Vec<(ReferenceKind, &Sited<Reference>)>) -> Vec<(Vocabulary, Id)> {
    let term = |(kind, reference): (ReferenceKind, &Sited<Reference>)| match kind {
        ReferenceKind::Term(vocabulary) if CHECKED.contains(&vocabulary) => {
            Some((vocabulary, reference.value.id()?.clone()))
        }
        ReferenceKind::Term(_) | ReferenceKind::Organisation => None,
    };
    let terms: BTreeSet<(Vocabulary, Id)> = references.into_iter().filter_map(term).collect();
    terms.into_iter().collect()
}
