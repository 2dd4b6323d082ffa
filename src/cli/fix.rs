//! `perelik check --fix`: shows what can be mended, asks, and writes it.
//!
//! What an editor saves meanwhile is never lost. Where nobody can be asked, nothing is written without `--yes`.

use std::collections::BTreeMap;

use super::args::Check;
use super::diff::{self, Side};
use super::exit::Exit;
use super::report::ReportFormat;
use super::session::{Failure, Session};
use super::{findings, save};
use crate::base::files::Sources;
use crate::base::names::SourcePath;
use crate::content::mend::mend;
use crate::content::parse::text::for_display;
use crate::disk::save::FileChange;
use crate::site::pipeline::{compile, read_list};
use crate::site::render::migrate;
use crate::site::render::theme::DEFAULT_NAME;

/// Mends the content, then reports what is left.
pub(super) fn run(session: &mut Session, options: &Check, yes: bool) -> Result<Exit, Failure> {
    save::sweep(session)?;
    let sources = session.read()?;
    let list = read_list(&sources, &session.config(&options.common)?).value;
    let names = list.name_index();
    let mut mended: BTreeMap<SourcePath, String> = sources
        .texts
        .iter()
        .filter_map(|(path, bytes)| Some((path.clone(), mend(path, bytes, &names)?)))
        .collect();
    let theme = list.site.theme.as_ref().map_or(DEFAULT_NAME, |name| &name.value);
    mended.extend(theme_of_now(session, options, &sources, theme)?);
    if mended.is_empty() {
        session.note(&session.say("cli-fix-nothing", &[]))?;
        return findings::report_findings(session, options);
    }
    show(session, options, &sources, &mended)?;
    if !yes && !save::is_agreed(session)? {
        return Ok(Exit::Content);
    }
    let change = |(path, text): (&SourcePath, &String)| {
        FileChange::replacement(path.clone(), sources.texts.get(path).cloned(), text.clone())
    };
    save::save(session, &mended.iter().map(change).collect::<Vec<_>>())?;
    session.note(&session.say("cli-fix-written", &[("count", mended.len().into())]))?;
    findings::report_findings(session, options)
}

/// Returns the files of the site's own theme that an earlier contract had otherwise.
fn theme_of_now(
    session: &Session,
    options: &Check,
    sources: &Sources,
    theme: &str,
) -> Result<BTreeMap<SourcePath, String>, Failure> {
    let folder = format!("themes/{theme}");
    if !sources.texts.keys().any(|path| path.below(&folder).is_some()) {
        return Ok(BTreeMap::new());
    }
    let mut changed = migrate::renamed_files(sources, theme);
    let after = with_files(sources, &changed);
    let told = compile(&after, &session.config(&options.common)?).diagnostics;
    changed.extend(migrate::with_contract(&after, theme, &told));
    Ok(changed)
}

/// Returns the sources as they are once these files are written.
fn with_files(sources: &Sources, files: &BTreeMap<SourcePath, String>) -> Sources {
    let mut after = sources.clone();
    for (path, text) in files {
        after.texts.insert(path.clone(), text.as_bytes().into());
    }
    after
}

/// Shows each file's changes; on the error stream where the other is read by a program.
fn show(
    session: &mut Session,
    options: &Check,
    sources: &Sources,
    mended: &BTreeMap<SourcePath, String>,
) -> Result<(), Failure> {
    let config = session.config(&options.common)?;
    let after = with_files(sources, mended);
    let (old, new) = (compile(sources, &config).diagnostics, compile(&after, &config).diagnostics);
    for (path, text) in mended {
        let bytes = sources.texts.get(path).map_or(&[][..], |bytes| bytes);
        let before = for_display(bytes);
        let was = Side { text: &before, masks: old.masks(path) };
        let is = Side { text, masks: new.masks(path) };
        let mut shown = diff::unified(path.as_str(), &was, &is);
        // What no line shows is said in words.
        if bytes.starts_with("\u{feff}".as_bytes()) {
            shown += &format!("{path}: {}\n", session.say("cli-fix-mark", &[]));
        }
        if bytes.contains(&b'\r') {
            shown += &format!("{path}: {}\n", session.say("cli-fix-line-ends", &[]));
        }
        match options.common.format {
            ReportFormat::Human => session.print_line(&shown)?,
            ReportFormat::Json | ReportFormat::Github | ReportFormat::Sarif => {
                session.note(&shown)?;
            }
        }
    }
    Ok(())
}
