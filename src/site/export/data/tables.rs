//! The kinds of rows, and how each is written.

use serde_json::{Value, json};

use super::{rows, shape};
use crate::base::json::Object;
use crate::base::locale::Lang;
use crate::base::messages::Messages;
use crate::base::sink::Sink;
use crate::content::fields::{Shape, table};
use crate::site::export::exact;
use crate::site::export::export_context::ExportContext;

/// One kind of rows.
pub(crate) struct DataTable {
    /// Its name, which is that of its files.
    pub(crate) name: &'static str,
    /// The fields of a row, but for those that only data have.
    pub(crate) shape: &'static Shape,
    pub(super) rows: for<'a> fn(&'a ExportContext<'a>) -> Box<dyn Iterator<Item = Object<'a>> + 'a>,
}

/// Every kind, in the order of the package.
pub(crate) static TABLES: [DataTable; 5] = [
    DataTable { name: "organisations", shape: &table::ORGANISATION, rows: rows::organisation_rows },
    DataTable { name: "services", shape: &table::SERVICE, rows: rows::service_rows },
    DataTable { name: "meetings", shape: &table::MEETING, rows: rows::meetings },
    DataTable { name: "needs", shape: &table::NEED, rows: rows::need_rows },
    // The vocabularies, which the others refer to.
    DataTable { name: "terms", shape: &table::TERM, rows: rows::term_rows },
];

impl DataTable {
    /// Writes the rows as JSON.
    pub(super) fn write_json(&self, context: &ExportContext<'_>, sink: &mut Sink<'_>) {
        let site = &context.public.site;
        let head = Object::new()
            .with("$schema", format!("{}.schema.json", self.name))
            .with("title", &site.title)
            .with("date", site.list_day.to_string())
            .with("is_record", site.record.is_some())
            .with("source", &site.base_url)
            .with("publisher", site.publisher.as_ref().map(|publisher| &publisher.name))
            .with("licence", site.licence.as_ref())
            .with("language", context.lang().to_string());
        let rows = (self.rows)(context);
        crate::base::json::write_array(&head, "rows", rows, sink, |row, buffer| row.write(buffer));
    }

    /// Writes the rows as CSV: commas, no byte order mark, CRLF (RFC 4180).
    pub(super) fn write_csv(&self, context: &ExportContext<'_>, sink: &mut Sink<'_>) {
        let columns: Vec<&str> = self.columns(Lang::EN).iter().map(|column| column.name).collect();
        let rows = (self.rows)(context);
        exact::write_table(&columns, rows, sink);
    }

    /// Writes the schema of the JSON.
    pub(super) fn write_schema(&self, context: &ExportContext<'_>, buffer: &mut Vec<u8>) {
        let lang = context.lang();
        let schema = shape::file_schema(self.shape, &self.title(lang, "schema-json"), lang);
        let text = format!("{:#}\n", json!(schema));
        buffer.extend_from_slice(text.as_bytes());
    }

    /// Returns the rows as their JSON says them.
    pub(in crate::site::export) fn values(&self, context: &ExportContext<'_>) -> Vec<Value> {
        let value = |row: Object<'_>| {
            let mut text = Vec::new();
            row.write(&mut text);
            serde_json::from_slice(&text).expect("what was just written is JSON")
        };
        (self.rows)(context).map(value).collect()
    }

    /// Returns what a row may say.
    pub(crate) fn columns(&self, lang: Lang) -> Vec<shape::Property> {
        shape::properties(self.shape, lang)
    }

    /// Names one of its files in words: `csv`, `json` or `schema-json`.
    pub(super) fn title(&self, lang: Lang, file: &str) -> String {
        Messages::of_program(lang).say(&format!("format-data-{}-{file}", self.name), &[])
    }
}
