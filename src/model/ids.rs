//! Ids: each a checked name, unique in its kind, also where a disk ignores case or Unicode form.
//!
//! Of two entries with one id the first by path stays; the second is reported and left out, so that what links
//! to the id is not reported as well.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::sync::Arc;

use crate::diag::{Code, Diagnostic, Location, Remarks, Sited};
use crate::locale::compare::fold_id;
use crate::names::{Id, IdError, SourcePath};
use crate::validate::{Common, Organisation, Records};

/// Reports what is wrong with ids, and removes entries that have another's.
pub(super) fn check(records: &mut Records, remarks: &mut Remarks) {
    keep_first(&mut records.organisations, |o| &o.common, "organisation", remarks);
    keep_first(&mut records.meetings, |m| &m.common, "meeting", remarks);
    keep_first(&mut records.needs, |n| &n.common, "need", remarks);
    keep_first(&mut records.pages, |p| &p.common, "page", remarks);
    for organisation in &records.organisations {
        service_ids(organisation, remarks);
    }
    former(&mut records.organisations, |o| &o.common, |o| &mut o.common, remarks);
    former(&mut records.meetings, |m| &m.common, |m| &mut m.common, remarks);
    former(&mut records.needs, |n| &n.common, |n| &mut n.common, remarks);
    former(&mut records.pages, |p| &p.common, |p| &mut p.common, remarks);
}

fn keep_first<T>(
    entries: &mut Vec<Arc<T>>,
    common: impl Fn(&T) -> &Common,
    kind: &'static str,
    remarks: &mut Remarks,
) {
    // A correct name stays before its variant in other letters, whatever order the paths have.
    entries.sort_by_cached_key(|entry| {
        let common = common(entry);
        (is_name(&common.id).is_err(), common.id.clone(), common.path.clone())
    });
    let mut first: BTreeMap<String, SourcePath> = BTreeMap::new();
    entries.retain(|entry| {
        let common = common(entry);
        let at = || Location::file(&common.path);
        match first.entry(fold_id(&common.id)) {
            Entry::Occupied(other) => {
                let remark =
                    Diagnostic::new(Code::DuplicateId, at()).with("id", common.id.as_str());
                remarks.push(remark.with("kind", kind).see(Location::file(other.get())));
                return false;
            }
            Entry::Vacant(place) => place.insert(common.path.clone()),
        };
        if let Err((segment, error)) = is_name(&common.id) {
            remarks.push(bad_name(at(), segment, error));
        }
        true
    });
    entries.sort_by(|a, b| common(a).id.cmp(&common(b).id));
}

/// Checks each folder of the id: only pages have several.
fn is_name(id: &str) -> Result<(), (&str, IdError)> {
    id.split('/').try_for_each(|segment| match Id::new(segment) {
        Ok(_) => Ok(()),
        Err(error) => Err((segment, error)),
    })
}

fn bad_name(at: Location, name: &str, error: IdError) -> Diagnostic {
    let remark = Diagnostic::new(Code::BadFileName, at).with("name", name);
    let better = crate::locale::translit::slug(name);
    match error {
        IdError::Reserved => remark.hint("reserved"),
        IdError::TooLong => remark.with("longest", Id::LONGEST).hint("too-long"),
        _ if better.is_empty() => remark,
        _ => remark.with("better", better).hint("better"),
    }
}

fn service_ids(organisation: &Organisation, remarks: &mut Remarks) {
    let mut first: BTreeMap<Id, Location> = BTreeMap::new();
    for service in &organisation.services {
        let Sited { value: id, at } = &service.id;
        match first.get(id) {
            Some(other) => {
                let remark = Diagnostic::new(Code::DuplicateId, at.clone()).with("id", id.as_str());
                remarks.push(remark.with("kind", "service").see(other.clone()));
            }
            None => {
                first.insert(id.clone(), at.clone());
            }
        }
    }
}

/// A former id leads to one entry, and not away from one that exists; one that cannot is reported and dropped.
fn former<T: Clone>(
    entries: &mut [Arc<T>],
    common: fn(&T) -> &Common,
    common_mut: fn(&mut T) -> &mut Common,
    remarks: &mut Remarks,
) {
    if entries.iter().all(|entry| common(entry).formerly.is_empty()) {
        return;
    }
    let places = entries.iter().map(|entry| {
        let common = common(entry);
        (fold_id(&common.id), Location::file(&common.path))
    });
    let mut taken: BTreeMap<String, Location> = places.collect();
    for entry in entries {
        let mut kept = common(entry).formerly.clone();
        kept.retain(|id| match taken.get(id.value.as_str()) {
            Some(other) => {
                let remark = Diagnostic::new(Code::FormerlyTaken, id.at.clone());
                remarks.push(remark.with("id", id.value.as_str()).see(other.clone()));
                false
            }
            None => taken.insert(id.value.to_string(), id.at.clone()).is_none(),
        });
        // What another state of the site shows, too, is left as it is there.
        if kept.len() < common(entry).formerly.len() {
            common_mut(Arc::make_mut(entry)).formerly = kept;
        }
    }
}
