//! Tables of kinds that are understood, with members that no other test has.

use perelik::base::locale::Lang;
use perelik::base::messages::Messages;
use perelik::edit::import::plan::{Allowed, ImportPlan};

use super::files::{Cell, csv, ods, xlsx};
use super::{asked, findings, only, planned};
use crate::site::site;

fn of(text: &str) -> ImportPlan {
    planned(&site(), "a.csv", text.as_bytes())
}

/// Plans with a mapping file.
fn mapped(text: &str, mapping: &str) -> ImportPlan {
    asked(&site(), "a.csv", text.as_bytes(), Some(mapping), Allowed::default())
}

fn hints(plan: &ImportPlan) -> String {
    let words = Messages::of_program(Lang::UK);
    plan.findings.iter().filter_map(|finding| words.hint(&finding.diagnostic)).collect()
}

#[test]
fn cells_under_no_heading_and_rows_over_the_limit_are_named() {
    let rows = [["Назва", "Вид", " ", "Телефон", ""], ["Новий", "ngo", "зайве", "1505", "далі"]];
    let texts = rows.map(|row| row.map(str::to_owned).to_vec());
    let cells = rows.map(|row| row.map(Cell::from).to_vec());
    for (name, bytes) in
        [("a.csv", csv(&texts, ";")), ("a.xlsx", xlsx("А", &cells)), ("a.ods", ods("А", &cells))]
    {
        let plan = planned(&site(), name, &bytes);
        let said = findings(&plan);
        for cell in ["2C warning[import-stray-cell]", "2E warning[import-stray-cell]"] {
            assert!(said.contains(cell), "{name}: {said}");
        }
        assert!(only(&plan).contains("name: Новий"), "{name}");
    }
    let many = format!("Назва;Вид\n{}", "-;-\n".repeat(100_001));
    assert!(findings(&of(&many)).contains("error[import-too-large]"));
}

#[test]
fn totals_of_every_sort_are_named_and_left_out() {
    for total in [
        "Ітого;;3",
        "Grand total: 2;;",
        "Сума;;125000,50",
        "Усього по громаді;;12 установ",
        "Всього послуг: 5;;",
        "Разом;;7 осіб",
    ] {
        let plan = of(&format!("Назва;Вид;Телефони\nНовий;ngo;1505\n{total}\n"));
        assert!(
            findings(&plan).starts_with("3A advice[import-total]"),
            "{total}: {}",
            findings(&plan)
        );
        assert_eq!(plan.files.len(), 1, "{total}");
    }
    for own in ["Разом;ngo;234-56-78", "Сума турботи;ngo;1505", "Усього потроху;ngo;"]
    {
        let plan = of(&format!("Назва;Вид;Телефони\n{own}\n"));
        assert!(!findings(&plan).contains("import-total"), "{own}: {}", findings(&plan));
    }
}

#[test]
fn what_is_not_filled_in_is_told_in_words_of_cells() {
    for (table, at) in [
        ("Назва;Вид\nНовий;\n", "2B error[missing-field]"),
        ("Назва;Вид\n;ngo\n", "2A error[missing-field]"),
        ("Назва;Вид;Посада контактної особи;Контактна особа\nНовий;ngo;голова;\n", "2"),
        ("Назва;Вид;Послуга;Вид допомоги\nНовий;ngo;Обіди;\n", "2"),
    ] {
        let plan = of(table);
        let said = findings(&plan);
        assert!(said.starts_with(at) && said.contains("error[missing-field]"), "{table}{said}");
        for typed in ["`вид: …`", "`назва: …`", "`імʼя: …`", "`допомога: …`"]
        {
            assert!(!hints(&plan).contains(typed), "{table}{}", hints(&plan));
        }
    }
}

#[test]
fn rows_of_one_organisation_add_up_what_they_list() {
    let plan = of("Назва;Вид;Телефони;Facebook;Контактна особа\n\
        Нова;ngo;050 000-00-01;https://facebook.com/a;Приклад Олена\n\
        Нова;ngo;050 000-00-01 (склад), 050 000-00-02;https://facebook.com/b;Приклад Петро\n");
    assert_eq!(findings(&plan), "");
    for said in [
        "facebook.com/a",
        "facebook.com/b",
        "050 000-00-02",
        "label: склад",
        "Приклад Олена",
        "Приклад Петро",
    ] {
        assert_eq!(only(&plan).matches(said).count(), 1, "{said}: {}", only(&plan));
    }
    assert_eq!(only(&plan).matches("050 000-00-01").count(), 1, "{}", only(&plan));
    // One value is not a list.
    for (heading, one, other) in [
        ("Години роботи", "пн-пт 9:00-17:00", "пн-пт 9:00-18:00"),
        ("Email", "a@example.org", "b@example.org"),
    ] {
        let plan = of(&format!("Назва;Вид;{heading}\nНова;ngo;{one}\nНова;ngo;{other}\n"));
        assert!(
            findings(&plan).contains("error[import-conflict]"),
            "{heading}: {}",
            findings(&plan)
        );
    }
}

#[test]
fn an_office_in_any_place_is_an_office() {
    for (cell, role) in [
        ("Директор гімназії: Зразкова Софія", "Директор гімназії"),
        ("в.о. директора – Зразкова Софія", "в.о. директора"),
        ("Зразкова Софія (директорка)", "директорка"),
        ("Начальник відділу Зразкова Софія", "Начальник відділу"),
        ("\"Начальник відділу освіти, Зразкова Софія\"", "Начальник відділу освіти"),
        ("Зразкова Софія — в. о. завідувачки", "в. о. завідувачки"),
    ] {
        let plan = of(&format!("Назва;Вид;Керівник\nНова;ngo;{cell}\n"));
        assert_eq!(findings(&plan), "", "{cell}");
        let said = format!("- name: Зразкова Софія\n  role: {role}\n");
        assert!(only(&plan).contains(&said), "{cell}: {}", only(&plan));
    }
}

#[test]
fn a_wrong_word_in_a_mapping_file_stops_and_names_the_nearest() {
    let table = "Назва;Вид\nНова;ngo\n";
    for (mapping, near) in [
        ("colums:\n  Назва: name\n", "`columns`"),
        ("default:\n  kind: ngo\n", "`defaults`"),
        ("trems:\n  Пайки: food\n", "`terms`"),
        ("columns:\n  Назва: nme\n", "`name`"),
        ("defaults:\n  services.hepl: food\n", "`services.help`"),
    ] {
        let plan = mapped(table, mapping);
        let said = findings(&plan);
        assert!(
            said.contains("error[import-mapping]") && said.lines().count() == 1,
            "{mapping}{said}"
        );
        assert!(hints(&plan).contains(near), "{mapping}{}", hints(&plan));
        assert_eq!(plan.files.len(), 0, "{mapping}");
    }
}

#[test]
fn a_heading_or_a_sheet_that_the_table_lacks_is_named() {
    let table = "Назва;Вид;Тел\nНова;ngo;0500000077\n";
    let plan = mapped(table, "стовпці:\n  Тел: телефони\n  Назвва: назва\n  Поверх: '-'\n");
    let said = findings(&plan);
    assert_eq!(said.matches("warning[import-mapping-column]").count(), 2, "{said}");
    assert!(hints(&plan).contains("може, «Назва»?"), "{}", hints(&plan));
    assert_eq!(plan.files.len(), 1, "{said}");
    let plan = mapped(table, "columns:\n  Тел: phones\nsheet: Заявки\n");
    let said = findings(&plan);
    assert!(said.contains("error[import-mapping-sheet]") && said.lines().count() == 1, "{said}");
    assert!(hints(&plan).contains("аркушів немає"), "{}", hints(&plan));
}

#[test]
fn a_mapping_file_is_checked_without_a_table() {
    let folder = site().on_disk();
    folder.put("good.yaml", "стовпці:\n  Тел: телефони\n".as_bytes());
    folder.put("bad.yaml", "columns:\n  Тел: phons\n  Вид:\n".as_bytes());
    let run = |words: &[&str]| {
        let ran = folder.run(&[&["check", "--mapping"], words].concat());
        (ran.status.code(), String::from_utf8(ran.stdout).unwrap())
    };
    assert_eq!(
        run(&["good.yaml"]),
        (Some(0), "the mapping file is all right: `good.yaml`\n".into())
    );
    let (code, said) = run(&["bad.yaml"]);
    assert_eq!((code, said.matches("error[import-mapping]").count()), (Some(1), 2), "{said}");
    assert!(said.contains("row 2") && said.contains("row 3"), "{said}");
    // What is no name of an earlier version is left for somebody to look at.
    assert_eq!(run(&["bad.yaml", "--fix", "--yes"]).0, Some(1));
    let kept = std::fs::read_to_string(folder.path.join("bad.yaml")).unwrap();
    assert!(kept.contains("phons"));
}

#[test]
fn what_libraries_say_of_a_broken_file_is_said_in_the_readers_language() {
    let words = Messages::of_program(Lang::UK);
    for (name, text, cause) in [
        ("a.json", "[{\"name\": \"Приклад\" \"kind\": 1}]", "(знак 21 цього рядка)"),
        ("a.json", "[{\"name\": \"Приклад\"", "кінця файлу немає"),
        ("a.json", "{\"name\": \"А\"}\n{\"name\": }\n{\"name\": \"В\"}\n", "бракує"),
        (
            "a.xml",
            "<rss xmlns:wp=\"http://wordpress.org/export/1.2/\"><channel></rss>",
            "тег закрито не там",
        ),
    ] {
        let plan = planned(&site(), name, text.as_bytes());
        let said: Vec<String> =
            plan.findings.iter().map(|told| words.sentence(&told.diagnostic)).collect();
        assert!(said.iter().any(|said| said.contains(cause)), "{text}: {said:?}");
        let is_foreign =
            |word: &str| word.len() > 4 && word.chars().all(|c| c.is_ascii_alphabetic());
        let foreign = said.iter().flat_map(|said| said.split(' ')).find(|word| is_foreign(word));
        assert_eq!(foreign, None, "{said:?}");
    }
}

#[test]
fn terms_of_a_mapping_file_hold_for_tables() {
    let table = "Назва;Вид;Вид допомоги;Для кого;Район\nНова;спілка;Пайки, Таблетки;Пенсіонери;Центр\nДруга;ngo;Інше;;\n";
    let mapping = "terms:\n  Пайки: food\n  таблетки: help.medicine\n  пенсіонери: audiences.elderly\n  Центр: '-'\n  Інше: '-'\n  спілка: kinds.ngo\n";
    let plan = mapped(table, mapping);
    assert_eq!(findings(&plan), "");
    let new = &plan.files.iter().find(|file| file.new.contains("name: Нова")).unwrap().new;
    for said in ["help: food", "help: medicine", "- elderly", "kind: ngo"] {
        assert!(new.contains(said), "{said}: {new}");
    }
    assert!(!new.contains("areas"), "{new}");
    let plan = mapped(table, "terms:\n  Пайки: fod\n");
    assert!(findings(&plan).contains("error[import-mapping]"), "{}", findings(&plan));
}

#[test]
fn a_column_of_lunch_breaks_belongs_to_the_hours_of_its_row() {
    for (heading, hours, lunch, said) in [
        ("Обід", "пн-пт 8:00-17:00", "12:00-12:45", "Mo-Fr 08:00-12:00,12:45-17:00"),
        ("Обід", "пн-пт 9-18", "з 13:00 до 14:00", "Mo-Fr 09:00-13:00,14:00-18:00"),
        (
            "Обідня перерва",
            "пн-чт 8:00-17:00, пт 8:00-15:45",
            "12.00-12.45",
            "Mo-Th 08:00-12:00,12:45-17:00; Fr 08:00-12:00,12:45-15:45",
        ),
        ("Перерва", "пн-пт 9:00-17:00", "без перерви", "Mo-Fr 09:00-17:00"),
        ("Обід", "пн-пт 9:00-17:00", "немає", "Mo-Fr 09:00-17:00"),
    ] {
        let plan =
            of(&format!("Назва;Вид;Графік роботи;{heading}\nНова;ngo;\"{hours}\";{lunch}\n"));
        assert_eq!(findings(&plan), "", "{hours} {lunch}");
        assert!(only(&plan).contains(&format!("hours: {said}\n")), "{lunch}: {}", only(&plan));
    }
    let plan = of("Назва;Вид;Графік роботи;Обід\nНова;ngo;пн-пт 9:00-17:00;за графіком\n");
    assert!(findings(&plan).contains("error[import-hours]"), "{}", findings(&plan));
}
