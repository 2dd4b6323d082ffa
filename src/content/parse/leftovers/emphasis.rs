//! Signs of emphasis that mark nothing: `**СЛУХАЛИ:**Іваненка`, `**Увага: **у неділю`, `** Увага **`, `**Увага`.

use std::ops::Range;

use super::leaf::{Leaf, LeafKind};
use super::leftover::Leftover;
use crate::base::diag::Code;

/// One sign in a leaf, with what stands beside it.
struct Sign {
    at: Range<usize>,
    before: Option<char>,
    after: Option<char>,
}

/// What a sign alone in its leaf looks like.
enum Lone {
    /// It begins something.
    Opener,
    /// It follows a word, as the mark of a note does.
    Mark,
    /// Neither.
    Other,
}

/// Returns the signs of emphasis that were left.
pub(super) fn find(leaves: &[Leaf]) -> Vec<Leftover> {
    let mut found = Vec::new();
    // A sign behind a word that is found again at the head of a later leaf is a note, and no emphasis.
    let mut has_mark = false;
    let worded =
        leaves.iter().filter(|leaf| !matches!(leaf.kind, LeafKind::Code | LeafKind::Row(_)));
    for leaf in worded.filter(|leaf| leaf.text.contains(['*', '_', '~', '='])) {
        for sign in ["***", "**", "__", "~~"] {
            let signs = signs(leaf, sign);
            if let [only] = &signs[..] {
                match lone(only) {
                    Lone::Opener
                        if !(has_mark && is_line_start(only.before)) && sign.starts_with('*') =>
                    {
                        found.push(unclosed(leaf, sign, only));
                    }
                    Lone::Mark if only.before == Some(':') => {
                        found.push(unclosed(leaf, sign, only));
                    }
                    Lone::Mark => has_mark = true,
                    Lone::Opener | Lone::Other => {}
                }
            }
            found.extend(pairs(leaf, sign, &signs));
        }
        let marked = signs(leaf, "==");
        found.extend(pairs(leaf, "==", &marked));
        for sign in ["*", "_"] {
            let signs = signs(leaf, sign);
            found.extend(signs.windows(2).filter_map(|pair| single(leaf, sign, pair)));
        }
    }
    found
}

/// Returns where a sign stands, as long as it is and no longer.
fn signs(leaf: &Leaf, sign: &str) -> Vec<Sign> {
    let c = sign.chars().next().expect("a sign has a character");
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = leaf.text[at..].find(c).map(|start| at + start) {
        let length = leaf.text[start..].chars().take_while(|other| *other == c).count();
        at = start + length;
        if length == sign.len() {
            let (before, after) = (leaf.before(start), leaf.after(at));
            found.push(Sign { at: start..at, before, after });
        }
    }
    found
}

fn pairs(leaf: &Leaf, sign: &str, signs: &[Sign]) -> Vec<Leftover> {
    let mut found = Vec::new();
    let mut next = 0;
    while let [open, close, ..] = &signs[next..] {
        let inner = &leaf.text[open.at.end..close.at.start];
        let has_words = inner.chars().any(char::is_alphabetic);
        // Two lines before a Latin word are a name of some program's.
        let is_name = close.after.is_some_and(|c| c.is_ascii_alphanumeric());
        let closes = sign != "__" || !is_blank(close.before) && !is_name;
        let is_pair =
            opens(open, sign) && closes || sign != "__" && opens_with_gap(open, close, inner);
        if !is_pair || !has_words {
            next += 1;
            continue;
        }
        let span = if inner.contains('\n') { open.at.clone() } else { open.at.start..close.at.end };
        let hint = match () {
            () if sign == "~~" => "strike",
            () if sign == "==" => "mark",
            () if inner.trim() != inner => "inner",
            () => "glued",
        };
        let leftover = Leftover::new(Code::EmphasisNotMade, hint, leaf.place(span)).with_sign(sign);
        let is_certain = signs.len() == 2 && !open.before.is_some_and(char::is_alphanumeric);
        found.push(match is_certain && !matches!(sign, "~~" | "==") {
            true => mended(leaf, leftover, (open, close), inner),
            false => leftover,
        });
        next += 2;
    }
    found
}

/// Takes the blanks out of the emphasis and puts one after it, where a word follows at once.
fn mended(leaf: &Leaf, leftover: Leftover, (open, close): (&Sign, &Sign), inner: &str) -> Leftover {
    let head = inner.len() - inner.trim_start().len();
    let tail = inner.trim_end().len();
    let mut leftover = leftover;
    if head > 0 {
        leftover = leftover.fix(leaf.place(open.at.end..open.at.end + head), "");
    }
    if tail < inner.len() {
        leftover = leftover.fix(leaf.place(open.at.end + tail..close.at.start), "");
    }
    if close.after.is_some_and(char::is_alphanumeric) {
        let end = leaf.place(close.at.clone()).end;
        leftover = leftover.fix(end..end, " ");
    }
    leftover
}

/// One asterisk or line on each side is emphasis only beyond doubt: `*СЛУХАЛИ:*Іваненка`.
fn single(leaf: &Leaf, sign: &str, pair: &[Sign]) -> Option<Leftover> {
    let [open, close] = pair else { return None };
    let is_letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
    let closes = close.before.is_some_and(|c| ":.,;!?»)".contains(c)) && is_letter(close.after);
    let is_pair = is_blank(open.before) && is_letter(open.after) && closes;
    let is_line = !leaf.text[open.at.end..close.at.start].contains('\n');
    (is_pair && is_line).then(|| {
        let place = leaf.place(open.at.start..close.at.end);
        let end = place.end;
        Leftover::new(Code::EmphasisNotMade, "glued", place).with_sign(sign).fix(end..end, " ")
    })
}

fn unclosed(leaf: &Leaf, sign: &str, only: &Sign) -> Leftover {
    Leftover::new(Code::EmphasisNotMade, "unclosed", leaf.place(only.at.clone())).with_sign(sign)
}

fn lone(sign: &Sign) -> Lone {
    let (before, after) = (sign.before, sign.after);
    match () {
        () if is_blank(before)
            && after.is_some_and(|c| c.is_alphabetic() || "«\"“„(".contains(c)) =>
        {
            Lone::Opener
        }
        () if !is_blank(before) && !after.is_some_and(char::is_alphanumeric) => Lone::Mark,
        () if before == Some(':') => Lone::Mark,
        () => Lone::Other,
    }
}

/// Tells a sign that begins something: nothing or a blank before it, a word after it.
fn opens(sign: &Sign, written: &str) -> bool {
    let is_word = |c: char| match written {
        "__" => c.is_alphabetic() || "«\"“„(".contains(c),
        _ => !c.is_whitespace(),
    };
    let is_free = !sign.before.is_some_and(char::is_alphanumeric);
    let is_mark = sign.after.is_some_and(|c| "«\"“„(".contains(c));
    // A sign behind punctuation and before a letter ends what a sign before it began.
    sign.after.is_some_and(is_word) && (is_free || is_mark)
}

/// Tells `** Увага **` on a line of its own or at the head of one.
fn opens_with_gap(open: &Sign, close: &Sign, inner: &str) -> bool {
    let is_short = !inner.contains('\n') && inner.trim() != inner;
    is_line_start(open.before) && is_short && is_blank(close.after)
}

fn is_blank(c: Option<char>) -> bool {
    c.is_none_or(char::is_whitespace)
}

fn is_line_start(before: Option<char>) -> bool {
    before.is_none_or(|c| matches!(c, '\n' | '\u{b}'))
}
