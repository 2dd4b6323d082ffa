//! One row of the list's own table beside what the list says now: what somebody did to its cells.

use super::cells::{Cell, Held, shortened};
use super::column::FieldPath;
use super::empty;
use super::since::{ChangedBy, Since, reads_same};
use crate::base::choices::{Choice, Chosen as _, Status, Visibility};
use crate::edit::import::draft::Fact;
use crate::edit::import::merge::SHARED;
use crate::edit::import::place::Place;
use crate::edit::import::withdrawn::{ImportQuestion, Withdrawn, WithdrawnCell};
use crate::site::export::tables::BaselineRow;

/// What somebody did to a cell.
pub(super) enum CellChange {
    None,
    /// Nothing stands there any more; this did.
    Emptied(String),
    Changed,
    /// Nothing: the entry has changed since, and the cell says what it said before.
    Older,
    /// It was changed, and so was the entry since.
    Clash,
}

impl CellChange {
    /// Tells a value that changed in the entry since, and whether the cell changed, too.
    pub(super) fn is_since(&self) -> Option<bool> {
        match self {
            Self::Older => Some(false),
            Self::Clash => Some(true),
            Self::None | Self::Emptied(_) | Self::Changed => None,
        }
    }
}

/// What the list says now where a row came from.
#[derive(Clone, Copy)]
pub(super) struct OwnRow<'a> {
    pub(super) row: &'a BaselineRow,
    pub(super) columns: &'a [Option<usize>],
    /// Whether somebody added it: it tells of a service that the organisation did not have.
    pub(super) is_added: bool,
    /// What the row was when it was exported, where it says so.
    pub(super) since: Option<&'a Since>,
    /// To whom the table shows values.
    pub(super) audience: Visibility,
}

impl OwnRow<'_> {
    /// Tells what somebody did to the cell of a column, by its number.
    pub(super) fn cell_change(&self, column: usize, target: FieldPath, cell: &Cell) -> CellChange {
        let text = cell.text();
        let is_nothing = empty::says_nothing(&text);
        let is_of_service = target.field.key == "services" || self.is_of_service(target);
        if self.is_added && (is_nothing || is_of_service) {
            return if is_nothing { CellChange::None } else { CellChange::Changed };
        }
        let Some(own) = self.cell_text(column) else { return CellChange::Changed };
        if reads_same(own, &text) {
            return CellChange::None;
        }
        let since = self.since.zip(self.columns[column]);
        match since.map(|(since, column)| since.changed_by(column, own, &text)) {
            Some(ChangedBy::Entry) => CellChange::Older,
            Some(ChangedBy::Both) => CellChange::Clash,
            Some(ChangedBy::Editor) | None if is_nothing => CellChange::Emptied(own.to_owned()),
            Some(ChangedBy::Editor) | None => CellChange::Changed,
        }
    }

    /// Returns what the list says now in a column.
    pub(super) fn cell_text(&self, column: usize) -> Option<&str> {
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
        let cells =
            WithdrawnCell { heading, value, field, service, audience: self.audience, parts };
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
            // Whoever changes the state in the row of a service means the service.
            (None, "status") => true,
            _ => false,
        }
    }

    /// Tells the state of a service that is not given since its organisation is not: nobody can open the service alone.
    pub(super) fn is_state_of_organisation(&self, target: FieldPath, was: &str) -> bool {
        let has_own = self.row.service.as_ref().is_none_or(|service| service.has_state);
        let state = Choice::named(Status::CHOICES, was).map(|state| state.id);
        target.field.key == "status" && !has_own && state != Some(Status::Active.as_str())
    }

    /// Tells a word that closes the service of a row: whoever writes it may mean the organisation.
    pub(super) fn closes_service_alone(&self, text: &str) -> bool {
        let state = Choice::meant(Status::CHOICES, text);
        self.row.service.is_some() && state.is_some_and(|state| state.id == Status::Closed.as_str())
    }

    /// Returns which service it is, for a draft: `kind` is what the cell says of its kind of help, where that was changed.
    pub(super) fn identity(&self, place: &Place, is_other_kind: bool) -> Vec<(&'static str, Fact)> {
        let service = self.row.service.as_ref().filter(|_| !self.is_added);
        let Some(service) = service else { return Vec::new() };
        let mut facts = Vec::new();
        if is_other_kind || service.id != service.help {
            facts.push(("id", Fact::from_text(place, &*service.id)));
        }
        if !is_other_kind {
            facts.push(("help", Fact::from_text(place, &*service.help)));
        }
        facts
    }

    /// Returns the part of an address that somebody changed, with its new text; `None` where it may be more than one.
    pub(super) fn changed_part(&self, text: &str) -> Option<(&'static str, String)> {
        changed_part(&self.row.address, text)
    }
}

/// Returns the pieces of a changed cell of people or links that are new. `None` where somebody vanished and nobody can tell
/// who came instead.
pub(super) fn changed_items(was: &str, is: &str) -> Option<Vec<String>> {
    let pieces = |text: &str| -> Vec<String> {
        super::reader::pieces(text, &[';', '\n']).map(str::to_owned).collect()
    };
    let (was, is) = (pieces(was), pieces(is));
    let holds = |all: &[String], piece: &str| all.iter().any(|own| reads_same(own, piece));
    let new: Vec<String> = is.iter().filter(|piece| !holds(&was, piece)).cloned().collect();
    let mut vanished = was.iter().filter(|own| !holds(&is, own));
    let all = vanished.all(|own| new.iter().any(|piece| name_of(piece) == name_of(own)));
    all.then_some(new)
}

/// Returns what stands before the first comma of a person.
fn name_of(piece: &str) -> &str {
    piece.split_once(", ").map_or(piece, |(first, _)| first).trim()
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
}
