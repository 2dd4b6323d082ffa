//! Which key stands where.
//!
//! Comes in: texts, entry by entry in their order. Goes out: each key with the entries that have it, written as the
//! browser reads them: the distance from the entry before in base 32, then a capital letter for each part of the
//! entry that has the key. A word's keys are worked out once, however often it stands there.

use std::sync::Arc;

use crate::base::locale::phones::PhoneNumber;
use crate::base::locale::search_key::SearchKeys;
use crate::base::maps::HashMap;
use crate::base::names::Id;
use crate::content::fields::Vocabulary;

/// In how many ways a name of several words is noted at most, where its words may be forms of several others.
const PHRASES: usize = 16;

/// A part of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum EntryPart {
    /// What it is called.
    Name,
    /// What else is said of it.
    Rest,
    /// What one of its services is, counted from 0.
    Service(usize),
}

impl EntryPart {
    /// Returns its bit: 25 parts have one each, all others share the last.
    fn bit(self) -> u32 {
        let position = match self {
            Self::Name => 0,
            Self::Rest => 1,
            Self::Service(position) => position + 2,
        };
        1 << position.min(25)
    }
}

/// The words of the entries seen so far.
#[derive(Debug, Default)]
pub(super) struct Postings {
    keys: SearchKeys,
    /// The keys of each word, as positions in `lists`.
    words: HashMap<String, Vec<usize>>,
    /// The keys of all that a term is called: every service that names it has them.
    terms: HashMap<(Vocabulary, Id), Arc<[usize]>>,
    positions: HashMap<String, usize>,
    lists: Vec<List>,
    entry: usize,
}

/// The entries of one key.
#[derive(Debug, Default)]
struct List {
    written: String,
    /// One more than the last entry that is written.
    after: usize,
    /// One more than the entry that is not written yet, and its parts.
    open: (usize, u32),
}

impl List {
    fn add_entry(&mut self, entry: usize, bit: u32) {
        if self.open.0 != entry + 1 {
            self.close();
            self.open.0 = entry + 1;
        }
        self.open.1 |= bit;
    }

    fn close(&mut self) {
        let (entry, parts) = std::mem::take(&mut self.open);
        if entry == 0 {
            return;
        }
        push_base_32(&mut self.written, entry - self.after);
        self.after = entry;
        let letters = (b'A'..=b'Z').zip(0..).filter(|(_, bit)| parts & (1 << bit) != 0);
        self.written.extend(letters.map(|(letter, _)| char::from(letter)));
    }
}

impl Postings {
    /// Returns the keys that words are noted under.
    pub(super) fn search_keys(&self) -> &SearchKeys {
        &self.keys
    }

    /// Turns to the next entry.
    pub(super) fn turn_to(&mut self, entry: usize) {
        self.entry = entry;
    }

    /// Notes the words of a text.
    pub(super) fn add_words(&mut self, part: EntryPart, text: &str) {
        let Self { keys, words, terms: _, positions, lists, entry } = self;
        keys.each_word(text, |word| {
            if !words.contains_key(word) {
                let found = positions_of(keys, word, positions, lists);
                words.insert(word.to_owned(), found);
            }
            for &position in words.get(word).into_iter().flatten() {
                lists[position].add_entry(*entry, part.bit());
            }
        });
    }

    /// Notes a name of several words as a whole: its words alone do not find it. A name of one word is noted as that.
    pub(super) fn add_phrase(&mut self, part: EntryPart, text: &str) {
        let positions = self.phrase_positions(text);
        self.add_at(part, &positions);
    }

    /// Notes all that a term is called: `names`, of which each word counts, and `phrases`, which are asked for once a term.
    pub(super) fn add_term<'t>(
        &mut self,
        part: EntryPart,
        term: (Vocabulary, &Id),
        names: &[&str],
        phrases: impl FnOnce() -> Vec<&'t str>,
    ) {
        let key = (term.0, term.1.clone());
        let known = self.terms.get(&key).map(Arc::clone);
        let known = known.unwrap_or_else(|| {
            let mut positions: Vec<usize> = Vec::new();
            for name in names {
                let words = self.keys.words(name);
                positions.extend(words.iter().flat_map(|word| self.word_positions(word)));
            }
            for phrase in phrases() {
                positions.extend(self.phrase_positions(phrase));
            }
            let positions: Arc<[usize]> = positions.into();
            self.terms.insert(key, Arc::clone(&positions));
            positions
        });
        self.add_at(part, &known);
    }

    fn add_at(&mut self, part: EntryPart, positions: &[usize]) {
        for &position in positions {
            self.lists[position].add_entry(self.entry, part.bit());
        }
    }

    fn word_positions(&mut self, word: &str) -> Vec<usize> {
        positions_of(&self.keys, word, &mut self.positions, &mut self.lists)
    }

    fn phrase_positions(&mut self, text: &str) -> Vec<usize> {
        let words = self.keys.wanted(text);
        if let [] | [_] = &words[..] {
            return words.iter().flat_map(|word| self.word_positions(word)).collect();
        }
        let mut phrases = vec![String::new()];
        for word in words {
            let keys = self.keys.keys(&word);
            let mut longer = Vec::new();
            for phrase in &phrases {
                longer.extend(keys.iter().map(|key| format!("{phrase}~{key}")));
            }
            longer.truncate(PHRASES);
            phrases = longer;
        }
        let Self { positions, lists, .. } = self;
        phrases.into_iter().map(|phrase| position_of(phrase, positions, lists)).collect()
    }

    /// Notes a telephone number by its digits from the last to the first, so that its last digits find it, too. The number of
    /// a country has no prefix here: it is the same number however it was typed.
    pub(super) fn add_number(&mut self, part: EntryPart, number: &PhoneNumber) {
        let tel = number.tel();
        let digits = tel.strip_prefix("+380").unwrap_or_else(|| tel.trim_start_matches('+'));
        let key = std::iter::once('#').chain(digits.chars().rev()).collect();
        let position = position_of(key, &mut self.positions, &mut self.lists);
        self.lists[position].add_entry(self.entry, part.bit());
    }

    /// Returns the keys in order, each with its entries.
    pub(super) fn sorted(mut self) -> Vec<(String, String)> {
        let mut keys: Vec<(String, usize)> = self.positions.into_iter().collect();
        keys.sort_unstable();
        let mut entries = |position: usize| {
            self.lists[position].close();
            std::mem::take(&mut self.lists[position].written)
        };
        keys.into_iter().map(|(key, position)| (key, entries(position))).collect()
    }
}

/// Returns where the keys of a new word are kept.
fn positions_of(
    keys: &SearchKeys,
    word: &str,
    positions: &mut HashMap<String, usize>,
    lists: &mut Vec<List>,
) -> Vec<usize> {
    if keys.is_stop(word) {
        return Vec::new();
    }
    keys.keys(word).into_iter().map(|key| position_of(key, positions, lists)).collect()
}

fn position_of(
    key: String,
    positions: &mut HashMap<String, usize>,
    lists: &mut Vec<List>,
) -> usize {
    *positions.entry(key).or_insert_with(|| {
        lists.push(List::default());
        lists.len() - 1
    })
}

fn push_base_32(text: &mut String, number: usize) {
    if number >= 32 {
        push_base_32(text, number / 32);
    }
    text.push(char::from(b"0123456789abcdefghijklmnopqrstuv"[number % 32]));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_lists_its_entries_by_distance_and_part() {
        let mut postings = Postings::default();
        postings.add_words(EntryPart::Name, "Ліки для дітей");
        postings.add_words(EntryPart::Service(0), "ліки");
        postings.turn_to(40);
        postings.add_words(EntryPart::Rest, "ліків");
        postings.add_words(EntryPart::Service(99), "ліками");
        let found = postings.sorted();
        let of = |key: &str| found.iter().find(|(k, _)| k == key).map(|(_, at)| at.as_str());
        assert_eq!((of("дит"), of("лік"), of("дл")), (Some("1A"), Some("1AC18BZ"), None));
        assert!(found.is_sorted());
    }
}
