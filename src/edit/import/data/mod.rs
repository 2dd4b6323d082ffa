//! The files of `data/` in again: JSON and exact CSV with the keys of the content's own files, one alone or the folder.
//!
//! What a row says as the site says it now is left alone, so that a file that comes back as it left changes nothing. The rows of
//! organisations and of services belong together by id; what a file alone cannot say is named. Contacts of people stay private
//! where nobody vouches for consent.

mod aside;
mod entry;
mod files;
mod index;
mod services;
mod values;

use std::collections::BTreeMap;

use self::entry::{EntryReader, NAMED};
use self::files::{DataFile, DataRow};
use self::index::TableIndex;
use super::asked::{Asked, Read};
use super::draft::{Draft, Fact};
use super::input::Input;
use super::place::{ImportFinding, Place};
use crate::base::diag::{Arg, Code};

/// Tells a file of `data/`, or a folder that holds one.
pub(super) fn is_it(input: &Input) -> bool {
    match input.is_folder {
        true => files::of_folder(input).any(|(name, bytes)| files::is_data(name, bytes)),
        false => {
            files::is_data(&input.name, input.bytes()) || aside::aside_finding(input).is_some()
        }
    }
}

/// Reads it.
pub(super) fn read_drafts(input: &Input, asked: &Asked<'_>) -> Read {
    let mut findings = Vec::new();
    if let Some(finding) = aside::aside_finding(input) {
        return Read { findings: vec![finding], ..Read::default() };
    }
    let tables = files::read_rows(input, &mut findings);
    let is_broken = tables.is_empty() && !findings.is_empty();
    let entries = EntryReader::new(asked, findings);
    let mut reader = DataReader { entries, tables, is_folder: input.is_folder };
    let drafts = reader.read_entries();
    let mut findings = reader.entries.finish();
    let is_of_terms = reader.tables.contains_key(&TableIndex::Terms);
    if drafts.is_empty() && !is_broken && !is_of_terms {
        findings.push(Place::file(&input.name).finding(Code::ImportEmpty));
    }
    Read { drafts, findings, by_value: true, ..Read::default() }
}

/// Reads the rows of all files.
struct DataReader<'a> {
    entries: EntryReader<'a>,
    tables: BTreeMap<TableIndex, DataFile>,
    /// Whether the files came together.
    is_folder: bool,
}

impl DataReader<'_> {
    fn read_entries(&mut self) -> Vec<Draft> {
        let tables = std::mem::take(&mut self.tables);
        let of = |index: TableIndex| tables.get(&index);
        let mut drafts =
            self.organisation_drafts(of(TableIndex::Organisations), of(TableIndex::Services));
        for index in [TableIndex::Meetings, TableIndex::Needs] {
            let rows = of(index).map(|file| file.rows.as_slice()).unwrap_or_default();
            drafts.extend(rows.iter().map(|row| self.entries.draft(index, row)));
        }
        for (index, file) in &tables {
            match index {
                TableIndex::Terms => {
                    let finding =
                        aside::terms_finding(&file.place, self.is_folder, file.rows.len());
                    self.entries.findings.push(finding);
                }
                TableIndex::Organisations | TableIndex::Meetings | TableIndex::Needs => {
                    self.entries.name_gone(*index, file);
                    self.entries.name_undated(file);
                }
                TableIndex::Services => self.entries.name_undated(file),
            }
        }
        self.tables = tables;
        drafts
    }

    /// Makes the organisations: each of its own row and the rows of its services.
    fn organisation_drafts(
        &mut self,
        own: Option<&DataFile>,
        services: Option<&DataFile>,
    ) -> Vec<Draft> {
        let rows = own.map(|file| file.rows.as_slice()).unwrap_or_default();
        let mut by_owner: BTreeMap<&str, Vec<&DataRow>> = BTreeMap::new();
        for row in services.map(|file| file.rows.as_slice()).unwrap_or_default() {
            by_owner
                .entry(row.field_text("organisation").unwrap_or_default())
                .or_default()
                .push(row);
        }
        let mut drafts = Vec::new();
        let mut lacking: Vec<(String, usize)> = Vec::new();
        for row in rows {
            // Services that name no organisation are nobody's, also where an organisation has no id.
            let of_file = row.field_text("id").and_then(|id| by_owner.remove(id));
            let mut draft = self.entries.draft(TableIndex::Organisations, row);
            let base = self.entries.base_of(TableIndex::Organisations, row);
            let offered = of_file.as_deref().unwrap_or_default();
            let facts =
                self.entries.changed_services(Some(row), base.clone(), offered, services.is_some());
            if services.is_none() {
                let count = self.entries.count_unknown_services(row, base);
                lacking.extend((count > 0).then(|| (row.title("name"), count)));
            }
            add_services(&mut draft, facts);
            drafts.push(draft);
        }
        if let Some(file) = own.filter(|_| !lacking.is_empty()) {
            self.name_lacking(&file.place, &lacking);
        }
        let mut strays: Vec<(String, usize)> = Vec::new();
        for (id, rows) in by_owner {
            match self.entries.owner(id, rows[0]) {
                Some(mut draft) => {
                    let base = self.entries.base(TableIndex::Organisations, id).cloned();
                    let facts = self.entries.changed_services(None, base, &rows, true);
                    add_services(&mut draft, facts);
                    drafts.push(draft);
                }
                None => strays.push((id.to_owned(), rows.len())),
            }
        }
        if let Some(file) = services.filter(|_| !strays.is_empty()) {
            self.name_strays(&file.place, &strays);
        }
        drafts
    }

    /// Names organisations whose services stand in a file that was not given.
    fn name_lacking(&mut self, place: &Place, lacking: &[(String, usize)]) {
        let finding = place.finding(Code::ImportNoServices);
        self.entries.findings.push(with_counts(finding, lacking));
    }

    /// Names services whose organisation is neither in the site nor in a file.
    fn name_strays(&mut self, place: &Place, strays: &[(String, usize)]) {
        let finding = place.finding(Code::ImportNoOwner);
        self.entries.findings.push(with_counts(finding, strays));
    }
}

fn with_counts(finding: ImportFinding, of: &[(String, usize)]) -> ImportFinding {
    let names: Vec<&str> = of.iter().take(NAMED).map(|(name, _)| name.as_str()).collect();
    let more = if of.len() > NAMED { " …" } else { "" };
    let count: usize = of.iter().map(|(_, count)| count).sum();
    let names = Arg::Text(format!("{}{more}", names.join("; ")));
    finding.with("count", count).with("names", names)
}

fn add_services(draft: &mut Draft, services: Vec<Fact>) {
    if !services.is_empty() {
        draft.fields.push(("services", Fact::from_items(&draft.place, services)));
    }
}
