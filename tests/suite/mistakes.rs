//! Forty different mistakes in ten files are forty remarks, each at its own line and column.

use std::collections::BTreeSet;

use crate::site::{Site, site};

const SITE: &str = "\
title: Приклад
descripton: Опечатка в назві поля
base_url: https://example.org/
date: 2020-02-30
hotline: \"112\"
checks: {placeholder: off}
";

const HELP: &str = "\
- id: food
  name: Їжа
- id: food
  name: Ще раз
- id: ліки
  name: Ліки
- id: legal
- id: social
  name: Послуги
  parent: sociall
";

const FIELDS: &str = "\
---
name: ГО «Поля»
kind: ngoo
edrpou: \"32855968\"
services:
  - help: fod
    audiences: [elderly]
phones:
  - number: 050 123-45-6
email: info@example
hours: Mo-Fr 09:00-17:00; Sa 10:00-
website: example.org
people:
  - name: Приклад Прикладенко
    phone: 050 000-00-01
    visibility: public
status: actve
kind: ngo
---

Див. [нараду](../meetings/2020-01-01.md), [розділ](#nemaie) і [лихо](javascript:alert(1)).
";

const BROKEN: &str = "\
---
name: Зустріч: підсумки
kind: ngo
short_name: “Коротко”
summary: \"Не закрито
services:
\t- help: food
source: Вигадано
---
";

const MEETING: &str = "\
---
title: Нарада
date: 2020-03-28
start: 25:00
attendees:
  - organisation: poriadok
  - person: Хтось
tasks:
  - what: Зробити
    due: 31.03.2020
agenda:
  перше: друге
next: 2020-04-01
---
";

const NEED: &str = "\
what: Маски
required: багато
areas: [nort]
";

/// A page with everything that a program on another machine may leave in a file.
const PAGE: &str = "\u{feff}---\r\ntitle: Сторінка\r\n\r\nТекст\u{202e} і\0.\r\n";

fn forty() -> Site {
    let windows: Vec<u8> =
        [b"name: ".as_slice(), &[0xcf, 0xee, 0xf0, 0xf3, 0xf7], b"\nkind: ngo\n"].concat();
    site()
        .without("organisations/pryklad.md")
        .file("site.yaml", SITE)
        .file("vocabulary/help.yaml", HELP)
        .file("organisations/polia.md", FIELDS)
        .file("organisations/zlamano.md", BROKEN)
        .file("organisations/Dim.yaml", "name: Дім\nkind: ngo\n")
        .bytes("content/organisations/stare.yaml", &windows)
        .file("meetings/2020-03-27.md", MEETING)
        .file("needs/masky.yaml", NEED)
        .file("pages/storinka.md", PAGE)
        .file("notes.docx", "не те")
}

/// Path below `content/`, line, column, code.
const EXPECTED: [(&str, usize, usize, &str); 40] = [
    ("meetings/2020-03-27.md", 3, 7, "meeting-file-date"),
    ("meetings/2020-03-27.md", 4, 8, "not-a-time"),
    ("meetings/2020-03-27.md", 6, 19, "unknown-organisation"),
    ("meetings/2020-03-27.md", 7, 5, "nameless-attendee"),
    ("meetings/2020-03-27.md", 10, 10, "not-a-date"),
    ("meetings/2020-03-27.md", 12, 3, "wrong-shape"),
    ("needs/masky.yaml", 1, 1, "need-of-nothing"),
    ("needs/masky.yaml", 2, 11, "not-a-number"),
    ("needs/masky.yaml", 3, 9, "unknown-term"),
    ("notes.docx", 1, 1, "unknown-file"),
    ("organisations/Dim.yaml", 1, 1, "duplicate-id"),
    ("organisations/polia.md", 3, 7, "unknown-term"),
    ("organisations/polia.md", 4, 9, "edrpou-checksum"),
    ("organisations/polia.md", 6, 11, "unknown-term"),
    ("organisations/polia.md", 9, 13, "bad-phone"),
    ("organisations/polia.md", 10, 8, "bad-email"),
    ("organisations/polia.md", 11, 36, "bad-hours"),
    ("organisations/polia.md", 12, 10, "bad-url"),
    ("organisations/polia.md", 16, 17, "missing-consent"),
    ("organisations/polia.md", 17, 9, "unknown-choice"),
    ("organisations/polia.md", 18, 1, "yaml-duplicate-key"),
    ("organisations/polia.md", 21, 6, "broken-link"),
    ("organisations/polia.md", 21, 43, "broken-anchor"),
    ("organisations/polia.md", 21, 63, "url-scheme"),
    ("organisations/stare.yaml", 1, 7, "windows-1251"),
    ("organisations/zlamano.md", 2, 14, "yaml-colon"),
    ("organisations/zlamano.md", 4, 13, "yaml-smart-quotes"),
    ("organisations/zlamano.md", 5, 10, "yaml-unclosed-quote"),
    ("organisations/zlamano.md", 7, 1, "yaml-tab"),
    ("pages/storinka.md", 1, 1, "byte-order-mark"),
    ("pages/storinka.md", 1, 1, "unclosed-front-matter"),
    ("pages/storinka.md", 1, 4, "line-ends"),
    ("pages/storinka.md", 4, 6, "bidirectional-control"),
    ("pages/storinka.md", 4, 9, "nul-character"),
    ("site.yaml", 2, 1, "unknown-field"),
    ("site.yaml", 4, 7, "no-such-date"),
    ("vocabulary/help.yaml", 3, 7, "duplicate-id"),
    ("vocabulary/help.yaml", 5, 7, "bad-id"),
    ("vocabulary/help.yaml", 7, 3, "missing-field"),
    ("vocabulary/help.yaml", 10, 11, "unknown-term"),
];

#[test]
fn forty_mistakes_are_forty_remarks_at_their_places_in_both_languages() {
    let folder = forty().on_disk();
    for lang in ["uk", "en"] {
        let ran = folder.run(&["check", "--format", "json", "--lang", lang]);
        assert_eq!(ran.status.code(), Some(1));
        let report: serde_json::Value = serde_json::from_slice(&ran.stdout).unwrap();
        let remarks = report["remarks"].as_array().unwrap();
        let remarks = remarks.iter().filter(|remark| remark["code"] != "incomplete-entry");
        let found: Vec<_> = remarks
            .map(|remark| {
                let path =
                    remark["path"].as_str().unwrap().strip_prefix("content/").unwrap().to_owned();
                let number = |key: &str| usize::try_from(remark[key].as_u64().unwrap()).unwrap();
                assert!(!remark["message"].as_str().unwrap().contains('⟨'), "{remark}");
                assert!(!remark["hint"].to_string().contains('⟨'), "{remark}");
                (
                    path,
                    number("line"),
                    number("column"),
                    remark["code"].as_str().unwrap().to_owned(),
                )
            })
            .collect();
        let expected = EXPECTED.map(|(p, l, c, code)| (p.to_owned(), l, c, code.to_owned()));
        let shown = |list: &[(String, usize, usize, String)]| {
            list.iter().map(|row| format!("{row:?}\n")).collect::<String>()
        };
        snapbox::assert_data_eq!(shown(&found), shown(&expected));
    }
}

#[test]
fn the_forty_lie_in_ten_files() {
    let files: BTreeSet<&str> = EXPECTED.iter().map(|(path, ..)| *path).collect();
    assert_eq!(files.len(), 10);
}

#[test]
fn content_with_errors_leaves_the_old_site_as_it_was() {
    let folder = site().on_disk();
    assert_eq!(folder.run(&["build"]).status.code(), Some(0));
    let before = folder.tree("public");
    assert!(before.contains_key("index.html"));
    for (path, bytes) in forty().files() {
        folder.put(path, bytes);
    }
    let ran = folder.run(&["build"]);
    assert_eq!(ran.status.code(), Some(1), "{}", String::from_utf8_lossy(&ran.stdout));
    assert!(before == folder.tree("public"));
}
