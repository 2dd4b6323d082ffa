//! What a translation may say, and what is told of what is not translated.

use perelik::base::locale::Lang;
use perelik::content::validate::{RecordCache, read_records};

use crate::site::{Site, line, site};

fn bilingual() -> Site {
    site().edit("site.yaml", "title:", "languages: [uk, en]\ntitle:")
}

const MEETING: &str = "---
title: Нарада
date: 2020-03-20
attendees:
  - {organisation: pryklad, role: Голова}
  - {name: Рада, person: Особа}
agenda: [Стан запасів, \"Різне: «усе»\"]
heard:
  - {who: Особа, text: Запаси є}
decisions:
  - Створити групу у Viber
  - {text: Скласти перелік, result: Одноголосно}
tasks: [{what: Надіслати дані, who: [pryklad]}]
channels: [{name: Група, url: \"https://example.org/g\"}]
documents: [{file: \"https://example.org/a.pdf\", name: Папір}]
next: {date: 2020-04-10, place: Зала}
---
Текст
";

fn meeting(english: &str) -> Site {
    bilingual()
        .file("meetings/2020-03-20.md", MEETING)
        .file("meetings/2020-03-20.en.md", &format!("---\n{english}\n---\n"))
}

#[test]
fn items_without_an_id_are_translated_by_their_words_in_whatever_order() {
    let english = "agenda:
  - {uk: \"Різне: «усе»\", en: Any other business}
  - {uk: стан запасів, en: Supplies}
heard: [{text: {uk: Запаси є, en: There are supplies}, who: A person}]
decisions:
  - {text: {uk: Скласти перелік, en: To make the list}, result: Unanimously}
  - {uk: Створити групу у Viber, en: To make a group in Viber}
tasks: [{what: {uk: Надіслати дані, en: To send data}}]
attendees: [{organisation: pryklad, role: Head}, {name: {uk: Рада, en: Council}, person: Somebody}]
channels: [{url: \"https://example.org/g\", name: Group}]
documents: [{file: \"https://example.org/a.pdf\", name: Paper}]
next: {place: Hall}";
    let english = english.replace(
        "  - {uk: Створити групу у Viber, en: To make a group in Viber}",
        "  - text: {uk: Створити групу у Viber, en: To make a group in Viber}",
    );
    let site = meeting(&english);
    assert_eq!(site.remarks(), "");
    let page = site.page("en/meetings/2020-03-20/index.html");
    for words in [
        "Any other business",
        "Supplies",
        "There are supplies",
        "A person",
        "To make the list",
        "Unanimously",
        "To make a group in",
        "To send data",
        "Head",
        "Council",
        "Somebody",
        "Group",
        "Paper",
        "Hall",
    ] {
        assert!(page.contains(words), "{words} is not in {page}");
    }
    assert!(page.find("Supplies") < page.find("Any other"), "{page}");
    let ukrainian = site.page("meetings/2020-03-20/index.html");
    assert!(ukrainian.contains("Стан запасів") && !ukrainian.contains("Supplies"), "{ukrainian}");
}

#[test]
fn a_service_that_the_original_does_not_have_is_told_with_those_that_it_has() {
    let languages =
        site().edit("site.yaml", "title: Приклад", "title: Приклад\nlanguages: [uk, en]");
    let original = "---\nname: Дім\nkind: ngo\nservices:\n  - help: food\n  - id: liky\n    help: medicine\n---\n";
    let translated = languages
        .without("organisations/dim.yaml")
        .file("organisations/dim.md", original)
        .file("organisations/dim.en.md", "---\nservices:\n  - help: masks\n    name: M\n---\n");
    let said = translated.remarks();
    assert!(said.contains("unknown-item") && said.contains("`food`, `liky`"), "{said}");
}

#[test]
fn an_item_that_the_original_does_not_say_is_told() {
    for (english, code, words) in [
        ("agenda: [{uk: Стан запасу, en: S}]", "unknown-item", "`Стан запасів`"),
        ("agenda: [{uk: Погода, en: Weather}]", "unknown-item", "`Погода`"),
        ("agenda: [Supplies]", "not-translatable", "which item"),
        ("decisions: [{result: Yes}]", "not-translatable", "which item"),
        ("tasks: [{what: {uk: Надіслати, en: Send}}]", "unknown-item", "`Надіслати`"),
        ("attendees: [{organisation: dim, role: Head}]", "unknown-item", "`dim`"),
        (
            "tasks: [{what: {uk: Надіслати дані, en: S}, due: 2020-05-01}]",
            "not-translatable",
            "`due`",
        ),
    ] {
        let said = meeting(english).remarks();
        assert!(said.starts_with("content/meetings/2020-03-20.en.md:2:"), "{english}: {said}");
        assert!(said.contains(code) && said.contains(words), "{english}: {said}");
    }
    let twice = meeting("decisions: [{text: {uk: Так, en: Yes}, result: All}]").edit(
        "meetings/2020-03-20.md",
        "- Створити групу у Viber",
        "- Так\n  - Так",
    );
    assert!(twice.remarks().contains("several items"), "{}", twice.remarks());
    let people = bilingual()
        .file(
            "organisations/dim.yaml",
            "name: Дім\nkind: ngo\npeople: [{name: Особа, role: Голова}]\n",
        )
        .file(
            "organisations/dim.en.md",
            "---\npeople: [{name: {uk: Особа, en: A}, role: Head}]\n---\n",
        );
    assert!(people.remarks().contains("not-translatable"), "{}", people.remarks());
}

#[test]
fn a_text_may_stand_beside_the_original_s_in_a_translation() {
    let site =
        bilingual().file("organisations/dim.en.md", "---\nname: {uk: Дім, en: House}\n---\n");
    assert_eq!(site.remarks(), "");
    assert!(site.page("en/organisations/dim/index.html").contains("House"));
    assert!(!site.page("organisations/dim/index.html").contains("House"));
}

/// Returns what is told of translations.
fn lacking(site: &Site) -> Vec<String> {
    let checked = site.compile();
    let sources = site.sources();
    let all = checked.diagnostics.sorted().into_iter();
    let own = all.filter(|remark| remark.code.as_str() == "missing-translation");
    own.map(|remark| line(&sources, remark, Lang::EN)).collect()
}

#[test]
fn what_is_not_translated_is_told_once_an_entry_with_counts() {
    let dim = "name: Дім\nshort_name: Zoom\nsort_name: Дім\nkind: ngo\nsummary: {uk: Притулок, en: Shelter}\n\
        phones: [{number: 050 111-22-33, label: Черговий}, {number: 050 111-22-34, label: Таємний, visibility: private}]\n\
        people: [{name: Тиха Особа, show_name: no, role: Голова}]\n\
        services: [{help: food, name: Обіди, cost: \"100\"}]\n";
    let site = bilingual()
        .edit("site.yaml", "[uk, en]", "[uk, en, crh]")
        .file("organisations/dim.yaml", dim)
        .file("organisations/dim.crh.md", "---\nname: Ev\n---\n")
        .file("pages/about.md", "---\ntitle: Про нас\n---\nТекст\n")
        .file("pages/about.en.md", "---\ntitle: About us\n---\nText\n")
        .file("pages/about.crh.md", "---\ntitle: Biz aqqında\n---\n")
        .file("pages/draft.md", "---\ntitle: Чернетка\ndraft: yes\n---\nТекст\n");
    let told = lacking(&site);
    let of = |path: &str| told.iter().filter(|line| line.contains(path)).collect::<Vec<_>>();
    let dim = of("dim.yaml");
    assert_eq!(dim.len(), 1, "{told:?}");
    let words = "dim.yaml:1:7 advice[missing-translation] not translated: crh — 3, en — 3 (there are 4 texts";
    assert!(dim[0].contains(words) && dim[0].contains("the first is `name`"), "{dim:?}");
    let page = of("pages/");
    assert_eq!(page.len(), 1, "{told:?}");
    assert!(
        page[0].contains("crh — 1 (there are 2 texts") && page[0].contains("`body`"),
        "{page:?}"
    );
    assert!(site.page("crh/about/index.html").contains("Текст"), "the text is gone");
    assert_eq!(of("vocabulary/help.yaml").len(), 1, "{told:?}");
    assert_eq!(of("site.yaml").len(), 1, "{told:?}");
    assert_eq!(
        lacking(
            &site
                .edit("site.yaml", "[uk, en, crh]", "[uk]")
                .without("organisations/dim.crh.md")
                .without("pages/about.en.md")
                .without("pages/about.crh.md")
                .edit("organisations/dim.yaml", "{uk: Притулок, en: Shelter}", "Притулок")
        ),
        Vec::<String>::new()
    );
}

/// A site in which food and an organisation have several names.
fn with_names() -> Site {
    bilingual()
        .file(
            "vocabulary/help.yaml",
            "- {id: food, name: {uk: Їжа, en: Food}, synonyms: [Харчі]}\n- {id: medicine, name: Ліки}\n",
        )
        .file("organisations/pryklad.md", "---\nname: {uk: ГО «Приклад», en: Example}\nshort_name: Приклад\nkind: ngo\n---\n")
}

#[test]
fn a_translation_names_a_service_by_whatever_its_help_is_called() {
    for (original, translated) in [
        ("id: food, help: food", "help: Їжа"),
        ("help: food", "help: харчі"),
        ("help: Їжа", "help: food"),
        ("help: Харчі", "id: food"),
        ("help: їжа", "help: Food"),
        ("id: obidy, help: food", "help: ЇЖА"),
        ("id: obidy, help: Харчі", "{id: obidy, help: Їжа"),
    ] {
        let site = with_names()
            .file(
                "organisations/dim.yaml",
                &format!("name: {{uk: Дім, en: Home}}\nkind: ngo\nservices: [{{{original}, cost: Дарма}}]\n"),
            )
            .file(
                "organisations/dim.en.yaml",
                &format!("services: [{{{}, cost: Gratis}}]\n", translated.trim_start_matches('{')),
            );
        assert_eq!(site.remarks(), "", "{original} / {translated}");
        let page = site.page("en/organisations/dim/index.html");
        assert!(page.contains("Gratis") && !page.contains("Дарма"), "{original} / {translated}");
    }
    let site = with_names()
        .file("organisations/dim.yaml", "name: Дім\nkind: ngo\nservices: [food]\n")
        .file("organisations/dim.en.yaml", "services: [{help: Ліки, cost: Gratis}]\n");
    assert!(site.remarks().contains("error[unknown-item]"), "{}", site.remarks());
}

#[test]
fn a_translation_names_who_was_there_by_whatever_the_organisation_is_called() {
    for (original, translated) in [
        ("pryklad", "ГО «Приклад»"),
        ("pryklad", "приклад"),
        ("ГО \"Приклад\"", "pryklad"),
        ("Приклад", "Example"),
    ] {
        let meeting = |role: &str, organisation: &str| {
            format!("attendees: [{{organisation: '{organisation}', role: {role}}}]\n---\n")
        };
        let original =
            format!("---\ntitle: Нарада\ndate: 2020-03-20\n{}", meeting("Голова", original));
        let site = with_names()
            .file("meetings/2020-03-20.md", &original)
            .file("meetings/2020-03-20.en.md", &format!("---\n{}", meeting("Head", translated)));
        assert_eq!(site.remarks(), "", "{original} / {translated}");
        let page = site.page("en/meetings/2020-03-20/index.html");
        assert!(page.contains("Head") && !page.contains("Голова"), "{original} / {translated}");
    }
}

#[test]
fn a_translation_is_read_again_where_names_have_changed_since() {
    let site = with_names()
        .file("organisations/dim.yaml", "name: Дім\nkind: ngo\nservices: [{help: food, cost: Дарма}]\n")
        .file("organisations/dim.en.yaml", "services: [{help: Продукти, cost: Gratis}]\n")
        .file("meetings/2020-03-20.md", "---\ntitle: Нарада\ndate: 2020-03-20\nattendees: [{organisation: pryklad, role: Голова}]\n---\n")
        .file("meetings/2020-03-20.en.md", "---\nattendees: [{organisation: Взірець, role: Head}]\n---\n");
    let with_term = site.clone().edit("vocabulary/help.yaml", "Харчі", "Продукти");
    let with_both = with_term.clone().edit(
        "organisations/pryklad.md",
        "short_name: Приклад",
        "short_name: Взірець",
    );
    let mut known = RecordCache::default();
    let mut unknown = |site: &Site| {
        let read = read_records(&site.sources(), &mut known);
        let told = read.diagnostics.sorted().into_iter();
        told.filter(|told| told.code.as_str() == "unknown-item").count()
    };
    assert_eq!(unknown(&site), 2);
    assert_eq!(unknown(&with_term), 1);
    assert_eq!(unknown(&with_both), 0);
    assert_eq!(unknown(&with_both), 0);
    assert_eq!(unknown(&site), 2);
}

#[test]
fn a_language_in_capitals_is_told_with_the_name_to_give() {
    let site = bilingual().file("organisations/pryklad.EN.md", "---\nname: Example\n---\n");
    let words = perelik::base::messages::Messages::of_program(perelik::base::locale::Lang::UK);
    let remarks = site.compile().diagnostics;
    let sorted = remarks.sorted();
    let said: Vec<_> = sorted.iter().filter(|r| r.at.path.as_str().ends_with(".EN.md")).collect();
    assert_eq!(said.len(), 1, "{said:?}");
    assert!(words.hint(said[0]).unwrap().contains("`pryklad.en.md`"));
    // What is not translated is named in the reader's words, with a file that there can be.
    let hints = sorted.iter().filter(|remark| remark.code.as_str() == "missing-translation");
    let hints: Vec<String> = hints.filter_map(|remark| words.hint(remark)).collect();
    assert!(
        hints.iter().any(|hint| hint.contains("`назва`") && hint.contains(".en.md")),
        "{hints:?}"
    );
    let inside = |hint: &&String| hint.contains("`заголовок`");
    assert!(!hints.iter().find(inside).unwrap().contains(".en."), "{hints:?}");
}
