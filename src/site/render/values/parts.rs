//! What many values are made of: phones, languages, terms, names, files.

use std::sync::Arc;

use serde::Serialize;

use super::contract::{Described, Is, values};
use crate::base::choices::{PhoneType, Status};
use crate::base::locale::Lang;

values! {
    /// A number of an organisation, a service, a person or the hotline.
    "phone" PhoneValue {
        /// The number as links need it: `href="tel:…"`.
        tel: String,
        /// The number as people write it, with its extension.
        text: String,
        /// What answers it.
        kind as "type": PhoneType,
        /// Whether somebody speaks on it: only such a number is a button.
        called: bool,
        /// What the number is for, in the editor's words.
        label: Option<String>,
        /// When it is answered, in lines of words.
        hours: Vec<String>,
        /// The languages that are spoken on it.
        languages: Vec<LanguageValue>,
        /// At the head of an organisation: the name of the service that the number belongs to.
        service: Option<String>,
        /// At the head of an organisation: how that service stands, where it is worse than its organisation.
        status: Option<Status>,
    }

    /// A language that is spoken.
    "language" LanguageValue {
        /// Its code: `uk`, `en` …
        code: String,
        /// Its name as the page's language has it, `польська`; its name in itself, `Polski`, where that is not known.
        name: String,
        /// The code of the language that the name is in.
        name_lang: String,
        /// Which way the name is written: `ltr` or `rtl`.
        dir: &'static str,
    }

    /// A word of a vocabulary: a kind of help, an audience, an area, a kind of organisation.
    "term" TermValue {
        /// Its id in the vocabulary.
        id: String,
        /// What it is called.
        name: String,
        /// Its page; nothing where it has none.
        url: Option<String>,
    }

    /// Something with a name that may have a page.
    "name" NameValue {
        /// What it is called.
        name: String,
        /// Where it leads; nothing where it has no page, as a person has none.
        url: Option<String>,
    }

    /// A file in an open format that exists once (`list.csv`, `meetings.atom` …).
    "download" Download {
        /// Its path at the site's base.
        id: &'static str,
        /// What it is called, in words.
        name: String,
        /// Its address.
        url: &'static str,
        /// Its media type.
        media: &'static str,
        /// Whom it is for: `appeals`, `headquarters`, `press`, `phones`, `developers` or `newcomers`.
        whom: &'static str,
    }
}

/// A term as templates share it: one value, however many services name it.
#[derive(Debug, Clone)]
pub(in crate::site::render) struct SharedTerm {
    pub(in crate::site::render) term: Arc<TermValue>,
    value: tera::Value,
}

impl SharedTerm {
    pub(in crate::site::render) fn new(term: TermValue) -> Self {
        Self { value: tera::Value::from_serializable(&term), term: Arc::new(term) }
    }
}

impl Serialize for SharedTerm {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.value.serialize(serializer)
    }
}

impl Described for SharedTerm {
    const IS: Is = TermValue::IS;
}

impl LanguageValue {
    /// Takes the language, and the page's.
    pub(in crate::site::render) fn on_page(lang: Lang, page: Lang) -> Self {
        let (name, named_in) =
            lang.name_in(page).map_or_else(|| (lang.autonym(), lang), |name| (name, page));
        let (code, name_lang) = (lang.to_string(), named_in.to_string());
        Self { code, name, name_lang, dir: direction(named_in) }
    }
}

/// Returns which way a language is written, as HTML says it.
pub(in crate::site) fn direction(lang: Lang) -> &'static str {
    if lang.is_right_to_left() { "rtl" } else { "ltr" }
}
