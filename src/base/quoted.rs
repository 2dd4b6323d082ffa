//! Parts of one cell that holds several facts: what would be taken for something else stands in quotes.
//!
//! A quote begins a quoted part only where a part begins, and ends it only where a part ends, so that quotes within a text stay what
//! they are. Inside, two mean one, as in CSV (RFC 4180, section 2).

use std::borrow::Cow;

/// What a part may follow.
const BEFORE: [char; 4] = [';', ',', '\n', '('];
/// What may follow a part.
const AFTER: [char; 4] = [';', ',', '\n', ')'];

/// Puts a text in quotes.
pub(crate) fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}

/// Returns a text as it stands among others that semicolons part: in quotes where it would be taken for several, or for less.
pub(crate) fn item_in_cell(text: &str) -> Cow<'_, str> {
    let reads_otherwise = text.contains([';', '\n'])
        || text.trim() != text
        || text.is_empty()
        || !quoted_parts(text).is_empty();
    if reads_otherwise { quoted(text).into() } else { text.into() }
}

/// Takes a text out of its quotes; `None` where it does not stand in quotes as a whole.
pub(crate) fn unquoted(text: &str) -> Option<String> {
    let is_whole = quoted_length(text) == Some(text.len());
    is_whole.then(|| text[1..text.len() - 1].replace("\"\"", "\""))
}

/// Returns the text with letters in place of its quoted parts, each byte in its place: where it is cut, the text may be cut.
fn masked(text: &str) -> Cow<'_, str> {
    let parts = quoted_parts(text);
    if parts.is_empty() {
        return text.into();
    }
    let mut masked = String::with_capacity(text.len());
    let mut from = 0;
    for part in parts {
        masked.push_str(&text[from..part.start]);
        masked.extend(std::iter::repeat_n('x', part.len()));
        from = part.end;
    }
    masked.push_str(&text[from..]);
    masked.into()
}

/// Cuts a text outside of its quoted parts, as `cut` cuts what has none.
pub(crate) fn cut_outside<'t>(
    text: &'t str,
    cut: impl for<'m> Fn(&'m str) -> Vec<&'m str>,
) -> Vec<&'t str> {
    match masked(text) {
        Cow::Borrowed(text) => cut(text),
        Cow::Owned(masked) => {
            let start = masked.as_ptr().addr();
            let own = |piece: &str| {
                let at = piece.as_ptr().addr() - start;
                &text[at..at + piece.len()]
            };
            cut(&masked).into_iter().map(own).collect()
        }
    }
}

/// Returns where the quoted parts of a text stand, quotes included.
pub(crate) fn quoted_parts(text: &str) -> Vec<std::ops::Range<usize>> {
    let mut parts: Vec<std::ops::Range<usize>> = Vec::new();
    for (at, _) in text.match_indices('"') {
        let is_inside = parts.last().is_some_and(|part| at < part.end);
        let before = text[..at].trim_end_matches(' ');
        let begins = before.is_empty() || before.ends_with(BEFORE);
        if let Some(length) = quoted_length(&text[at..]).filter(|_| begins && !is_inside) {
            parts.push(at..at + length);
        }
    }
    parts
}

/// Returns the length of the quoted part that a text begins with, quotes included.
fn quoted_length(text: &str) -> Option<usize> {
    let inside = text.strip_prefix('"')?;
    let mut quotes = inside.match_indices('"').map(|(at, _)| at);
    while let Some(at) = quotes.next() {
        let rest = &inside[at + 1..];
        if rest.starts_with('"') {
            quotes.next();
            continue;
        }
        let rest = rest.trim_start_matches(' ');
        return (rest.is_empty() || rest.starts_with(AFTER)).then_some(at + 2);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_quoted_is_one_part_and_comes_out_as_it_was() {
        for text in ["а; б", "\"", "\"\"", "а \"б\"; в", "(", ")\n,", "", "«Дім»; \"дім\""]
        {
            let cell = format!("050 111-22-33 ({}; пн–пт); Олена, {}", quoted(text), quoted(text));
            let parts = quoted_parts(&cell);
            assert_eq!(parts.len(), 2, "{cell}");
            for part in parts {
                assert_eq!(unquoted(&cell[part]).as_deref(), Some(text), "{cell}");
            }
            let pieces = cut_outside(&cell, |text| text.split("; ").collect());
            assert_eq!(pieces.len(), 3, "{cell}");
            assert_eq!(pieces.join("; "), cell);
        }
    }

    #[test]
    fn quotes_within_a_text_are_no_notation() {
        for text in
            ["магазин \"Приклад\"", "\"Приклад\" і \"Дім\"", "5\" труба; 6\" труба", "\"Дім"]
        {
            assert_eq!(masked(text), text);
            assert_eq!(unquoted(text), None, "{text}");
        }
    }
}
