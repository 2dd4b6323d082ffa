//! Rows that count the others: «Усього: 12».

use super::cells::{Cell, Held};
use super::empty;
use crate::base::locale::compare::fold;

/// What begins a row of totals, folded.
const TOTALS: [&str; 15] = [
    "усього",
    "всього",
    "разом",
    "загалом",
    "підсумок",
    "підсумки",
    "ітого",
    "итого",
    "всего",
    "grand total",
    "subtotal",
    "total",
    "totals",
    "сума",
    "sum",
];

/// The words that may stand behind.
const COUNTED: [&str; 22] = [
    "організацій",
    "організації",
    "установ",
    "закладів",
    "рядків",
    "записів",
    "за переліком",
    "по переліку",
    "организаций",
    "organisations",
    "organizations",
    "послуг",
    "надавачів",
    "осіб",
    "по району",
    "по місту",
    "по громаді",
    "по області",
    "за районом",
    "за містом",
    "у громаді",
    "в районі",
];

/// Returns the cell that makes a row one of totals: all that it says beside is numbers.
pub(super) fn total(cells: &[Cell]) -> Option<&Cell> {
    let mut said = cells.iter().filter(|cell| !empty::says_nothing(&cell.text()));
    let first = said.by_ref().next()?;
    (is_total(&first.text()) && said.all(is_count)).then_some(first)
}

fn is_total(text: &str) -> bool {
    let is_count = |c: char| {
        c.is_whitespace() || c.is_ascii_digit() || matches!(c, ':' | '-' | '–' | '—' | '=' | '.')
    };
    let text = fold(text);
    let Some(rest) = TOTALS.iter().find_map(|word| text.strip_prefix(word)) else { return false };
    let rest = rest.trim_matches(is_count);
    rest.is_empty() || COUNTED.contains(&rest)
}

/// A telephone is no count.
fn is_count(cell: &Cell) -> bool {
    const LONGEST: usize = 6;
    let text = cell.text();
    match cell.held {
        // Money has a part of a whole, and a telephone has none.
        Held::Number(number) => text.len() <= LONGEST || number.fract() != 0.0,
        Held::Text(_) => {
            // «12 установ»: a number and what was counted.
            let number =
                text.trim_end_matches(|c: char| c.is_alphabetic() || matches!(c, ' ' | '.' | 'ʼ'));
            let is_number =
                |c: char| c.is_ascii_digit() || matches!(c, ' ' | ',' | '.' | '%' | '\u{a0}');
            // Money has a part of a whole here, too.
            let cut = number.len().saturating_sub(3);
            let is_money = number.is_char_boundary(cut) && number[cut..].starts_with([',', '.']);
            let number = if is_money { &number[..cut] } else { number };
            !number.is_empty() && number.len() <= LONGEST && number.chars().all(is_number)
        }
        Held::Nothing | Held::Date(_) | Held::Error(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_total_is_told_from_a_name_that_begins_so() {
        for text in ["Усього", "ВСЬОГО:", "Разом: 12", "Усього організацій — 6", "Итого", "Total"]
        {
            assert!(is_total(text), "{text}");
        }
        for text in
            ["Разом до перемоги", "Усього потроху", "Разом, фонд", "Фонд «Разом»", "Підсумкова"]
        {
            assert!(!is_total(text), "{text}");
        }
    }
}
