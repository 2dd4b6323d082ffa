//! Opening hours as people write them: «пн-пт 9:00-17:00, сб 9-13», and as our own pages say them.
//!
//! A text in Ukrainian or English words comes in, the same in the syntax of OpenStreetMap goes out, or nothing. Every
//! word must be understood: a text with one word that is not is refused whole, since half of it could mislead.

use super::Hours;

/// Days by the beginnings of their names and their usual short forms.
const DAYS: [(&str, &[&str]); 7] = [
    ("Mo", &["пн", "пон", "понеділок", "понеділка", "mo", "mon", "monday"]),
    ("Tu", &["вт", "вів", "вівторок", "вівторка", "tu", "tue", "tuesday"]),
    ("We", &["ср", "сер", "середа", "середи", "середу", "we", "wed", "wednesday"]),
    ("Th", &["чт", "чет", "четвер", "четверга", "th", "thu", "thursday"]),
    ("Fr", &["пт", "пʼятниця", "пʼятниці", "пʼятницю", "fr", "fri", "friday"]),
    ("Sa", &["сб", "суб", "субота", "суботи", "суботу", "sa", "sat", "saturday"]),
    ("Su", &["нд", "нед", "неділя", "неділі", "неділю", "su", "sun", "sunday"]),
];
/// Groups of days that have a name.
const GROUPS: [(&str, &[&str]); 5] = [
    ("Mo-Su", &["щодня", "щоденно", "кожного дня", "без вихідних", "every day", "daily"]),
    ("Mo-Fr", &["будні", "у будні", "по буднях", "weekdays"]),
    ("Sa,Su", &["у вихідні", "weekends"]),
    ("PH", &["святкові дні", "свята", "public holidays"]),
    ("SH", &["шкільні канікули", "school holidays"]),
];
/// Which of the same days of a month: first to fifth, and the last.
const COUNTS: [[&str; 3]; 6] = [
    ["перший", "перша", "first"],
    ["другий", "друга", "second"],
    ["третій", "третя", "third"],
    ["четвертий", "четверта", "fourth"],
    ["пʼятий", "пʼята", "fifth"],
    ["останній", "остання", "last"],
];
const CLOSED: [&str; 7] =
    ["зачинено", "вихідний", "вихідні", "не працює", "closed", "off", "вихідний день"];
const ALL_DAY: [&str; 5] =
    ["цілодобово", "24/7", "24 години", "round the clock", "around the clock"];
const BREAKS: [&str; 6] =
    ["обідня перерва", "перерва на обід", "перерва", "обід", "lunch break", "break"];

/// Returns hours in the syntax of OpenStreetMap; nothing where a word is not understood.
pub(super) fn from_words(text: &str) -> Option<String> {
    let text = plain(text);
    let mut rules: Vec<String> = Vec::new();
    for part in parts(&text)? {
        rules.push(rule(&part)?);
    }
    let source = rules.join("; ");
    (!rules.is_empty() && Hours::parse(&source).is_ok()).then_some(source)
}

/// Unifies dashes, apostrophes, spaces and case; notes in brackets keep their letters.
fn plain(text: &str) -> String {
    let mut depth = 0_usize;
    let one = |c: char| {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        match c {
            _ if depth > 0 => vec![c],
            '\u{2010}'..='\u{2015}' | '\u{2212}' => vec!['-'],
            '\'' | '’' | '`' => vec!['ʼ'],
            '\u{a0}' | '\t' | '\u{202f}' => vec![' '],
            c => c.to_lowercase().collect(),
        }
    };
    let text: String = text.trim().chars().flat_map(one).collect();
    text.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// What is said of some days: the days in words, what then, and the breaks within.
#[derive(Default)]
struct Part {
    days: String,
    times: Vec<String>,
    breaks: Vec<(u16, u16)>,
}

/// Cuts at semicolons and lines; a comma begins a new part where days follow times.
fn parts(text: &str) -> Option<Vec<Part>> {
    let mut found: Vec<Part> = Vec::new();
    for line in outside_brackets(text, &[';', '\n']) {
        let mut own = vec![Part::default()];
        // The first part that the next break speaks of.
        let mut since = 0;
        for piece in outside_brackets(&line, &[',']) {
            let (days, times) = days_and_times(&piece)?;
            let part = own.last_mut()?;
            if let Some(pause) = pause(&times) {
                give_break(own.get_mut(since..)?, &days, pause?)?;
                continue;
            }
            let begins = !days.is_empty() && !part.times.is_empty();
            if begins {
                since = if part.breaks.is_empty() { since } else { own.len() };
                own.push(Part::default());
            }
            let part = own.last_mut()?;
            if !days.is_empty() {
                let comma = if part.days.is_empty() { "" } else { "," };
                part.days = format!("{}{comma}{days}", part.days);
            }
            part.times.extend(Some(times).filter(|times| !times.is_empty()));
        }
        found.append(&mut own);
    }
    Some(found)
}

/// Reads a break; the inner value is missing where its times are not understood.
fn pause(text: &str) -> Option<Option<(u16, u16)>> {
    let rest = BREAKS.iter().find_map(|word| text.strip_prefix(word))?;
    Some(span(rest).filter(|(from, to)| from < to))
}

/// Gives a break to every part before it that it fits; one that fits none, or only half fits one, is not understood.
fn give_break(parts: &mut [Part], days: &str, pause: (u16, u16)) -> Option<()> {
    let mut fits_one = false;
    for part in parts.iter_mut().filter(|_| days.is_empty()) {
        let times = part.times.iter().filter(|text| !is_closed(text));
        // From a beginning without an end, or round the clock, no break can be taken out.
        let spans: Vec<(u16, u16)> = times.map(|text| span_of(text)).collect::<Option<_>>()?;
        let holds = |span: &&(u16, u16)| span.0 < pause.0 && pause.1 < span.1;
        let touches = |span: &&(u16, u16)| {
            // A span that ends not after it begins goes on after midnight.
            let end = if span.1 > span.0 { span.1 } else { 24 * 60 + span.1 };
            span.0 < pause.1 && pause.0 < end
        };
        match (spans.iter().any(|s| holds(&s)), spans.iter().any(|s| touches(&s))) {
            (true, _) => {
                part.breaks.push(pause);
                fits_one = true;
            }
            (false, true) => return None,
            (false, false) => {}
        }
    }
    fits_one.then_some(())
}

fn is_closed(text: &str) -> bool {
    noted(text).is_some_and(|(word, _)| CLOSED.contains(&word))
}

fn span_of(text: &str) -> Option<(u16, u16)> {
    span(noted(text)?.0)
}

fn outside_brackets(text: &str, signs: &[char]) -> Vec<String> {
    let mut depth = 0_usize;
    let mut pieces = vec![String::new()];
    for c in text.chars() {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        match pieces.last_mut() {
            Some(last) if depth > 0 || !signs.contains(&c) => last.push(c),
            _ => pieces.push(String::new()),
        }
    }
    let pieces = pieces.into_iter().map(|piece| piece.trim().to_owned());
    pieces.filter(|piece| !piece.is_empty()).collect()
}

/// Parts the days at the beginning of a piece from what follows.
fn days_and_times(piece: &str) -> Option<(String, String)> {
    let mut ends: Vec<usize> = piece.match_indices([' ', ':']).map(|(at, _)| at).collect();
    ends.push(piece.len());
    // The longest beginning that names days.
    let found = ends.into_iter().rev().find_map(|end| Some((days(piece[..end].trim())?, end)));
    match found {
        Some((days, end)) => {
            let rest = piece[end..].trim().trim_start_matches([':', '-']).trim();
            Some((days, rest.to_owned()))
        }
        None => Some((String::new(), piece.to_owned())),
    }
}

/// Reads such days as the first Monday of the month; no other rule of a month is common enough to be certain.
fn monthly(text: &str) -> Option<String> {
    let text = text.strip_suffix(" місяця").or_else(|| text.strip_suffix(" of the month"))?;
    let (counts, name) = text.rsplit_once(' ')?;
    let count = |word: &str| {
        let place = COUNTS.iter().position(|words| words.contains(&word))?;
        Some(if place == 5 { "-1".to_owned() } else { (place + 1).to_string() })
    };
    let counts = counts.replace(" і ", ", ").replace(" and ", ", ");
    let counts: Option<Vec<String>> = counts.split(", ").map(count).collect();
    Some(format!("{}[{}]", day(name)?, counts?.join(",")))
}

/// Reads days: one, a range, several with «і», or a group with a name.
fn days(text: &str) -> Option<String> {
    let text = text.trim_matches([':', ' ']);
    if let Some((group, _)) = GROUPS.iter().find(|(_, words)| words.contains(&text)) {
        return Some((*group).to_owned());
    }
    if let Some(days) = monthly(text) {
        return Some(days);
    }
    for and in [" і ", " та ", " й ", " and "] {
        if let Some((one, other)) = text.split_once(and) {
            return Some(format!("{},{}", days(one)?, days(other)?));
        }
    }
    let text = ["з ", "із ", "зі ", "from ", "по ", "у ", "в "]
        .iter()
        .find_map(|word| text.strip_prefix(word))
        .unwrap_or(text);
    let range = [" по ", " до ", " to ", "-"].iter().find_map(|to| text.split_once(to));
    match range {
        Some((from, to)) => Some(format!("{}-{}", day(from)?, day(to)?)),
        None => day(text).map(str::to_owned),
    }
}

fn day(word: &str) -> Option<&'static str> {
    let word = word.trim().trim_end_matches('.');
    DAYS.iter().find(|(_, words)| words.contains(&word)).map(|(day, _)| *day)
}

/// Makes one rule.
fn rule(part: &Part) -> Option<String> {
    let days = if part.days.is_empty() { "Mo-Su" } else { &part.days };
    let one = |text: &str| (part.times.len() == 1).then(|| text.to_owned());
    let [first, ..] = part.times.as_slice() else { return None };
    let (word, note) = noted(first)?;
    let note = note.map(|note| format!(" \"{note}\"")).unwrap_or_default();
    if CLOSED.contains(&word) {
        return one(&format!("{days} off{note}"));
    }
    if ALL_DAY.contains(&word) {
        return one(&format!("{days} 00:00-24:00{note}"));
    }
    let mut spans: Vec<(u16, u16)> = Vec::new();
    let mut open_end = None;
    let mut notes = Vec::new();
    for text in &part.times {
        let (word, note) = noted(text)?;
        notes.extend(note);
        if let Some(start) = word.strip_prefix("з ").or_else(|| word.strip_prefix("from "))
            && let Some(start) = time(start)
        {
            open_end = Some(start);
        } else {
            spans.push(span(word)?);
        }
    }
    for pause in &part.breaks {
        spans = without(&spans, *pause)?;
    }
    notes.dedup();
    let note = match notes.as_slice() {
        [] => String::new(),
        [note] => format!(" \"{note}\""),
        _ => return None,
    };
    let mut shown: Vec<String> =
        spans.iter().map(|(from, to)| format!("{}-{}", clock(*from), clock(*to))).collect();
    shown.extend(open_end.map(|start| format!("{}+", clock(start))));
    Some(format!("{days} {}{note}", shown.join(",")))
}

/// Parts a note in brackets from the end of a text.
fn noted(text: &str) -> Option<(&str, Option<&str>)> {
    match text.split_once('(') {
        None => Some((text, None)),
        Some((word, note)) => {
            let note = note.strip_suffix(')')?;
            (!note.contains('"')).then_some((word.trim(), Some(note)))
        }
    }
}

/// Reads `9:00-17:00`, `9-17`, `з 9:00 до 17:00`.
fn span(text: &str) -> Option<(u16, u16)> {
    let text = text.trim().trim_start_matches([':', ' ']);
    let text = ["з ", "із ", "from "].iter().find_map(|w| text.strip_prefix(w)).unwrap_or(text);
    let (from, to) = [" до ", " to ", "-"].iter().find_map(|to| text.split_once(to))?;
    let (from, to) = (time(from)?, time(to)?);
    (from != to).then_some((from, to))
}

/// Reads a time of the day in minutes.
fn time(text: &str) -> Option<u16> {
    let text = text.trim().trim_end_matches("год").trim_end_matches(['.', ' ']);
    let (hours, minutes) = text.split_once([':', '.']).unwrap_or((text, "00"));
    let digits =
        |text: &str| (1..=2).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    if !digits(hours) || minutes.len() != 2 || !digits(minutes) {
        return None;
    }
    let (hours, minutes): (u16, u16) = (hours.parse().ok()?, minutes.parse().ok()?);
    (minutes < 60 && hours * 60 + minutes <= 24 * 60).then_some(hours * 60 + minutes)
}

fn clock(minutes: u16) -> String {
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}

/// Takes a break out of the one span that holds it.
fn without(spans: &[(u16, u16)], (from, to): (u16, u16)) -> Option<Vec<(u16, u16)>> {
    let holds = |span: &&(u16, u16)| span.0 < from && from < to && to < span.1;
    let at = spans.iter().position(|span| holds(&span))?;
    let (start, end) = spans[at];
    let mut left = spans.to_vec();
    left.splice(at..=at, [(start, from), (to, end)]);
    Some(left)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::Lang;

    #[test]
    fn ordinary_words_are_understood() {
        for (words, source) in [
            ("пн-пт 9:00-17:00", "Mo-Fr 09:00-17:00"),
            ("Пн–Пт: 9.00–17.00; Сб, Нд: вихідний", "Mo-Fr 09:00-17:00; Sa,Su off"),
            ("пн-пт 9-17, сб 9-13", "Mo-Fr 09:00-17:00; Sa 09:00-13:00"),
            ("з понеділка по пʼятницю з 8:00 до 16:30", "Mo-Fr 08:00-16:30"),
            ("щодня, цілодобово", "Mo-Su 00:00-24:00"),
            ("цілодобово", "Mo-Su 00:00-24:00"),
            ("9:00-18:00", "Mo-Su 09:00-18:00"),
            (
                "пн-чт 8:00-17:00, пт 8:00-15:45, обід 12:00-12:45",
                "Mo-Th 08:00-12:00,12:45-17:00; Fr 08:00-12:00,12:45-15:45",
            ),
            ("вт і чт 10:00-12:00", "Tu,Th 10:00-12:00"),
            ("Mon-Fri 9:00-17:00", "Mo-Fr 09:00-17:00"),
            ("пн, ср: 09:00–12:00, 13:00–17:00", "Mo,We 09:00-12:00,13:00-17:00"),
        ] {
            assert_eq!(from_words(words).as_deref(), Some(source), "{words}");
        }
    }

    #[test]
    fn a_break_holds_for_every_group_before_it_that_it_fits() {
        for (words, source) in [
            (
                "пн-ср 9-18, чт 10-19, пт 9-16, перерва 13:00-14:00",
                "Mo-We 09:00-13:00,14:00-18:00; Th 10:00-13:00,14:00-19:00; Fr 09:00-13:00,14:00-16:00",
            ),
            (
                "пн-пт 9-18, сб 9-12, обід 13:00-14:00",
                "Mo-Fr 09:00-13:00,14:00-18:00; Sa 09:00-12:00",
            ),
            (
                "пн-чт 8-17, обід 12-13, пт 8-16, обід 12-12:30",
                "Mo-Th 08:00-12:00,13:00-17:00; Fr 08:00-12:00,12:30-16:00",
            ),
            (
                "пн-пт 8:00-17:00, сб вихідний, обід 12:00-13:00",
                "Mo-Fr 08:00-12:00,13:00-17:00; Sa off",
            ),
        ] {
            assert_eq!(from_words(words).as_deref(), Some(source), "{words}");
        }
        // It fits nobody, or one group by half.
        for words in [
            "пн-пт 9-13, обід 13:00-14:00",
            "пн-пт 9-18, сб 9-13:30, обід 13:00-14:00",
            "сб вихідний, обід 13:00-14:00",
            "пн-пт 9-18, сб цілодобово, обід 13:00-14:00",
        ] {
            assert_eq!(from_words(words), None, "{words}");
        }
    }

    #[test]
    fn what_is_not_certain_is_refused() {
        for words in [
            "",
            "за домовленістю",
            "пн-пт 9:00-17:00, крім свят",
            "перший понеділок 9-12",
            "нульовий понеділок місяця 9-12",
            "пн-пт",
            "9:00",
            "пн-пт 9:00-25:00",
            "пн 9-9",
            "ранок",
            "пн-пт 9:00-17:00 обід",
        ] {
            assert_eq!(from_words(words), None, "{words}");
        }
    }

    #[test]
    fn our_own_words_come_back_as_the_same_words() {
        for source in [
            "Mo-Fr 09:00-17:00; PH off",
            "Mo-Fr 09:00-13:00,14:00-18:00; Sa 10:00-12:00",
            "24/7",
            "Mo,We,Fr 08:00-12:00",
            "Tu 18:00-02:00",
            "Mo-Fr 09:00+",
            "Mo-Su 08:00-20:00",
            "Mo-Fr 09:00-17:00 \"за записом\"",
            "SH off; Mo-Th 09:00-17:00",
            "Mo[1] 09:00-12:00",
            "We[1,-1] 09:00-12:00",
        ] {
            let hours = Hours::parse(source).unwrap();
            for lang in [Lang::UK, Lang::EN] {
                let words = hours.in_words(lang).join("; ");
                let read = Hours::parse(&words).ok().or_else(|| Hours::from_words(&words));
                let read = read.unwrap_or_else(|| panic!("{words}"));
                assert_eq!(read.in_words(lang).join("; "), words, "{source}");
            }
        }
    }
}
