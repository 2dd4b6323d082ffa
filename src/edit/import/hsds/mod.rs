//! HSDS (Human Services Data Specification) of versions 1.1, 2.0 and 3: directories of services of other publishers.
//!
//! A folder or zip of tables, or JSON, becomes organisations with their services. Fields that have no place in the list are
//! named once each with how many values they had; a service whose kind of help the vocabulary does not know is told
//! and left out. People in a package are people: their phones and addresses are written as private, unless the
//! editor vouches for consent.

mod contacts;
mod nested;
mod organisation;
mod package;
mod places;
mod record;
mod schedule;
mod service;
mod tables;
mod terms;

use std::collections::BTreeMap;

use self::package::{Fault, Member};
use self::record::{Record, RecordCell};
use super::asked::{Asked, Read};
use super::draft::Fact;
use super::input::Input;
use super::place::{ImportFinding, Place};
use super::table::mapping;
use crate::base::diag::{Arg, Code};
use crate::content::fields::Vocabulary;
use crate::content::parse::text::for_display;

/// Fields of a draft in the making.
type Fields = Vec<(&'static str, Fact)>;

/// Tells a package: tables or JSON that name organisations as HSDS does.
pub(super) fn is_package(input: &Input) -> bool {
    let names = package::names(input);
    let last = |name: &str| {
        name.rsplit(['/', '\\']).next().expect("split gives at least one piece").to_lowercase()
    };
    let is_table = |name: &String| {
        let name = last(name);
        let stem = name.strip_suffix(".csv").or_else(|| name.strip_suffix(".json"));
        matches!(stem, Some("organization" | "organizations"))
    };
    // A single table is a spreadsheet like any other.
    let is_single = !input.is_folder && names.len() == 1 && *names[0] == *input.name;
    if is_single { is_json(input.bytes()) } else { names.iter().any(is_table) }
}

/// Tells JSON whose first object has fields of HSDS.
fn is_json(bytes: &[u8]) -> bool {
    let head = for_display(&bytes[..bytes.len().min(64 * 1024)]);
    let is_data = head.trim_start().starts_with(['[', '{']) && head.contains("\"name\"");
    let fields = [
        "\"organization\"",
        "\"organization_id\"",
        "\"organization_identifiers\"",
        "\"locations\"",
        "\"additional_websites\"",
        "\"alternate_name\"",
        "\"parent_organization_id\"",
    ];
    is_data && fields.iter().any(|field| head.contains(field))
}

/// Reads a package.
pub(super) fn read(input: &Input, asked: &Asked<'_>) -> Read {
    let members = match package::members(input) {
        Ok(members) => members,
        Err(fault) => {
            let place = Place::file(&input.name);
            let finding = match fault {
                Fault::Broken(words) => place.finding(Code::ImportBroken).with("reason", words),
                Fault::TooMuch => place
                    .finding(Code::ImportTooLarge)
                    .with("what", Arg::Words("import-over-archive")),
            };
            return Read { findings: vec![finding], ..Read::default() };
        }
    };
    let (organisations, mut findings) = organisations(&members);
    let kind = kind_for_all(asked, &mut findings);
    let mut builder = DraftBuilder { asked, kind, findings, rest: BTreeMap::new() };
    let drafts =
        organisations.into_iter().filter_map(|record| builder.organisation(record)).collect();
    Read { drafts, findings: builder.finish(), ..Read::default() }
}

/// Returns the kind that the mapping file gives to all that name none: `defaults: {kind: ngo}`.
fn kind_for_all(asked: &Asked<'_>, findings: &mut Vec<ImportFinding>) -> Option<RecordCell> {
    match mapping::read(asked.mapping) {
        Ok(mapping) => {
            findings.extend(mapping.old_names.iter().cloned());
            let (name, _) = asked.mapping?;
            let text = mapping.value_for_all("kind")?.to_owned();
            Some(RecordCell { text, place: Place::file(name) })
        }
        Err(finding) => {
            findings.push(*finding);
            None
        }
    }
}

/// Reads tables where there are any, else JSON: a package that has both says the same in both.
fn organisations(members: &[Member]) -> (Vec<Record>, Vec<ImportFinding>) {
    let of = |ending: &'static str| {
        members.iter().filter(move |member| member.name.to_lowercase().ends_with(ending))
    };
    if of(".csv").next().is_some() {
        let mut tables = tables::Tables::default();
        of(".csv").for_each(|member| tables.read(member));
        return tables.joined();
    }
    let mut findings = Vec::new();
    let mut organisations = BTreeMap::new();
    let holds_organisations = |member: &&Member| {
        let stem = member.name.rsplit_once('.').map_or(&*member.name, |(stem, _)| stem);
        match record::table(stem) {
            Some(table) => matches!(table, "organization" | "service"),
            // The description of a package names every field.
            None => &*member.name != "datapackage.json" && is_json(&member.bytes),
        }
    };
    for member in of(".json").filter(holds_organisations) {
        findings.extend(nested::read(member, &mut organisations));
    }
    (organisations.into_values().collect(), findings)
}

/// Makes drafts, and keeps what is to be said of them.
struct DraftBuilder<'a> {
    asked: &'a Asked<'a>,
    /// The kind of organisations that name none: HSDS has no such field.
    kind: Option<RecordCell>,
    findings: Vec<ImportFinding>,
    /// What has no place: how many values by table and field.
    rest: BTreeMap<(String, String), (usize, Place)>,
}

impl DraftBuilder<'_> {
    /// Tells a word that a vocabulary lacks.
    fn unknown(&mut self, cell: &RecordCell, vocabulary: Vocabulary) {
        self.findings.push(self.asked.known.unknown_term(&cell.place, vocabulary, &cell.text));
    }

    /// Counts a value that has no place.
    fn left(&mut self, table: &str, field: &str, place: &Place) {
        let key = (table.to_owned(), field.to_owned());
        self.rest.entry(key).or_insert_with(|| (0, place.clone())).0 += 1;
    }

    /// Counts what is left of a record, and of its ties.
    fn leave(&mut self, record: &Record, ties: terms::Ties, is_own: bool) {
        record.leftovers(&mut self.rest);
        for tie in ties.rest(is_own) {
            let called = tie.called();
            self.left("taxonomy_term", &called.text, &called.place);
        }
    }

    fn finish(mut self) -> Vec<ImportFinding> {
        for ((table, field), (count, place)) in self.rest {
            let place = Place { row: None, column: None, field: None, ..place };
            let finding = place.finding(Code::ImportNoPlace);
            let finding = finding.with("field", format!("{table}.{field}")).with("count", count);
            self.findings.push(finding);
        }
        self.findings
    }
}

/// Adds a field that says something.
fn add(fields: &mut Fields, key: &'static str, cell: Option<RecordCell>) {
    fields.extend(cell.map(|cell| (key, cell.fact())));
}

/// Adds a list that holds something.
fn add_list(fields: &mut Fields, key: &'static str, place: &Place, items: Vec<Fact>) {
    if !items.is_empty() {
        fields.push((key, Fact::list(place, items)));
    }
}
