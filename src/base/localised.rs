//! Text in the languages of a site.
//!
//! The first language of the site is always there; what another lacks falls back to it. Which of the two it was
//! is told, so that a page can mark what is not in its own language.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::base::locale::Lang;

/// A value in the first language, and perhaps in others.
#[derive(Debug, Clone, PartialEq, Eq, Default, Hash)]
pub struct Localised<T> {
    /// In the first language of the site.
    pub main: T,
    /// In other languages.
    pub others: BTreeMap<Lang, T>,
}

/// A text in the languages of a site.
pub(crate) type Text = Localised<Arc<str>>;

impl<T> Localised<T> {
    /// Takes a value of the first language.
    pub(crate) fn new(main: T) -> Self {
        Self { main, others: BTreeMap::new() }
    }

    /// Returns the value for `lang`, or the main one.
    pub(crate) fn get(&self, lang: Lang) -> &T {
        self.others.get(&lang).unwrap_or(&self.main)
    }

    /// Tells whether there is a value for `lang` itself, where `main` is the first language of the site.
    pub(crate) fn is_in(&self, lang: Lang, main: Lang) -> bool {
        lang == main || self.others.contains_key(&lang)
    }

    /// Returns every value, the main one first.
    pub(crate) fn all(&self) -> impl Iterator<Item = &T> {
        std::iter::once(&self.main).chain(self.others.values())
    }

    /// Applies `f` to the value of each language.
    pub(crate) fn map<U>(&self, f: impl Fn(&T) -> U) -> Localised<U> {
        Localised {
            main: f(&self.main),
            others: self.others.iter().map(|(lang, value)| (*lang, f(value))).collect(),
        }
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        Self::new(text.into())
    }
}
