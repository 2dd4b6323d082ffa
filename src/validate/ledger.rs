//! `ledger.yaml` becomes the history of the site.

use jiff::civil::Date;

use super::form::Form;

/// What was when. Without it history starts today (DESIGN.md decision 8).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ledger {
    /// The history of each entry, in the order of the file.
    pub entries: Vec<LedgerEntry>,
}

/// The history of one entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LedgerEntry {
    /// `organisation`, `meeting`, `need` or `page`.
    pub kind: &'static str,
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
    /// `changed`, `phones`, `renamed`, `closed`, `reopened`.
    pub what: Vec<&'static str>,
    /// The fields that changed.
    pub fields: Vec<String>,
}

impl Ledger {
    /// Takes what the file says; an entry with a mistake is left out, its remark is made.
    pub(super) fn take(mut form: Form) -> Self {
        Self { entries: form.records("entries").into_iter().filter_map(entry).collect() }
    }
}

fn entry(mut form: Form) -> Option<LedgerEntry> {
    let hashes = form.records("hashes").into_iter().filter_map(|mut form| {
        let field = form.plain("field")?.value.to_string();
        Some((field, form.plain("hash")?.value.to_string()))
    });
    let hashes = hashes.collect();
    let mut events: Vec<_> = form.records("events").into_iter().filter_map(event).collect();
    // Two branches that were merged may have left them in any order.
    events.sort_by_key(|event| event.on);
    let first_seen = form.date("first_seen")?.value;
    Some(LedgerEntry {
        kind: form.choice("kind")?.value,
        id: form.plain("id")?.value.to_string(),
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
        what: super::organisation::choices(&mut form, "what"),
        fields: form.texts("fields").into_iter().map(|text| text.main.to_string()).collect(),
    })
}
