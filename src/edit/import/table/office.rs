//! Parts an office from a name in one cell: «Директор: …», «в.о. директора – …», «… (директорка)», «Начальник відділу …».
//!
//! What stands beside the office is a name only where it looks like one; else the text stays whole.

use crate::base::locale::compare::fold;

/// Words that begin an office and no name. «Голова» is a surname as well, and is looked at twice.
const OFFICES: &[&str] = &[
    "адміністратор",
    "адміністраторка",
    "бухгалтер",
    "бухгалтерка",
    "в.о",
    "в.о.",
    "во",
    "виконавча",
    "виконавчий",
    "вихователь",
    "вихователька",
    "волонтер",
    "волонтерка",
    "генеральний",
    "генеральна",
    "голова",
    "голови",
    "головиня",
    "головна",
    "головний",
    "диспетчер",
    "диспетчерка",
    "директор",
    "директора",
    "директорка",
    "директорки",
    "завідувач",
    "завідувача",
    "завідувачка",
    "завідувачки",
    "завідуюча",
    "завідуючий",
    "заступник",
    "заступника",
    "заступниця",
    "заступниці",
    "засновник",
    "засновниця",
    "засновниці",
    "керівник",
    "керівника",
    "керівниця",
    "керівниці",
    "керуюча",
    "керуючий",
    "координатор",
    "координатора",
    "координаторка",
    "координаторки",
    "куратор",
    "кураторка",
    "лікар",
    "лікарка",
    "менеджер",
    "менеджерка",
    "методист",
    "методистка",
    "начальник",
    "начальника",
    "начальниця",
    "начальниці",
    "оператор",
    "операторка",
    "перший",
    "перша",
    "помічник",
    "помічниця",
    "представник",
    "представниця",
    "президент",
    "президента",
    "президентка",
    "провідна",
    "провідний",
    "психолог",
    "психологиня",
    "радник",
    "радниця",
    "секретар",
    "секретарка",
    "соціальна",
    "соціальний",
    "співзасновник",
    "співзасновниця",
    "спеціаліст",
    "спеціалістка",
    "староста",
    "старша",
    "старший",
    "т.в.о",
    "т.в.о.",
    "тво",
    "уповноважена",
    "уповноважений",
    "фахівець",
    "фахівчиня",
    "юрист",
    "юристка",
    "acting",
    "chair",
    "chairman",
    "chairperson",
    "chief",
    "coordinator",
    "deputy",
    "director",
    "executive",
    "head",
    "manager",
    "president",
    "secretary",
    "в.",
    "заведующая",
    "заведующий",
    "руководитель",
    "и.о",
    "и.о.",
];

/// Words before a colon that say only that a name follows.
const LABELS: [&str; 8] =
    ["піб", "п.і.б", "п.і.б.", "імʼя", "контактна особа", "контакт", "name", "contact person"];

/// How a patronymic ends.
const PATRONYMICS: [&str; 3] = ["вич", "івна", "ївна"];

/// Returns the office, where one is told, and the name.
pub(super) fn office_and_name(text: &str) -> (Option<&str>, &str) {
    let text = text.trim();
    if let Some((office, name)) = text.split_once(':')
        && is_name(name)
        && !office.trim().is_empty()
    {
        let is_label = LABELS.contains(&&*fold(office.trim()));
        return ((!is_label).then_some(office.trim()), name.trim());
    }
    [" – ", " — ", " - "]
        .iter()
        .find_map(|dash| text.split_once(dash))
        .and_then(|(one, other)| parted(one.trim(), other.trim()))
        .or_else(|| in_brackets(text))
        .or_else(|| before_name(text))
        .map_or((None, text), |(office, name)| (Some(office), name))
}

/// Tells a text that is an office and no name.
pub(super) fn is_office(text: &str) -> bool {
    let first = text.split_whitespace().next().unwrap_or_default();
    OFFICES.contains(&&*fold(first)) && before_name(text).is_none() && !has_patronymic(text)
}

/// Tells two to four words that begin as names do.
pub(super) fn is_name(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    (2..=4).contains(&words.len()) && words.iter().all(|word| has_capital(word))
}

fn has_capital(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
        && !word.contains(|c: char| c.is_ascii_digit())
}

/// Parts two sides of a dash: an office stands on either.
fn parted<'t>(one: &'t str, other: &'t str) -> Option<(&'t str, &'t str)> {
    match (is_office(one), is_office(other)) {
        (true, false) if is_name(other) => Some((one, other)),
        (false, true) if is_name(one) => Some((other, one)),
        // What is written small is no name.
        (false, false) if is_name(other) && begins_small(one) => Some((one, other)),
        (false, false) if is_name(one) && begins_small(other) => Some((other, one)),
        _ => None,
    }
}

fn begins_small(text: &str) -> bool {
    text.chars().next().is_some_and(char::is_lowercase)
}

/// «Панова Софія (директорка)».
fn in_brackets(text: &str) -> Option<(&str, &str)> {
    let (name, office) = text.strip_suffix(')')?.split_once('(')?;
    let (name, office) = (name.trim(), office.trim());
    (is_name(name) && (is_office(office) || begins_small(office))).then_some((office, name))
}

/// «Начальник відділу Панова Софія»: the office begins with a word for one, and two words, or three with a patronymic, begin as names do.
fn before_name(text: &str) -> Option<(&str, &str)> {
    let first = text.split_whitespace().next()?;
    if !OFFICES.contains(&&*fold(first)) {
        return None;
    }
    let mut at = text.len();
    let mut count = 0;
    for word in text.split_whitespace().rev() {
        let start = word.as_ptr() as usize - text.as_ptr() as usize;
        if start == 0 || !has_capital(word) || word.ends_with(',') {
            break;
        }
        (at, count) = (start, count + 1);
    }
    let (office, name) = (text[..at].trim(), text[at..].trim());
    let is_certain = match count {
        // A name and a patronymic: the first word is a surname.
        2 => !has_patronymic(name) || office.contains(' '),
        3 => has_patronymic(name),
        _ => false,
    };
    is_certain.then_some((office, name))
}

fn has_patronymic(text: &str) -> bool {
    let text = text.to_lowercase();
    PATRONYMICS.iter().any(|end| text.ends_with(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_office_is_parted_from_a_name_whatever_stands_between() {
        for (text, office, name) in [
            ("Директор гімназії: Панова Софія", "Директор гімназії", "Панова Софія"),
            ("в.о. директора – Панова Софія", "в.о. директора", "Панова Софія"),
            ("В. о. директора — Панова Софія Іванівна", "В. о. директора", "Панова Софія Іванівна"),
            ("Т.в.о. начальника відділу - Панова С.І.", "Т.в.о. начальника відділу", "Панова С.І."),
            ("Голова Правління – Панова Софія", "Голова Правління", "Панова Софія"),
            ("Панова Софія – координаторка", "координаторка", "Панова Софія"),
            ("Панова Софія (директорка)", "директорка", "Панова Софія"),
            ("Панова Софія Іванівна (в. о. директора)", "в. о. директора", "Панова Софія Іванівна"),
            ("Начальник відділу Панова Софія", "Начальник відділу", "Панова Софія"),
            (
                "Начальниця відділу освіти Панова Софія Іванівна",
                "Начальниця відділу освіти",
                "Панова Софія Іванівна",
            ),
            ("завідувачка Панова Софія", "завідувачка", "Панова Софія"),
            ("Director Example Person", "Director", "Example Person"),
        ] {
            assert_eq!(office_and_name(text), (Some(office), name), "{text}");
        }
        for text in [
            "Панова Софія",
            "Панова Софія Іванівна",
            "Голова Петро Іванович",
            "Голованова Софія",
            "Начальник Відділу Панова Софія",
            "Начальник відділу освіти",
            "Панова-Прикладенко Софія",
            "Панова Софія (050)",
            "Фонд – Приклад",
        ] {
            assert_eq!(office_and_name(text), (None, text), "{text}");
        }
        assert_eq!(office_and_name("ПІБ: Панова Софія"), (None, "Панова Софія"));
    }
}
