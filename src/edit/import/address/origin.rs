//! Where an entry comes from: the address of its list, the day, and its own address there, as its `source`.
//!
//! By it the next import knows what the list had and has no more: an organisation that is gone, and a number first of all, are asked
//! about and never removed unasked.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::base::choices::Visibility;
use crate::base::config::RawConfig;
use crate::base::diag::Code;
use crate::base::files::Sources;
use crate::base::locale::Lang;
use crate::base::locale::translit::slug;
use crate::content::parse::Kind;
use crate::content::parse::text::for_display;
use crate::content::validate::Organisation;
use crate::edit::import::asked::Read;
use crate::edit::import::audience::is_shown;
use crate::edit::import::change_planner::organisation_there;
use crate::edit::import::compare::WrittenEntry;
use crate::edit::import::draft::{Draft, Fact};
use crate::edit::import::place::Place;
use crate::edit::import::plan::{Allowed, ImportChange, ImportPlan, plan};
use crate::edit::import::table::column::FieldPath;
use crate::edit::import::withdrawn::{ImportQuestion, Withdrawn, WithdrawnCell};
use crate::list::model::Register;

/// How many that are gone are named.
const NAMED: usize = 3;
/// What parts an address elsewhere from that of the list.
const BETWEEN: &str = "; ";

/// A list at an address.
#[derive(Debug, Clone)]
pub struct ListOrigin {
    /// The address, without what may be a key.
    pub address: String,
    /// The day of the list.
    pub day: Date,
}

/// What a list had.
#[derive(Debug, Default)]
struct Had {
    organisations: Vec<HadOrganisation>,
}

#[derive(Debug)]
struct HadOrganisation {
    place: Place,
    /// The entry that the site has of it.
    entry: Option<String>,
    has_phone: bool,
}

/// Writes into the drafts where they come from. An entry that says so already keeps its words, unless it is among those that
/// `change`, and one that somebody knows otherwise keeps that.
fn mark_origin(
    read: &mut Read,
    origin: &ListOrigin,
    site: &Register,
    changing: &BTreeSet<Place>,
) -> Had {
    let mut had = Had::default();
    for draft in &mut read.drafts {
        if draft.kind != Kind::Organisation || draft.own.is_some() {
            continue;
        }
        let there = organisation_there(site, draft);
        let said = draft.field("source").and_then(Fact::as_text).map(str::to_owned);
        let name = draft.field("name").and_then(Fact::as_text).map(slug);
        let id = draft.id.clone().or(name).unwrap_or_default();
        let new = match said {
            Some(said) => format!("{said}{BETWEEN}{} ({})", origin.address, origin.day),
            None => format!("{}#{id} ({})", origin.address, origin.day),
        };
        let before =
            there.and_then(|entry| entry.common.source.as_ref()).map(|text| text.main.to_string());
        let is_kept = !changing.contains(&draft.place);
        let text = match before {
            Some(before) if !origin.is_source(&before) => None,
            Some(before) if is_kept && undated(&before) == undated(&new) => Some(before),
            _ => Some(new),
        };
        had.organisations.push(HadOrganisation {
            place: draft.place.clone(),
            entry: there.map(|entry| entry.common.id.clone()),
            has_phone: has_phone(draft),
        });
        draft.fields.retain(|(key, _)| *key != "source");
        draft.fields.extend(text.map(|text| ("source", Fact::from_text(&draft.place, text))));
    }
    had
}

/// Tells a draft with a number, its own or of a service.
fn has_phone(draft: &Draft) -> bool {
    let has = |fact: Option<&Fact>| fact.is_some_and(|phones| !phones.items().is_empty());
    let mut services = draft.field("services").into_iter().flat_map(Fact::items);
    has(draft.field("phones")) || services.any(|service| has(service.field("phones")))
}

/// Tells what is said of a list that could not be read.
fn is_unread(code: Code) -> bool {
    matches!(
        code,
        Code::ImportBroken
            | Code::ImportEmpty
            | Code::ImportNoColumn
            | Code::ImportNoHeadings
            | Code::ImportTooLarge
    )
}

/// Asks about what came from the list and is there no more: organisations, and the numbers of those that have none any more.
fn ask_vanished(
    plan: &mut ImportPlan,
    (sources, site): (&Sources, &Register),
    origin: &ListOrigin,
    had: &Had,
) {
    // A list that could not be read has lost nothing.
    if had.organisations.is_empty()
        || plan.findings.iter().any(|finding| is_unread(finding.diagnostic.code))
    {
        return;
    }
    let place = Place::file(&origin.address);
    let mut gone: Vec<ImportQuestion> = Vec::new();
    for entry in &site.organisations {
        let is_from_here =
            entry.common.source.as_ref().is_some_and(|text| origin.is_source(&text.main));
        let planned = plan.files.iter().any(|file| file.path == entry.common.path);
        if !is_from_here {
            continue;
        }
        let is_of = |own: &&HadOrganisation| own.entry.as_ref() == Some(&entry.common.id);
        let own: Vec<&HadOrganisation> = had.organisations.iter().filter(is_of).collect();
        let (organisation, name) = (entry.common.id.to_string(), entry.name.main.to_string());
        let Some(first) = own.first() else {
            if !planned {
                let what = Withdrawn::Organisation;
                gone.push(ImportQuestion { places: vec![place.clone()], organisation, name, what });
            }
            continue;
        };
        if own.iter().any(|own| own.has_phone) {
            continue;
        }
        let numbers = public_numbers(entry, (sources, site));
        if numbers.is_empty() {
            continue;
        }
        let finding = first.place.finding(Code::ImportEmptied);
        plan.findings.push(finding.with("value", numbers.as_str()));
        let places = vec![first.place.clone()];
        let what = no_numbers(numbers);
        plan.questions.extend(what.map(|what| ImportQuestion { places, organisation, name, what }));
    }
    if !gone.is_empty() {
        let told: Vec<&str> =
            gone.iter().take(NAMED).map(|question| question.name.as_str()).collect();
        let finding = place.finding(Code::ImportVanished).with("count", gone.len());
        plan.findings.push(finding.with("names", told.join(BETWEEN)));
    }
    plan.questions.extend(gone);
    plan.findings.sort();
}

/// Returns the numbers of an organisation that everybody may see, as one text.
fn public_numbers(entry: &Organisation, (sources, site): (&Sources, &Register)) -> String {
    let path = &entry.common.path;
    let Some(text) = sources.texts.get(path) else { return String::new() };
    let (text, names) = (for_display(text), site.name_index());
    let lang = Lang::main_of(&site.site.languages);
    let page = WrittenEntry { path, text: &text, lang, names: &names, audience: None };
    let fields = page.canonical_fields();
    let phones = fields.get("phones").and_then(|phones| phones.as_array());
    let shown = phones.into_iter().flatten().filter(|phone| is_shown(phone, Visibility::Public));
    let numbers: Vec<&str> = shown.filter_map(|phone| phone["number"].as_str()).collect();
    numbers.join(BETWEEN)
}

/// Returns what is asked about an organisation whose list has no number of it any more.
fn no_numbers(value: String) -> Option<Withdrawn> {
    let field = FieldPath::parse("phones")?;
    Some(Withdrawn::Cell(WithdrawnCell {
        heading: "phones".to_owned(),
        value,
        field,
        service: None,
        audience: Visibility::Public,
        parts: Vec::new(),
    }))
}

impl ListOrigin {
    /// Plans the import of the list: entries say where they come from, and what is there no more is asked about.
    pub fn plan(
        &self,
        read: &dyn Fn() -> Read,
        (sources, raw, site): (&Sources, &RawConfig, &Register),
        allowed: Allowed,
    ) -> ImportPlan {
        let mut first = read();
        let had = mark_origin(&mut first, self, site, &BTreeSet::new());
        let mut planned = plan(sources, raw, first, allowed);
        let changing = Self::changing(&planned);
        if !changing.is_empty() {
            // What changes gets the day of the list anew.
            let mut again = read();
            mark_origin(&mut again, self, site, &changing);
            planned = plan(sources, raw, again, allowed);
        }
        ask_vanished(&mut planned, (sources, site), self, &had);
        planned
    }

    /// Returns the rows whose entries would change: their source gets its day anew.
    fn changing(plan: &ImportPlan) -> BTreeSet<Place> {
        let is_changed = |change| matches!(change, ImportChange::Update | ImportChange::Differs);
        let files = plan.files.iter().filter(|file| is_changed(file.change));
        files.map(|file| file.place.clone()).collect()
    }

    /// Tells a source that names this list.
    fn is_source(&self, source: &str) -> bool {
        source.match_indices(&self.address).any(|(at, own)| {
            let rest = &source[at + own.len()..];
            rest.is_empty() || rest.starts_with(['#', ' ', ';'])
        })
    }
}

/// Returns a source without its day.
fn undated(source: &str) -> &str {
    source.rsplit_once(" (").map_or(source, |(before, _)| before)
}
