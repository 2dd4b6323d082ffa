//! `incomplete-entry`: what an organisation has not said yet; one diagnostic an entry.

use super::reach::{Reachability, reach};
use super::rule_cache::RuleCache;
use crate::base::diag::{Arg, Code, Diagnostic, Diagnostics};
use crate::content::validate::Organisation;
use crate::list::model::Register;

/// Lists what each published organisation lacks for a citizen to be helped.
pub(super) fn check(register: &Register, cache: &mut RuleCache, diagnostics: &mut Diagnostics) {
    let published = register.organisations.iter().filter(|o| register.config.shows(&o.common));
    cache.check_entries(published, check_entry, diagnostics);
}

fn check_entry(organisation: &Organisation) -> Vec<Diagnostic> {
    let lacks = lacks(organisation);
    let diagnostic = (!lacks.is_empty()).then(|| {
        let diagnostic = Diagnostic::new(Code::IncompleteEntry, organisation.common.at.clone());
        let diagnostic = diagnostic.with("name", &*organisation.name.main);
        diagnostic.with("lacks", Arg::WordsList(lacks))
    });
    diagnostic.into_iter().collect()
}

/// A desk only has to be reached; who helps also has to say with what, who answers, and when that was checked.
/// Contacts that are all hidden are not lacking: `no-public-contact` speaks of them.
fn lacks(organisation: &Organisation) -> Vec<&'static str> {
    let is_desk = Register::is_desk(organisation);
    let has_responsible = organisation.people.iter().any(|p| p.name.satisfies(|(_, _, yes)| *yes));
    [
        (!is_desk && organisation.services.is_empty(), "lacks-services"),
        (reach(organisation) == Reachability::Nothing, "lacks-contact"),
        (!is_desk && !has_responsible, "lacks-responsible"),
        (!is_desk && organisation.verified.is_none(), "lacks-verified"),
    ]
    .into_iter()
    .filter_map(|(missing, words)| missing.then_some(words))
    .collect()
}
