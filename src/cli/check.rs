//! `perelik check`: look for mistakes, write nothing unless asked to mend.

use super::args::{Check, Task};
use super::report::Format;
use super::session::{Failure, Session};
use super::{Exit, due, fix, live, pushed};
use crate::base::diag::Level;
use crate::site::pipeline::judge;

/// Does what was asked of `check`.
pub(super) fn run(session: &mut Session, options: &Check) -> Result<Exit, Failure> {
    match &options.task {
        Task::Report => report(session, options),
        Task::Live(url) => live::run(session, &options.common, url.as_deref()),
        Task::Fix { yes } => fix::run(session, options, *yes),
        Task::Due { csv } => due::run(session, &options.common, *csv),
        Task::Pushed(commit) => pushed::run(session, commit),
    }
}

/// Finds everything that `build` would, templates included.
pub(super) fn report(session: &mut Session, options: &Check) -> Result<Exit, Failure> {
    let config = session.config(&options.common)?;
    let sources = session.read()?;
    // Without the index of the search, which is part of no remark.
    let checked = judge(&sources, &config);
    let mut remarks = checked.remarks;
    if !remarks.has_errors() {
        checked.value.faults().into_iter().for_each(|remark| remarks.push(remark));
    }
    session.remarks(&options.common, &remarks, &sources, Level::Incomplete)?;
    if options.common.format == Format::Human {
        let summary = session.say(
            if remarks.sorted().is_empty() { "cli-check-fine" } else { "cli-check-summary" },
            &[
                ("errors", remarks.count(Level::Error).into()),
                ("warnings", remarks.count(Level::Warning).into()),
                ("advice", remarks.count(Level::Advice).into()),
                ("incomplete", remarks.count(Level::Incomplete).into()),
            ],
        );
        session.line(&summary)?;
    }
    Ok(Exit::after(&remarks))
}
