//! Of which files the template of a page is put together, and whose each is.

use std::collections::{BTreeMap, BTreeSet};

use super::expressions::{Tag, TokenKind, tags};
use super::template_texts::{TemplateTexts, components};
use crate::base::names::SourcePath;

/// What a file is to the template of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum PartRole {
    /// It is the template.
    Page,
    /// It is extended.
    Extended,
    /// It is included.
    Included,
    /// It defines components that are used.
    Components,
}

/// One file of a page's template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct TemplatePart {
    /// What it is to the page.
    pub(crate) role: PartRole,
    /// Where it lies.
    pub(crate) path: SourcePath,
    /// Whether it is the site's own; else it is built in.
    pub(crate) is_own: bool,
    /// The components of it that are used.
    pub(crate) components: Vec<String>,
}

/// Returns the files of a page's template: itself, what it extends, what is included, and where the components stand that are used.
/// `besides` is rendered for the page apart.
pub(super) fn chain(
    texts: &TemplateTexts,
    template: &str,
    besides: Option<&str>,
) -> Vec<TemplatePart> {
    let mut chain =
        Chain { texts, parts: Vec::new(), met: BTreeSet::new(), called: BTreeSet::new() };
    chain.follow_file(template, PartRole::Page);
    besides.into_iter().for_each(|name| chain.follow_file(name, PartRole::Included));
    chain.components();
    chain.parts
}

struct Chain<'a> {
    texts: &'a TemplateTexts,
    parts: Vec<TemplatePart>,
    /// The names in tera of the files that are there already.
    met: BTreeSet<&'a str>,
    /// The components that are used.
    called: BTreeSet<&'a str>,
}

impl<'a> Chain<'a> {
    fn follow_file(&mut self, name: &str, role: PartRole) {
        let Some((name, text)) = self.texts.find(name) else { return };
        if !self.met.insert(name) {
            return;
        }
        self.parts.push(self.template_part(name, role, Vec::new()));
        self.called.extend(components(text, "<").into_keys());
        let tags = tags(text);
        for (word, role) in [("extends", PartRole::Extended), ("include", PartRole::Included)] {
            for other in tags.iter().filter_map(|tag| tag_target(tag, word)) {
                self.follow_file(other, role);
            }
        }
    }

    fn template_part(&self, name: &str, role: PartRole, components: Vec<String>) -> TemplatePart {
        let is_own = TemplateTexts::is_own(name);
        TemplatePart { role, path: self.texts.path(name), is_own, components }
    }

    /// Adds the files of the components, also of those that components use. The site's own stand before those built in.
    fn components(&mut self) {
        let texts = self.texts;
        let mut defined: BTreeMap<&str, &str> = BTreeMap::new();
        for (name, text) in texts.all() {
            for component in components(text, "component").into_keys() {
                // `site/` comes after `default/`.
                defined.insert(component, name);
            }
        }
        let mut used: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        let mut open: Vec<&str> = self.called.iter().copied().collect();
        while let Some(component) = open.pop() {
            let Some(&file) = defined.get(component) else { continue };
            if used.entry(file).or_default().insert(component) {
                let (_, text) = texts.find(file).expect("it was read there");
                open.extend(calls_of(text, component));
            }
        }
        for (file, names) in used {
            let names = names.into_iter().map(str::to_owned).collect();
            self.parts.push(self.template_part(file, PartRole::Components, names));
        }
    }
}

/// Returns the text that a tag names: `{% include "x.html" %}`.
pub(super) fn tag_target<'a>(tag: &Tag<'a>, word: &str) -> Option<&'a str> {
    match &tag.tokens[..] {
        [first, name, ..] if first.text == word && name.kind == TokenKind::Quoted => {
            Some(name.text)
        }
        _ => None,
    }
}

/// Returns the components that one component of a file uses.
fn calls_of<'a>(text: &'a str, component: &str) -> Vec<&'a str> {
    let mut calls = Vec::new();
    let mut is_within = false;
    for tag in tags(text) {
        let word = tag.tokens.first().map_or("", |token| token.text);
        match word {
            "component" => is_within = tag.tokens.get(1).is_some_and(|name| name.text == component),
            "endcomponent" => is_within = false,
            _ => {}
        }
        let pairs = tag.tokens.windows(2).filter(|pair| is_within && pair[0].is_sign("<"));
        calls.extend(pairs.filter(|pair| pair[1].kind == TokenKind::Name).map(|pair| pair[1].text));
    }
    calls
}
