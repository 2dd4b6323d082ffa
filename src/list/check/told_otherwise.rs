//! `told-otherwise`: in a call somebody said that something is not as the entry has it, and nobody has corrected it since.
//!
//! What was not told field by field is told as a whole. A correction with the day of a check, on that day or later, answers it.

use super::reach::listed;
use crate::base::choices::FactState;
use crate::base::diag::{Code, Diagnostic, Diagnostics};
use crate::base::locale::Lang;
use crate::content::fields::table::{ORGANISATION, SERVICE};
use crate::list::model::Register;
use crate::list::standing::CallStanding;

/// Reports each entry of which somebody said so.
pub(super) fn check(register: &Register, diagnostics: &mut Diagnostics) {
    for organisation in listed(register) {
        let Some(calls) = register.calls.get(&organisation.common.id) else { continue };
        let Some(on) = CallStanding::for_entry(register, organisation).told_otherwise else {
            continue;
        };
        let lang = Lang::main_of(&register.site.languages);
        let said = calls.iter().filter(|call| call.on.value == on).flat_map(|call| &call.facts);
        let wrong = said.filter(|(_, state)| *state != FactState::Right);
        let names = wrong.filter_map(|(key, _)| {
            let row = ORGANISATION.row(key).or_else(|| SERVICE.row(key))?;
            Some(format!("`{}`", if lang == Lang::UK { row.uk } else { row.key }))
        });
        let names: Vec<String> = names.collect();
        let at = organisation.verified.as_ref().map_or(&organisation.common.at, |check| &check.at);
        let diagnostic = Diagnostic::new(Code::ToldOtherwise, at.clone());
        let diagnostic = diagnostic.with("name", &*organisation.name.main);
        let diagnostic = diagnostic.with("date", on.to_string());
        diagnostics.push(match names.is_empty() {
            true => diagnostic,
            false => diagnostic.with("fields", names.join(", ")).hint("fields"),
        });
    }
}
