//! Finds what `build` would, and tells it.

use crate::base::diag::Level;
use crate::cli::args::Check;
use crate::cli::exit::Exit;
use crate::cli::report::Format;
use crate::cli::session::Failure;
use crate::cli::session::Session;
use crate::site::pipeline::judge;

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
