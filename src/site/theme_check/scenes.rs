//! The content on which a theme is tried: invented, and as extreme as content may be.
//!
//! Each scene is a whole site as text, read by the normal readers. In the texts `@word@` stands for a word as the scene has it: as it
//! is, three hundred letters long without a blank, or followed by what a page must escape.

use std::collections::BTreeMap;

use jiff::civil::{Date, date};

/// The day on which the scenes play.
pub(super) const DAY: Date = date(2020, 3, 27);

/// A whole site but for its theme: path below the root, and text.
pub(super) type Scene = BTreeMap<String, String>;

/// What a hostile text breaks out with: an element, an attribute in either quotes or in none, a template, a comment.
const HOSTILE: &str = "<script>perelik(1)</script>\" data-perelik=\"1' data-perelik='1 data-perelik=1 \
                       {{ 7777*7777 }}{% perelik %}<img src=x onerror=perelik(2)><!--";

/// How many entries make a list of two pages.
const MANY: usize = 101;

/// Everything that an entry may say, in the languages of the site.
const FULL: [(&str, &str); 15] = [
    (
        "site.yaml",
        r#"title: @Перелік@
base_url: https://example.org/list/
languages: [uk]
description: @Опис@
hotline: {short: "112", full: "050 000-00-00", label: @Лінія@, hours: "Mo 08:00-09:00"}
publisher: {name: @Видавець@, url: "https://v.example.org/", email: v@example.org}
reports_to: @Сюди@
licence: CC0
embed_on: ["https://example.org"]
"#,
    ),
    ("vocabulary/help.yaml", "- {id: food, name: @Їжа@}\n- {id: medicine, name: @Ліки@}\n"),
    (
        "vocabulary/audiences.yaml",
        "- {id: elderly, name: @Літні@}\n- {id: children, name: @Діти@}\n",
    ),
    ("vocabulary/areas.yaml", "- {id: north, name: @Північ@}\n- {id: south, name: @Південь@}\n"),
    ("vocabulary/kinds.yaml", "- {id: ngo, name: @Громадська@}\n- {id: desk, name: @Служба@}\n"),
    ("vocabulary/resources.yaml", "- {id: masks, name: @Маски@}\n"),
    (
        "organisations/zrazkova.md",
        r#"---
name: @Зразкова@
short_name: @Зразок@
kind: ngo
status: active
summary: @Коротко@
email: a@example.org
website: https://a.example.org/
links: [{url: "https://example.org/merezha", name: @Мережа@}]
hours: Mo-Fr 01:00-02:00
phones:
  - {number: 050 000-00-01, label: @Мітка@, hours: "Tu 01:02-02:03", languages: [crh]}
  - {number: 050 000-00-02, type: fax, label: @Факс@}
people: [{name: @Особа@, role: @Посада@, responsible: true, phone: 050 000-00-03, email: b@example.org, visibility: public, consent: {on: 2020-01-01, by: @Редактор@}}]
address: {street: @Вулиця@, city: @Місто@, postcode: "00001", area: north, note: @Поверх@, how_to_get: @Пішки@, accessibility: [@Пандус@], location: [48.5, 37.25]}
services: [{help: food, name: @Послуга@, details: @Подробиці@, audiences: [elderly], areas: [south], delivery: [at-home], conditions: @Умова@, cost: @Гривня@, documents: [@Паспорт@], hours: "We 01:03-02:04", phones: [050 000-00-04], source: @Звідти@, verified: {on: 2020-01-02, by: @Перевірниця@}}]
verified: {on: 2020-01-03, by: @Перевірник@}
source: @Звідси@
formerly: [davnya]
---
Текст %
"#,
    ),
    ("organisations/spilka.yaml", "name: @Спілка@\nkind: ngo\nmembers: [zrazkova]\n"),
    ("organisations/sluzhba.yaml", "name: @Служба міста@\nkind: desk\nphones: [050 000-00-05]\n"),
    (
        "meetings/2020-03-20.md",
        r#"---
title: @Нарада@
date: 2020-03-20
start: "10:00"
end: "11:00"
format: online
place: @Зала@
organiser: zrazkova
series: @Низка@
attendees: [{organisation: zrazkova, person: @Особа@, role: @Посада@}, {name: @Гостя@}]
agenda: [@Перше@]
heard: [{who: @Доповідач@, text: @Слово@}]
decisions: [{text: @Рішення@, result: @Так@}]
tasks: [{what: @Зробити@, who: [zrazkova, @Людина@], due: 2020-05-01, status: open}]
channels: [{name: @Канал@, url: "https://example.org/kanal"}]
next: {date: 2020-04-10, start: "10:00", place: @Зала@}
documents: [{file: "https://example.org/a.pdf", name: @Папір@}]
video: https://example.org/video
source: @Звідси@
---
Текст %
"#,
    ),
    (
        "meetings/2020-04-01.md",
        "---\ntitle: @Майбутня@\ndate: 2020-04-01\nstatus: planned\nplace: @Зала@\n---\n",
    ),
    (
        "needs/masky.yaml",
        "what: @Маски@\nresource: masks\nunit: @шт.@\nrequired: 500\nprovided: 1\nstate: critical\nby: [zrazkova]\nnote: @Примітка@\n",
    ),
    ("needs/liky.yaml", "what: @Бракує ліків@\nhelp: medicine\nareas: [north]\n"),
    (
        "pages/about.md",
        "---\ntitle: @Про нас@\nsummary: @Коротко@\n---\n## Розділ\n\n| а | б |\n| --- | --- |\n| в | г |\n\nТекст %\n",
    ),
    (
        "ledger.yaml",
        "entries:\n  - {kind: organisation, id: zrazkova, first_seen: 2020-03-01, changed: 2020-03-20, sequence: 1}\n",
    ),
];

/// Returns the scene that others are made of: everything said, in plain words and one language.
pub(super) fn base_scene() -> Scene {
    full("")
}

/// Returns every scene.
pub(super) fn all() -> Vec<Scene> {
    let settings = |scene: &mut Scene, text: &str| {
        scene.insert("content/site.yaml".to_owned(), text.to_owned());
    };
    let mut nothing = Scene::new();
    settings(&mut nothing, "title: Перелік\nbase_url: https://example.org/\n");
    let three = |mut scene: Scene| {
        let site = scene.get_mut("content/site.yaml").expect("each scene has settings");
        *site = site.replace("languages: [uk]", "languages: [uk, en, ar]");
        scene
    };
    let long = "а".repeat(300);
    vec![nothing, full(""), three(full(&long)), three(full(HOSTILE)), states(), many()]
}

/// Says everything, each text followed by `more`.
fn full(more: &str) -> Scene {
    let file = |(path, text): &(&str, &str)| (format!("content/{path}"), filled(text, more));
    FULL.iter().map(file).collect()
}

/// Puts the words of a scene in their places: in quotes, as YAML reads them; in a body as they are.
fn filled(text: &str, more: &str) -> String {
    let (front, body) = text.rsplit_once("\n---\n").unwrap_or((text, ""));
    let word = |(n, piece): (usize, &str)| match n % 2 {
        0 => piece.to_owned(),
        _ => serde_json::Value::from(format!("{piece}{more}")).to_string(),
    };
    // Addresses for letters have the sign, too, within a word.
    let front = front.replace("v@example", "v\u{0}example").replace("a@example", "a\u{0}example");
    let front = front.replace("b@example", "b\u{0}example");
    let front: String = front.split('@').enumerate().map(word).collect();
    let front = front.replace('\u{0}', "@");
    match text.contains("\n---\n") {
        true => format!("{front}\n---\n{}", body.replace('%', more)),
        false => front,
    }
}

/// Entries that are closed, moved or paused, without phones, without a hotline.
fn states() -> Scene {
    let mut scene = full("");
    let site = scene.get_mut("content/site.yaml").expect("each scene has settings");
    *site = site
        .lines()
        .filter(|line| !line.starts_with("hotline"))
        .map(|line| format!("{line}\n"))
        .collect();
    for (n, status) in ["closed", "relocated", "paused"].into_iter().enumerate() {
        let entry = format!(
            "name: Зразок {n}\nkind: ngo\nstatus: {status}\nphones: [050 000-01-0{n}]\nservices: [food, {{help: medicine, status: paused}}]\n"
        );
        scene.insert(format!("content/organisations/{status}.yaml"), entry);
        let silent = format!("name: Німий {n}\nkind: ngo\nstatus: {status}\n");
        scene.insert(format!("content/organisations/{status}-silent.yaml"), silent);
    }
    let cancelled = "---\ntitle: Скасована\ndate: 2020-03-28\nstatus: cancelled\n---\n";
    scene.insert("content/meetings/2020-03-28.md".to_owned(), cancelled.to_owned());
    for state in ["partial", "met", "unknown"] {
        let need = format!("what: Потреба {state}\nresource: masks\nstate: {state}\n");
        scene.insert(format!("content/needs/{state}.yaml"), need);
    }
    scene
}

/// Lists of more than a page.
fn many() -> Scene {
    let mut scene = full("");
    for n in 0..MANY {
        let entry = format!(
            "name: Зразок {n}\nkind: ngo\nservices: [{{help: food, delivery: [at-home]}}]\n"
        );
        scene.insert(format!("content/organisations/zrazok-{n}.yaml"), entry);
        let (month, day) = (n / 28 + 1, n % 28 + 1);
        let minutes = format!("---\ntitle: Зустріч {n}\ndate: 2019-{month:02}-{day:02}\n---\n");
        scene.insert(format!("content/meetings/2019-{month:02}-{day:02}.md"), minutes);
    }
    scene
}
