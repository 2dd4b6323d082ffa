//! `perelik check`: look for mistakes, write nothing unless asked to mend.

use super::args::{Check, CheckTask};
use super::exit::Exit;
pub(super) use super::findings::report_findings;
use super::session::{Failure, Session};
use super::{due, fix, import, live, pushed};

/// Does what was asked of `check`.
pub(super) fn run(session: &mut Session, options: &Check) -> Result<Exit, Failure> {
    match &options.task {
        CheckTask::Report => report_findings(session, options),
        CheckTask::Live(url) => live::run(session, &options.common, url.as_deref()),
        CheckTask::Fix { yes } => fix::run(session, options, *yes),
        CheckTask::Mapping { file, fix, yes } => import::check_mapping(session, file, *fix, *yes),
        CheckTask::Due { csv } => due::run(session, &options.common, *csv),
        CheckTask::Pushed(commit) => pushed::run(session, commit),
    }
}
