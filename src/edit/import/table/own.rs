//! The program's own list taken back: what a cell says otherwise than the list says now is what somebody changed.
//!
//! Every other cell is left alone, so that a list that comes back as it left changes nothing, and one changed cell changes one
//! value. What cannot be told apart is named and left alone, too.

use std::collections::{BTreeMap, BTreeSet};

use super::cells::{Cell, Held, Table, shortened};
use super::column::{Column, FieldPath, Holds, key};
use super::empty;
use super::words::{OWN, OWN_ORGANISATIONS};
use crate::base::choices::Visibility;
use crate::base::diag::Code;
use crate::base::locale::typed;
use crate::edit::import::draft::Fact;
use crate::edit::import::merge::SHARED;
use crate::edit::import::place::{ImportFinding, Place};
use crate::edit::import::site_lookup::SiteLookup;
use crate::edit::import::withdrawn::{ImportQuestion, Withdrawn, WithdrawnCell};
use crate::site::export::csv::unguarded;
use crate::site::export::tables::{Baseline, BaselineRow};

/// Which of the list's own tables a table is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::edit) enum OwnSheet {
    Services,
    Organisations,
}

impl OwnSheet {
    /// Tells it by the row of headings.
    pub(super) fn of(headings: &[Cell], known: &SiteLookup<'_>) -> Option<Self> {
        /// So many of our headings no table of others has by chance.
        const ENOUGH: usize = 12;
        let has = |message: &str| {
            let names = known.say(message).map(|own| key(&own));
            headings.iter().any(|cell| names.contains(&key(&cell.text())))
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

/// A table that is one of the list's own, beside what that says now.
pub(super) struct OwnTable<'a> {
    pub(super) baseline: &'a Baseline,
    /// To whom it shows values.
    audience: Visibility,
    /// For each column of the table the one of the baseline.
    columns: Vec<Option<usize>>,
    /// The rows of the baseline by the rows of the table.
    pub(super) pairs: BTreeMap<usize, usize>,
    /// The rows of the table that no row of the list is left for, with the most alike row of their organisation.
    added: BTreeMap<usize, usize>,
}

/// What somebody did to a cell.
pub(super) enum CellChange {
    None,
    /// Nothing stands there any more; this did.
    Emptied(String),
    Changed,
}

impl<'a> OwnTable<'a> {
    /// Pairs the rows of a table with those of the list.
    pub(super) fn of(
        table: &Table,
        columns: &[Column],
        sheet: OwnSheet,
        known: &'a SiteLookup<'_>,
    ) -> Self {
        let names = |message: &&str| known.say(message).map(|own| key(&own));
        let is_for_desks = columns
            .iter()
            .any(|column| names(&"csv-phones-visibility").contains(&key(&column.heading)));
        let number = usize::from(sheet == OwnSheet::Organisations) + 2 * usize::from(is_for_desks);
        let baseline = &known.baselines()[number];
        let of_baseline = |column: &Column| {
            let heading = key(&column.heading);
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
        };
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
                let Some(id) = self.organisation(cells, columns, page, known) else { continue };
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
    fn organisation<'t>(
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
        let is_named = |row: &&BaselineRow| row.cells.first().is_some_and(|own| same(own, &name));
        let mut named = self.baseline.rows.iter().filter(is_named).map(|row| &*row.organisation);
        let id = named.next()?;
        named.all(|other| other == id).then_some(id)
    }

    fn count_alike(&self, row: usize, cells: &[Cell], columns: &[Column]) -> usize {
        let same = |(number, column): &(usize, &Column)| {
            let cell = cells.iter().find(|cell| cell.place.column == column.place.column);
            let text = cell.map(Cell::text).unwrap_or_default();
            // Which organisation it is has been found out already.
            let is_page = matches!(column.target, Some(Holds::Page));
            is_page
                || self.columns[*number]
                    .is_none_or(|own| same(&self.baseline.rows[row].cells[own], &text))
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
        Some(OwnRow { row, columns: &self.columns, is_added, audience: self.audience })
    }

    /// Refuses a row that stands in the list already, or names another organisation beside the page of this one.
    pub(super) fn doubtful(&self, cells: &[Cell], columns: &[Column]) -> Option<ImportFinding> {
        let cell = cells.first()?;
        let like = *self.added.get(&cell.place.row?)?;
        let is_there = self.count_alike(like, cells, columns) == columns.len();
        let name = columns.iter().find(|column| column.is_for("name"))?;
        let name = cells.iter().find(|cell| cell.place.column == name.place.column)?;
        // An organisation has one row on its own sheet.
        let is_second = self.baseline.columns.contains(&"csv-reported");
        let is_other = is_second || !same(&self.baseline.rows[like].cells[0], &name.text());
        match (is_there, is_other) {
            (true, _) => {
                Some(Place { column: None, ..cell.place.clone() }.finding(Code::ImportTwice))
            }
            (_, true) => Some(name.place.finding(Code::ImportUnclear).hint("page")),
            _ => None,
        }
    }
}

/// What the list says now where a row came from.
#[derive(Clone, Copy)]
pub(super) struct OwnRow<'a> {
    pub(super) row: &'a BaselineRow,
    columns: &'a [Option<usize>],
    /// Whether somebody added it: it tells of a service that the organisation did not have.
    is_added: bool,
    /// To whom the table shows values.
    pub(super) audience: Visibility,
}

impl OwnRow<'_> {
    /// Tells what somebody did to the cell of a column, by its number.
    pub(super) fn change(&self, column: usize, target: FieldPath, cell: &Cell) -> CellChange {
        let text = cell.text();
        let is_nothing = empty::says_nothing(&text);
        let is_of_service = target.field.key == "services" || self.is_of_service(target);
        if self.is_added && (is_nothing || is_of_service) {
            return if is_nothing { CellChange::None } else { CellChange::Changed };
        }
        let Some(own) = self.text(column) else { return CellChange::Changed };
        if same(own, &text) {
            CellChange::None
        } else if is_nothing {
            CellChange::Emptied(own.to_owned())
        } else {
            CellChange::Changed
        }
    }

    /// Returns what the list says now in a column.
    pub(super) fn text(&self, column: usize) -> Option<&str> {
        self.columns[column].map(|own| self.row.cells[own].as_str())
    }

    /// Returns the field that a changed cell is for: of what a row says, some is its service's own.
    pub(super) fn target(&self, target: FieldPath) -> FieldPath {
        let is_shared = target.part.is_none() && SHARED.contains(&target.field.key);
        let path = format!("services.{}", target.field.key);
        match self.is_of_service(target) || (self.is_added && is_shared) {
            true => FieldPath::parse(&path).expect("a service has the same"),
            false => target,
        }
    }

    /// Asks what is meant by a cell in which this stood.
    pub(super) fn question(
        &self,
        target: FieldPath,
        cell: &Cell,
        was: &str,
    ) -> Option<ImportQuestion> {
        let field = self.target(target);
        let heading = cell.place.field.as_deref().unwrap_or_default().to_owned();
        let parts = self.row.address.iter().map(|(key, _)| *key).collect();
        let service = self.row.service.as_ref().map(|service| service.id.clone());
        let value = shortened(was);
        let cells = WithdrawnCell { heading, value, field, service, parts };
        field.may_be_emptied().then(|| ImportQuestion {
            places: vec![cell.place.clone()],
            organisation: self.row.organisation.clone(),
            name: self.row.cells.first().cloned().unwrap_or_default(),
            what: Withdrawn::Cell(cells),
        })
    }

    /// Tells what may be the organisation's, and is the service's own.
    fn is_of_service(&self, target: FieldPath) -> bool {
        let Some(service) = &self.row.service else { return false };
        match (target.part, target.field.key) {
            (None, "phones") => service.has_phones,
            (None, "hours") => service.has_hours,
            (None, "status") => service.has_state,
            _ => false,
        }
    }

    /// Returns which service it is, for a draft: `kind` is what the cell says of its kind of help, where that was changed.
    pub(super) fn identity(&self, place: &Place, is_other_kind: bool) -> Vec<(&'static str, Fact)> {
        let service = self.row.service.as_ref().filter(|_| !self.is_added);
        let Some(service) = service else { return Vec::new() };
        let mut facts = Vec::new();
        if is_other_kind || service.id != service.help {
            facts.push(("id", Fact::text(place, &*service.id)));
        }
        if !is_other_kind {
            facts.push(("help", Fact::text(place, &*service.help)));
        }
        facts
    }

    /// Returns the part of an address that somebody changed, with its new text; `None` where it may be more than one.
    pub(super) fn changed_part(&self, text: &str) -> Option<(&'static str, String)> {
        changed_part(&self.row.address, text)
    }
}

/// Tells a column of the list that holds the same under another heading.
fn holds_same(message: &str, column: &Column, sheet: OwnSheet) -> bool {
    let of_sheet = OWN_ORGANISATIONS.iter().filter(|_| sheet == OwnSheet::Organisations);
    let path = of_sheet.chain(OWN).find(|(own, _)| *own == message).map(|(_, path)| *path);
    path.is_some() && column.target.as_ref().map(Holds::path).as_deref() == path
}

/// Returns the pieces of a changed cell of people or links that are new. `None` where somebody vanished and nobody can tell
/// who came instead.
pub(super) fn changed_items(was: &str, is: &str) -> Option<Vec<String>> {
    let pieces = |text: &str| -> Vec<String> {
        super::reader::pieces(text, &[';', '\n']).map(str::to_owned).collect()
    };
    let (was, is) = (pieces(was), pieces(is));
    let holds = |all: &[String], piece: &str| all.iter().any(|own| same(own, piece));
    let new: Vec<String> = is.iter().filter(|piece| !holds(&was, piece)).cloned().collect();
    let mut vanished = was.iter().filter(|own| !holds(&is, own));
    let all = vanished.all(|own| new.iter().any(|piece| name_of(piece) == name_of(own)));
    all.then_some(new)
}

/// Returns what stands before the first comma of a person.
fn name_of(piece: &str) -> &str {
    piece.split(", ").next().unwrap_or(piece).trim()
}

/// Tells texts that a spreadsheet only shows otherwise: blanks, line ends, the guard against formulas, the form of a day.
pub(super) fn same(own: &str, text: &str) -> bool {
    let plain = |text: &str| {
        let words: Vec<&str> = unguarded(text).split_whitespace().collect();
        let text = words.join(" ");
        typed::date(&text).map_or(text, |day| day.to_string())
    };
    plain(own) == plain(text)
}

fn changed_part(parts: &[(&'static str, String)], text: &str) -> Option<(&'static str, String)> {
    const BETWEEN: &str = ", ";
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let joined = |parts: &[(&'static str, String)]| {
        parts.iter().map(|(_, text)| text.as_str()).collect::<Vec<_>>().join(BETWEEN)
    };
    let with = |before: String, after: String| {
        let before = if before.is_empty() { before } else { before + BETWEEN };
        let after = if after.is_empty() { after } else { format!("{BETWEEN}{after}") };
        let rest = text.strip_prefix(before.as_str())?.strip_suffix(after.as_str())?;
        Some(rest.to_owned()).filter(|rest| !rest.trim().is_empty())
    };
    let mut found = parts.iter().enumerate().filter_map(|(number, (key, _))| {
        let rest = with(joined(&parts[..number]), joined(&parts[number + 1..]))?;
        Some((*key, rest))
    });
    let first = found.next();
    first.filter(|_| found.next().is_none())
}

/// Returns a cell that says something else at the same place.
pub(super) fn saying(cell: &Cell, text: String) -> Cell {
    Cell { held: Held::Text(text), ..cell.clone() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_changed_part_of_an_address_is_found_and_two_are_not() {
        let parts = [
            ("street", "вул. Миру, 1".to_owned()),
            ("city", "Приклад".to_owned()),
            ("postcode", "01001".to_owned()),
        ];
        for (text, part) in [
            ("вул. Миру, 3, Приклад, 01001", Some(("street", "вул. Миру, 3"))),
            ("вул. Миру, 1, Зразок, 01001", Some(("city", "Зразок"))),
            ("вул. Миру, 1, Приклад, 01002", Some(("postcode", "01002"))),
            // Of the street or of the city?
            ("вул. Миру, 1, кв. 5, Приклад, 01001", None),
            ("вул. Миру, 3, Зразок, 01001", None),
            ("Приклад, 01001", None),
        ] {
            let found = changed_part(&parts, text);
            assert_eq!(found, part.map(|(key, text)| (key, text.to_owned())), "{text}");
        }
    }

    #[test]
    fn what_a_spreadsheet_shows_otherwise_is_the_same() {
        for (own, text) in
            [("25.03.2020", "2020-03-25"), ("а\r\nб", "а б"), ("=1+1", "'=1+1"), ("", "")]
        {
            assert!(same(own, text), "{own}");
        }
        assert!(!same("050 123-45-67", "050 123-45-68"));
    }
}
