//! `perelik record`: write down what changed since it was last written down.
//!
//! Only `content/ledger.yaml` is written, and only where its text is another. With errors nothing is.

use super::args::Record;
use super::build::counts;
use super::report::Format;
use super::session::{Failure, Session};
use super::{Exit, save};
use crate::diag::Level;
use crate::ledger;
use crate::names::SourcePath;
use crate::pipeline::register;
use crate::publish::{Seen, publish};

/// Brings the ledger up to date.
pub(super) fn run(session: &mut Session, options: &Record) -> Result<Exit, Failure> {
    let sources = session.read()?;
    let checked = register(&sources, &session.config(&options.common)?);
    if checked.remarks.has_errors() {
        session.remarks(&options.common, &checked.remarks, &sources, Level::Error)?;
        if options.common.format == Format::Human {
            counts(session, super::note::counts(&checked.remarks))?;
            let line = session.say("cli-not-recorded", &[]);
            session.line(&line)?;
        }
        return Ok(Exit::after(&checked.remarks));
    }
    let path = SourcePath::new(ledger::PATH);
    let read = sources.texts.get(&path).map(|bytes| &**bytes);
    let next = ledger::next(&checked.value, &publish(&checked.value, &mut Seen::default()));
    let text = ledger::text(&next);
    let is_same = read == Some(text.as_bytes()) || (read.is_none() && next.entries.is_empty());
    if !is_same {
        save::save(session, &path, read, &text)?;
    }
    if options.common.format == Format::Human {
        let line = match is_same {
            true => session.say("cli-record-nothing", &[]),
            false => {
                let changed = ledger::news(&checked.value.ledger, &next).into();
                session.say("cli-recorded", &[("path", ledger::PATH.into()), ("count", changed)])
            }
        };
        session.line(&line)?;
    }
    Ok(Exit::Fine)
}
