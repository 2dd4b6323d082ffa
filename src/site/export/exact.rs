//! Tables for programs: commas, no byte order mark, CRLF, quotes where RFC 4180 wants them, and nothing added to a cell.

use csv::{Terminator, Writer, WriterBuilder};

use crate::base::json::Object;
use crate::base::sink::Sink;

/// Why writing a table succeeds.
pub(super) const WRITTEN: &str = "a sink takes everything, and every record has the same length";

/// Writes the heading and the rows; what a row does not say is an empty cell.
pub(super) fn write_table<'a>(
    columns: &[&str],
    rows: impl Iterator<Item = Object<'a>>,
    sink: &mut Sink<'_>,
) {
    let mut writer = writer(sink);
    writer.write_record(columns).expect(WRITTEN);
    let mut records = 1;
    for row in rows {
        // Most rows are made in the order of their columns: the next value is looked for behind the last.
        let mut place = 0;
        for column in columns {
            let cell = row.find(column, &mut place).map(crate::base::json::Json::cell);
            writer.write_field(&*cell.unwrap_or_default()).expect(WRITTEN);
        }
        writer.write_record(None::<&[u8]>).expect(WRITTEN);
        records += 1;
    }
    writer.flush().expect(WRITTEN);
    drop(writer);
    sink.note_records(records);
}

/// Writes records of texts.
pub(super) fn write_records<const COLUMNS: usize>(
    records: impl Iterator<Item = [impl AsRef<str>; COLUMNS]>,
    sink: &mut Sink<'_>,
) {
    let mut writer = writer(sink);
    let mut count = 0;
    for record in records {
        let cells = record.iter().map(|cell| cell.as_ref().as_bytes());
        writer.write_record(cells).expect(WRITTEN);
        count += 1;
    }
    writer.flush().expect(WRITTEN);
    drop(writer);
    sink.note_records(count);
}

fn writer<'s, 'a>(sink: &'s mut Sink<'a>) -> Writer<&'s mut Sink<'a>> {
    WriterBuilder::new().terminator(Terminator::CRLF).from_writer(sink)
}
