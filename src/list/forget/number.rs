//! One number in a text, however it is written.
//!
//! Its digits are looked for with anything between them that people put there. Whole numbers only: digits before
//! or after belong to another one. Short numbers, such as 112, are left to typed fields: in a sentence they may be
//! a sum of money.

use std::ops::Range;

use crate::base::locale::phones::PhoneNumber;
use crate::base::names::is_invisible;

/// The most characters between two digits of one number.
const WIDEST_GAP: usize = 6;

/// Returns the places where a number stands, in order.
pub(super) fn find(text: &str, phone: &PhoneNumber) -> Vec<Range<usize>> {
    if phone.is_short() {
        return Vec::new();
    }
    let forms = forms(phone);
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find(|c: char| c.is_ascii_digit()).map(|n| at + n) {
        let end = forms.iter().find_map(|form| ends(&text[start..], form));
        at = match end {
            Some(length) => {
                found.push(with_lead(text, start)..start + length);
                start + length
            }
            None => start + text[start..].bytes().take_while(u8::is_ascii_digit).count(),
        };
    }
    found
}

/// Returns the text with `marker` wherever the number stood.
pub(super) fn replace(text: &str, phone: &PhoneNumber, marker: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for place in find(text, phone) {
        out.push_str(&text[at..place.start]);
        out.push_str(marker);
        at = place.end;
    }
    out.push_str(&text[at..]);
    out
}

/// The digits of each notation, the longest first.
fn forms(phone: &PhoneNumber) -> Vec<String> {
    let digits = phone.tel().trim_start_matches('+').to_owned();
    let mut forms = vec![format!("00{digits}"), digits.clone()];
    if let Some(own) = digits.strip_prefix("380") {
        forms.extend([format!("80{own}"), format!("0{own}"), own.to_owned()]);
    }
    forms
}

/// Returns where the digits of `form` end, if `text` begins with them and no further digit follows.
fn ends(text: &str, form: &str) -> Option<usize> {
    let mut wanted = form.bytes().peekable();
    let mut gap = 0;
    for (at, c) in text.char_indices() {
        match wanted.peek() {
            Some(&digit) if c.is_ascii_digit() => {
                if c as u8 as u32 != u32::from(digit) {
                    return None;
                }
                wanted.next();
                gap = 0;
            }
            Some(_) if is_between(c) && gap < WIDEST_GAP => gap += 1,
            Some(_) => return None,
            None => return (!c.is_ascii_digit()).then_some(at),
        }
    }
    wanted.peek().is_none().then_some(text.len())
}

fn is_between(c: char) -> bool {
    is_invisible(c)
        || matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' | '(' | ')' | '.' | '/' | '+' | '_')
        || matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

/// Takes the plus and the bracket before the digits along.
fn with_lead(text: &str, start: usize) -> usize {
    text[..start].trim_end_matches(['+', '(']).len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_found_in_any_notation_and_no_other_one_is() {
        let phone = PhoneNumber::parse("050 000-00-01").unwrap();
        for written in [
            "+380500000001",
            "380500000001",
            "00380 50 000 00 01",
            "+38 (050) 000-00-01",
            "050-000-00-01",
            "(050) 000.00.01",
            "8 050 000 00 01",
            "050\u{a0}000‑00‑01",
            "50 000 00 01",
            "0 5 0 0 0 0 0 0 0 1",
        ] {
            let text = format!("тел. {written}, щодня");
            assert_eq!(replace(&text, &phone, "…"), "тел. …, щодня", "{written}");
        }
        let link = "[Viber](viber://chat?number=%2B380500000001)";
        assert_eq!(replace(link, &phone, "…"), "[Viber](viber://chat?number=%2B…)");
        for other in ["0500000002", "050 000-00-010", "10500000001", "050 000 та 0001"] {
            assert_eq!(find(other, &phone), Vec::<Range<usize>>::new(), "{other}");
        }
    }
}
