//! Tags of OpenStreetMap: the name in the site's language, the house beside its street, and what is said twice.

use super::flat::FlatRow;
use super::geo::OSM_ID;
use crate::base::locale::Lang;

/// What the same fact is called beside its usual name.
const ALSO: [(&str, &str); 6] = [
    ("phone", "contact:phone"),
    ("mobile", "contact:mobile"),
    ("phone", "contact:mobile"),
    ("email", "contact:email"),
    ("website", "contact:website"),
    ("website", "url"),
];
/// Tags whose keys mean something else in other lists.
const OTHERWISE: [&str; 12] = [
    "area",
    "conditions",
    "cost",
    "coverage",
    "format",
    "kind",
    "location",
    "schedule",
    "service",
    "source",
    "status",
    "type",
];
/// Tags of a page or of a mere name on another site.
const PAGES: [&str; 4] =
    ["contact:facebook", "contact:instagram", "contact:telegram", "contact:youtube"];
/// The kinds of objects.
const KINDS: [&str; 3] = ["node/", "way/", "relation/"];

/// Puts the tags of a record so that each column says one thing.
pub(super) fn tidy(mut row: FlatRow, main: Lang) -> FlatRow {
    let at = |row: &FlatRow, key: &str| row.iter().position(|(own, _)| own == key);
    // The name that most maps show may be in another language.
    let in_main = format!("name:{}", main.as_str());
    if let (Some(name), Some(own)) = (at(&row, "name"), at(&row, &in_main)) {
        row.swap(name, own);
        (row[name].0, row[own].0) = ("name".to_owned(), "name:local".to_owned());
        if row[name].1 == row[own].1 {
            row.remove(own);
        }
    }
    if let (None, Some(own)) = (at(&row, "name"), at(&row, &in_main)) {
        "name".clone_into(&mut row[own].0);
    }
    if let (Some(street), Some(house)) = (at(&row, "addr:street"), at(&row, "addr:housenumber")) {
        row[street].1 = format!("{}, {}", row[street].1, row[house].1);
        row.remove(house);
    }
    for (usual, also) in ALSO {
        if let (Some(usual), Some(also)) = (at(&row, usual), at(&row, also))
            && row[usual].1 == row[also].1
        {
            row.remove(also);
        }
    }
    for (key, text) in &mut row {
        if PAGES.contains(&&**key) && !text.contains("://") {
            key.push_str(" (name)");
        }
    }
    if let Some(id) = at(&row, OSM_ID) {
        let is_object = |text: &str| {
            let number = KINDS.iter().find_map(|kind| text.strip_prefix(kind));
            number.is_some_and(|number| number.bytes().all(|b| b.is_ascii_digit()))
        };
        if is_object(&row[id].1) {
            row[id].1 = format!("https://www.openstreetmap.org/{}", row[id].1);
            for (key, _) in row.iter_mut().filter(|(key, _)| OTHERWISE.contains(&&**key)) {
                key.insert_str(0, "OSM ");
            }
        }
    }
    row
}
