//! A person by the name, however its words are inflected.
//!
//! A whole value that is the name goes; in sentences it is only found, since one without its subject would be left. Names bend
//! («Олені Прикладній») and change places («Прикладна О.»), so words are compared by what does not change of them. That may
//! find a namesake: who asked decides.

use crate::base::locale::compare::fold;
use crate::base::locale::inflected::{is_inflection, stem};
use crate::base::locale::phones::PhoneNumber;

use super::number;

/// By what a person is known.
#[derive(Debug, Clone, Default)]
pub(crate) struct PersonNames {
    /// The whole names, folded: as it was asked for, and in other languages.
    names: Vec<String>,
    /// The unchanging beginnings of the words of each.
    stems: Vec<Vec<String>>,
    phones: Vec<PhoneNumber>,
    addresses: Vec<String>,
}

impl PersonNames {
    /// Reads a name: two words or more, of letters only.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let words: Vec<&str> = text.split_whitespace().collect();
        let is_word = |word: &&str| word.chars().all(|c| c.is_alphabetic() || is_inner(c));
        if words.len() < 2 || !words.iter().all(is_word) {
            return None;
        }
        let mut person = Self::default();
        person.add_name(text);
        Some(person)
    }

    /// Takes another spelling of the name, as of another language.
    pub(super) fn add_name(&mut self, name: &str) {
        let folded = fold(name);
        if !self.names.contains(&folded) {
            self.stems.push(words(name).iter().map(|word| stem(word)).collect());
            self.names.push(folded);
        }
    }

    /// Takes what the person is reached by: where it is left elsewhere, it is pointed at.
    pub(super) fn add_contacts(&mut self, phone: Option<&PhoneNumber>, address: Option<&str>) {
        self.phones.extend(phone.cloned());
        self.addresses.extend(address.map(str::to_lowercase));
    }

    /// Tells a value that is the name and nothing more.
    pub(super) fn is(&self, value: &str) -> bool {
        self.names.contains(&fold(value))
    }

    /// Tells whether a text names the person, or has one of the contacts.
    pub(super) fn is_in(&self, text: &str) -> bool {
        let words = words(text);
        self.stems.iter().any(|stems| names_person(&words, stems))
            || self.phones.iter().any(|phone| !number::find(text, phone).is_empty())
            || self.addresses.iter().any(|own| !number::find_address(text, own).is_empty())
    }
}

/// The signs within a word of a name.
fn is_inner(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ' | '-')
}

/// Returns the words of a text in lower case.
fn words(text: &str) -> Vec<String> {
    let parts = text.split(|c: char| !(c.is_alphabetic() || is_inner(c)));
    let parts = parts.map(|part| part.trim_matches(is_inner)).filter(|part| !part.is_empty());
    parts.map(fold).collect()
}

/// Tells whether all words of a name stand together, in any order and case; an initial does for all but one.
fn names_person(words: &[String], stems: &[String]) -> bool {
    let is_initial = |word: &str, stem: &str| word.chars().count() == 1 && stem.starts_with(word);
    words.windows(stems.len()).any(|here| {
        let has = |stem: &String| {
            here.iter().any(|word| is_inflection(word, stem) || is_initial(word, stem))
        };
        let is_whole = |stem: &String| here.iter().any(|word| is_inflection(word, stem));
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
        for text in ["Прикладна", "", "Олена 2", "olena@example.org"] {
            assert!(PersonNames::parse(text).is_none(), "{text}");
        }
    }
}
