//! How a value becomes a cell.

use jiff::civil::Date;
use rust_xlsxwriter::ExcelDateTime;
use rust_xlsxwriter::XlsxError;
use std::borrow::Cow;

/// The styles of cells, each by its place in [`SAMPLED`].
pub(super) const TEXT: usize = 0;

pub(super) const LITERAL: usize = 1;

pub(super) const NUMBER: usize = 2;

pub(super) const DAY: usize = 3;

pub(super) const SAMPLED: [usize; 4] = [TEXT, LITERAL, NUMBER, DAY];

/// Returns the day that the workbook was made on; workbooks know none before 1900, and a record of such a day is told on its
/// first day.
pub(super) fn day(day: Date) -> Result<ExcelDateTime, XlsxError> {
    let day = day.max(Date::constant(1900, 1, 1));
    let number = |n: i8| u8::try_from(n).expect("months and days are positive");
    let year = u16::try_from(day.year()).expect("it is no year before 1900");
    ExcelDateTime::from_ymd(year, number(day.month()), number(day.day()))
}

/// Returns a text that a cell can hold; one that is too long says where it goes on.
pub(super) fn fitting(text: &str, more: impl Fn() -> String) -> Cow<'_, str> {
    // No text has more units than bytes.
    if text.len() <= LONGEST || text.encode_utf16().count() <= LONGEST {
        return Cow::Borrowed(text);
    }
    let more = more();
    let mut room = LONGEST - more.encode_utf16().count();
    let fits = |c: &char| {
        let fits = c.len_utf16() <= room;
        room -= if fits { c.len_utf16() } else { room };
        fits
    };
    text.chars().take_while(fits).chain(more.chars()).collect()
}

/// The longest text that a cell holds, in UTF-16 units.
pub(super) const LONGEST: usize = 32_767;
