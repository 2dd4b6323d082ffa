//! Paragraphs of the older WordPress editor, which writes none.
//!
//! In an export file the text of such a post has blank lines where a page has paragraphs; WordPress makes them when
//! it shows the post. The text comes in, HTML with paragraphs goes out. What the newer editor wrote has its paragraphs
//! already and stays as it is.

/// Elements that stand beside paragraphs, never inside one.
const BLOCKS: [&str; 31] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "caption",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "li",
    "ol",
    "p",
    "section",
    "summary",
    "table",
    "td",
    "ul",
];

/// Elements whose text keeps its lines.
const VERBATIM: [&str; 4] = ["pre", "script", "style", "textarea"];

/// Returns `text` with its blank lines as paragraphs and its other line ends as line breaks.
pub(super) fn with_paragraphs(text: &str) -> String {
    if text.contains("<!-- wp:") {
        return text.to_owned();
    }
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    let mut rest = text.as_str();
    while let Some((before, verbatim, after)) = next_verbatim(rest) {
        paragraphs(before, &mut out);
        out.push_str(verbatim);
        rest = after;
    }
    paragraphs(rest, &mut out);
    out
}

/// Finds the next element that keeps its lines: what is before, it, and what is after.
fn next_verbatim(text: &str) -> Option<(&str, &str, &str)> {
    let (start, name) = tags(text).find_map(|(at, name)| {
        VERBATIM.iter().find(|verbatim| name.eq_ignore_ascii_case(verbatim)).map(|name| (at, *name))
    })?;
    let closing = |(at, tag): (usize, &str)| {
        let is_it = tag.strip_prefix('/').is_some_and(|tag| tag.eq_ignore_ascii_case(name));
        is_it.then_some(at)
    };
    let close = tags(&text[start..]).find_map(closing);
    let end = match close.map(|close| start + close) {
        Some(close) => text[close..].find('>').map_or(text.len(), |end| close + end + 1),
        None => text.len(),
    };
    Some((&text[..start], &text[start..end], &text[end..]))
}

/// Returns the tags of a text: where each begins, and its name with the slash of a closing one.
fn tags(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.match_indices('<').map(|(at, _)| {
        let rest = &text[at + 1..];
        let is_name = |c: char| c.is_ascii_alphanumeric() || c == '/';
        (at, &rest[..rest.find(|c| !is_name(c)).unwrap_or(rest.len())])
    })
}

fn paragraphs(text: &str, out: &mut String) {
    let mut lines = text.lines().peekable();
    while lines.peek().is_some() {
        let paragraph: Vec<&str> =
            lines.by_ref().map(str::trim).take_while(|line| !line.is_empty()).collect();
        if paragraph.is_empty() {
            continue;
        }
        if paragraph.iter().any(|line| holds_block(line)) {
            out.push_str(&paragraph.join("\n"));
        } else {
            out.push_str("<p>");
            out.push_str(&paragraph.join("<br>\n"));
            out.push_str("</p>");
        }
        out.push('\n');
    }
}

fn holds_block(line: &str) -> bool {
    tags(line).any(|(_, name)| {
        let name = name.strip_prefix('/').unwrap_or(name);
        BLOCKS.iter().any(|block| name.eq_ignore_ascii_case(block))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blank_lines_part_paragraphs() {
        let text = "Один\r\nдва\r\n\r\n\r\nТри <b>чотири</b>\n\n<ul>\n<li>а</li>\n</ul>\n<pre>х\n\nу</pre>\nкінець";
        let expected = "<p>Один<br>\nдва</p>\n<p>Три <b>чотири</b></p>\n<ul>\n<li>а</li>\n</ul>\n<pre>х\n\nу</pre><p>кінець</p>\n";
        assert_eq!(with_paragraphs(text), expected);
    }

    #[test]
    fn blocks_of_the_newer_editor_stay() {
        let text = "<!-- wp:paragraph -->\n<p>а</p>\n<!-- /wp:paragraph -->\n\nб";
        assert_eq!(with_paragraphs(text), text);
    }

    #[test]
    fn an_element_that_never_ends_takes_the_rest() {
        assert_eq!(with_paragraphs("а\n\n<PRE>б\n\nв"), "<p>а</p>\n<PRE>б\n\nв");
        assert_eq!(with_paragraphs("<"), "<p><</p>\n");
    }
}
