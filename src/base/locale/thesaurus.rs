//! How people ask: everyday words for kinds of help and for those who need it.
//!
//! A site's vocabulary says what its terms are called; people ask otherwise («нема чого їсти», «лекарства», «ВПО»). The table
//! beside this file knows such words for what sites usually have, and a term has those of each row whose code it has or whose name is its own.

use std::sync::LazyLock;

use super::compare::fold;
use super::search_key::SearchKeys;
use crate::base::maps::{HashMap, HashMapExt as _, HashSet};

const TABLE: &str = include_str!("thesaurus.tsv");

/// What is known of the terms of one vocabulary: the rows by their codes and by their folded names.
#[derive(Debug)]
struct Rows {
    words: Vec<Vec<&'static str>>,
    by_key: HashMap<(&'static str, String), Vec<usize>>,
    /// What the name of a body says, the keys of each word, with its row.
    within: Vec<(Vec<Vec<String>>, usize)>,
}

static ROWS: LazyLock<Rows> = LazyLock::new(|| {
    let keys = SearchKeys::default();
    let mut rows = Rows { words: Vec::new(), by_key: HashMap::new(), within: Vec::new() };
    let lines = TABLE.lines().filter(|line| !line.starts_with('#')).skip(1);
    for (number, line) in lines.enumerate() {
        let cells: Vec<&str> = line.split('\t').collect();
        let [vocabulary, code, names, words, _source] = cells[..] else {
            panic!("thesaurus.tsv has five columns: {line}");
        };
        rows.words.push(words.split("; ").collect());
        if vocabulary == "names" {
            rows.within.push((keys_of_words(&keys, names), number));
        }
        let names = names.split("; ").map(fold);
        for key in names.chain((!code.is_empty()).then(|| code.to_owned())) {
            rows.by_key.entry((vocabulary, key)).or_default().push(number);
        }
    }
    rows
});

/// Returns the words by which people ask for a term of the vocabulary `help` or `audiences` (or `at-home` of `delivery`, or a folder of
/// `pages`), by its code of Open Eligibility and its names; of several words only the whole is meant. None where nothing is known of it.
pub(crate) fn everyday_words<'a>(
    vocabulary: &'static str,
    code: Option<&str>,
    names: impl Iterator<Item = &'a str>,
) -> Vec<&'static str> {
    let keys = code.map(str::to_owned).into_iter().chain(names.map(fold));
    let rows = keys.filter_map(|key| ROWS.by_key.get(&(vocabulary, key)));
    let mut numbers: Vec<usize> = rows.flatten().copied().collect();
    numbers.sort_unstable();
    numbers.dedup();
    numbers.into_iter().flat_map(|number| ROWS.words[number].iter().copied()).collect()
}

/// Returns by which abbreviations and other names people know a body whose name says what it is: `ПФУ` of a «Пенсійний фонд …».
pub(crate) fn informal_names(keys: &SearchKeys, name: &str) -> impl Iterator<Item = &'static str> {
    let said: HashSet<String> = keys_of_words(keys, name).into_iter().flatten().collect();
    let is_said = move |word: &Vec<String>| word.iter().any(|key| said.contains(key));
    let rows = ROWS.within.iter().filter(move |(words, _)| words.iter().all(&is_said));
    rows.flat_map(|(_, number)| ROWS.words[*number].iter().copied())
}

fn keys_of_words(keys: &SearchKeys, text: &str) -> Vec<Vec<String>> {
    keys.words(text).iter().map(|word| keys.keys(word)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_term_is_known_by_its_code_or_by_one_of_its_names() {
        let words = |code, name| everyday_words("help", code, std::iter::once(name));
        assert!(words(None, "ЛІКИ").contains(&"таблетки"));
        let code = "human_services:health:help_pay_for_healthcare:prescription_assistance";
        assert!(words(Some(code), "Щось інше").contains(&"лекарства"));
        assert!(words(None, "Щось інше").is_empty());
        // A body is known in every form of its name, and by all of its words.
        let keys = SearchKeys::default();
        let names = |name| informal_names(&keys, name).collect::<Vec<_>>();
        assert!(names("Управління Пенсійного фонду України").contains(&"ПФУ"));
        assert!(names("Фонд «Приклад»").is_empty());
        // What is a name of help is none of people.
        assert!(everyday_words("audiences", None, std::iter::once("Ліки")).is_empty());
    }

    #[test]
    fn every_row_has_names_words_and_a_source_and_says_no_word_twice() {
        for line in TABLE.lines().filter(|line| !line.starts_with('#')).skip(1) {
            let cells: Vec<&str> = line.split('\t').collect();
            assert_eq!(cells.len(), 5, "{line}");
            assert!(
                ["help", "audiences", "delivery", "names", "pages"].contains(&cells[0]),
                "{line}"
            );
            assert!(!cells[2].is_empty() && !cells[3].is_empty() && !cells[4].is_empty(), "{line}");
            let mut words: Vec<&str> = cells[3].split("; ").collect();
            assert!(words.iter().all(|word| !word.is_empty() && word.trim() == *word), "{line}");
            let count = words.len();
            words.sort_unstable();
            words.dedup();
            assert_eq!(words.len(), count, "{line}");
        }
    }
}
