//! What people type is understood: with any apostrophe, in any case, with letters that only look like the right ones.

use perelik::mend::mend;
use perelik::names::SourcePath;

use crate::site::{Site, site};

fn organisation(fields: &str) -> Site {
    site().file("organisations/zrazok.md", &format!("---\n{fields}---\n"))
}

#[test]
fn every_apostrophe_makes_the_same_key() {
    for apostrophe in ['\'', '’', 'ʼ', '‘', '`', '´', '′', '＇', '‛', 'ʹ'] {
        let people = "people:\n  - ім_я: Приклад Прикладенко\n    показувати_ім_я: ні\n";
        let typed = people.replace("м_я", &format!("м{apostrophe}я"));
        let site = organisation(&format!("name: Зразок\nkind: ngo\n{typed}"));
        assert!(!site.remarks().contains("zrazok"), "{apostrophe}\n{}", site.remarks());
        let page = site.page("organisations/zrazok/index.html");
        assert!(!page.contains("Прикладенко"), "{apostrophe}");
    }
}

#[test]
fn a_key_is_the_same_in_any_case_and_with_letters_that_look_the_same() {
    for fields in [
        "Назва: Зразок\nВИД: ngo\nСтан: Призупинено\n",
        "Name: Зразок\nkind: NGO\nstatus: Paused\n",
        // Latin `a`, Cyrillic `а`, Latin `i`.
        "нaзва: Зразок\nkind: ngo\nstаtus: призупинено\n",
        "назва: Зразок\nвид: ngo\nстан: \"призупинено \"\nSort name: З\n",
    ] {
        let site = organisation(fields);
        assert!(!site.remarks().contains("zrazok"), "{fields}\n{}", site.remarks());
        assert!(site.page("data/list.csv").contains("призупинено"), "{fields}");
    }
}

#[test]
fn what_only_looks_like_an_id_is_that_id() {
    // Cyrillic `о` in `fооd`.
    for help in ["Food", "FOOD", "fооd"] {
        let site = organisation(&format!("name: Зразок\nkind: ngo\nservices: [{help}]\n"));
        assert!(!site.remarks().contains("zrazok"), "{help}\n{}", site.remarks());
    }
}

#[test]
fn a_hint_never_looks_like_what_was_typed() {
    for fields in ["назвв: А\n", "статус: діє\n", "services: [fod]\n", "status: дієє\n"] {
        let remarks = organisation(&format!("name: А\nkind: ngo\n{fields}")).remarks();
        for line in remarks.lines().filter(|line| line.contains("zrazok")) {
            let quoted: Vec<&str> = line.split('`').skip(1).step_by(2).collect();
            if let [typed, hint, ..] = quoted[..] {
                assert!(!perelik::locale::compare::is_same_key(typed, hint), "{line}");
            }
        }
    }
}

#[test]
fn fix_writes_a_key_as_the_table_does_and_nothing_else() {
    for (typed, mended) in [
        (
            "Назва: А\nкерівники:\n  - ім'я: Лук'ян\n",
            "назва: А\nкерівники:\n  - ім'я: Лук'ян\n",
        ),
        (
            "people:\n  - ім'я: Лук’ян\n    показувати_ім´я: Ні\n",
            "people:\n  - імʼя: Лукʼян\n    показувати_імʼя: Ні\n",
        ),
        ("\"Name\": А\nStatus: \"Призупинено\"\n", "\"name\": А\nstatus: \"призупинено\"\n"),
        ("нaзва: А\nkind: NGO\n", "назва: А\nkind: ngo\n"),
        ("private: {Ім'я: Зміст}\nlogo: Ім'я.png\n", "private: {Ім'я: Зміст}\nlogo: Ім'я.png\n"),
    ] {
        let path = SourcePath::new("content/organisations/zrazok.md");
        let text = format!("---\n{typed}---\n");
        let fixed = mend(&path, text.as_bytes()).unwrap_or(text);
        assert_eq!(fixed, format!("---\n{mended}---\n"));
    }
}
