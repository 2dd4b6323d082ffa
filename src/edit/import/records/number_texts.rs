//! Numbers of JSON as they were written.
//!
//! A number that a program reads as such loses how it was written: `380501234567.0` and `3.805E+11` are told apart only by their
//! letters. So every number becomes a text before the JSON is read.

/// Puts every number of sound JSON into quotation marks.
pub(super) fn with_number_texts(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    let (mut rest, mut is_text) = (text, false);
    while let Some(c) = rest.chars().next() {
        if is_text {
            let end = rest.find(['"', '\\']).unwrap_or(rest.len());
            let (before, at) = rest.split_at(end);
            out.push_str(before);
            // What a stroke stands before ends no text.
            let taken = if at.starts_with('\\') { 1 + second(at) } else { at.len().min(1) };
            is_text = !at.starts_with('"');
            out.push_str(&at[..taken]);
            rest = &at[taken..];
        } else if c == '-' || c.is_ascii_digit() {
            let is_number =
                |c: char| c.is_ascii_digit() || matches!(c, '+' | '-' | '.' | 'e' | 'E');
            let end = rest.find(|c| !is_number(c)).unwrap_or(rest.len());
            out.extend(["\"", &rest[..end], "\""]);
            rest = &rest[end..];
        } else {
            is_text = c == '"';
            out.push(c);
            rest = &rest[c.len_utf8()..];
        }
    }
    out
}

/// Returns the length of the sign behind the first, a stroke.
fn second(text: &str) -> usize {
    text[1..].chars().next().map_or(0, char::len_utf8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_keep_their_letters_and_texts_stay() {
        for (json, with_quotes) in [
            (r#"{"a":3.805E+11,"b":[1,-2.50]}"#, r#"{"a":"3.805E+11","b":["1","-2.50"]}"#),
            (r#"{"1":"2 \" 3","\\":4}"#, r#"{"1":"2 \" 3","\\":"4"}"#),
            (
                r#"["є5",true,null,99999999999999999999]"#,
                r#"["є5",true,null,"99999999999999999999"]"#,
            ),
            ("7", "\"7\""),
            (r#""\"#, r#""\"#),
        ] {
            assert_eq!(with_number_texts(json), with_quotes);
        }
    }
}
