//! The one table of fields, and how bytes become typed records: parse, validate, schema, mend. Pure.

pub mod fields;
pub(crate) mod keys;
pub mod mend;
pub mod parse;
pub mod schema;
pub mod validate;
pub(crate) mod walk;
