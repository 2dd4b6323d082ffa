//! What may be typed at a place, and what stands there in words.

use serde_json::{Value, json};

use super::editor::Editor;
use crate::site::{Site, site};

const PATH: &str = "organisations/pryklad.md";

fn town() -> Site {
    site()
        .file(
            "vocabulary/help.yaml",
            "- id: food\n  name: Їжа\n  synonyms: [продукти]\n- id: medicine\n  name: Ліки\n",
        )
        .file(
            "organisations/dim.yaml",
            "name: Дім\nkind: ngo\nsummary: Приклад дому\nhours: Mo-Fr 10:00-16:00\n",
        )
}

/// Returns what is offered where `|` stands: each label with what is put in.
fn offered(capabilities: Value, path: &str, marked: &str) -> Vec<(String, String)> {
    let mut editor = Editor::with(&town(), capabilities);
    let answer = editor.ask_at("textDocument/completion", (path, marked), json!({}));
    editor.leave();
    let items = answer["items"].as_array().cloned().unwrap_or_default();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    items.iter().map(|item| (text(&item["label"]), text(&item["textEdit"]["newText"]))).collect()
}

fn labels(path: &str, marked: &str) -> Vec<String> {
    offered(json!({}), path, marked).into_iter().map(|(label, _)| label).collect()
}

#[test]
fn keys_come_in_the_language_of_the_file_with_what_they_take() {
    let found = offered(json!({}), PATH, "---\nназва: А\nвид: ngo\n|\n---\n");
    let text =
        |label: &str| found.iter().find(|(own, _)| own == label).map(|(_, text)| text.as_str());
    assert_eq!(text("коротко"), Some("коротко: "));
    assert_eq!(text("послуги"), Some("послуги:\n  - "));
    assert_eq!(text("адреса"), Some("адреса:\n  "));
    assert_eq!((text("назва"), text("вид"), text("services")), (None, None, None));
    let inner = offered(json!({}), PATH, "---\nname: А\npeople:\n  - name: Б\n    |\n---\n");
    let consent = inner.iter().find(|(label, _)| label == "consent");
    assert_eq!(consent.map(|(_, text)| text.as_str()), Some("consent:\n      "));
    // A file without a key has those of the site.
    assert!(labels("needs/a.yaml", "|").contains(&"what".to_owned()));
    assert!(labels(PATH, "---\nname: А\n---\n\nТекст |\n").is_empty());
}

#[test]
fn values_come_by_their_names_and_are_written_as_ids() {
    let terms = offered(json!({}), PATH, "---\nname: А\nservices: [|]\n---\n");
    assert_eq!(
        terms,
        [("Їжа", "food"), ("Ліки", "medicine")].map(|(a, b)| (a.to_owned(), b.to_owned()))
    );
    let meeting = "---\ntitle: А\ndate: 2020-03-27\nattendees:\n  - organisation: Д|\n---\n";
    let organisations = offered(json!({}), "meetings/2020-03-27.md", meeting);
    assert!(organisations.contains(&("Дім".to_owned(), "dim".to_owned())), "{organisations:?}");
    let who = labels("meetings/2020-03-27.md", "---\nназва: А\nзавдання:\n  - хто: |\n---\n");
    assert!(who.is_empty() || who[0] == "присутні", "{who:?}");
    let state = offered(json!({}), PATH, "---\nназва: А\nстан: |\n---\n");
    assert!(state.contains(&("призупинено".to_owned(), "призупинено".to_owned())), "{state:?}");
}

#[test]
fn days_and_hours_are_offered_with_what_they_mean() {
    let days = labels(PATH, "---\nname: А\nverified:\n  on: |\n---\n");
    assert_eq!(days, ["2020-03-27", "2020-03-28", "2020-04-03"]);
    let hours = labels(PATH, "---\nname: А\nhours: пн-пт 8-12|\n---\n");
    assert_eq!(hours[0], "Mo-Fr 08:00-12:00");
    assert!(hours.contains(&"Mo-Fr 10:00-16:00".to_owned()), "{hours:?}");
}

#[test]
fn an_item_is_offered_whole_with_stops_where_the_editor_knows_them() {
    let marked = "---\nназва: А\nтелефони:\n  - |\n---\n";
    let item = ("a new phone".to_owned(), "номер: \"\"\n    для_чого: \n    години: ".to_owned());
    assert_eq!(offered(json!({}), PATH, marked)[0], item);
    let able =
        json!({"textDocument": {"completion": {"completionItem": {"snippetSupport": true}}}});
    let stops = "номер: \"${1}\"\n    для_чого: ${2}\n    години: ${3}".to_owned();
    assert_eq!(offered(able, PATH, marked)[0], (item.0, stops));
    for (path, marked, label) in [
        (PATH, "---\nname: А\nservices:\n  - |\n---\n", "a new service"),
        (PATH, "---\nname: А\npeople:\n- |\n---\n", "a new person"),
        ("meetings/2020-03-27.md", "---\ntitle: А\ndecisions:\n  - |\n---\n", "a new decision"),
        ("meetings/2020-03-27.md", "---\ntitle: А\ntasks:\n  - |\n---\n", "a new task"),
    ] {
        assert_eq!(labels(path, marked)[0], label);
    }
}

/// Returns what is told where `|` stands.
fn told(marked: &str) -> String {
    let mut editor = Editor::new(&town());
    let answer = editor.ask_at("textDocument/hover", (PATH, marked), json!({}));
    editor.leave();
    answer["contents"]["value"].as_str().unwrap_or_default().to_owned()
}

#[test]
fn a_field_an_id_hours_and_a_day_are_told_in_words() {
    let about = told("---\nname: А\nhou|rs: Mo-Fr 09:00-17:00\n---\n");
    assert!(about.starts_with("**hours** · години\n\n"), "{about}");
    assert!(about.contains("`Mo-Fr 09:00-17:00`"), "{about}");
    let hours = told("---\nname: А\nhours: Mo-F|r 09:00-17:00\n---\n");
    assert!(hours.starts_with("Mon–Fri") || hours.contains("9:00"), "{hours}");
    let day = told("---\nname: А\nverified:\n  on: 2020-0|3-27\n---\n");
    assert!(day.contains("27 March 2020"), "{day}");
    let organisation = told("---\nname: А\nmembers: [Д|ім]\n---\n");
    assert!(
        organisation.starts_with("**Дім**\n\nГромадська організація\n\nПриклад дому\n\n"),
        "{organisation}"
    );
    let term = told("---\nname: А\nservices: [fo|od]\n---\n");
    assert!(term.starts_with("**Їжа**\n\nпродукти\n\n`help/food`"), "{term}");
    assert_eq!(told("---\nname: А\n---\n\nТек|ст.\n"), "");
}
