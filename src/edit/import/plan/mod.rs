//! What an import would change: file by file, and what is wrong with the rest.
//!
//! Rows come in as drafts. Each is first checked alone, so that one bad cell costs one row; then rows are joined into
//! entries, entries meet the site, and whatever gives the site an error it did not have is left out, too. So a file
//! that is written is sound by the rules of `check`, and nothing is declared twice.

mod alone;

pub(crate) use crate::edit::import::change::PlannedChange;
pub use crate::edit::import::change::{Allowed, ImportChange};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::base::config::RawConfig;
use crate::base::diag::{Code, Diagnostic, Diagnostics, Level, Location, line_of};
use crate::base::files::Sources;
use crate::base::locale::Lang;
use crate::base::names::SourcePath;
use crate::content::keys;
use crate::content::parse::text::for_display;
use crate::edit::import::asked::{ColumnUse, Read};
use crate::edit::import::change_planner;
use crate::edit::import::draft::Draft;
use crate::edit::import::led_back::led_back;
use crate::edit::import::merge::{RowGroup, merge};
use crate::edit::import::package_sum::PackageSum;
use crate::edit::import::place::{ImportFinding, Place};
use crate::edit::import::table::Table;
use crate::edit::import::tally::{Tally, tally};
use crate::edit::import::withdrawn::ImportQuestion;
use crate::list::check::duplicate::{Duplicates, Likeness};
use crate::list::model::Register;
use crate::site::pipeline::{Previous, read_list_again};

/// The whole plan.
#[derive(Debug, Default)]
pub struct ImportPlan {
    /// The files, sorted by path.
    pub files: Vec<PlannedChange>,
    /// What is wrong, or worth knowing, sorted by place.
    pub findings: Vec<ImportFinding>,
    /// What the columns of a table were taken for.
    pub columns: Vec<ColumnUse>,
    /// How many rows or records were read.
    pub rows: usize,
    /// How many of them have a fault and were left out.
    pub left_out: usize,
    /// How much comes in, changes, stays and is left out.
    pub(crate) tally: Tally,
    /// The tables as they were read, where they are wanted for a report.
    pub(in crate::edit) tables: Vec<Table>,
    /// What is to be asked, where somebody can be.
    pub questions: Vec<ImportQuestion>,
    /// What must not be shown of the new texts.
    pub masks: BTreeMap<SourcePath, Vec<Range<usize>>>,
    /// What must not be shown of the texts that are there.
    pub old_masks: BTreeMap<SourcePath, Vec<Range<usize>>>,
    /// Of a package: what came in of what it has.
    pub package: Option<PackageSum>,
}

impl ImportPlan {
    /// Returns the files that are to be written.
    pub fn writes(&self) -> impl Iterator<Item = &PlannedChange> {
        self.files.iter().filter(|file| file.change.is_written())
    }

    /// Tells whether anything could not be imported.
    pub fn has_faults(&self) -> bool {
        self.findings.iter().any(|finding| finding.diagnostic.level == Level::Error)
    }

    /// Counts the cells of a column that were not understood.
    pub(crate) fn count_misunderstood(&self, column: &ColumnUse) -> usize {
        let is_of = |finding: &&ImportFinding| {
            let ImportFinding { place, diagnostic } = finding;
            let is_refused =
                diagnostic.level == Level::Error || diagnostic.code == Code::ImportSecondValue;
            let own = &column.place;
            is_refused
                && place.column.is_some()
                && (place.is_record || place.file == own.file)
                && (&place.sheet, place.column) == (&own.sheet, own.column)
        };
        let rows = self.findings.iter().filter(is_of).filter_map(|finding| finding.place.row);
        rows.filter(|row| Some(*row) > column.place.row).collect::<BTreeSet<_>>().len()
    }

    /// Counts the files to which this happens.
    pub fn count(&self, change: ImportChange) -> usize {
        self.files.iter().filter(|file| file.change == change).count()
    }
}

/// Plans an import.
pub fn plan(sources: &Sources, raw: &RawConfig, read: Read, allowed: Allowed) -> ImportPlan {
    let mut previous = Previous::default();
    let before = read_list_again(sources, raw, &mut previous);
    let mut planner = Planner {
        sources,
        raw,
        previous,
        site: &before.value,
        known: error_counts(errors(&before.diagnostics)),
        allowed,
        findings: read.findings,
        by_value: read.by_value,
        held: Vec::new(),
        dropped: Vec::new(),
    };
    let count = read.drafts.len();
    let mut rows = planner.alone(read.drafts);
    let (groups, files): (Vec<RowGroup>, Vec<PlannedChange>) = loop {
        match planner.round(&rows) {
            Ok(planned) => break planned.into_iter().unzip(),
            Err(Retry { dropped, mended }) => {
                mended.into_iter().for_each(|(number, draft)| rows[number] = draft);
                let (out, kept): (Vec<_>, Vec<_>) =
                    rows.into_iter().enumerate().partition(|(number, _)| dropped.contains(number));
                planner.dropped.extend(out.into_iter().map(|(_, row)| row));
                rows = kept.into_iter().map(|(_, row)| row).collect();
            }
        }
    };
    let package = read.services.map(|services| PackageSum::from_groups(services, &groups, &files));
    let mut plan = planner.finish(files, count, rows.len());
    plan.package = package;
    plan.old_masks = masks(&plan.files, &before.diagnostics);
    plan.columns = read.columns;
    plan.tables = read.tables;
    plan.questions = read.questions;
    plan
}

struct Planner<'a> {
    sources: &'a Sources,
    raw: &'a RawConfig,
    /// What was read of the site and of what came in, for the next round.
    previous: Previous,
    site: &'a Register,
    /// The errors that the site has anyway, wherever they stand in their files: how many there are of each.
    known: BTreeMap<Diagnostic, usize>,
    allowed: Allowed,
    findings: Vec<ImportFinding>,
    /// Whether a value that cannot be taken costs only itself.
    by_value: bool,
    /// Entries that wait for a person, who decides whether they are there already.
    held: Vec<(PlannedChange, usize)>,
    /// The rows that were left out.
    dropped: Vec<Draft>,
}

impl Planner<'_> {
    /// Joins rows, meets the site, and gives the files; or the rows that must go first.
    fn round(&mut self, rows: &[Draft]) -> Result<Vec<(RowGroup, PlannedChange)>, Retry> {
        let (groups, faults) = merge(rows);
        if !faults.is_empty() {
            let dropped = faults.iter().map(|(number, _)| *number).collect();
            self.findings.extend(faults.into_iter().map(|(_, finding)| finding));
            return Err(Retry { dropped, ..Retry::default() });
        }
        let mut planner = change_planner::ChangePlanner::new(self.sources, self.site, self.allowed);
        let plan_group = |mut group: RowGroup| {
            let planned = planner.plan_change(&mut group.draft);
            (group, planned)
        };
        let planned: Vec<(RowGroup, PlannedChange)> = groups.into_iter().map(plan_group).collect();
        let retry = self.compile_with(rows, &planned);
        if retry.dropped.is_empty() && retry.mended.is_empty() { Ok(planned) } else { Err(retry) }
    }

    /// Compiles the site with the new files, and returns the rows that give it an error or may be there already, or that are sound
    /// without a value of theirs.
    fn compile_with(&mut self, rows: &[Draft], planned: &[(RowGroup, PlannedChange)]) -> Retry {
        let mut sources = self.sources.clone();
        let mut by_path = BTreeMap::new();
        for (group, planned) in planned {
            if matches!(planned.change, ImportChange::New | ImportChange::Update) {
                sources.texts.insert(planned.path.clone(), planned.new.as_bytes().into());
                by_path.insert(&planned.path, (group, planned));
            }
        }
        let after = read_list_again(&sources, self.raw, &mut self.previous);
        let mut retry = Retry::default();
        let mut known = self.known.clone();
        for diagnostic in errors(&after.diagnostics) {
            if let Some(count) = known.get_mut(&placeless(diagnostic)).filter(|count| **count > 0) {
                *count -= 1;
                let written = by_path.get(&diagnostic.at.path);
                self.findings.extend(written.map(|(_, file)| of_entry(diagnostic, file)));
                continue;
            }
            let mut places = std::iter::once(&diagnostic.at).chain(&diagnostic.see);
            let planned = places.find_map(|at| Some((at, by_path.get(&at.path)?)));
            let Some((at, (group, planned))) = planned else { continue };
            // Each place of a contact has a diagnostic of its own.
            if diagnostic.code == Code::PrivateElsewhere && at.path != diagnostic.at.path {
                continue;
            }
            let text = for_display(planned.new.as_bytes());
            let finding = led_back(&group.draft, &text, (diagnostic, at), self.sources);
            let own =
                group.rows.iter().filter(|number| finding.place.is_row_of(&rows[**number].place));
            let own: Vec<usize> = own.copied().collect();
            self.findings.push(finding);
            // Of a new file the text is that of its one record.
            if let (true, [number], ImportChange::New) =
                (self.by_value, &group.rows[..], planned.change)
            {
                let draft = retry.mended.entry(*number).or_insert_with(|| group.draft.clone());
                let at = at.start..at.end;
                if diagnostic.at.path == planned.path && draft.take_out(&text, &at, false) {
                    continue;
                }
            }
            retry.dropped.extend(if own.is_empty() { group.rows.clone() } else { own });
        }
        retry.mended.retain(|number, _| !retry.dropped.contains(number));
        if retry.dropped.is_empty() && retry.mended.is_empty() && !self.allowed.similar {
            retry.dropped = self.similar(&after.value, &by_path);
        }
        retry
    }

    /// Holds back new organisations that may be there already.
    fn similar(
        &mut self,
        after: &Register,
        new: &BTreeMap<&SourcePath, (&RowGroup, &PlannedChange)>,
    ) -> BTreeSet<usize> {
        let there = Duplicates::new(self.site);
        let mut dropped = BTreeSet::new();
        for organisation in &after.organisations {
            let Some((group, planned)) = new.get(&organisation.common.path) else { continue };
            let found =
                there.find_likeness(organisation).filter(|_| planned.change == ImportChange::New);
            let Some((likeness, other)) = found else { continue };
            let finding = planned.place.finding(Code::ImportSimilar);
            let because = match likeness {
                Likeness::Edrpou => "import-because-edrpou",
                Likeness::Phone => "import-because-phone",
                Likeness::Name => "import-because-name",
            };
            let finding = finding
                .with("name", &*organisation.name.main)
                .with("because", crate::base::diag::Arg::Words(because))
                .with("path", other.common.path.as_str());
            self.findings.push(finding);
            let held = PlannedChange { change: ImportChange::Similar, ..(*planned).clone() };
            self.held.push((held, group.rows.len()));
            dropped.extend(group.rows.iter().copied());
        }
        dropped
    }

    fn finish(mut self, mut files: Vec<PlannedChange>, count: usize, kept: usize) -> ImportPlan {
        for file in files.iter().filter(|file| file.change == ImportChange::Differs) {
            let finding = file.place.finding(Code::ImportDiffers);
            self.findings.push(finding.with("path", file.path.as_str()));
        }
        let held: usize = self.held.iter().map(|(_, rows)| rows).sum();
        files.extend(self.held.into_iter().map(|(planned, _)| planned));
        files.sort_by(|a, b| a.path.cmp(&b.path));
        self.findings.sort();
        self.findings.dedup();
        let mut sources = self.sources.clone();
        if keys::language_of_site(&sources) == Lang::UK {
            let is_new = |file: &&mut PlannedChange| {
                matches!(file.change, ImportChange::New | ImportChange::Similar)
            };
            for file in files.iter_mut().filter(is_new) {
                file.new = keys::in_ukrainian(&file.path, &file.new);
            }
        }
        for file in &files {
            sources.texts.insert(file.path.clone(), file.new.as_bytes().into());
        }
        let diagnostics = read_list_again(&sources, self.raw, &mut self.previous).diagnostics;
        let masks = masks(&files, &diagnostics);
        let left_out = count.saturating_sub(kept + held);
        let words = (&self.site.name_index(), Lang::main_of(&self.site.site.languages));
        let tally = tally(&files, &self.dropped, &self.findings, words);
        let findings = self.findings;
        ImportPlan { files, findings, rows: count, left_out, tally, masks, ..ImportPlan::default() }
    }
}

/// Returns a diagnostic without its place in its file, which moves with every line above it.
fn placeless(diagnostic: &Diagnostic) -> Diagnostic {
    let at = Location { start: 0, end: 0, ..diagnostic.at.clone() };
    Diagnostic { at, see: Vec::new(), ..diagnostic.clone() }
}

fn error_counts<'d>(all: impl Iterator<Item = &'d Diagnostic>) -> BTreeMap<Diagnostic, usize> {
    let mut counts = BTreeMap::new();
    for diagnostic in all {
        *counts.entry(placeless(diagnostic)).or_default() += 1;
    }
    counts
}

/// Tells a fault that an entry has already where it stands: no row is to blame for it, and none is left out.
fn of_entry(diagnostic: &Diagnostic, file: &PlannedChange) -> ImportFinding {
    let row = line_of(&for_display(file.new.as_bytes()), diagnostic.at.start);
    let place = Place { row: Some(row), ..Place::file(file.path.as_str()) };
    let at = place.finding(diagnostic.code).diagnostic.at;
    let told = Diagnostic { at, level: Level::Warning, see: Vec::new(), ..diagnostic.clone() };
    ImportFinding { place, diagnostic: told }
}

/// What a round of planning asks for before the next one.
#[derive(Debug, Default)]
struct Retry {
    /// Rows that go.
    dropped: BTreeSet<usize>,
    /// Rows that stay, without a value.
    mended: BTreeMap<usize, Draft>,
}

pub(in crate::edit::import) fn masks(
    files: &[PlannedChange],
    diagnostics: &Diagnostics,
) -> BTreeMap<SourcePath, Vec<Range<usize>>> {
    files.iter().map(|file| (file.path.clone(), diagnostics.masks(&file.path).to_vec())).collect()
}

pub(in crate::edit::import) fn errors(
    diagnostics: &Diagnostics,
) -> impl Iterator<Item = &Diagnostic> {
    diagnostics.sorted().into_iter().filter(|diagnostic| diagnostic.level == Level::Error)
}
