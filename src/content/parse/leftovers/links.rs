//! Links that are none: `[x] (url)`, `[x](a b.pdf)`, `[x](url`, `(x)[url]`, and notes without a text.

use std::ops::Range;

use super::leaf::{HARD_BREAK, Leaf, OBJECT};
use super::leftover::Leftover;
use crate::base::diag::Code;

/// The longest name of a note, in characters.
const LONGEST_NOTE: usize = 40;
/// The longest address that is looked for, in characters: a hostile file must not cost more than its length.
const LONGEST_ADDRESS: usize = 500;

/// Returns what was to be a link.
pub(super) fn find(body: &str, leaf: &Leaf) -> Vec<Leftover> {
    let text = &leaf.text;
    let ends = text.match_indices([']', ')']);
    ends.filter_map(|(at, end)| match end {
        "]" if has_label(text, at) => broken_link(body, leaf, at),
        ")" => reversed(body, leaf, at),
        _ => None,
    })
    .collect()
}

/// Tells whether words in brackets end at this byte.
fn has_label(text: &str, end: usize) -> bool {
    let label = text[..end].rfind(['[', ']']).filter(|at| text[*at..].starts_with('['));
    label.is_some_and(|start| {
        text[start + 1..end].chars().any(|c| c.is_alphanumeric() || c == OBJECT)
    })
}

fn broken_link(body: &str, leaf: &Leaf, at: usize) -> Option<Leftover> {
    let rest = &leaf.text[at + 1..];
    let blanks = rest.len() - rest.trim_start_matches(is_gap).len();
    if blanks > 2 || !rest[blanks..].starts_with('(') {
        return None;
    }
    let bracket = leaf.place(at..at + 1);
    let open = leaf.place(at + 1 + blanks..at + 2 + blanks);
    let target = bracket_span(body, open.end);
    let span = bracket.start..target.end;
    let words = &body[target.clone()];
    let is_closed = body[target.end..].starts_with(')');
    let not_made =
        |hint| Leftover::new(Code::LinkNotMade, hint, span.clone()).with_sign(words.trim());
    if blanks > 0 {
        let is_link = is_closed && is_address(words) && !words.contains(char::is_whitespace);
        return is_link.then(|| not_made("gap").fix(bracket.end..open.start, ""));
    }
    let has_blanks = words.trim().contains(char::is_whitespace);
    match is_closed {
        true if has_blanks && is_address(words.trim()) => {
            let is_plain = !words.contains(['<', '>', '"', '\'']) && words.trim() == words;
            let leftover =
                not_made(if words.trim().starts_with("tel:") { "phone" } else { "blank" });
            Some(match is_plain {
                true if leftover.hint == "phone" => {
                    let joined: String = words.chars().filter(|c| !c.is_whitespace()).collect();
                    leftover.fix(target.clone(), &joined)
                }
                true => leftover.fix(target.clone(), &format!("<{words}>")),
                false => leftover,
            })
        }
        false if words.split_whitespace().next().is_some_and(is_address) => {
            let leftover = not_made("unclosed");
            // What ends the line after an address ends a sentence.
            let address = words.trim_end().trim_end_matches(['.', ',', ';', '!', '?', ':']);
            let end = target.start + address.len();
            Some(match address.contains(char::is_whitespace) || !is_address(address) {
                true => leftover,
                false => leftover.fix(end..end, ")"),
            })
        }
        _ => None,
    }
}

/// Returns what stands in round brackets from a byte of the body on: up to the one that closes them in the same line, else
/// up to its end.
fn bracket_span(body: &str, start: usize) -> Range<usize> {
    let mut depth = 0_usize;
    let mut end = start;
    for (at, c) in body[start..].char_indices().take(LONGEST_ADDRESS) {
        match c {
            '\n' => return start..start + at,
            '(' => depth += 1,
            ')' if depth == 0 => return start..start + at,
            ')' => depth -= 1,
            _ => {}
        }
        end = start + at + c.len_utf8();
    }
    start..end
}

/// Finds `(слова)[адреса]`.
fn reversed(body: &str, leaf: &Leaf, at: usize) -> Option<Leftover> {
    let text = &leaf.text;
    let start = text[..at].rfind(['(', ')', '\n']).filter(|at| text[*at..].starts_with('('))?;
    let has_words = text[start..at].chars().any(char::is_alphabetic);
    let open = text[at + 1..].starts_with('[').then(|| leaf.place(at + 1..at + 2))?;
    let mut letters = body[open.end..].char_indices().take(LONGEST_ADDRESS);
    let (length, _) = letters.find(|(_, c)| matches!(c, ']' | '\n'))?;
    let words = &body[open.end..open.end + length];
    let is_link = has_words && is_address(words) && !words.contains(char::is_whitespace);
    let span = leaf.at(start)..open.end + length;
    is_link.then(|| Leftover::new(Code::LinkNotMade, "reversed", span).with_sign(words))
}

/// Tells what looks like an address of the web, of the site, or like the name of a file.
fn is_address(text: &str) -> bool {
    let begins = ["www.", "mailto:", "tel:", "../", "./", "/", "#"];
    let extension = text.rsplit_once('.').map(|(stem, extension)| (stem.is_empty(), extension));
    let is_extension = |e: &str| {
        (2..=5).contains(&e.len())
            && e.bytes().all(|b| b.is_ascii_alphanumeric())
            && e.bytes().any(|b| b.is_ascii_alphabetic())
    };
    text.contains("://")
        || begins.iter().any(|begin| text.starts_with(begin) && text.len() > begin.len())
        || extension.is_some_and(|(is_bare, extension)| !is_bare && is_extension(extension))
}

/// Returns notes that are named and told nowhere: `[^1]`.
pub(super) fn footnotes(leaf: &Leaf) -> Vec<Leftover> {
    let starts = leaf.text.match_indices("[^");
    let note = |(start, _): (usize, &str)| {
        let name = &leaf.text[start + 2..];
        let (length, _) = name.char_indices().take(LONGEST_NOTE + 1).find(|(_, c)| *c == ']')?;
        let name = &name[..length];
        let is_name = !name.is_empty()
            && !name.contains(|c: char| c.is_whitespace() || matches!(c, OBJECT | '[' | '^'));
        let place = leaf.place(start..start + 2 + name.len() + 1);
        is_name.then(|| Leftover::new(Code::FootnoteMissing, "hint", place).with_sign(name))
    };
    starts.filter_map(note).collect()
}

fn is_gap(c: char) -> bool {
    c.is_whitespace() && c != HARD_BREAK
}
