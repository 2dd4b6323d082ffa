//! Records of maps and forms that keep their values one key deeper, and places on the map.
//!
//! GeoJSON writes the longitude first, content the latitude. What is a line or an area has no one place, and is counted.

use serde_json::{Map, Value};

/// The key under which a record's place on the map is put.
pub(super) const PLACE: &str = "geometry";
/// The key of an object of OpenStreetMap: `node/1`.
pub(super) const OSM_ID: &str = "@id";
/// The keys of degrees, as people call them.
const DEGREES: [(&str, &str); 4] =
    [("lat", "lon"), ("lat", "lng"), ("latitude", "longitude"), ("широта", "довгота")];
/// The number of the degrees that all maps share.
const WGS84: [&str; 2] = ["4326", "4979"];

/// A place on the map.
pub(super) enum MapShape {
    /// `48.7, 37.5`: latitude, longitude.
    Point(String),
    /// What has no one place.
    Other,
}

/// Brings the values of a record to its top: the properties of a feature, the tags of an element, the fields of a form.
pub(super) fn unwrapped(mut record: Map<String, Value>) -> Map<String, Value> {
    let text = |record: &Map<String, Value>, key: &str| {
        record.get(key).and_then(Value::as_str).map(str::to_owned)
    };
    let kind = text(&record, "type");
    let has = |key: &str| record.get(key).is_some_and(Value::is_object);
    let is_element = matches!(kind.as_deref(), Some("node" | "way" | "relation"));
    let inner = match kind.as_deref() {
        Some("Feature") => "properties",
        _ if is_element && has("tags") => "tags",
        _ if has("attributes") && has(PLACE) => "attributes",
        _ if has("fields") && record.contains_key("id") && record.len() <= 4 => "fields",
        _ => return record,
    };
    let mut own = match record.remove(inner) {
        Some(Value::Object(own)) => own,
        _ => Map::new(),
    };
    if is_element {
        let center = record.remove("center").filter(Value::is_object);
        let place = center.unwrap_or_else(|| Value::Object(record.clone()));
        if let Some(MapShape::Point(place)) = place.as_object().and_then(degrees) {
            put(&mut own, PLACE, place.into());
        }
        let id = kind.zip(text(&record, "id")).map(|(kind, id)| format!("{kind}/{id}"));
        own.extend(id.map(|id| (OSM_ID.to_owned(), id.into())));
        return own;
    }
    if let Some(place) = record.remove(PLACE) {
        put(&mut own, PLACE, place);
    }
    if let Some(id) = record.remove("id").filter(|id| id.is_string()) {
        let is_said = own.values().any(|value| *value == id);
        if !is_said {
            put(&mut own, "id", id);
        }
    }
    own
}

/// Adds a value under a key that is free.
fn put(own: &mut Map<String, Value>, key: &str, value: Value) {
    let mut keys =
        std::iter::once(key.to_owned()).chain((2..).map(|number| format!("{key} {number}")));
    let free = keys.find(|key| !own.contains_key(key)).expect("numbers do not end");
    own.insert(free, value);
}

/// Reads an object that is a place on the map: a geometry of GeoJSON, of ArcGIS, or two degrees.
pub(super) fn map_shape(object: &Map<String, Value>) -> Option<MapShape> {
    let kind = object.get("type").and_then(Value::as_str);
    if let (Some(kind), Some(coordinates)) = (kind, object.get("coordinates")) {
        let point = (kind == "Point").then(|| {
            let both = coordinates.as_array()?;
            Some((number_text(both.get(1)?)?, number_text(both.first()?)?))
        });
        return Some(match point.flatten() {
            Some((lat, lon)) => MapShape::Point(format!("{lat}, {lon}")),
            None => MapShape::Other,
        });
    }
    if kind == Some("GeometryCollection")
        || ["rings", "paths"].iter().any(|key| object.contains_key(*key))
    {
        return Some(MapShape::Other);
    }
    if object.len() <= 3 && object.contains_key("x") && object.contains_key("y") {
        let reference = object.get("spatialReference").and_then(|said| said.get("wkid"));
        let is_known =
            reference.is_some_and(|wkid| WGS84.contains(&wkid.as_str().unwrap_or_default()));
        let both = object.get("y").and_then(number_text).zip(object.get("x").and_then(number_text));
        return Some(match both.filter(|_| is_known) {
            Some((lat, lon)) => MapShape::Point(format!("{lat}, {lon}")),
            None => MapShape::Other,
        });
    }
    if object.len() == 2 { degrees(object) } else { None }
}

fn degrees(object: &Map<String, Value>) -> Option<MapShape> {
    DEGREES.iter().find_map(|(lat, lon)| {
        let both =
            object.get(*lat).and_then(number_text).zip(object.get(*lon).and_then(number_text))?;
        Some(MapShape::Point(format!("{}, {}", both.0, both.1)))
    })
}

fn number_text(value: &Value) -> Option<&str> {
    value.as_str().map(str::trim).filter(|text| text.parse::<f64>().is_ok_and(f64::is_finite))
}
