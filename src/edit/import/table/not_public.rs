//! Words beside a value that say that it is not for everybody. Nobody else can know it, so it is never published for want of a column.

use crate::base::choices::{Choice, Chosen as _, Visibility};

/// What such words have in common.
const STEMS: [&str; 26] = [
    "не публік",
    "не публич",
    "не публик",
    "не для публ",
    "не оприлюдн",
    "не для оприлюдн",
    "не розголош",
    "не для розголош",
    "не розміщ",
    "не размещ",
    "не поширю",
    "не для пошир",
    "не розповсюдж",
    "не показ",
    "не разглаш",
    "не передавати",
    "не давати",
    "службового користування",
    "конфіденц",
    "для штабу",
    "для внутрішн",
    "do not publish",
    "do not share",
    "not for publ",
    "internal use",
    "confidential",
];

/// Returns who may see a value of which these words say that not everybody may.
pub(super) fn visibility(words: &str) -> Option<Visibility> {
    let lower = words.to_lowercase();
    if STEMS.iter().any(|stem| lower.contains(stem)) {
        return Some(Visibility::Private);
    }
    // The program's own words for it, each by itself.
    let own = lower.split([';', ',', '(', ')']).map(str::trim).filter(|word| !word.is_empty());
    let own = own.filter_map(|word| Choice::meant(Visibility::CHOICES, word));
    let own = own.filter_map(|choice| Visibility::parse(choice.id));
    own.max().filter(|own| *own != Visibility::Public)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_keep_a_value_from_everybody_are_known_and_others_are_none() {
        for words in [
            "не показувати",
            "не публиковать",
            "НЕ РОЗМІЩУВАТИ",
            "особистий, не поширювати",
            "тільки для штабу",
            "приватно",
            "директор; нікому",
            "for internal use only",
        ] {
            assert_eq!(visibility(words), Some(Visibility::Private), "{words}");
        }
        for words in ["службам", "черговий; лише для служб"] {
            assert_eq!(visibility(words), Some(Visibility::Desks), "{words}");
        }
        for words in [
            "приймальня",
            "особистий прийом",
            "приватний нотаріус",
            "лише Viber",
            "усім",
            "public",
            "не працює у неділю",
            "",
        ] {
            assert_eq!(visibility(words), None, "{words}");
        }
    }
}
