//! What people type is understood: with any apostrophe, in any case, with letters that only look like the right ones.

use perelik::base::names::SourcePath;
use perelik::content::mend::mend;
use perelik::content::validate::NameIndex;

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
        assert!(!site.remarks().contains(" error["), "{apostrophe}\n{}", site.remarks());
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
        let site = organisation(&format!("{fields}services: [food]\n"));
        assert!(!site.remarks().contains(" error["), "{fields}\n{}", site.remarks());
        assert!(site.page("list.csv").contains("призупинено"), "{fields}");
    }
}

#[test]
fn what_only_looks_like_an_id_is_that_id() {
    // Cyrillic `о` in `fооd`.
    for help in ["Food", "FOOD", "fооd"] {
        let site = organisation(&format!("name: Зразок\nkind: ngo\nservices: [{help}]\n"));
        assert!(!site.remarks().contains(" error["), "{help}\n{}", site.remarks());
    }
}

#[test]
fn a_hint_never_looks_like_what_was_typed() {
    for fields in ["назвв: А\n", "статус: діє\n", "services: [fod]\n", "status: дієє\n"]
    {
        let remarks = organisation(&format!("name: А\nkind: ngo\n{fields}")).remarks();
        for line in remarks.lines().filter(|line| line.contains("zrazok")) {
            let quoted: Vec<&str> = line.split('`').skip(1).step_by(2).collect();
            if let [typed, hint, ..] = quoted[..] {
                assert!(!perelik::base::locale::compare::is_same_key(typed, hint), "{line}");
            }
        }
    }
}

#[test]
fn fix_writes_a_key_as_the_table_does_and_nothing_else() {
    for (typed, mended) in [
        ("Назва: А\nкерівники:\n  - ім'я: Лук'ян\n", "назва: А\nкерівники:\n  - ім'я: Лук'ян\n"),
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
        let fixed = mend(&path, text.as_bytes(), &NameIndex::default()).unwrap_or(text);
        assert_eq!(fixed, format!("---\n{mended}---\n"));
    }
}

/// A meeting at which only `pryklad` was, with a task of these.
fn task(who: &str) -> Site {
    site().file(
        "meetings/2020-03-20.md",
        &format!(
            "---\ntitle: Нарада\ndate: 2020-03-20\nattendees: [pryklad]\ntasks:\n  - what: Скласти перелік\n    who: {who}\n---\n"
        ),
    )
}

#[test]
fn a_task_of_all_who_took_part_keeps_those_who_did_not() {
    for who in ["[dim, attendees]", "[усі, Дім]", "[Усі присутні, «дім», pryklad]"]
    {
        let site = task(who);
        assert!(!site.remarks().contains(" error["), "{who}\n{}", site.remarks());
        for path in ["tasks.csv", "meetings/2020-03-20/index.html", "calendar.ics"] {
            let text = site.page(path).replace("\r\n ", "").replace("\\;", ";");
            let text = text.replace("</a>", "");
            let text = text.replace("<a href=\"../../organisations/dim/\">", "");
            assert!(text.contains("усі учасники зустрічі; Дім"), "{who} in {path}:\n{text}");
        }
    }
}

#[test]
fn a_task_is_given_to_a_person_by_name() {
    for (who, said) in [
        ("Іван Прикладний", "Іван Прикладний"),
        ("[Марʼяна Зразкова, dim]", "Дім; Марʼяна Зразкова"),
        ("[Ivan Pryklad, ГО «Приклад»]", "ГО «Приклад»; Ivan Pryklad"),
    ] {
        let site = task(who);
        assert!(!site.remarks().contains(" error["), "{who}\n{}", site.remarks());
        let table = site.page("tasks.csv").replace("\"\"", "\"");
        assert!(table.contains(said), "{who}\n{table}");
    }
    assert!(task("[dimm]").remarks().contains("unknown-organisation"));
}

#[test]
fn a_broader_term_is_named_by_whatever_it_is_called() {
    let help = |parent: &str| {
        format!(
            "- {{id: food, name: Їжа, synonyms: [Харчі]}}\n- {{id: obidy, name: Гарячі обіди, parent: {parent}}}\n"
        )
    };
    for parent in ["food", "Food", "їжа", "Харчі", "\"Їжа\""] {
        let text = help(parent);
        let site = site().file("vocabulary/help.yaml", &text).edit(
            "organisations/pryklad.md",
            "[food]",
            "[obidy]",
        );
        assert_eq!(site.remarks(), "", "{parent}");
        // What is given for the narrower one is given for the broader one.
        assert!(site.page("help/food/index.html").contains("Приклад"), "{parent}");
        let folder = site.on_disk();
        folder.run(&["check", "--fix", "--yes"]);
        let mended = folder.tree("content")["vocabulary/help.yaml"].clone();
        let mended = String::from_utf8(mended).unwrap();
        assert_eq!(mended.replace('"', ""), help("food"), "{parent}");
    }
    for parent in ["Їдло", "Одяг", "odiah"] {
        let site = site().file("vocabulary/help.yaml", &help(parent));
        let remarks = site.remarks();
        assert!(remarks.contains("error[unknown-term]"), "{parent}: {remarks}");
        assert!(!remarks.contains("yidlo") && !remarks.contains("bad-id"), "{parent}: {remarks}");
    }
}
