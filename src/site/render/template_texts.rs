//! The texts of a theme's templates, and where in them tera found a mistake.
//!
//! The templates of the program are sound: what fails in one of them fails by something that the site's own theme put in
//! its place, and is placed there.

use std::collections::BTreeMap;

use tera::ErrorKind;

use super::expressions::{Token, TokenKind, tags};
use super::layer::{DEFAULT_NAME, Files, theme_path};
use super::reports::{self, TemplateFault};
use super::template_causes::with_cause;
use crate::base::diag::{Code, Diagnostic, Location};
use crate::base::names::SourcePath;

/// The texts of the templates of both layers, by their names in tera.
#[derive(Debug)]
pub(super) struct TemplateTexts {
    /// The name of the site's theme.
    theme: String,
    /// Where the site names it; nothing where it has none of its own.
    named: Option<Location>,
    texts: BTreeMap<String, String>,
}

/// The prefix of the site's own templates in tera.
const SITE_PREFIX: &str = "site/";

impl TemplateTexts {
    /// Names the templates of both layers.
    pub(super) fn new(theme: &str, named: Option<Location>, default: &Files, own: &Files) -> Self {
        let mut texts = BTreeMap::new();
        for (layer, files) in [("default", default), ("site", own)] {
            for (path, bytes) in files {
                let name = path.strip_prefix("templates/").filter(|name| name.ends_with(".html"));
                if let Some(name) = name {
                    let text = String::from_utf8_lossy(bytes).into_owned();
                    texts.insert(format!("{layer}/{name}"), text);
                }
            }
        }
        let named = named.filter(|_| !own.is_empty());
        Self { theme: theme.to_owned(), named, texts }
    }

    /// Returns each text by its name in tera.
    pub(super) fn all(&self) -> impl Iterator<Item = (&str, &str)> {
        self.texts.iter().map(|(name, text)| (name.as_str(), text.as_str()))
    }

    /// Returns the site's own texts by their names in the theme.
    pub(super) fn site_texts(&self) -> impl Iterator<Item = (&str, &str)> {
        self.all().filter_map(|(name, text)| Some((name.strip_prefix(SITE_PREFIX)?, text)))
    }

    /// Returns the whole name and the text of a template; a name without a layer is the site's first.
    pub(super) fn find(&self, name: &str) -> Option<(&str, &str)> {
        let names = [name.to_owned(), format!("{SITE_PREFIX}{name}"), format!("default/{name}")];
        let found = names.iter().find_map(|name| self.texts.get_key_value(name));
        found.map(|(name, text)| (name.as_str(), text.as_str()))
    }

    /// Tells the names of the site's own templates.
    pub(super) fn is_own(name: &str) -> bool {
        name.starts_with(SITE_PREFIX)
    }

    /// Turns tera's error into a diagnostic at its place in the template.
    pub(super) fn diagnostic(&self, error: &tera::Error, template: &str) -> Diagnostic {
        let kind = error.kind();
        let (name, span, words) =
            if let ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) = kind {
                let (name, words) = (report.filename(), report.message());
                (name.to_owned(), Some(report.span().clone()), words.to_owned())
            } else {
                let name = broken_template(kind).unwrap_or(template);
                (name.to_owned(), None, in_one_line(&kind.to_string()))
            };
        let text = self.texts.get(&name).map_or("", String::as_str);
        let span = span.map_or(0..0, |span| {
            byte(text, span.start_line, span.start_col)..byte(text, span.end_line, span.end_col)
        });
        self.placed(&name, &span, &words)
    }

    /// Turns what tera says of several templates in one text into a diagnostic for each place. Where the text cannot be taken
    /// apart, all of it is one diagnostic: nothing that is wrong goes unsaid.
    pub(super) fn reports(&self, error: &tera::Error) -> Vec<Diagnostic> {
        let said = error.to_string();
        let Some(reports) = reports::reports(&said) else {
            return vec![self.diagnostic(error, "base.html")];
        };
        let diagnostic = |report: TemplateFault<'_>| {
            let text = self.texts.get(report.template).map_or("", String::as_str);
            let start = byte(text, report.line, report.column - 1);
            self.placed(report.template, &(start..start), report.words)
        };
        reports.into_iter().map(diagnostic).collect()
    }

    /// Places a mistake in the site's own theme, wherever it showed.
    fn placed(&self, name: &str, span: &std::ops::Range<usize>, words: &str) -> Diagnostic {
        let at = Location::new(&self.path(name), span);
        let cause = (!name.starts_with(SITE_PREFIX)).then(|| self.failed_part(name)).flatten();
        match cause {
            None => with_cause(Diagnostic::new(Code::TemplateError, at), words),
            Some(cause) => {
                let diagnostic = with_cause(Diagnostic::new(Code::TemplateError, cause), words);
                diagnostic.with("template", name).hint("default").see(at)
            }
        }
    }

    /// Returns what of the site's own theme a template of the program fails by: a component that it calls, or a template that
    /// stands in for another; else the name of the theme.
    fn failed_part(&self, name: &str) -> Option<Location> {
        let named = self.named.clone()?;
        let called = self.texts.get(name).map(|text| components(text, "<")).unwrap_or_default();
        let own = self.site_texts().find_map(|(own, text)| {
            let defined = components(text, "component");
            let (_, at) = defined.into_iter().find(|(name, _)| called.contains_key(name))?;
            Some(Location::new(&self.path(&format!("{SITE_PREFIX}{own}")), &(at..at)))
        });
        let base = || {
            let base = format!("{SITE_PREFIX}base.html");
            self.texts.contains_key(&base).then(|| Location::file(&self.path(&base)))
        };
        own.or_else(base).or(Some(named))
    }

    /// Returns the file of a template by the name it has in tera; a name without a layer is the site's first.
    pub(super) fn path(&self, name: &str) -> SourcePath {
        let name = self.find(name).map_or(name, |(name, _)| name);
        let (layer, file) = name.split_once('/').unwrap_or((DEFAULT_NAME, name));
        let theme = if layer == "site" { &self.theme } else { DEFAULT_NAME };
        theme_path(theme, &format!("templates/{file}"))
    }
}

/// Returns the template that an error of adding them all is about, where it is one.
pub(super) fn broken_template(kind: &ErrorKind) -> Option<&str> {
    if let ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) = kind {
        Some(report.filename())
    } else if let ErrorKind::CircularExtend { tpl, .. } | ErrorKind::CircularInclude { tpl, .. } =
        kind
    {
        Some(tpl)
    } else if let ErrorKind::MissingParent { current, .. } = kind {
        Some(current)
    } else {
        None
    }
}

/// Returns the components that a template calls (`<name`) or defines (`component name`), with the byte of each.
pub(super) fn components<'a>(text: &'a str, before: &str) -> BTreeMap<&'a str, usize> {
    let is_it = |pair: &&[Token<'a>]| pair[0].text == before && pair[1].kind == TokenKind::Name;
    let tags = tags(text);
    let pairs = tags.iter().flat_map(|tag| tag.tokens.windows(2)).filter(is_it);
    pairs.map(|pair| (pair[1].text, pair[0].at)).collect()
}

/// Turns tera's place (lines from 1, characters from 0) into a byte of the text.
fn byte(text: &str, line: usize, column: usize) -> usize {
    let start: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let rest = &text[start..];
    start + rest.char_indices().nth(column).map_or(rest.len(), |(byte, _)| byte)
}

fn in_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
