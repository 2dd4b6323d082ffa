//! Numbers in words, as they are dictated: «нуль пʼятдесят, девʼятсот, два нулі, нуль сім».

use crate::base::maps::{HashMap, HashMapExt};

/// What a word of a number is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Spoken {
    /// 0 to 9.
    Unit(u16),
    /// 10 to 19.
    Teen(u16),
    /// 20, 30 … 90.
    Tens(u16),
    /// 100, 200 … 900.
    Hundreds(u16),
    /// `hundred`, after a unit.
    Hundred,
    /// «нулі», after how many.
    Zeros,
    /// `double`, before a unit.
    Times(u16),
}

/// The words for 0 to 19, then for the tens, then for the hundreds, in lower case and without apostrophes.
const WORDS: [(u16, &str); 37] = [
    (0, "нуль ноль нулик нолик zero oh nought"),
    (1, "один одна одне одно one"),
    (2, "два дві две two"),
    (3, "три three"),
    (4, "чотири четыре four"),
    (5, "пять five"),
    (6, "шість шесть six"),
    (7, "сім семь seven"),
    (8, "вісім восемь eight"),
    (9, "девять nine"),
    (10, "десять ten"),
    (11, "одинадцять одиннадцать eleven"),
    (12, "дванадцять двенадцать twelve"),
    (13, "тринадцять тринадцать thirteen"),
    (14, "чотирнадцять четырнадцать fourteen"),
    (15, "пятнадцять пятнадцать fifteen"),
    (16, "шістнадцять шестнадцать sixteen"),
    (17, "сімнадцять семнадцать seventeen"),
    (18, "вісімнадцять восемнадцать eighteen"),
    (19, "девятнадцять девятнадцать nineteen"),
    (20, "двадцять двадцать twenty"),
    (30, "тридцять тридцать thirty"),
    (40, "сорок forty"),
    (50, "пятдесят пятьдесят fifty"),
    (60, "шістдесят шестьдесят sixty"),
    (70, "сімдесят семьдесят seventy"),
    (80, "вісімдесят восемьдесят eighty"),
    (90, "девяносто девяносто ninety"),
    (100, "сто"),
    (200, "двісті двести"),
    (300, "триста"),
    (400, "чотириста четыреста"),
    (500, "пятсот пятьсот"),
    (600, "шістсот шестьсот"),
    (700, "сімсот семьсот"),
    (800, "вісімсот восемьсот"),
    (900, "девятсот девятьсот"),
];

/// The words that say how the one beside them is meant.
const OTHERS: [(Spoken, &str); 4] = [
    (Spoken::Hundred, "hundred"),
    (Spoken::Zeros, "нулі нуля нулів ноля нолей нулики zeros zeroes"),
    (Spoken::Times(2), "double подвійний двічі подвійна"),
    (Spoken::Times(3), "triple потрійний тричі"),
];

/// Returns every word of a number.
pub(super) fn number_words() -> HashMap<&'static str, Spoken> {
    let mut all = HashMap::with_capacity(120);
    for (value, words) in WORDS {
        let spoken = match value {
            0..10 => Spoken::Unit(value),
            10..20 => Spoken::Teen(value),
            20..100 => Spoken::Tens(value),
            _ => Spoken::Hundreds(value),
        };
        all.extend(words.split(' ').map(|word| (word, spoken)));
    }
    for (spoken, words) in OTHERS {
        all.extend(words.split(' ').map(|word| (word, spoken)));
    }
    all
}
