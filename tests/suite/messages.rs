//! The catalogue says everything in both languages.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use perelik::base::choices::{
    Choice, Chosen as _, Delivery, LedgerChange, MeetingFormat, MeetingStatus, NeedState,
    PhoneType, Status, TaskStatus,
};
use perelik::base::diag::{Code, Level};
use perelik::base::locale::Lang;
use perelik::base::messages::{CATALOGUE, Messages};
use perelik::site::render::theme;

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
        assert_eq!(Messages::empty(lang).add_file(lang, text), Ok(()));
    }
    for (path, bytes) in theme::embedded_files() {
        if path.ends_with(".ftl") {
            let text = String::from_utf8(bytes.to_vec()).unwrap();
            assert_eq!(Messages::empty(Lang::UK).add_file(Lang::UK, &text), Ok(()), "{path}");
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
    let formats = perelik::site::export::formats();
    let wanted = formats.iter().map(|format| format.message_key());
    let wanted = wanted.chain(perelik::site::plan::Audience::ALL.map(|whom| whom.message_key()));
    let missing: Vec<String> = wanted.filter(|key| !keys.contains(key)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

const LEVELS: [Level; 4] = [Level::Error, Level::Warning, Level::Advice, Level::Incomplete];

/// Keys that are put together: what stands before the `-`, and every name that may stand behind it.
fn families() -> BTreeMap<&'static str, Vec<&'static str>> {
    let ids = |choices: &'static [Choice], more: &[&'static str]| -> Vec<&'static str> {
        choices.iter().map(|choice| choice.id).chain(more.iter().copied()).collect()
    };
    BTreeMap::from([
        ("change", ids(LedgerChange::CHOICES, &["added"])),
        ("coverage", vec!["covered", "nobody", "nobody-yet", "not-reported", "unstated", "partly"]),
        ("delivery", ids(Delivery::CHOICES, &[])),
        ("doubt", vec!["stale", "unconfirmed"]),
        (
            "join-about",
            vec![
                "hours",
                "kind",
                "people",
                "people-consent",
                "people-email",
                "people-phone",
                "services-areas",
                "services-audiences",
                "services-help",
            ],
        ),
        ("level", LEVELS.map(Level::as_str).to_vec()),
        ("meeting", ids(MeetingStatus::CHOICES, &[])),
        ("meeting-format", ids(MeetingFormat::CHOICES, &[])),
        ("need", ids(NeedState::CHOICES, &[])),
        ("phone", ids(PhoneType::CHOICES, &[])),
        ("status", ids(Status::CHOICES, &[])),
        ("task", ids(TaskStatus::CHOICES, &["overdue"])),
    ])
}

#[test]
fn every_key_that_is_put_together_has_words() {
    let [(_, uk), _] = CATALOGUE;
    let keys = keys(uk);
    for (family, names) in families() {
        for name in names {
            assert!(keys.contains(&format!("{family}-{name}")), "{family}-{name}");
        }
    }
}

/// Adds the families that the code of a folder puts together.
fn put_together(folder: &Path, found: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            put_together(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            let text: String = fs::read_to_string(&path).unwrap().split_whitespace().collect();
            let starts = text.split("say(&format!(\"").skip(1);
            found.extend(starts.filter_map(|rest| Some(rest.split_once("-{")?.0.to_owned())));
        }
    }
}

#[test]
fn no_key_is_put_together_beyond_those_that_are_listed() {
    let mut found = BTreeSet::new();
    put_together(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut found);
    // The names of formats are looked up above; a cell of a table is compared with words of `delivery` or `status`.
    found.retain(|family| family != "format-data" && family != "{prefix}");
    let listed: BTreeSet<String> = families().into_keys().map(str::to_owned).collect();
    assert_eq!(found, listed);
}

/// The same for the templates of the shipped theme; what stands where stands behind the name in some of them.
fn families_of_theme() -> BTreeMap<&'static str, Vec<String>> {
    let ids = |choices: &'static [Choice], but: &[&str]| -> Vec<String> {
        let ids = choices.iter().map(|choice| choice.id).filter(|id| !but.contains(id));
        ids.map(str::to_owned).collect()
    };
    let names = |names: &[&str]| -> Vec<String> { names.iter().map(ToString::to_string).collect() };
    // What is in operation needs no word, and a number to speak on needs none.
    let states = ids(Status::CHOICES, &["active"]);
    let texts = states.iter().map(|state| format!("{state}-text"));
    let changes = ids(LedgerChange::CHOICES, &[]).into_iter().chain(names(&["added"]));
    BTreeMap::from([
        ("change", changes.collect()),
        ("cite", names(&["checked", "changed"])),
        ("cite-list", names(&["checked", "changed"])),
        ("coverage", names(&["nobody", "nobody-yet", "not-reported", "unstated", "partly"])),
        ("coverage-by", names(&["audiences", "areas"])),
        ("delivery", ids(Delivery::CHOICES, &[])),
        (
            "doubt",
            ["stale", "stale-text", "unconfirmed", "unconfirmed-text"].map(str::to_owned).into(),
        ),
        ("format", ids(MeetingFormat::CHOICES, &[])),
        ("lacking", names(&["unknown", "nobody"])),
        (
            "nav",
            names(&[
                "home",
                "help",
                "organisations",
                "meetings",
                "needs",
                "tasks",
                "coverage",
                "changes",
                "press",
                "hotline",
                "join-sheet",
                "poster",
                "data",
            ]),
        ),
        ("need", ids(NeedState::CHOICES, &[])),
        ("phone", ids(PhoneType::CHOICES, &["voice", "mobile"])),
        ("status", states.iter().cloned().chain(texts).collect()),
        ("unit", names(&["kb", "mb"])),
        ("untranslated", names(&["whole", "part"])),
    ])
}

#[test]
fn every_key_that_a_template_puts_together_has_words() {
    let files = theme::embedded_files();
    let mut found = BTreeSet::new();
    for (path, bytes) in &files {
        if path.starts_with("templates/") {
            let text = std::str::from_utf8(bytes).unwrap();
            let keys = text.split("key=\"").skip(1).filter_map(|rest| rest.split_once('"'));
            let starts = keys.filter(|(_, rest)| rest.trim_start().starts_with('~'));
            found.extend(starts.map(|(start, _)| start.trim_end_matches('-')));
        }
    }
    let families = families_of_theme();
    assert_eq!(found, families.keys().copied().collect());
    for lang in ["uk", "en"] {
        let path = format!("i18n/{lang}.ftl");
        let (_, bytes) = files.iter().find(|(name, _)| *name == path).unwrap();
        let keys = keys(std::str::from_utf8(bytes).unwrap());
        for (family, names) in &families {
            for name in names {
                assert!(keys.contains(&format!("{family}-{name}")), "{lang}: {family}-{name}");
            }
        }
    }
}
