//! Numbers as people write them into one field: several, each perhaps with an extension and what it is for.
//!
//! A text comes in, its pieces go out, each cut into number, extension and label. Nothing is checked: what is no number stays in its
//! piece whole, and whoever asked says what is wrong with it. Content, `check --fix` and `import` read by these rules.

use std::borrow::Cow;
use std::ops::Range;

use super::find::find_numbers;
use super::number::PhoneNumber;
use crate::base::choices::{Choice, Chosen as _, PhoneType};
use crate::base::locale::Lang;
use crate::base::locale::hours::Hours;
use crate::base::quoted::{cut_outside, quoted, quoted_parts};

/// Words that only say that a number follows.
const ANNOUNCED: [&str; 18] = [
    "тел",
    "телефон",
    "телефони",
    "т",
    "моб",
    "моб тел",
    "моб телефон",
    "мобільний телефон",
    "конт тел",
    "контактний телефон",
    "контактні телефони",
    "контактний номер",
    "номер телефону",
    "phone",
    "phone number",
    "tel",
    "mob",
    "mobile",
];

/// Words that join two numbers and say nothing of either.
const JOINING: [&str; 8] = ["та", "і", "й", "або", "чи", "or", "and", "и"];

/// Words for one number that answers calls and takes faxes.
const WITH_FAX: [&str; 8] = [
    "т/ф",
    "т/факс",
    "тел/факс",
    "телефон/факс",
    "телефон-факс",
    "tel/fax",
    "phone/fax",
    "факс/тел",
];

/// One number as it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct WrittenPhone {
    /// What may be the number.
    pub(crate) number: String,
    /// The digits of its extension.
    pub(crate) extension: Option<String>,
    /// What it is for.
    pub(crate) label: Option<String>,
}

impl WrittenPhone {
    /// Cuts one piece.
    pub(crate) fn new(piece: &str) -> Self {
        /// Stands for a quoted part, which says nothing of a number.
        const PART: &str = "\u{e000}";
        let quoted = quoted_parts(piece).into_iter().next_back();
        let bare = quoted.clone().map_or(piece.into(), |part| {
            Cow::from(format!("{}{PART}{}", &piece[..part.start], &piece[part.end..]))
        });
        let (bare, extension) = without_extension(&bare);
        let (number, label) = number_and_label(&bare);
        let label = match quoted {
            Some(part) => label.map(|label| label.replacen(PART, &piece[part], 1)),
            None => label,
        };
        Self { number: number.to_owned(), extension, label }
    }

    /// Reads a text that is one number with more beside it; `None` where it is the number alone or none.
    pub(crate) fn with_more(text: &str) -> Option<(PhoneNumber, Self)> {
        let [piece] = pieces(text)[..] else { return None };
        let written = Self::new(piece);
        let number = PhoneNumber::parse(&written.number).ok()?;
        (written.extension.is_some() || written.label.is_some()).then_some((number, written))
    }
}

/// Reads a text that is several whole numbers and nothing more.
pub(crate) fn several(text: &str) -> Option<Vec<PhoneNumber>> {
    let number = |piece: &&str| PhoneNumber::parse(piece).ok();
    let numbers: Option<Vec<PhoneNumber>> = pieces(text).iter().map(number).collect();
    numbers.filter(|numbers| numbers.len() > 1)
}

/// Cuts a text into pieces, each of which holds one number at most.
pub(crate) fn pieces(text: &str) -> Vec<&str> {
    cut_outside(text, |text| split_pieces(text).into_iter().flat_map(apart).collect())
}

/// Returns a label as it stands behind a number in a cell: in quotes where it would be read as anything else.
pub(crate) fn label_in_cell(label: &str) -> Cow<'_, str> {
    let reads_otherwise = label.contains(['(', ')', ';', '|', '•', '·', '\n', '\u{e000}'])
        || !quoted_parts(label).is_empty()
        || label.trim() != label
        || label.is_empty()
        || !find_numbers(label).is_empty()
        || is_extension(label)
        || is_with_fax(label)
        || Choice::named(PhoneType::CHOICES, label).is_some()
        || label.split(", ").all(|code| Lang::known(code).is_some())
        || Hours::as_typed(label).is_ok();
    if reads_otherwise { quoted(label).into() } else { label.into() }
}

/// Tells words for one number that answers calls and takes faxes.
pub(crate) fn is_with_fax(text: &str) -> bool {
    WITH_FAX.contains(&text.to_lowercase().replace(['.', ' '], "").as_str())
}

/// Returns the digits of an extension, which spaces and hyphens may part; no exchange has one of more than seven.
pub(crate) fn extension_digits(text: &str) -> Option<String> {
    let digits: String = text.chars().filter(|c| !c.is_whitespace() && *c != '-').collect();
    let is_number = !digits.is_empty() && digits.chars().all(|c| c.is_ascii_digit());
    (is_number && digits.len() <= 7).then_some(digits)
}

/// Cuts a piece that holds several numbers, each with its label; one whose labels may belong to either stays whole, and the
/// validator refuses it.
fn apart(piece: &str) -> Vec<&str> {
    let found = find_numbers(piece);
    let [(first, _), rest @ ..] = found.as_slice() else { return vec![piece] };
    let is_led = piece[..first.start].contains(char::is_alphabetic);
    let mut cuts = Vec::new();
    let mut from = 0;
    let mut end = first.end;
    for (next, _) in rest {
        let Some(gap) = cut_within(&piece[end..next.start], is_led) else { return vec![piece] };
        cuts.push(piece[from..end + gap.start].trim());
        from = end + gap.end;
        end = next.end;
    }
    cuts.push(piece[from..].trim());
    cuts
}

/// Returns what parts two numbers, within the text between them: what stands before it belongs to the first, what stands after
/// it to the second. `None` where nobody can tell.
fn cut_within(between: &str, is_led: bool) -> Option<Range<usize>> {
    let is_sign =
        |c: char| c.is_whitespace() || matches!(c, '/' | '.' | '+' | '&' | ')' | '-' | '–' | '—');
    let blank = between.len() - between.trim_start().len();
    if let Some(inside) = between[blank..].strip_prefix('(') {
        return match inside.find(')') {
            Some(at) => {
                let after = blank + 1 + at + 1;
                cut_within(&between[after..], true).map(|gap| after + gap.start..after + gap.end)
            }
            None => Some(blank..blank + 1),
        };
    }
    let words = between.trim_matches(is_sign);
    if words.is_empty() || JOINING.contains(&words.to_lowercase().as_str()) {
        return Some(0..between.len());
    }
    (is_led && !words.contains(|c: char| c.is_ascii_digit())).then_some(0..0)
}

/// Words before an extension.
const EXTENSIONS: [&str; 10] = [
    "дод",
    "додатковий",
    "доб",
    "добавочный",
    "внутр",
    "внутрішній",
    "внутренний",
    "вн",
    "ext",
    "extension",
];

/// Finds an extension behind a number: `050 123-45-67 дод. 101`, `…, внутр. 12`.
fn extension_in(text: &str) -> Option<(Range<usize>, String)> {
    text.char_indices()
        .filter(|(at, _)| *at == 0 || text[..*at].ends_with([' ', ',', '\u{a0}']))
        .find_map(|(at, _)| {
            let (length, number) = leading_extension(&text[at..])?;
            Some((at..at + length, number))
        })
}

/// Reads the extension that a text begins with: how long it is written, and its digits.
fn leading_extension(text: &str) -> Option<(usize, String)> {
    let length = text.find(|c: char| !c.is_alphabetic()).unwrap_or(text.len());
    let (word, rest) = text.split_at(length);
    EXTENSIONS.contains(&word.to_lowercase().as_str()).then_some(())?;
    let gap = rest.find(|c: char| !matches!(c, '.' | ':' | ' ' | '\u{a0}' | '№'))?;
    let digits = &rest[gap..];
    let end = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
    let number = extension_digits(&digits[..end])?;
    Some((length + gap + end, number))
}

/// Takes the extension out of a piece.
fn without_extension(piece: &str) -> (Cow<'_, str>, Option<String>) {
    match extension_in(&outside_brackets(piece)).filter(|(place, _)| place.start > 0) {
        Some((place, digits)) => {
            let before = piece[..place.start].trim_end_matches([' ', ',', '\u{a0}']);
            (format!("{before}{}", &piece[place.end..]).into(), Some(digits))
        }
        None => match bracketed_extension(piece) {
            Some((before, digits)) => (before.into(), Some(digits)),
            None => (piece.into(), None),
        },
    }
}

/// Reads `050 123-45-67 (дод. 12)` and `050 123-45-67 (дод. 12, склад)`: a bracket behind a number that begins with an
/// extension. Returns what is left without it.
fn bracketed_extension(piece: &str) -> Option<(String, String)> {
    let (before, inside) = piece.strip_suffix(')')?.rsplit_once('(')?;
    let (length, digits) = leading_extension(inside.trim_start())?;
    let before = before.trim_end();
    let rest = inside.trim_start()[length..].trim();
    let label = rest.trim_start_matches([',', ';', ' ']);
    let is_apart = rest.is_empty() || label.len() < rest.len();
    let left = match label {
        "" => before.to_owned(),
        label => format!("{before} ({label})"),
    };
    (is_apart && !before.is_empty()).then_some((left, digits))
}

/// Blanks what stands in brackets, which says what a number is for; every other byte stays in its place.
fn outside_brackets(piece: &str) -> String {
    let mut depth = 0_usize;
    let outside = piece.chars().map(|c| {
        depth += usize::from(c == '(');
        let shown = if depth > 0 { " ".repeat(c.len_utf8()) } else { c.to_string() };
        depth = depth.saturating_sub(usize::from(c == ')'));
        shown
    });
    outside.collect()
}

/// Cuts at signs that stand outside brackets; an extension stays with its number.
fn split_pieces(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let (mut depth, mut start) = (0_usize, 0);
    for (at, c) in text.char_indices() {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            ',' if depth == 0 && is_extension(&text[at + 1..]) => {}
            ';' | ',' | '\n' | '|' | '•' | '·' if depth == 0 => {
                found.push(&text[start..at]);
                start = at + c.len_utf8();
            }
            _ => {}
        }
    }
    found.push(&text[start..]);
    let found: Vec<&str> =
        found.into_iter().map(str::trim).filter(|piece| !piece.is_empty()).collect();
    // A bracket that nobody closed holds everything together: then signs count everywhere.
    if depth == 0 {
        return found;
    }
    text.split([';', '\n', ',', '|', '•', '·'])
        .map(str::trim)
        .filter(|piece| !piece.is_empty())
        .collect()
}

/// Tells a text that begins with an extension.
fn is_extension(text: &str) -> bool {
    leading_extension(text.trim_start()).is_some()
}

/// Parts a number from its label: `050 123-45-67 (приймальня)`, `приймальня: 050 123-45-67`.
fn number_and_label(piece: &str) -> (&str, Option<String>) {
    let is_number = |text: &str| PhoneNumber::parse(text).is_ok();
    if is_number(piece) {
        return (piece, None);
    }
    if let Some(inner) = piece.strip_suffix(')') {
        // A number has one pair of brackets at most, so its label is in the first or the second.
        let mut brackets = piece.match_indices('(').map(|(at, _)| at).take(2);
        if let Some(at) = brackets.find(|at| is_number(&piece[..*at])) {
            return (piece[..at].trim(), Some(inner[at + 1..].trim().to_owned()));
        }
    }
    let found = find_numbers(piece);
    let [(span, _)] = found.as_slice() else { return (piece, None) };
    let (before, after) = (&piece[..span.start], &piece[span.end..]);
    if before.chars().chain(after.chars()).any(|c| c.is_ascii_digit() || c == '+') {
        return (piece, None);
    }
    let words: Vec<&str> =
        [before, after].into_iter().map(trimmed).filter(|t| !t.is_empty()).collect();
    let label = words.join(" ");
    let announces = ANNOUNCED.contains(&label.to_lowercase().replace('.', "").as_str());
    // Quotes and little pictures say nothing.
    let says = label.contains(char::is_alphanumeric) && !announces;
    (&piece[span.clone()], Some(label).filter(|_| says))
}

fn trimmed(text: &str) -> &str {
    text.trim_matches(|c: char| {
        c.is_whitespace() || matches!(c, ':' | '.' | '-' | '–' | '—' | '(' | ')' | ',' | '/')
    })
}

#[cfg(test)]
mod tests;
