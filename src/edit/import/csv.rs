//! CSV in: the separator, the encoding and the quotes are what the file has.

use super::asked::{Asked, Read};
use super::input::Input;
use super::place::{ImportFinding, Place};
use super::table;
use super::table::{Cell, Held, Table};
use crate::base::diag::Code;
use crate::base::names::SourcePath;
use crate::content::parse::text;

/// What may part columns.
const SEPARATORS: [u8; 3] = [b';', b',', b'\t'];
/// Of how many rows the separator is told.
const ROWS: usize = 10;
/// More rows than this are no list of organisations.
const MOST_ROWS: usize = 100_000;

/// Tells a CSV file by its name.
pub(super) fn is_it(input: &Input) -> bool {
    !input.is_folder && matches!(input.extension().as_str(), "csv" | "tsv" | "txt")
}

/// Reads it.
pub(super) fn read_drafts(input: &Input, asked: &Asked<'_>) -> Read {
    let (tables, findings) = tables(input);
    let mut read =
        if tables.is_empty() { Read::default() } else { table::read_sheets(&tables, asked) };
    read.findings.splice(0..0, findings);
    read
}

/// Returns its one table.
pub(super) fn tables(input: &Input) -> (Vec<Table>, Vec<ImportFinding>) {
    match decoded(&input.name, input.bytes()) {
        (Some(text), findings) => (vec![parse_table(&input.name, &text)], findings),
        (None, findings) => (Vec::new(), findings),
    }
}

/// Decodes a file: UTF-8, UTF-16 with its mark, or what can only be Windows-1251.
fn decoded(name: &str, bytes: &[u8]) -> (Option<String>, Vec<ImportFinding>) {
    let place = Place::file(name);
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        let (text, _, is_broken) = encoding_rs::UTF_16LE.decode(bytes);
        let refused = || vec![place.finding(Code::Utf16)];
        return if is_broken { (None, refused()) } else { (Some(text.into_owned()), Vec::new()) };
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return (Some(text.strip_prefix('\u{feff}').unwrap_or(text).to_owned()), Vec::new());
    }
    let diagnostics = text::decode(&SourcePath::new(name), bytes).diagnostics;
    let code = diagnostics.sorted().first().map_or(Code::InvalidUtf8, |diagnostic| diagnostic.code);
    if code == Code::Windows1251 {
        let (text, _, _) = encoding_rs::WINDOWS_1251.decode(bytes);
        return (Some(text.into_owned()), vec![place.finding(Code::ImportEncoding)]);
    }
    (None, vec![place.finding(code)])
}

/// Returns the table of a file whose first heading is a plain word: the sign behind it parts columns.
pub(super) fn plain_table(input: &Input) -> Option<Table> {
    let (text, _) = decoded(&input.name, input.bytes());
    let text = text?;
    let sign = text.bytes().find(|byte| !byte.is_ascii_alphanumeric() && *byte != b'_')?;
    let separator = SEPARATORS.into_iter().find(|own| *own == sign)?;
    Some(rows_parted(&input.name, &text, separator))
}

fn parse_table(name: &str, text: &str) -> Table {
    // Excel writes the separator on a line of its own, which is no row of the list.
    let announced = text.lines().next().and_then(|line| line.strip_prefix("sep="));
    let separator = announced.and_then(|sign| sign.bytes().next());
    let separator = separator.unwrap_or_else(|| separator_of(text));
    rows_parted(name, text, separator)
}

fn rows_parted(name: &str, text: &str, separator: u8) -> Table {
    let place = Place::file(name);
    let is_announced = text.starts_with("sep=");
    let mut rows = Vec::new();
    let mut number = 0;
    let mut all = records(text, separator);
    for (blank, record) in all.by_ref().take(MOST_ROWS) {
        number += blank + 1;
        let is_note = number == 1 && is_announced;
        let cell = |(column, text): (usize, &str)| Cell {
            place: Place { row: Some(number), column: Some(column), ..place.clone() },
            held: if text.trim().is_empty() { Held::Nothing } else { Held::Text(text.to_owned()) },
        };
        let cells: Vec<Cell> = record.iter().enumerate().map(cell).collect();
        if !is_note && cells.iter().any(|cell| cell.held != Held::Nothing) {
            rows.push(cells);
        }
    }
    let over = all.next().map(|_| table::too_many(&place));
    Table { left: over.into_iter().collect(), place, rows, ..Table::default() }
}

/// Goes through the records; with each comes how many empty lines stood before it, which a spreadsheet counts.
fn records(text: &str, separator: u8) -> impl Iterator<Item = (usize, csv::StringRecord)> {
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(separator)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut record = csv::StringRecord::new();
    std::iter::from_fn(move || {
        let start = usize::try_from(reader.position().byte()).unwrap_or(usize::MAX);
        // Reading from memory cannot fail, and the text is sound UTF-8.
        reader.read_record(&mut record).ok().filter(|is_there| *is_there)?;
        let rest = text.get(start..).unwrap_or_default();
        let blank = &rest[..rest.len() - rest.trim_start_matches(['\r', '\n']).len()];
        // The end of the record before may still stand here.
        let lines = blank.matches('\n').count().max(blank.matches('\r').count());
        let own = usize::from(start > 0 && !text[..start].ends_with('\n') && lines > 0);
        Some((lines - own, record.clone()))
    })
}

/// Returns the separator that gives the first rows the most columns.
fn separator_of(text: &str) -> u8 {
    let columns = |separator: &u8| {
        records(text, *separator).take(ROWS).map(|(_, record)| record.len()).sum::<usize>()
    };
    // Of equals the first counts.
    SEPARATORS.into_iter().rev().max_by_key(columns).unwrap_or(b';')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<(usize, Vec<String>)> {
        let table = parse_table("a.csv", text);
        let row = |row: &Vec<Cell>| {
            (row[0].place.row.unwrap_or_default(), row.iter().map(Cell::text).collect())
        };
        table.rows.iter().map(row).collect()
    }

    #[test]
    fn rows_are_counted_as_a_spreadsheet_counts_them() {
        let text = "а;б\r\n\r\n\"в\nг\";д\r\n;\r\nе;є\r\n";
        let rows = shown(text);
        let numbers: Vec<usize> = rows.iter().map(|(number, _)| *number).collect();
        assert_eq!(numbers, [1, 3, 5]);
        assert_eq!(rows[1].1, ["в\nг", "д"]);
    }

    #[test]
    fn the_separator_is_the_one_that_parts_the_most() {
        for (text, separator) in [
            ("а;б;в\n1,5;2;3", b';'),
            ("а,б\n\"1;2\",3", b','),
            ("а\tб\n1,2\t3", b'\t'),
            ("сама назва", b';'),
        ] {
            assert_eq!(separator_of(text), separator, "{text}");
        }
        assert_eq!(shown("sep=,\nа,б\n"), [(2, vec!["а".to_owned(), "б".to_owned()])]);
    }
}
