//! `orphan-term`: terms that nothing uses, one diagnostic a vocabulary.
//!
//! Kinds of help and audiences are never orphans: that nobody offers them is what the coverage page is for. A
//! vocabulary of which half or less is used is still being filled in, so nothing is said about it.

use std::collections::BTreeSet;

use crate::base::diag::{Code, Diagnostic, Diagnostics};
use crate::base::names::Id;
use crate::content::fields::Vocabulary;
use crate::content::validate::Term;
use crate::list::model::{DESK, Register};

/// The vocabularies that are judged.
const JUDGED: [Vocabulary; 3] = [Vocabulary::Areas, Vocabulary::Kinds, Vocabulary::Resources];

/// Reports the terms that no entry and no narrower term names.
pub(super) fn check(register: &Register, diagnostics: &mut Diagnostics) {
    for vocabulary in JUDGED {
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
        terms.iter().filter_map(|term| term.parent.as_ref()).map(|parent| &parent.value).collect();
    let needs = &register.needs;
    let organisations = &register.organisations;
    match vocabulary {
        Vocabulary::Kinds => {
            used.extend(organisations.iter().filter_map(|o| o.kind.as_ref()).map(|k| &k.value));
        }
        Vocabulary::Resources => {
            used.extend(needs.iter().filter_map(|n| n.resource.as_ref()).map(|r| &r.value));
        }
        Vocabulary::Areas => {
            used.extend(needs.iter().flat_map(|n| &n.areas).map(|area| &area.value));
            let services = organisations.iter().flat_map(|o| &o.services);
            used.extend(services.flat_map(|s| &s.areas).map(|area| &area.value));
            let is_here = |term: &&Term| organisations.iter().any(|o| lies_in(o, &term.id.value));
            used.extend(terms.iter().filter(is_here).map(|term| &term.id.value));
        }
        Vocabulary::Help | Vocabulary::Audiences => {}
    }
    used
}

fn lies_in(organisation: &crate::content::validate::Organisation, area: &Id) -> bool {
    let address = organisation.address.as_ref();
    address.is_some_and(|a| a.is(|a| a.area.as_ref().is_some_and(|own| own.value == *area)))
}
