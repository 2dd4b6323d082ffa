//! What functions and types are called: a name that is defined more than twice means what its row of `function_names.tsv` says, and nothing
//! else.

use std::collections::BTreeMap;

use crate::imports::{code, sources};

/// Names that do wherever they are defined what the standard library's functions of these names do: make a value, tell whether nothing is
/// in it, add at its end, take all out of it.
const STANDARD: &[&str] = &["clear", "is_empty", "new", "push"];

/// How many names one sentence may explain: what fits more than these says nothing of any.
const ALIKE: usize = 12;

/// A name, how often it is defined, and what it means.
type Row<'t> = (&'t str, usize, &'t str);

/// What a line defines, by its name.
type Definition = fn(&str) -> Option<&str>;

fn rows() -> Vec<Row<'static>> {
    let lines = include_str!("../tables/function_names.tsv").lines();
    let row = |line: &'static str| {
        let [name, count, meaning] = line.split('\t').collect::<Vec<_>>().try_into().expect(line);
        (name, count.parse().expect(line), meaning)
    };
    lines.filter(|line| !line.starts_with('#')).map(row).collect()
}

/// Returns the names that a file defines; what stands in an `impl` of a trait is named by the trait.
fn defined(code: &str, of: Definition) -> Vec<&str> {
    let mut found = Vec::new();
    let mut header = String::new();
    for line in code.lines() {
        if line == "}" {
            header.clear();
        } else if line.starts_with("impl") || !header.is_empty() && !header.contains('{') {
            header.push_str(line);
        }
        let is_of_trait = header.split('{').next().is_some_and(|head| head.contains(" for "));
        found.extend(of(line).filter(|_| !is_of_trait));
    }
    found
}

/// Returns the item that a line defines, without who may name it.
fn item(line: &str) -> &str {
    let item = line.trim_start();
    let public = item.strip_prefix("pub").unwrap_or(item);
    let limited = public.strip_prefix('(').and_then(|rest| rest.split_once(')'));
    limited.map_or(public, |(_, rest)| rest).trim_start()
}

/// Returns the name that follows a keyword.
fn named<'t>(item: &'t str, keyword: &str) -> Option<&'t str> {
    let rest = item.strip_prefix(keyword)?.strip_prefix(' ')?;
    let name = rest.split(|c: char| !c.is_alphanumeric() && c != '_').next();
    // A type of functions has none: `fn(u8)`, `fn (u8)`.
    name.filter(|name| !name.is_empty())
}

/// Returns the name of the function that a line defines, a free one or a method.
fn defined_function(line: &str) -> Option<&str> {
    let words = ["const ", "async "].iter();
    named(words.fold(item(line), |words, word| words.trim_start_matches(word)), "fn")
}

/// Returns the name of the type or the trait that a line defines.
fn defined_type(line: &str) -> Option<&str> {
    ["struct", "enum", "trait", "type", "union"]
        .iter()
        .find_map(|keyword| named(item(line), keyword))
}

/// Returns each name with the files that define it.
fn files_by_name(sources: &[(String, String)], of: Definition) -> BTreeMap<String, Vec<&str>> {
    let mut files: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for (file, text) in sources.iter().filter(|(file, _)| !file.ends_with("tests.rs")) {
        for name in defined(&code(text), of) {
            files.entry(name.to_owned()).or_default().push(file);
        }
    }
    files
}

/// Returns the names that are not defined as often as their row says, each with what it may mean and the files that define it.
fn undeclared(sources: &[(String, String)], of: Definition, rows: &[Row<'_>]) -> Vec<String> {
    let files = files_by_name(sources, of);
    let told = |(name, files): (&String, &Vec<&str>)| {
        let row = rows.iter().find(|row| row.0 == name);
        let (_, most, meaning) = row.copied().unwrap_or((name, 2, "no row says what it means"));
        let is_too_often = files.len() > most && !STANDARD.contains(&name.as_str());
        is_too_often
            .then(|| format!("`{name}` ({meaning}), {} times: {}", files.len(), files.join(", ")))
    };
    let stale = rows.iter().filter_map(|(name, count, _)| {
        let is_stale = files.get(*name).map_or(0, Vec::len) < *count;
        is_stale.then(|| format!("`{name}` is defined less than {count} times"))
    });
    files.iter().filter_map(told).chain(stale).collect()
}

/// Returns what is wrong with the table itself.
fn faults_of_table(rows: &[Row<'_>]) -> Vec<String> {
    let mut faults = Vec::new();
    let mut names: BTreeMap<&str, usize> = BTreeMap::new();
    if !rows.is_sorted_by(|one, next| one.0 < next.0) {
        faults.push("the table is not in the order of names".to_owned());
    }
    for (name, count, meaning) in rows {
        *names.entry(meaning).or_default() += 1;
        if *count < 3 || STANDARD.contains(name) {
            faults.push(format!("`{name}` needs no row"));
        }
        if meaning.is_empty() || meaning.matches("or: ").count() > 1 {
            faults.push(format!("`{name}` has no meaning, or three: {meaning}"));
        }
    }
    let shared = names.into_iter().filter(|(_, count)| *count > ALIKE);
    faults.extend(shared.map(|(meaning, count)| format!("{count} names share: {meaning}")));
    faults
}

#[test]
fn no_function_name_has_more_than_two_meanings() {
    let rows = rows();
    assert_eq!(faults_of_table(&rows), [""; 0]);
    let found = undeclared(&sources(), defined_function, &rows);
    assert!(found.is_empty(), "a third meaning gets a name of its own: {found:#?}");
    let sources = sources();
    let files = files_by_name(&sources, defined_function);
    let rare: Vec<_> = STANDARD.iter().filter(|name| files[**name].len() < 3).collect();
    assert!(rare.is_empty(), "these need no exception: {rare:?}");
}

#[test]
fn no_type_name_is_defined_more_than_twice() {
    let found = undeclared(&sources(), defined_type, &[]);
    assert!(found.is_empty(), "a third type gets a name of its own: {found:#?}");
}

#[test]
fn a_planted_fault_of_the_table_is_found() {
    let same: Vec<String> = (10..=22).map(|number| format!("weigh_{number}")).collect();
    let rows: Vec<Row<'_>> = same.iter().map(|name| (name.as_str(), 3, "does it")).collect();
    assert_eq!(faults_of_table(&rows[..12]), [""; 0]);
    assert_eq!(faults_of_table(&rows), ["13 names share: does it"]);
    assert_eq!(faults_of_table(&[("weigh", 2, "tells how heavy it is")]), ["`weigh` needs no row"]);
    assert_eq!(faults_of_table(&[("push", 9, "presses")]), ["`push` needs no row"]);
    assert_eq!(faults_of_table(&[rows[1], rows[0]]).len(), 1);
    assert_eq!(faults_of_table(&[("weigh", 3, "one; or: two; or: three")]).len(), 1);
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
            "impl<T> Scale for\n    Thing<T>\n{\n    fn weigh(&self) {}\n}\n// fn weigh() {}\nfn push() {}",
        ),
        (
            "base/c.rs",
            "fn push() {}\nfn push() {}\n#[cfg(test)]\nmod tests {\n    fn weigh() {}\n}",
        ),
    ];
    let files = files.map(|(file, text)| (file.to_owned(), text.to_owned()));
    assert_eq!(undeclared(&files, defined_function, &[]), [""; 0]);
    let mut third = files.clone();
    third[2].1.insert_str(0, "trait Scale {\n    fn weigh(&self);\n}\n");
    let told = "`weigh` (no row says what it means), 3 times: base/a.rs, base/a.rs, base/c.rs";
    assert_eq!(undeclared(&third, defined_function, &[]), [told]);
    assert_eq!(
        undeclared(&third, defined_function, &[("weigh", 3, "tells how heavy it is")]),
        [""; 0]
    );
    assert_eq!(
        undeclared(&[third.clone(), files].concat(), defined_function, &[("weigh", 4, "")]).len(),
        1
    );
    let planted = ("base/d.rs".to_owned(), "fn say() {}\n".to_owned());
    assert_eq!(
        undeclared(&[sources(), vec![planted]].concat(), defined_function, &rows()).len(),
        1
    );
    let row = ("weigh", 4, "tells how heavy it is");
    let told = "`weigh` is defined less than 4 times";
    assert_eq!(undeclared(&third, defined_function, &[row]), [told]);
    let stale: Vec<_> = rows().iter().map(|row| (row.0, row.1 + 1, row.2)).collect();
    assert_eq!(undeclared(&sources(), defined_function, &stale).len(), stale.len());
}

#[test]
fn a_planted_third_type_is_found() {
    let text = "pub(crate) struct Scale<'a>(&'a u8);\nenum Scale {}\nimpl Weigh for Scale {\n    type Scale = u8;\n}\n";
    let mut files = vec![("base/a.rs".to_owned(), text.to_owned())];
    assert_eq!(undeclared(&files, defined_type, &[]), [""; 0]);
    files.push((
        "base/b.rs".to_owned(),
        "pub trait Scale: Sized {}\n// type Scale = u8;\n".to_owned(),
    ));
    let told = "`Scale` (no row says what it means), 3 times: base/a.rs, base/a.rs, base/b.rs";
    assert_eq!(undeclared(&files, defined_type, &[]), [told]);
    files[1].1 = "type Scale = u8;\n#[cfg(test)]\nmod tests {\n    struct Scale;\n}\n".to_owned();
    assert_eq!(undeclared(&files, defined_type, &[]), [told]);
}
