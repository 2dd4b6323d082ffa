//! What the mapping file says of the terms of a package or a table, and which term of the site a word of theirs is.
//!
//! `terms:` names their terms and ours: `Food Pantries: food`, `Older Adults: audiences.elderly`; a dash leaves a term out, nothing behind it
//! leaves it open. What the file does not name is known by its name, its synonym or its code here, and never by a guess.

use std::collections::BTreeMap;

use super::column::LEFT;
use super::mapping::{Mapping, Said};
use crate::base::diag::Code;
use crate::base::locale::compare::fold;
use crate::content::fields::Vocabulary;
use crate::edit::import::asked::Asked;
use crate::edit::import::place::ImportFinding;
use crate::edit::import::site_lookup::SiteLookup;

/// The vocabularies in which a term without one is looked for, in this order.
const SEARCHED: [Vocabulary; 4] =
    [Vocabulary::Help, Vocabulary::Audiences, Vocabulary::Areas, Vocabulary::Kinds];

/// What one of their terms means here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::edit) enum Meaning {
    /// A term of the site.
    Term(Vocabulary, String),
    /// Nothing that is taken.
    Left,
}

/// Their terms, and the site that they are looked for in.
#[derive(Debug)]
pub(in crate::edit) struct TermLookup<'a> {
    pub(in crate::edit) known: &'a SiteLookup<'a>,
    mapped: BTreeMap<String, Meaning>,
}

impl<'a> TermLookup<'a> {
    /// Reads the terms of the mapping file; one that names no term of the site is told.
    pub(in crate::edit) fn new(
        asked: &Asked<'a>,
        mapping: &Mapping,
        findings: &mut Vec<ImportFinding>,
    ) -> Self {
        let known = asked.known;
        let mut mapped = BTreeMap::new();
        for Said { key: theirs, value: ours, place } in mapping.terms() {
            match meaning(known, ours) {
                Some(meaning) => drop(mapped.insert(fold(theirs), meaning)),
                None => {
                    let finding = place.finding(Code::ImportMapping).with("problem", "term");
                    findings.push(finding.with("value", format!("{theirs}: {ours}")).hint("term"));
                }
            }
        }
        Self { known, mapped }
    }

    /// Returns what the mapping file says of a term, by any of its names and codes.
    pub(in crate::edit) fn meaning<'t>(
        &self,
        mut names: impl Iterator<Item = &'t str>,
    ) -> Option<&Meaning> {
        names.find_map(|name| self.mapped.get(&fold(name)))
    }

    /// Returns the term of a vocabulary that a word of theirs is.
    pub(in crate::edit) fn term_of_word(&self, vocabulary: Vocabulary, word: &str) -> Option<&str> {
        match self.meaning(std::iter::once(word)) {
            Some(Meaning::Term(own, term)) => (*own == vocabulary).then_some(term.as_str()),
            Some(Meaning::Left) => None,
            None => self.known.find_term(vocabulary, word),
        }
    }

    /// Tells a word that the mapping file leaves out.
    pub(in crate::edit) fn is_left(&self, word: &str) -> bool {
        self.meaning(std::iter::once(word)) == Some(&Meaning::Left)
    }
}

/// Reads what a term is to be: an id or name, with its vocabulary where it is no help.
fn meaning(known: &SiteLookup<'_>, ours: &str) -> Option<Meaning> {
    if ours == LEFT {
        return Some(Meaning::Left);
    }
    let term = |vocabulary: Vocabulary, text: &str| {
        known.find_term(vocabulary, text.trim()).map(|id| Meaning::Term(vocabulary, id.to_owned()))
    };
    let named = ours.split_once('.').and_then(|(vocabulary, text)| {
        let own = Vocabulary::ALL.into_iter().find(|own| own.as_str() == vocabulary.trim())?;
        term(own, text)
    });
    named.or_else(|| SEARCHED.into_iter().find_map(|vocabulary| term(vocabulary, ours)))
}
