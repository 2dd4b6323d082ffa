//! What functions are called: a name that is defined more than twice means what its row of `function_names.tsv` says, and nothing else.

use std::collections::BTreeMap;

use crate::imports::{code, sources};

/// Names that mean what the standard library means by them.
const STANDARD: &[&str] = &[
    "as_str", "clear", "count", "create", "get", "hash", "insert", "is_empty", "iter", "len",
    "lines", "new", "next", "open", "parse", "position", "push", "remove", "take",
];

/// A name, how often it is defined at most, and what it means.
type Row<'t> = (&'t str, usize, &'t str);

fn rows() -> Vec<Row<'static>> {
    let lines = include_str!("../tables/function_names.tsv").lines();
    let row = |line: &'static str| {
        let [name, count, meaning] = line.split('\t').collect::<Vec<_>>().try_into().expect(line);
        (name, count.parse().expect(line), meaning)
    };
    lines.filter(|line| !line.starts_with('#')).map(row).collect()
}

/// Returns the functions that a file defines, free ones and methods; those of an `impl` are named by its trait.
fn defined(code: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut header = String::new();
    for line in code.lines() {
        if line == "}" {
            header.clear();
        } else if line.starts_with("impl") || !header.is_empty() && !header.contains('{') {
            header.push_str(line);
        }
        let is_of_trait = header.split('{').next().is_some_and(|head| head.contains(" for "));
        found.extend(defined_function(line).filter(|_| !is_of_trait));
    }
    found
}

/// Returns the name of the function that a line defines.
fn defined_function(line: &str) -> Option<&str> {
    let item = line.trim_start();
    let public = item.strip_prefix("pub").unwrap_or(item);
    let limited = public.strip_prefix('(').and_then(|rest| rest.split_once(')'));
    let words = limited.map_or(public, |(_, rest)| rest).trim_start();
    let words =
        ["const ", "async "].iter().fold(words, |words, word| words.trim_start_matches(word));
    let name = words.strip_prefix("fn ")?.split(|c: char| !c.is_alphanumeric() && c != '_').next();
    // A type of functions has none: `fn(u8)`, `fn (u8)`.
    name.filter(|name| !name.is_empty())
}

/// Returns the names that are defined more often than their row says, each with what it may mean and the files that define it.
fn undeclared(sources: &[(String, String)], rows: &[Row<'_>]) -> Vec<String> {
    let mut files: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for (file, text) in sources.iter().filter(|(file, _)| !file.ends_with("tests.rs")) {
        for name in defined(&code(text)) {
            files.entry(name.to_owned()).or_default().push(file);
        }
    }
    let told = |(name, files): (String, Vec<&str>)| {
        let row = rows.iter().find(|row| row.0 == name);
        let (_, most, meaning) = row.copied().unwrap_or((&name, 2, "no row says what it means"));
        let is_too_often = files.len() > most && !STANDARD.contains(&name.as_str());
        is_too_often
            .then(|| format!("`{name}` ({meaning}), {} times: {}", files.len(), files.join(", ")))
    };
    files.into_iter().filter_map(told).collect()
}

#[test]
fn no_function_name_has_more_than_two_meanings() {
    let rows = rows();
    assert!(rows.is_sorted_by(|one, next| one.0 < next.0), "the table is in the order of names");
    for (name, most, meaning) in &rows {
        assert!(*most > 2 && !STANDARD.contains(name), "`{name}` needs no row");
        assert!(!meaning.is_empty() && meaning.matches("or: ").count() < 2, "`{name}`: {meaning}");
    }
    let found = undeclared(&sources(), &rows);
    assert!(found.is_empty(), "a third meaning gets a name of its own: {found:#?}");
}

#[test]
fn a_planted_third_definition_is_found() {
    let files = [
        (
            "base/a.rs",
            "pub(in crate::base) fn weigh(x: u8) {}\nimpl Thing {\n    pub async fn weigh(&self) {}\n}",
        ),
        (
            "base/b.rs",
            "impl<T> Scale for\n    Thing<T>\n{\n    fn weigh(&self) {}\n}\n// fn weigh() {}\nfn take() {}",
        ),
        (
            "base/c.rs",
            "fn take() {}\nfn take() {}\n#[cfg(test)]\nmod tests {\n    fn weigh() {}\n}",
        ),
    ];
    let files = files.map(|(file, text)| (file.to_owned(), text.to_owned()));
    assert_eq!(undeclared(&files, &[]), [""; 0]);
    let mut third = files.clone();
    third[2].1.insert_str(0, "trait Scale {\n    fn weigh(&self);\n}\n");
    let told = "`weigh` (no row says what it means), 3 times: base/a.rs, base/a.rs, base/c.rs";
    assert_eq!(undeclared(&third, &[]), [told]);
    assert_eq!(undeclared(&third, &[("weigh", 3, "tells how heavy it is")]), [""; 0]);
    assert_eq!(undeclared(&[third, files].concat(), &[("weigh", 4, "")]).len(), 1);
    let planted = ("base/d.rs".to_owned(), "fn say() {}\n".to_owned());
    assert_eq!(undeclared(&[sources(), vec![planted]].concat(), &rows()).len(), 1);
}
