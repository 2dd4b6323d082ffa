//! `ledger.yaml` becomes the history of the site.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::form::Form;
use crate::base::choices::{LedgerChange, LedgerKind};

/// What was when. Without it history starts today.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ledger {
    /// The history of each entry, in the order of the file.
    pub entries: Vec<LedgerEntry>,
}

/// The history of one entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LedgerEntry {
    /// What it is.
    pub kind: LedgerKind,
    /// Its id.
    pub id: String,
    /// The day it was first public.
    pub first_seen: Date,
    /// The day its public facts last changed; the first day where nothing is written.
    pub changed: Date,
    /// How often it has changed.
    pub sequence: u32,
    /// What changed when, in the order of days.
    pub events: Vec<LedgerEvent>,
    /// Paths of public fields, each with the hash of its value.
    pub hashes: Vec<(String, String)>,
}

/// What changed on one day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LedgerEvent {
    /// The day.
    pub on: Date,
    /// What happened.
    pub what: Vec<LedgerChange>,
    /// The fields that changed.
    pub fields: Vec<String>,
}

impl LedgerEvent {
    /// Says what changed on a day, by the alphabet of ids and of fields, as the file has both.
    pub(crate) fn new(on: Date, what: BTreeSet<LedgerChange>, fields: BTreeSet<String>) -> Self {
        let mut what: Vec<LedgerChange> = what.into_iter().collect();
        what.sort_by_key(|change| change.as_str());
        Self { on, what, fields: fields.into_iter().collect() }
    }
}

impl Ledger {
    /// Takes what the file says; an entry with a mistake is left out, its diagnostic is made.
    pub(super) fn from_form(mut form: Form) -> Self {
        Self::merged(form.records("entries").into_iter().filter_map(validate_ledger_entry))
    }

    /// Makes one ledger of two; what both know of an entry becomes one. Where they know it of the same day, `other` is
    /// right.
    pub(super) fn merge(&self, other: &Self) -> Self {
        Self::merged(self.entries.iter().chain(&other.entries).cloned())
    }

    /// Both sides of a merge may have made an entry known.
    fn merged(entries: impl Iterator<Item = LedgerEntry>) -> Self {
        let mut whole: BTreeMap<(LedgerKind, String), LedgerEntry> = BTreeMap::new();
        for entry in entries {
            let key = (entry.kind, entry.id.clone());
            let entry = match whole.remove(&key) {
                Some(before) => merged_entry(before, entry),
                None => entry,
            };
            whole.insert(key, entry);
        }
        Self { entries: whole.into_values().collect() }
    }
}

/// Makes one entry of two that branches have written apart: nothing of either is lost.
fn merged_entry(a: LedgerEntry, b: LedgerEntry) -> LedgerEntry {
    let (older, mut newer) = if a.changed <= b.changed { (a, b) } else { (b, a) };
    newer.first_seen = newer.first_seen.min(older.first_seen);
    newer.sequence = newer.sequence.max(older.sequence);
    for event in older.events {
        match newer.events.iter_mut().find(|other| other.on == event.on) {
            Some(other) => unite(other, event),
            None => newer.events.push(event),
        }
    }
    newer.events.sort_by_key(|event| event.on);
    newer
}

fn unite(event: &mut LedgerEvent, other: LedgerEvent) {
    let what = event.what.drain(..).chain(other.what).collect();
    let fields = event.fields.drain(..).chain(other.fields).collect();
    *event = LedgerEvent::new(event.on, what, fields);
}

fn validate_ledger_entry(mut form: Form) -> Option<LedgerEntry> {
    let hashes = form.records("hashes").into_iter().filter_map(|mut form| {
        let field = form.single_language("field")?.value.to_string();
        Some((field, form.single_language("hash")?.value.to_string()))
    });
    let hashes = hashes.collect();
    let mut events: Vec<_> = form.records("events").into_iter().filter_map(event).collect();
    // Two branches that were merged may have left them in any order.
    events.sort_by_key(|event| event.on);
    let first_seen = form.date("first_seen")?.value;
    Some(LedgerEntry {
        kind: form.choice::<LedgerKind>("kind")?.value,
        id: form.single_language("id")?.value.to_string(),
        changed: form.date("changed").map_or(first_seen, |date| date.value),
        first_seen,
        sequence: form.count("sequence").map_or(0, |count| count.value),
        events,
        hashes,
    })
}

fn event(mut form: Form) -> Option<LedgerEvent> {
    Some(LedgerEvent {
        on: form.date("on")?.value,
        what: form.choices("what"),
        fields: form.texts("fields").into_iter().map(|text| text.main.to_string()).collect(),
    })
}
