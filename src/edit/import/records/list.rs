//! A list of records, whatever form it was saved in.

use std::sync::Arc;

use serde_json::{Map, Value};

/// A list of records. The first has the number 1; of JSON lines it is that of the line.
pub(in crate::edit::import) struct RecordList {
    /// Where it stands in the file, if that is not the whole of it.
    pub(in crate::edit::import) way: Option<String>,
    /// The records.
    pub(in crate::edit::import) records: Vec<ListRecord>,
    /// What its kind of file calls a field, beside the usual words: the word and the way to the field.
    pub(in crate::edit::import) words: &'static [(&'static str, &'static str)],
}

/// A record of a list.
pub(in crate::edit::import) struct ListRecord {
    /// The number by which it is told.
    pub(in crate::edit::import) number: usize,
    /// The file that is the whole of it.
    pub(in crate::edit::import) file: Option<Arc<str>>,
    /// What it says.
    pub(in crate::edit::import) fields: Map<String, Value>,
}
