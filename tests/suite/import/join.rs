//! The form by which an organisation joins: it goes out empty, comes back filled in, and is taken in whole.

use std::io::{Cursor, Read, Write};

use snapbox::str;

use super::{carried_out, findings, only, planned};
use crate::site::site;

fn form(name: &str) -> Vec<u8> {
    site().build().remove(name).unwrap()
}

/// Writes a row into the first sheet of a workbook, as a spreadsheet program would.
fn with_row(book: &[u8], row: usize, cells: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = zip::ZipArchive::new(Cursor::new(book)).unwrap();
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..zip.len() {
        let mut file = zip.by_index(index).unwrap();
        let name = file.name().unwrap().into_owned();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).unwrap();
        if name == "xl/worksheets/sheet1.xml" {
            let cell = |(column, text): &(&str, &str)| {
                format!("<c r=\"{column}{row}\" t=\"inlineStr\"><is><t>{text}</t></is></c>")
            };
            let cells: String = cells.iter().map(cell).collect();
            let text = String::from_utf8(bytes).unwrap();
            let new = format!("<row r=\"{row}\">{cells}</row></sheetData>");
            bytes = text.replace("</sheetData>", &new).into_bytes();
        }
        out.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        out.write_all(&bytes).unwrap();
    }
    out.finish().unwrap().into_inner()
}

#[test]
fn an_empty_form_holds_no_organisation_and_its_bytes_are_the_same_each_time() {
    for name in ["join.xlsx", "join.md"] {
        let bytes = form(name);
        assert!(bytes == form(name), "{name}");
        let plan = planned(&site(), name, &bytes);
        assert_eq!(plan.files.len(), 0, "{name}");
        assert!(findings(&plan).contains("error[import-empty]"), "{name}: {}", findings(&plan));
    }
}

#[test]
fn a_filled_workbook_comes_back_with_contacts_only_where_there_is_consent() {
    let first = [
        ("B", "ГО «Нова»"),
        ("C", "Громадська організація"),
        ("E", "050 000-00-01 (приймальня)"),
        ("I", "пн-пт 9:00-17:00"),
        ("J", "Приклад Прикладенко"),
        ("K", "координатор"),
        ("L", "050 000-00-02"),
        ("N", "27.03.2020"),
        ("O", "Їжа"),
        ("R", "Літні люди, Діти"),
        ("T", "удома"),
    ];
    let second =
        [("B", "Інша"), ("C", "ngo"), ("J", "Приклад"), ("M", "a@example.org"), ("O", "Ліки")];
    let book = with_row(&with_row(&form("join.xlsx"), 4, &first), 5, &second);
    let plan = planned(&site(), "join.xlsx", &book);
    assert_eq!(
        findings(&plan),
        "5M warning[import-consent] this person's contacts were not taken: there is no consent\n"
    );
    let new: String = plan.files.iter().map(|file| file.new.as_str()).collect();
    snapbox::assert_data_eq!(
        new,
        str![[r#"
---
name: ГО «Нова»
kind: ngo
services:
- help: food
  audiences:
  - elderly
  - children
  delivery:
  - at-home
phones:
- number: 050 000-00-01
  label: приймальня
hours: Mo-Fr 09:00-17:00
people:
- name: Приклад Прикладенко
  role: координатор
  responsible: true
  phone: 050 000-00-02
  visibility: public
  consent:
    on: 2020-03-27
---
---
name: Інша
kind: ngo
services:
- help: medicine
people:
- name: Приклад
  responsible: true
---

"#]]
    );
    assert!(!carried_out(&site(), &plan).compile().diagnostics.has_errors());
}

#[test]
fn a_filled_text_comes_back_with_every_service() {
    let mut text = String::from_utf8(form("join.md")).unwrap();
    for (heading, answer) in [
        ("Організація", "ГО «Нова»"),
        ("Вид організації", "громадська організація"),
        ("Телефони", "050 000-00-01"),
        ("Контактна особа", "Приклад Прикладенко"),
        ("Вид допомоги", "Їжа"),
        ("Подробиці", "Щовівторка: гарячі обіди"),
    ] {
        assert!(text.contains(&format!("- {heading}: \n")), "{heading}\n{text}");
        text = text.replacen(&format!("- {heading}: \n"), &format!("- {heading}: {answer}\n"), 1);
    }
    // The second service: its first question is the next that is still empty.
    text = text.replacen("- Вид допомоги: \n", "- Вид допомоги: Ліки\n", 1);
    let plan = planned(&site(), "join.md", text.as_bytes());
    assert_eq!(findings(&plan), "");
    snapbox::assert_data_eq!(
        only(&plan),
        str![[r#"
---
name: ГО «Нова»
kind: ngo
services:
- help: food
  details: 'Щовівторка: гарячі обіди'
- help: medicine
phones:
- number: 050 000-00-01
people:
- name: Приклад Прикладенко
  responsible: true
---

"#]]
    );
    let wrong = text.replace("050 000-00-01", "050");
    let plan = planned(&site(), "join.md", wrong.as_bytes());
    let line = 1 + wrong.lines().position(|line| line.starts_with("- Телефони")).unwrap();
    let expected = format!("{line} error[bad-phone] this is not a phone number: `050`\n");
    assert_eq!(findings(&plan), expected);
}

/// Every question of the form, its column, an answer, and what the entry says then.
const ANSWERS: [(&str, &str, &str, &str); 21] = [
    ("B", "Організація", "ГО «Усе; що є: (приклад)»", "name: 'ГО «Усе; що є: (приклад)»'"),
    ("C", "Вид організації", "Громадська організація", "kind: ngo"),
    ("D", "Код ЄДРПОУ", "14360570", "edrpou: '14360570'"),
    (
        "E",
        "Телефони",
        "050 000-00-01 (приймальня); 050 000-00-03 дод. 12",
        "label: приймальня\n- number: 050 000-00-03\n  extension: '12'",
    ),
    ("F", "Електронна пошта", "a@example.org", "email: a@example.org"),
    ("G", "Вебсайт", "www.example.org", "website: https://www.example.org"),
    ("H", "Адреса", "вул. Прикладна, 1, 01001", "street: вул. Прикладна, 1\n  postcode: '01001'"),
    (
        "I",
        "Години роботи",
        "пн-чт 8:00-17:00, пт 8:00-15:45, обід 12:00-12:45",
        "hours: Mo-Th 08:00-12:00,12:45-17:00; Fr 08:00-12:00,12:45-15:45",
    ),
    ("J", "Контактна особа", "Приклад Прикладенко", "people:\n- name: Приклад Прикладенко"),
    ("K", "Посада контактної особи", "координатор, заступник", "role: координатор, заступник"),
    ("L", "Телефон контактної особи", "050 000-00-02", "phone: 050 000-00-02"),
    ("M", "Пошта контактної особи", "b@example.org", "email: b@example.org"),
    ("N", "Дата згоди", "27.03.2020", "visibility: public\n  consent:\n    on: 2020-03-27"),
    ("O", "Вид допомоги", "Їжа", "help: food"),
    ("P", "Послуга", "Гарячі обіди", "name: Гарячі обіди"),
    ("Q", "Подробиці", "Щовівторка: суп; хліб", "details: 'Щовівторка: суп; хліб'"),
    ("R", "Для кого", "Літні люди, Діти", "audiences:\n  - elderly\n  - children"),
    ("S", "Райони", "Північ; Південь", "areas:\n  - north\n  - south"),
    ("T", "Як надається", "удома", "delivery:\n  - at-home"),
    ("U", "Умови", "За день - два", "conditions: За день - два"),
    ("V", "Вартість", "безплатно", "cost: безплатно"),
];

#[test]
fn every_answer_of_the_form_is_in_the_entry_and_the_same_form_again_changes_nothing() {
    let whole: Vec<(&str, &str)> = ANSWERS.map(|(column, _, answer, _)| (column, answer)).to_vec();
    let second = [("B", ANSWERS[0].2), ("C", ANSWERS[1].2), ("O", "Ліки")];
    let book = with_row(&with_row(&form("join.xlsx"), 4, &whole), 5, &second);
    let mut text = String::from_utf8(form("join.md")).unwrap();
    for (_, question, answer, _) in ANSWERS {
        assert!(text.contains(&format!("- {question}: \n")), "{question}\n{text}");
        text = text.replacen(&format!("- {question}: \n"), &format!("- {question}: {answer}\n"), 1);
    }
    text = text.replacen("- Вид допомоги: \n", "- Вид допомоги: Ліки\n", 1);
    for (name, bytes) in [("join.xlsx", book), ("join.md", text.into_bytes())] {
        let plan = planned(&site(), name, &bytes);
        assert_eq!(findings(&plan), "", "{name}");
        for (_, question, _, said) in ANSWERS {
            assert!(only(&plan).contains(said), "{name} {question}: {said}\n{}", only(&plan));
        }
        assert!(
            only(&plan).contains("- help: medicine\n") && only(&plan).contains("responsible: true")
        );
        let after = carried_out(&site(), &plan);
        assert!(!after.compile().diagnostics.has_errors(), "{}", after.remarks());
        let again = planned(&after, name, &bytes);
        assert_eq!((findings(&again), again.writes().count()), (String::new(), 0), "{name}");
    }
}

#[test]
fn an_organisation_in_the_sample_row_is_named() {
    let mut lines: Vec<Vec<String>> =
        vec![vec!["Анкета Переліку".into(), "Організація".into(), "Вид організації".into()]];
    lines.push(vec!["приклад (не читається)".into(), "ГО «Нова»".into(), "ngo".into()]);
    let plan = planned(&site(), "join.csv", &super::files::csv(&lines, ";"));
    assert!(findings(&plan).contains("2B error[import-sample]"), "{}", findings(&plan));
}

#[test]
fn the_sheet_says_what_is_published_and_leaves_a_place_to_sign() {
    let page = site().page("join/sheet/index.html");
    for words in
        ["Що буде опубліковано", "Як змінити або вилучити", "Згода", "Підпис", "Дата", "join.xlsx"]
    {
        assert!(page.contains(words), "{words}");
    }
}

#[test]
fn a_second_row_of_an_organisation_need_not_say_its_kind_again() {
    let first = [("B", "ГО «Нова»"), ("C", "Громадська організація"), ("O", "Їжа")];
    let second = [("B", "ГО «Нова»"), ("O", "Ліки")];
    let book = with_row(&with_row(&form("join.xlsx"), 4, &first), 5, &second);
    let plan = planned(&site(), "join.xlsx", &book);
    assert_eq!(findings(&plan), "");
    let text = only(&plan);
    assert!(
        text.contains("- help: food\n- help: medicine\n") || text.contains("- food\n- medicine\n"),
        "{text}"
    );
    // Of an organisation that nowhere says its kind, that is told.
    let book = with_row(&form("join.xlsx"), 4, &second);
    assert!(findings(&planned(&site(), "join.xlsx", &book)).contains("error[missing-field]"));
}

#[test]
fn an_answer_without_a_colon_is_an_answer_all_the_same() {
    let text = String::from_utf8(form("join.md")).unwrap();
    let filled = |from: &str, to: &str, text: &str| {
        let at = text.find(from).unwrap_or_else(|| panic!("{from} in {text}"));
        let end = at + text[at..].find('\n').unwrap_or(text.len() - at);
        format!("{}{to}{}", &text[..at], &text[end..])
    };
    let text = filled("- Організація", "- Організація: Нова", &text);
    let text = filled("- Вид організації", "- Вид організації: ngo", &text);
    let whole = filled("- Вид допомоги", "- Вид допомоги Ліки", &text);
    let plan = planned(&site(), "join.md", whole.as_bytes());
    assert_eq!(findings(&plan), "");
    assert!(only(&plan).contains("medicine"), "{}", only(&plan));
    // Hints of a form in a text speak of its lines.
    let lacking = text.replace("- Вид організації: ngo", "- Вид організації:");
    let plan = planned(&site(), "join.md", lacking.as_bytes());
    let words = perelik::base::messages::Messages::of_program(perelik::base::locale::Lang::UK);
    let said: Vec<String> =
        plan.findings.iter().filter_map(|one| words.hint(&one.diagnostic)).collect();
    assert!(said.iter().any(|hint| hint.contains("рядку анкети «Вид організації»")), "{said:?}");
    assert!(said.iter().all(|hint| !hint.contains("клітинк")), "{said:?}");
}
