//! Cells of phones as foreign tables have them: each gives its numbers, or its row is refused.

use super::{findings, planned};
use crate::site::site;

/// A cell, a tab, what it means: numbers with `#` their extension, `^` what answers, `!` who may see them, `=` their label, `@` their hours, parted by
/// semicolons; `refused`, or nothing at all.
const CELLS: &str =
    include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/tables/phone_cells.tsv"));

#[test]
fn every_cell_of_the_table_gives_exactly_its_numbers_or_is_refused() {
    let rows: Vec<(&str, &str)> = CELLS
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(|line| line.split_once('\t').unwrap_or_else(|| panic!("{line}")))
        .collect();
    assert!(rows.len() >= 200, "{}", rows.len());
    let mut table = "Назва;Вид;Вид допомоги;Телефони\n".to_owned();
    for (number, (cell, _)) in rows.iter().enumerate() {
        let cell = cell.replace("\\n", "\n");
        table.push_str(&format!("ГО «Приклад {number}»;ngo;Їжа;\"{cell}\"\n"));
    }
    let plan = planned(&site(), "phones.csv", table.as_bytes());
    let mut wrong = String::new();
    for (number, (cell, meaning)) in rows.iter().enumerate() {
        let name = format!("name: ГО «Приклад {number}»\n");
        let file = plan.files.iter().find(|file| file.new.contains(&name));
        let read = file.map_or("refused".to_owned(), |file| phones(&file.new));
        if read != *meaning {
            wrong.push_str(&format!("{cell}\n  wanted: {meaning}\n  read:   {read}\n"));
        }
    }
    assert!(wrong.is_empty(), "{wrong}{}", findings(&plan));
}

/// Returns the phones of an entry in the notation of the table.
fn phones(entry: &str) -> String {
    let lines = entry.lines().skip_while(|line| *line != "phones:").skip(1);
    let mut read = String::new();
    for line in lines.take_while(|line| line.starts_with("- ") || line.starts_with(' ')) {
        let (key, value) = line[2..].split_once(": ").unwrap_or_else(|| panic!("{line}"));
        let sign = match key {
            "number" if read.is_empty() => "",
            "number" => " ; ",
            "extension" => " #",
            "type" => " ^",
            "visibility" => " !",
            "label" => " =",
            "hours" => " @",
            other => panic!("{other}"),
        };
        read.push_str(sign);
        read.push_str(value.trim_matches(['\'', '"']));
    }
    read
}
