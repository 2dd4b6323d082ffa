//! What one cell says, and what it does not: words for nothing, rounded numbers, cells under no heading, remarks.

use perelik::edit::import::plan::{Allowed, ImportChange};
use snapbox::str;

use super::files::{Cell, ods, xlsx};
use super::{asked, carried_out, findings, only, planned};
use crate::site::site;

const HEAD: &str = "Назва;Вид;Вид допомоги;Телефони";

fn lines(text: &str) -> Vec<u8> {
    text.as_bytes().to_vec()
}

fn row(cells: &[Cell]) -> Vec<Cell> {
    cells.to_vec()
}

#[test]
fn a_word_for_nothing_is_an_empty_cell() {
    for nothing in [
        "-",
        "—",
        "немає",
        "н/д",
        "н.д.",
        "#Н/Д",
        "Відсутній",
        "не має",
        "N/A",
        "дані відсутні",
        "_____",
        "- , -",
    ] {
        let table = format!(
            "{HEAD};Адреса;Сайт;Години;ЄДРПОУ;Ел. пошта;Люди\nНовий;ngo;{0};{0};{0};{0};{0};{0};{0};{0}\n",
            nothing
        );
        let plan = planned(&site(), "a.csv", &lines(&table));
        assert_eq!(findings(&plan), "", "{nothing}");
        assert_eq!(only(&plan), "---\nname: Новий\nkind: ngo\n---\n", "{nothing}");
    }
    // Where a field is needed, a dash is no value, either.
    let plan = planned(&site(), "a.csv", &lines("Назва;Вид;Телефони\nНовий;—;1505\n"));
    assert_eq!(findings(&plan), "2B error[missing-field] `kind` is not filled in\n");
}

#[test]
fn a_contact_within_a_persons_name_is_never_part_of_the_name() {
    let consent = "import-consent] this person's contacts were not taken: there is no consent";
    for (cell, people) in [
        ("Приклад Олена 050 111-11-99", "- name: Приклад Олена\n"),
        ("Приклад О. (067) 111 11 99", "- name: Приклад О.\n"),
        ("Приклад тел. +380671111199", "- name: Приклад\n"),
        ("Приклад Олена olena@example.org", "- name: Приклад Олена\n"),
        ("Голова: Приклад Олена 0501111199", "- name: Приклад Олена\n  role: Голова\n"),
        ("Приклад Олена, бухгалтер 050 111-11-99", "- name: Приклад Олена\n  role: бухгалтер\n"),
        ("Приклад П.; Приклад Р. 050 222-33-44", "- name: Приклад П.\n- name: Приклад Р.\n"),
    ] {
        let table = format!("Назва;Вид;Контактна особа\nНовий;ngo;\"{cell}\"\n");
        let plan = planned(&site(), "a.csv", &lines(&table));
        assert_eq!(findings(&plan), format!("2C warning[{consent}\n"), "{cell}");
        assert_eq!(
            only(&plan),
            format!("---\nname: Новий\nkind: ngo\npeople:\n{people}---\n"),
            "{cell}"
        );
    }
    // A room or a year is no telephone.
    let table = "Назва;Вид;Контактна особа\nНовий;ngo;\"Приклад П., каб. 12\"\n";
    let plan = planned(&site(), "a.csv", &lines(table));
    assert_eq!(findings(&plan), "");
    assert!(only(&plan).contains("role: каб. 12\n"));
}

#[test]
fn a_dash_in_a_column_of_yes_and_no_is_a_no() {
    let table = "Назва;Вид;Люди;people.responsible\nНовий;ngo;Приклад П.;-\n";
    let plan = planned(&site(), "a.csv", &lines(table));
    assert!(only(&plan).contains("  responsible: no\n"), "{}", only(&plan));
}

#[test]
fn an_office_before_a_colon_is_no_part_of_the_name() {
    for (cell, name, role) in [
        ("Директор гімназії: Приклад Софія", "Приклад Софія", Some("Директор гімназії")),
        ("голова: Приклад П. П.", "Приклад П. П.", Some("голова")),
        (
            "в. о. начальника:Приклад Дарина Іванівна",
            "Приклад Дарина Іванівна",
            Some("в. о. начальника"),
        ),
        ("Приклад: усі питання", "'Приклад: усі питання'", None),
    ] {
        let table = format!("Назва;Вид;Люди\nНовий;ngo;{cell}\n");
        let plan = planned(&site(), "a.csv", &lines(&table));
        let role = role.map(|role| format!("  role: {role}\n")).unwrap_or_default();
        let people = format!("people:\n- name: {name}\n{role}---\n");
        assert!(only(&plan).ends_with(&people), "{cell}: {}", only(&plan));
    }
}

#[test]
fn a_free_number_that_lost_its_zero_gets_it_back() {
    for (cell, number) in [
        ("800502280", "0 800 502 280"),
        ("800500335", "0 800 500 335"),
        ("900123456", "0 900 123 456"),
    ] {
        let table = format!("Назва;Вид;Телефони\nНовий;ngo;{cell}\n");
        let plan = planned(&site(), "a.csv", &lines(&table));
        let said = findings(&plan);
        assert!(said.starts_with("2C warning[import-zero]"), "{cell}: {said}");
        let digits: String = only(&plan).chars().filter(char::is_ascii_digit).collect();
        assert_eq!(digits, number.replace(' ', ""), "{cell}");
    }
    // Here the end is missing: 8 050 …, +380 …
    for cell in ["805012345", "380501234"] {
        let table = format!("Назва;Вид;Телефони\nНовий;ngo;{cell}\n");
        let said = findings(&planned(&site(), "a.csv", &lines(&table)));
        assert!(said.starts_with("2C error[bad-phone]"), "{cell}: {said}");
    }
}

#[test]
fn a_rounded_number_is_nobodys_phone() {
    for cell in [3.805e11, 380_671_000_000.0, 380_501_200_000.0, 671_000_000.0, 380_501_234.567] {
        let head = ["Назва", "Вид", "Телефони"].map(Cell::from).to_vec();
        let rows = [head, row(&["Новий".into(), "ngo".into(), cell.into()])];
        for (name, bytes) in [("a.xlsx", xlsx("А", &rows)), ("a.ods", ods("А", &rows))] {
            let plan = planned(&site(), name, &bytes);
            let said = findings(&plan);
            assert!(said.starts_with("2C error[import-cut-number]"), "{cell}: {said}");
            assert_eq!(plan.files.len(), 0, "{cell}");
        }
    }
    for cell in ["380501000000", "3,8E+11", "3,80501Е+11", "38E+10", "380671000000,00"] {
        let table =
            format!("Назва;Вид;Люди;Телефон контактної особи\nНовий;ngo;Приклад П.;{cell}\n");
        let said = findings(&planned(&site(), "a.csv", &lines(&table)));
        assert!(said.starts_with("2D error[import-cut-number]"), "{cell}: {said}");
        let table = format!("Назва;Вид;Телефони\nНовий;ngo;{cell}\n");
        let said = findings(&planned(&site(), "a.csv", &lines(&table)));
        assert!(said.starts_with("2C error[import-cut-number]"), "{cell}: {said}");
    }
    // What a person types, and what ends in fewer zeros, is a number.
    for cell in ["+380501000000", "050 100 00 00", "380501230000", "380501234567.0"] {
        let table = format!("Назва;Вид;Телефони\nНовий;ngo;\"{cell}\"\n");
        assert_eq!(findings(&planned(&site(), "a.csv", &lines(&table))), "", "{cell}");
    }
}

#[test]
fn a_second_value_for_one_field_is_named_and_the_same_one_is_not() {
    let table = "Назва;Вид;Сайт;Сайт;Адреса;Вулиця;Допомога;Години;Години\n\
                 Перший;ngo;one.example.org;two.example.org;вул. Прикладна, 1;вул. Інша, 2;food;пн-пт 9-17;сб 9-12\n\
                 Другий;ngo;one.example.org;one.example.org;вул. Прикладна, 1;;food;;пн-пт 9-17\n";
    let plan = planned(&site(), "a.csv", &lines(table));
    snapbox::assert_data_eq!(
        findings(&plan),
        str![[r#"
2D warning[import-second-value] another column has filled the field `website` with another value, so this cell was not taken
2F warning[import-second-value] another column has filled the field `address.street` with another value, so this cell was not taken
2I warning[import-second-value] another column has filled the field `hours` with another value, so this cell was not taken

"#]]
    );
    assert_eq!(plan.count(ImportChange::New), 2);
    // The same in another order of columns.
    let table = "Назва;Вид;Вулиця;Адреса;Адреса\n\
                 Перший;ngo;вул. Прикладна, 1;вул. Інша, 2;\n\
                 Другий;ngo;вул. Прикладна, 1;вул. Прикладна, 1;вул. Прикладна, 1\n";
    let said = findings(&planned(&site(), "a.csv", &lines(table)));
    assert!(said.starts_with("2D warning[import-second-value]"), "{said}");
    assert_eq!(said.lines().count(), 1, "{said}");
}

#[test]
fn a_cell_under_no_heading_is_named_with_its_place() {
    let table = "Назва;Вид;;Телефони\n\
                 Перший;ngo;вул. Прикладна, 1;1505;зайве;і це\n\
                 Другий;ngo;-;1506\n\
                 ;;сама собою;\n";
    let plan = planned(&site(), "a.csv", &lines(table));
    snapbox::assert_data_eq!(
        findings(&plan),
        str![[r#"
2C warning[import-stray-cell] the column of this cell has no heading, so it was not taken: “вул. Прикладна, 1”
2E warning[import-stray-cell] the column of this cell has no heading, so it was not taken: “зайве”
2F warning[import-stray-cell] the column of this cell has no heading, so it was not taken: “і це”
4C warning[import-stray-cell] the column of this cell has no heading, so it was not taken: “сама собою”

"#]]
    );
    assert_eq!(plan.count(ImportChange::New), 2);
    let rows = vec![
        row(&["Перелік".into(), "".into(), "".into(), "складено 2020".into()]),
        ["Назва", "Вид", "", "Телефони"].map(Cell::from).to_vec(),
        row(&[
            "Перший".into(),
            "ngo".into(),
            17.0.into(),
            1505.0.into(),
            "".into(),
            Cell::Day(43917.0),
        ]),
    ];
    let said = findings(&planned(&site(), "a.xlsx", &xlsx("А", &rows)));
    snapbox::assert_data_eq!(
        said,
        str![[r#"
3C warning[import-stray-cell] the column of this cell has no heading, so it was not taken: “17”
3F warning[import-stray-cell] the column of this cell has no heading, so it was not taken: “2020-03-27”

"#]]
    );
}

#[test]
fn a_remark_is_published_only_where_somebody_says_so() {
    for heading in ["Примітка", "Примітки", "Коментар", "Нотатки", "Notes", "Зауваження оператора"]
    {
        let table = format!(
            "Назва;Вид;{heading};Хто;Коли\nНовий;ngo;керівниця у декреті, не дзвонити;П. Приклад;27.03.2020\n"
        );
        let plan = planned(&site(), "a.csv", &lines(&table));
        assert_eq!(only(&plan), "---\nname: Новий\nkind: ngo\n---\n", "{heading}");
        let hints: Vec<_> = plan.findings.iter().map(|finding| finding.diagnostic.hint).collect();
        assert_eq!(hints.len(), 3, "{heading}");
        assert_eq!(hints[0], Some("private"), "{heading}");
        let left: Vec<_> = plan.columns.iter().filter(|column| column.field.is_none()).collect();
        assert_eq!(left.len(), 3, "{heading}");
    }
    let table = "Назва;Вид;Службова примітка;Не для публікації;Примітка\nНовий;ngo;не дзвонити;у декреті;вхід з двору\n";
    let mapping = "columns:\n  Примітка: address.note\n";
    let plan = asked(&site(), "a.csv", &lines(table), Some(mapping), Allowed::default());
    assert_eq!(findings(&plan), "");
    snapbox::assert_data_eq!(
        only(&plan),
        str![[r#"
---
name: Новий
kind: ngo
address:
  note: вхід з двору
private: |-
  не дзвонити
  у декреті
---

"#]]
    );
    assert!(plan.columns.iter().all(|column| column.field.is_some()));
    assert_eq!(plan.columns[2].example, None);
    for (path, bytes) in carried_out(&site(), &plan).build() {
        assert!(!String::from_utf8_lossy(&bytes).contains("не дзвонити"), "{path}");
    }
}

#[test]
fn a_row_that_is_not_for_everybody_by_a_column_nobody_took_is_not_taken() {
    let table = |heading: &str, word: &str| {
        format!("Назва;Вид;Телефон;{heading}\nНовий;ngo;050 000-00-01;{word}\n")
    };
    for (heading, word) in [
        ("Кому видно", "нікому"),
        ("Кому видно", "Службам"),
        ("Доступ", "private"),
        ("Примітка", "не публікувати"),
        ("Позначка", "не поширювати"),
    ] {
        let plan = planned(&site(), "a.csv", &lines(&table(heading, word)));
        assert!(plan.files.is_empty(), "{heading}: {word}");
        assert!(findings(&plan).contains("import-not-public"), "{heading}: {}", findings(&plan));
    }
    for (heading, word) in
        [("Кому видно", "усім"), ("Примітка", "вхід з двору"), ("Доступ", "вільний")]
    {
        let plan = planned(&site(), "a.csv", &lines(&table(heading, word)));
        assert!(!findings(&plan).contains("import-not-public"), "{heading}: {word}");
        assert!(only(&plan).contains("050 000-00-01"), "{heading}: {word}");
    }
    // What the guess of a mapping file leaves out is no decision about such words; a remark may be left out.
    let left = "columns:\n  Кому видно: '-'\n";
    let plan = asked(
        &site(),
        "a.csv",
        &lines(&table("Кому видно", "нікому")),
        Some(left),
        Allowed::default(),
    );
    assert!(findings(&plan).contains("import-not-public"), "{}", findings(&plan));
    let left = "columns:\n  Примітка: '-'\n";
    let plan = asked(
        &site(),
        "a.csv",
        &lines(&table("Примітка", "не передавати")),
        Some(left),
        Allowed::default(),
    );
    assert!(!findings(&plan).contains("import-not-public"), "{}", findings(&plan));
    let said = "columns:\n  Кому видно: телефони.кому_видно\n";
    let plan = asked(
        &site(),
        "a.csv",
        &lines(&table("Кому видно", "нікому")),
        Some(said),
        Allowed::default(),
    );
    assert!(only(&plan).contains("visibility: private"), "{}", only(&plan));
}

#[test]
fn times_without_a_day_are_never_every_days() {
    for cell in
        ["9:00-18:00", "09:00-18:00", "9:00-13:00, 14:00-18:00", "з 8-00 до 17-00", "08:00+"]
    {
        let table = format!("Назва;Вид;Години\nНовий;ngo;{cell}\n");
        let plan = planned(&site(), "a.csv", &lines(&table));
        assert!(
            findings(&plan).starts_with("2C error[import-hours]"),
            "{cell}: {}",
            findings(&plan)
        );
        assert_eq!(plan.files.len(), 0, "{cell}");
    }
    for (cell, hours) in [
        ("24/7", "24/7"),
        ("щодня 9:00-18:00", "Mo-Su 09:00-18:00"),
        ("цілодобово", "Mo-Su 00:00-24:00"),
    ] {
        let table = format!("Назва;Вид;Години\nНовий;ngo;{cell}\n");
        let plan = planned(&site(), "a.csv", &lines(&table));
        assert!(only(&plan).contains(&format!("hours: {hours}\n")), "{cell}: {}", only(&plan));
    }
}

#[test]
fn each_number_of_a_cell_is_a_phone_of_its_own() {
    for (cell, phones) in [
        ("0501111113 0671111113", "- number: 050 111-11-13\n- number: 067 111-11-13\n"),
        ("050 111 11 13 (067 111 11 13)", "- number: 050 111-11-13\n- number: 067 111-11-13\n"),
        (
            "050 111 11 13 (склад, 067 111 11 13)",
            "- number: 050 111-11-13\n- number: 067 111-11-13\n  label: склад\n",
        ),
        ("т/ф (06264) 5-00-01", "- number: 06264 5-00-01\n  label: телефон і факс\n"),
        (
            "факс: 050 111-11-13, 067 111-11-13",
            "- number: 050 111-11-13\n  type: fax\n- number: 067 111-11-13\n",
        ),
    ] {
        let table = format!("Назва;Вид;Телефони\nНовий;ngo;\"{cell}\"\n");
        let plan = planned(&site(), "a.csv", &lines(&table));
        assert_eq!(findings(&plan), "", "{cell}");
        assert!(
            only(&plan).ends_with(&format!("phones:\n{phones}---\n")),
            "{cell}: {}",
            only(&plan)
        );
    }
}

#[test]
fn a_number_without_its_area_code_takes_its_neighbours_and_that_is_said() {
    let table = "Назва;Вид;Телефони\nНовий;ngo;\"(06264) 5-00-00, 5-00-01\"\n";
    let plan = planned(&site(), "a.csv", &lines(table));
    assert_eq!(
        findings(&plan),
        "2C warning[import-area-code] the number has no area code; the one of the number beside it was taken: `06264 5-00-01`\n"
    );
    assert!(only(&plan).ends_with("- number: 06264 5-00-00\n- number: 06264 5-00-01\n---\n"));
    // A mobile number lends nothing.
    let table = "Назва;Вид;Телефони\nНовий;ngo;\"050 111 22 33, 41-55-56\"\n";
    let said = findings(&planned(&site(), "a.csv", &lines(table)));
    assert!(said.starts_with("2C error[bad-phone]"), "{said}");
}

#[test]
fn two_columns_of_degrees_are_one_place_on_the_map() {
    for (head, cells) in [
        ("Широта;Довгота", "48,73;37,58"),
        ("lat;lon", "48.73;37.58"),
        ("Довгота;Широта", "37.58;48.73"),
        ("Координати;Примітка", "48.73, 37.58;"),
        ("Координати;Примітка", "48,73 37,58;"),
    ] {
        let table = format!("Назва;Вид;Адреса;{head}\nНовий;ngo;вул. Прикладна, 1;{cells}\n");
        let plan = planned(&site(), "a.csv", &lines(&table));
        assert!(only(&plan).contains("  location: 48.73, 37.58\n"), "{head}: {}", only(&plan));
    }
    let table = "Назва;Вид;Адреса;Широта;Довгота\nНовий;ngo;вул. Прикладна, 1;48,73;-\n";
    let said = findings(&planned(&site(), "a.csv", &lines(table)));
    assert!(said.starts_with("2D error[bad-location]"), "{said}");
}

#[test]
fn a_row_of_totals_is_no_organisation() {
    for total in ["Усього;;2", "Разом: 2;;", "ВСЬОГО організацій;2;", ";;Усього"]
    {
        let table = format!("Назва;Вид;Телефони\nНовий;ngo;1505\n{total}\n");
        let plan = planned(&site(), "a.csv", &lines(&table));
        assert!(findings(&plan).contains("advice[import-total]"), "{total}: {}", findings(&plan));
        assert_eq!((plan.files.len(), plan.has_faults()), (1, false), "{total}");
    }
    // An organisation may be called so.
    let table = "Назва;Вид;Телефони\nРазом;ngo;1505\n";
    assert_eq!(findings(&planned(&site(), "a.csv", &lines(table))), "");
}

#[test]
fn a_merged_cell_holds_for_each_of_its_rows() {
    let texts = [
        ["Вид", "Назва", "Телефони"],
        ["ngo", "Перший", "1505"],
        ["", "Другий", "1506"],
        ["", "Третій", "1507"],
    ];
    let mut book = rust_xlsxwriter::Workbook::new();
    let page = book.add_worksheet();
    let plain = rust_xlsxwriter::Format::new();
    page.merge_range(1, 0, 3, 0, "ngo", &plain).unwrap();
    for (r, row) in (0_u32..).zip(&texts) {
        for (c, text) in
            (0_u16..).zip(row).filter(|(c, text)| !text.is_empty() && (r, *c) != (1, 0))
        {
            page.write_string(r, c, *text).unwrap();
        }
    }
    let cell = |text: &str| {
        match text {
        "" => "<table:covered-table-cell/>".to_owned(),
        "ngo" => "<table:table-cell table:number-rows-spanned=\"3\" office:value-type=\"string\"><text:p>ngo</text:p></table:table-cell>".to_owned(),
        text => format!("<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>"),
    }
    };
    let row =
        |row: &[&str; 3]| format!("<table:table-row>{}</table:table-row>", row.map(cell).concat());
    let ods = super::files::ods_of(
        "",
        &format!(
            "<table:table table:name=\"А\">{}</table:table>",
            texts.iter().map(row).collect::<String>()
        ),
    );
    for (name, bytes) in [("a.xlsx", book.save_to_buffer().unwrap()), ("a.ods", ods)] {
        let plan = planned(&site(), name, &bytes);
        assert_eq!(findings(&plan), "", "{name}");
        assert_eq!(plan.files.len(), 3, "{name}");
        assert!(plan.files.iter().all(|file| file.new.contains("kind: ngo\n")), "{name}");
    }
}

#[test]
fn what_stood_hidden_in_a_merged_cell_stays_hidden() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let page = book.add_worksheet();
    let plain = rust_xlsxwriter::Format::new();
    for (c, text) in (0_u16..).zip(["Назва", "Вид", "Адреса"]) {
        page.write_string(0, c, text).unwrap();
    }
    page.merge_range(1, 2, 2, 2, "вул. Прикладна, 99", &plain).unwrap();
    for (r, name) in [(1, "Схований"), (2, "Видимий")] {
        page.write_string(r, 0, name).unwrap();
        page.write_string(r, 1, "ngo").unwrap();
    }
    page.set_row_hidden(1).unwrap();
    let plan = planned(&site(), "a.xlsx", &book.save_to_buffer().unwrap());
    assert!(!only(&plan).contains("Прикладна"), "{}", only(&plan));
}
