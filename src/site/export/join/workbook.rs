//! `join.xlsx`: the form as a workbook, with lists to choose from: the door of rust_xlsxwriter.

use rust_xlsxwriter::{
    Color, DataValidation, DataValidationErrorStyle, DocProperties, ExcelDateTime, Format,
    FormatAlign, FormatBorder, Formula, Workbook, Worksheet, XlsxError,
};

use crate::site::export::export_context::ExportContext;

use super::questions::{HEADING, MARKS, QUESTIONS, Question, main_messages};
use crate::base::messages::Messages;

/// The last row to fill in, counted from zero.
const LAST: u32 = 203;
/// The first row to fill in.
const FIRST: u32 = 3;

/// Writes the form.
pub(in crate::site::export) fn write(context: &ExportContext<'_>, buffer: &mut Vec<u8>) {
    let bytes = book(context).expect("names, sizes and lengths keep to the format's limits");
    buffer.extend_from_slice(&bytes);
}

fn book(context: &ExportContext<'_>) -> Result<Vec<u8>, XlsxError> {
    let words = main_messages(context);
    let mut book = Workbook::new();
    // The same bytes each time: no clock is asked.
    let made = ExcelDateTime::from_ymd(2020, 1, 1)?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&made));
    let lists = words.say("join-sheet-lists", &[]);
    form_sheet(
        book.add_worksheet().set_name(words.say("join-sheet-form", &[]))?,
        context,
        (&words, &lists),
    )?;
    choices_sheet(book.add_worksheet().set_name(&lists)?, context, &words)?;
    book.save_to_buffer()
}

fn form_sheet(
    sheet: &mut Worksheet,
    context: &ExportContext<'_>,
    (words, lists): (&Messages, &str),
) -> Result<(), XlsxError> {
    let head = Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Top);
    let head = head.set_background_color(Color::RGB(0x00DD_E8F0)).set_border(FormatBorder::Thin);
    let quiet = Format::new().set_italic().set_text_wrap().set_align(FormatAlign::Top);
    let quiet = quiet.set_font_color(Color::RGB(0x0055_5555));
    // Text, so that no spreadsheet takes the zero of a phone or a code.
    let cell = Format::new().set_num_format("@").set_text_wrap().set_align(FormatAlign::Top);
    sheet.write_string_with_format(0, 0, HEADING, &head)?;
    for (row, mark) in (1_u32..).zip(["join-mark-about", "join-mark-example"]) {
        sheet.write_string_with_format(row, 0, words.say(mark, &[]), &quiet)?;
    }
    sheet.set_column_width(0, 18)?;
    for (column, question) in (1_u16..).zip(QUESTIONS) {
        sheet.set_column_width(column, 28)?;
        sheet.set_column_format(column, &cell)?;
        sheet.write_string_with_format(0, column, words.say(question.heading, &[]), &head)?;
        sheet.write_string_with_format(1, column, question.explanation(words), &quiet)?;
        sheet.write_string_with_format(2, column, question.example(context, words), &quiet)?;
        if let Some(offered) = offered(question, context, (words, lists))? {
            sheet.add_data_validation(FIRST, column, LAST, column, &offered)?;
        }
    }
    sheet.set_freeze_panes(1, 2)?;
    sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
    debug_assert!(MARKS.len() == 2);
    Ok(())
}

/// Offers the choices of a question; several may be written with commas, so nothing is forbidden.
fn offered(
    question: &Question,
    context: &ExportContext<'_>,
    (words, lists): (&Messages, &str),
) -> Result<Option<DataValidation>, XlsxError> {
    let Some(column) = with_choices(context, words).position(|other| other.path == question.path)
    else {
        return Ok(None);
    };
    let count = question.choices(context, words).len();
    let letter = char::from(b'A' + u8::try_from(column).expect("few questions have choices"));
    let formula = Formula::new(format!("='{lists}'!${letter}$2:${letter}${}", count + 1));
    let offered = DataValidation::new().allow_list_formula(formula);
    Ok(Some(
        offered.set_error_style(DataValidationErrorStyle::Information).show_error_message(false),
    ))
}

fn with_choices<'a>(
    context: &'a ExportContext<'_>,
    words: &'a Messages,
) -> impl Iterator<Item = &'static Question> + use<'a> {
    QUESTIONS.iter().filter(|question| !question.choices(context, words).is_empty())
}

fn choices_sheet(
    sheet: &mut Worksheet,
    context: &ExportContext<'_>,
    words: &Messages,
) -> Result<(), XlsxError> {
    let bold = Format::new().set_bold();
    for (column, question) in (0_u16..).zip(with_choices(context, words)) {
        sheet.set_column_width(column, 36)?;
        sheet.write_string_with_format(0, column, words.say(question.heading, &[]), &bold)?;
        for (row, choice) in (1_u32..).zip(question.choices(context, words)) {
            sheet.write_string(row, column, &choice)?;
        }
    }
    Ok(())
}
