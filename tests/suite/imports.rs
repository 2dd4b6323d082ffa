//! What each file of `src/` names: paths of `use` and paths within code, led to the file that holds them.
//!
//! Read as text, without a compiler: comments and the tests at a file's end do not count, macros are not expanded.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// A module's path below the crate: `base::locale::order` as its parts.
type Module = Vec<String>;

/// The files of a crate by the module that each is, with their code.
pub(crate) struct Crate {
    files: BTreeMap<Module, (String, String)>,
}

/// Returns every file of `src/`, by its path there.
pub(crate) fn sources() -> Vec<(String, String)> {
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

/// What stands before whatever only tests compile.
const TESTS_ONLY: &str = "#[cfg(test)]";

/// Returns a file without the tests at its end, which stand in a module of their own: the mark may have further attributes behind it.
/// A single `use` or `static` that only tests need is marked so, too, as is `mod tests;`: that, and all behind it, is code.
pub(crate) fn without_tests(text: &str) -> &str {
    let opens_tests = |at: &usize| {
        let mut behind = text[at + TESTS_ONLY.len()..].lines().map(str::trim);
        let item = behind.find(|line| !line.is_empty() && !line.starts_with("#["));
        item.is_some_and(|item| item.starts_with("mod ") && item.ends_with('{'))
    };
    let end = text.match_indices(TESTS_ONLY).map(|(at, _)| at).find(opens_tests);
    &text[..end.unwrap_or(text.len())]
}

/// Returns the code of a file: without comments, and without the tests at its end.
pub(crate) fn code(text: &str) -> String {
    without_tests(text)
        .replace(TESTS_ONLY, "")
        .lines()
        .map(|line| line.split("//").next().unwrap_or_default())
        .collect::<Vec<_>>()
        .join("\n")
}

impl Crate {
    /// Reads files, each a path below `src/` and its text; `lib.rs` and `main.rs` join everything, and tests may
    /// look at everything: they are left out.
    pub(crate) fn new(files: impl IntoIterator<Item = (String, String)>) -> Self {
        let named = files.into_iter().filter(|(file, _)| {
            !matches!(file.as_str(), "lib.rs" | "main.rs") && !file.ends_with("/tests.rs")
        });
        let files = named.map(|(file, text)| (module(&file), (file, code(&text)))).collect();
        Self { files }
    }

    /// Returns, for each file, the other files that it names.
    pub(crate) fn imports(&self) -> BTreeMap<&str, BTreeSet<&str>> {
        let of = |(module, (file, code)): (&Module, &'_ (String, String))| {
            let paths = paths(code);
            let named = paths.iter().filter_map(|path| self.led_to(module, path));
            named.filter(|other| *other != file.as_str()).map(str::to_owned).collect::<Vec<_>>()
        };
        let mut imports = BTreeMap::new();
        for entry in &self.files {
            let named: BTreeSet<String> = of(entry).into_iter().collect();
            let files = self.files.values().map(|(file, _)| file.as_str());
            let own: BTreeSet<&str> = files.filter(|file| named.contains(*file)).collect();
            imports.insert(entry.1.0.as_str(), own);
        }
        imports
    }

    /// Returns the file that a path written in `module` leads to: the longest beginning of it that is a file.
    fn led_to(&self, module: &Module, path: &[String]) -> Option<&str> {
        let full: Module = match path.first()?.as_str() {
            "crate" => path[1..].to_vec(),
            "self" => [module, &path[1..]].concat(),
            "super" => {
                let up = path.iter().take_while(|part| *part == "super").count();
                let base = module.len().checked_sub(up)?;
                [&module[..base], &path[up..]].concat()
            }
            first => {
                let inner = [module.as_slice(), &[first.to_owned()]].concat();
                self.files.contains_key(&inner).then(|| [module.as_slice(), path].concat())?
            }
        };
        (1..=full.len()).rev().find_map(|length| Some(self.files.get(&full[..length])?.0.as_str()))
    }
}

/// Returns groups of files that name each other in a circle, each sorted; none where there is no circle.
pub(crate) fn circles(imports: &BTreeMap<&str, BTreeSet<&str>>) -> Vec<Vec<String>> {
    let reach: BTreeMap<&str, BTreeSet<&str>> =
        imports.keys().map(|file| (*file, reached(imports, file))).collect();
    let mut found = BTreeSet::new();
    for (file, others) in &reach {
        if others.contains(file) {
            let both = others.iter().filter(|other| reach[*other].contains(file));
            found.insert(both.map(|other| (*other).to_owned()).collect::<Vec<_>>());
        }
    }
    found.into_iter().collect()
}

fn reached<'a>(imports: &BTreeMap<&'a str, BTreeSet<&'a str>>, from: &str) -> BTreeSet<&'a str> {
    let mut found = BTreeSet::new();
    let mut next: Vec<&str> = imports.get(from).into_iter().flatten().copied().collect();
    while let Some(file) = next.pop() {
        if found.insert(file) {
            next.extend(imports.get(file).into_iter().flatten().copied());
        }
    }
    found
}

/// Returns the module that a file is.
fn module(file: &str) -> Module {
    let mut parts: Module = file.trim_end_matches(".rs").split('/').map(str::to_owned).collect();
    if parts.last().is_some_and(|last| last == "mod") {
        parts.pop();
    }
    parts
}

/// Returns every path that code names: those of `use`, taken apart, and those in expressions.
fn paths(code: &str) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    let mut rest = code;
    let mut body = String::new();
    while let Some(start) = next_use(rest) {
        body.push_str(&rest[..start]);
        let tree = &rest[start + "use ".len()..];
        let end = tree.find(';').expect("a `use` ends");
        take_apart(&[], &tree[..end], &mut found);
        rest = &tree[end + 1..];
    }
    body.push_str(rest);
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    for (at, _) in body.match_indices("::") {
        let before = body[..at].trim_end_matches(is_word);
        // The middle of a longer path, a type's own item, `pub(in crate::…)`.
        if before.len() == at || before.ends_with(':') || before.ends_with("pub(in ") {
            continue;
        }
        let path: String =
            body[before.len()..].chars().take_while(|c| is_word(*c) || *c == ':').collect();
        found.push(parts(&path));
    }
    found
}

/// Finds the next `use` that stands at the beginning of a statement.
fn next_use(code: &str) -> Option<usize> {
    let starts = code.match_indices("use ").map(|(at, _)| at);
    let is_statement = |at: &usize| {
        let before = code[..*at].trim_end();
        let line = code[..*at].rsplit('\n').next().unwrap_or_default().trim();
        line.is_empty() || line.starts_with("pub") && before.ends_with(['b', ')'])
    };
    starts.into_iter().find(is_statement)
}

fn take_apart(before: &[String], tree: &str, found: &mut Vec<Vec<String>>) {
    let tree = tree.trim();
    let Some((head, inner)) = tree.split_once('{') else {
        let path = tree.split(" as ").next().unwrap_or_default();
        found.push([before, &parts(path)].concat());
        return;
    };
    let before = [before, &parts(head)].concat();
    let inner = inner.trim_end().strip_suffix('}').expect("a tree of `use` is closed");
    let (mut depth, mut start) = (0_usize, 0);
    for (at, c) in inner.char_indices().chain([(inner.len(), ',')]) {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                if !inner[start..at].trim().is_empty() {
                    take_apart(&before, &inner[start..at], found);
                }
                start = (at + 1).min(inner.len());
            }
            _ => {}
        }
    }
}

fn parts(path: &str) -> Vec<String> {
    path.split("::").map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

#[test]
fn a_planted_circle_and_no_other_is_found() {
    let files = [
        ("base/mod.rs", "pub mod a;\npub mod b;\npub use b::Thing;"),
        (
            "base/a.rs",
            "use super::b::{self, Thing};\npub(in crate::base::c) fn f() { crate::base::c::g(); }",
        ),
        ("base/b.rs", "// use super::a::f;\npub struct Thing;"),
        ("base/d/mod.rs", "mod e;\npub struct Own;\nfn f() { e::g(); }"),
        ("base/d/e.rs", "pub(in crate::base::d) fn g() {}"),
        (
            "base/c.rs",
            "pub(super) use crate::{base::{a::f}};\n#[cfg(test)]\nmod tests { use super::*; }",
        ),
    ];
    let files = files.map(|(file, text)| (file.to_owned(), text.to_owned()));
    let planted = Crate::new(files.clone());
    assert_eq!(circles(&planted.imports()), [["base/a.rs", "base/c.rs"]]);
    let mut child = files.clone();
    child[4].1 += "\nuse super::Own;";
    let both = [["base/a.rs", "base/c.rs"], ["base/d/e.rs", "base/d/mod.rs"]];
    assert_eq!(circles(&Crate::new(child).imports()), both);
    let whole = Crate::new(files.into_iter().filter(|(file, _)| file != "base/c.rs"));
    assert!(circles(&whole.imports()).is_empty());
}

#[test]
fn what_stands_behind_an_item_for_tests_alone_is_seen() {
    let own = "use super::b::Own;";
    let ends = [
        format!("#[cfg(test)]\npub(super) use d::Thing;\n{own}"),
        format!("#[cfg(test)]\n{own}"),
        format!("#[cfg(test)]\nmod tests;\n\n{own}"),
        format!("fn f() {{\n    #[cfg(test)]\n    g();\n}}\n{own}"),
        format!("#[cfg(test)]\nstatic ASKED: u8 = 0;\n{own}\n#[cfg(test)]\nmod tests {{}}"),
    ];
    let circle = |end: &str| {
        let files = [("base/a.rs", end), ("base/b.rs", "use super::a::Thing;"), ("base/d.rs", "")];
        let files = files.map(|(file, text)| (file.to_owned(), text.to_owned()));
        circles(&Crate::new(files).imports())
    };
    for end in ends {
        assert_eq!(circle(&end), [["base/a.rs", "base/b.rs"]], "{end}");
    }
    // Tests may name what they like, whatever else is said of their module.
    for attribute in ["", "#[expect(clippy::disallowed_methods, reason = \"it is tested\")]\n"] {
        let end = format!("fn f() {{}}\n#[cfg(test)]\n{attribute}mod tests {{\n    {own}\n}}\n");
        assert!(circle(&end).is_empty(), "{end}");
    }
}
