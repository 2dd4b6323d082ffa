//! The schemas accept what `check` accepts, and refuse every mistake that a schema can express.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use jsonschema::Validator;
use perelik::base::names::SourcePath;
use perelik::content::parse::front;
use perelik::content::schema::{self, FILE_TYPES, FileLayout, FileType, json_schema};
use serde_json::Value;

use crate::site::{Site, site};

fn validator(schema: &Value) -> Validator {
    jsonschema::options().should_validate_formats(true).build(schema).unwrap()
}

/// The schema of each type, made ready once.
static VALIDATORS: LazyLock<BTreeMap<&str, Validator>> = LazyLock::new(|| {
    FILE_TYPES.iter().map(|file| (file.name, validator(&json_schema::schema_for(file)))).collect()
});

/// Reads fields as an editor's program does: a bare `1505` is a number there.
fn json(yaml: &str) -> Value {
    serde_yaml::from_str(yaml).unwrap()
}

fn mistakes(file: &FileType, yaml: &str) -> Vec<String> {
    let value = json(yaml);
    let errors = VALIDATORS[file.name].iter_errors(&value);
    errors.map(|error| format!("{}: {error}", error.instance_path())).collect()
}

/// Lists the files of a type below `root`, translations aside.
fn files(file: &FileType, root: &Path) -> Vec<PathBuf> {
    let place = root.join(file.place);
    if place.is_file() {
        return vec![place];
    }
    let entries = fs::read_dir(place).into_iter().flatten();
    entries.map(|entry| entry.unwrap().path()).collect()
}

fn fields(path: &Path) -> String {
    let text = fs::read_to_string(path).unwrap();
    match path.extension().is_some_and(|extension| extension == "md") {
        true => text[front::split(&SourcePath::new("a.md"), &text).value.yaml].to_owned(),
        false => text,
    }
}

#[test]
fn every_schema_is_a_schema_of_2020_12() {
    for file in &FILE_TYPES {
        for schema in [json_schema::schema_for(file), json_schema::of_translation(file)] {
            assert!(jsonschema::draft202012::meta::validate(&schema).is_ok(), "{}", file.name);
        }
    }
}

#[test]
fn every_file_of_the_content_is_accepted() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let skeleton = root.join("src/cli/skeleton");
    let mut count = 0;
    for file in &FILE_TYPES {
        for path in [files(file, root), files(file, &skeleton)].concat() {
            let yaml =
                fields(&path).replace("%TODAY%", "2020-03-27").replace("%SOON%", "2020-04-03");
            let yaml = yaml.replace("%BASE_URL%", "https://example.org/");
            let yaml = yaml.replace("%NAMESPACE%", "4d382980-409d-4538-9952-e6bb0e2b19dd");
            assert_eq!(mistakes(file, &yaml), Vec::<String>::new(), "{}", path.display());
            count += 1;
        }
    }
    assert!(count > 50, "{count}");
}

/// Puts fields where a file of the type lies, in a site that knows what they may name.
fn with(file: &FileType, yaml: &str) -> Site {
    let site = || site().edit("site.yaml", "title", "languages: [uk, en]\ntitle");
    let markdown = |path: &str| site().file(path, &format!("---\n{yaml}---\n"));
    match file.name {
        "organisation" => markdown("organisations/nova.md"),
        "meeting" => markdown("meetings/2020-03-27.md"),
        "page" => markdown("pages/nova.md"),
        "need" => site().file("needs/nova.yaml", yaml),
        "vocabulary" => site().file("vocabulary/resources.yaml", yaml),
        "site" => site().file("site.yaml", yaml),
        _ => site().bytes("private/dim.yaml", yaml.as_bytes()),
    }
}

fn typed(name: &str) -> &'static FileType {
    FileType::named(name).unwrap()
}

/// What may be written: each in both languages, with and without quotes, short and long.
const FINE: &[(&str, &str)] = &[
    ("organisation", "name: А\nkind: ngo\n"),
    ("organisation", "назва: А\nвид: ngo\nстан: призупинено\nчернетка: ні\n"),
    ("organisation", "name: {uk: А, en: A}\nkind: ngo\nsummary:\nphones:\n"),
    ("organisation", "name: 101\nkind: ngo\nphones: 101\nservices: food\n"),
    (
        "organisation",
        "name: А\nkind: ngo\nphones: [050 000-00-01, \"+38 (050) 000-00-02\", 8 050 000 00 03]\n",
    ),
    (
        "organisation",
        "name: А\nkind: ngo\nphones: [+380500000001, 0800 500 001, +48 22 123 45 67, 0048 22 123 45 67, 116 123]\n",
    ),
    (
        "organisation",
        "name: А\nkind: ngo\nphones:\n  - number: 06264 5-00-00\n    languages: [uk, en]\n",
    ),
    ("organisation", "name: А\nkind: ngo\nedrpou: 00032129\n"),
    (
        "organisation",
        "name: А\nkind: ngo\nedrpou: \"00032129\"\naddress: Площа, 1\nverified: 2020-03-01\n",
    ),
    (
        "organisation",
        "name: А\nkind: ngo\naddress: {street: Площа, postcode: 84300, location: [48.7, 37.5]}\n",
    ),
    (
        "organisation",
        "name: А\nkind: ngo\naddress: {місто: {uk: Дім, en: Home}, координати: \"48.7, 37.5\"}\n",
    ),
    (
        "organisation",
        "name: А\nkind: ngo\npeople:\n  - {name: П, phone: 050 000-00-01, visibility: desks, consent: {on: 2020-03-01}}\n",
    ),
    (
        "organisation",
        "name: А\nkind: ngo\npeople:\n  - {name: П, phone: 050 000-00-01, show_name: так}\n",
    ),
    (
        "organisation",
        "name: А\nkind: ngo\nlinks: https://example.org/?a#b\nemail: а.b@приклад.укр\n",
    ),
    ("organisation", "name: А\nkind: ngo\nprivate: [будь-що, {тут: 1}]\nformerly: stara-nazva\n"),
    (
        "meeting",
        "title: А\ndate: 2020-03-27\nstart: 09:30\nattendees: [pryklad, {назва: Б}]\nagenda: Одне\n",
    ),
    (
        "meeting",
        "заголовок: А\nдата: \"2020-03-27\"\nдоручення:\n  - {що: Б, хто: присутні}\n  - Ще\n",
    ),
    (
        "meeting",
        "title: А\ndate: 2020-03-27\ntasks:\n  - {what: Б, who: [pryklad, dim], status: виконано}\nnext: 2020-04-01\n",
    ),
    ("need", "what: Маски\nresource: masks\nrequired: 1 000\nprovided: \"12,5\"\nby: dim\n"),
    ("need", "що: Маски\nдопомога: food\nпотрібно: 250\nстан: гостра\n"),
    ("page", "title: А\ndraft: так\npublish_on: 2020-02-29\n"),
    (
        "vocabulary",
        "- id: masks\n  name: Маски\n  synonyms: маска\n- {id: one, назва: Один, ширше: masks}\n",
    ),
    (
        "site",
        "title: А\nbase_url: https://example.org/\nhotline: 112\nlanguages: uk\nstale_after_days: \"90\"\n",
    ),
    (
        "site",
        "заголовок: А\nадреса: https://example.org/\nчасовий_пояс: Europe/Kyiv\nchecks: {incomplete-entry: off}\n",
    ),
    (
        "site",
        "title: А\nbase_url: https://example.org/\ncsv: {separator: \",\", bom: ні}\npublish: {needs: true}\n",
    ),
    ("private", "phones: [050 000-00-01]\nemails: a@example.org\nnotes: Лише для нас\n"),
];

#[test]
fn what_check_accepts_the_schema_accepts() {
    for (name, yaml) in FINE {
        let file = typed(name);
        let remarks = with(file, yaml).remarks();
        assert!(!remarks.contains(" error["), "{yaml}\n{remarks}");
        assert_eq!(mistakes(file, yaml), Vec::<String>::new(), "{yaml}");
    }
}

/// What a schema can tell to be wrong.
const PLANTED: &[(&str, &str)] = &[
    // Keys.
    ("organisation", "name: А\n"),
    ("organisation", "name:\nkind: ngo\n"),
    ("organisation", "name: \"\"\nkind: ngo\n"),
    ("organisation", "nmae: А\nname: А\nkind: ngo\n"),
    ("organisation", "name: А\nназва: А\nkind: ngo\n"),
    ("organisation", "name: А\nkind: ngo\nstatus: active\nстан: діє\n"),
    ("organisation", "name: А\nkind: ngo\nphones:\n  - {label: без номера}\n"),
    ("organisation", "name: А\nkind: ngo\nservices:\n  - {допомога: food, help: food}\n"),
    ("organisation", "name: А\nkind: ngo\naddress: {strit: Площа}\n"),
    ("meeting", "title: А\n"),
    ("need", "what: Маски\n"),
    ("need", "what: Маски\nresource:\n"),
    ("page", "summary: А\n"),
    ("vocabulary", "- name: Маски\n"),
    ("site", "title: А\ndescripton: А\nbase_url: https://example.org/\n"),
    ("private", "phone: 050 000-00-01\n"),
    // Shapes.
    ("organisation", "name: А\nkind: ngo\npeople:\n  - Приклад Прикладенко\n"),
    ("organisation", "name: [А]\nkind: ngo\n"),
    ("organisation", "name: А\nkind: ngo\nphones:\n  number: 101\n"),
    ("organisation", "name: А\nkind: ngo\nverified: [2020-03-01]\n"),
    ("organisation", "name: А\nkind: ngo\nservices:\n  -\n"),
    ("organisation", "name: А\nkind: {uk: ngo}\n"),
    ("organisation", "name: А\nkind: ngo\nsort_name: {uk: А}\n"),
    ("meeting", "title: А\ndate: 2020-03-27\nagenda: {перше: друге}\n"),
    ("meeting", "title: А\ndate: 2020-03-27\ntasks:\n  what: Б\n"),
    ("vocabulary", "id: masks\nname: Маски\n"),
    // Values.
    ("organisation", "name: А\nkind: Ngo!\n"),
    ("organisation", "name: А\nkind: громада\n"),
    ("organisation", "name: А\nkind: ngo\nstatus: actve\n"),
    ("organisation", "name: А\nkind: ngo\nedrpou: \"1234567\"\n"),
    ("organisation", "name: А\nkind: ngo\nemail: info@example\n"),
    ("organisation", "name: А\nkind: ngo\nwebsite: example.org\n"),
    ("organisation", "name: А\nkind: ngo\nwebsite: javascript:alert(1)\n"),
    ("organisation", "name: А\nkind: ngo\nphones: [050 123-45-6]\n"),
    ("organisation", "name: А\nkind: ngo\nphones: [050 123-45-678]\n"),
    ("organisation", "name: А\nkind: ngo\nphones: [\"050 000-00-01, 050 000-00-02\"]\n"),
    ("organisation", "name: А\nkind: ngo\nphones: [5-00-00]\n"),
    ("organisation", "name: А\nkind: ngo\nphones: [0150 12-34-56]\n"),
    ("organisation", "name: А\nkind: ngo\nphones: [+38 50 000-00-01]\n"),
    ("organisation", "name: А\nkind: ngo\nphones:\n  - {number: 101, visibility: publik}\n"),
    ("organisation", "name: А\nkind: ngo\nphones:\n  - {number: 101, languages: [UK]}\n"),
    ("organisation", "name: А\nkind: ngo\ndraft: мабуть\n"),
    ("organisation", "name: А\nkind: ngo\nexpires_on: 31.03.2020\n"),
    ("organisation", "name: А\nkind: ngo\nexpires_on: 2020-02-30\n"),
    ("organisation", "name: А\nkind: ngo\nexpires_on: 2021-02-29\n"),
    ("organisation", "name: А\nkind: ngo\nformerly: [Стара назва]\n"),
    ("organisation", "name: А\nkind: ngo\naddress: {location: [91, 37.5]}\n"),
    ("organisation", "name: А\nkind: ngo\naddress: {location: [48.7]}\n"),
    ("organisation", "name: А\nkind: ngo\nservices:\n  - {help: food, delivery: [поштою]}\n"),
    ("meeting", "title: А\ndate: 2020-03-27\nstart: \"25:00\"\n"),
    ("meeting", "title: А\ndate: 2020-03-27\nformat: наживо\n"),
    ("meeting", "title: А\ndate: 2020-03-27\nvideo: відео\n"),
    ("need", "what: Маски\nresource: masks\nrequired: багато\n"),
    ("need", "what: Маски\nresource: masks\nrequired: -5\n"),
    ("need", "what: Маски\nresource: masks\nstate: погано\n"),
    ("vocabulary", "- id: Masks!\n  name: Маски\n"),
    ("vocabulary", "- id: con\n  name: Маски\n"),
    ("site", "title: А\nbase_url: example.org\n"),
    ("site", "title: А\nbase_url: https://example.org/\nlanguages: [українська]\n"),
    ("site", "title: А\nbase_url: https://example.org/\nnamespace: \"1\"\n"),
    ("site", "title: А\nbase_url: https://example.org/\nstale_after_days: 1.5\n"),
    ("site", "title: А\nbase_url: https://example.org/\ncsv: {separator: \"|\"}\n"),
    ("site", "title: А\nbase_url: https://example.org/\nchecks: {unknown-term: off}\n"),
    ("site", "title: А\nbase_url: https://example.org/\nchecks: {incomplete-entry: never}\n"),
    // What belongs together.
    (
        "organisation",
        "name: А\nkind: ngo\npeople:\n  - {name: П, phone: 050 000-00-01, visibility: public}\n",
    ),
    (
        "organisation",
        "name: А\nkind: ngo\npeople:\n  - {імʼя: П, пошта: a@example.org, кому_видно: службам}\n",
    ),
    ("meeting", "title: А\ndate: 2020-03-27\nattendees:\n  - {person: Хтось}\n"),
];

#[test]
fn every_planted_mistake_is_refused_by_the_schema_and_by_check() {
    for (name, yaml) in PLANTED {
        let file = typed(name);
        let remarks = with(file, yaml).remarks();
        assert!(remarks.contains(" error["), "check accepts\n{yaml}{remarks}");
        assert!(!mistakes(file, yaml).is_empty(), "the schema accepts\n{yaml}");
    }
}

#[test]
fn a_translation_has_texts_only() {
    let validator = validator(&json_schema::of_translation(typed("organisation")));
    let fine = "name: A\nservices:\n  - {help: food, details: Once a week}\n";
    assert!(validator.is_valid(&json(fine)) && validator.is_valid(&json("{}")));
    assert!(!validator.is_valid(&json("kind: ngo\n")));
}

#[test]
fn every_field_has_its_ukrainian_key_and_description() {
    for file in &FILE_TYPES {
        let schema = json_schema::schema_for(file);
        let properties = &schema["$defs"][file.shape.name]["properties"];
        for field in file.shape.rows() {
            assert_eq!(properties[field.key]["title"], field.uk);
            assert_eq!(properties[field.key]["description"], field.about_uk);
            assert_eq!(properties[field.uk]["description"], field.about_uk);
        }
    }
}

#[test]
fn the_form_of_the_cms_has_every_field() {
    let config = schema::cms::configuration();
    let collections = config["collections"].as_array().unwrap();
    let of = |name: &str| collections.iter().find(|one| one["name"] == name).unwrap();
    let names = |fields: &Value| -> Vec<String> {
        let names = fields.as_array().unwrap().iter().map(|field| field["name"].as_str().unwrap());
        names.filter(|name| *name != "body").map(str::to_owned).collect()
    };
    for file in &FILE_TYPES {
        let fields = match file.form {
            FileLayout::Lists => &of("vocabulary")["files"][0]["fields"][0]["fields"],
            FileLayout::Single => &of("settings")["files"][0]["fields"],
            _ if file.is_entry() => &of(file.name)["fields"],
            // What must not lie in the repository has no place in a form that writes there.
            _ => continue,
        };
        let rows: Vec<String> = file.shape.rows().map(|field| field.key.to_owned()).collect();
        assert_eq!(names(fields), rows, "{}", file.name);
    }
    let text: Value = serde_yaml::from_str(&schema::cms::config()).unwrap();
    assert_eq!(text, config);
}
