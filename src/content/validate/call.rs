//! The fields of a call become its record.

use jiff::civil::Date;

use super::entry::Common;
use super::form::Form;
use crate::base::choices::{CallOutcome, FactState};
use crate::base::diag::{Code, Diagnostic, Diagnostics, Location, Sited};
use crate::base::names::Id;
use crate::content::fields::table;

/// A call by which an entry was verified, or was not. Who called is looked at and not kept: nothing asks for it.
#[derive(Debug, Clone)]
pub(crate) struct Call {
    /// The organisation, as the folder of the file is called.
    pub(crate) organisation: String,
    /// What the file is called: calls for several entries by one number have the same name.
    pub(crate) name: String,
    /// The day, and where it stands.
    pub(crate) on: Sited<Date>,
    /// How it ended.
    pub(crate) outcome: CallOutcome,
    /// Which services it was about; the whole entry where empty.
    pub(crate) services: Vec<Sited<Id>>,
    /// What was said of single fields, by their English keys.
    pub(crate) facts: Vec<(&'static str, FactState)>,
    /// Whether they asked not to be called again.
    pub(crate) do_not_call: bool,
    /// Its file.
    pub(crate) at: Location,
}

/// Makes the record; nothing where day or outcome cannot be read, which is said.
pub(super) fn validate_call(
    mut form: Form,
    common: Common,
    diagnostics: &mut Diagnostics,
) -> Option<Call> {
    let (organisation, name) = common.id.split_once('/')?;
    let by = form.single_language("by");
    if let Some(by) = by.as_ref().filter(|by| is_more_than_initials(&by.value)) {
        diagnostics.push(Diagnostic::new(Code::CallNamesPerson, by.at.clone()));
    }
    let facts = form.records("facts");
    let facts = facts.into_iter().filter_map(|fact| validate_fact(fact, diagnostics)).collect();
    let services = form.ids("services");
    let do_not_call = form.yes_no("do_not_call").is_some_and(|yes| yes.value);
    Some(Call {
        organisation: organisation.to_owned(),
        name: name.to_owned(),
        on: form.date("on")?,
        outcome: form.choice("outcome")?.value,
        services,
        facts,
        do_not_call,
        at: common.at,
    })
}

/// Tells what says who somebody is, or how to reach them: two words with capitals, a number, an address for letters. Initials and the
/// name of an office are fine.
pub(crate) fn is_more_than_initials(by: &str) -> bool {
    const LONGEST: usize = 60;
    let is_name = |word: &&str| {
        let letters: Vec<char> = word.chars().filter(|c| c.is_alphabetic()).collect();
        letters.len() > 2
            && letters[0].is_uppercase()
            && letters[1..].iter().any(|letter| letter.is_lowercase())
    };
    let names = by.split_whitespace().filter(is_name).count();
    let digits = by.chars().filter(char::is_ascii_digit).count();
    names > 1 || digits > 4 || by.contains('@') || by.chars().count() > LONGEST
}

fn validate_fact(
    mut form: Form,
    diagnostics: &mut Diagnostics,
) -> Option<(&'static str, FactState)> {
    let field = form.single_language("field")?;
    let state = form.choice("state")?.value;
    let row = table::ORGANISATION.row(&field.value);
    let row = row.or_else(|| table::SERVICE.row(&field.value));
    if row.is_none() {
        let diagnostic = Diagnostic::new(Code::CallUnknownFact, field.at);
        diagnostics.push(diagnostic.with("field", &*field.value));
    }
    Some((row?.key, state))
}

#[cfg(test)]
mod tests {
    use super::is_more_than_initials;

    #[test]
    fn who_called_is_told_by_initials_or_an_office() {
        for fine in
            ["редакція", "О. П.", "ОП", "чергова лінії 1505", "Гаряча лінія", "the editors", "J.D."]
        {
            assert!(!is_more_than_initials(fine), "{fine}");
        }
        for more in ["Приклад Прикладенко", "Example Person", "050 123 45 67", "who@example.org"]
        {
            assert!(is_more_than_initials(more), "{more}");
        }
    }
}
