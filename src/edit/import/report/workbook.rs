//! The report as a workbook: what comes in, the remarks, and the source's own rows with what is said of them.

use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError,
};

use super::contents::{Grid, MARK, Report};
use crate::base::diag::Level;
use crate::base::locale::compare::fold;
use crate::edit::import::table::Table;

/// The longest text that is written into a cell, in characters; a cell holds 32,767 units.
const LONGEST: usize = 16_000;
/// The longest name of a sheet.
const LONGEST_NAME: usize = 31;
/// How wide the columns of a grid are, at most, in characters.
const WIDEST: usize = 60;

/// How cells look.
struct Looks {
    head: Format,
    text: Format,
    wrapped: Format,
    error: Format,
    warning: Format,
}

impl Looks {
    fn new() -> Self {
        // Text, so that no spreadsheet takes the zero of a phone or runs a cell.
        let text = Format::new().set_num_format("@").set_align(FormatAlign::Top);
        let text = text.set_quote_prefix();
        let wrapped = text.clone().set_text_wrap();
        Self {
            head: Format::new().set_bold().set_background_color(Color::RGB(0x00DD_E8F0)),
            error: wrapped.clone().set_background_color(Color::RGB(0x00F8_CFCF)),
            warning: wrapped.clone().set_background_color(Color::RGB(0x00FF_F2CC)),
            text,
            wrapped,
        }
    }

    fn format_for(&self, level: Level) -> &Format {
        match level {
            Level::Error => &self.error,
            Level::Warning => &self.warning,
            Level::Advice | Level::Incomplete => &self.wrapped,
        }
    }
}

/// Writes it.
pub(super) fn report_workbook(report: &Report<'_>) -> Vec<u8> {
    book(report).expect("names, sizes and lengths keep to the format's limits")
}

fn book(report: &Report<'_>) -> Result<Vec<u8>, XlsxError> {
    let looks = Looks::new();
    let mut book = Workbook::new();
    // The same bytes each time: no clock is asked.
    let made = ExcelDateTime::from_ymd(2020, 1, 1)?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&made));
    let mut names = Vec::new();
    let mut name = |wish: &str| free_name(wish, &mut names);
    let summary = book.add_worksheet().set_name(name(&report.counts.title))?;
    let mut row = 0;
    for line in [MARK, &report.title].into_iter().chain(report.head.iter().map(String::as_str)) {
        string(summary, (row, 0), line, &looks.text)?;
        row += 1;
    }
    for (grid, levels) in [(&report.counts, &[][..]), (&report.columns, &[][..])] {
        row = write_grid(summary, row + 1, (grid, levels), &looks)?;
    }
    let remarks = book.add_worksheet().set_name(name(&report.remarks.title))?;
    write_grid(remarks, 0, (&report.remarks, &report.levels), &looks)?;
    remarks.set_freeze_panes(1, 0)?;
    for table in report.tables {
        let wish = table.place.sheet.as_deref().unwrap_or(&table.place.file);
        source_rows(book.add_worksheet().set_name(name(wish))?, table, report, &looks)?;
    }
    book.save_to_buffer()
}

/// Writes a grid from a row on, and returns the row behind it.
fn write_grid(
    sheet: &mut Worksheet,
    first: u32,
    (grid, levels): (&Grid, &[Level]),
    looks: &Looks,
) -> Result<u32, XlsxError> {
    for (column, heading) in (0_u16..).zip(&grid.headings) {
        string(sheet, (first, column), heading, &looks.head)?;
        let cells = grid.rows.iter().filter_map(|row| row.get(usize::from(column)));
        let widest = cells.map(|cell| cell.chars().count()).max().unwrap_or_default();
        let width = widest.max(heading.chars().count()).min(WIDEST);
        let width = u16::try_from(width + 2).expect("narrower than the widest");
        sheet.set_column_width(column, f64::from(width))?;
    }
    let mut at = first + 1;
    for (number, row) in grid.rows.iter().enumerate() {
        for (column, cell) in (0_u16..).zip(row) {
            let look = match levels.get(number) {
                // The cell of the source is what is marked.
                Some(level) if column == 1 => looks.format_for(*level),
                _ => &looks.wrapped,
            };
            string(sheet, (at, column), cell, look)?;
        }
        at += 1;
    }
    Ok(at)
}

/// Writes the rows of a table as they were read: what is said of a row and its number stand before its cells.
fn source_rows(
    sheet: &mut Worksheet,
    table: &Table,
    report: &Report<'_>,
    looks: &Looks,
) -> Result<(), XlsxError> {
    let say = |key: &str| report.words.say(key, &[]);
    string(sheet, (0, 0), &say("import-grid-remark"), &looks.head)?;
    string(sheet, (0, 1), &say("import-grid-row"), &looks.head)?;
    sheet.set_column_width(0, WIDEST as f64)?;
    for (at, cells) in (1_u32..).zip(&table.rows) {
        let Some(row) = cells.first().and_then(|cell| cell.place.row) else { continue };
        let said = report.of_rows.get(&(table.place.sheet.clone(), row));
        let said = said.map(Vec::as_slice).unwrap_or_default();
        let gravest = |column: Option<usize>| {
            let of = said.iter().filter(|f| column.is_none() || f.place.column == column);
            of.map(|finding| finding.diagnostic.level).min()
        };
        if let Some(level) = gravest(None) {
            string(sheet, (at, 0), &report.remarks_of(said), looks.format_for(level))?;
        }
        string(sheet, (at, 1), &row.to_string(), &looks.text)?;
        for cell in cells {
            let Some(column) = cell.place.column else { continue };
            let look = gravest(Some(column)).map_or(&looks.text, |level| looks.format_for(level));
            let column = u16::try_from(column + 2).expect("no table is read so far to the right");
            string(sheet, (at, column), &cell.text(), look)?;
        }
    }
    sheet.set_freeze_panes(1, 2)?;
    Ok(())
}

fn string(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    text: &str,
    look: &Format,
) -> Result<(), XlsxError> {
    let text: String = text.chars().filter(|c| !c.is_control() || *c == '\n').collect();
    let text: String = text.chars().take(LONGEST).collect();
    sheet.write_string_with_format(row, column, text, look)?;
    Ok(())
}

/// Returns a name that a sheet may have and none has yet.
fn free_name(wish: &str, taken: &mut Vec<String>) -> String {
    let plain = |c: char| if "[]:*?/\\'".contains(c) || c.is_control() { ' ' } else { c };
    let wish: String = wish.chars().map(plain).collect();
    let cut = |text: &str, room: usize| text.trim().chars().take(room).collect::<String>();
    let first = cut(&wish, LONGEST_NAME);
    let others = (2_usize..).map(|number| {
        let number = format!(" {number}");
        cut(&wish, LONGEST_NAME - number.len()) + &number
    });
    let mut all = std::iter::once(first).filter(|name| !name.is_empty()).chain(others);
    let free = all.find(|name| !taken.contains(&fold(name))).expect("numbers do not end");
    taken.push(fold(&free));
    free
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sheets_have_names_that_a_workbook_takes() {
        let mut taken = Vec::new();
        let long = "щ".repeat(40);
        for (wish, name) in [
            ("Перелік", "Перелік"),
            ("ПЕРЕЛІК", "ПЕРЕЛІК 2"),
            ("a/b:[c]", "a b  c"),
            ("", " 2"),
            (&long, &long[..62]),
            (&long, &format!("{} 2", &long[..58])),
        ] {
            assert_eq!(free_name(wish, &mut taken), name, "{wish}");
        }
    }
}
