//! Forms over the project's own content, the example and odd files: what was typed is there, and nothing else is another.

#![expect(clippy::disallowed_methods, reason = "reads the project's own content, and the tier")]

use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use proptest::prelude::*;
use proptest::sample::Index;
use proptest::test_runner::RngSeed;

use super::field_path::FieldWay;
use super::form_file::{
    FieldChange, FormFile, is_of_lines, one_line_ends, value_in_field, with_changes,
};
use super::merge::merged;
use super::ticks::{boxes_kind, option_meant};
use crate::base::locale::Lang;
use crate::base::names::SourcePath;
use crate::base::yaml::edit::Refusal;
use crate::base::yaml::{Node, Value};
use crate::content::fields::{Structure, Type};
use crate::content::validate::{NameIndex, ready_value};

/// Files as people write them: flow and block, CR LF, a byte order mark, comments, block scalars, bare values, quotes.
const ODD: [(&str, &str); 6] = [
    (
        "content/organisations/a.md",
        "---\nname: А # c\nphones: [050 000-00-01, {number: 050 000-00-02, label: \"x: y\"}] # d\nservices:\n- help: medicine\n---\nТіло\n",
    ),
    (
        "content/organisations/b.md",
        "\u{feff}---\r\nназва: 'Б'\r\n\r\n# примітка\r\nпослуги:\r\n    -   допомога: medicine # тут\r\n        подробиці: |\r\n            перший\r\n            другий\r\n\r\n        райони: [a, b]\r\n---\r\nТіло\r\nдалі\r\n",
    ),
    (
        "content/organisations/c.yaml",
        "name: >-\n  Довга\n  назва\nkind: ngo\naddress: вул. Прикладна, 1\nphones: 101\n",
    ),
    (
        "content/meetings/2026-11-02.md",
        "---\nдата: 2026-11-02\nрішення:\n  - текст: Так\n    доручення:\n      - {хто: Приклад, що: зробити, строк: 2026-11-09}\n---\n",
    ),
    (
        "content/vocabulary/help.yaml",
        "# словник\n- {id: medicine, name: Ліки}\n- id: food\n  name: {uk: Їжа, en: Food}\n",
    ),
    (
        "content/needs/n.yaml",
        "що: {uk: Рукавички, en: Gloves}\nпотрібно: 100\nнадано: 12.5\nстан: open\n",
    ),
];

/// Every file that a form can show: the odd ones, and those of the project and of the example.
static FILES: LazyLock<Vec<(SourcePath, String)>> = LazyLock::new(files);

fn files() -> Vec<(SourcePath, String)> {
    let mut files: Vec<(SourcePath, String)> =
        ODD.iter().map(|(path, text)| (SourcePath::new(*path), (*text).to_owned())).collect();
    let top = Path::new(env!("CARGO_MANIFEST_DIR"));
    for site in [top.to_path_buf(), top.join("src/cli/example"), top.join("src/cli/skeleton")] {
        let mut folders = vec![site.join("content")];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                    continue;
                }
                let name = SourcePath::new(path.strip_prefix(&site).unwrap().to_str().unwrap());
                let Ok(text) = fs::read_to_string(&path) else { continue };
                if FormFile::read_form(&name, &text, Lang::UK).is_ok() {
                    files.push((name, text));
                }
            }
        }
    }
    files.sort();
    files
}

/// Returns the ways to all single values of a file, those that it lacks as well, and one item more of each list.
fn leaves(file: &FormFile<'_>) -> Vec<FieldWay> {
    let mut leaves = Vec::new();
    gather(file, FieldWay::of_root(file.root_kind()), &mut leaves);
    leaves
}

fn gather(file: &FormFile<'_>, path: FieldWay, leaves: &mut Vec<FieldWay>) {
    if boxes_kind(path.kind).is_some() || path.parts.len() > 6 {
        return;
    }
    match path.kind.structure() {
        Structure::Record(shape) => {
            shape.rows().for_each(|row| gather(file, path.below_field(row), leaves));
        }
        Structure::List(_) => {
            let count = match file.node_at(&path) {
                Some(Node { value: Value::List(items), .. }) => items.len(),
                Some(Node { value: Value::Scalar(_) | Value::Map(_), .. }) => 1,
                Some(Node { value: Value::Null | Value::Lost, .. }) | None => 0,
            };
            (0..=count)
                .filter_map(|n| path.below_item(n))
                .for_each(|item| gather(file, item, leaves));
        }
        Structure::Scalar
            if path.kind.is_text() && path.field.is_some_and(|field| field.translatable) =>
        {
            leaves.push(path.in_language(Lang::UK));
            leaves.push(path.in_language(Lang::EN));
        }
        Structure::Scalar => {
            if value_in_field(file.node_at(&path)).is_some() {
                leaves.push(path);
            }
        }
        Structure::Coordinates | Structure::Levels => {}
    }
}

/// What people type, and what looks like YAML.
const TYPED: [&str; 24] = [
    "Приклад",
    "050 000-00-09",
    "2026-11-09",
    "https://example.org/#a",
    "пн-пт 9-18",
    "так",
    "12",
    "  край  ",
    "# не примітка",
    "- не пункт",
    "ключ: значення",
    "'",
    "\"",
    "{",
    "[а",
    "null",
    "~",
    "yes",
    "@x",
    "%a",
    "а\nб",
    "перший\n\nдругий\n",
    "",
    "|",
];

/// Returns the values of a text by the names of their fields.
fn told(path: &SourcePath, text: &str) -> Vec<(String, String)> {
    let file = FormFile::read_form(path, text, Lang::UK).expect("an edited file is sound");
    let leaves = leaves(&file).into_iter();
    let pair = |leaf: FieldWay| {
        (leaf.to_string(), value_in_field(file.node_at(&leaf)).unwrap_or_default())
    };
    leaves.map(pair).filter(|(_, value)| !value.is_empty()).collect()
}

/// Returns what is to stand in a field after something was typed there.
fn expected(file: &FormFile<'_>, leaf: &FieldWay, typed: &str) -> String {
    let text = if is_of_lines(leaf.kind) { typed } else { typed.trim() };
    let ready = leaf.field.and_then(|field| ready_value(field, leaf.kind, text, file.style.keys));
    ready.unwrap_or_else(|| text.to_owned())
}

fn is_yes_no(kind: Type) -> bool {
    matches!(kind, Type::YesNo)
}

/// How many files are edited: in the tier `long` 10,000, from the seed that `PERELIK_SEED` says, else from any; else from the stored one.
fn cases() -> ProptestConfig {
    let seed = std::env::var("PERELIK_SEED").ok().and_then(|seed| seed.parse().ok());
    let (cases, rng_seed) = match std::env::var("PERELIK_TIER").ok().as_deref() {
        Some("fast") => (50, RngSeed::Fixed(20_200_327)),
        Some("long") => (10_000, seed.map_or(RngSeed::Random, RngSeed::Fixed)),
        _ => (200, RngSeed::Fixed(20_200_327)),
    };
    ProptestConfig { cases, rng_seed, max_shrink_iters: 200, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn what_is_typed_is_there_and_nothing_else_is_another(
        at in any::<Index>(),
        steps in prop::collection::vec((any::<Index>(), 0..TYPED.len()), 1..4),
    ) {
        let (path, first) = at.get(&FILES);
        let mut text = first.clone();
        for (leaf, typed) in steps {
            let file = FormFile::read_form(path, &text, Lang::UK).unwrap();
            let leaves = leaves(&file);
            let (leaf, typed) = (leaf.get(&leaves), TYPED[typed]);
            let before = told(path, &text);
            let way = leaf.to_string();
            let was = value_in_field(file.node_at(leaf)).unwrap_or_default();
            let changed = match file.with_change(&FieldChange::Typed(leaf.clone(), typed.to_owned())) {
                Ok(changed) => changed,
                // Such a line ends where its value does, or it holds what a form must not reach.
                Err(Refusal::Entangled) => continue,
                Err(refusal) => return Err(TestCaseError::fail(format!("{way}: {refusal:?}"))),
            };
            if one_line_ends(&was) == typed {
                prop_assert_eq!(&changed, &text);
                continue;
            }
            let after = told(path, &changed);
            let again = FormFile::read_form(path, &changed, Lang::UK).unwrap();
            if typed.trim().is_empty() {
                // Items that follow one that went have other numbers.
                let lost: Vec<&String> = before.iter().map(|(_, value)| value).filter(|value| {
                    let count = |all: &[(String, String)]| all.iter().filter(|(_, own)| own == *value).count();
                    count(&after) < count(&before)
                }).collect();
                prop_assert!(lost.iter().all(|value| **value == was), "{way}: {lost:?} went with {was:?}");
            } else {
                let now = value_in_field(again.node_at(leaf)).unwrap_or_default();
                let wanted = expected(&file, leaf, typed);
                let is_said = now == wanted
                    || is_yes_no(leaf.kind)
                        && option_meant(Type::YesNo, &NameIndex::default(), Lang::EN, &now)
                            == option_meant(Type::YesNo, &NameIndex::default(), Lang::EN, &wanted);
                prop_assert!(is_said, "{way}: {wanted:?} became {now:?} in {changed}");
                let others = |all: &[(String, String)]| -> Vec<(String, String)> {
                    all.iter().filter(|(own, _)| *own != way).cloned().collect()
                };
                prop_assert_eq!(others(&before), others(&after), "{} in {}", way, changed);
            }
            // Lines that do not hold the value are what they were.
            let kept = text.lines().filter(|line| changed.lines().any(|own| own == *line)).count();
            let gone = text.lines().count() - kept;
// A value that is written in several lines may become one of several languages.
            let own = file.node_at(leaf).or_else(|| file.node_at(&leaf.without_language()));
            let own = own.map_or(0, |node| text[node.span.clone()].lines().count());
            let allowed = own + 2 + usize::from(typed.trim().is_empty()) * 2;
            prop_assert!(gone <= allowed, "{way}: {gone} lines of {text} are others in {changed}");
            text = changed;
        }
    }

    #[test]
    fn of_two_editors_nothing_is_lost(
        at in any::<Index>(),
        mine in prop::collection::vec((any::<Index>(), 0..TYPED.len()), 1..4),
        other in prop::collection::vec((any::<Index>(), 0..TYPED.len()), 1..4),
    ) {
        let (path, base) = at.get(&FILES);
        let edit = |steps: &[(Index, usize)]| {
            steps.iter().fold(base.clone(), |text, (leaf, typed)| {
                let file = FormFile::read_form(path, &text, Lang::UK).unwrap();
                let leaf = leaf.get(&leaves(&file)).clone();
                let change = FieldChange::Typed(leaf, TYPED[*typed].to_owned());
                with_changes(path, &text, Lang::UK, &[change]).unwrap_or(text)
            })
        };
        let (mine, other) = (edit(&mine), edit(&other));
        let both = match merged(path, Lang::UK, base, (&mine, &other)) {
            Ok(both) => both,
            Err(Refusal::Entangled) => return Ok(()),
            Err(refusal) => return Err(TestCaseError::fail(format!("{refusal:?}"))),
        };
        let values = |text: &str| -> Vec<String> { told(path, text).into_iter().map(|(_, value)| value).collect() };
        let (was, mine, other, now) = (values(base), values(&mine), values(&other), values(&both.text));
        for value in mine.iter().filter(|value| !was.contains(value)) {
            prop_assert!(now.contains(value), "mine is lost: {value:?} of {mine:?} in {}", both.text);
        }
        let said: String = both.conflicts.iter().map(|conflict| conflict.other.as_str()).collect();
        for value in other.iter().filter(|value| !was.contains(value)) {
            let is_there = now.contains(value) || said.contains(value.as_str());
            prop_assert!(is_there, "the other's is lost: {value:?} of {other:?} in {}", both.text);
        }
        // What neither of them touched is there.
        for value in &was {
            let count = |all: &[String]| all.iter().filter(|own| *own == value).count();
            let (whole, gone) = (count(&was), 2 * count(&was) - count(&mine).min(count(&was)) - count(&other).min(count(&was)));
            prop_assert!(count(&now) + gone >= whole, "{value:?} is gone from {}", both.text);
        }
    }
}
