//! `perelik import FILE`: shows what a foreign file would change, asks, and writes it.
//!
//! Without `--yes`, and where nobody can be asked, nothing is written: a dry run. An entry that is there is changed
//! only with `--update`, one that may be there under another name is added only with `--similar`.

mod json;
mod mapping;
mod preview;
mod questions;
mod report_file;
mod sources;

pub(super) use mapping::check_mapping;
use std::path::Path;

use jiff::ToSpan;
use jiff::civil::Date;

use super::args::{Common, Import};
use super::exit::Exit;
use super::report::ReportFormat;
use super::save;
use super::session::{Failure, Session};
use super::verify;
use crate::base::config::RawConfig;
use crate::base::diag::{Diagnostics, Level};
use crate::base::files::Sources;
use crate::base::locale::typed;
use crate::base::timezone;
use crate::content::keys::language_of_site;
use crate::content::parse::text::for_display;
use crate::disk::save::FileChange;
use crate::edit::import::call_rows::call_rows;
use crate::edit::import::plan::{Allowed, ImportChange, ImportPlan, PlannedChange, plan};
use crate::edit::import::site_lookup::SiteLookup;
use crate::edit::import::{self, Asked, input};
use crate::site::pipeline::read_list;
use report_file::ReportFile;
use sources::ImportSource;

/// What is the same for every source of a call.
struct Prepared<'a> {
    options: &'a Import,
    config: RawConfig,
    mapping: Option<(String, String)>,
    consent: Option<Date>,
    set: Vec<(String, String)>,
    report: Option<ReportFile<'a>>,
}

/// Imports files and lists at addresses, one after the other; one that cannot be read stops no other.
pub(super) fn run(session: &mut Session, options: &Import) -> Result<Exit, Failure> {
    let common =
        Common { base_url: None, date: None, strict: false, format: options.format, all: true };
    let config = session.config(&common)?;
    save::sweep(session)?;
    let is_single = options.sources.len() == 1;
    if !is_single && (options.report.is_some() || options.write_mapping.is_some()) {
        return Err(session.fail("cli-import-one-source", &[]));
    }
    let prepared = prepared(session, options, config)?;
    let is_json = options.format == ReportFormat::Json;
    let (mut exit, mut reports) = (Exit::Fine, Vec::new());
    for source in &options.sources {
        if !is_single && !is_json {
            let shown = ("source", Session::path_argument(source));
            let line = session.say("cli-import-source", &[shown]);
            session.print_line(&line)?;
        }
        let ended = match one(session, &prepared, source, &mut reports) {
            Err(Failure::Said(sentence)) if !is_single => {
                session.note(&sentence)?;
                Exit::Failed
            }
            ended => ended?,
        };
        exit = if ended.code() > exit.code() { ended } else { exit };
    }
    if is_json && options.write_mapping.is_none() {
        let whole = match is_single {
            true => reports.pop().expect("a single source that failed has ended the call"),
            false => reports.into(),
        };
        session.print_line(&format!("{whole:#}"))?;
    }
    Ok(exit)
}

/// Looks at what the command line says, before anything is read.
fn prepared<'a>(
    session: &Session,
    options: &'a Import,
    config: RawConfig,
) -> Result<Prepared<'a>, Failure> {
    let consent = options
        .consent
        .as_deref()
        .map(|text| typed::parse_date(text).ok_or_else(|| session.bad_date(text)));
    let consent = consent.transpose()?;
    if let Some(day) = consent.filter(|day| *day > last_day(&config)) {
        return Err(session.fail("cli-import-consent", &[("date", day.to_string().into())]));
    }
    let report = ReportFile::wanted(session, options)?;
    let set = parse_assignments(session, &options.set)?;
    if let Some(country) = options.country.as_deref().filter(|text| !import::is_country(text)) {
        let known = ("known", import::countries().into());
        return Err(session.fail("cli-import-bad-country", &[("value", country.into()), known]));
    }
    let mapping = options.mapping.as_deref().map(|path| {
        let file = input::read(path).map_err(|error| save::unread(session, path, &error))?;
        Ok::<_, Failure>((path.display().to_string(), for_display(file.bytes())))
    });
    let mapping = mapping.transpose()?;
    Ok(Prepared { options, config, mapping, consent, set, report })
}

/// Returns the last day that may be today somewhere.
fn last_day(config: &RawConfig) -> Date {
    config.date.unwrap_or_else(|| timezone::day_in_zone(config.now, "UTC").saturating_add(1.day()))
}

/// Imports one source.
fn one(
    session: &mut Session,
    prepared: &Prepared<'_>,
    source: &Path,
    reports: &mut Vec<serde_json::Value>,
) -> Result<Exit, Failure> {
    let Prepared { options, config, mapping, consent, set, report } = prepared;
    let sources = session.read()?;
    let checked = read_list(&sources, config);
    let site = checked.value;
    let ImportSource { input, origin } = sources::read_source(session, source, site.config.today)?;
    if let Some(read) = call_rows(&input) {
        return verify::take_sheet(
            session,
            (&sources, config),
            (&site, &checked.diagnostics),
            read,
            options.yes,
        );
    }
    let known = SiteLookup::new(&site).with_keys(language_of_site(&sources));
    let asked = Asked {
        known: &known,
        mapping: mapping.as_ref().map(|(name, text)| (name.as_str(), text.as_str())),
        consent: *consent,
        set,
        country: options.country.as_deref(),
        hidden: options.hidden,
        source: report.is_some(),
    };
    if let Some(path) = &options.write_mapping {
        let text = import::guessed_mapping(&input, &asked, &session.words);
        return write_mapping(session, path, text);
    }
    let allowed = Allowed { update: options.update, similar: options.similar };
    let read = || import::read_as(&input, &asked, options.as_format.as_deref());
    let mut plan = match &origin {
        None => plan(&sources, config, read(), allowed),
        Some(origin) => origin.plan(&read, (&sources, config, &site), allowed),
    };
    tell_plan(session, prepared, (&input.name, &plan), reports)?;
    let unwritten = ending(&plan);
    // Who says yes to everything is asked nothing, and no program either.
    if !options.yes && options.format != ReportFormat::Json {
        ask(session, (&sources, config), &mut plan)?;
    }
    let count = plan.writes().count();
    if count > 0 && (options.yes || save::is_agreed(session)?) {
        save::save(session, &plan.writes().map(file_change).collect::<Vec<_>>())?;
        session.note(&session.say("cli-import-written", &[("count", count.into())]))?;
        return Ok(ending(&plan));
    }
    // A dry run that finds nothing wrong is all right; what was answered and not written is as it was.
    Ok(if count > 0 { unwritten } else { ending(&plan) })
}

/// Says what an import would do, in the format that was asked for.
fn tell_plan(
    session: &mut Session,
    Prepared { options, report, .. }: &Prepared<'_>,
    (name, plan): (&str, &ImportPlan),
    reports: &mut Vec<serde_json::Value>,
) -> Result<(), Failure> {
    match options.format {
        ReportFormat::Json => reports.push(json::report_json(session, plan)),
        ReportFormat::Human | ReportFormat::Github | ReportFormat::Sarif => {
            preview::show(session, options, plan)?;
        }
    }
    if let Some(report) = report {
        report.write_report(session, name, plan)?;
    }
    Ok(())
}

/// Asks about what somebody took out of a copy of the list, and takes the answers into the plan.
fn ask(
    session: &mut Session,
    (sources, config): (&Sources, &RawConfig),
    plan: &mut ImportPlan,
) -> Result<(), Failure> {
    let answers = questions::ask(session, plan)?;
    if answers.is_empty() {
        return Ok(());
    }
    let before = plan.files.clone();
    match plan.answer((sources, config), &answers) {
        Ok(()) => preview::answered(session, &before, plan),
        Err(refused) => {
            let mut diagnostics = Diagnostics::default();
            refused.into_iter().for_each(|diagnostic| diagnostics.push(diagnostic));
            let format = ReportFormat::Human;
            let common = Common { base_url: None, date: None, strict: false, format, all: true };
            session.diagnostics_aside(&common, &diagnostics, sources, Level::Error)?;
            Err(session.fail("cli-import-answer-refused", &[]))
        }
    }
}

fn file_change(file: &PlannedChange) -> FileChange {
    let path = file.path.clone();
    match (&file.old, file.change) {
        (Some(old), ImportChange::Remove) => FileChange::removal(path, old.as_slice().into()),
        (None, ImportChange::Remove)
        | (
            _,
            ImportChange::New
            | ImportChange::Same
            | ImportChange::Update
            | ImportChange::Differs
            | ImportChange::Similar,
        ) => {
            let old = file.old.as_deref().map(Into::into);
            FileChange::replacement(path, old, file.new.clone())
        }
    }
}

/// Reads what is set for all rows: `field=value`.
fn parse_assignments(
    session: &Session,
    options: &[String],
) -> Result<Vec<(String, String)>, Failure> {
    let pair = |text: &String| match text.split_once('=') {
        Some((path, value)) if !path.trim().is_empty() && !value.trim().is_empty() => {
            Ok((path.trim().to_owned(), value.trim().to_owned()))
        }
        _ => Err(session.fail("cli-import-bad-set", &[("value", text.as_str().into())])),
    };
    options.iter().map(pair).collect()
}

fn ending(plan: &ImportPlan) -> Exit {
    if plan.has_faults() { Exit::Content } else { Exit::Fine }
}

/// Writes what was guessed of the columns into a new file.
fn write_mapping(
    session: &mut Session,
    path: &Path,
    text: Option<String>,
) -> Result<Exit, Failure> {
    let shown = || Session::path_argument(path);
    let Some(text) = text else {
        return Err(session.fail("cli-import-no-mapping", &[("path", shown())]));
    };
    match save::create_new(session, path, text.as_bytes())? {
        true => {
            let line = session.say("cli-import-mapping", &[("path", shown())]);
            session.print_line(&line)?;
            Ok(Exit::Fine)
        }
        false => Err(session.fail("cli-import-mapping-exists", &[("path", shown())])),
    }
}
