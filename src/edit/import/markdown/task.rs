//! A task as minutes write it: what, who, by when.
//!
//! Who and when are taken only where a word or a bracket says so. What is not certain stays in what is to be done.

use jiff::civil::Date;

use super::sections::MinutesItem;
use crate::base::locale::typed;
use crate::edit::import::draft::Fact;
use crate::edit::import::place::Place;

/// The words before who does it.
const WHO: [&str; 10] = [
    "відповідальний",
    "відповідальна",
    "відповідальні",
    "відп.",
    "виконавець",
    "виконавці",
    "хто",
    "who",
    "owner",
    "responsible",
];
/// The words before the day.
const DUE: [&str; 8] =
    ["термін", "строк", "термін виконання", "до", "due", "by", "deadline", "срок"];

/// The longest name, in letters.
const LONGEST_NAME: usize = 80;

/// Returns the task that an item says.
pub(super) fn parse_task(place: &Place, item: &MinutesItem<'_>, day: Date) -> Fact {
    let mut what = item.text.clone();
    let (mut who, mut due) = (Vec::new(), None);
    // From the end, as long as the last piece says who or when.
    while let Some((rest, piece)) = last_piece(&what) {
        if let Some(date) = of_words(piece, &DUE)
            .and_then(typed::parse_date)
            .filter(|date| due.is_none() && *date >= day)
        {
            due = Some(date);
        } else if let Some(names) =
            of_words(piece, &WHO).and_then(parse_names).filter(|_| who.is_empty())
        {
            who = names;
        } else {
            break;
        }
        what = rest.to_owned();
    }
    let text = |text: &str| Fact::from_text(place, text);
    let mut fields = vec![("what", text(what.trim()))];
    if !who.is_empty() {
        fields.push(("who", Fact::from_items(place, who.iter().map(|name| text(name)).collect())));
    }
    fields.extend(due.map(|date| ("due", text(&date.to_string()))));
    if item.is_done == Some(true) {
        fields.push(("status", text("done")));
    }
    Fact::from_fields(place, fields)
}

/// Parts the last piece from what stands before it: behind a dash, a stop, a semicolon, a comma, or in brackets.
fn last_piece(text: &str) -> Option<(&str, &str)> {
    let text = text.trim().trim_end_matches(['.', ';', ',']);
    let begin =
        |at: usize, length: usize| Some((text[..at].trim_end(), text[at + length..].trim()));
    if let Some(inner) = text.strip_suffix(')') {
        let at = inner.rfind('(')?;
        let piece = inner[at + 1..].trim();
        // Both may stand in one pair of brackets.
        return match inner[at..].rfind([';', ',']) {
            Some(cut) => Some((&inner[..at + cut], inner[at + cut + 1..].trim())),
            None => Some((inner[..at].trim_end(), piece)),
        };
    }
    let marks = [" — ", " – ", ". ", "; ", ", ", " ("];
    let places = marks.iter().filter_map(|mark| Some((text.rfind(mark)?, mark.len())));
    let (at, length) = places.max()?;
    begin(at, length)
}

/// Returns what stands behind one of the words, with or without a colon.
fn of_words<'t>(piece: &'t str, words: &[&str]) -> Option<&'t str> {
    let lower = piece.to_lowercase();
    words.iter().find_map(|word| {
        let rest = lower.strip_prefix(word)?;
        let is_word = rest.starts_with([':', ' ', '-', '—']);
        // Lower case may be of another length.
        let behind = piece.get(piece.len().checked_sub(rest.len())?..)?;
        is_word.then(|| behind.trim_start_matches([':', ' ', '-', '—']).trim())
    })
}

/// Returns names; nothing where they may be something else.
fn parse_names(text: &str) -> Option<Vec<String>> {
    let names = text.split([',', ';']).map(str::trim);
    let names: Vec<String> = names.filter(|name| !name.is_empty()).map(str::to_owned).collect();
    let is_name = |name: &String| {
        let first = name.chars().next();
        let is_begun = first.is_some_and(|c| c.is_uppercase() || matches!(c, '«' | '“'));
        // A Latin word alone would be an id.
        is_begun && name.chars().count() <= LONGEST_NAME && (!name.is_ascii() || name.contains(' '))
    };
    (!names.is_empty() && names.iter().all(is_name)).then_some(names)
}
