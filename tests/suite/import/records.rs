//! Lists of records: JSON of any program, GeoJSON of maps, each as a table would be.

use perelik::edit::import::plan::Allowed;

use super::{asked, findings, only, run, text};
use crate::site::site;

const NGO: &str = "defaults:\n  kind: ngo\n";

/// Plans a file with a kind for all.
fn read(name: &str, json: &str) -> perelik::edit::import::plan::ImportPlan {
    asked(&site(), name, json.as_bytes(), Some(NGO), Allowed::default())
}

#[test]
fn a_list_is_read_in_whatever_form_it_was_saved() {
    let one = r#"{"Назва": "Новий гурт", "Телефон": "050 000 00 01"}"#;
    let forms = [
        ("a.json", format!("[{one}]")),
        ("a.json", one.to_owned()),
        ("a.json", format!("\u{feff}{{\"total\": 1, \"items\": [{one}]}}")),
        ("a.json", format!(r#"{{"success": true, "result": {{"total": 1, "records": [{one}]}}}}"#)),
        ("a.json", r#"{"fields": [{"id": "Назва"}, {"id": "Телефон"}], "records": [["Новий гурт", "050 000 00 01"]]}"#.to_owned()),
        ("a.json", r#"{"range": "A1:B2", "values": [["Назва", "Телефон"], ["Новий гурт", "050 000 00 01"]]}"#.to_owned()),
        ("a.json", format!(r#"{{"records": [{{"id": "rec1", "createdTime": "2020-01-01", "fields": {one}}}]}}"#)),
        ("a.jsonl", format!("{one}\n\n{}\n", one.replace("Телефон", "phone"))),
        ("a.ndjson", format!("{one}\n{one}\n")),
        ("a.geojson", format!(r#"{{"type": "FeatureCollection", "features": [{{"type": "Feature", "properties": {one}, "geometry": null}}]}}"#)),
    ];
    for (name, json) in forms {
        let plan = read(name, &json);
        // A form has ids of its own.
        let found = findings(&plan);
        assert!(found.lines().all(|line| line.contains("“id”")), "{json}: {found}");
        let entry = only(&plan);
        assert_eq!(
            entry, "---\nname: Новий гурт\nkind: ngo\nphones:\n- number: 050 000-00-01\n---\n",
            "{json}"
        );
    }
}

#[test]
fn a_map_gives_names_phones_hours_and_the_place_with_the_latitude_first() {
    let feature = r#"{"type": "FeatureCollection", "generator": "overpass-ide", "features": [
      {"type": "Feature", "id": "node/1", "geometry": {"type": "Point", "coordinates": [37.5, 48.7]},
       "properties": {"@id": "node/1", "name": "Пример", "name:uk": "Новий гурт", "amenity": "social_facility", "area": "yes",
         "type": "site", "phone": "+380 50 000 00 01", "contact:phone": "+380 50 000 00 01", "contact:mobile": "+380 50 000 00 02",
         "contact:email": "a@example.org", "website": "https://example.org/", "opening_hours": "Mo-Fr 09:00-18:00; PH off",
         "addr:street": "вулиця Прикладна", "addr:housenumber": "5", "addr:city": "Приклад", "addr:postcode": "84300",
         "contact:telegram": "@example", "source": "survey"}},
      {"type": "Feature", "id": "way/2", "properties": {"@id": "way/2", "name": "Другий"},
       "geometry": {"type": "Polygon", "coordinates": [[[37.5, 48.7], [37.6, 48.7], [37.5, 48.8], [37.5, 48.7]]]}}]}"#;
    let plan = read("a.geojson", feature);
    let first = &plan.files.iter().find(|file| file.new.contains("name: Новий гурт")).unwrap().new;
    let expected = "---\nname: Новий гурт\nkind: ngo\nphones:\n- number: 050 000-00-01\n- number: 050 000-00-02\nemail: a@example.org\n\
        website: https://example.org/\naddress:\n  street: вулиця Прикладна, 5\n  city: Приклад\n  postcode: '84300'\n  location: 48.7, 37.5\n\
        hours: Mo-Fr 09:00-18:00; PH off\nsource: https://www.openstreetmap.org/node/1\n---\n";
    assert_eq!(first, expected);
    let found = findings(&plan);
    for told in
        ["name:local", "amenity", "OSM area", "OSM type", "OSM source", "contact:telegram (name)"]
    {
        assert!(found.contains(told), "{told}: {found}");
    }
    assert!(found.contains("lines and areas on the map that have no one point, 1"), "{found}");
    assert!(!found.contains("error"), "{found}");
}

#[test]
fn places_of_other_programs_are_read_or_left_and_never_turned() {
    let of = |place: &str| {
        let plan = read("a.json", &format!(r#"[{{"name": "Новий гурт", "geometry": {place}}}]"#));
        let entry = only(&plan).to_owned();
        let line = entry.lines().find(|line| line.contains("location:"));
        line.map(|line| line.trim().to_owned())
    };
    let read = Some("location: 48.7, 37.5".to_owned());
    for place in [
        r#"{"type": "Point", "coordinates": [37.5, 48.7, 12]}"#,
        r#"{"x": 37.5, "y": 48.7, "spatialReference": {"wkid": 4326}}"#,
        r#"{"lng": 37.5, "lat": 48.7}"#,
        r#"{"latitude": "48.7", "longitude": "37.5"}"#,
        r#""48.7, 37.5""#,
    ] {
        assert_eq!(of(place), read, "{place}");
    }
    for place in [
        r#"{"x": 4174481, "y": 6222585}"#,
        r#"{"x": 4174481, "y": 6222585, "spatialReference": {"wkid": 102100}}"#,
        r#"{"type": "MultiPoint", "coordinates": [[37.5, 48.7], [37.6, 48.7]]}"#,
        r#"{"type": "Point", "coordinates": []}"#,
    ] {
        assert_eq!(of(place), None, "{place}");
    }
}

#[test]
fn what_lies_deeper_has_its_way_as_a_heading_and_services_are_rows() {
    let json = r#"{"organizations_of_town": [{
      "name": {"uk": "Новий гурт", "en": "Example"}, "nested": {"deep": [1, null, "x"]},
      "address": {"street": "вул. Прикладна, 1", "city": "Приклад", "visibility": "desks"},
      "phones": [{"number": "050 000 00 01", "type": "fax", "label": "склад"}, {"number": "050 000 00 02", "visibility": "private"}],
      "services": [{"help": "Їжа", "details": "Пакунки"}, {"help": "Ліки", "hours": "пн-пт 9-17"}]}]}"#;
    let plan = read("a.json", json);
    let entry = only(&plan);
    let expected = "---\nname: Новий гурт\nkind: ngo\nservices:\n- help: food\n  details: Пакунки\n- help: medicine\n  hours: Mo-Fr 09:00-17:00\n\
        phones:\n- number: 050 000-00-01\n  type: fax\n  label: склад\n- number: 050 000-00-02\n  visibility: private\n\
        address:\n  street: вул. Прикладна, 1\n  city: Приклад\n  visibility: desks\n---\n";
    assert_eq!(entry, expected, "{}", findings(&plan));
    assert!(findings(&plan).contains("“nested.deep”") && findings(&plan).contains("“name.en”"));
}

#[test]
fn a_number_keeps_its_letters_and_what_is_cut_is_refused() {
    for (number, phone) in [
        ("380500000001", Some("050 000-00-01")),
        ("380500000001.0", Some("050 000-00-01")),
        ("500000001", Some("050 000-00-01")),
        ("[380500000001, \"+380 50 000 00 02\"]", Some("050 000-00-01\n- number: 050 000-00-02")),
        ("3.805E+11", None),
        ("null", Some("")),
    ] {
        let plan = read("a.json", &format!(r#"[{{"name": "Новий гурт", "phone": {number}}}]"#));
        match phone {
            None => assert!(findings(&plan).contains("import-cut-number"), "{number}"),
            Some("") => assert!(!only(&plan).contains("phones"), "{number}"),
            Some(phone) => {
                assert!(
                    only(&plan).contains(&format!("- number: {phone}\n")),
                    "{number} {}",
                    findings(&plan)
                );
            }
        }
    }
}

#[test]
fn several_lists_are_as_sheets_and_what_is_none_is_named() {
    let json =
        r#"{"organisations": [{"name": "Новий гурт"}, 5], "colours": [{"colour": "синій"}]}"#;
    let plan = read("a.json", json);
    assert!(only(&plan).contains("name: Новий гурт"));
    let found = findings(&plan);
    assert!(
        found.contains("values that are no records, 1") && found.contains("import-sheet"),
        "{found}"
    );
    for (json, code) in [
        ("{\"a\": [1", "import-broken"),
        ("{}", "import-empty"),
        ("[]", "import-empty"),
        ("[1, 2]", "import-empty"),
        ("[{\"colour\": \"синій\"}]", "import-no-column"),
        ("\u{0}", "import-broken"),
    ] {
        assert!(
            findings(&read("a.json", json)).contains(code),
            "{json}: {}",
            findings(&read("a.json", json))
        );
    }
    let lines = "{\"name\": \"Перший\"}\n{\"name\": \n{\"name\": \"Другий\"}\n";
    let plan = read("a.jsonl", lines);
    assert_eq!(plan.files.len(), 2);
    assert!(findings(&plan).starts_with("2 error[import-broken]"), "{}", findings(&plan));
}

#[test]
fn a_list_with_an_organization_in_it_is_no_package() {
    let json =
        r#"[{"organization": "Новий гурт", "contact name": "", "name_of_site": {"name": "x"}}]"#;
    assert!(only(&read("a.json", json)).contains("name: Новий гурт"));
}

#[test]
fn mapping_and_values_for_all_hold_as_for_a_table() {
    let folder = site().on_disk();
    folder.put(
        "a.json",
        r#"[{"t": "Новий гурт", "x": {"nr": "050 000 00 01"}, "b": "ні"}]"#.as_bytes(),
    );
    folder.put("m.yaml", "columns:\n  t: name\n  x.nr: phones\n  b: '-'\n".as_bytes());
    let (code, report) = run(
        &folder,
        "a.json",
        &["--mapping", "m.yaml", "--set", "kind=ngo", "--set", "services.help=food", "--yes"],
    );
    assert_eq!(code, Some(0), "{report:#}");
    let entry = text(&folder, "content/organisations/novyi-hurt.md");
    assert!(
        entry.contains("- help: food\n") && entry.contains("- number: 050 000-00-01\n"),
        "{entry}"
    );
    let ran = folder.run(&["import", "a.json", "--write-mapping", "w.yaml"]);
    assert_eq!(ran.status.code(), Some(0));
    assert!(text(&folder, "w.yaml").contains("x.nr"), "{}", text(&folder, "w.yaml"));
    let ran = folder.run(&[
        "import",
        "a.json",
        "--mapping",
        "m.yaml",
        "--report",
        "r.xlsx",
        "--set",
        "kind=ngo",
    ]);
    assert!(
        ran.status.code().is_some_and(|code| code < 2),
        "{}",
        String::from_utf8_lossy(&ran.stderr)
    );
}
