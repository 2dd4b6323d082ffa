//! The rows of a workbook, written one after the other into the sheets of a frame (ECMA-376-1, 18.3.1.73 and 18.4.8).
//!
//! rust_xlsxwriter makes the frame: properties, styles, headings, widths, filters. It would keep every cell of ten
//! thousand organisations in a tree of 140 MB, or in temporary files, which no format may touch; so only the rows are
//! ours. One row of samples in each sheet of the frame says which number a style has, and gives its place to the rows.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{Cursor, Read, Write};

use quick_xml::escape::partial_escape;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use rust_xlsxwriter::utility::column_number_to_name;

use super::cells::{DAY, LITERAL, NUMBER, SAMPLED, TEXT, day, fitting};
use crate::base::maps::{HashMap, HashMapExt};
use crate::site::export::csv::runs;
use crate::site::export::tables::{Cell, Table};

/// Where a workbook keeps the texts of its cells, each once.
const STRINGS: &str = "xl/sharedStrings.xml";
/// How many characters of a sheet are put together before they are compressed.
const PIECE: usize = 64 * 1024;
/// From here on more time makes a sheet no smaller: 10,000 organisations take 1.42 MB here and 1.43 MB at 6, in twice the time.
const LEVEL: i64 = 5;

type Book = ZipWriter<Cursor<Vec<u8>>>;

/// Puts the rows of each table into the sheet of the frame that has its place; `more` says where a text goes on that no cell
/// can hold. Returns nothing for a frame that lacks what rows need.
pub(super) fn filled(
    frame: &[u8],
    tables: Vec<Table<'_>>,
    more: impl Fn() -> String,
) -> Option<Vec<u8>> {
    let mut frame = ZipArchive::new(Cursor::new(frame)).ok()?;
    let mut book = ZipWriter::new(Cursor::new(Vec::new()));
    let texts = read(&mut frame, STRINGS)?;
    let mut strings = Strings::after(&texts)?;
    let names = (1..).map(|number| format!("xl/worksheets/sheet{number}.xml"));
    let mut sheets: BTreeMap<String, Table<'_>> = names.zip(tables).collect();
    for number in 0..frame.len() {
        let name = frame.name_for_index(number)?.ok()?.into_owned();
        if let Some(table) = sheets.remove(&name) {
            let sheet = read(&mut frame, &name)?;
            begin(&mut book, &name)?;
            Rows::of(&sheet, &mut strings, &more)?.write(&sheet, table, &mut book)?;
        } else if name != STRINGS {
            book.raw_copy_file(frame.by_index_raw(number).ok()?).ok()?;
        }
    }
    // All texts are known when all sheets are written.
    begin(&mut book, STRINGS)?;
    strings.write(&mut book)?;
    book.finish().ok().filter(|_| sheets.is_empty()).map(Cursor::into_inner)
}

fn read(frame: &mut ZipArchive<Cursor<&[u8]>>, name: &str) -> Option<String> {
    let mut xml = String::new();
    frame.by_name(name).ok()?.read_to_string(&mut xml).ok()?;
    Some(xml)
}

fn begin(book: &mut Book, name: &str) -> Option<()> {
    let compressed = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    book.start_file(name, compressed.compression_level(Some(LEVEL))).ok()
}

/// The texts of a workbook, each once and with a number.
struct Strings<'t> {
    /// What stands before and behind the numbers of texts, and the texts of the frame.
    frame: [&'t str; 2],
    numbers: HashMap<String, usize>,
    xml: String,
    first: usize,
    cells: usize,
}

impl<'t> Strings<'t> {
    /// Goes on behind the texts of a frame.
    fn after(xml: &'t str) -> Option<Self> {
        let (head, rest) = xml.split_once(" count=\"")?;
        let (_, items) = rest.split_once('>')?;
        let (items, _) = items.rsplit_once("</sst>")?;
        let first = items.matches("<si>").count();
        let frame = [head, items];
        Some(Self { frame, numbers: HashMap::new(), xml: String::new(), first, cells: first })
    }

    /// Returns the number of a text.
    fn number(&mut self, text: &str) -> usize {
        self.cells += 1;
        if let Some(number) = self.numbers.get(text) {
            return *number;
        }
        let number = self.first + self.numbers.len();
        self.numbers.insert(text.to_owned(), number);
        // Without this mark a reader may drop spaces and line ends at both ends.
        let is_padded =
            text.starts_with(char::is_whitespace) || text.ends_with(char::is_whitespace);
        let keep = if is_padded { " xml:space=\"preserve\"" } else { "" };
        let _ = write!(self.xml, "<si><t{keep}>{}</t></si>", escaped(text));
        number
    }

    fn write(self, book: &mut Book) -> Option<()> {
        let [head, items] = self.frame;
        let (cells, texts) = (self.cells, self.first + self.numbers.len());
        write!(book, "{head} count=\"{cells}\" uniqueCount=\"{texts}\">{items}").ok()?;
        write!(book, "{}</sst>", self.xml).ok()
    }
}

/// Writes the rows of one sheet.
struct Rows<'s, 't, M> {
    styles: [&'s str; SAMPLED.len()],
    strings: &'s mut Strings<'t>,
    more: &'s M,
}

impl<'s, 't, M: Fn() -> String> Rows<'s, 't, M> {
    /// Reads from the samples of a sheet what its styles are called.
    fn of(sheet: &'s str, strings: &'s mut Strings<'t>, more: &'s M) -> Option<Self> {
        let (_, samples) = sheet.split_once("<c r=\"A2\"")?;
        let mut styles = samples.split(" s=\"").skip(1).filter_map(|rest| rest.split('"').next());
        let mut found = [""; SAMPLED.len()];
        for style in &mut found {
            *style = styles.next()?;
        }
        Some(Self { styles: found, strings, more })
    }

    /// Writes the sheet with the rows of a table in place of the samples.
    fn write(mut self, sheet: &str, table: Table<'_>, book: &mut Book) -> Option<()> {
        let (head, samples) = sheet.split_once("<row r=\"2\"")?;
        let (_, tail) = samples.split_once("</row>")?;
        let (before, size) = head.split_once("<dimension ref=\"")?;
        let (_, behind) = size.split_once('"')?;
        let columns: Vec<String> =
            (0u16..).zip(table.widths()).map(|(n, _)| column_number_to_name(n)).collect();
        let (rows, last) = (table.rows(), columns.last()?);
        let mut xml = String::new();
        let _ = write!(xml, "{before}<dimension ref=\"A1:{last}{}\"{behind}", rows.len() + 1);
        for (number, cells) in (2usize..).zip(rows) {
            let _ = write!(xml, "<row r=\"{number}\">");
            for (column, cell) in columns.iter().zip(cells) {
                self.cell((column, number), cell, &mut xml);
            }
            xml.push_str("</row>");
            if xml.len() > PIECE {
                book.write_all(xml.as_bytes()).ok()?;
                xml.clear();
            }
        }
        write!(book, "{xml}{tail}").ok()
    }

    fn cell(&mut self, (column, row): (&str, usize), cell: Cell<'_>, xml: &mut String) {
        let (style, value) = match cell {
            Cell::Text(text) if text.is_empty() => return,
            Cell::Text(text) => {
                let shown = fitting(&text, self.more);
                return self.text(
                    (column, row),
                    if runs(&text) { LITERAL } else { TEXT },
                    &shown,
                    xml,
                );
            }
            Cell::Number(number) => (NUMBER, number),
            Cell::Day(date) => match day(date) {
                Ok(day) => (DAY, day.to_excel()),
                // A spreadsheet's calendar begins in 1900.
                Err(_) => return self.text((column, row), TEXT, &date.to_string(), xml),
            },
        };
        let style = self.styles[style];
        let _ = write!(xml, "<c r=\"{column}{row}\" s=\"{style}\"><v>{value}</v></c>");
    }

    fn text(&mut self, (column, row): (&str, usize), style: usize, text: &str, xml: &mut String) {
        let (style, number) = (self.styles[style], self.strings.number(text));
        let _ = write!(xml, "<c r=\"{column}{row}\" s=\"{style}\" t=\"s\"><v>{number}</v></c>");
    }
}

/// Escapes a text: what would be taken for XML, and what a workbook would take for its own way to write a character that XML
/// does not know (`_x000D_`, ECMA-376-1, 22.9.2.19). Characters that XML does not know are written in that way.
fn escaped(text: &str) -> Cow<'_, str> {
    let is_foreign = |c: char| c.is_control() && !matches!(c, '\n' | '\t');
    if !text.contains("_x") && !text.contains(is_foreign) {
        return partial_escape(text);
    }
    let mut escaped = String::with_capacity(text.len() + 16);
    for (at, c) in text.char_indices() {
        match c {
            '_' if is_code(&text.as_bytes()[at..]) => escaped.push_str("_x005F_"),
            c if is_foreign(c) => {
                let _ = write!(escaped, "_x{:04X}_", u32::from(c));
            }
            c => escaped.push(c),
        }
    }
    Cow::Owned(partial_escape(&escaped).into_owned())
}

fn is_code(bytes: &[u8]) -> bool {
    matches!(bytes, [b'_', b'x', digits @ .., ] if digits.len() > 4
        && digits[4] == b'_' && digits[..4].iter().all(u8::is_ascii_hexdigit))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_cannot_pass_for_markup_or_for_a_character() {
        assert_eq!(escaped("<a> & \"b\""), "&lt;a&gt; &amp; \"b\"");
        assert_eq!(escaped("_x000D_ _x00_ _xZZZZ_"), "_x005F_x000D_ _x00_ _xZZZZ_");
        assert_eq!(escaped("a\rb\nc"), "a_x000D_b\nc");
    }

    #[test]
    fn every_text_stands_once() {
        let mut strings =
            Strings::after("<sst count=\"1\" uniqueCount=\"1\"><si><t>Назва</t></si></sst>")
                .unwrap();
        assert_eq!(["а", "б", "а"].map(|text| strings.number(text)), [1, 2, 1]);
        assert_eq!(strings.cells, 4);
        assert_eq!(strings.xml, "<si><t>а</t></si><si><t>б</t></si>");
    }
}
