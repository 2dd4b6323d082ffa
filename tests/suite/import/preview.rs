//! What an import would do is told before it happens: on a screen, and whole in a report.

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use snapbox::str;

use super::files::{self, Cell};
use super::run;
use crate::site::{Folder, site};

/// A list with a column that nobody knows, a note, and three cells that are not right.
const TABLE: &str = "Назва;Вид;Вид допомоги;Телефони;Години роботи;Внутрішня примітка;Улюблений колір\n\
    Перша;ngo;Їжа;050 000-00-01;пн-пт 9:00-17:00;таємниця;синій\n\
    Друга;ngo;Ліки;050 111-1;;;\n\
    Третя;астероїд;Ліки;050 000-00-03;пн-пт 9:00-17:00;;\n\
    Четверта;ngo;Їжа;050 000-00-04;коли як;;червоний\n\
    Притулок;ngo;;050 000-00-05;;;\n";

fn with_table(table: &str) -> Folder {
    let folder = site().on_disk();
    folder.put("a.csv", table.as_bytes());
    folder
}

fn shown(folder: &Folder, more: &[&str]) -> (Option<i32>, String) {
    let ran = folder.run(&[&["import", "a.csv", "--lang", "en"], more].concat());
    (ran.status.code(), String::from_utf8(ran.stdout).unwrap())
}

#[test]
fn the_preview_opens_with_columns_and_counts_within_eighty_columns() {
    let folder = with_table(TABLE);
    let (code, text) = shown(&folder, &[]);
    assert_eq!(code, Some(1));
    let (opening, rest) = text.split_once("error[").unwrap();
    snapbox::assert_data_eq!(
        opening,
        str![[r#"
column                  field          understood  for example
A “Назва”               name           5 of 5      Перша
B “Вид”                 kind           4 of 5      ngo
C “Вид допомоги”        services.help  4 of 4      Їжа
D “Телефони”            phones         4 of 5      050 000-00-01
E “Години роботи”       hours          2 of 3      пн-пт 9:00-17:00
F “Внутрішня примітка”  private        1 of 1
G “Улюблений колір”     not taken      0 of 2      синій

what           new  changed  unchanged  not taken
organisations  2    0        0          3
services       1    0        0          3
phones         2    0        0          3
opening hours  1    0        0          2


"#]]
    );
    assert!(opening.lines().all(|line| line.chars().count() <= 80), "{opening}");
    assert!(!opening.contains("таємниця"), "what nobody sees is no example");
    assert!(rest.ends_with("unchanged: 0\n"), "{rest}");
    let (_, report) = run(&folder, "a.csv", &[]);
    let counts = serde_json::json!({"new": 2, "changed": 0, "same": 0, "left_out": 3});
    assert_eq!(report["counts"]["organisations"], counts);
    assert_eq!(
        (&report["columns"][3]["cells"], &report["columns"][3]["misunderstood"]),
        (&5.into(), &1.into())
    );
}

#[test]
fn what_is_there_already_counts_as_changed_or_unchanged() {
    let entry = "---\nname: Притулок\nkind: ngo\nservices:\n  - help: food\nhours: Mo-Fr 09:00-17:00\n\
                 phones:\n  - 050 000-00-05\n  - 050 000-00-06\n---\n";
    let folder = site().file("organisations/prytulok.md", entry).on_disk();
    let table = "Назва;Вид;Вид допомоги;Телефони;Години роботи\n\
                 Притулок;ngo;Їжа;050 000-00-05, 050 000-00-06;пн-пт 10:00-17:00\n";
    folder.put("a.csv", table.as_bytes());
    let numbers = |counts: &serde_json::Value| {
        ["new", "changed", "same", "left_out"].map(|key| counts[key].as_u64().unwrap())
    };
    for (more, organisations, hours) in
        [(&["--update"][..], [0, 1, 0, 0], [0, 1, 0, 0]), (&[], [0, 0, 0, 1], [0, 0, 0, 1])]
    {
        let (_, report) = run(&folder, "a.csv", more);
        let counts = &report["counts"];
        assert_eq!(numbers(&counts["organisations"]), organisations);
        assert_eq!(numbers(&counts["hours"]), hours);
        assert_eq!(numbers(&counts["services"]), [0, 0, 1, 0]);
        assert_eq!(numbers(&counts["phones"]), [0, 0, 2, 0]);
    }
}

#[test]
fn remarks_on_whole_rows_are_grouped_too_and_of_many_files_a_few_are_shown() {
    let rows = |word: &str| -> String {
        let row = |n: usize| format!("Фонд номер {n};ngo;{word}\n");
        std::iter::once("Назва;Вид;Вид допомоги\n".to_owned()).chain((0..40).map(row)).collect()
    };
    let folder = with_table(&rows("Їжа"));
    let (code, text) = shown(&folder, &[]);
    assert_eq!(code, Some(0));
    assert_eq!(text.matches("\n+++ ").count(), 10, "{text}");
    assert!(text.contains("\n30 more files change likewise; `--all` shows each\n"), "{text}");
    assert_eq!(shown(&folder, &["--all"]).1.matches("\n+++ ").count(), 40);
    assert_eq!(shown(&folder, &["--yes"]).0, Some(0));
    folder.put("a.csv", rows("Ліки").as_bytes());
    let (code, text) = shown(&folder, &[]);
    assert_eq!(code, Some(0));
    assert_eq!(text.matches("[import-differs]").count(), 1, "{text}");
    assert!(text.contains("\n39 more of the same, in rows such as 3, 4, 5,"), "{text}");
}

#[test]
fn the_report_in_markdown_has_each_remark_beside_its_cell() {
    let folder = with_table(&TABLE.replace("астероїд", "<b>|астероїд"));
    assert_eq!(shown(&folder, &["--report", "звіт.md"]).0, Some(1));
    let report = super::text(&folder, "звіт.md");
    assert!(report.contains("For the editor. Everything the file held is here"), "{report}");
    for line in [
        "| phones | 2 | 0 | 0 | 3 |",
        "| D “Телефони” | phones | 4 of 5 | 050 000-00-01 |",
        "| row 4, column B, “Вид” | &lt;b>\\|астероїд | error | ",
        "| row 3, column D, “Телефони” | 050 111-1 | error | ",
    ] {
        assert!(report.contains(line), "{line}\n{report}");
    }
}

#[test]
fn the_report_as_a_workbook_has_the_rows_of_the_source_with_what_is_said_of_them() {
    let folder = site().on_disk();
    let rows: Vec<Vec<Cell>> =
        TABLE.lines().map(|line| line.split(';').map(Cell::from).collect()).collect();
    folder.put("a.xlsx", &files::xlsx("Аркуш 1", &rows));
    let ran = folder.run(&["import", "a.xlsx", "--lang", "en", "--report", "звіт.XLSX"]);
    assert_eq!(ran.status.code(), Some(1), "{}", String::from_utf8_lossy(&ran.stderr));
    let bytes = std::fs::read(folder.path.join("звіт.XLSX")).unwrap();
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    assert_eq!(book.sheet_names(), ["Summary", "Remarks", "Аркуш 1"]);
    let sheet = book.worksheet_range("Аркуш 1").unwrap();
    let row = |number: usize| sheet.rows().nth(number).unwrap().to_vec();
    let text = |data: &Data| data.to_string();
    assert_eq!(row(0).iter().take(2).map(text).collect::<Vec<_>>(), ["remark", "row"]);
    assert_eq!(text(&row(2)[0]), "");
    assert_eq!(row(2).iter().skip(1).take(3).map(text).collect::<Vec<_>>(), ["2", "Перша", "ngo"]);
    assert!(text(&row(3)[0]).starts_with("D: "), "{:?}", row(3));
    assert_eq!(text(&row(3)[5]), "050 111-1");
}

#[test]
fn a_report_replaces_a_report_and_nothing_else() {
    let folder = with_table(TABLE);
    folder.put("m.md", "мої нотатки".as_bytes());
    for (name, code) in [
        ("звіт.md", 1),
        ("звіт.md", 1),
        ("звіт.xlsx", 1),
        ("звіт.xlsx", 1),
        ("m.md", 2),
        ("a.csv", 2),
        ("звіт.txt", 2),
        ("звіт", 2),
        ("content/organisations/pryklad.md", 2),
        ("content/звіт.md", 2),
        ("themes/звіт.xlsx", 2),
    ] {
        let ran = folder.run(&["import", "a.csv", "--report", name]);
        let said = String::from_utf8_lossy(&ran.stderr).into_owned();
        assert_eq!(ran.status.code(), Some(code), "{name}: {said}");
        assert!(said.contains(name), "{said}");
    }
    assert_eq!(super::text(&folder, "m.md"), "мої нотатки");
    assert_eq!(super::text(&folder, "a.csv"), TABLE);
    // A workbook that is to be imported is no report, also where it has the same end.
    folder.put("a.xlsx", &files::xlsx("Аркуш", &[vec!["Назва".into(), "Вид".into()]]));
    let before = std::fs::read(folder.path.join("a.xlsx")).unwrap();
    assert_eq!(folder.run(&["import", "a.xlsx", "--report", "a.xlsx"]).status.code(), Some(2));
    assert!(std::fs::read(folder.path.join("a.xlsx")).unwrap() == before);
}
