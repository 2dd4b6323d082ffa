//! Words that mix Cyrillic letters with Latin ones of the same shape.
//!
//! A text comes in, the places of such words go out, with the letters that do not belong. A word counts only when
//! all letters of one script have a twin in the other: `Zoom-зустріч` and `вебsайт` are odd, but no mistaken keys.

use std::ops::Range;

use super::{is_cyrillic, is_letter};

/// Latin letters and the Ukrainian ones that look the same in upright type, as Unicode's `confusables.txt` (UTS 39)
/// pairs them. Letters that no Ukrainian keyboard has, such as Macedonian ѕ, cannot be a slip.
const TWINS: [(char, char); 23] = [
    ('A', 'А'),
    ('B', 'В'),
    ('C', 'С'),
    ('E', 'Е'),
    ('H', 'Н'),
    ('I', 'І'),
    ('K', 'К'),
    ('M', 'М'),
    ('O', 'О'),
    ('P', 'Р'),
    ('T', 'Т'),
    ('X', 'Х'),
    ('Y', 'У'),
    ('Ï', 'Ї'),
    ('a', 'а'),
    ('c', 'с'),
    ('e', 'е'),
    ('i', 'і'),
    ('o', 'о'),
    ('p', 'р'),
    ('x', 'х'),
    ('y', 'у'),
    ('ï', 'ї'),
];

/// Returns the Ukrainian letter that looks like a Latin one, and every other character as it is.
pub(super) fn skeleton(c: char) -> char {
    TWINS.iter().find(|(latin, _)| *latin == c).map_or(c, |&(_, twin)| twin)
}

/// Returns the Latin letter that looks like a Ukrainian one, and every other character as it is.
pub(crate) fn latin_twin(c: char) -> char {
    let twin = || TWINS.iter().find(|(_, twin)| *twin == c).map_or(c, |&(latin, _)| latin);
    if c.is_ascii() { c } else { twin() }
}

/// How many Latin letters make a foreign word that may have a Ukrainian ending: «у Viberі».
const FOREIGN: usize = 3;

/// The script whose letters do not belong in a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Script {
    /// A Cyrillic word with Latin letters in it.
    Latin,
    /// A Latin word with Cyrillic letters in it.
    Cyrillic,
}

/// A word that mixes the two.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct MixedWord {
    /// Where it stands.
    pub span: Range<usize>,
    /// Whose letters do not belong.
    pub script: Script,
    /// These letters, in the order of the word.
    pub foreign: Vec<char>,
    /// Whether the word can be of one script only.
    pub is_certain: bool,
}

impl MixedWord {
    /// Returns the letter that belongs in the place of a foreign one.
    pub(crate) fn meant(&self, letter: char) -> char {
        match self.script {
            Script::Latin => skeleton(letter),
            Script::Cyrillic => latin_twin(letter),
        }
    }
}

/// Returns the text with each word in one script where it can be of one only; `None` where nothing changes.
pub(crate) fn in_one_script(text: &str) -> Option<String> {
    let mut written = String::with_capacity(text.len());
    let mut rest = 0;
    for word in mixed_words(text).into_iter().filter(|word| word.is_certain) {
        written.push_str(&text[rest..word.span.start]);
        let letters = text[word.span.clone()].chars();
        written.extend(letters.map(|c| if word.foreign.contains(&c) { word.meant(c) } else { c }));
        rest = word.span.end;
    }
    (rest > 0).then(|| written + &text[rest..])
}

/// Returns the mixed words of a text, in order.
pub(crate) fn mixed_words(text: &str) -> Vec<MixedWord> {
    let mut found = Vec::new();
    let mut from = 0;
    // Most words are of one script, and most files are long: only words with a Latin letter are looked at.
    while let Some(at) = text.as_bytes()[from..].iter().position(|&byte| begins_latin(byte)) {
        let (before, after) = text.split_at(from + at);
        let letters = |c: &char| is_letter(*c);
        let head: usize = before.chars().rev().take_while(letters).map(char::len_utf8).sum();
        let tail: usize = after.chars().take_while(letters).map(char::len_utf8).sum();
        from = before.len() + tail;
        if tail > 0 {
            found.extend(mixed(text, before.len() - head..from));
        } else {
            // A sign such as × is no letter and begins like one.
            from += after.chars().next().map_or(1, char::len_utf8);
        }
    }
    found
}

/// Tells the first byte of a letter from A to z, or of one from À to ÿ.
fn begins_latin(byte: u8) -> bool {
    byte.is_ascii_alphabetic() || byte == 0xc3
}

fn mixed(text: &str, span: Range<usize>) -> Option<MixedWord> {
    let word = &text[span.clone()];
    if word.is_ascii() {
        return None;
    }
    let latin: Vec<char> = word.chars().filter(|&c| is_latin(c)).collect();
    let cyrillic: Vec<char> = word.chars().filter(|&c| is_cyrillic(c)).collect();
    if latin.is_empty() || cyrillic.is_empty() || is_declined(word, latin.len()) {
        return None;
    }
    let of_latin = latin.iter().all(|c| TWINS.iter().any(|(twin, _)| twin == c));
    let of_cyrillic = cyrillic.iter().all(|c| TWINS.iter().any(|(_, twin)| twin == c));
    let (script, foreign) = match (of_latin, of_cyrillic) {
        // Where either could be meant, the fewer letters are the slip.
        (true, true) if cyrillic.len() < latin.len() => (Script::Cyrillic, cyrillic),
        (true, _) => (Script::Latin, latin),
        (false, true) => (Script::Cyrillic, cyrillic),
        (false, false) => return None,
    };
    Some(MixedWord { span, script, foreign, is_certain: of_latin != of_cyrillic })
}

/// Tells a foreign word with a Ukrainian ending.
fn is_declined(word: &str, latin: usize) -> bool {
    latin >= FOREIGN && word.chars().take(latin).all(is_latin)
}

fn is_latin(c: char) -> bool {
    c.is_ascii_alphabetic() || matches!(c, '\u{c0}'..='\u{24f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_of_the_other_script_is_found_in_its_word() {
        for (word, script, letter) in [
            ("Кoлектив", Script::Latin, 'o'),
            ("допомогa", Script::Latin, 'a'),
            ("Пpиклад", Script::Latin, 'p'),
            ("Vibеr", Script::Cyrillic, 'е'),
            ("іnfo", Script::Cyrillic, 'і'),
            ("СOVID", Script::Cyrillic, 'С'),
        ] {
            let text = format!("Тут «{word}», та й годі");
            let found = mixed_words(&text);
            assert_eq!(found.len(), 1, "{word}");
            assert_eq!(&text[found[0].span.clone()], word);
            assert_eq!((found[0].script, &found[0].foreign[..]), (script, &[letter][..]));
        }
    }

    #[test]
    fn words_that_are_meant_so_are_left_alone() {
        for text in [
            "Zoom-конференція",
            "у Viberі",
            "COVID-19",
            "вебsайт",
            "XIX століття",
            "сімʼя",
            "MARKвхід",
        ] {
            assert_eq!(mixed_words(text), [], "{text}");
        }
    }

    #[test]
    fn twins_are_letters_of_two_scripts() {
        assert!(TWINS.iter().all(|&(latin, cyrillic)| is_latin(latin) && is_cyrillic(cyrillic)));
    }

    proptest::proptest! {
        // From the stored seed of `tests/suite/cases.rs`, so that a failure is the same on every machine.
        #![proptest_config(proptest::prelude::ProptestConfig {
            rng_seed: proptest::test_runner::RngSeed::Fixed(20_200_327),
            ..proptest::prelude::ProptestConfig::default()
        })]
        #[test]
        fn every_word_is_looked_at(text in "[a-cxа-гхії×ÀïĀ .,'ʼ🙂-]{0,40}") {
            let mut words = Vec::new();
            let mut at = 0;
            for word in text.split(|c| !is_letter(c)) {
                at = at + text[at..].find(word).expect("the words of a text stand in it");
                words.extend(mixed(&text, at..at + word.len()));
                at += word.len();
            }
            words.retain(|word| text[word.span.clone()].bytes().any(begins_latin));
            proptest::prop_assert_eq!(mixed_words(&text), words);
        }
    }
}
