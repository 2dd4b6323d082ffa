//! What is not public reaches no output, no report and no log.

use std::collections::BTreeSet;

use perelik::content::fields::{Privacy, Shape, Type, table};

use crate::site::{Site, site};

/// A mark in every field that somebody may not see. `MARK` starts each text; numbers are listed in [`NUMBERS`].
const ORGANISATION: &str = "\
---
name: ГО «Видима»
kind: ngo
services:
  - help: food
    phones:
      - {number: 050 000-00-02, label: MARKlabel2, visibility: desks, hours: Mo 03:33-04:44, languages: [crh]}
phones:
  - number: 050 000-00-01
    extension: 7531642
    type: video
    label: MARKlabel1
    hours: Mo 03:33-04:44
    languages: [crh]
    visibility: private
  - number: 050 111-11-11
    label: видимий
people:
  - name: MARKhidden
    role: MARKrole
    responsible: true
    phone: 050 000-00-03
    email: mark3@example.org
    show_name: false
    consent: {on: 2019-09-19, by: MARKconsent}
  - name: Видима Особа
    phone: 050 000-00-04
    email: mark4@example.org
    consent: {on: 2019-09-19, by: MARKtaker, withdrawn: 2018-09-17}
address:
  street: MARKstreet
  city: MARKcity
  postcode: \"99999\"
  area: north
  note: MARKnote
  how_to_get: MARKway
  accessibility: [MARKramp]
  location: [48.123456, 37.654321]
  visibility: private
private: MARKnotes and 050 000-00-05
---
";

const NUMBERS: [&str; 6] = ["0000001", "0000002", "0000003", "0000004", "0000005", "0000006"];
const TEXTS: [&str; 10] = [
    "MARK",
    "mark3",
    "mark4",
    "99999",
    "48.123456",
    "37.654321",
    "2019-09-19",
    "2018-09-17",
    "03:33",
    "7531642",
];

/// Every private row of the table, covered by the site above or by `private/`.
const COVERED: [&str; 37] = [
    "address.accessibility",
    "address.area",
    "address.city",
    "address.how_to_get",
    "address.location",
    "address.note",
    "address.postcode",
    "address.street",
    "call.by",
    "call.do_not_call",
    "call.facts",
    "call.on",
    "call.outcome",
    "call.services",
    "consent.by",
    "consent.on",
    "consent.withdrawn",
    "fact.field",
    "fact.state",
    "meeting.private",
    "need.private",
    "organisation.private",
    "page.private",
    "person.consent",
    "person.email",
    "person.name",
    "person.phone",
    "person.responsible",
    "person.role",
    "phone.extension",
    "phone.hours",
    "phone.label",
    "phone.languages",
    "phone.number",
    "phone.type",
    "private.emails",
    "private.phones",
];

fn secretive() -> Site {
    let entry =
        |fields: &str| format!("---\nname: MARKentry\nkind: ngo\n{fields}\n---\nMARKbody\n");
    site()
        .file("organisations/vydyma.md", ORGANISATION)
        .file("organisations/markdraft.md", &entry("draft: true"))
        .file("organisations/marklater.md", &entry("publish_on: 2020-03-28"))
        .file("organisations/markgone.md", &entry("expires_on: 2020-03-26"))
        .file(
            "meetings/2020-03-20.md",
            "---\ntitle: Нарада\ndate: 2020-03-20\nprivate: {a: [MARKmeeting]}\n---\n",
        )
        .file("needs/masky.yaml", "what: Маски\nresource: masks\nprivate: MARKneed\n")
        .file("pages/about.md", "---\ntitle: Про нас\nprivate: MARKpage\n---\n")
        .file(
            "calls/vydyma/MARKcall.yaml",
            "on: 2018-09-17\noutcome: refused\nby: MARKcaller\nservices: [food]\nfacts: [{field: cost, state: gone}]\ndo_not_call: true\n",
        )
        .bytes(
            "private/vydyma.yaml",
            "phones: [050 000-00-06]\nemails: [mark6@example.org]\nnotes: MARKfile\n".as_bytes(),
        )
}

/// Finds a mark in text, whatever signs stand between the digits of a number.
fn leak(text: &str) -> Option<String> {
    let found = TEXTS.iter().find(|mark| text.contains(**mark)).map(|mark| (*mark).to_owned());
    let digits: String =
        text.chars().filter(|c| !matches!(c, ' ' | '-' | '(' | ')' | '\u{a0}')).collect();
    found.or_else(|| {
        NUMBERS.iter().find(|number| digits.contains(**number)).map(|n| (*n).to_owned())
    })
}

#[test]
fn no_byte_of_the_site_holds_what_is_not_public() {
    let files = secretive().build();
    assert!(files["organisations/vydyma/index.html"].windows(9).any(|w| w == b"111-11-11"));
    let index = files.iter().filter(|(path, _)| path.starts_with("search/"));
    let index: Vec<_> = index.map(|(_, bytes)| String::from_utf8_lossy(bytes)).collect();
    for found in ["111-11-11", "видим ", "perelik.root("] {
        assert!(index.iter().any(|file| file.contains(found)), "the index has {found}");
    }
    for (path, bytes) in &files {
        assert_eq!(leak(path), None, "{path}");
        assert_eq!(leak(&crate::export::plain(path, bytes)), None, "{path}");
    }
    assert!(!files.keys().any(|path| path.contains("mark")));
}

#[test]
fn no_report_shows_what_is_not_public() {
    // Mistakes of every sort, on the very lines that hold private values.
    let broken = secretive()
        .edit("organisations/vydyma.md", "number: 050 000-00-01", "number: 050 000-00-01-7")
        .edit("organisations/vydyma.md", "visibility: desks, hours", "visibility: desks, hour")
        .edit("organisations/vydyma.md", "phone: 050 000-00-03", "phone: 050 000-00-0")
        .edit("organisations/vydyma.md", "mark4@example.org", "mark4@example")
        .edit("organisations/vydyma.md", "area: north", "area: MARKarea")
        .file("organisations/liak.md", "---\nname: Ляк: MARKname\nprivate: \"050 000-00-05\n---\n")
        .file(
            "pages/contact.md",
            "---\ntitle: Контакти\n---\nДзвоніть 050 000 00 02, mark6@example.org\n",
        );
    let folder = broken.on_disk();
    for format in ["human", "json", "github", "sarif"] {
        for lang in ["uk", "en"] {
            for command in ["check", "build"] {
                let ran = folder.run(&[
                    command,
                    "--format",
                    format,
                    "--lang",
                    lang,
                    "--date",
                    "2020-03-27",
                ]);
                assert_eq!(ran.status.code(), Some(1));
                let said = String::from_utf8(ran.stdout).unwrap()
                    + &String::from_utf8(ran.stderr).unwrap();
                assert!(said.contains("bad-phone") && said.contains("private-elsewhere"), "{said}");
                let said = said.replace("`MARKarea`", "").replace("MARKname", "");
                assert_eq!(
                    leak(&said.replace("mark6", "").replace("000-00-0-", "")),
                    None,
                    "{said}"
                );
            }
        }
    }
}

#[test]
fn a_number_that_is_private_here_and_public_there_is_an_error_at_both() {
    let remarks = site()
        .edit(
            "organisations/pryklad.md",
            "services:",
            "phones:\n  - {number: 050 000-00-07, visibility: desks}\nemail: info@example.org\nservices:",
        )
        .file("pages/about.md", "---\ntitle: Про нас\n---\nТелефонуйте +38 (050) 000 00 07.\n")
        .remarks();
    let places: Vec<&str> =
        remarks.lines().map(|line| line.split(" error").next().unwrap()).collect();
    assert_eq!(
        places,
        ["content/organisations/pryklad.md:5:14", "content/pages/about.md:4:13"],
        "{remarks}"
    );
}

#[test]
fn an_email_that_is_private_here_and_public_there_is_an_error_at_both() {
    let remarks = site()
        .edit("organisations/pryklad.md", "services:", "email: A@example.org\nservices:")
        .bytes("private/pryklad.yaml", b"emails: [a@example.org]\n")
        .remarks();
    assert_eq!(remarks.matches("private-elsewhere").count(), 2, "{remarks}");
}

#[test]
fn a_number_of_the_private_folder_may_be_private_elsewhere_too() {
    let remarks = site()
        .edit(
            "organisations/pryklad.md",
            "services:",
            "people:\n  - {name: Приклад, phone: 050 000-00-08}\nservices:",
        )
        .bytes("private/pryklad.yaml", b"phones: [050 000-00-08]\n")
        .remarks();
    assert!(!remarks.contains("private-elsewhere"), "{remarks}");
}

/// Returns the places at which a contact is told to be private elsewhere.
fn places(site: &Site) -> Vec<String> {
    let told = site.remarks();
    let lines = told.lines().filter(|line| line.contains("private-elsewhere"));
    lines.map(|line| line.split(" error").next().unwrap().to_owned()).collect()
}

#[test]
fn what_a_note_mentions_is_private_everywhere() {
    for (note, public) in [
        ("private: 'сторож 050 000-00-73'", "Дзвоніть 0500000073."),
        ("private: домашній +380 50 000 00 74, увечері", "Тел. (050) 000-00-74"),
        ("private: сторож 050 000-00-75", "[Viber](viber://chat?number=%2B380500000075)"),
        ("private: пише з Storozh@example.org", "Пишіть: storozh@example.org"),
    ] {
        let site = site()
            .edit("organisations/pryklad.md", "services:", &format!("{note}\nservices:"))
            .file("pages/about.md", &format!("---\ntitle: Про нас\n---\n{public}\n"));
        let places = places(&site);
        assert_eq!(places.len(), 2, "{note}: {places:?}");
        assert!(places[0].starts_with("content/organisations/pryklad.md:4:"), "{places:?}");
        assert!(places[1].starts_with("content/pages/about.md:4:"), "{places:?}");
    }
    let in_private = site()
        .edit("organisations/pryklad.md", "services:", "summary: Дзвоніть 050 000 00 75\nservices:")
        .bytes("private/pryklad.yaml", "notes: сторож, 050 000-00-75\n".as_bytes());
    assert_eq!(places(&in_private).len(), 2, "{:?}", places(&in_private));
}

#[test]
fn a_draft_may_say_in_its_notes_what_is_to_be_looked_at_in_its_text() {
    let page = |head: &str| {
        let text = format!(
            "---\ntitle: Про нас\n{head}private: {{review: [перевірте 050 000-00-79]}}\n---\nДзвоніть 050 000 00 79.\n"
        );
        site().file("pages/about.md", &text)
    };
    assert_eq!(places(&page("draft: true\n")), Vec::<String>::new());
    assert_eq!(places(&page("")).len(), 2, "{:?}", places(&page("")));
    // What a field hides is hidden in a draft, too.
    let hidden = "phones:\n  - {number: 050 000-00-79, visibility: private}\nservices:";
    let draft = page("draft: true\n").edit("organisations/pryklad.md", "services:", hidden);
    assert_eq!(places(&draft).len(), 2, "{:?}", places(&draft));
}

#[test]
fn a_note_may_mention_what_a_field_shows() {
    let site = site()
        .edit(
            "organisations/pryklad.md",
            "services:",
            "phones: [050 000-00-76]\nemail: info@example.org\nprivate: |\n  050 000-00-76 не бере, з info@example.org \
             відповідають; гаряча лінія 0 800 000 077, рада rada@example.org; лише тут 050 000-00-78\nservices:",
        )
        .edit(
            "site.yaml",
            "hotline: \"112\"",
            "hotline: {full: 0 800 000 077}\npublisher: {name: Рада, email: rada@example.org}",
        )
        .file(
            "pages/about.md",
            "---\ntitle: Про нас\n---\n050 000-00-76, 0 800 000 077, info@example.org, rada@example.org\n",
        );
    assert_eq!(places(&site), Vec::<String>::new(), "{}", site.remarks());
}

#[test]
fn a_consent_may_be_its_day_alone() {
    for (consent, codes) in [
        ("consent: 2020-03-20", vec![]),
        ("consent: {on: 2020-03-20, by: Приклад}", vec![]),
        ("згода: \"2020-03-20\"", vec![]),
        ("consent: 2030-03-20", vec!["future-consent"]),
        ("consent: так", vec!["not-a-date"]),
    ] {
        let person = format!(
            "people:\n  - {{name: Приклад, phone: 050 000-00-21, visibility: public, {consent}}}\nservices:"
        );
        let site = site().edit("organisations/pryklad.md", "services:", &person);
        let told = site.remarks();
        let found: Vec<&str> =
            codes.iter().copied().filter(|code| told.contains(&format!("[{code}]"))).collect();
        assert_eq!(found, codes, "{consent}: {told}");
        if codes.is_empty() {
            assert!(!told.contains("consent"), "{consent}: {told}");
            let page = &site.build()["organisations/pryklad/index.html"];
            assert!(String::from_utf8_lossy(page).contains("+380500000021"), "{consent}");
        }
    }
}

#[test]
fn the_preview_shows_drafts() {
    let mut preview = secretive();
    preview.raw.drafts = true;
    assert!(preview.build().contains_key("organisations/markdraft/index.html"));
}

#[test]
fn every_private_row_of_the_table_is_covered_here() {
    let mut rows = BTreeSet::new();
    let mut shapes: Vec<&Shape> = table::FILES.to_vec();
    let mut seen = BTreeSet::new();
    while let Some(shape) = shapes.pop() {
        if !seen.insert(shape.name) {
            continue;
        }
        for field in shape.rows() {
            if field.privacy != Privacy::Public {
                rows.insert(format!("{}.{}", shape.name, field.key));
            }
            match field.kind {
                Type::Record(part) => shapes.push(part),
                Type::List(Type::Record(part)) => shapes.push(*part),
                _ => {}
            }
        }
    }
    rows.remove("private.notes");
    assert_eq!(rows, COVERED.map(str::to_owned).into());
}

#[test]
fn a_number_written_short_is_never_published_with_who_may_see_it_beneath() {
    let number = |text: &str| text.replace([' ', '-', '\u{a0}'], "").contains("507770101");
    for short in ["\"050 777-01-01\"", "050 777-01-01", "{number: 050 777-01-01}"] {
        for indent in ["", "  ", "    ", "      "] {
            for line in ["visibility: private", "кому_видно: службам", "видимість: нікому"]
            {
                let entry = format!("name: Дім\nkind: ngo\nphones:\n  - {short}\n{indent}{line}\n");
                let site = site().file("organisations/dim.yaml", &entry);
                assert!(site.compile().diagnostics.has_errors(), "{entry}");
            }
        }
    }
    // What `--fix` can mend of it says the same, and what it cannot is left to a person.
    for indent in ["", "  ", "    ", "      "] {
        let line = "phones:\n  - \"050 777-01-01\"\n";
        let entry = format!("name: Дім\nkind: ngo\n{line}{indent}visibility: private\n");
        let folder = site().file("organisations/dim.yaml", &entry).on_disk();
        folder.run(&["check", "--fix", "--yes"]);
        folder.run(&["build"]);
        for (path, bytes) in folder.tree("public") {
            assert!(!number(&String::from_utf8_lossy(&bytes)), "{indent:?}: {path}");
        }
    }
}

#[test]
fn a_draft_of_a_service_is_shown_nowhere_and_its_hidden_number_stays_hidden() {
    let entry = |draft: &str| {
        format!(
            "name: А\nkind: ngo\nservices:\n  - food\n  - id: tayemna\n    name: Таємниця\n{draft}    phones: [{{number: 050 000-00-09, visibility: private}}]\n"
        )
    };
    for draft in
        ["    draft: true\n", "    чернетка: так\n", "    help: medicine\n    draft: yes\n"]
    {
        let with = site().file("organisations/a.yaml", &entry(draft));
        assert_eq!(with.remarks(), "", "{draft}");
        for (path, bytes) in with.build() {
            assert!(!String::from_utf8_lossy(&bytes).contains("Таємниця"), "{path}");
        }
        let shown = "name: Інша\nkind: ngo\nphones: [0500000009]\n";
        let remarks = with.file("organisations/insha.yaml", shown).remarks();
        assert!(remarks.contains("private-elsewhere"), "{draft}: {remarks}");
    }
    let remarks = site().file("organisations/a.yaml", &entry("    draft: no\n")).remarks();
    assert!(remarks.contains("missing-field"), "{remarks}");
    // An organisation, too, may wait for its kind, but not for its name.
    let unfinished = site().file("organisations/a.yaml", "draft: true\nsummary: Рядок\n").remarks();
    assert_eq!(unfinished.matches("missing-field").count(), 1, "{unfinished}");
}

#[test]
fn a_private_contact_written_for_eyes_alone_is_found() {
    for written in [
        "050/000/00/07",
        "050 000<br>00 07",
        "０５０ ０００ ００ ０７",
        "*050* 000 00 07",
        "050,000,00,07",
        "О5О 000 00 07",
        "storozh (at) example.org",
        "storozh собака example.org",
    ] {
        let about = format!("---\ntitle: Про нас\n---\nДзвоніть: {written}, щодня.\n");
        let site = site()
            .edit(
                "organisations/pryklad.md",
                "services:",
                "private: сторож 050 000-00-07, storozh@example.org\nservices:",
            )
            .file("pages/about.md", &about);
        let places = places(&site);
        assert_eq!(places.len(), 2, "{written}: {places:?}");
        assert!(places[1].starts_with("content/pages/about.md:4:"), "{written}: {places:?}");
        assert!(!site.remarks().contains(written), "{written}");
    }
}

#[test]
fn a_private_file_that_nothing_reads_is_shown_to_nobody() {
    for path in ["private/pryklad.md", "private/pryklad.yml", "content/private/pryklad.yaml"] {
        let folder = site().on_disk();
        folder.put(path, "телефони: \"050 000-00-07\"\nнотатки: Сторож\n".as_bytes());
        let ran = folder.run(&["check", "--lang", "uk"]);
        let said = String::from_utf8(ran.stdout).unwrap();
        assert_eq!(ran.status.code(), Some(1), "{path}: {said}");
        assert!(said.contains("[unknown-file]") && said.contains("`private/ID.yaml`"), "{said}");
        assert!(!said.contains("050") && !said.contains("Сторож"), "{path}: {said}");
    }
}

#[test]
fn a_folder_meant_as_the_private_one_is_named_and_nothing_is_published() {
    for name in ["Private", "приватне", "Приватні дані", "закрите", "private-old", "PRIVATE"]
    {
        let folder = site().on_disk();
        folder.put(&format!("{name}/pryklad.yaml"), b"phones: [050 000-00-07]\n");
        let ran = folder.run(&["build"]);
        let said = String::from_utf8(ran.stdout).unwrap();
        assert_eq!(ran.status.code(), Some(1), "{name}: {said}");
        assert!(said.contains("[private-folder-name]"), "{name}: {said}");
        assert!(!said.contains("000-00-07"), "{name}: {said}");
    }
    // Without a text in it nothing can leak, and other folders are nobody's business.
    for path in ["приватне/foto.png", "docs/private.md", "pryklady/a.md"] {
        let folder = site().on_disk();
        folder.put(path, b"x");
        let ran = folder.run(&["check"]);
        let said = String::from_utf8(ran.stdout).unwrap();
        assert!(!said.contains("private-folder-name"), "{path}: {said}");
    }
}

#[test]
fn where_a_line_is_broken_days_and_hours_stay_and_numbers_are_hidden() {
    let folder = site()
        .file(
            "organisations/dim.yaml",
            "name: Дім\nkind: ngo\nhours: \"Mo-Fr 09:00-17:00, 0 800 000 002\n",
        )
        .file(
            "organisations/dim-2.yaml",
            "name: Дім 2\nkind: ngo\nverified: \"2020-03-20, 06264 5-00-00\n",
        )
        .on_disk();
    let ran = folder.run(&["check", "--all"]);
    let said = String::from_utf8(ran.stdout).unwrap();
    let lines: Vec<&str> = said.lines().filter(|line| line.starts_with("3 | ")).collect();
    assert!(lines.iter().any(|line| line.contains("Mo-Fr 09:00-17:00, •")), "{said}");
    assert!(lines.iter().any(|line| line.contains("2020-03-20, •")), "{said}");
    assert!(!lines.iter().any(|line| line.contains("800") || line.contains("06264")), "{said}");
}
