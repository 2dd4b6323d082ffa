//! Open data: every public fact is found in every format that can carry it, as it was written, and no private one in any.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use serde_json::{Value, json};

use crate::site::site;

/// What somebody could write into a field to break a format.
const HOSTILE: [&str; 9] = [
    "</script><script>",
    "<!--<script>",
    "\"лапки\" і 'апострофи'",
    "кома, крапка з комою; табуляція",
    "]]> & &amp; <b>",
    "=1+1",
    "${{x}} {% x %} {{ 7*7 }}",
    "\\u003c \\n",
    "☎ 🚑 їґєі",
];

/// Every string of a file, read by a real reader of its format.
fn strings(path: &str, bytes: &[u8]) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    if path.ends_with(".json") {
        gather(&serde_json::from_slice(bytes).unwrap(), &mut found);
    } else if path.ends_with(".csv") {
        for record in csv::Reader::from_reader(bytes).records() {
            for cell in &record.unwrap() {
                found.insert(cell.to_owned());
                if let Ok(value @ (Value::Array(_) | Value::Object(_))) = serde_json::from_str(cell)
                {
                    gather(&value, &mut found);
                }
            }
        }
    } else {
        let page = std::str::from_utf8(bytes).unwrap();
        let start = "<script type=\"application/ld+json\">";
        let json = page.split(start).nth(1).and_then(|rest| rest.split("</script>").next());
        gather(&serde_json::from_str(json.unwrap()).unwrap(), &mut found);
    }
    found
}

fn gather(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::String(text) => drop(found.insert(text.clone())),
        Value::Array(items) => items.iter().for_each(|item| gather(item, found)),
        Value::Object(map) => map.values().for_each(|item| gather(item, found)),
        _ => {}
    }
}

/// Writes facts into fields: each is unique, so finding it means that very field was carried.
struct Facts {
    picks: Vec<usize>,
    said: BTreeMap<&'static str, String>,
}

impl Facts {
    fn say(&mut self, key: &'static str) -> String {
        let number = self.said.len();
        let hostile = HOSTILE[self.picks[number % self.picks.len()]];
        let text = format!("Ф{number} {hostile}");
        self.said.insert(key, text.clone());
        text
    }

    fn wanted(&self, keys: &[&'static str]) -> Vec<(&'static str, &str)> {
        keys.iter().map(|key| (*key, self.said[key].as_str())).collect()
    }
}

const NAMED: [&str; 4] = ["name", "short_name", "summary", "label"];
const ORGANISATION: [&str; 8] =
    ["link", "person", "role", "verified", "source", "way", "ramp", "sort"];
const PLACE: [&str; 3] = ["street", "city", "note"];
const SERVICE: [&str; 6] = ["service", "details", "conditions", "cost", "document", "origin"];
const MEETING: [&str; 15] = [
    "title", "place", "series", "guest", "envoy", "office", "agenda", "who", "heard", "decision",
    "result", "task", "channel", "next", "minutes",
];
const NEED: [&str; 4] = ["need", "unit", "remark", "origin-of-need"];

fn organisation(facts: &mut Facts) -> String {
    let mut say = |key| facts.say(key);
    let entry = json!({
        "name": say("name"), "short_name": say("short_name"), "summary": say("summary"),
        "sort_name": say("sort"), "kind": "ngo", "source": say("source"),
        "email": "fakt@example.org", "website": "https://fakt.example.org/",
        "links": [{ "url": "https://example.org/merezha", "name": say("link") }],
        "phones": [
            { "number": "050 000-11-11", "label": say("label"), "hours": "Mo 07:07-08:08", "languages": ["crh"] },
            { "number": "050 000-99-99", "label": "ТАЄМНЕ слово", "visibility": "private" },
        ],
        "hours": "Tu 06:06-09:09",
        "people": [
            { "name": say("person"), "role": say("role"), "phone": "050 000-22-22", "visibility": "public",
              "consent": { "on": "2020-01-01", "by": "ТАЄМНЕ ім’я" } },
            { "name": "ТАЄМНА особа", "show_name": false },
        ],
        "address": {
            "street": say("street"), "city": say("city"), "postcode": "00001", "area": "north", "note": say("note"),
            "how_to_get": say("way"), "accessibility": [say("ramp")], "location": [48.5, 37.25],
        },
        "verified": { "on": "2020-03-01", "by": say("verified") },
        "private": "ТАЄМНІ нотатки",
        "services": [{
            "id": "osoblyva", "help": "food", "name": say("service"), "details": say("details"),
            "audiences": ["elderly"], "areas": ["south"], "delivery": ["on-site"], "conditions": say("conditions"),
            "cost": say("cost"), "documents": [say("document")], "source": say("origin"),
            "phones": [{ "number": "050 000-33-33" }],
        }],
    });
    entry.to_string()
}

fn meeting(facts: &mut Facts) -> String {
    let mut say = |key| facts.say(key);
    let entry = json!({
        "title": say("title"), "date": "2020-03-20", "start": "10:00", "place": say("place"), "series": say("series"),
        "attendees": [{ "organisation": "fakt", "person": say("envoy"), "role": say("office") }, { "name": say("guest") }],
        "agenda": [say("agenda")], "heard": [{ "who": say("who"), "text": say("heard") }],
        "decisions": [{ "text": say("decision"), "result": say("result") }],
        "tasks": [{ "what": say("task"), "who": ["fakt"], "due": "2020-04-01" }],
        "channels": [{ "name": say("channel") }], "next": { "date": "2020-04-02", "place": say("next") },
        "documents": [{ "file": "https://example.org/protokol.pdf", "name": say("minutes") }],
        "private": "ТАЄМНА зустріч",
    });
    entry.to_string()
}

fn need(facts: &mut Facts) -> String {
    let mut say = |key| facts.say(key);
    let entry = json!({
        "what": say("need"), "resource": "masks", "unit": say("unit"), "required": 7.5, "by": ["fakt"],
        "as_of": "2020-03-02", "note": say("remark"), "source": say("origin-of-need"), "private": "ТАЄМНА потреба",
    });
    entry.to_string()
}

fn built(facts: &mut Facts) -> BTreeMap<String, Vec<u8>> {
    site()
        .edit("site.yaml", "hotline", "publish: {needs: true, tasks: true}\nhotline")
        .file("organisations/fakt.yaml", &organisation(facts))
        .file("organisations/chernetka.yaml", "name: ТАЄМНА чернетка\nkind: ngo\ndraft: true\n")
        .file("meetings/2020-03-20.md", &format!("---\n{}\n---\n", meeting(facts)))
        .file("needs/fakt.yaml", &need(facts))
        .build()
}

/// Reads several files as one: tables that belong together.
fn read(files: &BTreeMap<String, Vec<u8>>, folder: &str, ending: &str) -> BTreeSet<String> {
    let of = files.iter().filter(|(path, _)| path.starts_with(folder) && path.ends_with(ending));
    of.flat_map(|(path, bytes)| strings(path, bytes)).collect()
}

fn lacks(found: &BTreeSet<String>, wanted: &[(&'static str, &str)]) -> Vec<String> {
    let missing = wanted.iter().filter(|(_, fact)| !found.contains(*fact));
    missing.map(|(key, fact)| format!("{key}: {fact}")).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_public_fact_is_in_every_format_that_can_carry_it(
        picks in proptest::collection::vec(0..HOSTILE.len(), 7),
    ) {
        let mut facts = Facts { picks, said: BTreeMap::new() };
        let files = built(&mut facts);
        let of = |lists: &[&[&'static str]]| facts.wanted(&lists.concat());
        let body = of(&[&NAMED, &ORGANISATION, &PLACE]);
        let contacts = [
            ("phone", "+380500001111"), ("personal", "+380500002222"), ("email", "fakt@example.org"),
            ("website", "https://fakt.example.org/"), ("social", "https://example.org/merezha"),
        ];
        for ending in [".json", ".csv"] {
            let one = |name: &str| strings(&format!("data/{name}{ending}"), &files[&format!("data/{name}{ending}")]);
            prop_assert_eq!(lacks(&one("organisations"), &body), [""; 0]);
            prop_assert_eq!(lacks(&one("organisations"), &contacts), [""; 0]);
            prop_assert_eq!(lacks(&one("services"), &of(&[&SERVICE])), [""; 0]);
            prop_assert_eq!(lacks(&one("meetings"), &of(&[&MEETING])), [""; 0]);
            prop_assert_eq!(lacks(&one("needs"), &of(&[&NEED])), [""; 0]);
            let hsds = read(&files, "data/hsds/", ending);
            prop_assert_eq!(lacks(&hsds, &body), [""; 0]);
            prop_assert_eq!(lacks(&hsds, &contacts), [""; 0]);
            prop_assert_eq!(lacks(&hsds, &of(&[&SERVICE])), [""; 0]);
        }
        let three_w = read(&files, "data/3w", ".csv");
        prop_assert_eq!(lacks(&three_w, &of(&[&["name", "service", "details"]])), [""; 0]);
        let table = read(&files, "data/835/organizations", ".csv");
        prop_assert_eq!(lacks(&table, &of(&[&["name", "summary", "person", "note"]])), [""; 0]);
        let page = strings("html", &files["organisations/fakt/index.html"]);
        let shown = of(&[&NAMED, &PLACE, &["person", "role", "service", "details"]]);
        prop_assert_eq!(lacks(&page, &shown), [""; 0]);
        prop_assert_eq!(lacks(&page, &contacts), [""; 0]);
        let event = strings("html", &files["meetings/2020-03-20/index.html"]);
        prop_assert_eq!(lacks(&event, &of(&[&["title", "place", "guest"]])), [""; 0]);
        for (path, bytes) in &files {
            let text = String::from_utf8_lossy(bytes);
            prop_assert!(!text.contains("ТАЄМН") && !text.contains("0009999"), "{} leaks", path);
        }
    }
}

#[test]
fn an_id_of_hsds_is_the_same_each_time_and_hangs_on_the_namespace() {
    let id = |namespace: &str| {
        let site = site().edit("site.yaml", "title:", &format!("namespace: {namespace}\ntitle:"));
        let list = site.page("data/hsds/organizations.json");
        let list: Value = serde_json::from_str(&list).unwrap();
        list["contents"][0]["id"].as_str().unwrap().to_owned()
    };
    let namespace = "00000000-0000-4000-8000-000000000000";
    assert_eq!(id(namespace), id(namespace));
    assert_ne!(id(namespace), id("00000000-0000-4000-8000-000000000001"));
    // The fifteenth digit is the version (RFC 9562).
    assert_eq!(id(namespace).as_bytes()[14], b'5');
}

#[test]
fn what_other_languages_say_stands_beside_with_its_place() {
    let data = site()
        .edit("site.yaml", "title: Приклад", "title: Приклад\nlanguages: [uk, en]")
        .file(
            "organisations/pryklad.md",
            "---\nname: {uk: Приклад, en: Sample}\nkind: ngo\nphones: [{number: 050 000-11-11, label: {uk: заявки, en: requests}}]\n---\n",
        )
        .page("data/organisations.json");
    let data: Value = serde_json::from_str(&data).unwrap();
    let row = data["rows"].as_array().unwrap().iter().find(|row| row["id"] == "pryklad").unwrap();
    assert_eq!(row["name"], "Приклад");
    assert_eq!(
        row["translations"],
        json!([
            { "lang": "en", "field": "/name", "text": "Sample" },
            { "lang": "en", "field": "/phones/0/label", "text": "requests" },
        ])
    );
}

#[test]
fn outputs_name_files_folders_or_all_and_one_file_an_organisation_only_on_request() {
    let made = |outputs: &str| -> Vec<String> {
        let site = site().edit("site.yaml", "title:", &format!("outputs: {outputs}\ntitle:"));
        let data = |path: &String| path.starts_with("data/") && !path.ends_with(".html");
        site.build().into_keys().filter(data).collect()
    };
    assert_eq!(made("[list.csv]"), [""; 0]);
    assert_eq!(made("[data/835/]").len(), 2);
    let each = "data/hsds/organizations/pryklad.json".to_owned();
    assert!(!made("[all]").contains(&each));
    let asked = made("[all, data/hsds/organizations/ID.json]");
    assert!(asked.contains(&each));
    assert_eq!(asked.len(), made("[all]").len() + 2);
}

#[test]
fn the_data_page_tells_the_size_and_the_rows_of_every_file() {
    let files = site().build();
    let page = String::from_utf8(files["data/index.html"].clone()).unwrap();
    let listed = |path: &&String| page.contains(&format!("<code>{path}</code>"));
    let data = files.keys().filter(|path| path.starts_with("data/") && !path.ends_with(".html"));
    assert_eq!(data.clone().count(), data.filter(listed).count());
    let row = page.split("<code>data/services.csv</code>").nth(1).unwrap();
    let cells: Vec<&str> = row.split("class=\"num\">").skip(1).take(2).collect();
    assert!(cells[0].starts_with("1<"), "{row}");
    let kilobytes = files["data/services.csv"].len().div_ceil(1024);
    assert!(cells[1].starts_with(&format!("{kilobytes}&nbsp;КБ")), "{}", cells[1]);
}
