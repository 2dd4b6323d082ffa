//! What a council changes without touching a template: `theme.yaml`.
//!
//! The site's settings lie over the default's, key by key. `colours` reach the style sheet as `@@name@@`, since no
//! page has a style of its own; `texts` replace words of the pages.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::{Map, Value};

use super::layer::{DEFAULT_NAME, source};
use super::stylesheet;
use crate::base::diag::{Code, Diagnostic, Diagnostics, Location};
use crate::base::locale::Lang;
use crate::base::names::SourcePath;
use crate::base::yaml;

type Files = BTreeMap<String, Arc<[u8]>>;

/// Reads both layers and lays the site's over the default's.
pub(super) fn merged(
    name: &str,
    default: &Files,
    own: &Files,
    diagnostics: &mut Diagnostics,
) -> Value {
    let mut settings = read(DEFAULT_NAME, default, diagnostics);
    let own = read(name, own, diagnostics);
    for odd in odd_texts(&own) {
        let at = Location::file(&source(name, "theme.yaml"));
        let diagnostic = Diagnostic::new(Code::ThemeSettings, at).with("detail", odd);
        diagnostics.push(diagnostic.hint("texts"));
    }
    lay_over(&mut settings, own);
    settings
}

fn read(theme: &str, files: &Files, diagnostics: &mut Diagnostics) -> Value {
    let nothing = Value::Object(Map::new());
    let Some(bytes) = files.get("theme.yaml") else { return nothing };
    let text = String::from_utf8_lossy(bytes);
    match yaml::typed::<Value>(&text) {
        Ok(Value::Null) => nothing,
        Ok(settings @ Value::Object(_)) => settings,
        Ok(_) => {
            let at = Location::file(&source(theme, "theme.yaml"));
            diagnostics.push(Diagnostic::new(Code::ThemeSettings, at).with("detail", "key: value"));
            nothing
        }
        Err((words, byte)) => {
            let at = Location::new(&source(theme, "theme.yaml"), &(byte..byte + 1));
            diagnostics.push(Diagnostic::new(Code::ThemeSettings, at).with("detail", words));
            nothing
        }
    }
}

fn lay_over(under: &mut Value, over: Value) {
    match (under, over) {
        (Value::Object(under), Value::Object(over)) => {
            for (key, value) in over {
                lay_over(under.entry(key).or_insert(Value::Null), value);
            }
        }
        (under, over) => *under = over,
    }
}

/// Returns what stands under `texts` that is no message with its words.
fn odd_texts(settings: &Value) -> Vec<String> {
    let texts = match settings.get("texts") {
        None | Some(Value::Null) => return Vec::new(),
        Some(Value::Object(texts)) => texts,
        Some(_) => return vec!["texts".to_owned()],
    };
    let mut odd = Vec::new();
    for (key, value) in texts {
        match value {
            _ if !is_message(key) => odd.push(format!("texts.{key}")),
            Value::String(_) => {}
            Value::Object(languages) => {
                let is_odd = |(code, words): &(&String, &Value)| {
                    Lang::checked(code).is_err() || !words.is_string()
                };
                let of_key = languages.iter().filter(is_odd);
                odd.extend(of_key.map(|(code, _)| format!("texts.{key}.{code}")));
            }
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::Array(_) => {
                odd.push(format!("texts.{key}"));
            }
        }
    }
    odd
}

/// Tells the name of a message, as Fluent writes it.
fn is_message(key: &str) -> bool {
    key.starts_with(|c: char| c.is_ascii_alphabetic())
        && key.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))
}

/// Returns the words of `texts` for one language, in Fluent's syntax. A plain text is of the main language.
pub(super) fn texts(settings: &Value, lang: Lang, is_main: bool) -> String {
    let Some(Value::Object(texts)) = settings.get("texts") else { return String::new() };
    let mut fluent = String::new();
    for (key, value) in texts {
        let words = match value {
            Value::String(words) if is_main => Some(words.as_str()),
            Value::Object(languages) => languages.get(lang.as_str()).and_then(Value::as_str),
            Value::Null
            | Value::Bool(_)
            | Value::Number(_)
            | Value::String(_)
            | Value::Array(_) => None,
        };
        if let Some(words) = words.filter(|_| is_message(key)) {
            // A brace in a setting is a brace, not a variable. Lines of a pattern are indented, and begin with an empty text, so that
            // none is empty or begins with what means something there (`[`, `*`, `.`, `}`).
            let plain = words.chars().map(|c| match c {
                '{' => "{\"{\"}".to_owned(),
                '}' => "{\"}\"}".to_owned(),
                '\n' => "\n    {\"\"}".to_owned(),
                c => c.to_string(),
            });
            let plain: String = plain.collect();
            fluent.push_str(&format!("{key} =\n    {{\"\"}}{plain}\n"));
        }
    }
    fluent
}

/// Puts the colours of the settings where the style sheet says `@@name@@`, and leaves out its comments.
pub(super) fn colours(
    path: &SourcePath,
    bytes: &[u8],
    settings: &Value,
    diagnostics: &mut Diagnostics,
) -> Arc<[u8]> {
    let text = stylesheet::lean(&String::from_utf8_lossy(bytes));
    let mut out = String::with_capacity(text.len());
    let mut pieces = text.split("@@");
    out.push_str(pieces.next().expect("split gives at least one piece"));
    while let (Some(name), rest) = (pieces.next(), pieces.next()) {
        let colour =
            settings.get("colours").and_then(|colours| colours.get(name)).and_then(Value::as_str);
        match colour.filter(|colour| is_hex(colour)) {
            Some(colour) => out.push_str(colour),
            None => {
                let at = Location::file(path);
                let diagnostic = Diagnostic::new(Code::ThemeSettings, at);
                diagnostics.push(diagnostic.with("detail", format!("colours.{name}: #rrggbb")));
            }
        }
        out.push_str(rest.unwrap_or_default());
    }
    out.into_bytes().into()
}

fn is_hex(colour: &str) -> bool {
    let digits = colour.strip_prefix('#').unwrap_or_default();
    matches!(digits.len(), 3 | 6) && digits.bytes().all(|b| b.is_ascii_hexdigit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_lie_over_each_other_key_by_key() {
        let mut under = serde_json::json!({"a": {"b": 1, "c": 2}});
        lay_over(&mut under, serde_json::json!({"a": {"c": 3}, "d": 4}));
        assert_eq!(under, serde_json::json!({"a": {"b": 1, "c": 3}, "d": 4}));
    }

    #[test]
    fn a_text_of_the_settings_is_shown_as_it_is_written() {
        let texts = [
            "",
            "[x]",
            "*x",
            ".x = y",
            "}",
            "{ $x }",
            "a\n[b]\n\n  c\n.d",
            "# x",
            "-x = y",
            "\"{\"",
            "x\r\ny",
        ];
        for text in texts {
            let settings =
                serde_json::json!({"texts": {"a-1": text, "1a": "x", "-a": "x", "a b": "x"}});
            let mut messages = crate::base::messages::Messages::empty(Lang::UK);
            assert!(
                messages.add(Lang::UK, &super::texts(&settings, Lang::UK, true)).is_ok(),
                "{text}"
            );
            assert_eq!(messages.say("a-1", &[]), text.replace("\r\n", "\n"), "{text}");
        }
    }

    #[test]
    fn a_colour_that_is_none_never_reaches_the_style_sheet() {
        let settings = serde_json::json!({"colours": {"a": "#123456", "b": "red;} body{"}});
        let path = SourcePath::new("themes/x/static/style.css");
        let mut diagnostics = Diagnostics::default();
        let css = colours(&path, b"a{color:@@a@@;fill:@@b@@}", &settings, &mut diagnostics);
        assert_eq!(String::from_utf8_lossy(&css), "a{color:#123456;fill:}");
        assert_eq!(diagnostics.sorted().len(), 1);
    }
}
