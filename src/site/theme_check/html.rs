//! What a finished page is made of: its tags, and the words between them.
//!
//! A page is read as a browser's tokenizer would, as far as a theme is checked by it: comments, quotes of attributes, and elements whose
//! content is no markup.

/// One tag.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Tag {
    /// Its name in small letters; that of an end tag begins with `/`.
    pub(super) name: String,
    /// Its attributes, with their names in small letters.
    pub(super) attributes: Vec<(String, String)>,
    /// The text between it and the next tag.
    pub(super) text: String,
}

/// Elements that hold no tags.
const RAW: [&str; 4] = ["script", "style", "title", "textarea"];

impl Tag {
    /// Returns the value of an attribute.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value.as_str())
    }
}

/// Returns the tags of a page, in their order.
pub(super) fn tags(html: &str) -> Vec<Tag> {
    let mut tags: Vec<Tag> = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        push_text(&mut tags, &rest[..at]);
        rest = &rest[at..];
        if let Some(comment) = rest.strip_prefix("<!--") {
            rest = comment.split_once("-->").map_or("", |(_, after)| after);
            continue;
        }
        let is_tag =
            rest[1..].starts_with(|c: char| c.is_ascii_alphabetic() || c == '/' || c == '!');
        if !is_tag {
            push_text(&mut tags, "<");
            rest = &rest[1..];
            continue;
        }
        let (tag, after) = read_tag(&rest[1..]);
        rest = after;
        if RAW.contains(&tag.name.as_str()) {
            let end =
                rest.to_ascii_lowercase().find(&format!("</{}", tag.name)).unwrap_or(rest.len());
            tags.push(Tag { text: rest[..end].to_owned(), ..tag });
            rest = &rest[end..];
        } else {
            tags.push(tag);
        }
    }
    push_text(&mut tags, rest);
    tags
}

fn push_text(tags: &mut [Tag], text: &str) {
    if let Some(last) = tags.last_mut() {
        last.text.push_str(text);
    }
}

/// Reads one tag behind its `<`; returns it and what follows.
fn read_tag(html: &str) -> (Tag, &str) {
    let is_end = |c: char| c.is_ascii_whitespace() || c == '>';
    let length = html[1..].find(|c: char| is_end(c) || c == '/').map_or(html.len(), |at| at + 1);
    let name = html[..length].to_ascii_lowercase();
    let mut attributes = Vec::new();
    let mut rest = &html[length..];
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
        if rest.is_empty() || rest.starts_with('>') {
            break;
        }
        // A name may begin with `=`, as browsers have it.
        let first = rest.chars().next().map_or(0, char::len_utf8);
        let end = rest[first..]
            .find(|c: char| is_end(c) || c == '/' || c == '=')
            .map_or(rest.len(), |at| at + first);
        let key = rest[..end].to_ascii_lowercase();
        rest = rest[end..].trim_start();
        let value = match rest.strip_prefix('=') {
            None => "",
            Some(after) => {
                let after = after.trim_start();
                let quote = after.chars().next().filter(|c| ['"', '\''].contains(c));
                let (value, after) = match quote {
                    Some(quote) => after[1..].split_once(quote).unwrap_or((&after[1..], "")),
                    None => after.split_at(after.find(is_end).unwrap_or(after.len())),
                };
                rest = after;
                value
            }
        };
        attributes.push((key, value.to_owned()));
    }
    let after = rest.strip_prefix('>').unwrap_or(rest);
    (Tag { name, attributes, text: String::new() }, after)
}

/// Returns the words of a page that people see: without scripts, styles and the head.
pub(super) fn words(tags: &[Tag]) -> String {
    let body = tags.iter().skip_while(|tag| tag.name != "body");
    let body: Vec<&Tag> = body.collect();
    // A piece of HTML for another page has no body.
    let shown: Vec<&Tag> = if body.is_empty() { tags.iter().collect() } else { body };
    let shown = shown.into_iter().filter(|tag| tag.name != "script" && tag.name != "style");
    shown.flat_map(|tag| tag.text.split_whitespace()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_taken_apart_as_browsers_do() {
        let html = "<!doctype html><html lang=uk><title>A <b></title><body class='x \"y\"' data-z>\
                    a < b <!-- <p> --><script>if (a<b) {}</script><P ID=\"q>\">c</P><br/>d";
        let tags = tags(html);
        let names: Vec<&str> = tags.iter().map(|tag| tag.name.as_str()).collect();
        assert_eq!(
            names,
            ["!doctype", "html", "title", "/title", "body", "script", "/script", "p", "/p", "br"]
        );
        assert_eq!(tags[1].attribute("lang"), Some("uk"));
        assert_eq!(tags[2].text, "A <b>");
        assert_eq!(
            (tags[4].attribute("class"), tags[4].attribute("data-z")),
            (Some("x \"y\""), Some(""))
        );
        assert_eq!(tags[7].attribute("id"), Some("q>"));
        assert_eq!(words(&tags), "a < b c d");
    }
}
