//! What a report tells: tables of words, made of a plan.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::base::diag::{Arg, Level};
use crate::base::locale::Lang;
use crate::base::messages::Messages;
use crate::content::fields::table;
use crate::content::keys::ukrainian_path;
use crate::edit::import::ColumnUse;
use crate::edit::import::place::ImportFinding;
use crate::edit::import::plan::ImportPlan;
use crate::edit::import::table::Table;
use crate::edit::import::tally::{Count, Counted};

/// By what a report is known again, so that a later one may take its place.
pub(super) const MARK: &str = "perelik import --report";

/// A small table of words.
pub(crate) struct Grid {
    /// What it is about.
    pub(crate) title: String,
    /// The headings.
    pub(crate) headings: Vec<String>,
    /// The rows.
    pub(crate) rows: Vec<Vec<String>>,
}

/// Everything that a report tells.
pub(super) struct Report<'a> {
    pub(super) title: String,
    pub(super) head: Vec<String>,
    pub(super) columns: Grid,
    pub(super) counts: Grid,
    pub(super) remarks: Grid,
    /// The grade of each remark.
    pub(super) levels: Vec<Level>,
    /// The tables as they were read.
    pub(super) tables: &'a [Table],
    /// The remarks of each row, by sheet and row.
    pub(super) of_rows: BTreeMap<(Option<Arc<str>>, usize), Vec<&'a ImportFinding>>,
    pub(super) words: &'a Messages,
}

/// Returns the way to a field in the language of messages.
fn shown_path(path: &str, words: &Messages) -> String {
    match words.lang() == Lang::UK {
        true => ukrainian_path(&table::ORGANISATION, path),
        false => path.to_owned(),
    }
}

/// Returns what each column of a table was taken for, and how much of it was understood.
pub(crate) fn columns_grid(plan: &ImportPlan, words: &Messages) -> Grid {
    let say = |key: &str| words.say(key, &[]);
    let row = |column: &ColumnUse| {
        let letters = column.place.column_letters().unwrap_or_default();
        let understood = match &column.field {
            Some(_) => column.cells.saturating_sub(plan.count_misunderstood(column)),
            None => 0,
        };
        let arguments = [("letters", letters.into()), ("heading", column.heading.as_str().into())];
        // A record's columns have no letters.
        let heading = words.say("import-grid-heading", &arguments);
        let of = [("understood", understood.into()), ("cells", column.cells.into())];
        vec![
            heading.trim_start().to_owned(),
            column
                .field
                .as_deref()
                .map_or_else(|| say("import-grid-left"), |path| shown_path(path, words)),
            words.say("import-grid-of", &of),
            column.example.clone().unwrap_or_default(),
        ]
    };
    let headings = [
        "import-grid-column",
        "import-grid-field",
        "import-grid-understood",
        "import-grid-example",
    ];
    Grid {
        title: say("import-grid-columns"),
        headings: headings.map(say).to_vec(),
        rows: plan.columns.iter().map(row).collect(),
    }
}

/// Returns how many organisations, services, phones and hours come in, change, stay and are left out.
pub(crate) fn counts(plan: &ImportPlan, words: &Messages) -> Grid {
    let say = |key: &str| words.say(key, &[]);
    let row = |(counted, count): (&Counted, &Count)| {
        let Count { new, changed, same, left_out } = count;
        let numbers = [new, changed, same, left_out].map(usize::to_string);
        std::iter::once(say(counted.message())).chain(numbers).collect()
    };
    let headings = [
        "import-grid-what",
        "import-grid-new",
        "import-grid-changed",
        "import-grid-same",
        "import-grid-left",
    ];
    Grid {
        title: say("import-grid-counts"),
        headings: headings.map(say).to_vec(),
        rows: plan.tally.iter().map(row).collect(),
    }
}

impl<'a> Report<'a> {
    pub(super) fn new(
        (name, summary): (&str, &str),
        plan: &'a ImportPlan,
        words: &'a Messages,
    ) -> Self {
        let say = |key: &str| words.say(key, &[]);
        let mut of_rows: BTreeMap<_, Vec<&ImportFinding>> = BTreeMap::new();
        for finding in &plan.findings {
            if let Some(row) = finding.place.row {
                of_rows.entry((finding.place.sheet.clone(), row)).or_default().push(finding);
            }
        }
        let cells = cell_texts(&plan.tables);
        let headings = [
            "import-grid-place",
            "import-grid-cell",
            "import-grid-level",
            "import-grid-remark",
            "import-grid-advice",
        ];
        let remark = |finding: &ImportFinding| {
            let ImportFinding { place, diagnostic } = finding;
            let at = place.row.zip(place.column);
            let cell = at.and_then(|(row, column)| cells.get(&(&place.sheet, row, column)));
            vec![
                place_in_words(finding, words),
                cell.cloned().unwrap_or_default(),
                words.level_word(diagnostic.level),
                format!("{} [{}]", words.sentence(diagnostic), diagnostic.code.as_str()),
                words.hint(diagnostic).unwrap_or_default(),
            ]
        };
        let remarks = Grid {
            title: say("import-grid-remarks"),
            headings: headings.map(say).to_vec(),
            rows: plan.findings.iter().map(remark).collect(),
        };
        Self {
            title: words.say("import-report-title", &[("file", Arg::from(name))]),
            head: vec![say("import-report-private"), summary.to_owned()],
            columns: columns_grid(plan, words),
            counts: counts(plan, words),
            remarks,
            levels: plan.findings.iter().map(|finding| finding.diagnostic.level).collect(),
            tables: &plan.tables,
            of_rows,
            words,
        }
    }

    /// Returns the remarks of a row in words, each after the letters of its column.
    pub(super) fn remarks_of(&self, findings: &[&ImportFinding]) -> String {
        let line = |finding: &&ImportFinding| {
            let sentence = self.words.sentence(&finding.diagnostic);
            match finding.place.column_letters() {
                Some(letters) => format!("{letters}: {sentence}"),
                None => sentence,
            }
        };
        findings.iter().map(line).collect::<Vec<_>>().join("\n")
    }
}

/// Names the place of a remark within its file: sheet, row, column, heading.
pub(crate) fn place_in_words(finding: &ImportFinding, words: &Messages) -> String {
    let place = &finding.place;
    let text = |text: &Arc<str>| Arg::Text(text.to_string());
    let row_words = if place.is_record { "import-place-record" } else { "import-place-row" };
    let parts = [
        place.sheet.as_ref().map(|sheet| ("import-place-sheet", text(sheet))),
        place.shown_row().map(|row| (row_words, Arg::Text(row.to_string()))),
        place.column_letters().map(|letters| ("import-place-column", Arg::Text(letters))),
        place.field.as_ref().map(|field| ("import-place-field", text(field))),
    ];
    let say = |(key, value)| words.say(key, &[("value", value)]);
    parts.into_iter().flatten().map(say).collect::<Vec<_>>().join(", ")
}

/// Returns the texts of all cells by sheet, row and column.
fn cell_texts(tables: &[Table]) -> BTreeMap<(&Option<Arc<str>>, usize, usize), String> {
    let all = tables.iter().flat_map(|table| table.rows.iter().flatten());
    let by_place = all.filter_map(|cell| {
        let place = &cell.place;
        Some(((&place.sheet, place.row?, place.column?), cell.text()))
    });
    by_place.collect()
}
