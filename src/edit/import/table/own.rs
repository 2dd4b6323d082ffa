//! The program's own list taken back: what a cell says otherwise than the list says now is what somebody changed.
//!
//! Every other cell is left alone, so that a list that comes back as it left changes nothing, and one changed cell changes one
//! value. What cannot be told apart is named and left alone, too.

use std::collections::{BTreeMap, BTreeSet};

use super::cells::{Cell, Table};
use super::column::{Column, Holds, heading_key};
use super::own_row::OwnRow;
use super::since::{Since, reads_same};
use super::words::{OWN, OWN_ORGANISATIONS};
use crate::base::choices::Visibility;
use crate::base::diag::Code;
use crate::edit::import::place::{ImportFinding, Place};
use crate::edit::import::site_lookup::SiteLookup;
use crate::site::export::join::HEADING;
use crate::site::export::tables::{Baseline, BaselineRow, check};

/// Which of the list's own tables a table is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::edit) enum OwnSheet {
    Services,
    Organisations,
}

impl OwnSheet {
    /// Tells it by the row of headings.
    pub(super) fn from_headings(headings: &[Cell], known: &SiteLookup<'_>) -> Option<Self> {
        /// So many of our headings no table of others has by chance.
        const ENOUGH: usize = 12;
        // The form for joining has our headings, too, and is nobody's copy of the list.
        if headings.iter().any(|cell| cell.text() == HEADING) {
            return None;
        }
        let has = |message: &str| {
            let names = known.say(message).map(|own| heading_key(&own));
            headings.iter().any(|cell| names.contains(&heading_key(&cell.text())))
        };
        let all = || OWN.iter().chain(OWN_ORGANISATIONS);
        let is_ours = || all().filter(|(message, _)| has(message)).count() >= ENOUGH;
        let has_both = has("csv-organisation") && has("csv-page");
        if !has_both && !is_ours() {
            return None;
        }
        Some(if has("csv-reported") { Self::Organisations } else { Self::Services })
    }
}

/// The columns that only a copy for the desks has.
const OF_DESKS: [&str; 4] =
    ["csv-phones-visibility", "csv-address-visibility", "csv-people-visibility", "csv-stamp"];

impl OwnSheet {
    /// Tells a copy for the desks, also one that has lost some of its columns: by any of them, else by the codes of its rows.
    pub(super) fn is_for_desks(
        self,
        table: &Table,
        columns: &[Column],
        known: &SiteLookup<'_>,
    ) -> bool {
        let is = |message: &str, column: &Column| {
            known.say(message).iter().any(|own| heading_key(own) == heading_key(&column.heading))
        };
        let has = |message: &&str| columns.iter().any(|column| is(message, column));
        let baseline = &known.baselines()[2 + usize::from(self == Self::Organisations)];
        let code = columns.iter().find(|column| is(check::COLUMN, column));
        let is_coded = |code: &Column| {
            let cells = table.rows.iter().flatten();
            let mut cells = cells.filter(|cell| cell.place.column == code.place.column);
            cells.any(|cell| Since::parse(baseline, &cell.text()).is_some())
        };
        OF_DESKS.iter().any(has) || code.is_some_and(is_coded)
    }
}

/// A table that is one of the list's own, beside what that says now.
pub(super) struct OwnTable<'a> {
    pub(super) baseline: &'a Baseline,
    /// To whom it shows values.
    audience: Visibility,
    /// For each column of the table the one of the baseline.
    pub(super) columns: Vec<Option<usize>>,
    /// The rows of the baseline by the rows of the table.
    pub(super) pairs: BTreeMap<usize, usize>,
    /// The rows of the table that no row of the list is left for, with the most alike row of their organisation.
    added: BTreeMap<usize, usize>,
    /// What the rows of the table were when they were exported, where they say so.
    pub(super) since: BTreeMap<usize, Since>,
}

impl<'a> OwnTable<'a> {
    /// Pairs the rows of a table with those of the list.
    pub(super) fn from_table(
        table: &Table,
        columns: &[Column],
        sheet: OwnSheet,
        known: &'a SiteLookup<'_>,
    ) -> Self {
        let names = |message: &&str| known.say(message).map(|own| heading_key(&own));
        let is_for_desks = sheet.is_for_desks(table, columns, known);
        let number = usize::from(sheet == OwnSheet::Organisations) + 2 * usize::from(is_for_desks);
        let baseline = &known.baselines()[number];
        let of_baseline = |column: &Column| {
            let heading = heading_key(&column.heading);
            let by_name = baseline.columns.iter().position(|own| names(own).contains(&heading));
            by_name
                .or_else(|| baseline.columns.iter().position(|own| holds_same(own, column, sheet)))
        };
        let mut own = Self {
            baseline,
            audience: if is_for_desks { Visibility::Desks } else { Visibility::Public },
            columns: columns.iter().map(of_baseline).collect(),
            pairs: BTreeMap::new(),
            added: BTreeMap::new(),
            since: BTreeMap::new(),
        };
        let code = baseline.columns.iter().position(|column| *column == check::COLUMN);
        let code = own.columns.iter().position(|column| column.is_some() && *column == code);
        if let Some(code) = code {
            let of = |cells: &Vec<Cell>| {
                let cell =
                    cells.iter().find(|cell| cell.place.column == columns[code].place.column);
                Some((cells.first()?.place.row?, Since::parse(baseline, &cell?.text())?))
            };
            own.since = table.rows.iter().filter_map(of).collect();
        }
        own.pair(table, columns, known);
        own
    }

    /// Pairs what is wholly the same first, then what is most alike.
    fn pair(&mut self, table: &Table, columns: &[Column], known: &SiteLookup<'_>) {
        let page = columns.iter().find(|column| matches!(column.target, Some(Holds::Page)));
        let mut of: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (number, row) in self.baseline.rows.iter().enumerate() {
            of.entry(&row.organisation).or_default().push(number);
        }
        let mut taken = BTreeSet::new();
        for is_whole in [true, false] {
            for cells in &table.rows {
                let Some(place) = cells.first().and_then(|cell| cell.place.row) else { continue };
                if self.pairs.contains_key(&place) {
                    continue;
                }
                let Some(id) = self.owner_id(cells, columns, page, known) else { continue };
                let rows = || of.get(id).into_iter().flatten().copied().rev();
                let alike = |row: &usize| self.count_alike(*row, cells, columns);
                let best = rows().filter(|row| !taken.contains(row)).max_by_key(alike);
                if let Some(best) = best.filter(|row| !is_whole || alike(row) == columns.len()) {
                    taken.insert(best);
                    self.pairs.insert(place, best);
                } else if !is_whole && let Some(like) = rows().max_by_key(alike) {
                    self.added.insert(place, like);
                }
            }
        }
    }

    /// Returns the id of the organisation that a row tells of: by its page, else by a name that one alone has.
    fn owner_id<'t>(
        &'t self,
        cells: &'t [Cell],
        columns: &[Column],
        page: Option<&Column>,
        known: &SiteLookup<'_>,
    ) -> Option<&'t str> {
        let text = |column: &Column| {
            let cell = cells.iter().find(|cell| cell.place.column == column.place.column);
            cell.map(Cell::text).unwrap_or_default()
        };
        let all = || self.baseline.rows.iter().map(|row| row.organisation.as_str());
        let address = page.map(text).unwrap_or_default();
        if let Some(id) = known.id_of_page(&address) {
            return all().find(|own| *own == id);
        }
        let name = columns.iter().find(|column| column.is_for("name")).map(text)?;
        let is_named =
            |row: &&BaselineRow| row.cells.first().is_some_and(|own| reads_same(own, &name));
        let mut named = self.baseline.rows.iter().filter(is_named).map(|row| &*row.organisation);
        let id = named.next()?;
        named.all(|other| other == id).then_some(id)
    }

    fn count_alike(&self, row: usize, cells: &[Cell], columns: &[Column]) -> usize {
        let same = |(number, column): &(usize, &Column)| {
            let cell = cells.iter().find(|cell| cell.place.column == column.place.column);
            let text = cell.map(Cell::text).unwrap_or_default();
            // Which organisation it is has been found out already, and the code tells of another day.
            let is_page = matches!(column.target, Some(Holds::Page));
            is_page
                || self.is_check_code(*number)
                || self.columns[*number]
                    .is_none_or(|own| reads_same(&self.baseline.rows[row].cells[own], &text))
        };
        columns.iter().enumerate().filter(same).count()
    }

    /// Returns the row of the list that a row of the table came from.
    pub(super) fn row(&self, number: Option<usize>) -> Option<OwnRow<'_>> {
        let number = number?;
        let (is_added, rows) = match self.pairs.contains_key(&number) {
            true => (false, &self.pairs),
            false => (true, &self.added),
        };
        let row = &self.baseline.rows[*rows.get(&number)?];
        let since = self.since.get(&number);
        Some(OwnRow { row, columns: &self.columns, is_added, since, audience: self.audience })
    }

    fn is_check_code(&self, number: usize) -> bool {
        self.columns[number].is_some_and(|own| self.baseline.columns[own] == check::COLUMN)
    }

    /// Tells a row of which nobody has changed a cell since it was exported.
    fn is_untouched(&self, cells: &[Cell], columns: &[Column]) -> bool {
        let number = cells.first().and_then(|cell| cell.place.row);
        let Some(since) = number.and_then(|number| self.since.get(&number)) else { return false };
        since.is_untouched(columns.iter().zip(&self.columns).filter_map(|(column, own)| {
            let is_page = matches!(column.target, Some(Holds::Page));
            let cell = cells.iter().find(|cell| cell.place.column == column.place.column);
            own.filter(|_| !is_page).map(|own| (own, cell))
        }))
    }

    /// Names what differs from the list and does not say what it was when it was exported: rows, or the table where no row says so.
    pub(super) fn undated(&self, table: &Table, columns: &[Column]) -> Vec<ImportFinding> {
        let is_undated = |cells: &&Vec<Cell>| {
            let number = cells.first().and_then(|cell| cell.place.row);
            let number = number.filter(|number| !self.since.contains_key(number));
            let row = number.and_then(|number| self.pairs.get(&number));
            row.is_some_and(|row| self.count_alike(*row, cells, columns) < columns.len())
        };
        let finding = |place: &Place, of: &str| place.finding(Code::ImportUndated).with("of", of);
        let rows = table.rows.iter().filter(is_undated).filter_map(|cells| cells.first());
        let rows = rows.map(|cell| finding(&Place { column: None, ..cell.place.clone() }, "row"));
        let rows: Vec<ImportFinding> = rows.collect();
        if self.since.is_empty() && !rows.is_empty() {
            return vec![finding(&table.place, "table")];
        }
        rows
    }

    /// Names a row of an organisation that was in the list when the row was exported, and is in none of its rows now.
    pub(super) fn returned(&self, cells: &[Cell], columns: &[Column]) -> Option<ImportFinding> {
        let cell = cells.first()?;
        let number = cell.place.row?;
        let is_here = self.pairs.contains_key(&number) || self.added.contains_key(&number);
        if is_here || self.pairs.is_empty() || !self.is_untouched(cells, columns) {
            return None;
        }
        let place = Place { column: None, ..cell.place.clone() };
        let finding = place.finding(Code::ImportReturned).with("name", cell.text());
        Some(finding.hint("organisation"))
    }

    /// Refuses a row that stands in the list already, is no more in the list since, or names another organisation beside the page of
    /// this one.
    pub(super) fn doubtful(&self, cells: &[Cell], columns: &[Column]) -> Option<ImportFinding> {
        let cell = cells.first()?;
        let number = cell.place.row?;
        if self.pairs.contains_key(&number) {
            return None;
        }
        let whole = || Place { column: None, ..cell.place.clone() };
        let like = self.added.get(&number).copied();
        if like.is_some_and(|like| self.count_alike(like, cells, columns) == columns.len()) {
            return Some(whole().finding(Code::ImportTwice));
        }
        let like = like?;
        // A row that no other has the codes of was a service's own once; a copy of a row is a new service.
        let codes = self.since.get(&number);
        let is_once = codes.is_some_and(|own| {
            self.since.iter().all(|(other, codes)| *other == number || !codes.is_same(own))
        });
        if is_once || self.is_untouched(cells, columns) {
            return Some(whole().finding(Code::ImportReturned).with("name", cell.text()));
        }
        let name = columns.iter().find(|column| column.is_for("name"))?;
        let name = cells.iter().find(|cell| cell.place.column == name.place.column)?;
        // An organisation has one row on its own sheet.
        let is_second = self.baseline.columns.contains(&"csv-reported");
        let is_other = is_second || !reads_same(&self.baseline.rows[like].cells[0], &name.text());
        is_other.then(|| name.place.finding(Code::ImportUnclear).hint("page"))
    }
}

/// Tells a column of the list that holds the same under another heading.
fn holds_same(message: &str, column: &Column, sheet: OwnSheet) -> bool {
    let of_sheet = OWN_ORGANISATIONS.iter().filter(|_| sheet == OwnSheet::Organisations);
    let path = of_sheet.chain(OWN).find(|(own, _)| *own == message).map(|(_, path)| *path);
    path.is_some() && column.target.as_ref().map(Holds::path).as_deref() == path
}
