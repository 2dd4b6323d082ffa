//! What an import would do, for people: what the columns were taken for, how much comes in, what is wrong, what changes.
//!
//! What goes on for thousands of rows is grouped and counted; `--all` shows each, `--report` has it all in a file.

use crate::base::diag::{Arg, Level};
use crate::cli::args::Import;
use crate::cli::diff::{self, Side};
use crate::cli::session::{Failure, Session};
use crate::content::parse::text::for_display;
use crate::edit::import::package_sum::PackageSum;
use crate::edit::import::place::ImportFinding;
use crate::edit::import::plan::{ImportChange, ImportPlan, PlannedChange};
use crate::edit::import::report::{self, Grid};

/// How wide a terminal is taken to be.
const WIDTH: usize = 80;
/// How wide the first columns of a grid may be; the last takes what is left.
const WIDEST: [usize; 3] = [26, 24, 14];
/// How many diagnostics of one kind in one column are shown one by one.
const LONGEST_GROUP: usize = 3;
/// Of how many others the rows are listed.
const LISTED_ROWS: usize = 10;
/// Of how many files the changed lines are shown.
const LISTED_FILES: usize = 10;

/// Shows everything; the summary stands last, where it is seen.
pub(super) fn show(
    session: &mut Session,
    options: &Import,
    plan: &ImportPlan,
) -> Result<(), Failure> {
    // What our own columns mean is no guess, and a page has none.
    if !plan.columns.is_empty() {
        let columns = report::columns_grid(plan, &session.words);
        print_grid(session, &columns, &WIDEST)?;
    }
    if !plan.tally.is_empty() {
        let counts = report::counts(plan, &session.words);
        print_grid(session, &counts, &[WIDEST[0], 12, 12, 12])?;
    }
    findings(session, options, plan)?;
    let shown: Vec<String> = plan.files.iter().map(|file| changed_lines(plan, file)).collect();
    let shown: Vec<&String> = shown.iter().filter(|lines| !lines.is_empty()).collect();
    let most = if options.all { shown.len() } else { LISTED_FILES };
    for lines in shown.iter().take(most) {
        session.print_line(lines)?;
    }
    if shown.len() > most {
        let count = shown.len() - most;
        let line = session.say("cli-import-more-files", &[("count", count.into())]);
        session.print_line(&format!("{line}\n"))?;
    }
    let line = summary(session, plan);
    session.print_line(&line)?;
    if let Some(sum) = plan.package {
        let line = session.say("cli-import-package", &package_args(plan, sum));
        session.print_line(&line)?;
    }
    for (change, key) in [
        (ImportChange::Differs, "cli-import-differs"),
        (ImportChange::Similar, "cli-import-similar"),
    ] {
        if plan.count(change) > 0 {
            let line = session.say(key, &[("count", plan.count(change).into())]);
            session.print_line(&line)?;
        }
    }
    Ok(())
}

/// Shows what the answers change, and the summary again.
pub(super) fn answered(
    session: &mut Session,
    before: &[PlannedChange],
    plan: &ImportPlan,
) -> Result<(), Failure> {
    let is_same = |file: &PlannedChange| {
        before.iter().any(|own| own.path == file.path && own.new == file.new)
    };
    for file in plan.files.iter().filter(|file| !is_same(file)) {
        let lines = changed_lines(plan, file);
        session.print_line(&lines)?;
    }
    let line = summary(session, plan);
    session.print_line(&line)
}

/// Returns the whole in one line.
pub(super) fn summary(session: &Session, plan: &ImportPlan) -> String {
    let count = |change| Arg::from(plan.count(change));
    let errors = plan.findings.iter().filter(|one| one.diagnostic.level == Level::Error).count();
    // Where no row has a fault, what stops the import is counted all the same.
    let errors = if plan.left_out == 0 { errors } else { 0 };
    session.say(
        "cli-import-summary",
        &[
            ("errors", errors.into()),
            ("rows", plan.rows.into()),
            ("faults", plan.left_out.into()),
            ("new", count(ImportChange::New)),
            ("same", count(ImportChange::Same)),
            ("update", count(ImportChange::Update)),
            ("removed", count(ImportChange::Remove)),
        ],
    )
}

/// Says how much of a package came in, so that the sum can be seen.
fn package_args(plan: &ImportPlan, sum: PackageSum) -> [(&'static str, Arg); 8] {
    [
        ("organisations", plan.rows.into()),
        ("shown", (sum.organisations_in - sum.draft_organisations).into()),
        ("drafts", sum.draft_organisations.into()),
        ("left", plan.rows.saturating_sub(sum.organisations_in).into()),
        ("services", sum.services.into()),
        ("shown_services", (sum.services_in - sum.draft_services).into()),
        ("draft_services", sum.draft_services.into()),
        ("left_services", sum.services.saturating_sub(sum.services_in).into()),
    ]
}

/// Prints a grid within the width of a terminal.
fn print_grid(session: &mut Session, grid: &Grid, widest: &[usize]) -> Result<(), Failure> {
    let rows: Vec<&Vec<String>> = std::iter::once(&grid.headings).chain(&grid.rows).collect();
    let longest = |column: usize| {
        let cells = rows.iter().filter_map(|row| row.get(column));
        cells.map(|cell| cell.chars().count()).max().unwrap_or_default()
    };
    let bounded = |(column, widest): (usize, &usize)| longest(column).min(*widest);
    let mut widths: Vec<usize> = widest.iter().enumerate().map(bounded).collect();
    let used: usize = widths.iter().map(|width| width + 2).sum();
    widths.push(WIDTH.saturating_sub(used));
    for row in rows {
        let cell = |(text, width): (&String, &usize)| {
            let text = clipped(text, *width);
            let room = width.saturating_sub(text.chars().count());
            text + &" ".repeat(room)
        };
        let line = row.iter().zip(&widths).map(cell).collect::<Vec<_>>().join("  ");
        session.print_line(line.trim_end())?;
    }
    session.print_line("")
}

/// Cuts a text to so many characters on one line.
fn clipped(text: &str, width: usize) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= width {
        return line;
    }
    line.chars().take(width.saturating_sub(1)).chain(['…']).collect()
}

/// Shows the diagnostics, errors first; of many of one kind in one column the first, and where the others are.
fn findings(session: &mut Session, options: &Import, plan: &ImportPlan) -> Result<(), Failure> {
    let mut is_shortened = false;
    for group in groups(session, plan) {
        let has_rows = group.iter().all(|finding| finding.place.row.is_some());
        let is_long = !options.all && has_rows && group.len() > LONGEST_GROUP;
        for finding in &group[..if is_long { 1 } else { group.len() }] {
            let shown = as_words(session, finding);
            session.print_line(&shown)?;
        }
        if is_long {
            is_shortened = true;
            let rows = group[1..].iter().filter_map(|finding| finding.place.shown_row());
            let rows: Vec<String> = rows.take(LISTED_ROWS).map(|row| row.to_string()).collect();
            let count = ("count", (group.len() - 1).into());
            let line =
                session.say("cli-import-more", &[count, ("rows", Arg::Text(rows.join(", ")))]);
            session.print_line(&format!("{line}\n"))?;
        }
    }
    if is_shortened {
        let line = session.say("cli-import-all", &[]);
        session.print_line(&format!("{line}\n"))?;
    }
    Ok(())
}

/// Puts together what says the same of one column, or of rows as a whole; the gravest first.
fn groups<'p>(session: &Session, plan: &'p ImportPlan) -> Vec<Vec<&'p ImportFinding>> {
    let key = |finding: &ImportFinding| {
        let ImportFinding { place, diagnostic } = finding;
        // Without a row it is the sentence that tells whether two say the same.
        let words = place.row.is_none().then(|| session.words.sentence(diagnostic));
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
    groups.sort_by_key(|((level, ..), _): &((Level, _, _), _)| *level);
    groups.into_iter().map(|(_, group)| group).collect()
}

/// Returns the changed lines of a file, also where they wait for leave.
fn changed_lines(plan: &ImportPlan, file: &PlannedChange) -> String {
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
pub(super) fn as_words(session: &Session, finding: &ImportFinding) -> String {
    let ImportFinding { place, diagnostic } = finding;
    let words = &session.words;
    let level = words.level_word(diagnostic.level);
    let inside = report::place_in_words(finding, words);
    let parts = [&*place.file, &inside].into_iter().filter(|part| !part.is_empty());
    let mut shown = format!(
        "{level}[{}]: {}\n  {}\n",
        diagnostic.code.as_str(),
        words.sentence(diagnostic),
        parts.collect::<Vec<_>>().join(", ")
    );
    if let Some(hint) = words.hint(diagnostic) {
        shown += &format!("  {}: {hint}\n", session.say("cli-help-label", &[]));
    }
    shown
}
