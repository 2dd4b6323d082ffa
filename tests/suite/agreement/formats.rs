//! What each format tells of a service or an organisation, and where it stands there.

use std::collections::BTreeSet;

use perelik::site::plan::Cardinality;

use super::read::{self, Part};
use super::town::{Fact, Offer, Organisation, Phone, STATES, TERMS};
use super::{Check, Due};

/// How a format is looked at.
enum Look {
    At(fn(&mut Check<'_>, &str)),
    /// It tells nothing of a service.
    Not(&'static str),
}

use Look::{At, Not};

/// Every format. One that is not here fails the test.
const FORMATS: &[(&str, Look)] = &[
    ("list.csv", At(list_csv)),
    ("list.xlsx", At(list_xlsx)),
    ("coverage.csv", At(coverage)),
    ("needs.csv", Not("needs")),
    ("tasks.csv", Not("tasks")),
    ("list.json", At(list_json)),
    ("organisations.vcf", At(cards)),
    ("organisations-4.vcf", At(cards)),
    ("organisations/ID.vcf", At(card)),
    ("calendar.ics", Not("meetings")),
    ("meetings/ID.ics", Not("meetings")),
    ("list.txt", At(list_txt)),
    ("share.txt", Not("what changed")),
    ("organisations/ID/share.txt", At(share)),
    ("changes.atom", Not("what changed")),
    ("meetings.atom", Not("meetings")),
    ("data/organisations.json", At(data_organisations)),
    ("data/organisations.csv", At(data_organisations)),
    ("data/organisations.schema.json", Not("a description")),
    ("data/services.json", At(data_services)),
    ("data/services.csv", At(data_services)),
    ("data/services.schema.json", Not("a description")),
    ("data/meetings.json", Not("meetings")),
    ("data/meetings.csv", Not("meetings")),
    ("data/meetings.schema.json", Not("a description")),
    ("data/needs.json", Not("needs")),
    ("data/needs.csv", Not("needs")),
    ("data/needs.schema.json", Not("a description")),
    ("data/terms.json", Not("words")),
    ("data/terms.csv", Not("words")),
    ("data/terms.schema.json", Not("a description")),
    ("data/datapackage.json", Not("a description")),
    ("data/3w.csv", At(who_what_where)),
    ("data/835/organizations.csv", At(resolution_835)),
    ("data/835/organizationUnits.csv", Not("units of others, of which this content has none")),
    ("data/hsds/organizations.json", At(hsds_organisations)),
    ("data/hsds/services.json", At(hsds_services)),
    ("data/hsds/organizations/ID.json", At(hsds_one)),
    ("data/hsds/datapackage.json", Not("a description")),
    ("data/hsds/organizations.csv", At(hsds_package)),
    ("data/hsds/organization_identifiers.csv", Not("codes")),
    ("data/hsds/url.csv", Not("links")),
    ("data/hsds/contacts.csv", Not("people")),
    ("data/hsds/phones.csv", Not("looked at with the whole package")),
    ("data/hsds/languages.csv", Not("looked at with the whole package")),
    ("data/hsds/locations.csv", Not("places")),
    ("data/hsds/addresses.csv", Not("places")),
    ("data/hsds/accessibility.csv", Not("places")),
    ("data/hsds/services.csv", Not("looked at with the whole package")),
    ("data/hsds/service_at_location.csv", Not("places")),
    ("data/hsds/schedules.csv", Not("looked at with the whole package")),
    ("data/hsds/service_areas.csv", Not("looked at with the whole package")),
    ("data/hsds/required_documents.csv", Not("documents")),
    ("data/hsds/attributes.csv", Not("looked at with the whole package")),
    ("data/hsds/taxonomies.csv", Not("words")),
    ("data/hsds/taxonomy_terms.csv", Not("words")),
    ("join.xlsx", Not("a form")),
    ("join.md", Not("a form")),
];

/// Looks at every file.
pub(super) fn all(check: &mut Check<'_>) {
    for format in perelik::site::export::formats() {
        let row = FORMATS.iter().find(|(file, _)| *file == format.file);
        let (_, look) = row.unwrap_or_else(|| panic!("nobody looks at {}", format.file));
        let paths: Vec<String> = match format.each {
            Cardinality::Site => vec![format.file.to_owned()],
            Cardinality::Organisation => {
                check.town.shown().map(|o| format.path_of(&o.id())).collect()
            }
            Cardinality::Meeting => Vec::new(),
        };
        match look {
            At(look) => paths.iter().for_each(|path| look(check, path)),
            Not(why) => assert!(!why.is_empty()),
        }
    }
}

/// Those that are counted: all but the desks, which receive the list.
pub(super) fn counted<'a>(check: &Check<'a>) -> Vec<Offer<'a>> {
    let offers = check.town.offers().into_iter();
    offers.filter(|offer| !offer.organisation.is_desk).collect()
}

fn services<'a>(check: &Check<'a>) -> Vec<Offer<'a>> {
    check.town.offers().into_iter().filter(|offer| offer.service.is_some()).collect()
}

pub(super) fn answers(offers: &[Offer<'_>], carried: &str) -> Vec<Due> {
    offers.iter().map(|offer| Due::of(offer.facts(), carried)).collect()
}

/// Where nobody's fax stands, only who is called.
pub(super) fn called(offers: &[Offer<'_>], carried: &str) -> Vec<Due> {
    let due = offers.iter().map(|offer| {
        let faxes: BTreeSet<Fact> = offer.faxes().into_iter().flat_map(Phone::facts).collect();
        Due::of(offer.facts(), carried).without(|fact| faxes.contains(fact))
    });
    due.collect()
}

const ALL: &str =
    "organisation help name phone extension label phone-hours hours area audience home state";

/// The list as a table says when a service was checked by itself; when its organisation was, the sheet of these.
fn table_rows(check: &Check<'_>) -> Vec<Due> {
    let offers = counted(check).into_iter();
    let due = offers.map(|offer| {
        let own = offer.own_facts();
        let others = move |fact: &Fact| fact.kind() == "verified" && !own.contains(fact);
        Due::of(offer.facts(), &format!("{ALL} verified")).without(others)
    });
    due.collect()
}

fn list_csv(check: &mut Check<'_>, path: &str) {
    let rows = read::table(path, check.bytes(path));
    let parts: Vec<Part> = rows.iter().map(read::cells).collect();
    check.rows(path, &parts, &table_rows(check));
}

fn list_xlsx(check: &mut Check<'_>, path: &str) {
    let parts = read::sheet(check.bytes(path), 0);
    check.rows(path, &parts, &table_rows(check));
    let parts = read::sheet(check.bytes(path), 1);
    let carried = "organisation phone extension label phone-hours hours state verified";
    let due: Vec<Due> = check.town.shown().map(|o| Due::of(o.facts(), carried)).collect();
    check.rows("list.xlsx, organisations", &parts, &due);
}

fn list_json(check: &mut Check<'_>, path: &str) {
    let list = read::json(check.bytes(path));
    // The hours and checks of both stand there, each where it belongs.
    let due = counted(check).into_iter().map(|offer| {
        let carried = format!("{ALL} verified");
        Due::of(offer.facts(), &carried).or(offer
            .organisation
            .facts()
            .into_iter()
            .filter(|f| matches!(f.kind(), "hours" | "verified")))
    });
    let due: Vec<Due> = due.collect();
    check.rows(path, &read::items(&list["rows"]), &due);
}

fn coverage(check: &mut Check<'_>, path: &str) {
    let offers: Vec<Offer<'_>> =
        check.town.listed().into_iter().filter(|o| o.state() == 0).collect();
    for row in read::table(path, check.bytes(path)) {
        let help = (1..=TERMS).find(|n| row["Вид допомоги"] == format!("Поміч{n}"));
        let of_help = offers.iter().filter(|offer| offer.service.map(|s| s.help) == help);
        let value = &row["Значення"];
        let number = value.chars().last().and_then(|c| c.to_digit(10)).map(|n| n as usize);
        let is_counted = |offer: &&Offer<'_>| {
            let service = offer.service.unwrap();
            match (value.starts_with("Околиця"), number) {
                (true, Some(area)) => service.areas.is_empty() || service.areas.contains(&area),
                (false, Some(audience)) => service.audiences.contains(&audience),
                (_, None) => true,
            }
        };
        let count = of_help.filter(is_counted).count();
        check.equal(&format!("{path} {row:?}"), &row["Послуг"], &count.to_string());
    }
}

/// An address book tells of each organisation and of what it does now; what has closed is not there.
fn cards(check: &mut Check<'_>, path: &str) {
    let listed = check.town.shown().filter(|o| o.status < 3);
    let due: Vec<Due> = listed.map(card_due).collect();
    check.rows(path, &read::cards(check.bytes(path)), &due);
}

fn card(check: &mut Check<'_>, path: &str) {
    let of = check.town.shown().find(|o| path.ends_with(&format!("/{}.vcf", o.id()))).unwrap();
    check.rows(path, &read::cards(check.bytes(path)), &[card_due(of)]);
}

fn card_due(organisation: &Organisation) -> Due {
    let kinds =
        "organisation name phone extension label phone-hours hours area audience home state";
    Due::of(organisation.listed_facts(), kinds)
}

fn list_txt(check: &mut Check<'_>, path: &str) {
    let text = check.text(path).to_owned();
    text_list(check, path, &text);
}

/// The list as text: a line a service, below its organisation.
pub(super) fn text_list(check: &mut Check<'_>, path: &str, text: &str) {
    let organisations: Vec<&Organisation> = check.town.shown().filter(|o| !o.is_desk).collect();
    let entries: Vec<&str> = text.split("\n\n").skip(1).take(organisations.len()).collect();
    check.equal(path, &entries.len(), &organisations.len());
    for (entry, organisation) in entries.into_iter().zip(organisations) {
        let (lines, others): (Vec<&str>, Vec<&str>) =
            entry.lines().partition(|line| line.trim_start().starts_with("— "));
        let offers = organisation.offers();
        let offers = offers.iter().filter(|offer| offer.service.is_some());
        let due: Vec<Due> = offers
            .map(|offer| {
                // How the organisation stands is said once, above.
                let state = Fact::State(organisation.status);
                let due = Due::of(
                    offer.own_facts(),
                    "help name phone extension label phone-hours hours area audience home state",
                );
                Due { must: due.must.into_iter().filter(|fact| *fact != state).collect(), ..due }
            })
            .collect();
        let lines: Vec<Part> = lines.into_iter().map(str::to_owned).collect();
        check.rows(path, &lines, &due);
        let due = Due::of(
            organisation.facts(),
            "organisation phone extension label phone-hours hours state",
        );
        check.row(path, &others.join("\n"), &due);
    }
}

/// A message about one organisation: what it helps with, and all its numbers; of one that has closed its name alone.
fn share(check: &mut Check<'_>, path: &str) {
    let of = check.town.shown().find(|o| path.contains(&format!("/{}/", o.id()))).unwrap();
    let state = (of.status > 0).then_some(Fact::State(of.status));
    if of.status == 3 {
        let name = BTreeSet::from([Fact::Organisation(of.number)]);
        return check.row(path, check.text(path), &Due::of(name, "organisation").and(state));
    }
    let is_told =
        |fact: &Fact| !matches!(fact.kind(), "area" | "audience" | "home" | "hours" | "state");
    let told: BTreeSet<Fact> = of.listed_facts().into_iter().filter(is_told).collect();
    let offers = of.offers();
    let listed = || offers.iter().filter(|offer| offer.service.is_some() && offer.is_listed());
    // Beside a number of a service stands how that stands, and a kind is named that stands with the organisation.
    let own = |offer: &&Offer<'_>| offer.own_facts().iter().any(|fact| fact.kind() == "phone");
    let states =
        listed().filter(own).map(Offer::state).filter(|state| *state > of.status).map(Fact::State);
    let helps = listed().filter(|offer| offer.state() == of.status);
    let helps = helps.map(|offer| Fact::Help(offer.service.unwrap().help));
    let hours = of.facts().into_iter().filter(|fact| fact.kind() == "hours");
    let due = Due::of(told, "organisation phone extension label phone-hours");
    check.row(path, check.text(path), &due.and(hours).and(state).and(states).and(helps));
}

/// What an organisation says of itself.
fn data_organisations(check: &mut Check<'_>, path: &str) {
    let parts = data(check, path);
    let carried = "organisation phone extension label phone-hours hours state verified";
    let due: Vec<Due> = check.town.shown().map(|o| Due::of(o.facts(), carried)).collect();
    check.rows(path, &parts, &due);
}

/// What a service says of itself, and how it stands.
fn data_services(check: &mut Check<'_>, path: &str) {
    let parts = data(check, path);
    let carried =
        "help name phone extension label phone-hours hours area audience home state verified";
    let due = services(check).into_iter().map(|offer| Due::of(offer.own_facts(), carried));
    let due: Vec<Due> = due.collect();
    check.rows(path, &parts, &due);
}

fn data(check: &Check<'_>, path: &str) -> Vec<Part> {
    match path.ends_with(".csv") {
        true => read::table(path, check.bytes(path)).iter().map(read::cells).collect(),
        false => read::items(&read::json(check.bytes(path))["rows"]),
    }
}

/// One row a service and area.
fn who_what_where(check: &mut Check<'_>, path: &str) {
    let rows = read::table(path, check.bytes(path));
    let parts: Vec<Part> = rows.iter().skip(1).map(read::cells).collect();
    let mut due = Vec::new();
    for offer in counted(check) {
        let areas = offer.service.map_or(&[][..], |service| &service.areas);
        let rows = || {
            let carried = "organisation help name phone extension audience home state";
            called(&[offer], carried).remove(0).without(|fact| fact.kind() == "area")
        };
        due.extend(areas.iter().map(|area| rows().and([Fact::Area(*area)])));
        due.extend(areas.is_empty().then(rows));
    }
    check.rows(path, &parts, &due);
}

fn resolution_835(check: &mut Check<'_>, path: &str) {
    let parts = data(check, path);
    let due = check.town.shown().map(|organisation| {
        let own = organisation.phones.iter();
        let numbers = own.clone().filter(|phone| phone.is_called()).map(|p| Fact::Phone(p.number));
        let faxes: BTreeSet<Fact> =
            own.filter(|phone| !phone.is_called()).flat_map(Phone::facts).collect();
        Due::of(organisation.facts(), "organisation hours")
            .and(numbers)
            .without(|fact| faxes.contains(fact))
    });
    let due: Vec<Due> = due.collect();
    check.rows(path, &parts, &due);
}

/// The state of its own that a service has, which may be another than how it stands.
fn own_state(offer: &Offer<'_>) -> BTreeSet<Fact> {
    (1..STATES.len()).filter(|n| *n <= offer.state()).map(Fact::State).collect()
}

const HSDS: &str =
    "help name phone extension label phone-hours hours area audience home state verified";

fn hsds_due(offer: &Offer<'_>) -> Due {
    let answer = offer.facts().into_iter();
    let answer = answer.filter(|fact| matches!(fact.kind(), "hours" | "verified"));
    Due::of(offer.own_facts(), HSDS).and(answer).or(own_state(offer))
}

fn hsds_organisation(organisation: &Organisation) -> Due {
    Due::of(
        organisation.facts(),
        "organisation phone extension label phone-hours hours state verified",
    )
}

fn hsds_organisations(check: &mut Check<'_>, path: &str) {
    let list = read::json(check.bytes(path));
    let due: Vec<Due> = check.town.shown().map(hsds_organisation).collect();
    check.rows(path, &read::items(&list["contents"]), &due);
}

fn hsds_services(check: &mut Check<'_>, path: &str) {
    let list = read::json(check.bytes(path));
    let due = services(check)
        .into_iter()
        .map(|offer| hsds_due(&offer).and([Fact::Organisation(offer.organisation.number)]));
    let due: Vec<Due> = due.collect();
    check.rows(path, &read::items(&list["contents"]), &due);
}

fn hsds_one(check: &mut Check<'_>, path: &str) {
    let of = check.town.shown().find(|o| path.ends_with(&format!("/{}.json", o.id()))).unwrap();
    let mut whole = read::json(check.bytes(path));
    let services = whole.as_object_mut().unwrap().remove("services");
    check.row(path, &whole.to_string(), &hsds_organisation(of));
    let offers = of.offers().into_iter().filter(|offer| offer.service.is_some());
    let due: Vec<Due> = offers.map(|offer| hsds_due(&offer)).collect();
    let parts = services.map(|services| read::items(&services)).unwrap_or_default();
    check.rows(path, &parts, &due);
}

/// The tables of HSDS, read together.
fn hsds_package(check: &mut Check<'_>, path: &str) {
    let (of_services, organisations) = read::package(check.files);
    check.equal(path, &of_services.len(), &services(check).len());
    for organisation in check.town.shown() {
        let name = Fact::Organisation(organisation.number).spellings().remove(0);
        let found = organisations.values().find(|part| part.contains(&name)).unwrap();
        check.row("the package of HSDS, an organisation", found, &hsds_organisation(organisation));
    }
    for offer in services(check) {
        // Its id stands among what is said of it.
        let id = format!("\"posluha-{}\"", offer.service.unwrap().number);
        let found = of_services.values().find(|part| part.contains(&id)).unwrap();
        let page = Fact::Organisation(offer.organisation.number);
        check.row("the package of HSDS, a service", found, &hsds_due(&offer).or([page]));
    }
}
