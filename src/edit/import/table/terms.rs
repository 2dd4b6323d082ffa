//! The terms that a cell names.

use super::reader::{CellReader, pieces};
use crate::content::fields::Vocabulary;
use crate::edit::import::draft::Fact;
use crate::edit::import::place::Place;

impl CellReader<'_> {
    /// Finds the one term that is wanted; more than one is told by `validate`.
    pub(super) fn single_term(
        &mut self,
        place: &Place,
        vocabulary: Vocabulary,
        text: &str,
    ) -> Option<Fact> {
        let terms = self.find_terms(place, vocabulary, text)?;
        match terms.as_slice() {
            [term] => Some(term.clone()),
            [] => None,
            [_, _, ..] => Some(Fact::from_text(place, text)),
        }
    }

    /// Understands kinds of help; our own list says where none was reported.
    pub(super) fn parse_help(&mut self, place: &Place, text: &str) -> Option<Fact> {
        let none = self.asked.known.say("list-not-reported");
        let is_none = none.iter().any(|words| text.starts_with(words));
        if is_none {
            return None;
        }
        let mut terms = self.find_terms(place, Vocabulary::Help, text)?;
        // What the mapping file leaves out says nothing.
        if terms.is_empty() {
            return None;
        }
        if terms.len() == 1 { terms.pop() } else { Some(Fact::from_items(place, terms)) }
    }

    /// Finds the terms that a text lists. Their names may hold commas, so the longest known name counts.
    pub(super) fn find_terms(
        &mut self,
        place: &Place,
        vocabulary: Vocabulary,
        text: &str,
    ) -> Option<Vec<Fact>> {
        let mut found = Vec::new();
        let mut is_lost = false;
        for line in pieces(text, &[';', '\n']) {
            let parts: Vec<&str> = line.split(',').collect();
            let mut at = 0;
            while at < parts.len() {
                let longest = (at + 1..=parts.len()).rev().find_map(|end| {
                    let words = parts[at..end].join(",");
                    let id = self.terms.term_of_word(vocabulary, words.trim());
                    let is_known = id.is_some() || self.terms.is_left(words.trim());
                    is_known.then_some((id, end))
                });
                match longest {
                    Some((id, end)) => {
                        found.extend(id.map(|id| Fact::from_text(place, id)));
                        at = end;
                    }
                    None => {
                        is_lost |= !parts[at].trim().is_empty();
                        self.unknown_term(place, vocabulary, parts[at].trim());
                        at += 1;
                    }
                }
            }
        }
        (!is_lost).then_some(found)
    }

    fn unknown_term(&mut self, place: &Place, vocabulary: Vocabulary, word: &str) {
        if word.is_empty() {
            return;
        }
        self.report(self.asked.known.unknown_term(place, vocabulary, word));
    }
}
