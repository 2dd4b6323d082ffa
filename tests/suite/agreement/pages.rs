//! What each page tells of a service or an organisation, and where it stands there.

use std::collections::BTreeSet;

use super::formats::{answers, called, counted, text_list};
use super::read;
use super::town::{Fact, Offer, Organisation, Phone, Service, TERMS};
use super::{Check, Due};

/// Looks at every page.
pub(super) fn all(check: &mut Check<'_>) {
    let shown: Vec<&Organisation> = check.town.shown().collect();
    shown.iter().for_each(|organisation| organisation_page(check, organisation));
    help_pages(check);
    embedded(check);
    press(check);
    hotline(check);
    poster(check);
    organisations_page(check);
    search(check);
}

fn page_rows(offers: &[Offer<'_>], carried: &str) -> Vec<Due> {
    offers
        .iter()
        .map(|offer| {
            // A row shows one number, with what it is for.
            let first = offer.phones().first().map(|phone| phone.facts().collect::<Vec<_>>());
            let first = first
                .into_iter()
                .flatten()
                .filter(|f| matches!(f.kind(), "phone" | "extension" | "label"));
            Due::of(offer.facts(), carried).and(first)
        })
        .collect()
}

/// Each list of who helps has whom it is about, and there is no list of nobody.
fn help_pages(check: &mut Check<'_>) {
    let offers = check.town.listed();
    let mut due: Vec<(String, Vec<Offer<'_>>)> = Vec::new();
    let choices = [None, Some(1), Some(2), Some(3)];
    for help in choices {
        let of_help: Vec<Offer<'_>> = offers
            .iter()
            .copied()
            .filter(|o| help.is_none_or(|help| o.service.unwrap().help == help))
            .collect();
        let folder = help.map_or("help".to_owned(), |n| format!("help/pomich-{n}"));
        let some = |is: &dyn Fn(&Service) -> bool| -> Vec<Offer<'_>> {
            of_help.iter().copied().filter(|offer| is(offer.service.unwrap())).collect()
        };
        if help.is_some() {
            due.push((folder.clone(), of_help.clone()));
        }
        for n in 1..=TERMS {
            let area = some(&|s| s.areas.is_empty() || s.areas.contains(&n));
            due.push((format!("{folder}/area/okolytsia-{n}"), area));
            due.push((format!("{folder}/for/liudnist-{n}"), some(&|s| s.audiences.contains(&n))));
        }
        due.push((format!("{folder}/at-home"), some(&|s| s.is_at_home)));
    }
    due.retain(|(_, offers)| !offers.is_empty());
    let paths: BTreeSet<String> =
        due.iter().map(|(folder, _)| format!("{folder}/index.html")).collect();
    let lists = |path: &&String| {
        path.starts_with("help/") && *path != "help/index.html" && path.ends_with("index.html")
    };
    let found: BTreeSet<String> = check.files.keys().filter(lists).cloned().collect();
    check.equal("help/", &found, &paths);
    for (folder, offers) in due {
        let path = format!("{folder}/index.html");
        let parts = read::rows(read::main(check.text(&path)));
        if folder.starts_with("help/pomich-") {
            check.rows(&path, &parts, &page_rows(&offers, ROW));
        } else {
            organisation_rows(check, &path, &parts, &offers);
        }
    }
}

/// What a row of who helps tells, beside its number.
const ROW: &str = "organisation name area home state";

/// Where a row is an organisation, services that stand alike are told together, and each number names its own services.
fn organisation_rows(check: &mut Check<'_>, path: &str, parts: &[String], offers: &[Offer<'_>]) {
    let rows = grouped(offers, |offer| offer.organisation.number);
    if rows.len() != parts.len() {
        let all = parts.join("\n");
        check.wrong.push(format!("{path}: {} rows instead of {}\n{all}", parts.len(), rows.len()));
        return;
    }
    for (part, row) in parts.iter().zip(&rows) {
        if row.len() == 1 {
            check.rows(path, std::slice::from_ref(part), &page_rows(row, ROW));
            continue;
        }
        let facts = |offers: &[Offer<'_>]| offers.iter().flat_map(Offer::facts).collect();
        let (told, numbers) = part.split_once("<div class=\"call\">").expect("whom to call");
        let pieces: Vec<_> = told.split("<p class=\"helps\">").map(str::to_owned).collect();
        check.row(path, &pieces[0], &Due::of(row[0].organisation.facts(), "organisation"));
        let alike = |offer: &Offer<'_>| {
            let service = offer.service.unwrap();
            (offer.state(), service.is_at_home, service.areas.clone())
        };
        let due: Vec<Due> = grouped(row, alike)
            .iter()
            .map(|group| Due::of(facts(group), "name area home state"))
            .collect();
        check.rows(path, &pieces[1..], &due);
        let callees = grouped(row, |offer| {
            offer.phones().iter().map(|phone| phone.number).collect::<Vec<_>>()
        });
        let due: Vec<Due> = callees
            .iter()
            .map(|group| {
                let first = group[0].phones().first().map(|phone| phone.facts());
                let first = first.into_iter().flatten();
                let shown = |f: &Fact| matches!(f.kind(), "phone" | "extension" | "label");
                let carried = if callees.len() > 1 { "name" } else { "" };
                Due::of(facts(group), carried).and(first.filter(shown))
            })
            .collect();
        let begin = if callees.len() > 1 { "<p class=\"quiet\">" } else { "\u{0}" };
        let pieces: Vec<_> = numbers.split(begin).map(str::to_owned).collect();
        check.rows(path, &pieces[usize::from(callees.len() > 1)..], &due);
    }
}

/// Groups what has the same key, in the order of the first of each.
fn grouped<'a, K: PartialEq>(
    offers: &[Offer<'a>],
    key: impl Fn(&Offer<'a>) -> K,
) -> Vec<Vec<Offer<'a>>> {
    let mut groups: Vec<Vec<Offer<'a>>> = Vec::new();
    for offer in offers {
        match groups.iter_mut().find(|group| key(&group[0]) == key(offer)) {
            Some(group) => group.push(*offer),
            None => groups.push(vec![*offer]),
        }
    }
    groups
}

/// What other sites show of each kind of help.
fn embedded(check: &mut Check<'_>) {
    for n in 1..=TERMS {
        let offers = check.town.listed().into_iter().filter(|o| o.service.unwrap().help == n);
        let offers: Vec<Offer<'_>> = offers.collect();
        for file in ["index.html", "fragment.html"] {
            let path = format!("embed/pomich-{n}/{file}");
            if offers.is_empty() {
                check.equal(&path, &check.files.contains_key(&path), &false);
                continue;
            }
            let parts = read::rows(read::main(check.text(&path)));
            check.rows(&path, &parts, &page_rows(&offers, "organisation name area home state"));
        }
    }
    let cards = check.town.shown().filter(|o| !o.is_desk && o.status < 3).map(organisation_row);
    let cards: Vec<Due> = cards.collect();
    for path in ["embed/index.html", "embed/fragment.html"] {
        check.rows(path, &read::rows(read::main(check.text(path))), &cards);
    }
}

/// A row about a whole organisation: its first number, else those of its services.
fn organisation_row(organisation: &Organisation) -> Due {
    let own = organisation.phones.iter().any(Phone::is_called);
    let shown = heads(organisation).into_iter().take(if own { 1 } else { usize::MAX });
    let shown: BTreeSet<Fact> =
        shown.flatten().filter(|fact| fact.kind() != "phone-hours").collect();
    let home = organisation
        .offers()
        .iter()
        .any(|o| o.is_listed() && o.service.is_some_and(|s| s.is_at_home));
    // How a service stands is told beside its number.
    let facts = organisation.listed_facts().into_iter().filter(|fact| fact.kind() != "state");
    let state = (organisation.status > 0).then_some(Fact::State(organisation.status));
    Due::of(facts.collect(), "organisation").and(state).and(home.then_some(Fact::Home)).and(shown)
}

/// The numbers at the head of an organisation: its own, else those of its services that are listed, each with how that
/// stands where it is worse than its organisation does.
fn heads(organisation: &Organisation) -> Vec<Vec<Fact>> {
    let own = organisation.phones.iter().filter(|phone| phone.is_called());
    let own: Vec<Vec<Fact>> = own.map(|phone| phone.facts().collect()).collect();
    if !own.is_empty() {
        return own;
    }
    let offers = organisation.offers().into_iter().filter(|o| o.service.is_some() && o.is_listed());
    let numbers = offers.flat_map(|offer| {
        let state = (offer.state() > organisation.status).then_some(Fact::State(offer.state()));
        let numbers = offer.phones().into_iter();
        numbers.map(move |phone| phone.facts().chain(state).collect())
    });
    numbers.collect()
}

/// The alphabetical list, and the desks on the first page.
fn organisations_page(check: &mut Check<'_>) {
    let listed = || check.town.shown().filter(|o| o.status < 3);
    let desks: Vec<&Organisation> = listed().filter(|o| o.is_desk).collect();
    let all = listed().filter(|o| !o.is_desk).chain(desks.iter().copied());
    let due: Vec<Due> = all.map(organisation_row).collect();
    let path = "organisations/index.html";
    check.rows(path, &read::rows(read::main(check.text(path))), &due);
    let page = read::main(check.text("index.html"));
    let due: Vec<Due> = desks.into_iter().map(organisation_row).collect();
    check.rows("index.html", &read::rows(page), &due);
    // How many stand behind each kind of help.
    for n in 1..=TERMS {
        let offers = check.town.listed().into_iter().filter(|o| o.service.unwrap().help == n);
        let who: BTreeSet<usize> = offers.map(|o| o.organisation.number).collect();
        let row = read::between(page, &format!("<span>Поміч{n}</span>"), "</li>");
        let count = row.map(|row| row.contains(&format!("aria-hidden=\"true\">{}<", who.len())));
        check.equal("index.html", &count, &(!who.is_empty()).then_some(true));
    }
}

/// The sheet of the hotline has every service with all that an operator is asked for.
fn hotline(check: &mut Check<'_>) {
    let path = "hotline/index.html";
    let page = read::main(check.text(path));
    for n in 1..=TERMS {
        let offers = check.town.listed().into_iter().filter(|o| o.service.unwrap().help == n);
        let offers: Vec<Offer<'_>> = offers.collect();
        let part = read::between(page, &format!("<tbody id=\"pomich-{n}\""), "</tbody>");
        let parts = part.map(read::lines).unwrap_or_default();
        let due = answers(
            &offers,
            "organisation help name phone extension label hours area audience home state",
        );
        check.rows(path, &parts, &due);
    }
    let silent = check.town.shown().filter(|o| !o.is_desk && o.status < 3 && o.services.is_empty());
    let due: Vec<Due> =
        silent.map(|o| Due::of(o.facts(), "organisation phone extension label state")).collect();
    let part = read::between(page, "<tbody id=\"silent\"", "</tbody>");
    check.rows(path, &part.map(read::lines).unwrap_or_default(), &due);
}

/// The press has the list as text and as a table.
fn press(check: &mut Check<'_>) {
    let path = "press/index.html";
    let page = read::main(check.text(path));
    let text = read::between(page, "<pre", "</pre>").unwrap().to_owned();
    text_list(check, path, &text);
    let table = read::between(page, "<tbody>", "</tbody>").unwrap_or_default();
    let parts = read::parts(table, "<tr>", "</tr>");
    let offers = counted(check);
    check.equal(path, &page.contains("немає жодної організації"), &offers.is_empty());
    let due: Vec<Due> = offers
        .iter()
        .map(|offer| {
            // A service that has a name of its own is called by it alone.
            let due = Due::of(
                offer.facts(),
                "organisation name phone extension label area audience state",
            );
            let help = offer.service.filter(|s| !s.has_name).map(|s| Fact::Help(s.help));
            due.and(help)
        })
        .collect();
    check.rows(path, &parts, &due);
}

/// A poster names what there is help with, and nobody's number but the hotline's.
fn poster(check: &mut Check<'_>) {
    let path = "poster/index.html";
    let helps = check.town.listed().into_iter().map(|o| Fact::Help(o.service.unwrap().help));
    let helps: BTreeSet<Fact> = helps.collect();
    check.row(path, read::main(check.text(path)), &Due::of(helps, "help"));
}

fn organisation_page(check: &mut Check<'_>, organisation: &Organisation) {
    let path = format!("organisations/{}/index.html", organisation.id());
    let page = check.text(&path);
    let body = read::main(page);
    let own = organisation.facts();
    // The numbers stand below the name; those of one that has closed are among the contacts.
    let first = read::between(body, "class=\"first\"", "<section").unwrap_or_default();
    let contacts = read::between(body, "id=\"contacts\"", "</section>").unwrap();
    let contacts = &format!("{first}{contacts}");
    let (head, offers) = (heads(organisation), organisation.offers());
    let numbers: BTreeSet<Fact> =
        head.iter().flatten().copied().filter(|f| f.kind() != "phone-hours").collect();
    let due = Due::of(own.clone(), "phone extension label phone-hours hours verified")
        .or(head.into_iter().flatten())
        .and(numbers);
    // Beside a number of a service stands the name of that.
    let names =
        organisation.listed_facts().into_iter().filter(|f| matches!(f.kind(), "name" | "help"));
    check.row(&format!("{path}, contacts"), contacts, &due.or(names));
    let offers: Vec<Offer<'_>> = offers.into_iter().filter(|o| o.service.is_some()).collect();
    if organisation.status < 3 {
        let due = offers.iter().map(|offer| {
            let state = Fact::State(organisation.status);
            let due = Due::of(
                offer.own_facts(),
                "name phone extension label phone-hours hours area audience home state verified",
            );
            Due { must: due.must.into_iter().filter(|fact| *fact != state).collect(), ..due }
        });
        let due: Vec<Due> = due.collect();
        let section = read::between(body, "id=\"services\"", "</section>").unwrap_or_default();
        // What all have in common is said once, above them.
        let common =
            read::between(section, "<div class=\"service common\">", "<div class=\"service\">");
        let own = read::parts(section, "<div class=\"service\">", "<div class=\"service\">");
        let told: Vec<_> =
            own.iter().map(|own| format!("{}{own}", common.unwrap_or_default())).collect();
        check.rows(&format!("{path}, services"), &told, &due);
    }
    let node = read::linked(page, &["Organization"]);
    let due = Due::of(own, "organisation phone extension label");
    check.rows(&format!("{path}, JSON-LD"), &node, &[due]);
    let listed: Vec<Offer<'_>> = offers.into_iter().filter(|o| o.is_listed()).collect();
    let nodes = read::linked(page, &["Service", "GovernmentService"]);
    check.rows(
        &format!("{path}, JSON-LD"),
        &nodes,
        &called(&listed, "help name phone extension label hours area audience state"),
    );
}

fn number(phone: &Phone) -> impl Iterator<Item = Fact> {
    phone.facts().filter(|fact| matches!(fact.kind(), "phone" | "extension"))
}

/// A result tells one number, and that of each service beside it.
fn search(check: &mut Check<'_>) {
    let results = read::results(check.files);
    let of_organisations = results.iter().filter(|result| result[0] == "organisation");
    let found: Vec<_> = of_organisations.collect();
    let listed: Vec<&Organisation> = check.town.shown().filter(|o| o.status < 3).collect();
    check.equal("search/", &found.len(), &listed.len());
    for organisation in listed {
        let name = Fact::Organisation(organisation.number).spellings().remove(0);
        let Some(result) = found.iter().find(|result| result[1] == name.as_str()) else {
            check.wrong.push(format!("search/: no {name}"));
            continue;
        };
        let mut own = result.as_array().unwrap().clone();
        let services = own.pop().unwrap();
        let first = organisation.phones.iter().find(|phone| phone.is_called());
        let first = first.into_iter().flat_map(number);
        let due = Due::of(organisation.facts(), "organisation state").and(first);
        check.row("search/", &serde_json::Value::from(own).to_string(), &due);
        let offers = organisation.offers();
        let offers: Vec<Offer<'_>> =
            offers.into_iter().filter(|o| o.service.is_some() && o.is_listed()).collect();
        let due = offers.iter().map(|offer| {
            let state = Fact::State(organisation.status);
            let first = offer.phones().into_iter().take(1).flat_map(number);
            let due = Due::of(offer.facts(), "help name state").and(first);
            Due { must: due.must.into_iter().filter(|fact| *fact != state).collect(), ..due }
        });
        let due: Vec<Due> = due.collect();
        check.rows("search/", &read::items(&services), &due);
    }
}
