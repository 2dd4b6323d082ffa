//! Values of an option that are one of a few, as people name them: `desks`, «службам», `ua`.

use std::ffi::OsStr;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Arg, Command, Error};

use crate::base::choices::{Choice, Chosen, Visibility};
use crate::base::locale::Lang;
use crate::base::locale::compare::{fold, is_same_key};

/// Reads a value by any of its names; gives its id. What there is, a refusal says in the language of messages.
#[derive(Debug, Clone)]
pub(super) struct NamedValue {
    pub(super) lang: Lang,
    pub(super) values: Vec<&'static Choice>,
}

/// The languages of messages.
pub(super) const LANGS: &[Choice] = &[
    Choice { id: "uk", uk: "українська", also: &["ua", "укр", "ukr", "ukrainian"] },
    Choice { id: "en", uk: "англійська", also: &["eng", "англ", "english"] },
];

/// How diagnostics look: for people, else a name of a format.
pub(super) const LOOKS: &[Choice] = &[
    Choice { id: "human", uk: "текст", also: &["text", "людям"] },
    Choice { id: "json", uk: "json", also: &[] },
    Choice { id: "github", uk: "github", also: &[] },
    Choice { id: "sarif", uk: "sarif", also: &[] },
    Choice { id: "csv", uk: "csv", also: &[] },
];

/// Returns the language of messages that a word names.
pub(super) fn language(word: &str) -> Option<Lang> {
    let langs = NamedValue::of(Lang::UK, LANGS, &["uk", "en"]);
    langs.named(word).map(|choice| if choice.id == "en" { Lang::EN } else { Lang::UK })
}

impl NamedValue {
    /// Takes the values with these ids.
    pub(super) fn of(lang: Lang, choices: &'static [Choice], ids: &[&str]) -> Self {
        let values = choices.iter().filter(|choice| ids.contains(&choice.id)).collect();
        Self { lang, values }
    }

    /// Takes those for whom something is made apart.
    pub(super) fn recipients(lang: Lang) -> Self {
        Self::of(lang, Visibility::CHOICES, &[Visibility::Desks.id()])
    }

    fn named(&self, word: &str) -> Option<&'static Choice> {
        let is_same = |own: &&str| is_same_key(own, word) || fold(own) == fold(word);
        let is_it = |choice: &&&'static Choice| {
            choice.also.iter().chain([&choice.id, &choice.uk]).any(is_same)
        };
        self.values.iter().find(is_it).copied()
    }

    fn names(&self) -> PossibleValuesParser {
        let mut names: Vec<&'static str> = Vec::new();
        for choice in &self.values {
            names.extend(
                [choice.id]
                    .into_iter()
                    .chain(Some(choice.uk).filter(|uk| self.lang == Lang::UK && *uk != choice.id)),
            );
        }
        PossibleValuesParser::new(names)
    }
}

impl TypedValueParser for NamedValue {
    type Value = String;

    fn parse_ref(
        &self,
        command: &Command,
        argument: Option<&Arg>,
        value: &OsStr,
    ) -> Result<String, Error> {
        match value.to_str().and_then(|word| self.named(word)) {
            Some(choice) => Ok(choice.id.to_owned()),
            None => self.names().parse_ref(command, argument, value),
        }
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(self.values.iter().map(|choice| PossibleValue::new(choice.id))))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_read_by_its_names_and_nothing_near_it_is() {
        let recipients = NamedValue::recipients(Lang::UK);
        let id = |parser: &NamedValue, word: &str| parser.named(word).map(|choice| choice.id);
        for word in ["desks", "службам", "Служби", "для служб"] {
            assert_eq!(id(&recipients, word), Some("desks"), "{word}");
        }
        let others = ["усім", "public", "нікому", "служба", ""].map(|word| id(&recipients, word));
        assert_eq!(others, [None; 5]);
        let langs = NamedValue::of(Lang::UK, LANGS, &["uk", "en"]);
        let read = ["ua", "UK", "Українська", "english", "ru"].map(|word| id(&langs, word));
        assert_eq!(read, [Some("uk"), Some("uk"), Some("uk"), Some("en"), None]);
        let looks = NamedValue::of(Lang::EN, LOOKS, &["human", "json"]);
        let read = ["текст", "json", "sarif"].map(|word| id(&looks, word));
        assert_eq!(read, [Some("human"), Some("json"), None]);
    }
}
