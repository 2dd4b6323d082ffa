//! One number or address in a text, however it is written.
//!
//! Its digits are looked for with anything between them that people put there. Whole numbers only: digits before
//! or after belong to another one. Short numbers, such as 112, are left to typed fields: in a sentence they may be
//! a sum of money.

use std::ops::Range;

use crate::base::locale::disguised::PlainText;
use crate::base::locale::emails::find_emails;
use crate::base::locale::phones::PhoneNumber;
use crate::base::names::is_invisible;

/// The most characters between two digits of one number.
const WIDEST_GAP: usize = 6;

/// Returns the places where a number stands, in order, also where it was written for eyes alone.
pub(super) fn find(text: &str, phone: &PhoneNumber) -> Vec<Range<usize>> {
    if phone.is_short() {
        return Vec::new();
    }
    let forms = forms(phone);
    let found = find_forms(text, &forms);
    with_disguised(text, found, |plain| find_forms(plain, &forms))
}

/// Returns the places where an address stands, in order; it comes in lower case.
pub(super) fn find_address(text: &str, address: &str) -> Vec<Range<usize>> {
    let places = |text: &str| -> Vec<Range<usize>> {
        let found = find_emails(text).into_iter();
        found.filter(|(_, email)| email == address).map(|(place, _)| place).collect()
    };
    with_disguised(text, places(text), places)
}

/// Adds to what was found what a text says only when its signs are made plain.
fn with_disguised(
    text: &str,
    mut found: Vec<Range<usize>>,
    find: impl Fn(&str) -> Vec<Range<usize>>,
) -> Vec<Range<usize>> {
    let Some(plain) = PlainText::from_text(text) else { return found };
    for part in find(plain.text()) {
        let place = plain.place(&part);
        if !found.iter().any(|own| own.start < place.end && place.start < own.end) {
            found.push(place);
        }
    }
    found.sort_by_key(|place| place.start);
    found
}

fn find_forms(text: &str, forms: &[String]) -> Vec<Range<usize>> {
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

/// Returns the text with `marker` in these places.
pub(super) fn redact(text: &str, places: &[Range<usize>], marker: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for place in places {
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
            "050/000/00/01",
            "050 000<br>00 01",
            "０５０ ０００ ００ ０１",
            "050,000,00,01",
        ] {
            let text = format!("тел. {written}, щодня");
            assert_eq!(redact(&text, &find(&text, &phone), "…"), "тел. …, щодня", "{written}");
        }
        let link = "[Viber](viber://chat?number=%2B380500000001)";
        assert_eq!(redact(link, &find(link, &phone), "…"), "[Viber](viber://chat?number=%2B…)");
        for other in ["0500000002", "050 000-00-010", "10500000001", "050 000 та 0001"] {
            assert_eq!(find(other, &phone), Vec::<Range<usize>>::new(), "{other}");
        }
    }

    #[test]
    fn an_address_is_found_in_any_notation_and_no_other_one_is() {
        for written in ["Olena@Example.org", "olena (at) example.org", "olena собака example.org"]
        {
            let text = format!("пишіть {written}, щодня");
            let places = find_address(&text, "olena@example.org");
            assert_eq!(redact(&text, &places, "…"), "пишіть …, щодня", "{written}");
        }
        let other = "olena@example.org.ua, ne-olena@example.org";
        assert_eq!(find_address(other, "olena@example.org"), Vec::<Range<usize>>::new());
    }
}
