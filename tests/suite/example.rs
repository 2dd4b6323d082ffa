//! `init --example`: the invented hromada is a sound site on any day, and shows every field and every choice.

use std::collections::{BTreeMap, BTreeSet};

use perelik::base::names::SourcePath;
use perelik::base::yaml::{self, Node, Value};
use perelik::content::fields::{Shape, Type, table};

use crate::site::Folder;

/// What the example has no use for, each for its reason.
const ABSENT: [(&str, &str); 14] = [
    // It would make the site a record of one day.
    ("site", "date"),
    // The example has the looks that every site has.
    ("site", "theme"),
    // It is not published.
    ("site", "deploy"),
    ("deploy", "name"),
    ("deploy", "folder"),
    ("deploy", "ssh"),
    ("deploy", "sftp"),
    ("deploy", "s3"),
    ("deploy", "bucket"),
    ("deploy", "region"),
    ("deploy", "path"),
    ("deploy", "keep"),
    // One number of the hotline is enough to be invented; short ones belong to somebody.
    ("hotline", "short"),
    // It is for what an import could not name; an example of a service shows what is given.
    ("service", "draft"),
];

/// Makes the example as it is on a day.
pub(crate) fn hromada(day: &str) -> Folder {
    let folder = Folder::new();
    let second = jiff::civil::date(1970, 1, 1).until(day.parse::<jiff::civil::Date>().unwrap());
    let second = (i64::from(second.unwrap().get_days()) * 24 + 12) * 3600;
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_perelik"));
    command.env_clear().env("SOURCE_DATE_EPOCH", second.to_string()).current_dir(&folder.path);
    let ran = command.args(["--lang", "en", "init", ".", "--example"]).output().unwrap();
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    folder
}

#[test]
fn the_example_is_without_fault_on_any_day_of_the_week() {
    for day in ["2020-02-29", "2026-06-01", "2026-06-07", "2031-12-31"] {
        let folder = hromada(day);
        let ran = folder.run(&["check", "--date", day]);
        let said = String::from_utf8(ran.stdout).unwrap();
        let is_sound = |line: &str| line.starts_with("errors: 0, warnings: 0, ");
        assert!(said.lines().any(is_sound), "{day}: {said}");
        assert!(!said.contains("missing-translation"), "{day}: {said}");
        assert!(
            folder.path.join("README.md").is_file() && folder.path.join(".gitignore").is_file()
        );
    }
}

#[test]
fn the_example_is_a_whole_site_in_two_languages() {
    let folder = hromada("2026-11-29");
    assert_eq!(
        folder.tree("content/organisations").keys().filter(|path| !path.contains(".en.")).count(),
        36
    );
    let ran = folder.run(&["build", "--date", "2026-11-29"]);
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    let site = folder.tree("public");
    for path in [
        "organisations/fond-turbota/index.html",
        "en/organisations/fond-turbota/index.html",
        "help/food/area/zarichchia/index.html",
        "help/medicine/for/elderly/index.html",
        "organisations/fond-zymivlia/index.html",
        "pages/oholoshennia/index.html",
        "coverage/index.html",
        "tasks/index.html",
    ] {
        let path = path.trim_start_matches("pages/");
        assert!(
            site.contains_key(path),
            "no {path} in {:?}",
            site.keys().take(60).collect::<Vec<_>>()
        );
    }
    // Closed, hidden and draft: shown nowhere, or not in lists.
    let text = |path: &str| String::from_utf8(site[path].clone()).unwrap();
    assert!(!text("help/shelter/index.html").contains("Зимівля"));
    assert!(!site.keys().any(|path| path.contains("obihriv")));
    for hidden in ["вул. Прихована", "050 000-90-03", "500009003", "500009001", "500009004"]
    {
        for (path, bytes) in
            site.iter().filter(|(path, _)| path.ends_with("html") || path.ends_with("csv"))
        {
            assert!(!String::from_utf8_lossy(bytes).contains(hidden), "{hidden} in {path}");
        }
    }
}

/// What of the table a site uses: fields by their shape, and choices by their field.
#[derive(Default)]
struct Used {
    fields: BTreeSet<(&'static str, &'static str)>,
    choices: BTreeMap<(&'static str, &'static str), BTreeSet<&'static str>>,
}

impl Used {
    fn map(&mut self, shape: &'static Shape, node: &Node) {
        let entries = match &node.value {
            Value::Map(entries) => entries.as_slice(),
            Value::Scalar(_) => {
                self.fields.extend(shape.bare.map(|key| (shape.name, key)));
                return;
            }
            Value::List(_) | Value::Null | Value::Lost => return,
        };
        for entry in entries {
            let of_all = shape.common.iter().find(|row| [row.key, row.uk].contains(&&*entry.key));
            let own = shape.fields.iter().find(|row| [row.key, row.uk].contains(&&*entry.key));
            let (owner, row) = match (own, of_all) {
                (Some(row), _) => (shape.name, row),
                (None, Some(row)) => ("common", row),
                (None, None) => panic!("{} has no {}", shape.name, entry.key),
            };
            self.fields.insert((owner, row.key));
            self.value(row.kind, (owner, row.key), &entry.value);
        }
    }

    fn value(&mut self, kind: Type, field: (&'static str, &'static str), node: &Node) {
        if let (Type::List(item), Value::List(items)) = (kind, &node.value) {
            items.iter().for_each(|one| self.value(*item, field, one));
        } else if let Type::List(item) = kind {
            self.value(*item, field, node);
        } else if let Type::Record(shape) = kind {
            self.map(shape, node);
        } else if let (Type::Choice(choices), Value::Scalar(word)) = (kind, &node.value) {
            let found = choices.iter().find(|choice| choice.id == word || choice.uk == word);
            self.choices.entry(field).or_default().insert(found.unwrap().id);
        }
    }
}

fn used(folder: &Folder) -> Used {
    let mut used = Used::default();
    let shape = |name: &str| *table::FILES.iter().find(|shape| shape.name == name).unwrap();
    let files = [folder.tree("content"), folder.tree("private")];
    for (path, bytes) in files
        .into_iter()
        .flatten()
        .filter(|(path, _)| path.ends_with(".md") || path.ends_with(".yaml"))
    {
        let text = String::from_utf8(bytes).unwrap();
        let fields = match text.strip_prefix("---\n") {
            Some(rest) => rest.split("---\n").next().unwrap(),
            None => &text,
        };
        // A translation of a body alone has no fields.
        let read = yaml::parse(&SourcePath::new(&*path), fields, 0..fields.len());
        let Some(node) = read.value else { continue };
        let shape = shape(match path.split('/').next().unwrap() {
            "organisations" => "organisation",
            "meetings" => "meeting",
            "needs" => "need",
            "pages" => "page",
            "vocabulary" => "term",
            "site.yaml" => "site",
            "calls" => "call",
            _ => "private",
        });
        match &node.value {
            Value::List(terms) => terms.iter().for_each(|term| used.map(shape, term)),
            _ => used.map(shape, &node),
        }
    }
    used
}

/// Walks every field of the files that editors write.
fn every_field() -> BTreeMap<(&'static str, &'static str), Type> {
    let mut found = BTreeMap::new();
    let mut open: Vec<&'static Shape> =
        table::FILES.iter().copied().filter(|shape| shape.name != "ledger").collect();
    while let Some(shape) = open.pop() {
        let own = shape.fields.iter().map(|row| (shape.name, row));
        for (owner, row) in own.chain(shape.common.iter().map(|row| ("common", row))) {
            let part = match row.kind {
                Type::Record(part) | Type::List(&Type::Record(part)) => Some(part),
                _ => None,
            };
            if found.insert((owner, row.key), row.kind).is_none() {
                open.extend(part);
            }
        }
    }
    found
}

#[test]
fn the_example_has_each_field_of_the_table_and_each_choice() {
    let used = used(&hromada("2026-06-01"));
    let every = every_field();
    assert!(every.len() > 150, "{}", every.len());
    let missing: Vec<_> = every
        .keys()
        .filter(|field| !used.fields.contains(field) && !ABSENT.contains(field))
        .collect();
    assert_eq!(missing, Vec::<&(&str, &str)>::new());
    for (field, kind) in every {
        let (Type::Choice(choices) | Type::List(&Type::Choice(choices))) = kind else { continue };
        // Classes of schema.org are many, and a table has one separator.
        if ["schema_org", "separator"].contains(&field.1) || field.0 == "address" {
            continue;
        }
        let seen = used.choices.get(&field).cloned().unwrap_or_default();
        let unseen: Vec<_> =
            choices.iter().map(|choice| choice.id).filter(|id| !seen.contains(id)).collect();
        // A service need not have closed, and hidden people are not for the desks alone.
        let known: &[&str] = match field {
            ("service", "status") => &["relocated", "closed"],
            ("person", "visibility") => &["desks"],
            ("phone", "visibility") => &["public", "private"],
            ("phone", "type") => &["voice"],
            ("task", "status") => &["open"],
            _ => &[],
        };
        assert_eq!(unseen, known, "{field:?}");
    }
}

#[test]
fn papers_for_editors_are_in_the_language_of_messages() {
    for example in [&[][..], &["--example"]] {
        let of = |lang: &str| {
            let folder = Folder::new();
            let ran = folder.run(&[&["--lang", lang, "init", "site"][..], example].concat());
            assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
            let mut files = folder.tree("site");
            // The id of each site is its own.
            files.remove("content/site.yaml");
            let mut paper = |name: &str| String::from_utf8(files.remove(name).unwrap()).unwrap();
            let papers = [paper("README.md"), paper("HANDOVER.md")];
            (papers, files)
        };
        let ((english, others), (ukrainian, same)) = (of("en"), of("uk"));
        assert_eq!(others, same, "only papers differ");
        for (english, ukrainian) in english.iter().zip(&ukrainian) {
            let words = english.replace("назва:", "").replace("телефони:", "");
            let cyrillic = words.chars().find(|c| ('а'..='я').contains(c));
            assert_eq!(cyrillic, None, "{english}");
            // Each says what the other says.
            let parts = |text: &str| {
                let is_part = |line: &&str| {
                    line.starts_with(['#', '|', '$']) || line.starts_with(|c: char| c.is_numeric())
                };
                text.lines().filter(is_part).count()
            };
            assert_eq!(parts(english), parts(ukrainian));
        }
    }
}
