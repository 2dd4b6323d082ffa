//! People whose names are not shown: two words of a name that stand together, in any case and order.
//!
//! Words of sentences begin small, names do not. Who has another patronymic is somebody else.

use super::signs::{Form, Sign, Signs};
use crate::base::locale::inflected::{is_inflection, stem};
use crate::base::maps::HashMap;

/// The most visible signs between two words of a name: «Прикладна, Олена».
const WIDEST_GAP: usize = 2;

/// What a patronymic ends with, before what cases change.
const PATRONYMIC: [&str; 6] = ["ович", "евич", "йович", "івн", "ївн", "овн"];

/// A person, by what does not change of the words of the name.
#[derive(Debug)]
struct HiddenPerson {
    secret: u32,
    /// The patronymic, where a name of three words or more has one.
    patronymic: Option<String>,
}

/// A word of somebody's name.
#[derive(Debug, Clone)]
struct Part {
    person: usize,
    /// Which word of the name: both halves of a double one are one.
    number: usize,
    stem: String,
}

/// The people that are looked for.
#[derive(Debug, Default)]
pub(super) struct People {
    all: Vec<HiddenPerson>,
    /// Their words, by the first two letters.
    parts: HashMap<String, Vec<Part>>,
}

impl People {
    /// Takes a name; returns its words as they are compared, nothing for one that cannot be told from other words.
    pub(super) fn add_person(&mut self, name: &str, secret: u32) {
        let words = name_words(name);
        let is_patronymic = |word: &String| words.len() > 2 && is_patronymic(word);
        let patronymic =
            words.iter().flatten().find(|word| is_patronymic(word)).map(|word| stem(word));
        let parts: Vec<&Vec<String>> =
            words.iter().filter(|halves| !halves.iter().any(is_patronymic)).collect();
        if parts.len() < 2 {
            return;
        }
        let person = self.all.len();
        for (number, word) in parts
            .into_iter()
            .enumerate()
            .flat_map(|(n, halves)| halves.iter().map(move |word| (n, word)))
        {
            let part = Part { person, number, stem: stem(word) };
            self.parts.entry(word_head(word)).or_default().push(part);
        }
        self.all.push(HiddenPerson { secret, patronymic });
    }

    pub(super) fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    fn parts_of<'a>(&'a self, word: &'a str) -> impl Iterator<Item = &'a Part> {
        let near = self.parts.get(&word_head(word)).into_iter().flatten();
        near.filter(|part| is_inflection(word, &part.stem))
    }
}

fn word_head(word: &str) -> String {
    word.chars().take(2).collect()
}

/// Returns the words of a name; one with a hyphen has two halves.
pub(super) fn name_words(name: &str) -> Vec<Vec<String>> {
    let halves = |word: &str| {
        let halves = word.split('-').map(letters).filter(|half| half.chars().count() > 1);
        halves.collect::<Vec<_>>()
    };
    name.split_whitespace().map(halves).filter(|halves| !halves.is_empty()).collect()
}

/// Returns the letters of a word as they are compared.
fn letters(word: &str) -> String {
    Signs::new(word, Form::Inside, true)
        .filter_map(|placed| match placed.sign {
            Sign::Letter(c) => Some(plain_letter(c)),
            Sign::Digit(_)
            | Sign::Mark(_)
            | Sign::Blank
            | Sign::Line
            | Sign::Tag { .. }
            | Sign::Break => None,
        })
        .collect()
}

fn plain_letter(letter: char) -> char {
    match letter {
        'ґ' => 'г',
        'ё' => 'е',
        letter => letter,
    }
}

fn is_patronymic(word: &str) -> bool {
    PATRONYMIC.iter().any(|end| {
        word.rfind(end).is_some_and(|at| at > 2 && word[at + end.len()..].chars().count() <= 3)
    })
}

/// A word that may belong to somebody's name.
#[derive(Debug)]
struct Candidate {
    /// The people and the number of the word in their names.
    parts: Vec<(usize, usize)>,
    word: String,
    start: usize,
}

/// The words before, as far as they may belong to a name.
#[derive(Debug, Default)]
pub(super) struct Trail {
    words: Vec<Candidate>,
    marks: usize,
}

impl Trail {
    pub(super) fn mark(&mut self, c: char) {
        self.marks += if matches!(c, '.' | '!' | '?' | ':') { WIDEST_GAP + 1 } else { 1 };
    }

    pub(super) fn break_off(&mut self) {
        self.words.clear();
        self.marks = 0;
    }

    /// Takes a word; returns where a name begins that ends with it, and whose it is.
    pub(super) fn take_word(
        &mut self,
        word: &str,
        text: &str,
        (start, end): (usize, usize),
        people: &People,
    ) -> Option<(usize, u32)> {
        if std::mem::take(&mut self.marks) > WIDEST_GAP || self.words.len() > 2 {
            self.words.clear();
        }
        let begins_large = text[start..].chars().next().is_some_and(char::is_uppercase);
        if !begins_large {
            self.words.clear();
            return None;
        }
        let word: String = word.chars().map(plain_letter).collect();
        let parts: Vec<_> = people.parts_of(&word).map(|part| (part.person, part.number)).collect();
        if parts.is_empty() && !is_patronymic(&word) {
            self.words.clear();
            return None;
        }
        let found = self.completed(&parts, people, following(text, end));
        self.words.push(Candidate { parts, word, start });
        found
    }

    /// Looks whether these words and one before are two of one name.
    fn completed(
        &self,
        parts: &[(usize, usize)],
        people: &People,
        after: Option<String>,
    ) -> Option<(usize, u32)> {
        for before in self.words.iter().rev() {
            let pairs =
                parts.iter().flat_map(|part| before.parts.iter().map(move |own| (part, own)));
            let named = pairs.filter(|(part, own)| part.0 == own.0 && part.1 != own.1);
            for ((person, _), _) in named {
                let person = &people.all[*person];
                let near = self.words.iter().map(|word| &word.word).chain(after.iter());
                let is_other = |own: &String| {
                    near.clone().any(|word| is_patronymic(word) && !is_inflection(word, own))
                };
                if !person.patronymic.as_ref().is_some_and(is_other) {
                    return Some((before.start, person.secret));
                }
            }
        }
        None
    }
}

/// Returns the next word, if only blanks stand before it.
fn following(text: &str, at: usize) -> Option<String> {
    let mut word = String::new();
    for placed in Signs::from(text, Form::Markup, at) {
        match placed.sign {
            Sign::Letter(c) => word.push(plain_letter(c)),
            Sign::Blank | Sign::Line | Sign::Tag { .. } if word.is_empty() => {}
            Sign::Digit(_)
            | Sign::Mark(_)
            | Sign::Blank
            | Sign::Line
            | Sign::Tag { .. }
            | Sign::Break => break,
        }
    }
    (!word.is_empty()).then_some(word)
}
