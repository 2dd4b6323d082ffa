//! Words that say that there is nothing: «немає», `н/д`, `none`.

use crate::base::locale::compare::fold;

const WORDS: [&str; 16] = [
    "немає",
    "нема",
    "нет",
    "відсутній",
    "відсутня",
    "відсутнє",
    "відсутні",
    "не вказано",
    "не має",
    "без сайту",
    "н/д",
    "none",
    "n/a",
    "null",
    "no",
    "-",
];

/// Tells a text that only says that there is no value.
pub(crate) fn is_nothing(text: &str) -> bool {
    WORDS.contains(&fold(text).trim_end_matches('.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_for_nothing_are_told_from_values() {
        for text in ["немає", "Нема.", "—", "Н/Д", "відсутня", " N/A "] {
            assert!(is_nothing(text), "{text}");
        }
        for text in ["", "немає сайту поки", "nemaie@example.org", "no.example", "--"]
        {
            assert!(!is_nothing(text), "{text}");
        }
    }
}
