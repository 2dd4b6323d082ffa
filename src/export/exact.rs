//! Tables for programs: commas, no byte order mark, CRLF, quotes where RFC 4180 wants them, and nothing added to a cell.

use crate::json::Object;

/// Writes the heading and the rows; what a row does not say is an empty cell.
pub(super) fn table<'a>(
    columns: &[&str],
    rows: impl Iterator<Item = Object<'a>>,
    buffer: &mut Vec<u8>,
) {
    let mut writer = writer(buffer);
    // Writing to memory cannot fail, and every record has the same length.
    let _ = writer.write_record(columns);
    for row in rows {
        for column in columns {
            let cell = row.get(column).map(crate::json::Json::cell).unwrap_or_default();
            let _ = writer.write_field(&*cell);
        }
        let _ = writer.write_record(None::<&[u8]>);
    }
    let _ = writer.flush();
}

/// Writes records of texts.
pub(super) fn records<const COLUMNS: usize>(
    records: impl Iterator<Item = [String; COLUMNS]>,
    buffer: &mut Vec<u8>,
) {
    let mut writer = writer(buffer);
    for record in records {
        let _ = writer.write_record(record);
    }
    let _ = writer.flush();
}

fn writer(buffer: &mut Vec<u8>) -> csv::Writer<&mut Vec<u8>> {
    csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(buffer)
}
