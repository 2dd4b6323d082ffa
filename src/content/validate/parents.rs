//! A vocabulary's broader terms, which people name in words.

use super::name_index::{Match, NameIndex};
use super::reference::{Reference, ReferenceKind};
use super::term::Term;
use crate::content::fields::Vocabulary;

/// Puts the ids of broader terms in the place of their names.
pub(super) fn put_parent_ids(vocabulary: Vocabulary, terms: &mut [Term]) {
    let is_named = |term: &Term| {
        let parent = term.parent.as_ref().map(|parent| &parent.value);
        parent.is_some_and(|parent| terms.iter().all(|one| Some(&one.id.value) != parent.id()))
    };
    if !terms.iter().any(is_named) {
        return;
    }
    let names = NameIndex::new([(&vocabulary, &*terms)], []);
    for parent in terms.iter_mut().filter_map(|term| term.parent.as_mut()) {
        let kind = ReferenceKind::Term(vocabulary);
        if let Match::One(id) = names.find(kind, parent.value.text()) {
            parent.value = Reference::Id(id.clone());
        }
    }
}
