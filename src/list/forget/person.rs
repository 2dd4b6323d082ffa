//! A person by the name, however its words are inflected.
//!
//! A whole value that is the name goes; in sentences it is only found, since one without its subject would be left. Names bend
//! («Олені Прикладній») and change places («Прикладна О.»), so words are compared by what does not change of them. That may
//! find a namesake: who asked decides. Lists of offices write initials («Прикладна О. П.»), which are words of a name as well.

use crate::base::locale::compare::fold;
use crate::base::locale::inflected::{is_inflection, stem};
use crate::base::locale::phones::PhoneNumber;

use super::number;

/// By what a person is known.
#[derive(Debug, Clone, Default)]
pub(crate) struct PersonNames {
    /// The words of the whole names, sorted: as it was asked for, and in other languages.
    names: Vec<Vec<String>>,
    /// The unchanging beginnings of the words of each.
    stems: Vec<Vec<String>>,
    phones: Vec<PhoneNumber>,
    addresses: Vec<String>,
}

impl PersonNames {
    /// Reads a name: two words or more, of letters only, one of which is more than an initial.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let parts = text.split(|c: char| c.is_whitespace() || c == '.');
        let words: Vec<&str> = parts.filter(|word| !word.is_empty()).collect();
        let is_word = |word: &&str| word.chars().all(|c| c.is_alphabetic() || is_inner(c));
        let is_whole = |word: &&str| word.chars().nth(1).is_some();
        if words.len() < 2 || !words.iter().all(is_word) || !words.iter().any(is_whole) {
            return None;
        }
        Some(Self::known_as(text))
    }

    /// Returns a person who is known by this name alone, be it one word.
    pub(super) fn known_as(name: &str) -> Self {
        let mut person = Self::default();
        person.add_name(name);
        person
    }

    /// Takes another spelling of the name, as of another language.
    pub(super) fn add_name(&mut self, name: &str) {
        let sorted = sorted_words(name);
        if !self.names.contains(&sorted) {
            self.stems.push(sorted.iter().map(|word| stem(word)).collect());
            self.names.push(sorted);
        }
    }

    /// Takes what the person is reached by: where it is left elsewhere, it is pointed at.
    pub(super) fn add_contacts(&mut self, phone: Option<&PhoneNumber>, address: Option<&str>) {
        self.phones.extend(phone.cloned());
        self.addresses.extend(address.map(str::to_lowercase));
    }

    /// Tells a value that is the name and nothing more.
    pub(super) fn is(&self, value: &str) -> bool {
        // A text of many words is no name, and is not taken apart.
        let is_short = value.split_whitespace().nth(8).is_none();
        is_short && self.names.contains(&sorted_words(value))
    }

    /// Tells whether a text names the person, or has one of the contacts.
    pub(super) fn is_in(&self, text: &str) -> bool {
        let words = words_of_sentence(text);
        self.stems.iter().any(|stems| names_person(&words, stems))
            || self.phones.iter().any(|phone| !number::find(text, phone).is_empty())
            || self.addresses.iter().any(|own| !number::find_address(text, own).is_empty())
    }
}

/// The signs within a word of a name.
fn is_inner(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ' | '-')
}

/// Returns the words of a text as they are written.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let parts = text.split(|c: char| !(c.is_alphabetic() || is_inner(c)));
    parts.map(|part| part.trim_matches(is_inner)).filter(|part| !part.is_empty())
}

/// Returns the words of a text, folded. A small letter that stands alone is a word of a sentence and no initial: it becomes one that
/// no name has.
fn words_of_sentence(text: &str) -> Vec<String> {
    let is_small =
        |word: &str| word.chars().nth(1).is_none() && word.starts_with(char::is_lowercase);
    words(text).map(|word| if is_small(word) { String::new() } else { fold(word) }).collect()
}

/// Returns the words of a name, folded, in the order of the alphabet: surnames stand first or last.
fn sorted_words(name: &str) -> Vec<String> {
    let mut words: Vec<String> = words(name).map(fold).collect();
    words.sort_unstable();
    words
}

/// Tells whether all words of a name stand together, in any order and case; an initial does for all but one.
fn names_person(words: &[String], stems: &[String]) -> bool {
    let is_initial = |word: &str, stem: &str| word.chars().count() == 1 && stem.starts_with(word);
    words.windows(stems.len()).any(|here| {
        let has = |stem: &String| {
            here.iter().any(|word| is_inflection(word, stem) || is_initial(word, stem))
        };
        let is_whole = |stem: &String| {
            stem.chars().nth(1).is_some() && here.iter().any(|word| is_inflection(word, stem))
        };
        stems.iter().all(has) && stems.iter().any(is_whole)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_found_in_any_case_and_order() {
        let person = PersonNames::parse("Ольга Прикладна").unwrap();
        for text in [
            "Ольга Прикладна",
            "подякували Ользі Прикладній",
            "Прикладної Ольги",
            "О. Прикладна",
            "Прикладна О.",
            "ОЛЬГОЮ ПРИКЛАДНОЮ",
        ] {
            assert!(person.is_in(text), "{text}");
        }
        for text in ["Ольга", "Прикладна", "О. П.", "Ольга і Марія Прикладна", "прикладна наука"]
        {
            assert!(!person.is_in(text), "{text}");
        }
        for (name, text) in [
            ("Іван Прикладний", "з Іваном Прикладним"),
            ("Андрій Приклад-Коваль", "Андрієві Приклад-Ковалю"),
            ("Приклад Прикладенко", "Прикладенка Приклада"),
            ("Марʼяна Вигадана", "Мар'яні Вигаданій"),
            ("Jane Example", "JANE EXAMPLE"),
        ] {
            assert!(PersonNames::parse(name).unwrap().is_in(text), "{name}: {text}");
        }
        for text in ["Прикладна", "", "Олена 2", "olena@example.org", "О. П.", "вул."]
        {
            assert!(PersonNames::parse(text).is_none(), "{text}");
        }
    }

    #[test]
    fn initials_are_words_of_a_name() {
        for written in ["Прикладна О.П.", "Прикладна О. П.", "О.П. Прикладна", "О. П. Прикладна"]
        {
            let person = PersonNames::parse(written).unwrap();
            for value in ["Прикладна О.П.", "О. П. Прикладна", "прикладна о. п."]
            {
                assert!(person.is(value), "{written}: {value}");
            }
            assert!(person.is_in("подякували Прикладній О.П. за допомогу"), "{written}");
            for text in ["Прикладна О.", "О. П. Вигадана", "Прикладна Олена"]
            {
                assert!(!person.is(text) && !person.is_in(text), "{written}: {text}");
            }
            assert!(!person.is_in("прикладна о п"), "{written}");
        }
        // A word of a sentence is no initial.
        let person = PersonNames::parse("Прикладний І.").unwrap();
        assert!(!person.is_in("Прикладний і Вигаданий") && person.is_in("Прикладному І."));
        assert!(PersonNames::parse("Прикладна Ольга").unwrap().is("Ольга Прикладна"));
    }
}
