//! Whether an entry says in other languages what a foreign file says in them, and its texts with what they lack.
//!
//! Entries and files are compared by the main language; where a file has others (our own HSDS has), each counts by itself.

use serde_json::{Map, Value as Json};

use super::compare::{WrittenEntry, identity};
use crate::content::fields::{Structure, Type};

impl WrittenEntry<'_> {
    /// Tells whether every text of the file stands in the entry in each of its languages.
    pub(super) fn has_languages(&self, kind: Type, own: &Json, new: &Json) -> bool {
        match (kind.structure(), own, new) {
            (Structure::Scalar, own, Json::Object(new)) if kind.is_text() => {
                new.iter().all(|(lang, text)| {
                    self.in_language(kind, own, lang) == Some(self.canonical(kind, text))
                })
            }
            (Structure::Record(shape), Json::Object(own), Json::Object(new)) => {
                new.iter().all(|(key, new)| {
                    let Some(row) = shape.row(key) else { return true };
                    let own = own.iter().find(|(key, _)| row.is_named(key));
                    own.is_none_or(|(_, own)| self.has_languages(row.kind, own, new))
                })
            }
            (Structure::List(item), own, Json::Array(new)) => {
                let single = std::slice::from_ref(own);
                let own = own.as_array().map_or(single, Vec::as_slice);
                new.iter().all(|new| {
                    let same = own.iter().find(|own| self.is_same_item(*item, own, new));
                    same.is_none_or(|own| self.has_languages(*item, own, new))
                })
            }
            // Only texts have languages.
            (
                Structure::Scalar
                | Structure::Record(_)
                | Structure::List(_)
                | Structure::Coordinates
                | Structure::Levels,
                _,
                _,
            ) => true,
        }
    }

    /// Lays texts in several languages over what is there; a language that says the same keeps its spelling.
    pub(super) fn overlaid_texts(&self, kind: Type, own: Json, new: Map<String, Json>) -> Json {
        let is_said = new.iter().all(|(lang, text)| {
            self.in_language(kind, &own, lang) == Some(self.canonical(kind, text))
        });
        if is_said {
            return own;
        }
        let mut texts = match own {
            Json::Object(texts) => texts,
            own @ Json::String(_) => Map::from_iter([(self.lang.as_str().to_owned(), own)]),
            Json::Null | Json::Bool(_) | Json::Number(_) | Json::Array(_) => Map::new(),
        };
        for (lang, text) in new {
            let own = texts.get(&lang).map(|own| self.canonical(kind, own));
            if own != Some(self.canonical(kind, &text)) {
                texts.insert(lang, text);
            }
        }
        Json::Object(texts)
    }

    /// Lays a list of texts over what is there: it is the new one, in which what was there keeps its spelling and languages.
    pub(super) fn overlaid_list_of_texts(&self, item: Type, own: &[Json], new: Vec<Json>) -> Json {
        let laid = |new: Json| match own.iter().find(|own| self.is_same_item(item, own, &new)) {
            Some(own) => self.overlaid(item, own.clone(), new),
            None => new,
        };
        new.into_iter().map(laid).collect()
    }

    fn is_same_item(&self, item: Type, own: &Json, new: &Json) -> bool {
        let (own, new) = (self.canonical(item, own), self.canonical(item, new));
        if let Type::Record(shape) = item {
            return identity(shape, &own) == identity(shape, &new);
        }
        own == new
    }

    fn in_language(&self, kind: Type, own: &Json, lang: &str) -> Option<Json> {
        let own = match own.as_object() {
            Some(texts) => texts.get(lang),
            None => Some(own).filter(|_| lang == self.lang.as_str()),
        };
        own.map(|text| self.canonical(kind, text))
    }
}
