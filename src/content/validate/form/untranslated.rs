//! What a record does not say in every language of the site: a list for whoever translates.
//!
//! Only what readers see and what is words counts: a number, and a name that is not in the letters of the main language
//! (`Zoom`), are the same in all.

use std::collections::BTreeMap;

use super::datum::{Datum, Form};
use super::scope::is_hidden;
use crate::base::choices::Visibility;
use crate::base::diag::{Location, Sited};
use crate::base::locale::{Lang, is_cyrillic};
use crate::base::localised::Localised;
use crate::content::fields::Field;

/// The texts of a record that languages lack.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Untranslated {
    /// How many texts need a translation.
    pub texts: usize,
    /// How many of them each language lacks; no language that lacks none.
    pub missing: BTreeMap<Lang, usize>,
    /// The first that a language lacks: its name, and where it stands.
    pub first: Option<Sited<FieldPath>>,
}

/// What a text is called: `services.cost`, «послуги.вартість».
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldPath {
    /// By English keys.
    pub en: String,
    /// By Ukrainian keys.
    pub uk: String,
}

impl FieldPath {
    /// Returns the path of a field by both of its keys.
    pub(in crate::content::validate) fn new(en: &str, uk: &str) -> Self {
        Self { en: en.to_owned(), uk: uk.to_owned() }
    }

    fn below(within: Option<&Self>, field: &Field) -> Self {
        let Some(within) = within else { return Self::new(field.key, field.uk) };
        Self {
            en: format!("{}.{}", within.en, field.key),
            uk: format!("{}.{}", within.uk, field.uk),
        }
    }
}

/// What only orders entries in the main language.
const FOR_ONE_LANGUAGE: [&str; 2] = ["sort_name", "synonyms"];

impl Untranslated {
    /// Counts the texts of a record.
    pub(in crate::content::validate) fn from_form(form: &Form, languages: &[Lang]) -> Self {
        let mut counted = Self::default();
        if languages.len() > 1 {
            counted.count_form(form, None, languages);
        }
        counted
    }

    fn count_form(&mut self, form: &Form, within: Option<&FieldPath>, languages: &[Lang]) {
        let key = form.shape.bare.and_then(|key| form.shape.row(key));
        if key.is_some_and(|field| is_hidden(form, field)) && form.visibility != Visibility::Public
        {
            return;
        }
        for (key, value) in &form.fields {
            let is_shown = |field: &&_| !is_hidden(form, field);
            let row = form.shape.row(key).filter(|row| row.translatable).filter(is_shown);
            if let Some(row) = row.filter(|_| !FOR_ONE_LANGUAGE.contains(key)) {
                self.datum(value, &FieldPath::below(within, row), languages);
            }
        }
    }

    fn datum(&mut self, value: &Sited<Datum>, name: &FieldPath, languages: &[Lang]) {
        match &value.value {
            Datum::Text(text) => {
                if is_in_letters_of(&text.main, Lang::main_of(languages)) {
                    self.count_text(text, name, &value.at, languages);
                }
            }
            Datum::Record(form) => self.count_form(form, Some(name), languages),
            Datum::List(items) => items.iter().for_each(|item| self.datum(item, name, languages)),
            Datum::YesNo(_)
            | Datum::Number(_)
            | Datum::Count(_)
            | Datum::Date(_)
            | Datum::Time(_)
            | Datum::Phone(_)
            | Datum::Id(_)
            | Datum::Reference(_)
            | Datum::Choice(_)
            | Datum::Hours(_)
            | Datum::Language(_)
            | Datum::Coordinates(..)
            | Datum::Levels(_)
            | Datum::Notes => {}
        }
    }

    /// Counts one text, or body, that needs a translation.
    pub(in crate::content::validate) fn count_text<T>(
        &mut self,
        text: &Localised<T>,
        name: &FieldPath,
        at: &Location,
        languages: &[Lang],
    ) {
        self.texts += 1;
        let main = Lang::main_of(languages);
        for lang in languages.iter().filter(|lang| !text.is_in(**lang, main)) {
            *self.missing.entry(*lang).or_default() += 1;
            if self.first.as_ref().is_none_or(|first| at.start < first.at.start) {
                self.first = Some(Sited { value: name.clone(), at: at.clone() });
            }
        }
    }

    /// Adds those of another record of the same file.
    pub(crate) fn merge(&mut self, other: &Self) {
        self.texts += other.texts;
        for (lang, count) in &other.missing {
            *self.missing.entry(*lang).or_default() += count;
        }
        if self.first.is_none() {
            self.first.clone_from(&other.first);
        }
    }
}

/// Tells whether some of a text is in the letters of a language: in Ukrainian, a name in Latin letters is one in all languages.
pub(in crate::content::validate) fn is_in_letters_of(text: &str, lang: Lang) -> bool {
    let letters = || text.chars().filter(|c| c.is_alphabetic());
    if lang == Lang::UK { letters().any(is_cyrillic) } else { letters().next().is_some() }
}
