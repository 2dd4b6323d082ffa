//! A thousand rows with fifty faults: each is told at its cell, and the others are imported.

use std::collections::BTreeSet;

use super::files::{Cell, csv, xlsx};
use super::{findings, planned, run};
use crate::site::site;

const HEADINGS: [&str; 9] = [
    "Назва організації",
    "Вид організації",
    "Вид допомоги",
    "Телефони",
    "Код ЄДРПОУ",
    "Ел. пошта",
    "Сайт",
    "Графік роботи",
    "Перевірено",
];
const ROWS: usize = 1000;
/// Every twentieth row has a fault.
const EVERY: usize = 20;

/// What may be wrong, with the column in which it is told.
const FAULTS: [(usize, &str); 10] = [
    (0, ""),
    (1, "астероїд"),
    (2, "Їжа, космос"),
    (3, "050 123-45-6"),
    (3, "3,80501E+11"),
    (4, "12345679"),
    (5, "пошта"),
    (6, "сторінка в мережі"),
    (7, "як домовимося"),
    (8, "31.02.2020"),
];

/// Returns a row of an invented organisation, sound in every cell.
fn sound(number: usize) -> Vec<String> {
    let phone = format!("050 {:03}-{:02}-{:02}", 100 + number / 100, number % 100, 11);
    let cells = [
        format!("Приклад {number:04}"),
        "Громадська організація".to_owned(),
        ["Їжа", "ліки", "Їжа, Ліки"][number % 3].to_owned(),
        phone,
        String::new(),
        format!("a{number}@example.org"),
        "www.example.org".to_owned(),
        ["пн-пт 9:00-17:00", "щодня 8-20", "Mo-Sa 10:00-18:00"][number % 3].to_owned(),
        "27.03.2020".to_owned(),
    ];
    cells.to_vec()
}

/// Returns the table, and the cells in which something is wrong, as a spreadsheet names them.
fn table() -> (Vec<Vec<String>>, BTreeSet<(u64, String)>) {
    let mut rows = vec![HEADINGS.map(str::to_owned).to_vec()];
    let mut faults = BTreeSet::new();
    for number in 0..ROWS {
        let mut row = sound(number);
        if number % EVERY == EVERY / 2 {
            let (column, value) = FAULTS[number / EVERY % FAULTS.len()];
            row[column] = value.to_owned();
            let letter = char::from(b'A' + u8::try_from(column).unwrap());
            faults.insert((number as u64 + 2, letter.to_string()));
        }
        rows.push(row);
    }
    (rows, faults)
}

fn fifty_faults_are_told(name: &str, bytes: &[u8], faults: &BTreeSet<(u64, String)>) {
    let folder = site().without("organisations/dim.yaml").on_disk();
    folder.put(name, bytes);
    let (code, report) = run(&folder, name, &["--yes"]);
    let errors: Vec<(u64, String)> = report["remarks"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|remark| remark["level"] == "error")
        .map(|remark| {
            (remark["row"].as_u64().unwrap(), remark["column"].as_str().unwrap().to_owned())
        })
        .collect();
    assert_eq!((code, errors.len()), (Some(1), 50), "{report:#}");
    assert_eq!(&errors.into_iter().collect::<BTreeSet<_>>(), faults);
    assert_eq!((&report["rows"], &report["left_out"]), (&1000.into(), &50.into()));
    let written = folder.tree("content/organisations");
    assert_eq!(written.len(), 950 + 1);
    let check = folder.run(&["check", "--date", "2020-03-27"]);
    let said = String::from_utf8(check.stdout).unwrap();
    assert_eq!(check.status.code(), Some(0), "{said}");

    let (code, again) = run(&folder, name, &["--yes", "--update", "--similar"]);
    let same = again["files"].as_array().unwrap().iter().filter(|file| file["change"] == "same");
    assert_eq!((code, same.count()), (Some(1), 950));
    assert!(written == folder.tree("content/organisations"));
}

#[test]
fn fifty_faults_among_a_thousand_rows_of_csv_cost_fifty_rows() {
    let (rows, faults) = table();
    fifty_faults_are_told("list.csv", &csv(&rows, ";"), &faults);
}

#[test]
fn fifty_faults_among_a_thousand_rows_of_a_workbook_cost_fifty_rows() {
    let (rows, faults) = table();
    let cells = |row: &Vec<String>| row.iter().map(|cell| Cell::from(cell.as_str())).collect();
    let rows: Vec<Vec<Cell>> = rows.iter().map(cells).collect();
    fifty_faults_are_told("list.xlsx", &xlsx("Перелік", &rows), &faults);
}

#[test]
fn a_table_whose_first_row_is_data_is_told_to_lack_headings() {
    for row in [
        "Фонд «Приклад»,Служба,їжа",
        "Приклад,Служба,050 000-00-01",
        "Приклад,Служба,info@example.org",
        "Приклад,www.example.org,їжа",
    ] {
        let plan = planned(&site(), "a.csv", format!("{row}\nЗразок,Служба,ліки\n").as_bytes());
        let said = findings(&plan);
        assert!(
            said.contains("error[import-no-headings]") && said.lines().count() == 1,
            "{row}: {said}"
        );
    }
    let plan = planned(&site(), "a.csv", "Колір,Вага\nсиній,5\n".as_bytes());
    assert!(findings(&plan).contains("import-no-column"), "{}", findings(&plan));
}

#[test]
fn a_number_of_a_cell_that_is_hidden_elsewhere_is_told_once_with_the_file_that_hides_it() {
    let private = "phones:\n- {number: 050 000-00-07, visibility: private}\n";
    let site = site().bytes("private/dim.yaml", private.as_bytes());
    let plan = planned(
        &site,
        "a.csv",
        "Назва,Вид,Телефон\nФонд «Зразок»,Служба,050 000-00-07\n".as_bytes(),
    );
    let told: Vec<_> = plan
        .findings
        .iter()
        .filter(|one| one.diagnostic.code.as_str() == "private-elsewhere")
        .collect();
    assert_eq!(told.len(), 1, "{}", findings(&plan));
    let words = perelik::base::messages::Messages::of_program(perelik::base::locale::Lang::UK);
    assert!(words.hint(&told[0].diagnostic).unwrap().contains("`private/dim.yaml`"));
    assert!(findings(&plan).starts_with("2C "), "{}", findings(&plan));
}

#[test]
fn advice_on_a_number_in_a_cell_speaks_of_cells() {
    let words = perelik::base::messages::Messages::of_program(perelik::base::locale::Lang::UK);
    for cell in ["хтось 050 000 00 01 або 05", "050 000-00-01 чи 050", "спитати в Оксани"]
    {
        let plan = planned(
            &site(),
            "a.csv",
            format!("Назва,Вид,Телефон\nЗразок,Служба,{cell}\n").as_bytes(),
        );
        for finding in &plan.findings {
            let hint = words.hint(&finding.diagnostic).unwrap_or_default();
            assert!(!hint.contains("`- `") && !hint.contains("`для_чого`"), "{cell}: {hint}");
        }
    }
}

#[test]
fn a_workbook_that_cannot_be_read_is_told_in_words_and_not_in_those_of_a_library() {
    let old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and more";
    for (name, bytes, words) in [
        ("a.xlsx", &old[..], "old Excel"),
        ("a.xls", &old[..], "old Excel"),
        ("a.ods", &b"Hello"[..], "though its name says so"),
        ("a.xlsx", &b"PK\x03\x04 broken"[..], "damaged"),
        ("a.ods", &b"PK\x03\x04 broken"[..], "damaged"),
    ] {
        let said = findings(&planned(&site(), name, bytes));
        assert!(
            said.starts_with("- error[import-unreadable]") && said.contains(words),
            "{name}: {said}"
        );
        assert!(!said.contains("EOCD") && !said.contains("zip"), "{name}: {said}");
    }
}
