//! Every remark has a sample: a site that earns it, and it alone.

use std::collections::{BTreeMap, BTreeSet};
use std::os::unix::fs::symlink;

use perelik::base::diag::Code;
use perelik::base::locale::Lang;
use perelik::base::messages::Messages;

use crate::site::{Site, site};

/// Puts fields into the front matter of one organisation.
fn fields(text: &str) -> Site {
    site().file("organisations/zrazok.md", &format!("---\nname: Зразок\nkind: ngo\n{text}\n---\n"))
}

fn body(text: &str) -> Site {
    site().file("pages/about.md", &format!("---\ntitle: Про нас\n---\n{text}\n"))
}

fn meeting(text: &str) -> Site {
    site().file(
        "meetings/2020-03-20.md",
        &format!("---\ntitle: Нарада\ndate: 2020-03-20\n{text}\n---\n"),
    )
}

fn coming(text: &str) -> Site {
    let text = format!("---\ntitle: Нарада\ndate: 2020-03-28\n{text}\n---\n");
    site().file("meetings/2020-03-28.md", &text)
}

fn settings(text: &str) -> Site {
    site().edit("site.yaml", "title:", &format!("{text}\ntitle:"))
}

fn base_url(url: &str) -> Site {
    site().edit("site.yaml", "base_url: https://example.org/", &format!("base_url: {url}"))
}

fn page(bytes: &[u8]) -> Site {
    site().bytes("content/pages/about.md", bytes)
}

/// Each code with a site that earns it. What only a disk can earn stands in [`ON_DISK`].
pub(crate) fn samples() -> Vec<(&'static str, Site)> {
    let mut samples = texts();
    samples.extend(slips());
    samples.extend(single_fields());
    samples.extend(days());
    samples.extend(hardly_meant());
    samples.extend(several_documents());
    samples.extend(themes());
    samples
}

/// Slips of the keyboard in the fields.
fn slips() -> Vec<(&'static str, Site)> {
    vec![
        ("yaml-syntax", fields("summary: \"a\\\n b\": c")),
        ("yaml-sign", fields("summary: @разом")),
        ("yaml-dash-value", fields("summary: - разом")),
        ("yaml-inner-quote", fields("summary: \"Фонд \"Разом\"\"")),
        ("yaml-apostrophe", fields("summary: 'Об'єднання'")),
        ("yaml-code-fence", fields("```\nsummary: Разом")),
        ("yaml-marked-key", fields("**summary**: Разом")),
        ("yaml-backslash", fields("summary: \"так\\ні\"")),
        ("yaml-comma", fields("summary: {uk: Пенсії, субсидії}")),
        ("yaml-unclosed-bracket", fields("services: [food")),
        ("yaml-colon-space", fields("summary:Разом")),
        ("yaml-no-colon", fields("summary Разом")),
        ("yaml-item-key", fields("phones:\n  - \"101\"\n    label: Приклад")),
        ("yaml-dash-space", fields("services:\n  -food")),
        ("yaml-list-mark", fields("services:\n  - food\n  • medicine")),
        ("yaml-no-break-space", fields("summary:\u{a0}Разом")),
        ("merge-conflict", fields("<<<<<<< HEAD\nsummary: А\n=======\nsummary: Б\n>>>>>>> інше")),
        ("cut-by-comment", fields("summary: Разом # 5")),
        (
            "mistyped-fence",
            site().file("organisations/zrazok.md", "---\nname: Зразок\nkind: ngo\n–--\n"),
        ),
        (
            "field-in-body",
            site()
                .file("organisations/zrazok.md", "---\nname: Зразок\nkind: ngo\n---\nsummary: А\n"),
        ),
        ("invisible-character", fields("summary: Ра\u{200b}зом")),
    ]
}

fn texts() -> Vec<(&'static str, Site)> {
    vec![
        ("more-of-the-same", body(&"<b>".repeat(250))),
        ("unknown-file", site().file("organisations/a.yml", "")),
        ("not-text", page(b"{\\rtf1\\ansi}")),
        ("bad-file-name", site().file("pages/Мета.md", "---\ntitle: Мета\n---\n")),
        ("missing-site-file", site().without("site.yaml")),
        ("windows-1251", page(&[0xcf, 0xee, 0xf0, 0xf3, 0xf7])),
        ("utf-16", page(&[0xff, 0xfe, 0x1f, 0x04])),
        ("invalid-utf8", page(b"---\ntitle: \xd0\n---\n")),
        ("misread-text", body("Наша РіСЂРѕРјР°РґР°")),
        ("lost-letters", body("Слово\u{fffd}")),
        ("private-character", body("Слово \u{f0b7}")),
        ("nul-character", page(b"---\ntitle: a\n---\n\0\n")),
        ("control-character", page(b"---\ntitle: a\n---\n\x07\n")),
        ("bidirectional-control", body("а\u{202e}б")),
        ("byte-order-mark", page("\u{feff}---\ntitle: a\n---\n".as_bytes())),
        ("line-ends", page(b"---\r\ntitle: a\r\n---\r\n")),
        ("missing-front-matter", page("title: Про нас\n---\nТекст\n".as_bytes())),
        ("unclosed-front-matter", page("---\ntitle: Про нас\n\nТекст\n".as_bytes())),
        (
            "front-matter-too-large",
            page(format!("---\ntitle: a\n#{}\n---\n", "x".repeat(70_000)).as_bytes()),
        ),
        ("yaml-tab", fields("services:\n\t- help: food")),
        ("yaml-smart-quotes", fields("summary: “Разом”")),
        ("yaml-colon", fields("summary: Разом: це ми")),
        ("yaml-unclosed-quote", fields("summary: \"Разом")),
        ("yaml-indentation", fields("address:\n    street: Прикладна\n  city: Приклад")),
        ("yaml-alias", fields("summary: &a Разом")),
        ("yaml-tag", fields("summary: !!str Разом")),
        ("yaml-too-deep", fields(&format!("private: {}{}", "[".repeat(40), "]".repeat(40)))),
        ("yaml-duplicate-key", fields("summary: a\nsummary: b")),
        ("yaml-key", fields("private: {[a]: b}")),
        ("yaml-documents", site().file("needs/a.yaml", "what: a\nresource: masks\n---\nwhat: b\n")),
        ("raw-html", body("<b>жирно</b>")),
        ("html-comment", body("Текст <!-- нотатка -->")),
        ("open-comment", body("<!-- нотатка\n\nТекст")),
        ("emphasis-not-made", body("**СЛУХАЛИ:**Приклада")),
        ("link-not-made", body("[звіт] (https://example.org/)")),
        ("footnote-missing", body("Є[^1].")),
        ("heading-not-made", body("##Розділ")),
        ("list-not-made", body("-перше\n-друге")),
        ("table-not-made", body("| а | б |\n| 1 | 2 |")),
        ("table-extra-cell", body("| а | б |\n|---|---|\n| 1 | 2 | 3 |")),
        ("accidental-code", body("    Усі роблять свою справу.")),
        ("image-elsewhere", body("![кіт](https://example.org/a.png)")),
        ("url-scheme", body("[a](javascript:alert(1))")),
    ]
}

fn single_fields() -> Vec<(&'static str, Site)> {
    vec![
        ("unknown-field", fields("sumary: Разом")),
        ("field-twice", fields("summary: a\nкоротко: b")),
        ("missing-field", site().file("organisations/zrazok.md", "---\nname: Зразок\n---\n")),
        ("wrong-shape", fields("services: {help: food}")),
        ("not-yes-no", fields("draft: maybe")),
        (
            "not-a-number",
            site().file("needs/a.yaml", "what: a\nresource: masks\nrequired: багато\n"),
        ),
        ("out-of-range", site().file("needs/a.yaml", "what: a\nresource: masks\nrequired: -5\n")),
        ("not-a-date", fields("expires_on: 31.12.2030")),
        ("no-such-date", fields("expires_on: 2030-02-30")),
        ("not-a-time", meeting("start: 25:00")),
        ("bad-phone", fields("phones: [050 123-45-6]")),
        ("bad-email", fields("email: info@example")),
        ("bad-url", fields("website: example.org")),
        ("bad-base-url", base_url("https://example.com.ua/index.html")),
        ("local-base-url", base_url("http://localhost:8000/")),
        ("bad-hours", fields("hours: Mo-Fr 9-")),
        ("bad-extension", fields("phones: [{number: 050 123-45-67, extension: приймальня}]")),
        ("bad-edrpou", fields("edrpou: \"1234\"")),
        ("list-marks", meeting("decisions:\n  1. Скласти перелік\n  2. Передати службам")),
        ("unseen-contact", fields("phones: [\"101\"]\npeople: [{name: Приклад, phone: \"102\"}]")),
        ("lost-zero", fields("address: {street: Приклад, postcode: 1001}")),
        ("edrpou-checksum", fields("edrpou: \"32855968\"")),
        ("bad-id", fields("formerly: [Зразок]")),
        ("bad-language", fields("phones: [{number: 101, languages: [Українська]}]")),
        ("language-twice", settings("languages: [uk, uk]")),
        ("missing-words", settings("languages: [uk, pl]")),
        ("unknown-language", fields("summary: {uk: Разом, xx: b}")),
        ("unknown-choice", fields("status: actve")),
        ("bad-location", fields("address: {location: [100, 200]}")),
        ("swapped-location", fields("address: {location: [30.5, 50.4]}")),
        ("html-entity", fields("summary: Дім&nbsp;і дах")),
        ("bad-timezone", settings("timezone: Europe/Kiyv")),
        ("bad-uuid", settings("namespace: abc")),
        ("unclear-target", settings("deploy:\n  - name: web\n    ssh: example.org")),
        ("empty-visibility", fields("phones: [{number: 050 111-11-11, visibility: }]")),
        ("number-in-name", fields("people: [{name: Приклад 050 111-11-11}]")),
        ("missing-consent", fields("people: [{name: Приклад, phone: 101, visibility: public}]")),
        ("nameless-attendee", meeting("attendees: [{person: Приклад}]")),
        ("need-of-nothing", site().file("needs/a.yaml", "what: a\n")),
        (
            "ambiguous-name",
            meeting("tasks: [{what: А, who: [Зразок]}]")
                .file("organisations/a.md", "---\nname: Зразок\nkind: ngo\n---\n")
                .file(
                    "organisations/b.md",
                    "---\nname: Інша організація\nshort_name: «зразок»\nkind: ngo\n---\n",
                ),
        ),
        ("end-before-start", meeting("start: 12:00\nend: 11:00")),
        (
            "meeting-file-date",
            meeting("").edit("meetings/2020-03-20.md", "date: 2020-03-20", "date: 2020-03-21"),
        ),
    ]
}

/// What is sound in form and hardly meant.
fn hardly_meant() -> Vec<(&'static str, Site)> {
    vec![
        ("far-location", fields("address: {location: [0, 0]}")),
        ("own-machine", fields("website: http://localhost:8080/")),
        (
            "repeated-item",
            fields("services: [{help: food, areas: [north, north]}]\nphones: [\"101\"]"),
        ),
        (
            "ambiguous-number",
            site().file("needs/a.yaml", "what: a\nresource: masks\nrequired: 1.200\n"),
        ),
        (
            "yaml-no-comma",
            settings("languages: [uk, en]").file(
                "organisations/zrazok.md",
                "---\nname: Зразок\nkind: ngo\nsummary: {uk: Разом en: Together}\n---\n",
            ),
        ),
        ("own-member", fields("members: [zrazok]")),
        ("no-picture", fields("logo: a.txt").file("files/a.txt", "Текст\n")),
        ("accidental-list", body("+ 38 050 111-11-11")),
        ("line-not-shown", body("Текст.\n\n[Увага]: зачинено")),
        (
            "other-letters",
            settings("languages: [uk, en]").file(
                "organisations/zrazok.md",
                "---\nname: Зразок\nkind: ngo\nsummary: {uk: Разом, en: Разом}\n---\n",
            ),
        ),
        (
            "bad-katottg",
            site().file("vocabulary/areas.yaml", "- id: north\n  name: Північ\n  katottg: UA1\n"),
        ),
        ("accidental-heading", body("Чекаємо на вас.\n---\n\nДалі.")),
    ]
}

fn days() -> Vec<(&'static str, Site)> {
    vec![
        (
            "future-consent",
            fields(
                "email: a@example.org\npeople: [{name: Приклад, phone: 101, visibility: public, consent: {on: 2020-03-28}}]",
            ),
        ),
        ("future-verified", fields("verified: 2020-03-28")),
        (
            "future-as-of",
            site().file("needs/a.yaml", "what: a\nresource: masks\nas_of: 2020-03-28\n"),
        ),
        ("future-done", meeting("tasks: [{what: А, done_on: 2020-03-28}]")),
        (
            "need-figures",
            site().file(
                "needs/a.yaml",
                "what: a\nresource: masks\nrequired: 5\nprovided: 9\nstate: partial\n",
            ),
        ),
        ("done-but-open", meeting("tasks: [{what: А, status: open, done_on: 2020-03-26}]")),
        ("due-before-meeting", meeting("tasks: [{what: А, due: 2020-03-19}]")),
        ("future-held", coming("status: held")),
        ("planned-past", meeting("status: planned")),
        ("next-before-date", meeting("next: 2020-03-19")),
        ("call-names-person", call("outcome: confirmed\non: 2020-03-20\nby: Приклад Прикладенко")),
        (
            "call-unknown-fact",
            call("outcome: confirmed\non: 2020-03-20\nfacts: [{field: nothing, state: gone}]"),
        ),
        ("call-of-nobody", call("outcome: confirmed\non: 2020-03-20\nservices: [nowhere]")),
        ("future-call", call("outcome: confirmed\non: 2020-03-28")),
        ("never-shown", fields("publish_on: 2020-03-02\nexpires_on: 2020-03-01")),
    ]
}

/// A call about the organisation of the site.
fn call(text: &str) -> Site {
    site().file("calls/pryklad/one.yaml", text)
}

/// Somebody whose name is not shown, and a text that names them.
const NAMED: &str =
    "people: [{name: Ольга Прикладна, show_name: no}]\nsummary: Питайте Ольгу Прикладну";

fn several_documents() -> Vec<(&'static str, Site)> {
    let english = settings("languages: [uk, en]");
    vec![
        ("not-translatable", english.clone().file("organisations/dim.en.yaml", "kind: ngo\n")),
        ("orphan-translation", english.clone().file("organisations/lis.en.yaml", "name: Forest\n")),
        (
            "unknown-item",
            english.file(
                "organisations/pryklad.en.md",
                "---\nservices: [{help: medicine, name: Drugs}]\n---\n",
            ),
        ),
        ("duplicate-id", site().file("organisations/dim.md", "---\nname: Дім\nkind: ngo\n---\n")),
        ("unknown-organisation", meeting("attendees: [prykald]")),
        ("unknown-term", fields("services: [fod]")),
        ("same-term-name", site().edit("vocabulary/areas.yaml", "name: Південь", "name: «ПІВНІЧ»")),
        (
            "term-loop",
            site().edit("vocabulary/resources.yaml", "name: Маски", "name: Маски\n  parent: masks"),
        ),
        ("broken-link", body("[a](../organisations/lis.md)")),
        ("broken-anchor", body("[a](#lis)")),
        (
            "link-to-unpublished",
            body("[Дім](../organisations/dim.yaml)").edit(
                "organisations/dim.yaml",
                "kind:",
                "draft: yes\nkind:",
            ),
        ),
        (
            "named-unpublished",
            meeting("attendees: [dim]").edit(
                "organisations/dim.yaml",
                "kind:",
                "draft: yes\nkind:",
            ),
        ),
        ("formerly-taken", fields("formerly: [dim]")),
        (
            "private-elsewhere",
            fields(
                "email: a@example.org\nphones: [{number: 050 000-00-01, visibility: private}]\nsummary: Дзвоніть 050 000 00 01",
            ),
        ),
        ("private-name", fields(NAMED)),
        (
            "route-clash",
            site()
                .file("needs/a.yaml", "what: a\nresource: masks\n")
                .file("pages/needs.md", "---\ntitle: Потреби\n---\n"),
        ),
        ("unsafe-file", body("[а](/files/a.html)").file("files/a.html", "<script>")),
        ("unknown-checked-file", settings("checked_files: [a.pdf]")),
        ("bad-route", body("[а](/files/a%252fb.pdf)").file("files/a%2fb.pdf", "")),
        ("unknown-format", settings("outputs: [list.cvs]")),
        ("incomplete-entry", site()),
        ("missing-translation", settings("languages: [uk, en]")),
    ]
}

fn themes() -> Vec<(&'static str, Site)> {
    let bare = |path: &str, text: &str| {
        settings("theme: own").bytes(&format!("themes/own/{path}"), text.as_bytes())
    };
    let own = |path: &str, text: &str| match path {
        "theme.yaml" => bare(path, &format!("contract: 2\n{text}")),
        _ => bare(path, text).bytes("themes/own/theme.yaml", b"contract: 2\n"),
    };
    vec![
        ("unknown-theme", settings("theme: own")),
        ("theme-file", own("templates/page.tera", "")),
        ("template-error", own("templates/page.html", "{{ 1 + }}")),
        ("messages-error", own("i18n/uk.ftl", "skip = { $\n")),
        ("theme-settings", own("theme.yaml", "title: [Перелік]\n")),
        ("unknown-theme-key", own("theme.yaml", "tagine: Разом\n")),
        ("low-contrast", own("theme.yaml", "colours: {accent: \"#ffff00\"}\n")),
        ("bad-colour", own("theme.yaml", "colours: {accent: red}\n")),
        ("unknown-colour", own("static/style.css", "a{color:@@acent@@}")),
        ("missing-theme-file", own("theme.yaml", "coat_of_arms: herb.svg\n")),
        ("theme-contract", bare("theme.yaml", "title: Перелік\n")),
        ("old-name", own("templates/organisation.html", "{% if card.phone %}{% endif %}")),
        ("old-theme-name", own("i18n/uk.ftl", "lacking-suspended = Ні\n")),
        ("broken-style", own("static/own.css", "a{color:red")),
        ("style-elsewhere", own("static/own.css", "@import \"https://example.org/a.css\";")),
        ("style-file", own("static/own.css", "a{background:url(nema.png)}")),
        ("unused-theme-file", own("templates/organization.html", "")),
        ("unknown-message", own("i18n/uk.ftl", "home-qestion = Що сталося?\n")),
        ("unknown-variable", own("i18n/uk.ftl", "record = { $dat }\n")),
        ("unknown-value", own("templates/search.html", "{% if page.titel %}{% endif %}")),
    ]
}

/// What only `theme check` tells; its tests earn them.
const OF_THEME_CHECK: [&str; 3] = ["unescaped-text", "missing-part", "value-not-shown"];

/// What only a disk can earn; see the test below.
const ON_DISK: [&str; 14] = [
    "private-folder-name",
    "left-over-file",
    "hidden-file",
    "file-still-written",
    "unreadable-file",
    "symbolic-link",
    "special-file",
    "file-too-large",
    "broken-file",
    "document-author",
    "private-shown",
    "hidden-text",
    "file-metadata",
    "unlooked-file",
];

#[test]
fn every_code_has_a_sample_that_earns_it_and_nothing_else() {
    let mut seen: BTreeSet<String> = ON_DISK.map(str::to_owned).into();
    seen.extend(OF_THEME_CHECK.map(str::to_owned));
    for (code, site) in samples() {
        let checked = site.compile();
        let mut codes: BTreeMap<&str, usize> = BTreeMap::new();
        for remark in checked.diagnostics.sorted() {
            *codes.entry(remark.code.as_str()).or_default() += 1;
        }
        for lacking in
            ["incomplete-entry", "missing-translation"].into_iter().filter(|l| *l != code)
        {
            codes.remove(lacking);
        }
        if code == "more-of-the-same" {
            assert_eq!(codes.remove("raw-html"), Some(perelik::base::diag::LISTED));
        }
        assert!(codes.contains_key(code), "{code} is not earned: {codes:?}");
        assert_eq!(codes.len(), 1, "the sample of {code} earns {codes:?}\n{}", site.remarks());
        seen.insert(code.to_owned());
    }
    let rules: BTreeSet<&str> =
        perelik::list::check::RULES.iter().map(|rule| rule.code.as_str()).collect();
    // Those of foreign files are earned in `import`.
    let foreign = |code: &&&Code| code.as_str().starts_with("import-");
    let own = Code::ALL.iter().filter(|code| !foreign(&code));
    for code in own.filter(|code| !rules.contains(code.as_str())) {
        assert!(seen.contains(code.as_str()), "{} has no sample", code.as_str());
    }
}

#[test]
fn every_sample_is_said_whole_in_both_languages() {
    for (code, site) in samples() {
        let checked = site.compile();
        for lang in [Lang::UK, Lang::EN] {
            let words = Messages::of_program(lang);
            for remark in checked.diagnostics.sorted() {
                let said = words.sentence(remark) + &words.hint(remark).unwrap_or_default();
                assert!(!said.contains('⟨') && !said.contains("{$"), "{code} in {lang}: {said}");
            }
        }
    }
}

#[test]
fn what_a_disk_holds_beside_files_is_reported_and_not_followed() {
    let folder = site().on_disk();
    let content = folder.path.join("content");
    folder.put("content/pages/large.md", &vec![b'a'; 1024 * 1024 + 1]);
    symlink("/etc/passwd", content.join("pages/link.md")).unwrap();
    let pipe =
        std::process::Command::new("mkfifo").arg(content.join("pages/pipe.md")).status().unwrap();
    assert!(pipe.success());
    let ran = folder.run(&["check", "--format", "json"]);
    let report: serde_json::Value = serde_json::from_slice(&ran.stdout).unwrap();
    let found: BTreeSet<(&str, &str)> = report["remarks"]
        .as_array()
        .unwrap()
        .iter()
        .map(|remark| (remark["path"].as_str().unwrap(), remark["code"].as_str().unwrap()))
        .filter(|(_, code)| *code != "incomplete-entry")
        .collect();
    let expected = [
        ("content/pages/large.md", "file-too-large"),
        ("content/pages/link.md", "symbolic-link"),
        ("content/pages/pipe.md", "special-file"),
    ];
    assert_eq!(found, expected.into());
}

#[test]
fn hidden_files_and_backups_of_editors_are_no_content() {
    let folder = site().on_disk();
    for name in [".dim.yaml.swp", "dim.yaml~", "#dim.yaml#", ".gitkeep"] {
        folder.put(&format!("content/organisations/{name}"), b"x");
    }
    let ran = folder.run(&["check", "--format", "github"]);
    let said = String::from_utf8(ran.stdout).unwrap();
    assert!(said.lines().all(|line| line.contains("incomplete-entry")), "{said}");
}

#[test]
fn what_other_programs_leave_is_left_out_and_named() {
    let folder = site().file("files/zvit.docx", "x").on_disk();
    let left = [
        "files/~$zvit.docx",
        "files/Thumbs.db",
        "files/desktop.ini",
        "files/.DS_Store",
        "files/.~lock.zvit.odt#",
        "organisations/dim.yaml.bak",
        "organisations/~WRL0001.TMP",
        "pages/._about.md",
        "needs/a.yaml.orig",
    ];
    let hidden = ["pages/.md", "pages/.schovane.md", "organisations/.yaml", "needs/.A.YML"];
    for name in left.iter().chain(&hidden) {
        folder.put(&format!("content/{name}"), b"x");
    }
    folder.put("themes/own/.md", b"x");
    folder.put("content/.obsidian/a.md", b"x");
    let ran = folder.run(&["check", "--format", "json"]);
    let report: serde_json::Value = serde_json::from_slice(&ran.stdout).unwrap();
    let all = report["remarks"].as_array().unwrap();
    let named = |code: &str| -> BTreeSet<String> {
        let own = all.iter().filter(|remark| remark["code"] == code);
        own.map(|remark| remark["path"].as_str().unwrap().replacen("content/", "", 1)).collect()
    };
    assert_eq!(named("left-over-file"), left.map(str::to_owned).into());
    assert_eq!(named("hidden-file"), hidden.map(str::to_owned).into());
    assert!(
        all.iter().all(|remark| remark["level"] != "error" || remark["code"] == "broken-file"),
        "{report}"
    );
}

#[test]
fn what_is_written_in_signs_is_looked_at_as_it_reads() {
    for (site, code) in [
        (fields("summary: \"а\\u202Eб\""), "bidirectional-control"),
        (fields("summary: \"а\\x07б\""), "control-character"),
        (
            fields("links: [{name: \"\\u2066а\", url: https://example.org/}]"),
            "bidirectional-control",
        ),
        (fields("summary: \"а\\uFFFDб\""), "lost-letters"),
        (body("а&#8238;б"), "bidirectional-control"),
        (body("## а&#x2067;б"), "bidirectional-control"),
        (body("`а` &#xF0B7; б"), "private-character"),
        (body("??????? ????? ?????????"), "lost-letters"),
    ] {
        let said = site.remarks();
        assert!(said.contains(code), "{code}: {said}");
    }
    let plain = fields("summary: \"а\\r\\nб\"").remarks()
        + &body("Що??? Так&nbsp;і є &mdash; ???").remarks();
    assert!(
        ["control-character", "lost-letters"].iter().all(|code| !plain.contains(code)),
        "{plain}"
    );
}

#[test]
fn a_translation_names_a_service_by_its_id_or_its_help() {
    let translated = |original: &str, item: &str| {
        settings("languages: [uk, en]")
            .edit("organisations/pryklad.md", "services: [food]", &format!("services: {original}"))
            .file("organisations/pryklad.en.md", &format!("---\nservices: [{item}]\n---\n"))
    };
    let named = "[{help: food, name: Обіди}, {id: second, help: medicine, name: Пігулки}]";
    for (item, shown) in [
        ("{id: food, name: Lunches}", "Lunches"),
        ("{help: food, name: Lunches}", "Lunches"),
        ("{id: second, name: Pills}", "Pills"),
        ("{help: medicine, name: Pills}", "Pills"),
        ("{id: second, help: medicine, name: Pills}", "Pills"),
    ] {
        let site = translated(named, item);
        assert!(!site.remarks().contains("error"), "{item}: {}", site.remarks());
        assert!(site.page("en/organisations/pryklad/index.html").contains(shown), "{item}");
    }
    let two = "[{id: a, help: food, name: А}, {id: b, help: food, name: Б}]";
    for (original, item) in [
        (two, "{help: food, name: A}"),
        (two, "{id: food, name: A}"),
        (named, "{id: medicine, name: A}"),
    ] {
        assert!(translated(original, item).remarks().contains("unknown-item"), "{item}");
    }
}

#[test]
fn a_name_from_a_mac_is_the_same_name() {
    let mac = "и\u{306}од е\u{308}.txt";
    let page = |name: &str| {
        let body = format!("---\ntitle: Про нас\n---\n[а](<../files/{name}>)\n");
        site().file(&format!("files/{mac}"), "x").file("pages/about.md", &body)
    };
    for name in [mac, "йод ё.txt", "%D0%B9%D0%BE%D0%B4%20%D1%91.txt"] {
        let built = page(name).build();
        assert!(built.contains_key("files/йод ё.txt"), "{name}: {:?}", built.keys());
        let shown = String::from_utf8(built["about/index.html"].clone()).unwrap();
        assert!(shown.contains("files/%D0%B9%D0%BE%D0%B4%20%D1%91.txt"), "{name}: {shown}");
    }
    let logo = site().file("files/и\u{306}.pdf", "x").file(
        "meetings/2020-03-20.md",
        "---\ntitle: Нарада\ndate: 2020-03-20\nattachments: [{file: й.pdf}]\n---\n",
    );
    assert!(!logo.remarks().contains("broken-link"), "{}", logo.remarks());
    assert!(
        body("[а](/files/й.txt) [б](/files/и\u{306}.txt)")
            .file("files/й.txt", "x")
            .file("files/и\u{306}.txt", "y")
            .remarks()
            .contains("route-clash")
    );
}

#[test]
fn quotes_with_nothing_in_them_say_nothing() {
    let filled = fields("summary: Разом\nemail: a@example.org");
    let empty = "hours: ''\nwebsite: \"\"\nedrpou: ' '\nverified: ''\nlogo: ''\nstatus: ''\ndraft: ''\nphones: ['']\nservices: ''\n\
                 formerly: ['']\nlinks: \"\"\naddress: {location: '', street: ''}\nprivate: ''";
    let with = fields(&format!("summary: Разом\nemail: a@example.org\n{empty}"));
    assert_eq!(
        with.remarks().matches('[').count(),
        filled.remarks().matches('[').count(),
        "{}",
        with.remarks()
    );
    let site = fields("phones: [{number: 050 000-00-01, visibility: ''}]");
    assert!(site.remarks().contains("empty-visibility"), "{}", site.remarks());
    let required = site.edit("organisations/zrazok.md", "name: Зразок", "name: ''");
    assert!(required.remarks().contains("missing-field"), "{}", required.remarks());
}

#[test]
fn the_address_of_the_site_is_one_that_links_are_made_of() {
    let built = base_url("https://приклад.укр:8443/місто").build();
    let map = String::from_utf8(built["sitemap.xml"].clone()).unwrap();
    assert!(map.contains("https://xn--80aikifvh.xn--j1amh:8443/місто/"), "{map}");
    for (url, hint) in [
        ("https://x.example.com/?a=1", "приберіть знак"),
        ("https://x.example.com/#top", "приберіть знак"),
        ("https://x.example.com/index.HTML", "адресу папки"),
        ("https://x.example.com/golovna.htm", "адресу папки"),
        ("mailto:a@example.com", "повністю"),
    ] {
        let said = base_url(&format!("\"{url}\"")).remarks();
        assert!(said.contains("bad-base-url"), "{url}: {said}");
        let remarks = base_url(&format!("\"{url}\"")).compile().diagnostics;
        let words = Messages::of_program(Lang::UK);
        assert!(
            remarks.sorted().iter().any(|r| words.hint(r).is_some_and(|h| h.contains(hint))),
            "{url}"
        );
    }
    let said = base_url("https://olena:secret@x.example.com/").remarks();
    assert!(said.contains("bad-base-url") && !said.contains("secret"), "{said}");
}

#[test]
fn a_name_that_a_disk_refuses_is_told_once() {
    let remarks = site().file("pages/con.md", "---\ntitle: Мета\n---\n").remarks();
    assert_eq!(remarks.matches("bad-file-name").count(), 1, "{remarks}");
    assert!(!remarks.contains("bad-route"), "{remarks}");
}
