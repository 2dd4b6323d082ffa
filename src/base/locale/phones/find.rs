//! Phone numbers quoted in running text.
//!
//! A text comes in, the places where whole numbers stand go out: with a country code, or with an area code and the
//! zero before it. Short numbers and city numbers without a code are left alone, since they look like years,
//! times and prices. It would rather find a number too many than miss a private one.

use super::number::{PhoneNumber, is_invisible, is_separator};
use std::ops::Range;

/// The most characters that stand between two groups of one number: `) - `.
const WIDEST_GAP: usize = 4;

/// Returns the numbers written in `text` and where, in order and apart from each other.
pub fn find_numbers(text: &str) -> Vec<(Range<usize>, PhoneNumber)> {
    let groups = digit_groups(text);
    let mut found: Vec<(Range<usize>, PhoneNumber)> = Vec::new();
    let mut next = 0;
    while next < groups.len() {
        match longest_from(text, &groups[next..]) {
            Some((count, place, number)) => {
                found.push((place, number));
                next += count;
            }
            None => next += 1,
        }
    }
    found
}

/// Returns the runs of digits that no Latin letter touches: such are parts of codes, as of bank accounts.
fn digit_groups(text: &str) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let mut groups = Vec::new();
    let mut at = 0;
    while let Some(start) = bytes[at..].iter().position(u8::is_ascii_digit).map(|n| at + n) {
        let length = bytes[start..].iter().take_while(|b| b.is_ascii_digit()).count();
        at = start + length;
        let before = text[..start].chars().next_back().is_some_and(is_latin);
        let after = text[at..].chars().next().is_some_and(is_latin);
        if !before && !after {
            groups.push(start..at);
        }
    }
    groups
}

/// Returns the longest number that begins with the first group: how many groups it takes, its place and itself.
fn longest_from(text: &str, groups: &[Range<usize>]) -> Option<(usize, Range<usize>, PhoneNumber)> {
    let mut digits = 0;
    let mut best = None;
    for (i, group) in groups.iter().enumerate() {
        digits += group.len();
        let joined = i == 0 || is_gap(&text[groups[i - 1].end..group.start]);
        if !joined || digits > 15 {
            break;
        }
        if let Some((place, number)) = number_at(text, &groups[..=i]) {
            best = Some((i + 1, place, number));
        }
    }
    best
}

/// Returns the number that exactly these groups make, with the plus or bracket before them.
fn number_at(text: &str, groups: &[Range<usize>]) -> Option<(Range<usize>, PhoneNumber)> {
    let (first, last) = (groups.first()?, groups.last()?);
    let before = &text[..first.start];
    let lead = before.len() - before.trim_end_matches(['+', '(']).len();
    (0..=lead.min(2)).rev().find_map(|lead| {
        let place = first.start - lead..last.end;
        let number = PhoneNumber::parse(&text[place.clone()]).ok()?;
        let likely = text[place.clone()].starts_with('+') || is_likely(text, groups);
        (likely && !number.is_short()).then_some((place, number))
    })
}

/// Tells groups that begin as a number does; a date or a time has two digits first.
fn is_likely(text: &str, groups: &[Range<usize>]) -> bool {
    let group = |i: usize| groups.get(i).map_or("", |range| &text[range.clone()]);
    match group(0) {
        "0" | "380" => true,
        "8" => group(1).starts_with('0') && group(1).len() != 2,
        "38" => group(1).starts_with('0'),
        first => first.len() > 2,
    }
}

fn is_latin(c: char) -> bool {
    c.is_ascii_alphabetic()
}

fn is_gap(between: &str) -> bool {
    let visible = between.chars().filter(|&c| !is_invisible(c));
    visible.clone().count() <= WIDEST_GAP && visible.clone().all(is_separator)
}
