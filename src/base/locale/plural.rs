//! Which form of a word stands after a number.
//!
//! A number comes in, the name of its form goes out: `1 організація`, `2 організації`, `5 організацій`,
//! `0,5 організації`. The rules are those of Unicode CLDR. The words themselves are messages, and live elsewhere.

use super::Lang;
use super::number::Number;

/// The form of a word after a number, as CLDR names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Plural {
    /// 1, 21, 101; in English only 1.
    One,
    /// 2–4, 22–24, 102.
    Few,
    /// 0, 5–20, 25–30, 111.
    Many,
    /// Fractions; in English everything but 1.
    Other,
}

impl Plural {
    /// Returns CLDR's name of the form.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::One => "one",
            Self::Few => "few",
            Self::Many => "many",
            Self::Other => "other",
        }
    }
}

/// Returns the form of a word after `number`; languages other than Ukrainian follow English.
pub fn plural(number: impl Into<Number>, lang: Lang) -> Plural {
    let number: Number = number.into();
    if !number.is_integer() {
        Plural::Other
    } else if lang == Lang::UK {
        ukrainian(number.whole())
    } else if number.whole() == 1 {
        Plural::One
    } else {
        Plural::Other
    }
}

fn ukrainian(n: u64) -> Plural {
    match (n % 10, n % 100) {
        (_, 11..=14) => Plural::Many,
        (1, _) => Plural::One,
        (2..=4, _) => Plural::Few,
        _ => Plural::Many,
    }
}
