//! Taking typed fields out of a form, one after the other.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::datum::Form;

use super::datum::Datum;
use crate::base::choices::Chosen;
use crate::base::diag::Sited;
use crate::base::locale::Lang;
use crate::base::locale::hours::Hours;
use crate::base::locale::phones::PhoneNumber;
use crate::base::localised::Text;
use crate::base::names::Id;
use crate::content::validate::reference::Reference;

/// Declares the takers: one a type, each giving the value without its wrapping.
macro_rules! takers {
    ($($(#[$about:meta])* $name:ident: $variant:ident -> $type:ty;)*) => {
        impl Form {
            $($(#[$about])*
            pub(crate) fn $name(&mut self, key: &'static str) -> Option<Sited<$type>> {
                let Sited { value, at } = self.take(key)?;
                Some(Sited { value: value.$name()?, at })
            })*
        }

        impl Datum {
            $(pub(in crate::content::validate) fn $name(self) -> Option<$type> {
                if let Datum::$variant(value) = self { Some(value) } else { None }
            })*
        }
    };
}

takers! {
    /// Takes a text.
    text: Text -> Text;
    /// Takes yes or no.
    yes_no: YesNo -> bool;
    /// Takes a number.
    number: Number -> f64;
    /// Takes a whole number.
    count: Count -> u32;
    /// Takes a date.
    date: Date -> jiff::civil::Date;
    /// Takes a time.
    time: Time -> jiff::civil::Time;
    /// Takes a phone number.
    phone: Phone -> PhoneNumber;
    /// Takes an id.
    id: Id -> Id;
    /// Takes what names a term or an organisation.
    reference: Reference -> Reference;
    /// Takes opening hours.
    hours: Hours -> Hours;
    /// Takes a part with fields of its own.
    record: Record -> Form;
    /// Takes a list.
    list: List -> Vec<Sited<Datum>>;
    /// Takes levels.
    levels: Levels -> BTreeMap<String, String>;
}

impl Form {
    /// Takes the values of a list; none where the field is not there.
    pub(in crate::content) fn items(&mut self, key: &'static str) -> Vec<Sited<Datum>> {
        self.list(key).map_or_else(Vec::new, |list| list.value)
    }

    /// Takes the parts of a list of records.
    pub(in crate::content) fn records(&mut self, key: &'static str) -> Vec<Form> {
        self.items(key).into_iter().filter_map(|item| item.value.record()).collect()
    }

    /// Takes the texts of a list.
    pub(in crate::content) fn texts(&mut self, key: &'static str) -> Vec<Text> {
        self.items(key).into_iter().filter_map(|item| item.value.text()).collect()
    }

    /// Takes the texts of a list that are not translated, each with its place.
    pub(in crate::content) fn plains(&mut self, key: &'static str) -> Vec<Sited<Arc<str>>> {
        self.sited(key, |value| value.text().map(|text| text.main))
    }

    /// Takes the ids of a list, each with its place.
    pub(in crate::content) fn ids(&mut self, key: &'static str) -> Vec<Sited<Id>> {
        self.sited(key, Datum::id)
    }

    /// Takes the languages of a list.
    pub(in crate::content) fn languages(&mut self, key: &'static str) -> Vec<Lang> {
        self.items(key).into_iter().filter_map(language).collect()
    }

    /// Takes what names terms or organisations, each with its place.
    pub(in crate::content) fn references(&mut self, key: &'static str) -> Vec<Sited<Reference>> {
        self.sited(key, Datum::reference)
    }

    fn sited<T>(&mut self, key: &'static str, of: impl Fn(Datum) -> Option<T>) -> Vec<Sited<T>> {
        let sited = |Sited { value, at }| Some(Sited { value: of(value)?, at });
        self.items(key).into_iter().filter_map(sited).collect()
    }

    /// Takes one of a fixed list.
    pub(in crate::content) fn choice<T: Chosen>(&mut self, key: &'static str) -> Option<Sited<T>> {
        let Sited { value, at } = self.take(key)?;
        Some(Sited { value: chosen(value)?, at })
    }

    /// Takes several of a fixed list.
    pub(in crate::content) fn choices<T: Chosen>(&mut self, key: &'static str) -> Vec<T> {
        self.items(key).into_iter().filter_map(|item| chosen(item.value)).collect()
    }

    /// Takes a text of one language only.
    pub(in crate::content) fn single_language(
        &mut self,
        key: &'static str,
    ) -> Option<Sited<Arc<str>>> {
        self.text(key).map(|text| Sited { value: text.value.main, at: text.at })
    }
}

fn language(item: Sited<Datum>) -> Option<Lang> {
    if let Datum::Language(lang) = item.value { Some(lang) } else { None }
}

fn chosen<T: Chosen>(value: Datum) -> Option<T> {
    let Datum::Choice(id) = value else { return None };
    Some(T::parse(id).expect("the field's row offers this type's choices"))
}
