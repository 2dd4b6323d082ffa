//! Yes and no in other words.

use crate::base::locale::compare::is_same_key;

const YES: [&str; 11] = ["yes", "true", "так", "да", "є", "y", "on", "істина", "+", "✓", "1"];
const NO: [&str; 11] =
    ["no", "false", "ні", "нет", "немає", "нема", "n", "off", "хибність", "-", "0"];

/// Reads yes or no, also with letters of the other keyboard.
pub(crate) fn yes_or_no(text: &str) -> Option<bool> {
    let text = text.trim().trim_end_matches(['.', '!']);
    let is = |words: &[&str]| words.iter().any(|word| is_same_key(word, text));
    match (is(&YES), is(&NO)) {
        (true, false) => Some(true),
        (false, true) => Some(false),
        _ => None,
    }
}

/// Tells words that say in place of a plain no that a name is not to be shown; what would show it has to be said plainly.
pub(crate) fn is_not_shown(text: &str) -> bool {
    const WORDS: [&str; 6] = [
        "не показувати",
        "не показуємо",
        "приховати",
        "приховано",
        "не публікувати",
        "do not show",
    ];
    let text = text.trim().trim_end_matches(['.', '!']);
    WORDS.iter().any(|word| is_same_key(word, text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_plain_yes_or_no_is_one() {
        for yes in ["Так", "да", "Є", "так.", "тaк", "+", "ON"] {
            assert_eq!(yes_or_no(yes), Some(true), "{yes}");
        }
        for no in ["НІ", "нi", "нет", "немає", "-", "–"] {
            assert_eq!(yes_or_no(no), Some(false), "{no}");
        }
        for hidden in ["не показувати", "Не показувати.", "приховано"]
        {
            assert!(is_not_shown(hidden), "{hidden}");
        }
        assert!(!is_not_shown("показувати") && !is_not_shown("не приховувати"));
        for other in ["", "може", "так і ні", "до 1 квітня", "не так", "х", "2"]
        {
            assert_eq!(yes_or_no(other), None, "{other}");
        }
    }
}
