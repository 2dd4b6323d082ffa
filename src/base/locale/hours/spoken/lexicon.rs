//! The words of opening hours, as people and our own pages write them: Ukrainian, Russian, English.
//!
//! A word comes here only if it means one thing whatever stands beside it. Words that only announce hours mean nothing.

use super::day_names;
use super::token::{Schedule, Token};

/// Everything else that has one meaning.
const WORDS: [(Token, &[&str]); 14] = [
    (
        Token::Schedule(Schedule::Work),
        &[
            "графік роботи",
            "робочі години",
            "робочий час",
            "режим роботи",
            "години роботи",
            "час роботи",
            "часи роботи",
            "розклад роботи",
            "режим работы",
            "график работы",
            "часы работы",
        ],
    ),
    (
        Token::Schedule(Schedule::Reception),
        &[
            "години прийому",
            "час прийому",
            "дні прийому",
            "графік прийому",
            "графік прийому громадян",
            "час прийому громадян",
            "години прийому громадян",
            "прийом громадян",
            "особистий прийом",
            "особистий прийом громадян",
            "прийом",
            "прийому",
            "приймає",
            "приймаємо",
        ],
    ),
    (
        Token::Holidays("PH"),
        &[
            "свята",
            "свят",
            "святкові",
            "святкові дні",
            "святкових",
            "святкових днів",
            "у свята",
            "у святкові дні",
            "державні свята",
            "державних свят",
            "неробочі святкові дні",
            "святкові та неробочі дні",
            "святкових та неробочих днів",
            "праздники",
            "праздничные дни",
            "public holidays",
            "holidays",
        ],
    ),
    (Token::Holidays("SH"), &["шкільні канікули", "school holidays"]),
    (
        Token::Weekend,
        &["вихідні", "вихідні дні", "вихідних", "вихідних днів", "вих", "выходные", "выходные дни"],
    ),
    (
        Token::Closed,
        &[
            "зачинено",
            "закрито",
            "вихідний",
            "вихідний день",
            "не працює",
            "не працюємо",
            "не приймає",
            "не приймаємо",
            "неробочий день",
            "неробочі",
            "неробочі дні",
            "прийому немає",
            "загальний вихідний",
            "загальний вихідний день",
            "санітарний день",
            "сандень",
            "санітарні дні",
            "санитарный день",
            "выходной",
            "выходной день",
            "не работает",
            "закрыто",
            "closed",
            "off",
        ],
    ),
    (
        Token::AllDay,
        &[
            "цілодобово",
            "цілодобовий",
            "цілодобова",
            "круглосуточно",
            "round the clock",
            "around the clock",
        ],
    ),
    (
        Token::NoBreak,
        &[
            "без перерви",
            "без перерв",
            "без обіду",
            "без перерви на обід",
            "без обідньої перерви",
            "без обідніх перерв",
            "без перерыва",
            "без обеда",
            "no break",
            "no lunch break",
        ],
    ),
    (
        Token::Break,
        &[
            "перерва",
            "перерва на обід",
            "обід",
            "обідня перерва",
            "перерву",
            "обідню перерву",
            "технічна перерва",
            "санітарна перерва",
            "перерва обідня",
            "з перервою",
            "з перервою на обід",
            "з обідньою перервою",
            "із перервою",
            "із перервою на обід",
            "із обідньою перервою",
            "з обідом",
            "перервою",
            "перерыв",
            "перерыв на обед",
            "обед",
            "обеденный перерыв",
            "lunch",
            "lunch break",
            "break",
        ],
    ),
    (Token::Except, &["крім", "окрім", "за винятком", "кроме", "except"]),
    // Also a Latin «c», which looks the same.
    (Token::From, &["з", "із", "зі", "від", "с", "c", "from"]),
    (Token::To, &["до", "по", "to", "till", "until"]),
    (Token::And, &["і", "й", "та", "а також", "и", "and"]),
    (
        Token::Nothing,
        &[
            "графік",
            "режим",
            "розклад",
            "працює",
            "працюємо",
            "ми працюємо",
            "здійснюється",
            "проводиться",
            "ведеться",
            "чекаємо на вас",
            "з особистих питань",
            "кожний",
            "кожен",
            "кожну",
            "кожної",
            "кожного",
            "відчинено",
            "відкрито",
            "години",
            "годин",
            "година",
            "год",
            "г",
            "час",
            "дні",
            "у",
            "в",
            "щотижня",
            "работаем",
            "работает",
            "ч",
            "opening hours",
            "open",
            "hours",
            "on",
        ],
    ),
];

/// What says that one has to arrange it first; it is kept as a remark.
const ARRANGED: [&str; 14] = [
    "за записом",
    "за попереднім записом",
    "попередній запис",
    "за попередньою домовленістю",
    "за домовленістю",
    "по запису",
    "за викликом",
    "за потреби",
    "за телефоном",
    "за попереднім дзвінком",
    "по предварительной записи",
    "по записи",
    "by appointment",
    "on request",
];

/// Words before them that change nothing.
const ONLY: [&str; 6] = ["лише", "тільки", "виключно", "прийом", "ведеться", "only"];

/// Tells a text in small letters that says nothing but that one has to arrange it first.
pub(super) fn is_arranged(text: &str) -> bool {
    let mut rest = text.trim().trim_end_matches('.');
    while let Some((_, after)) = rest.split_once(' ').filter(|(word, _)| ONLY.contains(word)) {
        rest = after.trim_start();
    }
    ARRANGED.contains(&rest)
}

/// The most words of a phrase.
pub(super) const MOST_WORDS: usize = 4;

/// Returns what a word or a phrase in small letters means.
pub(super) fn meaning(words: &str) -> Option<Token> {
    if let Some(token) = day_names::meaning(words) {
        return Some(token);
    }
    if let Some((token, _)) = WORDS.iter().find(|(_, own)| own.contains(&words)) {
        return Some(token.clone());
    }
    ARRANGED.contains(&words).then(|| Token::Note(words.to_owned()))
}

/// What a number and the words behind it mean together.
const COUNTED: [(u16, &[&str], Token); 2] = [
    (7, &["днів на тиждень", "днів у тиждень", "дней в неделю", "days a week"], EVERY_DAY),
    (24, &["години на добу", "год на добу", "годин на добу", "часа в сутки"], Token::AllDay),
];

const EVERY_DAY: Token = Token::Days(0b111_1111, "Mo-Su");

/// Returns what a number means with the words that begin a text, and how many letters of it they take.
pub(super) fn counted_token(number: u16, text: &str) -> Option<(Token, usize)> {
    let (.., phrases, token) = COUNTED.iter().find(|(own, ..)| *own == number)?;
    let words = text.trim_start().trim_start_matches('.');
    let before = text.chars().count() - words.chars().count();
    let phrase = phrases.iter().find(|phrase| words.starts_with(**phrase))?;
    Some((token.clone(), before + phrase.chars().count()))
}
