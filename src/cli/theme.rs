//! `perelik theme check [DIR]`: a theme is tried on every kind of page, with content made up for that.

use super::args::Theme;
use super::exit::Exit;
use super::report::ReportFormat;
use super::session::{Failure, Session};
use crate::base::diag::{Arg, Level};
use crate::base::files::Sources;
use crate::base::names::SourcePath;
use crate::disk::discover::discover_theme;
use crate::site::pipeline::read_list;
use crate::site::theme_check;

/// The theme that needs no folder.
const BUILT_IN: &str = "default";
/// What a theme is called whose folder has no name.
const NAMELESS: &str = "theme";

/// Tries a theme, and writes nothing.
pub(super) fn run(session: &mut Session, options: &Theme) -> Result<Exit, Failure> {
    let config = session.config(&options.common)?;
    let (sources, name) = theme(session, options)?;
    let mut diagnostics = sources.diagnostics.clone();
    diagnostics.extend(theme_check::check_theme(&sources, &name, &config).diagnostics);
    if options.common.strict {
        diagnostics.make_strict();
    }
    session.print_diagnostics(&options.common, &diagnostics, &sources, Level::Incomplete)?;
    if options.common.format == ReportFormat::Human {
        let is_fine = diagnostics.sorted().is_empty();
        let key = if is_fine { "cli-theme-fine" } else { "cli-theme-summary" };
        let count = |level| Arg::from(diagnostics.count(level));
        let counts = [("errors", count(Level::Error)), ("warnings", count(Level::Warning))];
        session.say_line(key, &[&counts[..], &[("theme", name.as_str().into())]].concat())?;
    }
    Ok(Exit::from_diagnostics(&diagnostics))
}

/// Reads the folder that was named, else the theme of the site; returns its files and its name.
fn theme(session: &Session, options: &Theme) -> Result<(Sources, String), Failure> {
    let Some(folder) = &options.folder else {
        let mut sources = session.read()?;
        let config = session.config(&options.common)?;
        let site = read_list(&sources, &config).value.site;
        let name = site.theme.map_or_else(|| BUILT_IN.to_owned(), |name| name.value.to_string());
        let is_there = |path: &SourcePath| {
            path.below("themes").is_some_and(|below| {
                below.split_once('/').is_some_and(|(folder, _)| folder == name)
            })
        };
        if name != BUILT_IN && !sources.texts.keys().any(is_there) {
            let path = format!("themes/{name}");
            return Err(session.fail("cli-theme-missing", &[("path", path.into())]));
        }
        // What is wrong elsewhere is told by `check`.
        let all = std::mem::take(&mut sources.diagnostics);
        let of_themes = all.sorted().into_iter().filter(|d| d.at.path.below("themes").is_some());
        of_themes.for_each(|diagnostic| sources.diagnostics.push(diagnostic.clone()));
        return Ok((sources, name));
    };
    let missing =
        |_| session.fail("cli-theme-missing", &[("path", Session::path_argument(folder))]);
    let whole = folder.canonicalize().map_err(missing)?;
    let name = whole.file_name().and_then(|name| name.to_str());
    let name = name.filter(|name| crate::base::names::Id::new(name).is_ok()).unwrap_or(NAMELESS);
    let sources = discover_theme(&whole, name).map_err(missing)?;
    if whole.is_dir() && !sources.texts.is_empty() {
        return Ok((sources, name.to_owned()));
    }
    Err(session.fail("cli-theme-missing", &[("path", Session::path_argument(folder))]))
}
