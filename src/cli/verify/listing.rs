//! The calls that are due as a table: for people, or as CSV in the form of the site's `list.csv`.

use std::io::Write as _;

use super::round::{Round, only_help};
use crate::base::names::Id;
use crate::base::sink::Sink;
use crate::cli::args::Verify;
use crate::cli::due::{aligned, file_and_line};
use crate::cli::exit::Exit;
use crate::cli::session::{Failure, Session};
use crate::list::standing::cycle_days;
use crate::list::verify::{DueEntry, PlannedCall, predict};
use crate::site::export::csv::{guarded, write_table};

/// How many calls are shown where nobody asks for all.
const SHOWN: usize = 20;

/// The columns, by their message in the catalogue.
const COLUMNS: [&str; 8] = [
    "verify-number",
    "verify-who",
    "due-name",
    "due-id",
    "verify-services",
    "due-checked",
    "verify-tried",
    "verify-only",
];

/// Prints the calls, the riskiest first, and when the list will be whole.
pub(super) fn run(
    session: &mut Session,
    round: &Round<'_>,
    options: &Verify,
) -> Result<Exit, Failure> {
    let shown = if options.csv || options.common.all { usize::MAX } else { SHOWN };
    let headings = COLUMNS.map(|column| session.say(column, &[]));
    let mut rows = vec![headings];
    for (n, call) in round.queue.calls.iter().take(shown).enumerate() {
        let caller = match options.assign.as_slice() {
            [] => "",
            callers => &callers[n % callers.len()],
        };
        let number = written_number(session, round, call);
        rows.extend(
            call.entries.iter().map(|one| call_cells(session, round, (&number, caller), one)),
        );
    }
    if options.csv {
        let letters = session.say("verify-by-letter", &[]);
        let by_letter = round.queue.by_letter.iter();
        rows.extend(by_letter.map(|one| call_cells(session, round, (&letters, ""), one)));
        let mut buffer = Vec::new();
        let guarded = rows.into_iter().map(|row| row.into_iter().map(guarded).collect());
        write_table(round.register.site.csv, guarded, &mut Sink::into_buffer(&mut buffer));
        session.out.write_all(&buffer)?;
        return Ok(Exit::Fine);
    }
    if rows.len() > 1 {
        session.print_line(&aligned(&rows))?;
        session.print_line("")?;
    }
    tell_totals(session, round, options, shown)?;
    Ok(Exit::Fine)
}

/// Says how much there is to do, and when it will be done.
pub(super) fn tell_totals(
    session: &mut Session,
    round: &Round<'_>,
    options: &Verify,
    shown: usize,
) -> Result<(), Failure> {
    let queue = &round.queue;
    let entries: usize = queue.calls.iter().map(|call| call.entries.len()).sum();
    match queue.calls.is_empty() {
        true => session.say_line("verify-none", &[])?,
        false => session.say_line(
            "verify-due",
            &[("calls", queue.calls.len().into()), ("entries", entries.into())],
        )?,
    }
    if let Some(more) = queue.calls.len().checked_sub(shown).filter(|more| *more > 0) {
        session.say_line("verify-more", &[("count", more.into())])?;
    }
    for entry in &queue.to_mend {
        let day = entry.standing.told_otherwise.map(|day| day.to_string()).unwrap_or_default();
        let args = [("name", entry.name.as_str().into()), ("date", day.into())];
        session.say_line("told-otherwise", &args)?;
    }
    if !queue.by_letter.is_empty() {
        session.say_line("verify-letters", &[("count", queue.by_letter.len().into())])?;
    }
    let first = predict(round.register, queue, options.per_week.unwrap_or_default());
    let per_week = options.per_week.unwrap_or(first.needed);
    let prediction = predict(round.register, queue, per_week);
    let days = usize::try_from(cycle_days(round.register)).unwrap_or(usize::MAX);
    session.say_line("verify-needed", &[("count", first.needed.into()), ("days", days.into())])?;
    match prediction.held_on {
        Some(_) if queue.calls.is_empty() => Ok(()),
        Some(day) => session.say_line(
            "verify-held",
            &[("count", per_week.into()), ("date", day.to_string().into())],
        ),
        None => session.say_line("verify-never", &[("count", per_week.into())]),
    }
}

/// Returns the number to call, or where it stands.
pub(super) fn written_number(session: &Session, round: &Round<'_>, call: &PlannedCall) -> String {
    let Some(number) = &call.number else {
        let places = call.hidden.iter().map(|at| file_and_line(round.sources, at));
        return places.collect::<Vec<_>>().join("; ");
    };
    match &call.extension {
        Some(digits) => {
            let lang = session.words.lang();
            let words = crate::base::locale::phones::extension_words(digits, lang);
            format!("{} {words}", number.national())
        }
        None => number.national(),
    }
}

fn call_cells(
    session: &Session,
    round: &Round<'_>,
    (number, caller): (&str, &str),
    entry: &DueEntry,
) -> [String; 8] {
    let never = || session.say("due-never", &[]);
    let services: Vec<&str> = entry.services.iter().map(Id::as_str).collect();
    let tried = entry.standing.failed;
    [
        number.to_owned(),
        caller.to_owned(),
        entry.name.clone(),
        entry.id.clone(),
        services.join(", "),
        entry.standing.confirmed.map_or_else(never, |day| day.to_string()),
        if tried == 0 { String::new() } else { tried.to_string() },
        entry
            .only
            .iter()
            .map(|(help, area)| only_help(round, help, area.as_ref()))
            .collect::<Vec<_>>()
            .join("; "),
    ]
}
