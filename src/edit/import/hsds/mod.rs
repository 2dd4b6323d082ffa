//! HSDS (Human Services Data Specification) of versions 1.0, 1.1, 2.0 and 3: directories of services of other publishers.
//!
//! A folder or zip of tables, or JSON, becomes organisations with their services. Fields that have no place in the list are
//! named once each with how many values they had; a service whose kind of help the vocabulary does not know, and an organisation whose
//! kind nobody says, come in as drafts and are named. A bad value costs only itself. People in a package are people: their phones and addresses are written as private, unless the
//! editor vouches for consent.

mod contacts;
mod countries;
mod defaults;
mod guess;
mod guess_words;
mod known;
mod nested;
mod numbers;
mod organisation;
mod owners;
mod package;
mod places;
mod record;
mod schedule;
mod service;
mod site_rows;
mod tables;
mod terms;

use std::collections::BTreeMap;

use serde_json::Value;

pub(super) use self::countries::Country;
use self::package::{Fault, Member};
use self::record::{Record, RecordCell};
use super::asked::{Asked, Read};
use super::draft::Fact;
use super::input::Input;
use super::place::{ImportFinding, Place};
use super::table::mapped::TermLookup;
use super::table::mapping_file;
use crate::base::diag::{Arg, Code, Level};
use crate::base::messages::Messages;
use crate::content::parse::text::for_display;

/// Fields of a draft in the making.
type Fields = Vec<(&'static str, Fact)>;

/// How the names of tables end.
const TABLE_EXTENSIONS: [&str; 1] = ["csv"];
/// How the names of JSON end.
const JSON: [&str; 3] = ["json", "jsonl", "ndjson"];

/// Tells a package: tables or JSON that name organisations or services as HSDS does.
pub(super) fn is_package(input: &Input) -> bool {
    let names = package::member_names(input);
    // A single table is a spreadsheet like any other.
    let is_single = !input.is_folder && names.len() == 1 && *names[0] == *input.files[0].0;
    if is_single {
        return is_json(input.bytes()) || input.name.ends_with(package::DESCRIPTION);
    }
    let is_table = |name: &String| {
        let name = name.rsplit(['/', '\\']).next().expect("split gives at least one piece");
        let parts = name.rsplit_once('.');
        parts.is_some_and(|(stem, ending)| {
            let is_read = TABLE_EXTENSIONS
                .iter()
                .chain(&JSON)
                .any(|known| known.eq_ignore_ascii_case(ending));
            is_read && matches!(record::table_name(stem), Some("organization" | "service"))
        })
    };
    let is_described = || {
        names.iter().any(|name| name.ends_with(package::DESCRIPTION))
            && package::members(input).is_ok_and(|members| {
                let mut described =
                    members.iter().filter(|member| *member.name == *package::DESCRIPTION);
                described.any(|member| package::describes_services(&member.bytes))
            })
    };
    let holds_pages = || {
        let is_read = |name: &str| {
            let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
            JSON.iter().any(|known| known.eq_ignore_ascii_case(ending))
        };
        input.is_folder && input.files.iter().any(|(name, bytes)| is_read(name) && is_json(bytes))
    };
    names.iter().any(is_table) || is_described() || holds_pages()
}

/// How many characters an empty page of an API has at most.
const PAGE_HEAD: usize = 1000;
/// The key of a service's organisation.
const ORGANISATION: &str = "\"organization\"";

/// Tells JSON whose first objects have fields of HSDS.
fn is_json(bytes: &[u8]) -> bool {
    let head = for_display(&bytes[..bytes.len().min(64 * 1024)]);
    let begins = head.trim_start().starts_with(['[', '{']);
    // A page of an API may be empty.
    let bare: String = head.chars().take(PAGE_HEAD).filter(|c| !c.is_whitespace()).collect();
    if begins && bare.contains("\"total_items\"") && bare.contains("\"contents\":[]") {
        return true;
    }
    let is_data = begins && head.contains("\"name\"");
    // In lists of others an `organization` is a name.
    let is_part =
        |field: &str, rest: &str| field != ORGANISATION || rest.starts_with(['{', '[', 'n']);
    let is_key = |head: &str, field: &str| {
        head.match_indices(field).any(|(at, _)| {
            let rest = head[at + field.len()..].trim_start().strip_prefix(':');
            rest.is_some_and(|rest| is_part(field, rest.trim_start()))
        })
    };
    let fields = [
        ORGANISATION,
        "\"organization_id\"",
        "\"organization_identifiers\"",
        "\"locations\"",
        "\"additional_websites\"",
        "\"alternate_name\"",
        "\"parent_organization_id\"",
        "\"year_incorporated\"",
        "\"legal_status\"",
        "\"tax_status\"",
        "\"service_at_locations\"",
        "\"organizations\"",
    ];
    is_data
        && !head.contains("\"FeatureCollection\"")
        && fields.iter().any(|field| is_key(&head, field))
}

/// Reads a package.
pub(super) fn read_drafts(input: &Input, asked: &Asked<'_>) -> Read {
    let members = match package::members(input) {
        Ok(members) => members,
        Err(fault) => {
            let place = Place::file(&input.name);
            let finding = match fault {
                Fault::Broken(reason) => place.broken(Arg::Words(reason)),
                Fault::TooMuch => place
                    .finding(Code::ImportTooLarge)
                    .with("what", Arg::Words("import-over-archive")),
            };
            return Read { findings: vec![finding], ..Read::default() };
        }
    };
    let (organisations, mut findings) = organisation_records(&members);
    if organisations.is_empty()
        && !findings.iter().any(|told| told.diagnostic.level == Level::Error)
    {
        findings.push(Place::file(&input.name).finding(Code::ImportEmpty));
    }
    let mapping = match mapping_file::read_mapping(asked) {
        Ok(mapping) => mapping,
        Err(told) => {
            findings.extend(told);
            return Read { findings, ..Read::default() };
        }
    };
    findings.extend(mapping.told.iter().cloned());
    let services = organisations.iter().map(|one| one.parts("service").count()).sum();
    let lookup = TermLookup::new(asked, &mapping, &mut findings);
    let country = Country::for_package(asked, &organisations);
    let mut builder = DraftBuilder {
        asked,
        defaults: defaults::Defaults::from_mapping(asked, &mapping),
        lookup,
        country,
        findings,
        rest: BTreeMap::new(),
        unknown: BTreeMap::new(),
        hours_at: BTreeMap::new(),
        without_kind: Vec::new(),
        odd_numbers: Vec::new(),
        own_rows: site_rows::SiteRows::new(asked.known),
        own: None,
        bodies: (0, None),
    };
    let drafts =
        organisations.into_iter().filter_map(|record| builder.draft_organisation(record)).collect();
    let findings = builder.finish();
    Read { drafts, findings, by_value: true, services: Some(services), ..Read::default() }
}

/// Returns the mapping file that is guessed for a package: its terms, the most frequent first.
pub(super) fn guessed(input: &Input, asked: &Asked<'_>, words: &Messages) -> Option<String> {
    let (organisations, _) = organisation_records(&package::members(input).ok()?);
    let mapping = mapping_file::read_mapping(asked).ok()?;
    let lookup = TermLookup::new(asked, &mapping, &mut Vec::new());
    Some(guess::mapping(organisations, &lookup, words))
}

/// Reads tables where there are any, else JSON: a package that has both says the same in both.
fn organisation_records(members: &[Member]) -> (Vec<Record>, Vec<ImportFinding>) {
    let mut tables = tables::Tables::default();
    let described = members.iter().filter(|member| *member.name == *package::DESCRIPTION);
    tables.findings.extend(described.filter_map(nested::fault_of_description));
    let of = |endings: &'static [&'static str]| {
        members.iter().filter(move |member| member.ends_with(endings))
    };
    if of(&TABLE_EXTENSIONS).next().is_some() {
        of(&TABLE_EXTENSIONS).for_each(|member| tables.read_table(member));
        return tables.into_organisations();
    }
    // The description of a package names every field.
    let holds_records = |member: &&Member| {
        *member.name != *package::DESCRIPTION && (member.table.is_some() || is_json(&member.bytes))
    };
    of(&JSON).filter(holds_records).for_each(|member| nested::read_nested(member, &mut tables));
    tables.into_organisations()
}

/// Makes drafts, and keeps what is to be said of them.
struct DraftBuilder<'a> {
    asked: &'a Asked<'a>,
    /// What the editor sets for all that say nothing.
    defaults: defaults::Defaults,
    /// Their terms and ours.
    lookup: TermLookup<'a>,
    /// The country of the package.
    country: Country,
    findings: Vec<ImportFinding>,
    /// What has no place: how many values by table and field.
    rest: BTreeMap<(String, String), (usize, Place)>,
    /// Their terms that nobody here knows: how often each was met.
    unknown: BTreeMap<String, (usize, Place)>,
    /// When each place of the organisation at hand works.
    hours_at: BTreeMap<String, RecordCell>,
    /// The organisations of which nobody says the kind.
    without_kind: Vec<Place>,
    /// Numbers that are none here, where nobody says of which country they are.
    odd_numbers: Vec<Place>,
    /// What the site says of its organisations now.
    own_rows: site_rows::SiteRows<'a>,
    /// What it says of the one at hand.
    own: Option<&'a Value>,
    /// How many texts of pages stand in other languages than the main one, and the first place of one.
    bodies: (usize, Option<Place>),
}

impl DraftBuilder<'_> {
    /// Counts a term that no vocabulary has.
    fn count_unknown_term(&mut self, cell: &RecordCell) {
        let text = cell.text.trim();
        if !text.is_empty() {
            let own = self.unknown.entry(text.to_owned());
            own.or_insert_with(|| (0, cell.place.clone())).0 += 1;
        }
    }

    /// Tells what came in as a draft only, and why.
    fn tell_draft(&mut self, place: &Place, name: &str, because: &'static str) {
        let finding = place.finding(Code::ImportDraft).with("name", name);
        self.findings.push(finding.with("because", Arg::Words(because)));
    }

    /// Counts a value that has no place.
    fn count_unplaced(&mut self, table: &str, field: &str, place: &Place) {
        let key = (table.to_owned(), field.to_owned());
        self.rest.entry(key).or_insert_with(|| (0, place.clone())).0 += 1;
    }

    /// Adds a text that says something, with what our own export says of it in other languages.
    fn add_text(
        &self,
        fields: &mut Fields,
        key: &'static str,
        cell: Option<RecordCell>,
        ties: &mut terms::Ties,
    ) {
        let languages = &self.asked.known.register.site.languages;
        fields.extend(cell.map(|cell| (key, ties.take_text(key, &cell, languages))));
    }

    /// Takes the one text of a record that holds no more, with what our own export says of it in other languages.
    fn lone_text(
        &mut self,
        record: &mut Record,
        key: &'static str,
        cell: Option<RecordCell>,
    ) -> Option<Fact> {
        let mut ties = terms::Ties::take_attributes(record);
        let languages = &self.asked.known.register.site.languages;
        let text = cell.map(|cell| ties.take_text(key, &cell, languages));
        let is_own = ties.is_own();
        self.leave(record, ties, is_own);
        text
    }

    /// Counts what is left of a record, and of its ties.
    fn leave(&mut self, record: &Record, ties: terms::Ties, is_own: bool) {
        record.leftovers(&mut self.rest);
        let mut ties = ties;
        ties.drop_left(&self.lookup);
        for tie in ties.rest(is_own) {
            let called = tie.called();
            if tie.is_fact() {
                self.count_unplaced(record.table, &called.text, &called.place);
            } else {
                self.count_unknown_term(&called);
            }
        }
    }

    fn finish(mut self) -> Vec<ImportFinding> {
        self.name_bodies();
        for ((table, field), (count, place)) in self.rest {
            let place = Place { row: None, column: None, field: None, ..place };
            let finding = place.finding(Code::ImportNoPlace);
            let finding = finding.with("field", format!("{table}.{field}")).with("count", count);
            self.findings.push(finding);
        }
        let first = |places: &[Place]| {
            places.first().map(|first| Place {
                row: None,
                column: None,
                field: None,
                ..first.clone()
            })
        };
        let together = [
            (first(&self.without_kind), Code::ImportNoKind, self.without_kind.len()),
            (first(&self.odd_numbers), Code::ImportNoCountry, self.odd_numbers.len()),
        ];
        for (place, code, count) in together {
            self.findings.extend(place.map(|place| place.finding(code).with("count", count)));
        }
        let mut terms: Vec<(String, (usize, Place))> = self.unknown.into_iter().collect();
        terms.sort_by_key(|(_, (count, _))| std::cmp::Reverse(*count));
        if let Some((_, (_, place))) = terms.first() {
            let place = Place { row: None, column: None, field: None, ..place.clone() };
            let words = terms.iter().take(LISTED_TERMS);
            let words = words.map(|(name, (count, _))| format!("«{name}» — {count}"));
            let words = words.collect::<Vec<_>>().join("; ");
            let finding = place.finding(Code::ImportTerms).with("count", terms.len());
            self.findings.push(finding.with("terms", words));
        }
        self.findings
    }
}

/// How many of the terms that nobody here knows are named.
const LISTED_TERMS: usize = 10;

/// Adds a field that says something.
fn add_field(fields: &mut Fields, key: &'static str, cell: Option<RecordCell>) {
    fields.extend(cell.map(|cell| (key, cell.fact())));
}

/// Adds a list that holds something.
fn add_list(fields: &mut Fields, key: &'static str, place: &Place, items: Vec<Fact>) {
    if !items.is_empty() {
        fields.push((key, Fact::from_items(place, items)));
    }
}
