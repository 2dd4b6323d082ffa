//! Minutes as sections: a heading or a word with a colon opens one, its lines are items.

use crate::base::locale::compare::fold;

/// What a section of minutes holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum MinutesTopic {
    /// Who was there.
    Attendees,
    /// What was to be spoken about.
    Agenda,
    /// What was reported.
    Heard,
    /// What was decided.
    Decisions,
    /// Who does what.
    Tasks,
}

/// How sections are called, in Ukrainian, Russian and English.
const CALLED: [(MinutesTopic, &[&str]); 5] = [
    (
        MinutesTopic::Attendees,
        &[
            "присутні",
            "були присутні",
            "учасники",
            "учасники зустрічі",
            "учасниці та учасники",
            "присутствовали",
            "участники",
            "attendees",
            "present",
            "participants",
            "in attendance",
        ],
    ),
    (
        MinutesTopic::Agenda,
        &["порядок денний", "питання порядку денного", "повестка дня", "agenda"],
    ),
    (MinutesTopic::Heard, &["слухали", "заслухали", "виступили", "слушали", "выступили", "heard"]),
    (
        MinutesTopic::Decisions,
        &[
            "вирішили",
            "ухвалили",
            "постановили",
            "ухвалено",
            "рішення",
            "прийняті рішення",
            "решили",
            "постановили",
            "решения",
            "decisions",
            "decided",
            "resolved",
        ],
    ),
    (
        MinutesTopic::Tasks,
        &[
            "доручення",
            "доручили",
            "завдання",
            "наступні кроки",
            "поручения",
            "задачи",
            "tasks",
            "action items",
            "actions",
            "next steps",
        ],
    ),
];

/// A piece of minutes: lines of a section, or text that is none.
#[derive(Debug)]
pub(super) struct MinutesSection<'t> {
    /// What it holds; nothing for a text.
    pub(super) topic: Option<MinutesTopic>,
    /// The line that opens it.
    pub(super) head: Option<&'t str>,
    /// Its items, each with its lines as they stand: the first line, and those that go on with it.
    pub(super) items: Vec<MinutesItem<'t>>,
}

/// An item of a section.
#[derive(Debug)]
pub(super) struct MinutesItem<'t> {
    /// The lines as they stand.
    pub(super) lines: Vec<&'t str>,
    /// What it says, on one line and without its mark.
    pub(super) text: String,
    /// Whether it is done, where a box says so.
    pub(super) is_done: Option<bool>,
}

/// Cuts minutes into sections.
pub(super) fn sections(text: &str) -> Vec<MinutesSection<'_>> {
    let mut sections = vec![MinutesSection { topic: None, head: None, items: Vec::new() }];
    let mut is_code = false;
    for line in text.lines() {
        is_code ^= line.trim_start().starts_with("```");
        let opened = if is_code { None } else { opens(line) };
        if let Some((topic, rest)) = opened {
            let mut items = Vec::new();
            items.extend((!rest.is_empty()).then(|| MinutesItem::new(rest)));
            sections.push(MinutesSection { topic: Some(topic), head: Some(line), items });
            continue;
        }
        let last = sections.last_mut().expect("the first stands there");
        // Who was absent or invited is named right below who was there.
        let is_other = last.topic == Some(MinutesTopic::Attendees) && is_labelled(line);
        let is_heading = !is_code && (line.starts_with('#') || is_label(line) || is_other);
        if is_heading && last.topic.is_some() {
            sections.push(MinutesSection {
                topic: None,
                head: None,
                items: vec![MinutesItem::new(line)],
            });
        } else {
            last.add_line(line, is_code);
        }
    }
    sections
}

/// Tells a line that opens a section, with what stands behind its colon.
fn opens(line: &str) -> Option<(MinutesTopic, &str)> {
    let is_mark = |c: char| matches!(c, '#' | '*' | '_' | ' ');
    let plain = line.trim_matches(is_mark);
    // A number may stand before the word: `1. Слухали`, `II. Вирішили`.
    let plain = match plain.split_once(['.', ')']) {
        Some((number, rest))
            if number
                .chars()
                .all(|c| c.is_ascii_digit() || matches!(c, 'I' | 'V' | 'X' | 'І' | 'Х')) =>
        {
            rest.trim_start_matches(is_mark)
        }
        _ => plain,
    };
    let (word, rest) = plain.split_once(':').unwrap_or((plain, ""));
    let is_opening = plain.len() != word.len()
        || line.starts_with('#')
        || line.trim_start().starts_with("**")
        || word.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
    let word = fold(word.trim_matches(is_mark));
    let found = CALLED.iter().find(|(_, names)| names.iter().any(|name| fold(name) == word));
    found.filter(|_| is_opening).map(|(topic, _)| (*topic, rest.trim_matches(is_mark)))
}

/// Tells a short line with nothing but a word and a colon: it opens something that is no known section.
fn is_label(line: &str) -> bool {
    let line = line.trim().trim_matches('*');
    let first = line.chars().next();
    line.ends_with(':') && line.chars().count() <= 40 && first.is_some_and(char::is_uppercase)
}

/// Tells a line that says in a word or two what it is about: `Відсутні: нікого`.
fn is_labelled(line: &str) -> bool {
    let line = line.trim_matches(['*', '_', ' ']);
    let Some((word, _)) = line.split_once(':') else { return false };
    let is_begun = word.chars().next().is_some_and(char::is_uppercase);
    is_begun && word.split_whitespace().count() <= 3
}

impl<'t> MinutesSection<'t> {
    fn add_line(&mut self, line: &'t str, is_code: bool) {
        let goes_on = line.starts_with("  ") || line.starts_with('\t');
        match self.items.last_mut() {
            Some(item)
                if is_code || (goes_on && !line.trim().is_empty() && !item.text.is_empty()) =>
            {
                item.lines.push(line);
                item.text.extend([" ", box_mark(line).0]);
            }
            _ => self.items.push(MinutesItem::new(line)),
        }
    }
}

impl<'t> MinutesItem<'t> {
    fn new(line: &'t str) -> Self {
        let (text, is_done) = box_mark(line);
        Self { lines: vec![line], text: text.to_owned(), is_done }
    }
}

/// Returns a line without the mark of a list, and what its box says.
fn box_mark(line: &str) -> (&str, Option<bool>) {
    let line = line.trim();
    let without = line.strip_prefix(['-', '*', '+', '•']).filter(|rest| rest.starts_with(' '));
    let numbered = || {
        let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
        let rest = (rest.len() < line.len()).then(|| rest.strip_prefix(['.', ')']))??;
        rest.starts_with(' ').then_some(rest)
    };
    let text = without.or_else(numbered).unwrap_or(line).trim();
    for (mark, is_done) in [("[ ]", false), ("[x]", true), ("[X]", true), ("[х]", true)] {
        if let Some(rest) = text.strip_prefix(mark) {
            return (rest.trim(), Some(is_done));
        }
    }
    (text, None)
}
