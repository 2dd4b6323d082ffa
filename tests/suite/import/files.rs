//! Foreign files, made in the test: the same rows as CSV, XLSX and ODS.

use std::io::{Cursor, Write};

use rust_xlsxwriter::{Format, Formula, Workbook, Worksheet};

/// A cell of a workbook.
#[derive(Clone)]
pub(crate) enum Cell {
    Text(String),
    Number(f64),
    /// A serial number that is shown as a date.
    Day(f64),
    /// A formula that gave an error.
    Fault,
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<f64> for Cell {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}

/// Makes a CSV file of rows of text.
pub(crate) fn csv(rows: &[Vec<String>], separator: &str) -> Vec<u8> {
    let quoted = |cell: &String| format!("\"{}\"", cell.replace('"', "\"\""));
    let line = |row: &Vec<String>| row.iter().map(quoted).collect::<Vec<_>>().join(separator);
    rows.iter().map(|row| line(row) + "\r\n").collect::<String>().into_bytes()
}

/// Makes a workbook of one sheet.
pub(crate) fn xlsx(sheet: &str, rows: &[Vec<Cell>]) -> Vec<u8> {
    workbook(&[(sheet, rows)])
}

/// Makes a workbook.
pub(crate) fn workbook(sheets: &[(&str, &[Vec<Cell>])]) -> Vec<u8> {
    let mut book = Workbook::new();
    for (name, rows) in sheets {
        fill(book.add_worksheet().set_name(*name).unwrap(), rows);
    }
    book.save_to_buffer().unwrap()
}

fn fill(page: &mut Worksheet, rows: &[Vec<Cell>]) {
    let day = Format::new().set_num_format("dd.mm.yyyy");
    for (r, row) in rows.iter().enumerate() {
        for (c, cell) in row.iter().enumerate() {
            let (r, c) = (u32::try_from(r).unwrap(), u16::try_from(c).unwrap());
            match cell {
                Cell::Text(text) if text.is_empty() => continue,
                Cell::Text(text) => page.write_string(r, c, text).unwrap(),
                Cell::Number(number) => page.write_number(r, c, *number).unwrap(),
                Cell::Day(serial) => page.write_number_with_format(r, c, *serial, &day).unwrap(),
                Cell::Fault => {
                    page.write_formula(r, c, Formula::new("=1/0").set_result("#DIV/0!")).unwrap()
                }
            };
        }
    }
}

/// Makes an OpenDocument spreadsheet of one sheet.
pub(crate) fn ods(sheet: &str, rows: &[Vec<Cell>]) -> Vec<u8> {
    let escaped =
        |text: &str| text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;");
    let cell = |cell: &Cell| match cell {
        Cell::Text(text) if text.is_empty() => "<table:table-cell/>".to_owned(),
        Cell::Text(text) => format!(
            "<table:table-cell office:value-type=\"string\"><text:p>{}</text:p></table:table-cell>",
            escaped(text)
        ),
        Cell::Number(n) | Cell::Day(n) => format!(
            "<table:table-cell office:value-type=\"float\" office:value=\"{n}\"><text:p>{n}</text:p></table:table-cell>"
        ),
        Cell::Fault => "<table:table-cell/>".to_owned(),
    };
    let row = |row: &Vec<Cell>| {
        format!("<table:table-row>{}</table:table-row>", row.iter().map(cell).collect::<String>())
    };
    let rows = rows.iter().map(row).collect::<String>();
    ods_of("", &format!("<table:table table:name=\"{}\">{rows}</table:table>", escaped(sheet)))
}

/// Makes an OpenDocument spreadsheet of styles and tables in its own notation.
pub(crate) fn ods_of(styles: &str, tables: &str) -> Vec<u8> {
    let content = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-content \
         xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
         xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" \
         xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" \
         xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" office:version=\"1.2\">\
         <office:automatic-styles>{styles}</office:automatic-styles>\
         <office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    );
    let kind = "application/vnd.oasis.opendocument.spreadsheet";
    let manifest = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><manifest:manifest \
         xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\">\
         <manifest:file-entry manifest:full-path=\"/\" manifest:media-type=\"{kind}\"/>\
         <manifest:file-entry manifest:full-path=\"content.xml\" manifest:media-type=\"text/xml\"/>\
         </manifest:manifest>"
    );
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let stored =
        zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, text) in
        [("mimetype", kind), ("content.xml", &content), ("META-INF/manifest.xml", &manifest)]
    {
        zip.start_file(name, stored).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}
