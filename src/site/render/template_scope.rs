//! What a template may find besides what its page gets: names that other templates bind, and those that it is put into.
//!
//! tera has one scope for a page: what `set` binds is seen in whatever is extended or included, what `for` binds in
//! what is included within.

use std::collections::BTreeSet;

use super::expressions::{Tag, Token, TokenKind, tags};
use super::template_chain::tag_target;
use super::template_texts::TemplateTexts;

/// What the templates of a theme bind and which of them are put into others.
#[derive(Debug, Default)]
pub(super) struct Scopes<'a> {
    /// All names that are bound.
    bound: BTreeSet<&'a str>,
    /// Those that `set` binds.
    set: BTreeSet<&'a str>,
    /// The whole names of the templates that are extended.
    extended: BTreeSet<&'a str>,
    /// The whole names of the templates that are included.
    included: BTreeSet<&'a str>,
}

impl<'a> Scopes<'a> {
    /// Reads the templates of both layers.
    pub(super) fn from_texts(texts: &'a TemplateTexts) -> Self {
        let mut scopes = Self::default();
        for (_, text) in texts.all() {
            for tag in tags(text) {
                let whole = |word| Some(texts.find(tag_target(&tag, word)?)?.0);
                scopes.extended.extend(whole("extends"));
                scopes.included.extend(whole("include"));
                scopes.bound.extend(bound(&tag));
                if ["set", "set_global"].into_iter().any(|word| tag.is(word)) {
                    scopes.set.extend(bound(&tag));
                }
            }
        }
        scopes
    }

    /// Returns what one template may find.
    pub(super) fn scope(&'a self, whole_name: &'a str) -> Scope<'a> {
        Scope { scopes: self, whole_name }
    }
}

/// What one template may find besides what its page gets.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scope<'a> {
    scopes: &'a Scopes<'a>,
    whole_name: &'a str,
}

impl Scope<'_> {
    /// Tells whether any template binds a name.
    pub(super) fn binds(self, name: &str) -> bool {
        self.scopes.bound.contains(name)
    }

    /// Tells whether `set` binds a name anywhere: what it holds depends on the way that was taken.
    pub(super) fn sets(self, name: &str) -> bool {
        self.scopes.set.contains(name)
    }

    /// Tells whether another template includes this one, and may have bound any name for it.
    pub(super) fn is_included(self) -> bool {
        self.scopes.included.contains(self.whole_name)
    }

    /// Tells whether the template is put into others, and so may be of several pages.
    pub(super) fn is_part(self) -> bool {
        self.is_included() || self.scopes.extended.contains(self.whole_name)
    }
}

/// Returns the names that a tag binds: those of `for` and `set`, and the arguments of a component.
pub(super) fn bound<'a>(tag: &Tag<'a>) -> BTreeSet<&'a str> {
    let is_any = |words: &[&str]| words.iter().any(|word| tag.is(word));
    let tokens = tag.tokens.get(1..).into_iter().flatten();
    let head: Vec<&Token<'a>> = match () {
        () if is_any(&["for"]) => tokens.take_while(|token| token.text != "in").collect(),
        () if is_any(&["set", "set_global"]) => tokens.take(1).collect(),
        () if is_any(&["component"]) => tokens.skip(1).collect(),
        () => Vec::new(),
    };
    let names = head.into_iter().filter(|token| token.kind == TokenKind::Name);
    names.map(|token| token.text).chain(tag.is("component").then_some("body")).collect()
}
