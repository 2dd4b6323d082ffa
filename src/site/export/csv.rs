//! Tables as CSV for a spreadsheet: `list.csv` and those of the headquarters.
//!
//! A byte order mark and `;` unless the site says otherwise, CRLF and quotes as RFC 4180 has them, days and numbers as
//! the site's main language writes them. A cell that a spreadsheet would run as a formula gets an apostrophe in front
//! (docs/threats.md V24; CWE-1236), which [`unguarded`] takes off again.

use std::borrow::Cow;

use super::exact::WRITTEN;
use super::export_context::ExportContext;
pub(crate) use super::formula::guarded;
pub(in crate::site) use super::formula::runs;
pub use super::formula::unguarded;
use super::tables::{Cell, Table};
use crate::base::locale::Lang;
use crate::base::sink::Sink;
use crate::content::validate::Csv;

/// Writes `list.csv`: one row a service.
pub(super) fn write_list(context: &ExportContext<'_>, sink: &mut Sink<'_>) {
    sheet(context, Table::of_services(context), sink);
}

/// Writes `coverage.csv`.
pub(super) fn write_coverage(context: &ExportContext<'_>, sink: &mut Sink<'_>) {
    sheet(context, Table::coverage(context), sink);
}

/// Writes `needs.csv`.
pub(super) fn write_needs(context: &ExportContext<'_>, sink: &mut Sink<'_>) {
    sheet(context, Table::of_needs(context), sink);
}

/// Writes `tasks.csv`.
pub(super) fn write_tasks(context: &ExportContext<'_>, sink: &mut Sink<'_>) {
    sheet(context, Table::tasks(context), sink);
}

fn sheet(context: &ExportContext<'_>, sheet: Table<'_>, sink: &mut Sink<'_>) {
    let lang = context.lang();
    let headings = sheet.headings(context.words).into_iter().map(Cow::Owned).collect();
    let rows = sheet.rows().map(|row| row.into_iter().map(|cell| cell_text(cell, lang)).collect());
    write_table(context.public.site.csv, std::iter::once(headings).chain(rows), sink);
}

fn cell_text(cell: Cell<'_>, lang: Lang) -> Cow<'_, str> {
    let is_text = matches!(cell, Cell::Text(_));
    let words = cell.in_words(lang);
    if is_text { guarded(words) } else { words }
}

/// Writes a table for a spreadsheet, in the form that the site asks for.
pub(crate) fn write_table<'a>(
    form: Csv,
    records: impl Iterator<Item = Vec<Cow<'a, str>>>,
    sink: &mut Sink<'_>,
) {
    if form.bom {
        sink.buffer().extend_from_slice("\u{feff}".as_bytes());
    }
    let mut writer = csv::WriterBuilder::new()
        .delimiter(form.separator)
        .terminator(csv::Terminator::CRLF)
        .from_writer(&mut *sink);
    let mut count = 0;
    for record in records {
        writer.write_record(record.iter().map(|cell| cell.as_bytes())).expect(WRITTEN);
        count += 1;
    }
    writer.flush().expect(WRITTEN);
    drop(writer);
    sink.note_records(count);
}
