//! `perelik import FILE`: shows what a foreign file would change, asks, and writes it.
//!
//! Without `--yes`, and where nobody can be asked, nothing is written: a dry run. An entry that is there is changed
//! only with `--update`, one that may be there under another name is added only with `--similar`.

use std::path::Path;

use serde_json::json;

use super::args::{Common, Import};
use super::diff::{self, Side};
use super::exit::Exit;
use super::report::ReportFormat;
use super::save;
use super::session::{Failure, Session};
use crate::base::diag::{Arg, Level};
use crate::base::locale::dates::parse_date;
use crate::content::parse::text::for_display;
use crate::disk::save::FileChange;
use crate::edit::import::place::{ImportFinding, Place};
use crate::edit::import::plan::{Allowed, ImportChange, ImportPlan, PlannedChange, plan};
use crate::edit::import::site_lookup::SiteLookup;
use crate::edit::import::{self, Asked, input};
use crate::site::pipeline::read_list;

/// Imports a file.
pub(super) fn run(session: &mut Session, options: &Import) -> Result<Exit, Failure> {
    let common =
        Common { base_url: None, date: None, strict: false, format: options.format, all: true };
    let config = session.config(&common)?;
    save::sweep(session)?;
    let sources = session.read()?;
    let input =
        input::read(&options.file).map_err(|error| save::unread(session, &options.file, &error))?;
    let consent = options.consent.as_deref().map(|text| {
        parse_date(text).map_err(|_| session.fail("cli-bad-date", &[("value", text.into())]))
    });
    let mapping = options.mapping.as_deref().map(|path| {
        let file = input::read(path).map_err(|error| save::unread(session, path, &error))?;
        Ok::<_, Failure>((path.display().to_string(), for_display(file.bytes())))
    });
    let mapping = mapping.transpose()?;
    let site = read_list(&sources, &config).value;
    let known = SiteLookup::new(&site);
    let asked = Asked {
        known: &known,
        mapping: mapping.as_ref().map(|(name, text)| (name.as_str(), text.as_str())),
        consent: consent.transpose()?,
        hidden: options.hidden,
    };
    if let Some(path) = &options.write_mapping {
        return write_mapping(session, path, import::guessed_mapping(&input, &asked));
    }
    let allowed = Allowed { update: options.update, similar: options.similar };
    let read = import::read_as(&input, &asked, options.as_format.as_deref());
    let plan = plan(&sources, &config, read, allowed);
    report(session, options, &plan)?;
    let count = plan.writes().count();
    if count > 0 {
        if !options.yes && !save::is_agreed(session)? {
            // A dry run that finds nothing wrong is all right.
            return Ok(ending(&plan));
        }
        let change = |file: &PlannedChange| {
            FileChange::write(
                file.path.clone(),
                file.old.as_deref().map(Into::into),
                file.new.clone(),
            )
        };
        save::save(session, &plan.writes().map(change).collect::<Vec<_>>())?;
        session.note(&session.say("cli-import-written", &[("count", count.into())]))?;
    }
    Ok(ending(&plan))
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
            session.line(&line)?;
            Ok(Exit::Fine)
        }
        false => Err(session.fail("cli-import-mapping-exists", &[("path", shown())])),
    }
}

/// Shows the diagnostics and each file's changes.
fn report(session: &mut Session, options: &Import, plan: &ImportPlan) -> Result<(), Failure> {
    if options.format == ReportFormat::Json {
        let shown = as_json(session, plan);
        return session.line(&shown);
    }
    columns(session, plan)?;
    findings(session, options, plan)?;
    for file in &plan.files {
        let shown = changes(plan, file);
        if !shown.is_empty() {
            session.line(&shown)?;
        }
    }
    let count = |change| Arg::from(plan.count(change));
    let summary = session.say(
        "cli-import-summary",
        &[
            ("rows", plan.rows.into()),
            ("faults", plan.left_out.into()),
            ("new", count(ImportChange::New)),
            ("same", count(ImportChange::Same)),
            ("update", count(ImportChange::Update)),
        ],
    );
    session.line(&summary)?;
    for (change, key) in [
        (ImportChange::Differs, "cli-import-differs"),
        (ImportChange::Similar, "cli-import-similar"),
    ] {
        if plan.count(change) > 0 {
            let line = session.say(key, &[("count", plan.count(change).into())]);
            session.line(&line)?;
        }
    }
    Ok(())
}

/// Shows what each column of a table was taken for, before anything else: a wrong guess is seen at once.
fn columns(session: &mut Session, plan: &ImportPlan) -> Result<(), Failure> {
    for column in &plan.columns {
        let heading = Arg::Text(column.heading.clone());
        let field = column.field.clone().unwrap_or_default();
        let key = match (&column.field, &column.example) {
            (None, _) => "cli-import-column-left",
            (Some(_), None) => "cli-import-column",
            (Some(_), Some(_)) => "cli-import-column-example",
        };
        let example = column.example.clone().unwrap_or_default();
        let letters = column.place.letters().unwrap_or_default();
        let line = session.say(
            key,
            &[
                ("letters", Arg::Text(letters)),
                ("heading", heading),
                ("field", Arg::Text(field)),
                ("example", Arg::Text(example)),
            ],
        );
        session.line(&line)?;
    }
    if plan.columns.is_empty() { Ok(()) } else { session.line("") }
}

/// Shows the diagnostics, errors first; of many of one kind in one column the first, and where the others are.
fn findings(session: &mut Session, options: &Import, plan: &ImportPlan) -> Result<(), Failure> {
    let key = |finding: &ImportFinding| {
        let ImportFinding { place, diagnostic } = finding;
        // Without a column it is the sentence that tells whether two say the same.
        let words = place.column.is_none().then(|| session.words.sentence(diagnostic));
        (diagnostic.level, diagnostic.code, (place.sheet.clone(), place.column, words))
    };
    let mut groups: Vec<(_, Vec<&ImportFinding>)> = Vec::new();
    for finding in &plan.findings {
        let own = key(finding);
        match groups.iter_mut().find(|(key, _)| *key == own) {
            Some((_, group)) => group.push(finding),
            None => groups.push((own, vec![finding])),
        }
    }
    groups.sort_by_key(|((level, ..), _)| *level);
    let mut is_shortened = false;
    for (_, group) in groups {
        let has_rows = group.iter().all(|finding| finding.place.row.is_some());
        let is_long = !options.all && has_rows && group.len() > LONGEST_GROUP;
        for finding in &group[..if is_long { 1 } else { group.len() }] {
            let shown = as_words(session, finding);
            session.line(&shown)?;
        }
        if is_long {
            is_shortened = true;
            let rows = group[1..].iter().filter_map(|finding| finding.place.row);
            let rows: Vec<String> = rows.take(LISTED_ROWS).map(|row| row.to_string()).collect();
            let count = ("count", (group.len() - 1).into());
            let line =
                session.say("cli-import-more", &[count, ("rows", Arg::Text(rows.join(", ")))]);
            session.line(&format!("{line}\n"))?;
        }
    }
    if is_shortened {
        let line = session.say("cli-import-all", &[]);
        session.line(&format!("{line}\n"))?;
    }
    Ok(())
}

/// How many diagnostics of one kind in one column are shown one by one.
const LONGEST_GROUP: usize = 3;
/// Of how many others the rows are listed.
const LISTED_ROWS: usize = 10;

/// Returns the changed lines of a file, also where they wait for leave.
fn changes(plan: &ImportPlan, file: &PlannedChange) -> String {
    let old = for_display(file.old.as_deref().unwrap_or_default());
    let masks = plan.masks.get(&file.path).map(Vec::as_slice).unwrap_or_default();
    let was = Side {
        text: &old,
        masks: plan.old_masks.get(&file.path).map(Vec::as_slice).unwrap_or_default(),
    };
    let new = for_display(file.new.as_bytes());
    diff::unified(file.path.as_str(), &was, &Side { text: &new, masks })
}

/// `error[code]: sentence`, the place as a spreadsheet shows it, and what to do.
fn as_words(session: &Session, ImportFinding { place, diagnostic }: &ImportFinding) -> String {
    let words = &session.words;
    let level = words.level(diagnostic.level);
    let mut shown = format!(
        "{level}[{}]: {}\n  {}\n",
        diagnostic.code.as_str(),
        words.sentence(diagnostic),
        where_it_is(session, place)
    );
    if let Some(hint) = words.hint(diagnostic) {
        shown += &format!("  {}: {hint}\n", session.say("cli-help-label", &[]));
    }
    shown
}

/// Names a place: file, sheet, row, column.
fn where_it_is(session: &Session, place: &Place) -> String {
    let text = |text: &std::sync::Arc<str>| Arg::Text(text.to_string());
    let parts = [
        place.sheet.as_ref().map(|sheet| ("import-place-sheet", text(sheet))),
        place.row.map(|row| ("import-place-row", Arg::Text(row.to_string()))),
        place.letters().map(|letters| ("import-place-column", Arg::Text(letters))),
        place.field.as_ref().map(|field| ("import-place-field", text(field))),
    ];
    let say = |(key, value)| session.say(key, &[("value", value)]);
    let parts = parts.into_iter().flatten().map(say);
    std::iter::once(place.file.to_string()).chain(parts).collect::<Vec<_>>().join(", ")
}

fn as_json(session: &Session, plan: &ImportPlan) -> String {
    let diagnostics = plan.findings.iter().map(|ImportFinding { place, diagnostic }| {
        json!({
            "code": diagnostic.code.as_str(),
            "level": diagnostic.level.as_str(),
            "file": &*place.file,
            "sheet": place.sheet.as_deref(),
            "row": place.row,
            "column": place.letters(),
            "field": place.field.as_deref(),
            "message": session.words.sentence(diagnostic),
            "hint": session.words.hint(diagnostic),
        })
    });
    let files = plan.files.iter().map(|file| {
        let change = match file.change {
            ImportChange::New => "new",
            ImportChange::Same => "same",
            ImportChange::Update => "update",
            ImportChange::Differs => "differs",
            ImportChange::Similar => "similar",
        };
        json!({"path": file.path.as_str(), "change": change, "row": file.place.row})
    });
    let columns = plan.columns.iter().map(|column| {
        json!({
            "sheet": column.place.sheet.as_deref(),
            "column": column.place.letters(),
            "heading": column.heading,
            "field": column.field,
        })
    });
    let report = json!({
        "columns": columns.collect::<Vec<_>>(),
        "rows": plan.rows,
        "left_out": plan.left_out,
        "remarks": diagnostics.collect::<Vec<_>>(),
        "files": files.collect::<Vec<_>>(),
        "has_errors": plan.findings.iter().any(|f| f.diagnostic.level == Level::Error),
    });
    format!("{report:#}")
}
