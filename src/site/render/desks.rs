//! What the pages of the headquarters, the press and the council's own website see.

use jiff::ToSpan as _;
use jiff::civil::Date;

use super::page_builder::PageBuilder;

use super::page_context::PageContext;
use super::values::{self as v, ChangeRow, Grid, GridCell, GridRow, Shared, Supply, WeekOfChanges};
use crate::base::names::Id;
use crate::content::fields::Vocabulary;
use crate::content::parse::Kind;
use crate::list::publish::changes::{EntryChange, monday};
use crate::list::publish::{Organisation, TaskState};
use crate::site::plaintext::Plain;
use crate::site::plan::coverage::{self, Coverage, CoverageState, coverage};
use crate::site::plan::{EMBED_LENGTH, Filter};

/// How many rows the press page shows as text and as a table; a longer list is offered as files.
const PRESS_LENGTH: usize = 300;

/// How many weeks the page of changes shows; the feed tells of the others.
const WEEKS: usize = 26;

/// How many changes it shows at most, so that it comes as quickly as any other page.
const CHANGES: usize = 200;

/// The coverage page: what is covered, what is lacking, and what is overdue.
pub(super) fn coverage_page(builder: &PageBuilder<'_>, page: &mut PageContext) {
    let public = builder.values.public;
    let silent: Vec<&Organisation> = coverage::silent(public).collect();
    page.share_list("silent", super::listing::cards(builder, silent.iter().copied()));
    let all = public.listed_organisations().count();
    page.put("total", &all);
    page.put("reported", &(all - silent.len()));
    let grids = [Vocabulary::Audiences, Vocabulary::Areas].map(|by| grid(builder, by));
    let shown = grids.into_iter().filter(|grid| !grid.columns.is_empty() && !grid.rows.is_empty());
    page.put("grids", &shown.collect::<Vec<_>>());
    page.put("supply", &supply(builder));
    let overdue = public.meetings.iter().flat_map(|meeting| {
        let tasks = meeting.tasks.iter().filter(|task| task.state == TaskState::Overdue);
        tasks.map(move |task| (meeting, task))
    });
    let mut overdue: Vec<_> = overdue.collect();
    overdue.sort_by_key(|(_, task)| task.due);
    let overdue =
        overdue.into_iter().map(|(meeting, task)| builder.values.task_value(task, meeting));
    page.put("overdue", &overdue.collect::<Vec<_>>());
    page.put("tables", &files(builder, &["coverage.csv", "needs.csv", "tasks.csv"]));
}

fn grid(builder: &PageBuilder<'_>, by: Vocabulary) -> Grid {
    let values = &builder.values;
    let columns = coverage::columns(values.public, by);
    let rows: Vec<Coverage> = coverage(values.public, &values.routes.matches, by);
    let is_gap = |cell: &&coverage::CoverageCell| match cell.state {
        CoverageState::Covered | CoverageState::Partly | CoverageState::Unstated => false,
        CoverageState::Nobody | CoverageState::NobodyYet | CoverageState::NotReported => true,
    };
    let cells = rows.iter().flat_map(|row| &row.cells);
    Grid {
        by: if by == Vocabulary::Areas { "areas" } else { "audiences" },
        gaps: cells.filter(is_gap).count(),
        columns: columns.iter().map(|term| values.text(&term.name)).collect(),
        rows: rows.iter().map(|row| grid_row(builder, row)).collect(),
    }
}

fn grid_row(builder: &PageBuilder<'_>, row: &Coverage) -> GridRow {
    let name = builder
        .values
        .term_value(Vocabulary::Help, &row.help)
        .map(|shared| shared.term.name.clone());
    GridRow {
        name: name.expect("rows are of the vocabulary"),
        depth: row.depth,
        whole: grid_cell(builder, &row.whole),
        cells: row.cells.iter().map(|cell| grid_cell(builder, cell)).collect(),
    }
}

/// A number leads to its page; a gap to who has not reported yet, or to what there is of this help elsewhere.
fn grid_cell(builder: &PageBuilder<'_>, cell: &coverage::CoverageCell) -> GridCell {
    let addresses = &builder.values.routes.addresses;
    let lang = builder.route.lang;
    let url = match cell.state {
        CoverageState::Covered => addresses.help_page(lang, &cell.filter),
        CoverageState::Nobody | CoverageState::Partly | CoverageState::Unstated => {
            let help = Filter { help: cell.filter.help.clone(), ..Filter::default() };
            let wider =
                addresses.help_page(lang, &help).or_else(|| addresses.section(lang, "help"));
            wider.or_else(|| addresses.section(lang, "organisations"))
        }
        CoverageState::NobodyYet | CoverageState::NotReported => {
            addresses.section(lang, "coverage").map(|page| format!("{page}#silent"))
        }
    };
    GridCell {
        services: cell.services,
        organisations: cell.organisations,
        state: cell.state.as_str(),
        url,
    }
}

fn supply(builder: &PageBuilder<'_>) -> Vec<Supply> {
    let needs = builder.values.public.needs.iter();
    let supply = needs.map(|need| {
        let numbers = need.required.zip(need.provided);
        let value = builder.values.need_value(need);
        Supply {
            percent: value.percent,
            need: value,
            lacking: numbers.map(|(required, provided)| (required - provided).max(0.0)),
            url: builder.values.routes.addresses.entry_page(
                builder.route.lang,
                Kind::Need,
                &need.entry.id,
            ),
        }
    });
    supply.collect()
}

/// What changed, week by week, the newest first.
pub(super) fn changes_page(builder: &PageBuilder<'_>, page: &mut PageContext) {
    let mut weeks: Vec<(Date, Vec<&EntryChange>)> = Vec::new();
    for change in builder.values.public.changes.iter().take(CHANGES) {
        let from = monday(change.day);
        match weeks.last_mut().filter(|(week, _)| *week == from) {
            Some((_, changes)) => changes.push(change),
            None => weeks.push((from, vec![change])),
        }
    }
    let is_more = weeks.len() > WEEKS || builder.values.public.changes.len() > CHANGES;
    let weeks = weeks.into_iter().take(WEEKS).map(|(from, changes)| WeekOfChanges {
        from: from.to_string(),
        to: sunday(from).to_string(),
        changes: changes.into_iter().map(|change| change_row(builder, change)).collect(),
    });
    page.put("weeks", &weeks.collect::<Vec<_>>());
    page.put("more", &is_more);
    page.put("feeds", &files(builder, &["changes.atom"]));
}

fn sunday(monday: Date) -> Date {
    monday.checked_add(6.days()).unwrap_or(monday)
}

fn change_row(builder: &PageBuilder<'_>, change: &EntryChange) -> ChangeRow {
    ChangeRow {
        day: change.day.to_string(),
        what: change.what.as_str(),
        kind: match change.kind {
            Kind::Organisation => "organisation",
            Kind::Meeting => "meeting",
            Kind::Need => "need",
            Kind::Site
            | Kind::Vocabulary(_)
            | Kind::Page
            | Kind::Ledger
            | Kind::Private
            | Kind::Call => "page",
        },
        name: builder.values.text(&change.name),
        url: builder.values.routes.addresses.entry_page(
            builder.route.lang,
            change.kind,
            &change.id,
        ),
    }
}

/// The press page: the list to copy as text and as a table, and how to cite it.
pub(super) fn press(builder: &PageBuilder<'_>, page: &mut PageContext) {
    let values = &builder.values;
    let plain = Plain::new(values.public, values.routes, &builder.views.words);
    let rows: usize = values.public.counted().map(|o| o.services.len().max(1)).sum();
    let is_short = rows <= PRESS_LENGTH;
    page.put("text", &is_short.then(|| plain.whole_list()));
    page.put("citation", &plain.citation());
    page.put("permanent", &plain.permanent());
    let table = values.public.counted().filter(|_| is_short).flat_map(|o| press_rows(builder, o));
    let table: Vec<Shared> = table.collect();
    page.share_list("rows", table.iter());
    page.put("rows_total", &rows);
    page.put("files", &files(builder, &["list.txt", "list.xlsx", "list.csv", "share.txt"]));
    page.put("feeds", &files(builder, &["changes.atom", "meetings.atom"]));
}

/// One row for each service, also for one that is not given now; one for an organisation that has named none.
fn press_rows(builder: &PageBuilder<'_>, organisation: &Organisation) -> Vec<Shared> {
    let id = &organisation.entry.id;
    let Some(card) = builder.views.cards.card(id) else { return Vec::new() };
    if organisation.services.is_empty() {
        return vec![Shared::from_entries(vec![("card", card.clone())])];
    }
    let offers = builder.values.public.offers_of(id).iter();
    offers.filter_map(|offer| builder.views.cards.row(offer)).cloned().collect()
}

/// The list, or one kind of help, for a page of another site.
pub(super) fn embed(builder: &PageBuilder<'_>, page: &mut PageContext, help: Option<&Id>) {
    let values = &builder.values;
    let lang = builder.route.lang;
    page.put("help", &help.and_then(|help| values.term_value(Vocabulary::Help, help)));
    let url = match help {
        None => {
            let all = super::listing::cards(
                builder,
                values.public.listed_organisations().take(EMBED_LENGTH),
            );
            let row = |card: &Shared| Shared::from_entries(vec![("card", card.clone())]);
            let rows: Vec<Shared> = all.into_iter().map(row).collect();
            page.share_list("rows", rows.iter());
            page.put("total", &values.public.listed_organisations().count());
            values.routes.addresses.section(lang, "organisations")
        }
        Some(help) => {
            let filter = Filter { help: Some(help.clone()), ..Filter::default() };
            let found = values.routes.matches.get(&filter);
            let rows = found.into_iter().flat_map(|found| found.rows_on_page(values.public, 1));
            let rows = rows.flatten().filter_map(|offer| builder.views.cards.row(offer));
            page.share_list("rows", rows);
            page.put("total", &found.map_or(0, |found| found.organisations));
            values.routes.addresses.help_page(lang, &filter)
        }
    };
    page.put("all_url", &url.unwrap_or_else(|| values.routes.addresses.home(lang)));
}

/// Names files in open formats that this site makes.
fn files(builder: &PageBuilder<'_>, names: &[&str]) -> Vec<v::Download> {
    let all = &builder.views.files;
    names.iter().filter_map(|name| all.iter().find(|file| file.id == *name).cloned()).collect()
}
