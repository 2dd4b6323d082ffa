//! The catalogue says everything in both languages.

use std::collections::BTreeSet;

use perelik::diag::Code;
use perelik::locale::Lang;
use perelik::messages::{CATALOGUE, Messages};
use perelik::render::theme;

/// Lists the messages and hints of a file: `id` and `id.attribute`.
fn keys(text: &str) -> BTreeSet<String> {
    let mut keys = BTreeSet::new();
    let mut id = "";
    for line in text.lines() {
        let is_key = |key: &str| {
            !key.is_empty() && key.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
        };
        match line.split_once(" =") {
            Some((key, _)) if is_key(key) => {
                id = key;
                keys.insert(key.to_owned());
            }
            Some((key, _)) if key.starts_with("    .") && is_key(&key[5..]) => {
                keys.insert(format!("{id}{}", key.trim_start()));
            }
            _ => {}
        }
    }
    keys
}

#[test]
fn both_languages_of_the_program_have_the_same_messages() {
    let [(_, uk), (_, en)] = CATALOGUE;
    assert!(keys(uk).len() > 200);
    assert_eq!(keys(uk), keys(en));
}

#[test]
fn every_file_of_messages_parses() {
    for (lang, text) in CATALOGUE {
        assert_eq!(Messages::empty(lang).add(lang, text), Ok(()));
    }
    for (path, bytes) in theme::embedded_files() {
        if path.ends_with(".ftl") {
            let text = String::from_utf8(bytes.to_vec()).unwrap();
            assert_eq!(Messages::empty(Lang::UK).add(Lang::UK, &text), Ok(()), "{path}");
        }
    }
}

#[test]
fn every_code_has_a_sentence() {
    let [(_, uk), _] = CATALOGUE;
    let keys = keys(uk);
    let missing: Vec<&str> =
        Code::ALL.iter().map(|code| code.as_str()).filter(|code| !keys.contains(*code)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn the_default_theme_says_the_same_in_both_languages() {
    let files = theme::embedded_files();
    let of = |name: &str| {
        let (_, bytes) = files.iter().find(|(path, _)| *path == name).unwrap();
        keys(std::str::from_utf8(bytes).unwrap())
    };
    assert_eq!(of("i18n/uk.ftl"), of("i18n/en.ftl"));
}

#[test]
fn every_format_and_whom_it_is_for_has_a_name() {
    let [(_, uk), _] = CATALOGUE;
    let keys = keys(uk);
    let formats = perelik::export::formats();
    let wanted = formats.iter().map(|format| format.key());
    let wanted = wanted.chain(perelik::plan::Whom::ALL.map(|whom| whom.key()));
    let missing: Vec<String> = wanted.filter(|key| !keys.contains(key)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}
