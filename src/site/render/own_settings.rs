//! The site's own `theme.yaml`: what stands there is what a theme can use, or is named at its line.
//!
//! Comes in: the file, and the settings of the program's theme. Goes out: what can be laid over these; what cannot be used is left
//! out, so that the program's own stands in for it.

use std::ops::Range;

use serde_json::{Map, Value};

use super::layer::{Files, theme_path};
use super::mentions::ThemeMentions;
use super::unused::{message_ids, unknown_message};
use crate::base::changes::{self, CONTRACT, Renamable};
use crate::base::diag::{Code, Diagnostic, Diagnostics, Location};
use crate::base::locale::Lang;
use crate::base::locale::compare::nearest;
use crate::base::names::SourcePath;
use crate::base::yaml::{self, Node};

/// The settings that are a text, or one in several languages.
const SAID: [&str; 2] = ["title", "tagline"];

/// The setting that names the contract which the theme was written for.
pub(super) const CONTRACT_KEY: &str = "contract";

/// Reads the site's settings.
pub(super) fn read_settings(
    theme: &str,
    (default, own): (&Files, &Files),
    known: &Value,
    mentions: &ThemeMentions,
    diagnostics: &mut Diagnostics,
) -> Value {
    let nothing = || Value::Object(Map::new());
    let Some(bytes) = own.get("theme.yaml") else { return nothing() };
    let path = theme_path(theme, "theme.yaml");
    let text = String::from_utf8_lossy(bytes);
    let read = yaml::parse(&path, &text, 0..text.len());
    let is_broken = read.diagnostics.has_errors();
    let node = read.extend_into(diagnostics);
    if is_broken {
        return nothing();
    }
    let mut check =
        SettingsCheck { path: &path, node, files: [default, own], known, mentions, diagnostics };
    match yaml::typed::<Value>(&text) {
        Ok(Value::Null) => nothing(),
        Ok(Value::Object(settings)) => Value::Object(check.usable_settings(settings)),
        Ok(_) => {
            check.odd(&[], "fields");
            nothing()
        }
        Err((words, byte)) => {
            let at = Location::new(&path, &(byte..byte + 1));
            let diagnostic = Diagnostic::new(Code::ThemeSettings, at).with("detail", words);
            check.diagnostics.push(diagnostic);
            nothing()
        }
    }
}

struct SettingsCheck<'a> {
    path: &'a SourcePath,
    /// The same file with its places.
    node: Option<Node>,
    /// The program's theme and the site's.
    files: [&'a Files; 2],
    known: &'a Value,
    mentions: &'a ThemeMentions,
    diagnostics: &'a mut Diagnostics,
}

impl SettingsCheck<'_> {
    /// Keeps what can be used.
    fn usable_settings(&mut self, settings: Map<String, Value>) -> Map<String, Value> {
        let mut kept = Map::new();
        for (key, value) in settings {
            let value = match key.as_str() {
                _ if value.is_null() => None,
                name if SAID.contains(&name) => self.localised_text(&key, value),
                CONTRACT_KEY => self.contract(value),
                "coat_of_arms" => self.static_file(&key, value),
                "colours" => self.check_colours(value),
                "texts" => {
                    self.check_texts(&value);
                    Some(value)
                }
                _ => {
                    let known: Vec<&str> = setting_keys(self.known).collect();
                    self.unknown(&[&key], &known, self.mentions.has_value(&key));
                    Some(value)
                }
            };
            kept.extend(value.map(|value| (key, value)));
        }
        kept
    }

    /// The number of a contract; that there is none is told where the whole theme is known.
    fn contract(&mut self, value: Value) -> Option<Value> {
        let (hint, found) = match value.as_u64() {
            Some(number) if number == u64::from(CONTRACT) => return Some(value),
            Some(number) if number > u64::from(CONTRACT) => ("newer", number.to_string()),
            Some(number @ 1..) => ("older", number.to_string()),
            Some(0) | None => {
                self.odd(&[CONTRACT_KEY], "contract");
                return None;
            }
        };
        let at = self.place(&[CONTRACT_KEY], true);
        self.diagnostics.push(other_contract(at, hint).with("found", found));
        Some(value)
    }

    /// A text, or texts by the codes of languages.
    fn localised_text(&mut self, key: &str, value: Value) -> Option<Value> {
        match &value {
            Value::String(_) | Value::Number(_) => Some(value),
            Value::Object(languages) => {
                let odd = languages.iter().find(|(code, words)| !is_said(code, words));
                match odd {
                    None => Some(value),
                    Some((code, _)) => {
                        self.odd(&[key, code], "text");
                        None
                    }
                }
            }
            Value::Null | Value::Bool(_) | Value::Array(_) => {
                self.odd(&[key], "text");
                None
            }
        }
    }

    /// The name of a file in `static/`.
    fn static_file(&mut self, key: &str, value: Value) -> Option<Value> {
        let Value::String(name) = &value else {
            self.odd(&[key], "file");
            return None;
        };
        let files = self.files.iter().flat_map(|files| files.keys());
        let files: Vec<&str> = files.filter_map(|path| path.strip_prefix("static/")).collect();
        if name.is_empty() || files.contains(&name.as_str()) {
            return Some(value);
        }
        let near = nearest(name, files.iter().copied());
        let diagnostic = Diagnostic::new(Code::MissingThemeFile, self.place(&[key], true));
        let diagnostic = diagnostic.with("key", key).with("file", name.as_str());
        self.diagnostics.push(diagnostic.with_nearest(near));
        None
    }

    fn check_colours(&mut self, value: Value) -> Option<Value> {
        let Value::Object(colours) = value else {
            self.odd(&["colours"], "colours");
            return None;
        };
        let mut kept = Map::new();
        let known: Vec<&str> =
            self.known.get("colours").into_iter().flat_map(setting_keys).collect();
        for (name, value) in colours {
            if value.as_str().is_some_and(super::settings::is_hex) {
                let is_used = self.mentions.has_value(&name) || self.mentions.has_colour(&name);
                self.unknown(&["colours", &name], &known, is_used);
                kept.insert(name, value);
            } else {
                let at = self.place(&["colours", &name], true);
                let diagnostic = Diagnostic::new(Code::BadColour, at).with("key", name.as_str());
                // `#` begins a comment where no quotes are.
                let hint = if value.is_null() { "quotes" } else { "form" };
                let said = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
                self.diagnostics.push(diagnostic.with("value", said).hint(hint));
            }
        }
        Some(Value::Object(kept))
    }

    /// Reports what stands under `texts` that is no message with its words.
    fn check_texts(&mut self, value: &Value) {
        let Value::Object(texts) = value else { return self.odd(&["texts"], "texts") };
        let known = message_ids(self.files);
        for (key, value) in texts {
            let is_odd = !super::settings::is_message(key);
            if !is_odd && !known.contains(key) && !self.mentions.has_message(key) {
                let at = self.place(&["texts", key], false);
                let known = known.iter().map(String::as_str);
                self.diagnostics.push(unknown_message(key, known, at));
            }
            match value {
                _ if is_odd => self.odd(&["texts", key], "texts"),
                Value::String(_) => {}
                Value::Object(languages) => {
                    for (code, _) in languages.iter().filter(|(code, words)| !is_said(code, words))
                    {
                        self.odd(&["texts", key, code], "texts");
                    }
                }
                Value::Null | Value::Bool(_) | Value::Number(_) | Value::Array(_) => {
                    self.odd(&["texts", key], "texts");
                }
            }
        }
    }

    fn odd(&mut self, keys: &[&str], hint: &'static str) {
        let at = self.place(keys, false);
        let detail = if keys.is_empty() { "theme.yaml".to_owned() } else { keys.join(".") };
        let diagnostic = Diagnostic::new(Code::ThemeSettings, at).with("detail", detail);
        self.diagnostics.push(diagnostic.with("contract", CONTRACT.to_string()).hint(hint));
    }

    /// Reports a key that nothing reads.
    fn unknown(&mut self, keys: &[&str], known: &[&str], is_used: bool) {
        let key = keys.last().expect("a setting has a key");
        if is_used || known.contains(key) {
            return;
        }
        if let Some(change) = changes::find(Renamable::Setting, &keys.join(".")) {
            let diagnostic = change.diagnostic(self.place(keys, false), &keys.join("."));
            return self.diagnostics.push(diagnostic);
        }
        let diagnostic = Diagnostic::new(Code::UnknownThemeKey, self.place(keys, false));
        let diagnostic = diagnostic.with("key", keys.join(".")).with("known", known.join(", "));
        let near = nearest(key, known.iter().copied());
        let diagnostic =
            if near.is_none() { diagnostic.hint("known") } else { diagnostic.with_nearest(near) };
        self.diagnostics.push(diagnostic);
    }

    /// Returns where a setting stands: its key, or its value.
    fn place(&self, keys: &[&str], is_value: bool) -> Location {
        let span = self.node.as_ref().and_then(|node| place(node, keys, is_value));
        Location::new(self.path, &span.unwrap_or(0..0))
    }
}

/// Reports a theme that does not say for which contract it was written.
pub(super) fn without_contract(theme: &str, own: &Files, diagnostics: &mut Diagnostics) {
    let is_bound = |path: &String| {
        ["theme.yaml", "templates/", "i18n/"].iter().any(|start| path.starts_with(start))
    };
    let path = theme_path(theme, "theme.yaml");
    let settings = own
        .get("theme.yaml")
        .map_or(Ok(Value::Null), |bytes| yaml::typed::<Value>(&String::from_utf8_lossy(bytes)));
    // Of settings that cannot be read enough is said.
    let is_missing = match settings {
        Ok(Value::Object(settings)) => settings.get(CONTRACT_KEY).is_none_or(Value::is_null),
        Ok(Value::Null) => true,
        Ok(Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Array(_)) | Err(_) => {
            false
        }
    };
    if is_missing && own.keys().any(is_bound) {
        diagnostics.push(other_contract(Location::file(&path), "missing"));
    }
}

/// Makes the diagnostic of a theme that was not written for the contract of this program.
fn other_contract(at: Location, hint: &'static str) -> Diagnostic {
    let diagnostic = Diagnostic::new(Code::ThemeContract, at).hint(hint);
    diagnostic.with("contract", CONTRACT.to_string()).with("state", hint)
}

/// Returns where a setting stands: its key, or its value.
pub(super) fn place(node: &Node, keys: &[&str], is_value: bool) -> Option<Range<usize>> {
    let (key, rest) = keys.split_first()?;
    let yaml::Value::Map(entries) = &node.value else { return None };
    let entry = entries.iter().find(|entry| entry.key == *key)?;
    match rest {
        [] if is_value => Some(entry.value.span.clone()),
        [] => Some(entry.span.clone()),
        // A value that the reader took otherwise than the one that gives the values.
        _ => Some(place(&entry.value, rest, is_value).unwrap_or_else(|| entry.span.clone())),
    }
}

/// Tells words of a language.
fn is_said(code: &str, words: &Value) -> bool {
    Lang::checked(code).is_ok() && words.is_string()
}

fn setting_keys(settings: &Value) -> impl Iterator<Item = &str> {
    settings.as_object().into_iter().flat_map(|map| map.keys().map(String::as_str))
}
