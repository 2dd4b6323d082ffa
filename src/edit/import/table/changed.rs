//! What somebody changed in a row of the list's own: each changed cell changes one value, and what nobody can tell is left alone.

use super::cells::{Cell, shortened};
use super::column::{Column, FieldPath, Holds};
use super::own_row::{CellChange, OwnRow, changed_items, saying};
use super::people::changed_people;
use super::phones::changed_phones;
use super::reader::CellReader;
use super::row::Parts;
use super::since::reads_same;
use super::{empty, visibility};
use crate::base::diag::Code;
use crate::edit::import::draft::Fact;
use crate::edit::import::place::ImportFinding;

impl Parts {
    /// Takes a cell of the list's own table where somebody changed it; returns what is left alone since nobody can tell what it
    /// was to change.
    pub(super) fn take_changed(
        &mut self,
        reader: &mut CellReader<'_>,
        own: OwnRow<'_>,
        (number, target): (usize, FieldPath),
        cell: &Cell,
    ) -> Option<ImportFinding> {
        let is_named = target.part.is_none() && matches!(target.field.key, "name" | "kind");
        let change = own.cell_change(number, target, cell);
        if let Some(is_clash) = change.is_since() {
            return self.leave_as_it_is(reader, own, (number, target), (cell, is_clash));
        }
        if visibility::guarded_field(target).is_some() {
            // Who may see a value belongs to it also where the value alone was changed.
            self.visibility.push((target.field.key, cell.clone()));
        } else if target.part.is_none() && visibility::GUARDED.contains(&target.field.key) {
            self.guarded.push((number, target, cell.clone()));
        }
        let was = match change {
            CellChange::None if is_named => {
                self.unchanged.push(target.field.key);
                self.take_cell(reader, target, cell);
                return None;
            }
            CellChange::None | CellChange::Older | CellChange::Clash => return None,
            CellChange::Emptied(was) => {
                if is_named {
                    self.unchanged.push(target.field.key);
                    self.take_cell(reader, target, &saying(cell, was.clone()));
                }
                self.questions.extend(own.question(target, cell, &was));
                let finding = cell.place.finding(Code::ImportEmptied);
                return Some(finding.with("value", shortened(&was)));
            }
            CellChange::Changed => own.cell_text(number).unwrap_or_default(),
        };
        self.take_new_text(reader, own, target, (cell, was))
    }

    /// Takes what a cell says now in the place of what it said.
    fn take_new_text(
        &mut self,
        reader: &mut CellReader<'_>,
        own: OwnRow<'_>,
        target: FieldPath,
        (cell, was): (&Cell, &str),
    ) -> Option<ImportFinding> {
        let unclear = || Some(cell.place.finding(Code::ImportUnclear));
        match (target.part, target.field.key) {
            (None, "address") if !own.row.address.is_empty() => {
                let Some((part, text)) = own.changed_part(&cell.text()) else { return unclear() };
                let target = FieldPath::parse(&format!("address.{part}"));
                self.take_cell(reader, target.expect("an address has it"), &saying(cell, text));
            }
            (None, "people") => {
                if changed_items(was, &cell.text()).is_none() {
                    return unclear();
                }
                let people = changed_people(reader, &cell.place, was, &cell.text());
                self.put(target, cell, people);
            }
            (None, "links") => {
                let Some(items) = changed_items(was, &cell.text()) else { return unclear() };
                if !items.is_empty() {
                    self.take_cell(reader, target, &saying(cell, items.join("; ")));
                }
            }
            (Some(_), _) if visibility::guarded_field(target).is_some() => {}
            (None, "status") if own.is_state_of_organisation(target, was) => return unclear(),
            (None, "status") if own.closes_service_alone(&cell.text()) => {
                let finding = cell.place.finding(Code::ImportServiceState);
                reader.report(finding.with("value", shortened(&cell.text())));
                self.take_cell(reader, own.target(target), cell);
            }
            (None, "phones") => {
                let phones = changed_phones(reader, &cell.place, was, &cell.text());
                self.put(own.target(target), cell, phones);
            }
            _ => self.take_cell(reader, own.target(target), cell),
        }
        None
    }

    /// Leaves a value as the entry says it since the copy was made.
    fn leave_as_it_is(
        &mut self,
        reader: &mut CellReader<'_>,
        own: OwnRow<'_>,
        (number, target): (usize, FieldPath),
        (cell, is_clash): (&Cell, bool),
    ) -> Option<ImportFinding> {
        let now = own.cell_text(number).expect("what changed since is in the list").to_owned();
        if visibility::guarded_field(target).is_some() {
            self.visibility.push((target.field.key, saying(cell, now.clone())));
        } else if target.part.is_none() && matches!(target.field.key, "name" | "kind") {
            self.unchanged.push(target.field.key);
            self.take_cell(reader, target, &saying(cell, now.clone()));
        }
        if !is_clash {
            self.older.extend(cell.place.field.clone());
            return None;
        }
        Some(cell.place.finding(Code::ImportClash).with("value", shortened(&now)))
    }

    /// Takes of a row of the list's own the values of which somebody changed only who may see them; nobody sees more of them by that.
    pub(super) fn take_guarded(
        &mut self,
        reader: &mut CellReader<'_>,
        own: Option<OwnRow<'_>>,
        columns: &[Column],
    ) {
        let Some(own) = own else { return };
        let of = |column: &Column| column.target.as_ref().and_then(Holds::field);
        let words = |key: &str| {
            let mut said = columns.iter();
            let said =
                said.position(|column| of(column).and_then(visibility::guarded_field) == Some(key));
            said.and_then(|said| own.cell_text(said))
        };
        for (key, cell) in &self.visibility {
            // The value is another one since, or has no column: nobody can tell who was to see it.
            let is_of_cell = self.guarded.iter().any(|(_, target, _)| target.field.key == *key);
            if !is_of_cell && words(key).is_some_and(|words| !reads_same(words, &cell.text())) {
                reader.report(cell.place.finding(Code::ImportUnclear));
            }
        }
        for (number, target, cell) in std::mem::take(&mut self.guarded) {
            let key = target.field.key;
            let at = self.visibility.iter().position(|(own, _)| *own == key);
            let (Some(words), Some(at)) = (words(key), at) else { continue };
            let said = self.visibility[at].1.clone();
            let was = own.cell_text(number).unwrap_or_default();
            for finding in
                visibility::wider(key, (was, words), (&cell.text(), &said), reader.asked.known)
            {
                reader.report(finding);
            }
            let is_changed = !reads_same(words, &said.text());
            if !is_changed || empty::says_nothing(&said.text()) || !reads_same(was, &cell.text()) {
                continue;
            }
            let fact = match key {
                "phones" => changed_phones(reader, &cell.place, was, was),
                "people" => changed_people(reader, &cell.place, was, was),
                _ => Fact::from_fields(&cell.place, Vec::new()),
            };
            self.put(own.target(target), &cell, fact);
        }
    }
}
