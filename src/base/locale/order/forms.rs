//! Legal forms of Ukrainian organisations, to be skipped before a quoted name.
//!
//! The text before the first opening quote comes in; whether it says nothing but a legal form goes out. A kind of
//! place («Їдальня», «Волонтерський центр») is no legal form and counts. Adjectives such as «міська» are skipped
//! only together with a form; a place's name is not: then `sort_name` has the word.

use crate::base::locale::{is_apostrophe, is_quote};

/// Adjectives of reach and status that may stand before a form, without their endings.
const ADJECTIVES: &[&str] = &[
    "всеукраїнськ",
    "міжнародн",
    "обласн",
    "районн",
    "міськ",
    "місцев",
    "молодіжн",
    "дитяч",
    "жіноч",
    "благодійн",
    "громадськ",
    "неприбутков",
];

/// Abbreviations, in lower case.
const ABBREVIATIONS: &[&str] = &[
    "ао", "ат", "бо", "бт", "бф", "вбф", "во", "вбо", "вго", "вгс", "го", "гс", "дго", "дп", "ду",
    "дз", "жбк", "зат", "кз", "кзо", "кно", "кнп", "кпнз", "ко", "кп", "кс", "ку", "кт", "мбо",
    "мбф", "мго", "мгс", "нго", "обф", "одз", "осбб", "осн", "пат", "пп", "прат", "пу", "рго",
    "ро", "сго", "сфг", "тдв", "тов", "фг", "фоп", "ngo", "cf", "ico", "icf", "llc",
];

/// Forms in words, in lower case, without apostrophes.
const WORDS: &[&str] = &[
    "адвокатське бюро",
    "адвокатське обєднання",
    "акціонерне товариство",
    "асоціація",
    "благодійна організація",
    "благодійна установа",
    "благодійне товариство",
    "благодійний фонд",
    "відкрите акціонерне товариство",
    "громадська волонтерська організація",
    "громадська організація",
    "громадська спілка",
    "громадське обєднання",
    "громадський союз",
    "державна організація",
    "державна установа",
    "державне підприємство",
    "державний заклад",
    "дочірнє підприємство",
    "житлово-будівельний кооператив",
    "закрите акціонерне товариство",
    "казенне підприємство",
    "колективне підприємство",
    "командитне товариство",
    "комунальна організація",
    "комунальна установа",
    "комунальне некомерційне підприємство",
    "комунальне підприємство",
    "комунальний заклад",
    "комунальний некомерційний заклад",
    "консорціум",
    "концерн",
    "корпорація",
    "кредитна спілка",
    "обєднання співвласників багатоквартирного будинку",
    "обслуговуючий кооператив",
    "орган самоорганізації населення",
    "повне товариство",
    "політична партія",
    "приватна установа",
    "приватне акціонерне товариство",
    "приватне підприємство",
    "приватний заклад",
    "професійна спілка",
    "публічне акціонерне товариство",
    "релігійна громада",
    "релігійна організація",
    "садівниче товариство",
    "сільськогосподарський кооператив",
    "споживче товариство",
    "товариство з додатковою відповідальністю",
    "товариство з обмеженою відповідальністю",
    "творча спілка",
    "фермерське господарство",
    "фізична особа-підприємець",
    "charitable foundation",
    "charitable fund",
    "charity foundation",
    "non-governmental organisation",
    "non-governmental organization",
    "public organisation",
    "public organization",
];

/// The most words that are tried as a legal form.
const MOST_WORDS: usize = 12;

/// Returns what follows the first opening quote, if nothing but a legal form stands before it.
pub(super) fn after_legal_form(name: &str) -> Option<&str> {
    let (_, quoted) = split(name)?;
    let mut rest = quoted.chars();
    rest.next();
    Some(rest.as_str())
}

/// Parts a name into its legal form, as it stands within a sentence, and what stands from the first opening quote on:
/// `Громадська організація «Поруч», філія` into `громадська організація` and `«Поруч», філія`. Returns nothing where there is no quote, or
/// other words than a legal form stand before it.
pub(crate) fn split_legal_form(name: &str) -> Option<(String, &str)> {
    let (form, quoted) = split(name)?;
    quoted.contains(char::is_alphanumeric).then_some(())?;
    let is_abbreviation = |word: &str| word.chars().nth(1).is_some_and(char::is_uppercase);
    let within = |word: &str| match is_abbreviation(word) {
        true => word.to_owned(),
        false => word.to_lowercase(),
    };
    Some((form.split_whitespace().map(within).collect::<Vec<_>>().join(" "), quoted))
}

/// Returns a name as a list tells it: what one looks for first, `«Поруч», громадська організація`.
pub(crate) fn name_in_lists(name: &str) -> String {
    split_legal_form(name)
        .map_or_else(|| name.to_owned(), |(form, proper)| format!("{proper}, {form}"))
}

fn split(name: &str) -> Option<(&str, &str)> {
    let (at, quote) = name.char_indices().find(|&(_, c)| is_quote(c))?;
    let rest = &name[at + quote.len_utf8()..];
    let opens = !matches!(quote, '»' | '›') && !rest.starts_with([' ', '\u{a0}', ')', ',', '.']);
    let before = folded_words(&name[..at]);
    let words: Vec<&str> = before.split(' ').filter(|word| !word.is_empty()).collect();
    let is_form = opens && words.len() <= MOST_WORDS && is_legal_form(&words);
    is_form.then(|| (name[..at].trim(), &name[at..]))
}

/// Tells a sequence of forms, each perhaps with adjectives before it. Nothing at all is no form.
fn is_legal_form(words: &[&str]) -> bool {
    let is_form = |words: &[&str]| {
        let phrase = words.join(" ");
        ABBREVIATIONS.contains(&phrase.as_str()) || WORDS.contains(&phrase.as_str())
    };
    (1..=words.len()).rev().any(|end| {
        let (head, rest) = words.split_at(end);
        let form = (0..end).any(|start| {
            head[..start].iter().all(|word| is_adjective(word)) && is_form(&head[start..])
        });
        form && (rest.is_empty() || is_legal_form(rest))
    })
}

fn is_adjective(word: &str) -> bool {
    let ending = |stem: &&str| matches!(word.strip_prefix(*stem), Some("а" | "е" | "ий" | "і"));
    ADJECTIVES.iter().any(ending)
}

/// Returns words in lower case, single spaces between, without apostrophes.
fn folded_words(text: &str) -> String {
    let letters = text.chars().filter(|&c| !is_apostrophe(c)).flat_map(char::to_lowercase);
    let text: String = letters.collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_whole_legal_form_is_skipped() {
        for name in [
            "ГО «Поруч»",
            "Громадська організація \"Поруч",
            "Всеукраїнська громадська організація „Поруч“",
            "МБФ“Поруч”",
            "Об’єднання співвласників багатоквартирного будинку «Поруч»",
            "Товариство з обмеженою  відповідальністю «Поруч»",
            "Міжнародний благодійний фонд «Поруч»",
        ] {
            assert!(after_legal_form(name).is_some_and(|rest| rest.starts_with("Поруч")), "{name}");
        }
        for name in [
            "Їдальня «Затишок»",
            "Краматорська міська організація ГО «Поруч»",
            "КНП Краматорської міської ради «Лікарня»",
            "Міська «Поруч»",
            "«Єдність»",
            "ГО Поруч",
            "Асоціація» (Краматорськ)",
        ] {
            assert_eq!(after_legal_form(name), None, "{name}");
        }
    }

    #[test]
    fn a_form_is_parted_from_the_name_with_all_that_follows() {
        for (name, form, proper) in [
            ("ГО «Поруч», філія", "ГО", "«Поруч», філія"),
            ("Громадська  організація «Поруч»", "громадська організація", "«Поруч»"),
            (
                "Громадська волонтерська організація «Поруч»",
                "громадська волонтерська організація",
                "«Поруч»",
            ),
            ("ТОВ\u{a0}\"БФ \"Поруч\"\"", "ТОВ", "\"БФ \"Поруч\"\""),
        ] {
            assert_eq!(split_legal_form(name), Some((form.to_owned(), proper)), "{name}");
        }
        for name in ["ГО «»", "«Поруч»", "ГО Поруч", "Їдальня «Поруч»", ""]
        {
            assert_eq!(split_legal_form(name), None, "{name}");
        }
    }
}
