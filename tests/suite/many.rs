//! A file with very many faults makes a report that somebody can read, and no larger one the more it has.

use std::collections::BTreeMap;

use perelik::base::diag::LISTED;
use serde_json::Value;

use crate::site::{Folder, Site, site};

const FORMATS: [&str; 4] = ["human", "json", "github", "sarif"];

/// What is repeated until a file has its size: in bodies, and in fields.
const BODIES: [(&str, &str); 8] = [
    ("pictures", "![[]()"),
    ("links", "[a](javascript:x) "),
    ("html", "<b>"),
    ("inside", "![a](x.png) "),
    ("nested", "![a"),
    ("notes", "[^1]"),
    ("lines", "<b>\n\n"),
    ("twins", "cлово "),
];
const FIELDS: [(&str, &str); 4] = [
    ("twice", "summary: b\n"),
    ("quotes", "summary: \"b\n"),
    ("colons", "summary: a: b\n"),
    ("aliases", "summary: *a\n"),
];

/// A site in which each file has `size` bytes of one fault.
fn broken(size: usize) -> Site {
    let mut whole = site();
    for (name, piece) in BODIES {
        let body = piece.repeat(size / piece.len());
        let end = if name == "nested" { "](u)".repeat(size / piece.len()) } else { String::new() };
        let page = format!("---\ntitle: Зразок\n---\n{body}{end}\n");
        whole = whole.file(&format!("pages/{name}.md"), &page);
    }
    for (name, piece) in FIELDS {
        let text = piece.repeat(size / piece.len());
        whole = whole.file(&format!("organisations/{name}.yaml"), &text);
    }
    let unknown: String = (0..size / 10).map(|number| format!("k{number}: a\n")).collect();
    let phones = "x050, ".repeat(size / 6);
    whole
        .file("organisations/unknown.yaml", &unknown)
        .file("organisations/phones.yaml", &format!("name: Я\nkind: ngo\nphones: [{phones}]\n"))
}

fn report(folder: &Folder, format: &str) -> Vec<u8> {
    folder.run(&["check", "--date", "2020-03-27", "--format", format]).stdout
}

#[test]
fn a_report_does_not_grow_with_the_faults_of_a_file() {
    let (small, large) = (broken(3_000).on_disk(), broken(9_000).on_disk());
    for format in FORMATS {
        let (small, large) = (report(&small, format).len(), report(&large, format).len());
        // Of each code two hundred remarks of some 1.5 kB at most, and one line of what is quoted.
        assert!(large < 14 * 2 * LISTED * 1_500, "{format}: {large}");
        assert!(large < small * 4, "{format}: {small}, then {large}");
    }
}

#[test]
fn no_code_is_listed_more_often_than_the_limit_and_the_rest_are_counted() {
    let folder = broken(9_000).on_disk();
    let report: Value = serde_json::from_slice(&report(&folder, "json")).unwrap();
    let mut listed: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    let mut counted = 0;
    for remark in report["remarks"].as_array().unwrap() {
        let (path, code) = (remark["path"].as_str().unwrap(), remark["code"].as_str().unwrap());
        if code == "more-of-the-same" {
            counted += 1;
        } else {
            *listed.entry((path, code)).or_default() += 1;
        }
        assert!(remark["source"].as_str().unwrap().len() <= 620, "{remark}");
        assert!(remark["message"].as_str().unwrap().len() <= 1_400, "{remark}");
    }
    assert!(listed.values().all(|count| *count <= LISTED), "{listed:?}");
    assert_eq!(counted, listed.values().filter(|count| **count == LISTED).count());
    assert!(counted >= 8, "{listed:?}");
}

#[test]
fn pictures_within_pictures_know_whether_they_have_words() {
    let text = "![![](a.png)](b.png) ![![слово](a.png)](b.png) ![слово ![](a.png)](b.png)";
    let body = perelik::content::parse::markdown::render_body(
        &perelik::base::names::SourcePath::new("content/pages/a.md"),
        text,
        0..text.len(),
        perelik::base::locale::Lang::UK,
    );
    let words: Vec<bool> = body.value.images.iter().map(|image| image.has_words).collect();
    assert_eq!(words, [false, false, true, true, false, true]);
}

#[test]
fn tabs_inside_values_are_no_indentation_however_many_there_are() {
    let lines = "    рядок\n    \tрядок\n".repeat(50);
    let text = format!("summary: |\n{lines}kind: ngo\n");
    let read = perelik::base::yaml::parse(
        &perelik::base::names::SourcePath::new("a"),
        &text,
        0..text.len(),
    );
    assert_eq!(read.diagnostics.sorted().len(), 0);
}
