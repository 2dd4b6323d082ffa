//! The calls one by one: a number, what to say, what the list tells, and the answer.
//!
//! Nothing is taken for granted: an empty answer goes on to the next call, and what was not asked is not written.

use std::io;

use super::listing;
use super::round::{Round, is_to_be_closed};
use crate::base::choices::{CallOutcome, Chosen as _, FactState};
use crate::base::names::Id;
use crate::base::yaml::edit::{Edit, Step};
use crate::cli::args::Verify;
use crate::cli::ask::{Asker, Question};
use crate::cli::exit::Exit;
use crate::cli::session::{Failure, Session};
use crate::content::fields::table::{ORGANISATION, PHONE};
use crate::content::fields::{Field, Type};
use crate::content::validate::{NameIndex, Organisation};
use crate::list::verify::{CallAnswer, DueEntry, PlannedCall};
use crate::site::plaintext::facts_of;

/// The fields that are asked about where an entry has them, in this order.
const ASKED: [&str; 9] =
    ["phones", "email", "website", "address", "hours", "services", "people", "name", "summary"];

/// What is done after a call.
enum Next {
    On,
    Stop,
}

/// Goes through the calls that are due.
pub(super) fn run(
    session: &mut Session,
    round: &mut Round<'_>,
    options: &Verify,
) -> Result<Exit, Failure> {
    listing::tell_totals(session, round, options, usize::MAX)?;
    let names = round.register.name_index();
    let calls = std::mem::take(&mut round.queue.calls);
    let total = calls.len();
    for (n, call) in calls.iter().enumerate() {
        show_call(session, round, call, (n + 1, total))?;
        match one_call(session, round, call, &names)? {
            Next::On => {}
            Next::Stop => break,
        }
    }
    Ok(Exit::Fine)
}

fn show_call(
    session: &mut Session,
    round: &Round<'_>,
    call: &PlannedCall,
    (n, total): (usize, usize),
) -> Result<(), Failure> {
    session.print_line("")?;
    let number = listing::written_number(session, round, call);
    let key = if call.number.is_some() { "verify-call" } else { "verify-call-hidden" };
    let count = [("n", n.into()), ("total", total.into()), ("number", number.into())];
    session.say_line(key, &count)?;
    let title = round.list.site.title.main.to_string();
    session.say_line("verify-say", &[("title", title.into())])?;
    for entry in &call.entries {
        show_entry(session, round, entry)?;
    }
    Ok(())
}

fn show_entry(session: &mut Session, round: &Round<'_>, entry: &DueEntry) -> Result<(), Failure> {
    let about = format!("  {} ({})", entry.name, entry.id);
    session.print_line(&about)?;
    if !entry.services.is_empty() {
        let services: Vec<&str> = entry.services.iter().map(Id::as_str).collect();
        let services = ("services", services.join(", ").into());
        session.say_line("verify-only-services", &[services])?;
    }
    if entry.standing.failed > 0 {
        let count = usize::try_from(entry.standing.failed).unwrap_or(usize::MAX);
        session.say_line("verify-tried-before", &[("count", count.into())])?;
    }
    for line in facts_of(round.list, round.routes, &session.words, &entry.id) {
        session.print_line(&format!("    {line}"))?;
    }
    Ok(())
}

/// Asks how a call ended, for each entry of the number; nothing is written where nothing was said.
fn one_call(
    session: &mut Session,
    round: &Round<'_>,
    call: &PlannedCall,
    names: &NameIndex,
) -> Result<Next, Failure> {
    let mut answers: Vec<(&Organisation, CallAnswer)> = Vec::new();
    let mut next = Next::On;
    for (n, entry) in call.entries.iter().enumerate() {
        let Some(organisation) = round.find_entry(&entry.id) else { continue };
        if call.entries.len() > 1 {
            let name = ("name", entry.name.as_str().into());
            session.say_line("verify-about", &[name])?;
        }
        let outcome = match ask_outcome(session, names)? {
            Said::Nothing => continue,
            Said::Stop => {
                next = Next::Stop;
                break;
            }
            Said::Outcome(outcome) => outcome,
        };
        let mut answer =
            CallAnswer { services: entry.services.clone(), ..round.empty_answer(outcome) };
        ask_further(session, round, (organisation, names), &mut answer)?;
        let do_not_call = answer.do_not_call;
        answers.push((organisation, answer));
        // Nobody who did not answer says anything about the other entries.
        if !is_answered(outcome) {
            for other in &call.entries[n + 1..] {
                let Some(organisation) = round.find_entry(&other.id) else { continue };
                let services = other.services.clone();
                let answer = CallAnswer { services, do_not_call, ..round.empty_answer(outcome) };
                answers.push((organisation, answer));
            }
            break;
        }
    }
    write_answers(session, round, &answers)?;
    Ok(next)
}

/// Tells whether somebody answered who speaks for an entry.
fn is_answered(outcome: CallOutcome) -> bool {
    match outcome {
        CallOutcome::Confirmed | CallOutcome::Changed | CallOutcome::Closed => true,
        CallOutcome::NoAnswer | CallOutcome::Refused | CallOutcome::WrongNumber => false,
    }
}

/// Asks what an outcome leaves open.
fn ask_further(
    session: &mut Session,
    round: &Round<'_>,
    (organisation, names): (&Organisation, &NameIndex),
    answer: &mut CallAnswer,
) -> Result<(), Failure> {
    match answer.outcome {
        CallOutcome::Changed => ask_changes(session, organisation, names, answer)?,
        CallOutcome::Closed => {
            answer.closes = is_to_be_closed(session, round, organisation, false)?;
        }
        CallOutcome::Refused => answer.do_not_call = ask_not_to_call(session, names)?,
        CallOutcome::Confirmed | CallOutcome::NoAnswer | CallOutcome::WrongNumber => {}
    }
    Ok(())
}

fn write_answers(
    session: &mut Session,
    round: &Round<'_>,
    answers: &[(&Organisation, CallAnswer)],
) -> Result<(), Failure> {
    match answers {
        [] => Ok(()),
        answers => round.write_call(session, &round.new_name(), answers),
    }
}

/// What was said about an entry.
enum Said {
    Outcome(CallOutcome),
    Nothing,
    Stop,
}

/// Asks how the call ended.
fn ask_outcome(session: &mut Session, names: &NameIndex) -> Result<Said, Failure> {
    let lang = session.words.lang();
    let mut offered = vec![session.say("verify-skip", &[])];
    offered.extend(CallOutcome::CHOICES.iter().map(|choice| choice.word(lang).to_owned()));
    offered.push(session.say("verify-stop", &[]));
    let last = offered.len() - 1;
    let chosen = choose(session, names, "verify-ask", &offered)?;
    Ok(match chosen {
        Some(0) => Said::Nothing,
        Some(n) if n < last => {
            CallOutcome::parse(CallOutcome::CHOICES[n - 1].id).map_or(Said::Nothing, Said::Outcome)
        }
        Some(_) | None => Said::Stop,
    })
}

fn ask_not_to_call(session: &mut Session, names: &NameIndex) -> Result<bool, Failure> {
    let offered = [session.say("verify-call-again", &[]), session.say("verify-call-never", &[])];
    Ok(choose(session, names, "verify-ask-again", &offered)? == Some(1))
}

/// Asks what changed, field by field, and takes the new value where it is one line.
fn ask_changes(
    session: &mut Session,
    organisation: &Organisation,
    names: &NameIndex,
    answer: &mut CallAnswer,
) -> Result<(), Failure> {
    let lang = session.words.lang();
    let asked = ASKED.iter().filter(|key| has_field(organisation, key));
    let rows: Vec<&'static Field> = asked.filter_map(|key| ORGANISATION.row(key)).collect();
    let is_uk = lang == crate::base::locale::Lang::UK;
    let label = |row: &&Field| {
        let about = if is_uk { row.about_uk } else { row.about_en };
        about.trim_end_matches('.').to_owned()
    };
    let mut offered = vec![session.say("verify-no-more", &[])];
    offered.extend(rows.iter().map(label));
    answer.is_whole = true;
    let field = |session: &mut Session| choose(session, names, "verify-ask-field", &offered);
    while let Some(row) = field(session)?.and_then(|n| Some(rows[n.checked_sub(1)?])) {
        let states = [FactState::Changed, FactState::Gone];
        let said = states.map(|state| state_word(session, state));
        let Some(n) = choose(session, names, "verify-ask-state", &said)? else { break };
        let state = states[n];
        answer.facts.retain(|(key, _)| *key != row.key);
        answer.facts.push((row.key, state));
        match new_value(session, organisation, names, (row, state))? {
            Some(edit) => answer.values.push(edit),
            None => answer.is_whole = false,
        }
    }
    answer.is_whole &= !answer.facts.is_empty();
    Ok(())
}

/// Tells whether an entry has a field that is asked about.
fn has_field(organisation: &Organisation, key: &str) -> bool {
    match key {
        "phones" => !organisation.phones.is_empty(),
        "email" => organisation.email.is_some(),
        "website" => organisation.website.is_some(),
        "address" => organisation.address.is_some(),
        "hours" => organisation.hours.is_some(),
        "services" => !organisation.services.is_empty(),
        "people" => !organisation.people.is_empty(),
        "summary" => organisation.summary.is_some(),
        _ => true,
    }
}

fn state_word(session: &Session, state: FactState) -> String {
    let choice = FactState::CHOICES.iter().find(|choice| choice.id == state.id());
    choice.expect("it is one of them").word(session.words.lang()).to_owned()
}

/// Asks for the new value of a field of one line; `None` for what is mended in the form or the file.
fn new_value(
    session: &mut Session,
    organisation: &Organisation,
    names: &NameIndex,
    (row, state): (&'static Field, FactState),
) -> Result<Option<Edit>, Failure> {
    let way = vec![Step::Field(row.key_names())];
    let is_line = matches!(row.kind, Type::Email | Type::Url | Type::Hours) || row.key == "summary";
    let is_lone_phone = row.key == "phones" && organisation.phones.len() == 1;
    let number = PHONE.row("number").expect("a phone has its number");
    Ok(match state {
        FactState::Gone if is_line => Some(Edit::Remove(way)),
        FactState::Changed if is_line => {
            ask_value(session, names, row)?.map(|value| Edit::Set(way, value.into()))
        }
        FactState::Changed if is_lone_phone => ask_value(session, names, number)?.map(|value| {
            let part = [Step::Item(0), Step::Field(number.key_names())];
            Edit::Set(way.into_iter().chain(part).collect(), value.into())
        }),
        FactState::Right | FactState::Changed | FactState::Gone => None,
    })
}

fn ask_value(
    session: &mut Session,
    names: &NameIndex,
    row: &'static Field,
) -> Result<Option<String>, Failure> {
    let Session { words, out, .. } = session;
    let mut input = io::stdin().lock();
    let mut asker = Asker { words, names, input: &mut input, output: out };
    Ok(asker.ask(&Question::optional(row))?)
}

fn choose(
    session: &mut Session,
    names: &NameIndex,
    key: &str,
    offered: &[String],
) -> Result<Option<usize>, Failure> {
    let sentence = session.say(key, &[]);
    let Session { words, out, .. } = session;
    let mut input = io::stdin().lock();
    let mut asker = Asker { words, names, input: &mut input, output: out };
    Ok(asker.choose(&sentence, offered)?)
}
