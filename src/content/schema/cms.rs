//! The form of a CMS that keeps content in git: `config.yml` for Sveltia CMS, and for Decap CMS.
//!
//! Types of files become collections, fields become widgets, values of fixed lists and terms are chosen from lists.
//! A CMS writes lists and records in full, so a bare value or a map of languages that stands in a file is left to
//! be edited by hand. Where the repository lies is not known here: those lines are for the administrator.

use serde_json::{Map, Value, json};

use super::file_type::{
    FILE_TYPES, FileLayout, FileType, label, vocabulary_file, vocabulary_label,
};
use super::scalar::{EDRPOU, EMAIL, EXTENSION, ID, LANGUAGE, TIME, url};
use crate::base::choices::Choice;
use crate::base::diag::{Code, Level};
use crate::base::yaml;
use crate::content::fields::{Field, LEVELS, Shape, Type, Vocabulary, table};

const HEAD: &str = "\
# Форма для редакторів у Sveltia CMS (або Decap CMS). Створено командою perelik schema з переліку полів.
# Покладіть цей файл поруч зі сторінкою CMS (admin/index.html) і впишіть своє сховище в repo.
# Словники — файли-списки: їх редагує Sveltia CMS; у Decap CMS правте їх у текстовому редакторі.
";

/// Returns the configuration as text.
pub fn config() -> String {
    let text = yaml::to_text(&configuration()).expect("YAML takes what JSON holds");
    // Readers of YAML 1.1 take a bare `on` for yes.
    let text = text.replace("name: on\n", "name: \"on\"\n");
    format!("{HEAD}{text}")
}

/// Returns the configuration.
pub fn configuration() -> Value {
    let entries = FILE_TYPES.iter().filter(|file| file.is_entry()).map(entry_collection);
    let mut collections: Vec<Value> = entries.collect();
    collections.push(vocabularies());
    collections.extend(
        FILE_TYPES.iter().filter(|file| file.form == FileLayout::Single).map(settings_collection),
    );
    json!({
        "backend": { "name": "github", "repo": "ВЛАСНИК/СХОВИЩЕ", "branch": "main" },
        "media_folder": "content/files",
        "public_folder": "/files",
        "slug": { "encoding": "ascii", "clean_accents": true, "sanitize_replacement": "-" },
        "output": { "omit_empty_optional_fields": true },
        "collections": collections,
    })
}

fn entry_collection(file: &FileType) -> Value {
    let name_field = file.shape.fields.first().map_or("title", |field| field.key);
    let has_date = file.shape.row("date").is_some();
    let mut fields = widgets(file.shape);
    if file.form == FileLayout::Markdown {
        let body =
            json!({ "name": "body", "label": "Текст", "widget": "markdown", "required": false });
        fields.push(body);
    }
    json!({
        "name": file.name,
        "label": file.many,
        "label_singular": file.one,
        "folder": file.place,
        "extension": file.extension(),
        "format": if file.form == FileLayout::Markdown { "yaml-frontmatter" } else { "yaml" },
        "create": true,
        "identifier_field": name_field,
        // The file of a meeting starts with its day.
        "slug": if has_date { "{{fields.date}}" } else { "{{slug}}" },
        "summary": format!("{{{{{name_field}}}}}"),
        "fields": fields,
    })
}

fn vocabularies() -> Value {
    let file = |vocabulary: Vocabulary| {
        let terms = json!({
            "name": "terms",
            "label": "Терміни",
            "widget": "list",
            "root": true,
            "fields": widgets(&table::TERM),
        });
        json!({
            "name": vocabulary.as_str(),
            "label": vocabulary_label(vocabulary),
            "file": vocabulary_file(vocabulary),
            "fields": [terms],
        })
    };
    let files: Vec<Value> = Vocabulary::ALL.into_iter().map(file).collect();
    json!({ "name": "vocabulary", "label": "Словники", "files": files })
}

fn settings_collection(file: &FileType) -> Value {
    let one = json!({
        "name": file.name,
        "label": file.one,
        "file": file.place,
        "fields": widgets(file.shape),
    });
    json!({ "name": "settings", "label": file.many, "files": [one] })
}

fn widgets(shape: &'static Shape) -> Vec<Value> {
    shape.rows().map(widget).collect()
}

/// A field with its Ukrainian label, its hint, and what it is edited with.
fn widget(field: &'static Field) -> Value {
    let mut widget = Map::new();
    widget.insert("name".to_owned(), field.key.into());
    widget.insert("label".to_owned(), label(field.uk).into());
    widget.extend(control(field.kind));
    widget.insert("required".to_owned(), field.required.into());
    widget.insert("hint".to_owned(), field.about_uk.into());
    Value::Object(widget)
}

/// What a value of a type is edited with.
fn control(kind: Type) -> Map<String, Value> {
    let control = match kind {
        Type::Prose | Type::Notes => json!({ "widget": "text" }),
        Type::YesNo => json!({ "widget": "boolean" }),
        Type::Number => json!({ "widget": "number", "value_type": "float", "min": 0 }),
        Type::Count => json!({ "widget": "number", "value_type": "int", "min": 0 }),
        Type::Date => json!({
            "widget": "datetime",
            "format": "YYYY-MM-DD",
            "date_format": "YYYY-MM-DD",
            "time_format": false,
        }),
        Type::Time => pattern_widget(TIME, "години й хвилини: 09:30"),
        Type::Email => pattern_widget(EMAIL, "адреса пошти: info@example.org"),
        Type::Url => pattern_widget(&url(), "адреса цілком: https://example.org/"),
        Type::Extension => pattern_widget(EXTENSION, "цифри додаткового номера"),
        Type::Edrpou => pattern_widget(EDRPOU, "вісім цифр"),
        Type::Id | Type::FormerId | Type::OwnTerm => {
            pattern_widget(ID, "малі латинські літери, цифри й поодинокі дефіси")
        }
        Type::Language => pattern_widget(LANGUAGE, "код мови: uk"),
        Type::Choice(choices) => select(choices, false),
        Type::Organisation => organisation_widget(false),
        Type::Term(vocabulary) => term_widget(vocabulary, false),
        Type::File => json!({ "widget": "file" }),
        Type::Coordinates => {
            let number = json!({ "name": "degrees", "label": "Градуси", "widget": "number", "value_type": "float" });
            json!({ "widget": "list", "min": 2, "max": 2, "field": number })
        }
        Type::Record(shape) => {
            json!({ "widget": "object", "collapsed": true, "fields": widgets(shape) })
        }
        Type::List(item) => list_widget(*item),
        Type::Levels => levels(),
        Type::Text
        | Type::Phone
        | Type::Hours
        | Type::Responsible
        | Type::Timezone
        | Type::Uuid => json!({ "widget": "string" }),
    };
    match control {
        Value::Object(map) => map,
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Array(_) => {
            Map::new()
        }
    }
}

fn list_widget(item: Type) -> Value {
    match item {
        Type::Record(shape) => {
            json!({ "widget": "list", "collapsed": true, "fields": widgets(shape) })
        }
        Type::Choice(choices) => select(choices, true),
        Type::Organisation => organisation_widget(true),
        Type::Term(vocabulary) => term_widget(vocabulary, true),
        Type::Text
        | Type::Prose
        | Type::YesNo
        | Type::Number
        | Type::Count
        | Type::Date
        | Type::Time
        | Type::Phone
        | Type::Email
        | Type::Url
        | Type::Hours
        | Type::Extension
        | Type::Edrpou
        | Type::Id
        | Type::FormerId
        | Type::OwnTerm
        | Type::Language
        | Type::Timezone
        | Type::Uuid
        | Type::Coordinates
        | Type::Responsible
        | Type::File
        | Type::List(_)
        | Type::Levels
        | Type::Notes => {
            let mut one = control(item);
            one.insert("name".to_owned(), "item".into());
            one.insert("label".to_owned(), "Пункт".into());
            json!({ "widget": "list", "field": one })
        }
    }
}

fn pattern_widget(pattern: &str, words: &str) -> Value {
    json!({ "widget": "string", "pattern": [pattern, words] })
}

fn select(choices: &[Choice], multiple: bool) -> Value {
    let option = |choice: &Choice| json!({ "label": label(choice.uk), "value": choice.id });
    let options: Vec<Value> = choices.iter().map(option).collect();
    json!({ "widget": "select", "multiple": multiple, "options": options })
}

fn organisation_widget(multiple: bool) -> Value {
    json!({
        "widget": "relation",
        "multiple": multiple,
        "collection": table::ORGANISATION.name,
        "value_field": "{{slug}}",
        "search_fields": ["name", "short_name"],
        "display_fields": ["name"],
    })
}

fn term_widget(vocabulary: Vocabulary, multiple: bool) -> Value {
    json!({
        "widget": "relation",
        "multiple": multiple,
        "collection": "vocabulary",
        "file": vocabulary.as_str(),
        "value_field": "terms.*.id",
        "search_fields": ["terms.*.name", "terms.*.id"],
        "display_fields": ["terms.*.name"],
    })
}

/// One list of levels for each check that may be set.
fn levels() -> Value {
    let rules = Code::ALL.iter().filter(|code| code.level() != Level::Error);
    let level = |code: &Code| {
        json!({
            "name": code.as_str(),
            "label": code.as_str(),
            "widget": "select",
            "options": LEVELS,
            "required": false,
        })
    };
    json!({ "widget": "object", "collapsed": true, "fields": rules.map(level).collect::<Vec<_>>() })
}
