//! A first guess of what the terms of a package mean here, for a person to correct: never used by an import itself.
//!
//! Their terms come in with how often they are tied to something, a mapping file goes out, the most frequent first. A term is guessed by
//! the code of Open Eligibility that it has or that its section of the taxonomy of 211 stands for, and by words of its name.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::guess_words::{AUDIENCE_WORDS, HELP_WORDS, TARGETS, TAXONOMY_SECTIONS};
use super::record::Record;
use super::terms::{Tie, Ties};
use crate::base::locale::compare::fold;
use crate::base::messages::Messages;
use crate::base::yaml;
use crate::content::fields::Vocabulary;
use crate::content::validate::Term;
use crate::edit::import::table::mapped::{Meaning, TermLookup};
use crate::edit::import::table::mapping::{commented, worded_key, worded_path};

/// The shortest word of ours that may be a part of a name of theirs.
const SHORTEST: usize = 4;

/// A term of theirs.
struct MetTerm {
    count: usize,
    code: Option<String>,
    tie: Tie,
}

/// Writes the mapping file.
pub(super) fn mapping(
    organisations: Vec<Record>,
    lookup: &TermLookup<'_>,
    words: &Messages,
) -> String {
    let mut met: BTreeMap<String, MetTerm> = BTreeMap::new();
    let mut has_kind = false;
    for mut organisation in organisations {
        let mut ties = Ties::take_attributes(&mut organisation);
        has_kind |= !ties.take_terms(lookup, Vocabulary::Kinds).is_empty();
        count_terms(&ties, &mut met);
        for mut service in organisation.take_parts("service") {
            count_terms(&Ties::take_attributes(&mut service), &mut met);
        }
    }
    let mut terms: Vec<(String, MetTerm)> = met.into_iter().collect();
    terms.sort_by_key(|(_, term)| Reverse(term.count));
    let mut text = commented(words, "import-mapping-terms");
    let kind = lookup.known.term_ids(Vocabulary::Kinds).first().copied().filter(|_| !has_kind);
    let help = lookup.known.term_ids(Vocabulary::Help).last().copied();
    let defaults = [("kind", kind), ("services.help", help)];
    let defaults: String = defaults
        .iter()
        .filter_map(|(key, id)| {
            Some(format!("#   {}: {}\n", worded_path(lookup.known, key), (*id)?))
        })
        .collect();
    if !defaults.is_empty() {
        text += &commented(words, "import-mapping-defaults");
        text += &format!("# {}:\n{defaults}", worded_key(lookup.known, "defaults"));
    }
    text += worded_key(lookup.known, "terms");
    text += if terms.is_empty() { ": {}\n" } else { ":\n" };
    for (name, term) in &terms {
        text += &term_line(name, term, meant(name, term, lookup));
    }
    text
}

fn count_terms(ties: &Ties, met: &mut BTreeMap<String, MetTerm>) {
    for tie in ties.of_others() {
        let name = tie.called().text;
        if !name.trim().is_empty() {
            let code = tie.code().map(str::to_owned).filter(|code| *code != name);
            let own =
                met.entry(name).or_insert_with(|| MetTerm { count: 0, code, tie: tie.clone() });
            own.count += 1;
        }
    }
}

/// Writes one term, with how often it was met.
fn term_line(name: &str, term: &MetTerm, meant: Option<String>) -> String {
    let pair: Value = json!({ name: meant });
    let written = yaml::to_text(&pair).expect("YAML takes what JSON holds");
    let written = written.trim_end();
    let written = written.strip_suffix(" null").unwrap_or(written);
    let code = term.code.as_ref().map(|code| format!(", {code}")).unwrap_or_default();
    // Of a name of several lines the note would be a part.
    match written.contains('\n') {
        true => format!("  {}\n", written.replace('\n', "\n  ")),
        false => format!("  {written} # {}{}\n", term.count, code.replace(['\n', '\r'], " ")),
    }
}

/// Returns what a term is here: what is known, else a guess.
fn meant(name: &str, term: &MetTerm, lookup: &TermLookup<'_>) -> Option<String> {
    if let Some(meaning) = lookup.meaning(term.tie.names()) {
        return Some(match meaning {
            Meaning::Term(vocabulary, id) => term_path(*vocabulary, id),
            Meaning::Left => "-".to_owned(),
        });
    }
    let both = [Vocabulary::Help, Vocabulary::Audiences];
    let known = both.into_iter().chain([Vocabulary::Areas, Vocabulary::Kinds]);
    let known = known.into_iter().find_map(|own| Some((own, term.tie.find_term(lookup, own)?)));
    if let Some((vocabulary, id)) = known {
        return Some(term_path(vocabulary, id));
    }
    let code = term.code.as_deref().unwrap_or(name);
    let is_target = TARGETS.iter().any(|target| is_in_section(code, target));
    let order = if is_target { &both[1..] } else { &both[..1] };
    let guess = order.iter().find_map(|own| Some((*own, guess(name, code, *own, lookup)?)));
    guess.map(|(vocabulary, id)| term_path(vocabulary, &id))
}

/// Returns how a mapping file names a term.
fn term_path(vocabulary: Vocabulary, id: &str) -> String {
    if vocabulary == Vocabulary::Help {
        id.to_owned()
    } else {
        format!("{}.{id}", vocabulary.as_str())
    }
}

fn guess(
    name: &str,
    code: &str,
    vocabulary: Vocabulary,
    lookup: &TermLookup<'_>,
) -> Option<String> {
    let terms = || lookup.known.register.terms.get(&vocabulary).into_iter().flatten();
    let name = fold(name);
    let words = match vocabulary {
        Vocabulary::Audiences => AUDIENCE_WORDS,
        Vocabulary::Help | Vocabulary::Areas | Vocabulary::Kinds | Vocabulary::Resources => {
            HELP_WORDS
        }
    };
    let by_word = || {
        let is_said = |words: &str| words.split('|').any(|word| has_word(&name, word));
        // The surest word decides, also where no term here stands for it.
        words
            .iter()
            .find(|(words, _)| is_said(words))
            .and_then(|(_, path)| path_term(terms(), path))
    };
    let by_section = || {
        let sections = TAXONOMY_SECTIONS.iter().filter(|(section, _)| is_in_section(code, section));
        sections.filter_map(|(_, path)| path_term(terms(), path)).next()
    };
    let by_own_words = || {
        let is_in = |word: &&str| word.chars().count() >= SHORTEST && name.contains(*word);
        let says = |term: &&Term| {
            let names = term.name.all().map(|name| fold(name));
            let own = names.chain(term.synonyms.iter().map(|word| fold(word)));
            own.into_iter().any(|word| is_in(&word.as_str()))
        };
        terms().find(says).map(|term| term.id.value.to_string())
    };
    path_term(terms(), code).or_else(by_own_words).or_else(by_word).or_else(by_section)
}

/// Tells a word, or the beginning of one, in a name.
fn has_word(name: &str, word: &str) -> bool {
    name.match_indices(word).any(|(at, _)| {
        name[..at].chars().next_back().is_none_or(|before| !before.is_alphanumeric())
    })
}

/// Tells a code of a section: of `BD` are `BD-1800.2000` and `BD`, of `B` all of them.
fn is_in_section(code: &str, section: &str) -> bool {
    let is_code = code.len() >= 2
        && code.split(['-', '.']).next().is_some_and(|head| head.len() <= 2)
        && code
            .bytes()
            .all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || matches!(b, b'-' | b'.'));
    (is_code || code.len() == 1) && code.starts_with(section)
}

/// Returns the term that stands for a path of Open Eligibility: its own, that of the nearest above it, or the only one below.
fn path_term<'t>(terms: impl Iterator<Item = &'t Term>, path: &str) -> Option<String> {
    let coded: Vec<(&str, &str)> = terms
        .filter_map(|term| Some((term.open_eligibility.as_deref()?, term.id.value.as_str())))
        .collect();
    let is_above = |above: &str, below: &str| {
        below.strip_prefix(above).is_some_and(|rest| rest.is_empty() || rest.starts_with(':'))
    };
    let above = coded.iter().filter(|(code, _)| is_above(code, path));
    let nearest = above.max_by_key(|(code, _)| code.len());
    let mut below = coded.iter().filter(|(code, _)| is_above(path, code));
    let only = || below.next().filter(|_| below.next().is_none());
    nearest.or_else(only).map(|(_, id)| (*id).to_owned())
}
