//! `perelik check`: look for mistakes, write nothing unless asked to mend.

use super::args::{Check, Task};
use super::exit::Exit;
pub(super) use super::findings::report;
use super::session::{Failure, Session};
use super::{due, fix, live, pushed};

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
