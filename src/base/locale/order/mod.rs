//! The order of names in a list, and the letter under which each stands.
//!
//! A name comes in; a [`SortKey`], the text it is filed by and its [`IndexLetter`] go out. Names go by the Ukrainian
//! alphabet, numbers by value and before letters, Latin after Cyrillic; a legal form before an opening quote
//! does not count (see `forms`). No other language's tailoring is known: every site lists names this way.

mod filing;
mod forms;
mod letters;

pub use filing::filing_name;
pub(crate) use forms::{name_in_lists, split_legal_form};
pub use letters::index_letter;
pub(crate) use letters::{ALPHABET, IndexLetter};

use super::{is_apostrophe, is_quote};
use filing::base_letter;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Where a name stands in a list. Built once for a name; comparing two is cheap.
///
/// The fields are compared one after another: letters and numbers of the filed text, those of the whole name, the
/// name without case, the name itself. Different names are therefore never equal, and case comes last.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SortKey {
    filed: Box<[u32]>,
    whole: Box<[u32]>,
    caseless: Box<str>,
    name: Box<str>,
}

/// Returns the key of `name`, an organisation's name or any other.
pub fn sort_key(name: &str) -> SortKey {
    SortKey {
        filed: weights(&filing_name(name)),
        whole: weights(name),
        caseless: name.to_lowercase().into(),
        name: name.into(),
    }
}

/// What stands between words, whatever it is; before everything else, so `Еко` comes before `Екологія`.
const GAP: u32 = 1;
/// Begins a number: its length and its digits follow, so that a longer number is larger.
const NUMBER: u32 = 2;
/// The first letter of the alphabet.
const CYRILLIC: u32 = 0x100;
/// The first Latin letter, after all Cyrillic ones.
const LATIN: u32 = 0x200;
/// Letters of other scripts, by their code points.
const OTHER: u32 = 0x1_0000;

/// Every Cyrillic letter that has a place, in order. Those that Ukrainian lacks stand beside their kin.
#[rustfmt::skip]
const CYRILLIC_ORDER: [char; 38] = [
    'а', 'б', 'в', 'г', 'ґ', 'д', 'е', 'ё', 'є', 'ж', 'з', 'и', 'і', 'ї', 'й', 'к', 'л', 'м', 'н', 'о', 'п', 'р',
    'с', 'т', 'у', 'ў', 'ф', 'х', 'ц', 'ч', 'ш', 'щ', 'ъ', 'ы', 'ь', 'э', 'ю', 'я',
];

/// The weights of lower-case Cyrillic letters from `а` to `ґ` by code point; zero where a letter has no place.
const CYRILLIC_WEIGHTS: [u32; 'ґ' as usize - 'а' as usize + 1] = {
    let mut weights = [0; 'ґ' as usize - 'а' as usize + 1];
    let mut place = 0;
    while place < CYRILLIC_ORDER.len() {
        weights[CYRILLIC_ORDER[place] as usize - 'а' as usize] = CYRILLIC + place as u32;
        place += 1;
    }
    weights
};

/// Returns the weights of letters and numbers in order; quotation marks, apostrophes and accents have none.
fn weights(text: &str) -> Box<[u32]> {
    let letters = text.nfc().flat_map(char::to_lowercase);
    let mut out = Vec::with_capacity(text.len());
    let mut number = String::new();
    let mut gap = false;
    for c in letters.filter(|&c| !is_quote(c) && !is_apostrophe(c) && !is_combining_mark(c)) {
        if c.is_ascii_digit() {
            number.push(c);
            continue;
        }
        push_number(&mut out, &mut number, &mut gap);
        match weight(c) {
            Some(weight) => push_weight(&mut out, weight, &mut gap),
            None => gap = true,
        }
    }
    push_number(&mut out, &mut number, &mut gap);
    out.into()
}

/// Adds a weight, and before it the gap that was seen, unless nothing stands before the gap.
fn push_weight(out: &mut Vec<u32>, weight: u32, gap: &mut bool) {
    if std::mem::take(gap) && !out.is_empty() {
        out.push(GAP);
    }
    out.push(weight);
}

/// Adds the digits gathered so far as one number, without leading zeros.
fn push_number(out: &mut Vec<u32>, digits: &mut String, gap: &mut bool) {
    if digits.is_empty() {
        return;
    }
    let significant = digits.trim_start_matches('0');
    push_weight(out, NUMBER, gap);
    out.push(u32::try_from(significant.len()).unwrap_or(u32::MAX));
    out.extend(significant.chars().map(u32::from));
    digits.clear();
}

/// Returns the place of a lower-case letter, or nothing for what is no letter.
fn weight(c: char) -> Option<u32> {
    if let 'а'..='ґ' = c
        && let weight @ 1.. = CYRILLIC_WEIGHTS[c as usize - 'а' as usize]
    {
        return Some(weight);
    }
    let base = base_letter(c);
    if base.is_ascii_lowercase() {
        return Some(LATIN + u32::from(base) - u32::from('a'));
    }
    c.is_alphanumeric().then(|| OTHER + u32::from(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sorted(names: &[&str]) -> bool {
        names.is_sorted_by_key(|name| sort_key(name))
    }

    #[test]
    fn numbers_go_by_value_at_any_length() {
        assert!(sorted(&["Школа", "Школа 007", "Школа 8", "Школа 12 Б", "Школа № 100", "Школа А"]));
        assert!(sorted(&["Школа 99999999999999999999", "Школа 100000000000000000000"]));
    }

    #[test]
    fn case_and_spelling_decide_last() {
        assert!(sorted(&["поруч А", "Поруч Б"]));
        assert!(sort_key("Поруч") != sort_key("поруч"));
        assert!(sort_key("БФ «Поруч»") < sort_key("ГО «Поруч»"));
        assert!(sorted(&["Зоря", "Café", "Cafeteria", "Ωмега"]));
    }

    #[test]
    fn a_name_that_is_only_a_legal_form_is_kept() {
        assert_eq!(filing_name("ГО «»"), "ГО");
        assert_eq!(filing_name(""), "");
        assert_eq!(filing_name("БО «БФ «Карітас Краматорськ»"), "Карітас Краматорськ");
    }
}
