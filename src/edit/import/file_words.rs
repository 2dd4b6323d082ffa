//! What an import adds to an entry, in the words of that entry: where most of its keys are Ukrainian, so are the keys, choices and
//! flags that come in. What stood there keeps the words and the spelling that somebody chose.

use serde_json::{Map, Value as Json};

use super::compare::{WrittenEntry, identity};
use crate::base::choices::Choice;
use crate::content::fields::{Shape, Structure, Type};

impl WrittenEntry<'_> {
    /// Returns a value in the words of the entry: Ukrainian ones where its keys are Ukrainian.
    pub(super) fn worded(&self, kind: Type, own: Option<&Json>, new: Json) -> Json {
        match self.has_ukrainian_keys() {
            true => self.in_words_of_file(kind, own, new),
            false => new,
        }
    }

    /// Returns a value with Ukrainian words where it says more, or something else, than the value `own` in whose place it comes.
    pub(super) fn in_words_of_file(&self, kind: Type, own: Option<&Json>, new: Json) -> Json {
        if own == Some(&new) {
            return new;
        }
        match (kind.structure(), new) {
            (Structure::Record(shape), Json::Object(fields)) => {
                self.fields_in_words(shape, own.and_then(Json::as_object), fields).into()
            }
            (Structure::List(item), Json::Array(items)) => {
                let before = own.and_then(Json::as_array).map_or(&[][..], Vec::as_slice);
                let is_as_long = before.len() == items.len();
                let place = |(at, value): (usize, Json)| {
                    let own = self.same_item(*item, before, &value);
                    let own = own.or_else(|| before.get(at).filter(|_| is_as_long));
                    self.in_words_of_file(*item, own, value)
                };
                items.into_iter().enumerate().map(place).collect()
            }
            (Structure::Scalar, new) => single_in_words(kind, new),
            (
                Structure::Record(_)
                | Structure::List(_)
                | Structure::Coordinates
                | Structure::Levels,
                new,
            ) => new,
        }
    }

    fn fields_in_words(
        &self,
        shape: &'static Shape,
        own: Option<&Map<String, Json>>,
        fields: Map<String, Json>,
    ) -> Map<String, Json> {
        let pair = |(key, value): (String, Json)| {
            let Some(row) = shape.row(&key) else { return (key, value) };
            let before = own.and_then(|own| own.get(&key));
            let value = self.in_words_of_file(row.kind, before, value);
            (if before.is_some() { key } else { row.uk.to_owned() }, value)
        };
        fields.into_iter().map(pair).collect()
    }

    fn same_item<'j>(&self, item: Type, before: &'j [Json], value: &Json) -> Option<&'j Json> {
        let Type::Record(shape) = item else { return before.iter().find(|own| *own == value) };
        let name = |value: &Json| identity(shape, &self.canonical(item, value));
        let wanted = name(value)?;
        before.iter().find(|own| name(own).as_ref() == Some(&wanted))
    }

    /// Returns the phone that stands in the place of another: what is said alike of both keeps its spelling and its other languages.
    pub(super) fn replaced(&self, (item, shape): (Type, &Shape), old: Json, new: Json) -> Json {
        let (was, is) = (self.canonical(item, &old), self.canonical(item, &new));
        let is_alike = |(key, value): (&String, &Json)| {
            matches!(&**key, "number" | "visibility") || is.get(key) == Some(value)
        };
        let is_kept =
            old.is_object() && was.as_object().is_some_and(|was| was.iter().all(is_alike));
        if is_kept { self.overlaid(item, old, new) } else { spelt_as(&old, shape, new) }
    }
}

/// Returns a value as bare as the one that it replaces, where it says no more.
fn spelt_as(old: &Json, shape: &Shape, new: Json) -> Json {
    let bare = shape.bare.filter(|_| old.is_string()).and_then(|bare| new.get(bare));
    let is_all = new.as_object().is_some_and(|fields| fields.len() == 1);
    bare.filter(|_| is_all).cloned().unwrap_or(new)
}

fn single_in_words(kind: Type, new: Json) -> Json {
    if let (Type::Choice(choices), Json::String(text)) = (kind, &new) {
        return Choice::named(choices, text).map_or(new, |choice| choice.uk.into());
    }
    if let (Type::YesNo, Json::Bool(yes)) = (kind, &new) {
        return if *yes { "так" } else { "ні" }.into();
    }
    new
}
