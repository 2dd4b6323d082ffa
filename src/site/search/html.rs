//! The words of a body, which the index is made of: its HTML without tags.

use std::borrow::Cow;

/// Returns the text of a piece of a body, whose HTML is our own: `<` and `>` stand for themselves only around tags.
/// A piece ends inside the tag of a link, and the next one begins there.
pub(super) fn plain_text(html: &str) -> Cow<'_, str> {
    if !html.contains(['<', '>', '&']) {
        return html.into();
    }
    let mut text = String::with_capacity(html.len());
    for (n, piece) in html.split('<').enumerate() {
        match piece.split_once('>') {
            Some((_, after)) => text.push_str(after),
            None if n == 0 => text.push_str(piece),
            None => {}
        }
        text.push(' ');
    }
    let signs = [("&quot;", "\""), ("&#39;", "'"), ("&#x27;", "'"), ("&lt;", " "), ("&gt;", " ")];
    let signs = signs.into_iter().filter(|_| html.contains('&')).chain([("&amp;", " ")]);
    signs.fold(text, |text, (written, sign)| text.replace(written, sign)).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_and_their_attributes_are_no_words() {
        assert_eq!(
            plain_text("<p class=\"x\">Мʼясо &amp; <b>риба</b></p>").trim(),
            "Мʼясо    риба"
        );
        assert_eq!(plain_text("\" rel=\"y\">сюди</a>, туди <a href=\"").trim(), "сюди , туди");
    }
}
