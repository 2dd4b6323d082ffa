//! `list.xlsx`: the tables of the list as one workbook, a sheet a topic. The door of rust_xlsxwriter, which makes all of it
//! but the rows ([`rows`]).
//!
//! The head of each sheet stays in view and filters, columns have a width of their own, phones and codes are text. Every
//! text is written as a string and never as a formula; one that would run if somebody edited its cell bears the mark of
//! a text. The day of the data is the workbook's day, so the same content gives the same bytes.

mod cells;
mod rows;

use cells::{SAMPLED, TEXT, day};

use rust_xlsxwriter::{DocProperties, Format, FormatAlign, Workbook, Worksheet, XlsxError};

use super::material::Material;
use super::tables::Table;
use crate::base::messages::Messages;

/// Writes the whole list.
pub(super) fn list(material: &Material<'_>, buffer: &mut Vec<u8>) {
    let mut tables = vec![Table::services(material), Table::organisations(material)];
    let public = material.public;
    if !public.needs.is_empty() {
        tables.push(Table::needs(material));
    }
    if public.meetings.iter().any(|meeting| !meeting.tasks.is_empty()) {
        tables.push(Table::tasks(material));
    }
    let more = || material.words.say("list-cut", &[]);
    let frame = frame(material, &tables)
        .expect("names, sizes and lengths keep to the format's limits, and memory meets no disk");
    // A file without a word in it would be worse than none: another version may write its XML in another way.
    let bytes = rows::filled(&frame, tables, more)
        .expect("rust_xlsxwriter 0.102 writes sheets and texts as `rows` reads them");
    buffer.extend_from_slice(&bytes);
}

/// Makes the workbook without its rows.
fn frame(material: &Material<'_>, tables: &[Table<'_>]) -> Result<Vec<u8>, XlsxError> {
    let site = &material.public.site;
    let messages = material.words;
    let publisher = site.publisher.as_ref().map(|publisher| &*publisher.name.main);
    let properties = DocProperties::new()
        .set_title(&*site.title.main)
        .set_author(publisher.unwrap_or_default())
        .set_comment(site.licence.as_deref().unwrap_or_default())
        .set_subject(&*site.base_url)
        .set_status(material.stamp.unwrap_or_default())
        .set_creation_datetime(&day(site.today)?);
    let mut workbook = Workbook::new();
    workbook.set_properties(&properties);
    let formats = Formats::new();
    for table in tables {
        let name = messages.say(table.topic, &[]);
        let sheet = workbook.add_worksheet().set_name(name)?;
        head(sheet, table, messages, &formats)?;
        if let Some(stamp) = material.stamp {
            sheet.set_header(format!("&R&B{stamp}"));
        }
    }
    workbook.save_to_buffer()
}

struct Formats {
    head: Format,
    sampled: [Format; SAMPLED.len()],
}

impl Formats {
    fn new() -> Self {
        let top = || Format::new().set_align(FormatAlign::Top);
        // `@` is the spreadsheet's own mark of text: 0501234567 keeps its first digit when it is edited.
        let text = || top().set_text_wrap().set_num_format("@");
        let day = top().set_num_format("dd.mm.yyyy");
        Self { head: text().set_bold(), sampled: [text(), text().set_quote_prefix(), top(), day] }
    }
}

/// Writes the heading of a sheet, and a row of samples that the rows take the place of.
fn head(
    sheet: &mut Worksheet,
    table: &Table<'_>,
    messages: &Messages,
    formats: &Formats,
) -> Result<(), XlsxError> {
    for ((column, heading), width) in (0u16..).zip(table.headings(messages)).zip(table.widths()) {
        sheet.write_string_with_format(0, column, heading, &formats.head)?;
        sheet.set_column_width(column, f64::from(width))?;
        // An empty cell that somebody fills takes the form of its column.
        sheet.set_column_format(column, &formats.sampled[TEXT])?;
    }
    for (column, style) in (0u16..).zip(SAMPLED) {
        sheet.write_blank(1, column, &formats.sampled[style])?;
    }
    let columns = u16::try_from(table.widths().count()).unwrap_or(1).saturating_sub(1);
    let last = u32::try_from(table.len()).unwrap_or(u32::MAX);
    sheet.set_freeze_panes(1, 1)?.set_landscape().set_repeat_rows(0, 0)?;
    sheet.autofilter(0, 0, last, columns)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::cells::{LONGEST, fitting};

    #[test]
    fn a_text_of_any_length_fits_its_cell_and_says_where_it_goes_on() {
        let more = || " (далі на сайті)".to_owned();
        for text in ["щ".repeat(LONGEST), "щ".repeat(LONGEST + 1), "🙂".repeat(20_000)] {
            let cell = fitting(&text, more);
            assert!(cell.encode_utf16().count() <= LONGEST);
            assert_eq!(cell.ends_with("(далі на сайті)"), cell != text);
        }
        assert_eq!(fitting("050", more), "050");
    }
}
