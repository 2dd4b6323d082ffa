//! Lines that were meant as the items of a list and have no dashes: `1. …`, `2. …`, `а) …`, or `• …`.
//!
//! YAML takes such lines for one text. A text in the file and its place come in; the items go out, where every mark stands at the
//! beginning of a line and nothing else can be meant: numbers and letters count from the first on, and other marks are all alike.

use std::ops::Range;

use super::node::{Node, Value};

/// Marks that other programs put before the items of a list.
pub(super) const BULLETS: [char; 9] = ['•', '·', '●', '▪', '◦', '–', '—', '−', '*'];
/// Dashes that programs put in the place of a hyphen.
const DASHES: [char; 3] = ['–', '—', '−'];

/// How the items of a list were marked instead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ItemMarks {
    /// By numbers or dots.
    Other,
    /// By dashes.
    Dashes,
    /// The first by nothing: it stands beside the name of its field, and the others have hyphens.
    FirstBare,
}

impl ItemMarks {
    /// Returns the name that the sentence has for it.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Other => "other",
            Self::Dashes => "dashes",
            Self::FirstBare => "first",
        }
    }
}

/// Returns the items that the lines of a bare value are, without their marks; `None` for one text.
pub(crate) fn marked_items(text: &str, node: &Node) -> Option<(ItemMarks, Vec<Node>)> {
    let written = text.get(node.span.clone())?;
    let is_quoted = written.starts_with(['"', '\'']);
    if is_quoted || !matches!(node.value, Value::Scalar(_)) {
        return None;
    }
    let mut items: Vec<(Range<usize>, String)> = Vec::new();
    let mut sign = has_bare_first(written).then_some(HYPHEN);
    let mut marks = sign.map_or(ItemMarks::Other, |_| ItemMarks::FirstBare);
    let mut start = node.span.start;
    for line in written.split_inclusive('\n') {
        let content = line.trim();
        let at = start + line.len() - line.trim_start().len();
        start += line.len();
        if content.is_empty() || (items.is_empty() && is_header(content)) {
            continue;
        }
        if items.is_empty() && marks == ItemMarks::FirstBare {
            items.push((at..at + content.len(), content.to_owned()));
            continue;
        }
        match item_mark(content, items.len() + 1) {
            Some((own, rest)) if *sign.get_or_insert(kind_of_mark(own)) == kind_of_mark(own) => {
                if DASHES.contains(&own) {
                    marks = ItemMarks::Dashes;
                }
                let end = at + content.len();
                items.push((end - rest.len()..end, rest.to_owned()));
            }
            _ => {
                let (span, item) = items.last_mut()?;
                *item = format!("{item} {content}");
                span.end = at + content.len();
            }
        }
    }
    let node = |(span, item): (Range<usize>, String)| Node { span, value: Value::Scalar(item) };
    let is_list = items.len() > 1 && items.iter().all(|(_, item)| !item.is_empty());
    is_list.then(|| (marks, items.into_iter().map(node).collect()))
}

/// The mark that items should have.
const HYPHEN: char = '-';

/// Returns what marks of one list have in common.
fn kind_of_mark(mark: char) -> char {
    if DASHES.contains(&mark) { HYPHEN } else { mark }
}

/// Tells a first line without a mark over lines that all have the right one.
fn has_bare_first(written: &str) -> bool {
    let mut lines = written.lines().map(str::trim).filter(|line| !line.is_empty());
    let is_bare = lines.next().is_some_and(|first| {
        item_mark(first, 1).is_none() && !is_header(first) && !first.ends_with([':', ','])
    });
    let mut others = lines.peekable();
    is_bare && others.peek().is_some() && others.all(|line| line.starts_with("- "))
}

/// Tells the line above a text of several lines: `|`, `>-`.
fn is_header(line: &str) -> bool {
    line.starts_with(['|', '>']) && line[1..].chars().all(|c| matches!(c, '-' | '+' | '0'..='9'))
}

/// Letters that count items: as in Ukrainian documents, in the whole alphabet, in English, in Russian.
const LETTERS: [&str; 4] = [
    "абвгдежзиклмнопрстуф",
    "абвгґдеєжзиіїйклмноп",
    "abcdefghijklmnopqrst",
    "абвгдежзийклмнопрсту",
];

/// Returns the mark of the item with this number, and what stands behind it.
fn item_mark(line: &str, number: usize) -> Option<(char, &str)> {
    let first = |text: &str| text.chars().next();
    // With a point a letter would be an initial.
    let lettered = || {
        let letter = first(line)?.to_lowercase().next();
        let counts = LETTERS.iter().any(|row| row.chars().nth(number - 1) == letter);
        let rest = &line[first(line)?.len_utf8()..];
        (counts && rest.starts_with(')')).then_some(rest)
    };
    let numbered = line.strip_prefix(&number.to_string()).or_else(lettered).unwrap_or_default();
    let is_numbered = |sign: &char| matches!(sign, '.' | ')');
    let is_bullet = |sign: &char| BULLETS.contains(sign) || *sign == HYPHEN;
    let (sign, text) = match first(numbered).filter(is_numbered) {
        Some(sign) => (sign, numbered),
        None => (first(line).filter(is_bullet)?, line),
    };
    let rest = &text[sign.len_utf8()..];
    let is_apart = rest
        .chars()
        .next()
        .is_some_and(|c| c.is_whitespace() || (sign != HYPHEN && c.is_alphabetic()));
    is_apart.then(|| (sign, rest.trim_start()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::names::SourcePath;

    fn items(value: &str) -> Option<Vec<String>> {
        let text = format!("a:{value}b: c\n");
        let root =
            crate::base::yaml::parse(&SourcePath::new("a.yaml"), &text, 0..text.len()).value?;
        let Value::Map(entries) = root.value else { return None };
        let (_, found) = marked_items(&text, &entries[0].value)?;
        let own = found.into_iter().filter_map(|node| match node.value {
            // What stands at the place of an item is the item, but for line breaks.
            Value::Scalar(item) => {
                let written: Vec<&str> = text[node.span].split_whitespace().collect();
                assert_eq!(written.join(" "), item);
                Some(item)
            }
            Value::Null | Value::List(_) | Value::Map(_) | Value::Lost => None,
        });
        Some(own.collect())
    }

    #[test]
    fn lines_with_marks_are_items() {
        for value in [
            "\n  1. Один\n  2. Два\n",
            "\n  1) Один\n  2)Два\n",
            "\n  а) Один\n  б) Два\n",
            "\n  A) Один\n  B) Два\n",
            " 1. Один\n  2. Два\n",
            " |\n  1. Один\n\n  2. Два\n",
            " >-\n  • Один\n  • Два\n",
            "\n  – Один\n  – Два\n",
            "\n  – Один\n  - Два\n",
            " Один\n  - Два\n",
            " Один\n\n    - Два\n",
            "\n  Один\n  - Два\n",
            " |\n  - Один\n  - Два\n",
        ] {
            assert_eq!(items(value), Some(vec!["Один".to_owned(), "Два".to_owned()]), "{value}");
        }
        let long = items("\n  1. Один\n     і ще\n  2. Два\n");
        assert_eq!(long, Some(vec!["Один і ще".to_owned(), "Два".to_owned()]));
    }

    #[test]
    fn other_texts_are_one() {
        for value in [
            " 1. Один\n",
            " Один 1. 2. Два\n",
            "\n  Один\n  2. Два\n",
            "\n  1. Один\n  3. Три\n",
            "\n  1.5 кг\n  2.5 кг\n",
            " \"1. Один\n  2. Два\"\n",
            "\n  • Один\n  – Два\n",
            "\n  Харків\n  – місто\n",
            " Один\n  і далі\n  - Два\n",
            " Один,\n  - Два\n",
            " Один\n  -Два\n",
            " 1ч,\n",
            "\n  2020. Рік\n  2021. Рік\n",
        ] {
            assert_eq!(items(value), None, "{value}");
        }
    }
}
