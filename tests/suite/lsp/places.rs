//! Where things stand and are named, what stands beside them, and how they get another id.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::editor::{Editor, uri};
use crate::site::{Site, site};

const MEETING: &str = "meetings/2020-03-27.md";
const MINUTES: &str = "---\ntitle: Нарада\ndate: 2020-03-27\norganiser: dim\nattendees:\n  - organisation: Дім\n  - pryklad\n---\n\nДив. [дім](../organisations/dim.yaml) і [себе](#s-rozdil).\n\n## Розділ\n";

fn town() -> Site {
    site().file(MEETING, MINUTES)
}

fn marked(text: &str) -> String {
    let place = text.replace('|', "");
    assert!(MINUTES.contains(&place), "{place}");
    MINUTES.replacen(&place, text, 1)
}

fn start(place: &Value) -> (String, u64, u64) {
    let at = &place["range"]["start"];
    let number = |value: &Value| value.as_u64().unwrap();
    (place["uri"].as_str().unwrap().to_owned(), number(&at["line"]), number(&at["character"]))
}

#[test]
fn an_id_a_name_and_a_link_lead_to_what_they_name() {
    let mut editor = Editor::new(&town());
    for (place, path, line, unit) in [
        ("organiser: d|im", "organisations/dim.yaml", 0, 6),
        ("organisation: Д|ім", "organisations/dim.yaml", 0, 6),
        ("- pry|klad", "organisations/pryklad.md", 1, 6),
        ("(../organisations/d|im.yaml)", "organisations/dim.yaml", 0, 6),
        ("(#s-ro|zdil)", MEETING, 11, 0),
    ] {
        let answer = editor.ask_at("textDocument/definition", (MEETING, &marked(place)), json!({}));
        assert_eq!(start(&answer), (uri(path), line, unit), "{place}");
    }
    let term = "---\nname: ГО «Приклад»\nkind: n|go\n---\n";
    let answer =
        editor.ask_at("textDocument/definition", ("organisations/pryklad.md", term), json!({}));
    assert_eq!(start(&answer), (uri("vocabulary/kinds.yaml"), 0, 6));
    editor.leave();
}

#[test]
fn every_place_that_names_it_is_found_by_id_by_name_and_by_link() {
    let mut editor = Editor::new(&town());
    let context = json!({"context": {"includeDeclaration": true}});
    let answer =
        editor.ask_at("textDocument/references", (MEETING, &marked("organiser: d|im")), context);
    let found: Vec<_> = answer.as_array().unwrap().iter().map(start).collect();
    let own = (uri("organisations/dim.yaml"), 0, 6);
    let there = |line, unit| (uri(MEETING), line, unit);
    assert_eq!(found, [own, there(3, 11), there(5, 18), there(9, 5)]);
    // From where it is written down, too.
    let context = json!({"context": {"includeDeclaration": false}});
    let entry = "name: Ді|м\nkind: ngo\n";
    let answer =
        editor.ask_at("textDocument/references", ("organisations/dim.yaml", entry), context);
    assert_eq!(answer.as_array().unwrap().len(), 3);
    editor.leave();
}

fn symbol_names(symbols: &Value) -> Vec<String> {
    let symbols = symbols.as_array().into_iter().flatten();
    symbols
        .flat_map(|symbol| {
            let name = symbol["name"].as_str().unwrap().to_owned();
            let inner = symbol_names(&symbol["children"]);
            std::iter::once(name.clone())
                .chain(inner.into_iter().map(move |own| format!("{name}/{own}")))
        })
        .collect()
}

#[test]
fn a_file_is_outlined_by_its_fields() {
    let mut editor = Editor::new(&town());
    editor
        .open("organisations/dim.yaml", "name: Дім\nkind: ngo\naddress:\n  street: А\n  city: Б\n");
    let params = json!({"textDocument": {"uri": uri("organisations/dim.yaml")}});
    let symbols = editor.ask("textDocument/documentSymbol", params);
    assert_eq!(
        symbol_names(&symbols),
        ["name", "kind", "address", "address/street", "address/city"]
    );
    editor.leave();
}

#[test]
fn entries_and_terms_of_the_site_are_found_by_their_names() {
    let mut editor = Editor::new(&town());
    let mut found = |query: &str| -> Vec<(String, String)> {
        let answer = editor.ask("workspace/symbol", json!({"query": query}));
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        let symbols = answer.as_array().unwrap().iter();
        symbols.map(|one| (text(&one["name"]), text(&one["location"]["uri"]))).collect()
    };
    assert_eq!(found("дім"), [("Дім".to_owned(), uri("organisations/dim.yaml"))]);
    assert_eq!(found("medic"), [("Ліки".to_owned(), uri("vocabulary/help.yaml"))]);
    assert_eq!(found("нарада"), [("Нарада".to_owned(), uri(MEETING))]);
    editor.leave();
}

#[test]
fn numbers_and_checks_have_their_hints() {
    let text = "name: Дім\nkind: ngo\nphones:\n  - +38(050)0000001\n  - 050 000-00-02\nverified:\n  on: 2019-08-26\n  by: Приклад\n";
    let mut editor = Editor::new(&town());
    editor.open("organisations/dim.yaml", text);
    let whole = json!({"start": {"line": 0, "character": 0}, "end": {"line": 99, "character": 0}});
    let params = json!({"textDocument": {"uri": uri("organisations/dim.yaml")}, "range": whole});
    let hints = editor.ask("textDocument/inlayHint", params);
    let told: Vec<(u64, &str)> = hints
        .as_array()
        .unwrap()
        .iter()
        .map(|hint| (hint["position"]["line"].as_u64().unwrap(), hint["label"].as_str().unwrap()))
        .collect();
    assert_eq!(told, [(3, "050 000-00-01"), (6, "checked 214 days ago")]);
    editor.leave();
}

#[test]
fn links_lead_to_files_and_the_name_to_the_preview() {
    let mut editor = Editor::new(&town());
    editor.open(MEETING, MINUTES);
    let params = json!({"textDocument": {"uri": uri(MEETING)}});
    let links = editor.ask("textDocument/documentLink", params);
    let targets: Vec<&str> =
        links.as_array().unwrap().iter().map(|link| link["target"].as_str().unwrap()).collect();
    let own = uri("organisations/dim.yaml");
    assert_eq!(targets, ["http://127.0.0.1:3000/meetings/2020-03-27/", &own, &uri(MEETING)]);
    editor.leave();
}

fn able() -> Value {
    json!({"workspace": {"workspaceEdit": {"documentChanges": true, "resourceOperations": ["rename"]}}})
}

#[test]
fn a_rename_changes_every_id_moves_the_file_and_writes_the_old_id_down() {
    let mut editor = Editor::with(&town(), able());
    let place = marked("organiser: d|im");
    let prepared = editor.ask_at("textDocument/prepareRename", (MEETING, &place), json!({}));
    assert_eq!(prepared["placeholder"], "dim");
    let change =
        editor.ask_at("textDocument/rename", (MEETING, &place), json!({"newName": "budynok"}));
    let mut edits: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut moves = Vec::new();
    for step in change["documentChanges"].as_array().unwrap() {
        if step["kind"] == "rename" {
            moves.push((step["oldUri"].clone(), step["newUri"].clone()));
            continue;
        }
        let texts = step["edits"]
            .as_array()
            .unwrap()
            .iter()
            .map(|edit| edit["newText"].as_str().unwrap().to_owned());
        edits.insert(step["textDocument"]["uri"].as_str().unwrap().to_owned(), texts.collect());
    }
    assert_eq!(edits[&uri("organisations/dim.yaml")], ["formerly:\n  - dim\n"]);
    assert_eq!(edits[&uri(MEETING)], ["budynok", "budynok"]);
    assert_eq!(
        moves,
        [(json!(uri("organisations/dim.yaml")), json!(uri("organisations/budynok.yaml")))]
    );
    editor.leave();
}

#[test]
fn what_cannot_be_renamed_is_refused_in_words() {
    let mut editor = Editor::with(&town(), able());
    editor.open(MEETING, MINUTES);
    let mut refused = |name: &str| {
        let params = json!({
            "textDocument": {"uri": uri(MEETING)},
            "position": {"line": 3, "character": 12},
            "newName": name,
        });
        editor.try_ask("textDocument/rename", params).unwrap_err()
    };
    assert!(refused("pryklad").contains("organisations/pryklad.md"));
    assert!(refused("Дім два").contains("Дім два"));
    editor.leave();
    let mut unable = Editor::new(&town());
    unable.open(MEETING, MINUTES);
    let params = json!({"textDocument": {"uri": uri(MEETING)}, "position": {"line": 3, "character": 12}, "newName": "budynok"});
    let refused = unable.try_ask("textDocument/rename", params).unwrap_err();
    assert!(refused.contains("`perelik rename dim budynok`"), "{refused}");
    unable.leave();
}
