//! Keys of words by their table, and as a script: the step "Search" of `tests/run.sh` runs what is written here with
//! node and compares key by key.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use perelik::base::locale::search_key::{SearchKeys, script};

const TABLE: &str = include_str!("../tables/search_pairs.tsv");
const HEADING: &str = "query\tindexed\tshould_match\tkind";

/// Returns the rows of one kind: query, indexed text, whether they must match.
fn rows(kind: &str) -> Vec<(&'static str, &'static str, bool)> {
    let mut lines = TABLE.lines();
    assert_eq!(lines.next(), Some(HEADING));
    let row = |line: &'static str| {
        let cells: Vec<&str> = line.split('\t').collect();
        let [query, indexed, wanted, kind] = cells[..] else { panic!("{line}") };
        (kind, (query, indexed, wanted == "1"))
    };
    lines.map(row).filter(|(of, _)| *of == kind).map(|(_, row)| row).collect()
}

/// Tells whether each word of `query` is a form of one of `indexed`.
fn is_found(keys: &SearchKeys, query: &str, indexed: &str) -> bool {
    let words: Vec<Vec<String>> = keys.words(indexed).iter().map(|word| keys.keys(word)).collect();
    keys.words(query).iter().all(|word| {
        let asked = keys.keys(word);
        words.iter().flatten().any(|key| asked.contains(key))
    })
}

#[test]
fn forms_of_a_word_share_a_key_and_other_words_do_not() {
    let keys = SearchKeys::default();
    let found = |kind: &str| {
        let rows = rows(kind);
        let found = rows.iter().filter(|(query, indexed, _)| is_found(&keys, query, indexed));
        (found.count() as f64, rows.len() as f64)
    };
    let (right, all) = found("inflection");
    let (wrong, others) = found("negative");
    assert_eq!((all, others), (369.0, 143.0));
    assert!(right / all >= 0.99, "recall {}", right / all);
    assert!(right / (right + wrong) >= 0.99, "precision {}", right / (right + wrong));
}

#[test]
fn apostrophes_and_ge_do_not_count() {
    let keys = SearchKeys::default();
    for (kind, count) in [("apostrophe", 35), ("ge", 4), ("phrase", 5)] {
        let rows = rows(kind);
        assert_eq!(rows.len(), count);
        for (query, indexed, _) in rows {
            assert!(is_found(&keys, query, indexed), "{query} {indexed}");
        }
    }
}

#[test]
fn a_quotation_mark_is_no_apostrophe_between_words() {
    let keys = SearchKeys::default();
    assert_eq!(keys.words("ГО \"Поруч\", сім\"я, сім*я"), ["го", "поруч", "сімя", "сімя"]);
    assert_eq!(keys.words("Ки\u{301}і\u{308}в №2 Café"), ["київ", "2", "café"]);
    assert!(keys.is_stop("для") && keys.is_stop("к") && !keys.is_stop("5"));
}

#[test]
fn english_plurals_share_a_key_with_their_singular() {
    let keys = SearchKeys::default();
    for (one, many) in
        [("charity", "charities"), ("bus", "bus"), ("child", "childs"), ("box", "boxes")]
    {
        assert_eq!(keys.keys(one), keys.keys(many));
    }
}

/// Invented words: syllables with endings, the same each time.
fn invented() -> impl Iterator<Item = String> {
    const LETTERS: &str = "абвгґдеєжзиіїйклмнопрстуфхцчшщьюяёыэъў'’bcse7";
    const ENDINGS: &str =
        "ями ові ею ів ей ть увати ювали имось ься ок ець ість нь зі ці сі ью лю жу чи ies es ss";
    let letters: Vec<char> = LETTERS.chars().collect();
    let endings: Vec<&str> = ENDINGS.split(' ').collect();
    let mut seed: u32 = 7;
    let mut next = move |below: usize| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (seed >> 8) as usize % below
    };
    (0..20_000).map(move |_| {
        let stem: String = (0..=next(6)).map(|_| letters[next(letters.len())]).collect();
        if next(3) == 0 { stem } else { stem + endings[next(endings.len())] }
    })
}

#[test]
fn the_script_gets_the_table_and_what_to_compare() {
    let keys = SearchKeys::default();
    let table: BTreeSet<String> =
        TABLE.lines().flat_map(|line| line.split('\t').take(2)).map(str::to_owned).collect();
    let mut expected = String::new();
    for text in table.into_iter().chain(invented()) {
        let words = keys.words(&text).into_iter();
        let words: Vec<(String, Vec<String>)> =
            words.map(|word| (word.clone(), keys.keys(&word))).collect();
        writeln!(expected, "{}", serde_json::json!([text, words])).unwrap();
    }
    assert!(expected.lines().count() > 20_000);
    let script = script();
    assert!(!script.contains("/*table*/"), "the table has its place");
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    fs::write(folder.join("search-keys.js"), script).unwrap();
    fs::write(folder.join("search-keys.jsonl"), expected).unwrap();
}
