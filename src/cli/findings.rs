//! Finds what `build` would, and tells it.

use crate::base::diag::Level;
use crate::cli::args::Check;
use crate::cli::exit::Exit;
use crate::cli::report::ReportFormat;
use crate::cli::session::Failure;
use crate::cli::session::Session;
use crate::site::pipeline::check;

/// Finds everything that `build` would, templates included.
pub(super) fn report(session: &mut Session, options: &Check) -> Result<Exit, Failure> {
    let config = session.config(&options.common)?;
    let sources = session.read()?;
    // Without the index of the search, which is part of no diagnostic.
    let checked = check(&sources, &config);
    let mut diagnostics = checked.diagnostics;
    if !diagnostics.has_errors() {
        checked.value.faults().into_iter().for_each(|diagnostic| diagnostics.push(diagnostic));
    }
    session.diagnostics(&options.common, &diagnostics, &sources, Level::Incomplete)?;
    if options.common.format == ReportFormat::Human {
        let summary = session.say(
            if diagnostics.sorted().is_empty() { "cli-check-fine" } else { "cli-check-summary" },
            &[
                ("errors", diagnostics.count(Level::Error).into()),
                ("warnings", diagnostics.count(Level::Warning).into()),
                ("advice", diagnostics.count(Level::Advice).into()),
                ("incomplete", diagnostics.count(Level::Incomplete).into()),
            ],
        );
        session.line(&summary)?;
    }
    Ok(Exit::after(&diagnostics))
}
