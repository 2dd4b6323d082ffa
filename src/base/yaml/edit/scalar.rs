//! How one value is written: as its neighbours are, where that says what is meant.

use serde_json::Value as Json;

use super::layout::Style;

/// Puts a value in straight quotes.
pub(crate) fn quoted(value: &str) -> String {
    let mut out = String::from("\"");
    for c in value.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\r' => out.push_str("\\r"),
            c if must_be_escaped(c) => match u32::from(c) {
                code @ ..=0xff => out.push_str(&format!("\\x{code:02X}")),
                code @ ..=0xffff => out.push_str(&format!("\\u{code:04X}")),
                code => out.push_str(&format!("\\U{code:08X}")),
            },
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// What the neighbours of a new value tell of how to write it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Manner {
    /// How the value before it, or one of the same sort beside it, is written.
    pub(super) style: Option<Style>,
    /// Whether that one is without quotes and looks like a number or another thing that is no text.
    pub(super) is_bare_other: bool,
    /// The quotes of this text.
    pub(super) quotes: Style,
    /// Whether it stands in brackets.
    pub(super) in_brackets: bool,
}

/// Writes a single value on one line.
pub(super) fn written_line(value: &Json, manner: Manner) -> String {
    let Json::String(text) = value else { return value.to_string() };
    let may_be_bare =
        is_plain(text, manner.in_brackets) && (manner.is_bare_other || !looks_like_other(text));
    let can_be_single =
        !text.chars().any(|c| must_be_escaped(c) || matches!(c, '\n' | '\t' | '\r'));
    let wanted = match manner.style {
        Some(style @ (Style::Single | Style::Double)) => style,
        Some(Style::Plain | Style::Literal | Style::Folded) | None if may_be_bare => Style::Plain,
        // Quotes within are read easier than told apart by signs before them.
        Some(Style::Plain | Style::Literal | Style::Folded) | None
            if text.contains('"') && !text.contains('\'') =>
        {
            Style::Single
        }
        Some(Style::Plain | Style::Literal | Style::Folded) | None => manner.quotes,
    };
    match wanted {
        Style::Plain => text.clone(),
        Style::Single if can_be_single => format!("'{}'", text.replace('\'', "''")),
        Style::Single | Style::Double | Style::Literal | Style::Folded => quoted(text),
    }
}

/// Writes a text by lines, `step` deeper than its key: its header, and what stands below it without indentation.
pub(super) fn block_scalar(text: &str, style: Style, step: usize) -> Option<(String, Vec<String>)> {
    let is_writable = |c: char| !must_be_escaped(c) && c != '\r';
    if !text.contains('\n') && style != Style::Literal && style != Style::Folded
        || !text.chars().all(is_writable)
        || text.trim_matches('\n').is_empty()
    {
        return None;
    }
    let content = text.trim_end_matches('\n');
    let ends = text.len() - content.len();
    let first = content.trim_start_matches('\n');
    // Blanks at the start would be taken for indentation; it may be said how deep that is.
    let has_blank_start = first.starts_with([' ', '\t']) || content.starts_with('\n');
    let is_folded = style == Style::Folded && folds(content);
    let mut header = String::from(if is_folded { ">" } else { "|" });
    if has_blank_start {
        header.push_str(&step.to_string());
    }
    header.push_str(match ends {
        0 => "-",
        1 => "",
        _ => "+",
    });
    let mut lines: Vec<String> = Vec::new();
    for (n, line) in content.split('\n').enumerate() {
        if is_folded && n > 0 {
            lines.push(String::new());
        }
        lines.push(line.to_owned());
    }
    lines.extend((1..ends).map(|_| String::new()));
    Some((header, lines))
}

/// Tells a text that reads the same when its lines are folded.
fn folds(content: &str) -> bool {
    content.split('\n').all(|line| !line.is_empty() && !line.starts_with([' ', '\t']))
}

/// Tells a text that can stand without quotes.
pub(super) fn is_plain(text: &str, in_brackets: bool) -> bool {
    let mut chars = text.chars();
    let (Some(first), second) = (chars.next(), chars.next()) else { return false };
    let is_mark = match first {
        '-' | '?' | ':' => second.is_none_or(|c| c.is_whitespace() || in_brackets),
        c => ",[]{}#&*!|>'\"%@`=".contains(c),
    };
    let has_bracket = in_brackets && text.contains([',', '[', ']', '{', '}']);
    let has_mark = text.contains(": ") || text.contains(" #") || text.ends_with(':');
    let has_break = text.chars().any(|c| must_be_escaped(c) || matches!(c, '\n' | '\r' | '\t'));
    let is_document = text.starts_with("---") || text.starts_with("...");
    let is_typographic = |c: char| matches!(c, '“' | '”' | '„' | '‘' | '’');
    let is_in_quotes = text.starts_with(is_typographic) && text.ends_with(is_typographic);
    let is_trimmed = text.trim() == text;
    is_trimmed && !(is_mark || has_bracket || has_mark || has_break || is_document || is_in_quotes)
}

/// Tells a text that some reader of YAML takes for a number, a yes or no, a time or nothing, if it has no quotes.
pub(super) fn looks_like_other(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    let is_word = matches!(
        lower.as_str(),
        "" | "~" | "null" | "true" | "false" | "yes" | "no" | "on" | "off"
    );
    let digits = lower.trim_start_matches(['+', '-']);
    let is_number = digits.starts_with(|c: char| c.is_ascii_digit() || c == '.')
        && (lower.parse::<f64>().is_ok()
            || digits.starts_with("0x")
            || digits.starts_with("0o")
            || digits.starts_with(".inf")
            || digits.starts_with(".nan")
            || digits.chars().all(|c| c.is_ascii_digit() || matches!(c, ':' | '_' | '.' | ',')));
    is_word || is_number
}

/// Tells what must be written by its number: controls, and what is taken for a line break.
fn must_be_escaped(c: char) -> bool {
    (c.is_control() && !matches!(c, '\n' | '\t' | '\r'))
        || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}
