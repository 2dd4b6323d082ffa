//! `data/datapackage.json`: what lies in `data/`, as a Frictionless Data Package.
//!
//! Comes in: the tables. Goes out: each CSV with its columns, size and SHA-256, and what ties one to another. The licence is
//! the site's own word for it; where it names none, none is made up.

use serde_json::{Map, Value, json};

use super::shape::Property;
use super::tables::{DataTable, TABLES};
use crate::site::export::export_context::ExportContext;

/// Writes the package.
pub(in crate::site::export) fn write_package(context: &ExportContext<'_>, buffer: &mut Vec<u8>) {
    let site = &context.public.site;
    let mut package = package_head(context, "perelik", &site.title.main);
    let resources = TABLES.iter().filter_map(|table| resource(context, table));
    package.insert("resources".to_owned(), resources.collect());
    let text = format!("{:#}\n", Value::Object(package));
    buffer.extend_from_slice(text.as_bytes());
}

/// Returns what every package of the site says of itself.
pub(in crate::site::export) fn package_head(
    context: &ExportContext<'_>,
    name: &str,
    title: &str,
) -> Map<String, Value> {
    let site = &context.public.site;
    let mut package = Map::new();
    let mut put = |key: &str, value: Value| package.insert(key.to_owned(), value);
    put("profile", json!("tabular-data-package"));
    put("name", json!(name));
    put("title", json!(title));
    if let Some(description) = &site.description {
        put("description", json!(&*description.main));
    }
    put("homepage", json!(&*site.base_url));
    put("created", json!(format!("{}T00:00:00Z", site.list_day)));
    put("sources", json!([{ "title": &*site.title.main, "path": &*site.base_url }]));
    if let Some(publisher) = &site.publisher {
        put("contributors", json!([{ "title": &*publisher.name.main, "role": "publisher" }]));
    }
    if let Some(licence) = &site.licence {
        put("licenses", json!([{ "title": &**licence, "name": licence_name(licence) }]));
    }
    package
}

/// Writes a licence's name as the specification wants it: without spaces.
fn licence_name(licence: &str) -> String {
    licence.split_whitespace().collect::<Vec<_>>().join("-")
}

/// Returns one table; nothing where the site makes no such file.
fn resource(context: &ExportContext<'_>, table: &DataTable) -> Option<Value> {
    let lang = context.lang();
    let name = table.name;
    let measure = context.measured(&format!("data/{name}.csv"))?;
    let fields: Vec<Value> = table.columns(lang).iter().map(column_schema).collect();
    Some(json!({
        "profile": "tabular-data-resource",
        "name": name,
        "path": format!("{name}.csv"),
        "title": table.title(lang, "csv"),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": measure.bytes,
        "hash": format!("sha256:{}", measure.sha256),
        "dialect": { "delimiter": ",", "lineTerminator": "\r\n", "doubleQuote": true },
        "schema": { "fields": fields, "primaryKey": primary_key(name), "foreignKeys": foreign(name) },
    }))
}

/// A column: what JSON Schema calls a list or an object is JSON in a cell.
fn column_schema(column: &Property) -> Value {
    let kind = column.schema["type"].as_str().unwrap_or("string");
    let format = column.schema["format"].as_str().unwrap_or("default");
    let (kind, format) = if format == "date" { ("date", "default") } else { (kind, format) };
    let mut constraints = Map::new();
    if column.required {
        constraints.insert("required".to_owned(), json!(true));
    }
    for key in ["enum", "pattern"] {
        if let Some(value) = column.schema.get(key) {
            constraints.insert(key.to_owned(), value.clone());
        }
    }
    json!({
        "name": column.name,
        "type": kind,
        "format": format,
        "description": column.about,
        "constraints": constraints,
    })
}

fn primary_key(table: &str) -> Vec<&'static str> {
    match table {
        "services" => vec!["organisation", "id"],
        "terms" => vec!["vocabulary", "id"],
        _ => vec!["id"],
    }
}

fn foreign(table: &str) -> Vec<Value> {
    let to_organisation = || {
        json!({
            "fields": "organisation",
            "reference": { "resource": "organisations", "fields": "id" },
        })
    };
    (table == "services").then(to_organisation).into_iter().collect()
}
