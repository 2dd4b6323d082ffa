//! `data/`: the records themselves, one file a kind, as JSON and as CSV, with a schema each and one package around them.
//!
//! Comes in: what is public. Goes out: rows whose keys are those of the content's own files. A row stands on one line of the
//! JSON, so a difference between two days is a list of lines. In the CSV a list or a record is a cell of JSON; nothing
//! there is guarded against spreadsheets, which `list.csv` is for.

mod package;
mod rows;
mod shape;

use serde_json::json;

use crate::fields::{Shape, table};
use crate::json::Object;
use crate::locale::Lang;
use crate::messages::Messages;
use crate::sink::Sink;

use super::Material;
pub(super) use package::{head, package};

/// One kind of rows.
struct Table {
    /// Its name, which is that of its files.
    name: &'static str,
    shape: &'static Shape,
    rows: for<'a> fn(&'a Material<'a>) -> Box<dyn Iterator<Item = Object<'a>> + 'a>,
}

/// Every kind, in the order of the package.
static TABLES: [Table; 5] = [
    Table { name: "organisations", shape: &table::ORGANISATION, rows: rows::organisations },
    Table { name: "services", shape: &table::SERVICE, rows: rows::services },
    Table { name: "meetings", shape: &table::MEETING, rows: rows::meetings },
    Table { name: "needs", shape: &table::NEED, rows: rows::needs },
    // The vocabularies, which the others refer to.
    Table { name: "terms", shape: &table::TERM, rows: rows::terms },
];

/// Writes the JSON of one kind, by its place in the list.
pub(super) fn json<const PLACE: usize>(material: &Material<'_>, sink: &mut Sink<'_>) {
    TABLES[PLACE].json(material, sink);
}

/// Writes the CSV of one kind.
pub(super) fn csv<const PLACE: usize>(material: &Material<'_>, sink: &mut Sink<'_>) {
    TABLES[PLACE].csv(material, sink);
}

/// Writes the schema of one kind.
pub(super) fn schema<const PLACE: usize>(material: &Material<'_>, buffer: &mut Vec<u8>) {
    TABLES[PLACE].schema(material, buffer);
}

impl Table {
    /// Writes the rows as JSON.
    fn json(&self, material: &Material<'_>, sink: &mut Sink<'_>) {
        let site = &material.public.site;
        let head = Object::new()
            .with("$schema", format!("{}.schema.json", self.name))
            .with("title", &site.title)
            .with("date", site.today.to_string())
            .with("is_record", site.is_record)
            .with("source", &site.base_url)
            .with("publisher", site.publisher.as_ref().map(|publisher| &publisher.name))
            .with("licence", site.licence.as_ref())
            .with("language", material.lang().to_string());
        head.write(sink.buffer());
        crate::json::list("rows", (self.rows)(material), sink, |row, buffer| row.write(buffer));
    }

    /// Writes the rows as CSV: commas, no byte order mark, CRLF (RFC 4180).
    fn csv(&self, material: &Material<'_>, sink: &mut Sink<'_>) {
        let columns: Vec<&str> = self.columns(Lang::EN).iter().map(|column| column.name).collect();
        let rows = (self.rows)(material);
        super::exact::table(&columns, rows, sink);
    }

    /// Writes the schema of the JSON.
    fn schema(&self, material: &Material<'_>, buffer: &mut Vec<u8>) {
        let lang = material.lang();
        let schema = shape::file(self.shape, &self.title(lang), lang);
        let text = format!("{:#}\n", json!(schema));
        buffer.extend_from_slice(text.as_bytes());
    }

    fn columns(&self, lang: Lang) -> Vec<shape::Property> {
        shape::properties(self.shape, lang)
    }

    /// Names the rows in words.
    fn title(&self, lang: Lang) -> String {
        Messages::of_program(lang).say(&format!("format-data-{}-json", self.name), &[])
    }
}
