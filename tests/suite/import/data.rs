//! The files of `data/`: JSON and exact CSV come back as they left, one alone or the folder.

use std::sync::Arc;

use perelik::base::files::FileSource as _;
use perelik::edit::import::input::Input;
use perelik::edit::import::plan::{Allowed, ImportChange, ImportPlan, plan};
use perelik::edit::import::site_lookup::SiteLookup;
use perelik::edit::import::{Asked, read_drafts};
use perelik::site::pipeline::read_list;
use serde_json::{Value, json};

use super::rounds::{real, rich};
use super::{carried_out, findings, only};
use crate::site::{Site, site};

/// Returns the files of `data/` that a site makes, by their names there.
pub(super) fn folder(site: &Site) -> Vec<(String, Vec<u8>)> {
    let checked = site.compile();
    assert!(!checked.diagnostics.has_errors(), "{}", site.remarks());
    let files = checked.value.files();
    let own = |(index, file): (usize, &perelik::base::files::PlannedFile)| {
        let name = file.path.as_str().strip_prefix("data/")?;
        let mut bytes = Vec::new();
        let is_page = name.ends_with("index.html");
        (!is_page).then(|| checked.value.render(index, &mut bytes).unwrap())?;
        Some((name.to_owned(), bytes))
    };
    files.iter().enumerate().filter_map(own).collect()
}

/// Plans the import of some files of a folder, with the consent of everybody.
pub(super) fn planned_folder(site: &Site, files: &[(String, Vec<u8>)], update: bool) -> ImportPlan {
    let files = files.iter();
    let files = files.map(|(name, bytes)| (Arc::from(name.as_str()), Arc::from(bytes.as_slice())));
    planned_input(
        site,
        &Input { name: "data".into(), files: files.collect(), is_folder: true, ending: None },
        update,
    )
}

pub(super) fn planned_input(site: &Site, input: &Input, update: bool) -> ImportPlan {
    let sources = site.sources();
    let register = read_list(&sources, &site.raw).value;
    let known = SiteLookup::new(&register);
    let asked = Asked {
        known: &known,
        mapping: None,
        consent: "2020-03-20".parse().ok(),
        hidden: false,
        set: &[],
        country: None,
        source: false,
    };
    let allowed = Allowed { update, similar: true };
    plan(&sources, &site.raw, read_drafts(input, &asked), allowed)
}

fn single(site: &Site, name: &str, bytes: &[u8]) -> ImportPlan {
    planned_input(site, &Input::of_bytes(name, bytes), true)
}

fn one<'f>(files: &'f [(String, Vec<u8>)], name: &str) -> &'f [u8] {
    &files.iter().find(|(own, _)| own == name).unwrap().1
}

fn ending(files: &[(String, Vec<u8>)], ending: &str) -> Vec<(String, Vec<u8>)> {
    files.iter().filter(|(name, _)| name.ends_with(ending)).cloned().collect()
}

/// The rich organisation with what only data tell of it.
fn whole() -> Site {
    let more = "links: [{url: \"https://t.example.org/\", name: {uk: Телеграм, en: Telegram}}]\n\
        verified: {on: 2020-03-20, by: Редакція}\nmembers: [dim]\nformerly: [bidnyi]\nedrpou: \"14360570\"\n\
        summary: {uk: Допомагає, en: Helps}\nlogo: logo.png\n";
    rich()
        .edit("organisations/bahatyi.md", "kind: ngo # не міняти\n", &format!("kind: ngo # не міняти\n{more}"))
        .edit("organisations/bahatyi.md", "responsible: yes}", "responsible: yes, phone: 050 030-00-01, visibility: public, consent: {on: 2020-03-20}}")
        .file("files/logo.png", "png")
        .file("needs/masky.yaml", "what: {uk: Маски, en: Masks}\nresource: masks\nrequired: 10\nprovided: 2.5\nby: [dim]\nstate: partial\nas_of: 2020-03-26\nunit: шт.\n")
        .file("meetings/2020-03-27.md", "---\ntitle: Нарада\ndate: 2020-03-27\nstart: \"10:00\"\nattendees: [{organisation: dim, person: Приклад Олена}, {name: Інші}]\nagenda: [Перше, Друге]\ndecisions: [{text: Вирішили, result: Так}]\ntasks: [{what: Зробити, who: [dim], due: 2020-03-20}]\nsource: Протокол\n---\nТекст **зустрічі**.\n")
}

/// Returns the site without the entries that come from `data/`.
fn emptied(site: &Site) -> Site {
    let entries = ["content/organisations/", "content/needs/", "content/meetings/"];
    let is_entry = |path: &&String| entries.iter().any(|folder| path.starts_with(folder));
    let paths: Vec<String> = site.files().keys().filter(is_entry).cloned().collect();
    paths.iter().fold(site.clone(), |site, path| site.removed(path))
}

#[test]
fn data_that_come_back_as_they_left_change_nothing() {
    for site in [real(true), whole()] {
        let files = folder(&site);
        for file in ["organisations", "services", "needs", "meetings"] {
            for form in ["json", "csv"] {
                let name = format!("{file}.{form}");
                let plan = single(&site, &name, one(&files, &name));
                let rows = serde_json::from_slice::<Value>(one(&files, &format!("{file}.json")));
                let is_empty = rows.unwrap()["rows"].as_array().unwrap().is_empty();
                assert!(is_empty || findings(&plan).is_empty(), "{name}: {}", findings(&plan));
                assert_eq!(plan.count(ImportChange::Same), plan.files.len(), "{name}");
                assert!(is_empty || !plan.files.is_empty(), "{name}");
            }
        }
        for part in ["", ".json", ".csv"] {
            let plan = planned_folder(&site, &ending(&files, part), true);
            assert!(
                !findings(&plan).contains("error") && !findings(&plan).contains("warning"),
                "{part}: {}",
                findings(&plan)
            );
            assert_eq!(plan.count(ImportChange::Same), plan.files.len(), "{part}");
            assert!(plan.files.len() > 3, "{part}");
        }
    }
}

#[test]
fn an_empty_site_gets_the_same_data_again() {
    for site in [real(true), whole()] {
        let files = folder(&site);
        for form in [".json", ".csv"] {
            let plan = planned_folder(&emptied(&site), &ending(&files, form), false);
            assert!(!plan.has_faults(), "{form}: {}", findings(&plan));
            let after = carried_out(&emptied(&site), &plan);
            let again = folder(&after);
            for (name, bytes) in
                ending(&files, ".json").iter().filter(|(name, _)| !name.contains('/'))
            {
                let is_described = name.ends_with("schema.json") || name == "datapackage.json";
                let (was, is) =
                    (String::from_utf8_lossy(bytes), String::from_utf8_lossy(one(&again, name)));
                assert!(is_described || was == is, "{form} {name}\n{was}\n{is}");
            }
        }
    }
}

#[test]
fn a_file_alone_tells_what_it_lacks() {
    let files = folder(&whole());
    let plan = single(&emptied(&whole()), "services.csv", one(&files, "services.csv"));
    assert!(
        findings(&plan).contains("error[import-no-owner] 3 services were not taken"),
        "{}",
        findings(&plan)
    );
    assert_eq!(plan.files.len(), 0);
    let plan = single(&emptied(&whole()), "organisations.json", one(&files, "organisations.json"));
    let said = findings(&plan);
    assert!(said.contains("warning[import-no-services] 3 services are not here"), "{said}");
    assert!(!plan.has_faults() && plan.count(ImportChange::New) == 3, "{said}");
}

#[test]
fn files_that_are_not_read_back_say_what_they_are() {
    let files = folder(&whole());
    let list = ("list.json".to_owned(), super::rounds::exported(&whole(), "list.json"));
    let named =
        ["terms.json", "terms.csv", "datapackage.json", "organisations.schema.json", "3w.csv"];
    let own = named.iter().map(|name| ((*name).to_owned(), one(&files, name).to_vec()));
    for (name, bytes) in own.chain([list]) {
        let plan = single(&whole(), &name, &bytes);
        let said = findings(&plan);
        assert!(
            said.contains("error[import-own-file]") && said.lines().count() == 1,
            "{name}: {said}"
        );
        assert_eq!(plan.files.len(), 0, "{name}");
    }
}

/// Returns the JSON of organisations or services in which one row was changed.
fn edited(site: &Site, file: &str, id: &str, edit: impl Fn(&mut Value)) -> Vec<u8> {
    let mut data: Value = serde_json::from_slice(one(&folder(site), file)).unwrap();
    let mut rows = data["rows"].as_array_mut().unwrap().iter_mut();
    let is_of = |row: &Value| row.get("organisation").is_none_or(|own| own == "bahatyi");
    edit(rows.find(|row| row["id"] == id && is_of(row)).unwrap());
    serde_json::to_vec(&data).unwrap()
}

type Edit = fn(&mut Value);

/// A file, a row, what is changed in it; and what that changes in the entry.
const CHANGES: [(&str, &str, Edit, &str, &str); 8] = [
    (
        "organisations.json",
        "bahatyi",
        |row| row["summary"] = "Дбає".into(),
        "{uk: Допомагає, en: Helps}",
        "{uk: Дбає, en: Helps}",
    ),
    (
        "organisations.json",
        "bahatyi",
        |row| row["address"]["note"] = "перший поверх".into(),
        "другий поверх",
        "перший поверх",
    ),
    (
        "organisations.json",
        "bahatyi",
        |row| row["people"][0]["role"] = "головиня".into(),
        "role: голова",
        "role: головиня",
    ),
    (
        "organisations.json",
        "bahatyi",
        |row| row["people"][0]["phone"] = "+380500300002".into(),
        "phone: 050 030-00-01",
        "phone: \"+380500300002\"",
    ),
    (
        "organisations.json",
        "bahatyi",
        |row| row["links"][0]["name"] = "Канал".into(),
        "{uk: Телеграм, en: Telegram}",
        "{uk: Канал, en: Telegram}",
    ),
    (
        "services.json",
        "m1",
        |row| row["details"] = "На місяць.".into(),
        "На тиждень.",
        "На місяць.",
    ),
    (
        "services.json",
        "m1",
        |row| row["audiences"] = json!(["elderly"]),
        "[elderly, children]",
        "[elderly]",
    ),
    (
        "services.json",
        "food",
        |row| row["status"] = "active".into(),
        "status: paused",
        "status: active",
    ),
];

#[test]
fn one_changed_value_changes_one_value() {
    let site = whole();
    let text = String::from_utf8(site.files()["content/organisations/bahatyi.md"].clone()).unwrap();
    for (file, id, edit, from, to) in CHANGES {
        let plan = single(&site, file, &edited(&site, file, id, edit));
        assert_eq!(findings(&plan), "", "{to}");
        let new: Vec<_> = plan.writes().map(|file| file.new.clone()).collect();
        assert_eq!(new, [text.replacen(from, to, 1)], "{to}");
    }
}

#[test]
fn what_is_gone_or_older_is_named_and_stays() {
    let site = whole();
    let cases: [(Edit, &str); 5] = [
        (
            |row| drop(row.as_object_mut().unwrap().remove("summary")),
            "error[import-emptied] the cell was emptied, and the entry still says: “Допомагає”",
        ),
        (
            |row| drop(row["address"].as_object_mut().unwrap().remove("note")),
            "error[import-emptied]",
        ),
        (|row| drop(row.as_object_mut().unwrap().remove("links")), "error[import-emptied]"),
        (|row| row["translations"][0]["text"] = "Other".into(), "error[import-unclear]"),
        (|row| row["nmae"] = "Фонд".into(), "warning[import-column]"),
    ];
    for (edit, said) in cases {
        let plan = single(
            &site,
            "organisations.json",
            &edited(&site, "organisations.json", "bahatyi", edit),
        );
        let found = findings(&plan);
        assert!(found.contains(said) && found.lines().count() == 1, "{said}: {found}");
        assert_eq!(plan.writes().count(), 0, "{said}");
    }
    let mut data: Value =
        serde_json::from_slice(one(&folder(&site), "organisations.json")).unwrap();
    data["rows"].as_array_mut().unwrap().remove(0);
    let plan = single(&site, "organisations.json", &serde_json::to_vec(&data).unwrap());
    assert!(findings(&plan).contains("error[import-gone]"), "{}", findings(&plan));
    // A file of another day that says otherwise.
    let old = edited(&site, "organisations.json", "bahatyi", |row| row["summary"] = "Дбає".into());
    let old = String::from_utf8(old)
        .unwrap()
        .replace("\"date\":\"2020-03-27\"", "\"date\":\"2020-03-20\"");
    let plan = single(&site, "organisations.json", old.as_bytes());
    assert!(findings(&plan).contains("warning[import-undated]"), "{}", findings(&plan));
}

#[test]
fn a_file_whose_rows_are_no_list_is_told_and_takes_nothing_away() {
    let site = whole();
    let files = ending(&folder(&site), ".json");
    let with = |name: &str, rows: Option<&Value>| {
        let mut data: Value = serde_json::from_slice(one(&files, name)).unwrap();
        match rows {
            Some(rows) => data["rows"] = rows.clone(),
            None => drop(data.as_object_mut().unwrap().remove("rows")),
        }
        let mut files = files.clone();
        let bytes = serde_json::to_vec(&data).unwrap();
        files.iter_mut().find(|(own, _)| own == name).unwrap().1.clone_from(&bytes);
        [single(&site, name, &bytes), planned_folder(&site, &files, true)]
    };
    for rows in [None, Some(Value::Null), Some(json!({"dim": {}})), Some(json!("")), Some(json!(3))]
    {
        for name in ["organisations.json", "services.json", "meetings.json", "needs.json"] {
            for plan in with(name, rows.as_ref()) {
                let found = findings(&plan);
                assert!(found.contains("error[import-data-cell]"), "{name} {rows:?}: {found}");
                assert!(!found.contains("import-gone"), "{name} {rows:?}: {found}");
                assert_eq!(plan.writes().count(), 0, "{name} {rows:?}");
            }
        }
    }
    let [single, whole] = with("services.json", Some(&json!([]))).map(|plan| findings(&plan));
    assert!(single.contains("import-empty") && !single.contains("import-data-cell"), "{single}");
    assert!(whole.contains("import-gone") && !whole.contains("import-data-cell"), "{whole}");
}

#[test]
fn two_forms_of_one_file_must_say_the_same() {
    let site = whole();
    let mut files = folder(&site);
    let changed =
        edited(&site, "organisations.json", "bahatyi", |row| row["summary"] = "Дбає".into());
    files.iter_mut().find(|(name, _)| name == "organisations.json").unwrap().1 = changed;
    let plan = planned_folder(&site, &files, true);
    assert!(findings(&plan).contains("error[import-versions]"), "{}", findings(&plan));
    assert_eq!(plan.files.len(), 0);
}

#[test]
fn data_open_nothing_that_is_closed() {
    // What was public when the file was made, and is not since.
    let site = whole();
    let files = ending(&folder(&site), ".json");
    let closed = site
        .clone()
        .edit(
            "organisations/bahatyi.md",
            "number: 050 020-00-01\n",
            "number: 050 020-00-01\n    visibility: desks\n",
        )
        .edit("organisations/bahatyi.md", "address:\n", "address:\n  visibility: private\n")
        .edit(
            "organisations/bahatyi.md",
            "phone: 050 030-00-01, visibility: public",
            "phone: 050 030-00-01, visibility: private",
        )
        .edit("organisations/dim.yaml", "kind: ngo", "kind: ngo\ndraft: yes");
    let after = carried_out(&closed, &planned_folder(&closed, &files, true));
    let built = after.build();
    for secret in
        ["0200001", "020-00-01", "Прикладна, 1", "030-00-01", "0300001", "organisations/dim/"]
    {
        for (path, bytes) in &built {
            assert!(!String::from_utf8_lossy(bytes).contains(secret), "{secret} in {path}");
        }
    }
    // A person's contacts without anybody's word that they may be shown.
    let input = Input::of_bytes("organisations.json", one(&files, "organisations.json"));
    let plan = super::planned(&emptied(&site), &input.name, one(&files, "organisations.json"));
    assert!(findings(&plan).contains("warning[import-consent]"), "{}", findings(&plan));
    for (path, bytes) in carried_out(&emptied(&site), &plan).build() {
        assert!(!String::from_utf8_lossy(&bytes).contains("0300001"), "{path}");
    }
}

#[test]
fn data_of_another_site_take_the_place_of_no_entry_here() {
    let site = site();
    let row = json!({"id": "dim", "name": "Інша", "kind": "ngo", "status": "active", "phones": [{"number": "+380500000001"}], "page": "https://other.example.org/organisations/dim/"});
    let data = json!({"$schema": "organisations.schema.json", "date": "2020-03-27", "is_record": false, "source": "https://other.example.org/", "rows": [row]});
    let plan = single(&site, "organisations.json", data.to_string().as_bytes());
    assert_eq!(findings(&plan), "");
    assert!(only(&plan).contains("name: Інша"), "{}", only(&plan));
    let services = json!({"$schema": "services.schema.json", "rows": [{"organisation": "dim", "id": "food", "help": "food", "page": "https://other.example.org/organisations/dim/"}]});
    let plan = single(&site, "services.json", services.to_string().as_bytes());
    assert!(findings(&plan).contains("error[import-no-owner]"), "{}", findings(&plan));
}
