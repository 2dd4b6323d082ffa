//! Opening hours with dates, read back from the very words that they are printed in.
//!
//! Dates are so many things in texts of people («до 15 травня», «з 1 по 5») that only our own lines with them are understood: what was
//! read is printed again, and counts where the same words come out. Lines without dates are read as all words are.

use super::spoken;
use crate::base::locale::Lang;
use crate::base::locale::dates::{month_genitive, month_name};

/// What parts the lines where they stand in one.
const BETWEEN: [char; 2] = [';', '\n'];
/// What parts them in brackets, and dates in a line.
const COMMA: &str = ", ";
/// What parts days from times.
const COLON: &str = ": ";
/// Months as OpenStreetMap writes them.
const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
/// What stands for every day where a line names dates alone, in words and in the notation.
const EVERY_DAY: (&str, &str) = ("щодня", "Mo-Su ");

/// A month or a day of it, as a line names it.
#[derive(Clone, Copy, PartialEq)]
struct NamedDay {
    day: Option<u8>,
    month: usize,
    year: Option<u16>,
}

/// Returns what two texts of the same lines share, whatever parts the lines and whichever spaces they have.
pub(super) fn in_one(text: &str) -> String {
    let lines = text.split(BETWEEN).map(|line| line.trim().replace('\u{a0}', " "));
    lines.collect::<Vec<_>>().join(COMMA)
}

/// Parts the lines of a text in which commas part them, as in brackets behind a number.
fn split_lines(text: &str, lang: Lang) -> Vec<String> {
    let mut lines = Vec::new();
    for joined in text.split(BETWEEN).map(str::trim) {
        let mut line = String::new();
        for piece in joined.split(COMMA) {
            let names_days = || {
                dated_span(piece, lang).is_some()
                    || spoken::from_words(&format!("{piece}: 09:00–10:00")).is_ok()
            };
            let is_whole = || line.contains(COLON) || spoken::from_words(&line).is_ok();
            if is_whole() && (piece.contains(COLON) || names_days()) {
                lines.push(std::mem::take(&mut line));
            }
            if !line.is_empty() {
                line += COMMA;
            }
            line += piece;
        }
        lines.push(line);
    }
    lines
}

/// Returns the notation of lines of which some begin with dates.
pub(super) fn notation(text: &str, lang: Lang) -> Option<String> {
    let text = text.replace('\u{a0}', " ");
    let mut rules: Vec<String> = Vec::new();
    let mut plain: Vec<String> = Vec::new();
    for line in split_lines(&text, lang) {
        let Some(dated) = dated_rule(&line, lang) else {
            plain.push(line);
            continue;
        };
        rules.extend(plain_rules(&mut plain)?);
        rules.push(dated);
    }
    // Without dates there is nothing to read that other words cannot say.
    if rules.is_empty() {
        return None;
    }
    rules.extend(plain_rules(&mut plain)?);
    Some(rules.join("; "))
}

/// Reads the lines without dates that stand together; none where there are none.
fn plain_rules(lines: &mut Vec<String>) -> Option<Option<String>> {
    if lines.is_empty() {
        return Some(None);
    }
    spoken::from_words(&std::mem::take(lines).join("; ")).ok().map(Some)
}

/// Reads a line that begins with dates: `6–10 квітня 2020 року: зачинено`.
fn dated_rule(line: &str, lang: Lang) -> Option<String> {
    let (label, times) = line.split_once(COLON)?;
    let parts: Vec<&str> = label.split(COMMA).collect();
    let spans: Vec<String> = parts.iter().map_while(|part| dated_span(part, lang)).collect();
    if spans.is_empty() {
        return None;
    }
    let week = parts[spans.len()..].join(COMMA);
    let (days, every) = if week.is_empty() { EVERY_DAY } else { (&*week, "") };
    let rest = spoken::from_words(&format!("{days}: {times}")).ok()?;
    Some(format!("{} {}", spans.join(","), rest.strip_prefix(every)?))
}

/// Reads dates or months from one to another.
fn dated_span(text: &str, lang: Lang) -> Option<String> {
    if let Some((from, to)) = [" — ", " – "].iter().find_map(|to| text.split_once(to)) {
        let (from, to) = (named_day(from, lang)?, named_day(to, lang)?);
        let from = NamedDay { year: from.year.or(to.year), ..from };
        return Some(format!("{}-{}", from.notation(), to.notation()));
    }
    let Some((from, to)) = text.split_once('–') else {
        return Some(named_day(text, lang)?.notation());
    };
    let to = named_day(to, lang)?;
    if let (Ok(first), Some(last)) = (from.parse::<u8>(), to.day) {
        return Some(format!("{}-{last:02}", NamedDay { day: Some(first), ..to }.notation()));
    }
    let from = NamedDay { year: to.year, ..named_day(from, lang)? };
    let last = NamedDay { year: None, ..to };
    (from.day.is_none() && to.day.is_none())
        .then(|| format!("{}-{}", from.notation(), last.notation()))
}

/// Reads `25 грудня`, `31 грудня 2026 року`, `липень`, `July 2026`.
fn named_day(text: &str, lang: Lang) -> Option<NamedDay> {
    let mut words: Vec<&str> = text.split(' ').collect();
    if lang == Lang::UK && words.last() == Some(&"року") {
        words.pop();
    }
    let is_year = |word: &&&str| word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit());
    let year = words.last().filter(is_year).and_then(|word| word.parse().ok());
    if year.is_some() {
        words.pop();
    }
    let (day, name) = match words[..] {
        [name] => (None, name),
        [day, name] => (Some(day.parse().ok()?), name),
        _ => return None,
    };
    let called = |month: &usize| {
        let number = i8::try_from(*month + 1).expect("a year has twelve months");
        let own =
            if day.is_some() { month_genitive(number, lang) } else { month_name(number, lang) };
        own == name
    };
    Some(NamedDay { day, month: (0..MONTHS.len()).find(called)?, year })
}

impl NamedDay {
    fn notation(self) -> String {
        let year = self.year.map_or(String::new(), |year| format!("{year} "));
        let day = self.day.map_or(String::new(), |day| format!(" {day:02}"));
        format!("{year}{}{day}", MONTHS[self.month])
    }
}
