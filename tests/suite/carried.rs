//! Every row of the table of fields of an organisation is told by every output, or the table here says why not.
//!
//! One organisation says something in each field. Then each field in turn is taken away (or, where it must be there, says
//! something else), and an output carries the field if it is another file then. A row of the table of fields that has no
//! row here fails the test, and so does an output that carries more or less than its column says.

use std::collections::{BTreeMap, BTreeSet};

use perelik::base::files::FileSource as _;
use perelik::content::fields::{Field, Shape, Type, table};
use serde_json::{Value, json};

use crate::site::{Site, site};

/// The outputs, in the order of the columns below.
const OUTPUTS: [&str; 15] = [
    "page",
    "JSON-LD",
    "sheet",
    "list.csv",
    "list.xlsx",
    "list.json",
    "list.txt",
    "share.txt",
    "vCard",
    "data",
    "HSDS",
    "3W",
    "835",
    "search",
    "ledger",
];

/// The files that they are, by how their paths begin.
const FILES: [&str; 9] = [
    "data/3w.csv",
    "data/835/",
    "data/hsds/organizations/zrazkova.json",
    "data/organisations.json",
    "data/services.json",
    "hotline/index.html",
    "list.",
    "organisations/zrazkova",
    "search/",
];

/// Why an output does not carry a field.
const REASONS: [(char, &str); 13] = [
    ('r', "its row is about the service; another file or sheet has the organisation"),
    ('o', "it stands on the page of the organisation, to which this leads"),
    ('n', "the full name or the services say it"),
    ('s', "here the service has its own"),
    ('x', "what names only kinds leaves out a service that stands worse than its organisation"),
    ('m', "a mobile is called like any other; only what nobody speaks on is told apart"),
    ('f', "the format has no place for it"),
    ('w', "a reader of this has no use for it"),
    ('i', "it is what links and programs know it by, or how it is filed"),
    ('h', "it says whether and to whom something is shown, and is no fact"),
    ('p', "private"),
    ('d', "the day of a check is no change of facts"),
    ('k', "what is only known about the facts is no change of them"),
];

/// One row a field; `+` where the output carries it, else a reason.
///
/// The columns are page, JSON-LD, sheet; `list` as csv, xlsx, json, txt; share.txt, vCard, data, HSDS, 3W, 835, search, ledger.
#[rustfmt::skip]
const ROWS: &[(&str, &str)] = &[
    ("address.accessibility", "+for+++++++ffw+"),
    ("address.area", "+for++wof++ff++"),
    ("address.city", "++o++++++++f+++"),
    ("address.how_to_get", "+for+++++++ffw+"),
    ("address.location", "++orr+wo+++ffw+"),
    ("address.note", "++o++++++++f+++"),
    ("address.postcode", "++o++++++++f+w+"),
    ("address.street", "++o++++++++f+++"),
    ("address.visibility", "hhhhhhhhhhhhhhh"),
    ("consent.by", "ppppppppppppppp"),
    ("consent.on", "ppppppppppppppp"),
    ("consent.withdrawn", "ppppppppppppppp"),
    ("link.name", "+for+r+of++ffw+"),
    ("link.url", "++or+r+o+++f+w+"),
    ("organisation.address", "++o++++++++f+++"),
    ("organisation.draft", "hhhhhhhhhhhhhhh"),
    ("organisation.edrpou", "++or++wo+++++++"),
    ("organisation.email", "++o++++o+++++++"),
    ("organisation.expires_on", "hhhhhhhhhhhhhhh"),
    ("organisation.formerly", "iiiiiiii+++iiii"),
    ("organisation.hours", "+ssr+++++++f+w+"),
    ("organisation.kind", "nnn++++n++++f++"),
    ("organisation.links", "++or+r+o+++f+w+"),
    ("organisation.logo", "++offrfof++f+w+"),
    ("organisation.members", "++or+rwof++f+w+"),
    ("organisation.name", "+++++++++++++++"),
    ("organisation.people", "++o++++o+++f+++"),
    ("organisation.phones", "++ss+s+++++s+++"),
    ("organisation.private", "ppppppppppppppp"),
    ("organisation.publish_on", "hhhhhhhhhhhhhhh"),
    ("organisation.services", "++++++++++++f++"),
    ("organisation.short_name", "n+or+++o+++ff++"),
    ("organisation.sort_name", "iii++++ii++++ii"),
    ("organisation.source", "+fo+++wof++ffw+"),
    ("organisation.status", "+sss+r+++++sf++"),
    ("organisation.summary", "++or+++++++f+++"),
    ("organisation.verified", "++or++w+f++ffwd"),
    ("organisation.website", "++o++++o+++f+w+"),
    ("person.consent", "ppppppppppppppp"),
    ("person.email", "++o++++o+++ffw+"),
    ("person.name", "++o++++o+++f+++"),
    ("person.phone", "++o++++o+++ffw+"),
    ("person.responsible", "+fo++++ow++ffw+"),
    ("person.role", "++o++++o+++ff++"),
    ("person.show_name", "hhhhhhhhhhhhhhh"),
    ("person.visibility", "++o++++o+++ffw+"),
    ("phone.extension", "++ss+s+++++sf++"),
    ("phone.hours", "++ss+s+++++sfw+"),
    ("phone.label", "++ss+s+++++sf++"),
    ("phone.languages", "++ss+swo+++sfw+"),
    ("phone.number", "++ss+s+++++s+++"),
    ("phone.type", "mmss+smm+++sfw+"),
    ("phone.visibility", "hhhhhhhhhhhhhhh"),
    ("service.areas", "+++++++o++++f++"),
    ("service.audiences", "+++++++o++++f++"),
    ("service.conditions", "+f+++++o+++ff++"),
    ("service.cost", "+fo++++o+++ffw+"),
    ("service.delivery", "+f+++++o++++f++"),
    ("service.details", "++o++++o++++f++"),
    ("service.documents", "+fo++++o+++ffw+"),
    ("service.draft", "hhhhhhhhhhhhhhh"),
    ("service.help", "+++++++xx+++f++"),
    ("service.hours", "+++++++o+++ffw+"),
    ("service.id", "iiiii+iii++iii+"),
    ("service.name", "++++++++++++f++"),
    ("service.phones", "++++++++++++f++"),
    ("service.source", "+fo+++wof++ffwk"),
    ("service.status", "++++++++++++f++"),
    ("service.verified", "+fo+++wof+++fwd"),
    ("verified.by", "+for+rwof++ffwd"),
    ("verified.on", "++or++w+f++ffwd"),
];

/// Where each shape stands in the entry.
const PLACES: [(&str, &str); 8] = [
    ("organisation", ""),
    ("service", "/services/0"),
    ("phone", "/phones/0"),
    ("person", "/people/0"),
    ("consent", "/people/1/consent"),
    ("verified", "/verified"),
    ("address", "/address"),
    ("link", "/links/0"),
];

fn entry() -> Value {
    json!({
        "name": "Зразкова", "short_name": "Зразок", "sort_name": "Яблуко", "kind": "ngo", "summary": "Коротко",
        "status": "paused", "edrpou": "12345678", "email": "a@example.org", "website": "https://a.example.org/",
        "links": [{ "url": "https://example.org/merezha", "name": "Мережа" }], "hours": "Mo 01:01-02:02",
        "phones": [{
            "number": "050 000-00-01", "extension": "101", "type": "mobile", "label": "Мітка", "hours": "Tu 01:02-02:03",
            "languages": ["crh"], "visibility": "public",
        }],
        "people": [{
            "name": "Особа", "role": "Посада", "responsible": true, "phone": "050 000-00-02", "email": "b@example.org",
            "visibility": "public", "consent": { "on": "2020-01-01", "by": "Редактор" }, "show_name": true,
        }, {
            "name": "Колишня Особа", "show_name": false,
            "consent": { "on": "2020-01-01", "by": "Редактор", "withdrawn": "2020-01-02" },
        }],
        "address": {
            "street": "вул. Зразкова, 1", "city": "Зразок", "postcode": "00001", "area": "north", "note": "Поверх",
            "how_to_get": "Тролейбусом", "accessibility": ["Пандус"], "location": [48.5, 37.25], "visibility": "public",
        },
        "services": [{
            "id": "osoblyva", "help": "food", "name": "Послуга", "details": "Подробиці", "audiences": ["elderly"],
            "areas": ["south"], "delivery": ["at-home"], "conditions": "Умова", "cost": "Гривня",
            "documents": ["Паспорт"], "hours": "We 01:03-02:04", "phones": ["050 000-00-03"], "status": "relocated",
            "source": "Звідти", "verified": { "on": "2020-01-02", "by": "Перевірниця" }, "draft": false,
        }],
        "members": ["dim"], "verified": { "on": "2020-01-03", "by": "Перевірник" }, "logo": "https://example.org/l.png",
        "draft": false, "publish_on": "2020-01-01", "expires_on": "2030-01-01", "formerly": ["stara"],
        "private": "нотатка", "source": "Звідси",
    })
}

/// What else a field says that must be there.
fn other(path: &str) -> Value {
    match path {
        "organisation.name" | "person.name" => json!("Інша"),
        "organisation.kind" => json!("fund"),
        "service.help" => json!("medicine"),
        "phone.number" => json!("050 000-00-09"),
        "consent.on" | "verified.on" => json!("2020-02-02"),
        "link.url" => json!("https://example.org/insha"),
        "person.consent" => json!({ "on": "2020-02-02", "by": "Інший" }),
        path => panic!("{path} must be there, and there is no other value of it here"),
    }
}

/// The rows of the table of fields, with the place of each in the entry.
fn fields() -> BTreeMap<String, (String, &'static Field)> {
    let mut open: Vec<&'static Shape> =
        table::FILES.iter().copied().filter(|shape| shape.name == "organisation").collect();
    let mut found = BTreeMap::new();
    while let Some(shape) = open.pop() {
        let place = PLACES.iter().find(|(name, _)| *name == shape.name);
        let (_, place) = place.unwrap_or_else(|| panic!("{} stands nowhere here", shape.name));
        for field in shape.rows() {
            let path = format!("{}.{}", shape.name, field.key);
            let is_new = found.insert(path, (format!("{place}/{}", field.key), field)).is_none();
            match field.kind {
                Type::Record(part) | Type::List(&Type::Record(part)) if is_new => open.push(part),
                _ => {}
            }
        }
    }
    found
}

/// The entry without a field, or with another value of one that must be there.
fn without(path: &str, (place, field): &(String, &Field)) -> Value {
    let mut entry = entry();
    let (whole, key) = place.rsplit_once('/').unwrap();
    let whole = entry.pointer_mut(whole).and_then(Value::as_object_mut).unwrap();
    assert!(whole.contains_key(key), "the entry says nothing of {path}");
    // Contacts may not be shown without consent.
    match field.required || path == "person.consent" {
        true => whole.insert(key.to_owned(), other(path)),
        false => whole.remove(key),
    };
    entry
}

fn with(entry: &Value) -> Site {
    site()
        .file("site.yaml", "title: Приклад\nbase_url: https://example.org/\nhotline: \"112\"\noutputs: [all, data/hsds/organizations/ID.json]\n")
        .file("vocabulary/kinds.yaml", "[{id: ngo, name: Спілка}, {id: fund, name: Фонд}, {id: desk, name: Служба}]")
        .file("organisations/zrazkova.yaml", &entry.to_string())
}

/// What each output says, in the order of [`OUTPUTS`].
fn told(entry: &Value) -> Vec<String> {
    let site = with(entry);
    let folder = site.on_disk();
    let ran = folder.run(&["record", "--date", "2020-03-27"]);
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stdout));
    let output = site.compile().value;
    let files = output.files().iter().enumerate();
    let files: BTreeMap<String, Vec<u8>> = files
        .filter(|(_, file)| FILES.iter().any(|told| file.path.as_str().starts_with(told)))
        .map(|(index, file)| {
            let mut bytes = Vec::new();
            output.render(index, &mut bytes).unwrap();
            (file.path.to_string(), bytes)
        })
        .collect();
    let text = |path: &str| String::from_utf8_lossy(&files[path]).into_owned();
    let page = text("organisations/zrazkova/index.html");
    let script = "<script type=\"application/ld+json\">";
    let (head, rest) = page.split_once(script).unwrap();
    let (linked, rest) = rest.split_once("</script>").unwrap();
    let search =
        files.iter().filter(|(path, _)| path.starts_with("search/") && path.ends_with(".js"));
    let search: String = search.map(|(_, bytes)| String::from_utf8_lossy(bytes)).collect();
    vec![
        format!("{head}{rest}"),
        linked.to_owned(),
        text("hotline/index.html"),
        text("list.csv"),
        text("list.xlsx"),
        text("list.json"),
        text("list.txt"),
        text("organisations/zrazkova/share.txt"),
        text("organisations/zrazkova.vcf"),
        text("data/organisations.json") + &text("data/services.json"),
        text("data/hsds/organizations/zrazkova.json"),
        text("data/3w.csv"),
        text("data/835/organizations.csv"),
        search,
        std::fs::read_to_string(folder.path.join("content/ledger.yaml")).unwrap(),
    ]
}

#[test]
fn every_output_carries_every_field_or_says_why_not() {
    let (fields, whole) = (fields(), told(&entry()));
    let rows: BTreeMap<&str, &str> = ROWS.iter().copied().collect();
    let listed: BTreeSet<&str> = rows.keys().copied().collect();
    let mut wrong = Vec::new();
    for (path, field) in &fields {
        let told = told(&without(path, field));
        let found: String = told
            .iter()
            .zip(&whole)
            .map(|(now, then)| if now == then { '.' } else { '+' })
            .collect();
        let row = rows.get(&**path).copied().unwrap_or_default();
        let is_known = |c: char| c == '+' || REASONS.iter().any(|(reason, _)| *reason == c);
        let plain: String = row.chars().map(|c| if c == '+' { '+' } else { '.' }).collect();
        if plain != found || !row.chars().all(is_known) {
            wrong.push(format!("    (\"{path}\", \"{found}\"), // here {row}"));
        }
    }
    let is_used = |reason: &char| rows.values().any(|row| row.contains(*reason));
    assert!(REASONS.iter().all(|(reason, why)| is_used(reason) && !why.is_empty()));
    assert!(wrong.is_empty(), "of {OUTPUTS:?}:\n{}", wrong.join("\n"));
    assert_eq!(listed, fields.keys().map(String::as_str).collect());
}
