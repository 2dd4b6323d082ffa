//! Every row of `docs/threats.md` names tests that are run; and those of its tests that belong to no other file.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use perelik::base::names::SourcePath;
use perelik::content::parse::markdown;

use crate::site::site;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Gathers the files that may hold a test, with their texts.
fn files(folder: &Path, found: &mut Vec<(PathBuf, String)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let ending = path.extension().unwrap_or_default().to_string_lossy().into_owned();
        if path.is_dir() {
            files(&path, found);
        } else if ["rs", "py", "mjs", "sh"].contains(&ending.as_str()) {
            let text = fs::read_to_string(&path).unwrap();
            found.push((path, text));
        }
    }
}

/// Returns the words of a text that could be names.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_ascii_alphanumeric() && c != '_')
}

/// Adds the functions of Rust that the test runner runs.
fn tests(text: &str, found: &mut BTreeSet<String>) {
    let mut is_test = false;
    for line in text.lines().map(str::trim) {
        match line.strip_prefix("fn ") {
            Some(head) if is_test => {
                found.extend(words(head).next().map(str::to_owned));
                is_test = false;
            }
            _ if line == "#[test]" => is_test = true,
            // Between the mark and the head stand other marks and comments.
            _ => is_test &= line.starts_with("#[") || line.starts_with("//"),
        }
    }
}

/// Adds the functions of a script, or of a test that is a program of its own, that something there runs.
fn checks(texts: &[&str], found: &mut BTreeSet<String>) {
    let mut heads: BTreeMap<&str, usize> = BTreeMap::new();
    let mut times: BTreeMap<&str, usize> = BTreeMap::new();
    for text in texts {
        words(text).for_each(|word| *times.entry(word).or_default() += 1);
        for line in text.lines() {
            for mark in ["fn ", "def ", "function "] {
                let head = line.split_once(mark).map_or("", |(_, head)| head);
                let name = words(head).next().filter(|name| !name.is_empty());
                name.into_iter().for_each(|name| *heads.entry(name).or_default() += 1);
            }
        }
    }
    let runs = heads.into_iter().filter(|(name, heads)| times[name] > *heads);
    found.extend(runs.map(|(name, _)| name.to_owned()));
}

/// Adds the steps of the test command that continuous integration runs.
fn steps(text: &str, found: &mut BTreeSet<String>) {
    let table = text.split("\nsteps=\"\n").nth(1).unwrap().split("\n\"").next().unwrap();
    for row in table.lines() {
        let cells: Vec<&str> = row.split_whitespace().collect();
        assert!(text.contains(&format!("\n{}() {{\n", cells[0])), "no function {}", cells[0]);
        if cells[1].split(',').any(|tier| tier == "ci") {
            found.insert(cells[0].to_owned());
        }
    }
}

#[test]
fn every_row_of_the_threats_names_tests_that_run() {
    let mut all = Vec::new();
    files(&root().join("src"), &mut all);
    files(&root().join("tests"), &mut all);
    let mut runs = BTreeSet::new();
    let below = |folder: &str| {
        let folder = root().join(folder);
        all.iter().filter(move |(path, _)| path.starts_with(&folder)).map(|(_, text)| text.as_str())
    };
    below("src").chain(below("tests/suite")).for_each(|text| tests(text, &mut runs));
    for folder in ["hostile", "formats", "publish", "browser"] {
        let texts: Vec<&str> = below(&format!("tests/{folder}")).collect();
        checks(&texts, &mut runs);
    }
    below("tests/run.sh").for_each(|text| steps(text, &mut runs));
    let table = fs::read_to_string(root().join("docs/threats.md")).unwrap();
    let mut rows = BTreeSet::new();
    for line in table.lines().filter(|line| line.starts_with("| ")).skip(2) {
        let cells: Vec<&str> = line.trim_matches('|').split(" | ").map(str::trim).collect();
        assert!(rows.insert(cells[0].to_owned()), "{} twice", cells[0]);
        let names: Vec<&str> = cells[2].split('`').filter(|name| !name.trim().is_empty()).collect();
        assert!(!names.is_empty(), "{} names no test", cells[0]);
        for name in names {
            assert!(runs.contains(name), "{}: no test {name} is run", cells[0]);
        }
    }
    let wanted = (1..=24).map(|n| format!("V{n}")).chain((1..=31).map(|n| format!("R{n}")));
    for row in wanted {
        assert!(rows.contains(&row), "no row {row}");
    }
}

#[test]
fn a_function_that_nothing_runs_is_no_test() {
    let mut found = BTreeSet::new();
    tests(
        "#[test]\n/// Words.\nfn one() {}\n\nfn two() {}\n    #[test]\n    fn three(a in b) {",
        &mut found,
    );
    checks(
        &["def four(site):\n    five()\n\ndef five():\n    pass\n", "async function six(a) {"],
        &mut found,
    );
    steps(
        "a\nsteps=\"\nseven ci -  -\neight long -  -\n\"\nseven() {\n}\neight() {\n}\n",
        &mut found,
    );
    assert_eq!(found, ["five", "one", "seven", "three"].map(str::to_owned).into());
}

#[test]
fn files_that_could_run_in_a_browser_are_refused_by_name() {
    for name in [
        "a.html", "a.HTM", "a.svg", "a.SVG", "a.svgz", "a.xhtml", "a.xml", "a.js", "a.mjs",
        "a.swf", "a.php", "a.shtml", "a.map", "a",
    ] {
        let page = format!("---\ntitle: А\n---\n[а](/files/{name})\n");
        let site = site().file("pages/a.md", &page);
        let remarks = site.file(&format!("files/{name}"), "<svg onload=alert(1)>").remarks();
        assert!(
            remarks.starts_with(&format!("content/files/{name}:1:1 error[unsafe-file]")),
            "{name}: {remarks}"
        );
    }
}

#[test]
fn every_limit_names_the_file_that_is_over_it() {
    let folder = site().on_disk();
    let fields = |filling: &str| format!("---\ntitle: a\nprivate: {filling}\n---\n");
    folder.put("content/pages/large.md", "x".repeat(1024 * 1024 + 1).as_bytes());
    folder.put("content/pages/fields.md", fields(&"x".repeat(65 * 1024)).as_bytes());
    folder.put(
        "content/pages/deep.md",
        fields(&format!("{}{}", "[".repeat(33), "]".repeat(33))).as_bytes(),
    );
    folder.put("content/needs/large.yaml", "x".repeat(1024 * 1024 + 1).as_bytes());
    // As large as a file may be and one byte more, without a byte of the disk.
    let large = fs::File::create({
        fs::create_dir_all(folder.path.join("content/files")).unwrap();
        folder.path.join("content/files/large.pdf")
    });
    large.unwrap().set_len(50 * 1024 * 1024 + 1).unwrap();
    let ran = folder.run(&["check", "--format", "json", "--date", "2020-03-27"]);
    let report: serde_json::Value = serde_json::from_slice(&ran.stdout).unwrap();
    let told: BTreeSet<String> = report["remarks"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|remark| remark["level"] == "error")
        .map(|remark| {
            format!("{} {}", remark["path"].as_str().unwrap(), remark["code"].as_str().unwrap())
        })
        .collect();
    let wanted = [
        "content/files/large.pdf file-too-large",
        "content/needs/large.yaml file-too-large",
        "content/pages/deep.md yaml-too-deep",
        "content/pages/fields.md front-matter-too-large",
        "content/pages/large.md file-too-large",
    ];
    assert_eq!(told, wanted.map(str::to_owned).into());
}

#[test]
fn names_that_a_disk_takes_for_one_are_errors_at_both_files() {
    for (one, other) in
        [("files/a.pdf", "files/A.pdf"), ("files/\u{439}.pdf", "files/\u{438}\u{306}.pdf")]
    {
        let page = format!("---\ntitle: А\n---\n[а](/{one}) [б](/{other})\n");
        let site = site().file("pages/a.md", &page).file(one, "a").file(other, "b");
        let remarks = site.compile().diagnostics;
        let remarks = remarks.sorted();
        let clash = remarks.iter().find(|remark| remark.code.as_str() == "route-clash").unwrap();
        let named: BTreeSet<&str> =
            [&clash.at, &clash.see[0]].map(|at| at.path.below("content").unwrap()).into();
        assert_eq!(named, [one, other].into());
    }
}

/// What is written, and what becomes of it: a remark's code, or words that a page shows.
const GUESSES: [(&str, &str); 12] = [
    ("summary: no", "no"),
    ("summary: 22:30", "22:30"),
    ("summary: 1.10", "1.10"),
    ("summary: 0o17", "0o17"),
    ("summary: ~~a", "~~a"),
    ("address: {street: Приклад, postcode: 01001}", "01001"),
    ("phones: [+380501234567]", "050 123-45-67"),
    ("phones: [0501234567]", "050 123-45-67"),
    ("phones: [5.01234567e8]", "bad-phone"),
    ("verified: 2024-02-30", "no-such-date"),
    ("draft: n", "not-yes-no"),
    ("edrpou: 12345678", "12345678"),
];

#[test]
fn what_yaml_would_guess_is_text_or_an_error() {
    for (written, wanted) in GUESSES {
        let entry = format!("name: Зразок\nkind: ngo\n{written}\n");
        let site = site().file("organisations/zrazok.yaml", &entry);
        let remarks = site.remarks();
        if remarks.contains(" error[") {
            assert!(remarks.contains(&format!("error[{wanted}]")), "{written}: {remarks}");
        } else {
            let data = site.page("organisations/zrazok/index.html").replace('\u{a0}', " ");
            assert!(data.contains(wanted), "{written}");
        }
    }
}

#[test]
fn a_thousand_equal_headings_are_numbered_by_one_look_each() {
    let text = "# a\n".repeat(20_000);
    let body = markdown::render_body(
        &SourcePath::new("content/a.md"),
        &text,
        0..text.len(),
        perelik::base::locale::Lang::UK,
    );
    let ids: BTreeSet<&str> =
        body.value.headings.iter().map(|heading| heading.id.as_str()).collect();
    assert_eq!(
        (ids.len(), body.value.headings.last().unwrap().id.as_str()),
        (20_000, "s-a--20000")
    );
}

#[test]
fn a_clock_at_any_year_changes_no_byte_of_a_day_that_is_given() {
    let at = |now: &str| {
        let mut site = site();
        site.raw.now = now.parse().unwrap();
        site.build()
    };
    let today = at("2020-03-27T10:00:00Z");
    for now in ["1970-01-01T00:00:00Z", "2031-12-31T23:59:59Z", "2020-03-29T01:00:00Z"] {
        assert!(at(now) == today, "{now}");
    }
}
