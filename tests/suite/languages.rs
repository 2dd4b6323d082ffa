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

fn languages(written: &str) -> Site {
    site().edit("site.yaml", "title:", &format!("languages: {written}\ntitle:"))
}

#[test]
fn a_code_of_no_language_is_an_error_that_names_the_right_one() {
    for (written, near) in [
        ("[ua]", "uk"),
        ("[ukr]", "uk"),
        ("[UK]", "uk"),
        ("[uk-UA]", "uk"),
        ("[uk, eng]", "en"),
        ("[uk, cz]", "cs"),
        ("[uk, english]", "en"),
    ] {
        let remarks = languages(written).remarks();
        let errors: Vec<&str> = remarks.lines().filter(|line| line.contains(" error[")).collect();
        let hint = format!("(the code of this language is `{near}`)");
        assert!(errors.len() == 1 && errors[0].contains("error[bad-language]"), "{remarks}");
        assert!(errors[0].ends_with(&hint), "{written}: {remarks}");
    }
    for written in ["[uk, xx]", "[uk, qqq]", "[uk, und]"] {
        let remarks = languages(written).remarks();
        assert!(
            remarks.contains("error[bad-language]") && remarks.lines().count() == 1,
            "{remarks}"
        );
        assert!(!remarks.contains("the code of this"), "{remarks}");
    }
    // On a phone, too.
    let phone = "phones: [{number: 101, languages: [en, ua, rmy]}]\nkind:";
    let remarks = site().edit("organisations/dim.yaml", "kind:", phone).remarks();
    assert!(remarks.contains("dim.yaml:2:40 error[bad-language] `ua`"), "{remarks}");
}

#[test]
fn a_language_named_twice_is_told_and_counts_once() {
    for written in ["[uk, uk]", "[uk, en, uk]", "[en, uk, en, uk]"] {
        let twice = languages(written).edit("site.yaml", "title: Приклад", "title: Example");
        let remarks = twice.remarks();
        assert!(
            remarks.contains("warning[language-twice]") && !remarks.contains("error"),
            "{remarks}"
        );
        let pages =
            twice.build().into_keys().filter(|path| path.ends_with("organisations/index.html"));
        assert_eq!(pages.count(), written.matches("en").count().min(1) + 1, "{written}");
    }
}

#[test]
fn what_a_language_lacks_is_told_and_marked() {
    for lang in ["pl", "crh", "de"] {
        let borrowing = languages(&format!("[uk, {lang}]")).edit(
            "organisations/dim.yaml",
            "kind:",
            "hours: Mo-Fr 09:00-17:00\nkind:",
        );
        let remarks = borrowing.remarks();
        assert!(
            remarks.starts_with("content/site.yaml:1:12 ")
                && remarks.contains("warning[missing-words] "),
            "{remarks}"
        );
        assert!(remarks.contains(&format!("themes/default/i18n/{lang}.ftl")), "{remarks}");
        let page = borrowing.page(&format!("{lang}/organisations/dim/index.html"));
        assert!(page.contains(&format!("<html lang=\"{lang}\">")), "{page}");
        assert!(page.contains("<span lang=\"en\">Contacts</span>"), "{page}");
        assert!(page.contains("<span lang=\"en\">Mon"), "{page}");
        assert!(page.contains("<h1><span lang=\"uk\">Дім</span>"), "{page}");
        // Attributes and titles hold words alone, and letters that are written already no marks.
        assert!(!page.contains("=\"<span") && !page.contains("%EF%B7"), "{page}");
    }
}

#[test]
fn words_that_a_theme_brings_are_not_borrowed() {
    let words = "contacts = Kontakt\nphones = Telefony\n";
    let own = languages("[uk, pl]").bytes("themes/default/i18n/pl.ftl", words.as_bytes());
    let all: usize = counted(&languages("[uk, pl]").remarks());
    assert_eq!(counted(&own.remarks()), all - 2);
    let page = own.page("pl/organisations/dim/index.html");
    assert!(
        page.contains(">Kontakt<") && page.contains("<span lang=\"en\">How they help"),
        "{page}"
    );
}

/// Returns how many words are missing, as the remark says.
fn counted(remarks: &str) -> usize {
    let words = remarks.split("warning[missing-words] ").nth(1).unwrap();
    words.split(' ').next().unwrap().parse().unwrap()
}

#[test]
fn a_page_says_which_way_its_language_is_written() {
    for lang in ["ar", "he", "fa", "ur", "ckb"] {
        let site = languages(&format!("[uk, {lang}]"));
        let page = site.page(&format!("{lang}/organisations/dim/index.html"));
        assert!(page.contains(&format!("<html lang=\"{lang}\" dir=\"rtl\">")), "{page}");
        assert!(page.contains("<span lang=\"en\" dir=\"ltr\">Contacts</span>"), "{page}");
        assert!(page.contains("<h1><span lang=\"uk\" dir=\"ltr\">Дім</span>"), "{page}");
        let ours = site.page("organisations/dim/index.html");
        assert!(ours.contains("<html lang=\"uk\">"), "{ours}");
        assert!(
            ours.contains(&format!("lang=\"{lang}\" dir=\"rtl\" hreflang=\"{lang}\"")),
            "{ours}"
        );
        let embedded = site.page(&format!("{lang}/embed/fragment.html"));
        assert!(embedded.contains(&format!("lang=\"{lang}\" dir=\"rtl\">")), "{embedded}");
    }
}
