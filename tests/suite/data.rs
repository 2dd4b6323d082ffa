//! Open data: its ids, its languages, which files are made, and the page that explains them.

use serde_json::{Value, json};

use crate::site::site;

#[test]
fn an_id_of_hsds_is_the_same_each_time_and_hangs_on_the_namespace() {
    let id = |namespace: &str| {
        let site = site().edit("site.yaml", "title:", &format!("namespace: {namespace}\ntitle:"));
        let list = site.page("data/hsds/organizations.json");
        let list: Value = serde_json::from_str(&list).unwrap();
        list["contents"][0]["id"].as_str().unwrap().to_owned()
    };
    let namespace = "00000000-0000-4000-8000-000000000000";
    assert_eq!(id(namespace), id(namespace));
    assert_ne!(id(namespace), id("00000000-0000-4000-8000-000000000001"));
    // The fifteenth digit is the version (RFC 9562).
    assert_eq!(id(namespace).as_bytes()[14], b'5');
}

#[test]
fn what_other_languages_say_stands_beside_with_its_place() {
    let data = site()
        .edit("site.yaml", "title: Приклад", "title: Приклад\nlanguages: [uk, en]")
        .file(
            "organisations/pryklad.md",
            "---\nname: {uk: Приклад, en: Sample}\nkind: ngo\nphones: [{number: 050 000-11-11, label: {uk: заявки, en: requests}}]\n---\n",
        )
        .page("data/organisations.json");
    let data: Value = serde_json::from_str(&data).unwrap();
    let row = data["rows"].as_array().unwrap().iter().find(|row| row["id"] == "pryklad").unwrap();
    assert_eq!(row["name"], "Приклад");
    assert_eq!(
        row["translations"],
        json!([
            { "lang": "en", "field": "/name", "text": "Sample" },
            { "lang": "en", "field": "/phones/0/label", "text": "requests" },
        ])
    );
}

#[test]
fn outputs_name_files_folders_or_all_and_one_file_an_organisation_only_on_request() {
    let made = |outputs: &str| -> Vec<String> {
        let site = site().edit("site.yaml", "title:", &format!("outputs: {outputs}\ntitle:"));
        let data = |path: &String| path.starts_with("data/") && !path.ends_with(".html");
        site.build().into_keys().filter(data).collect()
    };
    assert_eq!(made("[list.csv]"), [""; 0]);
    assert_eq!(made("[data/835/]").len(), 2);
    let each = "data/hsds/organizations/pryklad.json".to_owned();
    assert!(!made("[all]").contains(&each));
    let asked = made("[all, data/hsds/organizations/ID.json]");
    assert!(asked.contains(&each));
    assert_eq!(asked.len(), made("[all]").len() + 2);
}

#[test]
fn the_data_page_tells_the_size_and_the_rows_of_every_file() {
    let files = site().build();
    let page = String::from_utf8(files["data/index.html"].clone()).unwrap();
    let listed = |path: &&String| page.contains(&format!("<code>{path}</code>"));
    let data = files.keys().filter(|path| path.starts_with("data/") && !path.ends_with(".html"));
    assert_eq!(data.clone().count(), data.filter(listed).count());
    let row = page.split("<code>data/services.csv</code>").nth(1).unwrap();
    let cell = |cell: &'_ str| cell.split_once('>').unwrap().1.to_owned();
    let cells: Vec<String> = row.split("<td class=\"num\"").skip(1).take(2).map(cell).collect();
    assert!(cells[0].starts_with("1<"), "{row}");
    let kilobytes = files["data/services.csv"].len().div_ceil(1024);
    assert!(cells[1].starts_with(&format!("{kilobytes}&nbsp;КБ")), "{}", cells[1]);
}

#[test]
fn a_weakness_is_reported_to_the_publisher() {
    let path = ".well-known/security.txt";
    let with = |base: &str, more: &str| {
        let publisher = "publisher:\n  name: Рада\n  email: rada@example.org\n";
        let settings =
            format!("title: Приклад\nbase_url: {base}\nhotline: \"112\"\n{publisher}{more}");
        crate::site::site().file("site.yaml", &settings).build()
    };
    let files = with("https://example.org/", "");
    assert_eq!(
        String::from_utf8_lossy(&files[path]),
        "Contact: mailto:rada@example.org\nExpires: 2020-10-01T00:00:00Z\nPreferred-Languages: uk\n\
         Canonical: https://example.org/.well-known/security.txt\n"
    );
    // A server's files of this kind lie at its root, and a record of one day promises nothing.
    assert!(!with("https://example.org/list/", "").contains_key(path));
    assert!(!with("https://example.org/", "date: 2020-03-27\n").contains_key(path));
    assert!(!crate::site::site().build().contains_key(path));
}

#[test]
fn each_file_of_a_table_has_its_own_title() {
    let files = crate::site::site().build();
    let json = |path: &str| -> serde_json::Value { serde_json::from_slice(&files[path]).unwrap() };
    let package = json("data/datapackage.json");
    let resources = package["resources"].as_array().unwrap();
    assert!(resources.len() > 2);
    for resource in resources {
        let title = resource["title"].as_str().unwrap();
        assert!(title.ends_with("(CSV)"), "{title}");
        let name = resource["name"].as_str().unwrap();
        let schema = json(&format!("data/{name}.schema.json"));
        assert!(schema["title"].as_str().unwrap().contains("JSON Schema"), "{name}");
    }
}
