//! `perelik check --due`: who must be called to verify which entry.
//!
//! A table for people, or CSV in the form of the site's `list.csv`. A number that is not public is never printed;
//! the file and line where it stands are.

use std::io::Write;

use super::args::Common;
use super::exit::Exit;
use super::session::{Failure, Session};
use crate::base::diag::{Location, line_of};
use crate::base::files::Sources;
use crate::base::sink::Sink;
use crate::content::parse::text::for_display;
use crate::list::check::due::{Due, due};
use crate::site::export::csv::{guarded, write_table};
use crate::site::pipeline::read_list;

/// The columns, by their message in the catalogue.
const COLUMNS: [&str; 7] =
    ["due-name", "due-id", "due-checked", "due-contacts", "due-person", "due-hidden", "due-file"];

/// Prints the list, the longest overdue first.
pub(super) fn run(session: &mut Session, common: &Common, csv: bool) -> Result<Exit, Failure> {
    let config = session.config(common)?;
    let sources = session.read()?;
    let checked = read_list(&sources, &config);
    let entries = due(&checked.value);
    let headings = COLUMNS.map(|column| session.say(column, &[]));
    let never = session.say("due-never", &[]);
    let rows = entries.iter().map(|entry| cells(entry, &sources, &never));
    let rows: Vec<_> = std::iter::once(headings).chain(rows).collect();
    if csv {
        let mut buffer = Vec::new();
        let guarded = rows.into_iter().map(|row| row.into_iter().map(guarded).collect());
        write_table(checked.value.site.csv, guarded, &mut Sink::into_buffer(&mut buffer));
        session.out.write_all(&buffer)?;
    } else if entries.is_empty() {
        let line = session.say("due-none", &[]);
        session.print_line(&line)?;
    } else {
        session.print_line(&aligned(&rows))?;
    }
    if checked.diagnostics.has_errors() {
        session.note(&session.say("due-errors", &[]))?;
        return Ok(Exit::from_diagnostics(&checked.diagnostics));
    }
    Ok(Exit::Fine)
}

fn cells(entry: &Due, sources: &Sources, never: &str) -> [String; 7] {
    let hidden: Vec<String> = entry.hidden.iter().map(|at| file_and_line(sources, at)).collect();
    [
        entry.name.clone(),
        entry.id.clone(),
        entry.checked.map_or_else(|| never.to_owned(), |day| day.to_string()),
        entry.contacts.join("; "),
        entry.person.clone().unwrap_or_default(),
        hidden.join("; "),
        entry.path.to_string(),
    ]
}

/// Says file and line of a place.
pub(super) fn file_and_line(sources: &Sources, at: &Location) -> String {
    let text = for_display(sources.texts.get(&at.path).map_or(&[][..], |bytes| bytes));
    format!("{}:{}", at.path, line_of(&text, at.start))
}

/// Pads the cells of each column to one width; a column without any cell but its heading is left out.
pub(super) fn aligned<const N: usize>(rows: &[[String; N]]) -> String {
    let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max();
    let has_cells = |column: &usize| rows.iter().skip(1).any(|row| !row[*column].is_empty());
    let columns: Vec<(usize, usize)> =
        (0..N).filter(has_cells).map(|n| (n, width(n).expect("the heading is a row"))).collect();
    let line = |row: &[String; N]| {
        let cell = |(n, width): &(usize, usize)| format!("{:<width$}", row[*n]);
        columns.iter().map(cell).collect::<Vec<_>>().join("  ").trim_end().to_owned()
    };
    rows.iter().map(line).collect::<Vec<_>>().join("\n")
}
