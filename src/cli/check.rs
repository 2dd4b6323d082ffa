//! `perelik check`: look for mistakes, write nothing unless asked to mend.

use super::args::{Check, Task};
use super::report::Format;
use super::session::{Failure, Session};
use super::{Exit, due, fix, live};
use crate::diag::{Level, Remarks};
use crate::files::Site;
use crate::pipeline::compile;

/// Does what was asked of `check`.
pub(super) fn run(session: &mut Session, options: &Check) -> Result<Exit, Failure> {
    match &options.task {
        Task::Report => report(session, options),
        Task::Live(url) => live::run(session, &options.common, url.as_deref()),
        Task::Fix { yes } => fix::run(session, options, *yes),
        Task::Due { csv } => due::run(session, &options.common, *csv),
    }
}

/// Finds everything that `build` would, templates included.
pub(super) fn report(session: &mut Session, options: &Check) -> Result<Exit, Failure> {
    let config = session.config(&options.common)?;
    let sources = session.read()?;
    let checked = compile(&sources, &config);
    let mut remarks = checked.remarks;
    if !remarks.has_errors() {
        render_all(&checked.value, &mut remarks);
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

/// Renders every page into nothing: a template may fail on one entry only.
fn render_all(site: &dyn Site, remarks: &mut Remarks) {
    let mut buffer = Vec::new();
    for index in 0..site.files().len() {
        buffer.clear();
        if let Err(remark) = site.render(index, &mut buffer) {
            remarks.push(*remark);
        }
    }
}
