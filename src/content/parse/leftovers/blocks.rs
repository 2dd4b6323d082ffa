//! Headings that are a paragraph, and paragraphs that became code by the blanks before them.

use super::leaf::{HARD_BREAK, Leaf};
use super::leftover::Leftover;
use crate::base::diag::Code;
use crate::base::locale::{is_apostrophe, is_cyrillic};

/// The longest heading that nobody takes for a sentence, in characters.
const LONGEST_HEADING: usize = 80;
/// The most blanks before a paragraph that is code and stands in no list.
const MOST_BLANKS: usize = 5;

/// Returns the headings that lack the blank after their signs.
pub(super) fn broken_headings(body: &str, leaf: &Leaf) -> Vec<Leftover> {
    let lines = leaf.lines();
    let heading = |(start, line): &(usize, &str)| {
        let words = line.trim_start_matches('#');
        let level = line.len() - words.len();
        let next = words.chars().next()?;
        let is_heading = match level {
            1 => next.is_whitespace() || next.is_alphabetic() && is_alone(body, leaf, line),
            2..=6 => next.is_whitespace() || next.is_alphanumeric(),
            _ => false,
        };
        let signs = leaf.place(*start..start + level);
        let gap = words.len() - words.trim_start().len();
        // One sign and a word may be a mark of social networks as well.
        let is_certain = level > 1 || gap > 0;
        is_heading.then(|| {
            let leftover = Leftover::new(Code::HeadingNotMade, "hint", signs.clone());
            let leftover = leftover.with_sign(&line[..level]);
            let place = if gap == 0 {
                signs.end..signs.end
            } else {
                leaf.place(start + level..start + level + gap)
            };
            if is_certain { leftover.fix(place, " ") } else { leftover }
        })
    };
    lines.iter().filter_map(heading).collect()
}

/// Tells a line that stands like a heading: by itself, over something, no sentence, no mark of social networks.
fn is_alone(body: &str, leaf: &Leaf, line: &str) -> bool {
    let word = line[1..].split_whitespace().next().unwrap_or_default();
    let is_mark = word.contains(['_', '#'])
        || word.chars().skip(1).any(|c| c.is_uppercase() || c.is_ascii_digit());
    let begins_large = word.chars().next().is_some_and(char::is_uppercase);
    leaf.text == line
        && begins_large
        && !is_mark
        && line.matches('#').count() == 1
        && line.chars().count() <= LONGEST_HEADING
        && !line.ends_with(['.', '!', '?', ';', ','])
        && !body[leaf.span.end..].trim().is_empty()
}

/// Returns a sentence that a line of dashes right below it made a heading.
pub(super) fn accidental_heading(body: &str, leaf: &Leaf) -> Option<Leftover> {
    let text = leaf.text.trim_end();
    let begin = body[..leaf.span.start].rfind('\n').map_or(0, |newline| newline + 1);
    let line = body[leaf.span.end..].trim_start_matches(['\r', '\n']).lines().next()?.trim();
    let is_underlined = line.len() >= 2 && line.chars().all(|c| c == '-');
    // Three are a rule to whoever types them; a heading is underlined as long as it is.
    let is_rule = line == "---";
    let is_sentence = text.contains(['\n', HARD_BREAK])
        || text.ends_with(['.', '!', '?', ';', ',', ':'])
        || text.chars().count() > LONGEST_HEADING
        || text.starts_with(char::is_lowercase);
    let is_hashed = body[begin..].trim_start().starts_with('#');
    let is_made = is_underlined && (is_sentence || is_rule) && !is_hashed;
    let first = text.find(['\n', HARD_BREAK]).unwrap_or(text.len());
    is_made.then(|| Leftover::new(Code::AccidentalHeading, "hint", leaf.place(0..first)))
}

/// Returns a code block that holds sentences: nobody meant to show them as code.
pub(super) fn accidental_code(body: &str, leaf: &Leaf) -> Option<Leftover> {
    let text = leaf.text.trim_end();
    let words = || text.split(|c: char| !c.is_alphabetic()).filter(|word| word.chars().count() > 1);
    let is_own = |c: char| is_cyrillic(c) || is_apostrophe(c);
    let cyrillic = words().filter(|word| word.chars().all(is_own));
    let odd = text.chars().filter(|c| "{}[]<>=;|\\$_`".contains(*c)).count();
    let aligned = text.lines().filter(|line| line.trim().contains("   ")).count();
    let is_prose = match cyrillic.count() {
        3.. => odd * 50 <= text.chars().count(),
        _ => odd == 0 && words().count() > 4 && is_sentence(text),
    };
    let first = text.find(['\n', HARD_BREAK]).unwrap_or(text.len());
    (is_prose && aligned < 2).then(|| {
        let leftover = Leftover::new(Code::AccidentalCode, "hint", leaf.place(0..first));
        outdented(body, leaf, leftover)
    })
}

/// Takes the blanks before the lines away, where each line is words from its beginning: what begins with a sign would become something else.
fn outdented(body: &str, leaf: &Leaf, leftover: Leftover) -> Leftover {
    let start = body[..leaf.span.start].rfind('\n').map_or(0, |newline| newline + 1);
    // More blanks than code needs: it stands within an item of a list, and where it belongs nobody can tell.
    let before = &body[start..leaf.span.start];
    if before.len() > MOST_BLANKS || before.matches('\t').count() > 1 {
        return leftover;
    }
    let mut at = start;
    let mut blanks = Vec::new();
    for line in body[start..leaf.span.end].trim_end().split_inclusive('\n') {
        let words = line.trim_start_matches([' ', '\t']);
        let is_words = words.starts_with(|c: char| c.is_alphabetic() || "«„“\"(".contains(c));
        match words.trim().is_empty() {
            true => {}
            false if is_words => blanks.push(at..at + line.len() - words.len()),
            false => return leftover,
        }
        at += line.len();
    }
    blanks.into_iter().fold(leftover, |leftover, span| leftover.fix(span, ""))
}

fn is_sentence(text: &str) -> bool {
    let text = text.trim();
    text.starts_with(char::is_uppercase)
        && text.ends_with(['.', '!', '?', ':'])
        && !text.contains(['/', '#', '(', '"', '*'])
}
