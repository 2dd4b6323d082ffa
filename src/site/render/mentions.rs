//! What the site's own templates and styles name, whatever they do with it.
//!
//! A name that stands there is used: a theme may have settings, words, colours and files of its own.

use std::collections::BTreeSet;

use super::expressions::{TokenKind, tags};
use super::layer::Files;

/// What the files of a theme name.
#[derive(Debug, Default)]
pub(super) struct ThemeMentions {
    /// The names in the braces of templates.
    names: BTreeSet<String>,
    /// The texts in quotes there.
    quoted: BTreeSet<String>,
    /// The components that templates define.
    pub(super) definers: BTreeSet<String>,
    /// What stands between `@@` in styles.
    colours: BTreeSet<String>,
    /// Styles and scripts, which name other files.
    loaded: String,
}

/// The shortest text that may be the beginning of a name that is put together.
const SHORTEST_STEM: usize = 2;

impl ThemeMentions {
    /// Reads the templates, styles and scripts of a theme.
    pub(super) fn from_files(files: &Files) -> Self {
        let mut mentions = Self::default();
        for (path, bytes) in files {
            let text = String::from_utf8_lossy(bytes);
            if path.ends_with(".html") {
                mentions.read_template(path, &text);
            } else if path.ends_with(".css") || path.ends_with(".js") {
                mentions.colours.extend(text.split("@@").skip(1).step_by(2).map(str::to_owned));
                mentions.loaded.push_str(&text);
            }
        }
        mentions
    }

    fn read_template(&mut self, path: &str, text: &str) {
        for tag in tags(text) {
            if tag.tokens.first().is_some_and(|token| token.text == "component") {
                self.definers.insert(path.to_owned());
            }
            for token in tag.tokens {
                match token.kind {
                    TokenKind::Name => self.names.insert(token.text.to_owned()),
                    TokenKind::Quoted => self.quoted.insert(token.text.to_owned()),
                    TokenKind::Number | TokenKind::Sign => false,
                };
            }
        }
    }

    /// Tells whether a template names a value of the settings.
    pub(super) fn has_value(&self, name: &str) -> bool {
        self.names.contains(name) || self.quoted.contains(name)
    }

    /// Tells whether a style asks for a colour.
    pub(super) fn has_colour(&self, name: &str) -> bool {
        self.colours.contains(name)
    }

    /// Tells whether a template names a message, whole or by a beginning that it puts something behind.
    pub(super) fn has_message(&self, id: &str) -> bool {
        let stems = self.quoted.iter().filter(|stem| stem.len() >= SHORTEST_STEM);
        self.quoted.contains(id)
            || stems.filter(|s| s.ends_with(['-', '_'])).any(|s| id.starts_with(s.as_str()))
    }

    /// Tells whether a template names another, or a file of `static/`.
    pub(super) fn has_file(&self, name: &str) -> bool {
        let is_it = |quoted: &String| quoted.strip_prefix("site/").unwrap_or(quoted) == name;
        self.quoted.iter().any(is_it) || self.loaded.contains(name)
    }
}
