//! Sheets for the editors' own desk, first that of calls: a row an entry, what is written about it, and room for what was said.
//!
//! It is made for those who call and is no file of the site. `import` reads it again by its first cell.

use rust_xlsxwriter::{
    Color, DataValidation, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder,
    Workbook, Worksheet, XlsxError,
};

use crate::base::choices::{CallOutcome, Chosen as _};
use crate::base::locale::Lang;
use crate::base::messages::Messages;

/// What the first cell holds, in every language: `import` knows the sheet by it.
pub(crate) const FIRST_CELL: &str = "perelik verify";

/// The messages of the headings, in the order of the columns; the first column holds the key of the row.
pub(crate) const HEADINGS: [&str; 10] = [
    "verify-key",
    "due-name",
    "verify-number",
    "verify-facts",
    "verify-day",
    "verify-outcome",
    "verify-changed",
    "verify-news",
    "verify-who",
    "verify-do-not-call",
];

/// How wide the columns are, in letters.
const WIDTHS: [f64; 10] = [22.0, 26.0, 16.0, 60.0, 12.0, 16.0, 20.0, 36.0, 14.0, 14.0];

/// One row: an entry that is asked about.
pub(crate) struct CallSheetRow {
    /// Which entry, in which state: `id@1a2b3c4d`.
    pub(crate) key: String,
    /// What it is called.
    pub(crate) name: String,
    /// The number to call, or where it stands.
    pub(crate) number: String,
    /// What is written about it, a fact a line.
    pub(crate) facts: String,
    /// Who calls, where that was shared out.
    pub(crate) who: String,
}

/// Writes the sheet; the same bytes for the same rows.
///
/// # Panics
/// Never: names, sizes and lengths keep to the format's limits.
pub(crate) fn call_sheet(rows: &[CallSheetRow], words: &Messages) -> Vec<u8> {
    call_book(rows, words).expect("names, sizes and lengths keep to the format's limits")
}

fn call_book(rows: &[CallSheetRow], words: &Messages) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let made = ExcelDateTime::from_ymd(2020, 1, 1)?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&made));
    let sheet = book.add_worksheet().set_name(words.say("verify-sheet", &[]))?;
    let top = || Format::new().set_text_wrap().set_align(FormatAlign::Top);
    let head = top().set_bold().set_background_color(Color::RGB(0x00DD_E8F0));
    let head = head.set_border(FormatBorder::Thin);
    // Text, so that no spreadsheet takes the zero of a number.
    let cell = top().set_num_format("@").set_border(FormatBorder::Thin);
    sheet.write_string_with_format(0, 0, FIRST_CELL, &top().set_italic())?;
    sheet.write_string(0, 1, words.say("verify-how", &[]))?;
    for ((column, heading), width) in (0_u16..).zip(HEADINGS).zip(WIDTHS) {
        sheet.set_column_width(column, width)?;
        sheet.write_string_with_format(1, column, words.say(heading, &[]), &head)?;
    }
    for (line, row) in (2_u32..).zip(rows) {
        let CallSheetRow { key, name, number, facts, who } = row;
        let empty = "";
        let cells = [key, name, number, facts, empty, empty, empty, empty, who, empty];
        for (column, text) in (0_u16..).zip(cells) {
            sheet.write_string_with_format(line, column, fitting(text), &cell)?;
        }
    }
    offer_outcomes(sheet, words.lang(), rows.len())?;
    sheet.set_freeze_panes(2, 2)?;
    sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
    sheet.set_repeat_rows(1, 1)?;
    book.save_to_buffer()
}

/// Writes rows of text as a workbook of one sheet, the first row as headings; the same bytes for the same rows.
///
/// # Panics
/// Never: names, sizes and lengths keep to the format's limits.
pub(crate) fn plain_sheet<const N: usize>(name: &str, rows: &[[String; N]]) -> Vec<u8> {
    plain_book(name, rows).expect("names, sizes and lengths keep to the format's limits")
}

fn plain_book<const N: usize>(name: &str, rows: &[[String; N]]) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let made = ExcelDateTime::from_ymd(2020, 1, 1)?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&made));
    let sheet = book.add_worksheet().set_name(name)?;
    let cell = || Format::new().set_num_format("@").set_text_wrap().set_align(FormatAlign::Top);
    let head = cell().set_bold().set_background_color(Color::RGB(0x00DD_E8F0));
    for (line, row) in (0_u32..).zip(rows) {
        let format = if line == 0 { head.clone() } else { cell() };
        for (column, text) in (0_u16..).zip(row) {
            sheet.write_string_with_format(line, column, fitting(text), &format)?;
            sheet.set_column_width(column, 24)?;
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
    book.save_to_buffer()
}

/// Returns as much of a text as a cell may hold.
fn fitting(text: &str) -> String {
    const MOST: usize = 32_000;
    text.chars().take(MOST).collect()
}

fn offer_outcomes(sheet: &mut Worksheet, lang: Lang, rows: usize) -> Result<(), XlsxError> {
    let words: Vec<&str> = CallOutcome::CHOICES.iter().map(|choice| choice.word(lang)).collect();
    let offered = DataValidation::new().allow_list_strings(&words)?;
    let offered = offered.show_error_message(false);
    let last = u32::try_from(rows).unwrap_or(u32::MAX - 2).max(1) + 1;
    sheet.add_data_validation(2, 5, last, 5, &offered)?;
    Ok(())
}
