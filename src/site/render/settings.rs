//! What a council changes without touching a template: `theme.yaml`.
//!
//! The site's settings lie over the default's, key by key. `colours` reach the style sheet as `@@name@@`, since no
//! page has a style of its own; `texts` replace words of the pages.

use std::sync::Arc;

use serde_json::Value;

use super::layer::Files;
use super::stylesheet;
use crate::base::diag::{Code, Diagnostic, Diagnostics, Location};
use crate::base::locale::Lang;
use crate::base::locale::compare::nearest;
use crate::base::names::SourcePath;
use crate::base::yaml;

/// Reads the settings of the program's own theme.
pub(super) fn program_settings(default: &Files) -> Value {
    let bytes = default.get("theme.yaml").expect("the program's theme has settings");
    yaml::typed(&String::from_utf8_lossy(bytes)).expect("a test reads the program's settings")
}

/// Lays settings over others, key by key.
pub(super) fn lay_over(under: &mut Value, over: Value) {
    match (under, over) {
        (Value::Object(under), Value::Object(over)) => {
            for (key, value) in over {
                lay_over(under.entry(key).or_insert(Value::Null), value);
            }
        }
        (under, over) => *under = over,
    }
}

/// Tells the name of a message, as Fluent writes it.
pub(super) fn is_message(key: &str) -> bool {
    key.starts_with(|c: char| c.is_ascii_alphabetic())
        && key.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))
}

/// Returns the words of `texts` for one language, in Fluent's syntax. A plain text is of the main language.
pub(super) fn fluent_texts(settings: &Value, lang: Lang, is_main: bool) -> String {
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
pub(super) fn insert_colours(
    path: &SourcePath,
    bytes: &[u8],
    settings: &Value,
    diagnostics: &mut Diagnostics,
) -> Arc<[u8]> {
    let source = String::from_utf8_lossy(bytes);
    let text = stylesheet::lean(&source);
    let mut out = String::with_capacity(text.len());
    let mut pieces = text.split("@@");
    out.push_str(pieces.next().expect("split gives at least one piece"));
    while let (Some(name), rest) = (pieces.next(), pieces.next()) {
        let colours = settings.get("colours").and_then(Value::as_object);
        let colour = colours.and_then(|colours| colours.get(name)?.as_str());
        match colour.filter(|colour| is_hex(colour)) {
            Some(colour) => out.push_str(colour),
            None => {
                let start = source.find(&format!("@@{name}")).unwrap_or(0);
                let at = Location::new(path, &(start..start));
                let known = || colours.into_iter().flat_map(|map| map.keys().map(String::as_str));
                let diagnostic = Diagnostic::new(Code::UnknownColour, at).with("name", name);
                let near = nearest(name, known());
                diagnostics.push(diagnostic.with_nearest(near));
            }
        }
        out.push_str(rest.unwrap_or_default());
    }
    out.into_bytes().into()
}

/// Tells a colour as style sheets write it: `#rgb` or `#rrggbb`.
pub(super) fn is_hex(colour: &str) -> bool {
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
                messages
                    .add_file(Lang::UK, &super::fluent_texts(&settings, Lang::UK, true))
                    .is_ok(),
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
        let css = insert_colours(&path, b"a{color:@@a@@;fill:@@b@@}", &settings, &mut diagnostics);
        assert_eq!(String::from_utf8_lossy(&css), "a{color:#123456;fill:}");
        assert_eq!(diagnostics.sorted().len(), 1);
    }
}
