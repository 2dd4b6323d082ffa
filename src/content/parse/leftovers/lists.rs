//! Lists that are a paragraph: `-перше`, `• перше`, `1.Перше`, and boxes to tick that are none.

use super::leaf::{HARD_BREAK, Leaf, LeafKind};
use super::leftover::Leftover;
use crate::base::diag::Code;

/// The signs that other programs put before an item.
const BULLETS: &str = "•·‣▪▫●○◦■□➢➤✓✔\u{f0b7}\u{f0a7}\u{f0d8}";

/// What stands before the words of a line that was meant as an item.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Mark<'a> {
    /// What it is, for telling lines of one list.
    sort: char,
    /// As written, with the blanks after it.
    written: &'a str,
}

/// The fewest digits of a number with the code of its country.
const SHORTEST_NUMBER: usize = 9;

/// Returns the lists and boxes that are none, and the numbers that became items.
pub(super) fn find(body: &str, leaf: &Leaf) -> Vec<Leftover> {
    let found = broken_list(leaf).into_iter();
    found.chain(broken_task(leaf)).chain(accidental_item(body, leaf)).collect()
}

/// Finds a number whose plus became the mark of an item: `+ 38 050 …`.
fn accidental_item(body: &str, leaf: &Leaf) -> Option<Leftover> {
    let begin = body[..leaf.span.start].rfind('\n').map_or(0, |newline| newline + 1);
    let written = &body[begin..];
    let plus = begin + written.len() - written.trim_start_matches(' ').len();
    let gap = body[plus..].strip_prefix('+')?;
    let number = gap.trim_start_matches(' ');
    let is_part = |c: char| c.is_ascii_digit() || " -()\u{a0}".contains(c);
    let end = number.find(|c| !is_part(c)).unwrap_or(number.len());
    let digits = number[..end].bytes().filter(u8::is_ascii_digit).count();
    let is_number = leaf.kind == LeafKind::Item
        && number.starts_with(|c: char| c.is_ascii_digit() || c == '(')
        && digits >= SHORTEST_NUMBER;
    let blanks = plus + 1..plus + 1 + gap.len() - number.len();
    let leftover = Leftover::new(Code::AccidentalList, "hint", plus..blanks.end);
    is_number.then(|| leftover.with_sign("+").fix(blanks, ""))
}

fn broken_list(leaf: &Leaf) -> Option<Leftover> {
    let lines = leaf.lines();
    let marks: Vec<Option<Mark<'_>>> = lines.iter().map(|(_, line)| item_mark(line)).collect();
    let is_asked_for = |start: usize| leaf.before(start) == Some(HARD_BREAK);
    let first = (0..marks.len().saturating_sub(1)).find(|&i| {
        let sort = |i: usize| marks[i].map(|mark| mark.sort);
        sort(i).is_some() && sort(i) == sort(i + 1) && !is_asked_for(lines[i + 1].0)
    })?;
    let Mark { sort, written } = marks[first]?;
    let start = lines[first].0;
    let sign = written.trim();
    let place = leaf.place(start..start + written.trim_end().len());
    let mut leftover = Leftover::new(Code::ListNotMade, "list", place).with_sign(sign);
    let is_list = marks[first..].iter().all(|mark| mark.is_some_and(|mark| mark.sort == sort));
    // Only a list that begins with one may follow on a line at once.
    let may_begin =
        sort != '1' || first == 0 || written.starts_with("1.") || written.starts_with("1)");
    if !is_list || !may_begin || leaf.kind != LeafKind::Paragraph {
        return Some(leftover);
    }
    for (mark, (start, _)) in marks[first..].iter().flatten().zip(&lines[first..]) {
        let place = leaf.place(*start..start + mark.written.len());
        let better = match sort {
            '1' => format!("{} ", mark.written.trim()),
            '[' => format!("- {}", mark.written),
            _ => "- ".to_owned(),
        };
        leftover = leftover.fix(place, &better);
    }
    Some(leftover)
}

/// Returns what a line begins with, if that was meant as the mark of an item.
fn item_mark(line: &str) -> Option<Mark<'_>> {
    let first = line.chars().next()?;
    let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = line.len() - rest.len();
    let (sort, length) = match first {
        '-' | '+' | '*' => (first, 1),
        '[' if ["[ ] ", "[x] ", "[X] "].iter().any(|cell| line.starts_with(cell)) => ('[', 4),
        '–' | '—' => ('–', first.len_utf8()),
        c if BULLETS.contains(c) => (c, c.len_utf8()),
        '1'..='9' if digits <= 2 && rest.starts_with(['.', ')']) => ('1', digits + 1),
        _ => return None,
    };
    let words = line[length..].trim_start();
    let written = &line[..line.len() - words.len()];
    let begins = words.chars().next()?;
    // A no-break space looks like the blank that belongs there.
    let is_glued = written.len() == length || written.contains('\u{a0}');
    let is_word = match sort {
        // `1.5` and `01.02.2020` are no items, nor is `5.грн`.
        '1' => {
            is_glued && begins.is_alphabetic() && (begins.is_uppercase() || rest.starts_with(')'))
        }
        '-' | '+' | '*' => is_glued && begins.is_alphabetic(),
        '[' => begins.is_alphanumeric(),
        _ => begins.is_alphanumeric() || "«\"“„(*_[".contains(begins) || begins == '\u{1}',
    };
    is_word.then_some(Mark { sort, written })
}

/// Finds a box to tick that is none: `[х]` in Cyrillic, `[]`, `[ ]так`, `-[ ]`.
fn broken_task(leaf: &Leaf) -> Option<Leftover> {
    let text = &leaf.text;
    let not_made = |length: usize| {
        Leftover::new(Code::ListNotMade, "task", leaf.place(0..length)).with_sign(&text[..length])
    };
    if leaf.kind == LeafKind::Paragraph {
        let rest = text.strip_prefix(['-', '*', '+'])?;
        let is_box = ["[ ]", "[x]", "[X]", "[х]", "[Х]", "[]"].iter().any(|b| rest.starts_with(b));
        let after = leaf.place(0..1).end;
        return is_box
            .then(|| not_made(rest.find(']').map_or(1, |end| end + 2)).fix(after..after, " "));
    }
    let (inner, rest) = text.strip_prefix('[')?.split_once(']')?;
    let end = text.len() - rest.len();
    let right = match inner {
        "" | " " | "\u{a0}" => "[ ]",
        "x" | "X" | "х" | "Х" => "[x]",
        "v" | "V" | "+" | "✓" | "✔" => "[x]",
        _ => return None,
    };
    let begins = rest.chars().next()?;
    let is_words = begins.is_whitespace() || begins.is_alphabetic();
    let gap = if begins.is_whitespace() { "" } else { " " };
    is_words.then(|| not_made(end).fix(leaf.place(0..end), &format!("{right}{gap}")))
}
