//! What an entry is called now that is named by an id which nobody has.
//!
//! An index and the id come in; what the entry is called now goes out, where it says so itself, or where its file was renamed by hand and
//! only one can be meant: the history knows the old id and not the new one, or the one id has all words of the other.

use std::collections::BTreeSet;

use super::index::Index;
use crate::base::diag::Diagnostic;
use crate::base::names::Id;
use crate::content::parse::Kind;

/// Adds the hint that says what an entry is called now that `old` names, if one was renamed.
pub(super) fn with_new_name(
    diagnostic: Diagnostic,
    index: &Index<'_>,
    kind: Kind,
    old: &str,
) -> Result<Diagnostic, Diagnostic> {
    if !old.split('/').all(|part| Id::new(part).is_ok()) {
        return Err(diagnostic);
    }
    let told = |new: &str| diagnostic.clone().with("old", old).with("new", new);
    let said = || current_id(index, kind, old).map(|new| told(new).hint("former"));
    let by_hand = || renamed_by_hand(index, kind, old).map(|new| told(new).hint("renamed"));
    said().or_else(by_hand).ok_or(diagnostic)
}

/// Returns the id of the entry that says it had this one before.
fn current_id<'a>(index: &Index<'a>, kind: Kind, old: &str) -> Option<&'a str> {
    let mut all = index.of_kind(kind);
    all.find(|common| common.formerly.iter().any(|former| &*former.value == old))
        .map(|common| &*common.id)
}

fn renamed_by_hand<'a>(index: &Index<'a>, kind: Kind, old: &str) -> Option<&'a str> {
    let recorded = index.recorded(kind);
    let is_new = |id: &&str| recorded.is_empty() || !recorded.contains(id);
    let all = || index.of_kind(kind).map(|common| &*common.id).filter(is_new);
    let only = |mut ids: Vec<&'a str>| (ids.len() == 1).then(|| ids.remove(0));
    let unrecorded = || recorded.contains(old).then(|| only(all().collect())).flatten();
    unrecorded().or_else(|| only(all().filter(|new| has_same_words(old, new)).collect()))
}

/// Tells whether one of two ids has all words of the other.
fn has_same_words(one: &str, other: &str) -> bool {
    /// Fewer letters are no name.
    const SHORTEST: usize = 4;
    let of = |id: &str| -> BTreeSet<String> { id.split(['-', '/']).map(str::to_owned).collect() };
    let (one, other) = (of(one), of(other));
    let (fewer, more) = if one.len() < other.len() { (one, other) } else { (other, one) };
    fewer.is_subset(&more) && fewer.iter().any(|word| word.len() >= SHORTEST)
}
