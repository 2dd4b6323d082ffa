//! The language server says what `check` says, of texts as they stand in the editor.

mod actions;
mod editor;
mod fields;
mod places;
mod typing;

use std::collections::BTreeSet;

use editor::{Editor, Shown, uri};
use perelik::base::diag::Level;
use perelik::base::locale::Lang;
use perelik::base::messages::Messages;
use perelik::content::parse::text::for_display;
use perelik::edit::lsp::Ending;
use serde_json::json;

use crate::remarks::samples;
use crate::site::{Site, site};

/// Returns what `check` says of a site, as an editor shows it.
fn checked(site: &Site) -> BTreeSet<Shown> {
    let words = Messages::of_program(Lang::EN);
    let sources = site.sources();
    let diagnostics = site.compile().diagnostics;
    let shown = diagnostics.sorted().into_iter().map(|one| {
        let bytes = sources.texts.get(&one.at.path).map(|bytes| bytes.to_vec()).unwrap_or_default();
        let text = for_display(&bytes);
        let before = &text[..one.at.start.min(text.len())];
        let start = before.rfind('\n').map_or(0, |newline| newline + 1);
        let place = (before.matches('\n').count(), before[start..].encode_utf16().count());
        let hint = words.hint(one).map(|hint| format!("\n{hint}")).unwrap_or_default();
        let severity = match one.level {
            Level::Error => 1,
            Level::Warning => 2,
            Level::Advice | Level::Incomplete => 3,
        };
        (
            uri(one.at.path.as_str()),
            place,
            severity,
            one.code.as_str().to_owned(),
            words.sentence(one) + &hint,
        )
    });
    shown.collect()
}

#[test]
fn of_the_sample_of_every_code_is_said_what_check_says() {
    let advice = crate::check::samples().into_iter();
    for (code, sample) in samples().into_iter().chain(advice) {
        let mut editor = Editor::new(&sample);
        assert_eq!(editor.shown(), checked(&sample), "{code}");
        assert_eq!(editor.leave(), Ending::Orderly);
    }
}

#[test]
fn what_is_typed_counts_before_it_is_saved_and_no_longer_once_it_is_closed() {
    let base = site();
    let plain = checked(&base);
    let mut editor = Editor::new(&base);
    assert_eq!(editor.shown(), plain);
    for (code, sample) in samples() {
        // A sample that lacks a file of the site, or is no text, is no text of an editor.
        let of_text = |(path, bytes): (&String, &Vec<u8>)| {
            let is_other = base.files().get(path) != Some(bytes);
            let text = String::from_utf8(bytes.clone()).ok();
            is_other.then(|| text.map(|text| (path.clone(), text)))
        };
        let typed: Option<Vec<(String, String)>> =
            sample.files().iter().filter_map(of_text).collect();
        let has_all = base.files().keys().all(|path| sample.files().contains_key(path));
        let Some(typed) = typed.filter(|_| has_all) else { continue };
        if typed
            .iter()
            .any(|(path, text)| path.starts_with("content/files/") || text.starts_with('\u{feff}'))
        {
            continue;
        }
        typed.iter().for_each(|(path, text)| editor.open(path, text));
        assert_eq!(editor.shown(), checked(&sample), "{code}");
        typed.iter().for_each(|(path, _)| editor.close(path));
    }
    assert_eq!(editor.shown(), plain);
    assert_eq!(editor.leave(), Ending::Orderly);
}

#[test]
fn a_keystroke_is_taken_in_where_it_was_typed() {
    for (capabilities, encoding) in [
        (json!({}), "utf-16"),
        (json!({"general": {"positionEncodings": ["utf-16"]}}), "utf-16"),
        (json!({"general": {"positionEncodings": ["utf-16", "utf-8"]}}), "utf-8"),
    ] {
        let mut editor = Editor::with(&site(), capabilities);
        assert_eq!(editor.hello["capabilities"]["positionEncoding"], encoding);
        editor.open("organisations/dim.yaml", "name: 🙂 Дім\r\nkind: ngo\r\n");
        let line = "name: 🙂 Дім";
        let end = if encoding == "utf-8" { line.len() } else { line.encode_utf16().count() };
        let place = json!({"line": 0, "character": end});
        let change = json!({"range": {"start": place, "end": place}, "text": "\r\nknd: ngo"});
        let document = json!({"uri": uri("organisations/dim.yaml"), "version": 2});
        editor.note(
            "textDocument/didChange",
            json!({"textDocument": document, "contentChanges": [change]}),
        );
        let sample =
            site().file("organisations/dim.yaml", "name: 🙂 Дім\r\nknd: ngo\r\nkind: ngo\r\n");
        let shown = editor.shown();
        assert!(shown.iter().any(|one| one.3 == "unknown-field" && one.1 == (1, 0)), "{shown:#?}");
        assert_eq!(shown.len(), checked(&sample).len());
        editor.write("organisations/dim.yaml", "name: Дім\nkind: ngo\n");
        assert_eq!(editor.shown(), checked(&site()));
        assert_eq!(editor.leave(), Ending::Orderly);
    }
}

#[test]
fn a_template_that_fails_on_one_page_is_told_of_once_nobody_types() {
    let own = site()
        .edit("site.yaml", "title:", "theme: own\ntitle:")
        .bytes("themes/own/theme.yaml", b"contract: 2\n")
        .file("pages/about.md", "---\ntitle: \u{410}\n---\n");
    let failing = "<p>\n\u{457}\u{436}\u{430} {{ page.title | date }}\n";
    let mut editor = Editor::new(&own);
    editor.open("themes/own/templates/page.html", failing);
    let told = editor.hear_of(&uri("themes/own/templates/page.html"), "template-error");
    assert_eq!(told["range"]["start"], json!({"line": 1, "character": 20}));
    editor.leave();
}

#[test]
fn who_leaves_without_a_word_is_not_waited_for() {
    let editor = Editor::new(&site());
    editor.note("exit", serde_json::Value::Null);
    assert_eq!(editor.leave_abruptly(), Ending::Abrupt);
}
