//! `perelik import` of HSDS: tables of version 1.1, JSON and packed tables of version 3. All data is invented.

use std::io::{Cursor, Write};

use snapbox::{IntoData, assert_data_eq, str};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::site::{Folder, Site, site};

/// Tables of version 1.1.
const TABLES: [(&str, &str); 14] = [
    (
        "organization.csv",
        "id,name,alternate_name,description,email,url,tax_status,tax_id,year_incorporated,legal_status\n\
         o1,БФ «Приклад-два»,Приклад-2,Допомагає сусідам.,dva@example.org,https://dva.example.org/,501c3,,1999,Громадська організація\n\
         o2,Без виду,,Не відомо хто.,,,,,,\n",
    ),
    (
        "service.csv",
        "id,organization_id,name,description,url,email,status,fees,application_process,wait_time\n\
         s1,o1,Набори для родин,<p>Продукти <b>щотижня</b></p>,,,active,безкоштовно,За списком,тиждень\n\
         s2,o1,Таксі,Перевезення,,,active,,,\n\
         s3,o1,Аптечка,Ліки для дому,,,inactive,,,\n\
         s9,o7,Нічия,,,,active,,,\n",
    ),
    ("service_taxonomy.csv", "id,service_id,taxonomy_id\nx1,s1,t1\nx2,s3,t2\nx3,s2,t3\nx4,s1,t4\n"),
    (
        "taxonomy.csv",
        "id,name,parent_id,vocabulary\nt1,Їжа,,\nt2,Ліки,,\nt3,Перевезення людей,,\nt4,Літні люди,,\n",
    ),
    (
        "location.csv",
        "id,organization_id,name,transportation,latitude,longitude\nl1,o1,Другий поверх,Трамвай 1,48.7200,37.5500\nl2,o1,Філія,,,\n",
    ),
    (
        "physical_address.csv",
        "id,location_id,address_1,address_2,city,state_province,postal_code,country\n\
         a1,l1,вул. Прикладна 1,кв. 2,Прикладськ,Обл,84300,UA\na2,l2,вул. Інша 5,,Прикладськ,Обл,84300,UA\n",
    ),
    (
        "phone.csv",
        "id,organization_id,service_id,location_id,contact_id,number,extension,type,language,description\n\
         p1,o1,,,,+380 50 000 00 01,,voice,\"українська, en\",Приймальня\n\
         p2,,s1,,,050 000 00 02,12,voice,,\n\
         p3,,,,c1,0500000003,,,,\np4,,,l2,,050-000-00-04,,fax,Nowherese,\n",
    ),
    (
        "contact.csv",
        "id,organization_id,service_id,name,title,department,email\n\
         c1,o1,,Особа Прикладна,координаторка,відділ допомоги,osoba@example.org\nc2,o1,,,черговий,,cherha@example.org\n",
    ),
    (
        "regular_schedule.csv",
        "id,service_id,location_id,weekday,opens_at,closes_at\n\
         r1,,l1,1,09:00,17:00\nr2,,l1,2,09:00,17:00\nr3,,l1,Wednesday,09:00,13:00\nr4,s3,,1,9:00Z,10:00Z\n",
    ),
    ("service_area.csv", "id,service_id,service_area,description\nb1,s1,Північ,\nb2,s3,Захід,\n"),
    ("eligibility.csv", "id,service_id,eligibility\ne1,s1,Діти\ne2,s1,лише з довідкою\n"),
    ("required_document.csv", "id,service_id,document\nd1,s1,Паспорт\n"),
    (
        "accessibility_for_disabilities.csv",
        "id,location_id,accessibility,details\nf1,l1,Пандус,зі двору\n",
    ),
    ("metadata.csv", "id,resource_id,last_action_date\nm1,o1,2020-01-01\n"),
];

fn folder() -> Folder {
    let folder = site().on_disk();
    for (name, text) in TABLES {
        folder.put(&format!("hsds/{name}"), text.as_bytes());
    }
    folder
}

fn import(folder: &Folder, arguments: &[&str]) -> String {
    let ran = folder.run(&[&["import"], arguments].concat());
    String::from_utf8(ran.stdout).unwrap() + &String::from_utf8(ran.stderr).unwrap()
}

fn remarks(said: &str) -> String {
    let said = said.split("--- content").next().unwrap();
    // The counts stand before them.
    let rest = said.starts_with("what ").then(|| said.split_once("\n\n")).flatten();
    rest.map_or(said, |(_, rest)| rest).to_owned()
}

/// The organisations that were imported.
fn imported(folder: &Folder) -> String {
    let own = ["pryklad.md", "dim.yaml"];
    let files = folder.tree("content/organisations").into_iter();
    let files = files.filter(|(name, _)| !own.contains(&name.as_str()));
    files.map(|(name, text)| format!("== {name}\n{}", String::from_utf8(text).unwrap())).collect()
}

/// The entries that the tables make.
const ENTRY: &str = r#"== bez-vydu.md
---
name: Без виду
summary: Не відомо хто.
draft: true
---
== bf-pryklad-dva.md
---
name: БФ «Приклад-два»
short_name: Приклад-2
kind: ngo
summary: Допомагає сусідам.
services:
- help: food
  name: Набори для родин
  details: |-
    Продукти **щотижня**

    За списком
  audiences:
  - elderly
  - children
  areas:
  - north
  conditions: лише з довідкою
  cost: безкоштовно
  documents:
  - Паспорт
  phones:
  - number: 050 000 00 02
    extension: '12'
- id: taksi
  name: Таксі
  details: Перевезення
  draft: true
- help: medicine
  name: Аптечка
  details: Ліки для дому
  status: paused
  draft: true
phones:
- number: +380 50 000 00 01
  label: Приймальня
  languages:
  - uk
  - en
- number: 050-000-00-04
  type: fax
email: dva@example.org
website: https://dva.example.org/
address:
  street: вул. Прикладна 1, кв. 2
  city: Прикладськ
  postcode: '84300'
  note: Другий поверх
  how_to_get: Трамвай 1
  accessibility:
  - 'Пандус: зі двору'
  location:
  - '48.7200'
  - '37.5500'
hours: Mo,Tu 09:00-17:00; We 09:00-13:00
people:
- name: Особа Прикладна
  role: координаторка, відділ допомоги
  phone: '0500000003'
  email: osoba@example.org
  visibility: private
---
== nichyia.md
---
name: Нічия
services:
- id: nichyia
  name: Нічия
  draft: true
draft: true
---
"#;

/// What is said of the tables.
const SAID: &str = r#"warning[import-no-place]: there is no place here for the field `contact.email`, so it was not taken; values: 1
  contact.csv

warning[import-no-place]: there is no place here for the field `contact.title`, so it was not taken; values: 1
  contact.csv

warning[import-consent]: this person's contacts will not be shown: there is no consent
  contact.csv, row 2
  hint: if there is, add a column with the day of consent, or the option `--consent YYYY-MM-DD`

warning[import-no-place]: there is no place here for the field `location.name`, so it was not taken; values: 1
  location.csv

warning[import-second-place]: the organisation has several addresses, only the first was taken
  location.csv, row 3
  hint: if this is the one that matters, write it into the entry yourself, or make an entry of its own

warning[import-no-place]: there is no place here for the field `organization.tax_status`, so it was not taken; values: 1
  organization.csv

warning[import-no-place]: there is no place here for the field `organization.year_incorporated`, so it was not taken; values: 1
  organization.csv

warning[import-no-kind]: the package does not say what kind of organisation these are, so they come in as drafts: 2
  organization.csv
  hint: give one kind to all that have none: `--set kind=…`, or `defaults` in the file of `--mapping`

warning[import-no-place]: there is no place here for the field `phone.language`, so it was not taken; values: 1
  phone.csv

warning[import-no-place]: there is no place here for the field `address.address_1`, so it was not taken; values: 1
  physical_address.csv

warning[import-no-place]: there is no place here for the field `address.city`, so it was not taken; values: 1
  physical_address.csv

warning[import-no-place]: there is no place here for the field `address.country`, so it was not taken; values: 1
  physical_address.csv

warning[import-no-place]: there is no place here for the field `address.postal_code`, so it was not taken; values: 1
  physical_address.csv

warning[import-no-place]: there is no place here for the field `address.state_province`, so it was not taken; values: 1
  physical_address.csv

warning[import-schedule]: this schedule is no usual week, so its hours were not taken: `1 9:00Z 10:00Z`
  regular_schedule.csv, row 5
  hint: write the hours into the entry yourself

warning[import-no-place]: there is no place here for the field `service.wait_time`, so it was not taken; values: 1
  service.csv

warning[import-draft]: “Таксі” comes in as a draft: what it helps with is not known
  service.csv, row 3, column C, “name”
  hint: fill it in and remove `draft`; until then nobody sees it

warning[import-draft]: “Аптечка” comes in as a draft: one of its areas is not known
  service.csv, row 4, column C, “name”
  hint: fill it in and remove `draft`; until then nobody sees it

warning[import-draft]: “Нічия” comes in as a draft: what it helps with is not known
  service.csv, row 5, column C, “name”
  hint: fill it in and remove `draft`; until then nobody sees it

warning[import-draft]: “Нічия” comes in as a draft: its organisation is not in the package, so it is named after its service
  service.csv, row 5
  hint: fill it in and remove `draft`; until then nobody sees it

warning[import-terms]: terms of the package that are in no vocabulary: 2; the most frequent: «Захід» — 1; «Перевезення людей» — 1
  service_area.csv
  hint: write them into a file with `--write-mapping FILE`, say there which terms of yours they are, and run again with `--mapping FILE`

advice[import-left]: this was not taken: metadata, 1
  metadata.csv

"#;

#[test]
fn tables_of_version_one_become_an_organisation_with_services() {
    let folder = folder();
    let said = import(&folder, &["hsds", "--yes"]);
    assert_data_eq!(imported(&folder), ENTRY.raw());
    assert_data_eq!(remarks(&said), SAID.raw());
    assert_eq!(folder.run(&["check"]).status.code(), Some(0));
}

#[test]
fn importing_again_changes_nothing() {
    let folder = folder();
    import(&folder, &["hsds", "--yes"]);
    let before = folder.tree("content");
    import(&folder, &["hsds", "--yes"]);
    assert_eq!(folder.tree("content"), before);
}

#[test]
fn contacts_of_people_reach_no_page_without_consent() {
    let folder = folder();
    import(&folder, &["hsds", "--yes"]);
    assert_eq!(folder.run(&["build"]).status.code(), Some(0));
    for (path, bytes) in folder.tree("public") {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        for word in ["000-00-03", "500000003", "osoba@", "cherha@"] {
            assert!(!text.contains(word), "{path} has {word}");
        }
    }
    let other = self::folder();
    import(&other, &["hsds", "--yes", "--consent", "2020-03-01"]);
    assert!(imported(&other).contains("visibility: public\n  consent:\n    on: 2020-03-01"));
}

#[test]
fn a_mapping_file_gives_a_kind_to_those_that_name_none() {
    let folder = folder();
    folder.put("mapping.yaml", "defaults:\n  kind: desk\n".as_bytes());
    import(&folder, &["hsds", "--as", "hsds", "--mapping", "mapping.yaml", "--yes"]);
    let expected =
        "== bez-vydu.md\n---\nname: Без виду\nkind: desk\nsummary: Не відомо хто.\n---\n";
    assert!(imported(&folder).starts_with(expected), "{}", imported(&folder));
}

#[test]
fn a_package_may_be_packed() {
    let folder = folder();
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in TABLES {
        writer.start_file(format!("пакет/{name}"), SimpleFileOptions::default()).unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    folder.put("hsds.zip", &writer.finish().unwrap().into_inner());
    import(&folder, &["hsds.zip", "--yes"]);
    let packed = imported(&folder);
    let other = self::folder();
    import(&other, &["hsds", "--yes"]);
    assert_eq!(packed, imported(&other));
}

const JSON: &str = r#"[{
  "id": "o3", "name": "Товариство «Приклад-три»", "description": "Перший рядок.\nДругий рядок.",
  "website": "https://try.example.org/",
  "additional_websites": [{"id": "u1", "url": "https://t.example.org/try", "label": "Телеграм"}],
  "organization_identifiers": [
    {"id": "i1", "identifier_scheme": "UA-EDR", "identifier_type": "ЄДРПОУ", "identifier": "14360570"},
    {"id": "i2", "identifier_scheme": "XX-REG", "identifier_type": "other", "identifier": "77"}],
  "attributes": [{"id": "k1", "taxonomy_term": {"id": "kt", "code": "ngo", "name": "NGO", "taxonomy": "kinds"}}],
  "phones": [{"id": "p1", "number": "+380500000005", "languages": [{"id": "g", "name": "Ukrainian", "code": "uk"}]}],
  "services": [
    {"id": "s1", "name": "Food", "status": "temporarily closed",
     "attributes": [{"id": "a", "taxonomy_term": {"id": "x", "code": "1102", "name": "Emergency Food", "taxonomy": "Open Eligibility"}},
                    {"id": "b", "taxonomy_term": {"id": "y", "code": "zz", "name": "Невідоме", "taxonomy": "Інша"}}],
     "schedules": [{"id": "c", "freq": "WEEKLY", "byday": "MO,TU,WE,TH,FR", "opens_at": "10:00:00", "closes_at": "16:00:00"}],
     "cost_options": [{"id": "d", "amount": 50, "currency": "UAH"}],
     "eligibility_description": "для родин", "minimum_age": 18},
    {"id": "s2", "name": "Щомісяця", "status": "active",
     "attributes": [{"id": "a2", "taxonomy_term": {"id": "x2", "name": "medicine", "taxonomy": "help"}}],
     "schedules": [{"id": "c2", "freq": "MONTHLY", "byday": "1MO", "opens_at": "10:00", "closes_at": "11:00", "description": "першого понеділка"}]}]
}]"#;

fn with_codes() -> Site {
    site().edit("vocabulary/help.yaml", "name: Їжа\n", "name: Їжа\n  open_eligibility: \"1102\"\n")
}

#[test]
fn nested_json_of_version_three_is_read_also_by_codes_of_others() {
    let folder = with_codes().on_disk();
    folder.put("organizations.json", JSON.as_bytes());
    let said = import(&folder, &["organizations.json", "--yes"]);
    assert_data_eq!(
        imported(&folder),
        str![[r#"
== tovarystvo-pryklad-try.md
---
name: Товариство «Приклад-три»
kind: ngo
edrpou: '14360570'
services:
- help: food
  name: Food
  conditions: для родин
  cost: 50 UAH
  hours: Mo-Fr 10:00-16:00
  status: paused
- help: medicine
  name: Щомісяця
phones:
- number: '+380500000005'
  languages:
  - uk
website: https://try.example.org/
links:
- url: https://t.example.org/try
  name: Телеграм
---

Перший рядок.
Другий рядок.

"#]]
        .raw()
    );
    assert_data_eq!(remarks(&said), str![[r#"
warning[import-no-place]: there is no place here for the field `organization_identifier.identifier`, so it was not taken; values: 1
  organizations.json

warning[import-no-place]: there is no place here for the field `organization_identifier.identifier_scheme`, so it was not taken; values: 1
  organizations.json

warning[import-no-place]: there is no place here for the field `organization_identifier.identifier_type`, so it was not taken; values: 1
  organizations.json

warning[import-no-place]: there is no place here for the field `service.minimum_age`, so it was not taken; values: 1
  organizations.json

warning[import-terms]: terms of the package that are in no vocabulary: 1; the most frequent: «Невідоме» — 1
  organizations.json
  hint: write them into a file with `--write-mapping FILE`, say there which terms of yours they are, and run again with `--mapping FILE`

warning[import-schedule]: this schedule is no usual week, so its hours were not taken: `першого понеділка`
  organizations.json, “[0].services[1].schedules[0]”
  hint: write the hours into the entry yourself


"#]].raw());
}

#[test]
fn services_with_their_organisation_inside_say_the_same() {
    let folder = with_codes().on_disk();
    folder.put("organizations.json", JSON.as_bytes());
    import(&folder, &["organizations.json", "--yes"]);
    let mut list: serde_json::Value = serde_json::from_str(JSON).unwrap();
    let services = list[0].as_object_mut().unwrap().remove("services").unwrap();
    let turned: Vec<serde_json::Value> = services
        .as_array()
        .unwrap()
        .iter()
        .map(|service| {
            let mut service = service.clone();
            service["organization"] = list[0].clone();
            service
        })
        .collect();
    let page = serde_json::json!({"page": 1, "contents": turned});
    let other = with_codes().on_disk();
    other.put("page.json", page.to_string().as_bytes());
    import(&other, &["page.json", "--yes"]);
    assert_eq!(imported(&other), imported(&folder));
}

#[test]
fn damaged_and_hostile_packages_are_refused_in_words() {
    let folder = site().on_disk();
    folder.put(
        "organizations.json",
        format!("[{{\"name\": \"А\", \"locations\": {}", "[".repeat(100_000)).as_bytes(),
    );
    assert!(import(&folder, &["organizations.json", "--yes"]).contains("import-broken"));
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for number in 0..2000 {
        writer.start_file(format!("{number}.csv"), SimpleFileOptions::default()).unwrap();
    }
    writer.start_file("organization.csv", SimpleFileOptions::default()).unwrap();
    folder.put("bomb.zip", &writer.finish().unwrap().into_inner());
    assert!(import(&folder, &["bomb.zip", "--yes"]).contains("import-too-large"));
    folder.put("half.zip", b"PK\x03\x04organization.csv");
    let said = import(&folder, &["half.zip", "--yes"]);
    assert!(said.contains("import-format") || said.contains("import-broken"), "{said}");
    assert_eq!(imported(&folder), "");
}

/// An organisation with everything that HSDS carries.
const WHOLE: &str = "---
name: БФ «Цілий приклад»
short_name: Цілий
kind: ngo
summary: Допомагає всім навколо.
edrpou: \"14360570\"
status: active
services:
  - help: food
    name: Набори
    details: Раз на тиждень.
    audiences: [elderly, children]
    areas: [north]
    delivery: [at-home, on-site]
    conditions: Лише з довідкою.
    cost: безкоштовно
    documents: [Паспорт, Довідка]
    hours: Mo[1] 10:00-12:00
    phones: [{number: 050 000 00 07, label: Склад, hours: Mo-Fr 09:00-10:00, languages: [uk, en]}]
    source: Зі слів організації
  - id: tablets
    help: medicine
    status: paused
phones:
  - {number: 050 000 00 08, label: Приймальня}
email: tsilyi@example.org
website: https://tsilyi.example.org/
links: [{url: \"https://t.example.org/tsilyi\", name: Телеграм}]
address:
  street: вул. Прикладна 9
  city: Прикладськ
  postcode: \"84300\"
  area: south
  note: Другий поверх
  how_to_get: Трамвай 1
  accessibility: [Пандус, Ліфт]
  location: [48.72, 37.55]
hours: Mo-Fr 09:00-17:00; 2020 Apr 06-10 off; PH off
people: [{name: Особа Прикладна, role: координаторка, responsible: true}]
members: [dim]
verified: {on: 2020-03-20, by: Редакція}
source: Анкета
---
";

/// Builds a site, and returns what it tells in HSDS.
fn exported(folder: &Folder) -> std::collections::BTreeMap<String, String> {
    let ran = folder.run(&["build"]);
    assert_eq!(ran.status.code(), Some(0), "{}", String::from_utf8_lossy(&ran.stdout));
    let files = folder.tree("public/data/hsds").into_iter();
    files.map(|(name, bytes)| (name, String::from_utf8(bytes).unwrap())).collect()
}

#[test]
fn what_is_exported_comes_back_and_is_exported_the_same() {
    let whole = || site().file("organisations/tsilyi.md", WHOLE);
    let first = whole().on_disk();
    let package = exported(&first);
    for ending in [".csv", ".json"] {
        let second = whole().without("organisations/tsilyi.md").on_disk();
        for (name, text) in package.iter().filter(|(name, _)| name.ends_with(ending)) {
            second.put(&format!("hsds/{name}"), text.as_bytes());
        }
        let said = import(&second, &["hsds", "--yes"]);
        assert_data_eq!(remarks(&said), str![[r#""#]]);
        assert_eq!(exported(&second), package, "{ending}: {}", imported(&second));
    }
}

/// An organisation whose texts stand in two languages, with somebody who may be called.
const SPOKEN: &str = "---
name: {uk: Двомовний, en: Bilingual}
kind: ngo
summary: {uk: Допомагає, en: Helps}
services:
  - {help: food, details: {uk: Раз, en: Once}, documents: [{uk: Паспорт, en: Passport}, Довідка]}
  - {help: medicine, hours: Mo-Fr 09:00-17:00}
hours: Mo-Fr 09:00-17:00
verified: {on: 2020-03-20}
people:
  - {name: Особа Прикладна, phone: 050 000 00 30, visibility: public, consent: {on: 2020-03-20}}
---

Текст *сторінки*.
";

fn spoken() -> Folder {
    let site = site().edit("site.yaml", "title: Приклад", "title: Приклад\nlanguages: [uk, en]");
    let site = site.file("organisations/spoken.md", SPOKEN);
    site.file("organisations/spoken.en.md", "---\n---\n\nText of the page.\n").on_disk()
}

/// Imports what the site exports, after a change of it, and returns what was said and the entry.
fn brought_back(name: &str, change: impl Fn(String) -> String) -> (String, String) {
    let folder = spoken();
    let package = exported(&folder);
    folder.put(&format!("hsds/{name}"), change(package[name].clone()).as_bytes());
    let said = import(&folder, &["hsds", "--update", "--yes", "--lang", "en"]);
    let entry = std::fs::read_to_string(folder.path.join("content/organisations/spoken.md"));
    (said, entry.unwrap())
}

#[test]
fn a_file_of_the_own_package_changes_nothing_even_alone_and_without_consent() {
    for name in ["organizations.json", "services.json"] {
        let (said, entry) = brought_back(name, |text| text);
        assert_eq!(entry, SPOKEN, "{name}: {said}");
        assert!(remarks(&said).starts_with("rows read"), "{name}: {said}");
    }
}

#[test]
fn one_text_in_another_language_is_changed_alone() {
    for (name, old, new) in [
        ("organizations.json", "Helps", "Serves"),
        ("services.json", "Once", "Twice"),
        ("services.json", "Passport", "Papers"),
    ] {
        let (said, entry) = brought_back(name, |text| text.replace(old, new));
        assert_eq!(entry, SPOKEN.replace(old, new), "{said}");
    }
    let (said, entry) =
        brought_back("organizations.json", |text| text.replace("Text of", "Words of"));
    assert_eq!(entry, SPOKEN, "{said}");
    assert!(said.contains("texts of pages in other languages"), "{said}");
}

#[test]
fn a_package_that_lacks_what_an_entry_has_makes_no_draft_of_it() {
    let folder = site().on_disk();
    let json = r#"[{"id": "o1", "name": "ГО «Приклад»", "organization_identifiers": [], "phones": [{"number": "050 000 00 40"}],
        "services": [{"id": "s1", "name": "Food parcels", "status": "active"}]}]"#;
    folder.put("organizations.json", json.as_bytes());
    import(&folder, &["organizations.json", "--update", "--yes"]);
    let path = folder.path.join("content/organisations/pryklad.md");
    let entry = std::fs::read_to_string(&path).unwrap();
    assert!(entry.contains("050 000 00 40") && !entry.contains("\ndraft"), "{entry}");
    // Somebody says what the service helps with, and it stays so.
    let said = entry
        .replace("  draft: true\n", "")
        .replace("name: Food parcels", "name: Food parcels\n  help: food");
    std::fs::write(&path, &said).unwrap();
    let told = import(&folder, &["organizations.json", "--update", "--yes"]);
    assert_eq!(std::fs::read_to_string(&path).unwrap(), said, "{told}");
}

#[test]
fn a_state_that_the_specification_does_not_know_never_becomes_one_that_works() {
    for (word, told, entry) in [
        ("active", "", ""),
        ("Closed", "", "status: closed"),
        ("призупинено", "", "status: paused"),
        ("suspended until spring", "it is not known whether it works", "draft: true"),
    ] {
        let folder = with_codes().on_disk();
        let json = format!(
            r#"[{{"id": "o1", "name": "Нова", "legal_status": "Громадська організація", "organization_identifiers": [],
                "services": [{{"id": "s1", "name": "Їжа", "status": "{word}"}}]}}]"#
        );
        folder.put("organizations.json", json.as_bytes());
        let said = import(&folder, &["organizations.json", "--yes"]);
        let written = std::fs::read_to_string(folder.path.join("content/organisations/nova.md"));
        let written = written.unwrap_or_default();
        assert!(said.contains(told) && written.contains(entry), "{word}: {said}\n{written}");
        assert!(
            word == "active" || written.contains("status:") || written.contains("draft"),
            "{word}: {written}"
        );
    }
}

#[test]
fn a_service_finds_its_organisation_by_an_id_that_is_a_number() {
    for id in ["12", "\"12\"", "0.5"] {
        let folder = with_codes().on_disk();
        let json = format!(
            r#"[{{"id": {id}, "name": "Числова", "legal_status": "Громадська організація", "organization_identifiers": []}},
                {{"id": "s1", "organization_id": {id}, "name": "Їжа", "status": "active"}}]"#
        );
        folder.put("organizations.json", json.as_bytes());
        let said = import(&folder, &["organizations.json", "--yes"]);
        let written = imported(&folder);
        assert!(
            written.contains("services:\n- help: food") || written.contains("services: [food]"),
            "{id}: {said}{written}"
        );
    }
}

#[test]
fn two_records_that_contradict_each_other_are_named_by_their_way_in_the_file() {
    let record = |id: u8, mail: &str| {
        format!(
            r#"{{"id": "o{id}", "name": "Двічі", "legal_status": "Громадська організація", "email": "{mail}@example.org", "organization_identifiers": []}}"#
        )
    };
    let folder = with_codes().on_disk();
    let json = format!("[{}, {}]", record(1, "a"), record(2, "b"));
    folder.put("organizations.json", json.as_bytes());
    let said = import(&folder, &["organizations.json", "--lang", "en"]);
    assert!(said.contains("the field `email` is not as in `[0].email`"), "{said}");
}

#[test]
fn a_file_that_is_no_utf_8_is_never_written_over() {
    let json = r#"[{"id": "o1", "name": "Нова", "legal_status": "Громадська організація", "uri": "https://example.org/organisations/dim/", "organization_identifiers": []}]"#;
    for broken in [
        &b"name: Dim\nkind: ngo\n# \xff\n"[..],
        b"# \xc0\xe1\nname: Dim\nkind: ngo\n",
        b"\xff\xfen",
    ] {
        let folder = with_codes().on_disk();
        folder.put("organizations.json", json.as_bytes());
        folder.put("content/organisations/dim.yaml", broken);
        let said = import(&folder, &["organizations.json", "--update", "--yes", "--lang", "en"]);
        let after = std::fs::read(folder.path.join("content/organisations/dim.yaml")).unwrap();
        assert!(after == broken, "{said}\n{}", String::from_utf8_lossy(&after));
        assert!(said.contains("import-differs"), "{said}");
    }
}
