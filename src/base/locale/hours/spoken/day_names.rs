//! The names of days: of the week, groups of them, and which of a month.

use super::token::Token;

/// Days by their names and usual short forms, Monday first.
const DAYS: [&[&str]; 7] = [
    &[
        "пн",
        "пон",
        "понед",
        "понеділок",
        "понеділка",
        "понеділки",
        "понеділках",
        "щопонеділка",
        "понедельник",
        "понедельника",
        "mo",
        "mon",
        "monday",
    ],
    &[
        "вт",
        "вів",
        "вівт",
        "вівторок",
        "вівторка",
        "вівторки",
        "вівторках",
        "щовівторка",
        "вторник",
        "вторника",
        "tu",
        "tue",
        "tuesday",
    ],
    &[
        "ср",
        "сер",
        "середа",
        "середи",
        "середу",
        "середах",
        "щосереди",
        "среда",
        "среды",
        "среду",
        "we",
        "wed",
        "wednesday",
    ],
    &[
        "чт",
        "чет",
        "четв",
        "четвер",
        "четверга",
        "четверги",
        "четвергах",
        "щочетверга",
        "четверг",
        "th",
        "thu",
        "thursday",
    ],
    &[
        "пт",
        "пʼят",
        "пятн",
        "пʼятн",
        "пʼятниця",
        "пʼятниці",
        "пʼятницю",
        "пʼятницях",
        "щопʼятниці",
        "пятниця",
        "пятниці",
        "пятницю",
        "пятница",
        "пятницы",
        "пятницу",
        "fr",
        "fri",
        "friday",
    ],
    &[
        "сб",
        "суб",
        "субота",
        "суботи",
        "суботу",
        "суботах",
        "щосуботи",
        "суботніх",
        "суботніх днів",
        "суббота",
        "субботы",
        "субботу",
        "sa",
        "sat",
        "saturday",
    ],
    &[
        "нд",
        "нед",
        "неділя",
        "неділі",
        "неділю",
        "неділях",
        "щонеділі",
        "недільних",
        "недільних днів",
        "вс",
        "воскресенье",
        "воскресенья",
        "su",
        "sun",
        "sunday",
    ],
];

/// Groups of days that have a name: the days from Monday as bits, and the notation of OpenStreetMap.
const GROUPS: [(u8, &str, &[&str]); 3] = [
    (
        0b111_1111,
        "Mo-Su",
        &[
            "щодня",
            "щоденно",
            "кожного дня",
            "кожен день",
            "усі дні",
            "всі дні",
            "без вихідних",
            "без вихідних днів",
            "сім днів на тиждень",
            "ежедневно",
            "каждый день",
            "без выходных",
            "every day",
            "daily",
        ],
    ),
    (
        0b001_1111,
        "Mo-Fr",
        &[
            "будні",
            "будні дні",
            "будні дни",
            "у будні",
            "в будні",
            "у будні дні",
            "в будні дні",
            "по буднях",
            "будні днi",
            "робочі дні",
            "у робочі дні",
            "в робочі дні",
            "по робочих днях",
            "будни",
            "в будни",
            "рабочие дни",
            "в рабочие дни",
            "weekdays",
            "working days",
        ],
    ),
    (0b110_0000, "Sa,Su", &["у вихідні", "у вихідні дні", "по вихідних", "weekends"]),
];

/// Which of the same days of a month: first to fifth, and the last.
const COUNTS: [&[&str]; 6] = [
    &["перший", "перша", "першого", "першу", "першої", "first"],
    &["другий", "друга", "другого", "другу", "другої", "second"],
    &["третій", "третя", "третього", "третю", "третьої", "third"],
    &["четвертий", "четверта", "четвертого", "четверту", "четвертої", "fourth"],
    &["пʼятий", "пʼята", "пʼятого", "пʼяту", "пʼятої", "fifth"],
    &["останній", "остання", "останнього", "останню", "останньої", "last"],
];
const OF_MONTH: [&str; 4] = ["місяця", "кожного місяця", "щомісяця", "of the month"];

/// Returns the days that a word or a phrase in small letters names.
pub(super) fn meaning(words: &str) -> Option<Token> {
    if let Some(day) = DAYS.iter().position(|names| names.contains(&words)) {
        return Some(Token::Day(day));
    }
    if let Some((week, notation, _)) = GROUPS.iter().find(|(.., names)| names.contains(&words)) {
        return Some(Token::Days(*week, notation));
    }
    if let Some(count) = COUNTS.iter().position(|names| names.contains(&words)) {
        return Some(Token::Count(if count == 5 { -1 } else { i8::try_from(count + 1).ok()? }));
    }
    OF_MONTH.contains(&words).then_some(Token::OfMonth)
}

/// How «1-ша», «2-й», «3-ї» end.
const ORDINAL_ENDS: [&str; 18] = [
    "й", "ий", "ій", "ша", "га", "тя", "та", "а", "я", "ї", "ої", "го", "ого", "ту", "у", "шу",
    "гу", "тю",
];

/// Returns which day of a month a figure with the end of its word names; a month has five Mondays at most.
pub(super) fn ordinal(number: u16, end: &str) -> Option<Token> {
    let count = i8::try_from(number).ok().filter(|count| (1..=5).contains(count))?;
    ORDINAL_ENDS.contains(&end).then_some(Token::Count(count))
}
