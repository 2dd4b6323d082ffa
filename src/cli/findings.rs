//! Finds what `build` would, and tells it.

use crate::base::diag::{Arg, Code, Diagnostics, Level};
use crate::base::files::Sources;
use crate::cli::args::Check;
use crate::cli::exit::Exit;
use crate::cli::report::ReportFormat;
use crate::cli::session::Failure;
use crate::cli::session::Session;
use crate::content::mend;
use crate::content::validate::NameIndex;
use crate::site::pipeline::compile_for_diagnostics;

/// How many files are looked at for something to mend: one is enough to say so.
const MENDED_AT_MOST: usize = 50;

/// Finds everything that `build` would, templates included.
pub(super) fn report_findings(session: &mut Session, options: &Check) -> Result<Exit, Failure> {
    let config = session.config(&options.common)?;
    let sources = session.read()?;
    // Without the index of the search, which is part of no diagnostic.
    let checked = compile_for_diagnostics(&sources, &config);
    let mut diagnostics = checked.diagnostics;
    if !diagnostics.has_errors() {
        checked.value.faults().into_iter().for_each(|diagnostic| diagnostics.push(diagnostic));
    }
    session.print_diagnostics(&options.common, &diagnostics, &sources, Level::Incomplete)?;
    if options.common.format != ReportFormat::Human {
        return Ok(Exit::from_diagnostics(&diagnostics));
    }
    if diagnostics.sorted().is_empty() {
        session.say_line("cli-check-fine", &[])?;
        return Ok(Exit::Fine);
    }
    let count = |level| Arg::from(diagnostics.count(level));
    let counts = [
        ("errors", count(Level::Error)),
        ("warnings", count(Level::Warning)),
        ("advice", count(Level::Advice)),
        ("incomplete", count(Level::Incomplete)),
    ];
    session.say_line("cli-check-summary", &counts)?;
    let next = next_step(session, &diagnostics, &sources);
    session.print_line(&next)?;
    Ok(Exit::from_diagnostics(&diagnostics))
}

/// Says what to do next about these diagnostics: a command that does something, or that nothing need be done.
pub(super) fn next_step(session: &Session, diagnostics: &Diagnostics, sources: &Sources) -> String {
    let (key, command) = match diagnostics {
        _ if is_mendable(diagnostics, sources) => ("cli-next-fix", "check --fix"),
        _ if diagnostics.has_errors() => ("cli-next-errors", "check"),
        _ if diagnostics.count(Level::Warning) > 0 => ("cli-next-warnings", "build"),
        _ if has_due(diagnostics) => ("cli-next-due", "check --due"),
        _ => ("cli-next-build", "build"),
    };
    session.say(key, &[("command", session.standpoint.typed_command(command).into())])
}

/// Tells whether `check --fix` would write something in a file that has a diagnostic; what it knows by names of terms and
/// organisations alone is not counted.
fn is_mendable(diagnostics: &Diagnostics, sources: &Sources) -> bool {
    let names = NameIndex::default();
    let mut paths: Vec<_> =
        diagnostics.at_least(Level::Advice).iter().map(|diagnostic| &diagnostic.at.path).collect();
    paths.dedup();
    let mut files = paths.iter().filter_map(|path| Some((*path, sources.texts.get(*path)?)));
    files.by_ref().take(MENDED_AT_MOST).any(|(path, bytes)| mend::is_mendable(path, bytes, &names))
}

/// Tells whether an entry is said to lack a check of these days.
fn has_due(diagnostics: &Diagnostics) -> bool {
    diagnostics.sorted().iter().any(|diagnostic| {
        let lacks = diagnostic.args.iter().any(|(_, argument)| match argument {
            Arg::WordsList(keys) => keys.contains(&"lacks-verified"),
            Arg::Text(_) | Arg::Number(_) | Arg::Words(_) => false,
        });
        diagnostic.code == Code::StaleEntry || lacks
    })
}
