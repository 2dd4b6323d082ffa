//! Every public fact is found in every format that can carry it; `export` gives one file, and what is for the desks
//! leaves the program only stamped and only to a place that is no site.

use std::io::{Cursor, Read};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::site::{Folder, Site, site};

/// A fact in every public field of an organisation; each is a word that stands nowhere else.
const ORGANISATION: &str = "\
---
name: Fact01 «Повна»
short_name: Fact02
kind: ngo
summary: Fact03
edrpou: \"12345678\"
services:
  - help: food
    name: Fact05
    details: Fact06
    audiences: [elderly]
    areas: [north]
    delivery: [at-home]
    conditions: Fact07
    cost: Fact08
    documents: [Fact09]
    hours: Mo 06:11-06:12
    phones: [{number: 050 111-11-12, label: Fact10, hours: Tu 07:13-07:14, languages: [crh]}]
    source: Fact11
phones: [{number: 050 111-11-11, label: Fact12, hours: We 08:15-08:16}]
email: fact13@example.org
website: https://fact14.example.org/
links: [{name: Fact15, url: \"https://fact16.example.org/\"}]
address: {street: Fact17, city: Fact18, postcode: \"84300\", note: Fact19, how_to_get: Fact20, accessibility: [Fact21]}
hours: Th 09:17-09:18
people:
  - {name: Fact22, role: Fact23, responsible: yes, phone: 050 111-11-13, email: fact24@example.org, visibility: public, consent: {on: 2020-03-01, by: Приклад}}
verified: {on: 2020-03-26, by: Fact25}
source: Fact26
---
";

const FACTS: [&str; 33] = [
    "Fact01",
    "Fact02",
    "Fact03",
    "12345678",
    "Fact05",
    "Fact06",
    "Літні люди",
    "Північ",
    "Fact07",
    "Fact08",
    "Fact09",
    "06:11",
    "0501111112",
    "Fact10",
    "07:13",
    "crh",
    "Fact11",
    "0501111111",
    "Fact12",
    "08:15",
    "fact13@example.org",
    "fact14.example.org",
    "fact16.example.org",
    "Fact17",
    "Fact18",
    "84300",
    "Fact19",
    "Fact20",
    "Fact21",
    "09:17",
    "Fact22",
    "Fact23",
    "0501111113",
];

/// What a format has no place for. Everything else must be there.
const LEFT_OUT: [(&str, &[&str]); 5] = [
    // One row a service: what is about the organisation as a whole stands on its sheet of the workbook.
    (
        "list.csv",
        &[
            "Fact02",
            "Fact03",
            "12345678",
            "fact16.example.org",
            "Fact20",
            "Fact21",
            "0501111111",
            "Fact12",
            "08:15",
            "09:17",
        ],
    ),
    // Both sheets together.
    ("list.xlsx", &["09:17-"]),
    ("list.txt", &["12345678", "crh", "Fact11"]),
    ("organisations/povna.vcf", &["Fact11"]),
    ("organisations.vcf", &["Fact11"]),
];

fn full() -> Site {
    site().file("organisations/povna.md", ORGANISATION)
}

/// Reads a file as a foreign reader would: workbooks are unpacked, folded lines unfolded, and numbers stand without
/// what people put between their digits.
pub(crate) fn plain(path: &str, bytes: &[u8]) -> String {
    let mut text = String::from_utf8_lossy(bytes).into_owned();
    if path.ends_with(".xlsx") {
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        text.clear();
        for index in 0..archive.len() {
            archive.by_index(index).unwrap().read_to_string(&mut text).unwrap();
        }
    }
    text.replace("\r\n ", "")
}

fn holds(text: &str, fact: &str) -> bool {
    let digits: String = text.chars().filter(|c| !matches!(c, ' ' | '-' | '\u{a0}')).collect();
    let is_number = fact.len() == 10 && fact.starts_with('0');
    text.contains(fact)
        || is_number && (digits.contains(fact) || digits.contains(&format!("+38{fact}")))
}

#[test]
fn every_public_fact_is_found_in_every_format_that_can_carry_it() {
    let files = full().build();
    for (path, left_out) in LEFT_OUT {
        let text = plain(path, &files[path]);
        for fact in FACTS {
            assert_eq!(holds(&text, fact), !left_out.contains(&fact), "{fact} in {path}:\n{text}");
        }
    }
}

#[test]
fn a_meeting_is_in_the_calendar_with_all_its_facts() {
    let files = site()
        .file(
            "meetings/2020-03-31.md",
            "---\ntitle: Fact30\ndate: 2020-03-31\nstart: 10:30\nend: 11:45\nformat: online\nplace: Fact31\nseries: Fact32\norganiser: dim\nattendees: [pryklad, {name: Fact33, person: Fact34, role: Fact35}]\nagenda: [Fact36]\nheard: [{who: Fact37, text: Fact38}]\ndecisions: [{text: Fact39, result: Fact40}]\ntasks: [{what: Fact41, who: [dim], due: 2020-04-02}]\nchannels: [{name: Fact42, url: \"https://fact43.example.org/\"}]\nvideo: https://fact44.example.org/\n---\n",
        )
        .file("ledger.yaml", "entries:\n  - {kind: meeting, id: 2020-03-31, first_seen: 2020-03-20, changed: 2020-03-26, sequence: 3}\n")
        .build();
    for path in ["calendar.ics", "meetings/2020-03-31.ics"] {
        let text = plain(path, &files[path]);
        for number in 30..=44 {
            let fact = [format!("Fact{number}"), format!("fact{number}")];
            assert!(fact.iter().any(|fact| text.contains(fact)), "{number} in {path}:\n{text}");
        }
        for line in [
            "DTSTART;TZID=Europe/Kyiv:20200331T103000",
            "DTEND;TZID=Europe/Kyiv:20200331T114500",
            "SEQUENCE:3",
            "DTSTAMP:20200326T000000Z",
            // Made of the address of the site, which names no namespace.
            "UID:urn:uuid:0fe113e3-57d3-59df-907e-10d124895887",
            "STATUS:CONFIRMED",
        ] {
            assert!(text.contains(&format!("\r\n{line}\r\n")), "{line} in {path}:\n{text}");
        }
    }
}

#[test]
fn an_empty_cell_says_whether_nobody_does_it_or_nobody_has_said() {
    let page = |site: Site| site.page("coverage/index.html").replace('\u{a0}', " ");
    let some = page(site());
    assert!(
        some.contains(">невідомо<")
            && !some.contains("class=\"gap\"")
            && some.contains("повідомила 1 організація з 2"),
        "{some}"
    );
    assert!(some.contains("../organisations/dim/"), "who is silent stands there by name: {some}");
    let all = page(site().without("organisations/dim.yaml"));
    assert!(all.contains(">ніхто не надає<") && !all.contains(">невідомо<"), "{all}");
    let none = page(site().edit("organisations/pryklad.md", "services: [food]\n", ""));
    assert!(none.contains("ще не повідомили") && !none.contains(">ніхто не надає<"), "{none}");
}

#[test]
fn what_the_headquarters_keep_is_neither_page_nor_file_nor_export() {
    let kept = site().file("needs/masky.yaml", "what: Маски\nresource: masks\n").edit(
        "site.yaml",
        "hotline:",
        "publish: {coverage: false, needs: false, tasks: false}\nhotline:",
    );
    let files = kept.build();
    for path in
        ["coverage/index.html", "coverage.csv", "needs.csv", "tasks.csv", "needs/index.html"]
    {
        assert!(!files.contains_key(path), "{path}");
    }
    let (folder, elsewhere) = (kept.on_disk(), Folder::new());
    let ran = folder.run(&["export", "needs.csv", "--date", "2020-03-27"]);
    assert!(ran.status.code() == Some(2) && ran.stdout.is_empty());
    let copy = elsewhere.path.join("needs.csv");
    let place = copy.to_str().unwrap();
    let desks = ["export", "--for", "desks", "needs.csv", "-o", place, "--date", "2020-03-27"];
    assert_eq!(folder.run(&desks).status.code(), Some(0));
    let copy = std::fs::read_to_string(copy).unwrap();
    assert!(copy.contains("Маски") && copy.contains("для службового користування"), "{copy}");
}

#[test]
fn the_desks_get_their_numbers_stamped_and_only_outside_a_site() {
    let folder = site()
        .edit(
            "organisations/pryklad.md",
            "services:",
            "phones:\n  - {number: 050 222-22-22, visibility: desks}\n  - {number: 050 333-33-33, visibility: private}\nservices:",
        )
        .on_disk();
    let date = ["--date", "2020-03-27"];
    assert_eq!(folder.run(&["build", date[0], date[1]]).status.code(), Some(0));
    for inside in [
        "public/x",
        "public/new/x",
        "content/files/x",
        "themes/x",
        ".public.perelik/x",
        "x/../public/x",
        "desks.xlsx",
        "tables/desks.xlsx",
        "private/desks.csv",
    ] {
        let ran =
            folder.run(&["export", "--for", "desks", "list.csv", "-o", inside, date[0], date[1]]);
        assert_eq!(ran.status.code(), Some(2), "{inside}");
        assert!(!folder.path.join(inside).exists(), "{inside}");
    }
    let ran = folder.run(&["export", "--for", "desks", "list.csv", date[0], date[1]]);
    assert!(
        ran.status.code() == Some(2) && ran.stdout.is_empty(),
        "standard output may be anything"
    );
    let names =
        ["list.csv", "list.xlsx", "list.txt", "organisations.vcf", "organisations/pryklad.vcf"];
    let elsewhere = Folder::new();
    let place = elsewhere.path.join("desks");
    let desks = ["export", "--for", "desks", "-o", place.to_str().unwrap(), date[0], date[1]];
    let mut arguments = desks.to_vec();
    arguments.extend(names);
    assert_eq!(folder.run(&arguments).status.code(), Some(0));
    for name in names {
        let path = place.join(name);
        assert_eq!(path.metadata().unwrap().permissions().mode() & 0o777, 0o600, "{name}");
        let text = plain(name, &std::fs::read(&path).unwrap());
        assert!(holds(&text, "0502222222") && !holds(&text, "0503333333"), "{name}: {text}");
        assert!(text.to_lowercase().contains("для службового користування"), "{name}: {text}");
    }
    for (path, bytes) in folder.tree("public") {
        assert!(!holds(&plain(&path, &bytes), "0502222222"), "{path}");
    }
}

#[test]
fn a_copy_for_the_desks_is_refused_where_git_would_take_it() {
    let folder = Folder::new();
    let git = |words: &[&str]| {
        let mut command = std::process::Command::new("git");
        let ran =
            command.args(words).current_dir(&folder.path).env("GIT_CONFIG_GLOBAL", "/dev/null");
        assert!(ran.output().unwrap().status.success());
    };
    git(&["init", "--quiet", "all"]);
    folder.put("all/.gitignore", b"/desks/\n");
    assert!(folder.run(&["init", "all/site"]).status.success());
    let export = |format: &str, place: &str| {
        let output = folder.path.join(place);
        let output = output.to_str().unwrap();
        folder.run(&["export", "--root", "all/site", "--for", "desks", format, "-o", output])
    };
    for (format, inside) in [
        ("list.csv", "all/list.csv"),
        ("list.xlsx", "all/tables/new/list.xlsx"),
        ("list.txt", "all/site/list.txt"),
    ] {
        let ran = export(format, inside);
        let said = String::from_utf8(ran.stderr).unwrap();
        assert_eq!(ran.status.code(), Some(2), "{inside}: {said}");
        assert!(!folder.path.join(inside).exists(), "{inside}");
        // What it proposes is outside of all, and is taken.
        let other = said.rsplit('`').nth(1).unwrap();
        let proposed = folder.path.join(Path::new(other).file_name().unwrap());
        assert_eq!(Path::new(other), proposed);
        assert_eq!(export(format, other).status.code(), Some(0), "{other}");
    }
    assert_eq!(export("list.csv", "all/desks/list.csv").status.code(), Some(0), "it is ignored");
    git(&["-C", "all", "add", "--all"]);
    let mut listed = std::process::Command::new("git");
    let listed = listed.args(["ls-files"]).current_dir(folder.path.join("all")).output().unwrap();
    let listed = String::from_utf8(listed.stdout).unwrap();
    assert!(listed.contains("site.yaml") && !listed.contains("list."), "{listed}");
}

#[test]
fn export_gives_one_file_and_names_what_it_knows() {
    let folder = site().on_disk();
    let run =
        |arguments: &[&str]| folder.run(&[&["export", "--date", "2020-03-27"], arguments].concat());
    let built = site().build();
    for path in ["list.xlsx", "organisations/dim.vcf", "changes.atom"] {
        assert_eq!(run(&[path]).stdout, built[path], "{path}");
    }
    assert_eq!(run(&["list.txt", "-o", "перелік.txt"]).status.code(), Some(0));
    assert_eq!(std::fs::read(folder.path.join("перелік.txt")).unwrap(), built["list.txt"]);
    for wrong in ["nothing.csv", "organisations/ID.vcf", "organisations/nobody.vcf", "../list.csv"]
    {
        let ran = run(&[wrong]);
        assert!(ran.status.code() == Some(2) && ran.stdout.is_empty(), "{wrong}");
    }
    let listed = String::from_utf8(run(&["--list"]).stdout).unwrap();
    for format in perelik::site::export::formats() {
        assert!(listed.contains(format.file), "{}", format.file);
    }
}

#[test]
fn a_closed_pipe_ends_an_export_without_a_panic() {
    let folder = full().on_disk();
    let mut command = Command::new(env!("CARGO_BIN_EXE_perelik"));
    command.args(["export", "list.xlsx", "--date", "2020-03-27"]).current_dir(&folder.path);
    let mut running = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(running.stdout.take());
    let ran = running.wait_with_output().unwrap();
    assert_eq!(String::from_utf8_lossy(&ran.stderr), "");
    assert_eq!(ran.status.code(), Some(0));
}

#[test]
fn a_build_tells_what_part_of_its_work_went_into_open_formats() {
    let folder = full().on_disk();
    let timings = || {
        let mut command = Command::new(env!("CARGO_BIN_EXE_perelik"));
        command.args(["build", "--timings", "--format", "json", "--date", "2020-03-27"]);
        let ran = command.current_dir(&folder.path).output().unwrap();
        assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
        let said = String::from_utf8(ran.stderr).unwrap();
        let line = said.lines().find(|line| line.starts_with('{')).unwrap();
        serde_json::from_str::<serde_json::Value>(line).unwrap()
    };
    let first = timings();
    let part = first["formats"]["cpu"].as_f64().unwrap();
    assert!(part > 0.0 && part < first["cpu"].as_f64().unwrap(), "{first}");
    // Each format made at least one file, but those that are made only where the settings name them.
    let all = perelik::site::export::formats().iter().filter(|format| !format.on_request).count();
    assert!(first["formats"]["files"].as_u64().unwrap() >= all as u64, "{first}");
    let again = timings();
    assert_eq!(
        (again["formats"]["files"].as_u64(), again["formats"]["cpu"].as_f64()),
        (Some(0), Some(0.0))
    );
}
