//! A file of an earlier version, with the rows that the table of changes has for tests.

use super::*;
use crate::base::changes::Now;
use crate::base::config::RawConfig;
use crate::content::fields::Shape;
use crate::content::fields::table::{MEETING, NEED, ORGANISATION, SITE, TERM};
use crate::content::mend::mend;
use crate::content::validate::NameIndex;
use crate::site::pipeline::compile;

/// Returns what is told of the files of a small site, a code and a hint each.
fn told(files: &[(&str, &str)]) -> Vec<(Code, Option<&'static str>)> {
    let mut sources = Sources::default();
    let own = [
        ("content/site.yaml", "title: Приклад\nbase_url: https://example.org/\ntheme: own\n"),
        ("content/vocabulary/kinds.yaml", "- id: ngo\n  name: Громадська організація\n"),
        ("content/vocabulary/help.yaml", "- id: food\n  name: Їжа\n"),
    ];
    for (path, text) in own.iter().chain(files) {
        sources.texts.insert(SourcePath::new(*path), text.as_bytes().into());
    }
    let now = "2020-03-27T08:00:00Z".parse().unwrap();
    let (date, source_date_epoch, base_url) = (None, None, None);
    let raw = RawConfig { date, source_date_epoch, now, base_url, drafts: false, strict: false };
    let told = compile(&sources, &raw).diagnostics;
    let own = |diagnostic: &&crate::base::diag::Diagnostic| {
        files.iter().any(|(path, _)| *path == diagnostic.at.path.as_str())
            && diagnostic.level < Level::Advice
    };
    told.sorted().into_iter().filter(own).map(|told| (told.code, told.hint)).collect()
}

/// Returns the records of the content by their names.
fn shapes() -> BTreeMap<&'static str, &'static Shape> {
    let mut found = BTreeMap::new();
    let mut rest: Vec<&'static Shape> = vec![&ORGANISATION, &MEETING, &NEED, &TERM, &SITE];
    while let Some(shape) = rest.pop() {
        if found.insert(shape.name, shape).is_none() {
            rest.extend(shape.rows().filter_map(|field| field.kind.shape()));
        }
    }
    found
}

#[test]
fn every_field_that_the_table_renames_is_there_by_its_new_name_and_not_by_its_old_one() {
    let shapes = shapes();
    for change in CHANGES {
        let Renamable::Field(record) = change.of else { continue };
        let shape = shapes[record];
        assert!(shape.row(change.old).is_none(), "{change:?}");
        assert_eq!(shape.changed(change.old).unwrap().old, change.old);
        assert!(!matches!(change.now, Now::Replaced(_)), "{change:?}");
        assert!(change.renamed().is_none_or(|now| shape.row(now).is_some()), "{change:?}");
    }
}

#[test]
fn a_field_of_an_earlier_version_is_named_and_gets_its_name_of_now() {
    let path = "content/organisations/zrazok.md";
    for (old, now) in [
        ("old_mail: lyst@prykladne.ua", "email: lyst@prykladne.ua"),
        ("Old-mail: lyst@prykladne.ua", "email: lyst@prykladne.ua"),
        ("стара_пошта: lyst@prykladne.ua", "пошта: lyst@prykladne.ua"),
        ("phones:\n  - digits: \"0 800 000 000\"", "phones:\n  - number: \"0 800 000 000\""),
    ] {
        let file = |fields: &str| format!("---\nname: Зразок\nkind: ngo\n{fields}\n---\n");
        assert_eq!(told(&[(path, &file(old))]), [(Code::OldName, Some("renamed"))], "{old}");
        let mended =
            mend(&SourcePath::new(path), file(old).as_bytes(), &NameIndex::default()).unwrap();
        assert_eq!(mended, file(now));
        assert_eq!(told(&[(path, &mended)]), [], "{now}");
    }
    let gone = "---\nname: Зразок\nkind: ngo\nservices:\n  - help: food\n    fee: 5\n---\n";
    assert_eq!(told(&[(path, gone)]), [(Code::OldName, Some("gone"))]);
    assert_eq!(mend(&SourcePath::new(path), gone.as_bytes(), &NameIndex::default()), None);
}

#[test]
fn settings_and_messages_of_an_earlier_contract_are_named_and_get_their_names_of_now() {
    let (settings_file, words_file) = ("themes/own/theme.yaml", "themes/own/i18n/uk.ftl");
    let renamed = (Code::OldThemeName, Some("renamed"));
    let old = "contract: 2\n# слоган\nold_tagline: Я # тут\ncolours:\n  old_ink: \"#123456\"\ntexts:\n  old-question: Що?\n";
    let now = "contract: 2\n# слоган\ntagline: Я # тут\ncolours:\n  accent: \"#123456\"\ntexts:\n  home-question: Що?\n";
    assert_eq!(told(&[(settings_file, old)]), [renamed; 3]);
    assert_eq!(renamed_settings(&SourcePath::new(settings_file), old).unwrap(), now);
    assert_eq!(told(&[(settings_file, now)]), []);
    let old = "# питання\nold-question = Що?\nnav-home = Дім\n";
    assert_eq!(told(&[(settings_file, "contract: 2\n"), (words_file, old)]), [renamed]);
    assert_eq!(messages(old).unwrap(), "# питання\nhome-question = Що?\nnav-home = Дім\n");
    // The new name is taken: somebody has to choose.
    let both = "old-question = Що?\nhome-question = Хто?\n";
    assert_eq!(messages(both).unwrap(), both);
}
