//! `orphan-term`: terms that nothing uses, one diagnostic a vocabulary.
//!
//! Kinds of help and audiences are never orphans: that nobody offers them is what the coverage page is for. A
//! vocabulary of which half or less is used is still being filled in, so nothing is said about it.

use std::collections::BTreeSet;

use crate::base::diag::{Code, Diagnostic, Diagnostics};
use crate::base::names::Id;
use crate::content::fields::Vocabulary;
use crate::content::validate::{ReferenceKind, Term};
use crate::list::model::{DESK, Register};

/// The vocabularies that are checked.
const CHECKED: [Vocabulary; 3] = [Vocabulary::Areas, Vocabulary::Kinds, Vocabulary::Resources];

/// Reports the terms that no entry and no narrower term names.
pub(super) fn check(register: &Register, diagnostics: &mut Diagnostics) {
    for vocabulary in CHECKED {
        let terms = register.terms.get(&vocabulary).map_or(&[][..], Vec::as_slice);
        // The program itself knows the kind of desks.
        let count = terms.iter().filter(|term| term.id.value.as_str() != DESK).count();
        let used = used(register, vocabulary, terms);
        let is_orphan = |id: &Id| !used.contains(id) && id.as_str() != DESK;
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

/// Returns what is named somewhere.
fn used<'a>(register: &'a Register, vocabulary: Vocabulary, terms: &'a [Term]) -> BTreeSet<&'a Id> {
    let mut used: BTreeSet<&Id> =
        terms.iter().filter_map(|term| term.parent.as_ref()?.value.id()).collect();
    let organisations = register.organisations.iter().flat_map(|o| o.references());
    let references = organisations.chain(register.needs.iter().flat_map(|n| n.references()));
    let own = references.filter(|(kind, _)| *kind == ReferenceKind::Term(vocabulary));
    used.extend(own.filter_map(|(_, reference)| reference.value.id()));
    used
}
