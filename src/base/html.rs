//! Texts as HTML, for pages of the program's own.

/// Escapes a sentence and sets what stands between backticks as code.
pub(crate) fn code_marked(text: &str) -> String {
    let escaped = escaped(text);
    if !escaped.matches('`').count().is_multiple_of(2) {
        return escaped;
    }
    let pieces = escaped.split('`').enumerate();
    pieces
        .map(
            |(n, piece)| {
                if n % 2 == 1 { format!("<code>{piece}</code>") } else { piece.to_owned() }
            },
        )
        .collect()
}

/// Escapes a text for HTML, also within quotes.
pub(crate) fn escaped(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\'' => html.push_str("&#39;"),
            c => html.push(c),
        }
    }
    html
}
