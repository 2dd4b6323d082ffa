//! `perelik verify`: who is called next to hold the list true, and what they said.
//!
//! At a terminal the calls are gone through one by one; elsewhere, and with `--list`, they are listed. `verify ID OUTCOME` writes one answer
//! down. Each call is a file of its own that is never changed again, so that what two people wrote apart lies beside each other.

mod consents;
mod conversation;
mod listing;
mod round;
mod sheet;
#[cfg(test)]
mod tests;

use super::args::Verify;
use super::exit::Exit;
use super::save;
use super::session::{Failure, Session};
use crate::base::choices::{CallOutcome, Choice, Chosen as _};
use crate::base::config::RawConfig;
use crate::base::diag::{Arg, Diagnostics};
use crate::base::files::Sources;
use crate::content::validate::is_more_than_initials;
use crate::edit::import::call_rows::CallRows;
use crate::list::model::Register;
use crate::list::verify::CallAnswer;
use crate::site::pipeline::{list_of, read_list};
use round::{Round, is_to_be_closed};

/// Asks, lists, or writes one answer down.
pub(super) fn run(session: &mut Session, options: &Verify) -> Result<Exit, Failure> {
    save::sweep(session)?;
    let by = options.by.as_deref();
    if let Some(by) = by.filter(|by| is_more_than_initials(by)) {
        return Err(session.fail("cli-verify-by", &[("value", by.into())]));
    }
    let config = session.config(&options.common)?;
    let sources = session.read()?;
    let checked = read_list(&sources, &config);
    let register = &checked.value;
    let (list, routes) = list_of(register);
    let mut round =
        Round::new((&sources, &config), (register, &checked.diagnostics), (&list, &routes), by);
    let done = match (&options.id, &options.outcome) {
        (Some(id), None) if options.withdraw.is_some() => {
            let person = options.withdraw.as_deref().expect("it was asked");
            consents::withdraw(session, &round, (id, person), options.yes)
        }
        (None, _) if options.consents => {
            consents::list_consents(session, &round, options.csv, options.sheet.as_deref())
        }
        (Some(id), Some(outcome)) => one_answer(session, &round, options, (id, outcome)),
        (Some(id), None) => Err(session.fail(
            "cli-verify-outcome",
            &[("id", id.as_str().into()), ("known", known_outcomes(session))],
        )),
        (None, _) if options.sheet.is_some() => {
            let file = options.sheet.as_deref().expect("it was asked");
            sheet::write_sheet(session, &round, &options.assign, file)
        }
        (None, _) if options.list || options.csv || !save::has_terminal() => {
            listing::run(session, &round, options)
        }
        (None, _) => conversation::run(session, &mut round, options),
    }?;
    if checked.diagnostics.has_errors() {
        session.note(&session.say("due-errors", &[]))?;
    }
    Ok(done)
}

/// Takes what a filled sheet of calls says; `import` finds it among what it is given.
pub(super) fn take_sheet(
    session: &mut Session,
    (sources, config): (&Sources, &RawConfig),
    (register, diagnostics): (&Register, &Diagnostics),
    read: CallRows,
    is_agreed: bool,
) -> Result<Exit, Failure> {
    let (list, routes) = list_of(register);
    let round = Round::new((sources, config), (register, diagnostics), (&list, &routes), None);
    sheet::take_sheet(session, &round, read, is_agreed)
}

/// Returns the outcomes, as a sentence names them.
fn known_outcomes(session: &Session) -> Arg {
    let lang = session.words.lang();
    let words: Vec<String> =
        CallOutcome::CHOICES.iter().map(|choice| format!("`{}`", choice.word(lang))).collect();
    Arg::Text(words.join(", "))
}

/// Writes down how one call ended.
fn one_answer(
    session: &mut Session,
    round: &Round<'_>,
    options: &Verify,
    (id, outcome): (&str, &str),
) -> Result<Exit, Failure> {
    let Some(organisation) = round.find_entry(id) else {
        return Err(session.fail("cli-verify-unknown", &[("id", id.into())]));
    };
    let meant = Choice::meant(CallOutcome::CHOICES, outcome).map(|choice| choice.id);
    let Some(outcome) = meant.and_then(CallOutcome::parse) else {
        let value = ("value", outcome.into());
        let known = ("known", known_outcomes(session));
        return Err(session.fail("cli-verify-no-outcome", &[value, known]));
    };
    let mut services = Vec::new();
    for name in &options.services {
        let names = organisation.services.iter().filter_map(|service| service.stable_name());
        let Some((known, _)) = names.into_iter().find(|(known, _)| known.as_str() == name) else {
            let service = ("service", name.as_str().into());
            return Err(session.fail("cli-verify-no-service", &[("id", id.into()), service]));
        };
        services.push(known.clone());
    }
    let closes = outcome == CallOutcome::Closed && services.is_empty();
    let answer = CallAnswer {
        services,
        do_not_call: options.do_not_call,
        closes: closes && is_to_be_closed(session, round, organisation, options.yes)?,
        ..round.empty_answer(outcome)
    };
    round.write_call(session, &round.new_name(), &[(organisation, answer)])?;
    Ok(Exit::Fine)
}
