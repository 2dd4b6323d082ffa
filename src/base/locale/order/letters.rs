//! Letters of the alphabetical index.
//!
//! A name comes in, the letter under which it stands goes out: one of 32 Ukrainian ones (nothing begins with Ь),
//! all Latin ones together, digits, or anything else. The order is that of the index on the page; there digits
//! come last, although in a list without letters they come first.

use super::filing::{base_letter, filing_name};
use crate::base::locale::Lang;
use std::fmt;

/// One letter of the alphabetical index.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct IndexLetter(u8);

/// Labels and anchors in order. Anchors are parts of published addresses, and never change.
#[rustfmt::skip]
const LETTERS: [(&str, &str); 35] = [
    ("А", "a"), ("Б", "b"), ("В", "v"), ("Г", "h"), ("Ґ", "g"), ("Д", "d"), ("Е", "e"), ("Є", "ye"),
    ("Ж", "zh"), ("З", "z"), ("И", "y"), ("І", "i"), ("Ї", "yi"), ("Й", "yot"), ("К", "k"), ("Л", "l"),
    ("М", "m"), ("Н", "n"), ("О", "o"), ("П", "p"), ("Р", "r"), ("С", "s"), ("Т", "t"), ("У", "u"),
    ("Ф", "f"), ("Х", "kh"), ("Ц", "ts"), ("Ч", "ch"), ("Ш", "sh"), ("Щ", "shch"), ("Ю", "yu"), ("Я", "ya"),
    ("A–Z", "latin"), ("0–9", "digits"), ("Інше", "other"),
];

/// Every letter of the index, in order.
pub(crate) const ALPHABET: [IndexLetter; 35] = {
    let mut letters = [IndexLetter(0); 35];
    let mut i = 0;
    while i < letters.len() {
        letters[i] = IndexLetter(i as u8);
        i += 1;
    }
    letters
};

impl IndexLetter {
    /// Latin letters, A to Z together.
    pub(crate) const LATIN: Self = Self(32);
    /// Digits, 0 to 9 together.
    pub(in crate::base) const DIGITS: Self = Self(33);
    /// Anything else.
    pub(super) const OTHER: Self = Self(34);

    /// Returns what the index shows: `А`, `A–Z`, `0–9`, «Інше» or `Other`.
    pub fn label(self, lang: Lang) -> &'static str {
        if self == Self::OTHER && lang != Lang::UK {
            "Other"
        } else {
            LETTERS[usize::from(self.0)].0
        }
    }

    /// Returns a Latin fragment for links: `a`, `shch`, `latin`, `digits`, `other`; no two are alike.
    pub(crate) fn anchor(self) -> &'static str {
        LETTERS[usize::from(self.0)].1
    }
}

impl fmt::Debug for IndexLetter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.anchor())
    }
}

/// Returns the letter under which `name` stands: that of the first letter or digit it is filed by.
pub fn index_letter(name: &str) -> IndexLetter {
    let filed = filing_name(name);
    let Some(first) = filed.chars().find(|c| c.is_alphanumeric()) else {
        return IndexLetter::OTHER;
    };
    let upper = match first.to_uppercase().next() {
        Some('Ё') => 'Е',
        upper => upper.unwrap_or(first),
    };
    let ukrainian = |(label, _): &(&str, &str)| label.chars().eq([upper]);
    match LETTERS.iter().zip(ALPHABET).find(|(letter, _)| ukrainian(letter)) {
        Some((_, letter)) => letter,
        None if first.is_ascii_digit() => IndexLetter::DIGITS,
        None if base_letter(first).is_ascii_alphabetic() => IndexLetter::LATIN,
        None => IndexLetter::OTHER,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn anchors_are_unique_and_labels_in_order() {
        let anchors: BTreeSet<_> = ALPHABET.iter().map(|letter| letter.anchor()).collect();
        assert_eq!(anchors.len(), ALPHABET.len());
        let labels: String = ALPHABET[..32].iter().map(|letter| letter.label(Lang::UK)).collect();
        assert_eq!(labels, "АБВГҐДЕЄЖЗИІЇЙКЛМНОПРСТУФХЦЧШЩЮЯ");
        assert!(ALPHABET.is_sorted());
    }

    #[test]
    fn what_has_no_letter_stands_under_other() {
        for name in ["", "«»", "Ω", "Это", "Ь"] {
            assert_eq!(index_letter(name), IndexLetter::OTHER, "{name:?}");
        }
        assert_eq!(index_letter("№ 5"), IndexLetter::DIGITS);
        assert_eq!(index_letter("Éclair").label(Lang::UK), "A–Z");
        assert_eq!(IndexLetter::OTHER.label(Lang::EN), "Other");
    }
}
