//! Ids: each a checked name, unique in its kind, also where a disk ignores case or Unicode form.
//!
//! Of two entries with one id the first by path stays; the second is reported and left out, so that what links
//! to the id is not reported as well.

use std::borrow::Borrow;
use std::collections::hash_map::Entry;
use std::sync::Arc;

use crate::base::diag::{Code, Diagnostic, Diagnostics, Location, Sited};
use crate::base::locale::compare::{fold_id, name_key};
use crate::base::maps::{HashMap, HashMapExt};
use crate::base::names::{Id, IdError, SourcePath};
use crate::content::validate::{Common, Organisation, Records, Term};

/// Reports what is wrong with ids, and removes entries that have another's; organisations come in their order, each once.
pub(super) fn check_ids(records: &mut Records, diagnostics: &mut Diagnostics) {
    keep_first(&mut records.meetings, |m| &m.common, "meeting", diagnostics);
    keep_first(&mut records.needs, |n| &n.common, "need", diagnostics);
    keep_first(&mut records.pages, |p| &p.common, "page", diagnostics);
    check_former(&mut records.organisations, |o| &o.common, |o| &mut o.common, diagnostics);
    check_former(&mut records.meetings, |m| &m.common, |m| &mut m.common, diagnostics);
    check_former(&mut records.needs, |n| &n.common, |n| &mut n.common, diagnostics);
    check_former(&mut records.pages, |p| &p.common, |p| &mut p.common, diagnostics);
    records.terms.values_mut().for_each(|terms| former_terms(terms, diagnostics));
    records.terms.values().for_each(|terms| check_term_names(terms, diagnostics));
}

fn keep_first<T>(
    entries: &mut Vec<Arc<T>>,
    common: impl Fn(&T) -> &Common,
    kind: &'static str,
    diagnostics: &mut Diagnostics,
) {
    let kept = kept_order(entries, common, kind, diagnostics);
    *entries = kept.into_iter().map(|position| Arc::clone(&entries[position])).collect();
}

/// Returns the positions of the entries that stay, in the order of their ids.
pub(super) fn kept_order<T>(
    entries: &[Arc<T>],
    common: impl Fn(&T) -> &Common,
    kind: &'static str,
    diagnostics: &mut Diagnostics,
) -> Vec<usize> {
    let commons: Vec<&Common> = entries.iter().map(|entry| common(entry)).collect();
    let ordered = commons.iter().enumerate();
    let mut ordered: Vec<(bool, usize)> =
        ordered.map(|(position, own)| (check_folders(&own.id).is_err(), position)).collect();
    // A correct name stays before its variant in other letters, whatever order the paths have.
    ordered.sort_by(|(a_is_bad, a), (b_is_bad, b)| {
        let (a, b) = (commons[*a], commons[*b]);
        (a_is_bad, &a.id, &a.path).cmp(&(b_is_bad, &b.id, &b.path))
    });
    let mut kept = Vec::with_capacity(ordered.len());
    let mut first: HashMap<String, SourcePath> = HashMap::with_capacity(ordered.len());
    for (_, position) in ordered {
        let own = commons[position];
        let at = || Location::file(&own.path);
        match first.entry(fold_id(&own.id)) {
            Entry::Occupied(other) => {
                let diagnostic =
                    Diagnostic::new(Code::DuplicateId, at()).with("id", own.id.as_str());
                diagnostics.push(diagnostic.with("kind", kind).see(Location::file(other.get())));
                continue;
            }
            Entry::Vacant(place) => place.insert(own.path.clone()),
        };
        if let Err((segment, error)) = check_folders(&own.id) {
            diagnostics.push(bad_name(at(), segment, error));
        }
        kept.push(position);
    }
    kept.sort_by(|a, b| commons[*a].id.cmp(&commons[*b].id));
    kept
}

/// Checks each folder of the id: only pages have several.
fn check_folders(id: &str) -> Result<(), (&str, IdError)> {
    id.split('/').try_for_each(|segment| match Id::new(segment) {
        Ok(_) => Ok(()),
        Err(error) => Err((segment, error)),
    })
}

fn bad_name(at: Location, name: &str, error: IdError) -> Diagnostic {
    let diagnostic = Diagnostic::new(Code::BadFileName, at).with("name", name);
    let better = crate::base::locale::translit::slug(name);
    match error {
        IdError::Reserved => diagnostic.hint("reserved"),
        IdError::TooLong => diagnostic.with("longest", Id::LONGEST).hint("too-long"),
        _ if better.is_empty() => diagnostic,
        IdError::Empty | IdError::Character(_) => diagnostic.with("better", better).hint("better"),
    }
}

/// Reports services of one organisation that share an id.
pub(super) fn service_ids(organisation: &Organisation, diagnostics: &mut Diagnostics) {
    let mut first: HashMap<&Id, &Location> = HashMap::new();
    for service in organisation.services.iter().filter(|_| organisation.services.len() > 1) {
        let Some((id, at)) = service.stable_name() else { continue };
        match first.entry(id) {
            Entry::Occupied(other) => {
                let diagnostic =
                    Diagnostic::new(Code::DuplicateId, at.clone()).with("id", id.as_str());
                diagnostics.push(diagnostic.with("kind", "service").see((*other.get()).clone()));
            }
            Entry::Vacant(place) => drop(place.insert(at)),
        }
    }
}

/// A former id leads to one entry, and not away from one that exists; one that cannot is reported and dropped.
fn check_former<T: Clone>(
    entries: &mut [Arc<T>],
    common: fn(&T) -> &Common,
    common_mut: fn(&mut T) -> &mut Common,
    diagnostics: &mut Diagnostics,
) {
    if entries.iter().all(|entry| common(entry).formerly.is_empty()) {
        return;
    }
    let places = entries.iter().map(|entry| {
        let common = common(entry);
        (fold_id(&common.id), Location::file(&common.path))
    });
    let mut taken: HashMap<String, Location> = places.collect();
    for entry in entries {
        let mut kept = common(entry).formerly.clone();
        free(|other, own| *other == Location::file(&own.path), &mut kept, &mut taken, diagnostics);
        // What another state of the site shows, too, is left as it is there.
        if kept.len() < common(entry).formerly.len() {
            common_mut(Arc::make_mut(entry)).formerly = kept;
        }
    }
}

/// Holds the former ids of terms to the same, vocabulary by vocabulary.
fn former_terms(terms: &mut [Term], diagnostics: &mut Diagnostics) {
    let places = terms.iter().map(|term| (term.id.value.to_string(), term.id.at.clone()));
    let mut taken: HashMap<String, Location> = places.collect();
    for term in terms {
        let id_at = term.id.at.clone();
        free(|other, _| *other == id_at, &mut term.formerly, &mut taken, diagnostics);
    }
}

/// Reports terms of one vocabulary that are called the same.
fn check_term_names(terms: &[Term], diagnostics: &mut Diagnostics) {
    let mut first: HashMap<String, &Term> = HashMap::new();
    for term in terms {
        match first.entry(name_key(&term.name.main)) {
            Entry::Occupied(other) => {
                let other = &other.get().id;
                let diagnostic = Diagnostic::new(Code::SameTermName, term.id.at.clone());
                diagnostics
                    .push(diagnostic.with("other", other.value.as_str()).see(other.at.clone()));
            }
            Entry::Vacant(place) => drop(place.insert(term)),
        }
    }
}

/// Keeps the former ids that nobody else has or had.
fn free<T: Borrow<str>>(
    is_own: impl Fn(&Location, &Location) -> bool,
    formerly: &mut Vec<Sited<T>>,
    taken: &mut HashMap<String, Location>,
    diagnostics: &mut Diagnostics,
) {
    formerly.retain(|id| match taken.get(id.value.borrow()) {
        Some(other) => {
            let diagnostic = Diagnostic::new(Code::FormerlyTaken, id.at.clone());
            let diagnostic = diagnostic.with("id", id.value.borrow());
            diagnostics.push(match is_own(other, &id.at) {
                true => diagnostic.hint("own"),
                false => diagnostic.see(other.clone()),
            });
            false
        }
        None => taken.insert(id.value.borrow().to_owned(), id.at.clone()).is_none(),
    });
}
