//! Calls find their entries.
//!
//! An entry that is called otherwise now keeps what was said before: its former ids lead to it. A call of nobody is told and
//! left out.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::base::diag::{Code, Diagnostic, Diagnostics};
use crate::content::validate::{Call, Organisation, Records};

/// The calls about each organisation, by its id, in the order of days and names.
pub(crate) type Calls = BTreeMap<String, Vec<Arc<Call>>>;

/// Puts the calls to their organisations.
pub(super) fn resolve_calls(records: &Records, diagnostics: &mut Diagnostics) -> Calls {
    let mut calls = Calls::new();
    if records.calls.is_empty() {
        return calls;
    }
    let mut known: BTreeMap<&str, &Organisation> = BTreeMap::new();
    for organisation in &records.organisations {
        for former in &organisation.common.formerly {
            known.entry(&former.value).or_insert(organisation);
        }
    }
    known.extend(records.organisations.iter().map(|one| (one.common.id.as_str(), &**one)));
    for call in &records.calls {
        let Some(organisation) = known.get(call.organisation.as_str()) else {
            if !records.unread.contains(&call.organisation) {
                let diagnostic = Diagnostic::new(Code::CallOfNobody, call.at.clone());
                diagnostics.push(diagnostic.with("id", call.organisation.as_str()));
            }
            continue;
        };
        for service in &call.services {
            let mut names = organisation.services.iter().filter_map(|one| one.stable_name());
            if !names.any(|(name, _)| *name == service.value) {
                let diagnostic = Diagnostic::new(Code::CallOfNobody, service.at.clone());
                let id = format!("{}/{}", organisation.common.id, service.value);
                diagnostics.push(diagnostic.with("id", id));
            }
        }
        calls.entry(organisation.common.id.clone()).or_default().push(Arc::clone(call));
    }
    for of_one in calls.values_mut() {
        of_one.sort_by(|a, b| (a.on.value, &a.name).cmp(&(b.on.value, &b.name)));
    }
    calls
}
