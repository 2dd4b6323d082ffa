//! Cells that hold a word and say nothing: a dash, «немає», «н/д».
//!
//! Whoever fills in a table marks what is not known so. Such a cell is as good as empty: it is neither published as a
//! value nor a fault.

use crate::base::locale::compare::fold;

/// What people write where there is nothing, folded; brackets and full stops do not matter.
const NOTHING: &[&str] = &[
    "н/д",
    "н.д",
    "н\\д",
    "#н/д",
    "нд/нд",
    "б/д",
    "н/в",
    "н/з",
    "нема",
    "немає",
    "не має",
    "немає даних",
    "немає інформації",
    "немає відомостей",
    "нема даних",
    "дані відсутні",
    "даних немає",
    "інформація відсутня",
    "відсутній",
    "відсутня",
    "відсутнє",
    "відсутні",
    "не вказано",
    "не зазначено",
    "не визначено",
    "не заповнено",
    "не надано",
    "не встановлено",
    "невідомо",
    "не відомо",
    "пусто",
    "порожньо",
    "нет",
    "нет данных",
    "отсутствует",
    "n/a",
    "n.a",
    "#n/a",
    "none",
    "null",
    "nil",
    "no data",
    "not available",
];

/// Tells a text that says that there is nothing to say.
pub(super) fn says_nothing(text: &str) -> bool {
    let is_filler = |c: char| {
        c.is_whitespace()
            || matches!(
                c,
                '-' | '_' | ',' | ';' | '.' | '…' | '?' | '/' | '\\' | '\u{2010}'
                    ..='\u{2015}' | '\u{2212}'
            )
    };
    if text.chars().all(is_filler) {
        return true;
    }
    let plain = text.trim().trim_matches(['.', '(', ')', '[', ']', '«', '»', '"', '!']);
    let plain = fold(plain.trim()).replace(" / ", "/");
    NOTHING.contains(&plain.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_write_for_nothing_is_nothing() {
        for text in [
            "",
            "-",
            "—",
            "– –",
            "---",
            "___",
            "...",
            "?",
            "немає",
            "Немає.",
            "НЕМАЄ",
            "н/д",
            "Н / Д",
            "(відсутній)",
            "не має",
            "н.д.",
            "н\\д",
            "#Н/Д",
            "-; -",
            "- , -",
            "N/A",
            "n/a.",
            "#N/A",
            "дані відсутні",
            "Не вказано",
        ] {
            assert!(says_nothing(text), "{text}");
        }
    }

    #[test]
    fn a_word_more_is_a_value() {
        for text in [
            "немає пандуса",
            "0",
            "+",
            "ні",
            "нд 9-12",
            "1505",
            "відсутній у списку",
            "a",
            "немає, телефонуйте",
        ] {
            assert!(!says_nothing(text), "{text}");
        }
    }
}
