//! The sheet of calls: made for those who call without a computer of the site, and taken back.

use std::path::Path;

use super::listing::written_number;
use super::round::{Round, only_help};
use crate::base::choices::{CallOutcome, FactState};
use crate::base::diag::Arg;
use crate::cli::exit::Exit;
use crate::cli::save;
use crate::cli::session::{Failure, Session};
use crate::content::validate::is_more_than_initials;
use crate::edit::import::call_rows::{CallRow, CallRows};
use crate::list::verify::CallAnswer;
use crate::site::export::call_sheet::{CallSheetRow, call_sheet};
use crate::site::plaintext::facts_of;

/// Writes the sheet of the calls that are due.
pub(super) fn write_sheet(
    session: &mut Session,
    round: &Round<'_>,
    callers: &[String],
    file: &Path,
) -> Result<Exit, Failure> {
    let mut rows = Vec::new();
    for (n, call) in round.queue.calls.iter().enumerate() {
        let who = if callers.is_empty() { "" } else { &callers[n % callers.len()] };
        let number = written_number(session, round, call);
        for entry in &call.entries {
            let facts = facts_of(round.list, round.routes, &session.words, &entry.id);
            let only = entry.only.iter().map(|(help, area)| only_help(round, help, area.as_ref()));
            let only: Vec<String> = only.collect();
            let last = (!only.is_empty())
                .then(|| format!("{}: {}", session.say("verify-only", &[]), only.join("; ")));
            rows.push(CallSheetRow {
                key: format!("{}@{}", entry.id, round.version(&entry.id)),
                name: entry.name.clone(),
                number: number.clone(),
                facts: facts.into_iter().chain(last).collect::<Vec<_>>().join("\n"),
                who: who.to_owned(),
            });
        }
    }
    let bytes = call_sheet(&rows, &session.words);
    if !save::create_new(session, file, &bytes)? {
        return Err(session.fail("verify-sheet-exists", &[("path", Session::path_argument(file))]));
    }
    let count = ("count", rows.len().into());
    session.say_line("verify-sheet-written", &[count, ("path", Session::path_argument(file))])?;
    Ok(Exit::Fine)
}

/// Takes what a filled sheet says: shown first, then all that can be understood is written, and the rest is named.
pub(super) fn take_sheet(
    session: &mut Session,
    round: &Round<'_>,
    read: CallRows,
    is_agreed: bool,
) -> Result<Exit, Failure> {
    let mut is_whole = read.unclear.is_empty();
    for (place, heading, text) in &read.unclear {
        let row = place.shown_row().unwrap_or_default();
        let heading = Arg::Text(session.say(heading, &[]));
        let args = [("row", row.into()), ("heading", heading), ("value", text.as_str().into())];
        session.say_line("verify-row-unclear", &args)?;
    }
    let mut taken = Vec::new();
    for row in &read.rows {
        if is_known(round, row) {
            let at = ("row", row.place.shown_row().unwrap_or_default().into());
            session.say_line("verify-row-known", &[at, ("id", row.id.as_str().into())])?;
            continue;
        }
        match row_refusal(round, row) {
            Some(key) => {
                let at = ("row", row.place.shown_row().unwrap_or_default().into());
                session.say_line(key, &[at, ("id", row.id.as_str().into())])?;
                is_whole = false;
            }
            None => taken.push(row),
        }
    }
    for row in &taken {
        let outcome = super::round::outcome_word(session, row.outcome);
        let args = [("id", row.id.as_str().into()), ("outcome", outcome.into())];
        session.say_line("verify-row", &args)?;
        if !row.news.is_empty() {
            session.print_line(&format!("  {}", row.news.replace('\n', "\n  ")))?;
        }
    }
    if !taken.is_empty() && (is_agreed || save::is_agreed(session)?) {
        for row in taken {
            let Some(organisation) = round.find_entry(&row.id) else { continue };
            round.write_call(
                session,
                &round.new_name(),
                &[(organisation, row_answer(round, row))],
            )?;
        }
    } else if !taken.is_empty() {
        is_whole = false;
    }
    Ok(if is_whole { Exit::Fine } else { Exit::Content })
}

/// Tells a call that was written down before: somebody brought the same sheet twice.
fn is_known(round: &Round<'_>, row: &CallRow) -> bool {
    let answer = row_answer(round, row);
    let calls = round.register.calls.get(&row.id);
    calls.into_iter().flatten().any(|call| {
        (call.on.value, call.outcome, call.do_not_call)
            == (answer.on, answer.outcome, answer.do_not_call)
            && call.facts == answer.facts
    })
}

/// Tells why a row cannot be taken.
fn row_refusal(round: &Round<'_>, row: &CallRow) -> Option<&'static str> {
    if round.find_entry(&row.id).is_none() {
        return Some("verify-row-unknown");
    }
    if row.by.as_deref().is_some_and(is_more_than_initials) {
        return Some("verify-row-by");
    }
    if row.on.is_some_and(|on| on > round.register.config.today) {
        return Some("verify-row-future");
    }
    // What somebody confirmed is what stood there then.
    let says_right = match row.outcome {
        CallOutcome::Confirmed => true,
        CallOutcome::Changed
        | CallOutcome::NoAnswer
        | CallOutcome::Refused
        | CallOutcome::WrongNumber
        | CallOutcome::Closed => false,
    };
    (says_right && row.version != round.version(&row.id)).then_some("verify-row-old")
}

fn row_answer(round: &Round<'_>, row: &CallRow) -> CallAnswer {
    let empty = round.empty_answer(row.outcome);
    CallAnswer {
        on: row.on.unwrap_or(empty.on),
        by: row.by.clone().or(empty.by),
        facts: row.changed.iter().map(|field| (*field, FactState::Changed)).collect(),
        do_not_call: row.do_not_call,
        services: Vec::new(),
        values: Vec::new(),
        outcome: row.outcome,
        is_whole: false,
        closes: false,
    }
}
