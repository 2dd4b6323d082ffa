//! The services of an organisation: each row one service; how it stands is told there together with its organisation.

use serde_json::{Map, Value};

use super::entry::EntryReader;
use super::files::DataRow;
use super::index::TableIndex;
use crate::base::choices::{Chosen as _, Status};
use crate::base::diag::Code;
use crate::edit::import::draft::{ACTIVE, Draft, Fact};

type JsonFields = Map<String, Value>;

impl EntryReader<'_> {
    /// Returns the entry that services without a row of their organisation belong to.
    pub(super) fn owner(&mut self, id: &str, service: &DataRow) -> Option<Draft> {
        let base = self.base(TableIndex::Organisations, id)?.clone();
        if !self.is_ours(service) {
            return None;
        }
        // All of it is as the site says it.
        let row = DataRow { fields: base, ..service.clone() };
        Some(self.draft(TableIndex::Organisations, &row))
    }

    /// Counts the services that an organisation names and neither the site nor a file tells of.
    pub(super) fn count_unknown_services(&self, row: &DataRow, base: Option<JsonFields>) -> usize {
        let own = row.fields.get("services").and_then(Value::as_array);
        let there = base.as_ref().and_then(|base| base.get("services")?.as_array());
        let is_known = |id: &&Value| !there.is_some_and(|there| there.contains(id));
        own.into_iter().flatten().filter(is_known).count()
    }

    /// Makes the services of one organisation, in its own order; of those that the site tells alike, none.
    pub(super) fn changed_services(
        &mut self,
        owner: Option<&DataRow>,
        base: Option<JsonFields>,
        rows: &[&DataRow],
        is_given: bool,
    ) -> Vec<Fact> {
        let id = owner
            .and_then(|row| row.field_text("id"))
            .or(base.as_ref().and_then(|b| field_text(b, "id")));
        let there: Vec<JsonFields> = match &base {
            Some(_) => self.services_of(id.unwrap_or_default()),
            None => Vec::new(),
        };
        let state = |fields: Option<&JsonFields>| {
            fields.and_then(|fields| Status::parse(field_text(fields, "status")?))
        };
        let own =
            state(owner.map(|row| &row.fields)).or(state(base.as_ref())).unwrap_or(Status::Active);
        let was = state(base.as_ref());
        let listed = owner.and_then(|row| row.fields.get("services")?.as_array());
        let rank = |row: &DataRow| {
            let id = row.field_text("id").unwrap_or_default();
            listed.and_then(|all| all.iter().position(|own| own.as_str() == Some(id)))
        };
        let mut rows = rows.to_vec();
        rows.sort_by_key(|row| rank(row).unwrap_or(usize::MAX));
        let mut facts = Vec::new();
        for row in &rows {
            let now = there.iter().find(|now| field_text(now, "id") == row.field_text("id"));
            facts.extend(self.changed_service(row, now, (was, own)));
        }
        let is_gone = |now: &&JsonFields| {
            !rows.iter().any(|row| row.field_text("id") == field_text(now, "id"))
        };
        if is_given && (!rows.is_empty() || owner.is_some()) {
            let called = |now: &JsonFields| {
                let name = now.get("name").or(now.get("help"));
                let name = name.map(|name| self.values.main_text(name).to_owned());
                let of = base.as_ref().and_then(|base| base.get("name"));
                let of = of.map(|name| self.values.main_text(name).to_owned());
                format!("{}: {}", of.unwrap_or_default(), name.unwrap_or_default())
            };
            let gone: Vec<String> = there.iter().filter(is_gone).map(called).collect();
            let place = rows.first().map(|row| &row.place).or(owner.map(|row| &row.place));
            let place = place.cloned().unwrap_or_default();
            self.push_gone(&place, &gone);
        }
        facts
    }

    /// Makes a service; nothing where the site tells it alike.
    fn changed_service(
        &mut self,
        row: &DataRow,
        base: Option<&JsonFields>,
        states: (Option<Status>, Status),
    ) -> Option<Fact> {
        let mut whole = row.clone();
        self.place_translations(&mut whole);
        let entry = self.entry_fields(TableIndex::Services, &whole, base);
        let mut fields = entry.fields;
        let status = self.changed_status(row, base, states);
        let is_changed = |(key, _): &(&'static str, Fact)| !entry.unchanged.contains(key);
        if base.is_some() && status.is_none() && !fields.iter().any(is_changed) {
            return None;
        }
        if base.is_some() {
            self.note_change();
        }
        let id = row.field_text("id").filter(|id| row.field_text("help") != Some(*id));
        fields.extend(id.map(|id| ("id", Fact::from_text(&row.at("id"), id))));
        fields.extend(status.map(|status| ("status", Fact::from_text(&row.at("status"), status))));
        Some(Fact::from_fields(&row.place, fields))
    }

    /// Returns the state of a service itself. What stands in its row is the worse of it and its organisation.
    fn changed_status(
        &mut self,
        row: &DataRow,
        base: Option<&JsonFields>,
        (was, owner): (Option<Status>, Status),
    ) -> Option<String> {
        let own = row.field_text("status")?;
        let Some(state) = Status::parse(own) else { return Some(own.to_owned()) };
        let Some(base) = base else { return (state != owner).then(|| own.to_owned()) };
        if field_text(base, "status") == Some(own) {
            return None;
        }
        if state == owner {
            if owner == Status::Active {
                return Some(ACTIVE.to_owned());
            }
            if was == Some(owner) {
                self.findings.push(row.at("status").finding(Code::ImportUnclear));
            }
            return None;
        }
        // A service's own row does not open its organisation.
        if owner != Status::Active && (state == Status::Active || owner == Status::Closed) {
            self.findings.push(row.at("status").finding(Code::ImportUnclear));
            return None;
        }
        Some(own.to_owned())
    }
}

fn field_text<'f>(fields: &'f JsonFields, key: &str) -> Option<&'f str> {
    fields.get(key).and_then(Value::as_str)
}
