//! What was when: the ledger's next text.
//!
//! Comes in: the register with the ledger as it was, and what is public today. Goes out: the text of
//! `content/ledger.yaml` that says so. Nothing is forgotten but what has no file any more; the same content gives
//! the same text, on the same day and on any later one. It holds no value: of each public field a hash, and of what
//! changed only the names of fields.
//!
//! What a hash protects: a number has so few digits that a whole hash of it could be looked up by trying all of
//! them. Hashes of phones, people and e-mail therefore keep 16 bits: some fifteen thousand numbers share each, so none can
//! be read out of it. Who already suspects one number may find the suspicion likely; that cannot be helped, and
//! is why only what is public *now* is hashed. The price: one such change in 65,536 goes unnoticed. Each hash
//! is keyed with its entry, so two organisations with one number do not show it.

mod facts;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use jiff::civil::Date;

use crate::base::choices::{LedgerChange, LedgerKind, Status};
use crate::content::validate::{self, Ledger, LedgerEntry, LedgerEvent};
use crate::list::model::Register;
use crate::list::publish::{EntryKey, Past, Public, Recorded, ledger_key};
use facts::Facts;

/// Where the ledger stands.
pub(crate) const PATH: &str = "content/ledger.yaml";
/// The name that a ledger has among the sources which lies elsewhere: on a ref, or in a file of its own.
pub(crate) const ELSEWHERE: &str = "ledger.yaml";
/// The context that parts these hashes from all others; another one would make every entry look changed.
const CONTEXT: &str = "perelik 2020-03-27 ledger field";
/// Fields whose values can be guessed, one by one.
const GUESSABLE: [&str; 3] = ["email", "people", "phones"];
const HEAD: &str = "# Історія сайту. Її пише `perelik record`; руками не змінюйте.\n\
                    # The history of the site. Written by `perelik record`, never by hand.\n";

/// Returns the ledger after today.
pub(crate) fn next_ledger(register: &Register, public: &Public) -> Ledger {
    let today = public.site.today;
    let recorded = Recorded::new(register);
    let mut entries: BTreeMap<(LedgerKind, String), LedgerEntry> = BTreeMap::new();
    // What has a file and is not public today keeps its past.
    for key in register.commons().map(ledger_key) {
        if let Some(Past { entry, is_moved: false }) = recorded.past(key) {
            entries.insert((key.0, key.1.to_owned()), entry.clone());
        }
    }
    for ((kind, id), facts) in public_facts(register, public) {
        let entry = match recorded.past((kind, id)) {
            Some(before) => next_entry(before.entry, id, &facts, today),
            None => first_entry(kind, id, &facts, today),
        };
        entries.insert((kind, id.to_owned()), entry);
    }
    Ledger { entries: entries.into_values().collect() }
}

fn public_facts<'a>(register: &Register, public: &'a Public) -> BTreeMap<EntryKey<'a>, Facts> {
    let organisations = public.organisations.iter();
    let organisations = organisations
        .map(|o| ((LedgerKind::Organisation, &*o.entry.id), facts::organisation_facts(o)));
    let records = register.meetings.iter().map(|record| (record.common.id.as_str(), &**record));
    let records: BTreeMap<&str, &validate::Meeting> = records.collect();
    let meetings = public.meetings.iter().map(|m| {
        let record = records.get(&*m.entry.id).expect("what is published has a record");
        ((LedgerKind::Meeting, &*m.entry.id), facts::meeting_facts(m, record))
    });
    let needs =
        public.needs.iter().map(|n| ((LedgerKind::Need, &*n.entry.id), facts::need_facts(n)));
    let pages =
        public.pages.iter().map(|p| ((LedgerKind::Page, &*p.entry.id), facts::page_facts(p)));
    organisations.chain(meetings).chain(needs).chain(pages).collect()
}

/// Hashes facts under the name of an entry.
fn hashes(kind: LedgerKind, id: &str, facts: &Facts) -> Vec<(String, String)> {
    let hash = |(field, value): &(&'static str, serde_json::Value)| {
        let mut hasher = blake3::Hasher::new_derive_key(CONTEXT);
        for part in [kind.as_str(), id, field, &value.to_string()] {
            hasher.update(part.as_bytes()).update(&[0]);
        }
        let length = if GUESSABLE.contains(field) { 4 } else { 16 };
        let hash = hasher.finalize().to_hex()[..length].to_owned();
        ((*field).to_owned(), hash)
    };
    facts.iter().map(hash).collect()
}

fn first_entry(kind: LedgerKind, id: &str, facts: &Facts, today: Date) -> LedgerEntry {
    LedgerEntry {
        kind,
        id: id.to_owned(),
        first_seen: today,
        changed: today,
        sequence: 0,
        events: Vec::new(),
        hashes: hashes(kind, id, facts),
    }
}

/// Compares an entry with what is known of it.
fn next_entry(before: &LedgerEntry, id: &str, facts: &Facts, today: Date) -> LedgerEntry {
    let mut entry = before.clone();
    let fields = differing(&before.hashes, &hashes(before.kind, &before.id, facts));
    let has_moved = before.id != id;
    entry.id = id.to_owned();
    entry.hashes = hashes(before.kind, id, facts);
    // Without hashes there is nothing to compare with: somebody was forgotten here.
    let is_known = !before.hashes.is_empty();
    if (is_known && !fields.is_empty()) || has_moved {
        // A clock that was set back changes no order.
        let on = today.max(before.changed);
        record_change(&mut entry, on, fields, has_moved, facts);
    }
    entry
}

/// Returns the fields whose hashes differ, or that are in one of the two only.
fn differing(before: &[(String, String)], now: &[(String, String)]) -> BTreeSet<String> {
    let sides = [before, now].map(|side| side.iter().collect::<BTreeSet<_>>());
    sides[0].symmetric_difference(&sides[1]).map(|(field, _)| field.clone()).collect()
}

/// Adds to an entry what happened on a day.
fn record_change(
    entry: &mut LedgerEntry,
    on: Date,
    fields: BTreeSet<String>,
    has_moved: bool,
    facts: &Facts,
) {
    let mut what = happened(entry, &fields, has_moved, facts);
    let mut fields = fields;
    if let Some(last) = entry.events.pop_if(|last| last.on == on) {
        what.extend(last.what);
        fields.extend(last.fields);
    }
    entry.changed = on;
    entry.sequence = entry.sequence.saturating_add(1);
    entry.events.push(LedgerEvent::new(on, what, fields));
}

/// Says what a change of fields means to a reader.
fn happened(
    entry: &LedgerEntry,
    fields: &BTreeSet<String>,
    has_moved: bool,
    facts: &Facts,
) -> BTreeSet<LedgerChange> {
    let has = |field: &str| fields.contains(field);
    let mut what = BTreeSet::new();
    if has_moved || has("name") || has("title") {
        what.insert(LedgerChange::Renamed);
    }
    if has("phones") {
        what.insert(LedgerChange::Phones);
    }
    if has("status") && entry.kind == LedgerKind::Organisation {
        let closed = Status::Closed.as_str();
        let is_closed = facts.iter().any(|(field, value)| *field == "status" && value == closed);
        if is_closed {
            what.insert(LedgerChange::Closed);
        } else if is_last_closed(entry) {
            what.insert(LedgerChange::Reopened);
        }
    }
    let told = ["name", "title", "phones"];
    let others = fields.iter().any(|field| !told.contains(&field.as_str()));
    if what.is_empty() || (others && !what.iter().any(is_of_status)) {
        what.insert(LedgerChange::Changed);
    }
    what
}

fn is_last_closed(entry: &LedgerEntry) -> bool {
    let mut events = entry.events.iter().rev();
    let last = events.find_map(|event| event.what.iter().find(|change| is_of_status(change)));
    last == Some(&LedgerChange::Closed)
}

fn is_of_status(change: &LedgerChange) -> bool {
    match change {
        LedgerChange::Closed | LedgerChange::Reopened => true,
        LedgerChange::Changed | LedgerChange::Phones | LedgerChange::Renamed => false,
    }
}

/// Counts the entries that one ledger tells otherwise than another, gone ones among them.
pub(crate) fn news(before: &Ledger, after: &Ledger) -> usize {
    let told = |ledger: &Ledger| -> BTreeSet<(LedgerKind, String, u32)> {
        let entries = ledger.entries.iter();
        entries.map(|entry| (entry.kind, entry.id.clone(), entry.sequence)).collect()
    };
    let both = [told(before), told(after)];
    let ids = both[0].symmetric_difference(&both[1]).map(|(kind, id, _)| (*kind, id));
    ids.collect::<BTreeSet<_>>().len()
}

/// Takes out what could tell of a value that is to be forgotten: the hashes of these entries.
pub(super) fn without_hashes(ledger: &Ledger, entries: &BTreeSet<(LedgerKind, String)>) -> Ledger {
    let mut ledger = ledger.clone();
    for entry in &mut ledger.entries {
        if entries.contains(&(entry.kind, entry.id.clone())) {
            entry.hashes.clear();
        }
    }
    ledger
}

/// Takes out entries whole.
pub(super) fn without_entries(ledger: &Ledger, entries: &BTreeSet<(LedgerKind, String)>) -> Ledger {
    let kept = ledger.entries.iter();
    let kept = kept.filter(|entry| !entries.contains(&(entry.kind, entry.id.clone())));
    Ledger { entries: kept.cloned().collect() }
}

/// Writes the ledger: sorted, one fact a line, so that two branches seldom touch the same one.
pub(crate) fn to_yaml(ledger: &Ledger) -> String {
    let mut out = HEAD.to_owned();
    let empty = if ledger.entries.is_empty() { " []" } else { "" };
    writeln!(out, "entries:{empty}").expect("a String takes everything");
    for entry in &ledger.entries {
        write_entry(&mut out, entry);
    }
    out
}

fn write_entry(out: &mut String, entry: &LedgerEntry) {
    let LedgerEntry { kind, id, first_seen, changed, sequence, .. } = entry;
    let id = serde_json::Value::from(id.as_str());
    writeln!(out, "- kind: {kind}\n  id: {id}\n  first_seen: {first_seen}")
        .expect("a String takes everything");
    writeln!(out, "  changed: {changed}\n  sequence: {sequence}")
        .expect("a String takes everything");
    if !entry.events.is_empty() {
        out.push_str("  events:\n");
    }
    for LedgerEvent { on, what, fields } in &entry.events {
        let what: Vec<&str> = what.iter().map(|change| change.as_str()).collect();
        let (what, fields) = (what.join(", "), fields.join(", "));
        writeln!(out, "  - {{on: {on}, what: [{what}], fields: [{fields}]}}")
            .expect("a String takes everything");
    }
    if !entry.hashes.is_empty() {
        out.push_str("  hashes:\n");
    }
    for (field, hash) in &entry.hashes {
        writeln!(out, "  - {{field: {field}, hash: \"{hash}\"}}")
            .expect("a String takes everything");
    }
}
