//! The door of Fluent: words for codes, for commands and for pages.
//!
//! The program's own catalogue is compiled in, in Ukrainian and English; a theme brings the words of its pages.
//! A key and its variables go in, a sentence comes out. What is missing in one language falls back to the
//! other, and what is missing in both is told, never silently empty.

mod outline;
mod syntax_fault;

use std::collections::BTreeSet;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentError, FluentResource, FluentValue};
use fluent_syntax::ast::Entry;
use unic_langid::LanguageIdentifier;

use crate::base::diag::{Arg, Diagnostic, Level};
use crate::base::locale::Lang;
pub(crate) use outline::message_outlines;

/// The words of one language, with what falls in where a message is missing.
pub struct Messages {
    lang: Lang,
    /// In the order in which they are asked, each with its language.
    bundles: Vec<(Lang, FluentBundle<FluentResource>)>,
    ids: BTreeSet<String>,
}

/// Why a file of messages cannot be read: the place in bytes, and the cause.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SyntaxError {
    /// Where reading stopped.
    pub byte: usize,
    /// The cause, in words.
    pub words: Arg,
}

impl std::fmt::Debug for Messages {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Messages").field("lang", &self.lang).finish_non_exhaustive()
    }
}

/// The program's own catalogue.
pub const CATALOGUE: [(Lang, &str); 2] =
    [(Lang::UK, include_str!("uk.ftl")), (Lang::EN, include_str!("en.ftl"))];

impl Messages {
    /// Returns the program's own words in `lang`; English stands in for other languages.
    pub fn of_program(lang: Lang) -> Self {
        let mut messages = Self::empty(lang);
        // A test holds that each file says everything, so one is read: each takes a tenth of a short run.
        let own = CATALOGUE.iter().find(|(known, _)| *known == lang);
        let other = CATALOGUE.iter().find(|(known, _)| *known == Lang::EN);
        if let Some((known, text)) = own.or(other) {
            messages
                .add_file(*known, text)
                .expect("a test reads both files, which are part of the program");
        }
        messages
    }

    /// Makes an empty catalogue, for a theme to fill.
    pub fn empty(lang: Lang) -> Self {
        Self { lang, bundles: Vec::new(), ids: BTreeSet::new() }
    }

    /// Adds a file of messages that stands in where those before it lack one.
    ///
    /// # Errors
    /// Every entry that cannot be read; the others are added.
    pub fn add_file(&mut self, lang: Lang, text: &str) -> Result<(), Vec<SyntaxError>> {
        let identifier: LanguageIdentifier =
            lang.as_str().parse().expect("codes of languages are sound");
        let mut bundle = FluentBundle::new_concurrent(vec![identifier]);
        // Isolating marks would land in pages and in `tel:` links.
        bundle.set_use_isolating(false);
        let (resource, errors) = match FluentResource::try_new(text.to_owned()) {
            Ok(resource) => (resource, Vec::new()),
            Err((resource, errors)) => (resource, errors),
        };
        self.ids.extend(resource.entries().filter_map(|entry| {
            let Entry::Message(message) = entry else { return None };
            Some(message.id.name.to_owned())
        }));
        bundle.add_resource_overriding(resource);
        self.bundles.push((lang, bundle));
        let errors: Vec<_> = errors
            .iter()
            .map(|error| SyntaxError {
                byte: error.pos.start,
                words: Arg::Words(syntax_fault::syntax_sentence(&error.kind)),
            })
            .collect();
        if errors.is_empty() { Ok(()) } else { Err(errors) }
    }

    /// Returns the language these words are in.
    pub(crate) fn lang(&self) -> Lang {
        self.lang
    }

    /// Returns the messages that have no variables, each with the language it is found in, so that pages need not put
    /// them together again and again.
    pub(crate) fn without_variables(&self) -> impl Iterator<Item = (&str, (Lang, String))> {
        // A message that needs a variable says so here.
        self.ids.iter().filter_map(|id| Some((id.as_str(), self.find_plain(id).ok()?)))
    }

    /// Returns the names of all messages.
    pub(crate) fn message_ids(&self) -> impl ExactSizeIterator<Item = &str> {
        self.ids.iter().map(String::as_str)
    }

    /// Returns the names of the messages that another language stands in for.
    pub(crate) fn borrowed(&self) -> impl Iterator<Item = &str> {
        let is_own = |id: &str| {
            let mut own = self.bundles.iter().filter(|(lang, _)| *lang == self.lang);
            own.any(|(_, bundle)| bundle.has_message(id))
        };
        self.message_ids().filter(move |id| !is_own(id))
    }

    /// Returns the message `key`, or its attribute `key.attribute`.
    ///
    /// # Errors
    /// What is missing: the message, or a variable it needs.
    pub(crate) fn get(&self, key: &str, args: &FluentArgs<'_>) -> Result<String, String> {
        self.find(key, args).map(|(_, words)| words)
    }

    /// Returns the same with the language it is found in.
    ///
    /// # Errors
    /// What is missing: the message, or a variable it needs.
    pub(crate) fn find(&self, key: &str, args: &FluentArgs<'_>) -> Result<(Lang, String), String> {
        let (id, attribute) = key.split_once('.').map_or((key, None), |(id, a)| (id, Some(a)));
        for (lang, bundle) in &self.bundles {
            let Some(message) = bundle.get_message(id) else { continue };
            let pattern = match attribute {
                Some(name) => message.get_attribute(name).map(|attribute| attribute.value()),
                None => message.value(),
            };
            let Some(pattern) = pattern else { continue };
            let mut errors: Vec<FluentError> = Vec::new();
            let words = bundle.format_pattern(pattern, Some(args), &mut errors).into_owned();
            return match errors.first() {
                None => Ok((*lang, words)),
                Some(error) => Err(format!("{key}: {error}")),
            };
        }
        Err(format!("{key}: no such message"))
    }

    /// Returns a message that needs no variable, with the language it is found in.
    ///
    /// # Errors
    /// What is missing: the message, or a variable it needs.
    pub(crate) fn find_plain(&self, key: &str) -> Result<(Lang, String), String> {
        self.find(key, &FluentArgs::new())
    }

    /// Returns a message of the program's own catalogue; a missing one shows as its key.
    pub(crate) fn say(&self, key: &str, args: &[(&'static str, Arg)]) -> String {
        let fluent = self.arguments(args);
        self.get(key, &fluent).unwrap_or_else(|missing| format!("⟨{missing}⟩"))
    }

    /// Returns the sentence of a diagnostic: what is wrong.
    pub fn sentence(&self, diagnostic: &Diagnostic) -> String {
        self.say(diagnostic.code.as_str(), &diagnostic.args)
    }

    /// Returns the hint of a diagnostic: what to do.
    pub fn hint(&self, diagnostic: &Diagnostic) -> Option<String> {
        let key = match diagnostic.hint {
            Some(name) => format!("{}.{name}", diagnostic.code.as_str()),
            None => format!("{}.hint", diagnostic.code.as_str()),
        };
        // A hint without a name of its own is optional.
        match diagnostic.hint {
            Some(_) => Some(self.say(&key, &diagnostic.args)),
            None => self.get(&key, &self.arguments(&diagnostic.args)).ok(),
        }
    }

    /// Returns the word for a level.
    pub(crate) fn level_word(&self, level: Level) -> String {
        self.say(&format!("level-{}", level.as_str()), &[])
    }

    fn arguments<'a>(&self, args: &'a [(&'static str, Arg)]) -> FluentArgs<'a> {
        let mut fluent = FluentArgs::with_capacity(args.len());
        for (name, value) in args {
            fluent.set(*name, self.fluent_value(value));
        }
        fluent
    }

    fn fluent_value<'a>(&self, arg: &'a Arg) -> FluentValue<'a> {
        match arg {
            Arg::Text(text) => FluentValue::from(text.as_str()),
            Arg::Number(number) => FluentValue::from(*number),
            Arg::Words(key) => FluentValue::from(self.say(key, &[])),
            Arg::WordsList(keys) => {
                let words: Vec<String> = keys.iter().map(|key| self.say(key, &[])).collect();
                FluentValue::from(words.join(", "))
            }
        }
    }
}
