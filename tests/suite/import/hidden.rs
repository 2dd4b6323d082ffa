//! What is hidden in a workbook is somebody's to show: it is left out, named, and taken only when asked for.

use std::io::{Cursor, Read as _, Write as _};

use rust_xlsxwriter::{Workbook, Worksheet};
use snapbox::{IntoData, str};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use super::files::ods_of;
use super::{findings, planned, run, text};
use crate::site::site;

const ROWS: [[&str; 4]; 4] = [
    ["Назва", "Вид", "Телефони", "Адреса"],
    ["Перший", "ngo", "1501", "вул. Прикладна, 1"],
    ["Укриття", "ngo", "1502", "вул. Прикладна, 2"],
    ["Третій", "ngo", "1503", "вул. Прикладна, 3"],
];

fn fill(sheet: &mut Worksheet) {
    for (r, row) in ROWS.iter().enumerate() {
        for (c, cell) in row.iter().enumerate() {
            sheet.write(u32::try_from(r).unwrap(), u16::try_from(c).unwrap(), *cell).unwrap();
        }
    }
}

/// A workbook whose third row and fourth column are hidden, and a hidden sheet of its own.
fn xlsx() -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("Перелік").unwrap();
    fill(sheet);
    sheet.set_row_hidden(2).unwrap().set_column_hidden(3).unwrap();
    let sheet = book.add_worksheet().set_name("Притулки & інше").unwrap();
    fill(sheet);
    sheet.set_hidden(true);
    book.save_to_buffer().unwrap()
}

/// The same in the notation of OpenDocument, where the last row is behind a filter and a group is folded away.
fn ods() -> Vec<u8> {
    let cell = |text: &str| {
        format!(
            "<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>"
        )
    };
    let row = |n: usize, more: &str| {
        let cells: String = ROWS[n].iter().map(|text| cell(text)).collect();
        format!("<table:table-row{more}>{cells}</table:table-row>")
    };
    let tables = format!(
        "<table:table table:name=\"Перелік\" table:style-name=\"ta1\">\
         <table:table-column table:number-columns-repeated=\"3\"/>\
         <table:table-column-group table:display=\"false\"><table:table-column/></table:table-column-group>\
         <table:table-row table:number-rows-repeated=\"2\"><table:table-cell/></table:table-row>{}{}{}{}</table:table>\
         <table:table table:name=\"Притулки\" table:style-name=\"ta2\">{}{}</table:table>",
        row(0, ""),
        row(1, ""),
        row(2, " table:visibility=\"collapse\""),
        row(3, " table:visibility=\"filter\""),
        row(0, ""),
        row(2, ""),
    );
    let style = |name: &str, shown: bool| {
        format!(
            "<style:style style:name=\"{name}\" style:family=\"table\"><style:table-properties table:display=\"{shown}\"/></style:style>"
        )
    };
    ods_of(&(style("ta1", true) + &style("ta2", false)), &tables)
}

#[test]
fn hidden_sheets_rows_and_columns_of_a_workbook_are_left_out_and_named() {
    let plan = planned(&site(), "a.xlsx", &xlsx());
    snapbox::assert_data_eq!(
        findings(&plan),
        str![[r#"
-D warning[import-hidden] the column is hidden, so it was not taken
3 warning[import-hidden] the row is hidden, so it was not taken
- warning[import-hidden] the sheet is hidden, so it was not taken

"#]]
        .unordered()
    );
    let new: String = plan.files.iter().map(|file| file.new.as_str()).collect();
    assert_eq!(plan.files.len(), 2);
    assert!(!new.contains("Прикладна") && !new.contains("Укриття"), "{new}");
    let heading = plan.findings.iter().find_map(|finding| finding.place.field.as_deref());
    assert_eq!(heading, Some("Адреса"));
    let sheets: Vec<_> = plan.findings.iter().filter_map(|f| f.place.sheet.as_deref()).collect();
    assert!(sheets.contains(&"Притулки & інше"), "{sheets:?}");
}

#[test]
fn what_opendocument_hides_folds_away_or_filters_is_left_out_and_named() {
    let plan = planned(&site(), "a.ods", &ods());
    let said = findings(&plan);
    for line in [
        "D warning[import-hidden] the column",
        "5 warning[import-hidden] the row",
        "6 warning[import-hidden] the row",
        "- warning[import-hidden] the sheet",
    ] {
        assert!(said.contains(line), "{line}:\n{said}");
    }
    assert_eq!((plan.files.len(), plan.findings.len()), (1, 4), "{said}");
    assert_eq!(plan.files[0].new, "---\nname: Перший\nkind: ngo\nphones:\n- number: '1501'\n---\n");
}

#[test]
fn an_option_takes_what_is_hidden() {
    for (name, bytes) in [("a.xlsx", xlsx()), ("a.ods", ods())] {
        let folder = site().on_disk();
        folder.put(name, &bytes);
        let (code, report) = run(&folder, name, &["--hidden", "--yes"]);
        assert_eq!((code, &report["remarks"]), (Some(0), &serde_json::json!([])), "{name}");
        let shelter = text(&folder, "content/organisations/ukryttia.md");
        assert!(shelter.contains("вул. Прикладна, 2"), "{name}: {shelter}");
    }
}

#[test]
fn the_form_keeps_its_lists_to_itself() {
    let form = site().build().remove("join.xlsx").unwrap();
    let said = findings(&planned(&site(), "join.xlsx", &form));
    assert!(!said.contains("import-hidden"), "{said}");
}

/// The same workbook with another text in one of its parts.
fn with(part: &str, from: &str, to: &str) -> Vec<u8> {
    let mut book = ZipArchive::new(Cursor::new(xlsx())).unwrap();
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    for number in 0..book.len() {
        let mut file = book.by_index(number).unwrap();
        let name = file.name().unwrap().into_owned();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).unwrap();
        if name == part {
            let text = String::from_utf8(bytes).unwrap();
            assert!(text.contains(from), "{text}");
            bytes = text.replace(from, to).into_bytes();
        }
        out.start_file(name, SimpleFileOptions::default()).unwrap();
        out.write_all(&bytes).unwrap();
    }
    out.finish().unwrap().into_inner()
}

#[test]
fn what_is_hidden_is_found_however_the_file_names_its_sheets() {
    let plain = findings(&planned(&site(), "a.xlsx", &xlsx()));
    for target in ["/xl/worksheets/sheet1.xml", "xl/worksheets/sheet1.xml", "worksheets/SHEET1.xml"]
    {
        let bytes = with("xl/_rels/workbook.xml.rels", "worksheets/sheet1.xml", target);
        let plan = planned(&site(), "a.xlsx", &bytes);
        // Where nothing can be told of what is hidden, nothing is taken.
        let said = findings(&plan);
        assert!(said == plain || said.contains("could not be read"), "{target}: {said}");
        assert!(!plan.files.iter().any(|file| file.new.contains("1502")), "{target}");
    }
}
