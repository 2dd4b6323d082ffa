//! Rows of one organisation become one entry with several services.
//!
//! Rows belong together by the id that they ask for, else by the code of the register, else by the name. What each
//! row says of phones, hours and state may be the organisation's or its service's: said alike in all rows it is the
//! organisation's, otherwise each service keeps its own. Rows that contradict each other are not both right.

use std::collections::{BTreeMap, BTreeSet};

use super::draft::{Draft, Fact, FactValue};
use super::place::ImportFinding;
use crate::base::choices::{Chosen as _, PhoneType};
use crate::base::diag::{Arg, Code};
use crate::base::locale::compare::fold;
use crate::base::locale::edrpou::is_placeholder;
use crate::base::locale::phones::PhoneNumber;
use crate::base::locale::translit::slug;
use crate::base::names::Id;
use crate::content::fields::table;
use crate::content::keys::ukrainian_path;
use crate::content::parse::Kind;

/// What a row says either of the organisation or of its service.
pub(super) const SHARED: [&str; 3] = ["phones", "hours", "status"];

/// An entry, and the rows that it was made of, by their number.
#[derive(Debug, Clone)]
pub(in crate::edit) struct RowGroup {
    /// The rows.
    pub rows: Vec<usize>,
    /// The entry.
    pub draft: Draft,
}

/// Joins the rows of each organisation; a row that contradicts an earlier one is reported, and left out.
pub(in crate::edit) fn merge(rows: &[Draft]) -> (Vec<RowGroup>, Vec<(usize, ImportFinding)>) {
    let mut faults = Vec::new();
    let groups = grouped(rows).into_iter().map(|numbers| {
        let mut kept: Vec<usize> = Vec::new();
        for number in numbers {
            let found = kept
                .iter()
                .enumerate()
                .find_map(|(at, first)| Some((at, conflict(&rows[*first], &rows[number])?)));
            let Some((at, finding)) = found else {
                kept.push(number);
                continue;
            };
            faults.push((number, finding));
            // Of two changes of our own list neither is known to be the right one.
            if rows[kept[at]].own.is_some() {
                let first = kept.remove(at);
                faults
                    .extend(conflict(&rows[number], &rows[first]).map(|finding| (first, finding)));
            }
        }
        let draft = merged_rows(&kept.iter().map(|number| &rows[*number]).collect::<Vec<_>>());
        RowGroup { rows: kept, draft }
    });
    let groups = groups.collect();
    (groups, faults)
}

/// Returns the numbers of the rows of each entry, in the order of their first rows.
fn grouped(rows: &[Draft]) -> Vec<Vec<usize>> {
    let mut groups: Vec<Vec<usize>> = Vec::new();
    let mut by_key: BTreeMap<String, usize> = BTreeMap::new();
    for (number, row) in rows.iter().enumerate() {
        if row.kind != Kind::Organisation {
            groups.push(vec![number]);
            continue;
        }
        let keys = identity_keys(row);
        let found = keys.iter().find_map(|key| by_key.get(key)).copied();
        let same = found.filter(|group| groups[*group].iter().all(|n| may_be_one(&rows[*n], row)));
        let group = same.unwrap_or(groups.len());
        match groups.get_mut(group) {
            Some(numbers) => numbers.push(number),
            None => groups.push(vec![number]),
        }
        for key in keys {
            by_key.entry(key).or_insert(group);
        }
    }
    groups
}

/// Returns what an organisation is told by, the surest first.
fn identity_keys(row: &Draft) -> Vec<String> {
    let text = |key: &str| row.field(key).and_then(Fact::as_text).unwrap_or_default();
    let code = Some(text("edrpou").trim()).filter(|code| !code.is_empty() && !is_placeholder(code));
    let name = Some(fold(text("name"))).filter(|name| !name.is_empty());
    let id = row.id.as_ref().map(|id| format!("id {id}"));
    let keys =
        [id, code.map(|code| format!("code {code}")), name.map(|name| format!("name {name}"))];
    keys.into_iter().flatten().collect()
}

/// Tells rows that no id and no code proves to be of two organisations.
fn may_be_one(one: &Draft, other: &Draft) -> bool {
    let differ = |a: Option<&str>, b: Option<&str>| matches!((a, b), (Some(a), Some(b)) if a != b);
    let code = |row: &Draft| row.field("edrpou").and_then(Fact::as_text).map(str::to_owned);
    !differ(one.id.as_deref(), other.id.as_deref())
        && !differ(code(one).as_deref(), code(other).as_deref())
}

/// Returns the first thing that two rows of one organisation say differently.
fn conflict(first: &Draft, second: &Draft) -> Option<ImportFinding> {
    let differs = |(key, fact): &&(&'static str, Fact)| {
        // What one row says of its service, and lists of tables of others, which add up.
        let has_service = first.field("services").is_some() || second.field("services").is_some();
        let is_list = matches!(fact.value, FactValue::List(_));
        let is_shared = first.own.is_none() && (is_list || has_service && SHARED.contains(key));
        let is_own = is_shared || *key == "services";
        let as_it_was = first.is_unchanged(key) || second.is_unchanged(key);
        !is_own && !as_it_was && first.field(key).is_some_and(|other| !other.says_same(fact))
    };
    let (key, fact) = second.fields.iter().find(differs)?;
    let there = &first.field(key)?.place;
    // A record of JSON has no row, but a way to it.
    let row = there.row.map_or(Arg::Text("none".to_owned()), Arg::from);
    let way = there.field.as_deref().map_or_else(String::new, str::to_owned);
    let finding = fact.place.finding(Code::ImportConflict).with("key", *key);
    let finding = finding.with("ukrainian", ukrainian_path(&table::ORGANISATION, key));
    Some(finding.with("row", row).with("way", way))
}

fn merged_rows(rows: &[&Draft]) -> Draft {
    let Some((first, later)) = rows.split_first() else { return empty() };
    if later.is_empty() {
        return (*first).clone();
    }
    let mut draft = Draft { fields: Vec::new(), ..(*first).clone() };
    draft.id = rows.iter().find_map(|row| row.id.clone());
    draft.own = later.iter().fold(first.own.clone(), |own, row| {
        let (mut own, other) = (own?, row.own.as_ref()?);
        own.unchanged.retain(|key| row.field(key).is_none() || row.is_unchanged(key));
        own.audience = own.audience.min(other.audience);
        Some(own)
    });
    draft.body = rows.iter().find_map(|row| row.body.clone());
    // A row of our own list has said already whose its phones, hours and state are.
    let is_common = |key: &&str| draft.own.is_some() || is_said_alike(rows, key);
    let common = SHARED.into_iter().filter(is_common).collect::<Vec<_>>();
    // A row of the organisation alone says what its services leave to it.
    let whole = rows.iter().find(|row| row.field("services").is_none()).copied();
    let mut services: Vec<Fact> = Vec::new();
    for row in rows {
        for (key, fact) in &row.fields {
            let is_own = SHARED.contains(key) && !common.contains(key);
            if *key == "services" {
                let own = |service| own_service(service, row, &common, whole);
                services.extend(fact.items().iter().map(own));
            } else if let Some(at) = draft.fields.iter().position(|(own, _)| own == key) {
                if draft.own.is_none() && !(is_own && row.field("services").is_some()) {
                    add_up(&mut draft.fields[at].1, fact);
                }
            } else if !(is_own && row.field("services").is_some()) {
                // What one row changed is not changed back by another that says it as it was.
                let mut changed = rows.iter().filter(|row| !row.is_unchanged(key));
                let changed = changed.find_map(|row| row.field(key));
                let fact = changed.filter(|_| row.is_unchanged(key)).unwrap_or(fact);
                draft.fields.push((key, fact.clone()));
            }
        }
    }
    if !services.is_empty() {
        draft.fields.push(("services", Fact::from_items(&first.place, distinct(services))));
    }
    draft
}

/// Adds the items of a list that it does not have; of one number or address told twice the fuller counts.
fn add_up(list: &mut Fact, more: &Fact) {
    let (FactValue::List(items), FactValue::List(more)) = (&mut list.value, &more.value) else {
        return;
    };
    let called = |fact: &Fact| -> Option<String> {
        let key = ["number", "url", "name"].iter().find_map(|key| fact.field(key)?.as_text());
        let text = key.or(fact.as_text())?;
        Some(PhoneNumber::parse(text).map_or_else(|_| fold(text), |number| number.tel()))
    };
    let size =
        |fact: &Fact| if let FactValue::Map(fields) = &fact.value { fields.len() } else { 0 };
    for item in more {
        match items.iter_mut().find(|own| called(own) == called(item)) {
            Some(own) if size(own) < size(item) => *own = item.clone(),
            Some(_) => {}
            None => items.push(item.clone()),
        }
    }
}

fn empty() -> Draft {
    let place = super::place::Place::default();
    Draft {
        kind: Kind::Organisation,
        id: None,
        place,
        fields: Vec::new(),
        body: None,
        is_faulty: false,
        own: None,
    }
}

fn is_said_alike(rows: &[&Draft], key: &str) -> bool {
    let said = |row: &&Draft| row.field(key).map(Fact::json);
    rows.windows(2).all(|pair| said(&pair[0]) == said(&pair[1]))
}

/// Returns a service with what its row says of phones, hours and state, unless all rows say the same, or the organisation does.
fn own_service(service: &Fact, row: &Draft, common: &[&str], whole: Option<&Draft>) -> Fact {
    let mut service = service.clone();
    let FactValue::Map(fields) = &mut service.value else { return service };
    for key in SHARED.into_iter().filter(|key| !common.contains(key)) {
        let said = whole.and_then(|whole| whole.field(key));
        let own = match key {
            "phones" => row.field(key).map(|fact| without_fallback(fact, said)),
            _ => row.field(key).cloned(),
        };
        if let Some(fact) = own
            && !said.is_some_and(|said| said.says_same(&fact))
            && fields.iter().all(|(own, _)| *own != key)
        {
            fields.push((key, fact));
        }
    }
    service
}

/// Returns the phones of a service without those that its row tells only because it has no number to call itself: all of the
/// organisation's, beside numbers that nobody speaks on (the rule of the list's rows, `Offer`).
fn without_fallback(told: &Fact, of_organisation: Option<&Fact>) -> Fact {
    let common = of_organisation.map_or(&[][..], Fact::items);
    let is_in = |all: &[Fact], phone: &Fact| all.iter().any(|other| other.says_same(phone));
    let is_called = |phone: &Fact| {
        let kind = phone.field("type").and_then(Fact::as_text);
        kind.is_none_or(|id| PhoneType::parse(id).is_none_or(PhoneType::is_for_calls))
    };
    let own = told.items().iter().filter(|phone| !is_in(common, phone));
    let own: Vec<Fact> = own.cloned().collect();
    let is_fallback = !own.is_empty()
        && !common.is_empty()
        && common.iter().all(|phone| is_in(told.items(), phone))
        && !own.iter().any(is_called);
    if is_fallback { Fact::from_items(&told.place, own) } else { told.clone() }
}

/// Gives services of one kind of help ids of their own: `food`, `food-2`. A draft without a kind of help is named after itself.
pub(super) fn distinct(mut services: Vec<Fact>) -> Vec<Fact> {
    let own =
        |service: &Fact, key: &str| service.field(key).and_then(Fact::as_text).map(str::to_owned);
    let mut taken: BTreeSet<String> =
        services.iter().filter_map(|service| own(service, "id")).collect();
    for service in services.iter_mut().filter(|service| service.field("id").is_none()) {
        let (help, name) = (own(service, "help"), own(service, "name"));
        // Room for a number.
        let slug: String = slug(&name.unwrap_or_default()).chars().take(Id::LONGEST - 6).collect();
        let slug = Some(slug.trim_end_matches('-').to_owned()).filter(|id| Id::new(id).is_ok());
        let wish = help.clone().unwrap_or_else(|| slug.unwrap_or_else(|| "service".to_owned()));
        let numbered = (2..).map(|number| format!("{wish}-{number}"));
        let mut free =
            std::iter::once(wish.clone()).chain(numbered).filter(|id| !taken.contains(id));
        let id = free.next().expect("numbers do not end");
        taken.insert(id.clone());
        let place = service.place.clone();
        if let FactValue::Map(fields) = &mut service.value
            && help.as_ref() != Some(&id)
        {
            fields.push(("id", Fact::from_text(&place, id)));
        }
    }
    services
}
