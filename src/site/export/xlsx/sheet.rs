//! One sheet: its frozen head, its columns, its rows one after the other, and how it is printed (ECMA-376-1, 18.3.1.99).

use std::io;

use quick_xml::events::BytesText;

use super::book::MAIN;
use super::cells::{column_letters, fitting, number_of_day};
use super::package::{DECLARATION, Package, Xml, empty_element, xml_piece};
use super::strings::Strings;
use super::styles::Style;
use crate::site::export::csv::runs;
use crate::site::export::export_context::ExportContext;
use crate::site::export::tables::{Cell, Table};

/// How many bytes of rows are put together before they are compressed.
const PIECE: usize = 64 * 1024;

/// Writes sheets.
pub(super) struct Sheet<'s, M> {
    pub(super) package: &'s mut Package,
    /// Where the texts of all sheets go.
    pub(super) strings: &'s mut Strings,
    /// Says where a text goes on that no cell can hold.
    pub(super) more: &'s M,
}

impl<M: Fn() -> String> Sheet<'_, M> {
    /// Writes a table as the sheet of this number.
    pub(super) fn write(&mut self, number: usize, table: Table<'_>, context: &ExportContext<'_>) {
        let columns: Vec<String> =
            (1..).zip(table.widths()).map(|(n, _)| column_letters(n)).collect();
        let last = columns.last().expect("every table has columns");
        let all = format!("A1:{last}{}", table.len() + 1);
        let (headings, widths) = (table.headings(context.words), table.widths().collect());
        self.package.begin(&format!("xl/worksheets/sheet{number}.xml"));
        self.package.push(format!("{DECLARATION}<worksheet xmlns=\"{MAIN}\">").as_bytes());
        self.package.push(&xml_piece(|xml| before_rows(xml, number == 1, &all, widths)));
        self.package.push(b"<sheetData>");
        let mut xml = String::from("<row r=\"1\">");
        for (column, heading) in columns.iter().zip(&headings) {
            self.text_cell((column, 1), Style::Head, heading, &mut xml);
        }
        xml.push_str("</row>");
        self.write_rows(&columns, table, xml);
        self.package.push(b"</sheetData>");
        self.package.push(&xml_piece(|xml| behind_rows(xml, &all, context.stamp)));
        self.package.push(b"</worksheet>");
    }

    /// Writes the rows (18.3.1.73). They hold names of cells and numbers only, so nothing in them is to be escaped.
    fn write_rows(&mut self, columns: &[String], table: Table<'_>, mut xml: String) {
        for (number, cells) in (2usize..).zip(table.rows()) {
            xml.push_str(&format!("<row r=\"{number}\">"));
            for (column, cell) in columns.iter().zip(cells) {
                self.cell((column, number), cell, &mut xml);
            }
            xml.push_str("</row>");
            if xml.len() > PIECE {
                self.package.push(xml.as_bytes());
                xml.clear();
            }
        }
        self.package.push(xml.as_bytes());
    }

    fn cell(&mut self, (column, row): (&str, usize), cell: Cell<'_>, xml: &mut String) {
        let at = (column, row);
        let (style, value) = match cell {
            Cell::Text(text) if text.is_empty() => return,
            Cell::Text(text) => {
                let style = if runs(&text) { Style::Literal } else { Style::Text };
                return self.text_cell(at, style, &fitting(&text, self.more), xml);
            }
            Cell::Number(number) => (Style::Number, number.to_string()),
            Cell::Day(day) => match number_of_day(day) {
                Some(number) => (Style::Day, number.to_string()),
                None => return self.text_cell(at, Style::Text, &day.to_string(), xml),
            },
        };
        let style = style as usize;
        xml.push_str(&format!("<c r=\"{column}{row}\" s=\"{style}\"><v>{value}</v></c>"));
    }

    fn text_cell(
        &mut self,
        (column, row): (&str, usize),
        style: Style,
        text: &str,
        xml: &mut String,
    ) {
        let (style, number) = (style as usize, self.strings.text_index(text));
        xml.push_str(&format!("<c r=\"{column}{row}\" s=\"{style}\" t=\"s\"><v>{number}</v></c>"));
    }
}

/// What stands before the rows: the size, the frozen head and first column, and the columns (18.3.1.35, .88, .66 and .17).
fn before_rows(xml: &mut Xml, is_first: bool, all: &str, widths: Vec<u8>) -> io::Result<()> {
    empty_element(xml, "dimension", &[("ref", all)])?;
    xml.create_element("sheetViews").write_inner_content(|xml| {
        let mut view = xml.create_element("sheetView");
        if is_first {
            view = view.with_attribute(("tabSelected", "1"));
        }
        view.with_attribute(("workbookViewId", "0")).write_inner_content(|xml| {
            let pane = [("xSplit", "1"), ("ySplit", "1"), ("topLeftCell", "B2")];
            let pane = [&pane[..], &[("activePane", "bottomRight"), ("state", "frozen")]].concat();
            empty_element(xml, "pane", &pane)?;
            for (pane, cell) in [("topRight", "B1"), ("bottomLeft", "A2"), ("bottomRight", "B2")] {
                let attributes = [("pane", pane), ("activeCell", cell), ("sqref", cell)];
                empty_element(xml, "selection", &attributes)?;
            }
            Ok(())
        })?;
        Ok(())
    })?;
    empty_element(xml, "sheetFormatPr", &[("defaultRowHeight", "15")])?;
    xml.create_element("cols").write_inner_content(|xml| {
        // An empty cell that somebody fills takes the form of its column.
        let style = (Style::Text as usize).to_string();
        for (number, characters) in (1_usize..).zip(widths) {
            let (number, width) = (number.to_string(), width(characters));
            let place = [("min", &*number), ("max", &*number), ("width", &*width)];
            empty_element(
                xml,
                "col",
                &[&place[..], &[("style", &*style), ("customWidth", "1")]].concat(),
            )?;
        }
        Ok(())
    })?;
    Ok(())
}

/// Returns the width of a column for so many characters: with the 5 pixels around them, a digit of the first font being 7 pixels
/// wide (18.3.1.13).
fn width(characters: u8) -> String {
    let pixels = u32::from(characters) * 7 + 5;
    (f64::from(pixels * 256 / 7) / 256.0).to_string()
}

/// What stands behind the rows: the filter and the printed page (18.3.1.2, .62, .63 and .46), whose head is the stamp of a copy
/// for the desks.
fn behind_rows(xml: &mut Xml, all: &str, stamp: Option<&str>) -> io::Result<()> {
    empty_element(xml, "autoFilter", &[("ref", all)])?;
    let margins = [("left", "0.7"), ("right", "0.7"), ("top", "0.75"), ("bottom", "0.75")];
    let margins = [&margins[..], &[("header", "0.3"), ("footer", "0.3")]].concat();
    empty_element(xml, "pageMargins", &margins)?;
    empty_element(xml, "pageSetup", &[("orientation", "landscape")])?;
    let Some(stamp) = stamp else { return Ok(()) };
    xml.create_element("headerFooter").write_inner_content(|xml| {
        // To the right, in bold; in a head `&&` is the sign itself.
        let head = format!("&R&B{}", stamp.replace('&', "&&"));
        xml.create_element("oddHeader").write_text_content(BytesText::new(&head))?;
        Ok(())
    })?;
    Ok(())
}
