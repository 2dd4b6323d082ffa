//! What the project's files name as their reason can be read in the project.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Lists every file that people of this project wrote, but for the content and what readers of the content are told.
fn written(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        // What programs made, and what belongs to the site.
        if ["target", "public", "content", "corpus", "artifacts", "node_modules"]
            .contains(&name.as_str())
            || name.starts_with(".git")
        {
            continue;
        }
        let is_text = ["rs", "py", "mjs", "js", "sh", "md", "toml", "tera", "html", "ftl", "css"]
            .iter()
            .any(|ending| path.extension().is_some_and(|own| own == *ending));
        if path.is_dir() {
            written(&path, found);
        } else if is_text || path.extension().is_none() {
            found.push(path);
        }
    }
}

/// Returns what a text points to and nobody can look up: papers in capitals, rows of the table of threats, issues by their title.
fn lost(text: &str, papers: &BTreeSet<String>, rows: &BTreeSet<String>) -> Vec<String> {
    let mut lost = Vec::new();
    for word in text.split(|c: char| !c.is_ascii_alphanumeric() && !"_-.".contains(c)) {
        let word = word.trim_end_matches('.');
        let is_paper = word.strip_suffix(".md").is_some_and(|stem| {
            stem.len() > 3 && stem.chars().all(|c| c.is_ascii_uppercase() || c == '_')
        });
        if is_paper && !papers.contains(word) {
            lost.push(word.to_owned());
        }
    }
    for (at, _) in text.match_indices("threats.md ") {
        let named = text[at + "threats.md ".len()..].split([')', ';', ':', '.', '\n']).next();
        for row in named.into_iter().flat_map(|named| named.split(", ")) {
            let row = row.trim_end();
            let is_row = row.starts_with(['V', 'R']) && row[1..].parse::<u8>().is_ok();
            if is_row && !rows.contains(row) {
                lost.push(format!("row {row}"));
            }
        }
    }
    for (before, after) in
        [("issue ", "\""), ("issue ", "«"), ("decision ", "1"), ("decision ", "2")]
    {
        if text.contains(&format!("{before}{after}")) {
            lost.push(format!("{before}{after}…"));
        }
    }
    lost
}

#[test]
fn every_paper_that_is_named_is_in_the_repository() {
    let mut files = Vec::new();
    written(root(), &mut files);
    let name = |path: &PathBuf| path.file_name().unwrap().to_string_lossy().into_owned();
    // The site that `init` makes has a paper of its own; PATH stands for any name.
    let mut papers: BTreeSet<String> = files.iter().map(name).collect();
    papers.extend(["HANDOVER.md", "PATH.md"].map(str::to_owned));
    let threats = fs::read_to_string(root().join("docs/threats.md")).unwrap();
    let rows = threats.lines().filter_map(|line| line.strip_prefix("| ")?.split(" | ").next());
    let rows: BTreeSet<String> = rows.map(str::to_owned).collect();
    assert!(files.len() > 300 && rows.contains("V1"), "{} files", files.len());
    let mut faults = Vec::new();
    for path in files.iter().filter(|path| !path.ends_with("tests/suite/papers.rs")) {
        let Ok(text) = fs::read_to_string(path) else { continue };
        faults.extend(
            lost(&text, &papers, &rows)
                .into_iter()
                .map(|what| format!("{}: {what}", path.display())),
        );
    }
    assert_eq!(faults, Vec::<String>::new());
}

#[test]
fn a_paper_that_is_not_there_is_found_whatever_stands_around_it() {
    let papers = BTreeSet::from(["README.md".to_owned()]);
    let rows = BTreeSet::from(["V1".to_owned()]);
    for (text, wanted) in [
        ("see README.md and docs/threats.md V1", ""),
        ("`PLANS.md`", "PLANS.md"),
        ("(../uk/RULES.md, 3).", "RULES.md"),
        ("docs/threats.md V1, R99).", "row R99"),
        ("as the issue «Дім» says", "issue «…"),
        ("decision 12", "decision 1…"),
    ] {
        assert_eq!(lost(text, &papers, &rows).join(" "), wanted, "{text}");
    }
}
