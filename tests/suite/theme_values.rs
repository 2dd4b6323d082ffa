//! What templates get is what the manual of themes tells: no more, no less, and of that kind.
//!
//! A theme whose templates show nothing but what they were given, as names and kinds, is laid over a site that has
//! something of everything. A leaf is shown by its kind; a field that nothing on any page has fails the test, too.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use perelik::site::render::manual;
use perelik::site::render::values::{EVERY_PAGE, Is, TEMPLATES, ValueShape};
use serde_json::{Map, Value};

use crate::site::{Site, site};

/// Shows a value as JSON, with the kind of each leaf in its place.
const DUMP: &str = r#"{% component dump(value) -%}
{%- if value is map %}{ {% for name, part in value %}{% if not loop.first %}, {% endif %}"{{ name }}": {{ <dump value={part} /> }}{% endfor %} }
{%- elif value is array %}[{% for part in value %}{% if not loop.first %}, {% endif %}{{ <dump value={part} /> }}{% endfor %}]
{%- elif value is none %}null{% elif value is bool %}true{% elif value is number %}0{% else %}""{% endif -%}
{%- endcomponent dump %}"#;

#[test]
fn the_manual_of_themes_in_the_repository_is_current() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/README.md");
    let written = fs::read_to_string(&path).unwrap();
    assert!(
        written == manual::markdown(),
        "themes/README.md is behind: cargo run -- schema --theme > themes/README.md"
    );
}

/// Lists longer than a page, so that there is a pager.
const MANY: i64 = 110;

const SETTINGS: &str = r#"title: Приклад
theme: own
base_url: https://example.org/
description: Опис
hotline: {short: "112", full: "050 000-00-00", label: Лінія, hours: "Mo 08:00-09:00"}
publisher: {name: Видавець, url: "https://v.example.org/", email: v@example.org}
reports_to: Сюди
licence: CC0
languages: [uk, en]
embed_on: ["https://example.org"]
outputs: [all, data/hsds/organizations/ID.json]
checks: {placeholder: off}
"#;

const ORGANISATION: &str = r#"---
name: Зразкова
short_name: Зразок
kind: ngo
summary: Коротко
edrpou: "12345678"
email: a@example.org
website: https://a.example.org/
links: [{url: "https://example.org/merezha", name: Мережа}]
hours: Mo-Fr 01:00-02:00
phones:
  - {number: 050 000-00-01, extension: "101", label: Мітка, hours: "Tu 01:02-02:03", languages: [crh]}
  - {number: 050 000-00-02, type: fax}
people: [{name: Особа, role: Посада, responsible: true, phone: 050 000-00-03, email: b@example.org, visibility: public, consent: {on: 2020-01-01, by: Редактор}}]
address: {street: "вул. Зразкова, 1", city: Зразок, postcode: "00001", area: north, note: Поверх, how_to_get: Пішки, accessibility: [Пандус], location: [48.5, 37.25]}
services: [{help: food, name: Послуга, details: Подробиці, audiences: [elderly], areas: [south], delivery: [at-home], conditions: Умова, cost: Гривня, documents: [Паспорт], hours: "We 01:03-02:04", phones: [050 000-00-04], source: Звідти, verified: {on: 2020-01-02, by: Перевірниця}}]
verified: {on: 2020-01-03, by: Перевірник}
logo: https://example.org/l.png
source: Звідси
---
Текст
"#;

const MEETING: &str = r#"---
title: Нарада
date: 2020-03-20
start: "10:00"
end: "11:00"
format: online
place: Зала
organiser: zrazkova
series: Низка
attendees: [{organisation: zrazkova, person: Особа, role: Посада}]
agenda: [Перше]
heard: [{who: Особа, text: Слово}]
decisions: [{text: Рішення, result: Так}]
tasks:
  - {what: Зробити, who: [zrazkova], due: 2020-05-01}
  - {what: Прострочити, who: [zrazkova], due: 2020-03-21}
  - {what: Завершити, who: [zrazkova], status: done, done_on: 2020-03-22}
channels: [{name: Канал, url: "https://example.org/kanal"}]
next: {date: 2020-04-10, start: "10:00", place: Зала}
documents: [{file: "https://example.org/a.pdf", name: Папір}]
video: https://example.org/video
source: Звідси
---
Текст
"#;

const LEDGER: &str = "entries:
  - {kind: organisation, id: zrazkova, first_seen: 2020-03-01, changed: 2020-03-20, sequence: 1}
";

/// A site with something of everything that templates can show, and templates that show nothing but that.
fn full() -> Site {
    let many = (0..MANY).fold(site(), |site, n| {
        let day = jiff::civil::date(2019, 1, 1).checked_add(jiff::Span::new().days(n)).unwrap();
        let entry = format!(
            "name: Зразок {n}\nkind: ngo\nservices: [{{help: food, delivery: [at-home]}}]\n"
        );
        let minutes = format!("---\ntitle: Зустріч {n}\ndate: {day}\n---\n");
        site.file(&format!("organisations/zrazok-{n}.yaml"), &entry)
            .file(&format!("meetings/{day}.md"), &minutes)
    });
    let town = many
        .file("site.yaml", SETTINGS)
        .file("organisations/zrazkova.md", ORGANISATION)
        .file("organisations/spilka.yaml", "name: Спілка\nkind: ngo\nmembers: [zrazkova]\n")
        .file("organisations/dvi.yaml", "name: Дві послуги\nkind: ngo\nphones: [050 000-00-05]\nservices: [{help: food, areas: [south]}, {id: b, help: food, name: Обіди, areas: [south]}]\n")
        .file("organisations/sluzhba.yaml", "name: Служба\nkind: desk\n")
        .file("meetings/2020-03-20.md", MEETING)
        .file(
            "meetings/2020-03-28.md",
            "---\ntitle: Скасована\ndate: 2020-03-28\nstatus: cancelled\n---\n",
        )
        .file(
            "needs/masky.yaml",
            "what: Маски\nresource: masks\nunit: шт.\nrequired: 5\nprovided: 1\nby: [zrazkova]\n",
        )
        .file("needs/liky.yaml", "what: Бракує ліків\nhelp: medicine\n")
        .file("pages/about.md", "---\ntitle: Про нас\nformerly: [pro]\n---\nТекст\n")
        .file("ledger.yaml", LEDGER)
        .bytes("themes/own/templates/dump.html", DUMP.as_bytes());
    TEMPLATES.iter().fold(town, |site, template| {
        let title = template.title;
        let page = format!(r#"["{title}", {{{{ <dump value={{__tera_context}} /> }}}}]"#);
        site.bytes(&format!("themes/own/templates/{title}"), page.as_bytes())
    })
}

/// What was met on the pages.
#[derive(Default)]
struct Walk {
    /// The names of the fields of each value, as pages have them.
    met: BTreeMap<&'static str, BTreeSet<String>>,
    faults: BTreeSet<String>,
}

impl Walk {
    fn page(&mut self, template: &'static ValueShape, page: &Map<String, Value>) {
        let is_common = |name: &str| EVERY_PAGE.fields.iter().any(|field| field.name == name);
        let (common, own): (Map<_, _>, Map<_, _>) =
            page.clone().into_iter().partition(|(name, _)| is_common(name));
        self.fields(EVERY_PAGE, &common);
        self.fields(template, &own);
    }

    fn fields(&mut self, shape: &'static ValueShape, value: &Map<String, Value>) {
        self.met.entry(shape.title).or_default().extend(value.keys().cloned());
        for (name, part) in value {
            let place = format!("{}.{name}", shape.title);
            match shape.fields.iter().find(|field| field.name == name) {
                Some(field) => self.value(&place, &field.is, part),
                None => drop(self.faults.insert(format!("{place} is not in the manual"))),
            }
        }
        // What is only sometimes there says so.
        for field in shape.fields.iter().filter(|field| !matches!(field.is, Is::Maybe(_))) {
            if !value.contains_key(field.name) {
                self.faults.insert(format!("{}.{} is not always there", shape.title, field.name));
            }
        }
    }

    fn value(&mut self, place: &str, is: &'static Is, value: &Value) {
        match (is, value) {
            (Is::Text | Is::OneOf(_), Value::String(_))
            | (Is::YesNo, Value::Bool(_))
            | (Is::Number, Value::Number(_))
            | (Is::Settings, _)
            | (Is::Maybe(_), Value::Null) => {}
            (Is::Maybe(inner), value) => self.value(place, inner, value),
            (Is::List(item), Value::Array(items)) => {
                items.iter().for_each(|one| self.value(place, item, one));
            }
            (Is::Names, Value::Object(names)) => {
                names.values().for_each(|one| self.value(place, &Is::Text, one));
            }
            (Is::Value(shape), Value::Object(fields)) => self.fields(shape, fields),
            (is, value) => drop(self.faults.insert(format!("{place} is {value}, not {is:?}"))),
        }
    }
}

/// Every value that templates can meet, by its title.
fn shapes() -> BTreeMap<&'static str, &'static ValueShape> {
    fn value(is: &Is) -> Option<&'static ValueShape> {
        match is {
            Is::Value(shape) => Some(shape),
            Is::List(inner) | Is::Maybe(inner) => value(inner),
            _ => None,
        }
    }
    let mut open: Vec<&'static ValueShape> =
        TEMPLATES.iter().copied().chain([EVERY_PAGE]).collect();
    let mut found = BTreeMap::new();
    while let Some(shape) = open.pop() {
        if let Some(other) = found.insert(shape.title, shape) {
            // The manual tells of each title once.
            assert_eq!(format!("{other:?}"), format!("{shape:?}"));
            continue;
        }
        open.extend(shape.fields.iter().filter_map(|field| value(&field.is)));
    }
    found
}

#[test]
fn templates_get_what_the_manual_of_themes_tells() {
    let mut walk = Walk::default();
    for bytes in full().build().into_values() {
        if let Ok((title, page)) = serde_json::from_slice::<(String, Map<String, Value>)>(&bytes) {
            let template = TEMPLATES.iter().find(|shape| shape.title == title).unwrap();
            walk.page(template, &page);
        }
    }
    assert_eq!(walk.faults, BTreeSet::new());
    let mut never = Vec::new();
    for (title, shape) in shapes() {
        let met = walk.met.remove(title).unwrap_or_default();
        let fields = shape.fields.iter().filter(|field| !met.contains(field.name));
        never.extend(fields.map(|field| format!("{title}.{}", field.name)));
    }
    assert_eq!(never, Vec::<String>::new());
}
