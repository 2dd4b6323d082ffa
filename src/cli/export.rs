//! `perelik export`: single files in open formats, to standard output or to a place of their own.
//!
//! A copy for the desks (`--for desks`) goes to a file only, and never to a place that is or becomes a site: what is
//! for official use must not be published by accident.

use super::args::Export;
use super::exit::Exit;
use super::place::{Destination, Recipient};
use super::session::{Failure, Session};
use crate::base::diag::{Arg, Level};
use crate::list::offers::DeskList;
use crate::site::export::{self, Wanted};
use crate::site::pipeline::{self, Output};
use crate::site::plan::{Audience, Cardinality};

/// Gives the files that were asked for.
pub(super) fn run(session: &mut Session, options: &Export) -> Result<Exit, Failure> {
    if options.list {
        return print_formats(session);
    }
    let wanted: Vec<Wanted> = options
        .formats
        .iter()
        .map(|name| find_format(session, name, options.desks))
        .collect::<Result<_, _>>()?;
    let reader = if options.desks { Recipient::Desks } else { Recipient::Anybody };
    let place = Destination::resolve(session, options.output.as_deref(), wanted.len(), reader)?;
    let sources = session.read()?;
    let raw = session.config(&options.common)?;
    let checked = pipeline::compile(&sources, &raw);
    if checked.diagnostics.has_errors() {
        session.diagnostics_aside(&options.common, &checked.diagnostics, &sources, Level::Error)?;
        return Ok(Exit::from_diagnostics(&checked.diagnostics));
    }
    let desks = options.desks.then(|| pipeline::desks(&sources, &raw));
    let seen = ExportSources { site: &checked.value, desks: desks.as_ref() };
    for wanted in &wanted {
        let bytes = seen.bytes(session, wanted)?;
        place.put_file(session, &wanted.path(), &bytes)?;
    }
    Ok(Exit::Fine)
}

/// What a file is made of: the site, or what the desks see.
struct ExportSources<'a> {
    site: &'a Output,
    desks: Option<&'a DeskList>,
}

impl ExportSources<'_> {
    fn bytes(&self, session: &Session, wanted: &Wanted) -> Result<Vec<u8>, Failure> {
        let name = || [("name", Arg::Text(wanted.path()))];
        let mut bytes = Vec::new();
        match self.desks {
            Some(desks) if export::desks::exists(desks, wanted) => {
                let (public, routes) = (self.site.public(), self.site.planned_addresses());
                let everybody = export::desks::Everybody { public, routes };
                export::desks::write_file(desks, everybody, wanted, &mut bytes);
            }
            None if !wanted.format.carries.is_shown(self.site.public()) => {
                return Err(session.fail("cli-export-kept", &name()));
            }
            None if wanted.exists(self.site.public()) => self.site.write_export(wanted, &mut bytes),
            _ => return Err(session.fail("cli-export-no-record", &name())),
        }
        Ok(bytes)
    }
}

/// Finds a format by its name, and says which are near where there is none.
fn find_format(session: &Session, name: &str, for_desks: bool) -> Result<Wanted, Failure> {
    let known = if for_desks { export::desks::formats() } else { export::formats() };
    let names: Vec<&str> = known.iter().map(|format| format.file).collect();
    let shown = |key: &str, known: &str| {
        session.fail(key, &[("name", name.into()), ("known", Arg::Text(known.to_owned()))])
    };
    match Wanted::find(name) {
        Some(wanted) if known.contains(&wanted.format) => Ok(wanted),
        Some(_) => Err(shown("cli-export-not-stamped", &names.join(", "))),
        None if names.contains(&name) => {
            Err(shown("cli-export-which", &name.replace("ID", "pryklad")))
        }
        None => Err(shown("cli-export-unknown", &names.join(", "))),
    }
}

/// Lists every format under the words for whom it is.
fn print_formats(session: &mut Session) -> Result<Exit, Failure> {
    let formats = export::formats();
    let width = formats.iter().map(|format| format.file.len()).max().unwrap_or_default();
    for whom in Audience::ALL {
        let of_whom: Vec<_> = formats.iter().filter(|format| format.whom == whom).collect();
        if of_whom.is_empty() {
            continue;
        }
        let title = session.say(&whom.message_key(), &[]);
        session.print_line(&title)?;
        for format in of_whom {
            let name = session.say(&format.message_key(), &[]);
            let each = match format.each {
                Cardinality::Site => String::new(),
                Cardinality::Organisation => session.say("cli-export-each-organisation", &[]),
                Cardinality::Meeting => session.say("cli-export-each-meeting", &[]),
            };
            session.print_line(format!("  {:width$}  {name}{each}", format.file).trim_end())?;
        }
    }
    Ok(Exit::Fine)
}
