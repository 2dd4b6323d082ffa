//! Consents: a table for people and for an inspection, and one withdrawn in one step.

use std::io::Write as _;
use std::path::Path;

use super::round::Round;
use crate::base::choices::{Choice, Chosen as _, Visibility};
use crate::base::sink::Sink;
use crate::cli::diff::{self, Side};
use crate::cli::due::aligned;
use crate::cli::exit::Exit;
use crate::cli::save;
use crate::cli::session::{Failure, Session};
use crate::content::parse::text::for_display;
use crate::disk::save::FileChange;
use crate::list::verify::{WithdrawObstacle, consents, withdrawn};
use crate::site::export::call_sheet::plain_sheet;
use crate::site::export::csv::{guarded, write_table};
use crate::site::pipeline::read_list;

/// The columns, by their message in the catalogue.
const COLUMNS: [&str; 8] = [
    "due-name",
    "due-id",
    "consent-person",
    "consent-contacts",
    "consent-seen-by",
    "consent-given",
    "consent-by",
    "consent-withdrawn",
];

/// Prints every consent, as CSV where that is asked for, or writes them as a workbook.
pub(super) fn list_consents(
    session: &mut Session,
    round: &Round<'_>,
    csv: bool,
    file: Option<&Path>,
) -> Result<Exit, Failure> {
    let mut rows = vec![COLUMNS.map(|column| session.say(column, &[]))];
    for one in consents(round.register) {
        let seen = Visibility::CHOICES.iter().find(|choice| choice.id == one.visibility.id());
        let seen = seen.map_or("", |choice: &Choice| choice.word(session.words.lang()));
        let day =
            |day: Option<jiff::civil::Date>| day.map(|day| day.to_string()).unwrap_or_default();
        let contacts = one.contacts.iter().map(|message| session.say(message, &[]));
        rows.push([
            one.organisation,
            one.id,
            one.person,
            contacts.collect::<Vec<_>>().join(", "),
            if one.contacts.is_empty() { String::new() } else { seen.to_owned() },
            day(one.given),
            one.by.unwrap_or_default(),
            day(one.withdrawn),
        ]);
    }
    if let Some(file) = file {
        let bytes = plain_sheet(&session.say("consent-sheet", &[]), &rows);
        if !save::create_new(session, file, &bytes)? {
            let path = ("path", Session::path_argument(file));
            return Err(session.fail("verify-sheet-exists", &[path]));
        }
        session.say_line("consent-written", &[("path", Session::path_argument(file))])?;
    } else if csv {
        let mut buffer = Vec::new();
        let rows = rows.into_iter().map(|row| row.into_iter().map(guarded).collect());
        write_table(round.register.site.csv, rows, &mut Sink::into_buffer(&mut buffer));
        session.out.write_all(&buffer)?;
    } else if rows.len() == 1 {
        session.say_line("consent-none", &[])?;
    } else {
        session.print_line(&aligned(&rows))?;
    }
    Ok(Exit::Fine)
}

/// Withdraws the consent of a person: shows what changes, asks, and writes it.
pub(super) fn withdraw(
    session: &mut Session,
    round: &Round<'_>,
    (id, person): (&str, &str),
    is_agreed: bool,
) -> Result<Exit, Failure> {
    let args = || [("id", id.into()), ("person", person.into())];
    let Some(organisation) = round.find_entry(id) else {
        return Err(session.fail("cli-verify-unknown", &args()));
    };
    let today = round.register.config.today;
    let (path, text) = withdrawn(round.sources, organisation, person, today).map_err(
        |obstacle| match obstacle {
            WithdrawObstacle::NoPerson => session.fail("consent-no-person", &args()),
            WithdrawObstacle::SeveralPeople => session.fail("consent-several", &args()),
            WithdrawObstacle::NoConsent => session.fail("consent-no-consent", &args()),
            WithdrawObstacle::Entangled => {
                let path = organisation.common.path.as_str().into();
                session.fail("cli-verify-entangled", &[("path", path)])
            }
        },
    )?;
    let read = round.sources.texts.get(&path).cloned();
    let before = for_display(read.as_deref().unwrap_or_default());
    let mut after = round.sources.clone();
    after.texts.insert(path.clone(), text.as_bytes().into());
    let after = read_list(&after, round.config).diagnostics;
    let was = Side { text: &before, masks: round.diagnostics.masks(&path) };
    let is = Side { text: &text, masks: after.masks(&path) };
    let shown = diff::moved_file((path.as_str(), path.as_str()), &was, &is);
    session.print_line(&shown)?;
    if !is_agreed && !save::is_agreed(session)? {
        return Ok(Exit::Content);
    }
    save::save(session, &[FileChange::replacement(path, read, text)])?;
    session.say_line("consent-done", &args())?;
    Ok(Exit::Fine)
}
