//! Where the addresses of a body's links and pictures stand, letter by letter, so that one can be changed alone.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Parser, Tag, TagEnd};

use super::dialect::options;

/// An address of a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct LinkTarget {
    /// What it says.
    pub target: String,
    /// Its bytes in the file: without brackets, title and words; where it is written otherwise than it reads (`&amp;`, `\_`),
    /// those of the whole link.
    pub span: Range<usize>,
    /// Whether the bytes are just what it says.
    pub is_plain: bool,
}

/// A link or a picture that is not closed yet.
struct Open {
    /// Its address, where that stands in it and not in a definition elsewhere.
    target: Option<String>,
    /// Where what stands within it ended last.
    inner_end: usize,
}

/// Returns the addresses of the body at `span` of `text`, in the order of their places; one that several links share by its
/// definition is told once.
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "of the parser's events and tags these few are looked at"
)]
pub(crate) fn addresses(text: &str, span: Range<usize>) -> Vec<LinkTarget> {
    let body = &text[span.clone()];
    let parser = Parser::new_ext(body, options());
    let definitions = parser.reference_definitions().iter().map(|(_, definition)| {
        let whole = definition.span.clone();
        let from = after_label(body, &whole);
        link_target(body, definition.dest.to_string(), from..whole.end, &whole)
    });
    let mut found: Vec<LinkTarget> = definitions.collect();
    let mut open: Vec<Open> = Vec::new();
    for (event, at) in parser.into_offset_iter() {
        match event {
            Event::Start(
                Tag::Link { link_type, dest_url, .. } | Tag::Image { link_type, dest_url, .. },
            ) => {
                let target = (link_type == LinkType::Inline).then(|| dest_url.to_string());
                open.push(Open { target, inner_end: at.start });
            }
            Event::Start(_) => {}
            Event::End(TagEnd::Link | TagEnd::Image) => {
                let closed = open.pop().expect("a link that ends was begun");
                if let Some(target) = closed.target {
                    let rest = &body[closed.inner_end..at.end];
                    let from =
                        rest.find("](").map_or(at.end, |bracket| closed.inner_end + bracket + 2);
                    found.push(link_target(body, target, from..at.end.saturating_sub(1), &at));
                }
                open.iter_mut().last().into_iter().for_each(|outer| outer.inner_end = at.end);
            }
            _ => open.iter_mut().last().into_iter().for_each(|outer| outer.inner_end = at.end),
        }
    }
    for address in &mut found {
        address.span = span.start + address.span.start..span.start + address.span.end;
    }
    found.sort_by_key(|address| (address.span.start, address.span.end));
    found
}

/// Finds an address that stands in `place`, before its title; `whole` is what is named where it reads otherwise.
fn link_target(
    body: &str,
    target: String,
    place: Range<usize>,
    whole: &Range<usize>,
) -> LinkTarget {
    let Some(rest) = body.get(place.clone()) else {
        return LinkTarget { target, span: whole.clone(), is_plain: false };
    };
    let mut start = place.start + rest.len() - rest.trim_start().len();
    start += usize::from(body[start..].starts_with('<'));
    let end = start + target.len();
    match body.get(start..end) == Some(target.as_str()) && end <= place.end {
        true => LinkTarget { target, span: start..end, is_plain: true },
        false => LinkTarget { target, span: whole.clone(), is_plain: false },
    }
}

/// Returns where the label of a definition and its colon end.
fn after_label(body: &str, definition: &Range<usize>) -> usize {
    let mut is_escaped = false;
    for (at, c) in body[definition.clone()].char_indices() {
        match c {
            ']' if !is_escaped => return (definition.start + at + "]:".len()).min(definition.end),
            _ => is_escaped = c == '\\' && !is_escaped,
        }
    }
    definition.end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_address_is_found_letter_by_letter() {
        let text = "Поза тілом [x](y)\n# [Заголовок](../a.md)\n\n- [два](b.md \"title\") і ![фото *і* слова](files/c(1).png)\n\
                    - [![мала](files/d.png)](<e f.md#s-g>) <https://example.org/> [мітка][1] [1]\n\n> [ряд\n> ки](\
                    h.md) `[код](код.md)` [з \\] дужкою](i.md)\n\n[1]: /j/ 'назва'\n[інша \\] мітка]: <k.md>\n\n    [код](код.md)\n";
        let start = text.find('#').unwrap();
        let found = addresses(text, start..text.len());
        let said: Vec<&str> = found.iter().map(|address| &text[address.span.clone()]).collect();
        let expected = [
            "../a.md",
            "b.md",
            "files/c(1).png",
            "files/d.png",
            "e f.md#s-g",
            "h.md",
            "i.md",
            "/j/",
            "k.md",
        ];
        assert_eq!(said, expected);
        assert!(
            found.iter().all(|address| address.is_plain && said.contains(&address.target.as_str()))
        );
    }

    #[test]
    fn an_address_that_reads_otherwise_than_it_is_written_is_told_so() {
        let text = "[a](b\\_c.md) [d](e&amp;f.md) [](g.md) [h]( i.md ) [j](\r\nk.md)\r\n";
        let found = addresses(text, 0..text.len());
        let said: Vec<(&str, &str, bool)> = found
            .iter()
            .map(|address| (&*address.target, &text[address.span.clone()], address.is_plain))
            .collect();
        let expected = [
            ("b_c.md", "[a](b\\_c.md)", false),
            ("e&f.md", "[d](e&amp;f.md)", false),
            ("g.md", "g.md", true),
            ("i.md", "i.md", true),
            ("k.md", "k.md", true),
        ];
        assert_eq!(said, expected);
    }
}
