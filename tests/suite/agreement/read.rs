//! An output is cut into the parts that each tell of one service or one organisation, as its form is read.

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{Data, Reader as _, Xlsx};
use perelik::site::export::csv::unguarded;
use serde_json::Value;

/// A part of an output: every text in it, a line each.
pub(super) type Part = String;

/// The cells of a CSV file by their headings.
pub(super) fn table(path: &str, bytes: &[u8]) -> Vec<BTreeMap<String, String>> {
    let separator = if path.starts_with("data/") { b',' } else { b';' };
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let mut reader = csv::ReaderBuilder::new().delimiter(separator).from_reader(bytes);
    let headings: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
    let rows = reader.records().map(|row| {
        let row = row.unwrap();
        let cells = row.iter().map(|cell| unguarded(cell).to_owned());
        headings.iter().cloned().zip(cells).collect()
    });
    rows.collect()
}

/// A row on one line a cell; each stands in quotes, as a value of JSON does.
pub(super) fn cells(row: &BTreeMap<String, String>) -> Part {
    row.values().map(|cell| format!("\"{cell}\"\n")).collect()
}

/// The rows of a sheet without its head, counted from 0.
pub(super) fn sheet(bytes: &[u8], number: usize) -> Vec<Part> {
    let mut book = Xlsx::new(Cursor::new(bytes)).unwrap();
    let (_, range) = book.worksheets().remove(number);
    let cell = |cell: &Data| match cell {
        Data::DateTime(day) => {
            let days = jiff::Span::new().try_days(day.as_f64() as i64).unwrap();
            jiff::civil::date(1899, 12, 30).checked_add(days).unwrap().to_string()
        }
        other => other.to_string(),
    };
    let rows = range.rows().skip(1);
    rows.map(|row| row.iter().map(|it| format!("\"{}\"\n", cell(it))).collect()).collect()
}

pub(super) fn json(bytes: &[u8]) -> Value {
    serde_json::from_slice(bytes).unwrap()
}

/// The items of a list within JSON.
pub(super) fn items(list: &Value) -> Vec<Part> {
    list.as_array().unwrap().iter().map(Value::to_string).collect()
}

/// What a page shows of its own, without what stands around every page.
pub(super) fn main(page: &str) -> &str {
    between(page, "<main", "</main>").unwrap_or(page)
}

/// The text from one word to the next.
pub(super) fn between<'a>(text: &'a str, from: &str, to: &str) -> Option<&'a str> {
    let start = text.find(from)?;
    let rest = &text[start..];
    Some(&rest[..rest.find(to).unwrap_or(rest.len())])
}

/// Every part that begins with one word and ends before another.
pub(super) fn parts(text: &str, from: &str, to: &str) -> Vec<Part> {
    let parts = text.split(from).skip(1);
    parts.map(|part| part[..part.find(to).unwrap_or(part.len())].to_owned()).collect()
}

/// The rows of who helps.
pub(super) fn rows(html: &str) -> Vec<Part> {
    parts(html, "<li class=\"row\"", "</li>")
}

/// The lines of the hotline's sheet.
pub(super) fn lines(html: &str) -> Vec<Part> {
    parts(html, "<tr class=\"row\"", "</tr>")
}

/// The nodes of a page's JSON-LD whose class this is.
pub(super) fn linked(page: &str, class: &[&str]) -> Vec<Part> {
    let from = "<script type=\"application/ld+json\">";
    let text = between(page, from, "</script>").unwrap().strip_prefix(from).unwrap();
    let graph = json(text.as_bytes());
    let nodes = graph["@graph"].as_array().unwrap().iter();
    let of_class = nodes.filter(|node| class.iter().any(|class| node["@type"] == *class));
    of_class.map(Value::to_string).collect()
}

/// Cards of an address book, unfolded.
pub(super) fn cards(bytes: &[u8]) -> Vec<Part> {
    let text = std::str::from_utf8(bytes).unwrap().replace("\r\n ", "");
    parts(&text, "BEGIN:VCARD", "END:VCARD")
}

/// The results of the search index of one language, in their order, each a list of values.
pub(super) fn results(files: &BTreeMap<String, Vec<u8>>) -> Vec<Value> {
    let mut blocks = BTreeMap::new();
    for bytes in files.iter().filter(|(path, _)| path.starts_with("search/")).map(|(_, b)| b) {
        let text = std::str::from_utf8(bytes).unwrap();
        let Some(call) = text.strip_prefix("perelik.block(") else { continue };
        let list = json(format!("[{}]", call.trim_end().trim_end_matches(");")).as_bytes());
        blocks.insert(list[0].as_u64().unwrap(), list[1].as_array().unwrap().clone());
    }
    blocks.into_values().flatten().collect()
}

/// The rows of HSDS's tables, those of each service and of each organisation together: `(services, organisations)`, each
/// by its id. A row belongs to what it names; what is said of a phone, to whom the phone belongs.
pub(super) fn package(
    files: &BTreeMap<String, Vec<u8>>,
) -> (BTreeMap<String, Part>, BTreeMap<String, Part>) {
    let tables: Vec<_> = files
        .iter()
        .filter(|(path, _)| path.starts_with("data/hsds/") && path.ends_with(".csv"))
        .map(|(path, bytes)| (path.as_str(), table(path, bytes)))
        .collect();
    let terms: BTreeMap<String, String> = tables
        .iter()
        .filter(|(path, _)| path.ends_with("taxonomy_terms.csv"))
        .flat_map(|(_, rows)| rows.iter().map(|row| (row["id"].clone(), row["code"].clone())))
        .collect();
    let mut owners: BTreeMap<String, String> = BTreeMap::new();
    let mut parts = [("services.csv", BTreeMap::new()), ("organizations.csv", BTreeMap::new())];
    for (name, parts) in &mut parts {
        let (_, rows) = tables.iter().find(|(path, _)| path.ends_with(*name)).unwrap();
        for row in rows {
            owners.insert(row["id"].clone(), row["id"].clone());
            parts.insert(row["id"].clone(), cells(row));
        }
    }
    // What belongs to a phone comes after the phones.
    let names = ["service_id", "organization_id", "phone_id", "link_id"];
    let order = |path: &str| {
        u8::from(path.ends_with("attributes.csv")) + u8::from(!path.ends_with("phones.csv"))
    };
    let mut others: Vec<_> = tables
        .iter()
        .filter(|(path, _)| {
            !["/services.csv", "/organizations.csv"].iter().any(|name| path.ends_with(name))
        })
        .collect();
    others.sort_by_key(|(path, _)| order(path));
    for row in others.into_iter().flat_map(|(_, rows)| rows) {
        let named = names.iter().find_map(|name| row.get(*name).filter(|id| !id.is_empty()));
        let Some(owner) = named.and_then(|id| owners.get(id)).cloned() else { continue };
        owners.insert(row["id"].clone(), owner.clone());
        let term = row.get("taxonomy_term_id").and_then(|id| terms.get(id));
        let said = format!("{}\"{}\"\n", cells(row), term.map_or("", String::as_str));
        for (_, parts) in &mut parts {
            parts.entry(owner.clone()).and_modify(|part: &mut String| part.push_str(&said));
        }
    }
    let [(_, services), (_, organisations)] = parts;
    (services, organisations)
}
