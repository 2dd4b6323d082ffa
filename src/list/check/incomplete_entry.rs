//! `incomplete-entry`: what an organisation has not said yet; one diagnostic an entry.

use super::reach::{Reachability, reach};
use crate::base::diag::{Arg, Code, Diagnostic, Diagnostics};
use crate::content::validate::Organisation;
use crate::list::model::Register;

/// Lists what each published organisation lacks for a citizen to be helped.
pub(super) fn check(register: &Register, diagnostics: &mut Diagnostics) {
    let published = register.organisations.iter().filter(|o| register.config.shows(&o.common));
    for organisation in published {
        let lacks = lacks(organisation);
        if !lacks.is_empty() {
            let diagnostic = Diagnostic::new(Code::IncompleteEntry, organisation.common.at.clone());
            let diagnostic = diagnostic.with("name", &*organisation.name.main);
            diagnostics.push(diagnostic.with("lacks", Arg::WordsList(lacks)));
        }
    }
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
