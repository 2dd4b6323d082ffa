//! Every public fact of made-up content is found again in every format that can carry it, and no private one in any.
//!
//! The content is made by proptest: fields come and go, and what they say is what could break a format. Which format
//! carries which facts is one table, [`CARRIED`]; a format without a row there fails the test.

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{Reader as _, Xlsx};
use perelik::site::export::csv::unguarded;
use perelik::site::plan::Cardinality;
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::cases::cases;
use crate::site::site;

/// What somebody could write into a field to break a format.
const HOSTILE: [&str; 14] = [
    "</script><script>",
    "<!--<script>",
    "\"лапки\" і 'апострофи'",
    "кома, крапка з комою; двокрапка: 1",
    "]]> & &amp; <b>",
    "=1+1",
    "${{x}} {% x %} {{ 7*7 }}",
    "\\u003c \\n \\, \\;",
    "☎ 🚑 їґєі",
    "TEL:101",
    "END:VCARD",
    "a|b\u{2028}c",
    "'=1+1 \"\"",
    "довге довге довге довге довге довге довге довге довге довге довге довге довге довге слово",
];

/// What every private number of the content has in common, however it is written: long enough that no hash holds it by chance.
const HIDDEN_NUMBERS: &str = "50000999";

/// Facts of the content, by the words that the table below names them with.
struct Facts {
    picks: Vec<usize>,
    said: BTreeMap<&'static str, String>,
}

impl Facts {
    /// A text that stands in this field alone, so finding it means that this very field was carried.
    fn say(&mut self, key: &'static str) -> String {
        let number = self.said.len() + 100;
        let text = format!("Ф{number} {}", HOSTILE[self.pick() % HOSTILE.len()]);
        self.note(key, text)
    }

    fn note(&mut self, key: &'static str, text: String) -> String {
        self.said.insert(key, text.clone());
        text
    }

    /// The same, or nothing.
    fn maybe(&mut self, key: &'static str) -> Option<String> {
        let is_there = !self.pick().is_multiple_of(5);
        is_there.then(|| self.say(key))
    }

    fn pick(&mut self) -> usize {
        self.picks.rotate_left(1);
        self.picks[0]
    }
}

/// Leaves out what has no value, as an editor does.
fn without_gaps(value: Value) -> Value {
    let is_gap = |value: &Value| value.is_null() || *value == json!([]) || *value == json!({});
    match value {
        Value::Array(items) => {
            let items = items.into_iter().map(without_gaps).filter(|item| !is_gap(item));
            Value::Array(items.collect())
        }
        Value::Object(map) => {
            let fields = map.into_iter().map(|(key, value)| (key, without_gaps(value)));
            Value::Object(fields.filter(|(_, value)| !is_gap(value)).collect())
        }
        other => other,
    }
}

fn organisation(f: &mut Facts) -> Value {
    for (key, number) in [("phone", "0500001111"), ("phone-person", "0500002222")] {
        f.note(key, number.to_owned());
    }
    f.note("phone-service", "0500003333".to_owned());
    f.note("email", "fakt@example.org".to_owned());
    f.note("website", "https://fakt.example.org/".to_owned());
    f.note("social", "https://example.org/merezha".to_owned());
    f.note("code", "12345678".to_owned());
    f.note("hours", "06:06".to_owned());
    f.note("phone-hours", "07:07".to_owned());
    f.note("phone-language", "crh".to_owned());
    json!({
        "name": f.say("name"), "short_name": f.maybe("short"), "summary": f.maybe("summary"),
        "sort_name": f.maybe("sort"), "kind": "ngo", "source": f.maybe("source"), "edrpou": "12345678",
        "email": "fakt@example.org", "website": "https://fakt.example.org/",
        "links": [{ "url": "https://example.org/merezha", "name": f.maybe("link") }],
        "phones": [
            { "number": "050 000-11-11", "label": f.maybe("label"), "hours": "Mo 07:07-08:08", "languages": ["crh"] },
            { "number": "050 000-99-99", "label": "ТАЄМНЕ слово", "visibility": "private" },
            { "number": "050 000-99-98", "label": "ТАЄМНЕ для служб", "visibility": "desks" },
        ],
        "hours": "Tu 06:06-09:09",
        "people": [
            { "name": f.say("person"), "role": f.maybe("role"), "phone": "050 000-22-22", "visibility": "public",
              "consent": { "on": "2019-09-09", "by": "ТАЄМНЕ ім’я" } },
            { "name": "ТАЄМНА особа", "role": "ТАЄМНА посада", "phone": "050 000-99-97", "show_name": false },
        ],
        "address": {
            "street": f.say("street"), "city": f.maybe("city"), "postcode": "00001", "area": "north",
            "note": f.maybe("note"), "how_to_get": f.maybe("way"), "accessibility": [f.maybe("ramp")],
            "location": [48.5, 37.25],
        },
        "verified": { "on": "2020-03-01", "by": f.maybe("verified") },
        "private": "ТАЄМНІ нотатки",
        "services": [{
            "id": "osoblyva", "help": "food", "name": f.maybe("service"), "details": f.maybe("details"),
            "audiences": ["elderly"], "areas": ["south"], "delivery": ["on-site"],
            "conditions": f.maybe("conditions"), "cost": f.maybe("cost"), "documents": [f.maybe("document")],
            "source": f.maybe("origin"), "phones": [{ "number": "050 000-33-33" }],
        }],
    })
}

fn meeting(f: &mut Facts) -> Value {
    json!({
        "title": f.say("title"), "date": "2020-03-20", "start": "10:00", "place": f.maybe("place"),
        "series": f.maybe("series"),
        "attendees": [
            { "organisation": "fakt", "person": f.maybe("envoy"), "role": f.maybe("office") },
            { "name": f.say("guest") },
        ],
        "agenda": [f.maybe("agenda")], "heard": [{ "who": f.maybe("who"), "text": f.say("heard") }],
        "decisions": [{ "text": f.say("decision"), "result": f.maybe("result") }],
        "tasks": [{ "what": f.say("task"), "who": ["fakt"], "due": "2020-04-01" }],
        "channels": [{ "name": f.say("channel") }],
        "next": { "date": "2020-04-02", "place": f.maybe("next") },
        "documents": [{ "file": "https://example.org/protokol.pdf", "name": f.maybe("minutes") }],
        "private": "ТАЄМНА зустріч",
    })
}

fn need(f: &mut Facts) -> Value {
    json!({
        "what": f.say("need"), "resource": "masks", "unit": f.maybe("unit"), "required": 7.5, "by": ["fakt"],
        "as_of": "2020-03-02", "note": f.maybe("remark"), "source": f.maybe("need-source"),
        "private": "ТАЄМНА потреба",
    })
}

const LEDGER: &str = "entries:\n  - {kind: organisation, id: fakt, first_seen: 2020-03-25, changed: 2020-03-26, sequence: 1}\n  - {kind: meeting, id: 2020-03-20, first_seen: 2020-03-25, changed: 2020-03-26, sequence: 1}\n";

fn built(f: &mut Facts) -> BTreeMap<String, Vec<u8>> {
    let settings = json!({
        "title": f.say("site"), "base_url": "https://example.org/", "hotline": "112", "licence": f.say("licence"),
        "publisher": { "name": f.say("publisher") }, "outputs": ["all", "data/hsds/organizations/ID.json"],
        "publish": { "coverage": true, "needs": true, "tasks": true },
    });
    let terms = |f: &mut Facts, first: &str, key, second: &str| {
        json!([{ "id": first, "name": f.say(key) }, { "id": second, "name": "Інше" }]).to_string()
    };
    let entry = |value: Value| without_gaps(value).to_string();
    site()
        .file("site.yaml", &settings.to_string())
        .file("vocabulary/help.yaml", &terms(f, "food", "help", "medicine"))
        .file("vocabulary/audiences.yaml", &terms(f, "elderly", "audience", "children"))
        .file("vocabulary/areas.yaml", &terms(f, "south", "area", "north"))
        .file("vocabulary/kinds.yaml", &terms(f, "ngo", "kind", "desk"))
        .file("vocabulary/resources.yaml", &terms(f, "masks", "resource", "gloves"))
        .file(
            "organisations/fakt.md",
            &format!(
                "---\n{}\n---\n{}\n",
                entry(organisation(f)),
                f.note("body", "Ф999 тіло запису".to_owned())
            ),
        )
        .file("organisations/chernetka.yaml", "name: ТАЄМНА чернетка\nkind: ngo\ndraft: true\n")
        .file("meetings/2020-03-20.md", &format!("---\n{}\n---\n", entry(meeting(f))))
        .file("needs/fakt.yaml", &entry(need(f)))
        .file("ledger.yaml", LEDGER)
        .bytes("private/fakt.yaml", "phones: [050 000-99-96]\nnotes: ТАЄМНИЙ файл\n".as_bytes())
        .build()
}

/// Every text of a file, read as its format is read.
fn texts(path: &str, bytes: &[u8]) -> Vec<String> {
    let mut found = Vec::new();
    match path.rsplit('.').next().unwrap() {
        "json" => gather(&serde_json::from_slice(bytes).unwrap(), &mut found),
        "csv" => cells(path, bytes, &mut found),
        "xlsx" => sheets(bytes, &mut found),
        "vcf" | "ics" => found.extend(content_lines(bytes)),
        "atom" => feed(bytes, &mut found),
        "html" => {
            let page = std::str::from_utf8(bytes).unwrap();
            let start = "<script type=\"application/ld+json\">";
            let json = page.split(start).nth(1).and_then(|rest| rest.split("</script>").next());
            gather(&serde_json::from_str(json.unwrap()).unwrap(), &mut found);
        }
        _ => found.push(String::from_utf8(bytes.to_vec()).unwrap()),
    }
    found
}

fn gather(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::String(text) => found.push(text.clone()),
        Value::Array(items) => items.iter().for_each(|item| gather(item, found)),
        Value::Object(map) => map.values().for_each(|item| gather(item, found)),
        _ => {}
    }
}

fn cells(path: &str, bytes: &[u8], found: &mut Vec<String>) {
    let is_for_excel = !path.starts_with("data/");
    let separator = if is_for_excel { b';' } else { b',' };
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let mut reader = csv::ReaderBuilder::new().delimiter(separator).from_reader(bytes);
    for cell in reader
        .records()
        .flat_map(|record| record.unwrap().iter().map(str::to_owned).collect::<Vec<_>>())
    {
        let cell = if is_for_excel { unguarded(&cell).to_owned() } else { cell };
        if let Ok(value @ (Value::Array(_) | Value::Object(_))) = serde_json::from_str(&cell) {
            gather(&value, found);
        }
        found.push(cell);
    }
}

fn sheets(bytes: &[u8], found: &mut Vec<String>) {
    let mut book = Xlsx::new(Cursor::new(bytes)).unwrap();
    for (_, range) in book.worksheets() {
        found.extend(range.cells().map(|(_, _, cell)| cell.to_string()));
    }
}

/// Unfolds lines and takes the signs of escape off (RFC 5545, 3.3.11; RFC 6350, 3.4).
fn content_lines(bytes: &[u8]) -> Vec<String> {
    let text = std::str::from_utf8(bytes).unwrap().replace("\r\n ", "");
    text.split("\r\n")
        .map(|line| {
            let (mut out, mut letters) = (String::new(), line.chars());
            while let Some(letter) = letters.next() {
                match (letter, letter == '\\') {
                    (_, true) => out.extend(
                        letters
                            .next()
                            .map(|next| if matches!(next, 'n' | 'N') { '\n' } else { next }),
                    ),
                    (letter, _) => out.push(letter),
                }
            }
            out
        })
        .collect()
}

fn feed(bytes: &[u8], found: &mut Vec<String>) {
    let feed = atom_syndication::Feed::read_from(bytes).unwrap();
    found.extend(feed.authors.iter().map(|author| author.name.clone()));
    found.extend(feed.rights.iter().map(|text| text.value.clone()));
    found.push(feed.title.value);
    for entry in feed.entries {
        found.push(entry.title.value);
        found.extend(entry.summary.map(|text| text.value));
    }
}

/// Finds a fact as a part of a text. A line separator is a line end in vCard and iCalendar, whose readers split lines
/// at it, and a space where a fact must keep to its line.
fn holds(texts: &[String], key: &str, fact: &str) -> bool {
    let digits = |text: &str| text.replace([' ', '-', '\u{a0}'], "");
    let in_line = |text: &str| text.replace(['\u{2028}', '\n'], " ");
    match key.starts_with("phone") && fact.starts_with('0') {
        true => texts.iter().any(|text| digits(text).contains(fact)),
        false => texts.iter().any(|text| in_line(text).contains(&in_line(fact))),
    }
}

/// What each format carries, by the words of [`Facts`]. A new format gets its row; a fact without a property of its own
/// stands in a description, and is found as a part of it.
const CARRIED: &[(&str, &str)] = &[
    (
        "list.csv",
        "name sort kind phone-service phone-person email website street city note hours person role source help service details audience area conditions cost document origin",
    ),
    (
        "list.xlsx",
        "name short sort summary kind code phone label phone-hours phone-language phone-service phone-person email website social link street city note way ramp hours person role verified source help service details audience area conditions cost document origin title task need unit remark need-source resource",
    ),
    ("coverage.csv", "help audience area"),
    ("needs.csv", "name need unit remark need-source resource"),
    ("tasks.csv", "name title task"),
    (
        "list.json",
        "site publisher licence name short summary code phone-service phone-person email website street city note way ramp hours person role source service details conditions cost document origin",
    ),
    (
        "organisations.vcf",
        "name short summary kind code phone label phone-hours phone-language phone-service phone-person email website social street city note way ramp hours person role help service details audience area conditions cost document",
    ),
    (
        "organisations-4.vcf",
        "name short summary kind code phone label phone-hours phone-language phone-service phone-person email website social street city note way ramp hours person role help service details audience area conditions cost document",
    ),
    (
        "organisations/ID.vcf",
        "name short summary kind code phone label phone-hours phone-language phone-service phone-person email website social street city note way ramp hours person role help service details audience area conditions cost document",
    ),
    (
        "calendar.ics",
        "site name title place series guest envoy office agenda who heard decision result task channel next minutes",
    ),
    (
        "meetings/ID.ics",
        "site name title place series guest envoy office agenda who heard decision result task channel next minutes",
    ),
    (
        "list.txt",
        "site publisher licence name short summary kind phone label phone-hours phone-service phone-person email website social link street city note way ramp hours person role help service details audience area conditions cost document",
    ),
    ("share.txt", "site name title"),
    (
        "organisations/ID/share.txt",
        "name phone label phone-hours phone-service street city note way ramp hours help",
    ),
    ("changes.atom", "site publisher licence name title"),
    ("meetings.atom", "site publisher licence title decision"),
    (
        "data/organisations.json",
        "site publisher licence name short sort summary code body phone label phone-hours phone-language phone-person email website social link street city note way ramp hours person role verified source",
    ),
    (
        "data/organisations.csv",
        "name short sort summary code body phone label phone-hours phone-language phone-person email website social link street city note way ramp hours person role verified source",
    ),
    ("data/organisations.schema.json", ""),
    (
        "data/services.json",
        "site publisher licence phone-service service details conditions cost document origin",
    ),
    ("data/services.csv", "phone-service service details conditions cost document origin"),
    ("data/services.schema.json", ""),
    (
        "data/meetings.json",
        "site publisher licence title place series guest envoy office agenda who heard decision result task channel next minutes",
    ),
    (
        "data/meetings.csv",
        "title place series guest envoy office agenda who heard decision result task channel next minutes",
    ),
    ("data/meetings.schema.json", ""),
    ("data/needs.json", "site publisher licence need unit remark need-source"),
    ("data/needs.csv", "need unit remark need-source"),
    ("data/needs.schema.json", ""),
    ("data/terms.json", "site publisher licence kind help audience area resource"),
    ("data/terms.csv", "kind help audience area resource"),
    ("data/terms.schema.json", ""),
    ("data/datapackage.json", "site publisher licence"),
    ("data/3w.csv", "name kind code phone-service email help service details audience area"),
    (
        "data/835/organizations.csv",
        "name summary code phone email website social street city note hours person",
    ),
    ("data/835/organizationUnits.csv", ""),
    (
        "data/hsds/organizations.json",
        "name short sort summary kind code body phone label phone-hours phone-language phone-person email website social link street city note way ramp hours person role verified source",
    ),
    (
        "data/hsds/services.json",
        "name short summary phone-service email website hours help service details audience area conditions cost document origin",
    ),
    (
        "data/hsds/organizations/ID.json",
        "name short sort summary kind code body phone label phone-hours phone-language phone-service phone-person email website social link street city note way ramp hours person role verified source help service details audience area conditions cost document origin",
    ),
    ("data/hsds/datapackage.json", "site publisher licence"),
    ("data/hsds/organizations.csv", "name short summary email website"),
    ("data/hsds/organization_identifiers.csv", "code"),
    ("data/hsds/url.csv", "social link"),
    ("data/hsds/contacts.csv", "person role"),
    ("data/hsds/phones.csv", "phone label phone-service phone-person"),
    ("data/hsds/languages.csv", "phone-language"),
    ("data/hsds/locations.csv", "note way"),
    ("data/hsds/addresses.csv", ""),
    ("data/hsds/accessibility.csv", "ramp"),
    ("data/hsds/services.csv", "help service details conditions cost"),
    ("data/hsds/service_at_location.csv", ""),
    ("data/hsds/schedules.csv", "hours"),
    ("data/hsds/service_areas.csv", "area"),
    ("data/hsds/required_documents.csv", "document"),
    ("data/hsds/attributes.csv", "sort body phone-hours street city hours verified source origin"),
    ("data/hsds/taxonomies.csv", ""),
    ("data/hsds/taxonomy_terms.csv", "kind help audience area resource"),
    ("join.xlsx", "kind help audience area"),
    ("join.md", "kind help audience area"),
];

/// Formats whose rows say each fact by itself, letter by letter.
const EXACT: [&str; 3] = ["data/", "list.json", "needs.csv"];
/// Facts that stand within other words even there: hours are written out, a body is HTML's source, an address one line.
const WITHIN: [&str; 6] = ["body", "hours", "phone-hours", "city", "street", "note"];

fn is_exact(path: &str, key: &str) -> bool {
    EXACT.iter().any(|exact| path.starts_with(exact))
        && !WITHIN.contains(&key)
        && !key.starts_with("phone")
}

/// Names the facts that a file has lost, or says other than they were written.
fn lost(facts: &Facts, path: &str, bytes: &[u8], keys: &str) -> Vec<String> {
    let found = texts(path, bytes);
    let said = keys.split_whitespace().filter_map(|key| facts.said.get_key_value(key));
    let is_there = |key: &str, fact: &String| match is_exact(path, key) {
        true => found.contains(fact),
        false => holds(&found, key, fact),
    };
    said.filter(|(key, fact)| !is_there(key, fact))
        .map(|(key, fact)| format!("{path} {key}: {fact}"))
        .collect()
}

proptest! {
    #![proptest_config(cases(24))]

    #[test]
    fn every_public_fact_is_found_in_every_format_that_can_carry_it_and_no_private_one(
        picks in proptest::collection::vec(0..70_usize, 23),
    ) {
        let mut facts = Facts { picks, said: BTreeMap::new() };
        let files = built(&mut facts);
        for format in perelik::site::export::formats() {
            let row = CARRIED.iter().find(|(file, _)| *file == format.file);
            let (_, keys) = row.unwrap_or_else(|| panic!("no row for {}", format.file));
            let path = match format.each {
                Cardinality::Site => format.file.to_owned(),
                Cardinality::Organisation => format.path_of("fakt"),
                Cardinality::Meeting => format.path_of("2020-03-20"),
            };
            prop_assert_eq!(lost(&facts, &path, &files[&path], keys), [""; 0]);
        }
        let page = |path: &str, keys| lost(&facts, path, &files[path], keys);
        let organisation = "name short summary label person role street city service details email website social";
        prop_assert_eq!(page("organisations/fakt/index.html", organisation), [""; 0]);
        prop_assert_eq!(page("meetings/2020-03-20/index.html", "title place guest"), [""; 0]);
        for (path, bytes) in &files {
            let unpacked = match path.ends_with(".xlsx") {
                true => texts(path, bytes).join("\n"),
                false => String::from_utf8_lossy(bytes).replace("\r\n ", ""),
            };
            let digits: String = unpacked.chars().filter(|c| !" -\u{a0}".contains(*c)).collect();
            prop_assert!(!unpacked.contains("ТАЄМН") && !digits.contains(HIDDEN_NUMBERS) && !unpacked.contains("2019-09-09"), "{} leaks", path);
        }
    }
}
