//! The table of fields is sound.

use std::collections::{BTreeMap, BTreeSet};

use perelik::base::locale::compare::is_same_key;
use perelik::content::fields::{Shape, Type, table};

use crate::site::site;

fn shapes() -> BTreeMap<&'static str, &'static Shape> {
    let mut found = BTreeMap::new();
    let mut open: Vec<&'static Shape> = table::FILES.to_vec();
    while let Some(shape) = open.pop() {
        if found.insert(shape.name, shape).is_none() {
            open.extend(shape.rows().filter_map(|field| match field.kind {
                Type::Record(part) => Some(part),
                Type::List(Type::Record(part)) => Some(*part),
                _ => None,
            }));
        }
    }
    found
}

#[test]
fn every_row_is_described_in_both_languages() {
    for (name, shape) in shapes() {
        for field in shape.rows() {
            let place = format!("{name}.{}", field.key);
            assert!(!field.about_uk.is_empty() && !field.about_en.is_empty(), "{place}");
            assert!(!field.uk.is_empty() && !field.uk.contains(' '), "{place}");
        }
    }
}

#[test]
fn no_key_means_two_things_in_one_shape() {
    for (name, shape) in shapes() {
        let mut seen: Vec<&str> = Vec::new();
        for field in shape.rows() {
            for key in BTreeSet::from([field.key, field.uk]) {
                assert!(!seen.iter().any(|other| is_same_key(other, key)), "{key} twice in {name}");
                seen.push(key);
            }
            let (Type::Choice(choices) | Type::List(&Type::Choice(choices))) = field.kind else {
                continue;
            };
            for (n, one) in choices.iter().enumerate() {
                for word in [one.id, one.uk] {
                    let same = choices[..n]
                        .iter()
                        .any(|other| is_same_key(other.id, word) || is_same_key(other.uk, word));
                    assert!(!same, "{word} twice in {name}.{}", field.key);
                }
            }
        }
    }
}

#[test]
fn ukrainian_keys_and_values_mean_the_same_as_english_ones() {
    let english = site().file(
        "organisations/pryklad.md",
        "---\nname: Приклад\nkind: ngo\nstatus: paused\nphones:\n  - {number: 050 000-00-01, visibility: public}\n\
         services:\n  - {help: food, delivery: [at-home], audiences: [elderly]}\ndraft: false\n---\n",
    );
    let ukrainian = site().file(
        "organisations/pryklad.md",
        "---\nназва: Приклад\nвид: ngo\nстан: призупинено\nтелефони:\n  - {номер: 050 000-00-01, кому_видно: усім}\n\
         послуги:\n  - {допомога: food, як_надається: [удома], для_кого: [elderly]}\nчернетка: ні\n---\n",
    );
    assert!(english.build() == ukrainian.build());
}

#[test]
fn a_field_in_both_languages_is_reported() {
    let remarks =
        site().edit("organisations/dim.yaml", "name: Дім", "name: Дім\nназва: Хата").remarks();
    assert_eq!(
        remarks.split(" (").next(),
        Some(
            "content/organisations/dim.yaml:2:1 error[field-twice] the field `назва` is written twice, in Ukrainian and in English"
        ),
    );
}
