//! Keys of words: two words are forms of one when they share a key.
//!
//! Text comes in, words of one case without apostrophes go out, and for each word one to four keys: its stem, and
//! what the stem becomes where Ukrainian changes it (ніч ночі, маска масок, нога нозі). Verbs have keys of their own,
//! marked by a plus. There is no dictionary, so some unrelated words share a key: the table in `tests/tables` says how
//! many may. The browser runs `keys.js` over the same `table`; tests compare the two word by word.

mod table;

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::is_apostrophe;
use unicode_normalization::UnicodeNormalization;

/// Every letter of the words that get a stem takes two bytes in UTF-8.
const LETTER: usize = 2;

/// The table, ready to be asked.
#[derive(Debug)]
pub struct SearchKeys {
    letters: Vec<(char, Option<char>)>,
    noun: BTreeSet<&'static str>,
    verb: BTreeSet<&'static str>,
    theme: Vec<&'static str>,
    stop: BTreeSet<&'static str>,
    asked: BTreeSet<String>,
    same: BTreeMap<&'static str, &'static str>,
}

impl Default for SearchKeys {
    fn default() -> Self {
        let words = |name| table::row(name).split_whitespace();
        let pair = |pair: &str| {
            let mut letters = pair.chars();
            Some((letters.next()?, letters.next()))
        };
        let stems = |line: &'static str| {
            let first = line.split(' ').next().expect("split gives at least one piece");
            line.split(' ').map(move |stem| (stem, first))
        };
        let mut keys = Self {
            letters: words("letters").filter_map(pair).collect(),
            noun: words("noun").collect(),
            verb: words("verb").collect(),
            theme: words("theme").collect(),
            stop: words("stop").collect(),
            asked: BTreeSet::new(),
            same: table::row("same").split("; ").flat_map(stems).collect(),
        };
        keys.asked = words("asked").map(|word| keys.fold(word)).collect();
        keys
    }
}

/// Tells letters and digits; those of most texts without a look into Unicode's tables.
fn is_of_word(c: char) -> bool {
    match c {
        '\0'..='\x7f' => c.is_ascii_alphanumeric(),
        'А'..='я' => true,
        c => c.is_alphanumeric(),
    }
}

impl SearchKeys {
    /// Hands over the words of a text in order, folded.
    pub(crate) fn each_word(&self, text: &str, take: impl FnMut(&str)) {
        let text = self.fold(text);
        let text = join(&text);
        let words = text.split(|c: char| !is_of_word(c));
        words.filter(|word| !word.is_empty()).for_each(take);
    }

    /// Returns the words of a text in order, folded.
    pub fn words(&self, text: &str) -> Vec<String> {
        let mut words = Vec::new();
        self.each_word(text, |word| words.push(word.to_owned()));
        words
    }

    /// Returns the text as it is compared: letters of one case, without stress marks and apostrophes.
    fn fold(&self, text: &str) -> String {
        let composed = if text.chars().all(is_composed) {
            Cow::Borrowed(text)
        } else {
            Cow::Owned(text.nfc().collect())
        };
        let letters = composed.to_lowercase();
        let kept = letters.chars().filter(|&c| !is_silent(c));
        let mut folded: String =
            kept.filter_map(|c| if c.is_ascii() { Some(c) } else { self.letter(c) }).collect();
        // Russian and hurried Ukrainian write «міский», «городской»: without the sign.
        for (soft, hard) in [("ськ", "ск"), ("цьк", "цк"), ("зьк", "зк")] {
            if folded.contains(soft) {
                folded = folded.replace(soft, hard);
            }
        }
        folded
    }

    fn letter(&self, c: char) -> Option<char> {
        let pair = self.letters.iter().find(|(letter, _)| *letter == c);
        pair.map_or(Some(c), |(_, same)| *same)
    }

    /// Tells a folded word that says nothing by itself: it is neither indexed nor asked for.
    pub fn is_stop(&self, word: &str) -> bool {
        let mut letters = word.chars();
        let only = letters.next().filter(|_| letters.next().is_none());
        only.is_some_and(|c| !c.is_numeric()) || self.stop.contains(word)
    }

    /// Returns the words of a text that choose something, in order, folded: without those that say nothing or only ask; all that say something
    /// where no others are.
    pub fn wanted(&self, text: &str) -> Vec<String> {
        let words: Vec<String> =
            self.words(text).into_iter().filter(|word| !self.is_stop(word)).collect();
        let choosing: Vec<String> =
            words.iter().filter(|word| !self.asked.contains(*word)).cloned().collect();
        if choosing.is_empty() { words } else { choosing }
    }

    /// Returns the keys of a folded word.
    pub fn keys(&self, word: &str) -> Vec<String> {
        if word.bytes().all(|b| b.is_ascii_lowercase()) {
            return vec![latin(word)];
        }
        if !word.chars().all(|c| matches!(c, 'а'..='я' | 'є' | 'і' | 'ї' | 'ў')) {
            return vec![word.to_owned()];
        }
        let mut keys: Vec<String> = Vec::new();
        let forms = self.noun(word).into_iter().chain(self.verb(word));
        let forms = forms.map(|form| self.same(&form).map_or(form, str::to_owned));
        for key in forms.chain(self.same(word).map(str::to_owned)) {
            if !keys.contains(&key) {
                keys.push(key);
            }
        }
        keys
    }

    fn same(&self, stem: &str) -> Option<&'static str> {
        self.same.get(stem).copied()
    }

    /// Returns the stem of a noun or an adjective, and what it may be in other forms.
    fn noun(&self, word: &str) -> Vec<String> {
        let (mut stem, mut ending) = strip(word, &self.noun, 4);
        if !stem.chars().any(is_vowel) {
            (stem, ending) = (word, "");
        }
        let mut forms = vec![stem.to_owned()];
        match ending {
            "" => forms.extend(opened(stem, ending)),
            "ів" | "ей" => forms.extend(opened(word, "").into_iter().take(1)),
            "ові" | "еві" => forms.push(split_ending(word, 1).0.to_owned()),
            closing if table::row("closing").contains(closing) => {
                forms.extend(opened(stem, ending));
            }
            "і" => forms.extend(turned("softened", stem)),
            _ => {}
        }
        forms
    }

    /// Returns the key of a word that looks like a verb.
    fn verb(&self, word: &str) -> Option<String> {
        let is_long = word.len() >= 5 * LETTER;
        let reflexive = word.strip_suffix("ся").or_else(|| word.strip_suffix("сь"));
        let plain = reflexive.filter(|_| is_long).unwrap_or(word);
        let (stem, ending) = strip(plain, &self.verb, 6);
        let is_hushed = stem.ends_with(|c| table::row("hushing").contains(c));
        if ending.is_empty() || (matches!(ending, "у" | "и") && !is_hushed) {
            return None;
        }
        let is_theme =
            |theme: &&&str| stem.ends_with(**theme) && stem.len() - theme.len() > 2 * LETTER;
        let theme = self.theme.iter().find(is_theme).map_or(0, |theme| theme.len());
        let mut root = &stem[..stem.len() - theme];
        if let Some(labial) = root.strip_suffix('л') {
            root = if labial.ends_with(['б', 'п', 'в', 'м', 'ф']) { labial } else { root };
        }
        let root = turned("hushed", root).pop().unwrap_or_else(|| root.to_owned());
        Some(root + "+")
    }
}

/// Returns the script that makes the same keys in a browser, with the table in it.
pub fn script() -> String {
    let table: serde_json::Map<String, serde_json::Value> =
        table::TABLE.iter().map(|&(name, words)| (name.to_owned(), words.into())).collect();
    let table = serde_json::Value::from(table).to_string();
    include_str!("keys.js").replace("/*table*/null", &table)
}

/// Tells characters that Unicode's composed form leaves as they are, beside whatever stands there.
fn is_composed(c: char) -> bool {
    c < '\u{300}' || matches!(c, 'Ѐ'..='҂' | 'Ҋ'..='ԯ' | '\u{2010}'..='\u{2027}' | '№')
}

/// Tells stress marks, soft hyphens, characters without width, and apostrophes.
fn is_silent(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
        || is_apostrophe(c)
}

fn is_vowel(c: char) -> bool {
    table::row("vowels").contains(c)
}

/// Leaves out what was typed for an apostrophe: `м"ясо`, `сім*я`.
fn join(text: &str) -> Cow<'_, str> {
    if !text.contains(['"', '*']) {
        return text.into();
    }
    let mut out = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        let before = text[..at].chars().next_back();
        let after = text[at + c.len_utf8()..].chars().next();
        let is_between = before.is_some_and(|c| table::row("before").contains(c))
            && after.is_some_and(|c| table::row("after").contains(c));
        if !(matches!(c, '"' | '*') && is_between) {
            out.push(c);
        }
    }
    out.into()
}

/// Parts a word before its last `count` letters.
fn split_ending(word: &str, count: usize) -> (&str, &str) {
    word.split_at(word.len() - count * LETTER)
}

/// Takes the longest ending off that leaves enough: three letters, or two before an ending of one.
fn strip<'a>(word: &'a str, endings: &BTreeSet<&str>, longest: usize) -> (&'a str, &'a str) {
    let length = word.len() / LETTER;
    for count in (1..=longest.min(length.saturating_sub(2))).rev() {
        let (stem, ending) = split_ending(word, count);
        let is_enough = count == 1 || length - count >= 3;
        if is_enough && endings.contains(ending) {
            return (stem, ending);
        }
    }
    (word, "")
}

/// Returns the stem with its last consonant as it is in other forms, by a row of pairs.
fn turned(row: &str, stem: &str) -> Vec<String> {
    let Some(last) = stem.chars().next_back() else { return Vec::new() };
    let pair = table::row(row).split(' ').find_map(|pair| pair.strip_prefix(last));
    let other = |c| format!("{}{c}", split_ending(stem, 1).0);
    pair.into_iter().flat_map(str::chars).map(other).collect()
}

/// Returns what a closed last syllable may be when it opens: ніч ноч, масок маск, рішень рішенн.
fn opened(stem: &str, ending: &str) -> Vec<String> {
    let mut forms = Vec::new();
    if stem.len() < 3 * LETTER || stem.ends_with(is_vowel) {
        return forms;
    }
    let (rest, last) = split_ending(stem, 1);
    let (before, vowel) = split_ending(rest, 1);
    if vowel == "і" {
        forms.extend([format!("{before}о{last}"), format!("{before}е{last}")]);
    }
    let is_fleeting = matches!(vowel, "о" | "е") && ending != "ю";
    if is_fleeting && before.chars().any(is_vowel) && !before.ends_with(is_vowel) {
        forms.push(format!("{before}{last}"));
    }
    if ending == "ь"
        && matches!(last, "н" | "т" | "л" | "д" | "з" | "с" | "ц")
        && vowel.contains(is_vowel)
    {
        forms.push(format!("{stem}{last}"));
    }
    forms
}

/// Returns an English word in the form that its singular and plural share.
fn latin(word: &str) -> String {
    let long = word.len() > 4;
    let ies = word.strip_suffix("ies").filter(|_| long).map(|stem| format!("{stem}y"));
    let es = word.strip_suffix("es").filter(|stem| {
        long && ["ss", "x", "ch", "sh"].iter().any(|hissing| stem.ends_with(hissing))
    });
    let s = word.strip_suffix('s').filter(|stem| stem.len() > 2 && !stem.ends_with(['s', 'u']));
    ies.unwrap_or_else(|| es.or(s).unwrap_or(word).to_owned())
}
