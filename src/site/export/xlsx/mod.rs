//! `list.xlsx`: the tables of the list as one workbook, a sheet a topic (ECMA-376, parts 1 and 2).
//!
//! Comes in: the tables, row by row. Goes out: the bytes of the package; a row is written and let go, so a list of ten
//! thousand organisations takes the memory of its texts. The head of each sheet stays in view and filters, columns have a
//! width of their own, phones and codes are text. Every text is written as a string and never as a formula; one that would
//! run if somebody edited its cell bears the mark of a text. No clock is asked: the same content gives the same bytes.

mod book;
mod cells;
mod package;
mod sheet;
mod strings;
mod styles;

use book::Book;
use package::Package;
use sheet::Sheet;
use strings::Strings;

use super::export_context::ExportContext;
use super::tables::Table;

/// Writes the whole list.
pub(super) fn write_list(context: &ExportContext<'_>, buffer: &mut Vec<u8>) {
    let mut tables = vec![Table::of_services(context), Table::of_organisations(context)];
    let public = context.public;
    if !public.needs.is_empty() {
        tables.push(Table::of_needs(context));
    }
    if public.meetings.iter().any(|meeting| !meeting.tasks.is_empty()) {
        tables.push(Table::tasks(context));
    }
    let mut package = Package::default();
    book::write(&Book::from_tables(context, &tables), &mut package);
    styles::write(&mut package);
    let more = || context.words.say("list-cut", &[]);
    let mut strings = Strings::default();
    for (number, table) in (1..).zip(tables) {
        let mut sheet = Sheet { package: &mut package, strings: &mut strings, more: &more };
        sheet.write(number, table, context);
    }
    // All texts are known when all sheets are written.
    strings.write(&mut package);
    buffer.extend_from_slice(&package.finish());
}
