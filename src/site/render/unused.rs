//! What a site's own theme holds and nothing uses: mostly a name with a slip.
//!
//! Comes in: both layers. Goes out: a diagnostic at the site's own file, with the name that was meant where one is near.

use std::collections::{BTreeMap, BTreeSet};

use super::expressions::{tags, words_calls};
use super::layer::{Files, theme_path};
use super::mentions::ThemeMentions;
use crate::base::changes::{self, Renamable};
use crate::base::diag::{Code, Diagnostic, Diagnostics, Location};
use crate::base::locale::compare::nearest;
use crate::base::messages::message_outlines;

/// The two layers of a theme.
#[derive(Clone, Copy)]
pub(super) struct Layers<'a> {
    /// The name of the site's.
    pub(super) theme: &'a str,
    /// The program's.
    pub(super) default: &'a Files,
    /// The site's.
    pub(super) own: &'a Files,
}

/// Reports templates and files of `static/` that replace nothing and are named nowhere. A file of `static/` is told only where its name is
/// nearly one of the program's: others may be there to be linked to.
pub(super) fn report_unused(
    layers: Layers<'_>,
    mentions: &ThemeMentions,
    diagnostics: &mut Diagnostics,
) {
    let named = |folder: &'static str| {
        layers.default.keys().filter_map(move |path| path.strip_prefix(folder))
    };
    for path in layers.own.keys().filter(|path| !layers.default.contains_key(*path)) {
        let name = path.split_once('/').map_or(path.as_str(), |(_, name)| name);
        if let Some(change) =
            changes::find(Renamable::File, path).filter(|_| !mentions.has_file(name))
        {
            diagnostics
                .push(change.diagnostic(Location::file(&theme_path(layers.theme, path)), path));
            continue;
        }
        let near = if let Some(name) = path.strip_prefix("templates/") {
            let is_used = mentions.definers.contains(path) || mentions.has_file(name);
            if is_used || !name.ends_with(".html") {
                continue;
            }
            let last = name.rsplit('/').next().expect("split gives at least one piece");
            // The ending is no likeness.
            let stems = named("templates/").filter_map(|name| name.strip_suffix(".html"));
            nearest(last.trim_end_matches(".html"), stems).map(|stem| format!("{stem}.html"))
        } else {
            let Some(name) = path.strip_prefix("static/") else { continue };
            match nearest(name, named("static/")) {
                Some(near) if !mentions.has_file(name) => Some(near.to_owned()),
                _ => continue,
            }
        };
        let at = Location::file(&theme_path(layers.theme, path));
        let diagnostic = Diagnostic::new(Code::UnusedThemeFile, at).with("file", path.as_str());
        diagnostics.push(diagnostic.with_nearest(near.as_deref()));
    }
}

/// Reports messages of the site's own `i18n/` that nothing asks for, and those that ask for what nothing gives them.
pub(super) fn messages(
    layers: Layers<'_>,
    mentions: &ThemeMentions,
    diagnostics: &mut Diagnostics,
) {
    if !layers.own.keys().any(|path| is_words(path)) {
        return;
    }
    let variables = variables(layers);
    let files = layers.own.iter().filter(|(path, _)| is_words(path));
    let files: Vec<_> = files
        .map(|(path, bytes)| (path, message_outlines(&String::from_utf8_lossy(bytes))))
        .collect();
    let named: BTreeSet<&str> = files
        .iter()
        .flat_map(|(_, messages)| messages)
        .flat_map(|message| message.references.iter().map(String::as_str))
        .collect();
    let known = || variables.keys().map(String::as_str);
    for (path, messages) in &files {
        let path = theme_path(layers.theme, path);
        let of_file: BTreeSet<&str> = messages.iter().map(|message| message.id.as_str()).collect();
        for message in messages {
            let id = message.id.as_str();
            let at = Location::new(&path, &(message.byte..message.byte + id.len()));
            // A message sees its own file only, and no function.
            let unknown = message.references.iter().filter(|name| !of_file.contains(name.as_str()));
            for name in unknown.chain(&message.functions) {
                let diagnostic = Diagnostic::new(Code::MessagesError, at.clone());
                let detail = format!("{id}: {name}");
                diagnostics.push(diagnostic.with("detail", detail).hint("reference"));
            }
            match variables.get(id) {
                Some(given) => {
                    for variable in message.variables.difference(given) {
                        diagnostics.push(unknown_variable(id, variable, given, at.clone()));
                    }
                }
                None if named.contains(id) || mentions.has_message(id) => {}
                None => diagnostics.push(unknown_message(id, known(), at)),
            }
        }
    }
}

/// Returns the names of the messages of both layers.
pub(super) fn message_ids(layers: [&Files; 2]) -> BTreeSet<String> {
    let files = layers.into_iter().flatten().filter(|(path, _)| is_words(path));
    files
        .flat_map(|(_, bytes)| message_outlines(&String::from_utf8_lossy(bytes)))
        .map(|m| m.id)
        .collect()
}

/// Makes the diagnostic of a message that nothing asks for.
pub(super) fn unknown_message<'a>(
    id: &str,
    known: impl Iterator<Item = &'a str>,
    at: Location,
) -> Diagnostic {
    if let Some(change) = changes::find(Renamable::Message, id) {
        return change.diagnostic(at, id);
    }
    let diagnostic = Diagnostic::new(Code::UnknownMessage, at).with("key", id);
    diagnostic.with_nearest(nearest(id, known))
}

fn unknown_variable(
    id: &str,
    variable: &str,
    given: &BTreeSet<String>,
    at: Location,
) -> Diagnostic {
    let diagnostic = Diagnostic::new(Code::UnknownVariable, at).with("key", id);
    let diagnostic = diagnostic.with("variable", variable);
    let near = nearest(variable, given.iter().map(String::as_str));
    let names: Vec<String> = given.iter().map(|name| format!("${name}")).collect();
    match (near, names.is_empty()) {
        (Some(near), _) => diagnostic.with_nearest(Some(near)),
        (None, true) => diagnostic.hint("none"),
        (None, false) => diagnostic.with("known", names.join(", ")).hint("known"),
    }
}

fn is_words(path: &str) -> bool {
    path.starts_with("i18n/") && path.ends_with(".ftl")
}

/// Returns the variables that each message of the program's theme may ask for: those that it asks for there in any language, and those that
/// a template of either layer hands it.
fn variables(layers: Layers<'_>) -> BTreeMap<String, BTreeSet<String>> {
    let mut known: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (_, bytes) in layers.default.iter().filter(|(path, _)| is_words(path)) {
        for message in message_outlines(&String::from_utf8_lossy(bytes)) {
            known.entry(message.id).or_default().extend(message.variables);
        }
    }
    let mut to_any = BTreeSet::new();
    for (_, bytes) in
        layers.default.iter().chain(layers.own).filter(|(path, _)| path.ends_with(".html"))
    {
        let text = String::from_utf8_lossy(bytes);
        for call in words_calls(&tags(&text)) {
            let names = call.arguments.iter().map(|name| (*name).to_owned());
            match call.key {
                Some(key) => {
                    if let Some(given) = known.get_mut(key) {
                        given.extend(names);
                    }
                }
                None => to_any.extend(names),
            }
        }
    }
    known.values_mut().for_each(|set| set.extend(to_any.iter().cloned()));
    known
}
