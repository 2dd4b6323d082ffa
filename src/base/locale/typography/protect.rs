//! Links and e-mail addresses in running text.
//!
//! A text comes in, the parts of it that must not change go out, in order.

use crate::base::locale::is_quote;
use std::ops::Range;

/// Returns where links and e-mail addresses stand.
pub(super) fn spans(text: &str) -> Vec<Range<usize>> {
    let mut spans = Vec::new();
    let mut at = 0;
    let ends = |c: char| c.is_whitespace() || is_quote(c) || matches!(c, '<' | '>');
    for token in text.split(ends) {
        // The token lies in `text`, after everything looked at so far.
        let start = at;
        at += token.len();
        at += text[at..].chars().next().map_or(0, char::len_utf8);
        if let Some(first) = address_start(token) {
            let kept = token.trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '}', '…']);
            if first < kept.len() {
                spans.push(start + first..start + kept.len());
            }
        }
    }
    spans
}

/// Returns where in a token an address begins: at its scheme, at `www.`, at the name before an `@`.
fn address_start(token: &str) -> Option<usize> {
    let name = |end: usize| {
        let length = token[..end].bytes().rev().take_while(|b| is_name_byte(*b)).count();
        (length > 0).then_some(end - length)
    };
    if let Some(colon) = token.find("://") {
        return name(colon);
    }
    if let Some(www) = token.find("www.") {
        return Some(www);
    }
    let at = token.find('@')?;
    token[at + 1..].contains('.').then_some(())?;
    name(at)
}

fn is_name_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'%' | b'+' | b'-' | b'\'')
}
