//! `data/hsds/datapackage.json`: the tables as a tabular data package.

use serde_json::{Map, Value, json};

use super::tables::{HsdsTable, TABLES};
use crate::site::export::data::package::package_head;
use crate::site::export::export_context::ExportContext;

/// Columns that hold something else than a text, and what.
const TYPES: [(&str, &str); 14] = [
    ("year_incorporated", "number"),
    ("extension", "number"),
    ("latitude", "number"),
    ("longitude", "number"),
    ("minimum_age", "number"),
    ("maximum_age", "number"),
    ("timezone", "number"),
    ("count", "number"),
    ("interval", "number"),
    ("assured_date", "date"),
    ("valid_from", "date"),
    ("valid_to", "date"),
    ("opens_at", "time"),
    ("closes_at", "time"),
];

/// Writes the package.
pub(in crate::site::export) fn write_package(context: &ExportContext<'_>, buffer: &mut Vec<u8>) {
    let mut package = package_head(context, "human_services_data", &context.public.site.title.main);
    package.insert("version".to_owned(), json!("3.1"));
    let resources: Vec<Value> = TABLES.iter().filter_map(|t| resource(context, t)).collect();
    package.insert("resources".to_owned(), Value::Array(resources));
    let text = format!("{:#}\n", Value::Object(package));
    buffer.extend_from_slice(text.as_bytes());
}

fn resource(context: &ExportContext<'_>, table: &HsdsTable) -> Option<Value> {
    let measure = context.measured(&format!("data/hsds/{}", table.file))?;
    let fields: Vec<Value> =
        table.columns.iter().map(|column| column_schema(table, column)).collect();
    Some(json!({
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": table.file,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": measure.bytes,
        "hash": format!("sha256:{}", measure.sha256),
        "schema": { "fields": fields, "primaryKey": "id", "foreignKeys": foreign(context, table) },
    }))
}

fn column_schema(table: &HsdsTable, column: &str) -> Value {
    let kind = TYPES.iter().find(|(name, _)| *name == column).map_or("string", |(_, kind)| kind);
    let is_id = column == "id" || column.ends_with("_id") && column != "tax_id";
    let mut field = Map::new();
    field.insert("name".to_owned(), json!(column));
    field.insert("type".to_owned(), json!(kind));
    if is_id {
        field.insert("format".to_owned(), json!("uuid"));
    }
    let mut constraints = Map::new();
    if table.required.contains(&column) {
        constraints.insert("required".to_owned(), json!(true));
    }
    if column == "id" {
        constraints.insert("unique".to_owned(), json!(true));
    }
    field.insert("constraints".to_owned(), Value::Object(constraints));
    Value::Object(field)
}

/// A column `phone_id` names a row of the table `phone`, if that is made.
fn foreign(context: &ExportContext<'_>, table: &HsdsTable) -> Vec<Value> {
    let key = |column: &&'static str| {
        let name = column.strip_suffix("_id")?;
        let name = name.strip_prefix("parent_").unwrap_or(name);
        let other = TABLES.iter().find(|other| other.name == name)?;
        context
            .makes(&format!("data/hsds/{}", other.file))
            .then(|| json!({ "fields": column, "reference": { "resource": name, "fields": "id" } }))
    };
    table.columns.iter().filter_map(key).collect()
}
