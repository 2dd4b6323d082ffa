//! E-mail addresses quoted in running text.
//!
//! A text comes in, the places where addresses stand go out. It would rather find one too many than miss a private one.

use std::ops::Range;

/// Returns words with one `@` inside, in lower case, without the signs around them.
pub(crate) fn find_emails(text: &str) -> Vec<(Range<usize>, String)> {
    let is_part = |c: char| c.is_alphanumeric() || "._%+-@".contains(c);
    let mut found = Vec::new();
    let mut start = 0;
    for (byte, c) in text.char_indices().chain([(text.len(), ' ')]) {
        if is_part(c) {
            continue;
        }
        let word = text[start..byte].trim_end_matches('.');
        let at = word.find('@');
        if at.is_some_and(|at| at > 0 && word[at + 1..].contains('.')) {
            found.push((start..start + word.len(), word.to_lowercase()));
        }
        start = (byte + c.len_utf8()).min(text.len());
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_found_in_prose() {
        let text = "Пишіть на Info@Example.org, або (a.b@example.org).";
        let found: Vec<String> = find_emails(text).into_iter().map(|(_, email)| email).collect();
        assert_eq!(found, ["info@example.org", "a.b@example.org"]);
    }
}
