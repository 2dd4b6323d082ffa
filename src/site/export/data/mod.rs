//! `data/`: the records themselves, one file a kind, as JSON and as CSV, with a schema each and one package around them.
//!
//! Comes in: what is public. Goes out: rows whose keys are those of the content's own files. A row stands on one line of the
//! JSON, so a difference between two days is a list of lines. In the CSV a list or a record is a cell of JSON; nothing
//! there is guarded against spreadsheets, which `list.csv` is for.

mod minutes;
pub(super) mod package;
mod rows;
mod shape;
pub(crate) mod tables;

use crate::base::sink::Sink;

use super::export_context::ExportContext;
pub(super) use package::write_package;
use tables::TABLES;

/// Writes the JSON of one kind, by its place in the list.
pub(super) fn write_json<const PLACE: usize>(context: &ExportContext<'_>, sink: &mut Sink<'_>) {
    TABLES[PLACE].write_json(context, sink);
}

/// Writes the CSV of one kind.
pub(super) fn write_csv<const PLACE: usize>(context: &ExportContext<'_>, sink: &mut Sink<'_>) {
    TABLES[PLACE].write_csv(context, sink);
}

/// Writes the schema of one kind.
pub(super) fn write_schema<const PLACE: usize>(context: &ExportContext<'_>, buffer: &mut Vec<u8>) {
    TABLES[PLACE].write_schema(context, buffer);
}
