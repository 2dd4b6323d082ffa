//! Phones in one cell: several numbers, each perhaps with what it is for.
//!
//! A number is taken only where the whole of its piece is understood; otherwise the piece goes on as it stands, and
//! the judge says what is wrong with it.

use super::numbers::whole;
use super::understand::{Reader, pieces};
use crate::base::locale::phones::{PhoneNumber, find_numbers};
use crate::edit::import::draft::Fact;
use crate::edit::import::place::Place;

/// Words that only say that a number follows.
const ANNOUNCED: [&str; 8] = ["тел", "телефон", "т", "моб", "phone", "tel", "mob", "конт. тел"];

/// Reads the phones of a cell.
pub(super) fn phones(reader: &mut Reader<'_>, place: &Place, text: &str) -> Vec<Fact> {
    let phone = |piece: &str| {
        let (number, label) = parts(piece);
        let number = reader.phone(place, number)?;
        let mut fields = vec![("number", Fact::text(place, number))];
        fields.extend(label.map(|label| ("label", Fact::text(place, label))));
        Some(Fact::map(place, fields))
    };
    cut(whole(text)).into_iter().filter_map(phone).collect()
}

/// Cuts at signs that stand outside brackets.
fn cut(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let (mut depth, mut start) = (0_usize, 0);
    for (at, c) in text.char_indices() {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            ';' | ',' | '\n' if depth == 0 => {
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
    if depth > 0 { pieces(text, &[';', '\n', ',']).collect() } else { found }
}

/// Parts a number from its label: `050 123-45-67 (приймальня)`, `приймальня: 050 123-45-67`.
fn parts(piece: &str) -> (&str, Option<String>) {
    let is_number = |text: &str| PhoneNumber::parse(text).is_ok();
    if is_number(piece) {
        return (piece, None);
    }
    if let Some(inner) = piece.strip_suffix(')') {
        let mut brackets = piece.match_indices('(').map(|(at, _)| at);
        if let Some(at) = brackets.find(|at| is_number(&piece[..*at])) {
            return (piece[..at].trim(), Some(inner[at + 1..].trim().to_owned()));
        }
    }
    let found = find_numbers(piece);
    let [(span, _)] = found.as_slice() else { return (piece, None) };
    let (before, after) = (&piece[..span.start], &piece[span.end..]);
    if before.chars().chain(after.chars()).any(|c| c.is_ascii_digit() || matches!(c, '+' | '/')) {
        return (piece, None);
    }
    let words: Vec<&str> =
        [before, after].into_iter().map(plain).filter(|t| !t.is_empty()).collect();
    let label = words.join(" ");
    let announces = ANNOUNCED.contains(&label.to_lowercase().as_str());
    (&piece[span.clone()], Some(label).filter(|label| !label.is_empty() && !announces))
}

fn plain(text: &str) -> &str {
    text.trim_matches(|c: char| {
        c.is_whitespace() || matches!(c, ':' | '.' | '-' | '–' | '—' | '(' | ')' | ',')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_parted_from_its_label() {
        for (piece, number, label) in [
            ("050 123-45-67", "050 123-45-67", None),
            ("(050) 123-45-67", "(050) 123-45-67", None),
            ("050 123-45-67 (склад, з 9:00)", "050 123-45-67", Some("склад, з 9:00")),
            ("1505 (гаряча лінія)", "1505", Some("гаряча лінія")),
            ("тел.: 050 123-45-67", "050 123-45-67", None),
            ("приймальня — 050 123-45-67", "050 123-45-67", Some("приймальня")),
            ("050 123-45-67/68", "050 123-45-67/68", None),
            ("каб. 5 050 123-45-67", "каб. 5 050 123-45-67", None),
        ] {
            assert_eq!(parts(piece), (number, label.map(str::to_owned)), "{piece}");
        }
    }

    #[test]
    fn signs_in_brackets_do_not_cut() {
        assert_eq!(cut("101 (а; б), 102\n103"), ["101 (а; б)", "102", "103"]);
        assert_eq!(cut("101 (а; 102"), ["101 (а", "102"]);
    }
}
