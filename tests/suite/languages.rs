//! A site in two languages: texts are translated, everything else is shared.

use crate::site::{Site, site};

fn bilingual() -> Site {
    site()
        .edit(
            "site.yaml",
            "title: Приклад",
            "title: {uk: Приклад, en: Example}\nlanguages: [uk, en]",
        )
        .edit("vocabulary/help.yaml", "name: Їжа", "name: {uk: Їжа, en: Food}")
        .edit("organisations/pryklad.md", "[food]", "[{help: food, details: Щотижня}]")
        .file(
            "organisations/pryklad.en.md",
            "---\nname: NGO “Example”\nservices: [{help: food, details: Once a week}]\n---\nBody\n",
        )
        .file(
            "pages/about.md",
            "---\ntitle: Про нас\n---\n[приклад](../organisations/pryklad.md)\n",
        )
}

#[test]
fn each_page_stands_in_both_languages_and_links_to_the_other() {
    let files = bilingual().build();
    let pages: Vec<&String> =
        files.keys().filter(|path| path.ends_with(".html") && !path.starts_with("en/")).collect();
    for path in pages {
        assert!(files.contains_key(&format!("en/{path}")), "{path}");
    }
    let page = String::from_utf8(files["en/organisations/pryklad/index.html"].clone()).unwrap();
    assert!(page.contains("<html lang=\"en\">") && page.contains("NGO “Example”"), "{page}");
    assert!(page.contains("Once a week") && page.contains(">Food<"), "{page}");
    assert!(page.contains("href=\"../../../organisations/pryklad/\""), "{page}");
}

#[test]
fn what_is_not_translated_falls_back_to_the_first_language() {
    let page = bilingual().page("en/organisations/dim/index.html");
    assert!(page.contains("Дім"), "{page}");
}

#[test]
fn links_of_a_body_stay_in_its_language() {
    let page = bilingual().page("en/about/index.html");
    assert!(page.contains("href=\"../../en/organisations/pryklad/\""), "{page}");
}

#[test]
fn a_language_the_site_does_not_have_is_reported_once() {
    let remarks = bilingual().file("organisations/dim.pl.yaml", "name: Dom\n").remarks();
    assert!(
        remarks.starts_with("content/organisations/dim.pl.yaml:1:1 error[unknown-language]"),
        "{remarks}"
    );
    assert_eq!(remarks.lines().count(), 1, "{remarks}");
}
