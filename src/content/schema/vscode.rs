//! Settings of VS Code: which schema holds for which files.
//!
//! They are for the extension `redhat.vscode-yaml`, which reads files of YAML; fields of a Markdown file are
//! checked by `perelik check` only.

use serde_json::{Map, Value, json};

use super::file_type::{FILE_TYPES, FileLayout, FileType};
use super::json_schema::file_name;

/// Returns the settings as text; `folder` holds the schemas.
pub(crate) fn settings(folder: &str) -> String {
    let mut schemas = Map::new();
    for file in &FILE_TYPES {
        let mut add = |translation, globs: Value| {
            schemas.insert(format!("./{folder}/{}", file_name(file, translation)), globs)
        };
        add(false, originals(file));
        if file.is_entry() {
            add(true, json!([translations(file)]));
        }
    }
    let settings = json!({
        "yaml.schemas": schemas,
        // Perelik refuses anchors and tags, so nothing is lost by one reading of YAML.
        "yaml.yamlVersion": "1.2",
        "files.encoding": "utf8",
        "files.eol": "\n",
        "[yaml]": { "editor.insertSpaces": true, "editor.tabSize": 2 },
    });
    format!("{settings:#}\n")
}

fn originals(file: &FileType) -> Value {
    match file.form {
        FileLayout::Single => json!([file.place]),
        _ if file.is_entry() => {
            json!([format!("{}/*.yaml", file.place), format!("!{}", translations(file))])
        }
        FileLayout::Markdown | FileLayout::Yaml | FileLayout::Lists => {
            json!([format!("{}/*.yaml", file.place)])
        }
    }
}

/// `ID.LANG.yaml`; an id has no dot.
fn translations(file: &FileType) -> String {
    format!("{}/*.*.yaml", file.place)
}
