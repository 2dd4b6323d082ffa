//! Who may name an item: nobody from whom it could be hidden.

use std::collections::BTreeSet;

use crate::imports::{code, sources};

/// Returns items that could be narrower: `pub(crate)`, of names handed on as well, where no other of the seven folders names them, `pub(in …)` where no
/// file outside the folder of their own file does. Types are as wide as what names them in its signature, which the compiler asks for.
fn too_wide(sources: &[(String, String)]) -> Vec<String> {
    let words = |text: &str| -> BTreeSet<String> {
        let words = text.split(|c: char| !c.is_alphanumeric() && c != '_');
        words.map(str::to_owned).collect()
    };
    let named: Vec<_> =
        sources.iter().map(|(file, text)| (file, words(&without_comments(text)))).collect();
    let mut found = Vec::new();
    for (file, text) in sources {
        let module = file.strip_suffix("/mod.rs").unwrap_or(file);
        let own = module.rsplit_once('/').map_or(String::new(), |(parent, _)| format!("{parent}/"));
        let top = format!("{}/", file.split('/').next().expect("a path has a first part"));
        for line in code(text).lines() {
            let item = line.trim_start();
            let within = item.strip_prefix("pub(in crate::").and_then(|item| item.split_once(") "));
            let (reach, item) = match within {
                // The folder of the file in other words.
                Some((folder, _)) if format!("{}/", folder.replace("::", "/")) == own => continue,
                Some((_, item)) => (&own, Some(item)),
                None => (&top, item.strip_prefix("pub(crate) ")),
            };
            let Some(name) = item.and_then(item_name) else { continue };
            if !named.iter().any(|(file, words)| !file.starts_with(reach) && words.contains(name)) {
                found.push(format!("{file}: {name}"));
            }
        }
        for name in handed_on(&code(text)) {
            if !named.iter().any(|(file, words)| !file.starts_with(&top) && words.contains(&name)) {
                found.push(format!("{file}: {name}"));
            }
        }
    }
    found
}

/// Returns the names that a file hands on from another to the whole program.
fn handed_on(code: &str) -> Vec<String> {
    let uses = code.split("pub(crate) use ").skip(1);
    let lists = uses.filter_map(|rest| rest.split_once(';')).map(|(list, _)| list);
    let last = |path: &str| {
        let name = path.rsplit([':', ' ']).next().expect("split gives at least one piece");
        name.trim_matches(['{', '}']).to_owned()
    };
    let names = lists.flat_map(|list| list.split(',')).map(|path| last(path.trim()));
    names.filter(|name| !name.is_empty() && name != "self").collect()
}

/// Returns the name of a function, a constant or a module.
fn item_name(item: &str) -> Option<&str> {
    let item = item
        .strip_prefix("const fn ")
        .or(item.strip_prefix("async fn "))
        .map_or(item, |_| item.split_once(' ').expect("a qualifier stands before it").1);
    let (kind, rest) = item.split_once(' ')?;
    let is_item = matches!(kind, "fn" | "const" | "static" | "mod");
    rest.split(|c: char| !c.is_alphanumeric() && c != '_').next().filter(|_| is_item)
}

fn without_comments(text: &str) -> String {
    text.lines()
        .map(|line| line.split("//").next().expect("split gives one"))
        .collect::<Vec<_>>()
        .join("\n")
}

/// Returns the code, and the map of it, whose links rustdoc follows.
fn with_map() -> Vec<(String, String)> {
    let map = ("ARCHITECTURE.md".to_owned(), include_str!("../../ARCHITECTURE.md").to_owned());
    sources().into_iter().chain([map]).collect()
}

#[test]
fn no_item_is_wider_than_who_names_it() {
    let found = too_wide(&with_map());
    assert!(found.is_empty(), "{found:#?}");
    for (file, line, name) in [
        ("base/quoted.rs", "pub(crate) fn planted_here() {}", "planted_here"),
        (
            "list/check/due.rs",
            "    pub(in crate::list) const fn planted_there() {}",
            "planted_there",
        ),
        ("site/render/mod.rs", "pub(crate) const PLANTED: u8 = 1;", "PLANTED"),
        ("site/plan/mod.rs", "pub(crate) use other::{\n    Planted,\n};", "Planted"),
    ] {
        let mut sources = vec![(file.to_owned(), line.to_owned())];
        assert_eq!(too_wide(&sources), [format!("{file}: {name}")]);
        sources.push(("cli/named.rs".to_owned(), format!("use crate::{name};")));
        assert!(too_wide(&sources).is_empty(), "{file} is named by another folder");
    }
}
