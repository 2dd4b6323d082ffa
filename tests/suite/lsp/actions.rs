//! What `check --fix` mends an editor offers: line by line, and all at once.

use perelik::base::names::SourcePath;
use perelik::content::mend::mend;
use perelik::content::validate::NameIndex;
use serde_json::{Value, json};

use super::editor::{Editor, uri};
use crate::site::site;

const PATH: &str = "organisations/pryklad.md";

const SLIPS: &str = "\
---
name: ГО “Приклад”
kind: ngo
summary: 'Для сім’ї'
phones:
  - number: +38(050)1234567
  - \"8 050 123 45 68\"
address:
  street: А
   city: Б
---

Об'єднання 🙂.
";

fn actions(editor: &mut Editor, only: Option<&str>) -> Vec<Value> {
    let whole = json!({"start": {"line": 0, "character": 0}, "end": {"line": 99, "character": 0}});
    let mut context = json!({"diagnostics": []});
    if let Some(only) = only {
        context["only"] = json!([only]);
    }
    let params = json!({"textDocument": {"uri": uri(PATH)}, "range": whole, "context": context});
    editor.ask("textDocument/codeAction", params).as_array().cloned().unwrap_or_default()
}

/// Makes an edit as an editor does that counts in UTF-16.
fn made(text: &str, action: &Value) -> String {
    let edits = action["edit"]["changes"][uri(PATH)].as_array().unwrap();
    let mut new = text.to_owned();
    let byte = |place: &Value| {
        let (line, unit) = (place["line"].as_u64().unwrap(), place["character"].as_u64().unwrap());
        let start = match line {
            0 => 0,
            line => text
                .match_indices('\n')
                .nth(usize::try_from(line).unwrap() - 1)
                .map_or(text.len(), |(at, _)| at + 1),
        };
        let mut left = usize::try_from(unit).unwrap();
        let within = text[start..].char_indices().find(|(_, c)| {
            if left == 0 {
                return true;
            }
            left -= c.len_utf16();
            false
        });
        within.map_or(text.len(), |(at, _)| start + at)
    };
    for edit in edits.iter().rev() {
        let range = byte(&edit["range"]["start"])..byte(&edit["range"]["end"]);
        new.replace_range(range, edit["newText"].as_str().unwrap());
    }
    new
}

#[test]
fn one_by_one_and_all_at_once_end_with_what_fix_writes() {
    let path = SourcePath::new(format!("content/{PATH}"));
    let wanted = mend(&path, SLIPS.as_bytes(), &NameIndex::default()).unwrap();
    let mut editor = Editor::new(&site());
    editor.open(PATH, SLIPS);
    let all = actions(&mut editor, Some("source.fixAll"));
    assert_eq!(all.len(), 1);
    assert_eq!(made(SLIPS, &all[0]), wanted);
    let mut text = SLIPS.to_owned();
    let mut steps = 0;
    loop {
        let single = actions(&mut editor, Some("quickfix"));
        let Some(first) = single.first() else { break };
        let next = made(&text, first);
        assert_ne!(next, text, "{first:#}");
        text = next;
        editor.write(PATH, &text);
        steps += 1;
    }
    assert_eq!(text, wanted);
    assert!(steps >= 5, "{steps} steps");
    assert!(actions(&mut editor, None).is_empty());
    editor.leave();
}

#[test]
fn a_change_stands_beside_what_it_mends() {
    let mut editor = Editor::new(&site());
    editor.open(PATH, "---\nname: ГО «Приклад»\nkind: ngo\nphones: [\"+38(050)1234567x\"]\nhours: пн-пт 9-17\n---\n");
    let found = actions(&mut editor, Some("quickfix"));
    let titles: Vec<&str> = found.iter().map(|action| action["title"].as_str().unwrap()).collect();
    assert_eq!(titles, ["Mend: hours: Mo-Fr 09:00-17:00"]);
    assert_eq!(found[0]["diagnostics"][0]["code"], "bad-hours");
    editor.leave();
}

#[test]
fn line_ends_and_marks_are_mended_with_the_whole_text() {
    let text = "\u{feff}---\r\nname: ГО «Приклад»\r\nkind: ngo\r\n---\r\n";
    let mut editor = Editor::new(&site());
    editor.open(PATH, text);
    let all = actions(&mut editor, Some("source"));
    assert_eq!(made(text, &all[0]), "---\nname: ГО «Приклад»\nkind: ngo\n---\n");
    editor.leave();
}
